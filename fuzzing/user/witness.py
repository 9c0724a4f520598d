"""Sees what went wrong: unexpected errors in any thread, warnings of Qt, and what the checks found."""

from __future__ import annotations

import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_HARMLESS = ("This plugin does not support", "propagateSizeHints", "occurs outside target window")
"""What Qt says of a platform without a screen, and of a mouse that is still where a window was."""
_MOST = 5
"""Defects of a run after which it is of no more use."""


class Witness:
    """Keeps the trail of what was done, and prints each defect once."""

    def __init__(self, trail: Path) -> None:
        self._trail = trail.open("w", encoding="utf-8", buffering=1)
        self._seen: set[str] = set()

    @property
    def is_full(self) -> bool:
        """Whether so much went wrong that going on teaches nothing."""
        return len(self._seen) >= _MOST

    @property
    def defects(self) -> int:
        """How many different defects were seen."""
        return len(self._seen)

    def note(self, deed: str) -> None:
        """Keep what is done next; it is on disk before it is done, whatever it does to the process."""
        print(deed, file=self._trail)

    def tell(self, defect: str) -> None:
        """Print a defect that was not seen before."""
        if defect not in self._seen:
            self._seen.add(defect)
            self.note(f"DEFECT {defect.splitlines()[0]}")
            print(f"DEFECT {defect}", flush=True)

    def begin(self) -> None:
        """Take the place of the edges of the window, which would show a dialog for each."""
        sys.excepthook = self._on_error
        threading.excepthook = lambda failed: self._on_error(
            failed.exc_type, failed.exc_value, failed.exc_traceback
        )
        qInstallMessageHandler(self._on_message)

    def _on_error(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.tell("an unexpected error\n" + "".join(traceback.format_exception(kind, error, trace)))

    def _on_message(self, kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        if kind != QtMsgType.QtDebugMsg and not any(each in message for each in _HARMLESS):
            where = "".join(traceback.format_stack(limit=12)[:-1])
            if f"Qt says: {message}" not in self._seen:
                print(where)
            self.tell(f"Qt says: {message}")
