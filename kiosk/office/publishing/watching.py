"""How far preparing a release has come, for whoever waits for it; and the way to stop it while nothing is signed."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from kiosk.i18n.sentence import sentence
from kiosk.office.publishing.errors import PublishingError


class Stage(StrEnum):
    """The steps of preparing, in their order. From ``signing`` on nothing is stopped any more."""

    CHECKING = "checking"
    MEASURING = "measuring"
    BUILDING = "building"
    SIGNING = "signing"


Watch = Callable[[Stage], None]
"""Is told each stage before it begins, on the thread that prepares. What it raises ends the preparing."""


def nobody_watches(stage: Stage) -> None:
    """For commands: they wait."""


def stopped() -> PublishingError:
    """What a watch raises when somebody wants to stop: ``stopped``."""
    return PublishingError(sentence("Stopped. Nothing was signed, and nothing was changed."), code="stopped")
