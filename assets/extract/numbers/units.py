"""What a number can count: currencies, scales, percent, points, shares, time. Data, and how it is spelled.

Codes are ISO 4217; currencies of old wires that are gone keep their historic code (DEM, FRF). A word
that several countries share (crowns, pesos) without its country is money of unknown currency: None.
Spellings come from reading newswires of 1987 to 2026 and the lists of ISO 4217 and the AP style book.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

ONE, HUNDREDTH = Decimal(1), Decimal("0.01")


class Unit(NamedTuple):
    """What one printed unit is: its kind, its code and what it is worth."""

    kind: str
    code: str | None = None
    worth: Decimal = ONE


SCALES = {
    "thousand": 3, "thousands": 3, "million": 6, "millions": 6, "mln": 6, "mlns": 6, "mn": 6, "mil": 6,
    "mio": 6,
    "billion": 9, "billions": 9, "bln": 9, "blns": 9, "bn": 9, "trillion": 12, "trln": 12, "tn": 12,
    "trn": 12, "bil": 9, "tril": 12,
    "crore": 7, "crores": 7, "cr": 7, "lakh": 5, "lakhs": 5, "lac": 5, "lacs": 5,
    "lakh crore": 12, "lakh crores": 12, "thousand crore": 10, "hundred million": 8,
}  # fmt: skip
# Letters that are a scale only beside a currency: "$98 M", "EUR50m". "10K" alone is a filing or a race.
LETTERS = {"k": 3, "m": 6, "mm": 6, "b": 9, "t": 12}

CODES = (
    "USD", "EUR", "GBP", "JPY", "CNY", "RMB", "CHF", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD", "KRW", "INR",
    "BRL", "MXN", "ZAR", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RUB", "TRY", "ILS", "AED", "SAR", "QAR",
    "KWD", "THB", "MYR", "IDR", "PHP", "VND", "PKR", "BDT", "LKR", "EGP", "NGN", "KES", "GHS", "MAD", "ARS",
    "CLP", "COP", "PEN", "UYU", "RON", "BGN", "ISK", "UAH", "KZT", "DEM", "FRF", "NLG", "ITL", "ESP", "BHD",
    "OMR", "JOD", "GEL", "CNH",
)  # fmt: skip
DOLLARS = frozenset(("USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD", "MXN", "JMD", "TTD", "NAD"))
PREFIXES = {  # what stands before a number
    "$": "USD", "us$": "USD", "u.s.$": "USD", "$us": "USD", "c$": "CAD", "ca$": "CAD", "cdn$": "CAD",
    "can$": "CAD", "$c": "CAD", "a$": "AUD", "au$": "AUD", "aus$": "AUD", "aud$": "AUD", "$a": "AUD",
    "nz$": "NZD",
    "$nz": "NZD", "hk$": "HKD", "$hk": "HKD", "s$": "SGD", "sg$": "SGD", "nt$": "TWD", "r$": "BRL",
    "mex$": "MXN",
    "mx$": "MXN", "ar$": "ARS", "cl$": "CLP", "j$": "JMD", "tt$": "TTD", "n$": "NAD", "usd$": "USD",
    "cad$": "CAD", "£": "GBP", "ps": "GBP", "gb£": "GBP", "stg": "GBP", "€": "EUR", "¥": "JPY", "jp¥": "JPY",
    "cn¥": "CNY", "rmb¥": "CNY", "₹": "INR", "rs": "INR", "r": "ZAR", "n": "NGN", "ksh": "KES",
    "tk": "BDT", "qr": "QAR", "kd": "KWD", "rs.": "INR", "re.": "INR", "₩": "KRW", "₽": "RUB",
    "₺": "TRY", "₪": "ILS", "₦": "NGN", "₫": "VND", "₱": "PHP", "฿": "THB", "₴": "UAH", "rm": "MYR",
    "rp": "IDR",
    "rp.": "IDR", "nis": "ILS", "dm": "DEM", "sfr": "CHF", "fr": "CHF", "ffr": "FRF", "bfr": "BEF",
    "dkr": "DKK",
    "skr": "SEK", "nkr": "NOK", "kr": None, "dhs": "AED", "dh": "AED", "sr": "SAR", "zł": "PLN", "p$": "PHP",
    "¢": "USD",
}  # fmt: skip
PREFIXES |= {code.lower(): {"RMB": "CNY", "CNH": "CNY"}.get(code, code) for code in CODES}
# Nordic and German houses print the scale into the code: "MSEK 450", "EURm 12", "TEUR 45", "k€ 12".
_SCALED_CODES = ("SEK", "NOK", "DKK", "EUR", "CHF", "USD", "GBP", "PLN", "CZK")
_SCALED_SIGNS = {"€": "EUR", "£": "GBP", "$": "USD"}
_CODE_SCALES = {"M": 6, "T": 3, "K": 3}
SCALED_PREFIXES = (
    {letter + code: (code, scale) for code in _SCALED_CODES for letter, scale in _CODE_SCALES.items()}
    | {code + "m": (code, 6) for code in _SCALED_CODES}
    | {
        sign + letter: (code, scale)
        for sign, code in _SCALED_SIGNS.items()
        for letter, scale in (("m", 6), ("k", 3))
    }
    | {letter + "€": ("EUR", scale) for letter, scale in (("M", 6), ("m", 6), ("k", 3), ("K", 3))}
)

_COUNTRIES = {  # "Canadian dollars": the country decides
    "us": "US", "u.s.": "US", "u.s": "US", "american": "US", "canadian": "CA", "canada": "CA",
    "australian": "AU",
    "new zealand": "NZ", "nz": "NZ", "n.z.": "NZ", "hong kong": "HK", "hk": "HK", "h.k.": "HK",
    "singapore": "SG",
    "s'pore": "SG", "taiwan": "TW", "taiwanese": "TW",
    "jamaican": "JM", "namibian": "NA", "swiss": "CH", "french": "FR", "belgian": "BE",
    "luxembourg": "LU", "danish": "DK", "swedish": "SE", "norwegian": "NO", "czech": "CZ", "icelandic": "IS",
    "mexican": "MX", "philippine": "PH", "argentine": "AR", "chilean": "CL", "colombian": "CO",
    "indian": "IN",
    "pakistani": "PK", "pakistan": "PK", "sri lankan": "LK", "mauritian": "MU", "turkish": "TR",
    "italian": "IT",
    "british": "GB", "egyptian": "EG", "irish": "IE", "lebanese": "LB", "west german": "DE", "german": "DE",
    "dutch": "NL", "japanese": "JP", "chinese": "CN", "south korean": "KR", "korean": "KR", "russian": "RU",
    "saudi": "SA", "qatari": "QA", "omani": "OM", "uae": "AE", "kuwaiti": "KW", "bahraini": "BH",
    "austrian": "AT",
    "finnish": "FI", "brazilian": "BR", "south african": "ZA", "kenyan": "KE", "thai": "TH", "israeli": "IL",
}  # fmt: skip
_NOUNS = {  # noun: (currency without a country, {country: currency})
    "dollar": ("USD", {"US": "USD", "CA": "CAD", "AU": "AUD", "NZ": "NZD", "HK": "HKD", "SG": "SGD",
    "TW": "TWD",
                       "JM": "JMD", "NA": "NAD"}),
    "pound": ("GBP", {"GB": "GBP", "EG": "EGP", "IE": "IEP", "LB": "LBP"}),
    "franc": (None, {"CH": "CHF", "FR": "FRF", "BE": "BEF", "LU": "LUF"}),
    "crown": (None, {"DK": "DKK", "SE": "SEK", "NO": "NOK", "CZ": "CZK", "IS": "ISK"}),
    "krona": ("SEK", {"SE": "SEK", "IS": "ISK"}),
    "krone": (None, {"DK": "DKK", "NO": "NOK"}),
    "peso": (None, {"MX": "MXN", "PH": "PHP", "AR": "ARS", "CL": "CLP", "CO": "COP"}),
    "rupee": ("INR", {"IN": "INR", "PK": "PKR", "LK": "LKR", "MU": "MUR"}),
    "lira": ("TRY", {"TR": "TRY", "IT": "ITL"}), "mark": ("DEM", {"DE": "DEM", "FI": "FIM"}),
    "guilder": ("NLG", {"NL": "NLG"}), "yen": ("JPY", {"JP": "JPY"}), "yuan": ("CNY", {"CN": "CNY"}),
    "won": ("KRW", {"KR": "KRW"}), "rouble": ("RUB", {"RU": "RUB"}), "ruble": ("RUB", {"RU": "RUB"}),
    "riyal": ("SAR", {"SA": "SAR", "QA": "QAR"}), "rial": (None, {"OM": "OMR"}), "dirham": ("AED",
    {"AE": "AED"}),
    "dinar": (None, {"KW": "KWD", "BH": "BHD"}), "schilling": ("ATS", {"AT": "ATS"}), "real": ("BRL",
    {"BR": "BRL"}),
    "reai": ("BRL", {"BR": "BRL"}), "rand": ("ZAR", {"ZA": "ZAR"}), "shilling": (None, {"KE": "KES"}),
    "baht": ("THB", {"TH": "THB"}), "shekel": ("ILS", {"IL": "ILS"}),
}  # fmt: skip
_SUFFIXES = {  # what stands after a number and needs no country
    "bucks": "USD", "stg": "GBP", "sterling": "GBP", "pounds sterling": "GBP", "quid": "GBP",
    "euro": "EUR", "euros": "EUR", "renminbi": "CNY", "marks": "DEM", "deutsche marks": "DEM", "lire": "ITL",
    "kronor": "SEK", "kroner": None, "danish kroner": "DKK", "norwegian kroner": "NOK", "ringgit": "MYR",
    "rupiah": "IDR", "dong": "VND", "zloty": "PLN", "zlotys": "PLN", "forint": "HUF", "forints": "HUF",
    "naira": "NGN", "cedis": "GHS", "hryvnia": "UAH", "hryvnias": "UAH", "tenge": "KZT", "taka": "BDT",
    "pesetas": "ESP", "escudos": "PTE", "markka": "FIM", "finnish markka": "FIM", "punts": "IEP",
    "soles": "PEN",
    "leu": "RON", "lei": "RON", "leva": "BGN", "drachmas": "GRD", "australs": "ARA", "cruzados": "BRC",
    "rials": None,
}  # fmt: skip
_HUNDREDTHS = {  # cents and dollars of a country are made below
    "ct": "USD", "cts": "USD", "¢": "USD", "penny": "USD", "pennies": "USD", "euro cents": "EUR",
    "eurocents": "EUR", "pence": "GBP", "p": "GBP", "c": None, "sen": "MYR", "paise": "INR",
    "øre": None, "öre": "SEK",
    "centavos": None, "kopecks": "RUB",
}  # fmt: skip
_RATIOS = ("%", "percent", "per cent", "pct", "pc", "per-cent", "percents")
_POINTS = (
    "percentage points", "percentage point", "percentage-point", "percentage pts", "percent points",
    "percent point",
    "per cent points", "pct points", "pct point", "pct pts", "pct pt", "% points", "% pts", "%-points",
    "%-pts", "pp", "pps", "ppt", "ppts",
    "p.p.", "%pts", "%pt", "points of percentage",
)  # fmt: skip
_BASIS_POINTS = (
    "basis points", "basis point", "basis-point", "basis pts", "bps", "bp", "bips", "bpts", "b.p.",
)  # fmt: skip
_MULTIPLES = ("times", "x", "fold", "×")
_SHARES = ("shares", "shrs", "ads", "adss", "adrs")
_DURATIONS = {
    "year": "year", "yr": "year", "quarter": "quarter", "qtr": "quarter", "month": "month", "mth": "month",
    "week": "week", "wk": "week", "day": "day", "hour": "hour", "hr": "hour", "minute": "minute",
    "decade": "decade",
}  # fmt: skip


def _units() -> dict[str, Unit]:
    units = {word: Unit("money", code) for word, code in _SUFFIXES.items()}
    for noun, (alone, by_country) in _NOUNS.items():
        forms = (noun, noun + "s") if noun != "dollar" else ("dollar", "dollars", "dlr", "dlrs", "dls")
        for form in forms:
            units |= _by_country(form, alone, by_country, ONE)
    for form in ("cent", "cents", "cts"):
        units |= _by_country(form, *_NOUNS["dollar"], HUNDREDTH)
    units |= {code.lower(): Unit("money", PREFIXES[code.lower()]) for code in CODES}
    units |= {sign: Unit("money", PREFIXES[sign]) for sign in ("€", "£", "₹", "¥", "rmb", "us$", "c$")}
    units |= {word: Unit("money", code, HUNDREDTH) for word, code in _HUNDREDTHS.items()}
    units |= {
        word.lower(): _scaled(*meant) for word, meant in SCALED_PREFIXES.items() if word[-1:] not in "mk"
    }
    units |= {word: Unit("ratio", None, HUNDREDTH) for word in _RATIOS}
    units |= {word: Unit("percentage_points") for word in _POINTS}
    units |= {word: Unit("basis_points") for word in _BASIS_POINTS}
    units |= {word: Unit("multiple") for word in _MULTIPLES}
    units |= {word: Unit("shares") for word in _SHARES}
    units |= {word + s: Unit("duration", unit) for word, unit in _DURATIONS.items() for s in ("", "s")}
    units |= {word: Unit("count", "point") for word in ("point", "points", "pts")}
    return units


def _scaled(code: str, exponent: int) -> Unit:
    return Unit("money", code, Decimal(10**exponent))


def _by_country(form: str, alone: str | None, by_country: dict[str, str], worth: Decimal) -> dict[str, Unit]:
    named = {
        f"{name} {form}": by_country[country] for name, country in _COUNTRIES.items() if country in by_country
    }
    return {words: Unit("money", code, worth) for words, code in ({form: alone} | named).items()}


UNITS = _units()
PREFIX_UNITS = (
    {word: Unit("money", code) for word, code in PREFIXES.items()}
    | {word.lower(): _scaled(*meant) for word, meant in SCALED_PREFIXES.items()}
    | {"¢": Unit("money", "USD", HUNDREDTH)}
)


def spelled(words: Iterable[str]) -> str:
    """A pattern of the words that takes the longest; a space in a word takes any white space.

    It branches letter by letter: tried one after another, 400 words would cost most of the reading.

    >>> spelled(["bp", "bps", "% pts"])
    '(?:%\\\\s+pts|bp(?:s)?)'
    """
    return _branches(sorted({word for word in words if word}))


def _branches(words: list[str]) -> str:
    branches = []
    for first, group in groupby(words, key=lambda word: word[0]):
        rests = [word[1:] for word in group]
        head = r"\s+" if first == " " else re.escape(first)
        longer = [rest for rest in rests if rest]
        tail = _branches(longer) if longer else ""
        if longer and len(longer) < len(rests):
            tail = f"(?:{tail})?"
        branches.append(head + tail)
    return branches[0] if len(branches) == 1 else "(?:" + "|".join(branches) + ")"
