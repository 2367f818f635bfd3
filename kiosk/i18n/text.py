"""A text in four languages, with the mark that tells which source text each translation was made from."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from kiosk.i18n.locales import CONTENT_SOURCE, Locale
from kiosk.i18n.sentence import sentence

PLACEHOLDER = re.compile(r"\{([a-z0-9][a-z0-9-]*)\}")
"""``{fact-id}`` in a sentence stands for that fact's value: a value is stored once."""
TRANSLATIONS = tuple(locale for locale in Locale if locale is not CONTENT_SOURCE)
_MARK_LENGTH = 8


def source_mark(text: str) -> str:
    """The short hash that a translation carries in ``from:`` to say which source text it was made from."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:_MARK_LENGTH]


class Text(BaseModel):
    """One text, four languages. All four are required: no string exists in three languages (design, principle 6)."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)

    zh_hant: str = Field(alias="zh-Hant-MO", min_length=1)
    zh_hans: str = Field(alias="zh-Hans-CN", min_length=1)
    pt: str = Field(alias="pt-MO", min_length=1)
    en: str = Field(alias="en-MO", min_length=1)
    made_from: str | dict[Locale, str] | None = Field(default=None, alias="from")
    """The source mark all translations were made from, or one mark per translation where they differ."""

    @field_validator("zh_hant", "zh_hans", "pt", "en")
    @classmethod
    def _is_plain_text(cls, value: str) -> str:
        if value != value.strip():
            raise ValueError(sentence("has spaces or line breaks at its ends: remove them"))
        rest = PLACEHOLDER.sub("", value)
        if "{" in rest or "}" in rest:
            raise ValueError(sentence("has a brace that is not a {fact-id}: remove it or name the fact"))
        return value

    @model_validator(mode="after")
    def _placeholders_agree(self) -> Text:
        wanted = sorted(PLACEHOLDER.findall(self.zh_hant))
        for locale in TRANSLATIONS:
            found = sorted(PLACEHOLDER.findall(self[locale]))
            if found != wanted:
                said = sentence(
                    "{language} names the facts {found} where the Chinese source names {wanted}",
                    language=locale.value,
                    found=str(found),
                    wanted=str(wanted),
                )
                raise ValueError(said)
        return self

    def __getitem__(self, locale: Locale) -> str:
        return str(getattr(self, _ATTRIBUTES[locale]))

    def outdated(self) -> list[Locale]:
        """The translations that were made from another source text than the present one (or do not say which)."""
        current = source_mark(self.zh_hant)
        return [locale for locale in TRANSLATIONS if self._mark(locale) != current]

    def placeholders(self) -> frozenset[str]:
        """The ids of the facts whose values this text shows."""
        return frozenset(PLACEHOLDER.findall(self.zh_hant))

    def filled(self, values: Mapping[str, Mapping[Locale, str]]) -> Text:
        """This text with every ``{fact-id}`` replaced by that fact's value, written for each language."""
        return Text.model_validate({locale.value: _filled(self[locale], values, locale) for locale in Locale})

    def _mark(self, locale: Locale) -> str | None:
        if isinstance(self.made_from, dict):
            return self.made_from.get(locale)
        return self.made_from


def _filled(text: str, values: Mapping[str, Mapping[Locale, str]], locale: Locale) -> str:
    return PLACEHOLDER.sub(lambda match: values[match[1]][locale], text)


_ATTRIBUTES = {Locale.ZH_HANT: "zh_hant", Locale.ZH_HANS: "zh_hans", Locale.PT: "pt", Locale.EN: "en"}
