"""Staff at work until the machine dies: what a killed program must not lose (tests/journeys/test_office_kills.py).

Run as a program it is a nursery: everything is imported once, and each line on standard input forks a worker, so that
a kill costs milliseconds. A worker opens the office as a fresh program does, and works. Before and after everything it
does it appends a line to its journal: what it begins, and once that is done, what the office then looks like.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from kiosk.catalog.kinds import Kind
from kiosk.distribution.repository.keys import open_key
from kiosk.findings import PonteError
from kiosk.i18n.locales import Locale
from kiosk.i18n.text import Text
from kiosk.office.accounts import Accounts, Actor, Role
from kiosk.office.accounts.passwords import PasswordKeeper
from kiosk.office.database import OfficeDatabase
from kiosk.office.drafts.drafts import Drafts
from kiosk.office.drafts.model import Draft, Saved, State
from kiosk.office.exchange.exchange import Exchange
from kiosk.office.publishing import Publishing, ReleaseState
from kiosk.office.review.review import Review
from pyrage import x25519
from securesystemslib.signer import CryptoSigner

from publishing_office import GOOD, Screens, cheap_hasher
from signed_repository import PASSPHRASE, START

CHAN, WONG = Actor("chan", Role.ADMINISTRATOR), Actor("wong", Role.EDITOR)
LEI, RUI = Actor("lei", Role.PUBLISHER), Actor("rui", Role.PUBLISHER)
WORDS = ["green tram over the bridge", "seven paper lanterns", "rain on the ferry pier"]
MOST_STEPS = 300
PUBLISHER = Text.model_validate({"zh-Hant-MO": "測試", "zh-Hans-CN": "测试", "pt-MO": "Teste", "en-MO": "Test"})
TICK = timedelta(milliseconds=20)

AUDITED: dict[str, tuple[str, ...]] = {
    "save": ("draft-saved",),
    "autosave": ("draft-saved",),
    "ready": ("record-ready",),
    "send_back": ("record-returned",),
    "retire": ("draft-retired",),
    "restore": ("draft-restored",),
    "import_texts": ("texts-imported",),
    "undo_import": ("texts-import-undone",),
    "sign_in": ("signed-in",),
    "mistype": ("sign-in-failed",),
    "add_account": ("account-added",),
    "change_role": ("account-role",),
    "change_password": ("account-password-changed",),
    "add_recipient": ("recipient-added",),
    "rotate_recipient": ("recipient-retired", "recipient-added"),
    "retire_recipient": ("recipient-retired",),
    "enter_rates": ("rates-entered",),
    "publish_rates": ("rates-published",),
    "publish": ("release-prepared", "release-signed"),
    "roll_back": ("release-prepared", "release-signed"),
    "approve": ("release-signed",),
    "withdraw": ("release-withdrawn",),
    "refresh": (),
}
"""What the log says of each thing that is done, once it is done. Half of it never stands there."""
NOT_COMPARED = frozenset({"audit", "overflow_measured"})
"""The log, which is looked at by itself, and what can be measured again at any time."""
BESIDE_THE_LOG: dict[str, frozenset[str]] = {
    "autosave": frozenset({"draft", "draft_revision"}),
    "sign_in": frozenset({"wrong_tries"}),
    "mistype": frozenset({"wrong_tries"}),
    "publish_rates": frozenset({"rate_entry"}),
    "refresh": frozenset({"release", "rate_entry"}),
    **dict.fromkeys(("publish", "approve", "roll_back", "withdraw"), frozenset({"release", "rate_entry"})),
}
"""The tables that change in a transaction of their own, without a word in the log."""


CHOICES = [*AUDITED, "save", "ready", "publish", "approve", "approve"]


@dataclass(frozen=True)
class Order:
    """What a worker is told: where, with which random numbers, when.

    It dies before change number ``dies_after`` of the database or of a file; None: it is killed from outside. ``only``
    is what it does, over and over; nothing: everything.
    """

    data: str
    journal: str
    seed: int
    minute: int
    dies_after: int | None
    only: tuple[str, ...] = ()


@dataclass
class Seen:
    """The office as it stands on the disk: a digest of every table but the log, and how far the log goes."""

    tables: dict[str, str]
    entries: int
    head: str
    published: int | None
    rates: str | None


def seen(database: OfficeDatabase, publishing: Publishing) -> Seen:
    """Everything that is kept, in a form to compare."""
    connection = database.connection
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    kept = [name for name in sorted(names) if name not in NOT_COMPARED and not name.startswith("sqlite_")]
    last = connection.execute("SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1").fetchone()
    current = publishing.current()
    rates = connection.execute(
        "SELECT content FROM rate_entry WHERE published_at IS NOT NULL ORDER BY number DESC LIMIT 1"
    ).fetchone()
    return Seen(
        {name: _digest(connection, name) for name in kept},
        int(last["number"]),
        str(last["hash"]),
        None if current is None else current.number,
        None if rates is None else bytes(rates["content"]).decode(),
    )


def _digest(connection: sqlite3.Connection, table: str) -> str:
    rows = connection.execute(" ".join(("SELECT * FROM", table)))
    return hashlib.sha256(repr([tuple(row) for row in rows]).encode()).hexdigest()[:16]


@dataclass
class Clock:
    """Goes a little further each time somebody looks."""

    now: datetime

    def __call__(self) -> datetime:
        self.now += TICK
        return self.now


@dataclass
class Step:
    """Something to do, and what must be there once it was acknowledged."""

    do: Callable[[], object]
    claim: dict[str, Any] = field(default_factory=dict)


class Worker:
    """Everybody in the office, one after the other, at random."""

    def __init__(self, order: Order, signers: dict[str, CryptoSigner]) -> None:
        self._random = random.Random(order.seed)
        self._journal = os.open(order.journal, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        self._signers = signers
        self._minute, self._count = order.minute, 0
        self._death, self._dies_after, self._only = Death(), order.dies_after, order.only
        self._database = OfficeDatabase.open(Path(order.data))
        clock = Clock(START + timedelta(minutes=order.minute))
        self._drafts, self._exchange = Drafts(self._database, clock), Exchange(self._database, clock)
        self._review = Review(self._database, clock, four_eyes=True)
        self._accounts = Accounts(self._database, clock, PasswordKeeper(cheap_hasher()))
        self._publishing = Publishing(self._database, clock, Screens())

    def work(self) -> None:
        """Until somebody kills it."""
        self._note(open=self._seen())
        self._death.after(self._dies_after, self._database.connection)
        for self._count in range(MOST_STEPS):
            name = self._only[self._count % len(self._only)] if self._only else self._random.choice(CHOICES)
            step: Step | None = getattr(self, f"_{name}")()
            if step is None:
                continue
            self._note(begins=name, claim=step.claim)
            try:
                step.do()
            except PonteError as error:
                self._note(refused=name, code=error.code, seen=self._seen())
            else:
                self._note(done=name, claim=step.claim, seen=self._seen())

    def _note(self, **what: Any) -> None:
        os.write(self._journal, json.dumps(what).encode() + b"\n")

    def _seen(self) -> dict[str, Any]:
        return asdict(seen(self._database, self._publishing))

    # --- drafts -------------------------------------------------------------------------------------------------------

    def _draft(self, *states: State) -> Draft | None:
        rows = [self._drafts.load(Kind.SOURCES, row[0]) for row in self._ids()]
        fitting = [draft for draft in rows if draft is not None and draft.state in states]
        return self._random.choice(fitting) if fitting else None

    def _ids(self) -> list[tuple[str]]:
        query = "SELECT id FROM draft WHERE kind = 'sources' ORDER BY id"
        return [(str(row["id"]),) for row in self._database.connection.execute(query)]

    def _save(self, session: str | None = None, autosave: bool = False) -> Step | None:
        draft = self._draft(State.DRAFT, State.READY, State.PUBLISHED)
        if draft is None:
            return None
        url = f"https://example.mo/{self._minute}/{self._count}"
        data, revision = {**draft.data, "url": url}, draft.revision

        def save() -> None:
            outcome = self._drafts.save(
                WONG, Kind.SOURCES, draft.id, data, revision, session=session, autosave=autosave
            )
            assert isinstance(outcome, Saved), outcome

        return Step(save, {"id": draft.id, "url": url, "revision": revision + 1})

    def _autosave(self) -> Step | None:
        return self._save(session=f"window-{self._minute}", autosave=True)

    def _ready(self) -> Step | None:
        draft = self._draft(State.DRAFT)
        if draft is None:
            return None
        return Step(lambda: self._review.ready(WONG, Kind.SOURCES, draft.id))

    def _send_back(self) -> Step | None:
        draft = self._draft(State.READY)
        if draft is None:
            return None
        return Step(lambda: self._review.send_back(LEI, Kind.SOURCES, draft.id, "Look again"))

    def _retire(self) -> Step | None:
        draft = self._draft(State.DRAFT)
        if draft is None or len(self._ids()) < 3:
            return None
        return Step(lambda: self._drafts.retire(WONG, Kind.SOURCES, draft.id))

    def _restore(self) -> Step | None:
        draft = self._draft(State.RETIRED)
        return None if draft is None else Step(lambda: self._drafts.restore(WONG, Kind.SOURCES, draft.id))

    def _import_texts(self) -> Step | None:
        draft = self._draft(State.DRAFT, State.READY, State.PUBLISHED)
        if draft is None:
            return None
        words = f"Editora {self._minute} {self._count}"
        old = f'msgstr "{draft.data["publisher"]["pt-MO"]}"'

        def bring_in() -> None:
            content = self._exchange.po_file(Locale.PT, Kind.SOURCES).decode()
            plan = self._exchange.plan("texts.po", content.replace(old, f'msgstr "{words}"', 1).encode())
            assert self._exchange.apply(WONG, plan).texts == 1, plan

        return Step(bring_in, {"import": words})

    def _undo_import(self) -> Step | None:
        open_ = [past.number for past in self._exchange.imports() if not past.undone]
        return Step(lambda: self._exchange.undo(WONG, open_[0])) if open_ else None

    # --- accounts -----------------------------------------------------------------------------------------------------

    def _sign_in(self) -> Step:
        return Step(lambda: self._accounts.sign_in("wong", GOOD))

    def _mistype(self) -> Step:
        return Step(lambda: self._accounts.sign_in("rui", "not this one at all"))

    def _add_account(self) -> Step:
        name = f"new{self._minute}x{self._count}"
        return Step(lambda: self._accounts.add(CHAN, name, GOOD, Role.EDITOR), {"account": name, "role": "editor"})

    def _new_account(self) -> str | None:
        found = [one.user for one in self._accounts.list() if one.user.startswith("new")]
        return self._random.choice(found) if found else None

    def _change_role(self) -> Step | None:
        name, role = self._new_account(), self._random.choice([*Role])
        if name is None:
            return None
        return Step(lambda: self._accounts.change_role(CHAN, name, role), {"account": name, "role": role.value})

    def _change_password(self) -> Step | None:
        name, password = self._new_account(), self._random.choice(WORDS)
        if name is None:
            return None
        return Step(lambda: self._accounts.change_password(CHAN, name, password), {"password": [name, password]})

    # --- recipients and rates -----------------------------------------------------------------------------------------

    def _add_recipient(self) -> Step | None:
        key = str(x25519.Identity.generate().to_public())
        if len(self._publishing.recipients.next_release()) > 5:
            return None
        name = f"Counter {self._minute} {self._count}"
        return Step(lambda: self._publishing.recipients.add(CHAN, name, key), {"recipient": key})

    def _rotate_recipient(self) -> Step | None:
        key, present = str(x25519.Identity.generate().to_public()), self._publishing.recipients.next_release()
        if not present:
            return None
        old = self._random.choice(present)
        return Step(
            lambda: self._publishing.recipients.rotate(CHAN, old, key), {"recipient": key, "retired_recipient": old}
        )

    def _retire_recipient(self) -> Step | None:
        present = self._publishing.recipients.next_release()
        if len(present) < 2:
            return None
        old = self._random.choice(present)
        return Step(lambda: self._publishing.recipients.retire(CHAN, old), {"retired_recipient": old})

    def _enter_rates(self) -> Step | None:
        if self._publishing.current() is None:
            return None
        rate = f"0.{self._random.randrange(8800, 9000)}"
        publisher = self._publishing.rates.newest()
        named = None if publisher is not None else PUBLISHER
        door = self._publishing.rates
        return Step(
            lambda: door.enter(WONG, START.date(), rate, publisher=named, confirm_change=True), {"entered": rate}
        )

    def _publish_rates(self) -> Step | None:
        entered = self._publishing.rates.newest()
        if entered is None or entered.published_at is not None:
            return None
        return Step(lambda: self._publishing.publish_entered_rates(LEI), {"rates": str(entered.rates.renminbi)})

    # --- releases -----------------------------------------------------------------------------------------------------

    def _publish(self) -> Step | None:
        if self._publishing.under_way() is not None:
            return None
        return Step(lambda: self._publishing.publish(LEI, f"At {self._minute}", self._signers["lei"]))

    def _approve(self) -> Step | None:
        waiting = self._publishing.under_way()
        if waiting is None or waiting.state is not ReleaseState.PENDING:
            return None
        return Step(
            lambda: self._publishing.approve(RUI, waiting.number, self._signers["rui"]), {"approved": waiting.number}
        )

    def _withdraw(self) -> Step | None:
        waiting = self._publishing.under_way()
        if waiting is None or (not self._only and self._random.random() < 0.3):
            return None
        return Step(lambda: self._publishing.withdraw(RUI, waiting.number, "Not yet"), {"withdrawn": waiting.number})

    def _roll_back(self) -> Step | None:
        published = [one.number for one in self._publishing.releases() if one.state is ReleaseState.PUBLISHED]
        if not published or self._publishing.under_way() is not None:
            return None
        number = self._random.choice(published)
        return Step(lambda: self._publishing.roll_back(LEI, number, "It was better", self._signers["lei"]))

    def _refresh(self) -> Step | None:
        return None if self._publishing.current() is None else Step(self._publishing.refresh)


# --- dying ------------------------------------------------------------------------------------------------------------

CALLS = frozenset(
    ("posix", name) for name in ("fsync", "replace", "rename", "link", "unlink", "chmod", "mkdir", "rmdir")
) | {("fcntl", "flock")}
"""Calls that change files, and those that bring them to the disk."""
STATEMENTS = ("BEGIN", "COMMIT", "INSERT", "UPDATE", "DELETE")
"""Statements that change the office's database."""


