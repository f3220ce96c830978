"""Columns whose headers say the same, or what cannot be true of them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assets.extract.tables.columns import Column


def are_named_apart(columns: list[Column]) -> bool:
    """Whether no two columns of figures are said to be of one time."""
    said = [column.parts for column in columns if not (column.parts.change or column.parts.is_other)]
    times = [parts for parts in said if parts.is_time]
    return len(set(times)) == len(times)


def without_names(columns: list[Column]) -> list[Column]:
    """The columns, those that share a name with another said to be about something else."""
    return [
        column._replace(parts=column.parts._replace(is_other=True))
        if sum(other.parts == column.parts for other in columns) > 1
        else column
        for column in columns
    ]


def without_shared_days(columns: list[Column]) -> list[Column]:
    """The columns without the day that a title gives to all quarters of a year: it is of one of them."""
    return [
        column._replace(parts=column.parts._replace(month=None, day=None))
        if any(_share_day(column, other) for other in columns)
        else column
        for column in columns
    ]


def _share_day(one: Column, other: Column) -> bool:
    own, its = one.parts, other.parts
    is_one_day = (own.months, own.year, own.day) == (its.months, its.year, its.day)
    return bool(own.ends) and is_one_day and own.fiscal_period != its.fiscal_period
