"""Writing on the surface as a person does, on a real session."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

from releasedesk.editing.body import block_texts
from releasedesk.model import Figure, ListBlock, Paragraph, Quote, Span, Table, plain_text
from releasedesk.ui.writing.row_edits import Caret
from releasedesk.ui.writing.rows import rows_of

SHIFT, CONTROL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
Key = Qt.Key


def words(desk) -> list[str]:
    return [plain_text(text) for block in desk.blocks for text in block_texts(block) or ("",)]


def test_typing_is_one_step_for_each_word(desk):
    desk.put(3 + 2, len("Fees rise."))
    desk.type(" By four per cent.")
    assert words(desk)[-1] == "Fees rise. By four per cent."
    assert desk.labels == ["typing"] * 18
    desk.session.undo()
    assert words(desk)[-1] == "Fees rise. By four per "
    assert desk.surface.toPlainText().endswith("Fees rise. By four per ")
    desk.session.undo()
    desk.session.redo()
    assert words(desk)[-1] == "Fees rise. By four per "


def test_an_empty_section_takes_what_is_typed_into_it(desk_of):
    desk = desk_of(())
    assert desk.blocks == ()
    desk.type("Open")
    (block,) = desk.blocks
    assert isinstance(block, Paragraph)
    assert block.text == "Open"
    for _ in range(4):
        desk.press(Key.Key_Backspace)
    assert [block.text for block in desk.blocks] == [""]
    while desk.session.undo_label:
        desk.session.undo()
    assert desk.blocks == ()


def test_enter_makes_the_next_paragraph_and_backspace_takes_it_back(desk):
    desk.put(0, 8)
    desk.press(Key.Key_Return)
    assert desk.blocks[0].id == "p1"
    assert words(desk)[:2] == ["The quay", " opens."]
    assert desk.surface.caret() == Caret(1, 0)
    assert desk.session.undo_label == "add paragraph"
    desk.press(Key.Key_Backspace)
    assert words(desk)[0] == "The quay opens."
    assert desk.surface.caret() == Caret(0, 8)
    desk.session.undo()
    desk.session.undo()
    assert words(desk)[0] == "The quay opens."
    assert [block.id for block in desk.blocks] == ["p1", "q1", "l1", "p2"]


def test_enter_before_a_paragraph_leaves_the_paragraph_its_name(desk):
    desk.put(0)
    desk.press(Key.Key_Return)
    assert words(desk)[:2] == ["", "The quay opens."]
    assert desk.blocks[1].id == "p1"


def test_shift_enter_breaks_the_line_within_the_paragraph(desk):
    desk.put(0, 8)
    desk.press(Key.Key_Return, SHIFT)
    assert words(desk)[0] == "The quay\n opens."


def test_enter_in_a_quote_is_its_next_paragraph_and_twice_leaves_it(desk):
    desk.put(2, len("It was always yours."))
    desk.press(Key.Key_Return)
    assert desk.blocks[1].paragraphs == ("We are giving it back.", "It was always yours.", "")
    desk.press(Key.Key_Return)
    assert desk.blocks[1].paragraphs == ("We are giving it back.", "It was always yours.")
    assert isinstance(desk.blocks[2], Paragraph)
    desk.type("Then")
    assert desk.blocks[2].text == "Then"
    assert desk.blocks[1].speaker == "ailsa"


def test_enter_on_the_only_empty_item_turns_the_list_into_a_paragraph(desk_of):
    desk = desk_of((ListBlock(id="l", items=("",)),))
    desk.press(Key.Key_Return)
    assert desk.blocks == (Paragraph(id="l"),)


def test_backspace_at_the_start_of_a_quote_takes_its_first_paragraph_out(desk):
    desk.put(1)
    desk.press(Key.Key_Backspace)
    taken, quote = desk.blocks[1:3]
    assert isinstance(taken, Paragraph)
    assert taken.text == "We are giving it back."
    assert quote == Quote(id="q1", speaker="ailsa", paragraphs=("It was always yours.",))
    desk.session.undo()
    assert desk.blocks[1].paragraphs == ("We are giving it back.", "It was always yours.")


def test_backspace_and_delete_join_the_paragraphs_of_a_quote(desk):
    desk.put(2)
    desk.press(Key.Key_Backspace)
    assert desk.blocks[1].paragraphs == ("We are giving it back.It was always yours.",)
    desk.session.undo()
    desk.put(1, len("We are giving it back."))
    desk.press(Key.Key_Delete)
    assert desk.blocks[1].paragraphs == ("We are giving it back.It was always yours.",)


def test_a_selection_over_several_kinds_gives_way_to_what_is_typed(desk):
    desk.select((0, 4), (4, 4))
    desk.type("x")
    assert words(desk) == ["The xcranes", "Fees rise."]
    assert desk.blocks[0].id == "p1"
    assert desk.surface.caret() == Caret(0, 5)
    desk.session.undo()
    assert words(desk)[0] == "The quay opens."
    assert desk.blocks[1].speaker == "ailsa"


def test_everything_can_be_selected_and_removed(desk):
    desk.press(Key.Key_A, CONTROL)
    desk.press(Key.Key_A, CONTROL)
    desk.press(Key.Key_Delete)
    assert [block.kind for block in desk.blocks] == ["paragraph"]
    assert words(desk) == [""]


def test_undo_and_redo_keys_are_left_to_the_window(desk, qtbot):
    desk.type("x")
    for key, modifiers in ((Key.Key_Z, CONTROL), (Key.Key_Z, CONTROL | SHIFT)):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers)
        event.ignore()
        QApplication.sendEvent(desk.surface, event)
        assert not event.isAccepted()
        press = QKeyEvent(QEvent.Type.KeyPress, key, modifiers)
        QApplication.sendEvent(desk.surface, press)
        assert not press.isAccepted()
    assert words(desk)[0] == "xThe quay opens."


def test_undo_from_elsewhere_keeps_caret_and_selection(desk):
    desk.put(0, 3)
    desk.type("!")
    desk.select((4, 2), (5, 5))
    desk.session.undo()
    assert words(desk)[0] == "The quay opens."
    assert desk.surface.selection() == (Caret(4, 2), Caret(5, 5))


def test_bold_and_italic_of_a_selection_and_of_what_is_typed_next(desk):
    desk.select((0, 4), (0, 8))
    desk.press(Key.Key_B, CONTROL)
    assert desk.blocks[0].text == ("The ", Span(text="quay", strong=True), " opens.")
    assert desk.session.undo_label == "bold"
    assert desk.surface.selection() == (Caret(0, 4), Caret(0, 8))
    desk.press(Key.Key_B, CONTROL)
    assert desk.blocks[0].text == "The quay opens."
    desk.put(0, 15)
    desk.press(Key.Key_I, CONTROL)
    desk.type("Now")
    desk.press(Key.Key_I, CONTROL)
    desk.type(".")
    assert desk.blocks[0].text == ("The quay opens.", Span(text="Now", emphasis=True), ".")


def test_bold_goes_over_several_rows(desk):
    desk.select((1, 3), (3, 6))
    desk.press(Key.Key_B, CONTROL)
    assert desk.blocks[1].paragraphs[1] == (Span(text="It was always yours.", strong=True),)
    assert desk.blocks[2].items[0] == (Span(text="Eleven", strong=True), " moorings")


def test_typing_behind_a_link_is_not_part_of_it(desk_of):
    link = Span(text="tides", link="https://harbourtrust.example")
    desk = desk_of((Paragraph(id="p", text=("See ", link)),))
    desk.put(0, 9)
    desk.type(" now")
    assert desk.blocks[0].text == ("See ", link, " now")
    desk.put(0, 6)
    desk.type("x")
    assert desk.blocks[0].text[1].text == "tixdes"


def test_the_kind_of_a_block_changes_and_comes_back(desk):
    desk.put(0, 4)
    desk.surface.commands.change_kind("quote")
    assert desk.blocks[0] == Quote(id="p1", paragraphs=("The quay opens.",))
    assert desk.surface.caret() == Caret(0, 4)
    assert desk.session.undo_label == "turn into quote"
    desk.surface.commands.change_kind("quote")
    assert desk.blocks[0] == Paragraph(id="p1", text="The quay opens.")


def test_marks_around_words_go_when_they_become_a_quote(desk_of):
    desk = desk_of((Paragraph(id="p", text="“We open.”"),))
    desk.surface.commands.change_kind("quote")
    assert desk.blocks[0].paragraphs == ("We open.",)


def test_selected_rows_become_one_list(desk):
    desk.select((0, 2), (2, 2))
    desk.surface.commands.change_kind("numbers")
    first = desk.blocks[0]
    assert isinstance(first, ListBlock)
    assert first.ordered
    assert first.items == ("The quay opens.", "We are giving it back.", "It was always yours.")


def test_blocks_are_added_moved_and_removed(desk):
    desk.put(0)
    desk.surface.commands.insert_block("quote")
    assert desk.blocks[1].paragraphs == ("",)
    assert desk.surface.caret() == Caret(1, 0)
    assert desk.session.undo_label == "add quote"
    desk.type("We open.")
    assert desk.blocks[1].paragraphs == ("We open.",)
    desk.press(Key.Key_Up, ALT)
    assert desk.blocks[0].paragraphs == ("We open.",)
    assert desk.surface.caret() == Caret(0, 8)
    desk.surface.commands.remove_block()
    assert [block.id for block in desk.blocks] == ["p1", "q1", "l1", "p2"]
    assert desk.session.undo_label == "remove quote"


def test_a_block_walks_on_into_the_next_section_with_the_caret(desk_of):
    desk = desk_of(
        (Paragraph(id="a", text="one"), Paragraph(id="b", text="two")), (Paragraph(id="c", text="three"),)
    )
    desk.put(1, 2)
    desk.press(Key.Key_Down, ALT)
    assert [block.id for block in desk.session.edition.sections[1].blocks] == ["b", "c"]
    assert desk.cards[1].surface.hasFocus()
    assert desk.cards[1].surface.caret().row == 0


def test_a_picture_is_kept_and_never_written_into(desk_of):
    figure = Figure(id="f", asset="", alt="The quay", caption="The west quay")
    desk = desk_of((Paragraph(id="a", text="one"), figure, Paragraph(id="b", text="two")))
    desk.put(1)
    desk.type("x")
    assert [block.kind for block in desk.blocks] == ["paragraph", "figure", "paragraph", "paragraph"]
    assert desk.blocks[1] == figure
    assert desk.blocks[2].text == "x"
    desk.select((0, 0), (1, 0))
    desk.press(Key.Key_Delete)
    assert desk.blocks[0] == figure
    desk.put(0)
    desk.press(Key.Key_Backspace)
    assert "f" not in [block.id for block in desk.blocks]
    desk.session.undo()
    assert figure in desk.blocks


def test_backspace_behind_a_picture_goes_to_it_before_it_removes_it(desk_of):
    desk = desk_of((Figure(id="f"), Paragraph(id="b", text="two")))
    desk.put(1)
    desk.press(Key.Key_Backspace)
    assert [block.id for block in desk.blocks] == ["f", "b"]
    assert desk.surface.caret() == Caret(0, 0)
    desk.press(Key.Key_Backspace)
    assert [block.id for block in desk.blocks] == ["b"]


def test_an_input_method_writes_over_a_selection_of_several_rows(desk):
    desk.select((0, 4), (1, 6))
    event = QInputMethodEvent()
    event.setCommitString("港")
    QApplication.sendEvent(desk.surface, event)
    assert words(desk)[0] == "The 港 giving it back."


def test_places_are_told_and_entered(desk):
    base = "editions/en-GB/sections/s0/blocks"
    desk.put(2, 3)
    assert desk.places[-1] == f"{base}/q1/paragraphs/1"
    desk.put(4, 0)
    assert desk.places[-1] == f"{base}/l1/items/1"
    assert desk.enter(f"{base}/p2/text")
    assert desk.surface.caret() == Caret(5, 0)
    desk.put(5, 4)
    assert desk.enter(f"{base}/p2/text")
    assert desk.surface.caret() == Caret(5, 4)
    assert desk.enter(f"{base}/q1")
    assert desk.surface.caret() == Caret(1, 0)
    assert not desk.enter(f"{base}/nowhere/text")


def test_moving_the_caret_by_hand_ends_a_step_and_typing_does_not(desk):
    moved = []
    desk.cards[0].cursor_moved.connect(lambda: moved.append(1))
    desk.put(0, 3)
    assert len(moved) == 1
    desk.type("abc")
    desk.press(Key.Key_Return)
    assert len(moved) == 1
    desk.press(Key.Key_Left)
    assert len(moved) == 2


@pytest.mark.parametrize(
    ("key", "row", "offset", "direction"),
    [("Up", 0, 3, -1), ("Left", 0, 0, -1), ("Down", 5, 2, 1), ("Right", 5, 10, 1)],
)
def test_arrows_walk_out_at_the_edges(desk, key, row, offset, direction):
    edges: list[int] = []
    desk.surface.edge_reached.connect(edges.append)
    desk.put(row, offset)
    desk.press(getattr(Key, f"Key_{key}"))
    assert edges == [direction]
    desk.put(2, 3)
    desk.press(getattr(Key, f"Key_{key}"))
    assert edges == [direction]


_KEYS = [
    (Key.Key_Return, None), (Key.Key_Return, SHIFT), (Key.Key_Backspace, None), (Key.Key_Delete, None),
    (Key.Key_Backspace, CONTROL), (Key.Key_Delete, CONTROL), (Key.Key_B, CONTROL), (Key.Key_X, CONTROL),
    (Key.Key_C, CONTROL), (Key.Key_V, CONTROL), (Key.Key_Up, ALT), (Key.Key_Down, ALT), (Key.Key_Up, SHIFT),
    (Key.Key_Down, SHIFT), (Key.Key_Left, None), (Key.Key_End, SHIFT), (Key.Key_A, CONTROL),
]  # fmt: skip
_STEPS = st.one_of(
    st.sampled_from(_KEYS),
    st.sampled_from(["a", "b ", "."]),
    st.tuples(st.just("put"), st.integers(0, 400)),
    st.tuples(st.just("select"), st.integers(0, 400), st.integers(0, 400)),
    st.tuples(st.just("kind"), st.sampled_from(["paragraph", "quote", "bullets", "numbers"])),
    st.tuples(st.just("insert"), st.sampled_from(["paragraph", "quote", "bullets", "numbers"])),
    st.sampled_from([("remove",), ("undo",), ("redo",)]),
)


def do(desk, step) -> None:
    surface, length = desk.surface, desk.surface.document().characterCount()
    match step:
        case str():
            desk.type(step)
        case ("put", at):
            surface.put_caret(surface.row_document.caret_at(at % length))
        case ("select", start, end):
            carets = [surface.row_document.caret_at(at % length) for at in (start, end)]
            surface.select(*carets)
        case ("kind", kind):
            surface.commands.change_kind(kind)
        case ("insert", kind):
            surface.commands.insert_block(kind)
        case ("remove",):
            surface.commands.remove_block()
        case ("undo",):
            desk.session.undo()
        case ("redo",):
            desk.session.redo()
        case _:
            key, modifiers = step
            desk.press(key, modifiers or Qt.KeyboardModifier.NoModifier)


def test_all_blocks_that_are_selected_move_together_and_stay_selected(desk_of):
    """Only the last of them moved."""
    blocks = tuple(Paragraph(id=name, text=f"Text {name}.") for name in "abcd")
    desk = desk_of(blocks, (Paragraph(id="z", text="Fees."),))
    desk.select((1, 2), (2, 3))
    desk.press(Key.Key_Up, ALT)
    assert [block.id for block in desk.blocks] == ["b", "c", "a", "d"]
    assert desk.surface.selection() == ((0, 2), (1, 3))
    assert desk.session.undo_label == "move 2 blocks"
    desk.press(Key.Key_Up, ALT)
    assert [block.id for block in desk.blocks] == ["b", "c", "a", "d"]
    for _ in range(3):
        desk.press(Key.Key_Down, ALT)
    first, second = desk.session.edition.sections
    assert [[block.id for block in each.blocks] for each in (first, second)] == [["a", "d"], ["b", "c", "z"]]
    while desk.session.undo_label:
        desk.session.undo()
    assert desk.blocks == blocks


def test_all_blocks_that_are_selected_are_removed_together(desk_of):
    desk = desk_of(tuple(Paragraph(id=name, text=f"Text {name}.") for name in "abcd"))
    desk.select((0, 2), (2, 0))
    desk.surface.commands.remove_block()
    assert [block.id for block in desk.blocks] == ["c", "d"]
    assert desk.session.undo_label == "remove 2 blocks"


def letters(characters: list[str]) -> Counter[str]:
    return Counter(character for character in characters if character.isalnum())


_HARMLESS = st.one_of(
    st.sampled_from([(Key.Key_Return, None), (Key.Key_C, CONTROL), (Key.Key_Up, ALT), (Key.Key_Down, ALT)]),
    st.tuples(st.just("put"), st.integers(0, 400)),
    st.tuples(st.just("join"), st.integers(0, 400)),
    st.tuples(st.just("kind"), st.sampled_from(["paragraph", "quote", "bullets", "numbers"])),
    st.sampled_from([("paste",), ("undo",), ("redo",), ("bold",)]),
)


def everything(desk) -> str:
    """All that is written in the body, captions and cells included, without blanks."""
    found = []
    for section in desk.session.edition.sections:
        for block in section.blocks:
            if isinstance(block, Figure):
                texts = [plain_text(block.caption), block.credit, block.alt]
            elif isinstance(block, Table):
                texts = [block.caption, *(cell for row in block.rows for cell in row)]
            else:
                texts = [plain_text(text) for text in block_texts(block)]
            found.append("".join(texts))
    return "".join("".join(found).split())


@pytest.mark.parametrize("speaker", ["", "ailsa"])
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(steps=st.lists(_HARMLESS, max_size=14))
def test_splitting_joining_moving_turning_pasting_and_undo_lose_no_text(desk_of, speaker, steps):
    first = (
        Paragraph(id="p1", text="The quay opens."),
        Figure(id="f", caption="Crane", credit="Rennie", alt="A crane"),
        Quote(id="q1", speaker=speaker, paragraphs=("We give it back.", "It was yours.")),
        ListBlock(id="l1", items=("Eleven", ("Two ", Span(text="cranes", strong=True)))),
        Table(id="t", caption="Fees", rows=(("Length", "Fee"), ("6 m", "£4"))),
        Paragraph(id="p3", text=("By the ", Span(text="Harbour Trust", field="organisation.name"), ".")),
    )
    desk = desk_of(first, (Paragraph(id="p2", text="Fees rise."),))
    QApplication.clipboard().setText("Pasted")
    written = sorted(everything(desk))
    for step in steps:
        surface = desk.surface
        cursor = surface.textCursor()
        cursor.clearSelection()
        surface.setTextCursor(cursor)
        match step:
            case ("join", at):
                row = surface.row_document.caret_at(at % surface.document().characterCount()).row
                if surface.rows[row].kind != "object":
                    surface.put_caret(Caret(row))
                    desk.press(Key.Key_Backspace)
            case ("paste",):
                surface.paste()
            case ("bold",):
                surface.select(Caret(0), Caret(len(surface.rows) - 1))
                surface.commands.toggle("strong")
            case _:
                do(desk, step)
        left = sorted(everything(desk))
        if speaker:
            # Turned into paragraphs, what somebody said has marks, another stop and an attribution besides.
            assert not letters(written) - letters(left)
        else:
            pasted = (len(left) - len(written)) // len("Pasted")
            assert left == sorted([*written, *("Pasted" * pasted)])
    while desk.session.undo_label:
        desk.session.undo()
    assert desk.blocks == first
    desk.close()
    desk.deleteLater()
    QCoreApplication.sendPostedEvents(desk, QEvent.Type.DeferredDelete.value)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(_STEPS, max_size=14))
def test_whatever_is_done_text_and_release_stay_equal(desk_of, steps):
    figure = Figure(id="f", caption="The quay")
    first = (
        Paragraph(id="p1", text="The quay opens."),
        figure,
        Quote(id="q1", speaker="ailsa", paragraphs=("We are giving it back.", "")),
        ListBlock(id="l1", items=("Eleven", ("Two ", Span(text="cranes", strong=True)))),
        Table(id="t", caption="Fees", rows=(("Length", "Fee"), ("6 m", "£4"))),
        Paragraph(id="p3", text=("By the ", Span(text="Harbour Trust", field="organisation.name"), ".")),
    )
    desk = desk_of(first, (Paragraph(id="p2", text="Fees rise."),))
    QApplication.clipboard().clear()
    states = [desk.session.release]
    for step in steps:
        do(desk, step)
        for card, section in zip(desk.cards, desk.session.edition.sections, strict=False):
            surface = card.surface
            assert surface.body.blocks == section.blocks
            _, before, after = surface.row_document.touched(0, surface.document().characterCount())
            assert before == after
            assert list(surface.rows) == rows_of(section.blocks) or not section.blocks
        states.append(desk.session.release)
    while desk.session.undo_label:
        desk.session.undo()
    assert desk.session.release == states[0]
    assert desk.blocks == first
    desk.close()
    desk.deleteLater()
    QCoreApplication.sendPostedEvents(desk, QEvent.Type.DeferredDelete.value)
