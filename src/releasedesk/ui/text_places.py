"""Which place of the release a stretch of text on the screen belongs to, and the other way round."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtWidgets import QApplication, QWidget

from releasedesk.model import Figure, Table, plain_text
from releasedesk.model.place import Place, place
from releasedesk.ui.controls.growing_field import GrowingField
from releasedesk.ui.controls.keywords_field import KeywordsField
from releasedesk.ui.controls.line_field import LineField
from releasedesk.ui.controls.paragraphs_field import ParagraphsField
from releasedesk.ui.controls.text_changes import from_qt, to_qt
from releasedesk.ui.writing.row_edits import Caret
from releasedesk.ui.writing.surface import WritingSurface

TextWidget = LineField | GrowingField | WritingSurface


class ShownText(NamedTuple):
    """A text that a widget shows: its place, its words, and the position in the widget at which it begins (UTF-16)."""

    place: Place
    text: str
    at: int


class Stretch(NamedTuple):
    """A stretch of the text at a place, in characters."""

    place: Place
    start: int
    stop: int


def text_widgets(root: QWidget, seen: QRect) -> Iterator[TextWidget]:
    """Yield the fields and surfaces within a widget that reach into a rectangle of it."""
    for child in root.children():
        if not isinstance(child, QWidget) or child.isHidden():
            continue
        geometry = child.geometry()
        if not geometry.intersects(seen):
            continue
        if isinstance(child, LineField | GrowingField | WritingSurface):
            yield child
        else:
            yield from text_widgets(child, seen.translated(-geometry.topLeft()))


def shown_texts(widget: TextWidget, *, all_rows: bool = False) -> list[ShownText]:
    """Return the texts that a widget shows; of a surface those in sight alone, unless `all_rows` are asked for."""
    if isinstance(widget, WritingSurface):
        return _rows(widget, all_rows=all_rows)
    if isinstance(widget, KeywordsField):
        return []
    if not isinstance(widget, ParagraphsField):
        return [ShownText(widget.place, widget.text(), 0)] if widget.place else []
    found, at = [], 0
    for index, line in enumerate(widget.text().split("\n")):
        found.append(ShownText(place(widget.place, index), line, at))
        at += to_qt(line, len(line)) + 1
    return found


def text_at(widget: TextWidget, position: int) -> tuple[ShownText, int] | None:
    """Return the text at a position of a widget, and the character that is meant."""
    for shown in shown_texts(widget, all_rows=True):
        units = to_qt(shown.text, len(shown.text))
        if shown.at <= position <= shown.at + units:
            return shown, from_qt(shown.text, position - shown.at)
    return None


def caret_position(widget: TextWidget) -> int:
    """Return where the caret of a widget is."""
    if isinstance(widget, LineField):
        return widget.cursorPosition()
    return widget.textCursor().position()


def position_under(widget: TextWidget, point: QPoint) -> int:
    """Return the position of a widget's text under a point of it."""
    if isinstance(widget, LineField):
        return widget.cursorPositionAt(point)
    return widget.cursorForPosition(point).position()


def selected(widget: TextWidget) -> list[Stretch]:
    """Return what is selected in a widget; nothing for a caret alone."""
    if isinstance(widget, LineField):
        start, stop = widget.selectionStart(), widget.selectionEnd()
    else:
        cursor = widget.textCursor()
        start, stop = cursor.selectionStart(), cursor.selectionEnd()
    if start < 0 or start == stop:
        return []
    found = []
    for shown in shown_texts(widget, all_rows=True):
        units = to_qt(shown.text, len(shown.text))
        first, last = max(start - shown.at, 0), min(stop - shown.at, units)
        if first < last:
            found.append(Stretch(shown.place, from_qt(shown.text, first), from_qt(shown.text, last)))
    return found


def selected_blocks(widget: TextWidget) -> list[Place]:
    """Return the pictures and tables within what is selected, whose texts are not the widget's own."""
    if not isinstance(widget, WritingSurface):
        return []
    start, end = widget.selection()
    where: Place = getattr(widget.parentWidget(), "place", "")
    blocks = (widget.body.block_at(row) for row in range(start.row, end.row + bool(end.offset)))
    return [place(where, block.id) for block in blocks if isinstance(block, Figure | Table)]


def select(widget: QWidget | None, stretch: Stretch) -> bool:
    """Select a stretch in the widget that shows its text; False where it does not."""
    if not isinstance(widget, LineField | GrowingField | WritingSurface):
        return False
    for shown in shown_texts(widget, all_rows=True):
        if shown.place == stretch.place:
            start = shown.at + to_qt(shown.text, min(stretch.start, len(shown.text)))
            stop = shown.at + to_qt(shown.text, min(stretch.stop, len(shown.text)))
            _select(widget, start, stop)
            return True
    return False


def focused_text() -> TextWidget | None:
    """Return the field or surface that has the focus."""
    widget = QApplication.focusWidget()
    return widget if isinstance(widget, LineField | GrowingField | WritingSurface) else None


def _select(widget: TextWidget, start: int, stop: int) -> None:
    if isinstance(widget, LineField):
        widget.setSelection(start, stop - start)
        return
    if isinstance(widget, WritingSurface):
        document = widget.row_document
        widget.select(document.caret_at(start), document.caret_at(stop))
        return
    cursor = widget.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(stop, cursor.MoveMode.KeepAnchor)
    widget.setTextCursor(cursor)


def _rows(surface: WritingSurface, *, all_rows: bool) -> list[ShownText]:
    area = surface.parentWidget()
    where: Place = getattr(area, "place", "")
    if not where:
        return []
    if all_rows:
        indices = range(len(surface.rows))
    else:
        seen = QRectF(surface.viewport().visibleRegion().boundingRect())
        if seen.isEmpty():
            return []
        rows = [row.at for row in surface.page_painter.shown_rows(seen)]
        indices = range(rows[0], rows[-1] + 1) if rows else range(0)
    return [
        ShownText(
            place(where, surface.body.place_at(index)),
            plain_text(surface.rows[index].text),
            surface.row_document.position_of(Caret(index)),
        )
        for index in indices
        if surface.rows[index].kind != "object"
    ]
