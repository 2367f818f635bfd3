"""A service centre that prepares applications, for the tour: nothing here is a real place, and nobody keeps its key."""

from __future__ import annotations

from kiosk.config import ApplicationSettings
from kiosk.i18n.locales import Locale
from kiosk.i18n.text import Text


def sample_centre() -> ApplicationSettings:
    """What an operator fills in before applications may be prepared."""
    return ApplicationSettings(
        controller=_text("示範服務中心", "示范服务中心", "Centro de serviços de exemplo", "Sample service centre"),
        purpose=_text(
            "預約辦理服務，並預先準備文件",
            "预约办理服务，并预先准备文件",
            "Marcar o atendimento e preparar os documentos",
            "To book your visit and have the papers ready",
        ),
        retention_days=30,
        contact=_text("1號櫃檯", "1号柜台", "Balcão n.º 1", "Counter 1"),
        place=_text("服務中心的電腦內", "服务中心的电脑内", "No computador do centro", "On the centre’s computer"),
        branches=(
            _text("珠海服務點", "珠海服务点", "Posto de Zhuhai", "Zhuhai office"),
            _text("橫琴服務點", "横琴服务点", "Posto de Hengqin", "Hengqin office"),
        ),
    )


def sample_recipient() -> str:
    """The public half of a new key; the other half is dropped."""
    from pyrage import x25519  # late: only one journey seals anything

    return str(x25519.Identity.generate().to_public())


def _text(*words: str) -> Text:
    return Text.model_validate(dict(zip((locale.value for locale in Locale), words, strict=True)))
