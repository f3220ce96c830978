"""Markdown: words as written, marks of headings and bullets aside, tables with cells."""

from assets.clean.charset import decode_body
from assets.clean.dumps.read import read_dump
from assets.clean.page import clean_page

PAGE = """---
title: "Example Pumps Reports Results"
date: 2025-05-29
author: Ada Example
---

# Example Pumps Reports Results

SPRINGFIELD, IL - May 29, 2025 (EXAMPLEWIRE) - Example Pumps (Nasdaq: EXPU) said **revenue** rose 18% to \
$1.4 billion. See [the tables](https://example.org/q1).

## Highlights

* Orders of $2.3 billion
* Backlog of $3.1 billion

| (In millions) | 2025 | 2024 |
|---|---:|---:|
| Revenue | 1,400 | 1,186 |
| **Net loss** | (3) | |

About Example Pumps

Example Pumps makes pumps.

---

[Original release](https://example.org/a)

Pickup - [https://example.net](https://example.net/b)

![Seal](https://example.org/c.png)
"""


def read(text):
    return read_dump(decode_body(text.encode()))


def test_words_are_kept_as_written_without_the_marks_of_the_line():
    blocks, _ = read(PAGE)
    assert [(block.kind, block.text) for block in blocks if block.is_kept] == [
        ("headline", "Example Pumps Reports Results"),
        ("body", PAGE.split("\n")[8]),
        ("heading", "Highlights"),
        ("list", "Orders of $2.3 billion"),
        ("list", "Backlog of $3.1 billion"),
        ("table", "(In millions)\t2025\t2024\nRevenue\t1,400\t1,186\n**Net loss**\t(3)\t"),
    ]


def test_a_table_in_pipes_has_cells_with_row_and_column():
    (table,) = [block for block in read(PAGE)[0] if block.kind == "table"]
    cells = [
        (c.row, c.column, table.text[c.start : c.end], c.row_label, c.column_header) for c in table.cells
    ]
    assert cells[4:6] == [
        (1, 1, "1,400", "Revenue", "2025"),
        (1, 2, "1,186", "Revenue", "2024"),
    ]
    assert cells[-1] == (2, 1, "(3)", "**Net loss**", "2025")


def test_front_matter_says_title_date_and_author():
    _, told = read(PAGE)
    assert (told.title, told.byline) == ("Example Pumps Reports Results", "Ada Example")
    assert (told.published_at.date().isoformat(), told.published_precision) == ("2025-05-29", "day")
    assert told.published_origin == "meta"


def test_without_front_matter_the_dateline_gives_the_day():
    _, told = read(PAGE.split("---\n", 2)[2])
    assert (told.published_at.date().isoformat(), told.published_origin) == ("2025-05-29", "dateline")


def test_a_dateline_in_bold_gives_the_day():
    _, told = read("# Example Pumps Reports Results\n\n**OSLO, May 29, 2025** -- Example Pumps earned more.")
    assert (told.published_at.date().isoformat(), told.published_origin) == ("2025-05-29", "dateline")


def test_lines_that_are_only_links_are_navigation():
    dropped = {block.text: block.rule for block in read(PAGE)[0] if not block.is_kept}
    assert dropped["[Original release](https://example.org/a)"] == "only_a_link"
    assert dropped["Pickup - [https://example.net](https://example.net/b)"] == "only_a_link"
    assert dropped["![Seal](https://example.org/c.png)"] == "only_a_link"
    assert dropped["Example Pumps makes pumps."] == "about_the_company"


def test_columns_aligned_by_spaces_stay_aligned_below_their_heading():
    body = (
        "    Three Months Ended\n                 1996     1995\n"
        "Net sales      52,806   47,115\n  Gross profit 16,396   13,913\n"
    )
    blocks = read(f"# Example Pumps\n\nSales rose.\n\n## Statements\n\n{body}\nSales may fall.\n")[0]
    assert [(block.kind, block.text) for block in blocks if block.kind in ("heading", "table")] == [
        ("heading", "Statements"),
        ("table", body.rstrip("\n")),
    ]


NEWS = """# Example Pumps sells more

Sales rose 5% to $2 million in the quarter.

*Pumps in Bergen. Photo: Jo Roe*

## Orders

Orders rose too.

### Read next

* [Valves are sold out](https://example.org/1)
* [Pipes are back](https://example.org/2)
"""


def test_a_heading_over_links_alone_goes_with_them():
    assert [block.text for block in read(NEWS)[0] if block.is_kept] == [
        "Example Pumps sells more",
        "Sales rose 5% to $2 million in the quarter.",
        "Orders",
        "Orders rose too.",
    ]


def test_a_heading_in_capitals_over_a_dateline_is_no_wire():
    lines = [
        "# ACME REPORTS THIRD QUARTER",
        "NEW YORK, Nov. 4, 2019 - Acme said so.",
        "| Sales | 10 |\n| --- | --- |",
    ]
    cleaned = clean_page("\n\n".join(lines).encode(), "text/plain")
    assert [cell.text for cell in cleaned.cells] == ["Sales", "10"]
