"""Where the data that ships with the program lies: in a source tree, a wheel and a frozen bundle alike."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from releasedesk.errors import ResourceMissing

_PACKAGE = Path(__file__).resolve().parent


@cache
def _root() -> Path:
    """The resources folder: inside the package once installed or frozen, beside `src` in a source tree."""
    packed = _PACKAGE / "_resources"
    return packed if packed.is_dir() else _PACKAGE.parents[1] / "resources"


def path(*parts: str) -> Path:
    """The absolute path of a file or folder of the program's data, such as `path("icons", "plus.svg")`.

    Raises `ResourceMissing` where it is not there.
    """
    found = _root().joinpath(*parts)
    if not found.exists():
        raise ResourceMissing(
            f"{'/'.join(parts)} is missing from {_root()}: install ReleaseDesk again, this copy is damaged."
        )
    return found


def text(*parts: str) -> str:
    """The text (UTF-8) of a file of the program's data.

    Raises `ResourceMissing` where it is not there.
    """
    return path(*parts).read_text(encoding="utf-8")


def data(*parts: str) -> bytes:
    """The bytes of a file of the program's data.

    Raises `ResourceMissing` where it is not there.
    """
    return path(*parts).read_bytes()
