"""The locks: what is installed where, resolved once for every platform, with hashes and without addresses."""

from __future__ import annotations

import subprocess
import tomllib
from dataclasses import dataclass

from devtools.console import Stop, say
from devtools.environment import DEVELOPMENT
from devtools.paths import LOCKS, ROOT


@dataclass(frozen=True)
class Lock:
    """What goes into one lock: the own dependencies of the program or not, groups of pyproject.toml."""

    file: str
    groups: tuple[str, ...]
    project: bool = True
    without: tuple[str, ...] = ()


# The first is resolved freely; the others take its versions where they share a package.
TABLE = (
    Lock("dev.lock", ("test", "test-ui", "lint", "editable", "lock")),
    Lock("headless.lock", ("test", "editable"), without=("PySide6-Essentials",)),
    Lock("build.lock", ("build",), project=False),
    Lock("bench.lock", ("bench",), project=False),
    Lock("fuzz.lock", ("fuzz",), project=False),
)

_OPTIONS = ["--universal", "--python-version=3.11", "--generate-hashes", "--no-header", "--no-annotate"]
_OPTIONS += ["--no-emit-index-url", "--no-emit-find-links", "--quiet"]


def write_locks(*, upgrade: bool) -> None:
    """Resolve every lock anew; without `upgrade`, packages stay at their version where that is allowed."""
    python = DEVELOPMENT.prepare()
    first = LOCKS / TABLE[0].file
    for lock in TABLE:
        output = LOCKS / lock.file
        command = [str(python), "-m", "uv", "pip", "compile", "-", *_OPTIONS, "--output-file", str(output)]
        if output != first:
            command += ["--constraint", str(first)]
        if upgrade:
            command.append("--upgrade")
        wanted = "\n".join(requirements(lock))
        done = subprocess.run(command, input=wanted, text=True, cwd=ROOT, check=False)
        if done.returncode:
            raise Stop(f"requirements/{lock.file} could not be resolved; it is as it was.")
        say(f"requirements/{lock.file} is up to date.")


def requirements(lock: Lock) -> list[str]:
    """What a lock is resolved from, as pyproject.toml says it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted: list[str] = list(project["project"]["dependencies"]) if lock.project else []
    for group in lock.groups:
        wanted += project["dependency-groups"][group]
    return [requirement for requirement in wanted if not requirement.startswith(lock.without)]
