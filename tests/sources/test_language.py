"""The language of a text."""

import pytest

from sources.language import detect_language


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The desk wrote to the council, and the council did not answer it at all that day."),
        (
            "fr",
            "Il incombe à chaque État de protéger les populations, dit le rapport de l'envoyée.",
        ),
        ("es", "Cada Estado debe proteger a las poblaciones, según el informe de la enviada."),
        ("de", "Jeder Staat muss die Bevölkerung schützen, sagt der Bericht der Gesandten dazu."),
        ("ru", "Каждое государство обязано защищать население, говорится в докладе посланника."),
        ("ar", "على كل دولة أن تحمي السكان، كما جاء في تقرير المبعوثة إلى المجلس في الربيع"),
        ("", "Hello"),
        ("", "12 34 56"),
    ],
)
def test_detect_language(language: str, text: str) -> None:
    assert detect_language(text) == language
