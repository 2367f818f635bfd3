"""Files that a person names: read with suspicion, written whole and never over another without being told to."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from kiosk.durable_file import write_private
from kiosk.i18n.sentence import sentence
from kiosk.office.exchange.errors import ExchangeError

MOST_BYTES = 256 * 1024 * 1024
"""Of a file that comes in: far more than the largest that goes out."""
_QUOTATION = "\"'"


def typed_path(typed: str) -> Path:
    """The place that somebody typed or pasted: ``~`` is the home folder; a ``file:`` address and quotes are understood.

    Raises:
        ExchangeError: ``file``: it names no place.
    """
    words = typed.strip()
    if len(words) > 1 and words[0] in _QUOTATION and words[-1] == words[0]:
        words = words[1:-1]
    if words.startswith("file:"):
        words = url2pathname(urlsplit(words).path)
    try:
        path = Path(words).expanduser()
    except RuntimeError:  # the home of a user that there is not
        path = Path(words)
    if not words or "\0" in words or not path.is_absolute():
        raise ExchangeError(
            sentence("Write the whole path of the file or folder, such as {example}.", example="~/ponte.xlsx"),
            code="file",
        )
    return path


def is_folder(place: Path) -> bool:
    """Whether it is one; what cannot be asked is none."""
    try:
        return place.is_dir()
    except OSError:  # a name that is too long, a folder above that is closed
        return False


def read_whole(file: Path, most: int = MOST_BYTES) -> bytes:
    """What is in a file.

    Raises:
        ExchangeError: ``file``: it is no file, is too large, or cannot be read.
    """
    try:
        if is_folder(file):
            raise ExchangeError(sentence("{file} is a folder: choose a file in it.", file=str(file)), code="file")
        if file.exists() and not file.is_file():
            raise ExchangeError(sentence("{file} is no ordinary file.", file=str(file)), code="file")
        with file.open("rb") as opened:
            content = opened.read(most + 1)
    except FileNotFoundError:
        raise ExchangeError(sentence("There is no file {file}.", file=str(file)), code="file") from None
    except OSError as error:
        said = sentence("{file} cannot be read: {reason}.", file=str(file), reason=error.strerror or "")
        raise ExchangeError(said, code="file") from None
    if len(content) > most:
        said = sentence("{file} is larger than {most} MB.", file=str(file), most=max(1, most // 1024**2))
        raise ExchangeError(said, code="file")
    return content


def must_be_free(file: Path) -> None:
    """Go on only where nothing is in the way.

    Raises:
        ExchangeError: ``exists``: a file, or a folder that holds something.
    """
    if is_folder(file):
        if _holds_something(file):
            said = sentence("There are files in {folder} already. Write over them?", folder=str(file))
            raise ExchangeError(said, code="exists")
    elif _is_there(file):
        said = sentence("There is a file {file} already. Write over it?", file=str(file))
        raise ExchangeError(said, code="exists")


def write_whole(file: Path, content: bytes) -> None:
    """Write a file with the folders above it: on the disk when this returns, or as it was.

    Raises:
        ExchangeError: ``file``.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        write_private(file, content)
    except OSError as error:
        said = sentence("{file} cannot be written: {reason}.", file=str(file), reason=error.strerror or "")
        raise ExchangeError(said, code="file") from None


def _is_there(file: Path) -> bool:
    """A link that leads nowhere is something too."""
    try:
        file.lstat()
    except OSError:
        return False
    return True


def _holds_something(folder: Path) -> bool:
    try:
        return any(folder.iterdir())
    except OSError:  # it cannot be looked into: writing will say why
        return False
