"""The pages that only show: whole on a desk's screen and on a phone, and without a fault that axe finds."""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page

from tests.browser.conftest import PHONE, Open, Site

PAGES = (
    "/",
    "/?as_of=2021-03-14&party=JP&party=US",
    "/?as_of=2021-03-14#filters",
    "/?as_of=2021-04-02",
    "/calendar/2021-03?as_of=2021-03-14",
    "/calendar/2010-05",
    "/search?q=Blinken",
    "/changes?since=2021-03-06&as_of=2021-03-13",
    "/pair/JP-US",
    "/brief?party=JP&party=US&as_of=2023-01-10",
    "/p/Antony%20Blinken",
    "/series/Japan-U.S.%20Security%20Consultative%20Committee",
    "/topic/taiwan",
    "/plans",
    "/plans?by=source&party=JP",
    "/instruments",
    "/instruments?name=agreement&party=JP",
    "/instrument/Special%20Measures%20Agreement",
    "/pair/JP-US?format=2%2B2&from=2021",
    "/series?party=JP",
)


def faults_of(page: Page) -> list[str]:
    """What axe finds against a page, a line each."""
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_whole_on_every_screen(opened: Open, site: Site, size: dict[str, int], path: str) -> None:
    page = opened(site, path, size)
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert faults_of(page) == []


def test_an_entry_and_its_report_are_whole_on_every_screen(opened: Open, site: Site, size: dict[str, int]) -> None:
    page = opened(site, "/", size)
    page.locator(".row .what a").first.click()
    for kind in ("e", "r"):
        page.wait_for_url(f"**/{kind}/**")
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
        assert faults_of(page) == []
        if kind == "e":
            page.locator("a.source").first.click()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_entry_with_rivals_and_a_drawn_life_is_whole(
    opened: Open, site: Site, size: dict[str, int], scheme: Literal["light", "dark"]
) -> None:
    page = opened(site, "/?format=2%2B2&from=2022-01-06&to=2022-01-06", size)
    page.emulate_media(color_scheme=scheme)
    page.locator(".row .what a").first.click()
    page.wait_for_url("**/e/**")
    assert page.locator(".lived svg").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert faults_of(page) == []
    page.locator(".lived svg a").first.click()
    page.wait_for_url("**/r/**#p*")
    assert page.locator("mark:target").count() == 1


def test_a_number_of_the_glance_leads_to_the_words_even_where_they_are_folded_away(opened: Open, site: Site) -> None:
    page = opened(site, "/?format=2%2B2&from=2022-01-06&to=2022-01-06", scripts=False)
    page.locator(".row .what a").first.click()
    page.locator(".facts tr", has_text="who").locator("a.told").first.click()
    page.wait_for_url("**#person-1")
    assert page.locator("#person-1").is_visible()


def test_a_report_shows_one_kind_of_marks_after_a_click_and_all_after_another(
    opened: Open, site: Site, size: dict[str, int]
) -> None:
    page = opened(site, "/search?q=Blinken", size, scripts=False)
    page.locator(".hit h3 a").first.click()
    page.wait_for_url("**/r/**")
    every = page.locator(".report .text mark").count()
    page.get_by_role("navigation", name="Marks").get_by_role("link", name="who", exact=False).first.click()
    page.wait_for_url("**mark=person**")
    assert 0 < page.locator(".report .text mark.person").count() == page.locator(".report .text mark").count() < every
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    page.get_by_role("link", name="all marks").click()
    assert page.locator(".report .text mark").count() == every


def test_the_record_of_a_past_day_is_two_steps_away_without_scripts(opened: Open, site: Site) -> None:
    page = opened(site, "/", scripts=False)
    page.get_by_label("As known on", exact=True).fill("2021-03-14")
    page.get_by_role("button", name="Show").click()
    assert "as_of=2021-03-14" in page.url
    assert page.get_by_role("heading", name="Coming").is_visible()


def test_a_day_that_is_picked_is_shown_at_once_with_scripts(opened: Open, site: Site) -> None:
    page = opened(site)
    page.get_by_label("As known on", exact=True).fill("2021-03-14")
    page.wait_for_url("**as_of=2021-03-14**")
    assert page.get_by_role("heading", name="Coming").is_visible()


@pytest.mark.parametrize("path", ["/?as_of=2021-04-02&party=US", "/calendar/2021-03", "/changes?since=2024-07-01"])
def test_dark_is_as_readable_as_light(opened: Open, site: Site, path: str) -> None:
    page = opened(site, path)
    page.emulate_media(color_scheme="dark")
    assert faults_of(page) == []


def test_on_a_phone_the_head_of_a_page_leaves_room_for_the_page(opened: Open, site: Site) -> None:
    page = opened(site, "/", PHONE)
    head = page.locator("header.head").bounding_box()
    assert head is not None
    assert head["height"] < 110
    assert page.get_by_role("navigation", name="Main").get_by_role("link").last.is_visible()
