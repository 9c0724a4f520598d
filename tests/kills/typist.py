"""Sits at the real window of one process, takes up what is left of the last one, types and saves until it is killed.

What happens is written to a pipe, which outlives the process, one line of JSON each: `ready` with what it began with,
`typed` with the time and the words after every key, `saving` and `saved` around every saving.
"""

from __future__ import annotations

import itertools
import json
import os
import random
import sys
import time
from pathlib import Path

from releasedesk.errors import FileChangedError
from releasedesk.session.disk import look_at
from releasedesk.session.session import Session
from releasedesk.ui.app import start

_LETTERS = "the quay opens on monday and nobody pays "


def tell(pipe: int, **what: object) -> None:
    os.write(pipe, json.dumps({"at": time.monotonic(), **what}).encode() + b"\n")


def save(session: Session, path: Path) -> None:
    """Save; where an earlier life that was left alone saved meanwhile, decide for the own words, and save again."""
    if session.path is None:
        session.save_as(path)
        return
    try:
        session.save()
    except FileChangedError:
        session.merged(session.project(), look_at(path, None))
        session.save()


def main(path: Path, pipe: int, seed: int, *, takes_up: bool) -> None:
    chance = random.Random(seed)
    app, windows = start([path] if path.exists() else [])
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent, QTextCursor
    from PySide6.QtWidgets import QApplication, QTextEdit

    window = windows[0]

    def spin(seconds: float) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            app.processEvents()
            time.sleep(0.001)

    window.recovery.look()
    window.recovery.wait()
    app.processEvents()
    taken = ""
    if takes_up and window.recovery.offers:
        taken = window.recovery.offers[0].work.entry.name
        assert window.recovery.take_up(window.recovery.offers[0])
    elif window.session is None:
        window.files.new()
    session, workspace = window.session, window.workspace
    assert session is not None
    assert workspace is not None
    workspace.go_to(f"{session.edition_place}/headline")
    app.processEvents()
    field = QApplication.focusWidget()
    assert isinstance(field, QTextEdit)
    if len(session.edition.headline) > 300:
        field.selectAll()
    else:
        field.moveCursor(QTextCursor.MoveOperation.End)
    tell(pipe, event="ready", text=session.edition.headline, taken=taken)
    # The first words of every life are its own, so that no state is taken for one of another.
    letters = itertools.chain(f" {seed} ", itertools.cycle(_LETTERS))
    for letter in letters:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(field, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
        tell(pipe, event="typed", text=session.edition.headline)
        spin(chance.choice((0.002, 0.02, 0.05)))
        if chance.random() < 0.06:
            tell(pipe, event="saving", text=session.edition.headline)
            save(session, path)
            tell(pipe, event="saved", text=session.edition.headline)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), takes_up=sys.argv[4] == "take")
