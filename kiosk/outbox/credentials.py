"""What the kiosk shows to the drop box: a password or a token, read from a file that only the kiosk's user can read."""

from __future__ import annotations

import os
import re
import stat
from base64 import b64encode
from pathlib import Path
from typing import Final

from kiosk.config import DropBox
from kiosk.i18n.sentence import sentence
from kiosk.outbox.delivery_error import DeliveryError
from kiosk.web_address import named_path

MOST_BYTES: Final = 4096
"""Of the file: a token is a line."""
_TOKEN = re.compile(r"[A-Za-z0-9._~+/-]+=*")
"""b64token (RFC 6750, section 2.1)."""
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")


def authorization(drop_box: DropBox, data: Path) -> str | None:
    """The value of the ``Authorization`` header; None: the drop box asks nobody. Files are relative to ``data``.

    Raises:
        DeliveryError: ``settings`` or ``credentials``; the sentence names the file and never what stands in it.
    """
    user, password, token = drop_box.user, drop_box.password_file, drop_box.token_file
    if (user is None) is not (password is None) or (token is not None and password is not None):
        said = sentence("[drop_box] in kiosk.toml needs 'user' and 'password_file', or 'token_file' alone.")
        raise DeliveryError(said, "settings")
    if token is not None:
        return f"Bearer {_token(_place(token, data))}"
    if user is None or password is None:
        return None
    if ":" in user or _CONTROLS.search(user):
        raise DeliveryError(sentence("The 'user' of [drop_box] in kiosk.toml may hold no colon."), "settings")
    # RFC 7617, in UTF-8
    return f"Basic {b64encode(f'{user}:{_first_line(_place(password, data))}'.encode()).decode('ascii')}"


def _place(setting: str, data: Path) -> Path:
    return data / (named_path(setting) or setting)


def _token(path: Path) -> str:
    token = _first_line(path)
    if _TOKEN.fullmatch(token) is None:
        raise _unusable(path)
    return token


def _first_line(path: Path) -> str:
    try:
        lines = _private_content(path).decode("utf-8").splitlines()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        said = sentence("The file {file} for the drop box cannot be read: {reason}.", file=str(path), reason=reason)
        raise DeliveryError(said, "credentials") from None
    except UnicodeDecodeError:
        raise _unusable(path) from None
    line = lines[0] if lines else ""
    if not line or _CONTROLS.search(line):
        raise _unusable(path)
    return line


def _private_content(path: Path) -> bytes:
    # not blocking: a pipe would hold up the kiosk until somebody writes into it
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        about = os.fstat(descriptor)
        if about.st_mode & 0o077:
            said = sentence("Others on this machine can read {file}. Run 'chmod 600' on it.", file=str(path))
            raise DeliveryError(said, "credentials")
        if not stat.S_ISREG(about.st_mode) or about.st_size > MOST_BYTES:
            raise _unusable(path)
        return os.read(descriptor, MOST_BYTES)
    finally:
        os.close(descriptor)


def _unusable(path: Path) -> DeliveryError:
    said = sentence("The first line of {file} must be the password or the token, and nothing else.", file=str(path))
    return DeliveryError(said, "credentials")
