"""A release that was not published yet is given up."""

from __future__ import annotations

from kiosk.i18n.sentence import sentence
from kiosk.office.accounts import Actor, Right
from kiosk.office.audit import log
from kiosk.office.audit.actions import Action
from kiosk.office.publishing import store
from kiosk.office.publishing.errors import PublishingError
from kiosk.office.publishing.held import turn_ready
from kiosk.office.publishing.model import ReleaseState
from kiosk.office.publishing.workplace import Workplace


def withdraw(workplace: Workplace, actor: Actor, number: int, reason: str) -> None:
    """Turn it to withdrawn, and its records to ready again.

    Raises:
        AccountError: ``not-allowed``.
        PublishingError: ``state``: it does not wait, or the repository hands it out already.
    """
    with workplace.database.transaction() as connection:
        present = workplace.accounts.present(actor, connection)
        present.must(Right.PUBLISH)
        waiting = store.under_way(connection)
        if waiting is None or waiting.number != number or workplace.repository.current() == number:
            said = sentence("Release {number} does not wait: it stays as it is.", number=number)
            raise PublishingError(said, code="state")
        turn_ready(connection, number)
        store.turn_release(connection, number, ReleaseState.WITHDRAWN)
        about: dict[str, str | int] = {"release": number, "reason": reason}
        log.append(connection, workplace.now(), present.user, Action.RELEASE_WITHDRAWN, about)
