"""Search, reading side: what a person types, in any script and language, finds services in any.

Two stages: names, keywords and sounds first, then everything a service says. The steps take numbers of services out of
the index, which is cheap, until there are :data:`MOST_RANKED`; only then the texts of these are read, once, and ranked.
Ranking everything took 36-80 ms at 50,000 services (design.md, 3). The order of the steps:

1. all words asked for, in names and keywords (Latin words by their beginning, Chinese as a phrase);
2. the Latin letters as pinyin or jyutping, whole or as initials;
3. all words asked for, anywhere;
4. if little was found: any of the words; the services that hold most of them are ranked;
   a Latin word that begins no known word is first replaced by the closest known ones.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kiosk.catalog.model import Category
from kiosk.catalog.search_keys import BETWEEN, SHORTEST_CORRECTED, Keys, without_one_letter
from kiosk.i18n.folding import Token, tokens
from kiosk.i18n.locales import Locale
from kiosk.i18n.text import Text

MOST_RANKED = 200
"""Candidates whose texts are read and ranked for one query: ten times as many as a screen of results shows."""
LONGEST_QUERY = 200
"""Characters that are looked at; nobody types more into a search field."""
MOST_PARTS = 12
ENOUGH = 3
"""With fewer services found by all words, any of the words will do."""

_TELL_NOTHING = """
a an and at by can do for from have how i in is it me my of on or the to want what when where which with you
ao aos as com como da das de do dos e em eu meu minha na nas no nos o os ou para pela pelo por quero que se
sem um uma onde qual
"""
_SMALL_WORDS = frozenset(_TELL_NOTHING.split())
"""Words that tell nothing about a service, folded."""
_TONED = re.compile(r"[a-z]+[1-6]?")
_MOST_CORRECTIONS = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """A service that was found."""

    id: str
    name: Text
    category: Category


@dataclass(frozen=True, slots=True)
class _Part:
    """Words that must stand side by side: a Chinese phrase, or one Latin word (``open``: its beginning is enough)."""

    words: tuple[str, ...]
    open: bool

    @property
    def needle(self) -> str:
        """As it stands in :class:`Keys`."""
        return " " + " ".join(self.words)

    @property
    def phrase(self) -> str:
        """As FTS5 reads it. Words hold letters and digits only, so nothing in them can be syntax."""
        return f'"{" ".join(self.words)}"'


@dataclass(slots=True)
class _Candidates:
    """Services found so far: by number, and as bits the parts each is known to hold somewhere."""

    held: dict[int, int] = field(default_factory=dict)
    bits: dict[_Part, int] = field(default_factory=dict)

    @property
    def room(self) -> int:
        return MOST_RANKED - len(self.held)

    def bit(self, part: _Part) -> int:
        return self.bits.setdefault(part, 1 << len(self.bits))

    def add(self, numbers: Iterable[int], parts: Iterable[_Part]) -> None:
        """Those that were found before, and new ones as long as there is room."""
        bits = sum(self.bit(part) for part in set(parts))
        for number in numbers:
            if number in self.held or self.room > 0:
                self.held[number] = self.held.get(number, 0) | bits


def search(connection: sqlite3.Connection, query: str, locale: Locale, limit: int = 20) -> list[Hit]:
    """The services that ``query`` may mean, best first, at most ``limit``; none for a query without any word."""
    asked = _parts(query)
    if not asked or limit < 1:
        return []
    found = _Candidates()
    parts = _without_small_words(asked)
    sound = _as_sound(query)
    _find_all_words(connection, parts, sound, found, limit)
    if len(found.held) < ENOUGH:
        corrected = _corrected(connection, parts)
        if corrected != [[part] for part in parts]:
            parts = [choices[0] for choices in corrected if choices] or parts
            _find_corrected(connection, corrected, found)
    if len(found.held) < ENOUGH:
        parts = _loosened(parts)
        _find_any_word(connection, parts, found)
    return _hits(connection, _ranked(_keys(connection, found.held, sound), found, parts, sound, locale)[:limit])


# --- what is asked ----------------------------------------------------------------------------------------------------


def _parts(query: str) -> list[_Part]:
    parts: list[_Part] = []
    phrase: list[Token] = []
    for token in tokens(query[:LONGEST_QUERY]):
        beside = bool(phrase) and token.is_ideograph and token.start <= phrase[-1].end
        if phrase and not beside:
            parts.append(_Part(tuple(character.word for character in phrase), open=False))
            phrase = []
        if token.is_ideograph:
            phrase.append(token)
        else:
            parts.append(_Part((token.word,), open=True))
    if phrase:
        parts.append(_Part(tuple(character.word for character in phrase), open=False))
    return list(dict.fromkeys(parts))[:MOST_PARTS]


def _without_small_words(parts: list[_Part]) -> list[_Part]:
    telling = [part for part in parts if part.words[0] not in _SMALL_WORDS]
    return telling or parts


def _as_sound(query: str) -> str:
    """The letters of a query typed on Latin keys (``hoi1 wu6`` gives ``hoiwu``); empty if it is something else."""
    typed = [token.word for token in tokens(query[:LONGEST_QUERY])]
    if not all(_TONED.fullmatch(word) for word in typed):
        return ""
    letters = "".join(word.rstrip("123456") for word in typed)
    return letters if len(letters) > 1 else ""


def _loosened(parts: list[_Part]) -> list[_Part]:
    """Long Chinese phrases as pairs of characters, for words that stand in another order than asked."""
    loose: list[_Part] = []
    for part in parts:
        if len(part.words) <= 2:
            loose.append(part)
        else:
            loose.extend(_Part(part.words[at : at + 2], open=False) for at in range(len(part.words) - 1))
    return list(dict.fromkeys(loose))[:MOST_PARTS]


# --- finding ----------------------------------------------------------------------------------------------------------

_NAMES = "{chinese simplified portuguese english}"
_WRITTEN = "{chinese simplified portuguese english keywords}"
_LONGEST_INDEXED = 3
"""Letters of the longest beginning that has an index (``prefix`` in db/schema/release.sql)."""
_MOST_ENDINGS = 20
_KNOWN_WORDS = "SELECT word FROM term WHERE word >= ? AND word < ? LIMIT ?"
_STATEMENTS = {
    "search_name": "SELECT rowid FROM search_name WHERE search_name MATCH ? LIMIT ?",
    "search_body": "SELECT rowid FROM search_body WHERE search_body MATCH ? LIMIT ?",
}


def _find_all_words(
    connection: sqlite3.Connection, parts: Sequence[_Part], sound: str, found: _Candidates, limit: int
) -> None:
    matches = [_match(connection, part) for part in parts]
    every = " AND ".join(matches) if all(matches) else ""
    written: list[int] = []
    if every:
        written = _numbers(connection, "search_name", f"{_WRITTEN} : ({every})", found.room)
        if len(written) == found.room:  # there may be more: those first whose name begins with it, or who are called so
            first = " AND ".join([_match(connection, parts[0], "^ "), *matches[1:]])
            _take(connection, "search_name", f"{_NAMES} : ({first})", parts, found, MOST_RANKED // 2)
            _take(connection, "search_name", _as_keyword(parts), parts, found, MOST_RANKED // 4)
    if sound:
        _take(connection, "search_name", f'sounds : "{sound}"', (), found)
    found.add(written, parts)
    if sound and len(found.held) < limit:
        _take(connection, "search_name", f'sounds : "{sound}" *', (), found)
    if every and len(found.held) < limit:
        _take(connection, "search_body", every, parts, found)


def _find_corrected(connection: sqlite3.Connection, corrected: Sequence[Sequence[_Part]], found: _Candidates) -> None:
    choices = [choice for choice in corrected if choice]
    if not choices:
        return
    every = " AND ".join(f"({' OR '.join(_match(connection, part) for part in choice)})" for choice in choices)
    held = [choice[0] for choice in choices]
    _take(connection, "search_name", f"{_WRITTEN} : ({every})", held, found)
    _take(connection, "search_body", every, held, found)


def _find_any_word(connection: sqlite3.Connection, parts: Sequence[_Part], found: _Candidates) -> None:
    """The services that hold most parts; of those that hold as many, the first of each part in turn.

    So a common word leaves room for a rare one. They are in order already: half as many as else are enough to rank,
    and a long question has many parts to compare with each.
    """
    held: dict[int, int] = {}
    order: dict[int, int] = {}
    for part in parts:
        match = _match(connection, part)
        if not match:
            continue
        bit = found.bit(part)
        in_name = _numbers(connection, "search_name", f"{_WRITTEN} : {match}", MOST_RANKED // 2)
        anywhere = _numbers(connection, "search_body", match, MOST_RANKED)
        for place, number in enumerate(dict.fromkeys((*in_name, *anywhere))):
            held[number] = held.get(number, 0) | bit
            order[number] = order.get(number, place) - 2 * MOST_RANKED
    for number in found.held:
        found.held[number] |= held.pop(number, 0)
    for number in sorted(held, key=order.__getitem__)[: MOST_RANKED // 2]:
        found.held[number] = held[number]


def _match(connection: sqlite3.Connection, part: _Part, mark: str = "") -> str:
    """The part as FTS5 reads it, ``mark`` before each phrase; empty if no text can hold it.

    A longer beginning stands as the known words that begin so: FTS5 walks through these as far as it must, where for a
    beginning it first collects every row (50 times as long at 50,000 services). Shorter ones have their own index.
    """
    if not part.open:
        return mark + part.phrase
    begin = part.words[0]
    known = connection.execute(_KNOWN_WORDS, (begin, begin + "\U0010ffff", _MOST_ENDINGS + 1)).fetchall()
    if not known:
        return ""
    if len(begin) <= _LONGEST_INDEXED or len(known) > _MOST_ENDINGS:
        return f"{mark}{part.phrase} *"
    return "(" + " OR ".join(f'{mark}"{word}"' for (word,) in known) + ")"


def _as_keyword(parts: Sequence[_Part]) -> str:
    """Matches services that have all that is asked, as it stands, for a keyword."""
    words = " ".join(word for part in parts for word in part.words)
    return f'keywords : "{BETWEEN} {words} {BETWEEN}"'


def _take(
    connection: sqlite3.Connection,
    table: str,
    match: str,
    parts: Iterable[_Part],
    found: _Candidates,
    most: int | None = None,
) -> None:
    room = found.room if most is None else min(most, found.room)
    if room > 0:
        found.add(_numbers(connection, table, match, room), parts)


def _numbers(connection: sqlite3.Connection, table: str, match: str, most: int) -> list[int]:
    return [number for (number,) in connection.execute(_STATEMENTS[table], (match, most))]


# --- mistyped words ---------------------------------------------------------------------------------------------------


def _corrected(connection: sqlite3.Connection, parts: Sequence[_Part]) -> list[list[_Part]]:
    """For each part the words to look for instead: itself, if it is known; none, if nothing known is close."""
    return [[part] if _match(connection, part) else _closest(connection, part) for part in parts]


def _closest(connection: sqlite3.Connection, part: _Part) -> list[_Part]:
    word = part.words[0]
    if len(word) < SHORTEST_CORRECTED:
        return []
    statement = (
        "SELECT DISTINCT term.word, term.services FROM json_each(?) AS asked"
        " JOIN term_without_letter ON rest = asked.value JOIN term USING (word)"
    )
    rows = connection.execute(statement, (json.dumps([word, *without_one_letter(word)]),)).fetchall()
    ranked = sorted(rows, key=lambda row: (distance(word, row[0]), -row[1], row[0]))
    if not ranked:
        return []
    nearest = distance(word, ranked[0][0])
    close = [known for known, _ in ranked if distance(word, known) == nearest]
    return [_Part((known,), open=False) for known in close[:_MOST_CORRECTIONS]]


def distance(one: str, other: str) -> int:
    """Slips between two words: a letter added, left out, changed, or two side by side swapped (Damerau, 1964)."""
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        line = [row]
        for column, against in enumerate(other, 1):
            cost = min(above[column] + 1, line[-1] + 1, above[column - 1] + (letter != against))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == against:
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        before, above = above, line
    return above[-1]


# --- ranking ----------------------------------------------------------------------------------------------------------

_Scale = tuple[float, float, float, float]
_BODY = 5.0
_KEYWORD = (45.0, 30.0, 30.0, 20.0)
_OWN_NAME = (100.0, 62.0, 60.0, 40.0)
_OTHER_NAME = (90.0, 52.0, 50.0, 32.0)
"""Points for the whole text, a whole word at its beginning, its beginning, somewhere in it."""
_SOUND = (48.0, 36.0, 22.0)
"""Points for the whole sound, its beginning, somewhere in it."""
_TOGETHER = 10.0
"""Points for words that stand together as they were asked."""
_NOT_YET = 15.0
"""Points that a service loses which nobody can use today: what can be used comes first."""


_KEYS = {
    True: "SELECT number, names, keywords, sounds, usable FROM service"
    " WHERE number IN (SELECT value FROM json_each(?))",
    False: "SELECT number, names, keywords, '', usable FROM service WHERE number IN (SELECT value FROM json_each(?))",
}


def _keys(connection: sqlite3.Connection, numbers: Iterable[int], sound: str) -> Iterator[tuple[int, Keys]]:
    """The texts that are compared; sounds only if there is one to compare."""
    for number, *texts in connection.execute(_KEYS[bool(sound)], (json.dumps(list(numbers)),)):
        yield number, Keys(*texts)


def _ranked(
    keys: Iterable[tuple[int, Keys]], found: _Candidates, parts: Sequence[_Part], sound: str, locale: Locale
) -> list[int]:
    line = list(Locale).index(locale) + 1
    asked = [(part.needle, found.bit(part)) for part in parts]
    whole = "".join(part.needle for part in parts) if len(parts) > 1 else ""
    scored = [(*_score(texts, found.held[number], asked, whole, sound, line), number) for number, texts in keys]
    return [number for *_, number in sorted(scored)]


def _score(
    keys: Keys, held: int, asked: Sequence[tuple[str, int]], whole: str, sound: str, line: int
) -> tuple[int, float]:
    """For sorting, best first: parts missing, then points against. Equals stand in the catalogue's order.

    ``line`` is the one of ``keys.names`` that holds the name in the resident's language.
    """
    own = keys.names.split("\n", line + 1)[line]
    missing = 0
    total = 0.0
    for needle, bit in asked:
        if needle in keys.names or needle in keys.keywords:
            total += _part_points(keys, own, needle)
        elif held & bit:
            total += _BODY
        else:
            missing += 1
    heard = _sound_points(keys, sound) if sound else 0.0
    together = _part_points(keys, own, whole) if whole and not missing else 0.0
    points = max(total / len(asked), heard, together + _TOGETHER if together else 0.0)
    return 0 if heard else missing, -points if keys.usable else _NOT_YET - points


def _part_points(keys: Keys, own: str, needle: str) -> float:
    best = _name_points(keys.names, own, needle) if needle in keys.names else 0.0
    if best < _KEYWORD[0] and needle in keys.keywords:
        return max(best, _text_points(_KEYWORD, keys.keywords, needle))
    return best


def _name_points(names: str, own: str, needle: str) -> float:
    """The best of the four names; ``own`` is the one in the resident's language."""
    points = _text_points(_OTHER_NAME, names, needle)
    if needle in own:
        return max(points, _text_points(_OWN_NAME, f"\n{own}\n", needle))
    return points


