"""Finished pages as pixels, and where on them which place of the release stands."""

from __future__ import annotations

import ctypes
import math
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from mmap import mmap
from typing import TYPE_CHECKING, Any

from releasedesk.errors import RenderError
from releasedesk.model.place import Place
from releasedesk.rendering.page_looks import PageLooks
from releasedesk.rendering.page_strips import PageContent, Strip

if TYPE_CHECKING:
    import pypdfium2

_FIELD = b"field:"
_LONGEST_ADDRESS = 4096
_MOST_PIXELS = 16_000
_EDGE = 4
"""Rows above and below a strip that are drawn with it and not given away."""

# PDFium is not safe to use from several threads, whatever documents they use: one call at a time in the process.
_pdfium = threading.RLock()


@dataclass(frozen=True)
class PixelImage:
    """Pixels of 32 bits, row by row: blue, green, red and a byte that is 255 (QImage's `Format_RGB32`, unconverted).

    `stride` is the length of a row in bytes. An image of a strip has some of the page's rows, from row `top` on.
    """

    width: int
    height: int
    stride: int
    data: bytearray
    top: int = 0


@dataclass(frozen=True)
class FieldBox:
    """A rectangle in points (1/72 inch) from the page's top left corner, in which a place of the release is printed.

    What is printed in several lines has a box for each.
    """

    place: Place
    x0: float
    y0: float
    x1: float
    y1: float


class PageImages:
    """The pages of a PDF document. Any thread may use it; calls wait for each other. Close it when done.

    Raises:
        RenderError: The bytes are not a PDF.

    """

    def __init__(self, pdf: bytes) -> None:
        import pypdfium2

        with _pdfium:
            try:
                self._document: pypdfium2.PdfDocument = pypdfium2.PdfDocument(pdf)
            except pypdfium2.PdfiumError as error:
                raise RenderError(f"The pages cannot be shown: {error}.") from error
            self._sizes: tuple[tuple[float, float], ...] = tuple(
                map(self._document.get_page_size, range(len(self._document)))
            )
        self._opened: tuple[int, pypdfium2.PdfPage] | None = None
        self._pdf = pdf

    @cached_property
    def _all_looks(self) -> PageLooks:
        return PageLooks(self._pdf)

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    @property
    def sizes(self) -> tuple[tuple[float, float], ...]:
        """Width and height of every page in points."""
        return self._sizes

    def render(self, page: int, scale: float) -> PixelImage:
        """Draw a page, counted from 0, on white; `scale` is the number of pixels per point.

        Raises:
            RenderError: The page is smaller than a point, or the image would have no pixel, or too many.

        """
        width, height = self._pixels(page, scale)
        data = bytearray(b"\xff") * (4 * width * height)
        self._draw(page, data, (width, height), range(height))
        return PixelImage(width, height, 4 * width, data)

    def render_strip(self, page: int, scale: float, strip: Strip) -> PixelImage:
        """Draw what `render` draws of a strip of the page, to the last pixel.

        Raises:
            RenderError: As `render` does.

        """
        width, height = self._pixels(page, scale)
        per_point, stride = height / self._sizes[page][1], 4 * width
        top = max(math.floor(height - strip.top * per_point) - 1, 0)
        bottom = max(min(math.ceil(height - strip.bottom * per_point) + 1, height), top)
        first, last = stride * top, stride * bottom
        # PDFium leaves out what only the softened edge of a letter has in the rows that are drawn.
        rows = range(max(top - _EDGE, 0), min(bottom + _EDGE, height))
        # Memory for all of the page, of which only what is touched is ever there.
        memory = mmap(-1, stride * height)
        memory[stride * rows.start : stride * rows.stop] = b"\xff" * (stride * len(rows))
        self._draw(page, memory, (width, height), rows)
        return PixelImage(width, bottom - top, stride, bytearray(memory[first:last]), top)

    def _pixels(self, page: int, scale: float) -> tuple[int, int]:
        width, height = (math.ceil(length * scale) for length in self._sizes[page])
        if min(self._sizes[page]) < 1 or not (1 <= width <= _MOST_PIXELS and 1 <= height <= _MOST_PIXELS):
            raise RenderError(f"Page {page + 1} cannot be drawn {width} by {height} pixels large.")
        return width, height

    def _draw(self, page: int, memory: bytearray | mmap, size: tuple[int, int], rows: range) -> None:
        """Draw rows of a page that is `size` pixels large into the memory for all of it."""
        import pypdfium2
        from pypdfium2 import raw

        (width, height), (paper_width, paper_height) = size, map(math.floor, self._sizes[page])
        # Stretched from a page of whole points, with which PDFium begins (fpdf_view.cpp). To move the page up instead
        # of clipping it would round some pixels otherwise.
        stretched = raw.FS_MATRIX(width / paper_width, 0, 0, height / paper_height, 0, 0)
        clipping = raw.FS_RECTF(0, rows.start, width, rows.stop)
        pixels = (ctypes.c_ubyte * len(memory)).from_buffer(memory)
        with _pdfium:
            bitmap = pypdfium2.PdfBitmap.new_native(width, height, raw.FPDFBitmap_BGRx, buffer=pixels)
            with closing(bitmap):
                raw.FPDF_RenderPageBitmapWithMatrix(bitmap, self._page(page), stretched, clipping, 0)

    def look(self, page: int) -> bytes | None:
        """Return a digest of what a page, counted from 0, looks like; pages of the same one need not be drawn again."""
        return self._all_looks.of(page)

    def content(self, page: int) -> PageContent | None:
        """Return what is drawn on a page, counted from 0, to compare it with a later state; None if it is not known."""
        return self._all_looks.content(page)

    def fields(self, page: int) -> tuple[FieldBox, ...]:
        """Return where on a page, counted from 0, which place of the release is printed, in reading order."""
        with _pdfium:
            return tuple(_fields(self._document, self._page(page), self._sizes[page][1]))

    def addresses(self) -> tuple[str, ...]:
        """Return where the links of all pages lead; “another file” for those that open or start one."""
        with _pdfium:
            return tuple(
                address
                for number in range(len(self._sizes))
                for address in _addresses(self._document, self._page(number))
            )

    def words(self, page: int) -> str:
        """Return the words of a page, counted from 0, in the order in which they stand in the file."""
        with _pdfium:
            text = self._page(page).get_textpage()
            try:
                return str(text.get_text_bounded())
            finally:
                text.close()

    def close(self) -> None:
        """Let go of the document; the pages must not be used again."""
        with _pdfium:
            self._close_page()
            self._document.close()

    def _page(self, number: int) -> pypdfium2.PdfPage:
        """Return a page, read once for drawing it and for finding what is printed on it."""
        if self._opened is None or self._opened[0] != number:
            self._close_page()
            self._opened = (number, self._document[number])
        return self._opened[1]

    def _close_page(self) -> None:
        if self._opened is not None:
            self._opened[1].close()
            self._opened = None


