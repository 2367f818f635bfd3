"""What stands behind the pages of a prepared application: the offer, the form, sealing, the paper.

Imported when it is first needed: sealing, painting and QR codes are no part of a start.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from PySide6.QtGui import QImage

from kiosk.guide.application_form import NONE, NOT_ON_KEYBOARD, application_form, branch_id
from kiosk.guide.correction import Correction
from kiosk.guide.definition import Guide
from kiosk.guide.engine import walk
from kiosk.i18n.locales import CONTENT_SOURCE, Locale
from kiosk.i18n.messages import message
from kiosk.outbox.offer import is_offered, look
from kiosk.outbox.post import Post, Posted
from kiosk.sealing.application import Application, ChineseName, Document, chinese_name_problem, latin_name_problem
from kiosk.sealing.errors import SealingError
from kiosk.slip.application_sheet import ApplicationSheet, application_sheet
from kiosk.slip.paint import PaintedSheet, code_picture
from kiosk.ui.applying import ApplicationStore
from kiosk.ui.four_languages import of_message

LONGEST_RETENTION = 365
"""Days (kiosk.config): where the operator has taken the setting away, nothing stays longer than any could say."""
_NAME_CHECKS = {"latin-name": latin_name_problem, "chinese-name": chinese_name_problem}
_NAME_EXAMPLES = {
    "latin-name": message("Write it as on your document, for example CHAN TAI MAN."),
    "chinese-name": message("Write it as on your document, for example 陳大文."),
}
_OTHER_PERMIT = {
    "travel-permit": Correction(
        message("This is the number of a permit for residents who are not Chinese nationals."),
        message("Go back and choose that document, or correct the number."),
    ),
    "other-permit": Correction(
        message("This is the number of a permit for Chinese nationals."),
        message("Go back and choose “Mainland Travel Permit”, or correct the number."),
    ),
}
_CHINESE_NAMES = {NONE: ChineseName.NONE, NOT_ON_KEYBOARD: ChineseName.NOT_ON_KEYBOARD}
_NUMBERS = {
    "bir": Document.BIR,
    "travel-permit": Document.TRAVEL_PERMIT,
    "other-permit": Document.TRAVEL_PERMIT,
    "residence-permit": Document.RESIDENCE_PERMIT,
}
_NOT_SEALED = message("Something is still missing. Please look through your answers, or ask a member of staff.")


def _permit_problem(question: str, answer: object) -> Correction | None:
    """The number of the other kind of travel permit (facts.md 2.1.6: MA or HA is for those who are not Chinese)."""
    if question not in _OTHER_PERMIT or not isinstance(answer, str):
        return None
    is_other = answer[1:2] == "A"
    return _OTHER_PERMIT[question] if is_other is not (question == "other-permit") else None


class ApplicationDesk:
    """The domain behind the pages: what :class:`kiosk.ui.applying.Applying` asks."""

    def __init__(self, store: ApplicationStore) -> None:
        self._store = store
        self._catalogue = store.catalogue
        self._settings = store.settings

    def may_offer(self) -> bool:
        """Whether settings, release, disk and memory allow it (design.md, section 6)."""
        here = look(self._settings, self._recipients, self._store.data, self._post.outbox, self._store.read)
        return is_offered(here)

    @cached_property
    def form(self) -> Guide:
        return application_form(self._settings.application.branches)

    def name_problem(self, question: str, answer: object) -> Correction | None:
        check = _NAME_CHECKS.get(question)
        problem = check(answer or "") if check is not None and isinstance(answer, str | None) else None
        return _permit_problem(question, answer) if problem is None else Correction(problem, _NAME_EXAMPLES[question])

    def post(self, answers: Mapping[str, Any], service: str, language: Locale) -> Posted | dict[str, str]:
        """Seal and keep it; or the sentence that says why not."""
        try:
            application = self._application(answers, service, language)
        except (SealingError, KeyError):
            return of_message(_NOT_SEALED)
        posted = self._post.post(application)
        return posted if isinstance(posted, Posted) else of_message(posted.sentence)

    def codes(self, posted: Posted) -> Callable[[int, int], QImage]:
        """The picture of one part's code, from 1, at most so many px wide."""
        return lambda part, width: code_picture(posted.parts[min(max(part, 1), len(posted.parts)) - 1], width)

    def painted(self, posted: Posted, service: str, language: Locale) -> PaintedSheet | None:
        """The paper with the codes."""
        named = None if self._catalogue is None else self._catalogue.service(service)
        said = self._settings.application
        if self._catalogue is None or named is None or said.controller is None or said.contact is None:
            return None
        sheet = ApplicationSheet(
            self._catalogue.text(named.name),
            posted.id,
            posted.parts,
            language,
            self._store.now().date(),
            said.controller,
            said.contact,
            said.retention_days or 0,
        )
        return PaintedSheet(application_sheet(sheet))

    def expire(self) -> None:
        """Delete what has waited longer than the operator allows."""
        days = self._settings.application.retention_days or LONGEST_RETENTION
        self._post.outbox.expire(self._store.now(), days)

    @property
    def _recipients(self) -> tuple[str, ...]:
        return () if self._catalogue is None else self._catalogue.release.recipients

    @cached_property
    def _post(self) -> Post:
        return Post(self._store.data, self._recipients, self._settings.kiosk_id, self._store.now)

    def _application(self, answers: Mapping[str, Any], service: str, language: Locale) -> Application:
        walked = walk(self.form, answers, self._store.now().date())
        given = {name: answers[name] for name in walked.path}
        which = str(given["document"])
        has_chinese = given["has-chinese-name"]
        return Application.checked(
            name=given["latin-name"],
            chinese_name=_CHINESE_NAMES.get(str(has_chinese), given.get("chinese-name")),
            document=_NUMBERS[which],
            document_number=given[which],
            phone=given["phone"],
            branch=self._branch(given.get("branch")),
            day=given["day"] if isinstance(given["day"], str) else None,
            service=service,
            language=language,
            release=0 if self._catalogue is None else self._catalogue.release.number,
        )

    def _branch(self, chosen: object) -> str | None:
        """The branch's name as staff call it."""
        branches = self._settings.application.branches
        names = {branch_id(index): branch[CONTENT_SOURCE] for index, branch in enumerate(branches)}
        return names.get(str(chosen)) if isinstance(chosen, str) else None
