"""Every service is within three touches of the home screen, without typing (design.md, principle 7)."""

from __future__ import annotations

import pytest
from kiosk.catalog.model import Category
from kiosk.catalog.read import Catalogue
from kiosk.i18n.locales import Locale

from kiosk_window import Hall


def test_every_service_is_reached_from_home_by_its_topic_and_its_card(kiosk: Hall, catalogue: Catalogue) -> None:
    services = catalogue.services()
    assert len(services) > 20
    for service in services:
        kiosk.parts.navigator.home()
        kiosk.settle()
        kiosk.tap(f"category-{service.category}")
        kiosk.tap(f"service-{service.id}")
        assert (kiosk.screen, kiosk.parts.navigator.parameters) == ("service", {"service": service.id})
        title = service.name[Locale.EN].replace("\u2060", "")
        assert title.split()[0] in kiosk.words().replace("\u2060", "")


@pytest.mark.parametrize("language", list(Locale))
def test_more_alone_leads_to_the_last_service_of_the_longest_list(
    kiosk: Hall, catalogue: Catalogue, language: Locale
) -> None:
    kiosk.new_visit(language)
    category = max((Category(card.id) for card in catalogue.categories()), key=lambda it: len(catalogue.services(it)))
    last = catalogue.services(category)[-1]
    kiosk.tap(f"category-{category}")
    for _ in range(20):
        item = kiosk.item(f"service-{last.id}")
        if kiosk.eye.is_whole(item):
            break
        scroll = kiosk.scroll
        kiosk.tap("more")
        assert kiosk.wait_until(lambda before=scroll: kiosk.scroll > before), "More leads on"
        kiosk.wait_until_still()
    kiosk.tap(f"service-{last.id}")
    assert kiosk.parts.navigator.parameters == {"service": last.id}
