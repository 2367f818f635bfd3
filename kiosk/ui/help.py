"""Whom to call and how the kiosk works, for the help sheet (ux.md K-17); the desk is :mod:`kiosk.ui.desk`."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlEngine

from kiosk.catalog.model import Contact, ContactTopic
from kiosk.catalog.read import Catalogue
from kiosk.config import Settings
from kiosk.i18n.messages import Message, message
from kiosk.ui.applying import Applying
from kiosk.ui.four_languages import of_message
from kiosk.ui.guide_flow import GuideFlow
from kiosk.ui.services import Services

QML_IMPORT_NAME = "Ponte.Ui"
QML_IMPORT_MAJOR_VERSION = 1

MONEY_GUIDE = "money-trouble"
"""The guide for someone who lost money or was deceived."""
LEAVE = "leave"
"""The question whose answer is the button that ends the visit."""
_TOPICS: dict[ContactTopic, tuple[Message, str]] = {
    ContactTopic.URGENT: (message("Urgent: police and fraud"), "alert"),
    ContactTopic.CAR_ACCIDENT: (message("Car accident"), "car"),
    ContactTopic.BANK: (message("Banks and payments"), "bank"),
    ContactTopic.INSURANCE: (message("Insurers and policies"), "umbrella"),
    ContactTopic.DISPUTE: (message("Disputes with shops or banks"), "scales"),
    ContactTopic.HEALTH: (message("Health and subsidy"), "health"),
    ContactTopic.GOVERNMENT: (message("Government services"), "building"),
}
"""What each need is called, and its icon."""


@QmlElement
@QmlSingleton
class Help(QObject):
    """The contacts of the catalogue by need, and short questions about the kiosk with their answers."""

    changed = Signal()
    instance: Help

    def __init__(
        self,
        catalogue: Catalogue | None,
        services: Services,
        settings: Settings,
        flow: GuideFlow,
        applying: Applying,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._services = services
        self._settings = settings
        self._flow = flow
        self._applying = applying

    @staticmethod
    def create(engine: QQmlEngine) -> Help:
        """What QML calls for the singleton: the object that the app made."""
        return Help.instance

    @Property(str, notify=changed)
    def moneyGuide(self) -> str:
        """The guide for someone who lost money; empty where the catalogue has none that can be shown."""
        return "" if self._flow.guide_of(MONEY_GUIDE) is None else MONEY_GUIDE

    @Slot(result="QVariantList")
    def topics(self) -> list[dict[str, Any]]:
        """The needs that someone answers, the urgent ones first: id, title, icon, and whether it is urgent."""
        return [
            {"id": topic.value, "title": of_message(title), "icon": icon, "urgent": topic is ContactTopic.URGENT}
            for topic, (title, icon) in _TOPICS.items()
            if self._of(topic.value)
        ]

    @Slot(str, result="QVariantList")
    def contactsOf(self, topic: str) -> list[dict[str, Any]]:
        """Who answers a need, those with a telephone first; nobody for an unknown need."""
        return [self._services.contact_map(contact) for contact in self._of(topic)]

    @Slot(result="QVariantList")
    def questions(self) -> list[dict[str, Any]]:
        """Short questions about the kiosk: id, question, answer, and whether the answer is the way out."""
        return [
            {"id": name, "question": of_message(question), "answer": of_message(answer), "leaves": name == LEAVE}
            for name, question, answer in self._questions()
        ]

    # ------------------------------------------------------------------------------------------------------------------

    @cached_property
    def _contacts(self) -> list[Contact]:
        found = [] if self._catalogue is None else self._catalogue.contacts()
        return sorted(found, key=lambda contact: contact.phone is None)

    def _of(self, topic: str) -> list[Contact]:
        return [contact for contact in self._contacts if topic in contact.topics]

    def _questions(self) -> list[tuple[str, Message, Message]]:
        """The words of the buttons come from the buttons' own messages, so that both always agree."""
        back, home, screen = message("Back"), message("Home"), message("Screen")
        return [
            (
                "go-on",
                message("How do I move on?"),
                message(
                    "Touch a card or a button once. If there is more to read, touch “{more}” at the foot.",
                    more=message("More"),
                ),
            ),
            (
                "back",
                message("How do I go back?"),
                message(
                    "“{back}” takes you one page back, “{home}” to the first page. You lose no answers.",
                    back=back,
                    home=home,
                ),
            ),
            (
                "larger",
                message("Can I have larger text?"),
                message(
                    "Yes. Touch “{screen}”, then choose a text size. There are other colours too. It changes at once.",
                    screen=screen,
                ),
            ),
            (
                "language",
                message("Can I change the language?"),
                message(
                    "Yes, at any time. Touch “{language}”. The page stays as it is, with all your answers.",
                    language=message("Language"),
                ),
            ),
            ("answers", message("What happens to my answers?"), self._about_answers()),
            ("idle", message("What if I do not touch the screen for a while?"), self._about_idle(screen)),
            (
                LEAVE,
                message("How do I leave at once?"),
                message(
                    "Touch “{finish}” here. Everything you have entered is erased.", finish=message("Finish and erase")
                ),
            ),
        ]

    def _about_answers(self) -> Message:
        if self._applying.offered:
            return message(
                "They are kept for this visit only, then erased. An application that you agree to prepare is "
                "different: this kiosk seals it for the staff, and says first how long it is kept."
            )
        return message("They are kept for this visit only, then erased. They are not sent to anyone.")

    def _about_idle(self, screen: Message) -> Message:
        return message(
            "After about {minutes} minutes the kiosk asks whether you are still there. Without a touch in the next "
            "{seconds} seconds it erases your answers. For more time, touch “{screen}”, then “{more_time}”.",
            minutes=round(self._settings.idle_seconds / 60),
            seconds=self._settings.warning_seconds,
            screen=screen,
            more_time=message("I need more time"),
        )
