"""One step of the stage: documents that came, changed or went, through pairs, into stories.

    new texts > keys > candidate pairs > pairs > stories touched > stories told again

The state (texts, postings, pairs) lies in the lake and is a function of the documents alone;
signed by another version of the code it is made anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import pyarrow as pa

from assets.dedupe.candidates import Postings, number_text
from assets.dedupe.pairs import FoundPairs, Sketches, find_pairs
from assets.dedupe.signatures import SKETCH, sign_texts
from assets.dedupe.stories import StoryDocument, tell_stories
from assets.records import Pair, SignedText
from assets.resources import Store, Work, Writer
from assets.tables import to_arrow

# A document is what its text and its place in time make it.
UNITS = """
    with first_seen as (
        select page_id, min(captured_at) as captured_at from ingest.captures group by page_id
    )
    select
        page_id as unit,
        sha256(to_json([
            text_sha256, title, kind, url, published_at::varchar, captured_at::varchar, $version
        ])::varchar) as fingerprint
    from clean.documents
    left join first_seen using (page_id)
"""
# Texts that are not signed yet, each once.
INPUTS = """
    select text_sha256, any_value(text) as text
    from clean.documents
    semi join todo on todo.unit = documents.page_id
    anti join dedupe.texts as signed using (text_sha256)
    group by text_sha256
