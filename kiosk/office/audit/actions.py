"""What the audit log can tell: the actions, and the keys that each may say something about.

An action that is not in the list, or a key it does not declare, is a mistake of the program and is never written: so no
password, no text of the catalogue and nothing of a resident can get in (design.md, section 6).
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

LONGEST_VALUE = 500
"""Characters: a reason of a few sentences, and no document."""


class Action(StrEnum):
    """What may be done in the office."""

    ACCOUNT_ADDED = "account-added"
    ACCOUNT_ROLE = "account-role"
    ACCOUNT_DISABLED = "account-disabled"
    ACCOUNT_ENABLED = "account-enabled"
    ACCOUNT_CREDENTIAL = "account-password-changed"
    SIGNED_IN = "signed-in"
    SIGN_IN_FAILED = "sign-in-failed"
    SIGN_IN_LOCKED = "sign-in-locked"
    DRAFT_SAVED = "draft-saved"
    DRAFT_RETIRED = "draft-retired"
    DRAFT_RESTORED = "draft-restored"
    CONTENT_IMPORTED = "content-imported"
    CONTENT_IMPORT_UNDONE = "content-import-undone"
    TEXTS_IMPORTED = "texts-imported"
    TEXTS_IMPORT_UNDONE = "texts-import-undone"
    RECORD_READY = "record-ready"
    RECORD_RETURNED = "record-returned"
    RECORD_URGENT = "record-urgent"
    FACT_CHECKED = "fact-checked"
    KEY_MADE = "key-made"
    KEY_WITHDRAWN = "key-withdrawn"
    ROOT_SIGNED = "root-signed"
    RELEASE_PREPARED = "release-prepared"
    RELEASE_SIGNED = "release-signed"
    RELEASE_WITHDRAWN = "release-withdrawn"
    RECIPIENT_ADDED = "recipient-added"
    RECIPIENT_RETIRED = "recipient-retired"
    RATES_ENTERED = "rates-entered"
    RATES_PUBLISHED = "rates-published"
    CLOCK_CONFIRMED = "clock-confirmed"
    KIOSK_ADDED = "kiosk-added"
    KIOSK_RETIRED = "kiosk-retired"
    KIOSK_CREDENTIALS = "kiosk-credentials"
    INBOX_FETCHED = "inbox-fetched"
    INBOX_OPENED = "inbox-opened"
    INBOX_EXPORTED = "inbox-exported"
    INBOX_HANDLED = "inbox-handled"
    INBOX_EXPIRED = "inbox-expired"


KEYS: Final[Mapping[Action, frozenset[str]]] = {
    Action.ACCOUNT_ADDED: frozenset({"account", "role", "mark"}),
    Action.ACCOUNT_ROLE: frozenset({"account", "role"}),
    Action.ACCOUNT_DISABLED: frozenset({"account"}),
    Action.ACCOUNT_ENABLED: frozenset({"account"}),
    Action.ACCOUNT_CREDENTIAL: frozenset({"account", "mark"}),
    Action.SIGNED_IN: frozenset(),
    Action.SIGN_IN_FAILED: frozenset({"failures"}),
    Action.SIGN_IN_LOCKED: frozenset({"failures", "minutes"}),
    Action.DRAFT_SAVED: frozenset({"kind", "id", "revision"}),
    Action.DRAFT_RETIRED: frozenset({"kind", "id", "revision"}),
    Action.DRAFT_RESTORED: frozenset({"kind", "id", "revision"}),
    Action.CONTENT_IMPORTED: frozenset({"import", "file", "added", "changed", "restored", "unchanged", "kept"}),
    Action.CONTENT_IMPORT_UNDONE: frozenset({"import", "records", "kept"}),
    Action.TEXTS_IMPORTED: frozenset({"import", "file", "texts", "refused"}),
    Action.TEXTS_IMPORT_UNDONE: frozenset({"import", "texts", "kept"}),
    Action.RECORD_READY: frozenset({"kind", "id", "revision"}),
    Action.RECORD_RETURNED: frozenset({"kind", "id", "revision"}),
    Action.RECORD_URGENT: frozenset({"kind", "id", "revision"}),
    Action.FACT_CHECKED: frozenset({"kind", "id", "revision"}),
    Action.KEY_MADE: frozenset({"key", "purpose", "account"}),
    Action.KEY_WITHDRAWN: frozenset({"key", "account"}),
    Action.ROOT_SIGNED: frozenset({"version", "publishers", "signatures_needed"}),
    Action.RELEASE_PREPARED: frozenset({"release", "content_hash", "rolled_back_to", "reason"}),
    Action.RELEASE_SIGNED: frozenset({"release", "key"}),
    Action.RELEASE_WITHDRAWN: frozenset({"release", "reason"}),
    Action.RECIPIENT_ADDED: frozenset({"key", "name"}),
    Action.RECIPIENT_RETIRED: frozenset({"key", "name"}),
    Action.RATES_ENTERED: frozenset({"dated", "renminbi", "hong_kong_dollar", "change_confirmed"}),
    Action.RATES_PUBLISHED: frozenset({"dated"}),
    Action.CLOCK_CONFIRMED: frozenset({"signed_last"}),
    Action.KIOSK_ADDED: frozenset({"kiosk", "key", "name"}),
    Action.KIOSK_RETIRED: frozenset({"kiosk", "key", "name"}),
    Action.KIOSK_CREDENTIALS: frozenset({"kiosk"}),
    Action.INBOX_FETCHED: frozenset({"new", "set_aside", "deleted"}),
    Action.INBOX_OPENED: frozenset({"envelope", "kiosk"}),
    Action.INBOX_EXPORTED: frozenset({"envelope", "kiosk", "format"}),
    Action.INBOX_HANDLED: frozenset({"envelope", "kiosk"}),
    Action.INBOX_EXPIRED: frozenset({"envelopes", "days"}),
}
"""The keys each action may use; it need not use all of them."""


def declared(action: str, about: Mapping[str, str | int]) -> Action:
    """The action, when it may say all this.

    Raises:
        ValueError: unknown action, undeclared key, or a value that is neither a short text nor a whole number.
    """
    known = Action(action)
    undeclared = set(about) - KEYS[known]
    if undeclared:
        raise ValueError(f"{known} does not declare {sorted(undeclared)}")
    for key, value in about.items():
        if type(value) not in (str, int) or (isinstance(value, str) and len(value) > LONGEST_VALUE):
            raise ValueError(f"{known}: {key} is neither a text of {LONGEST_VALUE} characters nor a whole number")
    return known
