"""Entries of the library as a list: each with its name, and a line that tells it from others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from releasedesk.library.entries import detail_of, kind_of, title_of
from releasedesk.ui import theme
from releasedesk.ui.as_written import as_written
from releasedesk.ui.elided_line import elided_line
from releasedesk.ui.icons import icon
from releasedesk.ui.measures import square

if TYPE_CHECKING:
    from releasedesk.library.entries import AnyEntry, Kind

Index = QModelIndex | QPersistentModelIndex

ICONS: dict[Kind, str] = {
    "people": "user",
    "contacts": "phone",
    "boilerplates": "building-2",
    "snippets": "sticky-note",
}
TITLES: dict[Kind, str] = {
    "people": "People",
    "contacts": "Contacts",
    "boilerplates": "Boilerplate",
    "snippets": "Snippets",
}
NOUNS: dict[Kind, str] = {
    "people": "person",
    "contacts": "contact",
    "boilerplates": "boilerplate",
    "snippets": "snippet",
}

_NO_INDEX = QModelIndex()
_MARGIN, _PICTURE = 10, 18
_LONGEST_DETAIL = 160


class EntryModel(QAbstractListModel):
    """Holds entries in the order in which they are listed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries: list[AnyEntry] = []

    def show_entries(self, entries: list[AnyEntry]) -> None:
        """Show other entries."""
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def row_of(self, entry_id: str) -> int:
        """Return the row of an entry, -1 where it is not listed."""
        return next((row for row, entry in enumerate(self.entries) if entry.id == entry_id), -1)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return title_of(entry.content)
            case Qt.ItemDataRole.ToolTipRole:
                return as_written(detail_of(entry.content)[:400])
            case Qt.ItemDataRole.AccessibleTextRole:
                kind = NOUNS[kind_of(entry.content)]
                return ", ".join(filter(None, (title_of(entry.content), kind, _detail(entry))))
            case _:
                return None


class EntryDelegate(QStyledItemDelegate):
    """Draws an entry on two lines, with the picture of its kind."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures: dict[str, QIcon] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(160, 2 * QFontMetrics(option.font).height() + 14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        style = option.widget.style()
        option.text = ""
        style.drawControl(style.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        model = index.model()
        if not isinstance(model, EntryModel):
            return
        entry = model.entries[index.row()]
        right_to_left = option.direction == Qt.LayoutDirection.RightToLeft
        box = option.rect.adjusted(_MARGIN, 6, -_MARGIN, -6)
        picture = QRect(QPoint(box.left(), box.top() + 2), square(_PICTURE))
        if right_to_left:
            picture.moveRight(box.right())
        self._picture(ICONS[kind_of(entry.content)]).paint(painter, picture)
        gap = picture.width() + 10
        words = box.adjusted(0, 0, -gap, 0) if right_to_left else box.adjusted(gap, 0, 0, 0)
        side = Qt.AlignmentFlag.AlignRight if right_to_left else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        half = words.height() // 2
        shown = theme.current()
        painter.save()
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        for text, colour, each, top in (
            (title_of(entry.content), shown.text, font, words.top()),
            (_detail(entry), shown.muted, QFont(option.font), words.top() + half),
        ):
            painter.setFont(each)
            painter.setPen(QColor(colour))
            line = QRect(words.left(), top, words.width(), half)
            elided = elided_line(text, QFontMetrics(each), line.width())
            painter.drawText(line, flags, elided)
        painter.restore()

    def _picture(self, name: str) -> QIcon:
        return icon(name, "muted")


class EntryList(QListView):
    """A list of entries; Return or a double click activates the current one."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model_ = EntryModel(self)
        self.setModel(self.model_)
        self.setItemDelegate(EntryDelegate(self))
        self.setUniformItemSizes(True)
        self.setProperty("kind", "plain")
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def current(self) -> AnyEntry | None:
        """Return the entry of the current row."""
        index = self.currentIndex()
        return self.model_.entries[index.row()] if index.isValid() else None

    def chosen(self) -> list[AnyEntry]:
        """Return the entries that are selected, in order."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self.model_.entries[row] for row in rows]

    def choose(self, row: int) -> None:
        """Make a row the current one and the only one that is chosen, whichever keys are held meanwhile."""
        if 0 <= row < self.model_.rowCount():
            alone = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self.model_.index(row), alone)


def words_for_nothing(kind: Kind, *, has_entries: bool) -> str:
    """Return what an empty list says: that the search finds nothing, or how the first entry gets there."""
    if has_entries:
        return "Nothing here has these words."
    if kind == "snippets":
        return (
            "No snippet is kept yet. Write one with “New”, or select text in a release and choose Keep as a snippet "
            "in the menu Insert."
        )
    return (
        f"No {NOUNS[kind]} is kept yet. Add one with “New”, import some, or keep one from a release: in the menu (…) "
        "beside it."
    )


def _detail(entry: AnyEntry) -> str:
    words = detail_of(entry.content)[:_LONGEST_DETAIL]
    language = entry.language
    return f"{language.upper()} · {words}" if language and words else words or language.upper()
