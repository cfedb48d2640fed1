"""The filters beside the timeline, in a browser: one step on, one step off, and out of the way on a phone."""

from tests.browser.conftest import PHONE, Open, Site


def test_a_filter_is_on_after_one_click_and_off_after_another(opened: Open, site: Site) -> None:
    page = opened(site, "/?as_of=2021-03-14", scripts=False)
    page.get_by_role("link", name="2+2 4").click()
    page.wait_for_url("**?as_of=2021-03-14&format=2%2B2")
    assert page.locator(".row").count() == 4
    page.get_by_role("link", name="Format 2+2").click()
    page.wait_for_url("**?as_of=2021-03-14")
    assert page.locator(".row").count() > 4


def test_what_is_not_listed_can_be_written_and_keeps_what_is_on(opened: Open, site: Site) -> None:
    page = opened(site, "/?party=JP", scripts=False)
    page.get_by_label("Person: A name").fill("Kishida")
    page.get_by_label("from", exact=True).fill("2022")
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


def test_the_slider_moves_the_day_and_the_page_follows_when_it_rests(opened: Open, site: Site) -> None:
    page = opened(site, "/?as_of=2021-03-14")
    slider = page.get_by_role("slider", name="As known on, as a slider")
    slider.focus()
    slider.press("ArrowLeft")
    slider.press("ArrowLeft")
    page.wait_for_url("**as_of=2021-03-12**")
    assert page.get_by_label("As known on", exact=True).input_value() == "2021-03-12"


def test_without_scripts_there_is_no_slider_that_does_nothing(opened: Open, site: Site) -> None:
    page = opened(site, "/?as_of=2021-03-14", scripts=False)
    assert page.get_by_role("slider").count() == 0


def test_a_bar_of_the_drawing_leads_to_its_entry(opened: Open, site: Site) -> None:
    page = opened(site, "/?format=2%2B2")
    page.get_by_role("link", name="2+2 of Japan and the United States, online, 6 Jan 2022: held").click()
    assert page.get_by_role("heading", level=1).inner_text() == "2+2 of Japan and the United States, online"


def test_a_slip_can_be_read_in_words_with_who_said_so(opened: Open, site: Site) -> None:
    page = opened(site, "/?format=2%2B2", scripts=False)
    page.get_by_text("that slipped, in words").click()
    told = page.locator(".moved li").first
    assert "gave way to" in told.inner_text()
    assert "2022 (said 5 Jan 2022)" in page.locator(".moved").inner_text()
    told.get_by_role("link").nth(1).click()
    page.wait_for_url("**/r/**")
    assert page.locator(".report mark").count() > 0


def test_the_drawing_goes_back_sheet_by_sheet(opened: Open, site: Site) -> None:
    page = opened(site, "/", scripts=False)
    first = page.locator(".drawn figcaption").inner_text()
    page.locator(".drawn figcaption").get_by_role("link", name="earlier").click()
    page.wait_for_url("**?to=*")
    assert page.locator(".drawn figcaption").inner_text() != first
    assert page.locator(".drawn .bar").count() > 0
