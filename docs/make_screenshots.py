"""Make the pictures of the documentation: the start page and the window on the sample release, light and dark.

Run it as `python docs/make_screenshots.py` in the development environment; it needs no display and always draws the
same pictures.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
SAMPLE = ROOT / "resources" / "sample" / "harbour-trust.releasedesk"
WIDTH, HEIGHT = 1440, 900

_PATIENCE = 60_000
_RECENT = (
    ("west-quay-opens", dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC)),
    ("berth-fees-2027", dt.datetime(2026, 2, 20, 16, 5, tzinfo=dt.UTC)),
    ("lighthouse-volunteers", dt.datetime(2026, 1, 14, 11, 40, tzinfo=dt.UTC)),
)


def main() -> int:
    """Draw all pictures into `docs/images`."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = "1"
    sys.path.insert(0, str(ROOT / "src"))
    with tempfile.TemporaryDirectory() as folder:
        os.environ["RELEASEDESK_CONFIG_DIR"] = os.environ["RELEASEDESK_DATA_DIR"] = folder
        _remember_recent_files()
        _draw(Path(folder))
    return 0


def _remember_recent_files() -> None:
    from releasedesk.session.settings import RecentFile, Settings, save_settings

    home = Path.home() / "Press"
    recent = [RecentFile(home / f"{name}.releasedesk", opened) for name, opened in _RECENT]
    save_settings(Settings(theme="light", recent=recent))


def _draw(folder: Path) -> None:
    from releasedesk.ui import app, fonts

    opened, windows = app.start([], font_family=fonts.INTERFACE_FAMILY)
    from releasedesk.session.settings import ThemeChoice
    from releasedesk.ui import theme

    shades: tuple[ThemeChoice, ...] = ("light", "dark")
    # A caret that blinks would be there in one picture and not in the next.
    opened.setCursorFlashTime(0)
    window = windows[0]
    window.resize(WIDTH, HEIGHT)
    for shade in shades:
        theme.apply(opened, shade)
        _settle(200)
        window.grab().save(str(IMAGES / f"start-{shade}.png"))
    sample = folder / SAMPLE.name
    shutil.copyfile(SAMPLE, sample)
    _show_sample(window, sample)
    for shade in shades:
        theme.apply(opened, shade)
        _settle(400)
        window.grab().save(str(IMAGES / f"window-{shade}.png"))
    window.close()


def _show_sample(window: object, sample: Path) -> None:
    """Open the sample, wait for its pages and put the cursor into the text."""
    from releasedesk.ui.main_window import MainWindow

    assert isinstance(window, MainWindow)
    window.files.open(sample)
    workspace, session = window.workspace, window.session
    assert workspace is not None
    assert session is not None
    workspace.share_width([])
    _wait_for_pages(workspace.pages)
    section = session.edition.sections[1]
    where = f"editions/{session.edition.language}/sections/{section.id}/blocks/{section.blocks[0].id}/text"
    _settle(1000)
    workspace.go_to(where)
    _settle(1000)


def _wait_for_pages(pages: object) -> None:
    from PySide6.QtCore import QEventLoop, QTimer

    from releasedesk.ui.preview.pane import PreviewPane

    assert isinstance(pages, PreviewPane)
    waiting = QEventLoop()
    pages.pages_changed.connect(waiting.quit)
    QTimer.singleShot(_PATIENCE, waiting.quit)
    if not pages.page_count:
        waiting.exec()


def _settle(milliseconds: int) -> None:
    """Let the window do what it does when it is idle."""
    from PySide6.QtCore import QEventLoop, QTimer

    waiting = QEventLoop()
    QTimer.singleShot(milliseconds, waiting.quit)
    waiting.exec()


if __name__ == "__main__":
    sys.exit(main())
