"""Around the services: running out of time, the screen's settings, help, and a kiosk without a catalogue."""

from __future__ import annotations

from kiosk.config import IDLE_SECONDS, WARNING_SECONDS
from kiosk.tour.journeys.steps import answer, come_in, open_guide
from kiosk.tour.visitor import Visitor

IDLE = IDLE_SECONDS + 5
"""Seconds without a touch after which the warning is up, with 5 s of its countdown gone."""
COUNTDOWN = WARNING_SECONDS
"""Seconds of the whole countdown."""
THEMES = ("dark", "black", "white", "warm", "light")


def time_out(visitor: Visitor) -> None:
    """Be asked and stay, with nothing lost; then walk away, and everything is wiped."""
    come_in(visitor)
    open_guide(visitor)
    answer(visitor, "place", ("macau",))
    visitor.choose("option-yes")
    visitor.wait(IDLE)
    visitor.see("idle-warning", "stay", "endVisit", "countdown")
    visitor.touch("stay")
    visitor.arrive("question")
    visitor.expect(lambda: visitor.selected("option-yes"), "the answer on the screen is lost", "option-yes")
    visitor.picture("question-stayed")
    visitor.wait(IDLE)
    visitor.arrive("idle-warning")
    visitor.wait(COUNTDOWN)
    come_in(visitor)
    visitor.lacks("resume")


def settings(visitor: Visitor) -> None:
    """Every theme on the home screen, then text of 200 % on a few screens, then back to normal."""
    come_in(visitor)
    visitor.touch("navDisplay")
    visitor.see("settings-sheet", "textStep-200", "closeSettings", "resetSettings")
    for theme in THEMES:
        visitor.touch(f"theme-{theme}")
        visitor.touch("closeSettings")
        visitor.see(f"home-{theme}", "category-account", screen="home")
        visitor.touch("navDisplay")
        visitor.arrive("settings-sheet")
    visitor.touch("textStep-200")
    visitor.see("settings-sheet-200", "textStep-200", "resetSettings", screen="settings-sheet")
    visitor.touch("closeSettings")
    visitor.see("home-200", "category-account", "more", screen="home")
    open_guide(visitor)
    visitor.choose("option-macau")
    visitor.picture("question-200")
    visitor.touch("navDisplay")
    visitor.touch("resetSettings")
    visitor.picture("settings-sheet-reset")
    visitor.touch("closeSettings")
    visitor.see("question-100", "option-macau", screen="question")


def offline_help(visitor: Visitor) -> None:
    """Help from a person, told without any network, on the home screen and in the middle of a question."""
    come_in(visitor)
    visitor.touch("navHelp")
    visitor.see("help-sheet", "closeHelp")
    visitor.touch("closeHelp")
    visitor.arrive("home")
    open_guide(visitor)
    visitor.choose("option-macau")
    visitor.touch("navHelp")
    visitor.see("help-sheet-over-question", "closeHelp", screen="help-sheet")
    visitor.touch("closeHelp")
    visitor.arrive("question")
    visitor.expect(lambda: visitor.selected("option-macau"), "the answer on the screen is lost", "option-macau")
    visitor.picture("question-kept")


def out_of_service(visitor: Visitor) -> None:
    """No catalogue can be shown: the kiosk says so in four languages, and no touch leads anywhere."""
    visitor.see("out-of-service", "otherLanguage")
    visitor.touch_beside(0.5, 0.5)
    visitor.arrive("out-of-service")
