"""What python-tuf and the network refuse, as one sentence that a person can act on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus

from tuf.api.exceptions import (
    BadVersionNumberError,
    DownloadError,
    DownloadHTTPError,
    DownloadLengthMismatchError,
    ExpiredMetadataError,
    LengthOrHashMismatchError,
    RepositoryError,
    UnsignedMetadataError,
)
from tuf.api.serialization import DeserializationError

from kiosk.distribution.client.errors import UpdateError
from kiosk.distribution.client.web import CannotKeepError, NotARepositoryError
from kiosk.i18n.sentence import Sentence, sentence


@contextmanager
def telling(source: str) -> Iterator[None]:
    """Turn whatever python-tuf raises into an :class:`UpdateError`."""
    try:
        yield
    except (RepositoryError, DownloadError) as error:
        code, said = _told(error, source)
        raise UpdateError(said, code=code) from error
    except OSError as error:
        raise UpdateError(_cannot_be_written(error.strerror or type(error).__name__), code="disk") from error
    except (ValueError, RecursionError) as error:
        raise UpdateError(_not_a_repository(source), code="not-a-repository") from error


def _told(error: Exception, source: str) -> tuple[str, Sentence]:
    if isinstance(error, NotARepositoryError | DeserializationError):
        return "not-a-repository", _not_a_repository(source)
    if isinstance(error, CannotKeepError):
        return "disk", _cannot_be_written(error.reason)
    if isinstance(error, ExpiredMetadataError):
        said = sentence(
            "What {source} hands out has expired, or this kiosk's clock is ahead."
            " Compare the clock; if it is right, the office has to sign anew ('office repository refresh').",
            source=source,
        )
        return "expired", said
    if isinstance(error, BadVersionNumberError):
        said = sentence("{source} hands out something older than this kiosk has had. It was refused.", source=source)
        return "rollback", said
    if isinstance(error, DownloadLengthMismatchError):
        return "too-large", sentence("{source} sent more than was signed. It was refused.", source=source)
    if isinstance(error, DownloadHTTPError):
        return "network", _answered(error.status_code, source)
    if isinstance(error, DownloadError):
        said = sentence("{source} cannot be reached, or the connection broke. The kiosk tries again.", source=source)
        return "network", said
    if isinstance(error, UnsignedMetadataError | LengthOrHashMismatchError):
        said = sentence(
            "What {source} sent was not signed by enough publishers, or was changed on the way. It was refused.",
            source=source,
        )
        return "not-trusted", said
    return "not-trusted", sentence("What {source} sent cannot be trusted. It was refused.", source=source)


def _answered(status: int, source: str) -> Sentence:
    if status == HTTPStatus.NOT_FOUND:
        return sentence("{source} is no repository of an office, or is not complete: a file is missing.", source=source)
    return sentence("{source} answered with status {status}. The kiosk tries again.", source=source, status=status)


def _cannot_be_written(reason: str) -> Sentence:
    return sentence("The update cannot be written to this kiosk's disk: {reason}.", reason=reason)


def _not_a_repository(source: str) -> Sentence:
    return sentence(
        "What {source} sent is no repository of an office."
        " If this network asks people to sign in on a web page, do that first.",
        source=source,
    )
