"""Begins the log when the window has come to rest: what is done, what Qt complains about, and how it crashes."""

from __future__ import annotations

import contextlib
import faulthandler
import logging
import os
import re
import sys
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, qInstallMessageHandler, qVersion
from PySide6.QtWidgets import QApplication

from releasedesk import __version__
from releasedesk.session.folders import log_folder
from releasedesk.session.logs import Known, LogFile
from releasedesk.ui.actions import specs

if TYPE_CHECKING:
    from releasedesk.ui.main_window import MainWindow

log = logging.getLogger("releasedesk.window")

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.DEBUG,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_QT_NAME = re.compile(r"Q[A-Za-z]+(::[A-Za-z]+)?")
_LARGEST_CRASH_LOG = 100_000


class Logbook(QObject):
    """Writes the log of this process."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._handler: LogFile | None = None
        self._crash_file: int | None = None
        self._level = logging.NOTSET

    def begin(self) -> None:
        """Begin to write."""
        folder = log_folder()
        self._handler = LogFile(folder)
        root = logging.getLogger()
        self._level = root.level
        root.addHandler(self._handler)
        root.setLevel(logging.INFO)
        qInstallMessageHandler(_on_qt_message)
        self._watch_for_crashes()
        log.info("ReleaseDesk %s on %s, Qt %s", Known(__version__), Known(sys.platform), Known(qVersion()))
        for widget in QApplication.topLevelWidgets():
            if hasattr(widget, "actions_"):
                self.follow(cast("MainWindow", widget))

    def follow(self, window: MainWindow) -> None:
        """Write down which actions of a window are used, by the names that the program has for them."""
        for spec in specs():
            window.actions_[spec.name].triggered.connect(partial(_log_action, Known(spec.name)))

    def end(self) -> None:
        """Write no more."""
        if self._handler is None:
            return
        root = logging.getLogger()
        root.removeHandler(self._handler)
        root.setLevel(self._level)
        qInstallMessageHandler(None)
        self._handler = None
        if self._crash_file is not None:
            faulthandler.disable()
            os.close(self._crash_file)
            self._crash_file = None

    def _watch_for_crashes(self) -> None:
        """Let the lines of code be written down at which the process dies, if it does."""
        file = log_folder() / "crash.log"
        with contextlib.suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            too_large = file.exists() and file.stat().st_size > _LARGEST_CRASH_LOG
            descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            if too_large:
                os.ftruncate(descriptor, 0)
            self._crash_file = descriptor
            faulthandler.enable(descriptor)


def _log_action(name: Known, _checked: bool = False) -> None:
    log.info("action %s", name)


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Write down that Qt complained, and which part of it; the rest of its words may be anybody's."""
    with contextlib.suppress(OSError, AttributeError, ValueError):
        print(message, file=sys.stderr)  # noqa: T201  where Qt itself would have written it
    part = _QT_NAME.match(message)
    log.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", Known(part[0] if part else "a message"))
