"""What the operating system lacks is installed as root, and otherwise told as one line to type."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from devtools import system
from devtools.console import Stop

Run = list[list[str]]


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> Run:
    """The commands that would be run; a Linux with apt-get, whose libraries and programs are all missing."""
    run: Run = []
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(system, "run_slow", lambda _label, command, **_: run.append(command))
    monkeypatch.setattr(shutil, "which", _only("apt-get"))
    monkeypatch.setattr(system, "_loads", lambda _library: False)
    monkeypatch.setattr(system, "_has_fonts", lambda: True)
    monkeypatch.setattr(system, "_is_root", lambda: True)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    return run


def _only(*names: str) -> Callable[[str], str | None]:
    return lambda name: f"/usr/bin/{name}" if name in names else None


def test_root_gets_the_libraries_after_the_lists_are_refreshed(commands: Run):
    system.require_qt_libraries()
    assert commands[0] == ["apt-get", "update"]
    assert commands[1][:2] == ["apt-get", "install"]
    assert {"libegl1", "libxcb-cursor0"} <= set(commands[1])
    assert "libwayland-cursor0" not in commands[1]


def test_only_what_is_missing_is_installed(commands: Run, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(system, "_loads", lambda library: library != "libxcb-cursor.so.0")
    system.require_qt_libraries()
    assert commands[1][-1:] == ["libxcb-cursor0"]
    assert "libegl1" not in commands[1]


def test_nothing_is_done_where_nothing_is_missing(commands: Run, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(system, "_loads", lambda _library: True)
    monkeypatch.setattr(shutil, "which", _only("pdftotext", "soffice", "google-chrome"))
    system.require_qt_libraries()
    system.require_readers()
    assert commands == []


def test_without_root_one_line_is_told_and_nothing_is_run(commands: Run, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(system, "_is_root", lambda: False)
    monkeypatch.setattr(system, "_loads", lambda library: library != "libEGL.so.1")
    with pytest.raises(Stop) as stopped:
        system.require_qt_libraries()
    assert "sudo apt-get update && sudo apt-get install --yes --no-install-recommends libegl1\n" in str(
        stopped.value
    )
    assert commands == []


def test_elsewhere_than_debian_the_packages_are_named(commands: Run, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(shutil, "which", _only())
    with pytest.raises(Stop, match="Install what your system calls libegl1"):
        system.require_qt_libraries()


def test_a_wayland_session_gets_its_own_libraries(commands: Run, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    system.require_qt_libraries()
    assert "libwayland-cursor0" in commands[1]


def test_the_readers_of_exports_are_installed_by_their_packages(commands: Run):
    system.require_readers()
    assert commands[1][-3:] == ["poppler-utils", "libreoffice-writer", "chromium"]


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_windows_and_macos_need_nothing(commands: Run, monkeypatch: pytest.MonkeyPatch, platform: str):
    monkeypatch.setattr(sys, "platform", platform)
    system.require_qt_libraries()
    assert system.has_display()
    assert commands == []


def test_a_linux_without_any_display_has_none(commands: Run, monkeypatch: pytest.MonkeyPatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert not system.has_display()
    monkeypatch.setenv("DISPLAY", ":0")
    assert system.has_display()


def test_what_qt_links_is_in_the_table():
    """The plug-in for X11 and what it links name no library of the system that the table does not bring."""
    qt = pytest.importorskip("PySide6")
    if not sys.platform.startswith("linux"):
        pytest.skip("Qt brings all its libraries elsewhere")
    needed = _needed(Path(qt.__path__[0]) / "Qt" / "plugins" / "platforms" / "libqxcb.so")
    assert needed
    brought = system._QT_LIBRARIES | system._X11_LIBRARIES
    outside = {name for name in needed if name.startswith(("libxcb-", "libxkb", "libEGL", "libGL."))}
    # These two are dependencies of packages in the table.
    assert outside - {"libxcb.so.1", "libxcb-render.so.0"} <= set(brought)


def _needed(library: Path) -> set[str]:
    """The libraries that a plug-in and Qt's own libraries name, as far as `readelf` strings of them tell."""
    files = [
        library,
        *(library.parents[2] / "lib").glob("libQt6XcbQpa.so*"),
        *(library.parents[2] / "lib").glob("libQt6Gui.so.6"),
    ]
    found: set[str] = set()
    for path in files:
        found |= {name.decode() for name in re.findall(rb"\0(lib[\w.+-]+\.so\.\d+)\0", path.read_bytes())}
    return found
