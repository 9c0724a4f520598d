"""Runs Typst on a folder with a template, its data and pictures; it keeps what it has set for the next time."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from releasedesk import resources
from releasedesk.rendering.typst_memory import TypstMemory

if TYPE_CHECKING:
    import typst

_PLACE_IN_SOURCE = re.compile(r"([\w.-]+\.typ):(\d+)(?::\d+)?")
_PACKAGE_ASKED_FOR = re.compile(r"failed to download package|package not found")
NO_PACKAGES = "no-packages"
"""A folder that is never made: where Typst looks for packages, so that it finds none."""


class TemplateFailure(Exception):
    """A template that cannot be set: what is wrong, and in which file and line where that is known."""

    def __init__(self, problem: str, file: str = "", line: int = 0) -> None:
        super().__init__(problem)
        self.problem, self.file, self.line = problem, file, line


class Typesetter(Protocol):
    """Sets the template of a folder."""

    def set(self, *, is_final: bool, timestamp: dt.datetime) -> bytes:
        """Return the pages as PDF: tagged and valid PDF/UA-1 when final.

        Raises:
            TemplateFailure: The template is broken.

        """

    def release(self) -> None:
        """Forget what the last documents did not use."""

    def trim(self, size: int) -> None:
        """Hand memory back to the system after a document of `size` bytes."""

    def close(self) -> None:
        """Let go of everything."""


class OwnTypesetter:
    """Sets templates that came with the program, within its own process."""

    def __init__(self, folder: Path, template: str) -> None:
        self._compiler: typst.Compiler | None = compiler_of(folder, template)
        self._memory = TypstMemory(folder)

    def set(self, *, is_final: bool, timestamp: dt.datetime) -> bytes:
        import typst

        assert self._compiler is not None
        try:
            pdf = self._compiler.compile(
                format="pdf",
                pdf_standards="ua-1" if is_final else [],
                pdf_tags=is_final,
                timestamp=timestamp,
            )
        except typst.TypstError as error:
            place = _PLACE_IN_SOURCE.search(error.diagnostic)
            file, line = (place[1], int(place[2])) if place else ("", 0)
            raise TemplateFailure(_in_words(error.message), file, line) from error
        assert isinstance(pdf, bytes)
        return pdf

    def release(self) -> None:
        self._memory.release()

    def trim(self, size: int) -> None:
        self._memory.trim(size)

    def close(self) -> None:
        self._compiler = None


def compiler_of(folder: Path, template: str) -> typst.Compiler:
    """Return what compiles a template and reads nothing but its folder, and no fonts but the program's."""
    import typst

    return typst.Compiler(
        folder / template,
        root=folder,
        font_paths=bundled_fonts(),
        package_path=folder / NO_PACKAGES,
        package_cache_path=folder / NO_PACKAGES,
    )


def _in_words(message: str) -> str:
    """Return what Typst says is wrong, without the addresses and folders in which it looked."""
    if _PACKAGE_ASKED_FOR.match(message.strip()):
        return "it asks for a package from the network, which a house style cannot have; put its code into the template"
    if message.startswith("file not found"):
        return "it asks for a file that is not among its own"
    return message.strip().rstrip(".")


@lru_cache(maxsize=1)
def bundled_fonts() -> typst.Fonts:
    """Return the fonts that ship with the program, and no others: pages look the same on every machine."""
    import typst

    folder = resources.path("fonts")
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
