"""From the start to what somebody looks for, without scripts: few clicks, and each day, month and word its own page."""

from tests.browser.conftest import Open, Site


def test_a_month_is_chosen_and_left_for_the_one_beside_it(opened: Open, site: Site) -> None:
    page = opened(site, "/?as_of=2021-03-14", scripts=False)
    page.get_by_role("link", name="Calendar").click()
    page.wait_for_url("**/calendar/2021-03?as_of=2021-03-14")
    assert page.get_by_role("heading", level=1).inner_text() == "March 2021"
    page.get_by_role("link", name="April 2021").click()
    page.wait_for_url("**/calendar/2021-04?as_of=2021-03-14")
    page.get_by_label("Month", exact=True).fill("2021-01")
    page.get_by_role("button", name="Go").click()
    page.wait_for_url("**/calendar/2021-01?as_of=2021-03-14")


def test_a_word_leads_to_a_report_from_every_page(opened: Open, site: Site) -> None:
    page = opened(site, "/calendar/2021-03?as_of=2021-03-14", scripts=False)
    page.get_by_role("searchbox", name="Search").fill("Blinken Austin")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?as_of=2021-03-14&q=Blinken+Austin")
    page.locator(".hit h3 a").first.click()
    page.wait_for_url("**/r/**")
    assert "Austin" in page.locator(".report .text").inner_text()


def test_the_last_2_plus_2_and_who_said_an_earlier_date_are_found_in_under_four_clicks(
    opened: Open, site: Site
) -> None:
    page = opened(site, "/?party=JP&party=US", scripts=False)
    page.locator(".filters").get_by_role("link", name="2+2").click()
    page.wait_for_url("**format=2%2B2")
    assert "2+2 of Japan and the United States, in Tokyo, 28 Jul 2024" in page.locator(".glance").inner_text()
    page.get_by_text("that slipped, in words").click()
    page.locator(".moved li").first.get_by_role("link").nth(1).click()
    page.wait_for_url("**/r/**")
