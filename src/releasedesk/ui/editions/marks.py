"""Marks beside the fields and blocks of a translation at which something is to be done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QToolButton, QWidget
from shiboken6 import isValid

from releasedesk.model.place import is_within
from releasedesk.model.translation import Counterparts
from releasedesk.ui import theme
from releasedesk.ui.controls.growing_field import GrowingField
from releasedesk.ui.controls.line_field import LineField
from releasedesk.ui.controls.rows import describe
from releasedesk.ui.editions.words import STATE_WORDS, field_of
from releasedesk.ui.form.form_column import FormColumn
from releasedesk.ui.icon_sizes import grow_icon
from releasedesk.ui.icons import icon
from releasedesk.ui.measures import pixels, square
from releasedesk.ui.writing.area import WritingArea
from releasedesk.ui.writing.surface import WritingSurface

_SIZE, _PICTURE, _GAP = 22, 15, 4
"""Pixels of a mark, of the picture in it and beside it, for text of the usual size."""

_ICONS = {"changed": ("history", "warning"), "untranslated": ("languages", "muted"), "gone": ("x", "warning")}


class Marks(QObject):
    """Puts a mark at the end of the line of each field and block that waits for the translator.

    Signals:
        clicked: The mark of a part (its key) was clicked.
    """

    clicked = Signal(str)

    def __init__(self, form: FormColumn) -> None:
        super().__init__(form)
        self._form = form
        self._pending: tuple[Counterparts, ...] = ()
        self._marks: dict[str, tuple[QToolButton, QWidget]] = {}
        self._watched: set[WritingSurface] = set()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._place)
        theme.signals.changed.connect(self._on_looks_changed)
        form.verticalScrollBar().valueChanged.connect(self._place_soon)
        form.verticalScrollBar().rangeChanged.connect(self._place_soon)

    def mark_of(self, key: str) -> QToolButton | None:
        """The mark of a part, where it has one and is made."""
        found = self._marks.get(key)
        return found[0] if found is not None else None

    def show_pending(self, pairs: Sequence[Counterparts]) -> None:
        """Mark these parts and no others."""
        self._pending = tuple(pair for pair in pairs if pair.place and pair.state in _ICONS)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutDirectionChange):
            self._place_soon()
        return False

    def _on_looks_changed(self) -> None:
        """Fit the room of the marks to the text, which may have another size now."""
        for host in {host for _, host in self._marks.values() if isValid(host)}:
            self._give_room(host)
        self._place_soon()

    def _place_soon(self) -> None:
        if self._pending or self._marks:
            self._soon.start()

    def _place(self) -> None:
        wanted = {pair.key: pair for pair in self._pending}
        hosts = dict(self._hosts(wanted)) if wanted else {}
        for key in [key for key, (_, host) in self._marks.items() if hosts.get(key, (None,))[0] is not host]:
            mark, host = self._marks.pop(key)
            # A field that was taken out of the form took its mark along.
            if isValid(host):
                mark.hide()
                mark.deleteLater()
                self._give_room(host)
        for key, (host, rect) in hosts.items():
            if key not in self._marks:
                self._marks[key] = (self._made(key, host), host)
                self._give_room(host)
            mark = self._marks[key][0]
            _say(mark, wanted[key])
            mark.setGeometry(rect)
            mark.show()

    def _hosts(self, wanted: dict[str, Counterparts]) -> Iterator[tuple[str, tuple[QWidget, QRect]]]:
        """Yield for each part the widget that its mark stands in, and where in it."""
        fields: list[LineField | GrowingField] = [
            *self._form.findChildren(LineField),
            *self._form.findChildren(GrowingField),
        ]
        by_place = {field.place: field for field in fields if field.place}
        areas = [area for area in self._form.writing_areas() if area.surface is not None]
        for key, pair in wanted.items():
            field = by_place.get(field_of(pair))
            if field is not None:
                yield key, (field, _at_end(field))
                continue
            area = next((area for area in areas if is_within(pair.place, area.place)), None)
            rect = self._in_area(area, pair) if area is not None else None
            if area is not None and area.surface is not None and rect is not None:
                yield key, (area.surface, rect)

    def _in_area(self, area: WritingArea, pair: Counterparts) -> QRect | None:
        surface = area.surface
        assert surface is not None
        if surface not in self._watched:
            self._watched.add(surface)
            surface.laid_out.connect(self._place_soon)
            surface.destroyed.connect(partial(self._forget, surface))
        row = surface.body.row_of(pair.place.rpartition("/")[2])
        if row is None:
            return None
        block = surface.document().findBlockByNumber(row)
        top = surface.document().documentLayout().blockBoundingRect(block).top()
        top = surface.viewport().y() + round(top + block.blockFormat().topMargin())
        size = square(_SIZE)
        left = 0 if surface.right_to_left else surface.width() - size.width()
        return QRect(QPoint(left, top), size)

    def _forget(self, surface: WritingSurface) -> None:
        """Forget a text that is no more, and the marks that were in it."""
        self._watched.discard(surface)
        self._marks = {key: made for key, made in self._marks.items() if made[1] is not surface}

    def _made(self, key: str, host: QWidget) -> QToolButton:
        mark = QToolButton(host)
        mark.setProperty("kind", "quiet")
        grow_icon(mark, _PICTURE)
        mark.setCursor(Qt.CursorShape.PointingHandCursor)
        mark.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        mark.clicked.connect(lambda: self.clicked.emit(key))
        host.installEventFilter(self)
        return mark

    def _give_room(self, host: QWidget) -> None:
        """Let text end before the marks of a widget, or not, where it has none any more."""
        room = pixels(_SIZE) + _GAP if any(other is host for _, other in self._marks.values()) else 0
        is_rtl = host.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if isinstance(host, LineField):
            host.setTextMargins(*((room, 0, 0, 0) if is_rtl else (0, 0, room, 0)))
        elif isinstance(host, GrowingField):
            host.setViewportMargins(*((room, 0, 0, 0) if is_rtl else (0, 0, room, 0)))
        elif isinstance(host, WritingSurface):
            host.give_room_at_end(room)


def _at_end(field: LineField | GrowingField) -> QRect:
    is_rtl = field.layoutDirection() == Qt.LayoutDirection.RightToLeft
    size = square(_SIZE)
    left = 5 if is_rtl else field.width() - size.width() - 5
    top = (field.height() - size.height()) // 2 if isinstance(field, LineField) else 5
    return QRect(QPoint(left, top), size)


def _say(mark: QToolButton, pair: Counterparts) -> None:
    symbol, colour = _ICONS[pair.state]
    mark.setIcon(icon(symbol, colour))
    describe(mark, STATE_WORDS[pair.state], f"{STATE_WORDS[pair.state]}; click to see the original beside it")
