"""A message as a text in four languages, for forms that the program itself asks with."""

from __future__ import annotations

from kiosk.i18n.locales import Locale
from kiosk.i18n.messages import Message
from kiosk.i18n.text import Text


def text_of(item: Message) -> Text:
    """The message rendered in all four languages."""
    return Text.model_validate({locale.value: item.render(locale) for locale in Locale})
