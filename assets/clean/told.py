"""What a text says about itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from assets.clean.dates import StatedDate


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
