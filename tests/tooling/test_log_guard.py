"""A test during which something goes wrong in the log fails, unless it says that it expects that."""

from __future__ import annotations

import logging
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.logs("the tide is out")
def test_an_expected_warning_passes():
    logging.getLogger("releasedesk.harbour").warning("the tide is out")


def test_an_unexpected_warning_fails_the_test(tmp_path: Path):
    test = tmp_path / "test_noise.py"
    test.write_text(
        "import logging\ndef test_noise(): logging.getLogger('x').error('adrift')\n", encoding="utf-8"
    )
    options = ["-p", "tests.conftest", "--rootdir", str(ROOT), "-c", "pyproject.toml"]
    command = [sys.executable, "-m", "pytest", *options, str(test)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == pytest.ExitCode.TESTS_FAILED
    assert "ERROR x: adrift" in done.stdout
