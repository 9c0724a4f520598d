"""The virtual environments: made from the locks, known by a stamp, made anew where a set-up was cut short."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import sys
import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from devtools import system
from devtools.console import Stop, run_slow, say
from devtools.paths import LOCKS, ROOT

_STAMP = "releasedesk-setup.json"
_PIP = ["-m", "pip", "--disable-pip-version-check", "--no-input", "install"]


@dataclass(frozen=True)
class Environment:
    """A virtual environment beside the checkout, with the lock that it is made from."""

    name: str
    lock: str

    @property
    def folder(self) -> Path:
        return ROOT / self.name

    @cached_property
    def python(self) -> Path:
        """The interpreter of the environment."""
        return self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    def prepare(self, *extra_locks: str) -> Path:
        """Make the environment what the locks say, unless it is so already; return its interpreter."""
        stamp = self._read_stamp()
        if stamp.get("base") != _base():
            self._create()
            stamp = {"base": _base()}
        installed: dict[str, str] = stamp.get("locks", {})
        missing = [lock for lock in (self.lock, *extra_locks) if installed.get(lock) != _lock_digest(lock)]
        project = _project_digest()
        if missing or stamp.get("project") != project:
            # Without a stamp, a set-up that is cut short from here on starts anew the next time.
            self._stamp.unlink(missing_ok=True)
            for lock in missing:
                self._install_lock(lock)
                installed[lock] = _lock_digest(lock)
            self._install_project()
            self._write_stamp({"base": _base(), "locks": installed, "project": project})
        return self.python

    @property
    def _stamp(self) -> Path:
        return self.folder / _STAMP

    def _read_stamp(self) -> dict[str, Any]:
        try:
            stamp = json.loads(self._stamp.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return stamp if isinstance(stamp, dict) and self.python.exists() else {}

    def _write_stamp(self, stamp: dict[str, Any]) -> None:
        beside = self._stamp.with_suffix(".part")
        beside.write_text(json.dumps(stamp, indent=2), encoding="utf-8")
        beside.replace(self._stamp)

    def _create(self) -> None:
        if Path(sys.prefix).resolve() == self.folder.resolve():
            raise Stop(
                f"{self.name} must be made anew and cannot remake itself: start dev.py with another Python."
            )
        if importlib.util.find_spec("ensurepip") is None:
            system.install("Python's own package installer", ["python3-venv"])
        if self.folder.exists():
            say(f"{self.name} is unfinished, moved, or made by another Python: making it anew.")
            shutil.rmtree(self.folder)
        run_slow(
            f"Making {self.name} (Python {sys.version.split()[0]})",
            [sys.executable, "-m", "venv", self.folder],
        )

    def _install_lock(self, lock: str) -> None:
        path = LOCKS / lock
        count = sum(line[:1].isalpha() for line in path.read_text(encoding="utf-8").splitlines())
        options = ["--require-hashes", "--progress-bar", "off", "--requirement", str(path)]
        run_slow(f"Installing {count} packages of {lock}", [self.python, *_PIP, *options])

    def _install_project(self) -> None:
        options = ["--no-deps", "--no-build-isolation", "--editable", str(ROOT)]
        run_slow("Installing ReleaseDesk itself", [self.python, *_PIP, *options])


def _base() -> str:
    """What an environment cannot outlive: the Python that made it and the folder that it is in."""
    return f"{sys.version} at {ROOT}"


def _lock_digest(lock: str) -> str:
    try:
        return hashlib.sha256((LOCKS / lock).read_bytes()).hexdigest()
    except FileNotFoundError:
        raise Stop(f"requirements/{lock} is missing: the checkout is incomplete.") from None


def _project_digest() -> str:
    """A digest of what an editable installation is made from."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    parts = [project["build-system"], project["project"], project["tool"]["hatch"]]
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


DEVELOPMENT = Environment(".venv", "dev.lock")
HEADLESS = Environment(".venv-headless", "headless.lock")
