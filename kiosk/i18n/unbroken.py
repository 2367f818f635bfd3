"""Keeps dates, amounts, numbers and names of sentences on one line (design.md, section 3: they never break).

What :mod:`kiosk.i18n.formats` writes is whole already; the sentences of the content hold dates of their own.
"""

from __future__ import annotations

import re
from functools import lru_cache

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
_GROUPS = re.compile(r"\+?\d+(?: \d+)+")
_NAMES = (
    "澳門|澳门|內地|内地|橫琴|横琴|珠海|香港|廣東|广东|福建|粵港澳|粤港澳|粵澳|粤澳|港珠澳|大灣區|大湾区|"
    "賬戶|账户|銀行|银行|人民幣|人民币|保險|保险|回鄉證|回乡证|身份證|身份证|職員|工作人员|櫃檯|柜台"
)
_CHINESE = re.compile(rf"\d+(?:\.\d+)?[年月日歲岁天個个項项間间次級级類类](?:\d+[月日])*|{_NAMES}")


@lru_cache(maxsize=4096)
def keep_together(text: str, locale: Locale) -> str:
    """``text`` with no place left where a date, an amount, a number or a common name could be parted."""
    if locale.is_chinese:
        whole = _GROUPS.sub(lambda match: match[0].replace(" ", NO_BREAK_SPACE), text)
        return _CHINESE.sub(lambda match: WORD_JOINER.join(match[0]), whole)
    return _LATIN.sub(lambda match: match[0].replace(" ", NO_BREAK_SPACE), text)
