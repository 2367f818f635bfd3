"""Which screen is shown, for QML; the stack itself is :class:`kiosk.session.navigation.Navigation`."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.session.navigation import ATTRACT, HOME, LANGUAGE, Navigation, Place

QML_IMPORT_NAME = "Ponte.Ui"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class Navigator(QObject):
    """The present place, and the ways on, back and home.

    ``aboutToChange`` lets the view remember scroll and focus; ``changed`` tells it to show another screen.
    """

    aboutToChange = Signal()
    changed = Signal()
    instance: Navigator

    def __init__(self, navigation: Navigation, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._navigation = navigation

    @staticmethod
    def create(engine: QQmlEngine) -> Navigator:
        """What QML calls for the singleton: the object that the app made."""
        return Navigator.instance

    @Property(str, notify=changed)
    def screen(self) -> str:
        """The present screen's name, for example ``service``; its view is ``<Name>Screen.qml``."""
        return self._navigation.here.screen

    @Property(dict, notify=changed)
    def parameters(self) -> dict[str, str]:
        return dict(self._navigation.here.parameters)

    @Property(float, notify=changed)
    def scroll(self) -> float:
        """Where the resident was on this screen (px from the top)."""
        return self._navigation.here.scroll

    @Property(str, notify=changed)
    def focus(self) -> str:
        """The ``objectName`` of the control that had the focus."""
        return self._navigation.here.focus

    @Property(bool, notify=changed)
    def canGoBack(self) -> bool:
        return self._navigation.can_go_back

    @property
    def here(self) -> Place:
        """The present place, for Python."""
        return self._navigation.here

    @Slot(float, str)
    def remember(self, scroll: float, focus: str) -> None:
        """Keep the scroll position and the focus of the present screen, for the way back."""
        self._navigation.remember(scroll, focus)

    @Slot(str, str)
    def keep(self, parameter: str, value: str) -> None:
        """Keep what was chosen on the present screen, such as a filter: Back finds it among the parameters."""
        self._navigation.keep(parameter, value)

    @Slot(str)
    @Slot(str, "QVariantMap")
    def go(self, screen: str, parameters: dict[str, Any] | None = None) -> None:
        wanted = {name: str(value) for name, value in (parameters or {}).items()}
        if (screen, wanted) != (self.here.screen, dict(self.here.parameters)):
            self.aboutToChange.emit()
            self._navigation.go(screen, wanted)
            self.changed.emit()

    def leave_guide(self, guide: str, before: str, screen: str, parameters: dict[str, str]) -> None:
        """Out of all the pages of a guide and of the page ``before`` it, on to another screen: Back leads past them."""
        self.aboutToChange.emit()
        self._navigation.forget_guide(guide)
        if self.here.screen == before:
            self._navigation.replace(screen, parameters)
        else:
            self._navigation.go(screen, parameters)
        self.changed.emit()

    @Slot()
    def back(self) -> None:
        if self._navigation.can_go_back:
            self._navigation.back()
            self.changed.emit()

    @Slot(str)
    def backTo(self, screen: str) -> None:
        """Back to the nearest earlier place of that screen, or on to it."""
        self.aboutToChange.emit()
        self._navigation.back_to(screen)
        self.changed.emit()

    def back_out_of(self, guide: str) -> None:
        """Back to where that guide was opened from."""
        self._navigation.back_out_of(guide)
        self.changed.emit()

    def forget_guide(self, guide: str) -> None:
        """From a page that is not the guide's: its pages on the way back are left out."""
        self._navigation.forget_guide(guide)

    @Slot()
    def home(self) -> None:
        if self.here.screen != HOME or self._navigation.can_go_back:
            self._navigation.home()
            self.changed.emit()

    @Slot()
    def start(self) -> None:
        """From the attract screen to the choice of language."""
        self.go(LANGUAGE)

    def show_only(self, screen: str = ATTRACT) -> None:
        """Another screen, with nothing to go back to."""
        self._navigation.reset(screen)
        self.changed.emit()
