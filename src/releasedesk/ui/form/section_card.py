"""The card of a section: its heading, and below it the text as on a page."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QVBoxLayout

from releasedesk.editing import body, sections
from releasedesk.editing.edit import Edit, Operation
from releasedesk.model import Edition, Release, Section
from releasedesk.model.place import Place, edition_place, is_within, place
from releasedesk.ui.controls.direction import is_right_to_left, set_direction
from releasedesk.ui.controls.line_field import LineField
from releasedesk.ui.controls.rows import describe, icon_button
from releasedesk.ui.form.part import FormPart
from releasedesk.ui.form.section_handle import SectionHandle
from releasedesk.ui.icon_sizes import grow_icon
from releasedesk.ui.writing.area import WritingArea
from releasedesk.ui.writing.menus import add_entry
from releasedesk.ui.writing.surface import WritingSurface

_OPENING_HINT = "Who, what, when, where, why"
_HINT = "Write the paragraphs of this section"


class SectionCard(FormPart):
    """Shows and edits one section of the body, named by its identifier.

    Signals:
        edge_reached: The cursor was to leave the card: -1 upwards, 1 downwards.
        place_requested: The cursor belongs to a place in another part, such as that of a block that was moved there.
        cursor_requested: The cursor (`Cursor`) belongs where that is, which may be in another part.
        join_requested: The section is to be joined with the one after it.
    """

    edge_reached = Signal(int)
    place_requested = Signal(str)
    cursor_requested = Signal(object)
    join_requested = Signal()

    def __init__(self, section: str) -> None:
        super().__init__()
        self.section = section
        self.place: Place = ""
        self._is_first = self._is_last = True
        self.handle = SectionHandle(self)
        self.heading = LineField(is_prose=True)
        self.heading.setProperty("kind", "heading")
        describe(
            self.heading,
            "Section heading",
            "Stands above the text of the section. The opening of a release has none.",
            "Section heading (leave empty for the opening)",
        )
        self.menu_button: QToolButton = icon_button(
            "Section menu", "ellipsis", "Move or remove this section, or add one after it"
        )
        self.area = WritingArea("Text of the section", _HINT, takes_headings=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        grow_icon(self.menu_button, 18)
        top = QHBoxLayout()
        top.setContentsMargins(6, 6, 10, 6)
        top.setSpacing(2)
        top.addWidget(self.handle)
        top.addWidget(self.heading, 1)
        top.addWidget(self.menu_button)
        line = QFrame()
        line.setProperty("line", True)
        text = QVBoxLayout()
        text.setContentsMargins(22, 16, 22, 18)
        text.addWidget(self.area)
        card = QFrame()
        card.setProperty("card", True)
        rows = QVBoxLayout(card)
        rows.setContentsMargins(1, 1, 1, 1)
        rows.setSpacing(0)
        rows.addLayout(top)
        rows.addWidget(line)
        rows.addLayout(text)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)

    def _connect(self) -> None:
        self.heading.edit_requested.connect(self.edit_requested)
        self.heading.place_entered.connect(self.place_entered)
        self.heading.cursor_moved.connect(self.cursor_moved)
        self.heading.installEventFilter(self)
        self.area.edit_requested.connect(self.edit_requested)
        self.area.place_entered.connect(self.place_entered)
        self.area.cursor_moved.connect(self.cursor_moved)
        self.area.place_requested.connect(self.place_requested)
        self.area.cursor_requested.connect(self.cursor_requested)
        self.area.edge_reached.connect(self._on_edge_reached)
        self.area.heading_requested.connect(self._on_heading_requested)
        self.area.join_requested.connect(self._on_join_requested)
        self.menu_button.clicked.connect(self.open_menu)
        self.handle.clicked.connect(self.open_menu)
        self.handle.move_requested.connect(self.move_section)

    @property
    def surface(self) -> WritingSurface:
        """The text, made now if the card never came in sight."""
        self.area.fill()
        assert self.area.surface is not None, "a card is filled with an edition first"
        return self.area.surface

    def show_edition(self, release: Release, edition: Edition) -> None:
        index = next((i for i, each in enumerate(edition.sections) if each.id == self.section), None)
        if index is None:
            return
        section = edition.sections[index]
        self.place = edition_place(edition, "sections", section.id)
        self._is_first, self._is_last = index == 0, index == len(edition.sections) - 1
        self.heading.show_text(place(self.place, "heading"), section.heading)
        set_direction(self.heading, is_right_to_left(edition))
        self._name_area(section, is_opening=index == 0 and not section.heading)
        self.area.show_blocks(place(self.place, "blocks"), release, edition, section.blocks)

    def show_typed(self, release: Release, edition: Edition) -> bool:
        """Show what was typed in the text, and nothing around it; False where the section is not there."""
        section = next((each for each in edition.sections if each.id == self.section), None)
        if section is None:
            return False
        self.area.show_typed(release, edition, section.blocks)
        return True

    def _name_area(self, section: Section, *, is_opening: bool) -> None:
        if is_opening:
            self.area.set_name("Text of the opening", _OPENING_HINT)
        elif section.heading:
            self.area.set_name(f"Text of section {section.heading}", _HINT)
        else:
            self.area.set_name("Text of a section without heading", _HINT)

    def fill_if_near(self, near: QRect) -> bool:
        """Show the text where the card reaches into a rectangle of its own; return whether it is shown now."""
        return self.area.fill_if_near(near.translated(-self.area.mapTo(self, QPoint(0, 0))))

    def enter(self, place: Place) -> bool:
        if not self.place or not is_within(place, self.place):
            return False
        if place == self.heading.place:
            self.heading.enter()
            return True
        return self.area.enter(place)

    def enter_edge(self, direction: int) -> None:
        """Take the cursor that comes from the card above (1) or below (-1)."""
        if direction > 0:
            self.heading.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.area.enter(self.area.place, at_end=True)

    def move_section(self, by: int) -> None:
        """Ask to move the section up (`by` negative) or down."""
        if by:
            self.edit_requested.emit(partial(body.move_section, section=self.place, by=by))

    def open_menu(self) -> None:
        """Open the menu of the section."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        up, down = partial(self.move_section, -1), partial(self.move_section, 1)
        add_entry(menu, "arrow-up", "Move section up", "", up, enabled=not self._is_first)
        add_entry(menu, "arrow-down", "Move section down", "", down, enabled=not self._is_last)
        menu.addSeparator()
        add_entry(menu, "plus", "Add section after", "", self.add_section)
        menu.addSeparator()
        add_entry(menu, "trash-2", "Remove section", "", self.remove_section)
        button = self.sender() if isinstance(self.sender(), QToolButton) else self.menu_button
        assert isinstance(button, QToolButton)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def add_section(self) -> None:
        """Ask for a section after this one; the cursor goes into its heading."""
        edition = self.place.rpartition("/sections/")[0]
        edit = self._wish(partial(body.add_section, edition=edition, after=self.section))
        if edit is not None:
            self.place_requested.emit(place(edit.places[0], "heading"))

    def join_before(self) -> None:
        """Ask to join the section to the one before it; the cursor stays where the two meet."""
        if self._is_first:
            return
        edit = self._wish(partial(sections.join_section, section=self.place))
        if edit is not None:
            self.place_requested.emit(edit.places[0])

    def _wish(self, operation: Operation) -> Edit | None:
        """Ask for an edit and return what was made of it; None where it was refused."""
        made: list[Edit] = []

        def making(release: Release) -> Edit:
            made.append(operation(release))
            return made[-1]

        self.edit_requested.emit(making)
        return made[-1] if made else None

    def remove_section(self) -> None:
        """Ask to remove the section with everything in it."""
        self.edit_requested.emit(partial(body.remove_section, section=self.place))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter, Backspace and the arrow keys walk from the heading into the text and out of the card."""
        if watched is self.heading and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                return False
            return self._on_heading_key(Qt.Key(event.key()))
        return False

    def _on_heading_key(self, key: Qt.Key) -> bool:
        at, is_selected = self.heading.cursorPosition(), self.heading.hasSelectedText()
        at_start = at == 0 and not is_selected
        at_end = at == len(self.heading.text()) and not is_selected
        if self.heading.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            key = {Qt.Key.Key_Left: Qt.Key.Key_Right, Qt.Key.Key_Right: Qt.Key.Key_Left}.get(key, key)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down) or (
            key == Qt.Key.Key_Right and at_end
        ):
            self.enter_text()
        elif key == Qt.Key.Key_Up or (key == Qt.Key.Key_Left and at_start):
            self.edge_reached.emit(-1)
        elif key == Qt.Key.Key_Backspace and at_start and not self._is_first:
            self.join_before()
        else:
            return False
        return True

    def enter_text(self) -> None:
        """Put the cursor into the text below the heading."""
        self.area.enter(self.area.place)

    def _enter_heading_end(self) -> None:
        self.heading.setFocus(Qt.FocusReason.OtherFocusReason)
        self.heading.end(False)

    def _on_edge_reached(self, direction: int) -> None:
        if direction < 0:
            self._enter_heading_end()
        else:
            self.edge_reached.emit(1)

    def _on_heading_requested(self, block: str, heading: str) -> None:
        edit = self._wish(partial(sections.begin_section, section=self.place, block=block, heading=heading))
        if edit is not None:
            self.place_requested.emit(edit.places[0])

    def _on_join_requested(self, direction: int) -> None:
        """Join sections that no heading parts; otherwise the caret goes on to what does part them."""
        if direction > 0:
            self.join_requested.emit()
        elif self.heading.text() or self._is_first:
            self._enter_heading_end()
        else:
            self.join_before()
