"""Wires: every line of figures is kept, the stamp gives the date, the sign-off goes."""

import pytest

from assets.clean.charset import decode_body
from assets.clean.dumps.read import read_dump

WIRE = """12-MAR-1987 15:18:59.34

EXAMPLE PUMPS INC <EXPU> 4TH QTR LOSS

SPRINGFIELD, Ill., March 12 - Oper shr loss 34 cts vs profit 1.19 dlrs
    Oper net loss 807,000 vs profit 2,858,000
    Revs 21.8 mln vs 25.1 mln
    Year
    Shr nil vs 12 cts
    NOTE: 1986 year excludes gain of 132,000 dlrs, or
five cts per shr, from sale of the foundry.
 Reuter
"""


def read(text):
    return read_dump(decode_body(text.encode()))


def test_a_wire_is_kept_but_for_its_stamp_and_sign_off():
    blocks, told = read(WIRE)
    assert [(block.kind, block.rule, block.text) for block in blocks if not block.is_kept] == [
        ("dateline", "wire_stamp", "12-MAR-1987 15:18:59.34"),
        ("other", "wire_sign_off", "Reuter"),
    ]
    assert [block.text for block in blocks if block.is_kept] == [
        "EXAMPLE PUMPS INC <EXPU> 4TH QTR LOSS",
        "SPRINGFIELD, Ill., March 12 -",
        "Oper shr loss 34 cts vs profit 1.19 dlrs",
        "Oper net loss 807,000 vs profit 2,858,000",
        "Revs 21.8 mln vs 25.1 mln",
        "Year",
        "Shr nil vs 12 cts",
        "NOTE: 1986 year excludes gain of 132,000 dlrs, or\nfive cts per shr, from sale of the foundry.",
    ]
    assert (told.kind, told.title) == ("wire", "EXAMPLE PUMPS INC <EXPU> 4TH QTR LOSS")


def test_the_stamp_gives_the_day_and_no_more():
    _, told = read(WIRE)
    assert (told.published_at.date().isoformat(), told.published_precision) == ("1987-03-12", "day")


def test_a_dateline_without_a_year_gives_no_date():
    _, told = read(WIRE.split("\n", 2)[2])
    assert (told.kind, told.published_at) == ("wire", None)


DATELINES = [
    "Toronto, Feb 26 -",
    "NEW YORK, March 5 -",
    "JOHANNESBURG March 13 -",
    "LONDON, June 3, 1987 (Reuters) -",
    "ST. LOUIS, Mo., Sept 4 --",
    "FRANKFURT/MAIN, march 4 -",
]


@pytest.mark.parametrize("dateline", DATELINES)
def test_a_dateline_is_a_block_of_its_own(dateline):
    blocks, _ = read(
        f"EXAMPLE CORP <EXC> YEAR NET\n\n{dateline} Shr 34 cts vs 33 cts\n    Net 1 mln vs 2 mln\n Reuter"
    )
    assert [block.text for block in blocks if block.kind == "dateline"] == [dateline]


def test_a_flash_is_its_title():
    blocks, told = read("11-MAR-1987 04:57:46.37\n\nEXAMPLE 1986 pretax profit 132.4 mln stg vs 132.7 mln")
    assert told.title == next(block.text for block in blocks if block.is_kept)


def test_a_wire_of_words_keeps_its_wrapped_paragraphs():
    blocks, _ = read(
        "EXAMPLE <EXC> SEES GAIN\n\nCALGARY, March 9 - Example Corp said its\ndevelopment unit agreed "
        "to sell a centre.\n"
        "    The sale will gross 114 mln dlrs and\nresult in a gain.\n Reuter\n"
    )
    assert [block.text for block in blocks if block.kind == "body"] == [
        "Example Corp said its\ndevelopment unit agreed to sell a centre.",
        "The sale will gross 114 mln dlrs and\nresult in a gain.",
    ]


def test_a_wrapped_line_that_begins_with_profit_is_no_row_of_figures():
    blocks, _ = read(
        "EXAMPLE <EXC> IMPROVES\n\nLONDON, March 9 - Earlier, Example reported fourth quarter pre-tax\n"
        "profit of 276 mln stg, level with last year.\n"
        "Revs 31 mln stg vs 30 mln\nNet 12 mln stg vs 11 mln\n Reuter\n"
    )
    assert [block.text for block in blocks if block.kind == "body"] == [
        "Earlier, Example reported fourth quarter pre-tax\nprofit of 276 mln stg, level with last year.",
        "Revs 31 mln stg vs 30 mln",
        "Net 12 mln stg vs 11 mln",
    ]
