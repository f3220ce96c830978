"""One step of the stage: documents that came, changed or went, through pairs, into stories.

    new texts > keys > candidate pairs > pairs > stories touched > stories told again

The state (texts, postings, pairs) lies in the lake and is a function of the documents alone;
signed by another version of the code it is made anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from assets.dedupe.candidates import PairChange, components_of
from assets.dedupe.pairs import find_changes, verify_pairs
from assets.dedupe.state import LakeState, numbers_table
from assets.dedupe.stories import StoryDocument, tell_stories
from assets.lake import Writer
from assets.records import Pair
from assets.resources import Store, Work
from assets.tables import to_arrow

# Texts whose stories are told in one go: about 100 MB.
_TEXTS_TOLD = 50_000

# A document is what its text and its place in time make it.
READS = ("clean.documents", "ingest.captures")
UNITS = """
    with first_seen as (
        select page_id, min(captured_at) as captured_at
        from ingest.captures
        semi join moved using (page_id)
        group by page_id
    )
    select
        page_id as unit,
        sha256(to_json([
            text_sha256, title, kind, url, published_at::varchar, captured_at::varchar, $version
        ])::varchar) as fingerprint
    from clean.documents
    semi join moved using (page_id)
    left join first_seen using (page_id)
"""
# Texts that are not signed yet, each once. Rows are chosen first: files before the first are passed by.
INPUTS = """
    select text_sha256, text
    from clean.documents
    where rowid in (
        select min(rowid)
        from clean.documents
        semi join todo on todo.unit = documents.page_id
        anti join dedupe.texts as signed using (text_sha256)
        group by text_sha256
    )
