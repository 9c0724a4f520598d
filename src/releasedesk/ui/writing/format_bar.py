"""The small bar that stands beside what is selected: formats, link and kinds of block, at the mouse."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from releasedesk.ui import keymap
from releasedesk.ui.icon_sizes import grow_icon
from releasedesk.ui.icons import icon
from releasedesk.ui.writing import row_edits
from releasedesk.ui.writing.scrolling import scroll_area_of
from releasedesk.ui.writing.surface import WritingSurface

_DELAY = 250
"""Milliseconds that a selection must rest before the bar comes, so that it never flickers along with the mouse."""
_GAP = 6

_FORMATS = (
    ("strong", "bold", "Bold", "bold"),
    ("emphasis", "italic", "Italic", "italic"),
    ("superscript", "superscript", "Superscript", "superscript"),
    ("subscript", "subscript", "Subscript", "subscript"),
)
_KINDS = (
    ("quote", "text-quote", "Quote", "turn_quote"),
    ("bullets", "list", "Bulleted list", "turn_bullets"),
    ("numbers", "list-ordered", "Numbered list", "turn_numbers"),
)


class FormatBar(QFrame):
    """Serves one surface; it never takes the focus, and all it does has a key."""

    def __init__(self, surface: WritingSurface, parent: QWidget) -> None:
        super().__init__(parent)
        self._surface = surface
        self.setProperty("card", True)
        self.setProperty("floating", True)
        self.setAccessibleName("Formats of the selection")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(3, 3, 3, 3)
        self._row.setSpacing(1)
        self._formats: dict[str, QToolButton] = {}
        self._kinds: dict[str, QToolButton] = {}
        for name, symbol, words, action in _FORMATS:
            self._formats[name] = self._button(symbol, words, action, partial(self._toggle, name))
        self.link_button = self._button("link", "Link…", "link", surface.link_requested.emit)
        self._row.addWidget(_line())
        for kind, symbol, words, action in _KINDS:
            self._kinds[kind] = self._button(symbol, words, action, partial(self._turn, kind))
        self.hide()

    def _button(self, symbol: str, words: str, action: str, do: Callable[[], object]) -> QToolButton:
        """Add a button that does the same as an action of the menus."""
        button = QToolButton()
        button.setIcon(icon(symbol))
        grow_icon(button, 16)
        button.setProperty("kind", "quiet")
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAccessibleName(words.rstrip("…"))
        keymap.keep_tip(button, words, action)
        button.clicked.connect(lambda _checked: self._do(do))
        self._row.addWidget(button)
        return button

    def button(self, name: str) -> QToolButton:
        """Return the button of a format or a kind of block."""
        return self._formats.get(name) or self._kinds[name]

    def show_state(self) -> None:
        """Show which formats and which kind the selection has, and stand beside it."""
        surface = self._surface
        start, end = surface.selection()
        formats = row_edits.formats(surface.rows, start, end)
        for name, button in self._formats.items():
            button.setChecked(bool(formats) and all(getattr(format, name) for format in formats))
        self.link_button.setChecked(any(format.link for format in formats))
        kinds = {row.kind for row in surface.rows[start.row : end.row + 1]}
        for name, button in self._kinds.items():
            button.setChecked(kinds == {name})
        self.adjustSize()
        self._stand()

    def _stand(self) -> None:
        """Stand above the selection, or below it where there is no room in sight, and never over its words."""
        surface, parent = self._surface, self.parentWidget()
        assert parent is not None
        cursor = surface.textCursor()
        ends = []
        for position in (cursor.selectionStart(), cursor.selectionEnd()):
            cursor.setPosition(position)
            ends.append(surface.cursorRect(cursor))
        first, last = (QRect(surface.viewport().mapTo(parent, end.topLeft()), end.size()) for end in ends)
        seen = parent.visibleRegion().boundingRect()
        y = first.top() - self.height() - _GAP
        if y < seen.top():
            y = min(last.bottom() + _GAP, seen.bottom() - self.height())
        x = first.left() - 20 if first.top() == last.top() else min(first.left(), last.left())
        self.move(max(seen.left() + 4, min(x, seen.right() - self.width() - 4)), y)
        self.raise_()

    def _do(self, do: Callable[[], object]) -> None:
        do()
        if self.isVisible():
            self.show_state()

    def _toggle(self, name: str) -> None:
        self._surface.commands.toggle(name)

    def _turn(self, kind: str) -> None:
        self._surface.commands.change_kind(kind)  # type: ignore[arg-type]
        self.hide()


class FormatBarKeeper(QTimer):
    """Shows the bar when a selection comes to rest, and hides it with the selection; makes it when first needed."""

    def __init__(self, surface: WritingSurface) -> None:
        super().__init__(surface)
        self._surface = surface
        self.bar: FormatBar | None = None
        self.setSingleShot(True)
        self.setInterval(_DELAY)
        self.timeout.connect(self.show_bar)
        surface.selectionChanged.connect(self._on_selection_changed)
        surface.left.connect(self.hide_bar)
        surface.laid_out.connect(self._on_laid_out)

    def _on_selection_changed(self) -> None:
        if not self._surface.textCursor().hasSelection():
            self.hide_bar()
        elif self.bar is not None and self.bar.isVisible():
            self.bar.show_state()
        else:
            self.start()

    def _on_laid_out(self) -> None:
        if self.bar is not None and self.bar.isVisible():
            self.start()

    def show_bar(self) -> None:
        """Show the bar for what is selected now."""
        surface = self._surface
        start, end = surface.selection()
        is_object = start.row == end.row and surface.rows[start.row].kind == "object"
        if start == end or is_object or not surface.hasFocus():
            self.hide_bar()
            return
        if self.bar is None:
            area = scroll_area_of(surface)
            page = area.widget() if area is not None else None
            self.bar = FormatBar(surface, page or surface)
            surface.destroyed.connect(self.bar.deleteLater)
        self.bar.show_state()
        self.bar.show()

    def hide_bar(self) -> None:
        """Take the bar away."""
        self.stop()
        if self.bar is not None:
            self.bar.hide()


def _line() -> QFrame:
    line = QFrame()
    line.setFixedWidth(1)
    line.setProperty("line", "upright")
    return line
