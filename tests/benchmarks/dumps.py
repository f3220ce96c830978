"""How well the article is found in pages saved as text.

python -m tests.benchmarks.dumps [--data ../shared/data] [--errors]

Pages with a gold main text are saved as text in three ways; the kept text is compared with the
gold by 4-grams of words, page by page.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from assets.clean.charset import decode_body
from assets.clean.dumps.read import read_dump

_BLOCK_TAGS = frozenset(
    re.findall(
        r"\w+",
        """
    address article aside blockquote body br button canvas caption center dd details dialog div dl dt
    fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr iframe label legend li main menu
    nav ol option p pre section select summary table tbody td textarea tfoot th thead title tr ul video
    """,
    )
)
_UNSEEN = "head, script, style, noscript, template, svg"
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class GoldPage:
    """A page with the main text a person marked."""

    name: str
    set_name: str
    body: bytes
    gold: str
    host: str


def load_pages(data: Path) -> Iterator[GoldPage]:
    """Pages of both sets, in order; SystemExit with one line where the folder is absent."""
    if not (data / "scrapinghub").is_dir() or not (data / "wcxb").is_dir():
        sys.exit(f"no development pages in {data}")
    truth = json.loads((data / "scrapinghub/ground-truth.json").read_text())
    for name in sorted(truth):
        body = gzip.decompress((data / f"scrapinghub/html/{name}.html.gz").read_bytes())
        yield GoldPage(name, "articles", body, truth[name]["articleBody"], _host(truth[name]["url"]))
    for path in sorted((data / "wcxb/ground-truth").glob("*.json")):
        page = json.loads(path.read_text())
        body = gzip.decompress((data / f"wcxb/html/{page['file_id']}.html.gz").read_bytes())
        gold = page["ground_truth"]
        set_name = "second, " + page["_internal"]["page_type"]["primary"]
        yield GoldPage(page["file_id"], set_name, body, gold["main_content"], _host(page["url"]))


def _host(url: str) -> str:
    """The house behind an address: pages of one are alike, and learned from or left out together."""
    return ".".join((urlsplit(url).hostname or "").split(".")[-2:])


def dump_page(body: bytes, way: str) -> str:
    """The page as text: a line a block ("lines"), the same with bullets, or a line a piece of text."""
    tree = LexborHTMLParser(decode_body(body).text.encode("utf-8", "replace"))
    for node in tree.css(_UNSEEN):
        node.decompose()
    root = tree.body or tree.root
    if root is None:
        return ""
    if way == "pieces":
        return root.text(separator="\n", strip=True)
    text = "".join(_write(root, "  • " if way == "bullets" else ""))
    lines = (re.sub(r"[ \t]+", " ", line).rstrip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line.strip())


WAYS = ("lines", "bullets", "pieces")


def _write(root: LexborNode, bullet: str) -> Iterator[str]:
    stack: list[LexborNode | str] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            yield node
        elif node.tag == "-text":
            yield re.sub(r"\s+", " ", node.text(deep=False) or "")
        elif not node.tag.startswith(("-", "_")):
            children, child = [], node.child
            while child is not None:
                children.append(child)
                child = child.next
            is_block = node.tag in _BLOCK_TAGS
            if is_block:
                yield "\n" + (bullet if node.tag == "li" else "")
                stack.append("\n")
            stack.extend(reversed(children))


def split_words(text: str) -> list[str]:
    """The words of a text as the published benchmarks split them."""
    return _WORD.findall(text.lower())


def count_grams(text: str) -> Counter[tuple[str, ...]]:
    """4-grams of the text's words, counted; a shorter text is one gram."""
    words = split_words(text)
    return Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3))) if words else Counter()


def score(found: str, gold: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of the 4-grams found."""
    found_grams, gold_grams = count_grams(found), count_grams(gold)
    both = sum((found_grams & gold_grams).values())
    precision = both / sum(found_grams.values()) if found_grams else 0.0
    recall = both / sum(gold_grams.values()) if gold_grams else 1.0
    return precision, recall, 2 * precision * recall / (precision + recall) if both else 0.0


def keep_article(text: str, *, headline: bool = True) -> str:
    """What the cleaner keeps of a dump."""
    blocks, _ = read_dump(decode_body(text.encode()))
    return "\n".join(b.text for b in blocks if b.is_kept and (headline or b.kind != "headline"))


def main() -> None:
    """Print the scores, a line a set and way."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--errors", action="store_true", help="the worst pages, with their scores")
    arguments = parser.parse_args()
    pages = list(load_pages(arguments.data))
    names = sorted({page.set_name for page in pages})
    print("set               way       pages  precision  recall     F1  no head  ms/page")
    for name in names:
        for way in WAYS:
            chosen = [page for page in pages if page.set_name == name]
            dumps = [dump_page(page.body, way) for page in chosen]
            began = time.process_time()
            kept = [keep_article(text) for text in dumps]
            took = (time.process_time() - began) / len(chosen) * 1000
            scores = [score(text, page.gold) for text, page in zip(kept, chosen, strict=True)]
            bare = [
                score(keep_article(d, headline=False), p.gold)[2] for d, p in zip(dumps, chosen, strict=True)
            ]
            means = [sum(column) / len(scores) for column in zip(*scores, strict=True)]
            print(
                f"{name:<18}{way:<9}{len(chosen):>6}{means[0]:>11.3f}{means[1]:>8.3f}{means[2]:>7.3f}"
                f"{sum(bare) / len(bare):>9.3f}{took:>9.1f}"
            )
            if arguments.errors:
                worst = sorted(zip(scores, chosen, strict=True), key=lambda pair: pair[0][2])[:6]
                for (precision, recall, f1), page in worst:
                    print(f"    {page.name[:12]:<14}{precision:>8.2f}{recall:>7.2f}{f1:>7.2f}")


if __name__ == "__main__":
    main()
