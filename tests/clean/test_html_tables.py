"""Tables of figures survive cell by cell, with what rows and columns are called; layout does not."""

import pytest

from assets.clean.page import clean_page

PROSE = (
    "<p>Acme Corp. said on Monday that sales rose in every region, and that it expects more of the same.</p>"
)
STATEMENT = """
<p>ACME CORP.</p><p>(In thousands, except per share data)</p>
<table>
 <tr><td></td><td colspan=6>Three Months Ended</td></tr>
 <tr><td></td><td colspan=3>March 31,</td><td colspan=3>March 31,</td></tr>
 <tr><td></td><td>&nbsp;</td><td>2024</td><td></td><td>&nbsp;</td><td>2023</td><td></td></tr>
 <tr><td>Revenue</td><td>$</td><td>8,288</td><td></td><td>$</td><td>7,192</td><td></td></tr>
 <tr><td>Net loss</td><td></td><td>(66</td><td>)</td><td></td><td>(68</td><td>)</td></tr>
 <tr><td>Loss per share:</td></tr>
 <tr><td>Basic</td><td>$</td><td>(0.11</td><td>)</td><td>$</td><td>(0.12</td><td>)</td></tr>
</table>"""


def read(markup: str):
    return clean_page(f"<body>{PROSE}{markup}{PROSE}".encode(), "text/html")


def found(cells) -> dict[str, tuple[str | None, str | None]]:
    return {cell.text: (cell.row_label, cell.column_header) for cell in cells}


LABELS = [
    # cell     row label    column header
    ("8,288", "Revenue", "Three Months Ended | March 31, | 2024"),
    ("7,192", "Revenue", "Three Months Ended | March 31, | 2023"),
    ("(66", "Net loss", "Three Months Ended | March 31, | 2024"),
    ("(0.12", "Loss per share: Basic", "Three Months Ended | March 31, | 2023"),
]


@pytest.mark.parametrize(("text", "row_label", "column_header"), LABELS)
def test_every_figure_knows_its_row_and_column(text, row_label, column_header):
    assert found(read(STATEMENT).cells)[text] == (row_label, column_header)


def test_a_figure_split_over_cells_has_one_header():
    cells = [cell for cell in read(STATEMENT).cells if cell.row_label == "Net loss" and cell.column < 4]
    assert {cell.column_header for cell in cells[1:]} == {"Three Months Ended | March 31, | 2024"}


def test_the_scale_note_above_a_table_is_the_tables():
    assert {cell.scale_note for cell in read(STATEMENT).cells} == {"(In thousands, except per share data)"}


def test_a_cell_stands_in_the_text_as_it_is():
    cleaned = read(STATEMENT)
    text = cleaned.document.text
    assert all(text[cell.text_start : cell.text_end] == cell.text for cell in cleaned.cells)
    assert "Revenue\t$\t8,288\t$\t7,192\nNet loss\t(66\t)\t(68\t)" in text


def test_spans_are_unfolded_in_column_numbers():
    cells = read(
        "<table><tr><td colspan=3>a<td>b<tr><td rowspan=2>c<td>1<td>2<td>3<tr><td>4<td>5<td>6</table>"
    ).cells
    assert [(cell.text, cell.row, cell.column) for cell in cells] == [
        ("a", 0, 0), ("b", 0, 3), ("c", 1, 0), ("1", 1, 1), ("2", 1, 2), ("3", 1, 3),
        ("4", 2, 1), ("5", 2, 2), ("6", 2, 3),
    ]  # fmt: skip


def test_a_second_row_of_dates_heads_the_rows_below_it():
    cells = read(
        "<table><tr><td><td>2024<td>2023<tr><td>Sales<td>10.5<td>9.5"
        "<tr><td><td>June 30<td>June 29<tr><td>Cash<td>7.5<td>6.5</table>"
    ).cells
    assert found(cells)["10.5"] == ("Sales", "2024")
    assert found(cells)["6.5"] == ("Cash", "June 29")


PERIODS = [
    # what the table prints above its columns of years             the header of the first
    ("", "Three months ended March 31,", "Three months ended March 31, | 2024"),
    (
        "<p>For the six months ended June 30, 2024 and 2023</p>",
        "",
        "For the six months ended June 30, 2024 and 2023 | 2024",
    ),
    ("<p>Sales fell in the three months ended June 30.</p>", "", "2024"),
    ("<p>For the quarter ended June 30</p>", "Dollars", "For the quarter ended June 30 | 2024"),
]


@pytest.mark.parametrize(("above", "corner", "header"), PERIODS)
def test_a_column_of_a_year_says_of_which_period(above, corner, header):
    rows = "<tr><td>Sales<td>10.5<td>9.5<tr><td>Cost<td>7.5<td>6.5"
    table = f"<table><tr><td>{corner}<td>2024<td>2023{rows}</table>"
    assert found(read(above + table).cells)["10.5"] == ("Sales", header)


SECTIONS = [
    # rows: section or label, with a figure or without               the last row's label
    (["Earnings per share:", "Basic 1.5"], "Earnings per share: Basic"),
    (["Earnings per share:", "Basic 1.5", "Diluted 1.4"], "Earnings per share: Diluted"),
    (
        ["Diluted earnings per share", "Continuing operations 1.5", "Net income 1.4"],
        "Diluted earnings per share: Net income",
    ),
    (["Basic earnings per share:", "Basic 1.5", "Dividends per share .10"], "Dividends per share"),
    (["Costs and expenses:", "Cost of sales 7.5", "Operating income 3.5"], "Operating income"),
    (["Weighted average shares:", "Basic 100", "Diluted 110"], "Weighted average shares: Diluted"),
    (
        ["Earnings per share:", "Basic 1.5", "Weighted average shares:", "Basic 100"],
        "Weighted average shares: Basic",
    ),
    (["Earnings per share:", "Diluted 1.5", "Balance sheet data:", "Cash 12"], "Cash"),
    (["Adjusted earnings per share:", "Earnings per share 1.5"], "Earnings per share"),
    (["(In thousands, except per share data)", "Sales 12"], "Sales"),
]


