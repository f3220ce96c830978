"""The terse wires of 1987."""

from __future__ import annotations

from assets.extract.context import PageContext
from assets.records import Quantity, Statement


def find_wire_statements(page: PageContext) -> tuple[list[Statement], list[Quantity]]:
    """Figures of a wire's terse lines, and their numbers."""
    return [], []