"""


def sign_batch(texts: pa.Table, code_version: str) -> dict[str, pa.Table]:
    """Rows of dedupe.texts and dedupe.postings for a batch of distinct texts."""
    hashes = texts["text_sha256"].to_pylist()
    numbers = [number_text(digest) for digest in hashes]
    signed = sign_texts(texts["text"].to_pylist())
    owners = np.repeat(np.array(numbers, dtype=np.int64), np.diff(signed.starts))
    sketches = map(bytes, signed.sketches)
    rows = zip(hashes, numbers, signed.shingles.tolist(), sketches, strict=True)
    return {
        "dedupe.texts": to_arrow("dedupe.texts", [SignedText(*row, code_version) for row in rows]),
        "dedupe.postings": pa.table({"key": signed.keys, "text": owners}),
    }


def forget_other_versions(store: Store, version: str) -> None:
    """Empty the state where another version of the code signed it: all texts are new again."""
    if store.rows("select 1 from dedupe.texts where code_version <> ? limit 1", [version]):
        with store.write("dedupe", f"signatures of another version than {version} forgotten") as writer:
            for table in ("dedupe.texts", "dedupe.postings", "dedupe.pairs"):
                writer.delete(table, "true")
            writer.delete("state.seen", "stage = 'dedupe'")


def take_step(store: Store, work: Work) -> dict[str, int]:
    """Bring pairs and stories up to date with the units of ``work``, in one transaction."""
    _gather(store, work)
    removed = [number for (number,) in store.rows("select text from removed_texts order by text")]
    found = find_pairs(
        _postings(store, "select key, text from new_postings"),
        removed,
        lambda keys: _look_up(store, "key", keys),
        lambda texts: _look_up(store, "text", texts),
        lambda texts: _sketches(store, texts),
        lambda numbers: _read_texts(store, numbers),
    )
    with store.write("dedupe", f"{work.new} documents new or changed, {work.gone} gone") as writer:
        told_before = _stories_touched(store)
        writer.settle("dedupe")
        _write_state(writer, found)
        _touch_texts(store, told_before, found)
        members = tell_stories(_documents(store), _pairs(store))
        writer.connection.register("told_again", to_arrow("dedupe.stories", members))
        writer.delete("dedupe.stories", "page_id in (select unit from gone)")
        writer.delete("dedupe.stories", "page_id in (select page_id from told_again)")
        writer.insert("dedupe.stories", "told_again")
        writer.connection.unregister("told_again")
    return {"pairs new": len(found.come), "pairs gone": len(found.gone), "documents told": len(members)}


def _gather(store: Store, work: Work) -> None:
    """Temporary tables of this step: texts and postings that are new, and texts that no document has."""
    for table in ("texts", "postings"):
        files = sorted(str(path) for path in work.folder.glob(f"*.dedupe.{table}.parquet"))
        source = f"read_parquet({files})" if files else f"(select * from dedupe.{table} limit 0)"
        store.connection.execute(f"create or replace temp table new_{table} as select * from {source}")
    store.connection.execute(
        "create or replace temp table removed_texts as select text from dedupe.texts "
        "where text_sha256 not in (select text_sha256 from clean.documents)"
    )


def _numbers(values: Sequence[int] | np.ndarray) -> pa.Table:
    return pa.table({"number": pa.array(np.asarray(values, dtype=np.int64))})


def _postings(store: Store, query: str) -> Postings:
    found = store.frame(query)
    return Postings(found["key"].to_numpy(), found["text"].to_numpy())


def _look_up(store: Store, column: str, values: np.ndarray) -> Postings:
    with store.lent("wanted", _numbers(values)):
        return _postings(
            store, f"select key, text from dedupe.postings where {column} in (select number from wanted)"
        )


def _sketches(store: Store, texts: np.ndarray) -> Sketches:
    with store.lent("wanted", _numbers(texts)):
        found = store.frame(
            """
            select text, shingles, sketch
            from (select * from dedupe.texts union all select * from new_texts)
            where text in (select number from wanted)
            order by text
            """
        )
    return Sketches(
        found["text"].to_numpy(),
        found["shingles"].to_numpy(),
        np.frombuffer(b"".join(found["sketch"].to_pylist()), dtype=np.uint8).reshape(-1, SKETCH),
    )


def _read_texts(store: Store, numbers: Sequence[int]) -> Mapping[int, str]:
    with store.lent("wanted", _numbers(numbers)):
        return dict(
            store.rows(
                """
                select texts.text, any_value(documents.text)
                from (select * from dedupe.texts union all select * from new_texts) as texts
                join clean.documents as documents using (text_sha256)
                where texts.text in (select number from wanted)
                group by texts.text
                """
            )
        )


def _stories_touched(store: Store) -> list[str]:
    """Pages of the stories, as they were told, that a page of this step belongs to."""
    rows = store.rows(
        """
        with touched as (
            select story_id from dedupe.stories
            where page_id in (select unit from todo union all select unit from gone)
        )
        select page_id from dedupe.stories where story_id in (select story_id from touched)
        """
    )
    return [page_id for (page_id,) in rows]


def _write_state(writer: Writer, found: FoundPairs) -> None:
    gone_text = "in (select text from removed_texts)"
    if writer.delete("dedupe.texts", f"text {gone_text}"):
        writer.delete("dedupe.postings", f"text {gone_text}")
        writer.delete("dedupe.pairs", f"text_a {gone_text} or text_b {gone_text}")
    for table in ("texts", "postings"):
        writer.insert(f"dedupe.{table}", f"new_{table}")
    changed = [(pair.text_a, pair.text_b) for pair in found.come] + found.gone
    if changed:
        a, b = zip(*changed, strict=True)
        writer.connection.register("changed_pairs", pa.table({"text_a": a, "text_b": b}))
        writer.delete("dedupe.pairs", "(text_a, text_b) in (select (text_a, text_b) from changed_pairs)")
        writer.connection.unregister("changed_pairs")
    if found.come:
        writer.insert("dedupe.pairs", to_arrow("dedupe.pairs", found.come))


def _touch_texts(store: Store, pages: Sequence[str], found: FoundPairs) -> None:
    """Temporary table ``touched``: texts of the step and of its stories, closed over the pairs."""
    ends = [text for pair in found.come for text in (pair.text_a, pair.text_b)]
    ends += [text for pair in found.gone for text in pair]
    told = pa.table({"page_id": pa.array(pages, pa.string())})
    with store.lent("wanted", _numbers(ends)), store.lent("told", told):
        store.connection.execute(
            """
            create or replace temp table touched as
            with recursive reached(text) as (
                (
                    select texts.text
                    from dedupe.texts as texts
                    join clean.documents as documents using (text_sha256)
                    where documents.page_id in (select unit from todo union all select page_id from told)
                    union
                    select number from wanted
                )
                union
                select case when pairs.text_a = reached.text then pairs.text_b else pairs.text_a end
                from reached
                join dedupe.pairs as pairs on reached.text in (pairs.text_a, pairs.text_b)
            )
            select distinct text from reached
            """
        )


def _documents(store: Store) -> Iterable[StoryDocument]:
    rows = store.rows(
        """
        select
            page_id, texts.text, length(documents.text), title, kind, documents.url, published_at,
            min(captured_at)
        from clean.documents as documents
        join dedupe.texts as texts using (text_sha256)
        left join ingest.captures using (page_id)
        where texts.text in (select text from touched)
        group by all
        """
    )
    return (StoryDocument(*row) for row in rows)


def _pairs(store: Store) -> Iterable[Pair]:
    found = store.frame("select * from dedupe.pairs where text_a in (select text from touched)")
    return (Pair(**row) for row in found.to_pylist())
