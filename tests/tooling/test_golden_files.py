"""Golden files fail on any difference, and are rewritten only when a person asks for it."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.golden_files import Golden

ROOT = Path(__file__).resolve().parents[2]


def test_accepting_writes_the_file_and_then_it_matches(tmp_path: Path):
    Golden(tmp_path, accept=True).check("html/a.html", "<p>“Hear hear”</p>\n")
    assert (tmp_path / "html/a.html").read_bytes() == "<p>“Hear hear”</p>\n".encode()
    Golden(tmp_path, accept=False).check("html/a.html", "<p>“Hear hear”</p>\n")


def test_a_difference_in_text_is_shown_as_a_diff(tmp_path: Path):
    (tmp_path / "a.txt").write_text("one\ntwo\n", encoding="utf-8")
    with pytest.raises(AssertionError, match=r"(?s)a\.txt differs.*-two.*\+deux"):
        Golden(tmp_path, accept=False).check("a.txt", "one\ndeux\n")


def test_a_difference_in_the_last_newline_counts(tmp_path: Path):
    (tmp_path / "a.txt").write_bytes(b"one\n")
    with pytest.raises(AssertionError, match="line endings"):
        Golden(tmp_path, accept=False).check("a.txt", "one")


def test_a_difference_in_bytes_names_the_first(tmp_path: Path):
    (tmp_path / "a.bin").write_bytes(b"\xff\x00\x01")
    with pytest.raises(AssertionError, match="the first difference at byte 2"):
        Golden(tmp_path, accept=False).check("a.bin", b"\xff\x00\x02")


def test_a_missing_file_is_a_failure_and_is_not_written(tmp_path: Path):
    with pytest.raises(AssertionError, match=r"no golden file a\.txt"):
        Golden(tmp_path, accept=False).check("a.txt", "one")
    assert not (tmp_path / "a.txt").exists()


def test_accepting_is_never_the_default():
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert "--accept" not in config["tool"]["pytest"]["ini_options"]["addopts"]
    assert "--accept" not in os.environ.get("PYTEST_ADDOPTS", "")


def test_accepting_is_refused_in_ci():
    command = [sys.executable, "-m", "pytest", "--accept", "--collect-only", "-q", "tests/test_resources.py"]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "CI": "true"}, capture_output=True, text=True, check=False
    )
    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert "not for CI" in done.stderr
