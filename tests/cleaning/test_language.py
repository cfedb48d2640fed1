"""Which language a text is in."""

import pytest

from dragoman.cleaning import language

TEXTS = [
    ("en", "The ministers met in Oslo and agreed to meet again in the spring."),
    ("fr", "Les ministres se sont réunis à Oslo et ont convenu de se revoir au printemps dans la capitale."),
    ("de", "Die Minister trafen sich in Oslo und vereinbarten, sich im Frühjahr wieder zu treffen."),
    ("es", "Los ministros se reunieron en Oslo y acordaron volver a verse en la primavera."),
    ("pt", "Os ministros se reuniram em Oslo e não chegaram a um acordo sobre a pesca do bacalhau."),
    ("it", "I ministri si sono incontrati a Oslo e hanno deciso di rivedersi nella primavera del prossimo anno."),
    ("ru", "Министры встретились в Осло и договорились о новой встрече весной."),
    ("uk", "Міністри зустрілися в Осло і домовилися про нову зустріч навесні цього року в Україні."),
    ("ja", "両国の外相はオスロで会談し、春に再び会うことで一致した。"),
    ("zh", "两国外长在奥斯陆举行会谈，同意春天再次会面。"),
    ("ko", "양국 외교장관은 오슬로에서 만나 봄에 다시 만나기로 했다."),
    ("ar", "التقى الوزيران في أوسلو واتفقا على اللقاء مجددا في الربيع."),
    ("und", "12:30 --- 14:00"),
    ("und", ""),
]


@pytest.mark.parametrize(("code", "text"), TEXTS)
def test_a_sentence_tells_its_language(code: str, text: str) -> None:
    assert language(text) == code


def test_foreign_names_in_an_english_text_do_not_change_its_language() -> None:
    assert language("The minister (外務大臣) met the president of the Société de l'Arctique in Oslo on Monday.") == "en"


@pytest.mark.parametrize(
    "text",
    [
        "Suga met Biden in April.",
        "Putin met Xi in Beijing.",
        "Kishida is in India.",
        "Blinken was in Paris, Lavrov in Berlin.",
        "Van den Berg met De Croo in Den Haag in May.",
    ],
)
def test_a_brief_in_english_is_not_taken_for_another_language(text: str) -> None:
    assert language(text) in {"en", "und"}
