"""A condition of an unfinished guide in words."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from pydantic import TypeAdapter, ValidationError

from kiosk.guide.definition import Guide
from kiosk.guide.rules import Rule, comparisons
from kiosk.guide.wording import explain
from kiosk.i18n.locales import Locale

Words = Callable[[Locale], str]
_RULE: TypeAdapter[Rule] = TypeAdapter(Rule)


def condition_words(rule: Any, guide: Guide | None) -> Words:
    """What a rule asks for, a line for each part; as it is written where it cannot be said otherwise."""
    written = json.dumps(rule, ensure_ascii=False)
    if guide is None:
        return lambda locale: written
    try:
        read = _RULE.validate_python(rule)
        if any(item.question not in guide.by_id for _, item in comparisons(read)):
            return lambda locale: written
    except ValidationError:
        return lambda locale: written
    explanation = explain(read, guide)
    return lambda locale: "\n".join(explanation.lines(locale))
