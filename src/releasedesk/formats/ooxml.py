"""Office Open XML packages (ECMA-376, part 2): a document is a ZIP archive of parts that name each other.

The same parts always give the same bytes: they stand in one order and carry one date.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

CONTENT_TYPES = "[Content_Types].xml"
PACKAGE_RELATIONSHIPS = "_rels/.rels"

# The first moment that a ZIP archive can name. When a document was made stands in its properties.
_DATE = (1980, 1, 1, 0, 0, 0)
# The archive does not tell on which system it was made: 0 is FAT, as Word writes.
_NO_SYSTEM = 0
# A reader finds here first what kind of package it holds (ECMA-376 part 2 allows any order; `file` looks for this one).
_FIRST = (CONTENT_TYPES, PACKAGE_RELATIONSHIPS)


# Characters that no XML document can hold, not even escaped (XML 1.0, production 2).
_NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_safe(text: str) -> str:
    """Return text without the characters that XML cannot hold; they print nothing."""
    return _NOT_IN_XML.sub("", text)


def package(parts: Mapping[str, bytes]) -> bytes:
    """Return the package that holds these parts, by their names without a leading slash."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target:
        for name in sorted(parts, key=_order):
            info = zipfile.ZipInfo(name, _DATE)
            info.create_system = _NO_SYSTEM
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, parts[name], compresslevel=9)
    return archive.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    """Return the parts of a package by their names without a leading slash.

    Raises:
        zipfile.BadZipFile: The data is no ZIP archive, or one of its parts is damaged.

    """
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        return {info.filename: source.read(info) for info in source.infolist() if not info.is_dir()}


def repacked(data: bytes) -> bytes:
    """Return the package with the same parts, so packed that equal parts give equal bytes.

    Raises:
        zipfile.BadZipFile: The data is no ZIP archive, or one of its parts is damaged.

    """
    return package(parts_of(data))


def _order(name: str) -> tuple[int, str]:
    return (_FIRST.index(name) if name in _FIRST else len(_FIRST), name)
