"""Options that several commands share, read into the project's own types."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import click

from kiosk.config import DATA_VARIABLE, WindowOptions
from kiosk.i18n.locales import Locale


def choose_data_folder(folder: str | None) -> None:
    """Use ``folder`` for this process; the environment carries it, so that every part sees the same one."""
    if folder is not None:
        os.environ[DATA_VARIABLE] = str(Path(folder).resolve())


def window_options(windowed: bool, size: str | None, language: str | None, catalog_file: str | None) -> WindowOptions:
    """The kiosk's options; a wrong one ends with exit code 2 and a sentence."""
    return WindowOptions(
        windowed=windowed or size is not None,
        size=window_size(size) if size else None,
        language=locale_of(language) if language else None,
        catalog_file=Path(catalog_file) if catalog_file else None,
    )


def window_size(text: str) -> tuple[int, int]:
    """``1080x1920`` as (width, height) in px."""
    match = re.fullmatch(r"(\d{3,5})[xX×](\d{3,5})", text.strip())
    if match is None:
        raise click.UsageError(f"--size: '{text}' is not a size; write width x height, for example 1080x1920.")
    return int(match[1]), int(match[2])


def locale_of(tag: str) -> Locale:
    """A language tag as a locale, or a usage error that lists the four."""
    try:
        return Locale(tag)
    except ValueError:
        offered = ", ".join(locale.value for locale in Locale)
        raise click.UsageError(f"'{tag}' is not one of the languages: {offered}.") from None


class LocaleType(click.ParamType[Locale]):
    """A click parameter that is one of the four locales."""

    name = "language"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Locale:
        return value if isinstance(value, Locale) else locale_of(str(value))


LOCALE = LocaleType()
