"""Rich text has one normal form, and cutting it up loses nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from releasedesk.model import Format, RichText, Run, Span, plain_text, rich_text, runs
from releasedesk.model.base import clean_line, clean_text
from releasedesk.model.text import PLAIN, joined, sliced

formats = st.builds(
    Format,
    strong=st.booleans(),
    emphasis=st.booleans(),
    superscript=st.booleans(),
    subscript=st.booleans(),
    link=st.sampled_from(["", "https://harbourtrust.example"]),
    field=st.sampled_from(["", "organisation.name"]),
)
parts = st.lists(st.builds(Run, text=st.text("ab é\n", max_size=4), format=formats), max_size=6)


def test_text_without_formats_is_a_plain_string() -> None:
    assert rich_text([Run("West "), Run("quay")]) == "West quay"


def test_neighbours_of_one_format_are_one_span() -> None:
    strong = Format(strong=True)

    text = rich_text([Run("West "), Run("quay", strong), Run(" wall", strong), Run("", PLAIN)])

    assert text == ("West ", Span(text="quay wall", strong=True))


def test_a_span_names_only_the_formats_that_are_on() -> None:
    assert Span(text="rights", strong=True).model_dump() == {"text": "rights", "strong": True}


def test_a_span_keeps_what_a_later_version_wrote() -> None:
    span = Span.model_validate({"text": "x", "language": "fr"})

    assert span.model_dump() == {"text": "x", "language": "fr"}


@given(parts)
def test_every_character_keeps_its_format(given_runs: list[Run]) -> None:
    def characters(some: list[Run]) -> list[tuple[str, Format]]:
        return [(character, run.format) for run in some for character in run.text]

    assert characters(list(runs(rich_text(given_runs)))) == characters(given_runs)


@given(parts, st.integers(0, 30))
def test_the_halves_of_a_cut_join_to_the_whole(given_runs: list[Run], at: int) -> None:
    text = rich_text(given_runs)

    whole = joined(sliced(text, 0, at), sliced(text, at))
    ends = {0}
    for run in runs(text):
        ends.add(max(ends) + len(run.text))
    in_field = at < len(plain_text(text)) and at not in ends and _run_at(text, at).format.field
    assert plain_text(whole) == plain_text(text)
    assert whole == text or in_field
    assert plain_text(sliced(text, 0, at)) == plain_text(text)[:at]


def _run_at(text: RichText, at: int) -> Run:
    """Return the run that a character is in."""
    position = 0
    for run in runs(text):
        position += len(run.text)
        if at < position:
            return run
    raise IndexError(at)


def test_control_characters_are_dropped_and_line_breaks_are_one_kind() -> None:
    assert clean_text("a\x00b\r\nc\rd\x85e\tf") == "ab\nc\nd\ne\tf"
    assert clean_line("a\nb\tc\x1b") == "a b c"


def test_a_part_of_a_field_is_plain_text():
    text = ("By the ", Span(text="Harbour Trust", field="organisation.name"), ".")
    assert sliced(text, 0, 9) == "By the Ha"
    assert sliced(text, 9) == "rbour Trust."
    assert sliced(text, 7) == text[1:]


def test_a_span_of_a_later_version_is_written_with_its_words_also_where_they_are_empty():
    """Without them, the file that was saved was called damaged."""
    span = Span.model_validate({"text": "", "kind": "mark"})
    assert span.model_dump() == {"text": "", "kind": "mark"}
