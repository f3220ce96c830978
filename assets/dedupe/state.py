"""What the lake keeps of the texts, and what the parts of a step add to it.

The texts' words, sketches and postings are a function of the documents alone; signed by
another version of the code they are made anew.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from assets.dedupe.boilerplate import read_story_words
from assets.dedupe.candidates import Postings, number_text
from assets.dedupe.sets import is_in
from assets.dedupe.shingles import Words
from assets.dedupe.signatures import SKETCH, Sketches, sign_texts
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


class NewTexts:
    """Texts that a step adds: their words lie in one file, in no order, and are read where they stand."""

    def __init__(self, folder: Path) -> None:
        self._words = folder / "words"
        parts = sorted(folder.glob("*.dedupe.texts.parquet"))
        rows = [np.zeros((0,), np.int64)] * 3 + [np.zeros((0, SKETCH), np.uint8)]
        columns = [[empty] for empty in rows]
        with self._words.open("wb") as file:
            for part in parts:
                table = pq.read_table(part, columns=["text", "shingles", "sketch", "words"])
                file.write(b"".join(table["words"].to_pylist()))
                columns[0].append(table["text"].to_numpy())
                columns[1].append(table["shingles"].to_numpy())
                columns[2].append(pc.binary_length(table["words"]).to_numpy().astype(np.int64))
                columns[3].append(_bytes(table["sketch"]).reshape(-1, SKETCH))
        texts, shingles, sizes, sketches = map(np.concatenate, columns)
        order = np.argsort(texts)
        self.sketches = Sketches(texts[order], shingles[order], sketches[order])
        self._sizes, self._begins = sizes[order], (np.cumsum(sizes) - sizes)[order]

    def find(self, texts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Which ``texts`` are new, and where these stand here."""
        is_new = is_in(texts, self.sketches.texts)
        return is_new, np.searchsorted(self.sketches.texts, texts[is_new])

    def words(self, places: np.ndarray) -> Iterator[bytes]:
        """The words of the texts at these places."""
        with self._words.open("rb") as file:
            for begin, size in zip(self._begins[places].tolist(), self._sizes[places].tolist(), strict=True):
                yield os.pread(file.fileno(), size, begin)


class LakeState:
    """The state as the step finds it in the lake, and the files of ``folder`` that the step adds."""

    def __init__(self, store: Store, folder: Path) -> None:
        self.store, self._folder = store, folder
        self.new = NewTexts(folder)

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
        is_new, places = self.new.find(texts)
        new = self.new.sketches
        if is_new.all():
            return new
        shingles, sketches = np.zeros(len(texts), np.int64), np.zeros((len(texts), SKETCH), np.uint8)
        shingles[is_new], sketches[is_new] = new.shingles[places], new.sketches[places]
        known = self._of_texts("shingles, sketch", texts[~is_new])
        shingles[~is_new] = known["shingles"].to_numpy()
        sketches[~is_new] = _bytes(known["sketch"]).reshape(-1, SKETCH)
        return Sketches(texts, shingles, sketches)

    def words(self, texts: np.ndarray) -> Words:
        is_new, places = self.new.find(texts)
        said: list[bytes] = [b""] * len(texts)
        for at, words in zip(np.flatnonzero(is_new).tolist(), self.new.words(places), strict=True):
            said[at] = words
        known = self._of_texts("words", texts[~is_new])["words"].to_pylist()
        for at, words in zip(np.flatnonzero(~is_new).tolist(), known, strict=True):
            said[at] = words
        starts = np.append(0, np.cumsum([len(words) // 4 for words in said], dtype=np.int64))
        return Words(np.frombuffer(b"".join(said), dtype="<u4"), starts)

    def _of_texts(self, columns: str, texts: np.ndarray) -> pa.Table:
        with self.store.lent("wanted", numbers_table(texts)):
            return self.store.frame(
                f"select {columns} from dedupe.texts where text in (select number from wanted) order by text"
            )

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
