"""What somebody writes as the speaker of a quote, taken apart."""

from __future__ import annotations

import pytest

from releasedesk.ui.writing.as_said import WrittenSpeaker, as_said, is_prose

GERMAN = ("sagte", "fügte hinzu")


@pytest.mark.parametrize(
    ("written", "speaker"),
    [
        (
            "fügte Jana Kessler, Leiterin des Hafens, hinzu.",
            WrittenSpeaker("Jana Kessler", "Leiterin des Hafens", "fügte hinzu"),
        ),
        ("fügte Jana Kessler hinzu", WrittenSpeaker("Jana Kessler", verb="fügte hinzu")),
        ("Jana Kessler fügte hinzu", WrittenSpeaker("Jana Kessler", verb="fügte hinzu")),
        ("sagte Jana Kessler", WrittenSpeaker("Jana Kessler", verb="")),
        ("Jana Kessler", WrittenSpeaker("Jana Kessler")),
    ],
)
def test_the_particle_of_a_verb_may_stand_behind_the_speaker(written: str, speaker: WrittenSpeaker) -> None:
    """“hinzu” became a part of the name."""
    assert as_said(written, GERMAN) == speaker


@pytest.mark.parametrize(
    ("written", "verbs", "speaker"),
    [
        ("، قالت ليلى حداد، رئيسة الميناء.", ("على حدّ قول", "قالت"), ("ليلى حداد", "رئيسة الميناء", "قالت")),
        (", sagte Jana Kessler.", GERMAN, ("Jana Kessler", "", "")),
        (", so Jana Kessler.", (*GERMAN, "so"), ("Jana Kessler", "", "so")),
        (
            "so Jana Kessler, Leiterin des Hafens",
            (*GERMAN, "so"),
            ("Jana Kessler", "Leiterin des Hafens", "so"),
        ),
        ("王小明说。", ("说", "表示"), ("王小明", "", "")),
        ("王小明表示", ("说", "表示"), ("王小明", "", "表示")),
        ("と田中太郎は述べた。", ("述べた",), ("田中太郎", "", "")),
        ("a spokesperson said.", ("said", "added"), ("a spokesperson", "", "")),
    ],
)
def test_what_stands_around_a_name_is_no_part_of_it(written, verbs, speaker):
    assert as_said(written, verbs) == WrittenSpeaker(*speaker)


@pytest.mark.parametrize(
    ("words", "prose"),
    [
        ("Rennie told CNN on Monday.", True),
        ("the mayor added to cheers.", True),
        ("said Ailsa Rennie, chair of the trust.", False),
        ("Ailsa Rennie, chair of the trust, said.", False),
        ("said the harbour master.", False),
        ("Rennie told CNN on Monday", False),
    ],
)
def test_a_sentence_that_says_more_than_who_said_it_is_prose(words, prose):
    """A person of the whole sentence was made of it, and printed."""
    assert is_prose(words, ("said", "added")) is prose
