"""Every suite, in the order the data walks through the tables."""

from assets.validate.figure_suites import FIGURE_SUITES
from assets.validate.mart_suites import MART_SUITES
from assets.validate.page_suites import PAGE_SUITES
from assets.validate.promises import Suite


def all_suites() -> list[Suite]:
    """One suite a published table of data."""
    return [suite() for suite in (*PAGE_SUITES, *FIGURE_SUITES, *MART_SUITES)]
