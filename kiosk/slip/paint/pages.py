"""Rows put on pages. Nothing is ever left out: what does not fit stands on the next page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtGui import QPainter

from kiosk.slip.paint.rows import Row


@dataclass(frozen=True, slots=True)
class Page:
    """Rows with the place of their top edge, in dots from the page's top."""

    rows: tuple[tuple[Row, int], ...]
    height: int

    def draw(self, painter: QPainter) -> None:
        """Draw every row at its place."""
        for row, y in self.rows:
            row.draw(painter, y)


def one_page(rows: Iterable[Row], foot: int) -> Page:
    """All rows on one page as long as they need, with ``foot`` dots of white at the end."""
    placed, height = _placed(rows, 0)
    return Page(placed, height + foot)


def many_pages(rows: Iterable[Row], height: int, top: int, foot: int) -> list[Page]:
    """Rows on pages of ``height`` dots. Rows that belong together stay together, unless they fill more than a page.

    The first page starts at its edge (the letterhead stands there), the others ``top`` dots below it.
    """
    pages: list[list[Row]] = [[]]
    used = 0
    for group in _groups(rows):
        room = height - foot - used
        if _height(group) > room and pages[-1] and _height(group) <= height - top - foot:
            pages.append([])
            used = top
        for row in group:
            if used + row.height > height - foot:
                pages.append([])
                used = top
            if row.blank and not pages[-1]:
                continue
            pages[-1].append(row)
            used += row.height
    starts = [0, *[top] * (len(pages) - 1)]
    return [Page(_placed(page, start)[0], height) for page, start in zip(pages, starts, strict=True) if page]


def _groups(rows: Iterable[Row]) -> list[list[Row]]:
    """Rows that must not be parted, in groups. A gap before a group goes with it."""
    groups: list[list[Row]] = [[]]
    for row in rows:
        groups[-1].append(row)
        if not row.together:
            groups.append([])
    return [group for group in groups if group]


def _height(rows: Iterable[Row]) -> int:
    return sum(row.height for row in rows)


def _placed(rows: Iterable[Row], start: int) -> tuple[tuple[tuple[Row, int], ...], int]:
    placed, y = [], start
    for row in rows:
        placed.append((row, y))
        y += row.height
    return tuple(placed), y
