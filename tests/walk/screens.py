"""Every screen of the kiosk and how to open it.

The list of screens is the folder of views: a view without a recipe here is reported (:func:`views_without_recipe`), so
that a new screen cannot be forgotten.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any

from kiosk.app import QML_FOLDER, Guides
from kiosk.catalog.model import ContactTopic
from kiosk.catalog.read import Catalogue
from kiosk.devices.printer import Printer, PrinterState
from kiosk.devices.simulated_printer import SimulatedPrinter
from kiosk.guide.definition import Guide, QuestionKind
from kiosk.guide.routes import Explorer
from kiosk.session.idle import Limits
from tests.walk import calculator_recipes
from tests.walk.hand import MissingError, find, press
from tests.walk.stage import Stage

VIEWS = QML_FOLDER / "Ponte" / "Kiosk"
SUFFIXES = ("Screen", "Sheet", "Dialog")
SEARCH_WORDS = {"results": "FT", "one": "e-CNY", "none": "qqqqzzzz"}
GUIDE = "open-account"
WALK_GUIDE = "every-kind"
TODAY = date(2026, 11, 23)
"""A day after everything in the content; guides are explored as of it."""
PROPER = {
    "age": 67,
    "amount": {"amount": "12345.00", "currency": "MOP"},
    "born": "1959-12-20",
    "bir": "12345678",
    "travel-permit": "M12345678",
    "residence-permit": "820000197001010011",
    "telephone": "+85366123456",
    "note": "—",
}
"""Answers of the right form to the walk's own guide; the numbers are nobody's (facts.md, 2.1.6)."""
FORM: dict[str, Any] = {
    "latin-name": "CHAN TAI MAN",
    "has-chinese-name": "write",
    "chinese-name": "陳大文",
    "document": "bir",
    "bir": "12345678",
    "phone": "+85366123456",
    "branch": "branch-2",
    "day": {"unsure": True},
}
"""A prepared application of nobody."""
URGENT = "money-trouble"
"""The guide with "Leave now" on every page."""
WRONG = {"number": "999", "date": "9", "document-number": "9", "phone": "9"}
"""What those questions do not take as it stands; of the others, no answer at all is wrong."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """One screen in one state. ``template`` is what the pairwise part walks one of; ``view`` is the QML file's stem."""

    name: str
    view: str
    template: str
    open: Callable[[Stage], None]


Maker = Callable[[Catalogue, dict[str, Guide]], Iterator[Recipe]]
_makers: dict[str, Maker] = {}


def recipes_of(view: str) -> Callable[[Maker], Maker]:
    """Register the recipes of one view, for example ``ServiceScreen``."""

    def register(maker: Maker) -> Maker:
        _makers[view] = maker
        return maker

    return register


def views() -> list[str]:
    """Every view that a resident can come to."""
    return sorted(file.stem for file in VIEWS.glob("*.qml") if file.stem.endswith(SUFFIXES))


def views_without_recipe() -> list[str]:
    return [view for view in views() if view not in _makers]


def recipes_without_view() -> list[str]:
    return [view for view in _makers if view not in views()]


def every_screen(catalogue: Catalogue) -> list[Recipe]:
    """All screens, in the order of the views."""
    guides = Guides(catalogue)
    return [recipe for view in sorted(_makers) for recipe in _makers[view](catalogue, guides)]


def one_of_each_template(screens: list[Recipe]) -> list[Recipe]:
    """One screen for each template: the first."""
    first: dict[str, Recipe] = {}
    for recipe in screens:
        first.setdefault(recipe.template, recipe)
    return list(first.values())


def simple(view: str, screen: str) -> None:
    """A screen without parameters."""

    def maker(catalogue: Catalogue, guides: dict[str, Guide]) -> Iterator[Recipe]:
        yield Recipe(screen, view, screen, lambda stage: stage.go(screen))

    _makers[view] = maker


for _view, _screen in (
    ("AttractScreen", "attract"),
    ("LanguageScreen", "language"),
    ("FinishedScreen", "finished"),
    ("ErrorScreen", "error"),
    ("OutOfServiceScreen", "out-of-service"),
):
    simple(_view, _screen)


