"""What the user may do, each as often as its weight says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from fuzzing.user import hands
from releasedesk.ui.main_window import MainWindow
from releasedesk.ui.writing.block_handle import BlockHandle

_Key, _With = Qt.Key, Qt.KeyboardModifier
_LETTERS = [*"aeioutnrs  etaoin.,-0123456789QH\"'[", *"é”“’–ßقم漢", "👩‍🔬", "\u0301", "\u200f"]
_KEYS = (
    _Key.Key_Return, _Key.Key_Backspace, _Key.Key_Delete, _Key.Key_Left, _Key.Key_Right, _Key.Key_Up, _Key.Key_Down,
    _Key.Key_Home, _Key.Key_End, _Key.Key_Tab, _Key.Key_Backtab, _Key.Key_Escape, _Key.Key_PageDown, _Key.Key_PageUp,
    _Key.Key_Space, _Key.Key_F2, _Key.Key_F3, _Key.Key_F6, _Key.Key_Menu,
)  # fmt: skip
_WITH = (hands.NONE, hands.NONE, hands.NONE, _With.ShiftModifier, _With.ControlModifier,
         _With.ControlModifier | _With.ShiftModifier, _With.AltModifier)  # fmt: skip
_TOOLS = (
    "find", "replace", "palette", "preferences", "library", "insert_from_library", "keep_snippet", "house_styles",
    "add_language", "side_by_side", "next_edition", "insert_picture", "insert_table", "insert_field", "insert_quote",
    "insert_section", "export", "versions", "snapshot", "compare", "focus_mode", "detach_pages", "new_window", "words",
    "link", "undo", "redo", "save", "close", "sample", "quit",
)  # fmt: skip
"""Actions that lead to other windows and parts: they are chosen more often than their share of the menus."""
_SIZES = ((800, 600), (1024, 700), (1440, 900), (1900, 1000))
_PAGE = (
    "<h2>Head</h2><p>One <b>two</b> <a href='https://example.org'>three</a></p><ul><li>a<li>b</ul>"
    "<table><tr><th>x<th>y<tr><td>1<td>2</table><blockquote>Said.</blockquote><p style='display:none'>no</p>"
)
_WORDS = "“Good news,” she said.\n\nNew paragraph\n- item\n- two\n\n1. one\n2. two"


class Deeds:
    """Does one thing after the other; `note` is told of each before it is done."""

    def __init__(self, random: Random, files: list[Path], note: Callable[[str], None]) -> None:
        self._random = random
        self._files = files
        self._note = note
        self._table: tuple[tuple[int, Callable[[], None]], ...] = (
            (30, self._write), (30, self._press), (10, self._press_shortcut), (10, self._use_tool), (8, self._use_menu),
            (26, self._click), (4, self._drag), (3, self._drag_block), (2, self._turn_wheel), (3, self._copy),
            (3, self._paste), (2, self._drop), (1, self._resize), (5, self.close),
        )  # fmt: skip

    def do(self) -> None:
        """Do something."""
        weights = [weight for weight, _ in self._table]
        is_asked = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if is_asked and self._random.random() < 0.15:
            self.close()
            return
        self._random.choices([deed for _, deed in self._table], weights)[0]()

    def close(self) -> None:
        """Close the menu, dialog or window on top; the last window of a release seldom."""
        window = hands.top(self._random)
        if window is None or (isinstance(window, MainWindow) and self._random.random() < 0.9):
            return
        self._note(f"close {hands.name_of(window)}")
        if isinstance(window, QDialog) and self._random.random() < 0.5:
            hands.press(_Key.Key_Escape)
        else:
            window.close()

    def _write(self) -> None:
        text = "".join(self._random.choices(_LETTERS, k=self._random.randint(1, 12)))
        self._note(f"write {text!r} in {hands.name_of(hands.focus())}")
        for character in text:
            hands.write(character)

    def _press(self) -> None:
        key, modifiers = self._random.choice(_KEYS), self._random.choice(_WITH)
        self._note(f"press {modifiers.name} {key.name} in {hands.name_of(hands.focus())}")
        hands.press(key, modifiers)

    def _press_shortcut(self) -> None:
        window = QApplication.activeWindow()
        if not isinstance(window, MainWindow):
            window = self._main_window()
        actions = [each for each in window.actions() if each.shortcut().count()] if window is not None else []
        if actions and self._random.random() < 0.6:
            action = self._random.choice(actions)
            self._note(f"press {action.shortcut().toString()} in {hands.name_of(hands.focus())}")
            hands.press_sequence(action.shortcut())
            return
        letter = self._random.choice("ZZYBIACXVKFHPEDGLMTUORSJN1234567890")
        modifiers = self._random.choice(_WITH[4:])
        self._note(f"press {modifiers.name} {letter} in {hands.name_of(hands.focus())}")
        hands.press(_Key(ord(letter)), modifiers)

    def _use_tool(self) -> None:
        window = hands.top(self._random)
        if not isinstance(window, MainWindow):
            return
        name = self._random.choice(_TOOLS)
        action = window.actions_[name]
        if action.isEnabled() and (
            name not in ("close", "quit", "new_window") or self._random.random() < 0.2
        ):
            self._note(f"choose “{name}”")
            action.trigger()

    def _use_menu(self) -> None:
        window = hands.top(self._random)
        if isinstance(window, QMenu):
            self._choose_in(window)
        elif isinstance(window, MainWindow):
            menu = self._random.choice([*window.menuBar().actions()])
            self._note(f"open the menu {menu.text()!r}")
            hands.click(window.menuBar(), window.menuBar().actionGeometry(menu).center())

    def _choose_in(self, menu: QMenu) -> None:
        entries = [each for each in menu.actions() if each.isEnabled() and not each.isSeparator()]
        if entries:
            entry = self._random.choice(entries)
            self._note(f"choose {entry.text()!r} in {hands.name_of(menu)}")
            hands.click(menu, menu.actionGeometry(entry).center())

    def _click(self) -> None:
        widget = self._any_widget()
        if widget is None:
            return
        at = self._point_in(widget)
        button = self._random.choice([Qt.MouseButton.LeftButton] * 6 + [Qt.MouseButton.RightButton])
        modifiers = self._random.choice(_WITH[:5])
        self._note(f"click {button.name} {modifiers.name} {at.x()},{at.y()} in {hands.name_of(widget)}")
        hands.click(widget, at, button, modifiers, twice=self._random.random() < 0.1)
        if button == Qt.MouseButton.RightButton:
            hands.ask_for_menu(widget, at)

    def _drag(self) -> None:
        start, end = self._any_widget(), self._any_widget()
        if start is None or end is None:
            return
        begin, finish = self._point_in(start), self._point_in(end)
        self._note(f"drag from {hands.name_of(start)} to {hands.name_of(end)}")
        hands.drag(start, begin, [(start, self._point_in(start)), (end, finish)])

    def _drag_block(self) -> None:
        window = hands.top(self._random)
        grips = [each for each in window.findChildren(BlockHandle) if each.isVisible()] if window else []
        others = [each for _ in range(3) if (each := self._any_widget()) is not None]
        if grips and others:
            grip = self._random.choice(grips)
            self._note(f"drag a block to {hands.name_of(others[-1])}")
            hands.drag(grip, grip.rect().center(), [(each, self._point_in(each)) for each in others])

    def _turn_wheel(self) -> None:
        widget = self._any_widget()
        if widget is not None:
            self._note(f"turn the wheel over {hands.name_of(widget)}")
            hands.turn_wheel(widget, self._point_in(widget), self._random.choice((-240, -120, 120, 240)))

    def _copy(self) -> None:
        """Let another program copy something."""
        kind = self._random.choice(("words", "page", "picture", "long"))
        self._note(f"copy {kind} elsewhere")
        QApplication.clipboard().setMimeData(self._something(kind))

    def _paste(self) -> None:
        self._note(f"paste in {hands.name_of(hands.focus())}")
        hands.press(_Key.Key_V, self._random.choice((_With.ControlModifier, _WITH[5])))

    def _drop(self) -> None:
        """Drop something that comes from another program."""
        widget = self._any_widget()
        while widget is not None and not widget.acceptDrops():
            widget = widget.parentWidget()
        if widget is None or QApplication.activePopupWidget() is not None:
            return
        kind = self._random.choice(("words", "page", "picture", "file"))
        data, at = self._something(kind), QPointF(self._point_in(widget))
        self._note(f"drop {kind} on {hands.name_of(widget)}")
        actions, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        entered = QDragEnterEvent(at.toPoint(), actions, data, buttons, hands.NONE)
        QApplication.sendEvent(widget, entered)
        if entered.isAccepted():
            QApplication.sendEvent(widget, QDropEvent(at, actions, data, buttons, hands.NONE))

    def _something(self, kind: str) -> QMimeData:
        data = QMimeData()
        if kind == "page":
            data.setHtml(_PAGE)
        elif kind == "picture":
            picture = QImage(40, 30, QImage.Format.Format_RGB32)
            picture.fill(0x3366CC)
            data.setImageData(picture)
        elif kind == "file":
            data.setUrls([QUrl.fromLocalFile(str(self._random.choice(self._files)))])
        else:
            data.setText(_WORDS if kind == "words" else "x" * 5_000)
        return data

    def _resize(self) -> None:
        window = self._main_window()
        if window is not None:
            size = self._random.choice(_SIZES)
            self._note(f"resize to {size}")
            window.resize(*size)

    def _main_window(self) -> MainWindow | None:
        windows = [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)]
        shown = [each for each in windows if each.isVisible()]
        return self._random.choice(shown) if shown else None

    def _any_widget(self) -> QWidget | None:
        window = hands.top(self._random)
        if window is None:
            return None
        inside = [each for each in window.findChildren(QWidget) if each.isVisible() and each.width() > 2]
        seen = [each for each in inside if each.isEnabled() and not each.visibleRegion().isEmpty()]
        return self._random.choice(seen) if seen else window

    def _point_in(self, widget: QWidget) -> QPoint:
        seen = widget.visibleRegion().boundingRect()
        if seen.isEmpty():
            return widget.rect().center()
        return QPoint(
            self._random.randint(seen.left(), seen.right()), self._random.randint(seen.top(), seen.bottom())
        )
