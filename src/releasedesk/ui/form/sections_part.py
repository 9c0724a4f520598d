"""The body: one card for each section, and a button that adds one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from releasedesk.editing.body import add_section
from releasedesk.model import Edition, Quote, Release, Section, plain_text
from releasedesk.model.place import Place, edition_place, is_within
from releasedesk.ui.controls.rows import quiet_button
from releasedesk.ui.form.part import FormPart
from releasedesk.ui.form.section_card import SectionCard


class SectionsPart(FormPart):
    """The sections in order; a card stays the same widget as long as its section is there.

    Signals:
        edge_reached: The cursor was to leave the body: -1 upwards, 1 downwards.
        place_requested: The cursor belongs to a place that may be in another part.
        cursor_requested: The cursor (`Cursor`) belongs where that is, which may be in another part.
    """

    edge_reached = Signal(int)
    place_requested = Signal(str)
    cursor_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._place: Place = ""
        self._cards: dict[str, SectionCard] = {}
        self._shown: tuple[Release, Edition] | None = None
        self._typed_in: set[str] = set()
        self.current = ""
        self._rows = QVBoxLayout()
        self._rows.setSpacing(18)
        self.add_button = quiet_button(
            "Add section", "plus", "Add a section with a heading of its own at the end of the body"
        )
        self.add_button.clicked.connect(self.add_section)
        below = QHBoxLayout()
        below.addWidget(self.add_button)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._rows)
        column.addLayout(below)

    def cards(self) -> list[SectionCard]:
        """The cards in order."""
        return list(self._cards.values())

    def pass_heading_of_opening(self) -> None:
        """Go on into the opening's text where the cursor came into its heading, which stays empty as a rule."""
        opening = next(iter(self._cards.values()), None)
        if opening is not None and opening.heading.hasFocus() and not opening.heading.text():
            opening.enter_text()

    def card(self, section: str) -> SectionCard | None:
        """The card of a section."""
        return self._cards.get(section)

    def current_card(self) -> SectionCard | None:
        """The card that the cursor is in or was in last; the first where it was in none."""
        return self._cards.get(self.current) or next(iter(self._cards.values()), None)

    def show_edition(self, release: Release, edition: Edition) -> None:
        place = edition_place(edition, "sections")
        keys = [section.id for section in edition.sections]
        if place != self._place or keys != list(self._cards):
            self._place = place
            self._show_cards(keys)
        # A text that was typed in may show what neither the release before had nor the present one has, as after undo.
        changed = self._typed_in.intersection(keys).union(each.id for each in self._changed(release, edition))
        self._shown = (release, edition)
        self._typed_in.clear()
        for key in filter(changed.__contains__, keys):
            self._cards[key].show_edition(release, edition)

    def show_typed(self, release: Release, edition: Edition, where: Place) -> bool:
        """Show what was typed in the text of a section, and only that; False where the place is in none.

        What else may depend on it is shown by the next `show_edition`.
        """
        section, *within = where.removeprefix(f"{self._place}/").split("/")
        card = self._cards.get(section)
        # What lies deeper than a block is written in a card or strip of its own.
        if card is None or not is_within(where, self._place) or len(within) != 2 or within[0] != "blocks":
            return False
        self._typed_in.add(section)
        return card.show_typed(release, edition)

    def _changed(self, release: Release, edition: Edition) -> tuple[Section, ...]:
        """Return the sections whose cards show something else now; asking each of hundreds would take too long."""
        if self._shown is None:
            return edition.sections
        before = self._shown[1]
        if (edition.language, release.people) != (before.language, self._shown[0].people):
            return edition.sections
        if [section.id for section in edition.sections] != [section.id for section in before.sections]:
            return edition.sections
        pairs = [
            pair for pair in zip(before.sections, edition.sections, strict=True) if pair[0] is not pair[1]
        ]
        # Who is introduced where depends on all quotes before.
        if any(_mentions(old) != _mentions(new) for old, new in pairs):
            return edition.sections
        return tuple(new for _, new in pairs)

    def enter(self, place: Place) -> bool:
        if not self._place or not is_within(place, self._place):
            return False
        section = place.removeprefix(self._place).lstrip("/").partition("/")[0]
        card = self._cards.get(section)
        if card is not None:
            return card.enter(place)
        first = next(iter(self._cards.items()), None)
        if first is not None:
            return first[1].enter(f"{self._place}/{first[0]}")
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def add_section(self) -> None:
        """Add a section after the last one and put the cursor into its heading."""
        before = set(self._cards)
        self.edit_requested.emit(partial(add_section, edition=self._place.removesuffix("/sections")))
        added = next((section for section in self._cards if section not in before), None)
        if added is not None:
            self.enter(f"{self._place}/{added}/heading")

    def _show_cards(self, keys: list[str]) -> None:
        for key in [key for key in self._cards if key not in keys]:
            card = self._cards.pop(key)
            self._rows.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = {key: self._cards.get(key) or self._made(key) for key in keys}
        for index, card in enumerate(self._cards.values()):
            card.heading.setAccessibleName(f"Section {index + 1}: heading")
            if self._rows.indexOf(card) != index:
                self._rows.insertWidget(index, card)
                card.show()

    def _made(self, section: str) -> SectionCard:
        card = SectionCard(section)
        card.edit_requested.connect(self.edit_requested)
        card.place_entered.connect(self.place_entered)
        card.place_entered.connect(self._on_place_entered)
        card.cursor_moved.connect(self.cursor_moved)
        card.place_requested.connect(self.place_requested)
        card.cursor_requested.connect(self.cursor_requested)
        card.edge_reached.connect(partial(self._on_edge_reached, section))
        card.join_requested.connect(partial(self._on_join_requested, section))
        return card

    def _on_edge_reached(self, section: str, direction: int) -> None:
        keys = list(self._cards)
        target = keys.index(section) + direction
        if 0 <= target < len(keys):
            self._cards[keys[target]].enter_edge(direction)
        else:
            self.edge_reached.emit(direction)

    def _on_join_requested(self, section: str) -> None:
        """Join the section after another to it, if no heading parts them; else the cursor goes to that heading."""
        keys = list(self._cards)
        following = self._cards[keys[min(keys.index(section) + 1, len(keys) - 1)]]
        if following.section == section:
            return
        if following.heading.text():
            following.enter_edge(1)
        else:
            following.join_before()

    def _on_place_entered(self, place: Place) -> None:
        self.current = place.removeprefix(self._place).lstrip("/").partition("/")[0]


def _mentions(section: Section) -> list[tuple[str, bool]]:
    """Return who is mentioned in a section by its quotes, and whether those are printed at all."""
    return [
        (
            block.speaker,
            block.attribution.placement != "none"
            and any(plain_text(each).strip() for each in block.paragraphs),
        )
        for block in section.blocks
        if isinstance(block, Quote)
    ]
