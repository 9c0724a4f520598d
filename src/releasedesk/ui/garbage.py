"""Looks for garbage while nobody writes: Python otherwise does it in the middle of a key, or in a worker's turn.

Either way the window stands still for it, 10 to 20 milliseconds with a release of 50 pages; and what Qt owns is let go
in the thread that it belongs to.
"""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_INTERVAL = 2_000
"""Milliseconds between two looks at how much there is."""

_SOME = 5_000
_MUCH = 200_000
"""Things made and not let go since the last search: so many are worth one in quiet, so many one at any time."""


class GarbageSearch(QObject):
    """Takes over from Python's own search (`gc`), which it switches off.

    Args:
        written: Tells what is written at present; while that changes, nothing is looked for.

    """

    def __init__(self, written: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._written = written
        self._last: object = None
        gc.disable()
        self._timer = QTimer(self, interval=_INTERVAL)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Search if it is worth it, and nothing was written since the last time."""
        last, self._last = self._last, self._written()
        is_quiet = last == self._last
        made = gc.get_count()[0]
        if is_quiet and made >= _SOME:
            gc.collect()
        elif made >= _MUCH:
            # Only what is new: that is soon done.
            gc.collect(0)
