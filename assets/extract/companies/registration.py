"""When a company can have been registered: the SEC counts its filers, so a number tells a year.

A ticker cannot have meant a company that was not there: "(NYSE: DT)" of 2009 is not Dynatrace, whose
number, 1773383, is of 2019.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date

WELL_KNOWN_ONCE = 400  # place in companies.csv, the largest first
# The first number of each year from 1996 on, rounded down, read off registrations whose year is public
# knowledge (Tesla 1318605 in 2005, Facebook 1326801 in 2005, Twitter 1418091 in 2007, Uber 1543151 in 2012).
# Before 1996 numbers were given in bulk and tell nothing.
REGISTRY_YEAR = 1996
_FIRST_NUMBERS = (
    1_005_000, 1_029_000, 1_052_000, 1_076_000, 1_102_000, 1_131_000, 1_164_000, 1_211_000, 1_275_000,
    1_313_000, 1_348_000, 1_385_000, 1_421_000, 1_453_000, 1_479_000, 1_508_000, 1_538_000, 1_565_000,
    1_596_000, 1_629_000, 1_661_000, 1_693_000, 1_727_000, 1_762_000, 1_798_000, 1_837_000, 1_900_000,
    1_958_000, 2_006_000, 2_047_000,
)  # fmt: skip


def registration_year(company_id: str) -> int | None:
    """The year a company's number was given; None before 1996 and for other registries.

    >>> registration_year("0001318605"), registration_year("0000320193"), registration_year("NYSE:WB:2008")
    (2005, None, None)
    """
    if not company_id.isdigit() or int(company_id) < _FIRST_NUMBERS[0]:
        return None
    return REGISTRY_YEAR + bisect_right(_FIRST_NUMBERS, int(company_id)) - 1


def is_later(company_id: str, on: date | None) -> bool:
    """Whether the company was registered in a year after the day's; a day that is unknown decides nothing."""
    year = registration_year(company_id)
    return on is not None and year is not None and year > on.year


def is_namesake(company_id: str, rank: int, on: date | None) -> bool:
    """Whether on a page older than the registry the name must be somebody else's.

    The well known keep their names when they are registered anew (General Motors in 2009).
    """
    return on is not None and on.year < REGISTRY_YEAR and rank >= WELL_KNOWN_ONCE and is_later(company_id, on)
