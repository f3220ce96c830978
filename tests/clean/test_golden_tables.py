"""Statements of many makers, each held to what a person reads in it: every figure, its row and its column.

``golden/tables/NAME.html`` is a page of our own in the manner of its kind; ``NAME.csv`` has its table as
read by hand: the note on units and the columns' headers in the first row, then a row's label and figures.
"""

import csv
from pathlib import Path

import pytest

from assets.clean.page import clean_page
from assets.records import TableCell

GOLDEN = Path(__file__).parents[1] / "golden/tables"
NAMES = sorted(path.stem for path in GOLDEN.glob("*.csv"))


def read_golden(name: str) -> tuple[str, dict[tuple[str, str], str]]:
    """The note on units, and the figure of every row and column."""
    with (GOLDEN / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        (note, *headers), *rows = csv.reader(file)
    return note, {
        (label, header): figure
        for label, *figures in rows
        for header, figure in zip(headers, figures, strict=True)
    }


def join_figures(cells: list[TableCell]) -> dict[tuple[str, str], str]:
    """The figures of a table by row and column: "$", "(12" and ")" in cells of their own are one."""
    figures: dict[tuple[str, str], str] = {}
    for cell in cells:
        if cell.row_label and cell.column_header:
            place = cell.row_label, cell.column_header
            figures[place] = figures.get(place, "") + cell.text
    return figures


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_of_a_statement_has_its_row_and_its_column(name):
    cells = clean_page((GOLDEN / f"{name}.html").read_bytes(), "text/html").cells
    note, golden = read_golden(name)
    assert join_figures(cells) == golden
    assert {cell.scale_note for cell in cells} == {note}


def test_what_a_filing_says_to_machines_is_no_text():
    cleaned = clean_page((GOLDEN / "quarterly_report_inline.html").read_bytes(), "text/html")
    assert "0009999999" not in cleaned.document.text
    assert {block.rule for block in cleaned.blocks if not block.is_kept} == {"hidden"}


def test_a_table_inside_a_list_and_the_captions_of_pictures_keep_their_order():
    text = clean_page((GOLDEN / "newsroom_list.html").read_bytes(), "text/html").document.text
    lines = [line.split("\t")[0] for line in text.split("\n")]
    assert [line[:23] for line in lines] == [
        "Orrin said on Tuesday t", "The quarter in figures", "The group as a whole gr",
        "Key figures (€ million)", "Item", "Revenue", "Operating profit", "Order intake",
        "The outlook for the yea",
    ]  # fmt: skip
