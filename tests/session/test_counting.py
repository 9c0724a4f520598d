"""Words, characters and times, and the channels whose limits count."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releasedesk import resources
from releasedesk.model import ListBlock, Paragraph, Section
from releasedesk.session.channels import (
    Channel,
    channels_of,
    chosen_channel,
    keep_channels,
    shipped_channels,
)
from releasedesk.session.counting import Counts, count, in_time
from releasedesk.session.settings import Settings, load_settings, save_settings
from releasedesk.session.word_count import printed_counts, printed_words
from tests.releases import small_release


@pytest.mark.parametrize(
    ("text", "language", "words", "characters", "letters"),
    [
        ("The quay opens – at last.", "en", 5, 25, 20),
        ("e\u0301te\u0301", "fr", 1, 3, 3),
        ("l’été 2027", "fr", 2, 10, 9),
        ("港口将于3月2日开放", "zh", 10, 10, 10),
        ("Quay 港口", "zh", 3, 7, 6),
        ("الميناء مفتوح", "ar", 2, 13, 12),
        ("", "en", 0, 0, 0),
        (" \u00a0\n", "en", 0, 3, 0),
        ("640 m", "en", 2, 5, 4),
    ],
)
def test_what_a_reader_calls_words_and_characters_is_counted(text, language, words, characters, letters):
    counted = count([text], language)
    assert (counted.words, counted.characters, counted.letters) == (words, characters, letters)


def test_times_follow_the_language():
    words = ["word " * 238]
    assert in_time(count(words, "en-GB").reading) == "1 minute"
    assert in_time(count(words, "en").speaking) == "1½ minutes"
    assert count(words, "de").reading > count(words, "en").reading
    assert in_time(count(["港" * 266], "zh-Hans").reading) == "1 minute"
    assert count(words, "xx").reading == 238 * 60 / 200


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "0 seconds"),
        (1, "5 seconds"),
        (21, "20 seconds"),
        (58, "1 minute"),
        (95, "1½ minutes"),
        (180, "3 minutes"),
        (601, "10 minutes"),
        (3600, "1 hour"),
        (7500, "2 hours 5 minutes"),
    ],
)
def test_times_are_said_as_exactly_as_they_are_known(seconds: float, said: str):
    assert in_time(seconds) == said


@given(st.lists(st.text(max_size=40), max_size=5))
def test_texts_are_counted_as_their_sum(texts: list[str]):
    total = sum((count([text], "en") for text in texts), Counts())
    whole = count(texts, "en")
    assert (whole.words, whole.characters, whole.letters) == (total.words, total.characters, total.letters)
    assert whole.reading == pytest.approx(total.reading)


def test_sections_are_counted_by_themselves():
    sections = (
        Section(id="s1", blocks=(Paragraph(id="p1", text="One two three."),)),
        Section(id="s2", heading="Four", blocks=(ListBlock(id="l", items=("five", "six")),)),
    )
    release = small_release(sections=sections, headline="Zero")
    counted = printed_counts(release)
    assert {name: each.words for name, each in counted.sections.items()} == {"s1": 3, "s2": 3}
    assert counted.release.words == printed_words(release) == 7


# Channels


def test_channels_are_the_program_s_until_they_are_changed(tmp_path):
    settings = Settings()
    assert chosen_channel(settings) == shipped_channels()[0]
    own = (Channel("Our site", 70, 140, 150), Channel("Wire", 64))
    keep_channels(settings, own)
    settings.channel = "Wire"
    save_settings(settings, tmp_path)
    again = load_settings(tmp_path)
    assert channels_of(again) == own
    assert chosen_channel(again) == own[1]
    keep_channels(again, shipped_channels())
    assert again.channels == {}


def test_a_channel_that_is_gone_or_makes_no_sense_stops_nobody():
    settings = Settings(channel="gone", channels={"a": "1 2", "": "1 2 3", "b": "x y z"})
    assert chosen_channel(settings) == shipped_channels()[0]
    settings.channels["c"] = "70 99999999999999 0"
    assert chosen_channel(settings) == Channel("c", 70, 9_999, 0)


@pytest.mark.parametrize(("name", "entries"), [("speeds.json", "speeds"), ("channels.json", "channels")])
def test_every_figure_says_where_it_comes_from(name: str, entries: str) -> None:
    stored = json.loads(resources.text("counting", name))
    found = stored[entries].values() if isinstance(stored[entries], dict) else stored[entries]

    for entry in found:
        source = entry["source"]
        assert source in stored.get("sources", {}) or len(source.split()) > 5