def _text_points(scale: _Scale, texts: str, needle: str) -> float:
    """For the text that fits best; ``texts`` stand in lines, as in :class:`Keys`, and one of them holds ``needle``."""
    begin = "\n" + needle
    if begin not in texts:
        return scale[3]
    if f"{begin}\n" in texts:
        return scale[0]
    return scale[1] if f"{begin} " in texts else scale[2]


def _sound_points(keys: Keys, sound: str) -> float:
    if f" {sound} " in keys.sounds:
        return _SOUND[0]
    if f" {sound}" in keys.sounds:
        return _SOUND[1]
    return _SOUND[2] if sound in keys.sounds else 0.0


def _hits(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[Hit]:
    statement = "SELECT number, id, name, category FROM service WHERE number IN (SELECT value FROM json_each(?))"
    rows = {number: row for number, *row in connection.execute(statement, (json.dumps(numbers),))}
    return [
        Hit(key, Text.model_validate_json(name), Category(category))
        for key, name, category in (rows[number] for number in numbers)
    ]


# --- marking ----------------------------------------------------------------------------------------------------------


def runs(text: str, query: str, locale: Locale) -> list[tuple[str, bool]]:
    """``text`` cut into plain-text runs; True marks what ``query`` found. Joined again they are ``text``."""
    del locale  # folding is the same in every language; the parameter is there for the view's sake
    words = tokens(text)
    marked = [False] * len(text)
    for part in _without_small_words(_parts(query)):
        for at in range(len(words) - len(part.words) + 1):
            beside = words[at : at + len(part.words)]
            if not all(_is_found(word, wanted, part) for word, wanted in zip(beside, part.words, strict=True)):
                continue
            for word, wanted in zip(beside, part.words, strict=True):
                end = word.end if word.is_ideograph else min(word.end, word.start + len(wanted))
                marked[word.start : end] = [True] * (end - word.start)
    return _cut(text, marked)


def _is_found(word: Token, wanted: str, part: _Part) -> bool:
    return word.word.startswith(wanted) if part.open else word.word == wanted


def _cut(text: str, marked: Sequence[bool]) -> list[tuple[str, bool]]:
    cut: list[tuple[str, bool]] = []
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or marked[at] != marked[start]:
            cut.append((text[start:at], marked[start]))
            start = at
    return cut
