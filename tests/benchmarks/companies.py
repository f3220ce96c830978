"""How well companies are linked, on pages that nobody here wrote.

    python -m tests.benchmarks.companies [--data ../shared/data] [--errors 40]

An exchange tag labels the company before it. With the tags masked the name alone must link to the
same company (recall: it does; precision: nobody else stands there). Beside it: snippets with
company spans, the issuer of filings and of one company's releases, and speed.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import html
import json
import re
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from assets.extract.companies.mentions import find_mentions
from assets.extract.companies.refresh import COMPANIES_CSV, format_companies, merge_companies, read_rows
from assets.extract.companies.security_master import SecurityMaster, load_master
from assets.extract.companies.subject import find_subject
from assets.records import Document, Mention

# Written apart from the code under test: only the plain US form of a tag is gold.
TAG = re.compile(
    r"\s?\((?:NYSE|Nasdaq|OTC)(?: ?American| ?Arca| ?GS| ?GM| ?CM| Global Select Market"
    r"| Capital Markets?|QB|QX|ID| Pink|PK| Markets|MARKETS|MKTS)?: ?([A-Z]{1,5})\)",
    re.IGNORECASE,
)
RIC = re.compile(r"\s?<([A-Z]{1,5})\.(?:N|O|OQ|A|K)>")
# Gold spans that are an index, an office or a namesake of a company we know: not ours to link.
NAMESAKES = frozenset("Nasdaq Dow SPX ECB MGM Edison Extreme Senior".split(" "))  # noqa: SIM905 a list reads worse
NEAR = 40  # a name may be followed by '("Paltalk," the "Company")' before its tag
_MARKUP = re.compile(r"<(?:script|style)\b.*?</(?:script|style)>|<[^>]*>", re.DOTALL | re.IGNORECASE)


@dataclass
class Score:
    """Right, missed and wrong links of one yardstick, with the errors to read."""

    name: str
    right: int = 0
    missed: int = 0
    wrong: int = 0
    errors: list[str] = field(default_factory=list)

    def add(self, is_right: bool, is_wrong: bool, error: str) -> None:
        """Count one case."""
        self.right += is_right
        self.missed += not is_right
        self.wrong += is_wrong
        if is_wrong or not is_right:
            self.errors.append(("WRONG " if is_wrong else "MISSED ") + error)

    def line(self) -> str:
        """Precision and recall in one line."""
        precision = self.right / max(1, self.right + self.wrong)
        recall = self.right / max(1, self.right + self.missed)
        total = self.right + self.missed
        return f"{self.name:34} P {precision:7.2%}  R {recall:7.2%}  n={total} wrong={self.wrong}"


def plain_document(text: str, title: str | None = None, day: str | None = None) -> Document:
    """A document of a plain text, as the clean stage would give."""
    on = datetime.fromisoformat(day).replace(tzinfo=UTC) if day else None
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(title, None, None, None, None, "en", "news", on, "day", None, text, digest, "utf-8", ())


def mask_tags(text: str, tag: re.Pattern[str] = TAG) -> tuple[str, list[tuple[int, str]]]:
    """The text without its tags, and for each where it stood and its ticker."""
    parts, tags, last, length = [], [], 0, 0
    for match in tag.finditer(text):
        parts.append(text[last : match.start()])
        length += len(parts[-1])
        tags.append((length, match.group(1)))
        last = match.end()
    return "".join([*parts, text[last:]]), tags


def read_releases(data: Path) -> Iterator[tuple[str, str, str, str]]:
    """Path, title, day and text of each release."""
    folder = data / "newsworthy-earnings"
    for row in json.loads((folder / "index.json").read_text(encoding="utf-8")):
        text = (folder / "md" / row["path"]).read_text(encoding="utf-8")
        yield row["path"], row["title"], row["date"], text


def score_releases(data: Path, master: SecurityMaster) -> list[Score]:
    """Tags masked, tags kept, and the subject of each release that has one US tag only."""
    masked, kept = Score("releases, tags masked"), Score("releases, tags kept")
    subject = Score("releases, subject (tags masked)")
    for path, title, day, text in read_releases(data):
        bare, tags = mask_tags(text)
        known = [(at, ticker, company) for at, ticker in tags if (company := master.by_ticker(ticker))]
        document = plain_document(bare, title, day)
        mentions = find_mentions(document, [], master)
        for at, ticker, company in known:
            _score_place(
                masked,
                mentions,
                at,
                company.company_id,
                f"{path[:60]} {ticker} {bare[max(0, at - 60) : at]!r}",
            )
        for match in TAG.finditer(text):
            company = master.by_ticker(match.group(1))
            if company:
                found = find_mentions(plain_document(text, title, day), [], master)
                linked = [one for one in found if match.start() < one.text_start < match.end()]
                is_right = any(one.company_id == company.company_id for one in linked)
                kept.add(
                    is_right,
                    bool(linked) and not is_right and linked[0].status == "linked",
                    f"{path[:60]} {match.group()}",
                )
        if tags and len({ticker for _, ticker in tags}) == 1 and known and tags[0][0] < 1500:
            meant = find_subject(document, mentions, master)
            is_right = meant is not None and meant.company_id == known[0][2].company_id
            subject.add(
                is_right,
                meant is not None and not is_right,
                f"{path[:70]} {known[0][1]} got {meant and meant.name}",
            )
    return [masked, kept, subject]


def _score_place(score: Score, mentions: list[Mention], at: int, company_id: str, error: str) -> None:
    """Whether the mention that ends at the masked tag is linked, and to the right company."""
    before = [one for one in mentions if at - NEAR <= one.text_end <= at + 1 and one.status == "linked"]
    is_right = any(one.company_id == company_id for one in before)
    close = [one for one in before if at - one.text_end <= 3]
    is_wrong = bool(close) and not is_right
    score.add(is_right, is_wrong, error + (f" got {close[0].ticker}" if is_wrong else ""))


def score_snippets(data: Path, master: SecurityMaster) -> list[Score]:
    """Company spans of snippets: those whose name the master has must link; counted by overlap."""
    score = Score("finentity, names in the master")
    apart = Score("finentity, without namesakes")
    extra = Score("finentity, links outside the gold")
    for row in json.loads((data / "finentity" / "finentity.json").read_text(encoding="utf-8")):
        text = row["content"]
        mentions = find_mentions(plain_document(text), [], master)
        gold = [(one["start"], one["end"], one["value"]) for one in row["annotations"]]
        for start, end, value in gold:
            linked = [one for one in mentions if one.text_start < end and start < one.text_end]
            if linked or is_in_master(value, master):
                is_right = any(one.status == "linked" for one in linked)
                error = (
                    f"{value!r} in {text[max(0, start - 50) : end + 50]!r} {[one.status for one in linked]}"
                )
                score.add(is_right, False, error)
                if value not in NAMESAKES:
                    apart.add(is_right, False, error)
        for one in mentions:
            inside = any(one.text_start < end and start < one.text_end for start, end, _ in gold)
            if one.status == "linked" and not inside:
                around = text[max(0, one.text_start - 50) : one.text_end + 40]
                extra.errors.append(f"{one.surface!r} -> {one.ticker} in {around!r}")
    return [score, apart, score_masked_codes(data, master), extra]


def score_masked_codes(data: Path, master: SecurityMaster) -> Score:
    """Codes like "<JNJ.N>" label the name before them: masked, the name alone must link to their holder."""
    score = Score("finentity, codes masked")
    for row in json.loads((data / "finentity" / "finentity.json").read_text(encoding="utf-8")):
        bare, codes = mask_tags(row["content"], RIC)
        mentions = find_mentions(plain_document(bare), [], master) if codes else []
        for at, ticker in codes:
            holders = {holder.company_id for holder in master.holders(ticker)}
            before = [one for one in mentions if at - 6 <= one.text_end <= at + 3]
            is_right = any(one.company_id in holders for one in before)
            is_wrong = not is_right and any(
                one.status == "linked" and one.text_end >= at - 1 for one in before
            )
            score.add(is_right, is_wrong, f"{ticker} {bare[max(0, at - 50) : at + 20]!r}")
    return score


def is_in_master(value: str, master: SecurityMaster) -> bool:
    """Whether the master has the name as annotated, in full or with its legal form."""
    from assets.extract.companies.name_forms import core_name

    return bool(master.forms_of(core_name(value.removesuffix("'s"))))


def html_text(path: Path) -> str:
    """The words of a page, without markup: enough to find names in."""
    body = path.read_text(encoding="utf-8", errors="replace")
    text = html.unescape(
        _MARKUP.sub(
            lambda match: "\n" if re.match(r"</?(?:p|div|tr|br|h\d|li)", match.group(), re.I) else " ", body
        )
    )
    return re.sub(r"[ \t\r\f\v]+", " ", re.sub(r"\s*\n\s*", "\n", text)).strip()


def score_issuers(data: Path, master: SecurityMaster) -> list[Score]:
    """The issuer of filings, by their ticker of then, and of the releases of one company."""
    filings, newsroom = Score("filings, issuer"), Score("newsroom, issuer")
    folder = data / "sec-8k-ex991-2020q1"
    with (folder / "truth_hand_read.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            document = plain_document(html_text(folder / "html" / row["filename"]), None, "2020-04-29")
            _score_subject(filings, document, row["ticker"], master)
    for row in json.loads((data / "nvda-pr-vs-ixbrl" / "truth.json").read_text(encoding="utf-8")):
        document = plain_document(html_text(data / "nvda-pr-vs-ixbrl" / row["press_release"]), row["title"])
        _score_subject(newsroom, document, row["ticker"], master)
    return [filings, newsroom]


def _score_subject(score: Score, document: Document, ticker: str, master: SecurityMaster) -> None:
    mentions = find_mentions(document, [], master)
    meant = find_subject(document, mentions, master)
    is_right = meant is not None and ticker in meant.tickers
    error = f"{ticker} got {meant and meant.name}; {document.text[:80]!r}"
    score.add(is_right, meant is not None and not is_right, error)


def score_wires(data: Path, master: SecurityMaster) -> list[Score]:
    """Links in wires of 1987, to read: the master names no truth for them."""
    score = Score("wires of 1987, links to read")
    linked = total = 0
    for line in (data / "reuters21578-earn" / "earn.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = "\n".join(part for part in (row["title"], row["dateline"], row["body"]) if part)
        mentions = find_mentions(plain_document(text, row["title"], "1987-03-01"), [], master)
        total += 1
        linked += any(one.status == "linked" for one in mentions)
        score.errors += [
            f"{one.surface!r} -> {one.ticker} {one.method} | {row['title']}"
            for one in mentions
            if one.status == "linked"
        ]
    score.name += f" ({linked} of {total} pages)"
    return [score]


def check_reference(data: Path) -> str:
    """Whether the carried file is what the two public lists give, byte for byte."""
    lists = data / "security-master"
    made = merge_companies(
        read_rows(lists / "company_tickers.parquet"), read_rows(lists / "listed_filer_metadata.csv")
    )
    is_same = format_companies(made).encode() == COMPANIES_CSV.read_bytes()
    return f"companies.csv {'is' if is_same else 'IS NOT'} what the two lists give"


def measure_speed(data: Path, master: SecurityMaster) -> str:
    """Characters a second over the releases, one core."""
    documents = [plain_document(text, title, day) for _, title, day, text in read_releases(data)]
    characters = sum(len(document.text) for document in documents)
    start = time.process_time()
    for document in documents:
        find_mentions(document, [], master)
    seconds = time.process_time() - start
    return f"speed: {characters / seconds / 1e6:.2f} M characters/s over {characters:,}"


def main() -> None:
    """Print every yardstick, then the errors to read."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    if not options.data.is_dir():
        sys.exit(f"no data at {options.data}: nothing measured")
    master = load_master()
    scores = [
        *score_releases(options.data, master),
        *score_snippets(options.data, master),
        *score_issuers(options.data, master),
        *score_wires(options.data, master),
    ]
    for score in scores:
        print(score.line() if score.right or score.missed else f"{score.name}: {len(score.errors)}")
    print(check_reference(options.data))
    print(measure_speed(options.data, master))
    for score in scores:
        for error in score.errors[: options.errors]:
            print(f"  {score.name[:10]}: {error}")


if __name__ == "__main__":
    main()
