"""Opens a Word letterhead that comes from outside, within bounds, and refuses what would run or fetch something."""

from __future__ import annotations

from releasedesk import limits
from releasedesk.errors import UnsafeInput
from releasedesk.formats.zip_reading import open_archive

_MOST_PARTS = 200
_MOST_BYTES = 30 * limits.MEGABYTE


def letterhead_parts(content: bytes) -> dict[str, bytes]:
    """Return the parts of a letterhead by name.

    Raises:
        UnsafeInput: It is no Word document, damaged, too large, holds macros, or fetches something when it is opened.

    """
    if not content.startswith(b"PK"):
        raise UnsafeInput("it is not a Word document (.docx)")
    archive = open_archive(content)
    if len(archive.names) > _MOST_PARTS:
        raise UnsafeInput("it is too large for a letterhead; take out what is not in its header and footer")
    parts: dict[str, bytes] = {}
    room = _MOST_BYTES
    for name in archive.names:
        parts[name] = archive.read(name, min(room, limits.XML_BYTES))
        room -= len(parts[name])
    if "word/document.xml" not in parts:
        raise UnsafeInput("it is not a Word document")
    for name, part in parts.items():
        if "vbaProject" in name:
            raise UnsafeInput("it holds macros; save it as a document without them")
        if name.endswith(".rels") and b'TargetMode="External"' in part and b"/hyperlink" not in part:
            raise UnsafeInput(
                f"it fetches something from elsewhere when it is opened ({name}); embed that instead of linking it"
            )
    return parts
