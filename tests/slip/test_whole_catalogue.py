"""Every service of the project's own catalogue, in every language, gets a slip and a code a phone can read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import zxingcpp
from kiosk.catalog.build import build
from kiosk.catalog.content_files import read_content
from kiosk.catalog.read import Catalogue
from kiosk.config import CONTENT_FOLDER
from kiosk.i18n.locales import Locale
from kiosk.slip.model import Slip, general_slip
from kiosk.slip.paint import PaintedSlip, code_picture
from kiosk.slip.qr import SCREEN_LIMIT, screen_payload
from PySide6.QtGui import QGuiApplication, QImage
from slip_samples import DAY, NUMBER


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    path = tmp_path_factory.mktemp("catalogue") / "catalog.sqlite"
    build(read_content(CONTENT_FOLDER), path)
    with Catalogue.open(path) as opened:
        yield opened


def slips(catalogue: Catalogue, language: Locale) -> list[Slip]:
    """The general slip of every service."""
    return [general_slip(catalogue, service, language, DAY, NUMBER) for service in catalogue.services()]


@pytest.mark.parametrize("language", list(Locale))
def test_the_screens_code_of_every_service_fits_into_700_bytes(catalogue: Catalogue, language: Locale) -> None:
    found = slips(catalogue, language)
    assert found
    assert {slip.service: len(screen_payload(slip).encode()) for slip in found if _is_too_long(slip)} == {}
    assert all("{" not in screen_payload(slip) for slip in found)


def test_the_screens_code_of_every_service_is_read_back(painting: QGuiApplication, catalogue: Catalogue) -> None:
    for slip in slips(catalogue, Locale.ZH_HANT):
        picture = code_picture(screen_payload(slip), 424).convertToFormat(QImage.Format.Format_Grayscale8)
        pixels = memoryview(picture.constBits()).cast("B", shape=[picture.height(), picture.bytesPerLine()])
        assert [code.text for code in zxingcpp.read_barcodes(pixels)] == [screen_payload(slip)]


@pytest.mark.parametrize("language", list(Locale))
def test_every_service_can_be_printed(painting: QGuiApplication, catalogue: Catalogue, language: Locale) -> None:
    for slip in slips(catalogue, language):
        assert PaintedSlip(slip).pdf().startswith(b"%PDF-")


def _is_too_long(slip: Slip) -> bool:
    return len(screen_payload(slip).encode()) > SCREEN_LIMIT
