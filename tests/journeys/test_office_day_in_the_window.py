"""One working day in the office's real window, with a mouse and keys alone, until a kiosk shows what came of it.

An editor changes a limit and the sentence that explains it; a spreadsheet brings the translations; a publisher sees at
200 % what does not fit and sends it back; two sign; a kiosk installs it; it is rolled back.
With ``PONTE_PICTURES=FOLDER`` every step leaves a picture there.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
from kiosk.catalog.content_files import read_content
from kiosk.catalog.kinds import Kind
from kiosk.config import CONTENT_FOLDER
from kiosk.i18n.locales import Locale
from kiosk.office.audit.log import verify
from kiosk.office.drafts.model import State
from kiosk.office.exchange.workbook import SHEET
from kiosk.office.publishing import Publishing
from kiosk.office.review.overflow import Overflow
from kiosk.office.review.overflow_process import PreviewProcess
from kiosk.office.review.urgent import Key
from kiosk.office.translation.states import TranslationState, text_states
from kiosk.tour.patience import until
from kiosk.ui import office_editing, office_signing
from kiosk.ui.office_dashboard import OfficeDashboard
from kiosk.ui.office_editor import OfficeEditor
from kiosk.ui.office_exchange import OfficeExchange
from kiosk.ui.office_export import OfficeExport
from kiosk.ui.office_publish import OfficePublish
from kiosk.ui.office_signing import OfficeSigning
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from branch import Branch
from kiosk_reader import screen_of
from kiosk_window import prepare
from office_window import Desk
from publishing_office import GOOD, PublishingOffice, Screens
from signed_repository import PASSPHRASE

FACT = "remittance-own-name-daily"
SERVICE = "account-opening-service"
CARD = "e-payment"
SENTENCES = {
    Locale.ZH_HANT: f"開戶後，可由澳門匯款到自己的內地同名人民幣賬戶，每人每日合共最多{{{FACT}}}。",
    Locale.ZH_HANS: f"开户后，可从澳门汇款到自己的内地同名人民币账户，每人每日合计最多{{{FACT}}}。",
    Locale.PT: f"Depois, pode transferir de Macau para a sua própria conta, no total, até {{{FACT}}} por dia.",
    Locale.EN: f"After that you may send money from Macau to your own account, up to {{{FACT}}} a day in total.",
}
TOO_LONG = "Pagamentos electronicos internacionais"
"""Of the category, in Portuguese: too wide for its button in the library at 200 %."""
SHORT = "Pagamento electrónico"
COMMENT = "At 200 % residents cannot read the end of the Portuguese name."
SCREENS = 90.0
"""Seconds for the kiosk's own screens to be measured: some on a quiet machine, more beside other work."""


class CardScreens:
    """The kiosk's real screens for the one record that this day is about; on the others everything fits.

    Starting them takes seconds, and how they measure has tests of its own (tests/preview).
    """

    def __init__(self, progress: Callable[[int, int], None] = lambda measured, all_of_them: None) -> None:
        self._real, self._fits = PreviewProcess(progress=progress), Screens()

    def __call__(
        self, catalogue: Path, records: Sequence[Key], locales: Sequence[Locale]
    ) -> Mapping[Key, Sequence[Overflow]]:
        cards = [key for key in records if key == (Kind.CATEGORIES, CARD)]
        others = [key for key in records if key not in cards]
        return {**self._fits(catalogue, others, locales), **(self._real(catalogue, cards, locales) if cards else {})}


