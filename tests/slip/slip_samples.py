"""A small catalogue, guides' results and translated messages for the tests of the slip."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import zxingcpp
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from kiosk.catalog.model import Contact, DocumentType, Fact, Institution, Service, Source
from kiosk.i18n.locales import Locale
from kiosk.i18n.text import Text
from kiosk.slip.model import Slip, general_slip, guided_slip
from PySide6.QtGui import QImage

DAY = date(2026, 11, 22)
NUMBER = "7K3M"
LONG_WORD = "Anticonstitucionalissimamente" * 3


def text(zh_hant: str, zh_hans: str, pt: str, en: str) -> Text:
    return Text.model_validate({"zh-Hant-MO": zh_hant, "zh-Hans-CN": zh_hans, "pt-MO": pt, "en-MO": en})


def same(words: str) -> Text:
    return text(words, words, words, words)


@dataclass(frozen=True)
class FakeRelease:
    number: int = 12


@dataclass
class FakeCatalogue:
    """The catalogue in memory. ``text`` fills ``{agency-fee}`` as the real one fills any fact."""

    release: FakeRelease = field(default_factory=FakeRelease)
    services: dict[str, Service] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    institutions: dict[str, Institution] = field(default_factory=dict)
    contacts: dict[str, Contact] = field(default_factory=dict)
    documents: dict[str, DocumentType] = field(default_factory=dict)

    def service(self, identifier: str, /) -> Service | None:
        return self.services.get(identifier)

    def fact(self, identifier: str, /) -> Fact | None:
        return self.facts.get(identifier)

    def source(self, identifier: str, /) -> Source | None:
        return self.sources.get(identifier)

    def institution(self, identifier: str, /) -> Institution | None:
        return self.institutions.get(identifier)

    def contact(self, identifier: str, /) -> Contact | None:
        return self.contacts.get(identifier)

    def document(self, identifier: str, /) -> DocumentType | None:
        return self.documents.get(identifier)

    def text(self, words: Text, /) -> Text:
        return words


@dataclass(frozen=True)
class FakeItem:
    document: str
    source: str | None = "federation"
    as_of: date | None = date(2020, 6, 10)
    condition: Text | None = None


@dataclass(frozen=True)
class FakeStep:
    text: Text
    source: str | None = "federation"
    as_of: date | None = date(2020, 6, 10)


@dataclass(frozen=True)
class FakeGuide:
    service: str


@dataclass(frozen=True)
class FakeResult:
    checklist: tuple[FakeItem, ...] = ()
    steps: tuple[FakeStep, ...] = ()
    ask: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()


CITED: dict[str, Any] = {"source": "federation", "as_of": date(2020, 6, 10), "confidence": "H"}
BIRP = text(
    "永久性居民身份證",
    "永久性居民身份证",
    "Bilhete de Identidade de Residente Permanente (BIRP)",
    "Permanent Resident Identity Card",
)
PERMIT = text(
    "港澳居民來往內地通行證（回鄉證）",
    "港澳居民来往内地通行证（回乡证）",
    "Salvo-conduto para deslocação ao Interior da China de Residentes de Hong Kong e Macau",
    "Mainland Travel Permit for Hong Kong and Macao Residents",
)
NAME = text(
    "代理見證開戶",
    "代理见证开户",
    "Abertura de conta por testemunho em regime de agenciamento",
    "Open an account with a witness bank",
)
STEP_ONE = text(
    "到澳門的代理銀行櫃檯，說明你想開立內地個人銀行賬戶。",
    "到澳门的代理银行柜台，说明你想开立内地个人银行账户。",
    "Dirija-se ao balcão do banco agente em Macau e diga que deseja abrir uma conta individual no Interior da China.",
    "Go to the counter of the witness bank in Macao and say that you want to open a personal account on the mainland.",
)
STEP_TWO = text(
    "銀行職員核對你的證件，你在場簽名。",
    "银行职员核对你的证件，你在场签名。",
    "O funcionário confere os seus documentos e a assinatura é feita na sua presença.",
    "The bank checks your documents while you are there, and you sign.",
)
PILOT = text(
    "你有沒有試點銀行的賬戶",
    "你有没有试点银行的账户",
    "Já tenho conta no banco do projecto-piloto?",
    "Do I already have an account with a pilot bank?",
)
FEES = text("費用", "费用", "Quais são os encargos?", "What are the fees?")
CONDITION = text("如銀行要求", "如银行要求", "Se o banco o pedir", "If the bank asks for it")


def sample_service(**changes: Any) -> Service:
    values: dict[str, Any] = {
        "id": "agent-witness-account",
        "category": "account",
        "position": 1,
        "status": "available",
        "tier": "core",
        "audience": ["resident"],
        "name": NAME,
        "summary": NAME,
        "needs": [
            {"document": "birp", **CITED},
            {"document": "travel-permit", **CITED},
            {"document": "proof-of-address", "condition": CONDITION, **CITED},
        ],
        "steps": [{"text": STEP_ONE, **CITED}, {"text": STEP_TWO, **CITED}],
        "facts": ["pilot-bank", "fees"],
        "where": [
            {"institution": "bank", "contact": "bank-hotline"},
            {"institution": "amcm", "contact": "amcm-banking"},
        ],
        "review_by": date(2027, 6, 1),
    }
    return Service.model_validate(values | changes)


def sample_catalogue(**service_changes: Any) -> FakeCatalogue:
    catalogue = FakeCatalogue()
    service = sample_service(**service_changes)
    planned = sample_service(id="planned", status="planned", needs=[], steps=[], facts=[], where=[])
    catalogue.services = {service.id: service, "planned": planned}
    catalogue.documents = {
        "birp": _document("birp", BIRP),
        "travel-permit": _document("travel-permit", PERMIT),
        "proof-of-address": _document(
            "proof-of-address", text("住址證明", "住址证明", "Comprovativo de morada", "Proof of address")
        ),
    }
    catalogue.facts = {
        "pilot-bank": Fact(id="pilot-bank", label=PILOT, confidence="NONE"),
        "fees": Fact(id="fees", label=FEES, confidence="NONE"),
        "class": Fact.model_validate(
            {"id": "class", "label": same("Ⅱ"), "value": {"kind": "number", "number": "2"}, **CITED}
        ),
    }
    catalogue.institutions = {
        "bank": Institution(
            id="bank",
            name=text(
                "中國銀行澳門分行",
                "中国银行澳门分行",
                "Banco da China, Sucursal de Macau",
                "Bank of China Macau Branch",
            ),
            kind="bank",
        ),
        "amcm": Institution(
            id="amcm",
            name=text(
                "澳門金融管理局", "澳门金融管理局", "Autoridade Monetária de Macau", "Monetary Authority of Macao"
            ),
            kind="authority",
        ),
    }
    need = text("開戶查詢", "开户查询", "Informações sobre abertura de conta", "Questions about opening an account")
    complaint = text("投訴銀行服務", "投诉银行服务", "Queixas sobre serviços bancários", "Complaints about banking")
    catalogue.contacts = {
        "bank-hotline": _contact("bank-hotline", "bank", need, "95566", mainland_only=True),
        "amcm-banking": _contact("amcm-banking", "amcm", complaint, "+85328568288"),
    }
    catalogue.sources = {
        "federation": Source(
            id="federation",
            publisher=text(
                "廣東省金融消費權益保護聯合會",
                "广东省金融消费权益保护联合会",
                "Federação de Protecção dos Direitos dos Consumidores Financeiros de Guangdong (tradução)",
                "Guangdong Financial Consumer Rights Protection Federation (our translation)",
            ),
        ),
    }
    return catalogue


def sample_general(language: Locale, **service_changes: Any) -> Slip:
    catalogue = sample_catalogue(**service_changes)
    return general_slip(catalogue, catalogue.services["agent-witness-account"], language, DAY, NUMBER)


def sample_guided(language: Locale, result: FakeResult, number: str = NUMBER) -> Slip:
    return guided_slip(sample_catalogue(), FakeGuide("agent-witness-account"), result, language, DAY, number)


def _document(identifier: str, name: Text) -> DocumentType:
    return DocumentType(id=identifier, name=name, short_name=name)


def _contact(identifier: str, institution: str, need: Text, number: str, mainland_only: bool = False) -> Contact:
    phone = {"kind": "phone", "number": number, "mainland_only": mainland_only}
    said = {"institution": institution, "topics": ["bank"], "need": need, "phone": phone}
    return Contact.model_validate({"id": identifier, **said, **CITED})


def compile_messages(folder: Path) -> None:
    """Write compiled translations of the slip's messages into ``folder``, as the set-up does for the whole project."""
    for column, locale in enumerate((Locale.ZH_HANT, Locale.ZH_HANS, Locale.PT)):
        catalogue = Catalog(locale=locale.folder.split("_")[0])
        for msgid, translated in TRANSLATIONS.items():
            catalogue.add(msgid, translated[column])
        target = folder / locale.folder / "LC_MESSAGES" / "kiosk.mo"
        target.parent.mkdir(parents=True)
        with target.open("wb") as file:
            write_mo(file, catalogue)


