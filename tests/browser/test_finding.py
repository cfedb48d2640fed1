"""From the start to what somebody looks for, without scripts: few clicks, and each day, month and word its own page."""

from tests.browser.conftest import Open, Site


def test_a_month_is_chosen_and_left_for_the_one_beside_it(opened: Open, site: Site) -> None:
    page = opened(site, "/?as_of=2021-03-14", scripts=False)
    page.get_by_role("link", name="Calendar", exact=True).click()
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


def test_a_view_is_saved_found_again_and_dropped(own_site: Site, opened: Open) -> None:
    page = opened(own_site, "/?party=JP&format=2%2B2", scripts=False)
    page.get_by_text("Save this view").click()
    page.get_by_label("under the name").fill("Japan's 2+2")
    page.get_by_role("button", name="Save").click()
    page.goto(own_site.address)
    page.get_by_role("link", name="Japan's 2+2").click()
    page.wait_for_url("**/?party=JP&format=2%2B2")
    page.get_by_text("Save this view").click()
    page.get_by_role("button", name="Drop Japan's 2+2").click()
    page.wait_for_load_state()
    assert page.get_by_role("link", name="Japan's 2+2").count() == 0


def test_what_was_seen_is_new_no_more(own_site: Site, opened: Open) -> None:
    page = opened(own_site, "/changes", scripts=False)
    page.get_by_role("button", name="I have seen the record as it is now").click()
    assert page.get_by_role("heading", name="Since your last visit").is_visible()
    assert page.get_by_text("None in what was read").is_visible()


def test_the_next_2_plus_2_as_of_a_day_is_one_click_away(opened: Open, site: Site) -> None:
    page = opened(site, "/?as_of=2021-03-14", scripts=False)
    page.locator(".filters").get_by_role("link", name="2+2").click()
    page.wait_for_url("**format=2%2B2")
    assert "2+2 of Japan and the United States, in Tokyo, 16 Mar 2021" in page.locator(".glance").inner_text()


def test_who_said_the_earlier_date_is_three_clicks_away_by_the_drawn_life(opened: Open, site: Site) -> None:
    page = opened(site, "/?party=JP&party=US", scripts=False)
    page.locator(".filters").get_by_role("link", name="2+2").click()
    page.wait_for_url("**format=2%2B2")
    page.locator(".row", has_text="6 Jan 2022").locator(".what > a").first.click()
    page.wait_for_url("**/e/**")
    page.locator(".lived a", has_text="postponed, Mar 2021").click()
    page.wait_for_url("**/r/**#p*")
    assert page.locator("h1").inner_text() == "Kanda Evening Bulletin"
    assert "30 Nov 2021" in page.locator(".lead").inner_text()
    assert page.locator("mark:target").is_visible()


def test_a_row_leads_to_the_pages_of_its_people_and_of_its_pair(opened: Open, site: Site) -> None:
    page = opened(site, "/?format=2%2B2&as_of=2021-03-14", scripts=False)
    page.locator(".row a.codes").first.click()
    page.wait_for_url("**/pair/JP-US?as_of=2021-03-14")
    page.locator(".row .people a").first.click()
    page.wait_for_url("**/p/*?as_of=2021-03-14")
    assert page.get_by_role("heading", level=1).inner_text() in {"Antony Blinken", "Lloyd Austin", "Toshimitsu Motegi"}
