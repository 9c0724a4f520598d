from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from releasedesk.model import Span, plain_text
from releasedesk.ui.controls.text_changes import as_line, from_qt, respelled, splice, to_qt
from tests.strategies import rich_texts

TEXTS = st.text("ab c👩é", max_size=8)


@given(TEXTS, TEXTS)
def test_a_splice_turns_one_text_into_the_other(before: str, after: str):
    change = splice(before, after)
    assert before[: change.start] + change.inserted + before[change.stop :] == after


@given(TEXTS, TEXTS, TEXTS)
def test_a_caret_stays_beside_what_it_stood_beside(before: str, inserted: str, after: str):
    change = splice(before + after, before + inserted + after)
    assert change.moved(0) == 0
    assert change.moved(len(before + after)) == len(before + inserted + after) or change.start == change.stop


@given(TEXTS, st.data())
def test_positions_of_qt_and_back(text: str, data: st.DataObject):
    index = data.draw(st.integers(0, len(text)))
    assert from_qt(text, to_qt(text, index)) == index
    assert to_qt(text, index) == len(text[:index].encode("utf-16-le")) // 2


def test_lines_are_joined_by_single_spaces():
    assert as_line("  Quay \r\n\n opens\n") == "Quay opens"
    assert as_line(" as typed  ") == " as typed  "


def test_other_words_keep_the_formatting_around_them():
    text = ("The ", Span(text="Quay Watch", emphasis=True), " volunteers")
    assert respelled(text, "The Quay Night Watch volunteers") == (
        "The ",
        Span(text="Quay Night Watch", emphasis=True),
        " volunteers",
    )
    assert respelled(text, "All the Quay Watch volunteers")[0] == "All the "


def test_what_is_written_behind_a_link_is_not_linked():
    text = ("See ", Span(text="the tides", link="https://harbourtrust.example"))
    assert respelled(text, "See the tides.") == (*text, ".")


@given(rich_texts(), TEXTS)
def test_the_words_are_those_that_were_written(text, words: str):
    assert plain_text(respelled(text, words)) == words
    assert respelled(text, plain_text(text)) == text
