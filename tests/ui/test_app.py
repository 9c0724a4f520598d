"""Starting the program, and what nobody expected."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from releasedesk.session.session import Session
from releasedesk.ui import failures
from releasedesk.ui.dialogs.questions import AfterFailure
from tests.network.guard import python_path
from tests.releases import small_release

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments: str | Path, config_dir: Path, code: str = "") -> subprocess.CompletedProcess[str]:
    env = os.environ | {"PYTHONPATH": python_path(ROOT / "src"), "QT_QPA_PLATFORM": "offscreen"}
    env["RELEASEDESK_CONFIG_DIR"] = env["RELEASEDESK_DATA_DIR"] = str(config_dir)
    start = ["-c", code] if code else ["-m", "releasedesk"]
    command = [sys.executable, *start, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env=env, timeout=120, check=False)


def test_a_smoke_test_renders_the_pages_of_a_file(tmp_path: Path):
    path = tmp_path / "quay.releasedesk"
    Session.unsaved(small_release()).save_as(path)
    done = run("--smoke-test", path, config_dir=tmp_path)
    assert done.stdout == "smoke: 1 page rendered\n"
    assert done.returncode == 0


def test_a_smoke_test_of_a_broken_file_fails(tmp_path: Path):
    path = tmp_path / "quay.releasedesk"
    path.write_text("{", encoding="utf-8")
    done = run("--smoke-test", path, config_dir=tmp_path)
    assert done.returncode == 1
    assert "could not be opened" in done.stderr
    assert "Traceback" not in done.stderr


def test_starting_imports_nothing_that_only_exports_and_pages_need(tmp_path: Path):
    path = tmp_path / "quay.releasedesk"
    Session.unsaved(small_release()).save_as(path)
    code = (
        "import sys\nfrom pathlib import Path\nfrom releasedesk.ui import app\n"
        "opened, windows = app.start([Path(sys.argv[1])])\n"
        "heavy = {'typst', 'docx', 'jinja2', 'pypdfium2', 'lxml', 'importlib.metadata', 'email.message'}\n"
        "print(windows[0].session is not None, sorted(heavy & set(sys.modules)))\n"
        "windows[0].close()\n"
    )
    done = run(path, config_dir=tmp_path, code=code)
    assert done.stdout == "True []\n", done.stderr


@pytest.fixture
def shown(qapp, monkeypatch) -> Iterator[list[str]]:
    """The failures that are shown while the edge is in place."""
    seen: list[str] = []

    def show(parent, details: str, **about: bool) -> AfterFailure:
        seen.append(details)
        if "while shown" not in details:
            # The window lives on under the message, and so does whatever fails in it.
            sys.excepthook(RuntimeError, RuntimeError("while shown"), None)
            qapp.processEvents()
        return AfterFailure.GO_ON

    monkeypatch.setattr("releasedesk.ui.dialogs.questions.show_failure", show)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    edge = failures.install()
    yield seen
    edge.deleteLater()


@pytest.mark.logs("an unexpected error")
def test_an_error_that_nobody_expected_is_shown_once_and_the_work_goes_on(qtbot, shown, capsys):
    sys.excepthook(RuntimeError, RuntimeError("boom"), None)
    qtbot.waitUntil(lambda: bool(shown))
    assert len(shown) == 1
    assert "RuntimeError: boom" in shown[0]
    assert "while shown" in capsys.readouterr().err
    sys.excepthook(RuntimeError, RuntimeError("later"), None)
    qtbot.waitUntil(lambda: len(shown) == 2)


@pytest.mark.logs("an unexpected error")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_an_error_in_another_thread_is_shown_too(qtbot, shown):
    def fail() -> None:
        raise RuntimeError("below")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(shown))
    assert "RuntimeError: below" in shown[0]


@pytest.mark.parametrize(
    ("stored", "zoom"), [("width", "width"), ("page", "page"), ("1.5", 1.5), ("x", "width")]
)
def test_a_remembered_zoom_makes_sense(stored: str, zoom: object):
    from releasedesk.ui.view_actions import zoom_from

    assert zoom_from(stored) == zoom


def test_quitting_with_something_copied_is_no_crash(tmp_path: Path):
    path = tmp_path / "quay.releasedesk"
    Session.unsaved(small_release()).save_as(path)
    code = (
        "import sys\nfrom pathlib import Path\nfrom releasedesk.ui import app\n"
        "opened, windows = app.start([Path(sys.argv[1])])\n"
        "from PySide6.QtCore import QTimer\n"
        "from releasedesk.ui.writing.surface import WritingSurface\n"
        "def copy():\n"
        "    surface = windows[0].findChild(WritingSurface)\n"
        "    surface.selectAll()\n"
        "    surface.copy()\n"
        "    print(opened.clipboard().text() == surface.toPlainText())\n"
        "    opened.quit()\n"
        "QTimer.singleShot(0, copy)\n"
        "sys.exit(opened.exec())\n"
    )
    done = run(path, config_dir=tmp_path, code=code)
    assert done.stdout == "True\n", done.stderr
    assert done.returncode == 0


@pytest.mark.parametrize("wrong", ["[][0]", "int('x')", "next(iter(()))", "{}['x']", "1 // 0"])
def test_an_error_while_qt_calls_does_not_end_the_program(tmp_path: Path, wrong: str):
    code = (
        "from releasedesk.ui import app, failures\n"
        "failures.FailureEdge._say = lambda edge, details: print('said', flush=True)\n"
        "opened, windows = app.start([])\n"
        "from PySide6.QtCore import Qt, QTimer\n"
        "from PySide6.QtTest import QTest\n"
        "from PySide6.QtWidgets import QToolButton, QWidget\n"
        "class Walked(QWidget):\n"
        f"    def focusNextPrevChild(self, next_one): return {wrong}\n"
        "walked = Walked()\n"
        "button = QToolButton(walked)\n"
        "walked.show()\n"
        "QTimer.singleShot(0, lambda: QTest.keyClick(button, Qt.Key.Key_Down))\n"
        "QTimer.singleShot(500, opened.quit)\n"
        "opened.exec()\n"
        "print('goes on')\n"
    )
    done = run(config_dir=tmp_path, code=code)
    assert done.stdout == "said\ngoes on\n", done.stderr
    assert done.returncode == 0
