"""``--usb FOLDER`` and ``office repository usb``: what is handed out, on a stick."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kiosk.commands.office_sign_in import now_in_utc
from kiosk.commands.output import Function

if TYPE_CHECKING:
    from kiosk.distribution.repository.stick import WrittenStick
    from kiosk.office.database import OfficeDatabase

FOLDER = click.Path(path_type=Path, file_okay=False, exists=True)


def usb_option(function: Function) -> Function:
    """Adds ``--usb FOLDER`` (``usb: Path | None``)."""
    return click.option(
        "--usb", type=FOLDER, help="Write the repository into FOLDER/ponte too, once the release is published."
    )(function)


def on_stick(database: OfficeDatabase, folder: Path) -> WrittenStick:
    """Write what the office hands out now.

    Raises:
        RepositoryError: as :func:`kiosk.distribution.repository.stick.write_stick`.
    """
    from kiosk.distribution.repository.stick import write_stick
    from kiosk.office.publishing.places import repository_of

    return write_stick(repository_of(database, now_in_utc).folder, folder, now_in_utc)


def stick_data(stick: WrittenStick) -> dict[str, Any]:
    """As JSON tells it."""
    return {
        "folder": str(stick.folder),
        "release": stick.release,
        "files": stick.files,
        "written": stick.written,
        "removed": stick.removed,
    }


def stick_line(stick: WrittenStick) -> str:
    """As people read it."""
    return f"{stick.folder}: release {stick.release}, {stick.files} files, read back and verified. Take the stick out."