@recipes_of("HomeScreen")
def _home(catalogue: Catalogue, guides: dict[str, Guide]) -> Iterator[Recipe]:
    def resume(stage: Stage) -> None:
        answer(stage, {next(iter(answers_to_reach(guides[GUIDE])))[0].id: {"unsure": True}})
        stage.go("home")

    yield Recipe("home", "HomeScreen", "home", lambda stage: stage.go("home"))
    yield Recipe("home/resume", "HomeScreen", "home/resume", resume)


@recipes_of("CategoryScreen")
def _category(catalogue: Catalogue, guides: dict[str, Guide]) -> Iterator[Recipe]:
    for card in catalogue.categories():
        show = partial(_go, "category", category=card.id)
        yield Recipe(f"category/{card.id}", "CategoryScreen", "category", show)


@recipes_of("CompareChooseScreen")
def _compare_choose(catalogue: Catalogue, guides: dict[str, Guide]) -> Iterator[Recipe]:
    for card in catalogue.categories():
        show = partial(_go, "compare-choose", category=card.id)
        yield Recipe(f"compare-choose/{card.id}", "CompareChooseScreen", "compare-choose", show)
    prepared = catalogue.comparisons()
    for comparison in prepared:
        show = partial(_go, "compare-choose", comparison=comparison.id)
        yield Recipe(f"compare-choose/{comparison.id}", "CompareChooseScreen", "compare-choose/prepared", show)
    show = partial(_compare, "compare-choose", {"comparison": prepared[0].id}, 1)
    wrong = partial(_then, show, "compareNow")
    yield Recipe("compare-choose/error", "CompareChooseScreen", "compare-choose/error", wrong)
    unknown = partial(_go, "compare-choose", category="no-such")
    yield Recipe("compare-choose/unknown", "CompareChooseScreen", "compare-choose/unknown", unknown)


@recipes_of("CompareScreen")
def _compare_table(catalogue: Catalogue, guides: dict[str, Guide]) -> Iterator[Recipe]:
    view = "CompareScreen"
    for card in catalogue.categories():
        show = partial(_compare, "compare", {"category": card.id}, 2)
        yield Recipe(f"compare/{card.id}", view, "compare/services", show)
    for comparison in catalogue.comparisons():
        three = partial(_compare, "compare", {"comparison": comparison.id}, 3)
        yield Recipe(f"compare/{comparison.id}", view, "compare/three", three)
    subject = {"comparison": catalogue.comparisons()[0].id}
    two = partial(_compare, "compare", subject, 2)
    yield Recipe("compare/differing", view, "compare/differing", partial(_then, two, "onlyDiffering"))
    removed = partial(_then, two, f"remove-{catalogue.comparisons()[0].columns[0].id}")
    yield Recipe("compare/removed", view, "compare/removed", removed)
    yield Recipe("compare/none", view, "compare/none", partial(_compare, "compare", subject, 0))
    yield Recipe("compare/unknown", view, "compare/unknown", partial(_go, "compare", comparison="no-such"))


@recipes_of("ServiceScreen")
def _service(catalogue: Catalogue, guides: dict[str, Guide]) -> Iterator[Recipe]:
    for service in catalogue.services():
        template = "service/guided" if service.guide in guides else f"service/{service.status.value}"
        show = partial(_go, "service", service=service.id)
        yield Recipe(f"service/{service.id}", "ServiceScreen", template, show)
    older = partial(_go, "service", service=guides[GUIDE].service, paper="older")
    yield Recipe("service/older-paper", "ServiceScreen", "service/older-paper", older)
    yield Recipe("service/unknown", "ServiceScreen", "service/unknown", partial(_go, "service", service="no-such"))


@recipes_of("LibraryScreen")
def _library(catalogue: Catalogue, guides: dict[str, Guide]) -> Iterator[Recipe]:
    show = partial(_go, "library")
    yield Recipe("library/all", "LibraryScreen", "library", show)
    yield Recipe("library/topic", "LibraryScreen", "library/topic", partial(_then, show, "filter-insurance"))


@recipes_of("ArticleScreen")
def _article(catalogue: Catalogue, guides: dict[str, Guide]) -> Iterator[Recipe]:
    for policy in catalogue.policies():
        show = partial(_go, "article", policy=policy.id)
        yield Recipe(f"article/{policy.id}", "ArticleScreen", f"article/{policy.status.value}", show)
    yield Recipe("article/unknown", "ArticleScreen", "article/unknown", partial(_go, "article", policy="no-such"))


