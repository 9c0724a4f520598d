"""What both sides of the comparison do alike: press keys, and run the event loop."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from releasedesk.model import Edition, Paragraph, plain_text
from releasedesk.model.place import place

_REST = 0.0005
"""Seconds."""


def press(field: QWidget, what: str, number: int) -> None:
    """Press a letter, or Enter."""
    letter = "\r" if what == "enter" else "quay wall "[number % 10]
    key = Qt.Key.Key_Return if what == "enter" else Qt.Key.Key_unknown
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(field, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter))


def settle(app: QApplication, seconds: float) -> None:
    """Run the event loop as the program does, asleep while nothing happens."""
    loop = QEventLoop(app)
    QTimer.singleShot(int(seconds * 1000), loop, loop.quit)
    loop.exec()


def spin(app: QApplication, until: float) -> float:
    """Run the event loop; return the longest time in which a key would not have been heard, in milliseconds.

    Between two rounds there is a short rest, as the program sleeps while nothing happens: one that never rests takes
    the processor and the interpreter from the worker threads. What the rest lasts too long counts as well.
    """
    longest = 0.0
    while time.perf_counter() < until:
        due = time.perf_counter() + _REST
        time.sleep(_REST)
        app.processEvents()
        longest = max(longest, time.perf_counter() - due)
    return longest * 1000


def longest_block(edition: Edition) -> str:
    """Return the place, below the edition, of the paragraph with most characters."""
    blocks = [
        (section, block)
        for section in edition.sections
        for block in section.blocks
        if isinstance(block, Paragraph)
    ]
    section, block = max(blocks, key=lambda each: len(plain_text(each[1].text)))
    return place("sections", section.id, "blocks", block.id, "text")
