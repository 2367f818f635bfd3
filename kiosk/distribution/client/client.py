"""Brings in what the office hands out: refresh what is signed, verify, install, and the exchange rates of the day.

Nothing is trusted but signatures: not the server, not the network, not the stick, not the name of a file. Whatever
goes wrong, the kiosk goes on serving what it has (design.md, section 7).
"""

from __future__ import annotations

import fcntl
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tuf.api.exceptions import DownloadLengthMismatchError, LengthOrHashMismatchError
from tuf.api.metadata import TargetFile
from tuf.ngclient import Updater

from kiosk.distribution.client.errors import UpdateError
from kiosk.distribution.client.fetcher import RepositoryFetcher
from kiosk.distribution.client.folder import FolderFetcher
from kiosk.distribution.client.install import install
from kiosk.distribution.client.local_metadata import forget_if_damaged
from kiosk.distribution.client.reference_time import must_not_be_far_ahead, reference_time, use_reference_time
from kiosk.distribution.client.refusals import telling
from kiosk.distribution.client.source import base_of, check_source
from kiosk.distribution.client.state import UpdateState, floor_of, read_state, write_state
from kiosk.distribution.client.trust_root import METADATA_FOLDER, trusted_root
from kiosk.distribution.client.verified_catalogue import described, must_fit, release_number
from kiosk.distribution.client.web import WebFetcher, WebLimits
from kiosk.distribution.installed import read_record
from kiosk.distribution.rates import MOST_BYTES, RATES_FILE, Refused, parse_rates, too_long
from kiosk.distribution.repository.roles import CATALOGUE_TARGET, METADATA, RATES_TARGET, TARGETS
from kiosk.durable_file import private_folder, write_private
from kiosk.i18n.sentence import sentence
from kiosk.macau_time import day_in_macau
from kiosk.web_address import is_address

if TYPE_CHECKING:
    from io import TextIOWrapper

DOWNLOADS_FOLDER: Final = "downloads"
PARTS_FOLDER: Final = "parts"
"""Where files that broke off wait to be gone on with."""
LOCK_FILE: Final = "updates.lock"
KEEP: Final = 3

log = logging.getLogger("ponte.updates")


@dataclass(frozen=True, slots=True)
class Synced:
    """What a visit at the repository brought: the release that it hands out, and whether that is new here.

    ``rates_problem`` says why there are no new rates; a catalogue does not wait for them.
    """

    number: int
    installed: bool
    rates: bool
    rates_problem: UpdateError | None = None


