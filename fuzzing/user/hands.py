"""The keyboard and mouse of the user: what they send goes the way of real events, and reaches what those reach."""

from __future__ import annotations

from random import Random

from PySide6.QtCore import QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QInputMethodEvent, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

NONE = Qt.KeyboardModifier.NoModifier
_HELD = {
    Qt.KeyboardModifier.ShiftModifier: Qt.Key.Key_Shift,
    Qt.KeyboardModifier.ControlModifier: Qt.Key.Key_Control,
    Qt.KeyboardModifier.AltModifier: Qt.Key.Key_Alt,
}


def top(random: Random) -> QWidget | None:
    """Return the window that takes input: a menu or list that is open, else a dialog, else the active window."""
    for window in (QApplication.activePopupWidget(), QApplication.activeModalWidget()):
        if window is not None:
            return window
    shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    active = QApplication.activeWindow()
    if active in shown and random.random() < 0.8:
        return active
    return random.choice(shown) if shown else None


def name_of(widget: QWidget | None) -> str:
    """Return what the trail calls a widget."""
    if widget is None:
        return "nothing"
    return f"{type(widget).__name__} “{widget.objectName() or widget.accessibleName()[:30]}”"


def focus() -> QWidget | None:
    """Return what keys go to."""
    popup = QApplication.activePopupWidget()
    if popup is None:
        return QApplication.focusWidget()
    inside: QWidget | None = popup.focusWidget()
    return popup if inside is None else inside


def be_active(random: Random | None = None) -> None:
    """Give the focus to a window where none has it, or one that is closed: a window system does."""
    active = QApplication.activeWindow()
    if active is not None and active.isVisible():
        return
    window = top(random or Random(0))
    if window is not None:
        window.activateWindow()
        window.raise_()
        QApplication.processEvents()


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, text: str = "") -> None:
    """Press and release a key; the window system knows which window gets it.

    What is pressed may close the window, and QTest sends the rest of a combination there all the same: so every part
    is sent by itself, to the window that has the focus then.
    """
    held = [each for modifier, each in _HELD.items() if modifiers & modifier]
    window = _window_for_keys()
    for each in held:
        _send(QTest.KeyAction.Press, window, each)
        if _window_for_keys() is not window:
            # That was all that was needed.
            return
    _send(QTest.KeyAction.Press, window, key, modifiers, text)
    for each in (key, *held):
        _send(QTest.KeyAction.Release, _window_for_keys(), each)


def _send(
    action: QTest.KeyAction,
    window: QWindow | None,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier = NONE,
    text: str = "",
) -> None:
    if window is None or not isValid(window):
        return
    try:
        if text:
            QTest.sendKeyEvent(action, window, key, text, modifiers)
        else:
            QTest.keyEvent(action, window, key, modifiers)
    except RuntimeError as error:
        # WORKAROUND: PySide 6.11 complains of its own wrapper of a window that the key closed.
        if "QWindow) already deleted" not in str(error) or "override" in str(error):
            raise


def press_sequence(keys: QKeySequence) -> None:
    """Press the keys of a shortcut."""
    for combination in (keys[index] for index in range(keys.count())):  # type: ignore[index]
        press(combination.key(), combination.keyboardModifiers())


def write(character: str) -> None:
    """Type a character: by a key where a keyboard has it, else as an input method commits it."""
    if character.isascii():
        press(Qt.Key(ord(character.upper())), Qt.KeyboardModifier.ShiftModifier if character.isupper() else NONE,
              character)  # fmt: skip
        return
    receiver: QObject | None = QGuiApplication.focusObject()
    if receiver is None or QApplication.activePopupWidget() is not None:
        return
    committed = QInputMethodEvent()
    committed.setCommitString(character)
    QApplication.sendEvent(receiver, committed)


def click(
    widget: QWidget,
    at: QPoint,
    button: Qt.MouseButton = Qt.MouseButton.LeftButton,
    modifiers: Qt.KeyboardModifier = NONE,
    *,
    twice: bool = False,
) -> None:
    """Click at a point of a widget, or on what lies over it there."""
    for event in (QTest.mousePress, QTest.mouseRelease) * (2 if twice else 1):
        window, where = _in_window(widget, at)
        if window is None:
            return
        event(window, button, modifiers, where)


def ask_for_menu(widget: QWidget, at: QPoint) -> None:
    """Ask for the menu at a point, as a window system does after a click of the right button."""
    is_gone = not isValid(widget)
    if is_gone or QApplication.activePopupWidget() is not None:
        return
    whole = widget.window()
    where = widget.mapTo(whole, at)
    receiver = whole.childAt(where) or whole
    reason = QContextMenuEvent.Reason.Mouse
    inside, spot = receiver.mapFrom(whole, where), whole.mapToGlobal(where)
    QApplication.postEvent(receiver, QContextMenuEvent(reason, inside, spot))


def drag(widget: QWidget, start: QPoint, ends: list[tuple[QWidget, QPoint]]) -> None:
    """Press the left button at a point of a widget, move over others of its window, and let go at the last."""
    window, where = _in_window(widget, start)
    if window is None:
        return
    QTest.mousePress(window, Qt.MouseButton.LeftButton, NONE, where)
    for other, end in ends:
        there, at = _in_window(other, end)
        if there is window:
            where = at
            QTest.mouseMove(window, where)
    there, _ = _in_window(widget, start)
    if there is window:
        QTest.mouseRelease(window, Qt.MouseButton.LeftButton, NONE, where)


def turn_wheel(widget: QWidget, at: QPoint, by: int) -> None:
    """Turn the wheel over a widget, by so many eighths of a degree."""
    window, where = _in_window(widget, at)
    if window is not None:
        QTest.wheelEvent(window, QPointF(where), QPoint(0, by))


def _window_for_keys() -> QWindow | None:
    window: QWindow | None = QGuiApplication.focusWindow()
    if window is not None and window.isVisible():
        return window
    active = (
        QApplication.activePopupWidget() or QApplication.activeModalWidget() or QApplication.activeWindow()
    )
    return active.windowHandle() if active is not None else None


def _in_window(widget: QWidget, at: QPoint) -> tuple[QWindow | None, QPoint]:
    if not isValid(widget):
        return None, at
    whole = widget.window()
    where = widget.mapTo(whole, at)
    # What is scrolled out of sight cannot be reached.
    return (whole.windowHandle() if whole.rect().contains(where) else None), where
