"""The answer to a PROPFIND (RFC 4918, section 9.1) read as it comes, by somebody who may mean harm.

A document type, and with it every entity, ends the reading before anything of it is expanded; depth, length of names
and number of entries have limits. What cannot be read is left out, and never an error of the program.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import unquote, urlsplit
from xml.parsers import expat

from kiosk.i18n.sentence import sentence
from kiosk.office.inbox.drop_box import Entry, Listing, cut_off
from kiosk.office.inbox.errors import InboxError

REQUEST = (
    b'<?xml version="1.0" encoding="utf-8"?><propfind xmlns="DAV:"><prop>'
    b"<resourcetype/><getcontentlength/><getlastmodified/><getetag/></prop></propfind>"
)
MOST_BYTES = 24_000_000
"""Of an answer: more than the most entries that are looked at."""
_MOST_DEPTH = 12
_MOST_TEXT = 2_000
"""Characters of one address or one property."""
_TEXTS = frozenset({"href", "getcontentlength", "getlastmodified", "getetag"})
_SEPARATOR = " "


class _TooMuchError(Exception):
    """As many entries as are looked at were read, or as many bytes."""


class ListingReader:
    """Takes the bytes of an answer one after the other. ``path`` is the folder's own, ``most`` how many are wanted."""

    def __init__(self, path: str, most: int) -> None:
        self._path = path.rstrip("/")
        self._most = most
        self._entries: list[Entry] = []
        self._texts: dict[str, str] = {}
        self._open: list[str] = []
        self._collection = False
        self._bytes = 0
        self._parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.EntityDeclHandler = self._refuse
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text

    def read(self, blocks: Iterable[bytes]) -> Listing:
        """The entries.

        Raises:
            InboxError: ``listing``; it is no list of files.
        """
        try:
            for block in blocks:
                self._bytes += len(block)
                self._parser.Parse(block, False)
                if self._bytes > MOST_BYTES:
                    raise _TooMuchError
            self._parser.Parse(b"", True)
        except _TooMuchError:
            return Listing(cut_off(self._entries).entries, cut=True)
        except (expat.ExpatError, ValueError, RecursionError):
            raise _no_listing() from None
        return cut_off(self._entries)

    def _refuse(self, *_: object) -> None:
        raise _no_listing()

    def _start(self, name: str, _: object) -> None:
        if len(self._open) >= _MOST_DEPTH:
            raise _no_listing()
        local = name.removeprefix(f"DAV:{_SEPARATOR}")
        self._open.append(local)
        if local == "response":
            self._texts, self._collection = {}, False
        elif local == "collection":
            self._collection = True
        elif local in _TEXTS:
            self._texts[local] = ""

    def _text(self, text: str) -> None:
        field = self._open[-1] if self._open else ""
        if field in _TEXTS:
            if len(self._texts[field]) + len(text) > _MOST_TEXT:
                raise _no_listing()
            self._texts[field] += text

    def _end(self, _: str) -> None:
        if self._open.pop() == "response":
            self._add()

    def _add(self) -> None:
        name = _name_below(self._path, self._texts.get("href", "").strip())
        if name is None or name.startswith("."):
            return
        parts = [self._texts.get(part, "").strip() for part in ("getetag", "getcontentlength", "getlastmodified")]
        self._entries.append(Entry(name, "|".join(parts) if any(parts) else "", not self._collection, self._collection))
        if len(self._entries) > self._most:
            raise _TooMuchError


def _name_below(folder: str, href: str) -> str | None:
    """The name of an entry of this folder itself; None: it is the folder, or lies elsewhere, whatever host it names."""
    try:
        path = unquote(urlsplit(href).path, errors="replace").rstrip("/")
    except ValueError:
        return None
    parent, _, name = path.rpartition("/")
    return name if name and parent == unquote(folder) else None


def _no_listing() -> InboxError:
    said = sentence("The drop box answered with something that is no list of files. Nothing of it was read.")
    return InboxError(said, code="listing")
