"""The three roles of the office (ux.md, S-14) and what each may do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kiosk.i18n.messages import Message, message
from kiosk.i18n.sentence import sentence
from kiosk.office.accounts.errors import AccountError


class Role(StrEnum):
    """What a person is in the office; ux.md calls the publisher "approver"."""

    EDITOR = "editor"
    PUBLISHER = "publisher"
    ADMINISTRATOR = "administrator"


class Right(StrEnum):
    """What may be asked of the office beyond reading."""

    EDIT = "edit the catalogue"
    PUBLISH = "publish a release"
    OPEN_APPLICATIONS = "open applications"
    MANAGE_ACCOUNTS = "manage accounts"
    MANAGE_KEYS = "manage keys and recipients"
    MANAGE_KIOSKS = "manage kiosks"


RIGHTS: Final[Mapping[Role, frozenset[Right]]] = {
    Role.EDITOR: frozenset({Right.EDIT, Right.OPEN_APPLICATIONS}),
    Role.PUBLISHER: frozenset({Right.EDIT, Right.OPEN_APPLICATIONS, Right.PUBLISH}),
    Role.ADMINISTRATOR: frozenset(Right),
}
"""Each role may do what the one before it may. Who publishes a change and who wrote it is compared when publishing."""
ROLE_NAMES: Final[Mapping[str, Message]] = {
    Role.EDITOR: message("editor"),
    Role.PUBLISHER: message("publisher"),
    Role.ADMINISTRATOR: message("administrator"),
}
"""The roles as sentences name them."""
RIGHT_NAMES: Final[Mapping[Right, Message]] = {
    Right.EDIT: message("edit the catalogue"),
    Right.PUBLISH: message("publish a release"),
    Right.OPEN_APPLICATIONS: message("open applications"),
    Right.MANAGE_ACCOUNTS: message("manage accounts"),
    Right.MANAGE_KEYS: message("manage keys and recipients"),
    Right.MANAGE_KIOSKS: message("manage kiosks"),
}
"""The rights as they stand after "may not"."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who signed in; only ``Accounts.sign_in`` makes one from a password."""

    user: str
    role: Role

    def may(self, right: Right) -> bool:
        return right in RIGHTS[self.role]

    def must(self, right: Right) -> None:
        """Go on only with this right.

        Raises:
            AccountError: ``not-allowed``, with a sentence that names the role and the right.
        """
        if not self.may(right):
            said = sentence(
                "As {role}, {user} may not {right}.",
                role=ROLE_NAMES[self.role],
                user=self.user,
                right=RIGHT_NAMES[right],
            )
            raise AccountError(said, code="not-allowed")
