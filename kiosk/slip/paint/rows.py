"""The outline set for one paper: a list of rows, each a whole number of dots high, which pages are filled with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from kiosk.slip.outline import Block, Code, Entry, Heading, Letterhead, Mark, Role, Rule, WideCode, Wording, Words
from kiosk.slip.paint.measures import Measures
from kiosk.slip.paint.typesetting import SetLine, Style, set_text
from kiosk.slip.qr import QUIET_ZONE, Matrix, matrix

Draw = Callable[[QPainter, float], None]
_TALLEST_FOOT = 2
"""How many times as high as the code the sources beside it may be."""
_INK = Qt.GlobalColor.black


@dataclass(frozen=True, slots=True)
class Row:
    """A strip across the paper. ``together``: stays on one page with the next row. ``blank``: only space."""

    height: int
    draw: Draw
    together: bool = False
    blank: bool = False


def rows(blocks: Iterable[Block], measures: Measures) -> list[Row]:
    """All rows of the slip, in order."""
    said = list(blocks)
    code = next((index for index, block in enumerate(said) if isinstance(block, Code)), len(said))
    head, foot = _set(said[:code], measures), _set(said[code:], measures)
    beside = _side_by_side(said[code : code + 1], said[code + 1 :], measures) if measures.parallel else None
    return head + (foot if beside is None else [beside])


def page_note(text: str, words: Words, measures: Measures) -> Row:
    """One line at the foot of a page."""
    lines = set_text(text, words.locale, measures.styles[Role.BODY], measures.column)
    return _stacked([lines], [measures.margin])[0]


def _set(blocks: Iterable[Block], measures: Measures) -> list[Row]:
    setter = _Setter(measures)
    return [row for block in blocks for row in setter.block(block)]


def _side_by_side(left: Sequence[Block], right: Sequence[Block], measures: Measures) -> Row | None:
    """On a wide paper, what stands at the foot is put beside the code; None if it is too long for that."""
    half = (measures.column - measures.gutter) // 2
    narrow = replace(measures, width=half, margin=0, parallel=False)
    columns = [_set(left, narrow), _set(right, narrow)]
    height = max(sum(row.height for row in column) for column in columns)
    if height > _TALLEST_FOOT * measures.code:
        return None

    def draw(painter: QPainter, y: float) -> None:
        painter.save()
        painter.translate(measures.margin, 0)
        for column in columns:
            top = y
            for row in column:
                row.draw(painter, top)
                top += row.height
            painter.translate(half + measures.gutter, 0)
        painter.restore()

    return Row(height, draw)


class _Setter:
    """Sets blocks for one paper."""

    def __init__(self, measures: Measures) -> None:
        self._measures = measures

    def block(self, block: Block) -> list[Row]:
        """The rows of one block of the outline."""
        match block:
            case Letterhead():
                return self._letterhead(block)
            case Heading():
                return self._heading(block)
            case Entry():
                return self._entry(block)
            case Code():
                return self._code(block)
            case WideCode():
                return self._wide_code(block)
            case Rule():
                return self._rule()

    # --- letterhead and rules -----------------------------------------------------------------------------------------

    def _letterhead(self, block: Letterhead) -> list[Row]:
        measures = self._measures
        mark = set_text("橋", block.locale, Style(measures.wordmark, bold=True, serif=True), measures.column)[0]
        name = set_text("Ponte", block.locale, Style(measures.name, bold=True, serif=True), measures.column)[0]
        day = set_text(block.day, block.locale, measures.styles[Role.BODY], measures.column)[0]

        def draw(painter: QPainter, y: float) -> None:
            _draw_bridge(painter, y, measures)
            foot = y + measures.bridge.base + measures.gap + mark.baseline()
            mark.draw(painter, measures.margin, foot - mark.baseline())
            name.draw(painter, measures.margin + mark.width + measures.gap, foot - name.baseline())
            day.draw(painter, measures.width - measures.margin - day.width, foot - day.baseline())

        return [Row(int(measures.bridge.base) + measures.gap + mark.height, draw), _gap(2 * measures.gap)]

    def _rule(self) -> list[Row]:
        measures = self._measures

        def draw(painter: QPainter, y: float) -> None:
            painter.fillRect(QRectF(measures.margin, y, measures.column, measures.rule), _INK)

        return [_gap(measures.gap), Row(measures.rule, draw, together=True), _gap(measures.gap)]

    # --- text ---------------------------------------------------------------------------------------------------------

    def _heading(self, block: Heading) -> list[Row]:
        lines = self._columns(block.wording, block.role, indent=0)
        after = _gap(self._measures.gap // 2)
        return [replace(row, together=True) for row in [*lines, after]]

    def _entry(self, block: Entry) -> list[Row]:
        indent = self._indent(block)
        found = self._columns(block.wording, block.role, indent, block.is_led)
        found += self._values(block, indent)
        if block.mark is not Mark.NONE:
            found[0] = self._marked(found[0], block)
        kept = [*(replace(row, together=True) for row in found[:-1]), found[-1]]
        return [*kept, _gap(self._measures.gap)]

    def _indent(self, block: Entry) -> int:
        if block.mark is Mark.NONE:
            return 0
        digits = len(str(block.number)) if block.mark is Mark.NUMBER else 1
        return self._measures.indent + (digits - 1) * self._measures.box // 2

    def _columns(self, wording: Wording, role: Role, indent: int, lead: bool = False) -> list[Row]:
        """Two languages side by side on a wide paper, one under the other on a narrow one."""
        measures = self._measures
        styles = [measures.styles[role], measures.second(role)]
        left = measures.margin + indent
        if measures.parallel and len(wording) > 1:
            half = (measures.column - measures.gutter) // 2
            first = _lines(wording[0], styles[0], half - indent, lead)
            second = _lines(wording[1], styles[1], half, lead)
            return _stacked([first, second], [left, measures.margin + half + measures.gutter])
        width = measures.column - indent
        parts = [
            _stacked([_lines(words, style, width, lead)], [left]) for words, style in zip(wording, styles, strict=False)
        ]
        between = [_gap(measures.gap // 2)] if len(wording[0].paragraphs) > 1 else []
        return [*parts[0], *(row for part in parts[1:] for row in [*between, *part])]

    def _values(self, block: Entry, indent: int) -> list[Row]:
        measures = self._measures
        style = replace(measures.styles[Role.STRONG], pixels=measures.styles[Role.BODY].pixels + 4)
        locale = block.wording[0].locale
        found = [line for value in block.values for line in set_text(value, locale, style, measures.column - indent)]
        return _stacked([found], [measures.margin + indent])

    def _marked(self, row: Row, block: Entry) -> Row:
        measures = self._measures
        sign = {Mark.QUESTION: "?", Mark.NUMBER: f"{block.number}."}.get(block.mark)
        words = block.wording[0]
        strong = measures.styles[Role.STRONG]
        line = set_text(sign, words.locale, strong, measures.column)[0] if sign else None

        def draw(painter: QPainter, y: float) -> None:
            row.draw(painter, y)
            if line is None:
                _draw_box(painter, measures.margin, y + (row.height - measures.box) // 2, measures)
            else:
                shift = (measures.box - line.width) / 2 if block.mark is Mark.QUESTION else 0
                line.draw(painter, measures.margin + shift, y)

        return replace(row, draw=draw)

    # --- the code -----------------------------------------------------------------------------------------------------

    def _code(self, block: Code) -> list[Row]:
        measures = self._measures
        modules = matrix(block.payload)
        left = measures.margin + measures.code + measures.gap
        groups = self._beside(block, measures.width - measures.margin - left)
        used = sum(line.height for group in groups for line in group) + measures.gap * (len(groups) - 1)
        height = max(measures.code, used)

        def draw(painter: QPainter, y: float) -> None:
            _draw_code(painter, measures.margin, y, modules, measures.code)
            at = y + (height - used) // 2
            for group in groups:
                for line in group:
                    line.draw(painter, left, at)
                    at += line.height
                at += measures.gap

        return [Row(height, draw), _gap(measures.gap)]

    def _wide_code(self, block: WideCode) -> list[Row]:
        measures = self._measures
        modules = matrix(block.payload)

        def draw(painter: QPainter, y: float) -> None:
            _draw_code(painter, measures.margin, y, modules, measures.wide_code)

        label = [replace(row, together=True) for row in self._columns(block.label, Role.STRONG, indent=0)]
        return [*label, Row(measures.wide_code, draw), _gap(2 * measures.gap)]

    def _beside(self, block: Code, width: float) -> list[list[SetLine]]:
        """The words beside the code, in groups with a little space between them."""
        styles = self._measures.styles
        strong, body = replace(styles[Role.STRONG], balanced=True), styles[Role.BODY]
        number = set_text(block.number, block.call[0].locale, styles[Role.NUMBER], width)
        return [
            [line for words in block.call for line in _lines(words, strong, width)],
            [line for words in block.label for line in _lines(words, body, width)] + number,
        ]


def _lines(words: Words, style: Style, width: float, lead: bool = False) -> list[SetLine]:
    """The lines of all paragraphs; with ``lead`` the first one is bold."""
    styles = [replace(style, bold=True) if lead else style, *[style] * (len(words.paragraphs) - 1)]
    parts = zip(words.paragraphs, styles, strict=True)
    return [line for part, look in parts for line in set_text(part, words.locale, look, width)]


def _stacked(columns: Sequence[Sequence[SetLine]], lefts: Sequence[float]) -> list[Row]:
    return [_text_row(lines, lefts) for lines in zip_longest(*columns)]


def _text_row(lines: Sequence[SetLine | None], lefts: Sequence[float]) -> Row:
    placed = [(line, left) for line, left in zip(lines, lefts, strict=True) if line is not None]

    def draw(painter: QPainter, y: float) -> None:
        for line, left in placed:
            line.draw(painter, left, y)

    return Row(max(line.height for line, _ in placed), draw)


def _gap(height: int) -> Row:
    return Row(height, lambda painter, y: None, together=True, blank=True)


def _draw_bridge(painter: QPainter, y: float, measures: Measures) -> None:
    bridge = measures.bridge
    pen = QPen(_INK, measures.bridge_line, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolyline(QPolygonF([QPointF(x, y + deck) for x, deck in bridge.line(measures.width)]))
    pen.setWidthF(measures.pier_line)
    painter.setPen(pen)
    painter.drawLines([QLineF(x, y + top, x, y + foot) for (x, top), (_, foot) in bridge.piers()])
    painter.setPen(_INK)


def _draw_box(painter: QPainter, x: float, y: float, measures: Measures) -> None:
    path = QPainterPath()
    path.addRect(x, y, measures.box, measures.box)
    inner = measures.box - 2 * measures.rule
    path.addRect(x + measures.rule, y + measures.rule, inner, inner)
    painter.fillPath(path, _INK)


def _draw_code(painter: QPainter, x: float, y: float, modules: Matrix, size: int) -> None:
    """The code in a square of ``size`` dots with its quiet zone; a module is a whole number of dots."""
    module = size // (len(modules) + 2 * QUIET_ZONE)
    inset = (size - module * len(modules)) // 2
    path = QPainterPath()
    for row, line in enumerate(modules):
        for column, dark in enumerate(line):
            if dark:
                path.addRect(x + inset + column * module, y + inset + row * module, module, module)
    painter.fillPath(path, _INK)
