"""A print service (CUPS) of the test's own: its queue ends in a program that does what the test says."""

from __future__ import annotations

import contextlib
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from kiosk.tour.patience import until

CUPSD = Path("/usr/sbin/cupsd")
PROGRAMS = Path("/usr/lib/cups")
QUEUE = "slip"

_BACKEND = """#!/bin/sh
[ $# -eq 0 ] && echo 'direct ponte:/paper "paper" "paper"' && exit 0
case $(cat {folder}/mode) in
ready) cat "$6" > "{folder}/paper/$1.part" && mv "{folder}/paper/$1.part" "{folder}/paper/$1.pdf" ;;
cut-off) head -c 1000 "$6" > "{folder}/paper/$1.begun"; echo "STATE: +media-empty-error" >&2; sleep 60 ;;
stuck) head -c 1000 "$6" > "{folder}/paper/$1.begun"; sleep 60 ;;
fails) exit 1 ;;
esac
"""
_FILES = """
SystemGroup root
ServerRoot {folder}/root
ServerBin {folder}/bin
RequestRoot {folder}/spool
TempDir {folder}/spool/tmp
CacheDir {folder}/cache
StateDir {folder}/state
ErrorLog {folder}/log/error_log
AccessLog {folder}/log/access_log
PageLog {folder}/log/page_log
"""
_SERVICE = """
Listen {folder}/cups.sock
Browsing No
DefaultAuthType None
PreserveJobHistory Yes
PreserveJobFiles Yes
ErrorPolicy retry-job
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""
"""It keeps history and files, which is the worst case: only a purge takes them away."""


@dataclass(frozen=True, slots=True)
class PrintService:
    """``mode``: ``ready``, ``cut-off`` (paper ends in the middle), ``stuck`` (it never ends) or ``fails``."""

    folder: Path

    def mode(self, mode: str) -> None:
        (self.folder / "mode").write_text(mode)

    @property
    def paper(self) -> list[bytes]:
        """What was printed whole."""
        return [file.read_bytes() for file in sorted((self.folder / "paper").glob("*.pdf"))]

    @property
    def begun(self) -> bool:
        """Whether a job came out in part."""
        return any((self.folder / "paper").glob("*.begun"))

    @property
    def spool(self) -> list[str]:
        """Files of jobs that the service still holds."""
        return [file.name for file in (self.folder / "spool").iterdir() if file.is_file()]


def told(*command: str) -> bool:
    """Whether the print service does what it is told."""
    return subprocess.run(command, capture_output=True, check=False, timeout=10).returncode == 0


@contextlib.contextmanager
def print_service(folder: Path, patch: pytest.MonkeyPatch) -> Iterator[PrintService]:
    """A print service with one queue, ready; the commands of this process talk to it."""
    for name in ("spool/tmp", "cache", "state", "root/ppd", "log", "paper", "bin/backend", "bin/filter"):
        (folder / name).mkdir(parents=True)
    for name in ("daemon", "notifier", "monitor"):
        (folder / "bin" / name).symlink_to(PROGRAMS / name)
    backend = folder / "bin" / "backend" / "ponte"
    backend.write_text(_BACKEND.format(folder=folder))
    backend.chmod(0o700)
    files, service = folder / "cups-files.conf", folder / "cupsd.conf"
    files.write_text(_FILES.format(folder=folder))
    service.write_text(_SERVICE.format(folder=folder))
    patch.setenv("CUPS_SERVER", str(folder / "cups.sock"))
    made = PrintService(folder)
    made.mode("ready")
    daemon = subprocess.Popen([str(CUPSD), "-f", "-c", str(service), "-s", str(files)], stderr=subprocess.DEVNULL)
    try:
        queue = ("lpadmin", "-p", QUEUE, "-E", "-v", "ponte:/paper", "-m", "raw")
        assert until(lambda: told(*queue), 20), (folder / "log" / "error_log").read_text()
        yield made
    finally:
        daemon.terminate()
        daemon.wait(10)
