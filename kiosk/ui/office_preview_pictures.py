"""The pictures that the preview shows: files in a private folder, the old ones until the new ones are there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from kiosk.ui.office_preview_answers import ClippedTold, PictureTold
from kiosk.ui.office_preview_folder import PrivateFolder

PICTURES = "pictures"


class PreviewPictures:
    """In a part of ``folder``. Files keep their own names, so that none is shown in place of another."""

    def __init__(self, folder: PrivateFolder) -> None:
        self._folder = folder
        self._new: list[PictureTold] = []
        self._old: list[PictureTold] = []

    def __len__(self) -> int:
        return max(len(self._new), len(self._old))

    def shown(self) -> Iterator[tuple[PictureTold, bool]]:
        """Every picture, and whether it is an old one in whose place a new one may come."""
        yield from ((picture, False) for picture in self._new)
        yield from ((picture, True) for picture in self._old[len(self._new) :])

    def new(self, at: int) -> PictureTold | None:
        """One of the new pictures; None where there is none yet, or an old one."""
        return self._new[at] if 0 <= at < len(self._new) else None

    def place_of(self, text: ClippedTold) -> int | None:
        """Where the new picture with a text stands; None as long as it is not there."""
        found = (picture.screen == text.screen and picture.title == text.title for picture in self._new)
        wanted = (same and picture.page == text.page for same, picture in zip(found, self._new, strict=True))
        return next((place for place, same in enumerate(wanted) if same), None)

    def make_old(self) -> None:
        """Others are asked for. What nobody has seen since the last time is removed."""
        self._old, self._new = [picture for picture, _ in self.shown()], []
        kept = {picture.file for picture in self._old}
        self._folder.keep_only(PICTURES, kept)

    def take(self, picture: PictureTold, number: int) -> None:
        """A new one came: it is ours from now on."""
        file = self._folder.part(PICTURES) / f"{number:05}-{picture.file.name}"
        with suppress(OSError):  # without its file it is shown as a frame with nothing in it
            picture.file.replace(file)
        self._new.append(picture.model_copy(update={"file": file}))

    def drop(self, picture: PictureTold | None) -> None:
        """One came that nobody waits for any more."""
        if picture is not None:
            picture.file.unlink(missing_ok=True)

    def end(self) -> None:
        """All new ones are there."""
        self._old = []

    def forget(self) -> None:
        """Show nothing and keep nothing."""
        self._new, self._old = [], []
        self._folder.clear(PICTURES)
