"""What translators send back: judged row by row, brought in whole, and put back whole."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from kiosk.catalog.content_files import ContentSet, read_content
from kiosk.catalog.kinds import Kind
from kiosk.catalog.model import Institution
from kiosk.i18n.locales import Locale
from kiosk.i18n.text import source_mark
from kiosk.office.accounts import Actor, Role
from kiosk.office.audit.log import entries, verify
from kiosk.office.database import OfficeDatabase
from kiosk.office.drafts.drafts import Drafts
from kiosk.office.drafts.model import Saved
from kiosk.office.errors import OfficeError
from kiosk.office.exchange.errors import ExchangeError
from kiosk.office.exchange.exchange import Exchange
from kiosk.office.exchange.plan import Plan

CONTENT = Path(__file__).parents[3] / "db" / "content"
Edit = Callable[[bytes, dict[tuple[str, str], str]], bytes]
NAME = "texts.xlsx"


def name_of(drafts: Drafts) -> dict[str, str]:
    draft = drafts.load(Kind.INSTITUTIONS, "boc")
    assert draft is not None
    return dict(draft.data["name"])


def term_of(drafts: Drafts) -> dict[str, str]:
    draft = drafts.load(Kind.GLOSSARY, "account")
    assert draft is not None
    return dict(draft.data["term"])


def everything(database: OfficeDatabase) -> list[str]:
    return list(database.connection.iterdump())


def change_in_editor(drafts: Drafts, actor: Actor, locale: str, words: str) -> None:
    draft = drafts.load(Kind.INSTITUTIONS, "boc")
    assert draft is not None
    data = {**draft.data, "name": {**draft.data["name"], locale: words}}
    assert isinstance(drafts.save(actor, Kind.INSTITUTIONS, "boc", data, draft.revision), Saved)


def test_new_words_come_in_with_the_mark_of_their_source(
    exchange: Exchange, drafts: Drafts, ana: Actor, edited: Edit
) -> None:
    content = edited(exchange.workbook(), {("account", "pt-MO"): "Conta", ("account", "en-MO"): "Bank account"})
    done = exchange.apply(ana, exchange.plan(NAME, content))
    assert (done.number, done.texts, done.records, done.refused) == (1, 1, 1, ())
    term = term_of(drafts)
    assert (term["pt-MO"], term["en-MO"], term["from"]) == ("Conta", "Bank account", source_mark("賬戶"))


def test_a_new_source_leaves_the_translations_out_of_date(
    exchange: Exchange, drafts: Drafts, ana: Actor, edited: Edit
) -> None:
    before = name_of(drafts)
    exchange.apply(ana, exchange.plan(NAME, edited(exchange.workbook(), {("boc", "zh-Hant-MO"): "中國的銀行"})))
    assert name_of(drafts) == {**before, "zh-Hant-MO": "中國的銀行"}


def test_looking_at_a_plan_changes_nothing(exchange: Exchange, database: OfficeDatabase, edited: Edit) -> None:
    before = everything(database)
    plan = exchange.plan(NAME, edited(exchange.workbook(), {("boc", "pt-MO"): "Banco"}))
    assert [(change.id, change.line, change.locales) for change in plan.changes] == [("boc", 3, (Locale.PT,))]
    assert everything(database) == before


def test_a_file_without_a_change_makes_no_import(exchange: Exchange, database: OfficeDatabase, ana: Actor) -> None:
    before = everything(database)
    plan = exchange.plan(NAME, exchange.workbook())
    assert plan.unchanged == 2
    assert exchange.apply(ana, plan).number is None
    assert everything(database) == before


def test_what_was_changed_since_the_export_is_refused_and_nothing_is_overwritten(
    exchange: Exchange, drafts: Drafts, ana: Actor, edited: Edit
) -> None:
    content = edited(exchange.workbook(), {("boc", "pt-MO"): "Banco", ("account", "pt-MO"): "Conta"})
    change_in_editor(drafts, ana, "pt-MO", "O Banco da China")
    done = exchange.apply(ana, exchange.plan(NAME, content))
    assert [(finding.line, finding.field) for finding in done.refused] == [(3, "pt-MO")]
    assert "O Banco da China" in done.refused[0].message
    assert name_of(drafts)["pt-MO"] == "O Banco da China"
    assert done.texts == 1


def test_another_language_may_change_in_the_editor_meanwhile(
    exchange: Exchange, drafts: Drafts, ana: Actor, edited: Edit
) -> None:
    content = edited(exchange.workbook(), {("boc", "pt-MO"): "Banco"})
    change_in_editor(drafts, ana, "en-MO", "The Bank of China")
    assert exchange.apply(ana, exchange.plan(NAME, content)).texts == 1
    assert (name_of(drafts)["pt-MO"], name_of(drafts)["en-MO"]) == ("Banco", "The Bank of China")


def test_a_translation_of_a_source_that_changed_meanwhile_is_refused(
    exchange: Exchange, drafts: Drafts, ana: Actor, edited: Edit
) -> None:
    content = edited(exchange.workbook(), {("boc", "pt-MO"): "Banco"})
    change_in_editor(drafts, ana, "zh-Hant-MO", "中銀")
    assert [finding.field for finding in exchange.plan(NAME, content).refused] == ["zh-Hant-MO"]


def test_a_draft_that_changes_between_looking_and_applying_is_refused(
    exchange: Exchange, drafts: Drafts, ana: Actor, edited: Edit
) -> None:
    plan = exchange.plan(NAME, edited(exchange.workbook(), {("boc", "pt-MO"): "Banco"}))
    change_in_editor(drafts, ana, "pt-MO", "O Banco da China")
    done = exchange.apply(ana, plan)
    assert (done.number, done.texts) == (None, 0)
    assert "import the file again" in done.refused[0].message
    assert name_of(drafts)["pt-MO"] == "O Banco da China"


@pytest.mark.parametrize(
    ("words", "field", "told"),
    [
        ({("boc", "pt-MO"): ""}, "pt-MO", "is empty"),
        ({("boc", "pt-MO"): "Banco {fee}"}, "pt-MO", "{fee}"),
        ({("boc", "zh-Hant-MO"): "中國銀行 {fee}"}, "en-MO", "lacks {fee}"),
        ({("boc", "zh-Hans-CN"): "中國銀行"}, "zh-Hans-CN", "simplified"),
        ({("boc", "from"): "12345678"}, "from", "must stay"),
        ({("boc", "state"): "done"}, "state", "must stay"),
        ({("boc", "id"): "icbc"}, "id", "is no text of the drafts"),
        ({("boc", "field"): "nome"}, "id", "is no text of the drafts"),
        ({("boc", "mark"): "zh-Hant-MO=0 pt-MO=0 en-MO=0 zh-Hans-CN=0", ("boc", "pt-MO"): "B"}, "pt-MO", "export"),
    ],
)
def test_a_row_that_may_not_come_in_names_its_line_and_what_to_do(
    exchange: Exchange, edited: Edit, words: dict[tuple[str, str], str], field: str, told: str
) -> None:
    plan = exchange.plan(NAME, edited(exchange.workbook(), words))
    assert not plan.changes
    assert {finding.line for finding in plan.refused} == {3}
    assert any(finding.field == field and told in finding.message for finding in plan.refused)


def test_rows_of_one_text_are_refused_together(exchange: Exchange, edited: Edit) -> None:
    doubled = {("boc", "kind"): "glossary", ("boc", "field"): "term", ("boc", "id"): "account"}
    plan = exchange.plan(NAME, edited(exchange.workbook(), doubled))
    assert [finding.line for finding in plan.refused] == [2, 3]
    assert "keep one" in plan.refused[0].message


def test_a_file_that_cannot_be_used_stops_the_import(exchange: Exchange) -> None:
    with pytest.raises(ExchangeError) as caught:
        exchange.plan(NAME, b"no spreadsheet")
    assert caught.value.code == "unusable"
    assert caught.value.where


def test_an_import_is_put_back_whole_with_its_marks(
    exchange: Exchange, drafts: Drafts, ana: Actor, edited: Edit
) -> None:
    before = name_of(drafts), term_of(drafts)
    content = edited(exchange.workbook(), {("boc", "zh-Hant-MO"): "中銀", ("account", "pt-MO"): "Conta"})
    exchange.apply(ana, exchange.plan(NAME, content))
    undone = exchange.undo(ana, 1)
    assert (undone.texts, undone.records, undone.kept) == (2, 2, ())
    assert (name_of(drafts), term_of(drafts)) == before
    assert [(past.number, past.undone, past.texts) for past in exchange.imports()] == [(1, True, 2)]


def test_what_was_edited_since_stays_and_is_told(exchange: Exchange, drafts: Drafts, ana: Actor, edited: Edit) -> None:
    content = edited(exchange.workbook(), {("boc", "pt-MO"): "Banco", ("account", "pt-MO"): "Conta"})
    exchange.apply(ana, exchange.plan(NAME, content))
    change_in_editor(drafts, Actor("rui", Role.EDITOR), "en-MO", "The Bank of China")
    undone = exchange.undo(ana, 1)
    assert undone.texts == 1
    assert [(finding.file, finding.field) for finding in undone.kept] == [("institutions/boc.yaml", "name")]
    assert "rui" in undone.kept[0].message
    assert name_of(drafts)["pt-MO"] == "Banco"


def test_an_import_is_put_back_once_and_only_if_it_exists(exchange: Exchange, ana: Actor, edited: Edit) -> None:
    exchange.apply(ana, exchange.plan(NAME, edited(exchange.workbook(), {("boc", "pt-MO"): "Banco"})))
    exchange.undo(ana, 1)
    for number, code in [(1, "undone"), (2, "missing")]:
        with pytest.raises(ExchangeError) as caught:
            exchange.undo(ana, number)
        assert caught.value.code == code


def test_imports_and_undoing_stand_in_the_audit_log(
    exchange: Exchange, database: OfficeDatabase, ana: Actor, edited: Edit
) -> None:
    exchange.apply(ana, exchange.plan(NAME, edited(exchange.workbook(), {("boc", "pt-MO"): "Banco"})))
    exchange.undo(ana, 1)
    log = [(entry.action, dict(entry.about)) for entry in entries(database.connection)][-2:]
    assert log == [
        ("texts-imported", {"import": 1, "file": NAME, "texts": 1, "refused": 0}),
        ("texts-import-undone", {"import": 1, "texts": 1, "kept": 0}),
    ]
    assert verify(database.connection) == []


@pytest.fixture
def content(drafts: Drafts, ana: Actor) -> ContentSet:
    """What another office made of the bank, a bank that was retired here, and one that is new."""
    bank = drafts.load(Kind.INSTITUTIONS, "boc")
    assert bank is not None
    drafts.create(ana, Kind.INSTITUTIONS, "old", {**bank.data, "id": "old"})
    drafts.retire(ana, Kind.INSTITUTIONS, "old")
    renamed = {**bank.data, "name": {**bank.data["name"], "pt-MO": "BOC"}}
    banks = [renamed, {**bank.data, "id": "old"}, {**bank.data, "id": "new"}]
    return ContentSet(institutions={data["id"]: Institution.model_validate(data) for data in banks})


def banks(drafts: Drafts) -> list[str]:
    """Those that are not retired."""
    return [row.id for row in drafts.rows(Kind.INSTITUTIONS).rows]


def test_an_import_of_content_is_put_back_whole_and_stands_in_the_log(
    exchange: Exchange, database: OfficeDatabase, drafts: Drafts, ana: Actor, content: ContentSet
) -> None:
    before = name_of(drafts)
    done = exchange.apply_content(ana, "content", content)
    assert (done.number, [(past.texts, past.records) for past in exchange.imports()]) == (1, [(0, 3)])
    assert (name_of(drafts)["pt-MO"], set(banks(drafts))) == ("BOC", {"boc", "old", "new"})
    assert exchange.apply_content(ana, "content", content).number is None, "there is nothing left to write"
    undone = exchange.undo(ana, 1)
    assert (undone.records, undone.kept, undone.is_content) == (3, (), True)
    assert (name_of(drafts), banks(drafts)) == (before, ["boc"]), "what was new is retired"
    log = [(entry.action, dict(entry.about)) for entry in entries(database.connection)][-2:]
    assert log == [
        ("content-imported", {"import": 1, "file": "content", "added": 1, "changed": 1, "restored": 1}),
        ("content-import-undone", {"import": 1, "records": 3, "kept": 0}),
    ]
    assert verify(database.connection) == []


def test_a_record_that_was_changed_since_an_import_of_content_stays_and_is_told(
    exchange: Exchange, drafts: Drafts, ana: Actor, content: ContentSet, edited: Edit
) -> None:
    exchange.apply_content(ana, "content", content)
    exchange.apply(ana, exchange.plan(NAME, edited(exchange.workbook(), {("old", "pt-MO"): "Antigo"})))
    exchange.undo(ana, 2)
    change_in_editor(drafts, Actor("rui", Role.EDITOR), "en-MO", "The Bank of China")
    drafts.retire(ana, Kind.INSTITUTIONS, "new")
    undone = exchange.undo(ana, 1)
    told = {finding.file: finding.message for finding in undone.kept}
    assert (undone.records, set(told)) == (1, {"institutions/boc.yaml", "institutions/new.yaml"})
    assert "last by rui" in told["institutions/boc.yaml"]
    assert "was retired since" in told["institutions/new.yaml"]
    assert (name_of(drafts)["pt-MO"], name_of(drafts)["en-MO"]) == ("BOC", "The Bank of China")
    assert banks(drafts) == ["boc"], "what says again what was imported is put back"


def test_when_the_log_cannot_be_written_content_is_neither_imported_nor_put_back(
    exchange: Exchange, database: OfficeDatabase, ana: Actor, content: ContentSet
) -> None:
    stop = "CREATE TEMP TRIGGER stop BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'no'); END"
    steps: list[Callable[[], object]] = [
        lambda: exchange.apply_content(ana, "content", content),
        lambda: exchange.undo(ana, 1),
    ]
    for step in steps:
        before = everything(database)
        database.connection.execute(stop)
        with pytest.raises(OfficeError):
            step()
        assert everything(database) == before
        database.connection.execute("DROP TRIGGER stop")
        step()


def test_when_the_log_cannot_be_written_nothing_is_imported(
    exchange: Exchange, database: OfficeDatabase, ana: Actor, edited: Edit
) -> None:
    plan = exchange.plan(NAME, edited(exchange.workbook(), {("boc", "pt-MO"): "Banco"}))
    before = everything(database)
    database.connection.execute("CREATE TEMP TRIGGER stop BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'no'); END")
    with pytest.raises(Exception, match="Nothing was changed"):
        exchange.apply(ana, plan)
    assert everything(database) == before


def test_the_whole_content_goes_out_and_comes_in_unchanged(database: OfficeDatabase, ana: Actor) -> None:
    Drafts(database, lambda: datetime(2026, 11, 23, tzinfo=UTC)).import_content(ana, read_content(CONTENT))
    exchange = Exchange(database, lambda: datetime(2026, 11, 23, tzinfo=UTC))
    for name, content in [(NAME, exchange.workbook()), ("pt_MO.po", exchange.po_file(Locale.PT))]:
        plan = exchange.plan(name, content)
        assert not plan.changes
        assert not plan.refused
        assert plan.unchanged > 3000


class _DyingClock:
    """Tells the time until the moment when the power goes."""

    def __init__(self, calls: int) -> None:
        self._left = calls

    def __call__(self) -> datetime:
        self._left -= 1
        if self._left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return datetime(2026, 11, 23, tzinfo=UTC)


def _import_and_die(data: Path, plan: Plan, calls: int) -> None:
    Exchange(OfficeDatabase.open(data), _DyingClock(calls)).apply(Actor("ana", Role.EDITOR), plan)
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize(("calls", "imports"), [(0, 0), (1, 0), (2, 0), (3, 0), (9, 1)])
def test_a_power_cut_leaves_a_whole_import_or_none(
    exchange: Exchange, database: OfficeDatabase, tmp_path: Path, edited: Edit, calls: int, imports: int
) -> None:
    words = {("boc", "pt-MO"): "Banco", ("account", "pt-MO"): "Conta"}
    plan = exchange.plan(NAME, edited(exchange.workbook(), words))
    before = everything(database)
    child = multiprocessing.get_context("fork").Process(
        target=_import_and_die, args=(tmp_path / "office-data", plan, calls)
    )
    child.start()
    child.join(20)
    assert child.exitcode == -signal.SIGKILL
    assert len(exchange.imports()) == imports
    assert imports or everything(database) == before
    assert [past.texts for past in exchange.imports()] == [2] * imports
    assert verify(database.connection) == []