def _fields(document: Any, page: Any, height: float) -> Iterator[FieldBox]:
    from pypdfium2 import raw

    position, link, box = ctypes.c_int(0), raw.FPDF_LINK(), raw.FS_RECTF()
    address = ctypes.create_string_buffer(_LONGEST_ADDRESS)
    while raw.FPDFLink_Enumerate(page, position, link):
        action = raw.FPDFLink_GetAction(link)
        length = raw.FPDFAction_GetURIPath(document, action, address, _LONGEST_ADDRESS) if action else 0
        # A longer one is not copied.
        if not len(_FIELD) < length <= _LONGEST_ADDRESS:
            continue
        target = address.value
        if target.startswith(_FIELD) and raw.FPDFLink_GetAnnotRect(link, box):
            place = target[len(_FIELD) :].decode("utf-8", "replace")
            yield FieldBox(place, box.left, height - box.top, box.right, height - box.bottom)


def _addresses(document: Any, page: Any) -> Iterator[str]:
    from pypdfium2 import raw

    position, link = ctypes.c_int(0), raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page, position, link):
        action = raw.FPDFLink_GetAction(link)
        if not action:
            continue
        kind = raw.FPDFAction_GetType(action)
        if kind == raw.PDFACTION_URI:
            address = ctypes.create_string_buffer(raw.FPDFAction_GetURIPath(document, action, None, 0))
            raw.FPDFAction_GetURIPath(document, action, address, len(address))
            yield address.value.decode("utf-8", "replace")
        elif kind != raw.PDFACTION_GOTO:
            yield "another file"
