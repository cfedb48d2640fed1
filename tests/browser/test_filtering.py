"""The filters beside the timeline, in a browser: one step on, one step off, and out of the way on a phone."""

from tests.browser.conftest import PHONE, Open, Site


def test_a_filter_is_on_after_one_click_and_off_after_another(opened: Open, site: Site) -> None:
    page = opened(site, "/?as_of=2021-03-14", scripts=False)
    page.get_by_role("link", name="2+2 4").click()
    assert page.url.endswith("?as_of=2021-03-14&format=2%2B2")
    assert page.locator(".row").count() == 4
    page.get_by_role("link", name="Format 2+2").click()
    assert page.url.endswith("?as_of=2021-03-14")


def test_what_is_not_listed_can_be_written_and_keeps_what_is_on(opened: Open, site: Site) -> None:
    page = opened(site, "/?party=JP", scripts=False)
    page.get_by_label("Person: A name").fill("Kishida")
    page.get_by_label("from").fill("2022")
    page.get_by_label("Person: A name").press("Enter")
    links = page.get_by_role("list", name="Filters that are on").get_by_role("link")
    assert links.count() == 3
    assert page.get_by_role("link", name="Person Kishida").get_attribute("href") == "?party=JP&from=2022"


def test_on_a_phone_the_filters_are_a_page_of_their_own_that_closes(opened: Open, site: Site) -> None:
    page = opened(site, "/", PHONE, scripts=False)
    form = page.get_by_role("form", name="Filters")
    assert not form.is_visible()
    page.get_by_role("link", name="Filters", exact=True).click()
    assert form.is_visible()
    page.get_by_role("link", name="Close the filters").click()
    assert not form.is_visible()
