"""The versions that are installed are ones that work, and the locks hold for everybody."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from devtools.locks import TABLE, Lock, requirements

ROOT = Path(__file__).resolve().parents[1]
EVERY_LOCK = pytest.mark.parametrize("lock", TABLE, ids=lambda lock: lock.file)

_PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ ]+)(?: ; (?P<marker>[^\\]+))? \\$")


def _lines(lock: Lock) -> list[str]:
    return (ROOT / "requirements" / lock.file).read_text(encoding="utf-8").splitlines()


def _pins(lock: Lock) -> list[Requirement]:
    return [Requirement(line.removesuffix(" \\")) for line in _lines(lock) if _PIN.match(line)]


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_void_qt_calls_keep_their_hands_off_none():
    """PySide6 6.12.0 takes a reference off None with each of them, until Python 3.11 aborts."""
    core = pytest.importorskip("PySide6.QtCore")
    thing = core.QObject()
    before = sys.getrefcount(None)
    for _ in range(300):
        thing.setObjectName("thing")
    assert sys.getrefcount(None) > before - 100


def test_python_before_3_12_gets_no_pyside6_that_aborts_it():
    pins = [pin for pin in _pins(TABLE[0]) if _normal(pin.name) == "pyside6-essentials"]
    old = [pin for pin in pins if pin.marker is None or pin.marker.evaluate(_on("3.11.7"))]
    new = [pin for pin in pins if pin.marker is None or pin.marker.evaluate(_on("3.13.0"))]
    assert len(old) == len(new) == 1
    assert old[0].specifier.contains("6.11.3")
    assert not old[0].specifier.contains("6.12.0")


def _on(version: str) -> dict[str, str]:
    return {"python_version": version.rpartition(".")[0], "python_full_version": version}


@EVERY_LOCK
def test_a_lock_is_pins_with_hashes_and_nothing_else(lock: Lock):
    """No address, no path, no comment: what a lock says holds for everybody."""
    lines = _lines(lock)
    strange = [line for line in lines if not _PIN.match(line) and not _is_hash(line)]
    assert strange == []
    unhashed = [
        line
        for line, after in zip(lines, [*lines[1:], ""], strict=True)
        if _PIN.match(line) and not _is_hash(after)
    ]
    assert unhashed == []


def _is_hash(line: str) -> bool:
    return re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}( \\)?", line) is not None


@EVERY_LOCK
def test_a_lock_is_what_pyproject_asks_for(lock: Lock):
    """Fails when a dependency was added or raised without `dev.py lock`."""
    pins: dict[str, list[Requirement]] = {}
    for pin in _pins(lock):
        pins.setdefault(_normal(pin.name), []).append(pin)
    for wanted in map(Requirement, requirements(lock)):
        versions = [next(iter(pin.specifier)).version for pin in pins.get(_normal(wanted.name), [])]
        assert any(wanted.specifier.contains(version) for version in versions), (
            f"{wanted} is not in {lock.file}"
        )


def test_the_locks_agree_where_they_share_a_package():
    first = {str(pin) for pin in _pins(TABLE[0])}
    names = {_normal(Requirement(pin).name) for pin in first}
    for lock in TABLE[1:]:
        shared = {str(pin) for pin in _pins(lock) if _normal(pin.name) in names}
        assert shared <= first


def test_the_headless_lock_is_free_of_qt():
    headless = next(lock for lock in TABLE if lock.file == "headless.lock")
    names = {_normal(pin.name) for pin in _pins(headless)}
    assert not {"pyside6-essentials", "pyside6-addons", "shiboken6", "pytest-qt"} & names


def test_the_version_has_one_source():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["dynamic"] == ["version"]
    assert project["tool"]["hatch"]["version"]["path"] == "src/releasedesk/__init__.py"
