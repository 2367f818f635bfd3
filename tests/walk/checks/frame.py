"""The frame of every public screen: A-33 (the five stones, always in the same places)."""

from __future__ import annotations

from collections.abc import Iterator

from tests.walk.finding import Breach
from tests.walk.scene import Scene

STONES = ("navBack", "navHome", "navHelp", "navLanguage", "navDisplay")
WITHOUT = frozenset({"attract", "finished", "out-of-service"})
"""Screens without the bar (ux.md, header note on A-33; the language screen has it and may)."""
Places = dict[str, tuple[float, float, float, float]]


def places(scene: Scene) -> Places:
    """Where the stones are."""
    found = {item.name: item.box for item in scene.elements if item.layer == "nav" and item.name in STONES}
    return {name: (box.x(), box.y(), box.width(), box.height()) for name, box in found.items()}


def same_places(scene: Scene, first: Places | None) -> Iterator[Breach]:
    """A-33: Back, Home, Help, Language, Screen, where ``first`` (another screen shown the same way) has them."""
    if scene.screen in WITHOUT:
        return
    here = places(scene)
    for name in STONES:
        if name not in here:
            yield Breach("A-33", name, "is not on this screen")
        elif first is not None and any(
            abs(one - other) > 1 for one, other in zip(here[name], first.get(name, here[name]), strict=True)
        ):
            yield Breach("A-33", name, f"stands at {here[name]}, on the first screen at {first[name]}")
