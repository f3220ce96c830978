"""What is looked up in the files of postings is what stands in them."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assets.dedupe import postings
from assets.dedupe.candidates import Postings, groups_under
from assets.dedupe.postings import PostingFiles, write_postings
from assets.dedupe.sets import distinct

_rows = st.lists(st.tuples(st.integers(-6, 6), st.integers(0, 30)), unique=True)


def _ascending(rows: list[tuple[int, int]]) -> Postings:
    table = np.array(sorted(rows), dtype=np.int64).reshape(-1, 2)
    return Postings(table[:, 0].copy(), table[:, 1].copy())


def _rows_of(found: Postings) -> list[tuple[int, int]]:
    return list(zip(found.keys.tolist(), found.texts.tolist(), strict=True))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One for all examples: each writes its files anew."""
    return tmp_path_factory.mktemp("run")


@pytest.mark.parametrize(("block", "keys_at_once"), [(1, 1), (2, 3), (5, 2), (512, 2000)])
@settings(max_examples=50, deadline=None, derandomize=True)
@given(_rows, st.lists(st.integers(-8, 8)), st.data())
def test_groups_are_found_wherever_blocks_end(folder, block, keys_at_once, rows, asked, data):
    """Groups larger than a block, keys before the first and after the last, keys that are not there."""
    cut = data.draw(st.integers(0, len(rows)))
    every, keys = _ascending(rows), distinct(np.array(asked, dtype=np.int64))
    least = np.array([data.draw(st.integers(0, 31)) for _ in keys], dtype=np.int64)
    parts = [Postings(every.keys[part], every.texts[part]) for part in (slice(cut), slice(cut, None))]
    with patch.object(postings, "_BLOCK", block), patch.object(postings, "_KEYS", keys_at_once):
        write_postings(folder, parts)
        files = PostingFiles(folder)
        assert files.count() == len(rows)
        assert _rows_of(files.under(keys, least)) == _rows_of(groups_under(keys, least, every))
        assert _rows_of(files.between(-3, 2)) == [row for row in sorted(rows) if -3 <= row[0] <= 2]
