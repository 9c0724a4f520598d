"""Of fields that there are several times, a screen reader is told which one it is, also after things moved."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from releasedesk.editing.items import move_item
from releasedesk.ui.controls.group_names import full_name
from releasedesk.ui.form.contacts_part import ContactsPart
from releasedesk.ui.form.people_part import PeoplePart
from tests.releases import full_release
from tests.ui.open_window import OpenWindow


@pytest.fixture
def window(qtbot, monkeypatch) -> OpenWindow:
    made = OpenWindow(qtbot, monkeypatch, full_release())
    made.workspace.form.complete()
    QApplication.processEvents()
    return made


def told(widget: QWidget) -> str:
    """Return the name that a screen reader is told: of a combo box, that of its label."""
    node = QAccessible.queryAccessibleInterface(widget)
    assert node is not None
    labels = [other for other, kind in node.relations() if kind & QAccessible.RelationFlag.Label]
    return (labels[0] if isinstance(widget, QComboBox) else node).text(QAccessible.Text.Name)


def test_a_field_of_a_contact_says_of_which(window):
    contacts = window.workspace.form.findChild(ContactsPart).contacts.items()
    second = contacts[1]
    assert told(second.name) == "Contact 2: Name"
    assert told(contacts[0].phones.items()[1].number) == "Contact 1, phone 2: number"
    assert told(contacts[0].phones.items()[1].kind) == "Contact 1, phone 2: Kind"
    assert told(contacts[0].emails.items()[0].address) == "Contact 1, e-mail 1: address"
    assert told(contacts[0].phones.add_button) == "Contact 1: Add phone"


def test_a_contact_that_moved_says_where_it_is_now(window):
    part = window.workspace.form.findChild(ContactsPart)
    first = part.contacts.items()[0]
    window.window.edits.apply(lambda release: move_item(release, first.where, 1, "move contact"))
    assert part.contacts.items()[1] is first
    assert told(first.name) == "Contact 2: Name"
    assert told(first.phones.items()[0].number) == "Contact 2, phone 1: number"


def test_fields_that_are_made_later_are_named_then(window):
    person = window.workspace.form.findChild(PeoplePart).people.items()[1]
    person.more.open()
    assert told(person.later.honorific) == "Person 2: Honorific"


def test_no_two_fields_of_the_form_around_the_text_have_one_name(window):
    parts = (ContactsPart, PeoplePart)
    found = [
        field for part in parts for field in window.workspace.form.findChild(part).findChildren(QLineEdit)
    ]
    fields = [field for field in found if not isinstance(field.parent(), QComboBox)]
    names = [told(field) for field in fields]
    assert len(names) == len(set(names)) > 6


@pytest.mark.parametrize(
    ("groups", "own", "full"),
    [
        ([], "Name", "Name"),
        ([("contact", 1)], "Name", "Contact 1: Name"),
        ([("subheadline", 2)], "Subheadline", "Subheadline 2"),
        ([("contact", 1), ("phone", 3)], "Phone number", "Contact 1, phone 3: number"),
        ([("person", 1)], "More for this person", "Person 1: More"),
    ],
)
def test_a_noun_is_not_said_twice(groups, own, full):
    assert full_name(groups, own) == full
