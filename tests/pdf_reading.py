"""Reads PDF back with PDFium: the text of its pages, where it stands, and the tags that a screen reader follows."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

import pypdfium2
from pypdfium2 import raw


def page_texts(pdf: bytes) -> list[str]:
    """The text of each page, lines separated by a line feed."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        texts = []
        for number in range(len(document)):
            with closing(document[number]) as page, closing(page.get_textpage()) as text:
                texts.append(text.get_text_bounded().replace("\r\n", "\n"))
        return texts


def words(pdf: bytes) -> str:
    """The whole text with single spaces."""
    return " ".join(" ".join(page_texts(pdf)).split())


def text_boxes(pdf: bytes) -> Iterator[tuple[int, str, tuple[float, float, float, float]]]:
    """Page, character, and its left, bottom, right and top in points from the bottom left, for all that has ink."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        for number in range(len(document)):
            with closing(document[number]) as page, closing(page.get_textpage()) as text:
                for index in range(text.count_chars()):
                    character = text.get_text_range(index, 1)
                    if character.strip():
                        yield number, character, text.get_charbox(index)


def picture_boxes(pdf: bytes) -> Iterator[tuple[float, float, float, float]]:
    """Left, bottom, right and top of all pictures made of pixels, in points from the bottom left."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        for number in range(len(document)):
            with closing(document[number]) as page:
                yield from (item.get_bounds() for item in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,)))


def rules_of(pdf: bytes, number: int) -> list[tuple[float, float, float, float]]:
    """Left, bottom, right and top of the lines across a page, in points from the bottom left."""
    with closing(pypdfium2.PdfDocument(pdf)) as document, closing(document[number]) as page:
        boxes = [item.get_bounds() for item in page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,))]
        return [(x0, y0, x1, y1) for x0, y0, x1, y1 in boxes if y1 - y0 < 5 and x1 - x0 > 100]


def metadata(pdf: bytes) -> dict[str, str]:
    """The document's properties, its language under `Lang`."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        language = _string(lambda buffer, size: raw.FPDFCatalog_GetLanguage(document, buffer, size))
        found: dict[str, str] = document.get_metadata_dict(skip_empty=True)
        return found | {"Lang": language}


def tags(pdf: bytes) -> list[str]:
    """The structure of all pages: one tag a line, indented by depth, with its alternative text."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        found: list[str] = []
        for number in range(len(document)):
            with closing(document[number]) as page:
                found.append(f"page {number + 1}")
                tree = raw.FPDF_StructTree_GetForPage(page)
                for index in range(raw.FPDF_StructTree_CountChildren(tree)):
                    found += _tags(raw.FPDF_StructTree_GetChildAtIndex(tree, index), 1)
                raw.FPDF_StructTree_Close(tree)
        return found


def languages(pdf: bytes) -> set[str]:
    """The languages that parts of the document say to be in, other than the whole."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        found: set[str] = set()
        for number in range(len(document)):
            with closing(document[number]) as page:
                tree = raw.FPDF_StructTree_GetForPage(page)
                for index in range(raw.FPDF_StructTree_CountChildren(tree)):
                    found.update(_languages(raw.FPDF_StructTree_GetChildAtIndex(tree, index)))
                raw.FPDF_StructTree_Close(tree)
        return found


def _languages(element: Any) -> Iterator[str]:
    language = _string(lambda buffer, size: raw.FPDF_StructElement_GetLang(element, buffer, size))
    if language:
        yield language
    for index in range(raw.FPDF_StructElement_CountChildren(element)):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, index)
        if child:
            yield from _languages(child)


def _tags(element: Any, depth: int) -> Iterator[str]:
    kind = _string(lambda buffer, size: raw.FPDF_StructElement_GetType(element, buffer, size))
    alternative = _string(lambda buffer, size: raw.FPDF_StructElement_GetAltText(element, buffer, size))
    yield "  " * depth + kind + (f" ({alternative})" if alternative else "")
    for index in range(raw.FPDF_StructElement_CountChildren(element)):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, index)
        if child:
            yield from _tags(child, depth + 1)


def _string(read: Callable[[Any, int], int]) -> str:
    """A string that PDFium writes into a buffer as UTF-16, after saying how many bytes it needs."""
    size = read(None, 0)
    buffer = (ctypes.c_ushort * (size // 2))()
    read(buffer, size)
    return bytes(buffer).decode("utf-16-le").rstrip("\0")