class Day:
    """The office, its window, and whoever sits at it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.office = PublishingOffice(folder / "data", folder / "sticks", read_content(CONTENT_FOLDER))
        self.office.released("The first")
        self.desk = Desk(self.office.data, folder / "no-release", self._now)
        self.desk.use(Locale.EN)
        self._pictures = os.environ.get("PONTE_PICTURES", "")
        self._taken = 0

    def _now(self) -> datetime:
        """Each question takes a moment."""
        self.office.clock.now += timedelta(milliseconds=50)
        return self.office.clock.now

    def sign_in(self, user: str) -> None:
        if self.desk.parts.session.state == "signed-in":
            self.click("sign-out")
        self.desk.eye.settle()
        self.write("user", user)
        self.desk.key(Qt.Key.Key_Tab)
        self.desk.type(GOOD)
        self.desk.key(Qt.Key.Key_Return)
        assert self.desk.wait_until(lambda: self.desk.parts.session.state == "signed-in")

    def click(self, name: str) -> None:
        """Once everything has its place and may be clicked."""
        assert until(lambda: self.desk.item(name).isEnabled(), SCREENS), f"'{name}' cannot be clicked"
        self.desk.eye.settle()
        self.desk.click(name)

    def scroll_to(self, name: str) -> None:
        """Turn the wheel over the page until the item can be clicked."""
        for _ in range(60):
            item = self.desk.eye.item(name)
            if item is not None and self.desk.eye.is_whole(item):
                return
            QTest.wheelEvent(self.desk.window, QPointF(900, 500), QPoint(0, -120))
            self.desk.eye.settle()
        raise AssertionError(f"'{name}' is not on this page")

    def write(self, name: str, words: str) -> None:
        """Over what stands there; what no key of this keyboard writes comes from the clipboard."""
        self.click(name)
        self.desk.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        if words.isascii():
            self.desk.type(words)
        else:
            QGuiApplication.clipboard().setText(words)
            self.desk.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def open(self, kind: str, record_id: str) -> None:
        """Find a record in the lists and open it."""
        self.click("place-records")
        self.click("kind")
        self.click(f"kind-{kind}")
        self.write("search", record_id)
        self.click(f"record-{record_id}")
        assert self.desk.wait_until(lambda: OfficeEditor.instance.id == record_id)

    def save(self) -> None:
        self.desk.key(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    def hand_on(self) -> None:
        """The record in hand goes to the publishers, once the kiosk's screens were measured."""
        self.save()
        self.click("ready")
        assert until(lambda: not OfficeEditor.instance.busy, SCREENS)

    def rest(self) -> None:
        """Until nothing is under way on the page of releases."""
        publish, signing = OfficePublish.instance, OfficeSigning.instance

        def is_quiet() -> bool:
            return bool(publish.outlook) and not (publish.looking or publish.busy or signing.busy)

        assert until(is_quiet, SCREENS)
        self.desk.settle()

    def seen(self, name: str) -> None:
        if self._pictures:
            self._taken += 1
            self.desk.eye.settle()
            self.desk.picture(Path(self._pictures) / f"{self._taken:02}-{name}.png")

    def states(self) -> dict[Locale, TranslationState]:
        """Of the sentence that tells the limit."""
        draft = self.office.drafts.load(Kind.SERVICES, SERVICE)
        assert draft is not None
        (text,) = (step["text"] for step in draft.data["steps"] if FACT in step["text"]["en-MO"])
        return dict(text_states(text))

    def state(self, kind: Kind, record_id: str) -> State:
        draft = self.office.drafts.load(kind, record_id)
        assert draft is not None
        return draft.state


@pytest.fixture
def day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Day]:
    for module in (office_editing, office_signing):
        monkeypatch.setattr(module, "PreviewProcess", CardScreens)
    prepare()
    from kiosk.app import make_application

    make_application()
    made = Day(tmp_path)
    yield made
    made.desk.close()
    made.office.database.close()


def test_a_limit_changes_is_translated_checked_signed_installed_and_rolled_back(day: Day) -> None:
    an_editor_changes_the_limit_and_its_sentence(day)
    a_spreadsheet_brings_the_translations(day)
    a_publisher_sees_what_does_not_fit_and_sends_it_back(day)
    two_publishers_sign(day)
    repository = day.office.repository
    branch = Branch(day.folder, str(repository), (repository / "metadata/1.root.json").read_bytes())
    branch.clock = day.office.clock
    assert branch.sync().number == 2
    two_publishers_roll_back(day)
    assert day.desk.office.warnings == []
    assert verify(day.office.database.connection, Publishing(day.office.database, day.office.clock).known_heads()) == []
    a_kiosk_shows(branch, "100,000.00")
    assert branch.sync().number == 3
    a_kiosk_shows(branch, "80,000.00")


def an_editor_changes_the_limit_and_its_sentence(day: Day) -> None:
    day.sign_in("wong")
    assert until(lambda: bool(OfficeDashboard.instance.known), SCREENS)
    day.seen("overview")
    day.open("facts", FACT)
    day.seen("fact")
    day.write("value.amount", "100000")
    day.scroll_to("as_of")
    day.write("as_of", "2026-11-20")
    day.hand_on()
    assert day.state(Kind.FACTS, FACT) is State.READY
    day.seen("fact-ready")
    day.open("services", SERVICE)
    editor = OfficeEditor.instance
    field = next(field for field in editor.fields if FACT in editor.text(field)["words"]["en-MO"])
    day.click(f"section-{field.split('.')[0]}")
    day.scroll_to(f"{field}-zh-Hant-MO")
    day.write(f"{field}-zh-Hant-MO", SENTENCES[Locale.ZH_HANT])
    day.save()
    day.seen("sentence")
    late = dict.fromkeys(Locale, TranslationState.OUT_OF_DATE) | {Locale.ZH_HANT: TranslationState.OK}
    assert day.states() == late


