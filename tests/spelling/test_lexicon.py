"""Accepted words: as written, with a capital, in capitals, with a possessive."""

from __future__ import annotations

import pytest

from releasedesk.model import Dateline
from releasedesk.spelling.lexicon import Lexicon, names_in
from tests.releases import arabic_release, full_release, small_release


@pytest.mark.parametrize(
    ("added", "accepted", "refused"),
    [
        ("quaywall", ["quaywall", "Quaywall", "QUAYWALL", "quaywall's"], ["quaywalls", "QuayWall"]),
        ("Oyelaran", ["Oyelaran", "OYELARAN", "Oyelaran's", "l'Oyelaran"], ["oyelaran", "Oyelarans"]),
        ("d’Or", ["d'Or"], ["Or"]),
    ],
)
def test_forms_of_an_added_word(added: str, accepted: list[str], refused: list[str]):
    lexicon = Lexicon([added])
    assert [word for word in accepted if not lexicon.accepts(word)] == []
    assert [word for word in refused if lexicon.accepts(word)] == []


def test_an_empty_lexicon_accepts_nothing():
    assert not Lexicon().accepts("quay")


def test_names_of_people_contacts_issuer_and_place_are_accepted():
    release = full_release()
    names = names_in(release, release.original)
    assert {"Ailsa", "Rennie", "Tomás", "Oyelaran", "Leith"} <= names
    assert {"Harbour", "Trust"} <= names
    assert "chair" not in names
    arabic = arabic_release()
    assert "إيلسا" in names_in(arabic, arabic.original)


def test_a_place_that_is_written_in_capitals_is_known_in_usual_letters():
    release = small_release(dateline=Dateline(place="LEITH"))
    assert "Leith" in names_in(release, release.original)