class Death:
    """SIGKILL for this very process, before a change of the database or of a file that its seed chose."""

    def __init__(self) -> None:
        self._left = 0

    def after(self, changes: int | None, office: sqlite3.Connection) -> None:
        """Count from now on. Without ``changes`` nobody counts: death comes from outside."""
        if changes is not None:
            self._left = changes
            office.set_trace_callback(self._statement)
            sys.setprofile(self._call)

    def _statement(self, text: str) -> None:
        if text.startswith(STATEMENTS):
            self._step()

    def _call(self, frame: object, event: str, function: object) -> None:
        if event == "c_call" and (getattr(function, "__module__", ""), getattr(function, "__name__", "")) in CALLS:
            self._step()

    def _step(self) -> None:
        self._left -= 1
        if self._left <= 0:
            os.kill(os.getpid(), signal.SIGKILL)


def nursery(sticks: Path) -> None:
    """Fork a worker for each order; say its process id, and when it is gone, how it ended."""
    signers = {name: open_key(sticks / f"{name}.pem", PASSPHRASE) for name in ("lei", "rui")}
    _say("ready")
    for line in sys.stdin:
        order = Order(**json.loads(line))
        child = os.fork()
        if child == 0:
            Worker(order, signers).work()
            os._exit(0)
        _say(str(child))
        _, status = os.waitpid(child, 0)
        _say(str(os.waitstatus_to_exitcode(status)))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    nursery(Path(sys.argv[1]))
