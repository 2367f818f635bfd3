"""A signed repository with its keys, and a kiosk that reads it from a folder with TUF's own client."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlparse

import time_machine
from kiosk.distribution.repository.keys import OnlineKeys, create_key, create_online_keys, open_key
from kiosk.distribution.repository.repository import Repository
from securesystemslib.signer import CryptoSigner
from tuf.api.exceptions import DownloadHTTPError
from tuf.ngclient import FetcherInterface, Updater

START = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
PASSPHRASE = " ".join(["four", "words", "of", "mine"])


class Clock:
    """A clock that tests set."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


class FolderFetcher(FetcherInterface):
    """Reads a repository that lies in a folder."""

    def _fetch(self, url: str) -> Iterator[bytes]:
        path = Path(unquote(urlparse(url).path))
        if not path.is_file():
            raise DownloadHTTPError(f"{path} is not there", 404)
        return iter([path.read_bytes()])


class Office:
    """An office machine with a root key and the keys of three publishers, and its repository."""

    def __init__(self, folder: Path, four_eyes: bool = True) -> None:
        self.clock = Clock()
        self.repository = Repository(folder / "repository", self.clock)
        self.root = new_signer(folder / "root.pem")
        self.wong, self.silva, self.chan = (new_signer(folder / f"{name}.pem") for name in ("wong", "silva", "chan"))
        self.online: OnlineKeys = create_online_keys(folder / "online")
        publishers = [self.wong.public_key, self.silva.public_key]
        self.repository.create([self.root], publishers, self.online, four_eyes)

    def prepare(self, number: int, catalogue: Path, *signers: CryptoSigner) -> bytes:
        targets = self.repository.prepare(number, catalogue, self.online.rates.public_key)
        for signer in signers:
            targets = self.repository.signed(targets, signer)
        return targets

    def publish(self, number: int, catalogue: Path) -> None:
        targets = self.prepare(number, catalogue, self.wong, self.silva)
        self.repository.publish(targets, catalogue, self.online)


class Kiosk:
    """A kiosk that knows the first root of a repository and nothing else."""

    def __init__(self, folder: Path, repository: Path) -> None:
        self._cache = folder / "tuf"
        self._downloads = folder / "downloads"
        self._repository = repository
        self._bootstrap = (repository / "metadata" / "1.root.json").read_bytes()
        for made in (self._cache, self._downloads):
            made.mkdir(parents=True)

    def fetch(self, now: datetime, target: str = "catalog.sqlite") -> bytes:
        """The verified bytes of a target as of ``now``. Raises what TUF's client raises."""
        return self.fetch_with_about(now, target)[0]

    def fetch_with_about(self, now: datetime, target: str = "catalog.sqlite") -> tuple[bytes, Any]:
        with time_machine.travel(now, tick=False):
            base = self._repository.as_uri()
            updater = Updater(
                str(self._cache),
                f"{base}/metadata/",
                str(self._downloads),
                f"{base}/targets/",
                fetcher=FolderFetcher(),
                bootstrap=self._bootstrap,
            )
            updater.refresh()
            found = updater.get_targetinfo(target)
            assert found is not None, f"{target} is not there"
            return Path(updater.download_target(found)).read_bytes(), found.custom


def new_signer(file: Path) -> CryptoSigner:
    create_key(file, PASSPHRASE)
    return open_key(file, PASSPHRASE)
