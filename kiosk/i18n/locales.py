"""The four locales of Ponte, and every name by which other software knows them."""

from __future__ import annotations

from enum import StrEnum


class Locale(StrEnum):
    """A locale, valued by its tag in content, in commands and on the slip."""

    ZH_HANT = "zh-Hant-MO"
    ZH_HANS = "zh-Hans-CN"
    PT = "pt-MO"
    EN = "en-MO"

    @property
    def folder(self) -> str:
        """The gettext folder under ``locales/``, for example ``zh_Hant_MO``."""
        return self.value.replace("-", "_")

    @property
    def endonym(self) -> str:
        """The language's name in itself; never translated."""
        return _ENDONYMS[self]

    @property
    def is_chinese(self) -> bool:
        return self in (Locale.ZH_HANT, Locale.ZH_HANS)


DEFAULT_LOCALE = Locale.ZH_HANT
CONTENT_SOURCE = Locale.ZH_HANT
"""Content is written in this locale first; the other three are translations of it."""
MESSAGE_SOURCE = Locale.EN
"""Interface messages are written in this locale first."""

_ENDONYMS = {
    Locale.ZH_HANT: "繁體中文",
    Locale.ZH_HANS: "简体中文",
    Locale.PT: "Português",
    Locale.EN: "English",
}
