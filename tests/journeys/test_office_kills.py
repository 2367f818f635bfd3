"""200 kills while staff edit and publish: what was acknowledged is there, and nothing is half (design.md, section 9).

Every worker is killed with SIGKILL: a third after a time that its seed chose, a third before a change of the database
or of a file that it chose, a third while publishing, before each change in turn. The next worker goes on with what the
one before left. What fails says its seed.
"""

from __future__ import annotations

import json
import os
import random
import select
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from kiosk.catalog.content_files import ContentSet, read_content
from kiosk.catalog.kinds import Kind
from kiosk.catalog.read import Catalogue
from kiosk.config import CONTENT_FOLDER, PROJECT_FOLDER
from kiosk.office.accounts import Accounts
from kiosk.office.accounts.against_log import differences as accounts_by_hand
from kiosk.office.accounts.passwords import PasswordKeeper
from kiosk.office.audit.log import entries, verify
from kiosk.office.database import OfficeDatabase
from kiosk.office.drafts.drafts import Drafts
from kiosk.office.exchange.exchange import Exchange
from kiosk.office.publishing import Publishing, ReleaseState
from kiosk.office.recipients.against_log import differences as recipients_by_hand

from office_worker import AUDITED, BESIDE_THE_LOG, LEI, RUI, Order, Seen, seen
from publishing_office import PublishingOffice, Screens, cheap_hasher
from signed_repository import START, Clock, Kiosk

KILLS = int(os.environ.get("PONTE_KILLS", "200"))
"""More of them look longer: PONTE_KILLS=2000."""
ROUNDS = 8
"""Each begins with a new office, so that the checks stay quick."""
MOST_SECONDS = 0.15
"""The longest that a worker works before it is killed from outside."""
MOST_CHANGES = 80
"""Of files and of the database: the same for those that die before one of them."""
CHANGES_OF_A_RELEASE = 62
"""From publishing over approving to refreshing; each of them is somebody's last."""
MAY_CHANGE_NOTHING = frozenset({"sign_in", "mistype", "change_role"})
"""Signing in; and the role may be the one that it was."""
REFUSED = {("mistype", "sign-in"), ("mistype", "locked"), ("approve", "recipients")}
"""What staff are told no for here: a wrong password, and a release whose recipient was retired meanwhile."""
SAME = {"sign-in-locked": "sign-in-failed"}
"""A wrong try may be the one that locks."""
MINUTES = 5
"""Between two workers, on the office's clock."""


