"""Working with what came in: list, open, mark, export and expire, by those who may, with commands and without."""

from __future__ import annotations

import csv
import io
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import jsonschema
import pypdfium2
import pytest
from click.testing import CliRunner, Result
from kiosk.commands.office import command
from kiosk.office.accounts import AccountError, Actor, Role
from kiosk.office.audit.log import entries, verify
from kiosk.office.inbox.errors import InboxError
from kiosk.office.inbox.export import COLUMNS, as_csv
from kiosk.office.inbox.model import State
from kiosk.sealing.device_key import device_key
from kiosk.sealing.envelope import Envelope, sign
from kiosk.sealing.errors import SealingError

from application_sample import new_identity
from dav_server import READER, DavServer
from inbox_office import InboxOffice
from publishing_office import GOOD
from sealed_samples import PERSONAL, VALUES

SCHEMAS = Path(__file__).parents[3] / "docs" / "schemas"


def take(centre: InboxOffice, envelope: Envelope, prefix: str = "hall-1") -> str:
    return centre.inbox.take(prefix, envelope.id, envelope.encoded()).id


def keys(centre: InboxOffice) -> list[str]:
    return [str(centre.identity)]


def files(centre: InboxOffice) -> bytes:
    """Every byte of the database on the disk."""
    return b"".join(path.read_bytes() for path in sorted(centre.database.path.parent.glob("office.sqlite*")))


def refused(centre: InboxOffice, number: str) -> str:
    with pytest.raises(InboxError) as caught:
        centre.inbox.open(centre.wong, number, keys(centre))
    assert caught.value.message.endswith(".")
    return caught.value.code


def test_an_application_is_opened_with_the_number_on_the_sheet(centre: InboxOffice) -> None:
    sent = centre.application(1)
    take(centre, sent)
    for number in (sent.id, sent.short_id, sent.short_id.lower()):
        opened = centre.inbox.open(centre.wong, number, keys(centre))
        assert opened.application.name == VALUES["name"]
    assert all(value not in repr(opened) for value in PERSONAL)
    assert centre.inbox.find(sent.id).state is State.NEW, "looking at it is not handling it"
    told = [entry.about for entry in entries(centre.database.connection, action="inbox-opened")]
    assert told == [{"envelope": sent.id, "kiosk": "hall-1"}] * 3


def test_what_was_set_aside_can_be_looked_at_and_says_so(centre: InboxOffice) -> None:
    sent = centre.application(1)
    take(centre, sent, "ferry")
    opened = centre.inbox.open(centre.wong, sent.id, keys(centre))
    assert opened.item.state is State.SET_ASIDE
    number = centre.inbox.take("hall-1", "A" * 32, b"garbage").id
    assert refused(centre, number) == "unreadable"


def test_ids_that_lead_nowhere_are_told(centre: InboxOffice) -> None:
    take(centre, centre.application(1))
    assert refused(centre, "A" * 32) == refused(centre, "AAAAAAAA") == refused(centre, "") == "unknown-envelope"


def test_keys_that_do_not_open_it_are_told_and_nothing_is_logged(centre: InboxOffice) -> None:
    number = take(centre, centre.application(1))
    with pytest.raises(SealingError) as caught:
        centre.inbox.open(centre.wong, number, [str(new_identity())])
    assert caught.value.code == "not-for-us"
    assert entries(centre.database.connection, action="inbox-opened") == []


def test_an_application_is_handled_once_and_the_log_tells_by_whom(centre: InboxOffice) -> None:
    number = take(centre, centre.application(1))
    item = centre.inbox.handle(centre.wong, number)
    assert (item.state, item.handled_by) == (State.HANDLED, "wong")
    with pytest.raises(InboxError) as caught:
        centre.inbox.handle(centre.wong, number)
    assert caught.value.code == "state"
    (entry,) = entries(centre.database.connection, action="inbox-handled")
    assert (entry.user, entry.about["envelope"]) == ("wong", number)
    assert verify(centre.database.connection) == []


