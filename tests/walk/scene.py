"""What is on the screen: every visible item with what the checks need to know of it, as plain values.

Geometry is in scene px. Content that is scrolled away is there too: ``box`` is where the item would be, ``shown`` the
part of it that can be seen now (ux.md, section 5.4, point 7: scene coordinates, not those of QAccessible).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import shiboken6
from kiosk.ui.clipping import Words, is_drawn, kind_of, layer_of, number_of, words_of
from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem, QQuickWindow

PADS = frozenset({"NumberPad", "DatePad", "DocumentPad", "PhonePad", "LayoutChooser"})
"""Keypads: between the keys of one of them 8 px are enough (ux.md, header note on A-02)."""
PLAIN = frozenset({"AText", "Balanced", "Heading", "Icon", "FocusRing"})
"""Components that only show: not worth naming as the place where something is."""
ROLES = {
    QAccessible.Role.Button: "button",
    QAccessible.Role.CheckBox: "check-box",
    QAccessible.Role.RadioButton: "radio-button",
    QAccessible.Role.EditableText: "editable-text",
    QAccessible.Role.Link: "link",
    QAccessible.Role.ListItem: "list-item",
    QAccessible.Role.ComboBox: "combo-box",
    QAccessible.Role.Slider: "slider",
    QAccessible.Role.MenuItem: "menu-item",
    QAccessible.Role.PageTab: "page-tab",
    QAccessible.Role.Heading: "heading",
    QAccessible.Role.StaticText: "static-text",
    QAccessible.Role.Graphic: "graphic",
    QAccessible.Role.AlertMessage: "alert",
    QAccessible.Role.ProgressBar: "progress-bar",
}
INTERACTIVE_ROLES = frozenset(
    {
        "button", "check-box", "radio-button", "editable-text", "link",
        "list-item", "combo-box", "slider", "menu-item", "page-tab",
    }
)  # fmt: skip
DANGER = 2
"""``ActionButton.Danger``."""
WRAPPED_LABEL = 40
"""Characters of an element's words that its name in a report shows."""


@dataclass(slots=True)
class Element:
    """One visible item. Indices point into ``Scene.elements``; -1 is none."""

    index: int
    kind: str
    name: str
    layer: str
    box: QRectF
    shown: QRectF
    parents: tuple[int, ...] = ()
    """From the outermost to the nearest."""
    enabled: bool = True
    interactive: bool = False
    tab_stop: bool = False
    focused: bool = False
    danger: bool = False
    scroller: int = -1
    owner: int = -1
    """The nearest control around it."""
    pad: int = -1
    component: int = -1
    """The nearest of our own components around it."""
    within: str = ""
    """The component's kind and name, for reports and exceptions."""
    frame: QRectF | None = None
    """The nearest drawn box (Rectangle or control) around a text."""
    words: Words | None = None
    role: str = ""
    spoken_name: str = ""
    description: str = ""
    in_tree: bool = False
    level: int = 0
    content: QRectF | None = None
    """Of a Flickable: its content's size, and where the view stands in it."""

    @property
    def label(self) -> str:
        """How a report calls it."""
        said = (self.words.text if self.words else self.spoken_name).replace("\n", " ")
        short = said if len(said) <= WRAPPED_LABEL else said[:WRAPPED_LABEL] + "…"
        place = f"in {self.within}" if self.within else ""
        parts = [self.kind, f"#{self.name}" if self.name else "", f"“{short}”" if short else "", place]
        return " ".join(part for part in parts if part)


