"""The office's window: where its parts are put together (design.md, section 8)."""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.app import QML_FOLDER, make_application, open_catalogue
from kiosk.config import data_folder, load_settings
from kiosk.findings import PonteError
from kiosk.i18n.sentence import sentence

if TYPE_CHECKING:
    from PySide6.QtQml import QQmlApplicationEngine
    from PySide6.QtQuick import QQuickWindow

    from kiosk.office.accounts.passwords import PasswordKeeper
    from kiosk.ui.office_session import OfficeSession

MAIN_FILE = QML_FOLDER / "Ponte" / "Office" / "Main.qml"
DESK_PIXELS_PER_MILLIMETRE = 3.70
"""Sizes of the office are px of a desktop screen (ux.md 3.2); the system scales them where a screen is denser."""


class OfficeWindowError(PonteError):
    """The window cannot be opened on this machine."""

    code = "window"


@dataclass(slots=True)
class OfficeParts:
    """The QObjects that the office's QML sees."""

    session: OfficeSession
    objects: Sequence[Any]


@dataclass(slots=True)
class OfficeWindow:
    """The running window and the objects that it sees. Keep it alive as long as the window."""

    engine: QQmlApplicationEngine
    window: QQuickWindow
    parts: OfficeParts
    warnings: list[str] = field(default_factory=list)

    def close(self) -> None:
        """Save what is unsaved, close the window and delete everything, in an order that Qt survives."""
        self.parts.session.signOut()
        self.window.hide()
        self.engine.deleteLater()
        self.parts.session.close()


def make_office_parts(
    data: Path,
    release: Callable[[], Path],
    now: Callable[[], datetime],
    keeper: PasswordKeeper | None = None,
) -> OfficeParts:
    """Every object that the office's QML sees. ``release`` is the catalogue file that a new office begins with."""
    from kiosk.ui.display import Display
    from kiosk.ui.office_audit import OfficeAudit
    from kiosk.ui.office_calendar import OfficeCalendar
    from kiosk.ui.office_clock import OfficeClock
    from kiosk.ui.office_dashboard import OfficeDashboard
    from kiosk.ui.office_due import OfficeDue
    from kiosk.ui.office_editor import OfficeEditor
    from kiosk.ui.office_exchange import OfficeExchange
    from kiosk.ui.office_export import OfficeExport
    from kiosk.ui.office_fleet import OfficeFleet
    from kiosk.ui.office_guide_parts import guide_objects
    from kiosk.ui.office_history import OfficeHistory
    from kiosk.ui.office_inbox import OfficeInbox
    from kiosk.ui.office_keys import OfficeKeys
    from kiosk.ui.office_life import OfficeLife
    from kiosk.ui.office_opened import OfficeOpened
    from kiosk.ui.office_preview import OfficePreview
    from kiosk.ui.office_publish import OfficePublish
    from kiosk.ui.office_rates import OfficeRates
    from kiosk.ui.office_recipients import OfficeRecipients
    from kiosk.ui.office_records import OfficeRecords
    from kiosk.ui.office_session import OfficeSession
    from kiosk.ui.office_signing import OfficeSigning
    from kiosk.ui.office_stick import OfficeStick
    from kiosk.ui.office_structure import OfficeStructure
    from kiosk.ui.office_users import OfficeUsers
    from kiosk.ui.translator import Translator

    session = OfficeSession(data, release, now, keeper=keeper)
    translator, display = Translator(), Display()
    display.set_device(DESK_PIXELS_PER_MILLIMETRE)
    display.setLandscape(True)
    editor = OfficeEditor(session)
    objects: list[Any] = [
        translator,
        display,
        session,
        OfficeRecords(session),
        OfficeExchange(session),
        OfficeExport(session),
        OfficeRates(session),
        OfficeLife(session),
        OfficeHistory(session),
        editor,
        OfficeStructure(editor),
        OfficeDue(session),
        OfficeAudit(session),
        *guide_objects(session),
        OfficePreview(session, editor.saveNow),
        publish := OfficePublish(session),
        OfficeSigning(session, publish),
        OfficeClock(session),
        OfficeCalendar(session),
        OfficeDashboard(session),
        OfficeUsers(session),
        OfficeKeys(session),
        OfficeRecipients(session),
        OfficeFleet(session),
        OfficeStick(session),
        OfficeInbox(session),
        OfficeOpened(session),
    ]
    for item in objects:
        type(item).instance = item
    return OfficeParts(session, objects)


def open_office_window(parts: OfficeParts) -> OfficeWindow:
    """The window with everything in it, not yet shown.

    Raises:
        RuntimeError: the window's own file cannot be loaded (a broken installation).
    """
    from PySide6.QtCore import QUrl
    from PySide6.QtQml import QQmlApplicationEngine, QQmlEngine
    from PySide6.QtQuick import QQuickWindow  # must be imported before the root object is taken

    from kiosk.ui.office_guard import OfficeGuard
    from kiosk.ui.pictures import install

    for module in ("kiosk.ui.motif", "kiosk.ui.office_guide_wires", "kiosk.ui.typography"):
        importlib.import_module(module)  # types that QML makes itself: importing them registers them
    engine = QQmlApplicationEngine()
    warnings: list[str] = []
    engine.warnings.connect(lambda found: warnings.extend(error.toString() for error in found))
    for item in parts.objects:
        QQmlEngine.setObjectOwnership(item, QQmlEngine.ObjectOwnership.CppOwnership)
    engine.addImportPath(str(QML_FOLDER))
    install(engine)
    engine.load(QUrl.fromLocalFile(str(MAIN_FILE)))
    roots = engine.rootObjects()
    if not roots or not isinstance(roots[0], QQuickWindow):
        raise RuntimeError("The window cannot be loaded: " + "; ".join(warnings))
    window = roots[0]
    window.installEventFilter(OfficeGuard(parts.session, window))
    return OfficeWindow(engine, window, parts, warnings)


def run_office() -> int:
    """Open the window and stay until it is closed; the exit code.

    Raises:
        OfficeWindowError: this machine has no display.
    """
    if not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        raise OfficeWindowError(
            sentence(
                "There is no display here for the office's window. 'office --help' lists the commands that need none."
            )
        )
    from kiosk.ui.garbage import keep_for_good

    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    application = make_application()
    parts = make_office_parts(data_folder(), _present_release, lambda: datetime.now(UTC))
    parts.objects[0].use(load_settings().language)
    office = open_office_window(parts)
    office.window.show()
    keep_for_good()
    code = application.exec()
    office.close()
    return code


def _present_release() -> Path:
    with open_catalogue() as catalogue:
        return catalogue.path
