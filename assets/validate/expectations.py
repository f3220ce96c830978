"""Expectations of our own, for Great Expectations. Imported only while an audit runs."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, ClassVar, Literal

import pandas as pd
from great_expectations.execution_engine import PandasExecutionEngine
from great_expectations.expectations.expectation import ColumnMapExpectation, ColumnPairMapExpectation
from great_expectations.expectations.metrics.map_metric_provider import (
    ColumnMapMetricProvider,
    ColumnPairMapMetricProvider,
    column_condition_partial,
)
from great_expectations.expectations.metrics.map_metric_provider.column_pair_condition_partial import (
    column_pair_condition_partial,
)

from assets.validate.percents import read_percents

# Ten decimals are stored; a third of a percent is cut there.
_CUT = Decimal("0.0000000002")


class _PercentText(ColumnPairMapMetricProvider):
    condition_metric_name = "column_pair_values.percent_text_says_value"
    condition_domain_keys = (
        "batch_id", "table", "column_A", "column_B", "row_condition", "condition_parser", "ignore_row_if",
    )  # fmt: skip
    condition_value_keys = ()

    @column_pair_condition_partial(engine=PandasExecutionEngine)
    def _pandas(cls, column_A: pd.Series, column_B: pd.Series, **kwargs: Any) -> pd.Series:
        said = [says_values(text, values) for text, values in zip(column_A, column_B, strict=True)]
        return pd.Series(said, index=column_A.index, dtype=bool)


class ExpectPercentTextToSayValue(ColumnPairMapExpectation):
    """The text of a percent, read again, gives the stored values ('0.12 0.22'), signs aside.

    The sign may stand in the clause ("fell 3 %") and not in the text; that is another promise.
    """

    column_A: str
    column_B: str
    ignore_row_if: Literal["both_values_are_missing", "either_value_is_missing", "neither"] = "neither"
    map_metric: ClassVar[str] = "column_pair_values.percent_text_says_value"
    domain_keys: ClassVar = ("batch_id", "table", "column_A", "column_B", "row_condition", "condition_parser")
    success_keys: ClassVar = ("column_A", "column_B", "ignore_row_if", "mostly")
    args_keys: ClassVar = ("column_A", "column_B")


def says_values(text: str, values: str) -> bool:
    """Whether a percent's text says the stored values, signs aside; True where it cannot be read.

    A fall "of 30 to 40 percent" is stored from -0.4 to -0.3: sizes are compared, not order. That
    a text can be read at all is a promise of its own.
    """
    said = sorted(abs(ratio) for ratio in read_percents(text))
    stored = sorted(abs(Decimal(value)) for value in values.split())
    if not said:
        return True
    return len(said) == len(stored) and all(abs(a - b) <= _CUT for a, b in zip(said, stored, strict=True))


class _PercentReadable(ColumnMapMetricProvider):
    condition_metric_name = "column_values.percent_text_is_readable"

    @column_condition_partial(engine=PandasExecutionEngine)
    def _pandas(cls, column: pd.Series, **kwargs: Any) -> pd.Series:
        return column.map(lambda text: bool(read_percents(text))).astype(bool)


class ExpectPercentTextToBeReadable(ColumnMapExpectation):
    """The text of a percent can be read a second time."""

    map_metric: ClassVar[str] = "column_values.percent_text_is_readable"
    success_keys: ClassVar = ("mostly",)
    args_keys: ClassVar = ("column",)
