"""The field that names who said a quote: people of the release first, then those of the user's library."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractProxyModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from releasedesk.model import Person
from releasedesk.ui import theme
from releasedesk.ui.as_written import as_written
from releasedesk.ui.writing.called import alike
from releasedesk.ui.writing.choice_field import AROUND_NAME, ChoiceField, NameCompleter

Index = QModelIndex | QPersistentModelIndex

_DETAIL = Qt.ItemDataRole.UserRole + 1
_LIST_WIDTH = 380
_GAP = 14
_MOST_OF_LIBRARY = 2_000


class BookPerson(NamedTuple):
    """Somebody of the user's library: the entry, the name, and what they do where."""

    entry: str
    name: str
    detail: str


class SpeakerField(ChoiceField):
    """Completes names as they are typed; those of the library are listed when the field is used.

    `book` gives the people of the library, and is only asked then.
    """

    def __init__(self) -> None:
        super().__init__(
            "Speaker",
            "Who said it. Choose somebody of this release or of your library, or write a new name.",
            "Who said it?",
            can_write=True,
        )
        self.book: Callable[[], Sequence[BookPerson]] = tuple
        self._people: tuple[Person, ...] = ()
        self._listed: Sequence[BookPerson] = ()
        completer = self.completer()
        assert isinstance(completer, NameCompleter)
        for view in (self.view(), completer.popup()):
            assert view is not None
            view.setItemDelegate(_NameDelegate(view))
            view.setMinimumWidth(_LIST_WIDTH)
        # Behind the last name, the key for the next one would mark none.
        completer.setWrapAround(False)
        self._completer = completer
        # Qt opens the list only after it has told of the key.
        self._offer = QTimer(self, singleShot=True, interval=0)
        self._offer.timeout.connect(self._mark_first)
        self._typed = ""
        self.field.textEdited.connect(self._on_text_edited)

    def begin_with(self, verbs: tuple[str, ...]) -> None:
        """Offer names also behind a verb: “said Ai…”."""
        self._completer.verbs = verbs

    def take_typed(self) -> str:
        """Return what was typed before a name was chosen, once."""
        typed, self._typed = self._typed, ""
        return typed

    def show_people(self, people: tuple[Person, ...]) -> None:
        """List the people of the release."""
        self._people, self._listed = people, ()
        self.clear()
        for person in people:
            detail = ", ".join(filter(None, (person.title.strip(), person.organisation.strip())))
            self._add(person.name or "Unnamed", person.id, detail)

    def book_person(self, name: str) -> BookPerson | None:
        """Return the person of the library who has that name."""
        wanted = alike(name)
        return next((each for each in self.book() if alike(each.name) == wanted), None)

    def chosen_entry(self, index: int) -> str:
        """Return the entry of the library that a line stands for, empty for somebody of the release."""
        at = index - len(self._people)
        return self._listed[at].entry if 0 <= at < len(self._listed) else ""

    @property
    def offered(self) -> int:
        """The line of the name that is marked in the list of those that are offered; -1 where there is none."""
        popup = self._completer.popup()
        if popup is None or not popup.isVisible() or not popup.currentIndex().isValid():
            return -1
        offers = popup.model()
        assert isinstance(offers, QAbstractProxyModel)
        return offers.mapToSource(popup.currentIndex()).row()

    def list_book(self) -> None:
        """List the people of the library who are not in the release, below those who are."""
        book = self.book()
        if book is self._listed or (not book and not self._listed):
            return
        present = {person.name.strip().casefold() for person in self._people}
        others = tuple(each for each in book if each.name.casefold() not in present)[:_MOST_OF_LIBRARY]
        if others == self._listed:
            return
        text, is_modified = self.field.text(), self.field.isModified()
        at, index = self.field.cursorPosition(), self.currentIndex()
        with QSignalBlocker(self):
            while self.count() > len(self._people):
                self.removeItem(self.count() - 1)
            for each in others:
                detail = f"{each.detail} · your library" if each.detail else "your library"
                self._add(each.name, "", detail)
            self.setCurrentIndex(index)
            self.setEditText(text)
            self.field.setModified(is_modified)
            self.field.setCursorPosition(at)
        self._listed = others

    def showPopup(self) -> None:
        self.list_book()
        super().showPopup()

    def event(self, event: QEvent) -> bool:
        """Let the tabulator take the name that is marked before it goes on; Return does so by itself."""
        is_tab = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab
        if is_tab and event.type() == QEvent.Type.KeyPress and (at := self.offered) >= 0:
            popup = self._completer.popup()
            assert popup is not None
            popup.hide()
            self.setCurrentIndex(at)
            self.activated.emit(at)
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.list_book()
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._typed = ""
        super().focusInEvent(event)

    def _on_text_edited(self, text: str) -> None:
        self._typed = text
        self._offer.start()

    def _mark_first(self) -> None:
        """Mark the first name offered in which a word begins as what was typed does, for Return or Tab to take it."""
        popup, written = self._completer.popup(), self.field.text()
        typed = self._completer.name_in(written).strip().casefold()
        if popup is None or not popup.isVisible() or not typed:
            return
        offered = popup.model()
        if offered.rowCount() > 1 and written.strip(AROUND_NAME).casefold() != typed:
            return  # Who writes the verb may go on to write the whole, and mean another one than the first.
        for row in range(offered.rowCount()):
            index = offered.index(row, 0)
            if f" {index.data()}".casefold().find(f" {typed}") >= 0:
                # What was typed stays in the field until it is taken.
                with QSignalBlocker(self._completer):
                    popup.setCurrentIndex(index)
                return

    def _add(self, name: str, person: str, detail: str) -> None:
        self.addItem(name, person)
        row = self.count() - 1
        self.setItemData(row, detail, _DETAIL)
        whole = ", ".join(filter(None, (name, detail)))
        self.setItemData(row, as_written(whole), Qt.ItemDataRole.ToolTipRole)
        self.setItemData(row, whole, Qt.ItemDataRole.AccessibleTextRole)


class _NameDelegate(QStyledItemDelegate):
    """Draws a name and, quieter, what that person does."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(_LIST_WIDTH, QFontMetrics(option.font).height() + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        name, option.text = option.text, ""
        style = option.widget.style()
        style.drawControl(style.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        right_to_left = option.direction == Qt.LayoutDirection.RightToLeft
        near = Qt.AlignmentFlag.AlignRight if right_to_left else Qt.AlignmentFlag.AlignLeft
        flags = near | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        box = option.rect.adjusted(10, 0, -10, 0)
        metrics = QFontMetrics(option.font)
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, box.width())
        used = metrics.horizontalAdvance(shown) + _GAP
        rest = QRect(box)
        if right_to_left:
            rest.setRight(box.right() - used)
        else:
            rest.setLeft(box.left() + used)
        colours = theme.current()
        painter.save()
        painter.setFont(option.font)
        painter.setPen(QColor(colours.text))
        painter.drawText(box, flags, shown)
        if rest.width() > 40:
            painter.setPen(QColor(colours.muted))
            detail = str(index.data(_DETAIL) or "")
            painter.drawText(
                rest, flags, metrics.elidedText(detail, Qt.TextElideMode.ElideRight, rest.width())
            )
        painter.restore()