@pytest.mark.parametrize(("rows", "label"), SECTIONS)
def test_a_row_of_a_section_by_the_share_is_named_with_it(rows, label):
    split = [row.rsplit(" ", 1) if row[-1].isdigit() else [row] for row in ["Sales 10.5", *rows]]
    lines = "".join("<tr>" + "".join(f"<td>{cell}" for cell in row) for row in split)
    assert read(f"<table><tr><td><td>2024{lines}</table>").cells[-1].row_label == label


LAYOUT = [
    # a table that holds the page
    f"<table><tr><td><a href='/'>Home</a><td>{PROSE}<table><tr><td>x</table></table>",
    # bullets set in a table
    "<table><tr><td>•<td>Sales rose by 5 % to $3 million"
    "<tr><td>•<td>Profit fell by 3 % to $1 million</table>",
    # one column
    "<table><tr><td>Sales rose<tr><td>Profit fell</table>",
    # a menu
    "<table><tr><td><a href=a>One</a><td><a href=b>Two</a>"
    "<tr><td><a href=c>Three</a><td><a href=d>Four</a></table>",
]


@pytest.mark.parametrize("markup", LAYOUT, ids=["page", "bullets", "column", "menu"])
def test_a_table_for_layout_has_no_cells(markup):
    assert read(markup).cells == []


def test_the_text_of_a_layout_table_is_kept():
    assert "Sales rose by 5 % to $3 million" in read(LAYOUT[1]).document.text


@pytest.mark.parametrize("name", ["sidebar", "advertisement", "related", "z7b06AD"])
def test_no_class_drops_a_table_of_figures(name):
    assert found(read(f'<div class="{name}">{STATEMENT}</div>').cells)["8,288"][0] == "Revenue"


def test_a_caption_stands_above_its_table_and_gives_the_scale() -> None:
    """<caption> is a heading of its own, is not lost, and its note reaches every cell."""
    rows = "".join(f"<tr><td>Row {n}</td><td>{n},100</td><td>{n},200</td></tr>" for n in range(1, 5))
    page = (
        "<html><body><article><h1>Results</h1><p>Sales rose in every region, the company said on Monday.</p>"
        f"<table><caption>(In millions)</caption><tr><th></th><th>2025</th><th>2024</th></tr>{rows}</table>"
        "</article></body></html>"
    )
    cleaned = clean_page(page.encode(), "text/html", "utf-8", None, None)
    assert "(In millions)" in cleaned.document.text
    assert {cell.scale_note for cell in cleaned.cells} == {"(In millions)"}
    assert "table_caption" in {block.rule for block in cleaned.blocks}


NOTES = [
    # the note on units, where it stands ({} the header's years and the rows)                the note
    ("<table><caption>($ in millions)</caption>{}</table>", "($ in millions)"),
    ("<table><tr><td colspan=3>($ in millions){}</table>", "($ in millions)"),
    ("<p>($ in millions)</p><table>{}</table>", "($ in millions)"),
    (
        "<p>Income</p><p>in millions of dollars</p><p>(unaudited)</p><table>{}</table>",
        "in millions of dollars",
    ),
    ("<p>(Millions of yen)</p><table>{}</table>", "(Millions of yen)"),
    ("<table><tr><td><td>€m<td>€m{}</table>", "€m"),
    ("<table><tr><td>SEK M<td>2022<td>2021{}</table>", "SEK M"),
    ("<table><tr><td><td>2022<br>£'000<td>2021<br>£'000{}</table>", "£'000"),
    # columns in two moneys have no unit in common, and a unit of one row is not the table's
    ("<table><tr><td><td>€m<td>$m{}</table>", None),
    ("<table>{}<tr><td>Order intake<td>€m 5.5<td>€m 6.5</table>", None),
]


@pytest.mark.parametrize(("markup", "note"), NOTES)
def test_a_note_on_units_is_found_where_makers_put_it(markup, note):
    rows = "<tr><td>Sales<td>10.5<td>9.5<tr><td>Cost<td>7.5<td>6.5<tr><td>Profit<td>3.5<td>3.5"
    cells = read(markup.format("<tr><td><td>2024<td>2023" + rows)).cells
    assert {cell.scale_note for cell in cells} == {note}


def test_a_header_of_several_rows_takes_no_neighbours_header():
    cells = read(
        "<table><tr><td rowspan=2>$ in millions<td colspan=2>Quarter ended June 30<td rowspan=2>Change"
        "<tr><td>2024<td>2023<tr><td>Sales<td>10.5<td>9.5<td>11%<tr><td>Cost<td>7.5<td>6.5<td>15%</table>"
    ).cells
    assert found(cells)["11%"] == ("Sales", "Change")
    assert found(cells)["9.5"] == ("Sales", "Quarter ended June 30 | 2023")


def test_a_year_before_the_figures_names_its_row():
    cells = read(
        "<table><tr><td>Year<td>Sales<td>Profit<tr><td>2023<td>11.5<td>1.7<tr><td>2024<td>12.5<td>1.9</table>"
    ).cells
    assert found(cells)["12.5"] == ("2024", "Sales")
