"""The slip number: four characters a resident can say at the counter. It is drawn at random and carries no data."""

from __future__ import annotations

from collections.abc import Callable, Sequence

ALPHABET = "23456789CDFHJKMNPRTWXY"
"""No 0/O, 1/I/L, 2/Z, 5/S, 6/G, 8/B, U/V or Q, which look alike on paper; no vowels, so that no word is spelt."""
LENGTH = 4


def slip_number(choose: Callable[[Sequence[str]], str]) -> str:
    """A new number such as ``7K3M``. ``choose`` is a source of chance, for example ``random.SystemRandom().choice``."""
    return "".join(choose(ALPHABET) for _ in range(LENGTH))
