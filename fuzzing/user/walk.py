"""The walk of the user through the window: step by step, also within dialogs that wait for an answer."""

from __future__ import annotations

import faulthandler
import os
import sys
from pathlib import Path
from random import Random

from PySide6.QtCore import QObject, QThread, QTimer
from PySide6.QtWidgets import QApplication

from fuzzing.user import hands
from fuzzing.user.checks import Checks
from fuzzing.user.deeds import Deeds
from fuzzing.user.stand_ins import Files
from fuzzing.user.witness import Witness
from releasedesk.ui.main_window import MainWindow
from releasedesk.ui.windows import Windows

_PATIENCE = 60
"""Seconds after which a step that is not done is a defect: the process then ends, and says where it hangs."""
_PAUSES = (0, 0, 0, 1, 5, 30)
"""Milliseconds between two steps."""
_LOOK_EVERY, _UNDO_EVERY = 20, 120
_MOST_WINDOWS = 3
_DEEPEST = 6
"""Dialogs above each other, at most: what opens another one is closed first."""


class Walk(QObject):
    """Does `steps` things, one after the other, and ends the process."""

    def __init__(self, random: Random, steps: int, file: Path, trail: Path) -> None:
        super().__init__()
        self.witness = Witness(trail)
        self._random = random
        self._steps = steps
        self._done = 0
        self._file = file
        self._levels: list[int] = []
        files = Files(file.parent, file, random)
        files.stand_in()
        self._deeds = Deeds(random, files.there, self.witness.note)
        self._checks = Checks(self.witness.tell)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_timeout)

    def begin(self) -> None:
        """Begin; from now on nothing that goes wrong is shown in a dialog."""
        self.witness.begin()
        faulthandler.enable(sys.stdout)
        self._timer.start()

    def _on_timeout(self) -> None:
        level = QThread.currentThread().loopLevel()
        if self._levels and level <= self._levels[-1]:
            # A deed that lets events through is no deed that waits for an answer.
            return
        self._timer.setInterval(self._random.choice(_PAUSES))
        if self._done >= self._steps or self.witness.is_full:
            self._end()
        self._levels.append(level)
        try:
            self._step()
        finally:
            self._levels.pop()

    def _step(self) -> None:
        self._done += 1
        faulthandler.dump_traceback_later(_PATIENCE, exit=True, file=sys.stdout)
        self._keep_some_windows()
        hands.be_active(self._random)
        if len(self._levels) > _DEEPEST:
            self._deeds.close()
        else:
            self._deeds.do()
        self._checks.look()
        is_asked = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if not is_asked and self._done % _LOOK_EVERY == 0:
            self._checks.look_closely()
        if not is_asked and self._done % _UNDO_EVERY == 0:
            self.witness.note("undo and redo everything")
            self._checks.undo_everything()

    def _keep_some_windows(self) -> None:
        """Open a window where there is none any more, and close one where there are too many."""
        windows = [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)]
        shown = [each for each in windows if each.isVisible()]
        application = QApplication.instance()
        opener = application.findChild(Windows) if application is not None else None
        if not shown and opener is not None and QApplication.activeModalWidget() is None:
            self.witness.note("open the program again")
            opener.open(self._file if self._random.random() < 0.7 else None)
        elif len(shown) > _MOST_WINDOWS and QApplication.activeModalWidget() is None:
            self.witness.note("close a window")
            shown[-1].close()

    def _end(self) -> None:
        self._checks.look_closely()
        sys.stdout.flush()
        # Threads and side processes would be waited for; how they end is tried elsewhere.
        os._exit(1 if self.witness.defects else 0)
