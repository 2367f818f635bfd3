"""Which screens are looked at, and how."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from kiosk.i18n.locales import Locale
from kiosk.ui.display import TEXT_STEPS, THEMES
from tests.walk.finding import Circumstances
from tests.walk.pairwise import all_pairs
from tests.walk.screens import Recipe, one_of_each_template
from tests.walk.walker import View

LANGUAGES = tuple(locale.value for locale in Locale)
LONGEST_WORDS = Locale.PT.value
"""Portuguese is about twice as wide as Chinese (ux.md 3.3)."""
ORIENTATIONS = ("portrait", "landscape")
FULL_STEPS, FULL_THEMES = (1.0, 2.0), ("light", "black")


def largest(screens: Iterable[Recipe], language: str) -> Iterator[View]:
    """Every screen at 200 %, light, portrait: where text has the least room."""
    for recipe in screens:
        yield View(recipe, Circumstances(language, 2.0, "light", "portrait"))


def pairwise(screens: list[Recipe], language: str | None = None) -> list[View]:
    """One screen of each template, so that every two of template, language, size, theme and orientation meet."""
    templates = one_of_each_template(screens)
    rows = all_pairs([range(len(templates)), THEMES, TEXT_STEPS, LANGUAGES, ORIENTATIONS])
    views = [
        View(templates[int(str(row[0]))], Circumstances(str(row[3]), float(str(row[2])), str(row[1]), str(row[4])))
        for row in rows
    ]
    chosen = [view for view in views if language in (None, view.how.language)]
    return sorted(chosen, key=lambda view: str(view.how))


def make_test(screens: list[Recipe], language: str) -> Iterator[View]:
    """What ``make test`` has time for: where words are longest every screen but checklists (they repeat the results);
    elsewhere one of each template; and the pairs.
    """
    templates = one_of_each_template(screens)
    seen = [recipe for recipe in screens if recipe in templates or recipe.view != "ChecklistScreen"]
    yield from largest(seen if language == LONGEST_WORDS else templates, language)
    yield from pairwise(screens, language)


def everything(screens: list[Recipe], language: str) -> Iterator[View]:
    """Every screen at 100 % and 200 %, light and black, portrait and landscape; then the pairs."""
    for step, theme, orientation in product(FULL_STEPS, FULL_THEMES, ORIENTATIONS):
        for recipe in screens:
            yield View(recipe, Circumstances(language, step, theme, orientation))
    yield from pairwise(screens, language)
