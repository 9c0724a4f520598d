"""`dev.py test`: every check in turn, announced by one line; after one that fails the others still run."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from devtools import system
from devtools.console import Stop, say
from devtools.environment import DEVELOPMENT, HEADLESS
from devtools.launch import compile_source
from devtools.network import without_network
from devtools.paths import ROOT

# More workers than this spend more time in starting than they save.
_MOST_WORKERS = 4
_WITHOUT_QT = """
import importlib.util, sys
if importlib.util.find_spec("PySide6"):
    sys.exit("PySide6 is installed in this environment, so tests in it prove nothing.")
print("PySide6 is not installed here.")
"""


@dataclass(frozen=True)
class Check:
    """One command that must exit with status 0."""

    name: str
    command: Sequence[str | Path]


def run(
    pytest_arguments: Sequence[str], *, interop: bool, headless_environment: bool, offline: bool = False
) -> int:
    """Run all checks and sum them up; return 0 when every one passed. `offline` takes the network from the tests."""
    system.require_qt_libraries()
    if interop:
        system.require_readers()
    python = DEVELOPMENT.prepare()
    headless = HEADLESS.prepare() if headless_environment else None
    compile_source()
    planned = [*_static(python), _pytest(python, pytest_arguments, interop=interop)]
    if headless:
        planned += _headless(headless)
    if offline:
        planned = [replace(check, command=without_network(check.command)) for check in planned]
    results = [(check.name, *_passes(check)) for check in planned]
    say("\n== Summary")
    for name, passed, seconds in results:
        say(f"   {'ok' if passed else 'FAILED':<8}{name:<28}{seconds:6.1f} s")
    return 0 if all(passed for _, passed, _ in results) else 1


def _static(python: Path) -> list[Check]:
    return [
        Check("ruff check", [python, "-m", "ruff", "check", "--quiet"]),
        Check(
            "ruff format", [python, "-m", "ruff", "format", "--check", "--quiet", "--output-format=concise"]
        ),
        Check("mypy", [python, "-m", "mypy", "--no-error-summary"]),
        Check("import contracts", [python.with_name("lint-imports"), "--no-logo"]),
    ]


def _pytest(python: Path, arguments: Sequence[str], *, interop: bool) -> Check:
    chosen = list(arguments) or ["--numprocesses", _workers()]
    return Check("pytest", [python, "-m", "pytest", *(["--interop"] if interop else []), *chosen])


def _headless(python: Path) -> list[Check]:
    """The tests below ui without PySide6: that it is absent comes first, or they would prove nothing."""
    chosen = ["--ignore", "tests/ui", "--numprocesses", _workers()]
    return [
        Check("no PySide6 in headless", [python, "-c", _WITHOUT_QT]),
        Check("pytest below ui, headless", [python, "-m", "pytest", *chosen]),
    ]


def _workers() -> str:
    return str(min(os.cpu_count() or 1, _MOST_WORKERS))


def _passes(check: Check) -> tuple[bool, float]:
    say(f"\n== {check.name}")
    started = time.monotonic()
    try:
        status = subprocess.run([str(part) for part in check.command], cwd=ROOT, check=False).returncode
    except OSError as error:
        raise Stop(f"{check.name} cannot be started: {error}.") from error
    return status == 0, time.monotonic() - started
