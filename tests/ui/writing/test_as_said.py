"""What somebody writes as the speaker of a quote, taken apart."""

from __future__ import annotations

import pytest

from releasedesk.ui.writing.as_said import WrittenSpeaker, as_said

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
