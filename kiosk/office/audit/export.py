"""Entries as a file for people outside the office: CSV for a spreadsheet, or JSON, which a program can verify."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable

from kiosk.catalog.canonical_json import canonical_json
from kiosk.office.audit.log import Entry, in_utc

COLUMNS = ("number", "at", "user", "action", "about", "hash")


def as_csv(entries: Iterable[Entry]) -> bytes:
    """RFC 4180, in UTF-8 with a byte order mark: without it a spreadsheet on Windows garbles Chinese.

    No cell can begin a formula: each is a number, a time, a name, a word of ours, an object in braces or a hash.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for entry in entries:
        about = canonical_json(dict(entry.about))
        writer.writerow([entry.number, in_utc(entry.at), entry.user, entry.action, about, entry.hash])
    return out.getvalue().encode("utf-8-sig")


def as_json(entries: Iterable[Entry]) -> bytes:
    """A list of objects, one for each entry, in UTF-8."""
    told = {"entries": [entry.as_dict() for entry in entries]}
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()
