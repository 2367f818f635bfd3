"""Fetching from a drop box, a folder or a web server: each file is looked at once, and none can stop the visit."""

from __future__ import annotations

import itertools
import os
import socket
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from kiosk.config import DropBox
from kiosk.office.accounts import AccountError
from kiosk.office.inbox import fetching, folder_box
from kiosk.office.inbox.drop_box import MOST_LISTED, ReadableDropBox, open_drop_box
from kiosk.office.inbox.errors import InboxError
from kiosk.office.inbox.folder_box import FolderBox
from kiosk.office.inbox.model import Outcome
from kiosk.office.inbox.reasons import Reason
from kiosk.office.inbox.taking import Quota
from kiosk.office.inbox.web_box import BoxLimits, WebBox
from kiosk.sealing.device_key import device_key

from dav_server import READER, DavHandler, DavServer, response
from inbox_office import InboxOffice

QUICK = BoxLimits(connect=2, silence=0.5, listing=3, file=1)
"""Seconds: a test need not wait as long as an office does."""
Way = Callable[[], ReadableDropBox]


@pytest.fixture
def server(centre: InboxOffice) -> Iterator[DavServer]:
    made = DavServer(centre.drop_box)
    yield made
    made.close()


@pytest.fixture(params=["folder", "web"])
def way(centre: InboxOffice, request: pytest.FixtureRequest) -> Way:
    """Both kinds of drop box."""
    if request.param == "folder":
        return lambda: FolderBox(centre.drop_box)
    server: DavServer = request.getfixturevalue("server")
    return lambda: web(server)


def web(server: DavServer, secret: str | None = None) -> WebBox:
    return WebBox(server.address, secret, QUICK)


def refused(centre: InboxOffice, box: ReadableDropBox) -> str:
    with pytest.raises(InboxError) as caught:
        centre.fetch(box)
    assert caught.value.message.endswith(".")
    return caught.value.code


# --- what both kinds of drop box promise ------------------------------------------------------------------------------


def test_applications_and_signs_of_life_of_every_kiosk_come_in(centre: InboxOffice, way: Way) -> None:
    sent = [centre.application(1), centre.application(2), centre.application(1, "ferry")]
    for one in sent:
        centre.deliver(one, one.kiosk)
    centre.deliver(centre.heartbeat(3))
    fetched = centre.fetch(way())
    assert (fetched.new, fetched.outcomes[Outcome.HEARTBEAT], fetched.problems) == (3, 1, [])
    assert sorted(centre.believed()) == sorted(one.id for one in sent)


def test_fetching_twice_changes_nothing(centre: InboxOffice, way: Way) -> None:
    centre.deliver(centre.application(1))
    centre.deliver(centre.heartbeat(2))
    centre.deliver(b"garbage")
    centre.deliver(b"x", name="odd name")
    centre.fetch(way())
    before = centre.rows()
    again = centre.fetch(way())
    assert centre.rows() == before
    assert again.outcomes == {Outcome.KNOWN: 4}


def test_what_is_kept_is_deleted_only_when_it_is_wished(centre: InboxOffice, way: Way) -> None:
    kept = [centre.deliver(centre.application(1)), centre.deliver(centre.heartbeat(2))]
    other = centre.deliver(b"garbage")
    assert centre.fetch(way()).deleted == 0
    assert all(path.exists() for path in kept)
    assert centre.fetch(way(), delete=True).deleted == 2
    assert not any(path.exists() for path in kept)
    assert other.exists(), "what is not what its name says may still be completed"
    assert len(centre.believed()) == 1
    assert centre.fetch(way(), delete=True).deleted == 0


def test_nothing_is_deleted_before_it_is_stored(centre: InboxOffice, way: Way, monkeypatch: pytest.MonkeyPatch) -> None:
    path = centre.deliver(centre.application(1))

    def full(*_: object, **__: object) -> None:
        raise InboxError("The disk is full.", code="disk")

    monkeypatch.setattr(fetching.store, "remember", full)
    fetched = centre.fetch(way(), delete=True)
    assert [problem.message for problem in fetched.problems] == ["The disk is full."]
    assert path.exists()
    assert centre.inbox.list() == [], "the transaction did not happen"
    monkeypatch.undo()
    assert centre.fetch(way(), delete=True).new == 1
    assert not path.exists()


