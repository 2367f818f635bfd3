"""One working day in the office, by its commands alone: a limit changes, is translated, signed, fetched, taken back.

The steps are done once, in order, by the fixture ``day``; each test is one promise about what came of them.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import time_machine
from argon2 import PasswordHasher
from click.testing import CliRunner
from kiosk.catalog.canonical_json import canonical_json
from kiosk.catalog.read import Catalogue
from kiosk.commands import main, office_preview
from kiosk.config import CONTENT_FOLDER
from kiosk.guide.definition import Guide
from kiosk.i18n.locales import CONTENT_SOURCE, Locale
from kiosk.office.accounts import passwords
from kiosk.office.audit.log import BEFORE_THE_FIRST
from kiosk.office.exchange.workbook import SHEET

from publishing_office import Screens
from signed_repository import PASSPHRASE, START, Kiosk

ROOT = Path(__file__).parents[2]
GOOD = "green tram over the bridge"
FACT = ("facts", "remittance-own-name-daily")
SERVICE = ("services", "account-opening-service")
GUIDE, OUTCOME = "pay-mainland-bill", "outside-guangdong"
PLACEHOLDER = "{remittance-own-name-daily}"
BEFORE = dict.fromkeys(Locale, "CNY\u00a080,000.00") | {Locale.PT: "80\u00a0000,00\u00a0CNY"}
AFTER = dict.fromkeys(Locale, "CNY\u00a0100,000.00") | {Locale.PT: "100\u00a0000,00\u00a0CNY"}
CATEGORY = ("categories", "e-payment")
TOO_LONG = "Pagamentos electrónicos internacionais"
"""Of the category, in Portuguese: too wide for its button in the library at 200 %."""
COMMENT = "At 200 % residents cannot read the end of the Portuguese name: please shorten it."
WORDS = {
    Locale.ZH_HANT: f"開戶後，可由澳門匯款到自己的內地同名人民幣賬戶，每人每日合共最多{PLACEHOLDER}。",
    Locale.ZH_HANS: f"开户后，可从澳门汇款到自己的内地同名人民币账户，每人每日合计最多{PLACEHOLDER}。",
    Locale.PT: f"Depois, pode transferir de Macau para a sua própria conta, no total, até {PLACEHOLDER} por dia.",
    Locale.EN: f"After that you may send money from Macau to your own account, up to {PLACEHOLDER} a day in total.",
}
"""The sentence of the service as it is at the end of the day."""


@dataclass
class Answer:
    """What a command answered."""

    code: int
    told: dict[str, Any]

    @property
    def error(self) -> str:
        return str(self.told["error"]["code"])


class Desk:
    """The office machine: everything on it is done with a command. Each takes a minute of the day."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.data, self.now = folder, folder / "data", START
        (folder / "password").write_text(GOOD)
        (folder / "passphrase").write_text(PASSPHRASE)

    def tried(
        self, *arguments: str, user: str | None = None, key: str | None = None, data: Path | None = None
    ) -> Answer:
        """A command with ``--json``; ``user`` signs in, ``key`` names whose stick is in the machine."""
        signed = [] if user is None else ["--as", user, "--password-file", str(self.folder / "password")]
        opened = [] if key is None else ["--passphrase-file", str(self.folder / "passphrase")]
        stick = [] if key is None or "--root" in arguments or "--out" in arguments else ["--key", self.stick(key)]
        self.now += timedelta(minutes=1)
        with time_machine.travel(self.now, tick=False):
            result = CliRunner().invoke(
                main, [*arguments, *stick, *signed, *opened, "--json"], env={"PONTE_DATA": str(data or self.data)}
            )
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return Answer(result.exit_code, json.loads(result.stdout))

    def run(self, *arguments: str, user: str | None = None, key: str | None = None) -> dict[str, Any]:
        """A command that works."""
        answer = self.tried(*arguments, user=user, key=key)
        assert answer.code == 0, answer.told
        return answer.told

    def office(self, *arguments: str, user: str | None = None, key: str | None = None) -> dict[str, Any]:
        return self.run("office", *arguments, user=user, key=key)

    def stick(self, name: str) -> str:
        return str(self.folder / f"{name}.pem")

    def saved(self, kind: str, record: dict[str, Any], base: int) -> dict[str, Any]:
        """The editor's change of one record."""
        file = self.folder / f"{record['id']}.json"
        file.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
        return self.office("save", kind, str(file), "--base", str(base), user="ana")

    def state(self) -> dict[str, dict[str, Any]]:
        """What 'office state' tells of the service's texts, by field; and the record's revision."""
        found = self.office("state", *SERVICE)
        return {"record": found, **{text["field"]: text for text in found["texts"]}}


