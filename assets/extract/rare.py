"""Patterns that few texts hold, tried only where one of their words stands.

    pattern > the words without one of which it cannot match > a look for those > the pattern itself

To look for a plain word costs next to nothing; alternatives that ignore case are tried at every letter.
The words are read off the pattern by Python's own parser of patterns, so that nothing is said twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from re import _constants as kinds  # the parser has no public name
from re import _parser as parser

_MOST = 50  # more words are as dear as the pattern
_SIGN = 4  # letters that a sign is as rare as: "%" tells more than "of"
_REPEATS = (kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT)


class RarePattern:
    """A compiled pattern, searched for only in texts with one of its words."""

    __slots__ = ("pattern", "words")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = re.compile(pattern, flags)
        self.words = _words_of(pattern, flags)

    def may_match(self, text: str) -> bool:
        """Whether the text has one of the words; if not, there is no match in it."""
        small = text.lower()
        for word in self.words:  # noqa: SIM110 (any() takes twice as long, and a page asks thousands of times)
            if word in small:
                return True
        return False

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """As `re.Pattern.search`."""
        end = len(text) if end is None else end
        return self.pattern.search(text, start, end) if self.may_match(text[start:end]) else None

    def finditer(self, text: str) -> Iterable[re.Match[str]]:
        """As `re.Pattern.finditer`."""
        return self.pattern.finditer(text) if self.may_match(text) else ()

    def sub(self, replacement: str, text: str) -> str:
        """As `re.Pattern.sub`."""
        return self.pattern.sub(replacement, text) if self.may_match(text) else text


def compile_rare(pattern: str, flags: int = 0) -> RarePattern:
    """The pattern, for texts that seldom hold it; one that needs no word is an error.

    >>> compile_rare(r"\\b(?:pro[\\s-]?forma|restat(?:ed|es))\\b", re.IGNORECASE).words
    ('forma', 'restate')
    >>> compile_rare(r"\\brestat(?:ed|es)\\b", re.IGNORECASE).search("was Restated")[0]
    'Restated'
    """
    return RarePattern(pattern, flags)


def _words_of(pattern: str, flags: int) -> tuple[str, ...]:
    needed = _needed(parser.parse(pattern, flags))
    if not 0 < len(needed) <= _MOST:
        raise ValueError(f"no few words without which it cannot match: {pattern}")
    shortest = [word for word in needed if not any(other in word for other in needed - {word})]
    return tuple(sorted(shortest))


def _needed(pattern: Iterable) -> frozenset[str]:
    """Words in small letters of which every match of a parsed pattern holds one; empty where none is sure."""
    found: list[frozenset[str]] = []
    word = ""
    for kind, content in pattern:
        if kind is kinds.LITERAL:
            word += chr(content).lower()
            continue
        found += [frozenset({word} - {""}), _needed_by(kind, content)]
        word = ""
    found.append(frozenset({word} - {""}))
    return max(found, key=lambda words: (min(map(_rareness, words), default=0), -len(words)))


def _rareness(word: str) -> int:
    return sum(1 if char.isalnum() or char == " " else _SIGN for char in word)


def _needed_by(kind: object, content: tuple) -> frozenset[str]:
    if kind is kinds.SUBPATTERN:
        return _needed(content[-1])
    if kind is kinds.BRANCH:
        parts = [_needed(part) for part in content[1]]
        return frozenset().union(*parts) if all(parts) else frozenset()
    if kind is kinds.IN and all(one is kinds.LITERAL for one, _ in content):
        return frozenset(chr(code).lower() for _, code in content)
    if kind in _REPEATS and content[0]:
        return _needed(content[2])
    return frozenset()
