"""Quotation marks and brackets that open without closing, or close without opening (ux.md S-04)."""

from __future__ import annotations

_PAIRS = {
    "「": "」",
    "『": "』",
    "“": "”",
    "«": "»",
    "《": "》",
    "〈": "〉",
    "（": "）",
    "(": ")",
    "[": "]",
    "【": "】",
}
_CLOSING = {closing: opening for opening, closing in _PAIRS.items()}
_STRAIGHT = '"'


def unbalanced(text: str) -> str:
    """The first mark of ``text`` that has no partner, or nothing. A straight ``"`` must stand an even number of times.

    Single quotation marks are left out: ``’`` is the apostrophe too.
    """
    waiting: list[str] = []
    for character in text:
        if character in _PAIRS:
            waiting.append(character)
        elif character in _CLOSING and (not waiting or waiting.pop() != _CLOSING[character]):
            return character
    if waiting:
        return waiting[-1]
    return _STRAIGHT if text.count(_STRAIGHT) % 2 else ""
