"""The people who are quoted, each with the words that introduce them at the first mention."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from releasedesk.editing.edit import Edit, Operation
from releasedesk.editing.people import add_person, quotes_of
from releasedesk.model import Edition, Person, Quote, Release
from releasedesk.model.place import Place, is_within
from releasedesk.rendering.house_phrases import phrases_of
from releasedesk.rendering.languages import Named, named_in
from releasedesk.rendering.mentions import Speakers, first_mention
from releasedesk.ui.controls.card import Card
from releasedesk.ui.controls.direction import within_line
from releasedesk.ui.controls.fold import Fold
from releasedesk.ui.controls.line_field import LineField
from releasedesk.ui.controls.rows import field_row, library_button, role_label
from releasedesk.ui.controls.wrapping_row import WrappingRow
from releasedesk.ui.form.fields_part import FieldsPart
from releasedesk.ui.form.items import Item, ItemList
from releasedesk.ui.form.later_mention import LaterMentionFields
from releasedesk.ui.form.origin_line import OriginLine
from releasedesk.ui.form.person_removal import removal_of
from releasedesk.ui.writing.person_fields import person_field, show_person

_HELP = "Who speaks in the release. A change here changes every quote."
_HELP_IN_TRANSLATION = (
    "Name and title in this language. What you leave empty is printed as the original has it."
)
_LATER_FIELDS = ("given_name", "family_name", "honorific", "later_mention", "later_name")


class PersonItem(Item):
    """Name, title and organisation of one person."""

    def __init__(self) -> None:
        super().__init__("person")
        self._release: Release | None = None
        self._shown: tuple[str, Person] | None = None
        self._is_alone = False
        self.name = self.adopt(person_field())
        self.title = self.adopt(person_field())
        self.organisation = self.adopt(person_field())
        fields = QWidget()
        row = WrappingRow(fields)
        row.add(
            field_row(
                "Name",
                self.name,
                "The name as it is to be printed at every mention",
                placeholder="First name and surname",
            ),
            basis=180,
            grow=2,
        )
        row.add(
            field_row(
                "Title",
                self.title,
                "The function, as it follows the name at the first mention",
                placeholder="chair",
            ),
            basis=150,
            grow=2,
        )
        row.add(
            field_row(
                "Organisation",
                self.organisation,
                "Where that function is held, with its article if it is to be printed",
                placeholder="the Harbour Trust",
            ),
            basis=150,
            grow=2,
        )
        self.mention = role_label("", "hint", wraps=True)
        self.later: LaterMentionFields | None = None
        self.more = Fold(
            "Later mentions",
            "Surname, honorific, and how the person is named after the first mention",
            self._make_later,
        )
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(fields, 1)
        top.addWidget(self.menu_button(), 0, Qt.AlignmentFlag.AlignTop)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(5)
        rows.addLayout(top)
        rows.addWidget(self.mention)
        rows.addWidget(self.more)
        self.origin = OriginLine()
        self.origin.edit_requested.connect(self.edit_requested)
        rows.addWidget(self.origin)

    def enter(self, place: Place) -> bool:
        name = place.rpartition("/")[2]
        if name in _LATER_FIELDS:
            self.more.open()
        named = self._names().get(name)
        if named is not None and is_within(place, self.where):
            # Also where the place is that of the original, and the words of a translation are written here.
            named.enter()
            return True
        return super().enter(place)

    def _names(self) -> dict[str, LineField]:
        return {"name": self.name, "title": self.title, "organisation": self.organisation}

    def _make_later(self) -> QWidget:
        self.later = LaterMentionFields()
        self.later.edit_requested.connect(self.edit_requested)
        for field in self.later.fields():
            field.place_entered.connect(self.place_entered)
            field.cursor_moved.connect(self.cursor_moved)
            self._fields.append(field)
        if self._shown is not None:
            self.later.show_person(self.where, self._shown[1])
        return self.later

    def show_item(self, where: Place, item: Person, release: Release, edition: Edition) -> None:
        self._release = release
        if self._shown == (edition.language, item):
            return
        self._shown = (edition.language, item)
        show_person(self._names(), where, item, release, edition)
        if self.later is not None:
            self.later.show_person(where, item)
        if not self._is_alone:
            self.origin.show_part(where, item, edition.language)

    def stand_alone(self) -> None:
        super().stand_alone()
        self._is_alone = True
        self.mention.hide()

    def fill_menu(self, menu: QMenu) -> None:
        self.origin.fill_menu(menu)

    def show_mention(self, named: Named, edition: Edition, quotes: int, later: str = "") -> None:
        """Say how the first mention reads and later ones, and how often the person is quoted."""
        person = named.person
        words = (
            first_mention(person, phrases_of(self._release, edition)) if person.name and self._release else ""
        )
        # The words of the window come first: a line that begins with an Arabic name would be one from the right.
        self.more.set_summary(f"from the second mention on: {within_line(later, edition)}" if later else "")
        counted = (
            ("not quoted yet", "quoted once", "quoted twice")[quotes]
            if quotes < 3
            else f"quoted {quotes} times"
        )
        text = (
            f"first mention: {within_line(words, edition)} · {counted}{_borrowed(named)}"
            if words
            else "a name is needed before this person can be quoted"
        )
        if text != self.mention.text():
            self.mention.setText(text)

    def remove_label(self) -> str:
        key = self.where.rpartition("/")[2]
        quotes = len(quotes_of(self._release, key)) if self._release is not None else 0
        if not quotes:
            return "Remove person"
        stay = "the quote stays" if quotes == 1 else f"the {quotes} quotes stay"
        return f"Remove person… ({stay})"


class PeoplePart(FieldsPart):
    """All people of the release, shared by its editions."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[object, ...] = ()
        self._release: Release | None = None
        self.people: ItemList[PersonItem] = ItemList(
            "person",
            PersonItem,
            _add_person,
            help="Add somebody who is quoted",
            asking=self._ask_about_removal,
            spacing=14,
        )
        self.adopt_part(self.people)
        self.people.add_beside(library_button("people", self.library_requested))
        self.card = Card("People quoted", _HELP, self.people)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.card)

    def show_edition(self, release: Release, edition: Edition) -> None:
        self._release = release
        counted = _quotes(edition)
        state = (edition.language, release.original.language, release.people, counted)
        if state == self._shown:
            return
        self._shown = state
        self.people.show_items("people", release.people, release, edition)
        named = [named_in(person, release, edition) for person in release.people]
        speakers = Speakers(tuple(each.person for each in named), phrases_of(release, edition))
        for each, item in zip(named, self.people.items(), strict=True):
            later = speakers.later_mention(each.person) if each.person.name.strip() else ""
            item.show_mention(each, edition, counted[each.person.id], later)
        is_original = edition.language == release.original.language
        self.card.help.setText(_HELP if is_original else _HELP_IN_TRANSLATION)

    def _ask_about_removal(self, where: Place) -> Operation | None:
        """Return what removing somebody means, after saying where they are quoted; None where it is not wanted."""
        if self._release is None:
            return None
        return removal_of(self._release, where.rpartition("/")[2], self.window(), self.place_requested.emit)

    def enter(self, place: Place) -> bool:
        return is_within(place, "people") and self.people.enter(place)


def _quotes(edition: Edition) -> Counter[str]:
    """Count the quotes of each speaker; every edit anywhere asks for it, and sections that stayed know theirs."""
    found: Counter[str] = Counter()
    for section in edition.sections:
        found.update(section.quotes_of)
    found.update(each.speaker for each in edition.notes if isinstance(each, Quote) and each.speaker)
    return found


def _borrowed(named: Named) -> str:
    """Return what of a person’s words is still in the language of the original."""
    return f" · {' and '.join(named.borrowed)} still in the words of the original" if named.borrowed else ""


def _add_person(release: Release, sequence: Place) -> Edit:
    return add_person(release)
