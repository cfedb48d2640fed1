"""What a page says of itself, by its markup and by the lines around its story."""

from dragoman.cleaning import clean, masthead
from dragoman.model import Masthead, Report

STORY = (
    "<p>The foreign ministers of Norway and Portugal will meet in Lisbon on Monday, their offices said.</p>"
    "<p>They are to discuss fish and trade, according to people who know the plans of both governments.</p>"
    "<p>Neither side said how long the talks would take, or whether a statement would be read out.</p>"
    "<p>A third meeting is planned for the autumn, and would be held in Oslo if both of the two agree.</p>"
)
FREMD = (
    "<p>Die Minister der beiden Staaten treffen sich am Montag in der Hauptstadt, um über den Handel zu sprechen.</p>"
    "<p>Das teilte die Regierung mit, die von einem Besuch sprach, der sich nach dem Treffen anschließen werde.</p>"
    "<p>Von der anderen Seite wurde das nicht bestätigt, und auch die Dauer der Gespräche ist noch nicht bekannt.</p>"
)


def of(source: str, markup: str = "html") -> Masthead:
    report = Report.make(name="page", text=source, markup=markup)
    return masthead(report, clean(report))


def test_the_markup_is_asked_first_and_the_lines_next() -> None:
    body = f"<body><h1>Talks in Lisbon</h1><p>By Jane Doe</p>{STORY}</body>"
    assert of(body).byline == "Jane Doe"
    assert of(body).title == "Talks in Lisbon"
    head = '<head><meta name="author" content="John Roe"><meta property="og:title" content="Talks set"></head>'
    assert (of(head + body).byline, of(head + body).title) == ("John Roe", "Talks set")


def test_the_language_is_that_of_the_markup_unless_the_words_are_plainly_of_another() -> None:
    assert of(f'<html lang="en-GB"><body>{STORY}').language == "en"
    assert of(f'<html lang="en-US"><body>{FREMD}').language == "de"
    assert of('<html lang="nb"><body><p>Ministrene reiser.</p>').language == "nb"
    assert of(f"<body>{FREMD}").language == "de"


def test_a_plain_text_says_of_itself_what_its_lines_say() -> None:
    text = "Talks in Lisbon\n\nBy Jane Doe\n\nLISBON (AFP) - The two ministers will meet on Monday, they said."
    found = of(text, "text")
    assert (found.title, found.byline, found.agency, found.dates) == ("Talks in Lisbon", "Jane Doe", "AFP", ())
