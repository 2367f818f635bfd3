"""The pads for numbers, dates, documents and phones: what a finger, a key and a screen reader get from them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from kiosk.i18n.locales import Locale
from kiosk.ui import pads, pictures, typography
from kiosk.ui.display import Display
from kiosk.ui.translator import Translator
from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QGuiApplication, QKeyEvent
from PySide6.QtQml import QQmlApplicationEngine, QQmlEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

ROOT = Path(__file__).resolve().parents[2]
TARGET = 74  # px: 20 mm at 3.70 px/mm, ux.md R-P1
WINDOW = """
import QtQuick
import Ponte.Components
import Ponte.Theme

Window {{
    property alias value: pad.value
    width: Theme.landscape ? 1920 : 1080
    height: Theme.landscape ? 1080 : 1920

    Column {{
        x: 48
        y: 48
        spacing: 20
        {field}

        {pad} {{
            id: pad
            {properties}
            onEdited: value => pad.value = value
        }}
    }}
}}
"""


class Page:
    """A window with one pad, and a finger for it."""

    def __init__(self, source: str) -> None:
        self.translator = Translator()
        self.display = Display()
        Translator.instance, Display.instance = self.translator, self.display
        pads.PadText.instance = pads.PadText()
        typography.Typography.instance = typography.Typography()
        for owned in (self.translator, self.display, pads.PadText.instance, typography.Typography.instance):
            QQmlEngine.setObjectOwnership(owned, QQmlEngine.ObjectOwnership.CppOwnership)
        self.engine = QQmlApplicationEngine()
        self.engine.addImportPath(str(ROOT / "resources/qml"))
        pictures.install(self.engine)
        self.engine.loadData(source.encode(), QUrl.fromLocalFile(str(ROOT / "tests/ui/pad.qml")))
        window = self.engine.rootObjects()[0]
        assert isinstance(window, QQuickWindow)
        self.window = window
        window.show()
        window.requestActivate()
        assert QTest.qWaitForWindowActive(window)

    @property
    def value(self) -> str:
        return str(self.window.property("value"))

    def items(self, matches: Callable[[QQuickItem], bool]) -> list[QQuickItem]:
        found: list[QQuickItem] = []

        def look(item: QQuickItem) -> None:
            if item.isVisible() and matches(item):
                found.append(item)
            for child in item.childItems():
                look(child)

        self.lay_out()
        look(self.window.contentItem())
        return found

    def lay_out(self) -> None:
        """Positioners work when a frame is made."""
        QGuiApplication.processEvents()
        self.window.grabWindow()

    def item(self, name: str) -> QQuickItem:
        found = self.items(lambda item: item.objectName() == name)
        assert len(found) == 1, name
        return found[0]

    def touch(self, *names: str) -> None:
        for name in names:
            item = self.item(name)
            QTest.mouseClick(self.window, Qt.MouseButton.LeftButton, pos=middle(item))

    def press_hardware(self, text: str, key: Qt.Key = Qt.Key.Key_unknown, repeat: bool = False) -> None:
        event = QKeyEvent(QKeyEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text, repeat)
        QGuiApplication.sendEvent(self.window, event)

    def targets(self) -> list[QQuickItem]:
        """Everything that can be touched."""
        return self.items(lambda item: item.inherits("QQuickAbstractButton"))


def middle(item: QQuickItem) -> QPoint:
    return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()


@pytest.fixture
def open_page(qapp: QGuiApplication) -> Iterator[Callable[..., Page]]:
    """Open a window with one pad."""
    QAccessible.setActive(True)
    pages: list[Page] = []

    def make(pad: str, properties: str = "", field: str = "") -> Page:
        pages.append(Page(WINDOW.format(pad=pad, properties=properties, field=field)))
        return pages[-1]

    yield make
    for page in pages:
        page.window.close()
        page.engine.deleteLater()
    qapp.processEvents()


PADS = {
    "NumberPad": "decimal: true; quick: [1000, 5000, 10000]",
    "DocumentPad": "",
    "PhonePad": "",
    "DatePad": "",
}


def test_digits_are_typed_deleted_and_stop_at_the_limit(open_page: Callable[..., Page]) -> None:
    page = open_page("NumberPad", "maximumDigits: 3")
    page.touch("key-0", "key-0", "key-1", "key-2", "key-2")
    assert page.value == "122"
    page.touch("key-delete")
    assert page.value == "12"


def test_an_amount_has_two_decimals_and_a_quick_amount_is_one_tap(open_page: Callable[..., Page]) -> None:
    page = open_page("NumberPad", "decimal: true; quick: [1000, 5000, 10000]")
    page.touch("key-decimal", "key-5", "key-0", "key-9" if page.item("key-9").isEnabled() else "key-0")
    assert page.value == "0.50"
    page.touch("quick-5000")
    assert page.value == "5000"


@pytest.mark.parametrize(
    ("locale", "typed", "read"),
    [
        (Locale.EN, "1234567.5", "1,234,567.5"),
        (Locale.PT, "1234567.5", "1\u00a0234\u00a0567,5"),
        (Locale.ZH_HANT, "1234.", "1,234."),
        (Locale.EN, "", ""),
        (Locale.EN, "0.05", "0.05"),
    ],
)
def test_typed_amounts_are_read_with_separators(locale: Locale, typed: str, read: str) -> None:
    assert pads.PadText().grouped(typed, locale.value) == read


def test_hardware_digits_and_backspace_do_the_same_and_a_held_key_does_nothing_more(
    open_page: Callable[..., Page],
) -> None:
    field = 'AmountField { objectName: "field"; value: pad.value; unit: "MOP"; pad: pad; label: "Amount" }'
    page = open_page("NumberPad", "decimal: true", field)
    page.item("field").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    for text in ("7", "5", ".", "5"):
        page.press_hardware(text)
    page.press_hardware("5", repeat=True)
    page.press_hardware("x")
    assert page.value == "75.5"
    page.item("key-1").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    page.press_hardware("", Qt.Key.Key_Backspace)
    assert page.value == "75."


@pytest.mark.parametrize(("locale", "read"), [(Locale.EN, "12345"), (Locale.ZH_HANT, "12345"), (Locale.PT, "12.34")])
def test_a_comma_of_a_hardware_keyboard_is_what_it_is_in_the_residents_language(
    open_page: Callable[..., Page], locale: Locale, read: str
) -> None:
    page = open_page("NumberPad", "decimal: true")
    page.translator.use(locale)
    page.item("key-1").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    for text in ("1", "2", ",", "3", "4", "5"):
        page.press_hardware(text)
    assert page.value == read


def test_a_key_acts_on_release_inside_it_only(open_page: Callable[..., Page]) -> None:
    page = open_page("NumberPad")
    inside, outside = middle(page.item("key-5")), middle(page.item("key-9"))
    QTest.mousePress(page.window, Qt.MouseButton.LeftButton, pos=inside)
    assert page.value == ""
    QTest.mouseMove(page.window, outside)
    QTest.mouseRelease(page.window, Qt.MouseButton.LeftButton, pos=outside)
    assert page.value == ""


def test_a_permit_begins_with_its_letter_and_the_letter_can_be_changed_later(open_page: Callable[..., Page]) -> None:
    page = open_page("DocumentPad")
    assert not page.item("key-1").isEnabled()
    page.touch("key-H", "key-0", "key-1")
    page.touch("key-M")
    assert page.value == "M01"
    page.touch("key-delete", "key-delete", "key-delete")
    assert page.value == ""


def test_the_permit_of_other_nationals_has_two_letters_that_go_together(open_page: Callable[..., Page]) -> None:
    page = open_page("DocumentPad", "otherNationality: true")
    page.touch("key-MA", *["key-7"] * 7)
    assert page.value == "MA7777777"
    assert not page.item("key-7").isEnabled()


def test_the_x_of_a_residence_permit_is_possible_at_the_end_only(open_page: Callable[..., Page]) -> None:
    page = open_page("DocumentPad", 'kind: "residence-permit"; value: "8200001999122012"')
    assert not page.item("key-X").isEnabled()
    page.touch("key-3")
    page.touch("key-X")
    assert page.value == "82000019991220123X"


def test_an_identity_card_number_has_eight_digits_and_no_letters(open_page: Callable[..., Page]) -> None:
    page = open_page("DocumentPad", 'kind: "bir"')
    page.touch(*["key-1"] * 8)
    assert page.value == "11111111"
    assert not page.item("key-1").isEnabled()
    assert page.items(lambda item: item.objectName() in ("key-H", "key-M", "key-X")) == []


def test_a_phone_number_keeps_its_digits_when_the_calling_code_changes(open_page: Callable[..., Page]) -> None:
    page = open_page("PhonePad")
    page.touch("key-6", "key-6", "key-1")
    assert page.value == "+853661"
    page.touch("key+86")
    assert page.value == "+86661"
    page.touch("key-delete", "key-delete", "key-delete")
    assert page.value == ""


def test_a_date_is_three_choices_and_reads_back_in_full(open_page: Callable[..., Page]) -> None:
    page = open_page("DatePad")
    page.touch("key-1", "key-9", "key-5", "key-6", "month-2", "day-29")
    assert page.value == "1956-02-29"
    assert page.item("dateReadBack").property("text") == "1956年2月29日星期三"


def test_only_days_that_exist_are_offered(open_page: Callable[..., Page]) -> None:
    page = open_page("DatePad")
    page.touch("key-1", "key-9", "key-5", "key-7", "month-2")
    days = page.items(lambda item: item.objectName().startswith("day-"))
    assert len(days) == 28


def test_a_leap_day_in_another_year_is_told_at_once(open_page: Callable[..., Page]) -> None:
    page = open_page("DatePad")
    page.translator.use(Locale.EN)
    page.touch("dayBox", "day-29", "month-2", "yearBox", "key-2", "key-0", "key-2", "key-5")
    assert page.value == ""
    assert "29 February" in str(page.item("dateReadBack").property("text"))


def test_a_date_given_before_is_shown_and_one_part_can_be_changed(open_page: Callable[..., Page]) -> None:
    page = open_page("DatePad", 'value: "2026-11-22"')
    page.touch("dayBox", "day-3")
    assert page.value == "2026-11-03"


@pytest.mark.parametrize("pad", PADS)
@pytest.mark.parametrize(("landscape", "step"), [(False, 1.0), (False, 2.0), (True, 1.0), (True, 2.0)])
def test_every_key_is_large_enough_named_reachable_by_tab_and_on_the_screen(
    open_page: Callable[..., Page], pad: str, landscape: bool, step: float
) -> None:
    page = open_page(pad, PADS[pad])
    page.display.setLandscape(landscape)
    page.display.setTextStep(step)
    for locale in Locale:
        page.translator.use(locale)
        targets = page.targets()
        assert len(targets) >= 10
        for target in targets:
            assert min(target.width(), target.height()) >= TARGET, target.objectName()
            assert target.activeFocusOnTab()
            assert QAccessible.queryAccessibleInterface(target).text(QAccessible.Text.Name)
            foot = target.mapToScene(QPointF(target.width(), target.height()))
            assert foot.x() <= page.window.width()


@pytest.mark.parametrize("pad", PADS)
@pytest.mark.parametrize("step", [1.0, 1.25, 1.5, 2.0])
def test_no_word_of_a_key_is_wider_than_the_key(open_page: Callable[..., Page], pad: str, step: float) -> None:
    page = open_page(pad, PADS[pad])
    page.display.setTextStep(step)
    for locale in Locale:
        page.translator.use(locale)
        for target in page.targets():
            words = [item for item in _below(target) if item.inherits("QQuickText") and item.isVisible()]
            for word in words:
                assert float(word.property("contentWidth")) <= target.width() + 1, word.property("text")


@pytest.mark.parametrize(
    ("properties", "lines"),
    [
        ("length: 9; groups: [1, 8]", 1),
        ("length: 18; groups: [6, 8, 4]", 2),
        ('length: 11; groups: [3, 4, 4]; before: "+86"', 1),
        ("length: 8; groups: [7, 1]; bracketsLast: true", 1),
    ],
)
def test_slots_stay_inside_their_field_and_groups_are_not_broken(
    open_page: Callable[..., Page], properties: str, lines: int
) -> None:
    field = f'SlotField {{ objectName: "slots"; label: "Number"; pad: pad; {properties} }}'
    page = open_page("DocumentPad", field=field)
    assert len(page.item("slots").property("lines").toVariant()) == lines
    for step in (1.0, 1.25, 1.5, 2.0):
        page.display.setTextStep(step)
        slots = page.item("slots")
        edge = slots.mapToScene(QPointF(slots.width(), 0)).x()
        for item in _below(slots):
            assert item.mapToScene(QPointF(item.width(), 0)).x() <= edge + 10  # the focus ring stands 9 px outside


def test_an_error_is_told_at_the_field_and_the_characters_are_kept(open_page: Callable[..., Page]) -> None:
    field = (
        'SlotField { objectName: "slots"; label: "Number"; value: "M0123456"; length: 9; groups: [1, 8]; pad: pad;'
        ' errorTitle: "1 digit is missing."; errorHelp: "For example M12345678." }'
    )
    page = open_page("DocumentPad", field=field)
    interface = QAccessible.queryAccessibleInterface(page.item("slots"))
    assert interface.text(QAccessible.Text.Description) == "1 digit is missing. For example M12345678."
    shown = [str(item.property("text")) for item in _below(page.item("slots")) if item.inherits("QQuickText")]
    assert {"1 digit is missing.", "M", "6"} <= set(shown)


@pytest.mark.parametrize(
    ("locale", "first", "last"),
    [(Locale.ZH_HANT, "1月", "12月"), (Locale.PT, "Janeiro", "Dezembro"), (Locale.EN, "January", "December")],
)
def test_months_are_named_as_each_language_writes_them(locale: Locale, first: str, last: str) -> None:
    names = pads.PadText().months(locale.value)
    assert (names[0], names[-1], len(names)) == (first, last, 12)


def _below(item: QQuickItem) -> list[QQuickItem]:
    return [item, *(deeper for child in item.childItems() for deeper in _below(child))]
