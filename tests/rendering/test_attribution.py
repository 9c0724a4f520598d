"""Quotes are printed with their marks, and with who said them, as the rules of running quotations want it."""

from __future__ import annotations

import pytest

from releasedesk.model import Attribution, Placement, Quote, Span
from releasedesk.rendering.attribution import Speakers, first_mention, printed_quote
from releasedesk.rendering.phrases import phrases_for
from tests.releases import AILSA, TOMAS

EN = phrases_for("en-GB")


def printed(quote: Quote, speakers: Speakers | None = None) -> list[str]:
    speakers = speakers or Speakers((AILSA, TOMAS), EN)
    return ["".join(run.text for run in words) for words in printed_quote(quote, speakers, EN)]


def quote(
    *paragraphs: str, placement: Placement = "after_last", speaker: str = "tomas", **more: object
) -> Quote:
    attribution = Attribution.model_validate({"placement": placement} | more)
    return Quote(id="q", speaker=speaker, paragraphs=paragraphs, attribution=attribution)


def test_every_paragraph_opens_and_only_the_last_closes() -> None:
    assert printed(quote("One.", "Two.", "Three.", speaker="")) == ["“One.", "“Two.", "“Three.”"]


def test_the_attribution_follows_the_last_paragraph() -> None:
    assert printed(quote("One.", "Two.")) == ["“One.", "“Two,” said Tomás Oyelaran, harbour engineer."]


def test_an_attribution_after_the_first_paragraph_closes_it() -> None:
    assert printed(quote("One.", "Two.", "Three.", placement="after_first")) == [
        "“One,” said Tomás Oyelaran, harbour engineer.",
        "“Two.",
        "“Three.”",
    ]


def test_an_attribution_before_has_a_colon_and_closes_the_title() -> None:
    speakers = Speakers((AILSA, TOMAS), EN)

    assert printed(quote("One.", "Two.", placement="before"), speakers) == [
        "Tomás Oyelaran, harbour engineer, said: “One.",
        "“Two.”",
    ]
    assert printed(quote("Three.", placement="before"), speakers) == ["Tomás Oyelaran said: “Three.”"]


def test_a_name_without_title_has_no_comma_before_the_verb() -> None:
    speakers = Speakers((TOMAS.replace(title=""),), EN)

    assert printed(quote("One.", placement="before"), speakers) == ["Tomás Oyelaran said: “One.”"]


def test_an_attribution_between_sentences() -> None:
    assert printed(quote("We give it back. It is theirs.", placement="interrupting", split_at=16)) == [
        "“We give it back,” said Tomás Oyelaran, harbour engineer. “It is theirs.”"
    ]


def test_an_attribution_within_a_sentence_has_commas_on_both_sides() -> None:
    assert printed(quote("If it rains, we open anyway.", placement="interrupting", split_at=12)) == [
        "“If it rains,” said Tomás Oyelaran, harbour engineer, “we open anyway.”"
    ]


@pytest.mark.parametrize("split_at", [0, 99])
def test_an_interruption_outside_the_text_follows_it(split_at: int) -> None:
    assert printed(quote("One.", placement="interrupting", split_at=split_at)) == [
        "“One,” said Tomás Oyelaran, harbour engineer."
    ]


def test_an_interrupted_first_paragraph_goes_on_in_the_next() -> None:
    assert printed(quote("One. Two.", "Three.", placement="interrupting", split_at=4)) == [
        "“One,” said Tomás Oyelaran, harbour engineer. “Two.",
        "“Three.”",
    ]


@pytest.mark.parametrize(
    ("words", "before_said"),
    [
        ("Why not?", "“Why not?”"),
        ("Free the quay!", "“Free the quay!”"),
        ("We give", "“We give,”"),
        ("We give ", "“We give,”"),
        ("And then…", "“And then…”"),
        ("And then...", "“And then...”"),
        ("He called it “a wall”.", "“He called it ‘a wall’,”"),
        ("He called it “a wall.”", "“He called it ‘a wall,’”"),
    ],
)
def test_the_mark_before_an_attribution_depends_on_how_the_words_end(words: str, before_said: str) -> None:
    assert printed(quote(words)) == [f"{before_said} said Tomás Oyelaran, harbour engineer."]


def test_the_title_is_printed_once() -> None:
    speakers = Speakers((AILSA, TOMAS), EN)

    assert printed(quote("One.", speaker="ailsa"), speakers) == [
        "“One,” said Ailsa Rennie, chair of the Harbour Trust."
    ]
    assert printed(quote("Two.", speaker="ailsa"), speakers) == ["“Two,” said Ailsa Rennie."]
    assert printed(quote("Three."), speakers) == ["“Three,” said Tomás Oyelaran, harbour engineer."]


def test_a_quote_without_attribution_introduces_nobody() -> None:
    speakers = Speakers((AILSA,), EN)

    assert printed(quote("One.", placement="none", speaker="ailsa"), speakers) == ["“One.”"]
    assert not speakers.is_introduced("ailsa")


@pytest.mark.parametrize(
    ("fields", "mention"),
    [
        ({"title": "chair", "organisation": "the Trust"}, "A, chair of the Trust"),
        ({"title": "chair", "organisation": ""}, "A, chair"),
        ({"title": "", "organisation": "the Trust"}, "A of the Trust"),
        ({"title": "", "organisation": ""}, "A"),
    ],
)
def test_a_first_mention_says_what_is_known(fields: dict[str, str], mention: str) -> None:
    assert first_mention(AILSA.replace(name="A", **fields), EN) == mention


def test_the_verb_is_the_one_that_was_chosen() -> None:
    assert printed(quote("One.", verb="warned")) == ["“One,” warned Tomás Oyelaran, harbour engineer."]


def test_a_title_that_ends_in_a_full_stop_gets_no_second() -> None:
    speakers = Speakers((TOMAS.replace(title="engineer at Walls Ltd."),), EN)

    assert printed(quote("One."), speakers) == ["“One,” said Tomás Oyelaran, engineer at Walls Ltd."]


def test_formats_stay_where_they_are() -> None:
    emphasised = Quote(id="q", speaker="tomas", paragraphs=(("We ", Span(text="never.", emphasis=True)),))

    (words,) = printed_quote(emphasised, Speakers((TOMAS,), EN), EN)

    assert [(run.text, run.format.emphasis) for run in words] == [
        ("“We ", False),
        ("never,", True),
        ("” said Tomás Oyelaran, harbour engineer.", False),
    ]


@pytest.mark.parametrize("format", ["superscript", "subscript", "link"])
def test_a_mark_behind_the_words_belongs_to_no_link_and_no_index(format: str) -> None:
    at_the_end = Span.model_validate(
        {"text": "plan.", format: "https://example.org" if format == "link" else True}
    )
    linked = Quote(id="q", speaker="tomas", paragraphs=(("See the ", at_the_end),))

    (words,) = printed_quote(linked, Speakers((TOMAS,), EN), EN)

    assert [(run.text, bool(getattr(run.format, format))) for run in words] == [
        ("“See the ", False),
        ("plan", True),
        (",” said Tomás Oyelaran, harbour engineer.", False),
    ]
