"""Work that takes longer than a window may be held: done step by step, in turns between which it takes input."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

_TURN = 0.006
"""Seconds of work before whatever else waits has its turn."""
_END = object()


class Turns(QObject):
    """Goes through an iterator for its effect; starting another one lets go of the one before."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[object] | None = None
        self._done: Callable[[], None] = _nothing
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._on_turn)

    @property
    def is_under_way(self) -> bool:
        """Whether there is more to do."""
        return self._steps is not None

    def start(
        self, steps: Iterator[object], *, at_once: int = 0, done: Callable[[], None] | None = None
    ) -> None:
        """Take the first steps at once and the others in turns; `done` is called at their end."""
        self._steps, self._done = steps, done or _nothing
        self.take(at_once)
        if self._steps is steps:
            self._next.start()

    def take(self, count: int) -> None:
        """Take so many further steps now, as far as there are any."""
        for _ in range(count):
            if not self._step():
                return

    def _on_turn(self) -> None:
        ends = perf_counter() + _TURN
        while self._step():
            if perf_counter() >= ends:
                self._next.start()
                return

    def _step(self) -> bool:
        steps = self._steps
        if steps is None:
            return False
        if next(steps, _END) is not _END:
            return True
        done = self._done
        self._steps, self._done = None, _nothing
        done()
        return False


def _nothing() -> None:
    """Do nothing."""
