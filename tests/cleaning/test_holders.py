"""Whose a story is, by its copyright line or its byline, where nothing else says so."""

import pytest

from dragoman.cleaning import clean, masthead
from dragoman.cleaning.holders import holder, paper_in
from dragoman.model import Masthead, Report

STORY = "The foreign ministers of Norway and Finland met in Oslo on Friday, officials said."


def page(report: Report) -> Masthead:
    return masthead(report, clean(report))


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Copyright 2021 The Harbour Post", "The Harbour Post"),
        ("Copyright © 2019-2021 Harbour Post Ltd. All rights reserved.", "Harbour Post"),
        ("(c) 2021 The Harbour Times Company", "The Harbour Times"),
        ("© Harbour Media & Sons, Inc. 2021", "Harbour Media & Sons"),
        ("© 2021 by Nordic Wire GmbH | Imprint | Privacy", "Nordic Wire"),
        ("Copyright: The Harbour Post. All Rights Reserved", "The Harbour Post"),
        ('<footer><p>&copy; 2021 <a href="/">The Harbour Post</a>. Terms</p></footer>', "The Harbour Post"),
        ("<div>&#169; harbour.example 2021</div><script>var x = 1</script>", "harbour.example"),
        ('<meta name="copyright" content="© 2021 The Harbour Post">', "The Harbour Post"),
        ('{"copyright": "Copyright 2021 The Harbour Post", "x": 1}', "The Harbour Post"),
        ("© 2021 People's Harbour Daily", "People's Harbour Daily"),
        ("© A Photographer", ""),
        ("Photo: © Getty Images 2021", ""),
        ("Copyright law was changed in 2021 by both states.", ""),
        ("Copyright 2021 All rights reserved", ""),
        ("© 2021", ""),
        ("No part may be copied.", ""),
    ],
)
def test_the_holder_is_whom_the_notice_names(line: str, name: str) -> None:
    assert holder(f"{STORY}\n{line}\n") == name


def test_the_last_notice_is_that_of_the_page() -> None:
    assert holder("Picture © 2020 Nordic Pictures\n\nTalks.\n\n© 2021 The Harbour Post\n") == "The Harbour Post"


@pytest.mark.parametrize(
    ("byline", "name"),
    [
        ("Ada Writer, The Harbour Post", "The Harbour Post"),
        ("Ada Writer | Nordic Daily News", "Nordic Daily News"),
        ("Ada Writer, Harbour Post Staff Writer", "Harbour Post"),
        ("Harbour Times Staff Reporters", "Harbour Times"),
        ("Special to The Harbour Post", "The Harbour Post"),
        ("Ada Writer, Political Editor", ""),
        ("Ada Post", ""),
        ("Ada Writer and Bo Post", ""),
        ("", ""),
    ],
)
def test_a_byline_may_name_the_paper(byline: str, name: str) -> None:
    assert paper_in(byline) == name


def test_what_is_stated_stands_before_what_the_notice_says() -> None:
    source = f"<html><head><meta property='og:site_name' content='Nordic News'></head><body><p>{STORY}</p>"
    notice = "<p>© 2021 Harbour Holdings Ltd</p></body></html>"
    assert page(Report.make(name="a", text=source + notice, markup="html")).outlet == "Nordic News"
    bare = source.replace("og:site_name", "x") + notice
    assert page(Report.make(name="a", text=bare, markup="html")).outlet == "Harbour Holdings"


def test_an_agency_that_holds_the_rights_is_the_agency_and_no_outlet() -> None:
    found = page(Report.make(name="a", text=f"{STORY}\n\nCopyright 2021 The Associated Press. All rights reserved.\n"))
    assert (found.agency, found.outlet) == ("AP", "")
