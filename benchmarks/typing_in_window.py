"""Types into the first paragraph of a release in the real window; prints what each keystroke cost, as JSON.

`pages`: milliseconds from the key to the new picture of the page; `held`: the longest time after each key in which the
window could do nothing else.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from releasedesk.ui.app import start

_PAUSE = 0.15
"""Seconds between keys where only holding is measured, as somebody types who types fast."""

_SLOWEST_PAGES = 20.0
"""Seconds to wait for pages."""


def main(file: str, keys: str, wait_for_pages: str) -> None:
    app, windows = start([Path(file)])
    from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
    from PySide6.QtGui import QKeyEvent, QTextCursor
    from PySide6.QtWidgets import QApplication, QTextEdit

    from benchmarks.writing_steps import spin

    window = windows[0]
    window.resize(1440, 900)
    workspace, session = window.workspace, window.session
    assert workspace is not None
    assert session is not None
    delivered: list[int] = []
    pages = workspace.pages
    pages.pages_changed.connect(lambda: delivered.append(1))

    def await_pages() -> None:
        """Run the event loop as the program does, asleep while nothing happens, until pages come."""
        loop = QEventLoop()
        pages.pages_changed.connect(loop.quit)
        QTimer.singleShot(int(_SLOWEST_PAGES * 1000), loop, loop.quit)
        if not delivered:
            loop.exec()

    await_pages()
    section = session.edition.sections[0]
    workspace.go_to(f"{session.edition_place}/sections/{section.id}/blocks/{section.blocks[0].id}/text")
    spin(app, time.perf_counter() + 1.0)
    field = QApplication.focusWidget()
    assert isinstance(field, QTextEdit)
    field.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
    spin(app, time.perf_counter() + 1.0)
    to_pages, held = [], []
    for number in range(int(keys)):
        delivered.clear()
        letter = "quay wall "[number % 10]
        began = time.perf_counter()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(field, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
        handled = (time.perf_counter() - began) * 1000
        if wait_for_pages == "yes":
            await_pages()
            to_pages.append((time.perf_counter() - began) * 1000)
            spin(app, time.perf_counter() + 0.02)
        else:
            held.append(max(handled, spin(app, began + _PAUSE)))
    print(json.dumps({"pages": to_pages, "held": held}), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