class Nursery:
    """The warm process that forks the workers."""

    def __init__(self, sticks: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "office_worker", str(sticks)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(map(str, (PROJECT_FOLDER, PROJECT_FOLDER / "tests")))},
        )
        assert self._told() == "ready"

    def killed(self, order: Order, seconds: float) -> int:
        """Let a worker work and die; how it ended (minus the number of the signal)."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(asdict(order)) + "\n")
        self._process.stdin.flush()
        worker = int(self._told())
        if order.dies_after is None:
            select.select([self._process.stdout], [], [], seconds)  # waits, unless it ended by itself
            subprocess.run(["kill", "-KILL", str(worker)], check=False, capture_output=True)
        return int(self._told())

    def close(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(timeout=10)

    def _told(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()


@pytest.fixture(scope="module")
def few_records() -> ContentSet:
    whole = read_content(CONTENT_FOLDER)
    return ContentSet(categories=whole.categories, sources=dict(list(whole.sources.items())[:5]))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, few_records: ContentSet) -> Path:
    """An office that is ready to publish, to be copied for each round."""
    folder = tmp_path_factory.mktemp("made")
    office = PublishingOffice(folder / "data", folder / "sticks", few_records)
    office.released()
    office.database.close()
    return folder


@pytest.fixture(scope="module")
def nursery(made: Path) -> Iterator[Nursery]:
    opened = Nursery(made / "sticks")
    yield opened
    opened.close()


def how_it_dies(seed: int, chance: random.Random) -> tuple[int | None, tuple[str, ...]]:
    """Before which change, and at what; (None, nothing): from outside, at anything."""
    if seed % 3 == 0:
        return None, ()
    if seed % 3 == 1:
        return chance.randrange(1, MOST_CHANGES), ()
    return 1 + seed // 3 % CHANGES_OF_A_RELEASE, ("withdraw", "publish", "approve", "refresh")


class Journal:
    """What a worker wrote down before it died."""

    def __init__(self, file: Path) -> None:
        text = file.read_bytes().decode() if file.exists() else ""
        self.lines: list[dict[str, Any]] = [json.loads(line) for line in text.splitlines() if line.endswith("}")]

    @property
    def last_seen(self) -> Seen | None:
        """The office as it was when something was last acknowledged."""
        noted = [line.get("seen") or line.get("open") for line in self.lines if "begins" not in line]
        return Seen(**noted[-1]) if noted else None

    @property
    def under_way(self) -> dict[str, Any] | None:
        """What was begun and not acknowledged."""
        return self.lines[-1] if self.lines and "begins" in self.lines[-1] else None

    @property
    def done(self) -> list[dict[str, Any]]:
        return [line for line in self.lines if "done" in line]


class Round:
    """One office that is killed again and again."""

    def __init__(self, folder: Path, nursery: Nursery) -> None:
        self.folder, self.data, self.nursery = folder, folder / "data", nursery
        self.repository = self.data / "office" / "repository"
        self.kiosk = Kiosk(folder / "kiosk", self.repository)
        self.clock = Clock()
        self.acknowledged: dict[str, int] = {}

    def kill(self, number: int, seed: int) -> None:
        chance = random.Random(seed)
        journal = self.folder / f"{number}.journal"
        order = Order(str(self.data), str(journal), seed, number * MINUTES, *how_it_dies(seed, chance))
        ended = self.nursery.killed(order, chance.uniform(0, MOST_SECONDS))
        assert ended == -signal.SIGKILL, f"the worker ended by itself: {ended}"
        self.clock.now = START + timedelta(minutes=(number + 1) * MINUTES - 1)
        self.check(Journal(journal), number)

    def check(self, journal: Journal, number: int) -> None:
        with closing(OfficeDatabase.open(self.data)) as database:
            publishing = Publishing(database, self.clock)
            found = seen(database, publishing)
            is_whole(database, publishing)
            assert {(line["refused"], line["code"]) for line in journal.lines if "refused" in line} <= REFUSED
            if journal.last_seen is not None:
                is_before_or_after(database, journal.last_seen, found, journal.under_way)
                for line in journal.done:
                    self.acknowledged[line["done"]] = self.acknowledged.get(line["done"], 0) + 1
                keeps_its_word(database, publishing, journal, self.clock)
            self.hands_out_old_or_new(database, publishing, journal, found, number)
            publishing.finish()
            self.hands_out_what_was_published(publishing)
            settled = seen(database, publishing)
            publishing.finish()
            assert seen(database, publishing) == settled, "finishing twice changes something"

    def hands_out_old_or_new(
        self, database: OfficeDatabase, publishing: Publishing, journal: Journal, found: Seen, number: int
    ) -> None:
        """A kiosk that never saw this repository trusts it, and gets a whole release and whole rates."""
        before = journal.last_seen or found
        waiting = publishing.under_way()
        signed = waiting.number if waiting is not None and waiting.state is ReleaseState.SIGNED else None
        stranger = Kiosk(self.folder / f"stranger-{number}", self.repository)
        content, about = stranger.fetch_with_about(self.clock.now)
        assert about["release"] in {before.published, found.published, signed} - {None}
        is_release(content, publishing, about["release"], self.folder)
        if publishing.handed_out_rates() is not None:
            given = stranger.fetch(self.clock.now, "rates.json").decode()
            assert given in {before.rates, found.rates}

    def hands_out_what_was_published(self, publishing: Publishing) -> None:
        """A kiosk that has followed it all along gets what the office says is published."""
        content, about = self.kiosk.fetch_with_about(self.clock.now)
        current = publishing.current()
        assert current is not None
        assert about["release"] == current.number
        is_release(content, publishing, current.number, self.folder)
        newest = publishing.rates.newest()
        if newest is not None and newest.published_at is not None:
            assert newest.is_handed_out
            assert self.kiosk.fetch(self.clock.now, "rates.json") == newest.content

    def leaves_nothing_behind(self, made: Path) -> None:
        """After the next release nothing half-written lies anywhere."""
        with closing(OfficeDatabase.open(self.data)) as database:
            office = Publishing(database, self.clock, Screens())
            waiting = office.under_way()
            if waiting is not None:
                office.withdraw(RUI, waiting.number, "The end of the round")
            number = office.publish(LEI, "The last", PublishingOffice.key_in(made / "sticks", "lei")).number
            office.approve(RUI, number, PublishingOffice.key_in(made / "sticks", "rui"))
            self.hands_out_what_was_published(office)
        left = {path.name for path in (self.data / "office").rglob(".*")} - {".lock"}
        assert left == set()


def is_whole(database: OfficeDatabase, publishing: Publishing) -> None:
    connection = database.connection
    assert [row[0] for row in connection.execute("PRAGMA integrity_check")] == ["ok"]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    heads = publishing.known_heads()
    assert set(heads) == {release.number for release in publishing.releases()}, "a release lost its file"
    assert verify(connection, heads) == []
    assert accounts_by_hand(connection) == recipients_by_hand(connection) == []


def is_before_or_after(database: OfficeDatabase, before: Seen, found: Seen, under_way: dict[str, Any] | None) -> None:
    """The log goes on from where it was acknowledged, by one whole thing at most; and so do the tables."""
    log = entries(database.connection)
    assert log[before.entries - 1].hash == before.head, "an acknowledged entry of the log is gone"
    added = tuple(SAME.get(entry.action, entry.action) for entry in log[before.entries :])
    changed = {name for name in found.tables if found.tables[name] != before.tables[name]}
    if under_way is None:
        assert (added, changed) == ((), set()), "nothing was under way, and something changed"
        return
    name = under_way["begins"]
    assert added in ((), AUDITED[name]), f"{name} is half in the log"
    if not added:
        assert changed <= BESIDE_THE_LOG.get(name, frozenset()), f"{name} changed something that the log does not tell"
    elif name not in MAY_CHANGE_NOTHING:
        assert changed, f"the log tells of {name}, and nothing changed"


def keeps_its_word(database: OfficeDatabase, publishing: Publishing, journal: Journal, clock: Clock) -> None:
    """Each acknowledged thing as a person would look for it, beside the comparison of the tables."""
    claims = [line["claim"] for line in journal.done]
    for saved in (line["claim"] for line in journal.done if line["done"] == "save"):
        history = Drafts(database, clock).history(Kind.SOURCES, saved["id"])
        assert [one.data["url"] for one in history if one.number == saved["revision"]] == [saved["url"]]
    accounts = {account.user for account in Accounts(database, clock).list()}
    assert {claim["account"] for claim in claims if "account" in claim} <= accounts
    passwords = {claim["password"][0]: claim["password"][1] for claim in claims if "password" in claim}
    unfinished = journal.under_way is not None and "password" in journal.under_way["claim"]
    for user, password in {} if unfinished else passwords.items():
        encoded = database.connection.execute("SELECT password FROM account WHERE user = ?", (user,)).fetchone()[0]
        assert PasswordKeeper(cheap_hasher()).matches(encoded, password)
    kept = {one.key: one.is_present for one in publishing.recipients.list()}
    assert {claim["recipient"] for claim in claims if "recipient" in claim} <= kept.keys()
    assert not any(kept[claim["retired_recipient"]] for claim in claims if "retired_recipient" in claim)
    states = {release.number: release.state for release in publishing.releases()}
    assert {states[claim["approved"]] for claim in claims if "approved" in claim} <= {ReleaseState.PUBLISHED}
    assert {states[claim["withdrawn"]] for claim in claims if "withdrawn" in claim} <= {ReleaseState.WITHDRAWN}
    imported = [line for line in journal.done if line["done"] == "import_texts"]
    assert len(Exchange(database, clock).imports()) >= len(imported)


def is_release(content: bytes, publishing: Publishing, number: int, folder: Path) -> None:
    file = folder / "fetched.sqlite"
    file.write_bytes(content)
    with Catalogue.open(file) as catalogue:
        about = catalogue.release
    assert (about.number, about.content_hash) == (number, publishing.release(number).content_hash)


@pytest.mark.parametrize("part", range(ROUNDS))
def test_no_kill_loses_what_was_acknowledged_or_leaves_anything_half(
    part: int, made: Path, nursery: Nursery, tmp_path: Path
) -> None:
    shutil.copytree(made / "data", tmp_path / "data")
    killed = Round(tmp_path, nursery)
    each = KILLS // ROUNDS
    for number in range(each):
        seed = part * each + number
        try:
            killed.kill(number, seed)
        except BaseException as error:
            error.add_note(f"seed {seed}, kill {number} of round {part}; the journals are in {tmp_path}")
            raise
    killed.leaves_nothing_behind(made)
    assert sum(killed.acknowledged.values()) >= each, killed.acknowledged
    shutil.rmtree(tmp_path, ignore_errors=True)
