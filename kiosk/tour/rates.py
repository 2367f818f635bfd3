"""Made-up exchange rates for the tour, so that its pictures depend on nobody's file and nobody takes them for real."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

from kiosk.distribution.rates import RATES_FILE, RENMINBI, SCHEMA, Refused, parse_rates
from kiosk.guide.calculators.known import ExchangeRates
from kiosk.i18n.locales import Locale

_PUBLISHER = {
    Locale.ZH_HANT: "示例，並非真實匯率",
    Locale.ZH_HANS: "示例，并非真实汇率",
    Locale.PT: "Exemplo, não é uma taxa real",
    Locale.EN: "Example, not a real rate",
}


def sample_rates(age: int, today: date) -> ExchangeRates | Refused:
    """What a kiosk makes of a rate file of ``age`` days ago."""
    content = {
        "schema": SCHEMA,
        "dated": (today - timedelta(days=age)).isoformat(),
        "publisher": {locale.value: words for locale, words in _PUBLISHER.items()},
        "rates": {RENMINBI: "0.8901"},
    }
    return parse_rates(json.dumps(content).encode(), Path(RATES_FILE), today)
