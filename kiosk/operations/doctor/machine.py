"""The machine: room on the disk, and whether anything of a visit could reach the disk (design.md, section 6)."""

from __future__ import annotations

import resource
import shutil
from collections.abc import Callable
from pathlib import Path

from kiosk.durable_file import nearest_existing
from kiosk.operations.doctor.rows import Row, fail, ok, warn
from kiosk.outbox.heartbeat import LOW_DISK_MB
from kiosk.session.traces import SWAPS, swap_on_disk

MEGABYTE = 1_000_000
WARN_BELOW = LOW_DISK_MB * MEGABYTE
FAIL_BELOW = 100 * MEGABYTE
CORE_PATTERN = Path("/proc/sys/kernel/core_pattern")
MOUNTS = Path("/proc/self/mounts")
_IN_MEMORY = ("tmpfs", "ramfs")
_SWAP_OFF = (
    "Switch it off (sudo swapoff -a, and take it out of /etc/fstab), encrypt it or use zram. "
    "The unit in resources/deploy keeps the kiosk itself out of it."
)
_USER_SERVICE = (
    "Start the kiosk as a user service (resources/deploy): it gets a runtime folder in memory. Or mount tmpfs there."
)
_OBEYS_THE_LIMIT = "systemd-coredump"
"""It keeps nothing of a process whose limit is 0 (systemd-coredump(8)); other programs in a pipe get every dump."""


def free_space(folder: Path) -> int:
    """Bytes free where ``folder`` is or would be made."""
    return shutil.disk_usage(nearest_existing(folder)).free


def core_limit() -> int:
    """How large a core dump of this process may be, in bytes (-1: without end)."""
    return resource.getrlimit(resource.RLIMIT_CORE)[0]


def typing_place() -> Path:
    """Where the keyboard would make its folder; it is made and deleted, so that this is known and not guessed.

    Raises:
        TypingError: it cannot be made; the kiosk would not start.
    """
    from kiosk.ui.keyboard import TypingFolder  # late: it needs Qt

    folder = TypingFolder()
    folder.delete()
    return folder.path.parent.resolve()


def disk_row(folder: Path, free: int) -> Row:
    """Whether there is room for releases and the record; ``free`` in bytes."""
    detail = f"{free // MEGABYTE} MB free for {folder}"
    what_to_do = (
        "Make room: look for large files (du), old logs (journalctl --vacuum-size=200M) and packages (apt-get clean)."
    )
    if free < FAIL_BELOW:
        return fail("disk", f"{detail}; the kiosk needs {FAIL_BELOW // MEGABYTE} MB.", what_to_do)
    if free < WARN_BELOW:
        return warn("disk", f"{detail}; {WARN_BELOW // MEGABYTE} MB are wise.", what_to_do)
    return ok("disk", f"{detail}.")


def core_dumps_row(limit: int, pattern: str | None) -> Row:
    """Whether a crash could write the kiosk's memory to disk. ``limit`` in bytes of this process (-1: none)."""
    own = "0" if limit == 0 else "set to 0 by the kiosk when it starts"
    if pattern is None:
        return warn("core-dumps", f"{CORE_PATTERN} cannot be read.", "Look at it as an administrator.")
    pattern = pattern.strip()
    if pattern.startswith("|") and _OBEYS_THE_LIMIT not in pattern:
        detail = f"A crash is handed to {pattern[1:].split(' ')[0]}, which need not obey the limit."
        return warn("core-dumps", detail, "Remove that program, or: sudo sysctl -w kernel.core_pattern=core")
    return ok("core-dumps", f"The limit is {own}; kernel.core_pattern is '{pattern}'.")


def swap_row(swaps: str | None, read: Callable[[Path], str | None]) -> Row:
    """Whether memory may be written to disk, by the text of /proc/swaps; ``read`` asks about encrypted volumes."""
    if swaps is None:
        return warn("swap", f"{SWAPS} cannot be read.", "Look at it as an administrator (swapon --show).")
    on_disk = swap_on_disk(swaps, read)
    if on_disk:
        return warn("swap", f"Memory may be written to {', '.join(on_disk)}.", _SWAP_OFF)
    return ok("swap", "No unencrypted swap on a disk.")


def typing_row(folder: Path, mounts: str | None) -> Row:
    """Whether what the keyboard writes while somebody types stays in memory; ``mounts`` is the text of /proc/mounts."""
    kind = file_system_of(folder, mounts or "")
    if kind in _IN_MEMORY:
        return ok("typing-folder", f"{folder} is in memory.")
    return warn(
        "typing-folder", f"{folder} is not in memory ({kind or 'unknown'}): the keyboard writes there.", _USER_SERVICE
    )


def file_system_of(folder: Path, mounts: str) -> str | None:
    """The type of the file system that holds ``folder``: the last mount over the longest path (proc(5))."""
    best, kind = -1, None
    for line in mounts.splitlines():
        fields = line.split()
        if len(fields) < 3:
            continue
        point = Path(fields[1].replace("\\040", " "))
        if folder.is_relative_to(point) and len(point.parts) >= best:
            best, kind = len(point.parts), fields[2]
    return kind
