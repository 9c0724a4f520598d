"""Fixtures and switches for all tests: golden files, readers of exports, and no surprises in the log."""

from __future__ import annotations

import gc
import importlib.util
import logging
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.golden_files import Golden
from tests.network.fixture import _no_network as _no_network

ROOT = Path(__file__).resolve().parents[1]

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Keep what was compiled, also where PYTHONDONTWRITEBYTECODE is set: half of the time until the first test goes into
# pytest's work on the assertions, and each process that a test starts would compile the program again.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# A slow machine is no defect, and what fails in CI must fail again.
settings.register_profile(
    "releasedesk",
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
# For a look in between, with --hypothesis-profile=quick; before a change lands, all examples run.
settings.register_profile("quick", settings.get_profile("releasedesk"), max_examples=12)
settings.load_profile("releasedesk")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite golden files with what the tests produce")
    parser.addoption("--interop", action="store_true", help="also read exports with real programs")
    if importlib.util.find_spec("pytestqt") is None:
        # pyproject.toml is strict, and its options of pytest-qt are unknown where that is not installed.
        parser.addini("qt_api", "an option of pytest-qt")
        parser.addini("qt_log_level_fail", "an option of pytest-qt")
        parser.addini("qt_log_ignore", "an option of pytest-qt", type="linelist")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--accept") and os.environ.get("CI"):
        raise pytest.UsageError("--accept is for people who look at the difference, not for CI.")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(ROOT / "tests" / "interop"):
            item.add_marker("interop")
    if config.getoption("--interop"):
        return
    left_out = [item for item in items if item.get_closest_marker("interop")]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if not item.get_closest_marker("interop")]


def pytest_collection_finish() -> None:
    """Take what was collected out of what the garbage collector looks through again and again: it stays to the end."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with reference material beside the checkout; the test is skipped where there is none."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("there is no reference material beside this checkout")
    return folder


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compares results with the files in tests/golden, or rewrites those with `--accept`."""
    return Golden(ROOT / "tests" / "golden", accept=request.config.getoption("--accept"))


class _Warnings(logging.Handler):
    """Keeps what is logged at WARNING and above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _quiet_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test during which a warning or worse was logged that its `logs` markers do not expect."""
    handler = _Warnings()
    logging.getLogger().addHandler(handler)
    yield
    logging.getLogger().removeHandler(handler)
    expected = [marker.args[0] for marker in request.node.iter_markers("logs")]
    surprises = [line for line in handler.lines if not any(re.search(pattern, line) for pattern in expected)]
    if surprises:
        pytest.fail("unexpected in the log:\n" + "\n".join(surprises), pytrace=False)
