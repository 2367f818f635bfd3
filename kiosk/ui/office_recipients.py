"""To whom applications are sealed, in the office's window: the public keys of the centre (docs/publishing.md)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.findings import PonteError
from kiosk.i18n.messages import Message, message
from kiosk.office.accounts import Actor, Right
from kiosk.office.database import OfficeDatabase
from kiosk.office.publishing import Publishing
from kiosk.office.recipients import Recipient, Recipients
from kiosk.office.recipients.against_log import differences
from kiosk.office.review.calendar import day_in_macau
from kiosk.ui.four_languages import FourLanguages, of_message
from kiosk.ui.office_session import OfficeSession
from kiosk.ui.office_steps import OfficeSteps, told_by_log

QML_IMPORT_NAME = "Ponte.Ui"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class _Look:
    """What one look found. ``handed_out`` and ``following`` are keys; ``under_way`` is a release's number, or 0;
    ``released``: there is a present release."""

    recipients: tuple[Recipient, ...]
    handed_out: tuple[str, ...]
    following: tuple[str, ...]
    under_way: int
    released: bool
    warnings: tuple[FourLanguages, ...]


@QmlElement
@QmlSingleton
class OfficeRecipients(OfficeSteps):
    """The recipients. Only administrators change them; a change counts with the next release."""

    changed = Signal()
    told = Signal()
    done = Signal()
    instance: OfficeRecipients

    def __init__(self, session: OfficeSession, parent: QObject | None = None) -> None:
        super().__init__(session, parent)
        self._found: _Look | None = None

    @staticmethod
    def create(engine: QQmlEngine) -> OfficeRecipients:
        """What QML calls for the singleton: the object that the app made."""
        return OfficeRecipients.instance

    # --- what the page shows ------------------------------------------------------------------------------------------

    @Property(bool, notify=changed)
    def manages(self) -> bool:
        """Whether the person may change them."""
        return self._may(Right.MANAGE_KEYS)

    @Property(bool, notify=changed)
    def known(self) -> bool:
        """Whether a look has told who they are."""
        return self._found is not None

    @Property(list, notify=changed)
    def recipients(self) -> list[dict[str, Any]]:
        """Those that are kept, then those that only the present release names."""
        look = self._found
        if look is None:
            return []
        kept = {one.key for one in look.recipients}
        return [
            *(_recipient_map(one, look) for one in look.recipients),
            *(_stranger_map(key, look) for key in look.handed_out if key not in kept),
        ]

    @Property(list, notify=changed)
    def notices(self) -> list[dict[str, Any]]:
        """What staff should know: nobody to seal to, a release that lags behind, rows changed by hand."""
        return [] if self._found is None else _notices(self._found)

    @Property(bool, notify=told)
    def busy(self) -> bool:
        return self._busy

    @Property(dict, notify=told)
    def said(self) -> FourLanguages:
        """How the last change ended; empty before the first."""
        return self._said.words

    @Property(bool, notify=told)
    def failed(self) -> bool:
        """Whether the last change was not made."""
        return self._said.failed

    # --- what the page does -------------------------------------------------------------------------------------------

    @Slot(str, str)
    def add(self, name: str, key: str) -> None:
        """One more public key that opens applications."""
        said = message("{name} was added. It counts with the next release.", name=name.strip())
        self._change(lambda recipients, actor: recipients.add(actor, name, key), said)

    @Slot(str, str, str)
    def rotate(self, key: str, new_key: str, name: str) -> None:
        """Put a new key in the place of ``key``, under the same name unless another is given."""
        said = message(
            "The new key counts with the next release. Keep the private half of {key} until the last application "
            "sealed to it is gone.",
            key=_short(key),
        )
        self._change(lambda recipients, actor: recipients.rotate(actor, key, new_key, name.strip() or None), said)

    @Slot(str)
    def retire(self, key: str) -> None:
        """Name the key in no release any more."""
        said = message(
            "No new release names it. Keep the private half of {key} until the last application sealed to it is gone.",
            key=_short(key),
        )
        self._change(lambda recipients, actor: recipients.retire(actor, key), said)

    # ------------------------------------------------------------------------------------------------------------------

    def _change(self, change: Callable[[Recipients, Actor], Recipient], said: Message) -> None:
        now = self._session.now

        def step(database: OfficeDatabase, actor: Actor) -> Message:
            change(Publishing(database, now).recipients, actor)
            return said

        self._take(step)

    def _look(self, database: OfficeDatabase, actor: Actor) -> _Look:
        publishing = Publishing(database, self._session.now)
        under_way = publishing.under_way()
        return _Look(
            tuple(publishing.recipients.list()),
            publishing.handed_out(),
            publishing.recipients.next_release(),
            0 if under_way is None else under_way.number,
            publishing.current() is not None,
            tuple(told_by_log(differences, database)),
        )

    def _keep(self, found: _Look | None) -> None:
        self._found = found

    def _fail(self, error: PonteError) -> None:
        super()._fail(error)
        if error.code == "private-key":
            self.done.emit()  # it must not stay in a field either


def _notices(look: _Look) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = [{"words": words, "error": True} for words in look.warnings]
    if not look.following:
        said = message("There is no recipient: residents cannot prepare an application. Add one.")
        found.append({"words": of_message(said), "error": True})
    elif look.released and set(look.handed_out) != set(look.following):
        said = message("The present release names others than the next one will. Publish, so that kiosks learn it.")
        found.append({"words": of_message(said), "error": False})
    if look.under_way and set(look.handed_out) != set(look.following):
        said = message(
            "Release {number} is under way. If it was prepared before your change, withdraw it and publish again.",
            number=look.under_way,
        )
        found.append({"words": of_message(said), "error": False})
    return found


def _recipient_map(one: Recipient, look: _Look) -> dict[str, Any]:
    return {
        "key": one.key,
        "short": _short(one.key),
        "name": one.name,
        "since": day_in_macau(one.added_at).isoformat(),
        "by": one.added_by,
        "retired": "" if one.retired_at is None else day_in_macau(one.retired_at).isoformat(),
        "retiredBy": one.retired_by or "",
        "present": one.is_present,
        "inRelease": one.key in look.handed_out,
        "inNext": one.key in look.following,
    }


def _stranger_map(key: str, look: _Look) -> dict[str, Any]:
    """A key that only the present release names; the first change here takes it over."""
    return {
        "key": key,
        "short": _short(key),
        "name": "",
        "since": "",
        "by": "",
        "retired": "",
        "retiredBy": "",
        "present": True,
        "inRelease": True,
        "inNext": key in look.following,
    }


def _short(key: str) -> str:
    """The ends of a key, which tell it from others."""
    return f"{key[:10]}…{key[-6:]}"
