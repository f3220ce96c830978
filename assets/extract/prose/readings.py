"""A number at its place in a sentence, and what it was read to be."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter

from assets.extract.metrics.find import MetricMention
from assets.extract.prose.figures import fit
from assets.extract.prose.tokens import Token
from assets.records import Quantity


@dataclass(frozen=True, slots=True)
class Reading:
    """What one number of a sentence is: of which metric, in which role, after which other reading."""

    quantity: Quantity
    at: int  # place of the number among the tokens
    code: str
    mention: MetricMention
    metric_at: int  # place of the metric among the tokens
    role: str
    is_consensus: bool = False
    is_surprise: bool = False  # by how much expectations were beaten or missed
    before: Reading | None = None  # the reading it continues
    time_at: int | None = None  # place of its time among the tokens, where a list gives it one
    is_listed: bool = False  # it is measured against a number named earlier, in a list of several

    @property
    def first(self) -> Reading:
        """The reading that its chain of numbers begins with."""
        return self if self.before is None else self.before.first


def letters(tokens: list[Token]) -> str:
    """The kinds of the tokens as one string."""
    return "".join(map(_kind_of, tokens))


_kind_of = attrgetter("kind")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a number stands: the words since the number before it, and those behind it."""

    tokens: list[Token]
    floor: int  # first token behind the number before
    at: int

    @property
    def quantity(self) -> Quantity:
        """The number itself."""
        return self.tokens[self.at].item

    @property
    def left(self) -> str:
        """Letters since the number before."""
        return letters(self.tokens[self.floor : self.at])

    def right(self, reach: int) -> str:
        """Letters of the next ``reach`` tokens behind the number."""
        return letters(self.tokens[self.at + 1 : self.at + 1 + reach])

    def read(
        self,
        mention: MetricMention,
        metric_at: int,
        role: str | None,
        *,
        is_consensus: bool = False,
        before: Reading | None = None,
        quantity: Quantity | None = None,
    ) -> Reading | None:
        """The reading, if the number fits the metric in that role.

        In a chain the figure of the number before is tried first: behind "or 43 cents a share, from"
        comes EPS, unless the number is a sum.
        """
        if role is None:
            return None
        codes = (before.code, mention.code) if before is not None else (mention.code,)
        for code in codes:
            fitting = fit(code, quantity or self.quantity, role)
            if fitting is not None:
                return Reading(
                    fitting[1], self.at, fitting[0], mention, metric_at, role, is_consensus, before=before
                )
        return None
