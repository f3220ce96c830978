"""What the lake keeps of the texts, and what the parts of a step add to it.

The texts' words, sketches and postings are a function of the documents alone; signed by
another version of the code they are made anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from assets.dedupe.boilerplate import read_story_words
from assets.dedupe.candidates import Postings, number_text
from assets.dedupe.pairs import Sketches
from assets.dedupe.shingles import Words
from assets.dedupe.signatures import SKETCH, sign_texts
from assets.records import SignedText
from assets.resources import Store
from assets.tables import quoted, to_arrow


def sign_batch(texts: pa.Table, code_version: str) -> dict[str, pa.Table]:
    """Rows of dedupe.texts and dedupe.postings for a batch of distinct texts."""
    hashes, said = texts["text_sha256"].to_pylist(), texts["text"].to_pylist()
    numbers = [number_text(digest) for digest in hashes]
    words = read_story_words(said)
    signed = sign_texts(words)
    columns = zip(
        hashes,
        numbers,
        map(len, said),
        signed.shingles.tolist(),
        map(bytes, signed.sketches),
        (words.of_text(place).tobytes() for place in range(len(said))),
        strict=True,
    )
    owners = np.repeat(np.array(numbers, dtype=np.int64), np.diff(signed.starts))
    return {
        "dedupe.texts": to_arrow("dedupe.texts", [SignedText(*row, code_version) for row in columns]),
        "dedupe.postings": pa.table({"key": signed.keys, "text": owners}),
    }


def numbers_table(values: Sequence[int] | np.ndarray) -> pa.Table:
    """Values as the column ``number``, to lend to a query."""
    return pa.table({"number": pa.array(np.asarray(values, dtype=np.int64))})


class LakeState:
    """The state as the step finds it in the lake, and the files of ``folder`` that the step adds."""

    def __init__(self, store: Store, folder: Path) -> None:
        self.store, self._folder = store, folder
        self._texts = (
            f"(select * from dedupe.texts union all by name select * from {self.added_rows('dedupe.texts')})"
        )

    def added_rows(self, table: str) -> str:
        """What a query reads of the step's files of ``table``; no rows where there are none."""
        pattern = self._folder / f"*.{table}.parquet"
        has_files = any(self._folder.glob(pattern.name))
        return f"read_parquet('{quoted(pattern)}')" if has_files else f"(select * from {table} limit 0)"

    def count_added(self) -> int:
        return self.store.rows(f"select count(*) from {self.added_rows('dedupe.postings')}")[0][0]

    def added(self, low: int, high: int) -> Postings:
        return self._postings(
            f"select key, text from {self.added_rows('dedupe.postings')} where key between {low} and {high}"
        )

    def known(self, keys: np.ndarray) -> Postings:
        return self._wanted("key", keys)

    def keys_of(self, texts: np.ndarray) -> Postings:
        return self._wanted("text", texts)

    def standing(self, pairs: np.ndarray) -> np.ndarray:
        asked = pa.table({"text_a": pairs[:, 0], "text_b": pairs[:, 1]})
        with self.store.lent("asked", asked):
            found = self.store.frame(
                "select text_a, text_b from dedupe.pairs semi join asked using (text_a, text_b)"
            )
        return np.stack((found["text_a"].to_numpy(), found["text_b"].to_numpy()), axis=1)

    def sketches(self, texts: np.ndarray) -> Sketches:
        found = self._of_texts("shingles, sketch", texts)
        return Sketches(
            found["text"].to_numpy(),
            found["shingles"].to_numpy(),
            _bytes(found["sketch"]).reshape(-1, SKETCH),
        )

    def words(self, texts: np.ndarray) -> Words:
        found = self._of_texts("words", texts)["words"]
        starts = np.append(0, np.cumsum(pc.binary_length(found).to_numpy() // 4))
        return Words(_bytes(found).view("<u4"), starts)

    def _of_texts(self, columns: str, texts: np.ndarray) -> pa.Table:
        with self.store.lent("wanted", numbers_table(texts)):
            found = self.store.frame(
                f"select text, {columns} from {self._texts} where text in (select number from wanted)"
            )
        return found.sort_by("text")

    def _wanted(self, column: str, values: np.ndarray) -> Postings:
        if not len(values):
            return Postings(values, values)
        with self.store.lent("wanted", numbers_table(values)):
            return self._postings(
                f"select key, text from dedupe.postings where {column} in (select number from wanted)"
            )

    def _postings(self, query: str) -> Postings:
        found = self.store.frame(query)
        return Postings(found["key"].to_numpy(), found["text"].to_numpy())


def _bytes(column: pa.ChunkedArray) -> np.ndarray:
    """The bytes of all rows, end to end."""
    return np.frombuffer(b"".join(column.to_pylist()), dtype=np.uint8)
