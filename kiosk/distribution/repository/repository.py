"""The signed repository: a folder of plain files, which any static web server, object store or stick hands out.

``metadata/`` holds what is signed, ``targets/`` the files under the names that TUF gives them (consistent snapshots:
``<hash>.catalog.sqlite``). Nothing is written over but ``timestamp.json``, and that last: a copy that is taken while a
release is being written is the old release or the new one.
"""

from __future__ import annotations

import fcntl
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from securesystemslib.signer import CryptoSigner, Key
from tuf.api.exceptions import RepositoryError as TufError
from tuf.api.metadata import (
    DelegatedRole,
    Delegations,
    Metadata,
    MetaFile,
    Root,
    Signed,
    Snapshot,
    TargetFile,
    Targets,
    Timestamp,
)

from kiosk.distribution.repository.errors import RepositoryError
from kiosk.distribution.repository.keys import OnlineKeys
from kiosk.distribution.repository.metadata_files import MetadataFiles, parsed
from kiosk.distribution.repository.public_file import public_folder, remove_parts, write_public
from kiosk.distribution.repository.roles import (
    CATALOGUE_TARGET,
    METADATA,
    RATES_TARGET,
    TARGETS,
    TWO_PEOPLE,
    SigningRole,
    expiry,
)
from kiosk.i18n.sentence import as_message, sentence

_LOCK = ".lock"
_PENDING = sentence("The pending release")


@dataclass(frozen=True, slots=True)
class HandedOutFile:
    """A file as kiosks are given it, and until when (UTC) they take it."""

    content: bytes
    expires: datetime


