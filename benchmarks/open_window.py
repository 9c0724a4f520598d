"""ReleaseDesk's own window with a release open, which says when it has taken a character, then waits to be measured."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from releasedesk.ui.app import start


def main(file: str) -> None:
    app, windows = start([Path(file)])
    from benchmarks.input_taken import wait_until_input_is_taken

    wait_until_input_is_taken(app, windows[0])
    print("ready", flush=True)
    workspace = windows[0].workspace
    assert workspace is not None
    workspace.pages.pages_changed.connect(lambda: print("pages", flush=True))
    while not workspace.pages.page_count:
        app.processEvents()
    from PySide6.QtCore import QTimer

    QTimer.singleShot(1500, app, lambda: app.exit(0))
    app.exec()
    # Quitting would ask about the character that was typed.
    print("settled", flush=True)
    sys.stdin.read()
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1])
