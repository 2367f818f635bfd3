"""What a calculator asks for, and the check of what was entered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from kiosk.guide.calculators.amounts import read_amount
from kiosk.guide.correction import Correction
from kiosk.i18n.locales import Locale
from kiosk.i18n.messages import Message, message

NOTHING_CHOSEN: Final = message("Nothing was chosen.")


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a choice."""

    id: str
    label: Message


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several options; ``preset`` is chosen from the start (empty: none is)."""

    id: str
    label: Message
    options: tuple[Option, ...]
    preset: str = ""

    def check(self, entered: str) -> str | Correction:
        """The option's id, or what is wrong."""
        if any(option.id == entered for option in self.options):
            return entered
        problem = message("This is not one of the options.") if entered else NOTHING_CHOSEN
        return Correction(problem, message("Choose one of: {options}.", options=self._labels))

    def _labels(self, locale: Locale) -> str:
        between = "、" if locale.is_chinese else "; "
        return between.join(option.label.render(locale) for option in self.options)


@dataclass(frozen=True, slots=True)
class AmountEntry:
    """An amount of money in ``currency`` (ISO 4217); ``zero``: whether nothing is an amount here."""

    id: str
    label: Message
    currency: str
    zero: bool = False

    def check(self, entered: str) -> Decimal | Correction:
        """The amount, or what is wrong."""
        return read_amount(entered, self.currency, zero=self.zero)


Entry = Choice | AmountEntry


@dataclass(frozen=True, slots=True, repr=False)
class Entered:
    """What was entered, checked: options by the id of their choice, amounts by the id of their entry.

    It is about a person's money, so it has no ``repr``.
    """

    options: Mapping[str, str]
    amounts: Mapping[str, Decimal]


def chosen(entries: tuple[Entry, ...], typed: Mapping[str, str]) -> dict[str, str]:
    """The option of every choice: what was chosen, else what is preset."""
    return {entry.id: typed.get(entry.id, entry.preset) for entry in entries if isinstance(entry, Choice)}


def check_entries(entries: tuple[Entry, ...], typed: Mapping[str, str]) -> Entered | dict[str, Correction]:
    """All that was entered, or by entry id what is wrong."""
    options: dict[str, str] = {}
    amounts: dict[str, Decimal] = {}
    wrong: dict[str, Correction] = {}
    for entry in entries:
        preset = entry.preset if isinstance(entry, Choice) else ""
        checked = entry.check(typed.get(entry.id, preset))
        if isinstance(checked, Correction):
            wrong[entry.id] = checked
        elif isinstance(checked, Decimal):
            amounts[entry.id] = checked
        else:
            options[entry.id] = checked
    return wrong or Entered(options, amounts)
