"""Words that a text in one of our languages does not use, and what to write instead.

Portuguese: the spelling of Macau's government, before the Acordo Ortográfico of 1990, and never Brazilian words.
Traditional Chinese: the words of Macau. Simplified Chinese: the words of the mainland. (design.md, section 3)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.i18n.locales import Locale

WrongWord = tuple[str, str]
"""A regular expression for the wrong word, and the sentence that says what to do."""

_CHINESE_MACAU: tuple[WrongWord, ...] = (
    ("帳戶|帳號", "write 賬"),
    ("手機", "write 流動電話"),
    ("打印", "write 列印"),
    ("充值", "write 增值"),
    ("信息", "write 資訊 or 資料"),
    ("短信", "write 短訊"),
    ("視頻", "write 影片"),
    ("軟件|軟體", "write 程式 or 應用程式"),
    ("網絡銀行", "write 網上銀行"),
    ("櫃台", "write 櫃檯"),
    ("工作人員", "write 職員"),
    ("您", "write 你"),
    ("[“”]", "write 「」"),
)
_CHINESE_MAINLAND: tuple[WrongWord, ...] = (
    ("帐户|帐号", "write 账"),
    ("流动电话", "write 手机"),
    ("列印", "write 打印"),
    ("增值(?!税)", "write 充值"),
    ("短讯", "write 短信"),
    ("柜檯", "write 柜台"),
    ("[「」]", "write “”"),
)
_ENGLISH: tuple[WrongWord, ...] = (
    (r"(?i)\bcell ?phones?\b", "write mobile phone"),
    (r"\bRMB ?[0-9]", "write CNY"),
)
_WITHOUT_ITS_CONSONANT = """
    ação ações acion atua ativ desativ reativ inativ ator atores direç diret indiret seleç selecion coleç colet objeç
    objet proteç protet correç corretamente inspeç inspet detet deteç receç exceç exceto projeç projet conceç
    redaç fraç infraç tração extraç extrato atraç contraç reaç interaç interat transaç adoç adot ótim otim batiz elétric
    eletri eletró respetiv perspetiv aspeto setor fatur fator trajet arquitet letiv exato exata efetiv efetu afet noturn
    espetác conjetur percecio
"""
"""Beginnings of words that the agreement of 1990 shortened (acção, actual, Direcção, electrónico, projecto)."""
_SHORTENED_WORDS = "correto correta corretos corretas"
_BRAZILIAN = """
    aplicativo aplicativos usuário usuários celular celulares tela telas cadastro cadastrar registro registros contato
    contatos contatar você vocês equipe equipes planejamento planejar gerenciar acessar deletar aposentadoria fato fatos
    ônibus trem baixar dezesseis dezessete dezenove caixa-eletrônico
"""
_MONTHS = "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"


def _any_of(words: str) -> str:
    return "|".join(sorted(words.split()))


_KEEP = "Macau's government keeps the consonant that the agreement of 1990 dropped: write it"
_PORTUGUESE: tuple[WrongWord, ...] = (
    (rf"(?i)\b(?:{_any_of(_WITHOUT_ITS_CONSONANT)})\w*", _KEEP),
    (rf"(?i)\b(?:{_any_of(_SHORTENED_WORDS)})\b", _KEEP),
    (rf"(?i)\b(?:{_any_of(_BRAZILIAN)})\b", "this is Brazilian: write the word of Portugal and Macau"),
    (r"(?i)\b\w*[ôê][mn][aeiou]\w*", "this is the Brazilian accent: write ó or é"),
    (rf"\b(?:{_any_of(_MONTHS)})\b", "write the month with a capital"),
)
_COMPILED = {
    locale: tuple((re.compile(pattern), instead) for pattern, instead in words)
    for locale, words in (
        (Locale.ZH_HANT, _CHINESE_MACAU),
        (Locale.ZH_HANS, _CHINESE_MAINLAND),
        (Locale.PT, _PORTUGUESE),
        (Locale.EN, _ENGLISH),
    )
}


def wrong_words(text: str, locale: Locale) -> Iterator[tuple[str, str]]:
    """Every wrong word in ``text`` with what to do about it."""
    for pattern, instead in _COMPILED[locale]:
        for match in pattern.finditer(text):
            yield match[0], instead
