"""A kiosk on which applications may be prepared: its operator's settings, a recipient, a machine that keeps nothing."""

from __future__ import annotations

from pathlib import Path

from kiosk.config import ApplicationSettings
from kiosk.i18n.locales import Locale
from kiosk.i18n.text import Text
from kiosk.session.traces import SWAPS
from pyrage import x25519


def text(zh_hant: str, zh_hans: str, pt: str, en: str) -> Text:
    words = (zh_hant, zh_hans, pt, en)
    return Text.model_validate(dict(zip((locale.value for locale in Locale), words, strict=True)))


def application_settings() -> ApplicationSettings:
    """Everything filled in. Nothing here is a real centre."""
    return ApplicationSettings(
        controller=text("示範服務中心", "示范服务中心", "Centro de Serviços de Exemplo", "Sample Service Centre"),
        purpose=text(
            "預約辦理服務，並預先準備文件",
            "预约办理服务，并预先准备文件",
            "Marcar o atendimento e preparar os documentos",
            "To book your visit and have the papers ready",
        ),
        retention_days=30,
        contact=text("1號櫃檯", "1号柜台", "Balcão n.º 1", "Counter 1"),
        place=text("服務中心的電腦內", "服务中心的电脑内", "No computador do centro", "On the centre's computer"),
        branches=(
            text("珠海總行", "珠海总行", "Sede em Zhuhai", "Zhuhai main branch"),
            text("橫琴分行", "横琴分行", "Sucursal de Hengqin", "Hengqin branch"),
        ),
    )


def new_identity() -> x25519.Identity:
    """A key of the counter."""
    return x25519.Identity.generate()


def new_recipient() -> str:
    """The public half of a key that nobody keeps."""
    return str(new_identity().to_public())


def nothing_kept(file: Path) -> str | None:
    """A machine without swap on a disk, whose system files can be read."""
    return "Filename Type Size Used Priority\n" if file == SWAPS else ""
