"""Stories that a step touches, told again.

texts touched > all that pairs lead to > their documents, by shares of whole components > stories
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

import numpy as np
import pyarrow as pa

from assets.dedupe.candidates import components_of
from assets.dedupe.sets import distinct, is_in
from assets.dedupe.state import State
from assets.dedupe.stories import tell_stories
from assets.records import Pair
from assets.resources import Store
from assets.tables import to_arrow

# Texts whose stories are told in one go: about 50 MB.
_TEXTS_TOLD = 25_000


def tell_again(store: Store, state: State, touched: np.ndarray, pairs: np.ndarray) -> Iterator[pa.Table]:
    """Rows of dedupe.stories: the stories of all texts that ``pairs`` lead to from ``touched`` ones.

    A table a share: whole components, about ``_TEXTS_TOLD`` together.
    """
    reached, edges = _reach(touched, pairs)
    shares = share_out(components_of(len(reached), np.searchsorted(reached, edges)))
    for share in range(int(shares.max(initial=-1)) + 1):
        texts = reached[shares == share]
        with store.lent("told", pa.table({"text_a": texts})):
            found = store.frame("select * from dedupe.pairs semi join told using (text_a)")
        yield to_arrow("dedupe.stories", tell_stories(state.documents(texts), pairs_of(found)))


def pairs_of(rows: pa.Table) -> Iterator[Pair]:
    """Rows of dedupe.pairs as records."""
    columns = (_values(rows[field.name]) for field in fields(Pair))
    return (Pair(*row) for row in zip(*columns, strict=True))


def _values(column: pa.ChunkedArray) -> list:
    """What a column holds; of decimals, which are slow to make, each value is made once."""
    if not pa.types.is_decimal(column.type):
        return column.to_pylist()
    coded = column.combine_chunks().dictionary_encode()
    values = coded.dictionary.to_pylist()
    return [values[code] for code in coded.indices.to_pylist()]


def _reach(texts: np.ndarray, pairs: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """All texts that ``pairs`` lead to from ``texts``, ascending, and the pairs among them."""
    while True:
        among = is_in(pairs[:, 0], texts) | is_in(pairs[:, 1], texts)
        reached = distinct(np.concatenate((texts, pairs[among].ravel())))
        if len(reached) == len(texts):
            return reached, pairs[among]
        texts = reached


def share_out(components: np.ndarray) -> np.ndarray:
    """For each text the number of its share: components stay whole, a share holds many.

    >>> share_out(np.array([0, 1, 0])).tolist()
    [0, 0, 0]
    """
    sizes = np.bincount(components, minlength=1)
    return ((np.cumsum(sizes) - sizes) // _TEXTS_TOLD)[components] if len(components) else components