def test_only_people_with_an_account_and_the_right_work_with_applications(centre: InboxOffice) -> None:
    number = take(centre, centre.application(1))
    stranger = Actor("stranger", Role.ADMINISTRATOR)
    for attempt in (
        lambda: centre.inbox.open(stranger, number, keys(centre)),
        lambda: centre.inbox.envelope(stranger, number),
        lambda: centre.inbox.open_all(stranger, keys(centre), "csv"),
        lambda: centre.inbox.handle(stranger, number),
        lambda: centre.inbox.expire(stranger, 30),
    ):
        with pytest.raises(AccountError):
            attempt()


def test_after_the_retention_nothing_of_an_application_is_left(centre: InboxOffice) -> None:
    old = centre.application(1)
    take(centre, old)
    centre.inbox.handle(centre.wong, old.id)
    centre.inbox.take("hall-1", "A" * 32, b"garbage")
    centre.clock.now += timedelta(days=20)
    young = take(centre, centre.application(2))
    centre.clock.now += timedelta(days=10)
    assert old.sealed in files(centre)
    assert centre.inbox.expire(centre.wong, 30) == 2
    assert old.sealed[-200:] not in files(centre), "nor in free pages of the database"
    assert centre.inbox.expire(centre.wong, 30) == 0
    assert refused(centre, old.id) == "expired"
    assert centre.inbox.open(centre.wong, young, keys(centre)).application.phone == VALUES["phone"]
    with pytest.raises(InboxError):
        centre.inbox.expire(centre.wong, 366)


def test_a_number_stays_used_after_its_application_was_deleted(centre: InboxOffice) -> None:
    take(centre, centre.application(1))
    centre.clock.now += timedelta(days=31)
    centre.inbox.expire(centre.wong, 30)
    take(centre, centre.application(1))
    assert [reason.value for reason in centre.set_aside()] == ["replayed"]


def test_a_spreadsheet_gets_every_field_and_runs_none_of_them(centre: InboxOffice) -> None:
    take(centre, centre.application(1, branch="=HYPERLINK(1)"))
    take(centre, centre.application(2, branch=None, day=None))
    opened, closed = centre.inbox.open_all(centre.wong, keys(centre), "csv")
    content = as_csv(opened)
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert content.startswith(b"\xef\xbb\xbf")
    assert tuple(rows[0]) == COLUMNS
    assert (rows[0]["branch"], rows[0]["phone"]) == ("'=HYPERLINK(1)", "'+85366123456")
    assert (rows[1]["name"], rows[1]["chinese_name"], rows[1]["day"]) == (VALUES["name"], "陳大文", "")
    assert closed == []


def test_an_export_goes_on_past_what_these_keys_do_not_open(centre: InboxOffice) -> None:
    number = take(centre, centre.application(1))
    other = take(centre, sign("application", 2, b"age-encryption.org/v1 nonsense", centre.keys["hall-1"]))
    opened, closed = centre.inbox.open_all(centre.wong, keys(centre), "csv")
    assert ([one.item.id for one in opened], [item.id for item in closed]) == ([number], [other])
    logged = [entry.about["envelope"] for entry in entries(centre.database.connection, action="inbox-exported")]
    assert logged == [number]


# --- the commands -----------------------------------------------------------------------------------------------------


class Desk:
    """Somebody at the counter with a key file, who types commands."""

    def __init__(self, centre: InboxOffice, folder: Path) -> None:
        self.folder = folder
        self.key_file = folder / "key.txt"
        self.key_file.write_text(f"{centre.identity}\n", encoding="utf-8")
        words = folder / "words"
        words.write_text(GOOD)
        self.who = ("--as", "wong", "--password-file", str(words))
        self.key = ("--identity", str(self.key_file))

    def run(self, *arguments: str, typed: str = "") -> Result:
        return CliRunner().invoke(command, ["inbox", *arguments], input=typed)

    def told(self, schema: str, *arguments: str) -> dict[str, Any]:
        result = self.run(*arguments, "--json")
        assert result.exit_code == 0, result.output
        data: dict[str, Any] = json.loads(result.stdout)
        jsonschema.validate(data, json.loads((SCHEMAS / f"office-inbox-{schema}.json").read_text(encoding="utf-8")))
        return data