class UpdateClient:
    """Gets releases from one repository: an address (``https://…``) or a folder."""

    def __init__(
        self,
        data: Path,
        source: str,
        now: Callable[[], datetime],
        *,
        keep: int = KEEP,
        newest_known: datetime | None = None,
        is_cancelled: Callable[[], bool] = lambda: False,
        limits: WebLimits | None = None,
    ) -> None:
        """``newest_known`` is when the catalogue in use was built: a clock that stands before it is wrong."""
        self._data = data
        self._source = source
        self._clock = now
        self._keep = keep
        self._newest_known = newest_known
        self._is_cancelled = is_cancelled
        self._limits = limits
        self._present_fetcher: RepositoryFetcher | None = None

    def cancel(self) -> None:
        """End what waits for a server; ``is_cancelled`` says so already, and nothing more is asked for."""
        fetcher = self._present_fetcher
        if fetcher is not None:
            fetcher.cancel()

    def sync(self, *, clock_is_right: bool = False) -> Synced:
        """Get, verify and install what the repository hands out.

        Raises:
            UpdateError: nothing was imported; see there for the codes. The reason is remembered, too.
        """
        check_source(self._source)
        with self._alone():
            state = self._state()
            try:
                synced = self._sync(state, clock_is_right)
            except UpdateError as error:
                if self._is_cancelled():  # it says nothing about the network
                    raise UpdateError(error.message, code="cancelled") from error
                self._remember(read_state(self._data).after_failure(self._now(), self._source, error))
                log.warning("update-refused", extra={"event": "update-refused", "reason": error.code})
                raise
            self._remember(read_state(self._data).after_success(self._now(), self._source))
            return synced

    def _sync(self, state: UpdateState, clock_is_right: bool) -> Synced:
        if not clock_is_right:
            must_not_be_far_ahead(self._now(), state.newest_built_at)
        moment = reference_time(self._now(), state.newest_built_at)
        root = trusted_root(self._data)
        with self._fetcher() as fetcher:
            return self._fetched(fetcher, root, moment)

    def _fetched(self, fetcher: RepositoryFetcher, root: bytes, moment: datetime) -> Synced:
        with telling(self._source):
            updater = self._updater(root, fetcher)
            use_reference_time(updater, moment)
            updater.refresh()
            target = updater.get_targetinfo(CATALOGUE_TARGET)
            if target is None:
                raise UpdateError(sentence("The repository hands out no catalogue yet."), code="not-a-repository")
            number, installed = self._catalogue(updater, fetcher, target)
        try:
            with telling(self._source):
                return Synced(number, installed, self._rates(updater, fetcher, moment))
        except UpdateError as error:
            return Synced(number, installed, False, error)

    # --- the catalogue ------------------------------------------------------------------------------------------------

    def _catalogue(self, updater: Updater, fetcher: RepositoryFetcher, target: TargetFile) -> tuple[int, bool]:
        number = release_number(target)
        sha256 = target.hashes.get("sha256", "")
        floor = floor_of(self._data)
        if number < floor:
            said = sentence(
                "The repository hands out release {number}, but this kiosk has had {floor}. Older ones are refused.",
                number=number,
                floor=floor,
            )
            raise UpdateError(said, code="rollback")
        if self._has(number, sha256):
            return number, False
        must_fit(self._data, target.length)
        file = self._downloaded(updater, fetcher, target, CATALOGUE_TARGET)
        release = described(file, number)
        self._remember(read_state(self._data).having_seen(number, release.built_at))
        install(self._data, number, file, sha256, self._keep)
        log.info("release-installed", extra={"event": "release-installed", "release": number})
        return number, True

    def _has(self, number: int, sha256: str) -> bool:
        record = read_record(self._data)
        newest = max(record.releases, key=lambda release: release.number, default=None)
        return newest is not None and newest.number == number and newest.sha256 == sha256 and newest.is_unchanged()

    def _downloaded(self, updater: Updater, fetcher: RepositoryFetcher, target: TargetFile, name: str) -> Path:
        """The verified bytes. What an earlier attempt left may be damaged: then they are fetched once more, whole.

        What is here already is not fetched again: rates that have not changed, a catalogue that needs a newer program.
        """
        file = self._downloads / name
        if updater.find_cached_target(target, str(file)) is not None:
            return file
        try:
            updater.download_target(target, str(file))
        except (LengthOrHashMismatchError, DownloadLengthMismatchError):
            fetcher.forget_parts()
            if not fetcher.resumed:
                raise
            updater.download_target(target, str(file))
        fetcher.forget_parts()
        return file

    # --- exchange rates -----------------------------------------------------------------------------------------------

    def _rates(self, updater: Updater, fetcher: RepositoryFetcher, moment: datetime) -> bool:
        """Whether there are new rates; they count only if the calculators would use them."""
        target = updater.get_targetinfo(RATES_TARGET)
        if target is None:
            return False
        present = self._data / RATES_FILE
        if target.length > MOST_BYTES:  # the key of the rates is not trusted with the whole disk
            raise UpdateError(too_long(present).finding.message, code="too-large")
        file = self._downloaded(updater, fetcher, target, RATES_FILE)
        content = file.read_bytes()
        if present.is_file() and present.read_bytes() == content:
            return False
        found = parse_rates(content, Path(RATES_FILE), day_in_macau(moment))
        if isinstance(found, Refused):
            raise UpdateError(found.finding.message, [found.finding], "damaged")
        write_private(present, content)
        return True

    # --- folders, and one at a time -----------------------------------------------------------------------------------

    @property
    def _metadata(self) -> Path:
        return self._data / METADATA_FOLDER / "metadata"

    @property
    def _downloads(self) -> Path:
        return self._data / METADATA_FOLDER / DOWNLOADS_FOLDER

    def _updater(self, root: bytes, fetcher: RepositoryFetcher) -> Updater:
        for folder in (self._metadata, self._downloads):
            private_folder(folder)
        forget_if_damaged(self._metadata)
        base = base_of(self._source)
        return Updater(
            str(self._metadata),
            f"{base}/{METADATA}/",
            str(self._downloads),
            f"{base}/{TARGETS}/",
            fetcher=fetcher,
            bootstrap=root,
        )

    @contextmanager
    def _fetcher(self) -> Iterator[RepositoryFetcher]:
        fetcher: RepositoryFetcher = FolderFetcher(self._is_cancelled)
        if is_address(self._source):
            fetcher = WebFetcher(self._data / METADATA_FOLDER / PARTS_FOLDER, self._is_cancelled, self._limits)
        self._present_fetcher = fetcher
        try:
            yield fetcher
        finally:
            self._present_fetcher = None
            fetcher.close()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """The kiosk and a command may both want to import: one does."""
        with self._lock_file() as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                said = sentence("Another update is under way on this kiosk. Try again when it has ended.")
                raise UpdateError(said, code="busy") from None
            yield

    def _lock_file(self) -> TextIOWrapper:
        try:
            private_folder(self._data)
            return (self._data / LOCK_FILE).open("w")
        except OSError as error:
            said = sentence("The data folder {folder} cannot be written.", folder=str(self._data))
            raise UpdateError(said, code="disk") from error

    def _now(self) -> datetime:
        return self._clock().astimezone(UTC)

    def _state(self) -> UpdateState:
        state = read_state(self._data)
        if self._newest_known is None:
            return state
        return state.having_seen(state.floor, self._newest_known.astimezone(UTC))

    def _remember(self, state: UpdateState) -> None:
        try:
            write_state(self._data, state)
        except OSError:
            log.warning("update-not-remembered", extra={"event": "update-not-remembered"})
