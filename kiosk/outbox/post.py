"""The one door for a prepared application: sealed, signed, kept on the disk, and written out for paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kiosk.i18n.messages import message
from kiosk.outbox.events import Event, StaffEvents, now_in_utc
from kiosk.outbox.waiting import Outbox, Refusal
from kiosk.sealing.application import Application
from kiosk.sealing.device_key import FOLDER, device_key
from kiosk.sealing.envelope import APPLICATION, Envelope, seal, sign
from kiosk.sealing.errors import SealingError
from kiosk.sealing.sequence import next_number
from kiosk.sealing.text_form import to_parts


@dataclass(frozen=True, slots=True)
class Posted:
    """An application that is on its way. ``parts`` are the texts of the QR codes, in their order."""

    id: str
    """Eight characters, printed on the sheet and read out at the counter."""
    parts: tuple[str, ...]
    envelope: Envelope


class Post:
    """Seals to the recipients of the release and signs with the key in the data folder."""

    def __init__(
        self,
        data: Path,
        recipients: tuple[str, ...],
        kiosk_id: str | None = None,
        now: Callable[[], datetime] = now_in_utc,
    ) -> None:
        self._data = data
        self._recipients = recipients
        self._kiosk_id = kiosk_id
        self._now = now
        self.events = StaffEvents(data, now)
        self.outbox = Outbox(data, self.events)

    def post(self, application: Application) -> Posted | Refusal:
        """Seal, sign and keep it. After this nobody but the recipients can read it; drop the application then."""
        try:
            envelope = self._envelope(application)
            parts = to_parts(envelope.encoded())
        except (SealingError, OSError) as error:
            reason = error.code if isinstance(error, SealingError) else "cannot-write"
            self.events.add(Event.NOT_KEPT, reason=reason)
            problem = message("This kiosk cannot seal your application at the moment.")
            return Refusal(message("{problem} Please ask a member of staff.", problem=problem), reason)
        kept = self.outbox.keep(envelope, self._now())
        return kept if isinstance(kept, Refusal) else Posted(envelope.short_id, parts, envelope)

    def _envelope(self, application: Application) -> Envelope:
        key = device_key(self._data, self._kiosk_id)
        sealed = seal(application, self._recipients)
        return sign(APPLICATION, next_number(self._data / FOLDER), sealed, key)
