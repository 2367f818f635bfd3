"""The keys of the office in its window: set up step by step, kept valid, withdrawn (docs/publishing.md)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.i18n.messages import Message, message
from kiosk.i18n.sentence import sentence
from kiosk.office.accounts import Actor, Right
from kiosk.office.database import OfficeDatabase
from kiosk.office.exchange.files import typed_path
from kiosk.office.publishing import KeyPurpose, PublishedKey, Publishing, SigningKeys
from kiosk.office.publishing.standing import SETTING_UP, KeyStanding, KeyStep, Validity, key_standing
from kiosk.office.review.calendar import day_in_macau
from kiosk.ui.four_languages import FourLanguages, of_message, of_sentence
from kiosk.ui.office_key_words import PURPOSE_NAMES, ROLE_NAMES, STEP_NAMES, STEP_REASONS
from kiosk.ui.office_session import OfficeSession
from kiosk.ui.office_steps import OfficeSteps

if TYPE_CHECKING:
    from securesystemslib.signer import CryptoSigner

QML_IMPORT_NAME = "Ponte.Ui"
QML_IMPORT_MAJOR_VERSION = 1

_UPKEEP = (KeyStep.RENEW, KeyStep.REFRESH)


@QmlElement
@QmlSingleton
class OfficeKeys(OfficeSteps):
    """Keys that sign releases. Passphrases go straight to the thread that opens a key file, and are kept nowhere."""

    changed = Signal()
    told = Signal()
    done = Signal()
    instance: OfficeKeys

    def __init__(self, session: OfficeSession, parent: QObject | None = None) -> None:
        super().__init__(session, parent)
        self._standing: KeyStanding | None = None
        self._root_files: list[str] = []

    @staticmethod
    def create(engine: QQmlEngine) -> OfficeKeys:
        """What QML calls for the singleton: the object that the app made."""
        return OfficeKeys.instance

    # --- what the page shows ------------------------------------------------------------------------------------------

    @Property(bool, notify=changed)
    def manages(self) -> bool:
        """Whether the person may make root keys and sign who may publish."""
        return self._may(Right.MANAGE_KEYS)

    @Property(bool, notify=changed)
    def publishes(self) -> bool:
        """Whether the person may have a key of their own."""
        return self._may(Right.PUBLISH)

    @Property(bool, notify=changed)
    def known(self) -> bool:
        """Whether a look has told how the keys stand."""
        return self._standing is not None

    @Property(list, notify=changed)
    def steps(self) -> list[dict[str, Any]]:
        """What there is to do, in its order; once all is set up, only what comes again."""
        standing = self._standing
        if standing is None:
            return []
        setting_up = SETTING_UP if set(SETTING_UP) - standing.done else (KeyStep.PUBLISHERS,)
        upkeep = () if standing.folder is None else _UPKEEP if standing.release is not None else _UPKEEP[:1]
        return [self._step(standing, step) for step in (*setting_up, *upkeep)]

    @Property(dict, notify=changed)
    def next(self) -> dict[str, Any]:
        """The step that comes next; empty: nothing is to be done."""
        standing = self._standing
        if standing is None or standing.next_step is None:
            return {}
        return self._step(standing, standing.next_step)

    @Property(list, notify=changed)
    def keys(self) -> list[dict[str, Any]]:
        """Every key of a person that was ever made."""
        return [self._key(key) for key in (self._standing.keys if self._standing else ())]

    @Property(list, notify=changed)
    def validity(self) -> list[dict[str, Any]]:
        """Until when kiosks take what is signed."""
        return [_validity_map(one) for one in (self._standing.validity if self._standing else ())]

    @Property(list, notify=changed)
    def renewals(self) -> list[FourLanguages]:
        """Why the list of publishers should be signed anew."""
        return [of_sentence(why) for why in (self._standing.renewals if self._standing else ())]

    @Property(dict, notify=changed)
    def office(self) -> dict[str, Any]:
        """Places and numbers: ``folder``, ``firstRoot``, ``needed`` signatures, ``keyless`` publishers, ``ownKey``."""
        standing = self._standing
        if standing is None:
            return {}
        user = str(self._session.user)
        return {
            "folder": str(standing.folder or ""),
            "firstRoot": str(standing.first_root or ""),
            "needed": standing.signatures_needed,
            "release": standing.release or 0,
            "keyless": ", ".join(standing.keyless),
            "roots": sum(key.purpose is KeyPurpose.ROOT for key in standing.keys),
            "ownKey": any(_is_present(key) and key.user == user for key in standing.keys),
        }

    @Property(list, notify=changed)
    def rootFiles(self) -> list[str]:
        """Where root keys were made or used since the window was opened."""
        return self._root_files

    @Property(dict, notify=changed)
    def passphraseRules(self) -> FourLanguages:
        from kiosk.distribution.repository.keys import LEAST_PASSPHRASE  # late: cryptography takes its time

        return of_message(
            message(
                "At least {least} characters; four words are good. Nobody can find it again: write it down and keep "
                "it apart from the stick.",
                least=LEAST_PASSPHRASE,
            )
        )

    @Property(bool, notify=told)
    def busy(self) -> bool:
        """Whether something is being made or signed."""
        return self._busy

    @Property(dict, notify=told)
    def said(self) -> FourLanguages:
        """How the last step ended; empty before the first."""
        return self._said.words

    @Property(list, notify=told)
    def where(self) -> list[FourLanguages]:
        """What exactly stands against the last step."""
        return self._said.where

    @Property(bool, notify=told)
    def failed(self) -> bool:
        """Whether the last step was not done."""
        return self._said.failed

    # --- what the page does -------------------------------------------------------------------------------------------

    @Slot()
    def makeMachineKeys(self) -> None:
        self._do(lambda signing, actor: signing.create_online(actor), message("This machine has its keys."))

    @Slot(str, str, str)
    def makeRootKey(self, file: str, passphrase: str, again: str) -> None:
        """A root key in a new file."""
        said = message(
            "{file}: a root key. Keep it and its passphrase apart from each other, away from this machine.", file=file
        )

        def make(signing: SigningKeys, actor: Actor) -> None:
            path = typed_path(file)
            signing.create_root(actor, path, passphrase)
            self._remember(str(path))

        if self._is_typed_twice(passphrase, again):
            self._do(make, said)

    @Slot(str, str, str)
    def makePublisherKey(self, file: str, passphrase: str, again: str) -> None:
        """The person's own key in a new file."""
        said = message("{file}: your key. It counts once the list of publishers is signed.", file=file)
        if self._is_typed_twice(passphrase, again):
            self._do(lambda signing, actor: signing.create_publisher(actor, typed_path(file), passphrase), said)

    @Slot("QVariantList", bool)
    def makeRepository(self, roots: list[dict[str, str]], four_eyes: bool) -> None:
        """Sign who may publish, for the first time. ``roots`` are maps of ``file`` and ``passphrase``."""

        def make(signing: SigningKeys, actor: Actor) -> None:
            signing.make_repository(actor, self._opened(roots), four_eyes)

        self._do(make, message("The list is signed. Give each kiosk the first file, once and by hand."))

    @Slot("QVariantList", bool)
    def renew(self, roots: list[dict[str, str]], four_eyes: bool) -> None:
        """Sign who may publish anew."""

        def make(signing: SigningKeys, actor: Actor) -> Message:
            if signing.renew_repository(actor, self._opened(roots), four_eyes):
                return message("The list is signed, for two years.")
            return message(
                "The list is signed. Kiosks no longer take the present release: its signatures do not count any more. "
                "Publish again soon."
            )

        self._do(make)

    @Slot()
    def refreshSignatures(self) -> None:
        """Sign anew what this machine signs alone."""
        now, confirmed_by = self._session.now, self._session.clock_confirmed_by

        def sign(database: OfficeDatabase, actor: Actor) -> Message:
            Publishing(database, now, clock_confirmed_by=confirmed_by).refresh()
            return message("The signatures of this machine are valid for 90 days again.")

        self._take(sign)

    @Slot(str)
    def withdraw(self, user: str) -> None:
        """Accept no more signatures of the user's key."""
        said = message("{user} signs no more. Sign the list anew, so that kiosks learn it.", user=user)
        self._do(lambda signing, actor: signing.withdraw(actor, user), said)

    # ------------------------------------------------------------------------------------------------------------------

    def _is_typed_twice(self, passphrase: str, again: str) -> bool:
        return self._are_the_same(passphrase, again, sentence("The two passphrases differ. No key was made."))

    def _opened(self, roots: list[dict[str, str]]) -> list[CryptoSigner]:
        from kiosk.distribution.repository.keys import open_key  # late: cryptography takes its time

        found = []
        for root in roots:
            path = typed_path(root["file"])
            found.append(open_key(path, root["passphrase"]))
            self._remember(str(path))
        return found

    def _remember(self, file: str) -> None:
        if file not in self._root_files:
            self._root_files = [*self._root_files, file]

    def _do(self, do: Callable[[SigningKeys, Actor], object], said: Message | None = None) -> None:
        """A step; it says ``said``, or the message that it returns."""
        now, confirmed_by = self._session.now, self._session.clock_confirmed_by

        def work(database: OfficeDatabase, actor: Actor) -> Message:
            told = do(SigningKeys(database, now, clock_confirmed_by=confirmed_by), actor)
            return told if said is None and isinstance(told, Message) else said or message("Done.")

        self._take(work)

    def _look(self, database: OfficeDatabase, actor: Actor) -> KeyStanding:
        return key_standing(database, self._session.now)

    def _keep(self, found: KeyStanding | None) -> None:
        self._standing = found
        if found is None:
            self._root_files = []

    def _step(self, standing: KeyStanding, step: KeyStep) -> dict[str, Any]:
        return {
            "id": step.value,
            "name": of_message(STEP_NAMES[step]),
            "why": of_message(STEP_REASONS[step]),
            "done": step in standing.done,
            "now": step is standing.next_step,
            "late": step not in SETTING_UP,
            "number": SETTING_UP.index(step) + 1 if step in SETTING_UP and set(SETTING_UP) - standing.done else 0,
        }

    def _key(self, key: PublishedKey) -> dict[str, Any]:
        own = key.user == str(self._session.user)
        return {
            "id": key.id,
            "purpose": key.purpose.value,
            "user": key.user,
            "name": of_message(replace(PURPOSE_NAMES[key.purpose], parameters={"user": key.user})),
            "made": day_in_macau(key.made_at).isoformat(),
            "withdrawn": "" if key.withdrawn_at is None else day_in_macau(key.withdrawn_at).isoformat(),
            "counts": key.counts,
            "withdrawable": _is_present(key) and (own or self._may(Right.MANAGE_KEYS)),
        }


def _is_present(key: PublishedKey) -> bool:
    return key.purpose is KeyPurpose.PUBLISHER and key.withdrawn_at is None


def _validity_map(one: Validity) -> dict[str, Any]:
    return {
        "role": one.role.value,
        "name": of_message(ROLE_NAMES[one.role]),
        "until": day_in_macau(one.until).isoformat(),
        "days": one.days,
        "soon": one.soon,
        "over": one.days < 0,
    }
