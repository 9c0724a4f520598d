"""One run of the random user, in a process of its own: `child.py SEED STEPS RELEASE FOLDER TRAIL`."""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

from releasedesk.ui.app import start

_BEGINNING = 1_400
"""Milliseconds after which the window has begun its log, and takes the messages of Qt no more for itself."""
_SPECIMEN = Path(__file__).resolve().parents[2] / "docs" / "specimen.releasedesk"
"""One release in four languages, Arabic among them."""
_LONG = 120
"""Paragraphs of the long release."""


def main(arguments: list[str]) -> None:
    """Open the window and use it; the process ends with 1 where there was a defect."""
    seed, steps, release, folder, trail = arguments
    file = Path(folder) / "work.releasedesk"
    file.write_bytes(_project(release))
    app, _ = start([file])

    from PySide6.QtCore import QTimer

    from fuzzing.user.walk import Walk

    app.setQuitOnLastWindowClosed(False)
    walk = Walk(Random(int(seed)), int(steps), file, Path(trail))
    QTimer.singleShot(_BEGINNING, walk.begin)
    app.exec()


def _project(name: str) -> bytes:
    if name == "languages":
        return _SPECIMEN.read_bytes()
    from benchmarks.releases import long_release, reference_release
    from releasedesk.project.document import Project, to_bytes
    from releasedesk.session.new import sample_project

    if name == "long":
        return to_bytes(Project(long_release(_LONG)))
    return to_bytes(Project(reference_release()[1]) if name == "reference" else sample_project())


if __name__ == "__main__":
    main(sys.argv[1:])