@recipes_of("IndicatorsScreen")
def _indicators(catalogue: Catalogue, guides: dict[str, Guide]) -> Iterator[Recipe]:
    for group in sorted({indicator.group.value for indicator in catalogue.indicators()}):
        chart = partial(_then, partial(_go, "indicators"), f"group-{group}")
        yield Recipe(f"indicators/{group}", "IndicatorsScreen", "indicators", chart)
        table = partial(_then, chart, "showAs")
        yield Recipe(f"indicators/{group}/table", "IndicatorsScreen", "indicators/table", table)


@recipes_of("SearchScreen")
def _search(catalogue: Catalogue, guides: dict[str, Guide]) -> Iterator[Recipe]:
    def typed(words: str, stage: Stage) -> None:
        stage.go("search")
        find(stage, "searchField").setProperty("text", words)
        stage.settle()

    def with_keyboard(stage: Stage) -> None:
        stage.go("search")
        open_keyboard(stage, "searchField")

    yield Recipe("search/empty", "SearchScreen", "search/empty", lambda stage: stage.go("search"))
    for state, words in SEARCH_WORDS.items():
        yield Recipe(f"search/{state}", "SearchScreen", f"search/{state}", partial(typed, words))
    yield Recipe("search/keyboard", "SearchScreen", "search/keyboard", with_keyboard)


@recipes_of("QuestionScreen")
def _question(catalogue: Catalogue, guides: dict[str, Guide]) -> Iterator[Recipe]:
    for guide in guides.values():
        for question, before in answers_to_reach(guide):
            show = partial(open_question, guide.id, question.id, before)
            name = f"question/{guide.id}/{question.id}"
            kind = question.kind.value
            if question.kind is QuestionKind.DOCUMENT_NUMBER:
                kind = f"{kind}-{question.document_kind}"
            yield Recipe(name, "QuestionScreen", f"question/{kind}", show)
            if guide.id == WALK_GUIDE or question is guide.questions[0]:
                yield Recipe(f"{name}/error", "QuestionScreen", f"question/{kind}/error", partial(_wrong, show))
            if question.why is not None and question is guide.questions[0]:
                yield Recipe(f"{name}/why", "QuestionScreen", "question/why", partial(_then, show, "whyWeAsk"))
            if question.kind is QuestionKind.TEXT:
                keyboard = partial(_with_keyboard, show)
                yield Recipe(f"{name}/keyboard", "QuestionScreen", "question/keyboard", keyboard)


@recipes_of("CheckScreen")
def _check(catalogue: Catalogue, guides: dict[str, Guide]) -> Iterator[Recipe]:
    for guide in guides.values():
        longest = max(routes(guide), key=lambda route: len(route[0]))[0]
        yield Recipe(f"check/{guide.id}", "CheckScreen", "check", partial(_answered, "check", guide, longest))
        unsure = {question.id: {"unsure": True} for question in guide.questions}
        show = partial(_answered, "check", guide, unsure)
        yield Recipe(f"check/{guide.id}/unsure", "CheckScreen", "check/unsure", show)
    yield Recipe("check/nothing", "CheckScreen", "check/nothing", partial(_go, "check", guide=GUIDE))


@recipes_of("ResultScreen")
def _result(catalogue: Catalogue, guides: dict[str, Guide]) -> Iterator[Recipe]:
    for guide, outcome, kind, answers in outcomes(guides):
        show = partial(_answered, "result", guide, answers)
        yield Recipe(f"result/{guide.id}/{outcome}", "ResultScreen", f"result/{kind}", show)


@recipes_of("ChecklistScreen")
def _checklist(catalogue: Catalogue, guides: dict[str, Guide]) -> Iterator[Recipe]:
    for guide, outcome, kind, answers in outcomes(guides):
        show = partial(_answered, "checklist", guide, answers)
        yield Recipe(f"checklist/{guide.id}/{outcome}", "ChecklistScreen", f"checklist/{kind}", show)
    general = partial(_go, "checklist", service=guides[GUIDE].service)
    yield Recipe("checklist/general", "ChecklistScreen", "checklist/general", general)


