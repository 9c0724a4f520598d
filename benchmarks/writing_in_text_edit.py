"""Does in a plain QTextEdit what `writing_in_window` does in the program's own window."""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from pathlib import Path

import psutil
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QTextEdit

from benchmarks.writing_steps import press, settle, spin
from releasedesk.editing.body import block_texts
from releasedesk.model import plain_text
from releasedesk.project.reading import read_project


def main(file: str, what: str, times: str) -> None:
    edition = read_project(Path(file)).release.original
    texts = [
        plain_text(text)
        for section in edition.sections
        for block in section.blocks
        for text in block_texts(block)
    ]
    app = QApplication([])
    field = QTextEdit()
    field.resize(760, 900)
    field.setPlainText("\n".join(texts))
    field.show()
    settle(app, 1.0)
    if what == "memory":
        bar = field.verticalScrollBar()
        while bar.value() < bar.maximum():
            bar.setValue(bar.value() + field.viewport().height())
            settle(app, 0.02)
        gc.collect()
        print(json.dumps([psutil.Process().memory_info().rss / 1024]), flush=True)
        os._exit(0)
    longest = max(range(len(texts)), key=lambda index: len(texts[index]))
    cursor = QTextCursor(field.document().findBlockByNumber(longest))
    cursor.setPosition(cursor.position() + len(texts[longest]) // 2)
    field.setTextCursor(cursor)
    settle(app, 1.0)
    samples = []
    for number in range(int(times)):
        began = time.perf_counter()
        press(field, what, number)
        handled = (time.perf_counter() - began) * 1000
        samples.append(max(handled, spin(app, began + 0.1)))
    print(json.dumps(samples), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
