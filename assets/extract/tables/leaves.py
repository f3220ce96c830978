"""Which cells of the header rows are columns of their own.

Three Months Ended |          | % Change   >  the cells of the row that tells most columns apart,
2020      %        | 2019   % |               and those of other rows that figures stand under
"""

from __future__ import annotations

from collections.abc import Iterator

from assets.extract.tables.column_words import read_header
from assets.extract.tables.grid import Cell
from assets.extract.tables.rows import Row

_NEAR = 1  # a currency sign's width: a header may begin that much right of its figure


def find_leaves(headers: list[tuple[Cell, ...]], row: Row, *, is_aligned: bool) -> list[Cell]:
    """The header cells that name a column each, from left to right; ``row`` is the first row of figures.

    Of aligned text, where columns are counted in characters, only those of one row. None where the
    headers are nothing but signs.
    """
    best: tuple[Cell, ...] = ()
    for header in headers:
        if len(header) >= len(best) and not all(map(is_sign, header)):
            best = header
    if is_aligned or not best:
        return list(best)
    leaves = list(best)
    for header in reversed([header for header in headers if header is not best]):
        leaves += [cell for cell in _uncovered(header, best) if cell not in leaves]
        leaves += [cell for cell in header if _has_own_figure(cell, header, leaves, row)]
        leaves += [cell for cell in header if cell not in leaves and _is_over_percents(cell, row)]
    return sorted(leaves, key=lambda cell: cell.left)


def is_sign(cell: Cell) -> bool:
    """Whether a header is nothing but "$" or "%": it says what is counted, another one when."""
    return cell.text.strip() in ("$", "%")


def is_percent_sign(cell: Cell) -> bool:
    """Whether a header is a bare "%"."""
    return cell.text.strip() == "%"


def _uncovered(header: tuple[Cell, ...], leaves: tuple[Cell, ...]) -> Iterator[Cell]:
    """Cells of an upper header row that stand over no leaf: columns of their own ("% Change")."""
    ends = [cell.left for cell in header[1:]] + [leaves[-1].left + 1]
    for cell, end in zip(header, ends, strict=True):
        last = max(end, cell.left + 1)
        if not any(cell.left <= leaf.left < last for leaf in leaves) and cell.left > leaves[0].left:
            yield cell


def _has_own_figure(cell: Cell, header: tuple[Cell, ...], leaves: list[Cell], row: Row) -> bool:
    """Whether a figure stands under an upper header left of its leaves: an amount before its "% of total"."""
    end = min((other.left for other in header if other.left > cell.left), default=None)
    figures = [f.left for f in row.figures if cell.left <= f.left and (end is None or f.left < end)]
    below = [leaf.left for leaf in leaves if cell.left <= leaf.left and (end is None or leaf.left < end)]
    return bool(figures and below) and min(figures) < min(below) - _NEAR


def _is_over_percents(cell: Cell, row: Row) -> bool:
    """Whether a header is a bare "%" with a figure of its own, beside the amount under a wider header."""
    return is_percent_sign(cell) and any(
        0 <= figure.left - cell.left + _NEAR <= 2 * _NEAR + 1 for figure in row.figures
    )


def is_of_another(cell: Cell, leaf: Cell, leaves: list[Cell]) -> bool:
    """Whether a header belongs to one column left of ``leaf``: what stands above ``leaf`` is blank.

    "Percent" over "Change" says nothing of "2019" behind it, "Percent" over "to Sales" nothing of "Amount".
    """
    own = next((other for other in leaves if other.left >= cell.left), leaf)
    if own.left >= leaf.left or read_header(cell.text).is_time:
        return False
    if read_header(leaf.text).is_time and not read_header(own.text).is_time:
        return True
    return _compares(cell, own) and not _compares(cell, leaf)


def _compares(cell: Cell, leaf: Cell) -> bool:
    parts = read_header(f"{cell.text} {leaf.text}")
    return parts.is_other or bool(parts.change)


def down_to(leaf: Cell, headers: list[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
    """The header rows from the first to the one a leaf stands in: those below speak of its neighbours."""
    place = max((place for place, header in enumerate(headers) if leaf in header), default=len(headers))
    return headers[: place + 1]
