"""The kiosks for a monitoring system: Prometheus text format 0.0.4.

https://prometheus.io/docs/instrumenting/exposition_formats/ : HELP, TYPE, then samples; in label values a backslash, a
quotation mark and a line feed are escaped, in HELP a backslash and a line feed; the last line ends with a line feed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kiosk.office.fleet.fleet import FleetRow, FleetState
from kiosk.office.fleet.sign_of_life import SignOfLife

CONTENT_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"


@dataclass(frozen=True, slots=True)
class _Gauge:
    """One number of each kiosk that has it; None: it has none."""

    name: str
    help: str
    value: Callable[[FleetRow], float | None]


def prometheus(rows: Sequence[FleetRow], release: int | None) -> str:
    """Every kiosk, and ``release``: the newest that is handed out."""
    return "".join(f"{line}\n" for line in _lines(rows, release))


def _of_sign(value: Callable[[SignOfLife], float | None]) -> Callable[[FleetRow], float | None]:
    return lambda row: None if row.sign is None else value(row.sign)


_GAUGES: Final = (
    _Gauge(
        "ponte_kiosk_enrolled_timestamp_seconds",
        "When the key of the kiosk was enrolled.",
        lambda row: row.kiosk.added_at.timestamp(),
    ),
    _Gauge("ponte_kiosk_seen", "Whether the kiosk was ever heard of.", lambda row: float(row.sign is not None)),
    _Gauge("ponte_kiosk_well", "1: nothing is wrong.", lambda row: float(row.state is FleetState.WELL)),
    _Gauge(
        "ponte_kiosk_last_seen_timestamp_seconds",
        "When the kiosk was last heard of.",
        lambda row: None if row.last_seen is None else row.last_seen.timestamp(),
    ),
    _Gauge("ponte_kiosk_release", "The release that the kiosk shows.", _of_sign(lambda sign: sign.release)),
    _Gauge("ponte_kiosk_releases_behind", "Releases newer than its own.", lambda row: row.behind),
    _Gauge(
        "ponte_kiosk_catalogue_age_days", "Age of what the kiosk shows.", _of_sign(lambda sign: sign.catalogue_age_days)
    ),
    _Gauge(
        "ponte_kiosk_last_sync_timestamp_seconds",
        "When the kiosk last reached the repository.",
        _of_sign(lambda sign: None if sign.last_sync is None else sign.last_sync.timestamp()),
    ),
    _Gauge(
        "ponte_kiosk_disk_free_bytes",
        "Free on the disk of the kiosk.",
        _of_sign(lambda sign: sign.disk_free_mb * 1_000_000),
    ),
    _Gauge(
        "ponte_kiosk_waiting_envelopes", "Applications that wait on the kiosk.", _of_sign(lambda sign: sign.waiting)
    ),
    _Gauge(
        "ponte_kiosk_sessions_today",
        "Visits on the day of the last sign of life.",
        _of_sign(lambda sign: sign.sessions_today),
    ),
)


def _lines(rows: Sequence[FleetRow], release: int | None) -> Iterator[str]:
    if release is not None:
        yield from _head("ponte_office_release", "The newest release that is handed out.")
        yield f"ponte_office_release {release}"
    for gauge in _GAUGES:
        samples = [(row, value) for row in rows if (value := gauge.value(row)) is not None]
        if samples:
            yield from _head(gauge.name, gauge.help)
            yield from (f"{gauge.name}{_labels(row)} {_number(value)}" for row, value in samples)
    problems = [(row, code) for row in rows for code in dict.fromkeys(problem.code for problem in row.problems)]
    if problems:
        yield from _head("ponte_kiosk_problem", "1 for each thing that is wrong.")
        yield from (f"ponte_kiosk_problem{_labels(row, problem=code)} 1" for row, code in problems)


def _head(name: str, text: str) -> Iterator[str]:
    yield f"# HELP {name} {text}"
    yield f"# TYPE {name} gauge"


def _labels(row: FleetRow, **more: str) -> str:
    values = {"kiosk": row.kiosk.id, "name": row.kiosk.name, **more}
    return "{" + ",".join(f'{name}="{_escaped(value)}"' for name, value in values.items()) + "}"


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(value)
