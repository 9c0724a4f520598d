"""Undo and redo of everything: typing in words, pauses, and a clean mark that means what it says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from releasedesk.editing.body import (
    add_section,
    move_block,
    move_section,
    remove_block,
    remove_section,
    write_blocks,
)
from releasedesk.editing.edit import Edit
from releasedesk.editing.fields import hold, release_at_once, set_dateline
from releasedesk.editing.history import PAUSE, History
from releasedesk.editing.items import move_item, remove_item
from releasedesk.editing.people import add_boilerplate, add_contact, add_person, remove_person
from releasedesk.editing.writing import write
from releasedesk.model import Edition, Paragraph, Release, Section
from releasedesk.model.place import edition_place, place

EDITION = "editions/en"
HEADLINE = f"{EDITION}/headline"


def empty() -> Release:
    section = Section(id="s1", blocks=(Paragraph(id="p1"),))
    return Release(id="r", editions=(Edition(language="en", sections=(section,)),))


def type_text(history: History, text: str, *, at: float = 0.0, every: float = 0.1) -> float:
    for character in text:
        at += every
        headline = history.release.original.headline + character
        history.record(write(history.release, HEADLINE, headline), at)
    return at


def test_typing_is_undone_word_by_word() -> None:
    history = History(empty())
    type_text(history, "Quay opens soon")

    seen = []
    while history.undo():
        seen.append(history.release.original.headline)

    assert seen == ["Quay opens ", "Quay ", ""]


def test_a_pause_ends_a_step() -> None:
    history = History(empty())
    later = type_text(history, "Qu")
    type_text(history, "ay", at=later + PAUSE)

    history.undo()

    assert history.release.original.headline == "Qu"


def test_moving_the_cursor_ends_a_step() -> None:
    history = History(empty())
    type_text(history, "Qu")
    history.seal()
    type_text(history, "ay")

    history.undo()

    assert history.release.original.headline == "Qu"


def test_typing_elsewhere_is_another_step() -> None:
    history = History(empty())
    type_text(history, "Quay")
    history.record(write(history.release, f"{EDITION}/kicker", "N"), 0.5)

    history.undo()

    assert history.release.original.headline == "Quay"
    assert history.release.original.kicker == ""


def test_deleting_is_a_step_apart_from_typing() -> None:
    history = History(empty())
    at = type_text(history, "Quay")
    for text in ("Qua", "Qu"):
        at += 0.1
        history.record(write(history.release, HEADLINE, text), at)

    history.undo()

    assert history.release.original.headline == "Quay"


def test_typing_in_a_body_paragraph_is_undone_word_by_word() -> None:
    history = History(empty())
    where = f"{EDITION}/sections/s1/blocks"
    text = ""
    for moment, character in enumerate("The quay"):
        text += character
        blocks = (Paragraph(id="p1", text=text),)
        history.record(write_blocks(history.release, where, blocks), moment / 10)

    step = history.undo()

    assert history.release.original.sections[0].blocks[0] == Paragraph(id="p1", text="The ")
    assert step is not None
    assert step.places == (f"{where}/p1",)


def test_an_edit_that_changes_nothing_is_no_step() -> None:
    history = History(empty())

    recorded = history.record(write(history.release, HEADLINE, ""), 0.0)

    assert not recorded
    assert history.undo_label is None


def test_steps_have_names() -> None:
    history = History(empty())
    history.record(add_section(history.release, EDITION), 0.0)
    history.record(hold(history.release, EDITION), 9.0)

    assert history.undo_label == "hold"
    history.undo()
    assert (history.undo_label, history.redo_label) == ("add section", "hold")


def test_a_new_edit_forgets_what_was_undone() -> None:
    history = History(empty())
    type_text(history, "Quay")
    history.undo()
    type_text(history, "Lock")

    assert history.redo() is None
    assert history.release.original.headline == "Lock"


def test_the_clean_mark_follows_the_release_not_the_count_of_steps() -> None:
    history = History(empty())
    assert history.is_clean
    type_text(history, "Quay")
    assert not history.is_clean
    history.mark_clean()
    type_text(history, "s")
    assert not history.is_clean
    history.undo()
    assert history.release.original.headline == "Quay"
    assert history.is_clean
    history.mark_dirty()
    assert not history.is_clean


def operations(release: Release, choice: int, text: str) -> Edit:
    edition = release.original
    where = edition_place(edition)
    last = edition.sections[-1] if edition.sections else None
    block = place(where, "sections", last.id, "blocks", last.blocks[-1].id) if last and last.blocks else ""
    possible = [
        lambda: write(release, f"{where}/headline", text),
        lambda: add_section(release, where, text),
        lambda: add_person(release, text),
        lambda: add_contact(release, where),
        lambda: add_boilerplate(release, where),
        lambda: hold(release, where),
        lambda: release_at_once(release, where),
        lambda: set_dateline(release, where, None),
    ]
    if last is not None:
        section = place(where, "sections", last.id)
        possible += [lambda: move_section(release, section, -1), lambda: remove_section(release, section)]
    if block:
        possible += [lambda: move_block(release, block, -1), lambda: remove_block(release, block)]
    if release.people:
        possible.append(lambda: remove_person(release, release.people[0].id))
    if edition.contacts:
        contact = place(where, "contacts", edition.contacts[0].id)
        possible += [
            lambda: move_item(release, contact, 1, "move"),
            lambda: remove_item(release, contact, "remove"),
        ]
    return possible[choice % len(possible)]()


@given(st.lists(st.tuples(st.integers(0, 40), st.text(max_size=3), st.floats(0, 3)), max_size=25))
def test_any_sequence_of_operations_undone_is_the_release_it_began_with(
    steps: list[tuple[int, str, float]],
) -> None:
    start = empty()
    history = History(start)
    now = 0.0
    for choice, text, pause in steps:
        now += pause
        history.record(operations(history.release, choice, text), now)
    end = history.release

    while history.undo():
        pass
    assert history.release == start
    assert history.is_clean
    while history.redo():
        pass
    assert history.release == end