@dataclass(slots=True)
class Scene:
    """One screen as it is now."""

    screen: str
    elements: list[Element]
    window: QRectF
    pixels_per_millimetre: float
    step: float
    language: str
    theme: str
    orientation: str
    layers: frozenset[str] = frozenset({"header", "leave", "page", "nav", "keyboard"})
    """Those that can be used now: a sheet or dialog leaves only itself, and "Leave now"."""
    identities: list[int] = field(default_factory=list)
    """Of each element's item: tells one from another for as long as both live."""
    tree: list[tuple[str, str]] = field(default_factory=list)
    """Role and name of every node that assistive technology finds, in order, hidden ones left out."""

    @property
    def unit(self) -> float:
        """px of a design px (look.md is drawn at 3.70 px/mm)."""
        return self.pixels_per_millimetre / 3.70

    def active(self) -> Iterator[Element]:
        """The elements that can be reached now."""
        return (element for element in self.elements if element.layer in self.layers)

    @property
    def keyboard(self) -> QRectF:
        """Where the open on-screen keyboard lies; empty while there is none."""
        found = (item.shown for item in self.elements if item.kind == "InputPanel" and item.layer in self.layers)
        return next(found, QRectF())

    def controls(self) -> list[Element]:
        """What can be touched now. The keyboard's own keys have tests of their own (tests/ui)."""
        return [element for element in self.active() if element.interactive and element.enabled]

    def texts(self) -> list[Element]:
        return [element for element in self.active() if element.words is not None and element.words.text.strip()]

    def owner_of(self, element: Element) -> Element | None:
        """The control around an element."""
        return self.elements[element.owner] if element.owner >= 0 else None

    def holder_names(self, element: Element) -> Iterator[str]:
        """Kinds and object names of everything around the element, nearest first."""
        for index in reversed(element.parents):
            yield self.elements[index].kind
            yield self.elements[index].name


def collect(window: QQuickWindow, screen: str, language: str, step: float, theme: str, density: float) -> Scene:
    """Everything visible in the window."""
    landscape = window.width() > window.height()
    area = QRectF(0, 0, window.width(), window.height())
    scene = Scene(screen, [], area, density, step, language, theme, "landscape" if landscape else "portrait")
    spoken = _tree(window, scene)
    _Collector(scene, spoken, window.activeFocusItem()).visit(window.contentItem(), _Around(clip=area))
    shown = {element.layer for element in scene.elements}
    for top in ("dialog", "sheet"):
        if top in shown:
            scene.layers = frozenset({top, "leave"})
            break
    return scene


@dataclass(frozen=True, slots=True)
class Spot:
    """Where one item is, how much of it is seen, and what can be seen of the view it scrolls in (else the window).

    ``keyboard``: where the on-screen keyboard lies then; ``ring``: the focus ring's outer edge, if one is shown.
    """

    box: QRectF
    shown: QRectF
    view: QRectF
    keyboard: QRectF = field(default_factory=QRectF)
    ring: QRectF | None = None


def spot_of(window: QQuickWindow, item: QQuickItem) -> Spot:
    """The place of one item now; much faster than :func:`collect`."""
    area = QRectF(0, 0, window.width(), window.height())
    box = item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
    shown, view, scrolls = QRectF(box).intersected(area), area, False
    holder = item.parentItem()
    while holder is not None:
        place = holder.mapRectToScene(QRectF(0, 0, holder.width(), holder.height()))
        if holder.clip():
            shown = shown.intersected(place)
        if holder.inherits("QQuickFlickable") and not scrolls:
            view, scrolls = place.intersected(area), True
        holder = holder.parentItem()
    panel = window.findChild(QQuickItem, "inputPanel")
    covered = QRectF()
    if panel is not None and panel.isVisible():
        covered = panel.mapRectToScene(QRectF(0, 0, panel.width(), panel.height())).intersected(area)
    return Spot(box, shown, view, covered, _ring_in(item))


def _ring_in(item: QQuickItem) -> QRectF | None:
    for child in item.childItems():
        if child.isVisible():
            place = child.mapRectToScene(QRectF(0, 0, child.width(), child.height()))
            found = place if kind_of(child) == "FocusRing" else _ring_in(child)
            if found is not None:
                return found
    return None


@dataclass(frozen=True, slots=True)
class _Around:
    """What an item inherits from those around it."""

    clip: QRectF
    layer: str = "window"
    parents: tuple[int, ...] = ()
    scroller: int = -1
    owner: int = -1
    pad: int = -1
    component: int = -1
    within: str = ""
    frame: QRectF | None = None


