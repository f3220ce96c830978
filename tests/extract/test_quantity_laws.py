"""Laws of numbers: what holds for every text, not only for those somebody thought of."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from quantity_cases import CASES, assert_reads_back, told

from assets.extract.numbers.quantities import find_quantities, parse_quantity
from assets.extract.numbers.shadow import SHADOWS, shadow
from assets.extract.numbers.units import SCALED_PREFIXES

LAW = settings(deadline=None, derandomize=True, max_examples=150)

BEFORE = {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "C$": "CAD", "HK$": "HKD", "RM": "MYR",
          "Rs ": "INR",
          "EUR ": "EUR", "USD": "USD", "CHF ": "CHF", "¥": "JPY"}  # fmt: skip
BEHIND = {" dollars": "USD", " dlrs": "USD", " euros": "EUR", " billion yen": "JPY", " stg": "GBP",
          " rupees": "INR",
          " Canadian dollars": "CAD", "€": "EUR"}  # fmt: skip
SCALES = {
    "": 0,
    " thousand": 3,
    " million": 6,
    "m": 6,
    "bn": 9,
    " billion": 9,
    " trillion": 12,
    " crore": 7,
    " lakh": 5,
}
UNITS = {"%": ("ratio", -2), " percent": ("ratio", -2), " pct": ("ratio", -2),
          " basis points": ("basis_points", 0),
         "bps": ("basis_points", 0), " percentage points": ("percentage_points", 0), " times": ("multiple",
         0),
         "x": ("multiple", 0), " shares": ("shares", 0), " quarters": ("duration", 0), " cents": ("money",
         -2)}  # fmt: skip

numbers = st.tuples(st.integers(0, 10**7), st.integers(0, 3), st.booleans())


def printed(whole: int, decimals: int, has_separators: bool) -> tuple[str, Decimal]:
    """A number as text, and what it is worth."""
    value = Decimal(whole).scaleb(-decimals)
    return f"{value:,.{decimals}f}" if has_separators else f"{value:.{decimals}f}", value


@LAW
@given(
    numbers, st.sampled_from(sorted(BEFORE)), st.sampled_from(sorted(SCALES)), st.sampled_from(["", "-", "("])
)
def test_money_as_printed_is_money_as_read(number, currency, scale, sign) -> None:
    """Formatting an amount and parsing it gives the amount, over currencies, scales and signs."""
    text, value = printed(*number)
    surface = {"": f"{currency}{text}{scale}", "-": f"-{currency}{text}{scale}"}.get(
        sign, f"({currency}{text}{scale})"
    )
    quantity = parse_quantity(surface)
    assert quantity.value == value.scaleb(SCALES[scale]) * (-1 if sign else 1)
    assert (quantity.unit, quantity.decimals) == (BEFORE[currency], number[1])


@LAW
@given(
    st.integers(1_000, 10**9), st.integers(0, 2), st.sampled_from(["SEK ", "EUR ", "CHF ", "NOK", "R", "€"]),
    st.sampled_from([" ", "\u00a0", "\u202f", "'", "’"]), st.sampled_from(["", " million", "m", "bn"]),
)  # fmt: skip
def test_thousands_in_groups_are_one_number(whole, decimals, currency, mark, scale) -> None:
    """Thousands parted by spaces or apostrophes, formatted and parsed, come back beside a currency."""
    text = f"{currency}{whole:,}".replace(",", mark) + (f".{7 * 10 ** (decimals - 1)}" if decimals else "")
    value = Decimal(whole) + (Decimal("0.7") if decimals else 0)
    quantity = parse_quantity(text + scale)
    assert quantity.value == value.scaleb(SCALES.get(scale, 0))
    assert [one.value for one in find_quantities(f"It paid {text}{scale} for it.")] == [quantity.value]


@LAW
@given(numbers, st.sampled_from(sorted(SCALED_PREFIXES)))
def test_a_scale_in_the_code_is_a_scale(number, prefix) -> None:
    """MSEK, EURm, TEUR and k€ give the number their scale."""
    text, value = printed(*number)
    code, exponent = SCALED_PREFIXES[prefix]
    quantity = parse_quantity(f"{prefix} {text}")
    assert (quantity.value, quantity.unit) == (value.scaleb(exponent), code)


@LAW
@given(numbers, st.sampled_from(sorted(BEHIND)), st.sampled_from(["", "-"]))
def test_a_currency_behind_the_number_is_read_too(number, currency, sign) -> None:
    """The same with the currency as a word behind the number."""
    text, value = printed(*number)
    quantity = parse_quantity(f"{sign}{text}{currency}")
    scale = Decimal(10**9) if "billion" in currency else 1
    assert (quantity.value, quantity.unit) == (value * scale * (-1 if sign else 1), BEHIND[currency])


@LAW
@given(numbers, st.sampled_from(sorted(UNITS)), st.sampled_from(["", "-", "+"]))
def test_other_units_keep_their_kind(number, unit, sign) -> None:
    """Percent, points, multiples, shares and spans of time come back as what they are."""
    text, value = printed(number[0], number[1], number[2] and unit != " quarters")
    kind, exponent = UNITS[unit]
    quantity = parse_quantity(f"{sign}{text}{unit}")
    assert (quantity.unit_kind, quantity.value) == (kind, value.scaleb(exponent) * (-1 if sign == "-" else 1))


@LAW
@given(numbers, st.integers(1, 10**6), st.sampled_from([" to ", "-", " – "]), st.sampled_from(sorted(SCALES)))
def test_a_range_keeps_both_ends(number, step, link, scale) -> None:
    """Low and high of a range share currency and scale, however they are joined."""
    low, low_value = printed(number[0] + 1, number[1], number[2])
    high, high_value = printed(number[0] + 1 + step, number[1], number[2])
    quantity = parse_quantity(f"${low}{scale}{link}${high}{scale}")
    assert (quantity.value_low, quantity.value_high) == (
        low_value.scaleb(SCALES[scale]),
        high_value.scaleb(SCALES[scale]),
    )
    assert quantity.value is None and quantity.hedge == "range"


NEUTRAL = st.lists(
    st.sampled_from(["The board met.\n", "Nothing was said. ", "Ärger über Zölle.\n\n", "日本。\n"]),
    max_size=5,
)


@LAW
@given(st.sampled_from(CASES), NEUTRAL)
def test_text_before_a_quantity_moves_its_span_and_nothing_else(case, sentences) -> None:
    """What stands in front, in its own sentence, changes places only."""
    before = "".join(sentences)
    alone, moved = find_quantities(case[1]), find_quantities(before + case[1])
    assert [told(quantity) for quantity in moved] == [told(quantity) for quantity in alone]
    assert [q.text_start - len(before) for q in moved] == [q.text_start for q in alone]


@LAW
@given(
    st.sampled_from(CASES),
    st.sampled_from("\u00a0\u2009\u202f\u2007"),
    st.sampled_from("\u2013\u2212\u2011\u2014"),
)
def test_unicode_spaces_and_dashes_change_nothing(case, space, dash) -> None:
    """No-break and thin spaces, minus signs and dashes read like plain ones."""
    odd = case[1].replace(" ", space).replace("-", dash)
    plain = [told(quantity)[1:] for quantity in find_quantities(case[1])]
    assert [told(quantity)[1:] for quantity in find_quantities(odd)] == plain


PIECES = st.sampled_from(
    ["$", "€", "RM", "5", "3.25", "1,204", ".41", "(", ")", "-", "–", "%", " ", " ", "\n", "\t", ",", ".",
     "/", ":", "|", " million", "bn", " to ", " and ", "between ", "from ", " percent", " cents", " a share",
     " shares", " basis points", "net loss of ", "fell ", "rose ", " vs ", "about ", "or ", "half", " a",
     "two", "-thirds", "fold", "doubled", "flat", " quarters", "Q1 2024", "DELL", "x", "p", "K", "½", "１",
     "\u00a0", "é", "日", "😀", " 31", "May", " of "]
)  # fmt: skip


@settings(deadline=None, derandomize=True, max_examples=600)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_every_quantity_points_at_its_words(text) -> None:
    """In any text: spans are sorted and apart, the surface is the slice, and it reads back."""
    end = 0
    for quantity in find_quantities(text):
        assert end <= quantity.text_start < quantity.text_end <= len(text)
        assert text[quantity.text_start : quantity.text_end] == quantity.surface
        assert (
            (quantity.value is None) == (quantity.value_low is not None) == (quantity.value_high is not None)
        )
        assert_reads_back(quantity)
        end = quantity.text_end


def test_a_part_of_a_text_is_read_with_places_in_the_whole() -> None:
    """Start and end limit what is read; places still count from the beginning."""
    text = "Sales were $5 million. Profit was $2 million. Debt was $9 million."
    found = find_quantities(text, 22, 45)
    assert [(q.surface, q.text_start) for q in found] == [("$2 million", text.index("$2"))]


@given(st.text(max_size=60))
@LAW
def test_a_shadow_is_as_long_as_its_text(text) -> None:
    """Every character has one character in the shadow, in its place."""
    dark = shadow(text)
    assert len(dark) == len(text)
    assert all(mine == yours or SHADOWS[yours] == mine for mine, yours in zip(dark, text, strict=True))


HOSTILE = ["1", "1,", "1,000", " ", "(", "$", "-", "$(", "1 to ", "fell ", "a ", "5% or ", "half ",
"loss of ", "\n", "1/2 ",
           "per share ", "one hundred and ", "$1 million, or ", ".", "1.", "in the a ", "from 1 to ",
           "common "]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_repetition_is_read_in_linear_time(piece) -> None:
    """A long row of anything takes no longer a character than a short one, within a wide margin."""
    started = time.process_time()
    find_quantities(piece * (60_000 // len(piece)))
    assert time.process_time() - started < 2
