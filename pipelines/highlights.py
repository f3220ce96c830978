"""A few rows that show what a release holds: for a first look, chosen by rule and not by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipelines.query import open_release

_FACTS = """
    with told as (
        select
            *,
            row_number() over (
                partition by ticker order by n_statements desc, value desc, fact_id
            ) as turn
        from marts.facts
        where scope = 'consolidated' and compare = 'none' and nature = 'actual'
            and metric in ('revenue', 'eps_diluted') and status <> 'conflicting'
    )
    select
        ticker || ' ' || replace(metric, '_', ' ') || ' ' || coalesce(calendar_frame, fiscal_period),
        value, unit, n_statements, n_stories
    from told
    where turn = 1 and ticker is not null
    order by n_statements desc, ticker
    limit 3
"""
_GUIDANCE = """
    select ticker, action, replace(metric, '_', ' '), low, high, previous_low, previous_high,
        coalesce(unit, unit_kind)
    from marts.guidance
    where action in ('raise', 'lower') and previous_low is not null and scope = 'consolidated'
    order by ticker, metric, fact_id, statement_id
    limit 2
"""
_SURPRISES = """
    select ticker, surprise, replace(metric, '_', ' '), amount, coalesce(unit, unit_kind)
    from marts.surprises
    where surprise in ('beat', 'miss') and scope = 'consolidated'
    order by abs(percent) desc, fact_id, expectation_fact_id
    limit 2
"""
_CLAIMS = "select message from marts.claim_checks where verdict = 'contradicted' order by check_id limit 2"


def tell_highlights(release: Path) -> Iterator[str]:
    """Lines on facts said often, moved guidance, surprises and claims that arithmetic contradicts."""
    news = open_release(release)
    for what, value, unit, statements, stories in news.execute(_FACTS).fetchall():
        told = "1 story" if stories == 1 else f"{stories} stories"
        yield f"{what}: {_amount(value, unit)}, said {statements} times in {told}"
    for ticker, action, metric, low, high, was_low, was_high, unit in news.execute(_GUIDANCE).fetchall():
        now, was = (_range(*ends, unit) for ends in ((low, high), (was_low, was_high)))
        yield f"{ticker} {action}s its {metric} guidance to {now}, from {was}"
    for ticker, surprise, metric, amount, unit in news.execute(_SURPRISES).fetchall():
        yield f"{ticker} {metric}: {surprise} the expectation by {_difference(abs(amount), unit)}"
    for (message,) in news.execute(_CLAIMS).fetchall():
        yield message


def _range(low: object, high: object, unit: str | None) -> str:
    return _amount(low, unit) if low == high else f"{_amount(low, unit)} to {_amount(high, unit)}"


def _difference(amount: object, unit: str | None) -> str:
    """What lies between two figures: between two ratios, points.

    >>> _difference(0.216, "ratio"), _difference(0.11, "USD")
    ('21.6 points', '0.11 USD')
    """
    return f"{100 * float(amount):.4g} points" if unit == "ratio" else _amount(amount, unit)


def _amount(value: object, unit: str | None) -> str:
    number = float(value)  # for the eye only
    if unit == "ratio":
        return f"{100 * number:.4g} %"
    for size, word in ((1e9, " billion"), (1e6, " million")):
        if abs(number) >= size:
            return f"{number / size:,.4g}{word} {unit or ''}".strip()
    return f"{number:,.4g} {unit or ''}".strip()