@recipes_of("SlipScreen")
def _slip(catalogue: Catalogue, guides: dict[str, Guide]) -> Iterator[Recipe]:
    service = guides[GUIDE].service
    general = partial(_go, "slip", service=service)
    likely = next(item for item in outcomes(guides) if item[2] == "likely")
    guided = partial(_with_printer, PrinterState.READY, partial(_answered, "slip", likely[0], likely[3]))
    ready = partial(_with_printer, PrinterState.READY, general)
    yield Recipe("slip/general", "SlipScreen", "slip/general", ready)
    yield Recipe("slip/guided", "SlipScreen", "slip/guided", guided)
    yield Recipe("slip/language", "SlipScreen", "slip/language", partial(_then, ready, "slipLanguage"))
    for state in PrinterState:
        show = partial(_printed_with, state, general)
        yield Recipe(f"slip/{state}", "SlipScreen", f"slip/{state}", show)
    low = partial(_with_printer, PrinterState.LOW_PAPER, general)
    yield Recipe("slip/little-paper", "SlipScreen", "slip/little-paper", low)
    yield Recipe("slip/printing", "SlipScreen", "slip/printing", partial(_printing, general))


@recipes_of("PrepareScreen")
def _prepare(catalogue: Catalogue, guides: dict[str, Guide]) -> Iterator[Recipe]:
    def without_consent(stage: Stage) -> None:
        _notice(stage)
        press(stage, "beginPreparing")

    def agreed(stage: Stage) -> None:
        _notice(stage)
        press(stage, "consent")

    yield Recipe("prepare", "PrepareScreen", "prepare", _notice)
    yield Recipe("prepare/without-consent", "PrepareScreen", "prepare/without-consent", without_consent)
    yield Recipe("prepare/agreed", "PrepareScreen", "prepare/agreed", agreed)
    for name in FORM:
        yield Recipe(f"prepare/form/{name}", "QuestionScreen", f"prepare/form/{name}", partial(_form_question, name))
    yield Recipe("prepare/check", "CheckScreen", "prepare/check", _form_check)
    yield Recipe("prepare/check/whole", "CheckScreen", "prepare/check", partial(_then, _form_check, "uncover"))


@recipes_of("SealedScreen")
def _sealed(catalogue: Catalogue, guides: dict[str, Guide]) -> Iterator[Recipe]:
    seal = partial(_with_printer, PrinterState.READY, partial(_then, _form_check, "getResult"))
    yield Recipe("sealed", "SealedScreen", "sealed", seal)

    def printed(stage: Stage) -> None:
        seal(stage)
        press(stage, "printSheet")
        stage.wait(lambda: bool(stage.parts.applying.outcome == "printed"))
        stage.settle()

    yield Recipe("sealed/printed", "SealedScreen", "sealed/printed", printed)


@recipes_of("CalculatorsScreen")
def _calculators(catalogue: Catalogue, guides: dict[str, Guide]) -> Iterator[Recipe]:
    stale = partial(calculator_recipes.open_list, age=calculator_recipes.STALE)
    yield Recipe("calculators", "CalculatorsScreen", "calculators", calculator_recipes.open_list)
    yield Recipe("calculators/stale", "CalculatorsScreen", "calculators/stale", stale)


@recipes_of("CalculatorScreen")
def _calculator(catalogue: Catalogue, guides: dict[str, Guide]) -> Iterator[Recipe]:
    for state, show in calculator_recipes.states():
        template = f"calculator/{state.partition('/')[2] or 'empty'}"
        yield Recipe(f"calculator/{state}", "CalculatorScreen", template, show)
    yield Recipe("calculator/unknown", "CalculatorScreen", "calculator/unknown", partial(_go, "calculator"))


@recipes_of("SettingsSheet")
def _settings(catalogue: Catalogue, guides: dict[str, Guide]) -> Iterator[Recipe]:
    yield Recipe("sheet/settings", "SettingsSheet", "sheet/settings", partial(_then, _show_home, "navDisplay"))
    leaving = partial(_then, _show_urgent, "navDisplay")
    yield Recipe("sheet/settings/leaving", "SettingsSheet", "sheet/settings/leaving", leaving)


@recipes_of("LanguageSheet")
def _language_sheet(catalogue: Catalogue, guides: dict[str, Guide]) -> Iterator[Recipe]:
    yield Recipe("sheet/language", "LanguageSheet", "sheet/language", partial(_then, _show_home, "navLanguage"))
    leaving = partial(_then, _show_urgent, "navLanguage")
    yield Recipe("sheet/language/leaving", "LanguageSheet", "sheet/language/leaving", leaving)


