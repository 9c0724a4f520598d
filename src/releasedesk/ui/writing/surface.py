"""The text surface of one body: a page to write on, where paragraphs, quotes, lists and pictures follow each other."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from releasedesk.editing.names import TextKind
from releasedesk.ui.writing.auto_typing import AutoTyping
from releasedesk.ui.writing.blocks_edit import BlocksEdit
from releasedesk.ui.writing.commands import Commands
from releasedesk.ui.writing.keys import LEFT_TO_WINDOW, OWN_SHORTCUTS, command_of
from releasedesk.ui.writing.link_tip import show_link_tip
from releasedesk.ui.writing.looks import Looks
from releasedesk.ui.writing.menus import context_menu
from releasedesk.ui.writing.mime import mime_of, pictures_in, takes
from releasedesk.ui.writing.page_painter import PagePainter
from releasedesk.ui.writing.pasting import Pasting
from releasedesk.ui.writing.row_edits import copied
from releasedesk.ui.writing.rows import Stretch
from releasedesk.ui.writing.scrolling import keep_visible
from releasedesk.ui.writing.typing_keys import TypingKeys


class WritingSurface(BlocksEdit):
    """The text with everything that a person does to it: keys, commands, clipboard, dragging.

    Signals:
        edge_reached: The caret was to leave the text: -1 upwards, 1 downwards.
        move_requested: Blocks (their identifiers) are to be moved by so many.
        link_requested: The link at the caret is to be edited.
        heading_requested: A paragraph (its block) is to become the heading of a section, with its words.
        pictures_offered: Pictures (a list of `PictureSource`) were pasted or dropped.
        paste_begun: Something is going to be pasted.
        pasted: Something was pasted (a `PasteReport`).
        quote_closed: The words of a quote (its block) were closed with a mark, as one does before naming the speaker.
        sections_requested: The text is to become these blocks, followed by sections: blocks, sections, what was done,
            and where in the last section the cursor goes (place relative to the section, characters before it).
        join_requested: The text is to be joined with what stands before (-1) or after it (1).
        first_selected: Something was selected for the first time.
        left: The cursor went elsewhere.
        uncovered: Rows were painted, some perhaps for the first time.

    Attributes:
        takes_headings: The text is a section's, so that a new section can begin in it.

    """

    edge_reached = Signal(int)
    move_requested = Signal(object, int)
    link_requested = Signal()
    heading_requested = Signal(str, str)
    join_requested = Signal(int)
    paste_begun = Signal()
    pictures_offered = Signal(list)
    pasted = Signal(object)
    quote_closed = Signal(str)
    sections_requested = Signal(object, object, str, object)
    uncovered = Signal()
    left = Signal()
    first_selected = Signal()

    def __init__(self, looks: Looks, right_to_left: bool, parent: QWidget | None = None) -> None:
        super().__init__(looks, right_to_left, parent)
        self.next_field: Callable[[QWidget | None, bool], QWidget | None] = lambda _current, _forward: None
        self.turns_quotes: Callable[[Stretch, TextKind], bool] = lambda _stretch, _kind: False
        self.setTabChangesFocus(True)
        self.viewport().setAutoFillBackground(False)
        self.commands = Commands(self)
        self.page_painter = PagePainter(self)
        self.takes_headings = False
        self.pasting = Pasting(self)
        self.auto_typing = AutoTyping(self)
        self._typing_keys = TypingKeys(self)
        self.selectionChanged.connect(self._on_selection_changed)

    def give_room_at_end(self, room: int) -> None:
        """Keep so many pixels free where lines end, for marks beside the text."""
        margins = self.viewportMargins()
        start = margins.right() if self.right_to_left else margins.left()
        self.setViewportMargins(*((room, 0, start, 0) if self.right_to_left else (start, 0, room, 0)))

    # What the window asks of the field with the focus

    def cut(self) -> None:
        """Take what is selected to the clipboard."""
        self.commands.cut()

    def toggle_strong(self) -> None:
        """Switch bold on or off."""
        self.commands.toggle("strong")

    def toggle_emphasis(self) -> None:
        """Switch italic on or off."""
        self.commands.toggle("emphasis")

    def ask_for_link(self) -> None:
        """Let the link at the caret be edited."""
        self.link_requested.emit()

    # What Qt asks and tells

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window, and keep the surface's own keys from its menus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            command = command_of(event)
            if command in LEFT_TO_WINDOW:
                event.ignore()
                return True
            if command in OWN_SHORTCUTS:
                event.accept()
                return True
        if (
            isinstance(event, QHelpEvent)
            and event.type() == QEvent.Type.ToolTip
            and show_link_tip(self, event)
        ):
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if command_of(event) in LEFT_TO_WINDOW:
            event.ignore()
        elif not self._typing_keys.handle(event):
            super().keyPressEvent(event)
            if not self.hasFocus():
                # WORKAROUND: Qt 6.11 (QWidgetTextControlPrivate::keyPressEvent) shows the caret after each key, also
                # where the focus is elsewhere by then, as after a paste that begins sections; it would stay there.
                super().focusOutEvent(QFocusEvent(QEvent.Type.FocusOut))

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        has_more = event.preeditString() or event.replacementLength() or self._composes()
        if not has_more and self._typing_keys.commit(event.commitString()):
            return
        self._typing_keys.make_room()
        super().inputMethodEvent(event)

    def _on_selection_changed(self) -> None:
        if self.textCursor().hasSelection():
            self.selectionChanged.disconnect(self._on_selection_changed)
            self.first_selected.emit()

    def _composes(self) -> bool:
        """Tell whether an input method shows characters that are not part of the text yet."""
        return bool(self.textCursor().block().layout().preeditAreaText())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.tell_place(always=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()
        self.viewport().update()

    def focusNextPrevChild(self, next: bool) -> bool:
        """Walk through the fields below a quote on the way."""
        field = self.next_field(self.window().focusWidget(), next)
        if field is None:
            return super().focusNextPrevChild(next)
        field.setFocus(Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason)
        is_text = field is self
        keep_visible(self.viewport() if is_text else field, self.cursorRect() if is_text else field.rect())
        return True

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        self.page_painter.paint_below(event.rect())
        super().paintEvent(event)
        self.page_painter.paint_above(event.rect())
        self.uncovered.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        context_menu(self, event.pos()).popup(event.globalPos())

    # Clipboard and text that is dragged

    def createMimeDataFromSelection(self) -> QMimeData:
        start, end = self.selection()
        is_whole = end.row > start.row and not end.offset
        rows = copied(self.rows, start, end)
        return mime_of(rows, self.body.blocks, self.assets, self.people, is_whole=is_whole)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return takes(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.pasting.paste(source)

    def dropEvent(self, event: QDropEvent) -> None:
        # Qt would change the text in two halves, of which rows could not tell what became of the first.
        super().dragLeaveEvent(QDragLeaveEvent())
        self.paste_begun.emit()
        if sources := pictures_in(event.mimeData()):
            self.put_caret(
                self.row_document.caret_at(self.cursorForPosition(event.position().toPoint()).position())
            )
            event.acceptProposedAction()
            self.pictures_offered.emit(sources)
            return
        is_move = event.dropAction() == Qt.DropAction.MoveAction and event.source() in (self, self.viewport())
        target = self.row_document.caret_at(self.cursorForPosition(event.position().toPoint()).position())
        pasted = self.pasting.brought(event.mimeData())
        self.commands.drop_rows(pasted.rows, target, pasted.blocks, is_move=is_move)
        event.acceptProposedAction()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
