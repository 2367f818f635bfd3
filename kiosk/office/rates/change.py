"""A rate that is not like the one before is confirmed by whoever enters it: a slip, or the inverse, lies in the band.

The band of a kiosk is wide (0.2 to 5 CNY for one MOP): MOP for one CNY, entered by mistake, lies in it too. Only the
rate before shows it.
"""

from __future__ import annotations

from decimal import Decimal

from kiosk.guide.calculators.known import ExchangeRates
from kiosk.i18n.sentence import Sentence, sentence
from kiosk.office.rates.errors import RateError

MOST_CHANGE = Decimal("0.10")
"""As a part of the rate before. In a year the rate moves less; in the days between two entries it never does."""
_DIGITS = Decimal("0.0001")


def must_be_like(rates: ExchangeRates, before: ExchangeRates | None) -> None:
    """Go on only with a rate that is near the one that kiosks have.

    Raises:
        RateError: ``confirm``: the first rate of all, one that looks like the inverse, or a change of more than 10 %.
    """
    doubt = _doubt(rates.renminbi, None if before is None else before.renminbi)
    if doubt is not None:
        raise RateError(doubt, code="confirm")


def _doubt(rate: Decimal, before: Decimal | None) -> Sentence | None:
    both = {"rate": _said(rate), "inverse": _said(1 / rate)}
    if before is None:
        return sentence(
            "Kiosks have no rate yet to compare with. One MOP would be {rate} CNY, and one CNY {inverse} MOP. "
            "Confirm it if that is right.",
            **both,
        )
    if _is_like(rate, before):
        return None
    if _is_like(1 / rate, before):
        return sentence(
            "This looks like the inverse: kiosks have {before} CNY for one MOP. One MOP would be {rate} CNY, and one "
            "CNY {inverse} MOP. Confirm it only if that is right.",
            before=_said(before),
            **both,
        )
    return sentence(
        "This is {percent}% away from the rate that kiosks have, {before}. One MOP would be {rate} CNY, and one CNY "
        "{inverse} MOP. Confirm it if that is right.",
        percent=str((abs(rate / before - 1) * 100).quantize(Decimal(1))),
        before=_said(before),
        **both,
    )


def _is_like(rate: Decimal, before: Decimal) -> bool:
    return abs(rate / before - 1) <= MOST_CHANGE


def _said(rate: Decimal) -> str:
    return str(rate.quantize(_DIGITS))
