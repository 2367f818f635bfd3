"""An office in the middle of its work: drafts in every state, releases, rates, an import, people with every role."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from kiosk.catalog.content_files import read_content
from kiosk.catalog.kinds import Kind
from kiosk.config import CONTENT_FOLDER
from kiosk.i18n.locales import CONTENT_SOURCE, Locale
from kiosk.i18n.text import Text
from kiosk.office.accounts import Actor, Role
from kiosk.office.drafts.model import Saved
from kiosk.office.exchange.exchange import Exchange
from kiosk.office.inbox.inbox import Inbox
from kiosk.office.kiosks import Kiosks
from kiosk.outbox.heartbeat import Health, body
from kiosk.sealing.device_key import device_key
from kiosk.sealing.envelope import sign

from publishing_office import GOOD, PublishingOffice
from sealed_samples import sealed_envelope

GUIDED, PLAIN = "agent-witness-account", "account-opening-service"
"""Services: one waits for review, one lacks translations that are in date."""
TROUBLED = "hengqin-03"
"""A kiosk with a lot to tell."""
PASSWORD = GOOD
NEW = "（新）"
CHANGES = ("開戶新", "澳門金融管理局", "澳门金融管理局")
"""Chinese words that are not in the seed content."""
PUBLISHER = Text.model_validate(
    {
        "zh-Hant-MO": "澳門金融管理局",
        "zh-Hans-CN": "澳门金融管理局",
        "pt-MO": "Autoridade Monetária de Macau",
        "en-MO": "Monetary Authority of Macao",
    }
)


def prepare_office(folder: Path) -> PublishingOffice:
    """``chan`` administers, ``lei`` and ``rui`` publish, ``wong`` edits; ``ana`` may not sign in any more."""
    office = PublishingOffice(folder / "data", folder / "sticks", read_content(CONTENT_FOLDER))
    _people(office)
    office.released("The first")
    _work(office)
    _kiosks(office, folder)
    office.database.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    office.database.close()
    return office


def _people(office: PublishingOffice) -> None:
    office.accounts.add(office.chan, "ana", GOOD, Role.EDITOR)
    office.accounts.disable(office.chan, "ana")


def _work(office: PublishingOffice) -> None:
    office.clock.now += timedelta(hours=1)
    _reword(office, Kind.CATEGORIES, "e-payment", ready=True)
    office.publishing.publish(office.lei, "A shorter name", office.key("lei"))
    office.clock.now += timedelta(hours=1)
    _reword(office, Kind.SERVICES, GUIDED, ready=True)
    _reword(office, Kind.CATEGORIES, "insurance", ready=True)
    office.review.send_back(office.lei, Kind.CATEGORIES, "insurance", "Please say it in fewer words.")
    _source_alone(office, Kind.SERVICES, PLAIN)
    source = office.first_source()
    office.drafts.retire(office.wong, Kind.SOURCES, source)
    office.publishing.rates.enter(
        office.wong, office.clock.now.date(), "0.8912", "1.0302", PUBLISHER, confirm_change=True
    )
    _import(office, office.wong)


def _kiosks(office: PublishingOffice, folder: Path) -> None:
    """One has trouble, one was never heard of, one is retired; an application waits, and one is not believed."""
    kiosks, inbox = Kiosks(office.database, office.clock), Inbox(office.database, office.clock)
    keys = {name: device_key(folder / "kiosks" / name, name) for name in (TROUBLED, "ferry-terminal", "old-hall")}
    for name, key in keys.items():
        kiosks.add(office.chan, name, key.public_key.hex(), f"{name.title()}, ground floor, beside the main entrance")
    kiosks.retire(office.chan, "old-hall")
    own = keys[TROUBLED]
    health = Health(None, None, None, "no-paper", 41)
    sign_of_life = sign("heartbeat", 1, body(health, office.clock.now, waiting=25, disk_free_mb=200), own)
    for envelope in (sign_of_life, sealed_envelope(own, 2), sealed_envelope(keys["old-hall"], 1)):
        inbox.take(envelope.kiosk, envelope.id, envelope.encoded())


def _reword(office: PublishingOffice, kind: Kind, record_id: str, ready: bool) -> None:
    """Another English name, which hangs on nothing."""
    present = office.drafts.load(kind, record_id)
    assert present is not None
    name = {**present.data["name"], Locale.EN.value: f"{present.data['name'][Locale.EN.value]} now"}
    office.change(office.wong, kind, record_id, ready, name=name)


def _source_alone(office: PublishingOffice, kind: Kind, record_id: str) -> None:
    """The source text changes, and nobody has translated it yet."""
    present = office.drafts.load(kind, record_id)
    assert present is not None
    name = {**present.data["name"], CONTENT_SOURCE.value: f"{present.data['name'][CONTENT_SOURCE.value]}{NEW}"}
    saved = office.drafts.save(office.wong, kind, record_id, {**present.data, "name": name}, present.revision)
    assert isinstance(saved, Saved)


def _import(office: PublishingOffice, actor: Actor) -> None:
    exchange = Exchange(office.database, office.clock)
    content = exchange.po_file(Locale.PT, Kind.CONTACTS).decode()
    place = content.rindex('msgstr "') + len('msgstr "')
    exchange.apply(actor, exchange.plan("contacts.po", (content[:place] + "Novo: " + content[place:]).encode()))
