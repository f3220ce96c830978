"""From new texts to what is kept of them: a part of the step's texts at a time.

texts > words > signatures > files of the part > one run
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from assets.dedupe.boilerplate import read_story_words
from assets.dedupe.candidates import Postings, number_texts
from assets.dedupe.documents import BATCH, PAGE_NUMBER, SELECT, write_documents
from assets.dedupe.postings import PostingFiles, write_postings
from assets.dedupe.runs import Run, SignedTexts, write_run
from assets.dedupe.sets import is_in
from assets.dedupe.shingles import Words
from assets.dedupe.signatures import SKETCH, sign_texts
from assets.lake import WORKED
from assets.resources import Store


def sign_batch(texts: pa.Table) -> dict[str, pa.Table]:
    """What is kept of a batch of distinct texts, and their postings, ascending."""
    said = texts["text"].to_pylist()
    numbers = number_texts(texts["text_sha256"].to_pylist())
    words = read_story_words(said)
    signed = sign_texts(words)
    owners = np.repeat(numbers, np.diff(signed.starts))
    order = np.lexsort((owners, signed.keys))
    columns = {
        "number": numbers,
        "length": np.array([len(text) for text in said], dtype=np.int64),
        "shingles": signed.shingles,
        "sketch": pa.FixedSizeListArray.from_arrays(pa.array(signed.sketches.ravel()), SKETCH),
        "words": pa.LargeListArray.from_arrays(pa.array(words.starts), pa.array(words.codes)),
    }
    postings = {"key": signed.keys[order], "text": owners[order]}
    return {"texts": pa.table(columns), "postings": pa.table(postings)}


def gather_run(store: Store, parts: Path, known: np.ndarray) -> Run:
    """The run of a step: what was signed of all ``parts`` but ``known`` texts, and its documents."""
    run = write_run(parts / "new", _signed_texts(parts, known), list(_signed_postings(parts)), known)
    moved = store.frame(f"select distinct {PAGE_NUMBER} as page from ({WORKED}) order by page")
    documents = store.connection.execute(SELECT).to_arrow_reader(BATCH)
    write_documents(run.folder, documents, moved["page"].to_numpy())
    return run


def _signed_texts(parts: Path, known: np.ndarray) -> Iterator[SignedTexts]:
    for path in sorted(parts.glob("*.texts.parquet")):
        rows = pq.read_table(path)
        rows = rows.filter(pa.array(~is_in(rows["number"].to_numpy(), known))).combine_chunks()
        if not len(rows):
            continue
        words = rows["words"].chunk(0)
        yield SignedTexts(
            rows["number"].to_numpy(),
            rows["length"].to_numpy(),
            rows["shingles"].to_numpy(),
            rows["sketch"].chunk(0).values.to_numpy().reshape(-1, SKETCH),
            Words(words.values.to_numpy(), words.offsets.to_numpy()),
        )


def _signed_postings(parts: Path) -> Iterator[PostingFiles]:
    for path in sorted(parts.glob("*.postings.parquet")):
        rows, folder = pq.read_table(path), path.with_suffix("")
        folder.mkdir()
        write_postings(folder, [Postings(rows["key"].to_numpy(), rows["text"].to_numpy())])
        yield PostingFiles(folder)
