"""Every page of the office and how to open it.

The list of pages is the folder of QML files: a page without a recipe here is reported (:func:`pages_without_recipe`),
so that a new one cannot be forgotten.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from kiosk.app import QML_FOLDER
from kiosk.catalog.kinds import Kind
from kiosk.ui.office_session import FIRST_RUN
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.walk.office.prepared import GUIDED, PLAIN, TROUBLED
from tests.walk.office.stage import OfficeStage

PAGES = QML_FOLDER / "Ponte" / "Office"
ADMINISTRATOR, PUBLISHER, EDITOR = "chan", "rui", "wong"
FEW = "openi"
"""A search of the list of records that leaves a few rows: Tab goes through all of them."""
FIRST_OF = {
    Kind.SERVICES: GUIDED,
    Kind.CATEGORIES: "e-payment",
    Kind.FACTS: "remittance-own-name-daily",
    Kind.CONTACTS: "amcm-banking",
    Kind.COMPARISONS: "account-classes",
    Kind.DOCUMENTS: "bir",
    Kind.INDICATORS: "bank-deposits",
}
"""A record of each kind that a form is opened with."""


@dataclass(frozen=True, slots=True)
class PageRecipe:
    """One page in one state. ``view`` is the QML file's stem. ``tab``: whether a round of Tab can end here: long lists
    hold more rows than a round of Tab has stops.
    """

    name: str
    view: str
    open: Callable[[OfficeStage], None]
    tab: bool = True


def pages() -> list[str]:
    """Every page that staff can come to."""
    return sorted(file.stem for file in PAGES.glob("*Page.qml"))


def pages_without_recipe() -> list[str]:
    return [view for view in pages() if view not in {recipe.view for recipe in every_page()}]


def recipes_without_page() -> list[str]:
    return sorted({recipe.view for recipe in every_page()} - set(pages()))


def every_page() -> list[PageRecipe]:
    """All pages, in the order in which staff meet them."""
    return [recipe for part in (_signing_in, _content, _releases, _administration) for recipe in part()]


def _signing_in() -> Iterator[PageRecipe]:
    yield PageRecipe("sign-in", "SignInPage", _signed_out)
    yield PageRecipe("sign-in/wrong", "SignInPage", _wrong_password)
    yield PageRecipe("sign-in/locked", "SignInPage", _locked)
    yield PageRecipe("sign-in/first-run", "SignInPage", _first_run)


def _content() -> Iterator[PageRecipe]:
    yield PageRecipe("dashboard", "DashboardPage", _page("dashboard"))
    yield PageRecipe("dashboard/editor", "DashboardPage", _page("dashboard", user=EDITOR))
    yield PageRecipe("dashboard/keys", "DashboardPage", _keys, tab=False)  # one button, which has the focus
    yield PageRecipe("records/few", "RecordsPage", _page("records", kind="services", words=FEW))
    for kind in Kind:
        yield PageRecipe(f"records/{kind}", "RecordsPage", _page("records", kind=kind.value), tab=False)
    for kind, record_id in FIRST_OF.items():
        show = _page("record", user=EDITOR, kind=kind.value, id=record_id)
        yield PageRecipe(f"record/{kind}", "RecordPage", show, tab=kind is Kind.CATEGORIES)
    out_of_date = _page("record", user=EDITOR, kind="services", id=PLAIN)
    yield PageRecipe("record/out-of-date", "RecordPage", out_of_date, tab=False)
    yield PageRecipe("record/history", "HistoryPage", _page("history", kind="services", id=PLAIN))
    yield PageRecipe("record/preview", "PreviewPage", _page("preview", kind="categories", id="e-payment"))
    yield PageRecipe("due", "DuePage", _page("due"), tab=False)
    yield PageRecipe("guides", "GuidesPage", _page("guides"))
    yield PageRecipe("guides/one", "GuidesPage", _page("guides", user=EDITOR, id="digital-rmb"), tab=False)


def _releases() -> Iterator[PageRecipe]:
    for tab in ("review", "next", "approval", "history"):
        yield PageRecipe(f"publish/{tab}", "PublishPage", _page("publish", user=PUBLISHER, tab=tab))
    yield PageRecipe("kiosks", "KiosksPage", _page("kiosks"))
    yield PageRecipe("kiosks/editor", "KiosksPage", _page("kiosks", user=EDITOR))
    yield PageRecipe("kiosks/one", "KiosksPage", _page("kiosks", id=TROUBLED))
    for part in ("enrol", "stick"):
        yield PageRecipe(f"kiosks/{part}", "KiosksPage", _page("kiosks", part=part))
    for state in ("new", "handled", "set-aside"):
        yield PageRecipe(f"inbox/{state}", "InboxPage", _page("inbox", state=state))
    for part in ("export", "expire"):
        yield PageRecipe(f"inbox/{part}", "InboxPage", _page("inbox", part=part))
    for part in ("in", "out"):
        yield PageRecipe(f"exchange/{part}", "ExchangePage", _page("exchange", part=part))
    yield PageRecipe("rates", "RatesPage", _page("rates"))
    yield PageRecipe("rates/publisher", "RatesPage", _page("rates", user=PUBLISHER))
    yield PageRecipe("rates/calendar", "RatesPage", _calendar)


def _administration() -> Iterator[PageRecipe]:
    yield PageRecipe("users", "UsersPage", _page("users"))
    yield PageRecipe("users/editor", "UsersPage", _page("users", user=EDITOR))
    yield PageRecipe("keys/signing", "KeysPage", _page("keys"))
    yield PageRecipe("keys/publisher", "KeysPage", _page("keys", user=PUBLISHER))
    yield PageRecipe("keys/recipients", "KeysPage", _page("keys", part="recipients"))
    yield PageRecipe("audit", "AuditPage", _page("audit"), tab=False)


# --- how the recipes move the window ----------------------------------------------------------------------------------


def _page(page: str, user: str = ADMINISTRATOR, **parameters: str) -> Callable[[OfficeStage], None]:
    return partial(_show, page, user, parameters)


def _show(page: str, user: str, parameters: dict[str, str], stage: OfficeStage) -> None:
    stage.sign_in(user)
    stage.go(page, **parameters)


def _keys(stage: OfficeStage) -> None:
    _show("dashboard", ADMINISTRATOR, {}, stage)
    QTest.keyClick(stage.window, Qt.Key.Key_F1)
    stage.settle()


def _calendar(stage: OfficeStage) -> None:
    """Open over the page, its last button in focus: a round of Tab begins at its first one."""
    _show("rates", ADMINISTRATOR, {}, stage)
    stage.find("dated-calendar").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(stage.window, Qt.Key.Key_Space)
    stage.settle()
    stage.find("dated-today").forceActiveFocus(Qt.FocusReason.TabFocusReason)


def _signed_out(stage: OfficeStage) -> None:
    stage.session.signOut()
    stage.settle()


def _wrong_password(stage: OfficeStage) -> None:
    _signed_out(stage)
    stage.session.signIn(ADMINISTRATOR, "not this one at all")
    stage.wait(lambda: bool(stage.session.problem))
    stage.settle()


def _locked(stage: OfficeStage) -> None:
    stage.sign_in(ADMINISTRATOR)
    stage.session.lock()
    stage.settle()


def _first_run(stage: OfficeStage) -> None:
    """As on a machine that has no office yet."""
    _signed_out(stage)
    stage.session._state = FIRST_RUN
    stage.session.changed.emit()
    stage.settle()
