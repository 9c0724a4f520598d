"""The notice beside a project file that says who is working on it; it asks for consideration and forces nobody."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import secrets
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from releasedesk.errors import FileProblem
from releasedesk.project.disk import BINARY, beside, remove, write_all
from releasedesk.project.processes import (
    ProcessMark,
    is_running,
    machine_name,
    person_name,
    this_process,
)

HEARTBEAT = 60.0
"""Seconds after which a holder shows again that it is there."""

STALE = 10 * HEARTBEAT
"""Seconds without a heartbeat after which the holder on another machine is taken to be gone."""

_MOMENT = 0.05
"""Seconds in which a notice is surely written."""

_LARGEST = 10_000
"""Bytes; a notice has a few hundred."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who works on a file: the person and the machine as people know them, and since when (UTC)."""

    person: str
    machine: str
    since: dt.datetime
    process: ProcessMark
    token: str

    @property
    def is_this_process(self) -> bool:
        """Whether the file is open in another window of this very program."""
        return self.process == this_process()


class FileLock:
    """The notice of this program for one project file."""

    def __init__(self, path: Path) -> None:
        self._notice = notice_for(path)
        self._token = ""

    @property
    def is_held(self) -> bool:
        """Whether the notice was put up and not taken down again, by whomever."""
        return bool(self._token)

    def acquire(self) -> Holder | None:
        """Put up the notice; returns who has put up another one, and None where the file is ours.

        Where no notice can be put up, as in a folder that is read only, the file counts as ours: a notice that cannot
        be written must not keep anybody from working.
        """
        if self._token:
            return None
        self._token = secrets.token_hex(8)
        content = _notice_of(self._token)
        # More than once, for a stale notice is taken down before the own one is put up.
        for _ in range(3):
            try:
                descriptor = os.open(self._notice, os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY, 0o666)
            except FileExistsError:
                holder = holder_of(self._notice)
                if holder is not None:
                    self._token = ""
                    return holder
                remove(self._notice)
                continue
            except OSError:
                return None
            self._write(descriptor, content)
            return None
        self._token = ""
        return holder_of(self._notice)

    def take_over(self) -> None:
        """Put up the notice in place of that of somebody else."""
        self._token = ""
        remove(self._notice)
        self.acquire()

    def beat(self) -> bool:
        """Show that the file is still being worked on; False where somebody else has taken it over."""
        if not self._token:
            return False
        stored = _read(self._notice)
        if stored is None:
            # The folder was away, or somebody tidied up: put it up again.
            self._token = ""
            return self.acquire() is None
        if stored.get("token") != self._token:
            self._token = ""
            return False
        with contextlib.suppress(OSError):
            os.utime(self._notice)
        return True

    def release(self) -> None:
        """Take the notice down, if it is ours."""
        if self._token and (stored := _read(self._notice)) is not None and stored.get("token") == self._token:
            remove(self._notice)
        self._token = ""

    def _write(self, descriptor: int, content: bytes) -> None:
        try:
            write_all(descriptor, content)
        except OSError:
            # A full disk: half a notice says nothing.
            remove(self._notice)
        finally:
            os.close(descriptor)


def notice_for(path: Path) -> Path:
    """Return where the notice for a project file lies; a link is followed."""
    return beside(Path(os.path.realpath(path)), "lock")


def who_holds(path: Path) -> Holder | None:
    """Return who works on a project file; None where nobody does, or only somebody who is gone."""
    return holder_of(notice_for(path))


def refuse_if_held(path: Path, own: Path | None) -> None:
    """Refuse to write over a file that somebody is working on; `own` is the file that is open here.

    Raises:
        FileProblem: Somebody is working on it.

    """
    holder = who_holds(path)
    if holder is None or (holder.is_this_process and path == own):
        return
    who = "another window" if holder.is_this_process else f"{holder.person} on {holder.machine}"
    raise FileProblem(path, f"this file is open ({who}); choose another name")


def holder_of(notice: Path) -> Holder | None:
    """Return whom a notice names, unless it is stale, damaged or not there."""
    stored = _read(notice)
    if stored is None:
        return None
    holder = _holder(stored)
    if holder is None:
        # It may be in the middle of being written.
        time.sleep(_MOMENT)
        holder = _holder(_read(notice) or {})
    if holder is None:
        return None
    running = is_running(holder.process)
    if running is None:
        return holder if _age(notice) < STALE else None
    return holder if running else None


def _notice_of(token: str) -> bytes:
    mark = this_process()
    stored = {
        "person": person_name(),
        "machine": machine_name(),
        "since": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "process": {"machine": mark.machine, "pid": mark.pid, "began": mark.began},
        "token": token,
    }
    return json.dumps(stored, ensure_ascii=False, indent=2).encode() + b"\n"


def _read(notice: Path) -> dict[str, Any] | None:
    """Return what a notice says; an empty object for one that says nothing, None where there is none."""
    try:
        descriptor = os.open(notice, os.O_RDONLY | BINARY)
    except OSError:
        return None
    try:
        stored = json.loads(os.read(descriptor, _LARGEST))
    except (OSError, ValueError, RecursionError):
        return {}
    finally:
        os.close(descriptor)
    return stored if isinstance(stored, dict) else {}


def _holder(stored: dict[str, Any]) -> Holder | None:
    try:
        process = stored["process"]
        mark = ProcessMark(str(process["machine"]), int(process["pid"]), str(process["began"]))
        since = dt.datetime.fromisoformat(stored["since"]).astimezone(dt.UTC)
        return Holder(str(stored["person"]), str(stored["machine"]), since, mark, str(stored["token"]))
    except (KeyError, TypeError, ValueError, OverflowError):
        return None


def _age(notice: Path) -> float:
    """Seconds since the last heartbeat, by the clock of the disk where that can be asked, else by that of this machine.

    Clocks of two machines differ, and go back; a heartbeat in the future is as good as one of this moment.
    """
    try:
        beat = notice.stat().st_mtime
    except OSError:
        return STALE
    return max(_disk_time(notice) - beat, 0.0)


def _disk_time(notice: Path) -> float:
    probe = notice.with_name(notice.name + "." + secrets.token_hex(4))
    try:
        os.close(os.open(probe, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        return probe.stat().st_mtime
    except OSError:
        return time.time()
    finally:
        remove(probe)
