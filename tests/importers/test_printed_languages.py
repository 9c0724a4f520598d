"""Which language a text is of, by what is printed around it."""

from __future__ import annotations

import pytest

from releasedesk.importers.passages import Passage
from releasedesk.importers.printed_languages import settled_language

AMERICAN = ("LEITH, March 2, 2027 – The quay opens.", "###", "Media contacts", "Office: +44 131 496 0142")
ITALIAN = (
    "«La gente paga».",
    "Contatti per la stampa",
    "Cellulare: +44 7700 900142",
    "Note per la redazione",
)
BRITISH = ("LEITH, 2 March 2027 – The quay opens.", "ENDS", "Media contacts")


@pytest.mark.parametrize(
    ("guess", "declared", "lines", "settled"),
    [
        ("en-GB", "", AMERICAN, "en-US"),
        ("en", "", ("###",), "en"),
        ("en-GB", "", BRITISH, "en-GB"),
        ("en", "", BRITISH, "en"),
        ("en-GB", "en-US", ("The quay opens.",), "en-GB"),
        ("en", "en-CA", ("The quay opens.",), "en-CA"),
        ("de", "", ("Rückfragehinweis",), "de-AT"),
        ("de", "", ("Pressekontakt",), "de"),
        ("fr", "de", ("Les gens.",), "fr"),
        ("pt", "", ("Telemóvel: +44 7700 900142",), "pt-PT"),
        ("en", "", ITALIAN, "it"),
        ("zh-Hant", "", ("媒體聯絡人",), "zh-Hant"),
    ],
)  # fmt: skip
def test_words_of_the_house_tell_the_region(
    guess: str, declared: str, lines: tuple[str, ...], settled: str
) -> None:
    passages = [Passage(line, number) for number, line in enumerate(lines, start=1)]

    assert settled_language(guess, passages, declared) == settled
