"""Stands in for what is not the window's: the system's dialogs for files and printing, and other programs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QFileDialog

_PLAIN = (
    "Quay opens\n\nLEITH, 3 March 2027 – Words.\n\n“Good news,” said Ann Lee, chair of the trust.\n\nENDS\n"
)
_TABLE = "name,role,phone\nAnn Lee,chair,+44 131 496 0142\n"
_OTHERS = 5
"""Different files that are written to; the next one is written over the first."""


class Files:
    """The files of the user: what they choose when they are asked, or nothing."""

    def __init__(self, folder: Path, project: Path, random: Random) -> None:
        self._random = random
        self._folder = folder
        self._written = 0
        self.there = [
            project,
            self._made("release.txt", _PLAIN),
            self._made("people.csv", _TABLE),
            self._picture(),
        ]

    def _made(self, name: str, text: str) -> Path:
        path = self._folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def _picture(self) -> Path:
        from PIL import Image

        path = self._folder / "picture.png"
        Image.new("RGB", (300, 200), "red").save(path)
        return path

    def one(self) -> str:
        """A file that is there, or none."""
        return str(self._random.choice(self.there)) if self._random.random() < 0.7 else ""

    def another(self, suffix: str = "") -> str:
        """A place to write to, or none."""
        self._written += 1
        path = self._folder / f"written-{self._written % _OTHERS}{suffix}"
        return str(path) if self._random.random() < 0.7 else ""

    def stand_in(self) -> None:
        """Answer in place of the system from now on."""
        _replace(QFileDialog, "getOpenFileName", staticmethod(lambda *_, **__: (self.one(), "")))
        _replace(QFileDialog, "getOpenFileNames", staticmethod(lambda *_, **__: ([self.one()], "")))
        _replace(QFileDialog, "getSaveFileName", staticmethod(lambda *_, **__: (self.another(), "")))
        _replace(QFileDialog, "getExistingDirectory", staticmethod(lambda *_, **__: str(self._folder)))
        _replace(QFileDialog, "exec", self._choose)
        _replace(QPrintDialog, "exec", lambda _: 0)
        _replace(QDesktopServices, "openUrl", staticmethod(_opened))

    def _choose(self, dialog: QFileDialog) -> int:
        suffix = f".{dialog.defaultSuffix()}" if dialog.defaultSuffix() else ""
        chosen = self.another(suffix)
        if chosen:
            dialog.setDirectory(str(self._folder))
            dialog.selectFile(Path(chosen).name)
        return int(bool(chosen))


def _opened(_: QUrl) -> bool:
    return True


def _replace(kind: type, name: str, answer: Callable[..., Any] | staticmethod[..., Any]) -> None:
    # A bound method would not be bound anew, and be given the dialog in no place.
    setattr(kind, name, answer if isinstance(answer, staticmethod) else lambda self: answer(self))
