"""What runs in the confined process: it answers jobs one after the other, and ends itself when it grows too large."""

from __future__ import annotations

import json
import os
import pickle
import sys
import threading
import time
from pathlib import Path
from typing import Any, BinaryIO

from releasedesk.rendering.confined import MEGABYTES
from releasedesk.rendering.typesetter import OwnTypesetter, TemplateFailure

_WATCH_EVERY = 0.05
_ENDED_FOR_MEMORY = 3


def serve() -> int:
    """Answer jobs from standard input until it ends; the exit status is that of the process."""
    jobs, answers = sys.stdin.buffer, sys.stdout.buffer
    # Whatever else prints must not be taken for an answer.
    sys.stdout = sys.stderr
    _limit_memory()
    threading.Thread(target=_watch, name="memory", daemon=True).start()
    worker = _Worker()
    while job := _next(jobs):
        try:
            body = worker.make(job)
            head: dict[str, Any] = {"length": len(body)}
        except TemplateFailure as failure:
            body, head = b"", {"problem": failure.problem, "file": failure.file, "line": failure.line}
        answers.write(json.dumps(head).encode() + b"\n" + body)
        answers.flush()
    return 0


class _Worker:
    """Makes documents; what it has set for a folder is kept for the next time."""

    def __init__(self) -> None:
        self._typesetters: dict[tuple[str, str], OwnTypesetter] = {}

    def make(self, job: dict[str, Any]) -> bytes:
        if job["kind"] == "pages":
            return self._pages(job)
        from releasedesk.rendering.templates import rendered

        return rendered(job["name"], job["source"], job["shared"], job["values"]).encode()

    def _pages(self, job: dict[str, Any]) -> bytes:
        key = (job["folder"], job["template"])
        if key not in self._typesetters:
            self._typesetters[key] = OwnTypesetter(Path(key[0]), key[1])
        typesetter = self._typesetters[key]
        try:
            return typesetter.set(is_final=job["is_final"], timestamp=job["timestamp"])
        finally:
            typesetter.release()


def _next(jobs: BinaryIO) -> Any:
    length = jobs.read(8)
    return pickle.loads(jobs.read(int.from_bytes(length, "big"))) if len(length) == 8 else None


def _limit_memory() -> None:
    """Let the system refuse memory beyond the bound, where it can: fonts and libraries come on top of it."""
    if sys.platform != "linux":
        return
    import resource

    bound = (MEGABYTES + 2500) * 2**20
    resource.setrlimit(resource.RLIMIT_AS, (bound, bound))


def _watch() -> None:
    while True:
        if _used() > MEGABYTES * 2**20:
            os._exit(_ENDED_FOR_MEMORY)
        time.sleep(_WATCH_EVERY)


def _used() -> int:
    """Return the most memory, in bytes, that the process has held so far."""
    if sys.platform == "win32":
        return _used_on_windows()
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def _used_on_windows() -> int:
    import ctypes
    from ctypes import wintypes

    class Counters(ctypes.Structure):
        """`PROCESS_MEMORY_COUNTERS` of psapi.h."""

        _fields_ = [
            ("size", wintypes.DWORD),
            ("page_faults", wintypes.DWORD),
            *((name, ctypes.c_size_t) for name in ("peak", "used", "a", "b", "c", "d", "file", "peak_file")),
        ]

    windows: Any = getattr(ctypes, "windll")  # noqa: B009  it exists on Windows alone
    counters = Counters(size=ctypes.sizeof(Counters))
    process = ctypes.c_void_p(windows.kernel32.GetCurrentProcess())
    windows.psapi.GetProcessMemoryInfo(process, ctypes.byref(counters), counters.size)
    return int(counters.peak_file)
