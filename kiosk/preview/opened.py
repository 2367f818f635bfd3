"""The catalogue and the window that are open now: the same ones as long as the same catalogue is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.catalog.errors import CatalogueError
from kiosk.catalog.read import Catalogue
from kiosk.guide.definition import Guide, filled
from kiosk.preview.places import Shown
from kiosk.preview.stage import OpenKiosk, Stage


@dataclass(slots=True)
class Opened:
    """A catalogue, what it shows, and the window over it."""

    path: Path
    written: tuple[int, int]
    shown: Shown
    stage: Stage

    def is_of(self, path: Path) -> bool:
        """Whether this is what the file holds now."""
        return (self.path, self.written) == (path, _written(path))

    def close(self) -> None:
        self.stage.close()
        self.shown.catalogue.close()


def opened(path: Path, open_kiosk: OpenKiosk) -> Opened:
    """A catalogue file with a window over it.

    Raises:
        CatalogueError: the file cannot be read.
    """
    written = _written(path)
    catalogue = Catalogue.open(path)
    return Opened(path, written, Shown(catalogue, _guides(catalogue)), Stage(open_kiosk(catalogue)))


def _written(path: Path) -> tuple[int, int]:
    """When the file was written and how long it is; zeros for one that is not there."""
    try:
        about = path.stat()
    except OSError:
        return 0, 0
    return about.st_mtime_ns, about.st_size


def _guides(catalogue: Catalogue) -> Mapping[str, Guide]:
    """The guides that the kiosk can read, with the values of facts in their sentences."""
    found = {}
    for identifier in catalogue.guide_ids():
        try:
            guide = Guide.model_validate(catalogue.guide_record(identifier))
            found[identifier] = filled(guide, catalogue.text)
        except (ValueError, CatalogueError):
            continue  # it is as good as not there, as on a kiosk
    return found