def test_a_crash_at_any_step_loses_nothing_and_takes_nothing_twice(
    centre: InboxOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Crash(BaseException):
        pass

    number = itertools.count(1)
    finished = False
    for step in itertools.count(1):
        if finished:
            break
        sent = [centre.application(next(number)) for _ in range(2)]
        paths = [centre.deliver(one) for one in sent]
        steps = itertools.count(1)

        def crashing(real: Any, step: int = step, steps: Iterator[int] = steps) -> Any:
            def act(*arguments: Any, **named: Any) -> Any:
                if next(steps) == step:
                    raise Crash
                return real(*arguments, **named)

            return act

        with monkeypatch.context() as patch:
            for name in ("keep", "remember", "forget"):
                patch.setattr(fetching.store, name, crashing(getattr(fetching.store, name)))
            for name in ("listing", "read", "delete"):
                patch.setattr(FolderBox, name, crashing(getattr(FolderBox, name)))
            try:
                centre.fetch(delete=True)
                finished = True
            except Crash:
                pass
        believed = centre.believed()
        assert all(one.id in believed or path.exists() for one, path in zip(sent, paths, strict=True))
        centre.fetch(delete=True)
        assert not any(path.exists() for path in paths)
    assert sorted(centre.believed()) == sorted(set(centre.believed()))
    assert len(centre.believed()) == 2 * (step - 1)
    assert step > 10


def test_a_replaced_file_is_looked_at_again_and_set_aside(centre: InboxOffice, way: Way) -> None:
    first = centre.application(1)
    path = centre.deliver(first)
    centre.fetch(way())
    path.write_bytes(centre.application(22, name="Somebody Else").encoded())
    centre.fetch(way())
    assert centre.set_aside() == [Reason.OVERWRITTEN]
    assert centre.believed() == [first.id]


def test_a_file_that_was_cut_short_is_taken_when_it_is_whole(centre: InboxOffice, way: Way) -> None:
    sent = centre.application(1)
    path = centre.deliver(sent)
    path.write_bytes(sent.encoded()[:-9])
    centre.fetch(way(), delete=True)
    assert centre.set_aside() == [Reason.DAMAGED]
    assert path.exists()
    path.write_bytes(sent.encoded())
    assert centre.fetch(way(), delete=True).new == 1


def test_hostile_file_names_are_set_aside_unread(centre: InboxOffice, way: Way) -> None:
    names = ["%2e%2e%2fetc%2fpasswd", "a b", "x" * 200, "<script>", "\x1b[2J", "陳大文", "a" * 32, "$(reboot)"]
    for name in names:
        centre.deliver(b"secret", name=name)
    centre.fetch(way())
    assert centre.set_aside() == [Reason.FILE_NAME] * len(names)
    assert all(item.size is None and item.name.isascii() and item.name.isprintable() for item in centre.inbox.list())


def test_hostile_folder_names_are_set_aside_unread(centre: InboxOffice, way: Way) -> None:
    for name in ("HALL-1", "hall 1", "x" * 41):
        centre.deliver(centre.application(1), prefix=name)
    (centre.drop_box / "index.html").write_text("hello")
    (centre.drop_box / "ferry").write_text("a file in the place of a folder")
    centre.fetch(way())
    assert sorted(centre.set_aside()) == [Reason.FILE_NAME] * 4 + [Reason.NO_FOLDER]


def test_folders_of_strangers_are_looked_at_and_set_aside(centre: InboxOffice, way: Way, tmp_path: Path) -> None:
    centre.deliver(centre.application(1, device_key(tmp_path / "stranger", "hall-9")), "hall-9")
    centre.deliver(centre.application(1))
    assert centre.fetch(way()).new == 1
    assert centre.set_aside() == [Reason.UNKNOWN_KIOSK]


def test_more_files_than_one_visit_reads_come_in_with_the_next(
    centre: InboxOffice, way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "MOST_LOOKED_AT", 50)
    centre.quota = Quota(set_aside=3)
    sent = centre.application(1)
    centre.deliver(sent)
    for number in range(130):
        centre.deliver(f"garbage {number}".encode(), name=f"A{number:031}".translate(str.maketrans("0189", "ABCD")))
    told = [bool(centre.fetch(way()).problems) for _ in range(3)]
    assert told == [True, True, False]
    assert centre.believed() == [sent.id]
    assert len(centre.set_aside()) == 4


def test_what_is_too_much_for_today_stays_in_the_drop_box_and_comes_tomorrow(centre: InboxOffice, way: Way) -> None:
    centre.quota = Quota(believed=2)
    paths = [centre.deliver(centre.application(number)) for number in range(1, 6)]
    fetched = centre.fetch(way(), delete=True)
    assert (fetched.new, fetched.outcomes[Outcome.LEFT], sum(path.exists() for path in paths)) == (2, 3, 3)
    assert Reason.FLOODED in centre.set_aside()
    for _ in range(2):
        centre.clock.now += timedelta(days=1)
        centre.fetch(way(), delete=True)
    assert len(centre.believed()) == 5
    assert not any(path.exists() for path in paths)


def test_what_was_deleted_after_the_retention_does_not_come_back(centre: InboxOffice, way: Way) -> None:
    sent = centre.application(1)
    path = centre.deliver(sent)
    centre.fetch(way())
    centre.clock.now += timedelta(days=31)
    assert centre.inbox.expire(centre.wong, 30) == 1
    path.touch()
    fetched = centre.fetch(way())
    assert (fetched.new, fetched.deleted) == (0, 1), "it goes from the drop box, too"
    assert not path.exists()
    centre.deliver(sent)
    assert centre.fetch(way()).new == 0
    assert centre.inbox.find(sent.id).size is None


def test_old_signs_of_life_fill_no_folder_though_nobody_wished_to_delete(centre: InboxOffice, way: Way) -> None:
    old = [centre.deliver(centre.heartbeat(number)) for number in (1, 2, 3)]
    application = centre.deliver(centre.application(4))
    centre.deliver(b"garbage")
    centre.fetch(way())
    centre.clock.now += fetching.SIGNS_OF_LIFE_STAY
    new = centre.deliver(centre.heartbeat(5))
    assert centre.fetch(way()).deleted == 3
    assert [path.exists() for path in (*old, application, new)] == [False] * 3 + [True] * 2
    assert centre.fetch(way()).deleted == 0


def test_hidden_names_push_no_application_out_of_sight(centre: InboxOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_box, "MOST_LISTED", 3)
    centre.deliver(centre.application(1))
    for number in range(20):
        (centre.drop_box / "hall-1" / f".{number}.part").touch()
    assert centre.fetch().new == 1


def test_only_those_who_may_open_applications_fetch(centre: InboxOffice, way: Way) -> None:
    from kiosk.office.accounts import Actor, Role

    with pytest.raises(AccountError):
        centre.inbox.fetch(Actor("nobody", Role.ADMINISTRATOR), way())


# --- a folder ---------------------------------------------------------------------------------------------------------


def test_links_and_devices_are_never_followed(
    centre: InboxOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(centre.application(1).encoded())
    folder = centre.drop_box / "hall-1"
    folder.mkdir()
    (folder / ("A" * 32)).symlink_to(secret)
    os.mkfifo(folder / ("B" * 32))
    (folder / ("C" * 32)).mkdir()
    (centre.drop_box / "ferry").symlink_to(folder)
    pipe = socket.socket(socket.AF_UNIX)
    monkeypatch.chdir(folder)  # the path of a socket is short
    pipe.bind("D" * 32)
    centre.fetch()
    pipe.close()
    assert sorted(centre.set_aside()) == [Reason.NO_FILE] * 4 + [Reason.NO_FOLDER]


def test_files_that_are_being_written_wait(centre: InboxOffice) -> None:
    centre.deliver(centre.application(1), name=".AAAA.part")
    assert centre.fetch().outcomes == {}


def test_a_folder_that_is_not_there_is_told(centre: InboxOffice, tmp_path: Path) -> None:
    assert refused(centre, FolderBox(tmp_path / "nowhere")) == "not-a-drop-box"
    assert refused(centre, open_drop_box("~nobody-of-this-name/box", DropBox(), tmp_path)) == "not-a-drop-box"


# --- a web server -----------------------------------------------------------------------------------------------------


def play(server: DavServer, responses: str, before: str = "", folder: str = "hall-1") -> None:
    """The next listing of a folder is this."""

    def trick(handler: DavHandler, _: bytes) -> None:
        handler.list(responses, before)

    server.do(f"PROPFIND /{folder}/", trick)


def test_a_server_that_asks_who_we_are_gets_the_password_of_the_settings(centre: InboxOffice) -> None:
    server = DavServer(centre.drop_box, READER)
    centre.deliver(centre.application(1))
    assert refused(centre, web(server)) == "refused"
    assert centre.fetch(web(server, READER)).new == 1
    server.close()


@pytest.mark.parametrize(
    "before",
    [
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd">',
        "<!DOCTYPE x>",
    ],
    ids=["billion laughs", "a file of ours", "an address of theirs", "only a type"],
)
def test_xml_bombs_are_not_read(centre: InboxOffice, server: DavServer, before: str) -> None:
    centre.deliver(centre.application(1))
    centre.deliver(centre.application(1, "ferry"), "ferry")
    play(server, response("/hall-1/&b;", "1"), before)
    fetched = centre.fetch(web(server))
    assert [problem.field for problem in fetched.problems] == ["hall-1"]
    assert fetched.new == 1, "the other kiosk's folder is read all the same"
    assert centre.fetch(web(server)).new == 1


@pytest.mark.parametrize(
    "responses",
    ["<a>" * 5_000, response("/hall-1/" + "x" * 5_000, "1"), "<D:response>", "&nbsp;", "\x00"],
    ids=["deep", "a long name", "cut short", "an unknown entity", "no XML"],
)
def test_answers_that_are_no_list_are_told_and_not_fatal(
    centre: InboxOffice, server: DavServer, responses: str
) -> None:
    centre.deliver(centre.application(1))
    play(server, responses)
    fetched = centre.fetch(web(server))
    assert "no list of files" in fetched.problems[0].message
    assert centre.fetch(web(server)).new == 1


def test_a_listing_with_100000_entries_is_read_to_its_limit(
    centre: InboxOffice, server: DavServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "MOST_LOOKED_AT", 50)
    sent = centre.application(1)
    centre.deliver(sent)
    names = (f"A{number:031}" for number in range(100_000))
    play(server, response(f"/hall-1/{sent.id}", "1") + "".join(response(f"/hall-1/{name}", "1") for name in names))
    fetched = centre.fetch(web(server))
    assert fetched.new == 1
    assert "too much in this folder" in fetched.problems[0].message
    assert sum(fetched.outcomes.values()) < MOST_LISTED


def test_addresses_in_a_listing_lead_nowhere_else(centre: InboxOffice, server: DavServer) -> None:
    sent = centre.application(1, "ferry")
    centre.deliver(sent, "ferry")
    other = centre.deliver(centre.application(1))
    hrefs = [
        f"/ferry/{sent.id}",
        f"/hall-1/../ferry/{sent.id}",
        f"http://127.0.0.1:1/elsewhere/{sent.id}",
        f"/hall-1/a/{sent.id}",
        "http://[broken",
        "",
        f"http://127.0.0.1:1/hall-1/{other.name}",
    ]
    play(server, "".join(response(href, "1") for href in hrefs))
    assert centre.fetch(web(server)).new == 2
    asked = [path for path, _ in server.requests if path.startswith("/")]
    assert sorted(asked) == sorted([f"/hall-1/{other.name}", f"/ferry/{sent.id}"])


def test_a_file_without_end_is_cut_off(centre: InboxOffice, server: DavServer) -> None:
    name = centre.deliver(centre.application(1)).name

    def endless(handler: DavHandler, _: bytes) -> None:
        handler.answer(200, b"PONTE\x01" + b"x" * 3_000_000, length=10**12)

    server.do(f"/hall-1/{name}", endless)
    fetched = centre.fetch(web(server))
    assert fetched.reasons == {Reason.TOO_LARGE: 1}


@pytest.mark.parametrize("how", ["hang up", "half", "drip", "page", "gone", "status"])
def test_trouble_on_the_way_loses_nothing_and_takes_nothing_half(
    centre: InboxOffice, server: DavServer, how: str
) -> None:
    name = centre.deliver(centre.application(1)).name
    tricks: dict[str, Callable[[DavHandler, bytes], None]] = {
        "hang up": lambda handler, _: handler.hang_up(),
        "half": lambda handler, content: (handler.answer(200, content[:90], length=len(content)), handler.hang_up())[0],
        "drip": lambda handler, content: (handler.answer(200, b"", length=len(content)), handler.drip(content))[0],
        "page": lambda handler, _: handler.answer(302, b"", {"Location": "http://127.0.0.1:1/"}),
        "gone": lambda handler, _: handler.answer(404, b""),
        "status": lambda handler, _: handler.answer(503, b""),
    }
    server.do(f"/hall-1/{name}", tricks[how])
    fetched = centre.fetch(web(server), delete=True)
    assert len(fetched.problems) == (0 if how == "gone" else 1)
    assert (centre.inbox.list(), (centre.drop_box / "hall-1" / name).exists()) == ([], True)
    assert centre.fetch(web(server), delete=True).new == 1


def test_a_file_that_never_comes_keeps_no_other_out(centre: InboxOffice, server: DavServer) -> None:
    sent = [centre.application(number) for number in range(1, 4)]
    for one in (*sent, centre.application(1, "ferry")):
        centre.deliver(one, one.kiosk)
    stuck = min(one.id for one in sent)
    server.do(f"/hall-1/{stuck}", lambda handler, _: handler.answer(500, b""))
    fetched = centre.fetch(web(server))
    assert (fetched.new, len(fetched.problems)) == (3, 1)
    assert centre.fetch(web(server)).new == 1


def test_a_server_that_goes_away_ends_the_visit_and_keeps_what_came(centre: InboxOffice, server: DavServer) -> None:
    sent = [centre.application(number) for number in range(1, 9)]
    for one in sent:
        centre.deliver(one)
    centre.deliver(centre.application(1, "ferry"), "ferry")
    first, *others = sorted(one.id for one in sent)
    for number in others:
        server.do(f"/hall-1/{number}", lambda handler, _: handler.hang_up())
    centre.kiosks.retire(centre.chan, "ferry")
    centre.fetch(web(server))
    assert [item.id for item in centre.inbox.list()] == [first]
    assert sum(path.startswith("/hall-1/") for path, _ in server.requests) == 4


def test_a_server_that_is_not_there_or_no_drop_box_is_told(centre: InboxOffice, server: DavServer) -> None:
    server.do(
        "PROPFIND /", lambda handler, _: handler.answer(200, b"<html>sign in</html>", {"Content-Type": "text/html"})
    )
    assert refused(centre, web(server)) == "not-a-drop-box"
    server.do("PROPFIND /", lambda handler, _: handler.answer(302, b"", {"Location": "http://127.0.0.1:1/"}))
    assert refused(centre, web(server)) == "not-a-drop-box"
    assert refused(centre, WebBox("http://127.0.0.1:1", None, QUICK)) == "network"
    assert refused(centre, WebBox(f"{server.address}/mistyped", None, QUICK)) == "not-a-drop-box"


def test_a_server_that_tells_nobody_its_folders_is_asked_for_each_kiosks(
    centre: InboxOffice, server: DavServer
) -> None:
    centre.deliver(centre.application(1))
    seen = server.requests

    def closed(handler: DavHandler, _: bytes) -> None:
        handler.answer(403 if handler.path == "/" else 500, b"")

    server.do("PROPFIND /", closed)
    assert centre.fetch(web(server)).new == 1
    assert ("PROPFIND /ferry/", "1") in seen
