"""Words that a text in one of our languages does not use, and what to write instead.

Portuguese: the spelling of Macau's government, before the Acordo Ortográfico of 1990, and never Brazilian words.
Traditional Chinese: the words of Macau. Simplified Chinese: the words of the mainland. (design.md, section 3)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kiosk.i18n.locales import Locale
from kiosk.i18n.sentence import Sentence, sentence

WrongWord = tuple[str, Callable[[str], Sentence]]
"""A regular expression for the wrong word, and what to say of a word that it finds."""


def _write(better: str, other: str | None = None) -> Callable[[str], Sentence]:
    if other is None:
        return lambda word: sentence("has '{word}': write {better}", word=word, better=better)
    return lambda word: sentence("has '{word}': write {better} or {other}", word=word, better=better, other=other)


_CHINESE_MACAU: tuple[WrongWord, ...] = (
    ("帳戶|帳號", _write("賬")),
    ("手機", _write("流動電話")),
    ("打印", _write("列印")),
    ("充值", _write("增值")),
    ("信息", _write("資訊", "資料")),
    ("短信", _write("短訊")),
    ("視頻", _write("影片")),
    ("軟件|軟體", _write("程式", "應用程式")),
    ("網絡銀行", _write("網上銀行")),
    ("櫃台", _write("櫃檯")),
    ("工作人員", _write("職員")),
    ("您", _write("你")),
    ("[“”]", _write("「」")),
)
_CHINESE_MAINLAND: tuple[WrongWord, ...] = (
    ("帐户|帐号", _write("账")),
    ("流动电话", _write("手机")),
    ("列印", _write("打印")),
    ("增值(?!税)", _write("充值")),
    ("短讯", _write("短信")),
    ("柜檯", _write("柜台")),
    ("[「」]", _write("“”")),
)
_ENGLISH: tuple[WrongWord, ...] = (
    (r"(?i)\bcell ?phones?\b", _write("mobile phone")),
    (r"\bRMB ?[0-9]", _write("CNY")),
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


def _keeps_its_consonant(word: str) -> Sentence:
    return sentence(
        "has '{word}': Macau's government keeps the consonant that the agreement of 1990 dropped: write it", word=word
    )


def _is_brazilian(word: str) -> Sentence:
    return sentence("has '{word}': this is Brazilian: write the word of Portugal and Macau", word=word)


def _has_the_brazilian_accent(word: str) -> Sentence:
    return sentence("has '{word}': this is the Brazilian accent: write ó or é", word=word)


def _needs_a_capital(word: str) -> Sentence:
    return sentence("has '{word}': write the month with a capital", word=word)


_PORTUGUESE: tuple[WrongWord, ...] = (
    (rf"(?i)\b(?:{_any_of(_WITHOUT_ITS_CONSONANT)})\w*", _keeps_its_consonant),
    (rf"(?i)\b(?:{_any_of(_SHORTENED_WORDS)})\b", _keeps_its_consonant),
    (rf"(?i)\b(?:{_any_of(_BRAZILIAN)})\b", _is_brazilian),
    (r"(?i)\b\w*[ôê][mn][aeiou]\w*", _has_the_brazilian_accent),
    (rf"\b(?:{_any_of(_MONTHS)})\b", _needs_a_capital),
)
_COMPILED = {
    locale: tuple((re.compile(pattern), said_of) for pattern, said_of in words)
    for locale, words in (
        (Locale.ZH_HANT, _CHINESE_MACAU),
        (Locale.ZH_HANS, _CHINESE_MAINLAND),
        (Locale.PT, _PORTUGUESE),
        (Locale.EN, _ENGLISH),
    )
}


def wrong_words(text: str, locale: Locale) -> Iterator[Sentence]:
    """What to say of every wrong word in ``text``: the word, and what to do about it."""
    for pattern, said_of in _COMPILED[locale]:
        for match in pattern.finditer(text):
            yield said_of(match[0])
