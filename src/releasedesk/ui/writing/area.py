"""A writing surface with everything around it: filled when it comes in sight, and speaking in wishes for edits."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from releasedesk.editing import body as body_edits
from releasedesk.editing.edit import Cursor, Operation, with_cursor
from releasedesk.editing.sections import write_sections
from releasedesk.model import Block, Edition, Release, Section
from releasedesk.model.place import Place, is_within, place
from releasedesk.rendering.direction import direction_of
from releasedesk.rendering.house_phrases import phrases_of
from releasedesk.ui import theme
from releasedesk.ui.typing_rules import rules_of
from releasedesk.ui.writing.cursors import absolute, ending_at, relative_to
from releasedesk.ui.writing.heights import estimated_height
from releasedesk.ui.writing.looks import looks_for
from releasedesk.ui.writing.noting import noting
from releasedesk.ui.writing.row_edits import Caret
from releasedesk.ui.writing.scrolling import keep_visible
from releasedesk.ui.writing.surface import WritingSurface
from releasedesk.ui.writing.surroundings import Surroundings

if TYPE_CHECKING:
    from releasedesk.ui.writing.block_cards import BlockCard
    from releasedesk.ui.writing.figure_area import FigureArea
    from releasedesk.ui.writing.paste_notice import PasteNotice
    from releasedesk.ui.writing.pasting import PasteReport


class WritingArea(QWidget):
    """Edits the blocks at one place of the release, a section's or the notes.

    Signals:
        edit_requested: An `Operation` that the user asks for.
        place_entered: The cursor came to a place (its address).
        cursor_moved: The cursor was moved by hand.
        edge_reached: The caret was to leave the text: -1 upwards, 1 downwards.
        place_requested: The cursor belongs to a place that lies elsewhere, such as that of a block that was moved.
        cursor_requested: The cursor (`Cursor`) belongs where that is, which may be elsewhere.
        heading_requested: A block (its identifier) is to become the heading of a section, with these words.
        join_requested: The text is to be joined with what stands before (-1) or after it (1).
    """

    edit_requested = Signal(object)
    place_entered = Signal(str)
    cursor_moved = Signal()
    edge_reached = Signal(int)
    place_requested = Signal(str)
    cursor_requested = Signal(object)
    heading_requested = Signal(str, str)
    join_requested = Signal(int)

    def __init__(self, name: str, hint: str, *, takes_headings: bool = False) -> None:
        super().__init__()
        self._takes_headings = takes_headings
        self._notice: PasteNotice | None = None
        self._before_paste: Release | None = None
        self.place: Place = ""
        self._name, self._hint = name, hint
        self._shown: tuple[Release, Edition, tuple[Block, ...]] | None = None
        self._surface: WritingSurface | None = None
        self._around: Surroundings | None = None
        self._blocks_let_go: tuple[Block, ...] | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._filler = QTimer(self, singleShot=True, interval=0)
        self._filler.timeout.connect(self.fill)

    @property
    def surface(self) -> WritingSurface | None:
        """The text; None as long as it never came near what can be seen."""
        return self._surface

    def set_name(self, name: str, hint: str) -> None:
        """Set the accessible name of the text and what it shows while it is empty."""
        self._name, self._hint = name, hint
        if self._surface is not None:
            self._surface.setAccessibleName(name)
            self._surface.setAccessibleDescription(hint)
            if self._surface.page_painter.hint != hint:
                self._surface.page_painter.hint = hint
                self._surface.viewport().update()

    def show_blocks(
        self, where: Place, release: Release, edition: Edition, blocks: tuple[Block, ...]
    ) -> None:
        """Show the blocks at a place of an edition."""
        language = self._shown[1].language if self._shown is not None else edition.language
        self.place = where
        self._shown = (release, edition, blocks)
        if self._surface is not None and direction_of(language) != direction_of(edition.language):
            self._empty()
        elif self._surface is not None and language != edition.language:
            self._set_language(release, edition)
        if self._surface is None or self._around is None:
            if blocks is not self._blocks_let_go:
                self.setFixedHeight(estimated_height(blocks, self.fontMetrics().height()))
            return
        self._surface.show_blocks(blocks)
        self._around.show(release, edition)

    def show_typed(self, release: Release, edition: Edition, blocks: tuple[Block, ...]) -> None:
        """Show what was typed in the text, as `show_blocks` does, which also shows what stands around it."""
        self._shown = (release, edition, blocks)
        if self._surface is not None:
            self._surface.show_blocks(blocks)

    def fill_if_near(self, near: QRect) -> bool:
        """Show the text where this widget reaches into a rectangle of its own; return whether it is shown now."""
        if self._surface is None and near.intersects(self.rect()):
            self.fill()
        return self._surface is not None

    def fill(self) -> None:
        """Make the text and what belongs to it, as it is needed now."""
        if self._surface is not None or self._shown is None:
            return
        release, edition, blocks = self._shown
        self._blocks_let_go = None
        right_to_left = direction_of(edition.language) == "rtl"
        surface = WritingSurface(looks_for(right_to_left), right_to_left, self)
        surface.takes_headings = self._takes_headings
        self._surface = surface
        self._set_language(release, edition)
        self.set_name(self._name, self._hint)
        self.setMinimumHeight(0)
        self.setMaximumHeight(16777215)
        self._box.addWidget(surface)
        self._connect(surface)
        self._around = Surroundings(self, surface)
        surface.show_blocks(blocks)
        surface.put_caret(Caret(0))
        self.setFocusProxy(surface)
        surface.show()
        self._around.show(release, edition)

    def let_go(self) -> None:
        """Forget the text as long as nobody sees it, unless the cursor is in it; it is made again when it comes near.

        What stands below it stays where it is.
        """
        if (
            self._surface is None
            or self._shown is None
            or self._around is None
            or self._around.pictures.is_busy
        ):
            return
        focus: QWidget | None = self.window().focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            return
        height = self.height()
        self._empty()
        self.setFixedHeight(height)
        self._blocks_let_go = self._shown[2]

    def _set_language(self, release: Release, edition: Edition) -> None:
        """Let the text have the marks and the typing of its language, as the house style has them."""
        assert self._surface is not None
        rules = rules_of(phrases_of(release, edition), edition.language)
        self._surface.auto_typing.rules = rules
        self._surface.page_painter.marks = rules.marks[:2]

    def _connect(self, surface: WritingSurface) -> None:
        surface.written.connect(self._on_written)
        surface.place_changed.connect(self._on_place_changed)
        surface.caret_moved.connect(self.cursor_moved)
        surface.cursorPositionChanged.connect(self._on_cursor_position_changed)
        surface.edge_reached.connect(self.edge_reached)
        surface.paste_begun.connect(self._on_paste_begun)
        surface.pasted.connect(self._on_pasted)
        surface.sections_requested.connect(self._on_sections_requested)
        surface.heading_requested.connect(self.heading_requested)
        surface.join_requested.connect(self.join_requested)
        theme.signals.changed.connect(self._on_looks_changed)

    def _empty(self) -> None:
        """Forget the text, as when the language is written in the other direction now."""
        assert self._surface is not None
        theme.signals.changed.disconnect(self._on_looks_changed)
        # The stubs of PySide 6.11 forget that a proxy may be taken away (QWidget::setFocusProxy).
        self.setFocusProxy(None)  # type: ignore[arg-type]
        focus: QWidget | None = self.window().focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            # A text to write in keeps the focus when it is hidden, also for its cards. The next text gets it from here.
            self.setFocus()
        self._box.removeWidget(self._surface)
        self._surface.hide()
        self._surface.deleteLater()
        self._surface = self._around = None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        # Qt only asks for what can be seen; to lay out while painting is not allowed.
        if self._surface is None:
            self._filler.start()
        super().paintEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._on_looks_changed()

    def _on_looks_changed(self) -> None:
        if self._surface is not None:
            self._surface.set_looks(looks_for(self._surface.right_to_left))

    # Places

    def enter(self, where: Place, *, at_end: bool = False) -> bool:
        """Put the caret where a place is edited; False where it lies elsewhere."""
        if not is_within(where, self.place) and not is_within(self.place, where):
            return False
        self.fill()
        if self._surface is None:
            return False
        relative = where[len(self.place) + 1 :] if is_within(where, self.place) else ""
        if not self._surface.enter(relative, at_end=at_end):
            return False
        if self._around is not None:
            self._around.enter(relative)
        keep_visible(self._surface.viewport(), self._surface.cursorRect())
        return True

    def _on_place_changed(self, relative: Place) -> None:
        self.place_entered.emit(place(self.place, relative))

    def _on_cursor_position_changed(self) -> None:
        if self._surface is not None and self._surface.hasFocus():
            keep_visible(self._surface.viewport(), self._surface.cursorRect())

    def _on_paste_begun(self) -> None:
        self._before_paste = self._shown[0] if self._shown is not None else None

    def _on_sections_requested(
        self, blocks: tuple[Block, ...], following: tuple[Section, ...], label: str, end: tuple[Place, int]
    ) -> None:
        section = self.place.removesuffix("/blocks")
        writing = partial(write_sections, section=section, blocks=blocks, following=following, label=label)
        reached: list[Cursor] = []
        self.wish(ending_at(writing, self.cursor_now(), end, reached))
        if reached:
            self.cursor_requested.emit(reached[-1])

    def take_card(self, card: BlockCard) -> None:
        """Pass on what a card in the text wishes for and tells."""
        card.edit_requested.connect(self.wish)
        card.place_entered.connect(self.place_entered)
        card.cursor_moved.connect(self.cursor_moved)

    # Wishes

    def wish(self, operation: Operation) -> None:
        self.edit_requested.emit(operation)

    @property
    def pictures(self) -> FigureArea:
        """The pictures of the text, which is made now where it never came near what is seen."""
        self.fill()
        assert self._around is not None, "blocks are shown first"
        return self._around.pictures

    def _on_written(self, label: str, focus: str) -> None:
        assert self._surface is not None
        if self._notice is not None:
            self._notice.hide()
        blocks = self._surface.body.blocks
        writing = partial(body_edits.write_blocks, where=self.place, blocks=blocks, label=label, focus=focus)
        cursors = (absolute(self.place, each) for each in self._surface.cursors)
        self.wish(self._surface.bringing(with_cursor(writing, *cursors)))
        if self._shown is not None:
            # Also where the edit was refused, the text shows what the release has.
            self._surface.show_blocks(self._shown[2])

    def cursor_now(self) -> Cursor | None:
        """Where the cursor is in the text."""
        return absolute(self.place, self._surface.relative_cursor()) if self._surface is not None else None

    def restore_cursor(self, cursor: Cursor) -> bool:
        """Put the cursor, and what is selected, back into the text; False where it lies elsewhere."""
        relative = relative_to(self.place, cursor)
        if self._surface is None or relative is None or not self._surface.restore_relative(relative):
            return False
        keep_visible(self._surface.viewport(), self._surface.cursorRect())
        return True

    def _on_pasted(self, report: PasteReport) -> None:
        from releasedesk.ui.writing.paste_notice import PasteNotice

        if self._before_paste is None:
            return
        if self._notice is None:
            self._notice = PasteNotice(self, self.wish_and_go)
        self._notice.tell(report, self._before_paste, self.place)

    def wish_and_go(self, operation: Operation) -> None:
        """Ask for an edit from outside of the text, and put the cursor where it leads."""
        places: list[Place] = []

        self.wish(noting(operation, places))
        if places:
            self.place_requested.emit(places[0])
