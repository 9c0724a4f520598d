"""What the tools say: a line per step, a moving one for slow steps, and how a failed one ended."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

_TICK = 0.2
_TAIL = 25
_WIDTH = 100


class Stop(Exception):
    """A step cannot go on; `str()` is the sentence for the person at the terminal."""


def say(text: str) -> None:
    """Print one line, in order with what child processes print."""
    print(text, flush=True)


def run_slow(
    label: str,
    command: Sequence[str | Path],
    *,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
) -> None:
    """Run a command and show only its progress; when it fails, show the end of its output and stop."""
    started = time.monotonic()
    line = _Line(label)
    with subprocess.Popen(
        [str(part) for part in command],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        env={**os.environ, **(env or {})},
        cwd=cwd,
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as process:
        tail = _follow(process, line, started)
    if process.returncode:
        line.end("failed")
        say("\n".join(f"    {text}" for text in tail))
        raise Stop(f"{label}: failed with status {process.returncode}, the end of its output is above.")
    line.end(f"{time.monotonic() - started:.0f} s")


def _follow(process: subprocess.Popen[str], line: _Line, started: float) -> deque[str]:
    """Show the progress of a process until it has closed its output; return the last lines of it."""
    assert process.stdout is not None
    lines: queue.Queue[str | None] = queue.Queue()
    threading.Thread(target=_read, args=(process.stdout, lines), daemon=True).start()
    tail: deque[str] = deque(maxlen=_TAIL)
    detail = ""
    while True:
        try:
            text = lines.get(timeout=_TICK)
        except queue.Empty:
            line.show(f"{time.monotonic() - started:3.0f} s  {detail}")
            continue
        if text is None:
            return tail
        tail.append(text)
        detail = text.strip()


def _read(stream: IO[str], lines: queue.Queue[str | None]) -> None:
    for text in stream:
        lines.put(text.rstrip())
    lines.put(None)


class _Line:
    """A line that moves on a terminal, and is one plain line (start, then end) in a log."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._moves = sys.stdout.isatty()
        print(f"{label} ...", end="", flush=True)

    def show(self, text: str) -> None:
        if self._moves:
            print(f"\r{self._fit(f'{self._label} ... {text}')}", end="", flush=True)

    def end(self, text: str) -> None:
        whole = f"{self._label} ... {text}"
        print(f"\r{self._fit(whole)}" if self._moves else f" {text}", flush=True)

    @staticmethod
    def _fit(text: str) -> str:
        return f"{text[:_WIDTH]:<{_WIDTH}}"
