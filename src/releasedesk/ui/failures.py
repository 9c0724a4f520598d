"""The outer edge of the window: an error that nobody expected is shown once, calmly, and the work goes on."""

from __future__ import annotations

import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication


class FailureEdge(QObject):
    """Shows one failure at a time; what fails while it is shown goes to standard error alone.

    Signals:
        failed: Something failed, in whatever thread; carries the details.
    """

    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_showing = False
        # Queued, because Qt is in the middle of whatever failed.
        self.failed.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def on_error(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Take an error that reached the top of the main thread."""
        sys.__excepthook__(kind, error, trace)
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
        else:
            self.failed.emit("".join(traceback.format_exception(kind, error, trace)))

    def on_thread_error(self, failed: threading.ExceptHookArgs) -> None:
        """Take an error that reached the top of another thread."""
        if failed.exc_value is not None and not issubclass(failed.exc_type, SystemExit):
            self.on_error(failed.exc_type, failed.exc_value, failed.exc_traceback)

    def _show(self, details: str) -> None:
        from releasedesk.ui.dialogs.questions import show_failure

        if self._is_showing:
            return
        self._is_showing = True
        try:
            show_failure(QApplication.activeWindow(), details)
        finally:
            self._is_showing = False


def install() -> FailureEdge:
    """Catch every unexpected error from now on; the edge lives as long as the program."""
    edge = FailureEdge(QApplication.instance())
    sys.excepthook = edge.on_error
    threading.excepthook = edge.on_thread_error
    return edge
