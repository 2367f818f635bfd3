"""What the entries of the audit log say, in words: a name for every action and for everything that one tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from kiosk.catalog.kinds import KIND_NAMES, Kind
from kiosk.i18n.messages import Message, message
from kiosk.office.accounts.roles import ROLE_NAMES
from kiosk.office.audit.actions import Action
from kiosk.office.audit.log import Entry
from kiosk.ui.four_languages import FourLanguages, of_message, of_words

SHORT: Final = 12
"""Characters of a key's id or of a fingerprint."""
_LONG_NUMBER: Final = re.compile(r"[0-9a-f]{64}")
UNSPOKEN: Final = "mark"
"""The key of an entry that says nothing to a person."""
ACTION_NAMES: Final[Mapping[str, Message]] = {
    Action.ACCOUNT_ADDED: message("Account added"),
    Action.ACCOUNT_ROLE: message("Role changed"),
    Action.ACCOUNT_DISABLED: message("Account disabled"),
    Action.ACCOUNT_ENABLED: message("Account enabled"),
    Action.ACCOUNT_CREDENTIAL: message("Password changed"),
    Action.SIGNED_IN: message("Signed in"),
    Action.SIGN_IN_FAILED: message("Sign-in failed"),
    Action.SIGN_IN_LOCKED: message("Sign-in blocked"),
    Action.DRAFT_SAVED: message("Draft saved"),
    Action.DRAFT_RETIRED: message("Record retired"),
    Action.DRAFT_RESTORED: message("Record restored"),
    Action.CONTENT_IMPORTED: message("Content imported"),
    Action.CONTENT_IMPORT_UNDONE: message("Import of content undone"),
    Action.TEXTS_IMPORTED: message("Translations imported"),
    Action.TEXTS_IMPORT_UNDONE: message("Import of translations undone"),
    Action.RECORD_READY: message("Handed in for review"),
    Action.RECORD_RETURNED: message("Sent back"),
    Action.RECORD_URGENT: message("Called urgent"),
    Action.FACT_CHECKED: message("Fact checked, unchanged"),
    Action.KEY_MADE: message("Key made"),
    Action.KEY_WITHDRAWN: message("Key withdrawn"),
    Action.ROOT_SIGNED: message("Root of trust signed"),
    Action.RELEASE_PREPARED: message("Release prepared"),
    Action.RELEASE_SIGNED: message("Release signed"),
    Action.RELEASE_WITHDRAWN: message("Release withdrawn"),
    Action.RECIPIENT_ADDED: message("Recipient added"),
    Action.RECIPIENT_RETIRED: message("Recipient retired"),
    Action.RATES_ENTERED: message("Rates entered"),
    Action.RATES_PUBLISHED: message("Rates published"),
    Action.CLOCK_CONFIRMED: message("Clock confirmed"),
    Action.KIOSK_ADDED: message("Kiosk added"),
    Action.KIOSK_RETIRED: message("Kiosk retired"),
    Action.KIOSK_CREDENTIALS: message("Password for a kiosk made"),
    Action.INBOX_FETCHED: message("Applications fetched"),
    Action.INBOX_OPENED: message("Application opened"),
    Action.INBOX_EXPORTED: message("Application exported"),
    Action.INBOX_HANDLED: message("Application handled"),
    Action.INBOX_EXPIRED: message("Old applications deleted"),
}
KEY_NAMES: Final[Mapping[str, Message]] = {
    "account": message("account"),
    "added": message("added"),
    "change_confirmed": message("large change confirmed"),
    "changed": message("changed"),
    "content_hash": message("fingerprint"),
    "dated": message("dated"),
    "days": message("days"),
    "deleted": message("deleted"),
    "envelope": message("application"),
    "envelopes": message("applications"),
    "failures": message("wrong tries"),
    "file": message("file"),
    "format": message("format"),
    "hong_kong_dollar": message("MOP for one HKD"),
    "import": message("import"),
    "kept": message("left as it was"),
    "key": message("key"),
    "kiosk": message("kiosk"),
    "minutes": message("minutes"),
    "name": message("name"),
    "new": message("new"),
    "publishers": message("publishers"),
    "purpose": message("purpose"),
    "reason": message("reason"),
    "records": message("records"),
    "refused": message("refused"),
    "release": message("release"),
    "renminbi": message("CNY for one MOP"),
    "restored": message("restored"),
    "revision": message("revision"),
    "role": message("role"),
    "set_aside": message("not accepted"),
    "rolled_back_to": message("content of release"),
    "signatures_needed": message("signatures needed"),
    "signed_last": message("signed last"),
    "texts": message("texts"),
    "unchanged": message("unchanged"),
    "version": message("version"),
}
"""The names under which the log tells something, other than the record's own kind and id."""


def action_of(entry: Entry) -> FourLanguages:
    """What was done. An action of a later version of this program is called as the log calls it."""
    return of_message(ACTION_NAMES.get(entry.action, message("{text}", text=entry.action)))


def said_of(entry: Entry) -> FourLanguages:
    """What the entry is about: the record, then everything else under its name."""
    parts = list(_parts(entry))
    return of_words(lambda locale: " · ".join(part.render(locale) for part in parts))


def _parts(entry: Entry) -> Iterator[Message]:
    about = entry.about
    if "kind" in about and "id" in about:
        yield message("{kind}: {id}", kind=_kind(str(about["kind"])), id=str(about["id"]))
    for key, value in about.items():
        if key in ("kind", "id", UNSPOKEN):
            continue
        name = KEY_NAMES.get(key, message("{text}", text=key))
        told = ROLE_NAMES.get(str(value)) if key == "role" else None
        yield message("{name}: {value}", name=name, value=told or _short(str(value)))


def _short(value: str) -> str:
    """A key or a fingerprint by its beginning, which is enough to tell two apart; all of it is in the export."""
    return f"{value[:SHORT]}…" if _LONG_NUMBER.fullmatch(value) else value


def _kind(name: str) -> Message:
    return KIND_NAMES[Kind(name)] if name in list(Kind) else message("{text}", text=name)
