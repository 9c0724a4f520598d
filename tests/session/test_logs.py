"""The log tells what went wrong and where, and nobody's words."""

from __future__ import annotations

import logging
import os
import stat
import sys
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releasedesk.errors import ProjectFileError
from releasedesk.session.logs import HarmlessFormatter, Known, LogFile, code_place, recent_lines
from releasedesk.session.report import report_of

SECRET = "Zaphir"


class Kind(Enum):
    PAGE = SECRET


@pytest.fixture
def log(tmp_path: Path) -> Iterator[logging.Logger]:
    logger = logging.getLogger("releasedesk.test")
    handler = LogFile(tmp_path)
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield logger
    root.removeHandler(handler)
    root.setLevel(level)


def written(folder: Path) -> str:
    return (folder / "releasedesk.log").read_text(encoding="utf-8")


def test_numbers_and_known_words_are_written_and_texts_only_by_their_length(log, tmp_path: Path) -> None:
    log.info("%s: %d pages in %.1f ms, %s, %s, %s", Known("export"), 3, 4.25, SECRET, Kind.PAGE, Path(SECRET))

    line = written(tmp_path)

    assert "export: 3 pages in 4.2 ms, <6 characters>, PAGE, <PosixPath>" in line.replace(
        "WindowsPath", "PosixPath"
    )
    assert SECRET not in line


@pytest.mark.logs("other|/ x")
def test_of_other_people_s_messages_only_the_place_is_written(log, tmp_path: Path) -> None:
    logging.getLogger("other").warning(f"cannot parse {SECRET}")
    logging.getLogger("other").info(f"parsing {SECRET}")
    logging.getLogger(SECRET + " / x").warning("text")

    text = written(tmp_path)

    assert "other: (a message from test_logs.py:" in text
    assert len(text.splitlines()) == 2
    assert SECRET not in text


@pytest.mark.logs("went wrong")
def test_of_an_error_the_kind_and_the_lines_of_code_are_written(log, tmp_path: Path) -> None:
    try:
        try:
            raise ProjectFileError(Path(f"/home/{SECRET}/x.releasedesk"), SECRET)
        except ProjectFileError as cause:
            raise RuntimeError(SECRET) from cause
    except RuntimeError:
        log.exception("went wrong")

    text = written(tmp_path)

    assert "RuntimeError" in text
    assert "after ProjectFileError" in text
    assert "test_logs.py:" in text
    assert "in test_of_an_error_the_kind" in text
    assert SECRET not in text


@given(st.text(min_size=1), st.lists(st.text(alphabet="abcXYZ ", min_size=5), max_size=3))
def test_no_argument_that_is_text_is_ever_written(message: str, texts: list[str]) -> None:
    ours = "constant" + " %s" * len(texts)
    record = logging.LogRecord("releasedesk.x", logging.INFO, "x.py", 1, ours, tuple(texts), None)
    foreign = logging.LogRecord(
        "urllib3", logging.ERROR, "/home/anna/site-packages/x.py", 1, message, (), None
    )

    said = HarmlessFormatter().format(record).partition(": constant")[2]
    assert all(text not in said for text in texts if text.strip() and text not in "characters")
    assert HarmlessFormatter().format(foreign).endswith("urllib3: (a message from x.py:1)")


@pytest.mark.parametrize(
    ("file", "place"),
    [
        ("/home/anna/src/releasedesk/ui/app.py", "releasedesk/ui/app.py"),
        ("/home/anna/.venv/lib/python3.11/site-packages/typst/__init__.py", "typst/__init__.py"),
        ("/home/anna/secret/script.py", "script.py"),
        ("", ""),
    ],
)
def test_a_place_in_the_code_names_nobody(file: str, place: str) -> None:
    assert code_place(file) == place


def test_the_log_is_bounded_and_for_its_owner_alone(log, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("releasedesk.session.logs._LARGEST", 2000)
    for number in range(200):
        log.info("line %d", number)

    sizes = [path.stat().st_size for path in tmp_path.iterdir()]

    assert len(sizes) == 2
    assert sum(sizes) < 5000
    assert recent_lines(tmp_path, 5)[-1].endswith("line 199")
    if sys.platform != "win32":
        assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in tmp_path.iterdir())


def test_a_log_that_cannot_be_written_bothers_nobody(tmp_path: Path) -> None:
    blocked = tmp_path / "in the way"
    blocked.write_text("x", encoding="utf-8")
    handler = LogFile(blocked)
    handler.handle(
        logging.makeLogRecord({"name": "releasedesk.x", "levelno": 20, "msg": "text", "args": None})
    )
    assert recent_lines(blocked) == []


def test_the_report_holds_versions_the_log_and_the_crash_and_no_folder(log, tmp_path: Path) -> None:
    log.info("action %s", Known("save"))
    crash = (
        "Fatal Python error: Aborted\n\nold\nFatal Python error: Segmentation fault\n\n"
        f'  File "/home/{SECRET}/src/releasedesk/ui/app.py", line 7 in start\n'
    )
    (tmp_path / "crash.log").write_text(crash, encoding="utf-8")

    text = report_of(tmp_path, {"Qt": "6.11"}, "It stood still.")

    assert "Segmentation fault" in text
    assert "Aborted" not in text
    assert 'File "releasedesk/ui/app.py", line 7 in start' in text
    assert "action save" in text
    assert "Qt: 6.11" in text
    assert "It stood still." in text
    assert SECRET not in text
    assert str(Path.home()) not in text
    assert os.uname().nodename not in text if hasattr(os, "uname") else True
