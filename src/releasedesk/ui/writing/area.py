"""A writing surface with everything around it: filled when it comes in sight, and speaking in wishes for edits."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from releasedesk.editing import body as body_edits
from releasedesk.editing.body import block_texts
from releasedesk.editing.edit import Edit
from releasedesk.editing.people import quote_by_new_person
from releasedesk.model import Block, Edition, Quote, Release, plain_text
from releasedesk.model.place import Place, is_within, place
from releasedesk.rendering.direction import direction_of
from releasedesk.rendering.house_phrases import phrases_of
from releasedesk.ui import theme
from releasedesk.ui.form.part import Operation
from releasedesk.ui.writing.block_handle import WIDTH, BlockHandle
from releasedesk.ui.writing.interruption import split_for
from releasedesk.ui.writing.looks import looks_for
from releasedesk.ui.writing.quote_strips import QuoteStrips
from releasedesk.ui.writing.row_edits import Caret
from releasedesk.ui.writing.scrolling import keep_visible
from releasedesk.ui.writing.surface import WritingSurface
from releasedesk.ui.writing.table_opener import TableOpener

_CHARACTERS_IN_LINE = 75


class WritingArea(QWidget):
    """Edits the blocks at one place of the release, a section's or the notes.

    Signals:
        edit_requested: An `Operation` that the user asks for.
        place_entered: The cursor came to a place (its address).
        cursor_moved: The cursor was moved by hand.
        caret_changed: Kind or format at the caret may be others now.
        edge_reached: The caret was to leave the text: -1 upwards, 1 downwards.
        place_requested: The cursor belongs to a place that lies elsewhere, such as that of a block that was moved.
    """

    edit_requested = Signal(object)
    place_entered = Signal(str)
    cursor_moved = Signal()
    caret_changed = Signal()
    edge_reached = Signal(int)
    place_requested = Signal(str)

    def __init__(self, name: str, hint: str) -> None:
        super().__init__()
        self.place: Place = ""
        self._name, self._hint = name, hint
        self._shown: tuple[Release, Edition, tuple[Block, ...]] | None = None
        self._surface: WritingSurface | None = None
        self._strips: QuoteStrips | None = None
        self._handle: BlockHandle | None = None
        self._tables: TableOpener | None = None
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
        if self._surface is None:
            self.setFixedHeight(_estimated_height(blocks, self.fontMetrics().height()))
            return
        self._surface.show_blocks(blocks)
        if self._tables is not None:
            self._tables.place = where
        assert self._strips is not None
        self._strips.show_edition(release, edition)

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
        right_to_left = direction_of(edition.language) == "rtl"
        surface = WritingSurface(looks_for(right_to_left), right_to_left, self)
        surface.setViewportMargins(*((0, 0, WIDTH, 0) if right_to_left else (WIDTH, 0, 0, 0)))
        quotation = phrases_of(release, edition).table["quotation"]
        surface.page_painter.marks = (quotation["open"], quotation["close"])
        self._surface = surface
        self.set_name(self._name, self._hint)
        self.setMinimumHeight(0)
        self.setMaximumHeight(16777215)
        self._box.addWidget(surface)
        self._connect(surface)
        surface.show_blocks(blocks)
        surface.put_caret(Caret(0))
        self.setFocusProxy(surface)
        surface.show()
        assert self._strips is not None
        self._strips.show_edition(release, edition)

    def _connect(self, surface: WritingSurface) -> None:
        surface.written.connect(self._on_written)
        surface.place_changed.connect(self._on_place_changed)
        surface.caret_moved.connect(self.cursor_moved)
        surface.cursorPositionChanged.connect(self._on_cursor_position_changed)
        surface.edge_reached.connect(self.edge_reached)
        surface.move_requested.connect(self._on_move_requested)
        surface.link_requested.connect(self._on_link_requested)
        self._strips = strips = QuoteStrips(surface)
        surface.uncovered.connect(strips.place_soon)
        strips.speaker_chosen.connect(self._on_speaker_chosen)
        strips.speaker_named.connect(self._on_speaker_named)
        strips.verb_chosen.connect(self._on_verb_chosen)
        strips.placement_chosen.connect(self._on_placement_chosen)
        self._tables = TableOpener(surface, self.place)
        self._tables.edit_requested.connect(self.edit_requested)
        self._handle = BlockHandle(surface)
        self._handle.dropped.connect(self._on_dropped)
        theme.signals.changed.connect(self._on_looks_changed)

    def _empty(self) -> None:
        """Forget the text, as when the language is written in the other direction now."""
        assert self._surface is not None
        theme.signals.changed.disconnect(self._on_looks_changed)
        self._box.removeWidget(self._surface)
        self._surface.hide()
        self._surface.deleteLater()
        self._surface = self._strips = self._handle = None
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
        self._enter_strip(relative)
        keep_visible(self._surface.viewport(), self._surface.cursorRect())
        return True

    def _enter_strip(self, relative: Place) -> None:
        """Put the cursor into the field of a quote's strip where a place names one."""
        block, _, part = relative.partition("/")
        assert self._strips is not None
        strip = self._strips.strip_of(block)
        if strip is not None and part.startswith("speaker"):
            strip.speaker.setFocus(Qt.FocusReason.OtherFocusReason)
        elif strip is not None and part.startswith("attribution"):
            strip.placement.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_place_changed(self, relative: Place) -> None:
        self.place_entered.emit(place(self.place, relative))

    def _on_cursor_position_changed(self) -> None:
        if self._surface is not None and self._surface.hasFocus():
            keep_visible(self._surface.viewport(), self._surface.cursorRect())
        self.caret_changed.emit()

    # Wishes

    def _wish(self, operation: Operation) -> None:
        self.edit_requested.emit(operation)

    def _on_written(self, label: str, focus: str) -> None:
        assert self._surface is not None
        blocks = self._surface.body.blocks
        self._wish(
            partial(body_edits.write_blocks, where=self.place, blocks=blocks, label=label, focus=focus)
        )

    def _on_move_requested(self, block: str, by: int) -> None:
        self._move(partial(body_edits.move_block, block=place(self.place, block), by=by))

    def _on_dropped(self, block: str, target: WritingSurface, index: int) -> None:
        area = target.parentWidget()
        if isinstance(area, WritingArea):
            where = place(self.place, block)
            self._move(partial(body_edits.move_block_to, block=where, blocks=area.place, index=index))

    def _move(self, operation: Operation) -> None:
        """Ask for a move, and let the caret go with the block."""
        assert self._surface is not None
        caret = self._surface.caret()
        part = caret.row - self._surface.body.stretch_at(caret.row).start
        moved_to: list[Place] = []

        def moving(release: Release) -> Edit:
            edit = operation(release)
            moved_to.append(edit.places[0])
            return edit

        self._wish(moving)
        if moved_to and not self._follow(moved_to[-1], part, caret.offset):
            self.place_requested.emit(moved_to[-1])

    def _follow(self, where: Place, part: int, offset: int) -> bool:
        """Put the caret into a block that was moved, where it was in it before."""
        assert self._surface is not None
        if not is_within(where, self.place):
            return False
        return self._surface.enter_block(where[len(self.place) + 1 :], part, offset)

    def _on_link_requested(self) -> None:
        from releasedesk.ui.writing.link_editor import LinkEditor

        assert self._surface is not None
        LinkEditor.open_for(self._surface)

    def _on_speaker_chosen(self, quote: str, person: str) -> None:
        self._wish(partial(body_edits.set_speaker, quote=place(self.place, quote), person=person))

    def _on_speaker_named(self, quote: str, name: str) -> None:
        self._wish(partial(quote_by_new_person, quote=place(self.place, quote), name=name))

    def _on_verb_chosen(self, quote: str, verb: str) -> None:
        self._wish(partial(body_edits.set_attribution, quote=place(self.place, quote), verb=verb))

    def _on_placement_chosen(self, quote: str, placement: str) -> None:
        changing = partial(body_edits.set_attribution, quote=place(self.place, quote), placement=placement)
        if placement == "interrupting":
            changing = partial(changing, split_at=self._split_for(quote))
        self._wish(changing)

    def _split_for(self, quote_id: str) -> int:
        """Return where in a quote's first paragraph the attribution is to stand: at the caret, if it is in there."""
        assert self._surface is not None
        row = self._surface.body.row_of(quote_id)
        caret = self._surface.caret()
        quote = self._surface.body.block_at(row) if row is not None else None
        if not isinstance(quote, Quote):
            return 0
        return split_for(plain_text(quote.paragraphs[0]), caret.offset if caret.row == row else 0)


def _estimated_height(blocks: tuple[Block, ...], text_height: int) -> int:
    """Return about how high blocks will be, in pixels, given the height of the interface font."""
    line = 1.9 * text_height
    lines = sum(
        1.6 + len(plain_text(text)) / _CHARACTERS_IN_LINE
        for block in blocks
        for text in block_texts(block) or ("",)
    )
    return round(line * max(lines, 1) + sum(90 for block in blocks if isinstance(block, Quote)))
