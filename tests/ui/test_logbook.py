"""What is typed never reaches the log or the report, whatever happens; and a failure keeps the work."""

from __future__ import annotations

import faulthandler
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType
from PySide6.QtWidgets import QApplication

from releasedesk.project.journal import entries
from releasedesk.session.folders import log_folder, recovery_folder
from releasedesk.session.settings import Settings
from releasedesk.ui import failures, logbook
from releasedesk.ui.dialogs import files, questions
from releasedesk.ui.dialogs.questions import AfterFailure, Unsaved
from releasedesk.ui.dialogs.report_dialog import ReportDialog
from releasedesk.ui.logbook import Logbook
from releasedesk.ui.main_window import MainWindow
from tests.network.guard import python_path

SECRET = "Zaphirquay"


@pytest.fixture
def window(qtbot, monkeypatch) -> Iterator[MainWindow]:
    monkeypatch.setattr(questions, "ask_about_unsaved_work", lambda *args: Unsaved.DISCARD)
    monkeypatch.setattr(questions, "show_problem", lambda *args: False)
    made = MainWindow(Settings())
    qtbot.addWidget(made)
    made.show_start()
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()


@pytest.fixture
def book(window: MainWindow, monkeypatch) -> Iterator[Logbook]:
    # pytest has handlers of its own for messages of Qt and for crashes.
    monkeypatch.setattr(logbook, "qInstallMessageHandler", lambda handler: None)
    monkeypatch.setattr(faulthandler, "enable", lambda file: None)
    monkeypatch.setattr(faulthandler, "disable", lambda: None)
    made = Logbook()
    made.begin()
    yield made
    made.end()


def everything_written() -> str:
    return "".join(path.read_text(encoding="utf-8") for path in log_folder().iterdir())


@pytest.mark.logs(".*")
def test_typed_text_names_and_paths_never_reach_the_log(qtbot, window, book, tmp_path: Path, monkeypatch):
    folder = tmp_path / SECRET
    folder.mkdir()
    chosen = folder / f"{SECRET}.releasedesk"
    monkeypatch.setattr(files, "ask_where_to_save", lambda parent, proposed: chosen)
    edge = failures.FailureEdge()
    monkeypatch.setattr(
        failures, "sys", type("Quiet", (), {"__excepthook__": staticmethod(lambda *args: None)})
    )
    monkeypatch.setattr(questions, "show_failure", lambda *args, **about: AfterFailure.GO_ON)
    window.actions_["new"].trigger()
    QApplication.processEvents()
    qtbot.keyClicks(QApplication.focusWidget(), f"{SECRET} opens")
    window.actions_["insert_person"].trigger()
    qtbot.keyClicks(QApplication.focusWidget(), SECRET)
    window.actions_["save"].trigger()
    chosen.write_text(SECRET, encoding="utf-8")
    window.files.open(chosen)
    window.files.open(folder / "missing.releasedesk")
    window.edits.apply(lambda release: (_ for _ in ()).throw(LookupError(SECRET)))
    try:
        int(SECRET)
    except ValueError as error:
        edge.on_error(ValueError, error, error.__traceback__)
    logbook._on_qt_message(QtMsgType.QtWarningMsg, QMessageLogContext(), f"QFont::setPointSize: {SECRET}")
    logbook._on_qt_message(QtMsgType.QtCriticalMsg, QMessageLogContext(), f"{SECRET} is broken")

    text = everything_written()
    dialog = ReportDialog()
    qtbot.addWidget(dialog)

    assert "action save" in text
    assert "ValueError" in text
    assert "Qt: QFont::setPointSize" in text
    assert "Qt: a message" in text
    assert SECRET not in text
    assert SECRET not in dialog.report()
    assert "zaphir" not in (text + dialog.report()).lower()


