"""The text inside the PDF, as it is searched, copied and read aloud.

A PDF names the character of each glyph in a ToUnicode map (ISO 32000-1, 9.10.3). Where two characters share a glyph, Qt
writes the lower code, so that 見 (U+898B) would be found as the radical ⾒ (U+2F92). Here each map is told which of the
two the slip really says. Lengths stay the same, so that the cross-reference table stays right.
"""

from __future__ import annotations

import re

from PySide6.QtGui import QFont, QRawFont

_FONT = re.compile(rb"/BaseFont /Noto(Sans|Serif)CJK(hk|sc)-(Regular|Bold)\n(?:/[^/]*\n?)*?/ToUnicode (\d+) 0 R")
_LIST = re.compile(rb"\[[^\]]*\]")
_CODE = re.compile(rb"<([0-9A-F]{4})>")


def searchable(pdf: bytes, characters: set[str]) -> bytes:
    """The PDF whose maps name ``characters`` wherever a glyph stands for one of them."""
    for kind, face, weight, number in _FONT.findall(pdf):
        font = QFont(f"Noto {kind.decode()} CJK {face.decode().upper()}")
        font.setBold(weight == b"Bold")
        start = pdf.find(b"\n%b 0 obj\n" % number)
        end = pdf.find(b"endstream", start)
        pdf = pdf[:start] + _corrected(pdf[start:end], QRawFont.fromFont(font), characters) + pdf[end:]
    return pdf


def _corrected(stream: bytes, font: QRawFont, characters: set[str]) -> bytes:
    said = {_glyph(font, character): character for character in sorted(characters, reverse=True)}

    def code(match: re.Match[bytes]) -> bytes:
        written = chr(int(match[1], 16))
        right = written if written in characters else said.get(_glyph(font, written), written)
        return b"<%04X>" % ord(right)

    return _LIST.sub(lambda match: _CODE.sub(code, match[0]), stream)


def _glyph(font: QRawFont, character: str) -> int | None:
    """The glyph of a character of the basic plane, which is all that four hexadecimal digits can name."""
    glyphs = font.glyphIndexesForString(character) if ord(character) <= 0xFFFF else []
    return glyphs[0] if glyphs and glyphs[0] else None
