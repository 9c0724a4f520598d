"""The layer of faults as tests use it: built once, preloaded into a process of its own, armed from within."""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.network.guard import python_path

ROOT = Path(__file__).resolve().parents[2]


class Layer:
    """Reached from within a process that it is preloaded into."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(None)

    def arm(self, folder: Path, at: int, error: int, *, stays: bool = False, short: bool = False) -> None:
        """Let the `at`-th call on something below a folder fail, and if it stays, every later one."""
        below = os.fsencode(os.path.realpath(folder))
        self._library.fault_arm(below, at, error, int(stays), int(short))

    def disarm(self) -> None:
        self._library.fault_disarm()

    @property
    def calls(self) -> int:
        return self._library.fault_calls()

    @property
    def hits(self) -> int:
        return self._library.fault_hits()


def build(folder: Path) -> Path | None:
    """Compile the layer; None where that is not possible."""
    compiler = shutil.which("gcc") or shutil.which("cc")
    if compiler is None or sys.platform != "linux":
        return None
    library = folder / "layer.so"
    source = Path(__file__).with_name("layer.c")
    command = [compiler, "-shared", "-fPIC", "-O1", "-o", str(library), str(source), "-ldl"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return library if done.returncode == 0 else None


def run_with(library: Path, module: str, *arguments: str) -> Any:
    """Run a module below which the layer lies; returns the JSON that it prints last."""
    env = os.environ | {"LD_PRELOAD": str(library), "PYTHONPATH": python_path(ROOT / "src", ROOT)}
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(
        command, capture_output=True, text=True, env=env, cwd=ROOT, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])
