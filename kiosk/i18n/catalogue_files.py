"""Rules for the .po files: the same placeholders in every translation, nothing missing."""

from __future__ import annotations

from collections.abc import Sequence

from babel.messages.catalog import Catalog

from kiosk.i18n.messages import fields


def placeholder_problems(catalogue: Catalog) -> list[str]:
    """One sentence per translation whose ``{names}`` differ from its source's.

    Where the source leaves the number out for one ("The newest entry"), a translation's form for one may, too.
    """
    return [
        f"line {entry.lineno}: the translation of '{_forms(entry.id)[0]}' must hold {sorted(allowed)}"
        for entry in catalogue
        if entry.id
        for allowed in [fields(" ".join(_forms(entry.id)))]
        for left, form in enumerate(reversed(_forms(entry.string)))
        if form and fields(form) != allowed and not (left and fields(form) == fields(_forms(entry.id)[0]))
    ]


def untranslated(catalogue: Catalog) -> list[str]:
    """The source messages that have no translation, or one that was only guessed (fuzzy)."""
    return [_forms(entry.id)[0] for entry in catalogue if entry.id and (entry.fuzzy or not all(_forms(entry.string)))]


def _forms(text: str | Sequence[str] | None) -> tuple[str, ...]:
    if text is None:
        return ("",)
    return (text,) if isinstance(text, str) else tuple(text)
