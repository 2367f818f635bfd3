"""A receipt printer that speaks ESC/POS, as almost all of them do."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator

from kiosk.devices import escpos_status as status
from kiosk.devices.escpos_channels import Channel, ChannelError
from kiosk.devices.escpos_encoding import receipt
from kiosk.devices.printer import NotPrinted, Outcome, Printable, Printed, PrinterState, PrintJob, Stopped

ANSWER_SECONDS = 0.5
"""How long a printer may take to answer one question; those that do answer within milliseconds."""
LOOK_SECONDS = 0.1
"""Between two looks while the last bands are being printed."""
MOST_PIECES = 16
"""Of what comes in while one answer is waited for: what never stops talking is no printer, or a broken one."""
FINISH_SECONDS = 5.0
"""How long a printer that knows GS r may still be at work once it has everything."""


class EscposPrinter:
    """The printer behind ``open_channel``, asked for its state before, between the bands and after the cut.

    A printer that answers no status is taken as ready while it takes bytes.
    """

    def __init__(
        self,
        name: str,
        open_channel: Callable[[], Channel],
        clock: Callable[[], float] = time.monotonic,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self.name = name
        self._open_channel = open_channel
        self._clock = clock
        self._pause = pause
        self._has_remains = False
        """Whether a part of a sheet that was not finished is still in the printer."""

    def state(self) -> PrinterState:
        """What the printer says of itself; ``offline`` if it cannot be reached."""
        try:
            with self._opened() as channel:
                return _Conversation(channel).state()
        except ChannelError:
            return PrinterState.OFFLINE

    def job(self, sheet: Printable) -> PrintJob:
        """The sheet's dots in bands, a cut after each page."""
        return PrintJob(sheet.title, sheet.size_mm, tuple(receipt(sheet)))

    def send(self, job: PrintJob, stop: threading.Event) -> Outcome:
        """Send the bands. A job called back is cut where it is, so that the next one begins on clean paper."""
        try:
            with self._opened() as channel:
                return self._send(_Conversation(channel), job, stop)
        except ChannelError as error:
            return NotPrinted(PrinterState.OFFLINE, f"{self.name}: {error}.")

    def _send(self, talk: _Conversation, job: PrintJob, stop: threading.Event) -> Outcome:
        *bands, end = job.pieces
        for number, piece in enumerate(bands):
            try:
                state = talk.state()
                if not state.can_print:
                    self._forget(talk)
                    return NotPrinted(state, f"{self.name}: {state.value} before piece {number} of {len(bands)}.")
                if stop.is_set():
                    self._cut_off_remains(talk, end)
                    return Stopped()
                if number == 0:
                    self._cut_off_remains(talk, end)
                talk.say(piece)
                self._has_remains = True
            except ChannelError as error:
                state = PrinterState.CUT_OFF if number else PrinterState.OFFLINE
                return NotPrinted(state, f"{self.name}: {error}, at piece {number} of {len(bands)}.")
        return self._finish(talk, end)

    def _finish(self, talk: _Conversation, end: bytes) -> Outcome:
        """Cut, and stay until the printer says that all is printed, or for a while if it never says so."""
        deadline = self._clock() + FINISH_SECONDS
        try:
            talk.say(end + (status.ALL_PRINTED if talk.answers else b""))
            while talk.answers and not talk.all_printed and self._clock() < deadline:
                state = talk.state()
                if not state.can_print:
                    self._forget(talk)
                    return NotPrinted(state, f"{self.name}: {state.value} before the end.")
                self._pause(LOOK_SECONDS)
        except ChannelError as error:
            return NotPrinted(PrinterState.CUT_OFF, f"{self.name}: {error}, at the end.")
        self._has_remains = False
        return Printed(self.name)

    def _cut_off_remains(self, talk: _Conversation, end: bytes) -> None:
        """Feed out and cut off what stands on the paper of an unfinished sheet."""
        if self._has_remains:
            talk.say(end)
            self._has_remains = False

    def _forget(self, talk: _Conversation) -> None:
        """A printer in trouble would print the rest, once there is paper, for whoever stands there then."""
        if self._has_remains:
            with contextlib.suppress(ChannelError):
                talk.say(status.CLEAR)

    @contextlib.contextmanager
    def _opened(self) -> Iterator[Channel]:
        channel = self._open_channel()
        try:
            yield channel
        finally:
            channel.close()


class _Conversation:
    """Questions and answers over one open channel."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self.answers = channel.speaks
        """Whether the printer answers questions; known after the first."""
        self.all_printed = False
        """Whether it has said that everything before GS r is printed."""

    def say(self, data: bytes) -> None:
        self._channel.write(data)

    def state(self) -> PrinterState:
        """The state by DLE EOT 1 to 4, one after another, since an answer does not say what it answers."""
        answered: dict[int, int] = {}
        for number in status.QUESTIONS if self.answers else ():
            self._channel.write(status.question(number))
            byte = self._status_byte()
            if byte is None:
                break
            answered[number] = byte
        self.answers = self.answers and bool(answered)
        return status.state_of(answered)

    def _status_byte(self) -> int | None:
        """The answer to the last question; an answer to GS r may come with it or before it."""
        for _ in range(MOST_PIECES):
            received = self._channel.read(ANSWER_SECONDS)
            if not received:
                return None
            self.all_printed |= any(status.says_all_printed(byte) for byte in received)
            found = next((byte for byte in reversed(received) if status.is_status(byte)), None)
            if found is not None:
                return found
        return None
