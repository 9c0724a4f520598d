"""A small program of our own beside this one, spoken to in lines of JSON: what it computes holds no thread of ours."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Any

SWITCH = "--side-process"
"""First argument of a frozen program that is to be a side process; the second names its module."""

SIDE_PROCESSES = ("spelling.worker", "session.search_worker")
"""The modules that run so."""

_PACKAGE = Path(__file__).resolve().parent
_USUAL_TIME = 20.0
"""Seconds after which a side process that does not answer is ended."""

_GONE_SOON = 5.0

Answer = dict[str, Any]
"""What a side process says, a JSON object."""


class SideProcess:
    """One side process, started with the first question; it is asked one thing at a time, urgent questions first.

    A process that dies or takes too long is ended, its question is answered with None, and the next one starts another.
    Answers are given in a thread of this object.

    Args:
        module: Name of the module below `releasedesk` that runs there, such as “spelling.worker”. It is run as a script
            and imports the standard library alone, and what it needs to do its work.
    """

    def __init__(self, module: str) -> None:
        self._module = module
        self._condition = threading.Condition()
        self._waiting: deque[tuple[dict[str, Any], Callable[[Answer | None], None], float]] = deque()
        self._thread: threading.Thread | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._is_answering = False
        self._closed = False

    def ask(
        self,
        question: dict[str, Any],
        on_answer: Callable[[Answer | None], None],
        *,
        urgent: bool = False,
        seconds: float = _USUAL_TIME,
    ) -> None:
        """Send a question; `on_answer` gets what comes back, or None where nothing comes within the time."""
        with self._condition:
            if self._closed:
                return
            (self._waiting.appendleft if urgent else self._waiting.append)((question, on_answer, seconds))
            if self._thread is None:
                self._start()
            self._condition.notify_all()

    def forget(self) -> None:
        """Drop the questions that wait."""
        with self._condition:
            self._waiting.clear()

    def interrupt(self) -> None:
        """Drop the questions that wait and end the one that is being answered, with None."""
        with self._condition:
            self._waiting.clear()
            if self._process is not None and self._is_answering:
                self._process.kill()

    def close(self) -> None:
        """End the process; no answer is given any more."""
        with self._condition:
            self._closed = True
            self._waiting.clear()
            if self._process is not None:
                self._process.kill()
            self._condition.notify_all()
            thread = self._thread
        if thread is not None and thread is not threading.current_thread():
            thread.join(_USUAL_TIME)

    def _work(self) -> None:
        """Ask what waits. An error of who takes an answer ends this thread, and another one goes on in its place."""
        try:
            self._ask_what_waits()
        finally:
            self._end()
            with self._condition:
                self._is_answering = False
                self._thread = None
                if self._waiting and not self._closed:
                    self._start()

    def _start(self) -> None:
        self._thread = threading.Thread(target=self._work, name=f"side {self._module}", daemon=True)
        self._thread.start()

    def _ask_what_waits(self) -> None:
        while True:
            with self._condition:
                self._condition.wait_for(lambda: bool(self._waiting) or self._closed)
                if self._closed:
                    return
                question, on_answer, seconds = self._waiting.popleft()
                self._is_answering = True
            answer = self._exchange(question, seconds)
            with self._condition:
                self._is_answering = False
            if not self._closed:
                on_answer(answer)

    def _exchange(self, question: dict[str, Any], seconds: float) -> Answer | None:
        try:
            process = self._started()
        except OSError:
            return None
        watch = threading.Timer(seconds, process.kill)
        watch.daemon = True
        watch.start()
        try:
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.write(json.dumps(question).encode() + b"\n")
            process.stdin.flush()
            line = process.stdout.readline()
            answer = json.loads(line) if line.endswith(b"\n") else None
        except (OSError, ValueError):
            answer = None
        finally:
            watch.cancel()
        if not isinstance(answer, dict):
            self._end()
            return None
        return answer

    def _started(self) -> subprocess.Popen[bytes]:
        with self._condition:
            if self._closed:
                raise OSError("closed")
            if self._process is None:
                self._process = subprocess.Popen(
                    command_for(self._module),
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                )
            return self._process

    def _end(self) -> None:
        with self._condition:
            process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        # One that the system cannot end, because its disk does not answer, is left to the system.
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_GONE_SOON)


def command_for(module: str) -> list[str]:
    """Return the command that runs a module below `releasedesk` as a side process."""
    if getattr(sys, "frozen", False):
        return [sys.executable, SWITCH, module]
    # -P: the folder of the script is no place to import from, its neighbours have names of their own.
    return [sys.executable, "-P", str(_PACKAGE.joinpath(*module.split(".")).with_suffix(".py"))]
