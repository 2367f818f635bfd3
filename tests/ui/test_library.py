"""The policy library: every article in four languages, told as the plan's words, with its sources and services."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from kiosk.app import Parts
from kiosk.catalog.model import Confidence, Status
from kiosk.catalog.read import Catalogue
from kiosk.i18n.formats import WORD_JOINER
from kiosk.i18n.locales import Locale
from kiosk.ui.library import Library, number_of

from kiosk_window import Hall, Time, make_parts

TAGS = {locale.value for locale in Locale}
THE_PLAN = {
    Locale.ZH_HANT: "規劃",
    Locale.ZH_HANS: "规划",
    Locale.PT: "plano",
    Locale.EN: "plan",
}


def test_every_article_stands_under_its_topic_in_its_order(parts: Parts, catalogue: Catalogue) -> None:
    library: Library = parts.library
    groups = library.articlesOf("")
    assert [group["id"] for group in groups] == [topic["id"] for topic in library.topics]
    assert {card["id"] for group in groups for card in group["articles"]} == {
        policy.id for policy in catalogue.policies()
    }
    for group in groups:
        (alone,) = library.articlesOf(group["id"])
        assert alone == group
        positions = [policy.position for card in group["articles"] if (policy := catalogue.policy(card["id"]))]
        assert positions == sorted(positions)


def test_every_topic_of_the_catalogue_has_an_article(parts: Parts, catalogue: Catalogue) -> None:
    assert [topic["id"] for topic in parts.library.topics] == [card.id for card in catalogue.categories()]


def test_every_article_is_told_in_four_languages_with_all_values_filled_in(parts: Parts, catalogue: Catalogue) -> None:
    for policy in catalogue.policies():
        article = parts.library.article(policy.id)
        points = [point["text"] for point in article["said"] + article["found"]]
        for text in [article["title"], article["topic"], article["place"], *points]:
            assert text.keys() == TAGS
            assert all(words and "{" not in words for words in text.values()), (policy.id, text)


def test_what_the_plan_says_is_told_as_the_words_of_the_plan(parts: Parts, catalogue: Catalogue) -> None:
    for policy in catalogue.policies():
        said = parts.library.article(policy.id)["said"]
        assert said, policy.id
        assert all(word in said[0]["text"][locale] for locale, word in THE_PLAN.items()), policy.id
        assert all("2022" in said[0]["text"][locale].replace(WORD_JOINER, "") for locale in Locale), policy.id


def test_the_points_of_the_plan_and_of_other_sources_are_kept_apart_and_each_has_its_source(
    parts: Parts, catalogue: Catalogue
) -> None:
    for policy in catalogue.policies():
        article = parts.library.article(policy.id)
        seeds = [point for point in policy.points if point.confidence is Confidence.SEED]
        assert (len(article["said"]), len(article["found"])) == (len(seeds), len(policy.points) - len(seeds))
        for part in (article["said"], article["found"]):
            if part:
                assert part[-1]["citation"]["date"].keys() == TAGS
        assert all(point["citation"] is None or point["citation"]["plan"] for point in article["said"])
        assert not any(point["citation"] is not None and point["citation"]["plan"] for point in article["found"])


def test_what_only_the_plan_says_is_never_called_available(parts: Parts, catalogue: Catalogue) -> None:
    for policy in catalogue.policies():
        article = parts.library.article(policy.id)
        if policy.status is Status.PLANNED:
            assert article["status"] == "planned"
        elif not article["found"]:
            assert article["status"] == "unconfirmed"
        else:
            assert article["status"] == policy.status.value


def test_an_article_leads_to_its_services_and_each_of_them_back_to_it(parts: Parts, catalogue: Catalogue) -> None:
    library: Library = parts.library
    for policy in catalogue.policies():
        assert [card["id"] for card in library.article(policy.id)["services"]] == list(policy.services)
        for service in policy.services:
            assert policy.id in [card["id"] for card in library.articlesAbout(service)]
    assert library.articlesAbout("no-such-service") == []


def test_the_place_in_the_plan_is_counted_as_each_language_counts(parts: Parts) -> None:
    place = parts.library.article("consumer-credit")["place"]
    assert place["zh-Hant-MO"] == "第四章第九節"
    assert place["zh-Hans-CN"] == "第四章第九节"
    assert re.findall(r"\d+", place["pt-MO"]) == re.findall(r"\d+", place["en-MO"]) == ["4", "9"]


@pytest.mark.parametrize(
    ("numeral", "value"), [("一", 1), ("九", 9), ("十", 10), ("十一", 11), ("二十", 20), ("三十五", 35)]
)
def test_a_chinese_numeral_is_read_as_its_number(numeral: str, value: int) -> None:
    assert number_of(numeral) == value


def test_an_article_past_its_review_says_so(catalogue: Catalogue, parts: Parts) -> None:
    policy = catalogue.policies()[0]
    day = policy.review_by
    library = Library(catalogue, parts.services, lambda: day)
    assert not library.article(policy.id)["stale"]
    day += timedelta(days=1)
    assert library.article(policy.id)["stale"]


def test_what_is_not_in_the_library_is_nothing(parts: Parts, time: Time) -> None:
    assert parts.library.article("no-such-article") == {}
    assert parts.library.articlesOf("no-such-topic") == []
    empty: Library = make_parts(None, time).library
    assert empty.topics == empty.articlesOf("") == empty.articlesAbout("bill-payment") == []
    assert empty.article("bills-and-taxes") == {}


# --- on the screen ----------------------------------------------------------------------------------------------------


def test_a_topic_filters_the_list_and_all_shows_it_again(kiosk: Hall) -> None:
    kiosk.go("library")
    kiosk.item("article-witness-opening")
    kiosk.tap("filter-insurance")
    kiosk.item("article-premiums-and-claims")
    assert not kiosk.shows("article-witness-opening")
    kiosk.tap("filter-all")
    kiosk.item("article-witness-opening")


def test_back_from_an_article_finds_the_topic_that_was_chosen(kiosk: Hall) -> None:
    kiosk.go("library")
    kiosk.tap("filter-insurance")
    kiosk.tap("article-premiums-and-claims")
    kiosk.tap("navBack")
    kiosk.item("article-premiums-and-claims")
    assert not kiosk.shows("article-witness-opening")


def test_a_service_leads_to_its_article_and_the_article_to_its_services(kiosk: Hall) -> None:
    kiosk.go("service", service="premium-connect")
    kiosk.item("article-premiums-and-claims")
    kiosk.wait_until_still()
    kiosk.tap("article-premiums-and-claims")
    assert kiosk.screen == "article"
    kiosk.tap("service-policy-aftersales")
    assert kiosk.screen == "service"
    assert kiosk.parts.navigator.parameters["service"] == "policy-aftersales"


def test_an_article_says_where_in_the_plan_it_stands(kiosk: Hall) -> None:
    kiosk.go("article", policy="digital-rmb-trial")
    assert "Chapter 3, section 4" in kiosk.words()
    kiosk.tap("allArticles")
    assert kiosk.screen == "library"


def test_an_article_that_no_other_source_follows_says_that_nothing_is_known(kiosk: Hall) -> None:
    kiosk.go("article", policy="consumer-credit")
    words = kiosk.words()
    assert "What became of it\nNot confirmed. Please ask at the counter." in words
    assert "This is only a plan. As far as we know, nobody can use it today." in words


def test_an_unknown_article_says_so_kindly(kiosk: Hall) -> None:
    kiosk.go("article", policy="no-such-article")
    assert "This article is not in the catalogue" in kiosk.words()
    assert not kiosk.shows("service-digital-rmb")
