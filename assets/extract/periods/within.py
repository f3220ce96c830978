"""The times of a sentence, where those of its whole page are known: a page is read for its times once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from assets.extract.periods.grammar import PeriodMention, find_periods
from assets.extract.periods.patterns import JOIN

_start_of = attrgetter("start")


def periods_within(text: str, times: Sequence[PeriodMention], start: int, end: int) -> list[PeriodMention]:
    """What `find_periods` finds in ``text[start:end]``, where ``times`` are those of the whole text.

    Read again only where a time reaches over an end of the stretch, or shares its year with one behind it.
    """
    first = bisect_left(times, start, key=_start_of)
    last = bisect_left(times, end, lo=first, key=_start_of)
    reaches_in = first > 0 and times[first - 1].end > start
    reaches_out = last > first and times[last - 1].end > end
    is_shared = first < last < len(times) and JOIN.fullmatch(text, times[last - 1].end, times[last].start)
    if reaches_in or reaches_out or is_shared:
        return find_periods(text, start, end)
    return list(times[first:last])
