"""Starts a typist, kills it, and looks at what is left: the file, and what the next start would offer."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from releasedesk.project.reading import read_project
from releasedesk.session.recovery import recovered_work
from tests.network.guard import python_path

ROOT = Path(__file__).resolve().parents[2]

_LONGEST = 1.6
"""Seconds that a typist lives at most after its first key."""

_IN_SAVING = 0.4
"""Which part of all kills waits for the next saving, which takes so short a time that others seldom hit it."""

_SAVING = 0.012
"""Seconds from the beginning of a saving in which such a kill comes."""

_PATIENCE = 60.0
"""Seconds in which a typist must have begun."""


@dataclass
class Counts:
    """What came of the killing."""

    kills: int = 0
    while_saving: int = 0
    keys: int = 0
    saves: int = 0
    recovered: int = 0
    left_alone: int = 0
    most_missing: float = 0.0
    """The longest time of typing, in seconds before a kill, that was in neither the file nor the journal."""
    problems: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.kills} kills ({self.while_saving} of them while saving), {self.keys} keys, {self.saves} saves; "
            f"{self.recovered} recovered, {self.left_alone} left alone; most typing missing {self.most_missing:.2f} s; "
            f"{len(self.problems)} problems"
        )


class Killer:
    """Kills one typist after the other, who work on one file in one folder of data."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.counts = Counts()
        self._chance = random.Random(seed)
        self._path = folder / "quay.releasedesk"
        self._recovery = folder / "data" / "recovery"
        self._env = os.environ | {
            "PYTHONPATH": python_path(ROOT / "src", ROOT),
            "QT_QPA_PLATFORM": "offscreen",
            "RELEASEDESK_CONFIG_DIR": str(folder / "settings"),
            "RELEASEDESK_DATA_DIR": str(folder / "data"),
        }
        self._file: str | None = None
        self._alone: dict[str, str] = {}

    def kill_one(self) -> None:
        """Let somebody type, kill the process, and look at what is left."""
        takes_up = self._chance.random() < 0.9
        events, killed = self._life(takes_up=takes_up)
        self.counts.kills += 1
        if not events or events[0]["event"] != "ready":
            self.counts.problems.append(f"kill {self.counts.kills}: the typist never began")
            return
        self._alone.pop(events[0]["taken"], None)
        typed = [events[0]] + [event for event in events if event["event"] == "typed"]
        self.counts.keys += len(typed) - 1
        self.counts.saves += sum(event["event"] == "saved" for event in events)
        self.counts.while_saving += events[-1]["event"] == "saving"
        file = self._look_at_file(events)
        offered = self._look_at_recovery(takes_up=takes_up, words={event["text"] for event in typed})
        self._look_for_missing(typed, killed, file, offered)

    def finish(self) -> None:
        """See that nothing that was left alone is gone."""
        found = {work.entry.name for work in recovered_work(self._recovery)}
        for entry, text in self._alone.items():
            if entry not in found:
                self._complain(f"what was left alone is gone: {text[-30:]}")
        self.counts.left_alone = len(self._alone)

    def _life(self, *, takes_up: bool) -> tuple[list[dict[str, Any]], float]:
        reading, writing = os.pipe()
        command = [sys.executable, "-m", "tests.kills.typist", str(self._path), str(writing)]
        command += [str(self._chance.randrange(10**9)), "take" if takes_up else "leave"]
        process = subprocess.Popen(
            command, cwd=ROOT, env=self._env, pass_fds=[writing], stderr=subprocess.PIPE, text=True
        )
        os.close(writing)
        lines: list[str] = []
        ready, saving = threading.Event(), threading.Event()

        def read() -> None:
            with os.fdopen(reading, encoding="utf-8") as pipe:
                for line in pipe:
                    lines.append(line)
                    ready.set()
                    if '"saving"' in line:
                        saving.set()

        reader = threading.Thread(target=read)
        reader.start()
        ready.wait(_PATIENCE)
        time.sleep(self._chance.random() * _LONGEST)
        if self._chance.random() < _IN_SAVING:
            saving.clear()
            saving.wait(_LONGEST)
            time.sleep(self._chance.random() * _SAVING)
        killed = time.monotonic()
        process.send_signal(signal.SIGKILL)
        _, said = process.communicate()
        reader.join()
        if process.returncode != -signal.SIGKILL:
            self._complain(f"the typist ended by itself: {said[-600:]}")
        return [json.loads(line) for line in lines if line.endswith("\n")], killed

    def _look_at_file(self, events: list[dict[str, Any]]) -> str | None:
        """The file must be whole, and hold the state that was saved last or one that was just being saved."""
        allowed = [self._file]
        for event in events:
            if event["event"] == "saving":
                allowed.append(event["text"])
            elif event["event"] == "saved":
                allowed = [event["text"]]
        if not self._path.exists():
            found = None
        else:
            try:
                found = read_project(self._path).release.original.headline
            except Exception as error:  # noqa: BLE001  whatever it is, it is what this looks for
                self._complain(f"the file does not open: {error}")
                return self._file
        if found not in allowed:
            self._complain(f"the file holds what was never saved: {found!r}, not {allowed!r}")
        self._file = found
        return found

    def _look_at_recovery(self, *, takes_up: bool, words: set[str]) -> str | None:
        """Return what the next start would offer of this life."""
        newest = None
        for work in recovered_work(self._recovery):
            if work.state is None:
                self._complain(f"a damaged entry: {work.problem}")
                continue
            text = work.state.project.release.original.headline
            if work.entry.name in self._alone:
                if text != self._alone[work.entry.name]:
                    self._complain("what was left alone has changed")
            elif text in words:
                newest = text
            else:
                self._alone[work.entry.name] = text
        self.counts.recovered += newest is not None
        return newest

    def _look_for_missing(
        self, typed: list[dict[str, Any]], killed: float, file: str | None, offered: str | None
    ) -> None:
        place = {event["text"]: number for number, event in enumerate(typed)}
        kept = max(place.get(file or "", -1), place.get(offered or "", -1) if offered is not None else -1)
        missing = typed[kept + 1 :]
        if missing:
            self.counts.most_missing = max(self.counts.most_missing, killed - missing[0]["at"])

    def _complain(self, problem: str) -> None:
        self.counts.problems.append(f"kill {self.counts.kills + 1}: {problem}")
