"""A few small pages of our own, one kind each: enough to walk every stage."""

# ruff: noqa: E501 - a page keeps its lines
from __future__ import annotations

from pathlib import Path

RELEASE = """<!doctype html><html lang="en"><head><title>Micron Technology reports results | Newsroom</title>
<meta property="article:published_time" content="2025-03-20T20:01:00Z"></head><body>
<nav><a href="/">Home</a> <a href="/about">About us</a> <a href="/news">News</a></nav>
<article><h1>Micron Technology, Inc. reports results for the second quarter of fiscal 2025</h1>
<p>BOISE, Idaho, March 20, 2025 -- Micron Technology, Inc. (Nasdaq: MU) today announced results for its second
quarter of fiscal 2025, which ended February 27, 2025.</p>
<p>Revenue was $8.05 billion, up 38 percent from $5.82 billion in the same period a year earlier. GAAP net income
was $1.58 billion, or $1.41 per diluted share.</p>
<p>Gross margin was 36.8 percent. For the third quarter the company expects revenue of $8.80 billion.</p>
<table><caption>(In millions, except per share amounts)</caption>
<tr><th></th><th>Quarter ended February 27, 2025</th><th>Quarter ended February 29, 2024</th></tr>
<tr><td>Revenue</td><td>$8,053</td><td>$5,824</td></tr>
<tr><td>Net income</td><td>$1,583</td><td>$793</td></tr>
<tr><td>Diluted earnings per share</td><td>$1.41</td><td>$0.71</td></tr></table>
</article><footer><a href="/legal">Legal</a> <a href="/privacy">Privacy</a></footer></body></html>
"""
WIRE = """MICRON QUARTERLY REVENUE RISES 38 PCT

BOISE, March 20 - Micron Technology Inc <MU> said its second quarter revenue rose 38 pct to 8.05 billion dlrs.
Net income was 1.58 billion dlrs, or 1.41 dlrs per diluted share.
Its shares fell 2.4 percent in after-hours trading.
"""
POST = """Home
Markets
Sign in
Oracle Cloud Backlog
Oracle's cloud backlog reached $130 billion while quarterly revenue rose 6% to $14.1 billion in the third quarter.
The $130 billion backlog covers about two to three quarters of revenue, one commentator on the forum wrote today.
Shares of Oracle slipped 4% in after-hours trading as investors weighed the spending that it takes to deliver it.
ORCL-3.10%
Share
Comment
"""
REPEAT = POST.replace("Home\nMarkets\nSign in\n", "")
OTHER = """Costco lifts its dividend

ISSAQUAH, Wash., April 16, 2025 - Costco Wholesale Corporation (Nasdaq: COST) said its board raised the
quarterly dividend to $1.30 per share from $1.16 per share. The warehouse club runs 905 stores. Net sales for
the five weeks of March were $25.51 billion, an increase of 8.6 percent from $23.48 billion last year.
"""


def write_pages(folder: Path) -> list[Path]:
    """Write the pages into ``folder``: a release, a wire, a post and its repeat, another, an empty one."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = {
        "a_release.html": RELEASE,
        "b_wire.txt": WIRE,
        "c_post.txt": POST,
        "d_repeat.txt": REPEAT,
        "e_other.txt": OTHER,
        "f_empty.html": "",
    }
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in pages]
