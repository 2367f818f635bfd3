"""The walk's report: text and JSON, findings grouped by component, and contact sheets of all screens."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from tests.walk.finding import Circumstances, Finding
from tests.walk.walker import Tally

COLUMNS = 10
MARGIN, CAPTION = 16, 34
MOST_EXAMPLES = 3


def as_json(tally: Tally) -> str:
    """Numbers and findings."""
    return json.dumps(
        {
            "screens": tally.screens,
            "elements": tally.elements,
            "checks": tally.checks,
            "allowed": tally.allowed,
            "seconds": round(tally.seconds, 1),
            "findings": [asdict(finding) for finding in tally.findings],
        },
        ensure_ascii=False,
        indent=1,
    )


def summary(tally: Tally) -> str:
    """The numbers in one line."""
    return (
        f"{tally.screens} screens, {tally.elements} elements, {tally.checks} checks, "
        f"{len(tally.findings)} findings, {tally.allowed} explained, {tally.seconds:.0f} s"
    )


def as_text(findings: Iterable[Finding]) -> str:
    """Findings by check and component; the same breach on many screens is one line with a count and examples."""
    groups: dict[tuple[str, str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        component = finding.element.rpartition(" in ")[2] if " in " in finding.element else finding.element
        message = re.sub(r"“[^”]*”|\d+", "…", finding.message)
        groups[finding.check, re.sub(r"#.*| “.*", "", component), message[:40]].append(finding)
    lines = []
    for (check, component, _), found in sorted(groups.items(), key=lambda group: (group[0][0], -len(group[1]))):
        lines.append(f"{check}  {component}  ({len(found)} times)")
        lines += [f"      {finding}" for finding in found[:MOST_EXAMPLES]]
    return "\n".join(lines)


def write_sheets(tally: Tally, folder: Path, name: str) -> None:
    """A contact sheet for each way in which pages were shown."""
    for how in dict.fromkeys(how for _, how, _ in tally.pictures):
        shown = [picture for picture in tally.pictures if picture[1] == how]
        contact_sheet(shown, str(how), folder / f"{name}-{how.language}-{how.orientation}.png", columns=4)


def contact_sheet(
    pictures: list[tuple[str, Circumstances, QImage]], title: str, file: Path, columns: int = COLUMNS
) -> None:
    """A PNG with every screen, each with its name under it."""
    if not pictures:
        return
    cell = QSize(max(image.width() for _, _, image in pictures), max(image.height() for _, _, image in pictures))
    rows = -(-len(pictures) // columns)
    across, down = cell.width() + MARGIN, cell.height() + CAPTION + MARGIN
    sheet = QImage(columns * across + MARGIN, rows * down + 2 * MARGIN + CAPTION, QImage.Format.Format_RGB32)
    sheet.fill(QColor("#808080"))
    painter = QPainter(sheet)
    font = QFont("Noto Sans CJK HK")
    font.setPixelSize(24)
    painter.setFont(font)
    painter.drawText(QPoint(MARGIN, MARGIN + 20), title)
    font.setPixelSize(15)
    painter.setFont(font)
    for position, (name, _, image) in enumerate(pictures):
        x = MARGIN + position % columns * across
        y = 2 * MARGIN + CAPTION + position // columns * down
        painter.drawImage(x, y, image)
        painter.drawText(QRect(x, y + image.height() + 4, cell.width(), CAPTION), Qt.AlignmentFlag.AlignLeft, name)
    painter.end()
    file.parent.mkdir(parents=True, exist_ok=True)
    sheet.save(str(file))
