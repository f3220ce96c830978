"""Among which sections of a page a line stands: below which signs, in what run, how near the text.

signs (a date, "Related", "About us", "3 comments", ...) > lines since, lines until, sentences since
runs of short lines, the widest gap on the way to the article's middle, how dense its sentences stand
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from assets.clean.dumps.line_windows import Array, around

FAR = 60  # lines: what is farther away is of no account
WINDOW = 15  # lines over which the density of sentences is taken
LAGS = 6  # lines after which the rows of a list may look alike again: a title, a date, a teaser
MIN_SENTENCE = 8  # words

_COMMENTS = re.compile(
    r"""[\W_]{0,4}(?:\d{1,5}\s)?(?: comments?\b | responses?\b | replies\b | kommentare?\b | commentaires?\b
      | comentarios?\b | comentários?\b | commenti\b | reacties\b | thoughts\son\b | discussion\b
      | leave\sa\s(?:reply|comment) | join\sthe\s(?:discussion|conversation) )""",
    re.VERBOSE | re.IGNORECASE,
)
_RELATED = re.compile(
    r"""[\W_]{0,4}(?: related | recommended | similar | popular | latest | recent | trending | featured
      | sponsored | promoted | advert | other\s | next\s | previous | elsewhere | editor | keep\sreading
      | more\s(?:from|on|in|stories|news|like|articles|posts) | read\s(?:more|next|also) | also\s(?:read|from)
      | up\snext | you\s(?:may|might) | you['’]ll | most\s(?:read|popular|viewed|recent) | see\salso
      | top\s(?:stories|news) | don['’]t\smiss | what\sto\sread | in\scase\syou | (?:around|from)\sthe\sweb
      | mehr | weitere | neueste | aktuelle | lesen\ssie | lire\saussi | à\slire | sur\sle\smême
      | lea\stambién | relacionad | más | leia | veja )""",
    re.VERBOSE | re.IGNORECASE,
)
_ABOUT = re.compile(
    r"""[\W_]{0,4}(?: about\b | who\swe\sare | our\s(?:story|mission) | (?:the\s)?author\b | written\sby
      | meet\s | über\s | à\spropos | acerca | sobre\s | bio\b )""",
    re.VERBOSE | re.IGNORECASE,
)
_CONTENTS = re.compile(
    r"""[\W_]{0,4}(?: table\sof\scontents | contents\b | in\sthis\s(?:article|guide|post|story)
      | on\sthis\spage | jump\sto | key\s(?:takeaways|points) | summary\b | inhalt | sommaire )""",
    re.VERBOSE | re.IGNORECASE,
)
_SIGN_CHARACTERS = 80
_SIGN_WORDS = 7


def read_sections(texts: Sequence[str], columns: dict[str, Array], counts: Array) -> dict[str, Array]:
    """Features of every line by what stands above and below it; at least one line.

    ``columns`` are the looks of the lines and whether each stands inside the rough article.
    """
    sentences = (columns["ends"] > 0) & (counts >= MIN_SENTENCE)
    signs = {
        "comments": _marks(_COMMENTS, texts),
        "related": _marks(_RELATED, texts),
        "about": _marks(_ABOUT, texts) & (counts <= _SIGN_WORDS),
        "contents": _marks(_CONTENTS, texts) & (counts <= _SIGN_WORDS),
        "notice": columns["legal"] > 0,
        "date": columns["date"] > 0,
        "byline": columns["byline"] > 0,
    }
    found: dict[str, Array] = {}
    for name, marks in signs.items():
        found |= _from_signs(name, marks, sentences)
    found["run_short"] = _run_lengths(counts < MIN_SENTENCE)
    found["run_open"] = _run_lengths(columns["ends"] == 0)
    found["rhythm"] = _rhythm(columns, counts)
    return found | _to_middle(sentences, columns["inside"], counts)


def _marks(sign: re.Pattern[str], texts: Sequence[str]) -> Array:
    return np.array([len(text) < _SIGN_CHARACTERS and sign.match(text) is not None for text in texts])


def _from_signs(name: str, marks: Array, sentences: Array) -> dict[str, Array]:
    """How far the last sign above is, the next one below, and what stands between."""
    at = np.arange(len(marks))
    sums = np.concatenate([[0], np.cumsum(sentences)])
    last = np.maximum.accumulate(np.where(marks, at, -1))
    since = np.where(last >= 0, sums[at] - sums[np.maximum(last, 0)], -1)
    return {
        f"since_{name}": _lines_since(marks),
        f"until_{name}": _lines_since(marks[::-1])[::-1],
        f"count_{name}": np.minimum(np.cumsum(marks) - marks, 20).astype(float),
        f"sentences_since_{name}": since.astype(float),
    }


def _lines_since(marks: Array) -> Array:
    """Lines since the last mark at or above each; ``FAR`` where there is none."""
    at = np.arange(len(marks))
    last = np.maximum.accumulate(np.where(marks, at, -FAR))
    return np.minimum(at - last, FAR).astype(float)


def _run_lengths(marks: Array) -> Array:
    """Length of the run of marked lines each line is in; zero for the others."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], marks.astype(int), [0]])))
    lengths = np.zeros(len(marks))
    for start, end in edges.reshape(-1, 2).tolist():
        lengths[start:end] = end - start
    return lengths


def _rhythm(columns: dict[str, Array], counts: Array) -> Array:
    """How far the lines about each are from looking alike after a few lines; zero in a regular list."""
    names = ("ends", "date_alone", "cut", "capitals", "digits", "name", "colon", "byline", "some_words")
    looks = np.stack([np.minimum(np.log1p(counts) / 2, 2), *(columns[name] for name in names)], axis=1)
    least = np.full(len(counts), 2.0)
    for lag in range(1, min(LAGS, len(counts) - 1) + 1):
        apart = np.abs(looks[lag:] - looks[:-lag]).sum(axis=1)
        padding = np.full(lag, 2.0)
        mean = (np.concatenate([padding, apart]) + np.concatenate([apart, padding])) / 2
        least = np.minimum(least, around(mean, 4))
    return least


def _to_middle(sentences: Array, inside: Array, counts: Array) -> dict[str, Array]:
    """Density of sentences, and the widest gap without one between a line and the article's middle."""
    at = np.arange(len(counts))
    mass = np.minimum(counts, FAR) * sentences
    weights = mass * inside if (mass * inside).any() else inside + 1e-9
    middle = int(round(float((at * weights).sum() / weights.sum()), 0))
    density = around(mass, WINDOW // 2)
    gaps = np.concatenate([_widest_gap(sentences[middle::-1])[::-1], _widest_gap(sentences[middle:])[1:]])
    return {
        "density": density / (density.max() + 0.1),
        "gap": gaps,
        "from_middle": (at - middle) / len(counts),
        "words": np.minimum(counts, 120),
    }


def _widest_gap(sentences: Array) -> Array:
    """The longest run of lines without a sentence from the first line to each."""
    at = np.arange(len(sentences))
    last = np.maximum.accumulate(np.where(sentences, at, 0))
    return np.maximum.accumulate(at - last).astype(float)
