"""Try a frozen program as its user would: the command line, the export of the sample, and the window on it.

`smoke_test.py FOLDER` takes the folder of the bundle; it needs nothing but Python.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

# Seconds after which a step counts as hung.
_PATIENCE = 120
# What the machine of a user does not have, and what would let the bundle borrow from this one.
_LEFT_OUT = ("PYTHONPATH", "PYTHONHOME", "QT_PLUGIN_PATH", "LD_LIBRARY_PATH", "VIRTUAL_ENV")


class Failed(Exception):
    """A step did not do what it must; `str()` says which and how."""


def main(arguments: list[str]) -> int:
    """Run all steps, one line each; return 0 when every one did what it must."""
    program = Path(arguments[0]) / ("releasedesk.exe" if os.name == "nt" else "releasedesk")
    with tempfile.TemporaryDirectory() as folder:
        try:
            _try(program, Path(folder))
        except Failed as failed:
            print(f"smoke test: {failed}", file=sys.stderr)
            return 1
    print("smoke test: passed")
    return 0


def _try(program: Path, folder: Path) -> None:
    sample = folder / "sample.releasedesk"
    _expect(r"\d+\.\d+\.\d+", program, "--version")
    if sys.platform == "linux":
        _refuse_qt_without_window(program)
    _expect("", program, "new", "--sample", "-o", sample)
    _expect_file(folder, sample.name, b"{")
    for format_name, start in {"pdf": b"%PDF-", "docx": b"PK", "html": b"<!doctype html"}.items():
        _expect(r"\S", program, "export", sample, "--to", format_name, "-o", folder / format_name)
        _expect_file(folder / format_name, f"*.{format_name}", start)
    _expect(r"smoke: [1-9]\d* pages? rendered", program, "--smoke-test", sample)


def _expect(pattern: str, program: Path, *arguments: str | Path) -> None:
    """Run a step and look for what it must say."""
    step = " ".join([program.name, *(str(getattr(part, "name", part)) for part in arguments)])
    said = _run(program, *arguments)
    if not re.search(pattern, said):
        raise Failed(f"{step}: {pattern} is not in what it says: {said.strip()[:500]}")
    print(f"   ok  {step}", flush=True)


def _refuse_qt_without_window(program: Path) -> None:
    """Ask for the version and look at every library that is loaded for it: LD_DEBUG of ld.so(8) names them."""
    env = {**os.environ, "LD_DEBUG": "files"}
    done = subprocess.run([program, "--version"], capture_output=True, env=env, timeout=_PATIENCE, check=True)
    if b"Qt6Core" in done.stderr:
        raise Failed(f"{program.name} --version loads Qt")


def _run(program: Path, *arguments: str | Path) -> str:
    env = {name: value for name, value in os.environ.items() if name not in _LEFT_OUT}
    command = [str(program), *map(str, arguments)]
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=_PATIENCE,
            env={**env, "QT_QPA_PLATFORM": "offscreen"},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Failed(f"{' '.join(command)}: still running after {_PATIENCE} s") from None
    if done.returncode:
        raise Failed(f"{' '.join(command)}: status {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def _expect_file(folder: Path, pattern: str, start: bytes) -> None:
    made = list(folder.glob(pattern))
    if not made or not made[0].read_bytes()[: len(start)].lower().startswith(start.lower()):
        raise Failed(f"{folder.name}: no {pattern} that begins with {start!r} was written")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
