"""Texts as gettext files, one per language: ``msgctxt`` is the place, ``msgid`` the source, ``msgstr`` the translation.

A translation that is out of date goes out fuzzy. Whoever takes that mark away says that it holds. Babel is imported
late: only those who exchange ``.po`` files need its reader.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from kiosk.findings import Finding
from kiosk.i18n.locales import CONTENT_SOURCE, Locale
from kiosk.i18n.sentence import Sentence, sentence
from kiosk.i18n.text import TRANSLATIONS
from kiosk.office.exchange.errors import ExchangeError
from kiosk.office.exchange.rows import ReturnedFile, ReturnedRow, read_bases, written_bases
from kiosk.office.exchange.texts import Place, fingerprint
from kiosk.office.exchange.watch import Watch, nobody, watched
from kiosk.office.translation.states import TranslationState, text_states
from kiosk.office.translation.texts import DraftText

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

SUFFIX = ".po"
MAX_BYTES = 64 * 1024 * 1024
_MARK = "mark "
_FUZZY = "fuzzy"
_LINE = re.compile(r'(#.*)?|((msgctxt|msgid|msgid_plural|msgstr(\[\d+\])?)\s*)?"([^"\\]|\\.)*"', re.DOTALL)
_UTF_8 = frozenset({"utf-8", "utf8"})


def write_po_file(texts: Iterable[DraftText], locale: Locale, at: datetime) -> bytes:
    """The file of one translation; ``at`` is the time that its header tells."""
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import write_po

    catalogue = Catalog(
        locale=locale.folder,
        project="Ponte",
        version="catalogue",
        creation_date=at,
        revision_date=at,
        msgid_bugs_address="",
        last_translator="Ponte",
        language_team=locale.value,
        header_comment="# Ponte: the texts of the catalogue. Write only msgstr; everything else must stay.",
        fuzzy=False,
    )
    for text in texts:
        if not text.source:
            continue
        state = text_states(text.words)[locale]
        message = catalogue.add(
            text.source,
            text[locale],
            context=str(Place.of(text)),
            auto_comments=[_MARK + written_bases(text, (CONTENT_SOURCE, locale))],
        )
        # Babel guesses formats of program messages from braces and percent signs; these are no such messages.
        message.flags = {_FUZZY} if state is TranslationState.OUT_OF_DATE else set()
    out = io.BytesIO()
    write_po(out, catalogue, width=0)
    return out.getvalue()


def read_po_file(name: str, content: bytes, watch: Watch = nobody) -> ReturnedFile:
    """What came back. Whatever is wrong is a finding that names the line and what to do; only ``watch`` may raise."""
    if len(content) > MAX_BYTES:
        return _unusable(name, 0, _too_large())
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        return _unusable(name, line, sentence("is not UTF-8 text: save the file as UTF-8"))
    broken = _broken_line(text)
    if broken:
        said = sentence("is not a keyword with words in quotation marks: correct this line")
        return _unusable(name, broken, said)
    catalogue = _parsed(name, text, watch)
    if isinstance(catalogue, ReturnedFile):
        return catalogue
    locale = _language_of(catalogue)
    problem = _wrong_header(name, catalogue, locale)
    if problem is not None or locale is None:
        return _unusable(name, 1, problem or "")
    return _File(name, locale, catalogue, text).read()


def _too_large() -> Sentence:
    return sentence("is larger than {most} MB: export fewer texts at a time", most=MAX_BYTES // 1024**2)


def _unusable(name: str, line: int, message: str) -> ReturnedFile:
    return ReturnedFile(name, (), (Finding(name, line, "", message),), unusable=True)


def _broken_line(text: str) -> int:
    """The first line that is no part of a .po file, from 1; 0: none. Babel would read some of them by halves."""
    lines = enumerate(text.split("\n"), start=1)
    return next((number for number, line in lines if not _LINE.fullmatch(line.strip())), 0)


def _parsed(name: str, text: str, watch: Watch) -> Catalog | ReturnedFile:
    from babel.messages.pofile import PoFileError, read_po

    try:
        # Lines end with a line feed alone: Python's own splitting would also part them at U+2028.
        return read_po((f"{line}\n" for line in watched(text.split("\n"), watch)), abort_invalid=True)
    except ExchangeError:
        raise
    except PoFileError as error:
        said = sentence("cannot be read ({reason}): correct this line", reason=str(error))
        return _unusable(name, error.lineno + 1, said)
    except Exception as error:  # Babel answers a damaged header with errors of every kind
        said = sentence("cannot be read as a .po file ({reason}): export the texts again", reason=type(error).__name__)
        return _unusable(name, 1, said)


def _language_of(catalogue: Catalog) -> Locale | None:
    tag = (catalogue.locale_identifier or "").replace("_", "-").lower()
    return next((locale for locale in TRANSLATIONS if locale.value.lower() == tag), None)


def _wrong_header(name: str, catalogue: Catalog, locale: Locale | None) -> str | None:
    offered = ", ".join(translation.folder for translation in TRANSLATIONS)
    if locale is None:
        return sentence(
            "has the header Language '{language}': write one of {offered}",
            language=catalogue.locale_identifier or "",
            offered=offered,
        )
    if catalogue.charset.lower() not in _UTF_8:
        return sentence(
            "says in its header that it is {charset}, but it must be UTF-8: save it as UTF-8",
            charset=catalogue.charset,
        )
    named = next((other for other in Locale if name == f"{other.folder}{SUFFIX}"), locale)
    if named is not locale:
        return sentence(
            "is named for {named}, but its header says Language {language}: make them the same",
            named=named.folder,
            language=locale.folder,
        )
    return None


class _EntryError(Exception):
    """An entry that cannot be used, and why."""

    def __init__(self, said: Sentence) -> None:
        super().__init__(said)
        self.said = said


class _File:
    """One reading of a file whose header is right."""

    def __init__(self, name: str, locale: Locale, catalogue: Catalog, text: str) -> None:
        self._name = name
        self._locale = locale
        self._catalogue = catalogue
        self._lines = list(_context_lines(text))

    def read(self) -> ReturnedFile:
        rows, refused = [], []
        counts = Counter(context for _, context in self._lines)
        for line, context in self._lines:
            if counts[context] > 1:
                said = sentence("'{place}' stands here twice: keep one of them", place=context)
                refused.append(Finding(self._name, line, "msgctxt", said))
        for message in self._catalogue:
            if not message.id or counts[message.context or ""] > 1:
                continue
            try:
                rows.append(self._row(message))
            except _EntryError as error:
                refused.append(Finding(self._name, message.lineno or 0, message.context or "", error.said))
        return ReturnedFile(self._name, tuple(rows), tuple(refused))

    def _row(self, message: Message) -> ReturnedRow:
        if not isinstance(message.id, str) or not isinstance(message.string, str):
            raise _EntryError(sentence("has plural forms: write one msgstr"))
        place = Place.read(message.context or "")
        bases = self._bases(message)
        if place is None or bases is None:
            raise _EntryError(sentence("has lost its msgctxt or its comment '#. mark': export the texts again"))
        if fingerprint(place, CONTENT_SOURCE, message.id) != bases[CONTENT_SOURCE]:
            raise _EntryError(sentence("has another msgctxt or msgid than when it went out: export the texts again"))
        words = message.string.strip()
        changed = fingerprint(place, self._locale, words) != bases[self._locale]
        if message.fuzzy and changed:
            raise _EntryError(sentence("is new but still marked fuzzy: check it and take the mark away"))
        confirmed = frozenset() if message.fuzzy else frozenset({self._locale})
        return ReturnedRow(message.lineno or 0, place, {self._locale: words}, bases, confirmed)

    def _bases(self, message: Message) -> dict[Locale, str] | None:
        for comment in message.auto_comments:
            if comment.startswith(_MARK):
                bases = read_bases(comment.removeprefix(_MARK))
                return bases if bases is not None and bases.keys() == {CONTENT_SOURCE, self._locale} else None
        return None


def _context_lines(text: str) -> Iterator[tuple[int, str]]:
    """The line and the words of every ``msgctxt``: Babel makes one entry of two that are the same."""
    from babel.messages.pofile import denormalize

    begun, parts = 0, list[str]()
    for number, line in enumerate((*text.split("\n"), ""), start=1):
        stripped = line.strip()
        if begun and stripped.startswith('"'):
            parts.append(stripped)
            continue
        if begun:
            yield begun, denormalize("\n".join(parts))
            begun = 0
        if stripped.startswith("msgctxt"):
            begun, parts = number, [stripped.removeprefix("msgctxt").strip()]
