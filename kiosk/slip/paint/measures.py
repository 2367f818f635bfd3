"""The two papers in numbers. All lengths are dots of 1/203 inch (0.125 mm), the grid of a thermal printer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from kiosk.slip.letterhead import LETTERHEAD, Bridge
from kiosk.slip.outline import Role
from kiosk.slip.paint.typesetting import Style

DOTS_PER_INCH = 203
POINTS_PER_INCH = 72
WIDE_CODE = 528
"""Dots (design.md, section 6): a QR code of version 25 keeps four whole dots a module, quiet zone and all."""


class Paper(StrEnum):
    """What the printer holds."""

    ROLL = "roll-80mm"
    A4 = "a4"


@dataclass(frozen=True, slots=True)
class Measures:
    """Sizes on one paper. ``side`` is what the printer cannot reach left and right of ``width``.

    ``page_height`` is 0 for a roll, which is as long as it needs to be. With ``parallel`` the two languages stand side
    by side, ``gutter`` dots apart, else one under the other.
    """

    width: int
    side: int
    margin: int
    page_height: int
    parallel: bool
    bridge: Bridge
    bridge_line: float
    pier_line: float
    wordmark: int
    name: int
    rule: int
    box: int
    indent: int
    code: int
    gap: int
    gutter: int
    styles: MappingProxyType[Role, Style]

    @property
    def wide_code(self) -> int:
        """The square that a code for the counter's scanner may fill: the roll's column, on any paper."""
        return min(self.column, WIDE_CODE)

    @property
    def column(self) -> int:
        """The width that text may use."""
        return self.width - 2 * self.margin

    def second(self, role: Role) -> Style:
        """The style of the second language: a name under a name is lighter than the first."""
        return self.styles[Role.BODY if role is Role.NAME else role]


ROLL = Measures(
    width=576,
    side=32,
    margin=24,
    page_height=0,
    parallel=False,
    bridge=LETTERHEAD,
    bridge_line=4,
    pier_line=3,
    wordmark=48,
    name=34,
    rule=3,
    box=32,
    indent=46,
    code=260,
    gap=12,
    gutter=0,
    styles=MappingProxyType(
        {
            Role.TITLE: Style(44, bold=True, balanced=True),
            Role.NAME: Style(34, bold=True, balanced=True),
            Role.SECTION: Style(32, bold=True, balanced=True),
            Role.BODY: Style(32),
            Role.STRONG: Style(32, bold=True),
            Role.NUMBER: Style(52, bold=True),
        }
    ),
)
"""80 mm paper, of which 72 mm (576 dots) can be printed (look.md, section 7, Slip)."""

A4 = Measures(
    width=1678,
    side=0,
    margin=150,
    page_height=2374,
    parallel=True,
    bridge=Bridge(base=140, centre=316, half_width=148, height=80, pier_step=31, pier_reach=124),
    bridge_line=6,
    pier_line=4,
    wordmark=76,
    name=52,
    rule=3,
    box=34,
    indent=54,
    code=330,
    gap=14,
    gutter=48,
    styles=MappingProxyType(
        {
            Role.TITLE: Style(64, bold=True, balanced=True),
            Role.NAME: Style(44, bold=True, balanced=True),
            Role.SECTION: Style(36, bold=True, balanced=True),
            Role.BODY: Style(33),
            Role.STRONG: Style(33, bold=True),
            Role.NUMBER: Style(64, bold=True),
        }
    ),
)
"""210 x 297 mm (ISO 216). Text is 4.1 mm high: the same eyes read it."""

MEASURES = MappingProxyType({Paper.ROLL: ROLL, Paper.A4: A4})
