"""How imports and their undoing ended, in a sentence."""

from __future__ import annotations

from kiosk.i18n.messages import Message, message, plural_message
from kiosk.office.exchange.exchange import ContentImported, Imported, Undone


def told_import(done: Imported) -> Message:
    """How many texts an import changed."""
    if done.number is None:
        return message("Nothing was changed.")
    return plural_message(
        "Import {number}: {n} text was changed.",
        "Import {number}: {n} texts were changed.",
        done.texts,
        number=done.number,
    )


def told_content(done: ContentImported) -> Message:
    """How many records an import of content wrote."""
    if done.number is None:
        return message("Nothing was changed.")
    return plural_message(
        "Import {number}: {n} record was brought in, as a draft.",
        "Import {number}: {n} records were brought in, as drafts.",
        len(done.plan.written),
        number=done.number,
    )


def told_undo(done: Undone) -> Message:
    """How much was put back, and whether something stays."""
    return _told_undo_of_records(done) if done.is_content else _told_undo_of_texts(done)


def _told_undo_of_records(done: Undone) -> Message:
    if not done.kept:
        return plural_message(
            "Import {number} was undone: {n} record is as it was before.",
            "Import {number} was undone: {n} records are as they were before.",
            done.records,
            number=done.number,
        )
    return plural_message(
        "Import {number} was undone: {n} record is as it was before. Those below were changed since, and stay.",
        "Import {number} was undone: {n} records are as they were before. Those below were changed since, and stay.",
        done.records,
        number=done.number,
    )


def _told_undo_of_texts(done: Undone) -> Message:
    if not done.kept:
        return plural_message(
            "Import {number} was undone: {n} text is as it was before.",
            "Import {number} was undone: {n} texts are as they were before.",
            done.texts,
            number=done.number,
        )
    return plural_message(
        "Import {number} was undone: {n} text is as it was before. The texts below were edited since, and stay.",
        "Import {number} was undone: {n} texts are as they were before. The texts below were edited since, and stay.",
        done.texts,
        number=done.number,
    )
