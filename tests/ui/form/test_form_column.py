from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from releasedesk.editing.body import add_section, move_section, remove_section
from releasedesk.editing.fields import set_field
from releasedesk.editing.items import add_item, remove_item
from releasedesk.ui.form.form_column import FormColumn
from tests.releases import empty_release, full_release, long_release

HEADLINE = "editions/en-GB/headline"


@pytest.fixture
def form(desk):
    return desk(FormColumn(), full_release())


def settle() -> None:
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        QApplication.processEvents()


def section_ids(form) -> list[str]:
    return [section.id for section in form.edition.sections]


def top_of(form, widget: QWidget) -> int:
    return widget.mapTo(form.part.viewport(), widget.rect().topLeft()).y()


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_only_the_top_is_made_at_once(qtbot: QtBot):
    form = FormColumn()
    qtbot.addWidget(form)
    release = full_release()
    form.show_edition(release, release.original)
    assert not form.is_complete
    form.complete()
    assert form.is_complete


def test_the_rest_is_made_when_there_is_time(form, qtbot: QtBot):
    qtbot.waitUntil(lambda: form.part.is_complete)


def test_every_part_can_be_entered_and_is_then_in_view(form, qtbot: QtBot):
    edition = form.edition
    for place in (
        "editions/en-GB/release_line",
        HEADLINE,
        "editions/en-GB/dateline",
        f"editions/en-GB/sections/{edition.sections[-1].id}",
        "editions/en-GB/notes",
        f"editions/en-GB/boilerplates/{edition.boilerplates[0].id}/paragraphs/0",
        f"people/{form.release.people[0].id}/title",
        f"editions/en-GB/contacts/{edition.contacts[-1].id}/name",
        "organisation/name",
        "house_style",
        "editions/en-GB/metadata/keywords",
    ):
        assert form.part.enter(place), place
        assert form.part.isAncestorOf(focus()), place
        qtbot.waitUntil(lambda: 0 <= top_of(form, focus()) < form.part.viewport().height())
    assert not form.part.enter("assets/none")


def test_cards_follow_their_sections(form):
    ids = section_ids(form)
    cards = {section: form.part.sections.card(section) for section in ids}
    form.session.apply(move_section(form.release, f"editions/en-GB/sections/{ids[0]}", 1))
    assert form.part.sections.cards() == [cards[section] for section in section_ids(form)]
    form.session.apply(add_section(form.release, "editions/en-GB", "More"))
    form.session.apply(remove_section(form.release, f"editions/en-GB/sections/{ids[0]}"))
    assert form.part.sections.card(ids[0]) is None
    assert form.part.sections.cards()[0] is cards[ids[1]]


def test_a_section_is_added_with_the_cursor_in_its_heading(form, qtbot: QtBot):
    before = len(section_ids(form))
    qtbot.mouseClick(form.part.sections.add_button, Qt.MouseButton.LeftButton)
    assert len(section_ids(form)) == before + 1
    qtbot.keyClicks(focus(), "Who pays")
    assert form.edition.sections[-1].heading == "Who pays"
    assert form.part.current_section() == f"editions/en-GB/sections/{form.edition.sections[-1].id}"
    assert form.part.current_surface() is form.part.sections.cards()[-1].surface


def test_what_is_read_stays_in_its_place_when_something_above_it_grows(form):
    form.part.complete()
    settle()
    form.part.enter(f"editions/en-GB/contacts/{form.edition.contacts[0].id}/name")
    settle()
    field = focus()
    top = top_of(form, field)
    form.session.apply(set_field(form.release, HEADLINE, "A longer headline " * 12, "headline"))
    settle()
    assert top_of(form, field) == top
    assert field.hasFocus()


def test_the_form_is_laid_out_anew_after_the_field_with_the_cursor_was_removed(form):
    places = "editions/en-GB/subheadlines"
    form.session.apply(add_item(form.release, places, "One more", "add"))
    settle()
    last = f"{places}/{len(form.edition.subheadlines) - 1}"
    form.part.enter(last)
    form.part.verticalScrollBar().setValue(form.part.verticalScrollBar().value() + 1)
    form.session.apply(remove_item(form.release, last, "remove"))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    form.part.resize(form.part.width() - 40, form.part.height())
    settle()
    assert "One more" not in form.edition.subheadlines


def test_the_view_returns_to_the_top_for_another_release(form, qtbot: QtBot):
    form.part.enter("editions/en-GB/metadata/keywords")
    qtbot.waitUntil(lambda: form.part.verticalScrollBar().value() > 0)
    other = empty_release()
    form.part.show_edition(other, other.original)
    settle()
    assert form.part.verticalScrollBar().value() == 0


def test_undo_puts_the_cursor_where_it_happened(form, qtbot: QtBot):
    form.part.enter(HEADLINE)
    qtbot.keyClick(focus(), Qt.Key.Key_End)
    qtbot.keyClicks(focus(), "!")
    form.part.enter("editions/en-GB/metadata/keywords")
    form.undo()
    assert focus().accessibleName() == "Headline"


def test_tab_goes_through_the_form_as_it_is_seen(form, qtbot: QtBot):
    form.part.enter(HEADLINE)
    tops: list[int] = []
    names: list[str] = []
    while len(names) < 200:
        names.append(focus().accessibleName())
        tops.append(top_of(form, focus()) + form.part.verticalScrollBar().value())
        before = focus()
        qtbot.keyClick(focus(), Qt.Key.Key_Tab)
        settle()
        if focus() is before or not form.part.isAncestorOf(focus()):
            break
    assert form.part.is_complete
    assert {"Headline", "Dateline place", "Contact 1, phone 1: number", "Keywords", "Description"} <= set(
        names
    )
    assert names.index("Headline") < names.index("Dateline place") < names.index("Keywords")
    assert names[-1] == "Description"


def test_tab_leaves_the_form_at_its_end(qtbot: QtBot):
    window = QWidget()
    qtbot.addWidget(window)
    rows = QVBoxLayout(window)
    form, after = FormColumn(), QLineEdit()
    rows.addWidget(form)
    rows.addWidget(after)
    release = full_release()
    form.show_edition(release, release.original)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    form.enter("editions/en-GB/metadata/description")
    qtbot.keyClick(focus(), Qt.Key.Key_Tab)
    assert after.hasFocus()
    qtbot.keyClick(after, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert form.isAncestorOf(focus())


def test_a_long_release_shows_the_text_in_view_alone(desk):
    form = desk(FormColumn(), long_release(300))
    settle()
    filled = [card for card in form.part.sections.cards() if card.area.surface is not None]
    assert 0 < len(filled) < len(form.part.sections.cards())
    assert filled == form.part.sections.cards()[: len(filled)]


def test_wishes_of_sections_are_passed_on(form, qtbot: QtBot):
    card = form.part.sections.cards()[-1]
    with qtbot.waitSignal(form.part.edit_requested):
        card.edit_requested.emit(partial(add_section, edition="editions/en-GB"))
