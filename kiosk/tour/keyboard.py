"""Typing as residents do it: one touch a key on the on-screen keyboard, then the word among those it offers."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtQuick import QQuickItem

from kiosk.tour.eye import is_within
from kiosk.tour.patience import until
from kiosk.tour.visitor import Visitor

KEY = "keyFace"
CANDIDATE = "candidate"
MORE_CANDIDATES = "candidatesOn"
PANEL = "inputPanel"
SPACE, ENTER, HIDE, LAYOUTS = "space", "enter", "keyboard-hide", "globe"
"""Keys without a letter, by their icon."""
SYMBOLS = "123"
_MOST_PAGES = 8


class Keyboard:
    """The on-screen keyboard under a visitor's finger."""

    def __init__(self, visitor: Visitor, field: str) -> None:
        self._visitor = visitor
        self._field = field

    def open(self) -> None:
        """Touch the field; the keyboard comes up."""
        if not self._visitor.eye.items(KEY):
            self._visitor.touch(self._field)
        self._visitor.expect(self._is_up, "the keyboard does not come up", self._field)
        self._visitor.eye.settle()

    def type(self, text: str) -> None:
        """Touch one key for each character, and expect each to appear in the field."""
        for character in text:
            self._type_one(character)
        self._visitor.note_typing(text)

    def press(self, icon: str) -> None:
        """Touch a key that has an icon, such as :data:`SPACE`."""
        self._touch(lambda face: face.property("iconName") == icon, icon)

    def symbols(self) -> None:
        """Go over to digits and signs."""
        self._touch(lambda face: _label(face) == SYMBOLS, SYMBOLS)

    def layout(self, name: str) -> None:
        """Choose another way of typing with the language key."""
        self.press(LAYOUTS)
        self._visitor.find(f"layout-{name}")
        self._visitor.picture("keyboard-layouts")
        self._visitor.touch(f"layout-{name}")
        self._visitor.lacks("layoutChooser")

    def take(self, word: str) -> None:
        """Touch the word among the candidates, going on to more of them where it is not in sight."""
        for _ in range(_MOST_PAGES):
            if until(lambda: self._candidate(word) is not None, 1.0):
                break
            self._visitor.touch(MORE_CANDIDATES)
        item = self._candidate(word)
        if item is None:
            raise self._visitor.surprise(f"the keyboard does not offer the word '{word}'", CANDIDATE)
        before = self.written()
        self._visitor.finger.tap(self._visitor.eye.shown(item).center())
        self._visitor.expect(lambda: self.written() != before, f"the word '{word}' is not taken", CANDIDATE)

    def close(self) -> None:
        """Put the keyboard away with its key."""
        self.press(HIDE)
        self._visitor.expect(lambda: not self._visitor.eye.items(KEY), "the keyboard does not go away", HIDE)
        self._visitor.eye.settle()

    def written(self) -> str:
        """What stands in the field, with what is being composed."""
        field = self._visitor.find(self._field)
        return f"{field.property('text')}{field.property('preeditText')}"

    def _type_one(self, character: str) -> None:
        before = self.written()
        if character == " ":
            self.press(SPACE)
        else:
            self._touch(lambda face: _label(face) == character.lower(), character)
        if not until(lambda: self.written() != before):
            raise self._visitor.surprise(f"the key '{character}' writes nothing", character)

    def _is_up(self) -> bool:
        faces = self._visitor.eye.items(KEY)
        return bool(faces) and self._visitor.eye.is_whole(faces[-1])

    def _candidate(self, word: str) -> QQuickItem | None:
        eye = self._visitor.eye
        items = (item for item in eye.items(CANDIDATE) if item.property("display") == word)
        return next((item for item in items if eye.is_whole(item)), None)

    def _touch(self, fits: Callable[[QQuickItem], bool], name: str) -> None:
        """Touch a key, once it is where it belongs (the keyboard slides in)."""
        if not until(lambda: any(fits(face) for face in self._keys())):
            there = any(fits(face) for face in self._visitor.eye.items(KEY))
            what = f"the key '{name}' is covered" if there else f"the keyboard has no key '{name}'"
            raise self._visitor.surprise(what, name)
        face = next(face for face in self._keys() if fits(face))
        self._visitor.finger.tap(self._visitor.eye.shown(face).center())

    def _keys(self) -> Iterator[QQuickItem]:
        """The keys that a touch reaches. The keyboard takes all touches itself and finds the key by place."""
        eye = self._visitor.eye
        panel = eye.items(PANEL)
        for face in eye.items(KEY):
            if panel and eye.is_whole(face) and is_within(eye.taker(eye.shown(face).center()), panel[0]):
                yield face


def _label(face: QQuickItem) -> str:
    return str(face.property("label")).lower()
