"""Keeps the memory of Typst small: it remembers what it has set, and forgets it only as further documents are set."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typst

# Typst drops what ten compilations in a row did not use. So many empty ones after each of ours leave in memory what
# this edit and the one before it used, a tenth of what the last ten would take.
_EMPTY_PAGES = 5

# Handing memory back costs a small release more time, in page faults, than it saves memory.
_LARGE_PDF = 250_000


class TypstMemory:
    """Lets go of what Typst remembers of pages that are no longer set."""

    def __init__(self, folder: Path) -> None:
        self._source = folder / "empty.typ"
        self._compiler: typst.Compiler | None = None
        self._trim = _trim_function()
        self._was_large = False

    def release(self) -> None:
        """Forget what the last two documents did not use."""
        import typst

        if self._compiler is None:
            self._source.write_text("#set page(width: 9pt, height: 9pt, margin: 0pt)\n", encoding="ascii")
            fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False)
            self._compiler = typst.Compiler(self._source, root=self._source.parent, font_paths=fonts)
        for _ in range(_EMPTY_PAGES):
            self._compiler.compile(format="pdf", pdf_tags=False, timestamp=0)

    def trim(self, size: int) -> None:
        """Hand what was freed back to the system after a large document; `size` is that of its PDF in bytes.

        The whole program waits for memory meanwhile, so this is for moments in which nobody types.
        """
        is_large = size > _LARGE_PDF
        if self._trim is not None and (is_large or self._was_large):
            self._trim(0)
        self._was_large = is_large


def _trim_function() -> ctypes._NamedFuncPointer | None:
    """`malloc_trim` of the GNU C library, which otherwise keeps freed memory; other systems need no such call."""
    if sys.platform != "linux":
        return None
    try:
        return ctypes.CDLL(None).malloc_trim
    except (OSError, AttributeError):
        return None
