"""Places that people type, and files written and read there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest
from kiosk.catalog.kinds import Kind
from kiosk.i18n.locales import Locale
from kiosk.office.accounts import Actor
from kiosk.office.database import OfficeDatabase
from kiosk.office.drafts.drafts import Drafts
from kiosk.office.exchange.errors import ExchangeError
from kiosk.office.exchange.exchange import Exchange
from kiosk.office.exchange.files import read_whole, typed_path, write_whole
from kiosk.office.exchange.sending import Format, Order, send
from kiosk.office.exchange.watch import stopped

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (" /media/a b.xlsx ", "/media/a b.xlsx"),
        ("'/media/a b.xlsx'", "/media/a b.xlsx"),
        ('"/media/a.xlsx"', "/media/a.xlsx"),
        ("file:///media/a%20b.xlsx", "/media/a b.xlsx"),
        ("~/texts.xlsx", "/home/chan/texts.xlsx"),
    ],
)
def test_a_place_is_understood_as_people_type_and_paste_it(
    typed: str, meant: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", "/home/chan")
    assert typed_path(typed) == Path(meant)


@pytest.mark.parametrize("typed", ["", "  ", "texts.xlsx", "./texts.xlsx", "/a\0b", "~nobody-of-this-name/a.xlsx"])
def test_half_a_place_is_asked_for_whole(typed: str) -> None:
    with pytest.raises(ExchangeError, match="whole path") as caught:
        typed_path(typed)
    assert caught.value.code == "file"


def test_what_is_no_file_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "large").write_bytes(bytes(2000))
    for name, said in (("pipe", "no ordinary file"), ("", "is a folder"), ("none", "There is no file")):
        with pytest.raises(ExchangeError, match=said):
            read_whole(tmp_path / name)
    with pytest.raises(ExchangeError, match="larger than"):
        read_whole(tmp_path / "large", most=1999)
    assert read_whole(tmp_path / "large", most=2000) == bytes(2000)
    with pytest.raises(ExchangeError, match="cannot be read"):
        read_whole(tmp_path / ("long" * 100))


def test_what_cannot_be_written_is_said_and_the_former_file_stays(tmp_path: Path) -> None:
    file = tmp_path / "texts.xlsx"
    file.write_bytes(b"former")
    with pytest.raises(ExchangeError, match="cannot be written"):
        write_whole(file / "below-a-file.xlsx", b"new")
    with pytest.raises(ExchangeError, match="cannot be written"):
        write_whole(tmp_path, b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["texts.xlsx"]
    assert file.read_bytes() == b"former"


def test_nothing_is_written_over_a_file_before_somebody_says_so(
    database: OfficeDatabase, drafts: Drafts, exchange: Exchange, tmp_path: Path
) -> None:
    order = Order(Format.WORKBOOK, tmp_path / "texts")
    sent = send(database, lambda: NOW, order)
    assert (sent.place.name, sent.files, sent.rows) == ("texts.xlsx", 1, exchange.rows())
    sent.place.write_bytes(b"somebody's work")
    with pytest.raises(ExchangeError, match="Write over it") as caught:
        send(database, lambda: NOW, order)
    assert (caught.value.code, sent.place.read_bytes()) == ("exists", b"somebody's work")
    send(database, lambda: NOW, order, replace=True)
    assert exchange.plan("texts.xlsx", sent.place.read_bytes()).unchanged == exchange.rows()


def test_each_language_goes_into_a_file_of_its_own(
    database: OfficeDatabase, drafts: Drafts, exchange: Exchange, tmp_path: Path
) -> None:
    order = Order(Format.PO, tmp_path / "new" / "folder", Kind.GLOSSARY, (Locale.PT, Locale.EN))
    sent = send(database, lambda: NOW, order)
    assert (sorted(path.name for path in order.place.iterdir()), sent.files) == (["en_MO.po", "pt_MO.po"], 2)
    assert sent.rows == 1
    with pytest.raises(ExchangeError, match=r"pt_MO\.po already"):
        send(database, lambda: NOW, order)
    with pytest.raises(ExchangeError, match="at least one language"):
        send(database, lambda: NOW, Order(Format.PO, tmp_path, locales=()))


def test_an_import_that_is_stopped_half_way_changes_nothing(
    database: OfficeDatabase, drafts: Drafts, exchange: Exchange, ana: Actor
) -> None:
    words = {"zh-Hant-MO": "賬戶", "zh-Hans-CN": "账户", "en-MO": "Account"}
    for number in range(40):
        drafts.create(ana, Kind.GLOSSARY, f"term-{number}", {"id": f"term-{number}", "group": "bank", "term": words})
    content = exchange.po_file(Locale.PT, Kind.GLOSSARY).replace(b'msgstr ""\n\n', b'msgstr "Conta"\n\n')
    plan = exchange.plan("pt_MO.po", content)
    assert len(plan.changes) == 41
    before, told = list(database.connection.iterdump()), list[float]()

    def stop_in_the_middle(part: float) -> None:
        told.append(part)
        if part > 0.5:
            raise stopped()

    with pytest.raises(ExchangeError, match="Nothing was changed") as caught:
        exchange.apply(ana, plan, stop_in_the_middle)
    assert (caught.value.code, len(told)) == ("stopped", 3)
    assert list(database.connection.iterdump()) == before
    assert exchange.apply(ana, plan).texts == 41


@pytest.mark.parametrize("name", ["texts.xlsx", "pt_MO.po"])
def test_reading_can_be_stopped_and_tells_how_far_it_is(exchange: Exchange, drafts: Drafts, name: str) -> None:
    content = exchange.workbook() if name.endswith("xlsx") else exchange.po_file(Locale.PT)
    told = list[float]()
    exchange.plan(name, content, told.append)
    assert told == sorted(told)
    assert 0 <= told[0] <= told[-1] <= 1
    for number in range(len(told)):
        calls = count()

        def stop(_: float, calls: Iterator[int] = calls, last: int = number) -> None:
            if next(calls) == last:
                raise stopped()

        with pytest.raises(ExchangeError, match="Stopped"):
            exchange.plan(name, content, stop)
