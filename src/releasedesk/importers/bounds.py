"""Reads a document to import within bounds, and refuses more text than a release can have."""

from __future__ import annotations

import stat
from collections.abc import Sequence
from pathlib import Path

from releasedesk import limits
from releasedesk.errors import SourceError
from releasedesk.importers.passages import Passage


def source_bytes(path: Path) -> bytes:
    """Return the bytes of a document.

    Raises:
        SourceError: It cannot be read, is no file, or is too large.

    """
    try:
        kind = path.stat().st_mode
        if not (stat.S_ISREG(kind) or stat.S_ISDIR(kind)):
            # Opening a pipe would wait for its writer, and a device may never end.
            raise SourceError(path, "this is a device and not a file; choose the document itself")
        with path.open("rb") as file:
            content = file.read(limits.SOURCE_BYTES + 1)
    except IsADirectoryError as error:
        raise SourceError(path, "this is a folder; choose the document inside it") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name is none that the system knows"
        raise SourceError(path, f"the file cannot be read ({reason}); check that it is there") from error
    if len(content) > limits.SOURCE_BYTES:
        most = limits.SOURCE_BYTES // limits.MEGABYTE
        raise SourceError(path, f"the file is larger than {most} MB; take out what is not the release itself")
    return content


def refuse_long_text(path: Path | str, characters: int) -> None:
    """Refuse a text that is longer than a release can be.

    Raises:
        SourceError: It is.

    """
    if characters > limits.SOURCE_CHARACTERS:
        raise SourceError(
            path,
            f"the text is longer than {limits.SOURCE_CHARACTERS:,} characters; take out what is not the release itself",
        )


def refuse_many_passages(path: Path | str, passages: Sequence[Passage]) -> None:
    """Refuse a document with more paragraphs, or more text in them, than a release can have.

    Raises:
        SourceError: It has.

    """
    if len(passages) > limits.SOURCE_PASSAGES:
        raise SourceError(
            path,
            f"it has more than {limits.SOURCE_PASSAGES:,} paragraphs; take out what is not the release itself",
        )
    refuse_long_text(path, sum(len(passage.plain) for passage in passages))