@dataclass
class Day:
    """What was seen on the way, for the tests."""

    desk: Desk
    kiosk: Kiosk
    seen: dict[str, Any] = field(default_factory=dict)
    answers: dict[str, Answer] = field(default_factory=dict)
    fetched: dict[str, Path] = field(default_factory=dict)

    def fetch(self, name: str) -> None:
        """The kiosk asks for the present catalogue and keeps it."""
        file = self.desk.folder / f"{name}.sqlite"
        file.write_bytes(self.kiosk.fetch(self.desk.now))
        self.fetched[name] = file


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Day]:
    folder = tmp_path_factory.mktemp("office-day")
    with pytest.MonkeyPatch.context() as patch:
        # the day is about what passwords open, not about what a guess costs: tests/office/accounts has that
        patch.setattr(passwords, "default_hasher", lambda: PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        desk = Desk(folder)
        open_the_office(desk)
        done = Day(desk, Kiosk(folder / "kiosk", desk.data / "office" / "repository"))
        publish_what_there_is(done)
        look_at_it_as_a_resident(done)
        patch.setattr(office_preview, "overflow_measure", Screens)  # starting the screens takes seconds, each time
        try_what_does_not_fit(done)
        change_the_limit(done)
        try_to_publish_too_early(done)
        translate_by_spreadsheet(done)
        sign_and_hand_out(done)
        take_back(done)
        yield done
    shutil.rmtree(folder)


# --- the day ----------------------------------------------------------------------------------------------------------


def open_the_office(desk: Desk) -> None:
    """An administrator, an editor, two publishers; their keys; the repository."""
    desk.office("init", "--from-content", str(CONTENT_FOLDER), user="chan")
    for name, role in {"ana": "editor", "lei": "publisher", "rui": "publisher"}.items():
        new = ("--new-password-file", str(desk.folder / "password"))
        desk.office("users", "add", name, "--role", role, *new, user="chan")
    desk.office("keys", "create-root", "--out", desk.stick("root"), user="chan", key="root")
    for name in ("lei", "rui"):
        desk.office("keys", "create-publisher", "--out", desk.stick(name), user=name, key=name)
    desk.office("keys", "create-online", user="chan")
    desk.office("repository", "init", "--root", desk.stick("root"), user="chan", key="root")


def publish_what_there_is(day: Day) -> None:
    """Release 1: the content as the office was given it."""
    day.desk.office("publish", "--notes", "The first", user="lei", key="lei")
    day.desk.office("approve", "1", user="rui", key="rui")
    day.fetch("morning")


def look_at_it_as_a_resident(day: Day) -> None:
    """The editor makes a name longer and is warned; the publisher looks at it on the kiosk's screens, at 200 %."""
    desk = day.desk
    category = desk.office("show", *CATEGORY)
    category["data"]["name"][Locale.PT.value] = TOO_LONG
    desk.saved("categories", category["data"], category["revision"])
    day.seen["warned"] = desk.office("ready", *CATEGORY, user="ana")
    how = ("--language", Locale.PT.value, "--text", "200", "--out", str(desk.folder / "pictures"))
    done = subprocess.run(
        [sys.executable, "main.py", "office", "preview", *CATEGORY, *how, "--json"],
        cwd=ROOT,
        env=os.environ | {"PONTE_DATA": str(desk.data)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    day.seen["preview"] = json.loads(done.stdout)


def try_what_does_not_fit(day: Day) -> None:
    """It is not published, and goes back. What the editor's machine measured is not measured again."""
    desk = day.desk
    day.answers["does not fit"] = desk.tried("office", "publish", "--notes", "Longer", user="lei", key="lei")
    day.seen["sent back"] = desk.office("return", *CATEGORY, "--comment", COMMENT, user="lei")


def change_the_limit(day: Day) -> None:
    """The editor changes the value, and the sentence that explains it, in Chinese as written in Macau only."""
    desk = day.desk
    day.seen["texts before"] = desk.state()
    fact = desk.office("show", *FACT)
    fact["data"] |= {"value": {"kind": "money", "amount": "100000", "currency": "CNY"}, "as_of": "2026-11-20"}
    desk.saved("facts", fact["data"], fact["revision"])
    service = desk.office("show", *SERVICE)
    sentence = next(step["text"] for step in service["data"]["steps"] if PLACEHOLDER in step["text"]["en-MO"])
    sentence[CONTENT_SOURCE.value] = WORDS[CONTENT_SOURCE]
    desk.saved("services", service["data"], service["revision"])
    day.seen["texts after"] = desk.state()
    desk.office("export", "--content", str(desk.folder / "drafts"))
    file = desk.folder / "drafts.sqlite"
    desk.run("catalog", "build", "--content", str(desk.folder / "drafts"), "--out", str(file))
    day.fetched["drafts"] = file


def try_to_publish_too_early(day: Day) -> None:
    """The editor hands both records on, though nobody translated yet."""
    for record in (FACT, SERVICE):
        day.desk.office("ready", *record, user="ana")
    day.answers["too early"] = day.desk.tried("office", "publish", "--notes", "New limit", user="lei", key="lei")


def translate_by_spreadsheet(day: Day) -> None:
    """The texts go out and come back as a spreadsheet: first looked at, then brought in."""
    desk = day.desk
    file = desk.folder / "texts.xlsx"
    desk.office("export", "--xlsx", str(file), "--kind", "services")
    translate(file)
    revision = desk.office("show", *SERVICE)["revision"]
    day.seen["only looked at"] = desk.office("import", str(file), "--check")
    day.seen["revisions"] = (revision, desk.office("show", *SERVICE)["revision"])
    day.seen["brought in"] = desk.office("import", str(file), user="ana")
    day.seen["texts translated"] = desk.state()


def translate(file: Path) -> None:
    """A translator writes three cells."""
    book = openpyxl.load_workbook(file)
    sheet = book[SHEET]
    column = {str(cell.value): cell.column for cell in sheet[1]}
    source = column[CONTENT_SOURCE.value]
    (row,) = (cells[0].row for cells in sheet.iter_rows() if cells[source - 1].value == WORDS[CONTENT_SOURCE])
    for locale in set(Locale) - {CONTENT_SOURCE}:
        sheet.cell(row, column[locale.value]).value = WORDS[locale]
    book.save(file)


def sign_and_hand_out(day: Day) -> None:
    """Release 2. Whoever wrote it tries alone; then two publishers sign, and between them nothing reaches a kiosk."""
    desk = day.desk
    desk.office("ready", *SERVICE, user="ana")
    new_limit = ("office", "publish", "--notes", "New limit")
    day.answers["author publishes"] = desk.tried(*new_limit, user="ana", key="lei")
    own = ("office", "keys", "create-publisher", "--out", desk.stick("ana"))
    day.answers["author makes a key"] = desk.tried(*own, user="ana", key="ana")
    day.answers["another's key"] = desk.tried(*new_limit, user="lei", key="rui")
    day.seen["signed once"] = desk.run(*new_limit, user="lei", key="lei")
    day.answers["signed twice by one"] = desk.tried("office", "approve", "2", user="lei", key="lei")
    day.answers["author approves"] = desk.tried("office", "approve", "2", user="ana", key="rui")
    day.fetch("between")
    day.seen["signed by two"] = desk.office("approve", "2", user="rui", key="rui")
    day.fetch("noon")


def take_back(day: Day) -> None:
    """Release 3: release 1 again."""
    desk = day.desk
    desk.office("rollback", "1", "--reason", "The new limit begins next month", user="lei", key="lei")
    desk.office("approve", "3", user="rui", key="rui")
    day.fetch("evening")
    day.seen["releases"] = desk.office("releases")["releases"]
    day.seen["fact at night"] = desk.office("show", *FACT)["data"]


# --- what kiosks show -------------------------------------------------------------------------------------------------


def service_sentence(day: Day, name: str, locale: Locale) -> str:
    """The service's sentence, as 'catalog show' tells it from a catalogue file."""
    shown = day.desk.run("catalog", "show", SERVICE[1], "--catalog", str(day.fetched[name]), "--language", locale.value)
    return str(shown["steps"][-1]["text"])


def guide_sentence(file: Path, locale: Locale) -> str:
    """The sentence of a guide's outcome, as the kiosk fills it."""
    with Catalogue.open(file) as catalogue:
        guide = Guide.model_validate(catalogue.guide_record(GUIDE))
        (step,) = (step for outcome in guide.outcomes if outcome.id == OUTCOME for step in outcome.steps)
        return catalogue.text(step.text)[locale]


def number_of(file: Path) -> tuple[int, str]:
    """The release's number, and the hash of its content."""
    with Catalogue.open(file) as catalogue:
        return catalogue.release.number, catalogue.release.content_hash


def test_an_editor_is_warned_of_words_that_do_not_fit_at_200_percent(day: Day) -> None:
    assert day.seen["warned"]["state"] == "ready", "it is a warning: somebody may still look at it"
    (warning,) = day.seen["warned"]["warnings"]
    assert (warning["file"], warning["field"]) == ("categories/e-payment.yaml", "name.pt-MO")


def test_a_publisher_sees_on_the_kiosks_screens_which_words_do_not_fit(day: Day) -> None:
    seen = day.seen["preview"]
    (clipped,) = seen["clipped"]
    assert (clipped["words"], clipped["language"], clipped["screen"]) == (TOO_LONG, "pt-MO", "library")
    assert (clipped["kind"], clipped["id"], clipped["field"]) == (*CATEGORY, "name")
    assert clipped["pixels"] > 50
    sizes = {Path(picture["file"]).read_bytes()[16:24] for picture in seen["pictures"]}
    assert sizes == {struct.pack(">II", 1080, 1920)}, "every picture is the whole screen of a kiosk"
    assert {picture["screen"] for picture in seen["pictures"]} == {"category", "home", "library"}


def test_what_does_not_fit_is_not_published_and_goes_back_to_its_editor(day: Day) -> None:
    refused = day.answers["does not fit"]
    assert (refused.code, refused.error) == (1, "content")
    assert [place["field"] for place in refused.told["error"]["where"]] == ["name.pt-MO"]
    assert day.seen["sent back"]["state"] == "draft"


def test_a_new_value_is_everywhere_at_once(day: Day) -> None:
    for locale in Locale:
        for name, value in {"morning": BEFORE, "drafts": AFTER}.items():
            assert value[locale] in service_sentence(day, name, locale)
            assert value[locale] in guide_sentence(day.fetched[name], locale)


def test_a_changed_sentence_makes_its_three_translations_out_of_date_and_nothing_else(day: Day) -> None:
    before, after = day.seen["texts before"], day.seen["texts after"]
    (changed,) = (name for name in before if name != "record" and before[name] != after[name])
    states = after[changed]["languages"]
    assert states == dict.fromkeys(map(str, Locale), "out-of-date") | {CONTENT_SOURCE.value: "ok"}
    added = [run["words"] for run in after[changed]["source_changes"]["pt-MO"] if run["change"] == "added"]
    assert added == ["合共"]


def test_nothing_is_published_while_translations_are_out_of_date_and_each_place_is_named(day: Day) -> None:
    refused = day.answers["too early"]
    assert (refused.code, refused.error) == (1, "content")
    places = refused.told["error"]["where"]
    assert {place["file"] for place in places} == {f"services/{SERVICE[1]}.yaml"}
    assert {place["field"].rpartition(".")[2] for place in places} == set(map(str, Locale)) - {CONTENT_SOURCE.value}
    assert all("is out of date" in place["message"] for place in places)


def test_a_spreadsheet_is_looked_at_before_it_comes_in(day: Day) -> None:
    looked = day.seen["only looked at"]
    assert (looked["checked_only"], looked["refused"], len(looked["changes"])) == (True, [], 1)
    assert set(looked["changes"][0]["languages"]) == set(map(str, Locale)) - {CONTENT_SOURCE.value}
    first, second = day.seen["revisions"]
    assert first == second


def test_translations_that_come_back_are_up_to_date_again(day: Day) -> None:
    assert (day.seen["brought in"]["imported"], day.seen["brought in"]["refused"]) == (1, [])
    texts = day.seen["texts translated"]
    assert texts["record"]["state"] == "draft", "translated words are handed to the publishers again"
    assert {state for name in texts if name != "record" for state in texts[name]["languages"].values()} == {"ok"}


def test_whoever_wrote_a_change_cannot_publish_it_alone(day: Day) -> None:
    for step in ("author publishes", "author makes a key", "author approves"):
        assert day.answers[step].error == "not-allowed", step
    assert not Path(day.desk.stick("ana")).exists()


def test_one_publisher_cannot_sign_for_two(day: Day) -> None:
    assert day.seen["signed once"]["state"] == "pending"
    assert day.answers["signed twice by one"].error == "signed-already"
    assert day.answers["another's key"].error == "not-your-key"
    assert day.fetched["between"].read_bytes() == day.fetched["morning"].read_bytes(), "kiosks are given nothing yet"


def test_a_kiosk_fetches_what_two_publishers_signed_and_shows_it_in_four_languages(day: Day) -> None:
    signed = day.seen["signed by two"]
    assert (signed["state"], [one["user"] for one in signed["signatures"]]) == ("published", ["lei", "rui"])
    assert number_of(day.fetched["noon"]) == (2, signed["content_hash"])
    for locale in Locale:
        assert service_sentence(day, "noon", locale) == WORDS[locale].replace(PLACEHOLDER, AFTER[locale])
        assert AFTER[locale] in guide_sentence(day.fetched["noon"], locale)


def test_a_release_that_is_taken_back_comes_under_a_new_number(day: Day) -> None:
    (_, first), (number, again) = number_of(day.fetched["morning"]), number_of(day.fetched["evening"])
    assert (number, again) == (3, first)
    assert [(one["number"], one["rolled_back_to"]) for one in day.seen["releases"]] == [(3, 1), (2, None), (1, None)]
    for locale in Locale:
        assert BEFORE[locale] in service_sentence(day, "evening", locale)
    assert day.seen["fact at night"]["value"]["amount"] == "100000", "the drafts stay as they are"


# --- what nobody can hide ---------------------------------------------------------------------------------------------


@pytest.fixture
def copy(day: Day, tmp_path: Path) -> Path:
    """A copy of the office's data folder, to be altered."""
    return Path(shutil.copytree(day.desk.data, tmp_path / "copy"))


def database_of(data: Path) -> Path:
    return data / "office" / "office.sqlite"


def audited(data: Path, *arguments: str) -> Answer:
    """'office audit verify' in a process of its own, as an auditor starts it."""
    done = subprocess.run(
        [sys.executable, "main.py", "office", "audit", "verify", *arguments, "--json"],
        cwd=ROOT,
        env=os.environ | {"PONTE_DATA": str(data)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return Answer(done.returncode, json.loads(done.stdout))


def test_the_log_of_an_honest_day_is_clean(day: Day) -> None:
    found = audited(day.desk.data, "--release", str(day.fetched["noon"]))
    assert (found.code, found.told["findings"], found.told["not_compared"]) == (0, [], [])
    assert [release["release"] for release in found.told["releases"]] == [1, 2, 3]


def test_the_log_tells_who_did_what_on_that_day(day: Day) -> None:
    entries = day.desk.office("audit", "list", "--limit", "1000")["entries"]
    signed = [(entry["about"]["release"], entry["user"]) for entry in entries if entry["action"] == "release-signed"]
    assert signed[::-1] == [(number, user) for number in (1, 2, 3) for user in ("lei", "rui")]
    (came_in,) = (entry for entry in entries if entry["action"] == "texts-imported")
    assert (came_in["user"], came_in["about"]["file"]) == ("ana", "texts.xlsx")


def test_a_single_changed_byte_of_the_log_is_found(copy: Path) -> None:
    with closing(sqlite3.connect(database_of(copy))) as connection:
        (number, about) = connection.execute(
            "SELECT number, about FROM audit WHERE action = 'texts-imported'"
        ).fetchone()
    content = database_of(copy).read_bytes()
    assert content.count(about.encode()) == 1
    database_of(copy).write_bytes(content.replace(about.encode(), about.replace("texts.xlsx", "texts.xlsy").encode()))
    found = audited(copy)
    assert (found.code, found.error) == (1, "altered")
    assert [finding["line"] for finding in found.told["findings"]] == [number]


def rewrite_the_log(file: Path) -> None:
    """What lei did was done by rui: every hash from there on is made anew, so that the chain is right in itself."""
    with closing(sqlite3.connect(file)) as connection, connection:
        triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'")
        for (name,) in triggers.fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("UPDATE audit SET user = 'rui' WHERE user = 'lei'")
        last = BEFORE_THE_FIRST
        for number, at, user, action, about in connection.execute(
            "SELECT number, at, user, action, about FROM audit ORDER BY number"
        ).fetchall():
            told = {"number": number, "at": at, "user": user, "action": action, "about": json.loads(about)}
            last = hashlib.sha256(f"{last}\n{canonical_json(told)}".encode()).hexdigest()
            connection.execute("UPDATE audit SET hash = ? WHERE number = ?", (last, number))


def test_a_log_that_was_rewritten_as_a_whole_is_found_against_the_offices_own_releases(copy: Path) -> None:
    rewrite_the_log(database_of(copy))
    found = audited(copy)
    assert (found.code, found.error) == (1, "altered")
    assert [finding["message"].split(" was made")[0] for finding in found.told["findings"]] == [
        "Release 1",
        "Release 2",
        "Release 3",
    ]


def test_a_log_that_was_rewritten_with_its_releases_is_found_against_the_one_that_kiosks_have(
    day: Day, copy: Path
) -> None:
    rewrite_the_log(database_of(copy))
    shutil.rmtree(copy / "office" / "releases")
    alone = audited(copy)
    assert (alone.code, alone.told["not_compared"]) == (0, [1, 2, 3]), (
        "right in itself, and said to be compared with none"
    )
    found = audited(copy, "--release", str(day.fetched["noon"]))
    assert (found.code, found.error) == (1, "altered")
    assert "Release 2" in found.told["findings"][0]["message"]


def test_a_role_that_was_given_by_hand_publishes_nothing_and_is_noticed(day: Day, copy: Path) -> None:
    desk = day.desk
    with closing(sqlite3.connect(database_of(copy))) as connection, connection:
        connection.execute("UPDATE account SET role = 'publisher' WHERE user = 'ana'")
    publish = ("office", "publish", "--notes", "Mine")
    assert desk.tried(*publish, user="ana", key="ana", data=copy).error == "key-file", "there is no key of hers"
    assert desk.tried(*publish, user="ana", key="lei", data=copy).error == "not-your-key"
    own = ("office", "keys", "create-publisher", "--out", str(copy / "ana.pem"))
    assert desk.tried(*own, user="ana", key="ana", data=copy).code == 0
    with_own = (*publish, "--key", str(copy / "ana.pem"), "--passphrase-file", str(desk.folder / "passphrase"))
    assert desk.tried(*with_own, user="ana", data=copy).error == "not-a-publisher", "the root does not name her key"
    renew = ("office", "repository", "renew", "--root", desk.stick("root"))
    assert desk.tried(*renew, user="chan", key="root", data=copy).error == "altered", "nor will the next root"
    found = audited(copy)
    assert (found.code, [finding["field"] for finding in found.told["findings"]]) == (1, ["account.ana"])
