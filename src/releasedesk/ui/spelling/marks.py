"""The wavy lines under misspelt words, put on fields and surfaces without touching their text."""

from __future__ import annotations

from collections.abc import Sequence
from weakref import WeakKeyDictionary

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QInputMethodEvent, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QTextEdit
from shiboken6 import isValid

from releasedesk.ui import theme
from releasedesk.ui.controls.line_field import LineField
from releasedesk.ui.controls.text_changes import splice
from releasedesk.ui.text_places import TextWidget

Range = tuple[int, int]
"""Where a mark begins and ends, in positions of the widget (UTF-16)."""


class Marks:
    """Which words are marked in which widget; a widget is touched only where its marks differ."""

    def __init__(self) -> None:
        self._shown: WeakKeyDictionary[TextWidget, tuple[int, tuple[Range, ...]]] = WeakKeyDictionary()
        self._lines: WeakKeyDictionary[LineField, _LineMarks] = WeakKeyDictionary()

    def of(self, widget: TextWidget) -> tuple[Range, ...]:
        """Return the marks of a widget where they stand now: they have moved along with what was typed since."""
        if isinstance(widget, LineField):
            return self._lines[widget].ranges if widget in self._lines else ()
        return tuple(
            (each.cursor.selectionStart(), each.cursor.selectionEnd())
            for each in widget.extraSelections()
            if each.cursor.hasSelection()
        )

    def show(self, widget: TextWidget, ranges: Sequence[Range]) -> None:
        """Mark these stretches of a widget, and no others."""
        wanted = tuple(ranges)
        if isinstance(widget, LineField):
            if widget not in self._lines and not wanted:
                return
            if widget not in self._lines:
                self._lines[widget] = _LineMarks(widget)
            self._lines[widget].show(wanted)
            self._shown[widget] = (0, wanted)
            return
        # Marks move along with the text; whether they still fit depends on its state.
        state = (widget.document().revision(), wanted)
        before = self._shown.get(widget)
        if before == state or (not wanted and (before is None or not before[1])):
            return
        self._shown[widget] = state
        widget.setExtraSelections([_selection(widget, each) for each in wanted])

    def clear(self) -> None:
        """Take all marks away."""
        for widget in self._living():
            self.show(widget, ())

    def _living(self) -> list[TextWidget]:
        """Return the widgets with marks that Qt has not deleted yet, which it does behind the back of Python."""
        return [widget for widget in list(self._shown) if isValid(widget)]

    def forget_looks(self) -> None:
        """Draw all marks anew, as in the colours of another theme."""
        shown = {widget: self.of(widget) for widget in self._living()}
        self._shown.clear()
        for widget, ranges in shown.items():
            if isinstance(widget, LineField):
                self._lines[widget].show(())
            self.show(widget, ranges)


class _LineMarks:
    """The marks of one line; they move along with what is typed until they are set anew.

    WORKAROUND: QLineEdit keeps its text layout to itself (qwidgetlinecontrol_p.h); the attributes that an input method
    gives to text are the one way to have a part of it drawn differently.
    """

    def __init__(self, field: LineField) -> None:
        self._field = field
        self.ranges: tuple[Range, ...] = ()
        self._text = field.text()
        field.textChanged.connect(self._on_text_changed)

    def show(self, ranges: tuple[Range, ...]) -> None:
        self._text = self._field.text()
        if ranges == self.ranges:
            return
        self.ranges = ranges
        self._draw()

    def _draw(self) -> None:
        caret = self._field.cursorPosition()
        attributes = [
            QInputMethodEvent.Attribute(
                QInputMethodEvent.AttributeType.TextFormat, start - caret, stop - start, QTextFormat(_look())
            )
            for start, stop in self.ranges
        ]
        event = QInputMethodEvent("", attributes)
        QCoreApplication.sendEvent(self._field, event)

    def _on_text_changed(self, text: str) -> None:
        if not self.ranges or text == self._text:
            self._text = text
            return
        change = splice(self._text, text)
        by = change.end - change.stop
        kept = [
            (start, stop) if stop < change.start else (start + by, stop + by)
            for start, stop in self.ranges
            if stop < change.start or start > change.stop
        ]
        self._text = text
        self.ranges = tuple(kept)
        self._draw()


def _selection(widget: QTextEdit, at: Range) -> QTextEdit.ExtraSelection:
    selection = QTextEdit.ExtraSelection()
    cursor = QTextCursor(widget.document())
    cursor.setPosition(at[0])
    cursor.setPosition(at[1], QTextCursor.MoveMode.KeepAnchor)
    selection.cursor = cursor
    selection.format = _look()
    return selection


def _look() -> QTextCharFormat:
    made = QTextCharFormat()
    made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    made.setUnderlineColor(QColor(theme.current().danger))
    return made
