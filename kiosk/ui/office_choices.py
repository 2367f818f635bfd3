"""The words for the values that a record may choose from, by the field's name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kiosk.catalog.model import Confidence, Currency, Status
from kiosk.i18n.locales import Locale
from kiosk.i18n.messages import Message, message
from kiosk.ui.four_languages import FourLanguages, of_message

_CATEGORIES: Final = {
    "account": message("Open an account"),
    "e-payment": message("E-payment"),
    "insurance": message("Cross-border insurance"),
    "wealth": message("Cross-border investment"),
    "financing": message("Loans and start-ups"),
    "protection": message("Protection and complaints"),
    "institutions": message("Institutions and places"),
}
_DOCUMENTS: Final = {
    "bir": message("Macau Resident Identity Card"),
    "identity-card": message("Identity card"),
    "travel-permit": message("Travel permit"),
    "residence-permit": message("Residence permit"),
    "passport": message("Passport"),
    "phone": message("Telephone"),
    "paper": message("Paper"),
    "car": message("Car"),
    "home": message("House"),
}
CHOICE_NAMES: Final[Mapping[str, Mapping[str, Message]]] = {
    "area": _CATEGORIES,
    "audience": {
        "resident": message("Residents"),
        "car-owner": message("Car owners"),
        "policy-holder": message("Policy holders"),
        "investor": message("Investors"),
        "firm": message("Firms"),
        "young-people": message("Young people"),
        "professional": message("Professionals"),
        "public": message("Everybody"),
    },
    "category": _CATEGORIES,
    "check": _DOCUMENTS,
    "confidence": {
        Confidence.HIGH: message("H: high"),
        Confidence.MEDIUM: message("M: medium"),
        Confidence.SEED: message("SEED: from the plan"),
        Confidence.LOW: message("L: low, not shown"),
        Confidence.NONE: message("NONE: not known, not shown"),
    },
    "currency": {
        Currency.MOP: message("Macau patacas (MOP)"),
        Currency.HKD: message("Hong Kong dollars (HKD)"),
        Currency.CNY: message("Renminbi (CNY)"),
        Currency.USD: message("US dollars (USD)"),
    },
    "group": {
        "overall": message("Finance as a whole"),
        "banking": message("Banks"),
        "insurance": message("Insurance companies"),
        "securities": message("Securities firms"),
    },
    "icon": _DOCUMENTS,
    "kind": {
        "bank": message("Bank"),
        "authority": message("Authority"),
        "insurer": message("Insurer"),
        "mediation": message("Mediation"),
        "centre": message("Centre"),
        "zone": message("Zone"),
        "association": message("Association"),
        "wallet": message("E-wallet"),
        "money": message("Amount of money"),
        "number": message("A plain number"),
        "date": message("Date"),
        "phone": message("Telephone number"),
        "text": message("Words"),
    },
    "portuguese_evidence": {
        "G": message("G: seen in an official text of Macau"),
        "G*": message("G*: adapted from a sentence of AMCM"),
        "M": message("M: seen in the press or on an institution’s page"),
        "C": message("C: from CLDR"),
        "T": message("T: our own translation"),
    },
    "status": {
        Status.AVAILABLE: message("Available"),
        Status.PILOT: message("Pilot"),
        Status.PLANNED: message("Only planned"),
        Status.ENDED: message("Ended"),
    },
    "tier": {"core": message("Full page"), "info": message("Short page")},
    "topics": {
        "urgent": message("Urgent"),
        "car-accident": message("Car accident"),
        "bank": message("Bank"),
        "insurance": message("Insurance"),
        "dispute": message("Dispute"),
        "health": message("Health"),
        "government": message("Government"),
    },
    "unit": {
        "none": message("No unit"),
        "years-of-age": message("Years of age"),
        "years": message("Years"),
        "months": message("Months"),
        "days": message("Days"),
        "working-days": message("Working days"),
        "percent": message("Per cent"),
        "metres": message("Metres"),
        "seats": message("Seats"),
        "accounts": message("Accounts"),
        "times": message("Times"),
        "people": message("Persons"),
        "institutions": message("Institutions"),
    },
}
"""Every value that the model of a record lists."""


def choice_name(name: str, value: str) -> FourLanguages:
    """The word for a value in a field of this name; the value itself where there is none."""
    known = CHOICE_NAMES.get(name, {}).get(value)
    return of_message(known) if known else {locale.value: value for locale in Locale}
