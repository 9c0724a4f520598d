"""The media contacts: who answers, in which role, and by which telephones and addresses."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from releasedesk.editing.edit import Edit
from releasedesk.editing.items import add_item
from releasedesk.editing.people import add_contact
from releasedesk.model import Contact, Edition, Phone, Release, plain_text
from releasedesk.model.place import Place, edition_place, is_within, place
from releasedesk.ui.controls.card import Card
from releasedesk.ui.controls.direction import is_right_to_left, set_direction
from releasedesk.ui.controls.growing_field import GrowingField
from releasedesk.ui.controls.line_field import LineField
from releasedesk.ui.controls.rows import describe, field_row, library_button, role_label
from releasedesk.ui.controls.text_changes import write_words
from releasedesk.ui.controls.wrapping_row import WrappingRow
from releasedesk.ui.form.fields_part import FieldsPart
from releasedesk.ui.form.items import Item, ItemList
from releasedesk.ui.form.origin_line import OriginLine
from releasedesk.ui.form.phone_kind_field import PhoneKindField
from releasedesk.ui.measures import pixels


class PhoneItem(Item):
    """One telephone: what kind it is, its number and its extension."""

    def __init__(self) -> None:
        super().__init__("phone")
        self.kind = PhoneKindField()
        self.kind.edit_requested.connect(self.edit_requested)
        describe(
            self.kind,
            "Kind of phone",
            "What is printed before the number; choose a word or write another",
            "Kind",
        )
        self.number = self.adopt(LineField())
        describe(
            self.number,
            "Phone number",
            "The number as it is to be printed, best with + and country code",
            "+44 131 496 0142",
        )
        self.extension = self.adopt(LineField())
        describe(self.extension, "Extension", "The extension behind the number, if there is one", "Ext.")
        self.extension.setMaximumWidth(pixels(76))
        for field in (self.number, self.extension):
            field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        fields = QWidget()
        row = WrappingRow(fields, spacing=6)
        row.add(self.kind, basis=148)
        row.add(self.number, basis=150, grow=1)
        row.add(self.extension, basis=76)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(4)
        outer.addWidget(fields, 1)
        outer.addWidget(self.menu_button())

    def show_item(self, where: Place, item: Phone, release: Release, edition: Edition) -> None:
        self.place_control(self.kind, place(where, "kind"))
        self.kind.show_kind(place(where, "kind"), item.kind, edition.language)
        self.number.show_text(place(where, "number"), item.number)
        self.extension.show_text(place(where, "extension"), item.extension)

    def enter(self, place: Place) -> bool:
        if place == self.where and self.where:
            self.number.enter()
            return True
        return super().enter(place)


class EmailItem(Item):
    """One e-mail address."""

    def __init__(self) -> None:
        super().__init__("e-mail")
        self.address = self.adopt(LineField())
        describe(
            self.address,
            "E-mail address",
            "An address that journalists may write to",
            "press@harbourtrust.example",
        )
        self.address.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(4)
        outer.addWidget(self.address, 1)
        outer.addWidget(self.menu_button())

    def show_item(self, where: Place, item: str, release: Release, edition: Edition) -> None:
        self.address.show_text(where, item)


class ContactItem(Item):
    """One person or office with all ways to reach it."""

    def __init__(self) -> None:
        super().__init__("contact")
        self._shown: tuple[str, Contact] | None = None
        self._is_alone = False
        self.name = self.adopt(LineField(is_prose=True))
        self.role = self.adopt(LineField(is_prose=True))
        self.organisation = self.adopt(LineField(is_prose=True))
        fields = QWidget()
        row = WrappingRow(fields)
        row.add(
            field_row(
                "Name", self.name, "The person or office that answers", placeholder="Name or press office"
            ),
            basis=180,
            grow=2,
        )
        row.add(
            field_row(
                "Role", self.role, "Their function, or when they answer", placeholder="Head of communications"
            ),
            basis=150,
            grow=2,
        )
        row.add(
            field_row(
                "Organisation",
                self.organisation,
                "Where they work, if it is not plain from the release",
                placeholder="Harbour Trust",
            ),
            basis=150,
            grow=2,
        )
        self.phones: ItemList[PhoneItem] = ItemList(
            "phone", PhoneItem, _add_phone, help="Add a telephone of this contact", spacing=6
        )
        self.emails: ItemList[EmailItem] = ItemList(
            "e-mail", EmailItem, _add_email, help="Add an e-mail address of this contact", spacing=6
        )
        self.adopt_part(self.phones)
        self.adopt_part(self.emails)
        frame = QFrame()
        frame.setProperty("card", "sunken")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        rows = QVBoxLayout(frame)
        rows.setContentsMargins(14, 10, 10, 10)
        rows.setSpacing(10)
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(fields, 1)
        top.addWidget(self.menu_button(), 0, Qt.AlignmentFlag.AlignTop)
        rows.addLayout(top)
        for label, part in (("Phones", self.phones), ("E-mail", self.emails)):
            rows.addWidget(_labelled(label, part))
        self.origin = OriginLine()
        self.origin.edit_requested.connect(self.edit_requested)
        rows.addWidget(self.origin)

    def show_item(self, where: Place, item: Contact, release: Release, edition: Edition) -> None:
        if self._shown == (edition.language, item):
            return
        self._shown = (edition.language, item)
        for field, name in ((self.name, "name"), (self.role, "role"), (self.organisation, "organisation")):
            set_direction(field, is_right_to_left(edition))
            field.show_text(place(where, name), getattr(item, name))
        self.phones.show_items(place(where, "phones"), item.phones, release, edition)
        self.emails.show_items(place(where, "emails"), item.emails, release, edition)
        if not self._is_alone:
            self.origin.show_part(where, item, edition.language)

    def stand_alone(self) -> None:
        super().stand_alone()
        self._is_alone = True

    def fill_menu(self, menu: QMenu) -> None:
        self.origin.fill_menu(menu)


class ContactsPart(FieldsPart):
    """The words above the contacts, and the contacts."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[object, ...] = ()
        self._edition: Edition | None = None
        self.intro = self.adopt(GrowingField(writing=write_words))
        intro_row = field_row(
            "Words above the contacts",
            self.intro,
            "A sentence that stands between the heading and the first contact, such as who may be interviewed",
            placeholder="For interviews and photographs, please contact:",
        )
        self.contacts: ItemList[ContactItem] = ItemList(
            "contact", ContactItem, _add_contact, help="Add somebody whom journalists may ask", spacing=10
        )
        self.adopt_part(self.contacts)
        self.contacts.add_beside(library_button("contacts", self.library_requested))
        self.card = Card(
            "Media contacts",
            "Who answers when a journalist calls, before and after the release.",
            intro_row,
            self.contacts,
        )
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.card)

    def fields(self) -> Mapping[QWidget, tuple[str, ...]]:
        return {self: ("contacts",)}

    def show_edition(self, release: Release, edition: Edition) -> None:
        state = (edition.language, edition.contacts_intro, edition.contacts)
        if state == self._shown:
            return
        self._shown, self._edition = state, edition
        self.intro.set_right_to_left(is_right_to_left(edition))
        self.intro.show_text(edition_place(edition, "contacts_intro"), plain_text(edition.contacts_intro))
        self.contacts.show_items(edition_place(edition, "contacts"), edition.contacts, release, edition)

    def enter(self, place: Place) -> bool:
        if self._edition is None:
            return False
        contacts = edition_place(self._edition, "contacts")
        if is_within(place, contacts):
            first = next(iter(self.contacts.items()), None)
            if place == contacts and first is not None:
                return first.enter(first.where)
            return self.contacts.enter(place)
        return super().enter(place)


def _labelled(label: str, part: QWidget) -> QWidget:
    content = QWidget()
    rows = QVBoxLayout(content)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(5)
    words = role_label(label, "field-label")
    words.setBuddy(part)
    rows.addWidget(words)
    rows.addWidget(part)
    return content


def _add_contact(release: Release, sequence: Place) -> Edit:
    return add_contact(release, sequence.removesuffix("/contacts"))


def _add_phone(release: Release, sequence: Place) -> Edit:
    return add_item(release, sequence, Phone(), "add phone")


def _add_email(release: Release, sequence: Place) -> Edit:
    return add_item(release, sequence, "", "add e-mail")
