"""``office preview``: the kiosk's screens with a draft in them, as pictures, and the texts that do not fit."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kiosk.catalog.kinds import Kind
from kiosk.commands.options import LOCALE
from kiosk.commands.output import data_option, emit, json_option, reporting
from kiosk.i18n.locales import Locale
from kiosk.i18n.sentence import sentence

if TYPE_CHECKING:
    from kiosk.catalog.read import Catalogue
    from kiosk.office.review.overflow import OverflowMeasure
    from kiosk.preview.previewer import Previewer
    from kiosk.preview.request import Answer
    from kiosk.preview.stage import OpenKiosk
    from kiosk.ui.keyboard import TypingFolder

_THEMES = ("light", "dark", "black", "white", "warm")


@click.command()
@click.argument("kind", type=click.Choice([kind.value for kind in Kind]), required=False)
@click.argument("record_id", metavar="[ID]", required=False)
@click.option("--language", type=LOCALE, default=Locale.ZH_HANT.value, show_default=True)
@click.option("--text", type=click.Choice(["100", "125", "150", "200"]), default="100", show_default=True, help="In %.")
@click.option("--theme", type=click.Choice(_THEMES), default="light", show_default=True)
@click.option("--orientation", type=click.Choice(["portrait", "landscape"]), default="portrait", show_default=True)
@click.option("--catalogue", type=click.Path(path_type=Path), help="This catalogue file instead of the drafts.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Folder for the pictures.")
@click.option("--serve", "serves", is_flag=True, help="Answer requests, one JSON object a line (docs/review.md).")
@json_option
@data_option
@reporting
def preview(
    kind: str | None,
    record_id: str | None,
    language: Locale,
    text: str,
    theme: str,
    orientation: str,
    catalogue: Path | None,
    out: Path | None,
    serves: bool,
    as_json: bool,
) -> None:
    """Show a draft as residents will see it: pictures of every page, and the texts that do not fit."""
    if serves == bool(kind or record_id) or (not serves and not (kind and record_id and out)):
        raise click.UsageError("Name a kind, an id and --out, or only --serve.")
    from kiosk.preview.request import Request

    with opened_previewer(out, from_drafts=catalogue is None) as previewer:
        if serves:
            _serve(previewer)
            return
        asked: dict[str, Any] = {"kind": kind, "id": record_id, "language": language, "text": int(text), "theme": theme}
        asked |= {"orientation": orientation, "catalogue": catalogue}
        answer = previewer.answer(Request.model_validate(asked))
    emit(answer.as_json(), as_json, _lines(answer))


def overflow_measure() -> OverflowMeasure:
    """What finds texts that do not fit, for reviewing and publishing: the kiosk's window in a process of its own."""
    from kiosk.office.review.overflow_process import PreviewProcess

    return PreviewProcess()


@contextmanager
def opened_previewer(out: Path | None, from_drafts: bool) -> Iterator[Previewer]:
    """A previewer over the drafts of the data folder, with a window nobody sees. ``out`` None: a folder of its own.

    Raises:
        OfficeError: there is no office to take drafts from.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is there: nobody shall see this window
    from kiosk.app import make_application, prepare_process
    from kiosk.commands.office_sign_in import opened_office
    from kiosk.preview.drafts import DraftsAsCatalogue
    from kiosk.preview.folders import LastFolders
    from kiosk.preview.previewer import Previewer

    with ExitStack() as stack:
        own = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="ponte-preview-")))
        database = stack.enter_context(opened_office()) if from_drafts else None
        typing = prepare_process()
        stack.callback(typing.delete)
        application = make_application()
        application.styleHints().setCursorFlashTime(0)
        drafts = None if database is None else DraftsAsCatalogue(database, own)
        folders = LastFolders(own / "pictures") if out is None else lambda: _made(out)
        previewer = Previewer(_opener(typing, own), folders, drafts)
        stack.callback(setattr, sys, "excepthook", sys.excepthook)
        sys.excepthook = lambda kind, error, trace: previewer.troubles.append(kind.__name__)  # of the kiosk's own slots
        stack.callback(previewer.close)
        yield previewer


def _made(folder: Path) -> Path:
    from kiosk.preview.request import PreviewError

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PreviewError(
            sentence("The folder {folder} cannot be written.", folder=str(folder)), code="cannot-write"
        ) from error
    return folder


def _opener(typing: TypingFolder, own: Path) -> OpenKiosk:
    """How the previewer opens the kiosk: a plain one, whose clock stands still and which keeps nothing."""
    from kiosk.app import Clock, make_parts, open_window
    from kiosk.config import Settings, WindowOptions
    from kiosk.distribution.trust import Chosen, Trust
    from kiosk.preview.stage import OpenWindow

    def open_kiosk(catalogue: Catalogue) -> OpenWindow:
        clock = Clock(monotonic=lambda: 0.0)  # nobody is asked whether they are still there
        chosen = Chosen(catalogue, Trust.BUNDLED)  # without the band of a test: it would cover what is measured
        parts = make_parts(Settings(), chosen, typing, clock, data=own / "kiosk", read=lambda file: None)
        kiosk = open_window(parts, WindowOptions(windowed=True))
        return OpenWindow(
            kiosk.window,
            parts.navigator,
            parts.visit,
            parts.display,
            parts.translator,
            parts.comparing,
            kiosk.close,
        )

    return open_kiosk


def _serve(previewer: Previewer) -> None:
    from kiosk.preview.worker import serve

    def say(line: str) -> None:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()

    serve(previewer, sys.stdin, say)


def _lines(answer: Answer) -> Iterator[str]:
    yield from (str(picture.file) for picture in answer.pictures)
    yield from (note.render(Locale.EN) for note in answer.notes)
    for text in answer.clipped:
        place = f"{text.kind}/{text.id} {text.field}" if text.kind else text.screen
        yield f"{place} [{text.language}]: {text.says.render(Locale.EN)}"


COMMANDS = (preview,)
