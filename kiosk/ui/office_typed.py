"""What is typed or pasted in the office, as words: without the characters that are no text and that nobody sees.

Spreadsheets refuse control characters, and marks of direction let words be read in another order than they are stored
(CVE-2021-42574). No language here needs them; what joins letters and chooses their forms stays.
"""

from __future__ import annotations

import re

_BREAKS = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
_NO_TEXT = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
_ONE_LINE = re.compile(r"[\n\t]+")


def typed_words(words: str) -> str:
    """Words of a text; every kind of line break is one."""
    return _NO_TEXT.sub("", _BREAKS.sub("\n", words))


def typed_line(line: str) -> str:
    """The same for one line: a line break or a tab is a space."""
    return _ONE_LINE.sub(" ", typed_words(line))
