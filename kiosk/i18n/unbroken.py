"""Keeps dates, amounts and numbers of authored sentences on one line (design.md, section 3: they never break).

What :mod:`kiosk.i18n.formats` writes is whole already; the sentences of the content hold dates of their own.
"""

from __future__ import annotations

import re

from kiosk.i18n.formats import NO_BREAK_SPACE, WORD_JOINER
from kiosk.i18n.locales import Locale

_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Janeiro|Fevereiro|Março|Abril|Maio|Junho|Julho|Agosto|Setembro|Outubro|Novembro|Dezembro"
)
_CURRENCIES = "MOP|HKD|CNY|USD|RMB"
_LATIN = re.compile(
    rf"(?:\d{{1,2}} (?:de )?)?(?:{_MONTHS})(?: (?:de )?\d{{4}})?"  # 22 November 2026, 22 de Novembro de 2026
    rf"|(?:{_CURRENCIES}) \d[\d,. ]*\d|\d[\d,. ]*\d (?:{_CURRENCIES})"
    r"|\+?\d+(?: \d+)+"  # groups of digits: phones, large numbers
    r"|n\.º \d+"
)
_CHINESE = re.compile(r"\d+(?:\.\d+)?[年月日歲岁天個个項项間间次級级類类](?:\d+[月日])*")


def keep_together(text: str, locale: Locale) -> str:
    """``text`` with no place left where a date, an amount or a number could be parted."""
    if locale.is_chinese:
        return _CHINESE.sub(lambda match: WORD_JOINER.join(match[0]), text)
    return _LATIN.sub(lambda match: match[0].replace(" ", NO_BREAK_SPACE), text)
