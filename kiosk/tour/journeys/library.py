"""Reading what the plan of January 2022 says, and its figures, as chart and as table."""

from __future__ import annotations

from kiosk.tour.journeys.steps import GUIDED_SERVICE, come_in
from kiosk.tour.visitor import Visitor

ARTICLE = "witness-opening"
"""The article about the service that the journeys walk."""
OTHER_ARTICLE = "premiums-and-claims"
"""An article of another topic; what it tells is only planned."""
FIGURES = ("bank-deposits", "bank-loans", "green-loans", "small-firm-loans", "farm-loans")
"""The figures of the banks."""


def policy_library(visitor: Visitor) -> None:
    """Service, its article, the whole library, a topic, another article, and the service that one is about."""
    _open_library(visitor)
    visitor.touch("filter-insurance")
    visitor.see("library-topic", f"article-{OTHER_ARTICLE}", screen="library")
    visitor.lacks(f"article-{ARTICLE}")
    visitor.touch(f"article-{OTHER_ARTICLE}")
    visitor.see("article-planned", "placeInPlan", screen="article")
    visitor.read_to_the_end("article-planned")
    visitor.touch("service-premium-connect")
    visitor.arrive("service")
    visitor.touch("navBack")
    visitor.arrive("article")
    visitor.touch("navBack")
    visitor.see("library-again", f"article-{OTHER_ARTICLE}", screen="library")


def indicators(visitor: Visitor) -> None:
    """The library, the figures of a group as chart, the same as table, and back to the chart."""
    _open_library(visitor)
    visitor.touch("toIndicators")
    visitor.see("indicators", "summary", "showAs")
    visitor.touch("group-banking")
    visitor.see("chart", *(f"chart-{figure}" for figure in FIGURES), screen="indicators")
    shown = _values(visitor, "value")
    visitor.touch("showAs")
    visitor.see("table", *(f"cell-{figure}-1" for figure in FIGURES), screen="indicators")
    visitor.expect(lambda: _values(visitor, "cell") == shown, "the table differs from the chart", "showAs")
    visitor.touch("showAs")
    visitor.see("chart-again", f"chart-{FIGURES[0]}", screen="indicators")


def _open_library(visitor: Visitor) -> None:
    """From the attract screen to the library, by way of a service that the plan speaks of."""
    come_in(visitor)
    visitor.touch("category-account")
    visitor.arrive("category")
    visitor.touch(f"service-{GUIDED_SERVICE}")
    visitor.see("service", "takeAway")
    visitor.touch(f"article-{ARTICLE}")
    visitor.see("article", "placeInPlan", "allArticles")
    visitor.touch("allArticles")
    visitor.see("library", "toIndicators", "filter-all", f"article-{ARTICLE}")


def _values(visitor: Visitor, kind: str) -> list[str]:
    """The words of every value on the page, in the order of the figures."""
    names = (f"{kind}-{figure}-{year}" for figure in FIGURES for year in (0, 1))
    return [str(item.property("text")) for name in names for item in visitor.eye.items(name)]
