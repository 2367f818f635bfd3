"""Which pages of the office are looked at, and how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import cycle

from kiosk.i18n.locales import Locale
from tests.walk.office.recipes import PageRecipe
from tests.walk.office.walker import SIZES, PageView

SMALL, LARGE = SIZES
STATES = 4
"""Of one page, looked at by ``make test``."""


def make_test(recipes: Iterable[PageRecipe]) -> Iterator[PageView]:
    """What ``make test`` has time for: each page in its first states, in the smaller window, where there is least room.

    The languages take turns, the longest every other time. Further states of a page are lists and forms of other kinds
    of records, made of the same rows, fields and buttons; ``make walk`` opens all, in all languages and both sizes.
    """
    languages = cycle((Locale.PT, Locale.ZH_HANT, Locale.PT, Locale.EN, Locale.PT, Locale.ZH_HANS))
    seen: Counter[str] = Counter()
    for recipe in recipes:
        seen[recipe.view] += 1
        if seen[recipe.view] <= STATES:
            yield PageView(recipe, next(languages).value, SMALL)


def everything(recipes: Iterable[PageRecipe], language: str) -> Iterator[PageView]:
    """Every page in one language, in both sizes."""
    for size in (SMALL, LARGE):
        for recipe in recipes:
            yield PageView(recipe, language, size)
