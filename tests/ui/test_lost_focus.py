"""Who removes what the cursor is in goes on with what follows it; who moves it stays in it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from releasedesk.model import Contact, Paragraph, Person, Section
from tests.releases import release_with
from tests.ui.open_window import OpenWindow


@pytest.fixture
def open_window(qtbot, monkeypatch) -> OpenWindow:
    release = release_with(Paragraph(id="p1", text="It opens."), subheadlines=("One", "Two"))
    edition = release.original
    edition = edition.replace(
        sections=(
            *edition.sections,
            Section(id="s2", heading="Second", blocks=(Paragraph(id="p2", text="Two."),)),
            Section(id="s3", heading="Third", blocks=(Paragraph(id="p3", text="Three."),)),
        ),
        contacts=(Contact(id="c1", name="Ada"), Contact(id="c2", name="Ben")),
    )
    people = (Person(id="a", name="Ailsa"), Person(id="b", name="Bo"))
    return OpenWindow(qtbot, monkeypatch, release.replace(editions=(edition,), people=people))


def named() -> str:
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus.accessibleName()


def remove(window: OpenWindow, place: str) -> str:
    """Remove what the cursor is in by the menu, and return what has the focus then."""
    assert window.workspace.go_to(place)
    QApplication.processEvents()
    window.do("remove")
    return named()


def test_after_a_contact_the_one_that_follows_has_the_cursor_then_the_one_before(open_window):
    assert remove(open_window, "editions/en-GB/contacts/c1/role") == "Contact 1: Name"
    assert [each.name for each in open_window.edition.contacts] == ["Ben"]
    assert remove(open_window, "editions/en-GB/contacts/c2/role") == "Add contact"


def test_after_a_person_another_one_has_the_cursor(open_window):
    assert remove(open_window, "people/b/name") == "Person 1: Name"
    assert [each.name for each in open_window.session.release.people] == ["Ailsa"]


def test_after_a_subheadline_the_one_that_took_its_place_has_the_cursor(open_window):
    assert remove(open_window, "editions/en-GB/subheadlines/0") == "Subheadline 1"
    assert open_window.edition.subheadlines == ("Two",)


def test_a_section_that_is_removed_in_its_text_or_by_its_menu_hands_the_cursor_on(open_window):
    open_window.go_to("sections/s2/blocks/p2")
    card = open_window.workspace.form.sections.card("s2")
    assert card is not None
    card.remove_section()
    assert named() == "Text of section Third"
    assert open_window.workspace.place.startswith("editions/en-GB/sections/s3")
    open_window.go_to("sections/s3/heading")
    open_window.do("remove")
    assert open_window.workspace.place.startswith(
        f"editions/en-GB/sections/{open_window.edition.sections[0].id}"
    )


@pytest.mark.parametrize("place", ["editions/en-GB/sections/s2/heading", "editions/en-GB/contacts/c1/role"])
def test_what_is_moved_keeps_the_cursor_in_the_same_field(open_window, place):
    assert open_window.workspace.go_to(place)
    QApplication.processEvents()
    before = open_window.session.release
    open_window.do("move_down")
    assert open_window.session.release != before
    assert open_window.workspace.place == place
    assert named().endswith(("heading", "Role"))


def test_what_is_removed_elsewhere_leaves_the_cursor_alone(open_window):
    field = open_window.go_to("headline")
    card = open_window.workspace.form.sections.card("s2")
    assert card is not None
    card.remove_section()
    assert QApplication.focusWidget() is field
