"""What all tests of the window share: no real home, one theme, and a worker that answers when it is told to."""

from __future__ import annotations

import gc
import importlib.util
import itertools
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from releasedesk.session.folders import DATA_DIR_VARIABLE
from releasedesk.session.settings import CONFIG_DIR_VARIABLE

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

if importlib.util.find_spec("PySide6") is None or importlib.util.find_spec("pytestqt") is None:
    collect_ignore_glob = ["*"]
else:
    from releasedesk.ui.overrides import keep_errors_whole

    # As the program does before it makes a window: a defect fails a test, and not all tests.
    keep_errors_whole()


_MUCH_GARBAGE = 50_000


@pytest.fixture(scope="package", autouse=True)
def _no_garbage_is_left_to_other_tests() -> Iterator[None]:
    """Look for what the last test left, too: a later one has workers, in whose thread its widgets would end."""
    yield
    gc.collect()
    gc.enable()


@pytest.fixture(autouse=True)
def _garbage_is_looked_for_here() -> Iterator[None]:
    """Look for garbage in this thread alone, as the program does: else widgets would end in the thread of a worker."""
    gc.disable()
    yield
    if gc.get_count()[0] > _MUCH_GARBAGE:
        gc.collect()


@pytest.fixture(autouse=True)
def config_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings and data of this test alone."""
    folder = tmp_path / "settings"
    monkeypatch.setenv(CONFIG_DIR_VARIABLE, str(folder))
    monkeypatch.setenv(DATA_DIR_VARIABLE, str(tmp_path / "data"))
    return folder


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> Iterator[None]:
    from releasedesk.ui import theme

    theme.apply(qapp, "light")
    yield
    _take_windows_away(qapp)
    theme.apply(qapp, "light")


def _take_windows_away(qapp: QApplication) -> None:
    """Do what no event loop does between tests: each window that stays is styled anew with whatever changes next."""
    from PySide6.QtCore import QEvent

    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(autouse=True)
def _nothing_copied_by_another_test(qapp: QApplication) -> Iterator[None]:
    clipboard = qapp.clipboard()
    yield
    clipboard.clear()


class FakeSpellEngine:
    """Knows every word but those that end in “zz”, and answers at once."""

    def check(self, dictionary, words, on_answer) -> None:
        on_answer({word: not word.lower().endswith("zz") for word in words})

    def suggest(self, dictionary, word, on_answer, *, urgent: bool) -> None:
        on_answer((word.removesuffix("zz"), "quay"))

    def near(self, dictionary, word, on_answer, *, urgent: bool) -> None:
        on_answer((word.removesuffix("zz"),))

    def close(self) -> None:
        pass


@pytest.fixture(autouse=True)
def _fake_spelling(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test of the window starts a process for spelling by the way."""
    from releasedesk.ui.spelling import service

    monkeypatch.setattr(service, "make_engine", FakeSpellEngine)
    yield
    service.close_shared()


@pytest.fixture(autouse=True)
def _own_library() -> Iterator[None]:
    """Each test reads the library of its own folder."""
    yield
    book = sys.modules.get("releasedesk.ui.library_book")
    if book is not None:
        book.close_shared()


class FakePreview:
    """Stands for the worker: keeps what it is asked for, and answers when the test says so."""

    def __init__(self, on_pages: Callable) -> None:
        self.on_pages = on_pages
        self.requests: list = []
        self.is_closed = False

    def request(self, request) -> None:
        self.requests.append(request)

    def wait_until_idle(self, timeout=None) -> bool:
        return True

    def close(self) -> None:
        self.is_closed = True

    def answer(self, **fields) -> None:
        """Answer the newest request."""
        from releasedesk.session.preview import PreviewPages

        self.on_pages(PreviewPages(fields.pop("request", self.requests[-1]), **fields))


A4 = (595.28, 841.89)
_shades = itertools.cycle(range(40, 250, 7))


def picture(scale: float, size: tuple[float, float] = A4, shade: int | None = None):
    """A page of one shade of grey, a new one each time, as the renderer would deliver it."""
    from releasedesk.rendering.pages import PixelImage

    width, height = round(size[0] * scale), round(size[1] * scale)
    grey = next(_shades) if shade is None else shade
    return PixelImage(width, height, width * 4, bytearray([grey, grey, grey, 255]) * (width * height))


@pytest.fixture
def large(qapp: QApplication) -> Iterator[None]:
    """Text of twice the usual size."""
    from PySide6.QtGui import QFont, QFontInfo

    usual = qapp.font()
    font = QFont(usual)
    font.setPixelSize(QFontInfo(usual).pixelSize() * 2)
    qapp.setFont(font)
    yield
    _take_windows_away(qapp)
    qapp.setFont(usual)
