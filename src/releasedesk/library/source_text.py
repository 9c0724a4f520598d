"""Text of files that other programs wrote: read within bounds, in whatever encoding they use."""

from __future__ import annotations

from pathlib import Path

from releasedesk.errors import SourceError
from releasedesk.model.base import clean_line

MOST_BYTES = 10_000_000
_LONGEST_LINE = 1_000


def source_text(path: Path) -> str:
    """Return the text of a file in UTF-8, UTF-16 (with its mark) or the encoding of Windows.

    Raises:
        SourceError: It cannot be read, or is too large.

    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise SourceError(path, f"it is larger than {MOST_BYTES // 1_000_000} MB; import it in parts")
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(path, f"it cannot be read ({error.strerror or 'unknown reason'})") from error
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def source_line(text: str) -> str:
    """Return a value as one clean line of a bounded length."""
    whole = text.encode("utf-8", "replace").decode()
    return " ".join(clean_line(whole).split())[:_LONGEST_LINE]
