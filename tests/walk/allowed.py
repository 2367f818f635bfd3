"""What the checks may find and why that is right, by name; everything else is reported."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.walk.finding import Finding


@dataclass(frozen=True, slots=True)
class Exemption:
    """Findings of ``check`` whose screen and element match are right as they are."""

    check: str
    screen: str
    element: str
    reason: str

    def covers(self, finding: Finding) -> bool:
        return (
            finding.check == self.check
            and re.fullmatch(self.screen, finding.screen) is not None
            and re.search(self.element, finding.element) is not None
        )


OTHER_LANGUAGE = r"#(?:endonym|otherLanguage|language-|slipLanguage-|start\b)"
SAMPLE = r"in Touchable#textStep-|#swatchSample"
SETTINGS = r"sheet/settings(?:/leaving)?"
EXEMPTIONS = (
    Exemption("A-04", ".*", r"“(?:Ponte|橋)” in AppHeader", "the wordmark is a logotype (WCAG 2.2 SC 1.4.4)"),
    Exemption("A-04", SETTINGS, r"in Touchable#textStep-|#swatchSample", "a sample shows another size or theme"),
    Exemption("A-05", ".*", r"in KeyFace", "the keys of the keyboard are measured in tests/ui"),
    Exemption("A-06", ".*", r"in KeyFace", "a key shows its Latin letter and its Cangjie sign in two corners"),
    Exemption("A-10", ".*", OTHER_LANGUAGE, "a language is named and greeted in itself, in its own region's glyphs"),
    Exemption("A-21", SETTINGS, SAMPLE, "a sample is a picture of its name"),
    Exemption("A-21", SETTINGS, r"in ToggleCard#", "on or off is the control's checked state"),
    Exemption("A-21", ".*", r"in Touchable#language-", "the tile is a picture of the language's name"),
    Exemption("A-21", ".*", r"in KeyButton#key-decimal", "the decimal mark is read by its name"),
    Exemption("A-23", ".*", r"in KeyFace", "each key of the keyboard has a name of its own (tests/ui)"),
    Exemption("A-23", ".*", r"“橋”", "the wordmark is a picture; its name Ponte is read"),
    Exemption("A-35", ".*", OTHER_LANGUAGE, "a language is named and greeted in itself (ux.md P-8)"),
    Exemption("A-35", ".*", r"“橋”", "the wordmark of Ponte is a character, in every language"),
    Exemption("A-35", SETTINGS, r"#swatchSample", "a sample of the colours, not a word"),
    Exemption("A-35", "prepare/check.*", r"“陳大文”", "a name is shown as it was typed (ux.md P-8)"),
)

QML_NOTES = re.compile(
    r"qt\.qml\.propertyCache\.append: Member \w+ of the object PopupList"  # Qt Virtual Keyboard's own (design.md, 9)
    r"|pipewire"  # no sound server on a machine without sound (ux.md 5.7)
    r"|^(?:printer-[a-z-]+|rates-refused)$"  # what the kiosk itself tells staff of the troubles that recipes make
)
"""What Qt says on the standard error that is not ours."""


def is_allowed(finding: Finding) -> bool:
    return any(item.covers(finding) for item in EXEMPTIONS)


def unexpected_notes(stderr: str) -> list[str]:
    """Lines that Qt or QML wrote and that nothing explains."""
    return [line for line in stderr.splitlines() if line.strip() and not QML_NOTES.search(line)]