@recipes_of("HelpSheet")
def _help(catalogue: Catalogue, guides: dict[str, Guide]) -> Iterator[Recipe]:
    view, name = "HelpSheet", "sheet/help"
    show = partial(_then, _show_home, "navHelp")
    phones, kiosk = partial(_then, show, "helpPhones"), partial(_then, show, "helpKiosk")
    yield Recipe(name, view, name, show)
    yield Recipe(f"{name}/leaving", view, f"{name}/leaving", partial(_then, _show_urgent, "navHelp"))
    yield Recipe(f"{name}/desk", view, f"{name}/desk", partial(_then, show, "helpDesk"))
    yield Recipe(f"{name}/phones", view, f"{name}/phones", phones)
    for topic in ContactTopic:
        answers = partial(_then, phones, f"helpTopic-{topic.value}")
        yield Recipe(f"{name}/phones/{topic.value}", view, f"{name}/phones/topic", answers)
    yield Recipe(f"{name}/kiosk", view, f"{name}/kiosk", kiosk)
    yield Recipe(f"{name}/kiosk/open", view, f"{name}/kiosk/open", partial(_every_answer, kiosk))


@recipes_of("IdleDialog")
def _idle(catalogue: Catalogue, guides: dict[str, Guide]) -> Iterator[Recipe]:
    def wait(stage: Stage, show: Callable[[Stage], None] = _show_home) -> None:
        show(stage)
        stage.clock.seconds += Limits().idle + 1
        stage.parts.visit.tick()
        stage.settle()

    def wait_with_answers(stage: Stage) -> None:
        answer(stage, {guides[GUIDE].questions[0].id: {"unsure": True}})
        wait(stage)

    yield Recipe("idle/nothing", "IdleDialog", "idle/nothing", wait)
    yield Recipe("idle/answers", "IdleDialog", "idle/answers", wait_with_answers)
    yield Recipe("idle/leaving", "IdleDialog", "idle/leaving", partial(wait, show=_show_urgent))


# --- how the recipes move the stage -----------------------------------------------------------------------------------


def answer(stage: Stage, answers: dict[str, Any], guide: str = GUIDE) -> None:
    """Answers as if they had been given."""
    stage.parts.visit.session.keep_answers(guide, answers)
    stage.parts.visit.changed.emit()


def open_question(guide: str, question: str, before: dict[str, Any], stage: Stage) -> None:
    """A question, after the answers that lead to it."""
    answer(stage, before, guide)
    stage.go("question", guide=guide, question=question)


