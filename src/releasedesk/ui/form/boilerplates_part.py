"""The standing texts about the organisations in a release (“About …”)."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from releasedesk.editing.edit import Edit
from releasedesk.editing.people import add_boilerplate
from releasedesk.model import Boilerplate, Edition, Release
from releasedesk.model.place import Place, edition_place, is_within, place
from releasedesk.ui.controls.card import Card
from releasedesk.ui.controls.direction import is_right_to_left, set_direction
from releasedesk.ui.controls.line_field import LineField
from releasedesk.ui.controls.paragraphs_field import ParagraphsField
from releasedesk.ui.controls.rows import field_row, library_button
from releasedesk.ui.form.fields_part import FieldsPart
from releasedesk.ui.form.items import Item, ItemList
from releasedesk.ui.form.origin_line import OriginLine


class BoilerplateItem(Item):
    """One standing text with its heading."""

    def __init__(self) -> None:
        super().__init__("boilerplate")
        self.heading = self.adopt(LineField(is_prose=True))
        self.words = self.adopt(ParagraphsField())
        heading = field_row(
            "Heading", self.heading, "What stands above the text", placeholder="About the Harbour Trust"
        )
        words = field_row(
            "Text",
            self.words,
            "Who the organisation is, in two or three sentences that stay the same from release to release. "
            "Each line is a paragraph.",
            placeholder="Who you are, what you do and since when",
        )
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(heading, 1)
        top.addWidget(self.menu_button(), 0, Qt.AlignmentFlag.AlignTop)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        rows.addLayout(top)
        rows.addWidget(words)
        self.origin = OriginLine()
        self.origin.edit_requested.connect(self.edit_requested)
        rows.addWidget(self.origin)
        self._is_alone = False

    def show_item(self, where: Place, item: Boilerplate, release: Release, edition: Edition) -> None:
        is_rtl = is_right_to_left(edition)
        set_direction(self.heading, is_rtl)
        set_direction(self.words, is_rtl)
        self.heading.show_text(place(where, "heading"), item.heading)
        self.words.show_paragraphs(place(where, "paragraphs"), item.paragraphs)
        if not self._is_alone:
            self.origin.show_part(where, item, edition.language)

    def stand_alone(self) -> None:
        super().stand_alone()
        self._is_alone = True

    def fill_menu(self, menu: QMenu) -> None:
        self.origin.fill_menu(menu)


class BoilerplatesPart(FieldsPart):
    """All standing texts of an edition."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[object, ...] = ()
        self._place: Place = ""
        self.boilerplates: ItemList[BoilerplateItem] = ItemList(
            "boilerplate",
            BoilerplateItem,
            _add_boilerplate,
            help="Add a standing text about an organisation",
            spacing=18,
        )
        self.adopt_part(self.boilerplates)
        self.boilerplates.add_beside(library_button("boilerplates", self.library_requested))
        self.card = Card(
            "Boilerplate", "The standing text about each organisation, below the release.", self.boilerplates
        )
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.card)

    def fields(self) -> Mapping[QWidget, tuple[str, ...]]:
        return {self: ("boilerplates",)}

    def show_edition(self, release: Release, edition: Edition) -> None:
        state = (edition.language, edition.boilerplates)
        if state == self._shown:
            return
        self._shown = state
        self._place = edition_place(edition, "boilerplates")
        self.boilerplates.show_items(self._place, edition.boilerplates, release, edition)

    def enter(self, place: Place) -> bool:
        if not self._place or not is_within(place, self._place):
            return False
        first = next(iter(self.boilerplates.items()), None)
        if place == self._place and first is not None:
            return first.enter(first.where)
        return self.boilerplates.enter(place)


def _add_boilerplate(release: Release, sequence: Place) -> Edit:
    return add_boilerplate(release, sequence.removesuffix("/boilerplates"))