class Repository:
    """The repository in a folder. ``now`` gives the present time, with its time zone."""

    def __init__(self, folder: Path, now: Callable[[], datetime]) -> None:
        self.folder = folder
        self._files = MetadataFiles(folder / METADATA)
        self._now = now

    # --- root: who may sign -------------------------------------------------------------------------------------------

    def exists(self) -> bool:
        """Whether it was made: somebody signed who may publish."""
        return self._files.has_root()

    def create(
        self, root: Sequence[CryptoSigner], publishers: Sequence[Key], online: OnlineKeys, four_eyes: bool
    ) -> None:
        """Make the repository: the first root says which keys count. Kiosks are given ``1.root.json`` once, by hand.

        Any one of the ``root`` keys may renew it later: the others are spare ones, kept elsewhere.
        Raises:
            RepositoryError: ``exists``, ``too-few`` (publishers or root keys), or ``cannot-write``.
        """
        if self.exists():
            raise RepositoryError(
                sentence("There is a repository in {folder} already.", folder=str(self.folder)), code="exists"
            )
        payload = Root(version=1, expires=self._expiry(SigningRole.ROOT), consistent_snapshot=True)
        for signer in root:
            payload.add_key(signer.public_key, Root.type)
        self._fill_root(payload, publishers, online, four_eyes)
        self._write_root(payload, root)

    def renew_root(
        self, root: Sequence[CryptoSigner], publishers: Sequence[Key], online: OnlineKeys, four_eyes: bool
    ) -> bool:
        """A new root with these publishers and online keys, valid for two years again.

        Returns whether the present release still counts; if not, kiosks keep what they have until the next one.
        Raises:
            RepositoryError: ``missing``, ``too-few``, ``root-key`` (none of its root keys signed), ``cannot-write``.
        """
        before = self._files.root()
        payload = Root.from_dict(before.signed.to_dict())
        payload.version += 1
        payload.expires = self._expiry(SigningRole.ROOT)
        for role in (Targets.type, Snapshot.type, Timestamp.type):
            for key_id in list(payload.roles[role].keyids):
                payload.revoke_key(key_id, role)
        self._fill_root(payload, publishers, online, four_eyes)
        trusted = [signer for signer in root if signer.public_key.keyid in payload.roles[Root.type].keyids]
        if not trusted:
            said = sentence("This is not a root key of the repository. Use the one it was made with.")
            raise RepositoryError(said, code="root-key")
        self._write_root(payload, trusted)
        if self._files.targets() is not None:
            self.refresh(online)  # the keys that signed the present state may be others now
        return self.present_counts()

    def publishers(self) -> Mapping[str, Key]:
        """The keys, by key id, that may sign a release at this moment.

        Raises:
            RepositoryError: ``missing`` or ``damaged``.
        """
        root = self._files.root().signed
        return {key_id: root.keys[key_id] for key_id in root.roles[Targets.type].keyids}

    def root_keys(self) -> Sequence[str]:
        """The ids of the keys that may sign the next root."""
        return list(self._files.root().signed.roles[Root.type].keyids)

    def root_version(self) -> int:
        """The number of the newest root; the first is 1."""
        return self._files.root().signed.version

    def signatures_needed(self) -> int:
        """How many publishers must sign a release."""
        return self._files.root().signed.roles[Targets.type].threshold

    def root_expires(self) -> datetime:
        """Until when the root is valid; 'office repository renew' signs it anew."""
        return self._files.root().signed.expires

    def valid_until(self) -> Mapping[SigningRole, datetime]:
        """Until when kiosks take what each role signed last; a role that signed nothing yet is left out.

        Raises:
            RepositoryError: ``missing`` or ``damaged``.
        """
        found = {SigningRole.ROOT: self.root_expires()}
        signed = (self._files.targets(), self._files.snapshot(), self._files.timestamp())
        for role, metadata in zip(
            (SigningRole.TARGETS, SigningRole.SNAPSHOT, SigningRole.TIMESTAMP), signed, strict=True
        ):
            if metadata is not None:
                found[role] = metadata.signed.expires
        rates = self.rates()
        return found if rates is None else {**found, SigningRole.RATES: rates.expires}

    def names_machine(self, online: OnlineKeys) -> bool:
        """Whether the root names these keys of the office machine: after a new machine it must be signed anew.

        Raises:
            RepositoryError: ``missing`` or ``damaged``.
        """
        roles = self._files.root().signed.roles
        named = (roles[Snapshot.type].keyids, roles[Timestamp.type].keyids)
        return named == ([online.snapshot.public_key.keyid], [online.timestamp.public_key.keyid])

    # --- a release ----------------------------------------------------------------------------------------------------

    def prepare(self, release: int, catalogue: Path, rates: Key) -> bytes:
        """The targets metadata of a release, which nobody has signed yet. Its version is the release's number.

        Raises:
            RepositoryError: ``missing``, ``old-number`` or ``catalogue`` (the file cannot be read).
        """
        self._check_number(release)
        role = DelegatedRole(SigningRole.RATES, [rates.keyid], 1, terminating=True, paths=[RATES_TARGET])
        payload = Targets(
            version=release,
            expires=self._expiry(SigningRole.TARGETS),
            targets={CATALOGUE_TARGET: _target(catalogue, release)},
            delegations=Delegations({rates.keyid: rates}, {SigningRole.RATES: role}),
        )
        return Metadata(payload).to_bytes()

    def signed(self, targets: bytes, signer: CryptoSigner) -> bytes:
        """The same metadata with one signature more.

        Raises:
            RepositoryError: ``not-a-publisher`` (the root does not name this key), or ``damaged``.
        """
        self.must_be_publisher(signer)
        metadata = parsed(targets, Targets, _PENDING)
        metadata.sign(signer, append=True)
        return metadata.to_bytes()

    def must_be_publisher(self, signer: CryptoSigner) -> None:
        """Go on only with a key that may sign a release.

        Raises:
            RepositoryError: ``not-a-publisher``, ``missing`` or ``damaged``.
        """
        if signer.public_key.keyid not in self.publishers():
            said = sentence("This key is not the key of a publisher: the repository's root does not name it.")
            raise RepositoryError(said, code="not-a-publisher")

    def signers(self, targets: bytes) -> frozenset[str]:
        """The ids of the publishers' keys whose signatures over ``targets`` are right."""
        metadata = parsed(targets, Targets, _PENDING)
        root = self._files.root().signed
        result = root.get_verification_result(Targets.type, metadata.signed_bytes, metadata.signatures)
        return frozenset(result.signed)

    def is_complete(self, targets: bytes) -> bool:
        """Whether enough publishers signed."""
        return len(self.signers(targets)) >= self.signatures_needed()

    def check_file(self, targets: bytes, catalogue: Path) -> None:
        """Compare a catalogue with what ``targets`` says of it.

        Raises:
            RepositoryError: ``catalogue`` (it is another file, or cannot be read) or ``damaged`` (they name none).
        """
        _checked_content(_catalogue_in(parsed(targets, Targets, _PENDING).signed), catalogue)

    def publish(self, targets: bytes, catalogue: Path, online: OnlineKeys) -> None:
        """Bring a release that enough publishers signed into the repository. Doing it twice changes nothing.

        Raises:
            RepositoryError: ``signatures`` (too few), ``catalogue``, ``old-number``, ``expired`` (the root or the
                release), ``damaged``, ``machine-keys`` or ``cannot-write``.
        """
        release = parsed(targets, Targets, _PENDING)
        with self._alone():
            self._check_machine(online)
            self._check_signatures(targets)
            self._check_not_expired(release.signed)
            target = _catalogue_in(release.signed)
            content = _checked_content(target, catalogue)
            present = self._files.targets()
            if present is not None and present.signed == release.signed:
                return
            self._check_number(release.signed.version)
            self._write_target(target, content)
            self._files.write(Targets.type, release.signed.version, targets)
            self._write_snapshot(online, {SigningRole.TARGETS: release.signed.version, **self._rates(online)})

    def present_counts(self) -> bool:
        """Whether kiosks take the present release: enough of those who signed it may still sign. True without one.

        Raises:
            RepositoryError: ``missing`` or ``damaged``.
        """
        present = self._files.targets()
        return present is None or self.is_complete(present.to_bytes())

    def current(self) -> int | None:
        """The number of the release that the repository hands out; None: there is none yet.

        Raises:
            RepositoryError: ``damaged``.
        """
        present = self._files.targets()
        return None if present is None else present.signed.version

    # --- what the office machine signs alone --------------------------------------------------------------------------

    def refresh(self, online: OnlineKeys) -> None:
        """Sign snapshot and timestamp anew, so that they are valid for another 90 days.

        Raises:
            RepositoryError: ``no-release``, ``machine-keys`` (kiosks would refuse what they sign), ``damaged`` or
                ``cannot-write``.
        """
        with self._alone():
            versions = self._present_versions()
            self._check_machine(online)
            self._write_snapshot(online, versions)

    def publish_rates(self, content: bytes, online: OnlineKeys) -> None:
        """Hand out a rate file, valid for seven days. The caller has checked it.

        Raises:
            RepositoryError: ``no-release``, ``rates-key`` (it changed since the last release), ``machine-keys``,
                ``damaged`` or ``cannot-write``.
        """
        with self._alone():
            versions = self._present_versions()
            self._check_machine(online)
            self._check_rates_key(online)
            target = TargetFile.from_data(RATES_TARGET, content)
            self._write_target(target, content)
            version = versions[SigningRole.RATES] + 1
            self._write_rates(online, version, {RATES_TARGET: target})
            self._write_snapshot(online, {**versions, SigningRole.RATES: version})

    def must_take_rates(self, online: OnlineKeys) -> None:
        """Go on only when :meth:`publish_rates` would find a release that names this machine's key for rates.

        Raises:
            RepositoryError: ``no-release``, ``rates-key``, ``machine-keys`` or ``damaged``.
        """
        self._present_versions()
        self._check_machine(online)
        self._check_rates_key(online)

    def rates(self) -> HandedOutFile | None:
        """The rate file that is handed out; None: there is none yet.

        Raises:
            RepositoryError: ``damaged``.
        """
        present = self._files.targets(SigningRole.RATES)
        target = None if present is None else present.signed.targets.get(RATES_TARGET)
        if present is None or target is None:
            return None
        name = target.get_prefixed_paths()[0]
        content = _checked_content(target, self.folder / TARGETS / name)
        return HandedOutFile(content, present.signed.expires)

    # --- metadata -----------------------------------------------------------------------------------------------------

    def _fill_root(self, payload: Root, publishers: Sequence[Key], online: OnlineKeys, four_eyes: bool) -> None:
        needed = TWO_PEOPLE if four_eyes else 1
        if len({key.keyid for key in publishers}) < needed:
            said = sentence(
                "{needed} publishers must sign a release, so at least as many must have a key."
                " Make them with 'office keys create-publisher'.",
                needed=needed,
            )
            raise RepositoryError(said, code="too-few")
        if not payload.roles[Root.type].keyids:
            raise RepositoryError(sentence("Name a root key. 'office keys create-root' makes one."), code="too-few")
        for key in publishers:
            payload.add_key(key, Targets.type)
        payload.add_key(online.snapshot.public_key, Snapshot.type)
        payload.add_key(online.timestamp.public_key, Timestamp.type)
        payload.roles[Targets.type].threshold = needed

    def _write_root(self, payload: Root, signers: Sequence[CryptoSigner]) -> None:
        public_folder(self.folder / TARGETS)
        with self._alone():
            self._files.write(Root.type, payload.version, _signed(payload, *signers))

    def _write_target(self, target: TargetFile, content: bytes) -> None:
        for name in target.get_prefixed_paths():
            write_public(self.folder / TARGETS / name, content)

    def _write_rates(self, online: OnlineKeys, version: int, targets: dict[str, TargetFile]) -> None:
        payload = Targets(version=version, expires=self._expiry(SigningRole.RATES), targets=targets)
        self._files.write(SigningRole.RATES, version, _signed(payload, online.rates))

    def _rates(self, online: OnlineKeys) -> dict[str, int]:
        """The version of the rates that a release goes with; before the first ones, metadata that hold none."""
        present = self._files.targets(SigningRole.RATES)
        if present is not None and online.rates.public_key.keyid in present.signatures:
            return {SigningRole.RATES: present.signed.version}
        version = 1 if present is None else present.signed.version + 1
        self._write_rates(online, version, {})
        return {SigningRole.RATES: version}

    def _write_snapshot(self, online: OnlineKeys, versions: Mapping[str, int]) -> None:
        """Snapshot, then timestamp: with the second, the new state is there for the kiosks."""
        before = self._files.timestamp()
        version = 1 if before is None else before.signed.snapshot_meta.version + 1
        meta = {f"{role}.json": self._described(role, number) for role, number in versions.items()}
        snapshot = _signed(Snapshot(version, expires=self._expiry(SigningRole.SNAPSHOT), meta=meta), online.snapshot)
        self._files.write(Snapshot.type, version, snapshot)
        timestamp = Timestamp(
            1 if before is None else before.signed.version + 1,
            expires=self._expiry(SigningRole.TIMESTAMP),
            snapshot_meta=MetaFile.from_data(version, snapshot, ["sha256"]),
        )
        self._files.write_timestamp(_signed(timestamp, online.timestamp))

    def _described(self, role: str, version: int) -> MetaFile:
        return MetaFile.from_data(version, self._files.read(role, version), ["sha256"])

    def _present_versions(self) -> dict[str, int]:
        snapshot = self._files.snapshot()
        if snapshot is None:
            raise RepositoryError(sentence("Nothing was published yet. Publish a release first."), code="no-release")
        return {name.removesuffix(".json"): meta.version for name, meta in snapshot.signed.meta.items()}

    # --- checks -------------------------------------------------------------------------------------------------------

    def _check_number(self, release: int) -> None:
        present = self.current()
        if present is not None and release <= present:
            said = sentence(
                "Release {release} is not newer than release {present}, which the kiosks may have already.",
                release=release,
                present=present,
            )
            raise RepositoryError(said, code="old-number")

    def _check_machine(self, online: OnlineKeys) -> None:
        """Kiosks that find another key's signature take nothing any more, until the root is signed anew."""
        if not self.names_machine(online):
            said = sentence("Kiosks do not know the keys of this machine yet. Run 'office repository renew' first.")
            raise RepositoryError(said, code="machine-keys")

    def _check_rates_key(self, online: OnlineKeys) -> None:
        present = self._files.targets()
        delegations = None if present is None else present.signed.delegations
        if delegations is None or online.rates.public_key.keyid not in delegations.keys:
            said = sentence("The key for exchange rates changed after the last release. Publish a release first.")
            raise RepositoryError(said, code="rates-key")

    def _check_signatures(self, targets: bytes) -> None:
        if not self.is_complete(targets):
            said = sentence(
                "{needed} publishers must sign a release, and {signed} did.",
                needed=self.signatures_needed(),
                signed=len(self.signers(targets)),
            )
            raise RepositoryError(said, code="signatures")

    def _check_not_expired(self, release: Targets) -> None:
        now = self._now()
        if self._files.root().signed.is_expired(now):
            said = sentence("The root of the repository has expired. Sign it anew with 'office repository renew'.")
            raise RepositoryError(said, code="expired")
        if release.is_expired(now):
            said = sentence("The signatures of this release have expired. Withdraw it and publish again.")
            raise RepositoryError(said, code="expired")

    # --- files --------------------------------------------------------------------------------------------------------

    def _expiry(self, role: SigningRole) -> datetime:
        return expiry(role, self._now().astimezone(UTC))

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Two windows never write at once; the lock ends with the process that holds it, and what it left half goes."""
        try:
            lock = (self.folder / _LOCK).open("ab")
        except OSError as error:
            reason = error.strerror or type(error).__name__
            said = sentence(
                "The repository in {folder} cannot be written: {reason}.", folder=str(self.folder), reason=reason
            )
            raise RepositoryError(said, code="cannot-write") from None
        with lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            for folder in (METADATA, TARGETS):
                remove_parts(self.folder / folder)
            yield


def _target(catalogue: Path, release: int) -> TargetFile:
    try:
        target = TargetFile.from_file(CATALOGUE_TARGET, str(catalogue))
    except OSError as error:
        raise _unreadable(catalogue, error) from None
    target.unrecognized_fields["custom"] = {"release": release}
    return target


def _catalogue_in(release: Targets) -> TargetFile:
    target = release.targets.get(CATALOGUE_TARGET)
    if target is None:
        said = sentence("{file} is damaged. Bring back a copy of it.", file=as_message(_PENDING))
        raise RepositoryError(said, code="damaged")
    return target


def _checked_content(stated: TargetFile, catalogue: Path) -> bytes:
    try:
        content = catalogue.read_bytes()
        stated.verify_length_and_hashes(content)
    except OSError as error:
        raise _unreadable(catalogue, error) from None
    except TufError:
        said = sentence(
            "{file} was changed after it was prepared. Withdraw this release and publish again.", file=str(catalogue)
        )
        raise RepositoryError(said, code="catalogue") from None
    return content


def _unreadable(catalogue: Path, error: OSError) -> RepositoryError:
    said = sentence(
        "The catalogue {file} cannot be read: {reason}.",
        file=str(catalogue),
        reason=error.strerror or type(error).__name__,
    )
    return RepositoryError(said, code="catalogue")


def _signed(payload: Signed, *signers: CryptoSigner) -> bytes:
    metadata: Metadata[Any] = Metadata(payload)
    for signer in signers:
        metadata.sign(signer, append=True)
    return metadata.to_bytes()