"""


def forget_other_versions(store: Store, version: str) -> None:
    """Empty the state where another version of the code signed it: all texts are new again."""
    if store.rows("select 1 from dedupe.texts where code_version <> ? limit 1", [version]):
        with store.write("dedupe", f"signatures of another version than {version} forgotten") as writer:
            for table in ("dedupe.texts", "dedupe.postings", "dedupe.pairs"):
                writer.delete(table, "true")
            for table in ("state.seen", "state.looked"):
                writer.delete(table, "stage = 'dedupe'")


def take_step(store: Store, work: Work) -> dict[str, int]:
    """Bring pairs and stories up to date with the units of ``work``, in one transaction."""
    state = LakeState(store, work.folder)
    change = find_changes(state, _find_removed(store))
    come = _write_parts(work.folder, "dedupe.pairs", verify_pairs(state, change.come))
    with store.write("dedupe", f"{work.new} documents new or changed, {work.gone} gone") as writer:
        told_before = _stories_touched(store)
        writer.settle("dedupe")
        _write_texts(writer, state)
        gone = _write_pairs(writer, state, change)
        _touch_documents(store, told_before)
        told = _write_parts(work.folder, "dedupe.stories", _told_again(store))
        writer.delete("dedupe.stories", "page_id in (select unit from gone)")
        writer.delete("dedupe.stories", "page_id in (select page_id from touched_documents)")
        writer.insert("dedupe.stories", state.added_rows("dedupe.stories"))
    return {"pairs new": come, "pairs gone": gone, "documents told": told}


def _find_removed(store: Store) -> np.ndarray:
    """Numbers of texts that no document has any more; also the temporary table ``removed_texts``."""
    store.connection.execute(
        "create or replace temp table removed_texts as select text from dedupe.texts "
        "where text_sha256 not in (select text_sha256 from clean.documents)"
    )
    return store.frame("select text from removed_texts order by text")["text"].to_numpy()


def _write_parts(folder: Path, table: str, parts: Iterable[pa.Table]) -> int:
    """One file a part that has rows; how many rows."""
    rows = 0
    for number, part in enumerate(part for part in parts if part.num_rows):
        pq.write_table(part, folder / f"{number:06d}.{table}.parquet", compression="zstd")
        rows += part.num_rows
    return rows


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


def _write_texts(writer: Writer, state: LakeState) -> None:
    is_removed = "in (select text from removed_texts)"
    if writer.delete("dedupe.texts", f"text {is_removed}"):
        writer.delete("dedupe.postings", f"text {is_removed}")
        writer.delete("dedupe.pairs", f"text_a {is_removed} or text_b {is_removed}")
    for table in ("dedupe.texts", "dedupe.postings"):
        writer.insert(table, state.added_rows(table))


def _write_pairs(writer: Writer, state: LakeState, change: PairChange) -> int:
    """Pairs that changed take the place of what stood; how many stood."""
    changed = np.concatenate((change.come, change.gone))
    with state.store.lent("changed", pa.table({"text_a": changed[:, 0], "text_b": changed[:, 1]})):
        is_changed = "(text_a, text_b) in (select (text_a, text_b) from changed)"
        writer.connection.execute(
            "create or replace temp table changed_pairs as "
            f"select text_a, text_b from {state.added_rows('dedupe.pairs')} "
            f"union all select text_a, text_b from dedupe.pairs where {is_changed}"
        )
        count = writer.delete("dedupe.pairs", is_changed)
    writer.insert("dedupe.pairs", state.added_rows("dedupe.pairs"))
    return count


def _touch_documents(store: Store, pages: Sequence[str]) -> None:
    """Temporary tables: texts of the step and of its stories, closed over the pairs; their documents.

    Each bears the number of its share: whole components, about ``_TEXTS_TOLD`` together.
    """
    told = pa.table({"page_id": pa.array(pages, pa.string())})
    with store.lent("told", told):
        reached = store.frame(
            """
            with recursive edges as (
                select text_a, text_b from dedupe.pairs union all select text_b, text_a from dedupe.pairs
            ),
            reached(text) as (
                (
                    select texts.text
                    from dedupe.texts as texts
                    join clean.documents as documents using (text_sha256)
                    where documents.page_id in (select unit from todo union all select page_id from told)
                    union
                    select unnest([text_a, text_b]) from changed_pairs
                )
                union
                select text_b from reached join edges on reached.text = edges.text_a
            )
            select text from reached order by text
            """
        )["text"].to_numpy()
    with store.lent("reached", numbers_table(reached)):
        pairs = store.frame(
            "select text_a, text_b from dedupe.pairs where text_a in (select number from reached)"
        )
    edges = np.searchsorted(
        reached, np.stack([pairs[end].to_numpy() for end in ("text_a", "text_b")], axis=1)
    )
    shares = _share_out(components_of(len(reached), edges))
    with store.lent("reached", pa.table({"text": reached, "share": shares})):
        store.connection.execute("create or replace temp table touched as select * from reached")
    store.connection.execute(
        """
        create or replace temp table touched_documents as
        with first_seen as (
            select page_id, min(captured_at) as captured_at
            from ingest.captures
            semi join (select page_id from clean.documents semi join dedupe.texts using (text_sha256))
            using (page_id)
            group by page_id
        )
        select
            share, page_id, texts.text, texts.length, title, kind, documents.url, published_at, captured_at
        from clean.documents as documents
        join dedupe.texts as texts using (text_sha256)
        join touched on touched.text = texts.text
        left join first_seen using (page_id)
        """
    )


def _share_out(components: np.ndarray) -> np.ndarray:
    """For each text the number of its share: components stay whole, a share holds many.

    >>> _share_out(np.array([0, 1, 0])).tolist()
    [0, 0, 0]
    """
    sizes = np.bincount(components, minlength=1)
    return ((np.cumsum(sizes) - sizes) // _TEXTS_TOLD)[components] if len(components) else components


def _told_again(store: Store) -> Iterator[pa.Table]:
    """Stories of the touched documents, share by share."""
    shares = store.rows("select coalesce(max(share), -1) from touched")[0][0] + 1
    for share in range(shares):
        documents = store.rows("select * exclude (share) from touched_documents where share = ?", [share])
        pairs = store.frame(
            "select * from dedupe.pairs where text_a in (select text from touched where share = ?)", [share]
        )
        yield to_arrow(
            "dedupe.stories",
            tell_stories(
                (StoryDocument(*row) for row in documents), (Pair(**row) for row in pairs.to_pylist())
            ),
        )
