"""Runs templates that somebody else wrote in a process of its own, which is ended when it takes too long or too much.

The process can read the folder that it is given and nothing else through Typst, has no way to the network, and answers
with bytes alone. What failed for want of time is not tried again until the template changes.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import json
import os
import pickle
import queue
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import releasedesk
from releasedesk.rendering.typesetter import TemplateFailure

SECONDS = 8.0
"""How long a template may take for one document; a long release in a shipped style takes less than one."""

MEGABYTES = 900
"""How much memory the process may take; a long release in a shipped style takes a fifth of it."""

SWITCH = "--confined-templates"
"""The argument with which the program serves as such a process instead of opening a window."""

_GONE_SOON = 5.0
_LONGEST_ANSWER = 256 * 2**20
# Where nobody listens: Typst fetches packages through the proxy that the environment names.
_NOWHERE = "http://127.0.0.1:9"
_PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy")
_too_slow: set[bytes] = set()


class ConfinedProcess:
    """A process that runs templates; it is started with the first job and again after it was ended."""

    def __init__(self, seconds: float | None = None) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: queue.SimpleQueue[tuple[dict[str, Any], bytes] | None] = queue.SimpleQueue()

    def run(self, job: dict[str, Any]) -> bytes:
        """Return what a job makes.

        Raises:
            TemplateFailure: The template is broken, took too long or too much memory.

        """
        seconds = SECONDS if self._seconds is None else self._seconds
        process = self._process = self._running()
        assert process.stdin is not None
        content = pickle.dumps(job)
        deadline = time.monotonic() + seconds
        # A process that does not even read its job would be waited for without end.
        watch = threading.Timer(seconds, process.kill)
        watch.daemon = True
        watch.start()
        try:
            process.stdin.write(len(content).to_bytes(8, "big") + content)
            process.stdin.flush()
            answer = self._answers.get(timeout=max(deadline - time.monotonic(), 0))
        except (OSError, queue.Empty):
            answer = None
        finally:
            watch.cancel()
        if answer is None:
            self.close()
            if time.monotonic() >= deadline:
                raise TemplateFailure(f"it took more than {seconds:g} seconds, perhaps it never ends")
            raise TemplateFailure(f"it was ended because it took more than {MEGABYTES} MB of memory")
        head, body = answer
        if "problem" in head:
            raise TemplateFailure(str(head["problem"]), str(head.get("file", "")), int(head.get("line", 0)))
        return body

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        # One that the system cannot end, because its disk does not answer, is left to the system.
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_GONE_SOON)
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    continue  # what was not yet written has no reader any more

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.close()
        process = subprocess.Popen(
            _command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_surroundings(),
        )
        self._answers = queue.SimpleQueue()
        threading.Thread(target=_listen, args=(process, self._answers), name="confined", daemon=True).start()
        return process


class ConfinedTypesetter:
    """Sets the template of a folder in a confined process."""

    def __init__(self, folder: Path, template: str) -> None:
        self._folder, self._template = folder, template
        self._process = ConfinedProcess()

    def set(self, *, is_final: bool, timestamp: dt.datetime) -> bytes:
        identity = self._identity()
        if identity in _too_slow:
            raise TemplateFailure("it took too long the last time, perhaps it never ends", self._template)
        job = {
            "kind": "pages",
            "folder": str(self._folder),
            "template": self._template,
            "is_final": is_final,
            "timestamp": timestamp,
        }
        try:
            return self._process.run(job)
        except TemplateFailure as failure:
            if not failure.file:
                _too_slow.add(identity)
            raise

    def release(self) -> None:
        """The process forgets by itself."""

    def trim(self, size: int) -> None:
        """The process is small, and its memory is its own."""

    def close(self) -> None:
        self._process.close()

    def _identity(self) -> bytes:
        """What tells this template, with its settings, from another: the words of the release are no part of it."""
        digest = hashlib.sha256()
        for name in (self._template, "style.json"):
            digest.update((self._folder / name).read_bytes())
        return digest.digest()


def run_template(job: dict[str, Any]) -> bytes:
    """Run one job in a process that is ended after it.

    Raises:
        TemplateFailure: The template is broken, took too long or too much memory.

    """
    process = ConfinedProcess()
    try:
        return process.run(job)
    finally:
        process.close()


def _listen(
    process: subprocess.Popen[bytes], answers: queue.SimpleQueue[tuple[dict[str, Any], bytes] | None]
) -> None:
    """Hand over answers as they come; None when the process is gone or talks nonsense."""
    pipe = process.stdout
    assert pipe is not None
    try:
        while head := pipe.readline(1 << 20):
            told = json.loads(head)
            length = int(told.get("length", 0))
            if not 0 <= length <= _LONGEST_ANSWER:
                break
            answers.put((told, pipe.read(length)))
    except (OSError, ValueError, AttributeError, TypeError):
        pass  # the process was ended, or answered what no template of ours does: both mean the same to who waits
    answers.put(None)


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, SWITCH]
    return [sys.executable, "-m", "releasedesk", SWITCH]


def _surroundings() -> dict[str, str]:
    source = str(Path(releasedesk.__file__).resolve().parents[1])
    path = os.pathsep.join(filter(None, (source, os.environ.get("PYTHONPATH", ""))))
    kept = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    proxies = dict.fromkeys(_PROXIES, _NOWHERE)
    return kept | proxies | {"PYTHONPATH": path}