def open_keyboard(stage: Stage, field: str) -> None:
    """Touch a text field and wait for the keyboard."""
    from PySide6.QtCore import QPointF, Qt
    from PySide6.QtTest import QTest

    item = find(stage, field)
    item.forceActiveFocus(Qt.FocusReason.OtherFocusReason)
    stage.settle()
    place = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
    QTest.mouseClick(stage.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    if not stage.wait(lambda: bool(find(stage, "onScreenKeyboard").property("open"))):
        raise MissingError("the keyboard does not open")
    stage.settle()


def _notice(stage: Stage) -> None:
    stage.parts.applying.start("agent-witness-account")
    stage.settle()


def _form_question(name: str, stage: Stage) -> None:
    _notice(stage)
    stage.parts.applying.setConsent(True)
    before = list(FORM)[: list(FORM).index(name)]
    answer(stage, {earlier: FORM[earlier] for earlier in before}, "application")
    stage.go("question", guide="application", question=name)


def _form_check(stage: Stage) -> None:
    _notice(stage)
    stage.parts.applying.setConsent(True)
    answer(stage, FORM, "application")
    stage.go("check", guide="application")


def _go(screen: str, stage: Stage, **parameters: str) -> None:
    stage.go(screen, **parameters)


def _show_home(stage: Stage) -> None:
    stage.go("home")


def _show_urgent(stage: Stage) -> None:
    """The first question of the guide that one can leave at once."""
    stage.parts.guide_flow.open(URGENT)
    stage.settle()


def _compare(screen: str, parameters: dict[str, str], wanted: int, stage: Stage) -> None:
    """The first things that may be compared, so many of them."""
    stage.go(screen, **parameters)
    comparing = stage.parts.comparing
    for chosen in list(comparing.chosen):
        comparing.toggle(chosen)
    for choice in comparing.choices[:wanted]:
        comparing.toggle(choice["id"])
    stage.settle()


def _then(show: Callable[[Stage], None], name: str, stage: Stage) -> None:
    show(stage)
    press(stage, name)


def _every_answer(show: Callable[[Stage], None], stage: Stage) -> None:
    """All questions about the kiosk with their answers open."""
    show(stage)
    for question in stage.parts.help.questions():
        press(stage, f"helpQuestion-{question['id']}")


def _wrong(show: Callable[[Stage], None], stage: Stage) -> None:
    show(stage)
    flow = stage.parts.guide_flow
    wrong = WRONG.get(flow.question["kind"])
    if wrong is not None:
        flow.type(wrong)
    stage.settle()
    press(stage, "continue")
    if not flow.error:
        raise MissingError(f"no error on {stage.parts.navigator.screen}")


def _printed_with(state: PrinterState, show: Callable[[Stage], None], stage: Stage) -> None:
    """Print on a printer in that state, and wait for how it ends."""
    _with_printer(state, show, stage)
    if stage.parts.take_away.hasPrinter:
        press(stage, "print")
    if not stage.wait(lambda: stage.parts.take_away.outcome != "printing"):
        raise MissingError(f"the printer that is {state} gives no answer")
    stage.settle()


def _with_printer(state: PrinterState, show: Callable[[Stage], None], stage: Stage) -> None:
    _use_printer(stage, SimulatedPrinter(stage.folder / "printed", state))
    show(stage)


def _printing(show: Callable[[Stage], None], stage: Stage) -> None:
    """A slow printer, still at work."""
    _use_printer(stage, SimulatedPrinter(stage.folder / "printed", seconds=60, clock=stage.clock.monotonic))
    show(stage)
    press(stage, "print")


def _use_printer(stage: Stage, printer: Printer) -> None:
    """Use it, and know how it is before the page asks: the answer comes from another thread."""
    stage.parts.printing.use(printer)
    stage.parts.printing.ask()
    if not stage.wait(lambda: stage.parts.printing.asked):
        raise MissingError("the printer does not say how it is")


def _with_keyboard(show: Callable[[Stage], None], stage: Stage) -> None:
    show(stage)
    open_keyboard(stage, "textAnswer")


def _answered(screen: str, guide: Guide, answers: dict[str, Any], stage: Stage) -> None:
    answer(stage, answers, guide.id)
    parameters = {"guide": guide.id}
    if screen in ("checklist", "slip"):
        parameters["service"] = guide.service
    stage.go(screen, **parameters)


# --- which answers lead where -----------------------------------------------------------------------------------------


def routes(guide: Guide) -> list[tuple[dict[str, Any], str, str]]:
    """Answers, outcome id and outcome kind of every way through the guide."""
    return list(_routes(guide.id, guide))


@cache
def _explored(identifier: str) -> list[Any]:
    return []


def _routes(identifier: str, guide: Guide) -> Iterator[tuple[dict[str, Any], str, str]]:
    known = _explored(identifier)
    if not known:
        known += list(Explorer(guide, TODAY).routes())
    for route in known:
        answers = {name: group[0].as_json() for name, group in route.groups.items()}
        answers |= {name: PROPER[name] for name in answers if guide.id == WALK_GUIDE and name in PROPER}
        yield answers, route.outcome.id, route.outcome.kind.value


def outcomes(guides: dict[str, Guide]) -> list[tuple[Guide, str, str, dict[str, Any]]]:
    """For every outcome of every guide, answers that lead to it: guide, outcome id, its kind, answers."""
    found: dict[tuple[str, str], tuple[Guide, str, str, dict[str, Any]]] = {}
    for guide in guides.values():
        for answers, outcome, kind in routes(guide):
            found.setdefault((guide.id, outcome), (guide, outcome, kind, answers))
    return list(found.values())


def answers_to_reach(guide: Guide) -> list[tuple[Any, dict[str, Any]]]:
    """For every question of the guide, the answers given before it is asked."""
    found: dict[str, dict[str, Any]] = {}
    for answers, _, _ in routes(guide):
        names = list(answers)
        for position, name in enumerate(names):
            found.setdefault(name, {earlier: answers[earlier] for earlier in names[:position]})
    return [(question, found[question.id]) for question in guide.questions if question.id in found]


def file_of(view: str) -> Path:
    return VIEWS / f"{view}.qml"
