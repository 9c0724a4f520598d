"""Which words are checked: those of prose, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given

from releasedesk.spelling.words import script_of, word_at, words_in
from tests.strategies import plain_texts


def words(text: str, language: str = "en-GB") -> list[str]:
    return [word.text for word in words_in(text, script_of(language))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It’s the “Harbour Trust’s” quay.", ["It's", "the", "Harbour", "Trust's", "quay"]),
        ("e-mail and well-known", ["mail", "and", "well", "known"]),
        ("write to press@harbourtrust.example, see", ["write", "to", "see"]),
        ("(https://harbourtrust.example/a_b?c) www.trust.org tide.example/now", []),
        ("#harbour @trust C:\\Users\\me /usr/share/dict ~/notes", []),
        ("COVID-19, B2B, 4th, 20-metre, snake_case", ["metre"]),
        ("NATO, NGOs, UNESCO’s and iPhone", ["and"]),
        ("THe quay, AUTHORITIES", ["THe", "quay", "AUTHORITIES"]),
        ("McDonald and O’Neill", ["and", "O'Neill"]),
        ("a I", []),
        ("soft\u00adhyphen", ["softhyphen"]),
        ("The ميناء opens", ["The", "opens"]),
        ("end.Start", ["end", "Start"]),
        ("Toma\u0301s", ["Toma\u0301s"]),
        ("x" * 500, []),
        ("", []),
    ],
)
def test_words_of_english(text: str, expected: list[str]):
    assert words(text) == expected


def test_words_of_other_languages():
    assert words("l’eau d’Amérique aujourd’hui", "fr") == ["l'eau", "d'Amérique", "aujourd'hui"]
    assert words("يفتح المينـاء NATO", "ar") == ["يفتح", "الميناء"]
    assert words("Морской порт and quay", "ru") == ["Морской", "порт"]
    assert words("Straße und Größe", "de") == ["Straße", "und", "Größe"]


@given(plain_texts())
def test_every_word_stands_where_it_says(text: str):
    last = 0
    for word in words_in(text):
        assert last <= word.start < word.stop <= len(text)
        assert word.text[0] == text[word.start].translate({ord("’"): "'"})
        last = word.stop


def test_the_word_beside_a_place():
    assert [word_at("The quay, open", at) for at in (0, 3, 6, 8, 9, 14)] == [
        (0, 3), (0, 3), (4, 8), (4, 8), (9, 9), (10, 14),
    ]  # fmt: skip
