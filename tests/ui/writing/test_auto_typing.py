"""What typing makes of itself: typographic characters, quotes, lists and sections, each taken back by one Backspace."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent

from releasedesk.model import ListBlock, Paragraph, Quote, Span, plain_text
from releasedesk.ui.writing.row_edits import Caret

CONTROL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


def texts(desk) -> list[str]:
    return [plain_text(row.text) for row in desk.surface.rows]


def test_quotes_and_apostrophes_are_those_of_the_language_and_backspace_brings_the_raw_one_back(desk_of):
    desk = desk_of((Paragraph(id="p1"),))
    desk.type("The trust's \"new")
    assert texts(desk) == ["The trust’s “new"]
    desk.type('"')
    assert texts(desk) == ["The trust’s “new”"]
    desk.press(Key.Key_Backspace)
    assert texts(desk) == ['The trust’s “new"']
    desk.press(Key.Key_Backspace)
    assert texts(desk) == ["The trust’s “new"]
    desk.session.undo()
    desk.session.undo()
    assert texts(desk) == ["The trust’s “new”"]


def test_backspace_means_itself_once_the_caret_has_been_elsewhere(desk_of):
    desk = desk_of((Paragraph(id="p1"),))
    desk.type("it's")
    desk.press(Key.Key_Left)
    desk.press(Key.Key_Backspace)
    assert texts(desk) == ["its"]


def test_french_keeps_its_spaces_and_changes_with_the_language(desk_of):
    desk = desk_of((Paragraph(id="p1"),), language="fr")
    desk.type("Vraiment?")
    assert texts(desk) == ["Vraiment\u202f?"]
    desk.press(Key.Key_Backspace)
    assert texts(desk) == ["Vraiment?"]


def test_a_typed_quote_keeps_the_format_that_is_written_in(desk_of):
    desk = desk_of((Paragraph(id="p1"),))
    desk.press(Key.Key_B, CONTROL)
    desk.type('a"')
    assert desk.blocks[0].text == (Span(text="a”", strong=True),)


def test_links_and_addresses_stay_as_they_are_typed(desk_of):
    desk = desk_of((Paragraph(id="p1", text=("See ", Span(text="here", link="https://a.example/"))),))
    desk.put(0, 6)
    desk.type("'")
    assert texts(desk) == ["See he're"]
    desk.put(0, 0)
    desk.type("https://a.example/it's ")
    assert texts(desk)[0].startswith("https://a.example/it's ")


def test_what_is_selected_gives_way(desk):
    desk.select((0, 4), (0, 8))
    desk.type('"')
    assert texts(desk)[0] == "The “ opens."
    desk.session.undo()
    assert texts(desk)[0] == "The quay opens."


def test_a_dead_key_types_typographically_too(desk):
    desk.put(0, 15)
    event = QInputMethodEvent()
    event.setCommitString('"')
    QCoreApplication.sendEvent(desk.surface, event)
    assert texts(desk)[0] == "The quay opens.”"


def test_a_mark_at_the_start_of_an_empty_paragraph_begins_a_quote(desk_of):
    desk = desk_of((Paragraph(id="p1"),))
    desk.type('"We open')
    (quote,) = desk.blocks
    assert isinstance(quote, Quote)
    assert (quote.id, quote.paragraphs) == ("p1", ("We open",))


@pytest.mark.parametrize("mark", ['"', "“", "«"])
def test_backspace_makes_the_quote_a_paragraph_with_the_mark(desk_of, mark):
    desk = desk_of((Paragraph(id="p1"),))
    desk.type(mark)
    desk.press(Key.Key_Backspace)
    assert desk.blocks == (Paragraph(id="p1", text=mark),)
    desk.type("Fair" + '"')
    assert texts(desk)[0].startswith(mark + "Fair")


def test_a_mark_in_a_paragraph_with_words_stays_a_mark(desk):
    desk.put(0, 0)
    desk.type('"')
    assert desk.blocks[0] == Paragraph(id="p1", text="“The quay opens.")


@pytest.mark.parametrize(
    ("sign", "ordered"), [("- ", False), ("* ", False), ("• ", False), ("1. ", True), ("1) ", True)]
)
def test_lists_begin_with_their_sign(desk_of, sign, ordered):
    desk = desk_of((Paragraph(id="p1"),))
    desk.type(sign + "one")
    desk.press(Key.Key_Return)
    desk.type("two")
    assert desk.blocks == (ListBlock(id="p1", ordered=ordered, items=("one", "two")),)


def test_one_backspace_takes_a_list_back(desk_of):
    desk = desk_of((Paragraph(id="p1"),))
    desk.type("- ")
    desk.press(Key.Key_Backspace)
    assert desk.blocks == (Paragraph(id="p1", text="- "),)
    assert desk.surface.caret() == Caret(0, 2)


def test_a_sign_before_words_makes_them_an_item_of_the_list_above(desk):
    desk.put(5, 0)
    desk.type("- ")
    assert desk.blocks[-1] == ListBlock(id="l1", items=("Eleven moorings", "Two cranes", "Fees rise."))
    desk.session.undo()
    assert desk.blocks[-1] == Paragraph(id="p2", text="-Fees rise.")


def test_a_number_sign_begins_a_section(desk_of):
    desk = desk_of((Paragraph(id="p1", text="One."), Paragraph(id="p2"), Paragraph(id="p3", text="Three.")))
    desk.put(1)
    desk.type("# ")
    first, second = desk.session.edition.sections
    assert [block.id for block in first.blocks] == ["p1"]
    assert (second.heading, [block.id for block in second.blocks]) == ("", ["p3"])
    assert desk.session.undo_label == "turn into section heading"
    desk.session.undo()
    assert [plain_text(block.text) for block in desk.blocks] == ["One.", "#", "Three."]


def test_notes_have_no_sections(desk_of):
    desk = desk_of((), notes=(Paragraph(id="n1"),))
    surface = desk.cards[-1].surface
    surface.setFocus()
    from PySide6.QtTest import QTest

    QTest.keyClicks(surface, "# x")
    assert desk.session.edition.notes == (Paragraph(id="n1", text="# x"),)


def test_all_is_the_block_first_and_the_section_next(desk):
    desk.put(1, 3)
    desk.press(Key.Key_A, CONTROL)
    assert desk.surface.selection() == (Caret(1, 0), Caret(2, 20))
    desk.press(Key.Key_A, CONTROL)
    assert desk.surface.selection() == (Caret(0, 0), Caret(5, 10))


def test_superscript_and_subscript_take_turns(desk):
    desk.select((5, 0), (5, 4))
    desk.press(Key.Key_Period, CONTROL)
    assert desk.blocks[-1].text == (Span(text="Fees", superscript=True), " rise.")
    desk.press(Key.Key_Semicolon, CONTROL)
    assert desk.blocks[-1].text == (Span(text="Fees", subscript=True), " rise.")


def test_what_takes_the_place_of_formatted_characters_looks_like_them(desk_of):
    desk = desk_of((Paragraph(id="p1", text=("a 12 ", Span(text="km", strong=True))),))
    desk.put(0, 7)
    desk.press(Key.Key_B, CONTROL)
    desk.type(".")
    assert desk.blocks[0].text == ("a 12\u00a0", Span(text="km", strong=True), ".")


def test_a_word_that_lost_its_beginning_gets_an_apostrophe_and_backspace_brings_the_mark_back(desk_of):
    desk = desk_of((Paragraph(id="p1"),))
    desk.type("rock 'n' roll of the '90s,")
    assert texts(desk) == ["rock ’n’ roll of the ’90s,"]
    desk.press(Key.Key_Backspace)
    assert texts(desk) == ["rock ’n’ roll of the ‘90s,"]


def test_a_mark_within_a_hebrew_word_closes_no_quote(desk_of):
    desk = desk_of((Quote(id="q1", paragraphs=("",)),), language="he")
    desk.surface.quote_closed.connect(lambda quote: desk.labels.append(f"closed {quote}"))
    desk.type('נשיא ארה"ב בא')
    assert texts(desk) == ["נשיא ארה״ב בא"]
    assert "closed q1" not in desk.labels
    desk.type('",')
    assert texts(desk) == ["נשיא ארה״ב בא"]
    assert desk.labels[-1] == "closed q1"


def test_enter_behind_a_mark_that_closes_a_hebrew_quote_goes_on_to_the_speaker(desk_of):
    desk = desk_of((Quote(id="q1", paragraphs=("שמחים",)),), language="he")
    desk.put(0, 5)
    desk.type('"')
    desk.press(Key.Key_Return)
    assert texts(desk) == ["שמחים"]
    assert not desk.surface.hasFocus()


def test_a_mark_over_several_paragraphs_is_that_of_the_language(desk_of):
    desk = desk_of((Paragraph(id="p1", text="One two."), Quote(id="q1", paragraphs=("Three four.",))))
    desk.select((0, 4), (1, 6))
    desk.type('"')
    assert texts(desk) == ["One “four."]


def test_the_marks_of_a_french_keyboard_open_and_close_a_quote_with_their_spaces(desk_of):
    """The space came into the words, and the mark behind them closed nothing."""
    desk = desk_of((Paragraph(id="p1"),), language="fr")
    desk.surface.quote_closed.connect(lambda quote: desk.labels.append("closed"))
    desk.type("« Nous sommes ravis »")
    assert isinstance(desk.blocks[0], Quote)
    assert texts(desk) == ["Nous sommes ravis"]
    assert desk.labels[-1] == "closed"
