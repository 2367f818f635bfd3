"""``document check``: what a document or phone number turns out to be (design.md, section 10)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import click

from kiosk.commands.options import LOCALE
from kiosk.commands.output import data_option, emit, json_option
from kiosk.guide.identity_documents import DocumentKind, NumberCheck, check_document
from kiosk.guide.phones import check_phone
from kiosk.i18n.locales import Locale

PHONE = "phone"
KINDS = [*(kind.value for kind in DocumentKind), PHONE]


@click.group()
def command() -> None:
    """Check a document or phone number."""


@command.command()
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("value")
@click.option("--language", "locale", type=LOCALE, default=Locale.EN.value, show_default=True, help="Of the sentences.")
@json_option
@data_option
@click.pass_context
def check(ctx: click.Context, kind: str, value: str, locale: Locale, as_json: bool) -> None:
    """Check VALUE as a number of this KIND. Exit code 1 if it cannot be one. (Put -- before a value such as -1.)"""
    found = check_phone(value) if kind == PHONE else check_document(DocumentKind(kind), value, date.today())
    emit(_data(kind, found, locale), as_json, _lines(found, locale))
    ctx.exit(0 if found.is_valid else 1)


def _data(kind: str, found: NumberCheck, locale: Locale) -> dict[str, Any]:
    return {
        "kind": kind,
        "valid": found.is_valid,
        "normalized": found.normalized,
        "display": found.display,
        "holder": found.holder,
        "errors": [correction.render(locale) for correction in found.errors],
        "notes": [note.render(locale) for note in found.notes],
        "details": dict(found.details),
    }


def _lines(found: NumberCheck, locale: Locale) -> Iterator[str]:
    if found.is_valid:
        yield f"valid: {found.display}"
    else:
        yield "not valid"
    yield from (f"  {correction.render(locale)}" for correction in found.errors)
    yield from (f"  {note.render(locale)}" for note in found.notes)
    yield from (f"  {name}: {detail}" for name, detail in found.details.items())
