"""The sums that several calculators need, exact: fractions inside, rounded once at the end by a stated rule."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction


def rounded(value: Fraction) -> Decimal:
    """``value`` to two decimals; a half goes up (half a cent becomes a cent), as shops and banks round amounts."""
    cents = math.floor(value * 100 + Fraction(1, 2))
    return Decimal(cents).scaleb(-2)


def times(amount: Decimal, rate: Decimal) -> Decimal:
    """``amount`` x ``rate``, to two decimals."""
    return rounded(Fraction(amount) * Fraction(rate))


def divided(amount: Decimal, rate: Decimal) -> Decimal:
    """``amount`` / ``rate`` (which is not zero), to two decimals."""
    return rounded(Fraction(amount) / Fraction(rate))


def parts_needed(amount: Decimal, largest: Decimal) -> int:
    """Into how many parts of at most ``largest`` an amount goes: a part that is begun counts whole."""
    return math.ceil(Fraction(amount) / Fraction(largest))
