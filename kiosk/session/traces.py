"""Where the machine itself might write down what a resident entered: swap, and copies of what was printed.

Readings of the system's own files; the doctor tells of them, and no application is prepared where they keep data.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

SWAPS = Path("/proc/swaps")
CUPS_SETTINGS = Path("/etc/cups/cupsd.conf")
_COMPRESSED_MEMORY = "/dev/zram"
"""Swap of this name lies in memory, so nothing of it outlives the power."""
_MAPPED = "/dev/dm-"
_ENCRYPTED = "CRYPT-"
"""How the id of an encrypted volume begins in /sys/block/dm-N/dm/uuid (cryptsetup)."""
_KEEPING = "preservejobfiles"
_NOT = frozenset({"no", "off", "false"})
"""With this line of cupsd.conf, CUPS deletes what it has printed; without it, files stay a day (cupsd.conf(5))."""


def read_or_none(file: Path) -> str | None:
    """The text of a file; None if this user cannot read it."""
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None


def swap_on_disk(swaps: str, read: Callable[[Path], str | None]) -> list[str]:
    """The places on a disk to which memory may be written unencrypted, by the text of /proc/swaps (proc(5))."""
    places = [line.split()[0] for line in swaps.splitlines()[1:] if line.strip()]
    return [place for place in places if not place.startswith(_COMPRESSED_MEMORY) and not _is_encrypted(place, read)]


def keeps_print_files(cups_settings: str) -> bool:
    """Whether CUPS keeps copies of what it has printed, by the text of its settings: the last line about it counts."""
    lines = (line.partition("#")[0].lower().split() for line in cups_settings.splitlines())
    said = [words[1:] for words in lines if words[:1] == [_KEEPING]]
    return not said or len(said[-1]) != 1 or said[-1][0] not in _NOT


def _is_encrypted(place: str, read: Callable[[Path], str | None]) -> bool:
    """Whether a volume itself is encrypted; one that lies on an encrypted disk cannot be told from its name."""
    if not place.startswith(_MAPPED):
        return False
    return (read(Path("/sys/block") / Path(place).name / "dm" / "uuid") or "").startswith(_ENCRYPTED)
