"""What analysts had expected, told in a sentence of its own: "Analysts had expected $6.67 billion."

the sentence + the figures of the sentence before > the one figure it can be the estimate of
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from assets.extract.confidence import CONFIDENCE
from assets.extract.metrics.find import find_metrics
from assets.extract.prose.drafts import Draft
from assets.records import Quantity

_OPENS = re.compile(
    r"""
    (?: that | which | this | the \s (?: result | figure | number ) ) \s (?: \w+ \s )??
    (?: beat | topped | exceeded | surpassed | missed | was \s (?: below | above | ahead \s of | short \s of )
      | came \s in \s (?: above | below ) | compare[sd] \s (?: with | to ) ) \s
    (?= [^.;]{0,80} \b (?: analysts? | street | consensus | market ) \b )
    [\w\s,'’&-]{0,60}? \b (?: estimates? | forecasts? | expectations? | consensus ) \s (?: of \s | for \s )?
  | (?: on \s average ,? \s )?
    (?: wall \s street | (?: the \s )? (?: street | consensus ) | (?: \w+ \s )? analysts ) \b
    [\w\s,()'’&-]{0,90}?
    \b (?: expected | expecting | expectations? | forecast | estimated? | predicted | projected | anticipated
         | looking \s for | looked \s for | pencil+ed \s in | called \s for | calling \s for | was | is ) \s
    (?: to \s see \s | on \s average \s | an \s average \s of \s | for \s | a \s )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
# An estimate is of the size of what it is the estimate of: half to twice, or it is of something else.
_FARTHEST = Decimal(2)
_REPORTED = frozenset({"actual", "preliminary", "guidance"})


def read_estimate(
    text: str, span: tuple[int, int], quantities: list[Quantity], before: list[Draft]
) -> list[Draft]:
    """The estimate that a sentence without a metric tells, as a list of one; empty where it tells none.

    ``before``: what the sentence before it states.
    """
    if len(quantities) != 1 or not before or find_metrics(text, *span):
        return []
    quantity = quantities[0]
    if not _OPENS.fullmatch(text, span[0], quantity.text_start):
        return []
    fitting = {draft.metric: draft for draft in before if _can_be_of(quantity, draft)}
    if len(fitting) != 1:
        return []
    [draft] = fitting.values()
    return [
        replace(
            draft,
            quantity=replace(quantity, unit_kind=draft.quantity.unit_kind),
            nature="consensus",
            sentence=span,
            confidence=CONFIDENCE["consensus"],
        )
    ]


def _can_be_of(quantity: Quantity, draft: Draft) -> bool:
    told = draft.quantity
    is_cents = quantity.scale < 1 and quantity.unit_kind == "money" and told.unit_kind == "money_per_share"
    if draft.compare != "none" or draft.nature not in _REPORTED or None in (told.value, quantity.value):
        return False
    if told.unit != quantity.unit or not (told.unit_kind == quantity.unit_kind or is_cents):
        return False
    low, high = sorted((abs(told.value), abs(quantity.value)))
    return low > 0 and high <= _FARTHEST * low and (told.value > 0) == (quantity.value > 0)
