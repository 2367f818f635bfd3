"""The drop box: whether it is set up and answers, what waits for it, and when it last took anything."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from kiosk.config import DropBox, Settings
from kiosk.findings import PonteError
from kiosk.operations.doctor.rows import Row, fail, ok, warn
from kiosk.outbox.delivery_error import DeliveryError
from kiosk.outbox.delivery_state import DeliveryState
from kiosk.outbox.targets import is_readable_on_the_way, open_target
from kiosk.outbox.waiting import Listing
from kiosk.sealing.device_key import device_key, key_file

LONG = timedelta(days=2)
"""An application that waited longer than this, although there is a drop box, is worth a look."""
_EXAMPLE = "resources/deploy/kiosk.toml explains [drop_box]"
_PASSES = "Look at the network and, if it lasts, at the centre's server. What waits stays."


def ask(settings: Settings, data: Path) -> None:
    """Whether the drop box of the settings answers; nothing is sent and no key is made.

    Raises:
        DeliveryError: it does not, or the settings are not complete.
        SealingError: the kiosk's key, which gives it its name, cannot be used.
    """
    kiosk = settings.kiosk_id or ""
    if not kiosk and key_file(data).exists():
        kiosk = device_key(data).kiosk_id
    target = open_target(settings.drop_box, data)
    try:
        target.reach(kiosk)
    finally:
        target.close()


def drop_box_row(drop_box: DropBox, reach: Callable[[], None]) -> Row:
    """Whether something that is sent would arrive; ``reach`` raises PonteError if not."""
    if drop_box.url is None:
        return ok(
            "drop-box", "No drop box is set: applications wait on this disk, and the centre gets no sign of life."
        )
    try:
        reach()
    except PonteError as error:
        if isinstance(error, DeliveryError) and error.pauses:
            return warn("drop-box", error.message, _PASSES)
        return fail("drop-box", error.message, f"Correct this; {_EXAMPLE}.")
    if is_readable_on_the_way(drop_box.url):
        detail = f"{drop_box.url} answers, but without https others on the network can read the kiosk's password."
        return warn("drop-box", detail, "Use an address that begins with https.")
    return ok("drop-box", f"{drop_box.url} answers.")


def outbox_row(found: Listing, state: DeliveryState, has_drop_box: bool, today: date) -> Row:
    """What waits, since when, and how the last attempt to deliver went."""
    detail = f"{_waiting(found)}; {_last(state)}."
    if found.damaged:
        what_to_do = "Have the disk looked at. The resident's paper holds the same application."
        return warn("outbox", f"{detail} Damaged: {', '.join(found.damaged)}.", what_to_do)
    if has_drop_box and state.problem is not None:
        what_to_do = (
            "Put this right, then run 'main.py outbox send'. What waits stays until it is delivered or expires."
        )
        return warn("outbox", f"{detail} The last attempt: {state.problem.message}", what_to_do)
    if has_drop_box and found.waiting and today - found.waiting[0].kept_at.date() > LONG:
        return warn("outbox", detail, "Run 'main.py outbox send': it says why nothing goes.")
    return ok("outbox", detail)


def _waiting(found: Listing) -> str:
    count = len(found.waiting)
    if not count:
        return "No application waits"
    oldest = found.waiting[0].kept_at.date()
    return f"{count} application{'' if count == 1 else 's'} wait{'s' if count == 1 else ''}, the oldest since {oldest}"


def _last(state: DeliveryState) -> str:
    if state.last_delivery is None:
        return "nothing was delivered yet"
    return f"last delivered {state.last_delivery:%Y-%m-%d %H:%M} UTC"
