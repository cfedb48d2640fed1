"""The review by keyboard, with undo; and a report added by paste, as a desk officer would."""

from playwright.sync_api import Page

from tests.browser.conftest import PHONE, WIDE, Open, Site
from tests.browser.test_looking import faults_of


def waiting(page: Page) -> int:
    """How many items the queue shows."""
    return page.locator(".item").count()


def test_the_queue_is_worked_through_by_keyboard_and_the_last_step_undone(own_site: Site, opened: Open) -> None:
    page = opened(own_site, "/review")
    before = waiting(page)
    page.keyboard.press("j")
    first = page.locator(".item:focus").get_attribute("id")
    page.keyboard.press("j")
    assert page.locator(".item:focus").get_attribute("id") != first
    page.keyboard.press("k")
    assert page.locator(".item:focus").get_attribute("id") == first
    page.keyboard.press("d")
    page.wait_for_url("**done=**")
    assert waiting(page) == before - 1
    assert page.locator(f"#{first}").count() == 0
    page.keyboard.press("u")
    page.locator(f"#{first}").wait_for()
    assert waiting(page) == before


def test_items_are_ticked_by_keyboard_and_ignored_together(own_site: Site, opened: Open) -> None:
    page = opened(own_site, "/review")
    before = waiting(page)
    for _ in range(2):
        page.keyboard.press("j")
        page.keyboard.press("x")
    page.get_by_role("button", name="Ignore until it changes").first.click()
    page.wait_for_url("**ignored=**")
    assert waiting(page) == before - 2
    page.keyboard.press("u")
    page.wait_for_url("**/review")
    assert waiting(page) == before


def test_letters_that_are_typed_into_a_field_decide_nothing(own_site: Site, opened: Open) -> None:
    page = opened(own_site, "/review")
    before = waiting(page)
    page.get_by_label("Why").fill("")
    page.get_by_label("Why").press_sequentially("jmdixu")
    assert page.get_by_label("Why").input_value() == "jmdixu"
    assert waiting(page) == before


def test_the_pages_for_deciding_and_adding_are_whole_on_every_screen(opened: Open, site: Site) -> None:
    entry = opened(site, "/").locator(".row .what a").first.get_attribute("href")
    for size in (WIDE, PHONE):
        for path in ("/review", "/add", "/enter", f"{entry}/decide"):
            page = opened(site, path, size)
            assert (path, page.evaluate("document.documentElement.scrollWidth")) <= (path, size["width"])
            assert (path, faults_of(page)) == (path, [])
            page.close()


def test_a_report_is_added_by_paste_and_found_on_the_timeline(own_site: Site, opened: Open) -> None:
    page = opened(own_site, "/add")
    page.get_by_label("Paste a report").fill(
        "Talks in Oslo\n\n4 June 2024\n\nNorwegian Foreign Minister Espen Barth Eide met Polish Foreign Minister "
        "Radoslaw Sikorski in Oslo on Tuesday.\n"
    )
    page.get_by_role("button", name="Add").click()
    page.get_by_role("heading", name="Added").wait_for()
    page.get_by_role("link", name="To the timeline").click()
    assert page.locator(".row").get_by_role("link", name="Meeting of Norway and Poland").count() == 1


def test_an_entry_is_corrected_without_scripts(own_site: Site, opened: Open) -> None:
    page = opened(own_site, "/", scripts=False)
    page.locator(".row .what a").first.click()
    page.get_by_role("link", name="Decide").click()
    page.get_by_label("Why, for those who read it later").fill("the embassy says so")
    page.get_by_label("Field").select_option("place")
    page.get_by_label("It shall say").fill("Osaka, JP")
    page.get_by_role("button", name="Correct").click()
    assert "Osaka" in page.content()
