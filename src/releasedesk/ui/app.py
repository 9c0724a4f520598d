"""Starts the window: what the first picture needs comes first, everything else after it."""

from __future__ import annotations

import builtins
import gc
import os
import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from releasedesk.model.base import Value
    from releasedesk.ui.main_window import MainWindow
    from releasedesk.ui.windows import Windows

_SMOKE_TIME = 60_000
"""Milliseconds after which a smoke test has failed."""

_QUIET = 400
"""Milliseconds after the start at which nobody waits for anything any more."""

_CLIPBOARDS_OF_DESKTOPS = ("cocoa", "wayland", "windows", "xcb")

_SWITCH_INTERVAL = 0.0005
"""Seconds after which a thread that computes hands over to another: the window never waits long for the worker."""


def run(files: list[Path]) -> int:
    """Open a window on each file, or one on the start page; returns the exit status when all are closed."""
    app, _ = start(files)
    return app.exec()


def smoke_test(file: Path) -> int:
    """Open a window on a file, wait for its pages, say how many there are, and return 0; 1 where none come."""
    app, windows = start([file])
    from PySide6.QtCore import QTimer

    workspace = windows[0].workspace
    if workspace is None:
        print(f"releasedesk: {file} could not be opened", file=sys.stderr)  # noqa: T201
        return 1
    pages = workspace.pages
    pages.pages_changed.connect(lambda: app.exit(0) if pages.page_count else None)
    QTimer.singleShot(_SMOKE_TIME, app, lambda: app.exit(1))
    status = app.exec()
    if status:
        reason = pages.banner.text or f"no page after {_SMOKE_TIME // 1000} seconds"
        print(f"releasedesk: {file}: {reason}", file=sys.stderr)  # noqa: T201
    else:
        count = pages.page_count
        print(f"smoke: {count} page{'' if count == 1 else 's'} rendered")  # noqa: T201
    windows[0].close()
    return status


def start(files: list[Path], *, font_family: str = "") -> tuple[QApplication, list[MainWindow]]:
    """Show the windows; they stay until they are closed. `font_family` replaces the platform's interface font."""
    # Nearly everything that is made while starting stays: looking through it for garbage is wasted time.
    gc.disable()
    sys.setswitchinterval(_SWITCH_INTERVAL)
    _import_model()
    app = _application()

    from releasedesk.session.settings import load_settings
    from releasedesk.ui import failures, fonts, theme
    from releasedesk.ui.windows import Windows

    settings = load_settings()
    fonts.choose_interface_font(app, font_family)
    theme.apply(app, settings.theme)
    failures.install().begin_log_soon()
    windows = Windows(settings, app)
    windows.open_first(files)
    _after_first_picture(app, windows)
    return app, windows.open_windows


def _import_model() -> None:
    """Import what needs no Qt before Qt is there, because importing is slower afterwards."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # WORKAROUND: pydantic 2.13 (pydantic/plugin/_loader.py) imports importlib.metadata, and e-mail parsing with it, to
    # look for plugins even where they are switched off.
    loader = ModuleType("pydantic.plugin._loader")
    loader.__dict__["get_plugins"] = tuple
    sys.modules.setdefault(loader.__name__, loader)
    import releasedesk.session.new
    import releasedesk.session.preview
    import releasedesk.session.settings  # noqa: F401


def _application() -> QApplication:
    importing = builtins.__import__
    from PySide6.QtWidgets import QApplication

    # WORKAROUND: shiboken 6.11 (shibokensupport/feature.py) replaces the import function by one that reads the source
    # of every module imported later, to learn whether it uses `__feature__`, which this program never does. (It also
    # makes `from PySide6.QtCore import *` work, which nobody should write.)
    builtins.__import__ = importing

    from releasedesk.ui.overrides import keep_errors_whole

    keep_errors_whole()
    app = QApplication([sys.argv[0]])
    app.setApplicationName("ReleaseDesk")
    app.setDesktopFileName("releasedesk")
    app.setQuitOnLastWindowClosed(True)
    app.aboutToQuit.connect(_empty_clipboard_of_this_process)
    return app


def _empty_clipboard_of_this_process() -> None:
    """Take from the clipboard what was copied, unless the desktop has it and keeps it.

    WORKAROUND: PySide6 6.11. Without a desktop (offscreen, VNC, a frame buffer) Qt keeps what was copied in a static
    object (qplatformclipboard.cpp), which goes when Python is gone, and ends data that Python made with a crash.
    """
    from PySide6.QtGui import QGuiApplication

    if QGuiApplication.platformName() not in _CLIPBOARDS_OF_DESKTOPS:
        QGuiApplication.clipboard().clear()


def _after_first_picture(app: QApplication, windows: Windows) -> None:
    from PySide6.QtCore import QTimer

    def finish() -> None:
        from releasedesk.model.base import value_types
        from releasedesk.session.urgency import be_heard_at_once
        from releasedesk.ui.garbage import GarbageSearch
        from releasedesk.ui.icons import application_icon

        app.setWindowIcon(application_icon())
        be_heard_at_once()
        _prepare_editing(app, list(value_types()))
        gc.freeze()
        GarbageSearch(windows.written, app)

    QTimer.singleShot(_QUIET, app, finish)


def _prepare_editing(app: QApplication, types: list[type[Value]]) -> None:
    """Build one validator after the other while nothing happens, so that the first keystroke waits for none."""
    from PySide6.QtCore import QTimer

    if types:
        types.pop().model_rebuild()
        QTimer.singleShot(0, app, lambda: _prepare_editing(app, types))
