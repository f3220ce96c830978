"""Financial data schedules of old filings."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.extract.tables import read

SCHEDULE = """<ARTICLE> 5
<MULTIPLIER> {multiplier}
<S>                             <C>
<PERIOD-TYPE>                   {kind}
<FISCAL-YEAR-END>                          DEC-31-1997
<PERIOD-END>                               {end}
<CASH>                                          12,345
<TOTAL-ASSETS>                                 222,333
<TOTAL-REVENUES>                               512,345
<INCOME-TAX>                                    21,140
<NET-INCOME>                                   (35,994)
<EPS-PRIMARY>                                    (1.80)
<EPS-DILUTED>                                    (1.80)
"""


def stated(**said: str) -> dict[str, tuple]:
    return {
        statement.metric: (statement.value, str(statement.period_start), str(statement.period_end))
        for statement in read("", lead=SCHEDULE.format(**said))
    }


def test_a_schedule_states_what_its_tags_name():
    found = stated(multiplier="1,000", kind="YEAR", end="DEC-31-1997")
    year = ("1997-01-01", "1997-12-31")
    assert found["revenue"] == (512_345_000, *year)
    assert found["net_income"] == (-35_994_000, *year)
    assert found["eps_basic"] == found["eps_diluted"] == (Decimal("-1.80"), *year)
    assert found["total_assets"] == (222_333_000, "None", "1997-12-31")


def test_a_quarter_is_three_months_and_a_multiplier_of_one_is_dollars():
    found = stated(multiplier="1", kind="QTR-1", end="MAR-31-1997")
    assert found["revenue"] == (512_345, "1997-01-01", "1997-03-31")


@pytest.mark.parametrize("said", [{"kind": "OTHER"}, {"multiplier": "some"}])
def test_a_schedule_without_a_known_length_or_multiplier_states_nothing(said):
    assert stated(**{"multiplier": "1,000", "kind": "YEAR", "end": "DEC-31-1997"} | said) == {}
