"""A page that went wrong on its way is read or rejected: no reader falls over it."""

from random import Random

import pytest

from tests.laws.hostile_pages import find_fault, read_samples, spoil


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("media_type", ["text/html", "text/plain"])
def test_a_spoiled_page_breaks_no_law(media_type: str, seed: int) -> None:
    """More of them: ``python -m tests.benchmarks.hostile``."""
    assert find_fault(spoil(read_samples(), Random(seed)), media_type) is None
