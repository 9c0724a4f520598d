"""Tells which pages of a PDF look as they did in an earlier one, without drawing them.

A page looks the same where its content and all that this draws on (fonts, pictures, colours) are the same bytes. They
are read from the file itself, as Typst writes it: plain objects and a table of where they stand (ISO 32000-1, 7.5.4).
"""

from __future__ import annotations

import hashlib
import re
import zlib

from releasedesk.rendering.page_strips import PageContent, items_of

_TABLE = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_TABLE_START = re.compile(rb"xref\s+0 (\d+)\s*?\n")
_ENTRY_LENGTH, _OFFSET_LENGTH = 20, 10
_ROOT, _PAGES = re.compile(rb"/Root (\d+) 0 R"), re.compile(rb"/Pages (\d+) 0 R")
_KIDS = re.compile(rb"/Kids\s*\[([^\]]*)\]")
_REFERENCE = re.compile(rb"\b(\d+) 0 R\b")
_END = re.compile(rb"stream\r?\n|endobj")
_CONTENTS = re.compile(rb"/Contents (\d+) 0 R")
_PLAINLY_PACKED = re.compile(rb"\s*<<\s*/Length \d+\s*/Filter\s*/FlateDecode\s*>>\s*")
_LONGEST_CONTENT = 2**24
_LENGTH = re.compile(rb"/Length (\d+)\b(?! 0 R)")
# What stands in a page and is not drawn by it: its place among the pages, what leads elsewhere, and its tags.
_NOT_DRAWN = re.compile(
    rb"/Parent \d+ 0 R|/Annots\s*\[[^\]]*\]|/Annots \d+ 0 R|/StructParents \d+|/Tabs /\w+"
)


class PageLooks:
    """What the pages of a PDF look like, each as a digest; nothing is known of a file that is built otherwise."""

    def __init__(self, pdf: bytes) -> None:
        self._pdf = pdf
        self._known: dict[int, bytes] = {}
        self._under_way: set[int] = set()
        try:
            self._entries, self._count = self._table()
            self._pages = tuple(self._page_objects())
        except ValueError:
            self._pages = ()

    def of(self, page: int) -> bytes | None:
        """Return the digest of a page, counted from 0: the same one promises the same picture, None nothing."""
        if page >= len(self._pages):
            return None
        try:
            return self._digest(self._pages[page])
        except ValueError:
            return None

    def content(self, page: int) -> PageContent | None:
        """Return what is drawn on a page, counted from 0, item by item; None where that cannot be told."""
        if page >= len(self._pages):
            return None
        try:
            words, _ = self._object(self._pages[page])
            packing, packed = self._object(_number(_CONTENTS, words))
            if _PLAINLY_PACKED.fullmatch(packing) is None:
                return None
            items = items_of(zlib.decompressobj().decompress(packed, _LONGEST_CONTENT))
            return PageContent(self._digest_of(_CONTENTS.sub(b"", words), b""), items) if items else None
        except (ValueError, zlib.error):
            return None

    def _table(self) -> tuple[int, int]:
        """Return where the entries of the table of objects begin, and how many there are."""
        at = _TABLE.search(self._pdf, max(len(self._pdf) - 64, 0))
        start = _TABLE_START.match(self._pdf, int(at[1])) if at else None
        if start is None:
            raise ValueError("no table of objects")
        return start.end(), int(start[1])

    def _page_objects(self) -> list[int]:
        trailer = self._pdf[self._entries + _ENTRY_LENGTH * self._count :]
        catalog, _ = self._object(_number(_ROOT, trailer))
        return self._leaves(_number(_PAGES, catalog), depth=0)

    def _leaves(self, number: int, depth: int) -> list[int]:
        words, _ = self._object(number)
        kids = _KIDS.search(words)
        if kids is None:
            return [number]
        if depth > 8:
            raise ValueError("pages within pages without end")
        return [leaf for each in _REFERENCE.findall(kids[1]) for leaf in self._leaves(int(each), depth + 1)]

    def _digest(self, number: int) -> bytes:
        """Return the digest of an object and of all that it refers to."""
        if number in self._known:
            return self._known[number]
        if number in self._under_way:
            raise ValueError("an object that refers to itself")
        self._under_way.add(number)
        self._known[number] = self._digest_of(*self._object(number))
        self._under_way.remove(number)
        return self._known[number]

    def _digest_of(self, words: bytes, stream: bytes) -> bytes:
        own = hashlib.blake2b(stream, digest_size=16)
        own.update(
            _REFERENCE.sub(
                lambda found: self._digest(int(found[1])).hex().encode(), _NOT_DRAWN.sub(b"", words)
            )
        )
        return own.digest()

    def _object(self, number: int) -> tuple[bytes, bytes]:
        """Return what an object says, and the bytes of its stream."""
        if not 0 < number < self._count:
            raise ValueError("an object that is not there")
        entry = self._entries + _ENTRY_LENGTH * number
        start = int(self._pdf[entry : entry + _OFFSET_LENGTH])
        opening = b"%d 0 obj" % number
        end = _END.search(self._pdf, start)
        if end is None or not self._pdf.startswith(opening, start):
            raise ValueError("an object that is not where the table says")
        words = self._pdf[start + len(opening) : end.start()]
        if end[0] == b"endobj":
            return words, b""
        length = _number(_LENGTH, words)
        return words, self._pdf[end.end() : end.end() + length]


def _number(pattern: re.Pattern[bytes], words: bytes) -> int:
    found = pattern.search(words)
    if found is None:
        raise ValueError("a part is missing")
    return int(found[1])
