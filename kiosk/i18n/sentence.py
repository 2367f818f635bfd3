"""Sentences of the domain: English text for commands, logs and JSON, and a message for a window in any language."""

from __future__ import annotations

from typing import Self

from kiosk.i18n.locales import MESSAGE_SOURCE
from kiosk.i18n.messages import Message, Parameter, message, plural_message


class Sentence(str):
    """A message as its English sentence; :func:`as_message` gives the message back to whoever shows it."""

    __slots__ = ("message",)
    message: Message

    def __new__(cls, item: Message) -> Self:
        made = super().__new__(cls, item.render(MESSAGE_SOURCE))
        made.message = item
        return made

    def __reduce__(self) -> tuple[type[Self], tuple[Message]]:
        return type(self), (self.message,)


def sentence(msgid: str, **parameters: Parameter) -> Sentence:
    """Mark ``msgid`` for translation, like :func:`kiosk.i18n.messages.message`, and say it in English."""
    return Sentence(message(msgid, **parameters))


def plural_sentence(singular: str, plural: str, count: int, **parameters: Parameter) -> Sentence:
    """Like :func:`sentence`, with a plural form chosen by ``count``; ``{n}`` in the text is the count."""
    return Sentence(plural_message(singular, plural, count, **parameters))


def as_message(text: str) -> Message:
    """The message of a sentence; of any other text one that says it as it is in every language."""
    return text.message if isinstance(text, Sentence) else message("{text}", text=text)