def a_spreadsheet_brings_the_translations(day: Day) -> None:
    sent, back = OfficeExport.instance, OfficeExchange.instance
    file = day.folder / "texts.xlsx"
    day.click("place-exchange")
    day.click("tab-out")
    day.write("out-place", str(file))
    day.desk.key(Qt.Key.Key_Return)
    assert until(lambda: not sent.busy and file.exists(), SCREENS)
    day.seen("sent-out")
    book = openpyxl.load_workbook(file)
    sheet = book[SHEET]
    column = {str(cell.value): cell.column for cell in sheet[1]}
    source = column[Locale.ZH_HANT.value]
    (row,) = (cells[0].row for cells in sheet.iter_rows() if cells[source - 1].value == SENTENCES[Locale.ZH_HANT])
    for locale in set(Locale) - {Locale.ZH_HANT}:
        sheet.cell(row, column[locale.value]).value = SENTENCES[locale]
    book.save(file)
    day.click("tab-in")
    day.write("in-place", str(file))
    day.desk.key(Qt.Key.Key_Return)
    assert until(lambda: back.doing == "", SCREENS)
    day.seen("dry-run")
    day.click("import")
    assert until(lambda: back.doing == "", SCREENS)
    assert set(day.states().values()) == {TranslationState.OK}
    day.open("services", SERVICE)
    day.hand_on()
    assert day.state(Kind.SERVICES, SERVICE) is State.READY


def a_publisher_sees_what_does_not_fit_and_sends_it_back(day: Day) -> None:
    day.open("categories", CARD)
    day.click("target-pt-MO")
    day.write("name-pt-MO", TOO_LONG)
    day.hand_on()
    day.seen("warned-of-overflow")
    day.sign_in("lei")
    day.click("place-publish")
    day.rest()
    day.click(f"waiting-{CARD}")
    day.seen("review")
    day.click("preview")
    day.click("preview-language")
    day.click("preview-language-pt-MO")
    day.click("preview-text")
    day.click("preview-text-200")
    assert until(lambda: day.desk.eye.item("clipped-0") is not None, SCREENS)
    day.click("clipped-0")
    day.seen("cut-off-at-200")
    day.click("place-publish")
    day.rest()
    day.click(f"waiting-{CARD}")
    day.click("return")
    day.desk.type(COMMENT)
    day.click("return-yes")
    day.rest()
    assert day.state(Kind.CATEGORIES, CARD) is State.DRAFT
    day.sign_in("wong")
    day.open("categories", CARD)
    day.seen("sent-back")
    day.click("target-pt-MO")
    day.write("name-pt-MO", SHORT)
    day.hand_on()
    assert day.state(Kind.CATEGORIES, CARD) is State.READY


def two_publishers_sign(day: Day) -> None:
    day.sign_in("lei")
    day.click("place-publish")
    day.rest()
    day.click("tab-next")
    day.rest()
    day.write("note", "New limit")
    day.seen("next-release")
    sign(day, "lei", "prepare")
    day.sign_in("rui")
    day.click("place-publish")
    day.rest()
    day.click("tab-approval")
    day.seen("approval")
    sign(day, "rui", "approve")
    day.seen("released")


def two_publishers_roll_back(day: Day) -> None:
    day.click("tab-history")
    day.click("release-1")
    day.click("restore")
    day.desk.type("The new limit begins next month")
    day.click("restore-yes")
    sign(day, "rui", "restore")
    day.sign_in("lei")
    day.click("place-publish")
    day.rest()
    day.click("tab-approval")
    sign(day, "lei", "approve")
    day.click("tab-history")
    day.seen("rolled-back")
    day.click("place-audit")
    day.click("verify")
    day.seen("audit-log")


def sign(day: Day, user: str, step: str) -> None:
    if day.desk.eye.item(f"{step}-key") is not None:
        day.write(f"{step}-key", str(day.office.stick(user)))
    day.write(f"{step}-passphrase", PASSPHRASE)
    day.click(f"{step}-sign")
    day.rest()


def a_kiosk_shows(branch: Branch, amount: str) -> None:
    """The installed release on the kiosk's own screens: the sentence with its limit."""
    texts = screen_of(branch.data / "releases" / str(branch.shown()) / "catalog.sqlite", SERVICE)
    assert any(amount in text.replace("\N{NO-BREAK SPACE}", " ") for text in texts)
