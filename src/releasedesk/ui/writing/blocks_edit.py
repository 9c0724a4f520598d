"""A text edit that shows blocks: what is written in it becomes blocks, what becomes of the blocks is shown in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from releasedesk.editing.edit import Operation
from releasedesk.editing.people import with_people
from releasedesk.editing.pictures import with_assets
from releasedesk.model import Asset, Block, Format, Person
from releasedesk.model.place import Place
from releasedesk.ui.writing.body import Body
from releasedesk.ui.writing.document import RowDocument
from releasedesk.ui.writing.kept_layout import KeptLayout
from releasedesk.ui.writing.looks import Looks
from releasedesk.ui.writing.row_edits import Caret, Splice, length
from releasedesk.ui.writing.rows import Row, RowKind

RelativeCursor = tuple[Place, int, Place, int]
"""Place (relative to the blocks) and offset of the caret, then of the anchor."""


class BlocksEdit(QTextEdit):
    """Keeps blocks and text equal, and the caret in its place; it is as high as its text and never scrolls itself.

    Signals:
        written: The user changed the text: what was done (“typing”, “paste”), and the block the caret is in;
            `cursors` tells where it was before and is now.
        place_changed: The caret came to another text (its place relative to the blocks).
        caret_moved: The caret was moved by hand.
        laid_out: Rows changed their kind, their place or their height.
    """

    written = Signal(str, str)
    place_changed = Signal(str)
    caret_moved = Signal()
    laid_out = Signal()

    def __init__(self, looks: Looks, right_to_left: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.right_to_left = right_to_left
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.row_document = RowDocument(self.document(), looks, right_to_left)
        self.body = Body(self.row_document)
        self._is_showing = False
        self._changes = self._changes_at_caret = 0
        self.assets: Mapping[str, Asset] = {}
        self._coming: tuple[Asset, ...] = ()
        self.people: tuple[Person, ...] = ()
        self._joining: tuple[Person, ...] = ()
        self._place: Place | None = None
        self._at_rest: RelativeCursor = ("", 0, "", 0)
        self.cursors: tuple[RelativeCursor, RelativeCursor] = (self._at_rest, self._at_rest)
        self._touched: list[tuple[int, int]] = []
        self.document().contentsChange.connect(self._on_contents_change)
        self.document().contentsChanged.connect(self._on_contents_changed)
        self.document().documentLayout().documentSizeChanged.connect(self._on_document_size_changed)
        self._kept_layout = KeptLayout(self)
        self.cursorPositionChanged.connect(self._on_cursor_position_changed)
        self.selectionChanged.connect(self._rest)

    @property
    def rows(self) -> Sequence[Row]:
        """The rows of the text."""
        return self.row_document.rows

    @property
    def revision(self) -> int:
        """How often the user changed the text."""
        return self._changes

    def bring(self, assets: Iterable[Asset], people: Iterable[Person] = ()) -> None:
        """Keep pictures, and people who speak, that come from elsewhere with what is written next."""
        self._coming, self._joining = tuple(assets), tuple(people)

    def bringing(self, operation: Operation) -> Operation:
        """Return an operation that brings along what came with what was written last, once."""
        assets, people, self._coming, self._joining = self._coming, self._joining, (), ()
        return with_assets(with_people(operation, people), assets)

    def show_blocks(self, blocks: tuple[Block, ...]) -> None:
        """Show blocks, changing as little as possible; caret and selection stay where they are."""
        if self.body.shows(blocks):
            return
        with self._showing():
            self.body.show(blocks)
        self._lay_out()

    def set_looks(self, looks: Looks) -> None:
        """Set the text anew, in another size or in the colours of another theme."""
        with self._showing():
            self.row_document.set_looks(looks)
        self._lay_out()
        self.viewport().update()

    def apply(self, splice: Splice | None, label: str, pasted: Sequence[Block] = ()) -> None:
        """Do an edit of rows, put the caret where it says, and tell that it was written.

        `pasted` are blocks from elsewhere that the rows name.
        """
        if splice is None:
            return
        rows = [*self.rows[: splice.start], *splice.rows, *self.rows[splice.stop :]]
        if rows == list(self.rows):
            self.put_caret(splice.caret)
            return
        self._changes += 1
        with self._showing():
            self.body.write(rows, pasted)
        self.put_caret(splice.caret)
        self._lay_out()
        self._tell(label)

    def _lay_out(self) -> None:
        self._fit()
        self.laid_out.emit()

    @contextmanager
    def _showing(self) -> Iterator[None]:
        """Change the document without taking the change for something that the user wrote."""
        cursor = self.textCursor()
        positions = [cursor.anchor(), cursor.position()]
        carets = [self.row_document.caret_at(position) for position in positions]
        rows = list(self.rows)
        self._is_showing = True
        try:
            yield
            self._keep_caret(rows, carets, positions)
        finally:
            self._is_showing = False

    def _keep_caret(self, rows: Sequence[Row], before: Sequence[Caret], positions: Sequence[int]) -> None:
        """Put the caret back where text that was written right behind it pushed it along."""
        cursor = self.textCursor()
        now = [cursor.anchor(), cursor.position()]
        wanted = [
            position if list(rows[: caret.row + 1]) == list(self.rows[: caret.row + 1]) else at
            for at, position, caret in zip(now, positions, before, strict=True)
        ]
        if wanted != now:
            self._select(*wanted)

    def _select(self, anchor: int, position: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(anchor)
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _tell(self, label: str) -> None:
        block = self.body.block_at(self.caret_row())
        self._changes_at_caret = self._changes
        before, self._at_rest = self._at_rest, self.relative_cursor()
        self.cursors = (before, self._at_rest)
        self.written.emit(label, block.id if block is not None else "")
        self.tell_place()

    def _on_contents_change(self, position: int, _removed: int, added: int) -> None:
        if not self._is_showing:
            self._touched.append((position, added))
            self._changes += 1

    def _on_contents_changed(self) -> None:
        """Read what was touched, once the document is at rest."""
        if self._is_showing or not self._touched:
            return
        touched, self._touched = self._touched, []
        count = len(self.rows)
        self._is_showing = True
        try:
            differs = [self.body.read(position, added) for position, added in touched]
        finally:
            self._is_showing = False
        if len(self.rows) != count:
            self._lay_out()
        if any(differs):
            self._tell("typing")

    def _on_document_size_changed(self) -> None:
        self._fit()
        self.laid_out.emit()

    def _fit(self) -> None:
        """Be as high as the text; Qt leaves out the margin of the last row, which may hold the fields of a quote."""
        margins = self.viewportMargins()
        # Qt lays out what is in view and the rest when it has time; to ask for the last row makes it do so now.
        last = self.document().documentLayout().blockBoundingRect(self.document().lastBlock())
        # Qt tells the height of an object’s row without that of the card, which its line has.
        is_object = bool(self.rows) and self.rows[-1].kind == "object"
        bottom = last.top() + self.row_document.looks.figure_height if is_object else last.bottom()
        wanted = round(bottom + self.row_document.last_margin) + margins.top() + margins.bottom() + 1
        if wanted != self.height():
            self.setFixedHeight(wanted)
            # The layout of the form resizes only later, and Qt would scroll the text in the meantime.
            self.resize(self.width(), wanted)

    # The caret

    def caret(self) -> Caret:
        """Return where the caret is."""
        return self.row_document.caret_at(self.textCursor().position())

    def caret_row(self) -> int:
        """Return which row the caret is in."""
        return self.textCursor().blockNumber()

    def selection(self) -> tuple[Caret, Caret]:
        """Return both ends of what is selected, in reading order."""
        cursor = self.textCursor()
        return self._carets(cursor.selectionStart(), cursor.selectionEnd())

    def _carets(self, first: int, second: int) -> tuple[Caret, Caret]:
        one = self.row_document.caret_at(first)
        return one, one if second == first else self.row_document.caret_at(second)

    def relative_cursor(self) -> RelativeCursor:
        """Return caret and anchor, each as a place relative to the blocks and the characters before it."""
        cursor = self.textCursor()
        at, anchor = self._carets(cursor.position(), cursor.anchor())
        return self.body.place_at(at.row), at.offset, self.body.place_at(anchor.row), anchor.offset

    def restore_relative(self, cursor: RelativeCursor) -> bool:
        """Put caret and anchor back; False where their text is not here any more."""
        rows = [self.body.row_of(place) if place else 0 for place in (cursor[2], cursor[0])]
        if rows[0] is None or rows[1] is None:
            return False
        carets = (Caret(rows[0], cursor[3]), Caret(rows[1], cursor[1]))
        self._select(*(self.row_document.position_of(caret) for caret in carets))
        self._rest()
        return True

    def _rest(self) -> None:
        """Remember where the cursor is while nothing changes, so that an edit knows where it was before."""
        if not self._is_showing and self._changes == self._changes_at_caret and not self._touched:
            self._at_rest = self.relative_cursor()

    def put_caret(self, caret: Caret) -> None:
        """Put the caret somewhere, with nothing selected."""
        self.select(caret, caret)

    def select(self, start: Caret, end: Caret) -> None:
        """Select a stretch of text; the caret goes to its end."""
        self._select(self.row_document.position_of(start), self.row_document.position_of(end))

    def current_format(self) -> Format:
        """Return the format of what is selected, or of what would be typed."""
        return self.row_document.formats.format_of(self.currentCharFormat())

    def current_kind(self) -> RowKind:
        """Return the kind of the row that the caret is in."""
        return self.rows[self.caret_row()].kind

    def enter(self, relative: Place, *, at_end: bool = False) -> bool:
        """Put the caret into the text at a place relative to the blocks; in that text already, it stays where it is.

        An empty place means the whole text: the caret goes to its start, or to its end with `at_end`.
        """
        row = self.body.row_of(relative) if relative else (len(self.rows) - 1 if at_end else 0)
        if row is None:
            return False
        if not relative or self.caret_row() != row:
            self.put_caret(Caret(row, length(self.rows[row]) if at_end else 0))
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.tell_place(always=True)
        return True

    def enter_block(self, block: str, part: int, offset: int) -> bool:
        """Put the caret into a row of a block, counted from its first one; False where the block is not here."""
        row = self.body.row_of(block)
        if row is None:
            return False
        self.put_caret(Caret(min(row + part, self.body.stretch_at(row).stop - 1), offset))
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _on_cursor_position_changed(self) -> None:
        if self._is_showing:
            return
        if self._changes == self._changes_at_caret:
            self._rest()
            self.caret_moved.emit()
        self._changes_at_caret = self._changes
        # An object shows by its frame that the caret is on it.
        width = 0 if self.current_kind() == "object" else 1
        if self.cursorWidth() != width:
            self.setCursorWidth(width)
        self.tell_place()

    def tell_place(self, *, always: bool = False) -> None:
        """Tell where the caret is, if it came to another place; `always` also where it was there before."""
        if not self.hasFocus():
            return
        place = self.body.place_at(self.caret_row())
        if always or place != self._place:
            self._place = place
            self.place_changed.emit(place)
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Never scroll: all of the text is shown."""
