"""A corpus with known stories, made from pages at hand and a seed.

    wires, releases > twins (the same frame, another company, other figures) > copies

Each story is told one to eight times: word for word, with edits, cut short, with a house's
lines before or after, within a long page. Twins are other stories and must stay apart.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_WORD = re.compile(r"[A-Za-z][\w'-]*")
_STOP = frozenset(_WORD.findall("the a an and of to in for on with by at from its it is was were that this"))
_SYLLABLES = _WORD.findall(
    "al ber cor dan el far gal hol in jor kel lor mar nor ol pra quin ros sal tor ul ven wil yor zan"
)
_TOPICS = _WORD.findall("markets technology energy banking retail mining health transport media housing")

# What a house may put after a story; it is named in every line.
_NOTICES = (
    "{name} gathers news of companies from wires and from the companies themselves.",
    "Write to the {name} desk with corrections and questions, we answer within a day.",
    "Readers of {name} also read about {topics} and more every morning.",
    "Nothing on {name} is investment advice, and past performance is no guide.",
    "Copyright {name} Media. All rights reserved. Prices are delayed by fifteen minutes.",
)


def read_bases(data: Path) -> list[str]:
    """Wires and releases to start from, each once, in the order of the files."""
    wires = (data / "reuters21578-earn" / "earn.jsonl").read_text(encoding="utf-8").splitlines()
    texts = []
    for line in wires:
        wire = json.loads(line)
        texts.append(f"{wire['title']}\n{wire.get('dateline') or ''} {wire['body']}".strip())
    releases = sorted((data / "newsworthy-earnings" / "md").rglob("*.md"))
    texts += [path.read_text(encoding="utf-8") for path in releases]
    return list(_apart(text for text in dict.fromkeys(texts) if len(text.split()) >= 25))


def _apart(texts: Iterable[str]) -> Iterator[str]:
    """Texts whose beginnings share little with any before: a wire sent again is one story."""
    seen: set[tuple[str, ...]] = set()
    for text in texts:
        words = re.findall(r"\w+", text.lower())[:80]
        runs = {tuple(words[i : i + 4]) for i in range(len(words) - 3)}
        if len(runs & seen) < 0.3 * len(runs):
            yield text
        seen |= runs


def make_corpus(bases: list[str], size: int, seed: int) -> list[tuple[str, int]]:
    """``size`` texts, each with the number of its story, shuffled."""
    dice = random.Random(seed)
    houses = [_House(dice) for _ in range(5)]
    corpus: list[tuple[str, int]] = []
    for story, text in enumerate(_stories(bases, dice)):
        corpus.append((text, story))
        for _ in range(dice.choice((0, 0, 0, 1, 1, 2, 2, 3, 5, 7))):
            corpus.append((_tell_again(text, bases, houses, dice), story))
        if len(corpus) >= size:
            break
    corpus = corpus[:size]
    dice.shuffle(corpus)
    return corpus


def _stories(bases: list[str], dice: random.Random) -> Iterator[str]:
    """Bases first, then round after round of twins of them."""
    order = bases[:]
    dice.shuffle(order)
    for base in order:
        yield base
        if dice.random() < 0.3:
            yield make_twin(base, dice)
    while True:
        yield make_twin(dice.choice(bases), dice)


def make_twin(text: str, dice: random.Random) -> str:
    """The same frame for another company: its name and nearly all its figures are others."""
    names = [word for word in _WORD.findall(text.split("\n")[0])[:2] if word.lower() not in _STOP]
    for name in names:
        text = re.sub(rf"\b{re.escape(name)}\b", _name(dice, name), text, flags=re.IGNORECASE)
    return _NUMBER.sub(
        lambda found: _redraw(found.group(), dice) if dice.random() < 0.9 else found.group(), text
    )


def _name(dice: random.Random, like: str) -> str:
    name = "".join(dice.choice(_SYLLABLES) for _ in range(dice.randint(2, 3)))
    return name.upper() if like.isupper() else name.capitalize()


def _redraw(number: str, dice: random.Random) -> str:
    digits = [dice.choice("0123456789") if character.isdigit() else character for character in number]
    if digits[0] == "0":
        digits[0] = dice.choice("123456789")
    return "".join(digits)


class _House:
    """A site's lines around a story: navigation before, notices after."""

    def __init__(self, dice: random.Random) -> None:
        name, topics = _name(dice, "Aa"), dice.sample(_TOPICS, 7)
        self.before = "\n".join(f"{name} {topic.title()}" for topic in topics[: dice.randint(2, 7)])
        notices = dice.sample(_NOTICES, dice.randint(2, 5))
        self.after = "\n".join(line.format(name=name, topics=", ".join(topics[:4])) for line in notices)


def _tell_again(text: str, bases: list[str], houses: list[_House], dice: random.Random) -> str:
    way = dice.choice(
        ("exact", "wrap", "edit", "edit", "cut", "before", "after", "around", "edit and around", "within")
    )
    house = dice.choice(houses)
    if way == "wrap":
        return re.sub(r"\s+", " ", text)
    if "edit" in way:
        text = _edit(text, dice.uniform(0.02, 0.12), dice)
    if way == "cut":
        words = re.findall(r"\S+\s*", text)
        return "".join(words[: max(15, int(len(words) * dice.uniform(0.4, 0.85)))])
    if way in ("before", "around", "edit and around"):
        text = f"{house.before}\n{text}"
    if way in ("after", "around", "edit and around"):
        text = f"{text}\n{house.after}"
    if way == "within":
        text = f"{house.before}\n{_digest(bases, dice)}\n{text}\n{_digest(bases, dice)}\n{house.after}"
    return text


def _edit(text: str, share: float, dice: random.Random) -> str:
    """Ordinary words left out, put in or replaced; figures and names stay."""
    parts = re.findall(r"\S+\s*", text)
    edited = []
    for part in parts:
        if dice.random() >= share or any(map(_is_kept, part)):
            edited.append(part)
        elif (way := dice.random()) < 0.4:
            edited.append(part.replace(part.strip(), dice.choice(_SYLLABLES) + dice.choice(_SYLLABLES)))
        elif way < 0.7:
            edited.append(part + "also ")
    return "".join(edited)


def _is_kept(character: str) -> bool:
    return character.isdigit() or character.isupper()


def _digest(bases: list[str], dice: random.Random) -> str:
    """Single sentences of many other stories: what stands beside an article on a long page."""
    lines = (dice.choice(bases).split("\n") for _ in range(dice.randint(8, 20)))
    return "\n".join(dice.choice(held).strip()[:120] for held in lines)
