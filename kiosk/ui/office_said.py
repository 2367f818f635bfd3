"""What a page of the office says of the last thing that was done on it."""

from __future__ import annotations

from kiosk.findings import PonteError
from kiosk.i18n.messages import Message
from kiosk.ui.four_languages import FourLanguages, of_message, of_sentence


class Said:
    """How it ended, or what is asked before it is done; empty before the first."""

    def __init__(self) -> None:
        self.quiet()

    def quiet(self) -> None:
        """It has been read, or it is somebody else's."""
        self.words: FourLanguages = {}
        self.asks: FourLanguages = {}
        self.where: list[FourLanguages] = []
        self.failed = False

    def tell(self, said: Message, *, failed: bool = False) -> None:
        """It ended; ``failed``: and changed nothing."""
        self.say(of_message(said), failed=failed)

    def say(self, words: FourLanguages, *, failed: bool) -> None:
        """The same, where it is in four languages already."""
        self.quiet()
        self.words, self.failed = words, failed

    def fail(self, error: PonteError) -> None:
        """It was not done; ``where``: what exactly stands against it."""
        self.say(of_sentence(error.message), failed=True)
        self.where = [of_sentence(finding.message) for finding in error.where]

    def ask(self, error: PonteError) -> None:
        """It is done only when somebody says so."""
        self.quiet()
        self.asks = of_sentence(error.message)
