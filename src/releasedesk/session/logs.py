"""The log: what the program did and where it failed, without a word of any release and without names.

The rule is in the formatter, not in the callers: of a message of our own only the constant text and arguments of
harmless kinds are written, of other people's messages only where they came from, of an error its kind and the lines of
code. So nothing that was typed, and no name of a person or a file, gets into the log by mistake.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import enum
import logging
import os
import traceback
from pathlib import Path
from types import TracebackType

_LARGEST = 256_000
"""Bytes of a log; then it becomes the one before, of which there is one."""

_MOST_FRAMES = 40


class Known(str):
    """A word that stands in the program's own code, such as the name of an action; it may be written to the log."""

    __slots__ = ()


class HarmlessFormatter(logging.Formatter):
    """Writes records so that nothing in them can be anybody's words."""

    def format(self, record: logging.LogRecord) -> str:
        moment = dt.datetime.fromtimestamp(record.created, dt.UTC).strftime("%Y-%m-%d %H:%M:%S")
        line = f"{moment} {record.levelname} {_source(record)}: {_message(record)}"
        if record.exc_info and record.exc_info[1] is not None:
            line += "\n  " + "\n  ".join(harmless_traceback(record.exc_info[1], record.exc_info[2]))
        return line


class LogFile(logging.Handler):
    """Appends records to a file that no other person may read, and begins a new one when it is large.

    Several processes may write to one file; each line is written at once. A log that cannot be written is no reason to
    bother anybody.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(logging.INFO)
        self.setFormatter(HarmlessFormatter())
        self._folder = folder
        self._file = folder / "releasedesk.log"

    def filter(self, record: logging.LogRecord) -> bool:
        return record.levelno >= logging.WARNING or record.name.startswith("releasedesk.")

    def emit(self, record: logging.LogRecord) -> None:
        with contextlib.suppress(OSError, ValueError):
            self._write((self.format(record) + "\n").encode("utf-8", "replace"))

    def _write(self, line: bytes) -> None:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with contextlib.suppress(FileNotFoundError):
            if self._file.stat().st_size > _LARGEST:
                os.replace(self._file, self._file.with_suffix(".log.1"))
        descriptor = os.open(self._file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            os.write(descriptor, line)
        finally:
            os.close(descriptor)


def harmless_traceback(error: BaseException, trace: TracebackType | None) -> list[str]:
    """Return the kind of an error and the lines of code that led to it, the innermost last; never its message."""
    lines = [type(error).__name__]
    for frame in traceback.extract_tb(trace)[-_MOST_FRAMES:]:
        lines.append(f"at {code_place(frame.filename)}:{frame.lineno} in {frame.name}")
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None:
        lines.append(f"after {type(cause).__name__}")
    return lines


def code_place(file: str) -> str:
    """Return where in the program or in a library a file of code is, without the folders above, which name people."""
    parts = Path(file).parts
    for root in ("releasedesk", "site-packages", "lib"):
        if root in parts:
            inner = parts[len(parts) - parts[::-1].index(root) - (root == "releasedesk") :]
            return "/".join(inner)
    return parts[-1] if parts else ""


def recent_lines(folder: Path, count: int = 200) -> list[str]:
    """Return the last lines of the log."""
    lines: list[str] = []
    for name in ("releasedesk.log.1", "releasedesk.log"):
        with contextlib.suppress(OSError):
            lines += (folder / name).read_text(encoding="utf-8", errors="replace").splitlines()
    return lines[-count:]


def _source(record: logging.LogRecord) -> str:
    return record.name if record.name.replace(".", "").replace("_", "").isalnum() else "other"


def _message(record: logging.LogRecord) -> str:
    if record.name.partition(".")[0] != "releasedesk":
        # Other people's messages may hold anything, such as the text that they could not read.
        return f"(a message from {code_place(record.pathname)}:{record.lineno})"
    arguments = record.args if isinstance(record.args, tuple) else ()
    try:
        return str(record.msg) % tuple(map(_harmless, arguments)) if arguments else str(record.msg)
    except (TypeError, ValueError):
        return f"(a message from {code_place(record.pathname)}:{record.lineno})"


def _harmless(value: object) -> object:
    if value is None or isinstance(value, bool | int | float | Known):
        return value
    if isinstance(value, enum.Enum):
        return value.name
    if isinstance(value, str):
        return f"<{len(value)} characters>"
    return f"<{type(value).__name__}>"