def test_the_report_that_is_saved_is_the_one_that_is_shown(qtbot, tmp_path: Path):
    dialog = ReportDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.words.setPlainText("It stood still.")
    shown = dialog.report()
    assert "It stood still." in shown

    dialog.save_to(tmp_path / "report.txt")

    assert (tmp_path / "report.txt").read_text(encoding="utf-8") == shown
    assert "Saved to" in dialog.result_line.text()
    dialog.save_to(tmp_path / "missing" / "report.txt")
    assert "no folder" in dialog.result_line.text()
    dialog.copy_button.click()
    assert QApplication.clipboard().text() == shown


@pytest.fixture
def asked(monkeypatch, capsys) -> Iterator[list[dict]]:
    """What is told of failures, which are answered by going on."""
    seen: list[dict] = []

    def show(parent, details: str, **about) -> AfterFailure:
        seen.append({"details": details, **about})
        return about.get("answer", AfterFailure.GO_ON)

    monkeypatch.setattr(questions, "show_failure", show)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    edge = failures.install()
    yield seen
    edge.deleteLater()


@pytest.mark.logs("an unexpected error")
def test_a_failure_keeps_the_work_before_it_is_shown(qtbot, window, asked):
    window.files.new()
    QApplication.processEvents()
    qtbot.keyClicks(QApplication.focusWidget(), "Quay")

    sys.excepthook(RuntimeError, RuntimeError("boom"), None)
    qtbot.waitUntil(lambda: bool(asked))

    assert asked[0]["is_kept"]
    assert asked[0]["can_save"]
    (entry,) = entries(recovery_folder())
    assert any(b"Quay" in slot.read_bytes() for slot in entry.glob("*.state"))
    assert window.session is not None
    assert window.session.edition.headline == "Quay"


@pytest.mark.logs("an unexpected error|the journal cannot be written")
def test_a_failure_while_nothing_can_be_kept_says_so(qtbot, window, asked, tmp_path: Path, monkeypatch):
    blocked = tmp_path / "in the way"
    blocked.write_text("x", encoding="utf-8")
    monkeypatch.setenv("RELEASEDESK_DATA_DIR", str(blocked))
    window.files.new()
    QApplication.processEvents()
    qtbot.keyClicks(QApplication.focusWidget(), "Quay")

    sys.excepthook(RuntimeError, RuntimeError("boom"), None)
    qtbot.waitUntil(lambda: bool(asked))

    assert asked[0]["is_kept"] is False


@pytest.mark.logs("an unexpected error")
def test_the_same_failure_over_and_over_is_shown_once(qtbot, asked):
    for _ in range(5):
        sys.excepthook(RuntimeError, RuntimeError("boom"), None)
        QApplication.processEvents()

    assert len(asked) == 1


def test_qt_s_own_messages_reach_standard_error(capsys):
    logbook._on_qt_message(QtMsgType.QtDebugMsg, QMessageLogContext(), "QFont: hello")
    assert "QFont: hello" in capsys.readouterr().err


def test_a_crash_leaves_the_lines_of_code_behind_and_nothing_else(tmp_path: Path):
    code = (
        "import sys, time, faulthandler\nfrom pathlib import Path\nfrom releasedesk.ui import app\n"
        f"opened, windows = app.start([])\nwindows[0].files.new()\n"
        "from releasedesk.ui.logbook import Logbook\n"
        "until = time.monotonic() + 20\n"
        "while time.monotonic() < until and not windows[0].findChildren(Logbook) "
        "and not opened.findChildren(Logbook): opened.processEvents()\n"
        f"{SECRET} = 1\nfaulthandler._sigsegv()\n"
    )
    root = Path(failures.__file__).parents[2]
    env = os.environ | {"PYTHONPATH": python_path(root), "RELEASEDESK_DATA_DIR": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=env, check=False, timeout=60)

    assert done.returncode != 0
    crash = (tmp_path / "log" / "crash.log").read_text(encoding="utf-8")
    assert "Segmentation fault" in crash
    assert SECRET not in crash