@pytest.fixture
def desk(centre: InboxOffice, tmp_path: Path) -> Desk:
    return Desk(centre, tmp_path)


def test_a_day_at_the_counter_with_commands_alone(centre: InboxOffice, desk: Desk) -> None:
    sent = centre.application(1)
    centre.deliver(sent)
    centre.deliver(b"garbage")
    assert desk.told("list", "list") == {"envelopes": []}
    fetched = desk.told("fetch", "fetch", str(centre.drop_box), "--delete", *desk.who)
    assert (fetched["new"], fetched["reasons"], fetched["deleted"]) == (1, {"garbage": 1}, 1)
    assert {row["state"] for row in desk.told("list", "list")["envelopes"]} == {"new", "set-aside"}
    opened = desk.told("open", "open", sent.short_id, *desk.key, *desk.who)
    assert (opened["origin"], opened["application"]["name"]) == ("verified", VALUES["name"])
    out = str(desk.folder / "out.csv")
    exported = desk.told("export", "export", "--out", out, "--yes", *desk.key, *desk.who)
    assert exported == {"file": out, "exported": [sent.id], "closed": []}
    assert Path(out).stat().st_mode & 0o777 == 0o600
    assert desk.told("handle", "handle", sent.short_id, *desk.who)["handled_by"] == "wong"
    assert desk.told("list", "list", "--state", "new") == {"envelopes": []}
    assert desk.told("expire", "expire", "--days", "30", *desk.who) == {"deleted": 0, "days": 30}


def test_a_folder_that_cannot_be_read_is_told_and_the_others_come_in(centre: InboxOffice, desk: Desk) -> None:
    server = DavServer(centre.drop_box)
    centre.deliver(centre.application(1))
    centre.deliver(centre.application(1, "ferry"), "ferry")
    server.do("PROPFIND /hall-1/", lambda handler, _: handler.answer(403, b""))
    result = desk.run("fetch", server.address, *desk.who, "--json")
    server.close()
    told = json.loads(result.stdout)
    jsonschema.validate(told, json.loads((SCHEMAS / "office-inbox-fetch.json").read_text(encoding="utf-8")))
    assert (result.exit_code, told["new"], told["error"]["code"]) == (1, 1, "incomplete")
    assert [problem["field"] for problem in told["error"]["where"]] == ["hall-1"]


