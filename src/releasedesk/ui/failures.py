"""The outer edge of the window: an error that nobody expected is shown once, calmly, and the work goes on."""

from __future__ import annotations

import sys
import threading
import traceback
from types import TracebackType
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from releasedesk.ui.main_window import MainWindow

_QUIET = 1200
"""Milliseconds after the start at which the log is begun: nobody waits for it."""


class FailureEdge(QObject):
    """Shows one failure at a time, and each only once; all of them go to standard error and to the log.

    Signals:
        failed: Something failed, in whatever thread; carries the details.
    """

    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_showing = False
        self._shown: set[str] = set()
        # Queued, because Qt is in the middle of whatever failed.
        self.failed.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def on_error(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Take an error that reached the top of the main thread."""
        sys.__excepthook__(kind, error, trace)
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        _log(error, trace)
        self.failed.emit("".join(traceback.format_exception(kind, error, trace)))

    def on_thread_error(self, failed: threading.ExceptHookArgs) -> None:
        """Take an error that reached the top of another thread."""
        if failed.exc_value is not None and not issubclass(failed.exc_type, SystemExit):
            self.on_error(failed.exc_type, failed.exc_value, failed.exc_traceback)

    def begin_log_soon(self) -> None:
        """Begin to write the log when nobody waits for anything."""
        QTimer.singleShot(_QUIET, self, self._begin_log)

    def _begin_log(self) -> None:
        from releasedesk.ui.logbook import Logbook

        self.logbook = Logbook(self)
        self.logbook.begin()

    def _show(self, details: str) -> None:
        if self._is_showing or details in self._shown:
            return
        self._shown.add(details)
        self._is_showing = True
        try:
            self._say(details)
        finally:
            self._is_showing = False

    def _say(self, details: str) -> None:
        from releasedesk.ui.dialogs.questions import AfterFailure, show_failure

        windows = _open_windows()
        # Every window is asked, also after one that could not.
        is_kept = sum(map(_keep, windows)) == len(windows)
        active = QApplication.activeWindow()
        window = next((each for each in windows if each is active), windows[0] if windows else None)
        parent = active or window
        answer = show_failure(parent, details, is_kept=is_kept, can_save=_has_work(window))
        if answer is AfterFailure.SAVE_AS and window is not None:
            window.files.save_as()
        elif answer is AfterFailure.REPORT:
            from releasedesk.ui.dialogs.report_dialog import ReportDialog

            dialog = ReportDialog(parent)
            dialog.exec()
            dialog.deleteLater()


def _open_windows() -> list[MainWindow]:
    return [
        cast("MainWindow", widget) for widget in QApplication.topLevelWidgets() if hasattr(widget, "keeper")
    ]


def _has_work(window: MainWindow | None) -> bool:
    return window is not None and window.session is not None


def _keep(window: MainWindow) -> bool:
    """Write what is unsaved into the journal; False where it could not be kept."""
    session = window.session
    return session is None or not session.is_modified or window.keeper.flush()


def _log(error: BaseException, trace: TracebackType | None) -> None:
    import logging

    logging.getLogger("releasedesk.failure").error(
        "an unexpected error", exc_info=(type(error), error, trace)
    )


def install() -> FailureEdge:
    """Catch every unexpected error from now on; the edge lives as long as the program."""
    edge = FailureEdge(QApplication.instance())
    sys.excepthook = edge.on_error
    threading.excepthook = edge.on_thread_error
    return edge
