"""Settings of the device and its operator (``kiosk.toml`` and the environment), and the folders that hold data."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from kiosk.findings import PonteError
from kiosk.i18n.locales import DEFAULT_LOCALE, Locale
from kiosk.i18n.text import Text

_FRAME_START = r"^[\x01-\x07\x0b\x0c\x0e-\x1a\x1c-\x1f~^|`{}\\][\x01-\x7e]{0,7}$"
"""A control character other than Backspace, Tab, Enter and Escape, or a sign that no search and no name needs."""
DATA_VARIABLE = "PONTE_DATA"
SETTINGS_FILE = "kiosk.toml"
PROJECT_FOLDER = Path(__file__).resolve().parents[1]
BUNDLED_CATALOGUE = PROJECT_FOLDER / "build" / "catalog.sqlite"
CONTENT_FOLDER = PROJECT_FOLDER / "db" / "content"
IDLE_SECONDS = 120
"""Without a touch, before the warning: what residents have at least (ux.md R-I1)."""
WARNING_SECONDS = 45
"""Of the warning's countdown: as long as it may be (ux.md R-I1)."""


class ConfigError(PonteError):
    """The settings file cannot be used."""

    code = "config"


@dataclass(frozen=True, slots=True)
class WindowOptions:
    """How the kiosk's window is asked for on the command line; ``size`` is (width, height) in px."""

    windowed: bool = False
    size: tuple[int, int] | None = None
    language: Locale | None = None
    catalog_file: Path | None = None


class Desk(BaseModel):
    """The operator's own desk. What no source gives is the operator's setting, empty until filled in."""

    model_config = ConfigDict(extra="forbid")

    name: Text | None = None
    address: Text | None = None
    hours: Text | None = None
    directions: Text | None = None
    phone: str | None = Field(default=None, pattern=r"^\+?\d{3,15}$")


class ApplicationSettings(BaseModel):
    """Who answers for prepared applications. All but the branches must be set before one may be prepared."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    controller: Text | None = None
    """Who is responsible for the personal data: the name that the notice shows."""
    purpose: Text | None = None
    retention_days: int | None = Field(default=None, ge=1, le=365)
    """How long a sealed application is kept at most, on the kiosk and at the centre."""
    contact: Text | None = None
    """Where residents ask about their data, and have them corrected or deleted."""
    place: Text | None = None
    """Where the data are kept."""
    branches: tuple[Text, ...] = ()
    """The branches a resident may wish for; without them nobody is asked."""

    def missing(self) -> list[str]:
        """The names of the settings that still have to be filled in."""
        return [name for name in ("controller", "purpose", "retention_days", "contact", "place") if not self._has(name)]

    def is_empty(self) -> bool:
        """Whether the operator has set nothing: no application is to be prepared here."""
        return self == ApplicationSettings()

    def _has(self, name: str) -> bool:
        return getattr(self, name) is not None


class DropBox(BaseModel):
    """Where sealed applications and signs of life are delivered. Secrets stand in files of their own, never here."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    url: str | None = Field(default=None, pattern=r"^(https?://\S+|/.*|~.*)$")
    """An address that takes PUT (WebDAV, an object store), or a folder."""
    user: str | None = None
    password_file: str | None = None
    """Its first line is the password that goes with ``user`` (HTTP Basic, RFC 7617)."""
    token_file: str | None = None
    """Its first line is a token (HTTP Bearer, RFC 6750)."""


class Settings(BaseModel):
    """Every setting, with its default. ``PONTE_<NAME>`` in the environment stands over the file.

    Read with pydantic alone: importing pydantic-settings costs a start 100 ms, a third of the whole budget.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    language: Locale = DEFAULT_LOCALE
    kiosk_number: str | None = Field(default=None, max_length=12)
    pixels_per_millimetre: float = Field(default=3.70, ge=1.5, le=12)
    """Of the screen (px/mm); ux.md section 1: 3.70 at 94 dpi."""
    idle_seconds: int = Field(default=IDLE_SECONDS, ge=IDLE_SECONDS, le=300)
    """Without a touch, before the warning."""
    warning_seconds: int = Field(default=WARNING_SECONDS, ge=20, le=WARNING_SECONDS)
    """Countdown of the warning (WCAG 2.2 SC 2.2.1: at least 20 s)."""
    printer: str = "none"
    """``none``, ``cups:NAME``, ``escpos:…``, ``folder:PATH`` or ``simulated:…`` (kiosk.devices.printer_settings)."""
    scanner: str = Field(default="none", pattern=r"^(none|wedge|serial:/\S+)$")
    """For the codes on slips: ``none``, ``wedge`` (it types like a keyboard) or ``serial:/dev/ttyACM0``."""
    scanner_prefix: str = Field(default="\x02", pattern=_FRAME_START)
    """What a wedge sends before a code: STX, or up to 8 characters that begin with one that nobody types here."""
    scanner_suffix: str = Field(default="\x03", min_length=1, max_length=8)
    """What a wedge sends after a code: ETX, or another end such as ``\\r``."""
    handout_url: str | None = Field(default=None, pattern=r"^https://\S+$")
    """Where the operator serves the checklists for phones; empty: the QR on the screen holds the text itself."""
    kiosk_id: str | None = Field(default=None, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)
    """How the office calls this kiosk; None: an id made from its key."""
    repository: str | None = Field(default=None, pattern=r"^(https?://\S+|/.*|~.*)$")
    """Where releases come from: the address or the folder of the office's repository. None: only from sticks."""
    update_minutes: int = Field(default=60, ge=5, le=1440)
    """Between two looks at the repository."""
    keep_releases: int = Field(default=3, ge=2, le=20)
    """Installed releases that stay on the disk."""
    stick_folders: tuple[str, ...] = ("/media", "/run/media")
    """Where this machine shows sticks; empty: none is looked at."""
    drop_box: DropBox = DropBox()
    heartbeat_minutes: int = Field(default=60, ge=5, le=1440)
    """Between two signs of life to the centre."""
    desk: Desk = Desk()
    application: ApplicationSettings = ApplicationSettings()


def data_folder() -> Path:
    """Where this kiosk keeps its releases and its settings: ``PONTE_DATA``, else the user's data folder."""
    chosen = os.environ.get(DATA_VARIABLE)
    if chosen:
        return Path(chosen)
    import platformdirs  # late: a branch names its folder, and a start need not pay for the guess

    return Path(platformdirs.user_data_dir("ponte", appauthor=False))


def load_settings() -> Settings:
    """The settings.

    Raises:
        ConfigError: a setting is wrong; the message names each one and what would be right.
    """
    path = data_folder() / SETTINGS_FILE
    try:
        return Settings.model_validate(_from_file(path) | _from_environment())
    except ValidationError as error:
        wrong = "; ".join(
            f"{'.'.join(str(step) for step in issue['loc'])}: {issue['msg']}"
            for issue in error.errors(include_url=False, include_input=False)
        )
        raise ConfigError(f"The settings in {path} (or PONTE_… variables) are wrong. {wrong}.") from None
    except (OSError, ValueError, RecursionError) as error:
        raise ConfigError(f"The settings file {path} cannot be read: {error}. Correct it or move it away.") from None


def _from_file(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}


def _from_environment() -> dict[str, str]:
    names = {f"PONTE_{name.upper()}": name for name in Settings.model_fields}
    return {names[variable]: value for variable, value in os.environ.items() if variable in names}