class _Collector:
    def __init__(self, scene: Scene, spoken: dict[int, tuple[str, str, str]], focus: QQuickItem | None) -> None:
        self._scene = scene
        self._spoken = spoken
        self._focus = 0 if focus is None else _address(focus)

    def visit(self, item: QQuickItem, around: _Around) -> None:
        if not item.isVisible() or item.opacity() < 0.01:
            return
        kind = kind_of(item)
        layer = layer_of(kind) or around.layer
        box = item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
        if layer == "keyboard" and item.width() > 0 and not box.intersects(self._scene.window):
            return  # the keyboard waits below the window while it is closed
        element = self._element(item, kind, layer, box, around)
        self._scene.elements.append(element)
        self._scene.identities.append(_address(item))
        within = self._inside(item, element, around)
        for child in sorted(item.childItems(), key=lambda child: child.z()):
            self.visit(child, within)

    def _element(self, item: QQuickItem, kind: str, layer: str, box: QRectF, around: _Around) -> Element:
        address = _address(item)
        role, name, description = self._spoken.get(address, ("", "", ""))
        element = Element(
            index=len(self._scene.elements),
            kind=kind,
            name=item.objectName(),
            layer=layer,
            box=box,
            shown=box.intersected(around.clip),
            parents=around.parents,
            enabled=item.isEnabled(),
            interactive=_is_control(item, role, layer),
            tab_stop=bool(item.property("activeFocusOnTab")),
            focused=address == self._focus,
            danger=kind == "ActionButton" and item.property("kind") == DANGER,
            scroller=around.scroller,
            owner=around.owner,
            pad=around.pad,
            component=around.component,
            within=around.within,
            frame=around.frame,
            role=role,
            spoken_name=name,
            description=description,
            in_tree=address in self._spoken,
        )
        level = item.property("level")
        element.level = int(level) if role == "heading" and isinstance(level, int) else 0
        if item.inherits("QQuickText"):
            element.words = words_of(item)
        if item.inherits("QQuickFlickable"):
            element.content = QRectF(
                number_of(item, "contentX"), number_of(item, "contentY"),
                number_of(item, "contentWidth"), number_of(item, "contentHeight"),
            )  # fmt: skip
        return element

    def _inside(self, item: QQuickItem, element: Element, around: _Around) -> _Around:
        drawn = item.inherits("QQuickRectangle") and is_drawn(item)
        flickable = item.inherits("QQuickFlickable")
        ours = not element.kind.startswith("QQuick") and element.kind not in PLAIN
        name = f"{element.kind}#{element.name}" if element.name else element.kind
        return _Around(
            clip=element.box.intersected(around.clip) if item.clip() else around.clip,
            layer=element.layer,
            parents=(*around.parents, element.index),
            scroller=element.index if flickable else around.scroller,
            owner=element.index if element.interactive else around.owner,
            pad=element.index if element.kind in PADS else around.pad,
            component=element.index if ours else around.component,
            within=name if ours else around.within,
            frame=None if flickable else element.box if drawn or element.interactive else around.frame,
        )


def _is_control(item: QQuickItem, role: str, layer: str) -> bool:
    if item.inherits("QQuickAbstractButton") or item.inherits("QQuickTextInput"):
        return True
    return role in INTERACTIVE_ROLES and layer != "keyboard"


def _address(item: QQuickItem) -> int:
    return int(shiboken6.getCppPointer(item)[0])


def _tree(window: QQuickWindow, scene: Scene) -> dict[int, tuple[str, str, str]]:
    """Role, name and description by item, of every node that assistive technology finds and that is not hidden."""
    found: dict[int, tuple[str, str, str]] = {}

    def look(node: object) -> None:
        for position in range(node.childCount()):
            child = node.child(position)
            if child is None:
                continue
            item = child.object()
            if isinstance(item, QQuickItem) and item.isVisible() and item.opacity() > 0.01:
                role = ROLES.get(child.role(), str(child.role()).rpartition(".")[2])
                name, text = child.text(QAccessible.Text.Name), child.text(QAccessible.Text.Description)
                found[_address(item)] = (role, name, text)
                scene.tree.append((role, name))
            look(child)

    root = QAccessible.queryAccessibleInterface(window)
    if root is not None:
        look(root)
    return found