TRANSLATIONS = {
    "Your list": ("你的清單", "你的清单", "A sua lista"),
    "Documents to bring": ("請帶同以下文件", "请带以下文件", "Documentos a trazer"),
    "What to do": ("辦理步驟", "办理步骤", "O que fazer"),
    "Ask at the counter": ("請向櫃檯查詢", "请向柜台查询", "Pergunte ao balcão"),
    "Where to go and who to call": ("地點及查詢電話", "地点及咨询电话", "Onde ir e a quem ligar"),
    "Other services that may suit you": (
        "其他可能適合你的服務",
        "其他可能适合你的服务",
        "Outros serviços que lhe podem servir",
    ),
    "Call from a mainland number.": (
        "請用內地電話號碼致電。",
        "请用内地电话号码拨打。",
        "Ligue de um número do Interior da China.",
    ),
    "Show this code at the counter.": ("請向櫃檯出示此碼。", "请向柜台出示此码。", "Mostre este código ao balcão."),
    "Slip number": ("清單編號", "清单编号", "N.º da lista"),
    "Information release {release}": ("資料版本 {release}", "资料版本 {release}", "Versão {release} da informação"),
    "Source: {publisher}": ("資料提供：{publisher}", "资料提供：{publisher}", "Fonte: {publisher}"),
    "Information as of {day}": ("資料截至 {day}", "资料截至 {day}", "Informação à data de {day}"),
    "This is guidance only. The institution makes the decision.": (
        "結果僅供參考，以機構審批為準。",
        "结果仅供参考，以机构审批为准。",
        "Resultado meramente indicativo. A decisão cabe à instituição.",
    ),
    "This service is only planned. You cannot use it yet.": (
        "這項服務仍在計劃中，未可使用。",
        "这项服务仍在计划中，暂不可用。",
        "Este serviço está apenas previsto. Ainda não pode ser utilizado.",
    ),
    "This service ended on {day}.": (
        "這項服務已於{day}結束。",
        "这项服务已于{day}结束。",
        "Este serviço terminou em {day}.",
    ),
    "Some of this may be out of date. Please check at the counter.": (
        "部分資料可能已過時，請向櫃檯查詢。",
        "部分资料可能已过时，请向柜台查询。",
        "Parte desta informação pode estar desactualizada. Confirme ao balcão.",
    ),
    "More at the counter.": ("詳情請向櫃檯查詢。", "详情请向柜台查询。", "Mais informações ao balcão."),
    "Slip {number}, page {page} of {pages}": (
        "清單 {number}，第 {page} 頁，共 {pages} 頁",
        "清单 {number}，第 {page} 页，共 {pages} 页",
        "Lista {number}, página {page} de {pages}",
    ),
}


def decoded(image: QImage) -> list[str]:
    """What a phone reads in ``image``."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    view = memoryview(grey.constBits()).cast("B", shape=[grey.height(), grey.bytesPerLine()])
    return [code.text for code in zxingcpp.read_barcodes(view)]
