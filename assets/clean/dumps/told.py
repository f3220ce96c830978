"""What a text says about itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from assets.clean.metadata.dates import StatedDate

# Rules whose lines stand in a company's own releases; two of them make one.
_OF_RELEASES = frozenset(("about_the_company", "forward_looking", "contact"))


@dataclass(slots=True)
class Told:
    """Title, date and kind as the text gives them; None where it does not."""

    kind: str | None = None
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published_at: datetime | None = None
    published_precision: str = "unknown"
    published_origin: str | None = None

    def date(self, stated: StatedDate | None, origin: str) -> None:
        """Take the date, unless one is known."""
        if stated and self.published_at is None:
            self.published_at, self.published_precision = stated.at, stated.precision
            self.published_origin = origin

    def name_kind(self, rules: Iterable[str]) -> None:
        """Tell a release and a user's post by the rules that dropped lines; else it stays open."""
        rules = frozenset(rules)
        marks = len(rules & _OF_RELEASES) + (
            self.published_origin == "dateline" and "about_the_company" in rules
        )
        if self.kind is None and marks >= 2:
            self.kind = "press_release"
        elif self.kind is None and "hashtag" in rules and self.published_at is None and self.byline is None:
            self.kind = "user_post"