def test_the_password_of_the_drop_box_is_shown_to_no_other_server(
    centre: InboxOffice, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, theirs = DavServer(centre.drop_box, READER), DavServer(centre.drop_box, READER)
    (centre.data / "secret").write_text("open sesame\n")
    (centre.data / "secret").chmod(0o600)
    (centre.data / "kiosk.toml").write_text(
        f'[drop_box]\nurl = "{ours.address}"\nuser = "office"\npassword_file = "secret"\n'
    )
    assert desk.run("fetch", *desk.who).exit_code == 0
    refusal = desk.run("fetch", theirs.address, *desk.who, "--json")
    assert json.loads(refusal.stdout)["error"]["code"] == "refused"
    for server in (ours, theirs):
        server.close()


def test_keys_that_open_nothing_write_nothing(centre: InboxOffice, desk: Desk) -> None:
    take(centre, centre.application(1))
    out = desk.folder / "out.csv"
    desk.key_file.write_text(f"{new_identity()}\n")
    result = desk.run("export", "--out", str(out), "--yes", *desk.key, *desk.who, "--json")
    assert (result.exit_code, json.loads(result.stdout)["error"]["code"]) == (1, "not-for-us")
    assert not out.exists()


def test_people_read_why_something_was_set_aside(centre: InboxOffice, desk: Desk) -> None:
    sent = centre.application(1)
    centre.deliver(sent, "ferry")
    page = desk.run("fetch", str(centre.drop_box), *desk.who).output
    assert "1 × prefix: It lies in the folder of one kiosk" in page
    assert "It lies in the folder of one kiosk" in desk.run("list").output
    opened = desk.run("open", sent.id, *desk.key, *desk.who).output
    assert "NOT VERIFIED" in opened
    assert "SET ASIDE: It lies in the folder" in opened


def test_paper_of_an_enrolled_kiosk_is_verified_and_that_of_others_stays_closed(
    centre: InboxOffice, desk: Desk, tmp_path: Path
) -> None:
    ours = centre.deliver(centre.application(1))
    assert desk.told("open", "open", str(ours), *desk.key, "--enrolled")["origin"] == "verified"
    theirs = centre.deliver(centre.application(1, device_key(tmp_path / "forger", "hall-1")))
    result = desk.run("open", str(theirs), *desk.key, "--enrolled", "--json")
    assert (result.exit_code, json.loads(result.stdout)["error"]["code"]) == (1, "not-our-kiosk")
    for kiosk in ("hall-1", "ferry"):
        centre.kiosks.retire(centre.chan, kiosk)
    result = desk.run("open", str(ours), *desk.key, "--enrolled", "--json")
    assert (result.exit_code, json.loads(result.stdout)["error"]["code"]) == (1, "unknown-kiosk")


def test_an_export_asks_before_it_writes_personal_data(centre: InboxOffice, desk: Desk) -> None:
    take(centre, centre.application(1))
    out = desk.folder / "out.csv"
    for typed in ("n\n", ""):
        result = desk.run("export", "--out", str(out), *desk.key, *desk.who, typed=typed)
        assert result.exit_code == 1
        assert "personal data" in result.output
        assert not out.exists()
    assert entries(centre.database.connection, action="inbox-exported") == []
    assert desk.run("export", "--out", str(out), *desk.key, *desk.who, "--json").exit_code == 2
    assert desk.run("export", "--out", str(out), *desk.key, *desk.who, typed="y\n").exit_code == 0
    assert VALUES["name"] in out.read_text(encoding="utf-8-sig")
    again = desk.run("export", "--out", str(out), "--yes", *desk.key, *desk.who)
    assert (again.exit_code, "already" in again.output) == (1, True), "no file is written over"


def test_applications_are_printed_from_a_pdf(centre: InboxOffice, desk: Desk) -> None:
    sent = [take(centre, centre.application(number)) for number in range(1, 5)]
    out = desk.folder / "out.pdf"
    desk.told("export", "export", *sent[:3], "--out", str(out), "--language", "pt-MO", "--yes", *desk.key, *desk.who)
    assert out.stat().st_mode & 0o777 == 0o600
    document = pypdfium2.PdfDocument(out)
    text = "".join("".join(page.get_textpage().get_text_range() for page in document).split())
    assert [number[:8] in text for number in sent] == [True, True, True, False]
    for value in ("12345678", "MariaJoão", "+85366123456"):
        assert value in text


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["export", "--out", "out.txt", "--yes"], 2),
        (["export", "--out", "out.csv", "--yes"], 2),
        (["expire"], 2),
        (["expire", "--days", "0"], 2),
        (["fetch"], 1),
        (["fetch", "/nowhere/at/all"], 1),
        (["handle", "AAAAAAAA"], 1),
    ],
    ids=str,
)
def test_commands_that_cannot_be_done_say_so(centre: InboxOffice, desk: Desk, arguments: list[str], code: int) -> None:
    result = desk.run(*arguments, *desk.who)
    assert result.exit_code == code
    assert "Error" in result.output


def test_who_opens_what_came_in_must_be_said(centre: InboxOffice, desk: Desk) -> None:
    number = take(centre, centre.application(1))
    result = desk.run("open", number, *desk.key)
    assert (result.exit_code, "--as" in result.output) == (2, True)
    sealed = desk.folder / "one.age"
    assert desk.run("open", number, "--sealed-out", str(sealed), *desk.who).exit_code == 0
    assert sealed.read_bytes().startswith(b"age-encryption.org/v1")
