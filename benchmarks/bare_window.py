"""The peer in starting: a bare PySide6 window with one text field, which says when it has taken a character."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow

from benchmarks.input_taken import wait_until_input_is_taken


def main() -> None:
    app = QApplication([])
    window = QMainWindow()
    field = QLineEdit()
    window.setCentralWidget(field)
    window.resize(1440, 900)
    window.show()
    field.setFocus()
    wait_until_input_is_taken(app, window)
    print("ready", flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
