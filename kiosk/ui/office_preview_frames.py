"""The frames around texts that do not fit, on the picture that is looked at: each with its numbers in the list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from kiosk.ui.office_preview_answers import BoxTold, ClippedTold, PictureTold

Numbered = tuple[int, ClippedTold]
"""A text of the list, and its number there, from 1."""


def frame_maps(texts: Iterable[Numbered], picture: PictureTold, chosen: ClippedTold | None) -> list[dict[str, Any]]:
    """Every frame of a picture: ``numbers`` in words, ``x``, ``y``, ``width``, ``height`` in px of it, ``chosen``.

    One text that does not fit in two ways has one frame. The chosen one comes last, above its neighbours.
    """
    found: dict[BoxTold, list[Numbered]] = {}
    for numbered in texts:
        for box in numbered[1].boxes:
            if (box.place, box.page) == (picture.place, picture.page):
                found.setdefault(box, []).append(numbered)
    frames = [_frame(box, here, chosen) for box, here in found.items()]
    return sorted(frames, key=lambda frame: bool(frame["chosen"]))


def _frame(box: BoxTold, texts: Sequence[Numbered], chosen: ClippedTold | None) -> dict[str, Any]:
    return {
        "numbers": ", ".join(str(number) for number, _ in texts),
        "x": box.x,
        "y": box.y,
        "width": box.width,
        "height": box.height,
        "chosen": any(text == chosen for _, text in texts),
    }
