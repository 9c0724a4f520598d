"""Writes in the real window with spell-check and counts on; prints milliseconds, or kilobytes, as JSON.

`keys`: what each character costs the window, from the key until nothing more follows from it, the longest of all the
stretches in which nothing else could be done; `enter`: the same for new paragraphs; `open`: from the wish to open a
file until the form is painted; `memory`: resident kilobytes when the whole form was looked through, with the pages
hidden, or shown (`memory with pages`).
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

from releasedesk.ui.app import start

if TYPE_CHECKING:
    from releasedesk.ui.form.form_column import FormColumn

_PAUSE = 0.45
"""Seconds after each key in which everything is counted that follows from it: words are checked and counted then."""


def main(file: str, what: str, times: str) -> None:
    app, windows = start([] if what == "open" else [Path(file)])
    window = windows[0]
    window.resize(1440, 900)
    from benchmarks.writing_steps import longest_block, press, settle, spin

    if what == "memory" and window.workspace is not None:
        window.workspace.pages.hide()
    settle(app, 2.0)
    if what == "open":
        began = time.perf_counter()
        window.files.open(Path(file))
        assert window.workspace is not None
        window.workspace.form.viewport().repaint()
        app.processEvents()
        print(json.dumps([(time.perf_counter() - began) * 1000]), flush=True)
        os._exit(0)
    workspace, session = window.workspace, window.session
    assert workspace is not None
    assert session is not None
    if what.startswith("memory"):
        _look_through(workspace.form, lambda seconds: settle(app, seconds))
        gc.collect()
        print(json.dumps([psutil.Process().memory_info().rss / 1024]), flush=True)
        os._exit(0)
    place = longest_block(session.edition)
    workspace.go_to(f"{session.edition_place}/{place}")
    settle(app, 3.0)
    from PySide6.QtGui import QTextCursor
    from PySide6.QtWidgets import QApplication, QTextEdit

    field = QApplication.focusWidget()
    assert isinstance(field, QTextEdit)
    middle = field.textCursor().block().length() // 2
    field.moveCursor(QTextCursor.MoveOperation.StartOfBlock)
    cursor = field.textCursor()
    cursor.setPosition(cursor.position() + middle)
    field.setTextCursor(cursor)
    settle(app, 2.0)
    samples = []
    for number in range(int(times)):
        began = time.perf_counter()
        press(field, what, number)
        handled = (time.perf_counter() - began) * 1000
        samples.append(max(handled, spin(app, began + _PAUSE)))
    print(json.dumps(samples), flush=True)
    os._exit(0)


def _look_through(form: FormColumn, settle: Callable[[float], None]) -> None:
    form.complete()
    bar = form.verticalScrollBar()
    seen = set()
    while True:
        seen |= {area for area in form.writing_areas() if area.surface is not None}
        if bar.value() == bar.maximum():
            break
        bar.setValue(bar.value() + form.viewport().height())
        settle(0.02)
    assert seen == {*form.writing_areas()}, "a text was not shown"
    settle(3.0)


if __name__ == "__main__":
    main(*sys.argv[1:])
