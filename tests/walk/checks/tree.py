"""The accessibility tree: names, one main heading, every text once: A-21, A-22, A-23, A-27."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.walk.finding import Breach
from tests.walk.scene import Element, Scene


def names(scene: Scene) -> Iterator[Breach]:
    """A-21: every control is in the tree, has a name, and its visible words are part of name or description."""
    for item in scene.controls():
        if not item.in_tree:
            yield Breach("A-21", item.label, "is not in the accessibility tree")
        elif not item.spoken_name.strip():
            yield Breach("A-21", item.label, "has no accessible name")
    for written in scene.texts():
        owner = scene.owner_of(written)
        if owner is None or not owner.in_tree or owner.role == "editable-text":
            continue
        if not says(owner, written):
            yield Breach("A-21", written.label, f"is not part of the name of its control {owner.label}")


def main_heading(scene: Scene) -> Iterator[Breach]:
    """A-22: exactly one heading of level 1."""
    found = [item for item in scene.active() if item.level == 1 and item.spoken_name.strip()]
    if len(found) != 1:
        said = "; ".join(item.label for item in found) or "none"
        yield Breach("A-22", "headings", f"{len(found)} of level 1: {said}")


def texts_once(scene: Scene) -> Iterator[Breach]:
    """A-23: every visible text is in the tree, either itself or as part of its control's name, not both."""
    return (breach for breach, _ in unread(scene))


def unread(scene: Scene) -> Iterator[tuple[Breach, Element]]:
    """The breaches of A-23, each with its text."""
    for item in scene.texts():
        owner = scene.owner_of(item)
        if owner is not None and not owner.enabled:
            continue  # what cannot be used now is out of the tree as a whole
        if owner is not None and owner.in_tree:
            if item.in_tree:
                yield Breach("A-23", item.label, f"is read twice: itself and in {owner.label}"), item
        elif not item.in_tree and not _is_read_elsewhere(scene, item):
            yield Breach("A-23", item.label, "is not in the accessibility tree"), item


def nothing_behind(scene: Scene) -> Iterator[Breach]:
    """A-27: while a sheet or dialog is open, nothing behind it is in the tree or can be used."""
    if scene.layers & {"page"}:
        return
    for item in scene.elements:
        behind = item.layer not in scene.layers and item.layer != "window"
        if behind and item.in_tree:
            yield Breach("A-27", item.label, f"is in the accessibility tree behind {', '.join(scene.layers)}")
        elif behind and item.interactive and item.enabled and item.layer != "keyboard":
            yield Breach("A-27", item.label, f"can be used behind {', '.join(scene.layers)}")


def says(control: Element, written: Element) -> bool:
    """Whether a control's name or description holds the words of a text in it."""
    assert written.words is not None
    return _folded(written.words.text) in _folded(f"{control.spoken_name} {control.description}")


def _is_read_elsewhere(scene: Scene, item: Element) -> bool:
    """Whether something around it, or beside it in the same component, says it."""
    assert item.words is not None
    words = _folded(item.words.text)
    near = [scene.elements[index] for index in item.parents]
    near += [other for other in scene.elements if other.component == item.component >= 0]
    return any(words in _folded(f"{other.spoken_name} {other.description}") for other in near if other.in_tree)


def _folded(words: str) -> str:
    return re.sub(r"[\s\u2060\u200b]+", "", words).casefold()
