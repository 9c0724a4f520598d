"""The report of a problem: one text, which its author sees as a whole before anybody else does."""

from __future__ import annotations

import platform
import re
import sys
from collections.abc import Mapping
from pathlib import Path

from releasedesk import __version__
from releasedesk.session.logs import code_place, recent_lines

_LINES = 200
_CRASH_LINES = 60
_CODE_FILE = re.compile(r'File "([^"]+)"')


def report_of(log_folder: Path, facts: Mapping[str, str], words: str = "") -> str:
    """Return the whole report.

    Args:
        log_folder: Where the log is.
        facts: What else may be of use, such as the version of the toolkit, each with its name.
        words: What the author says about the problem, which goes along as it is.

    """
    known = {
        "ReleaseDesk": __version__,
        "Python": platform.python_version(),
        "System": f"{platform.system()} {platform.release()} {platform.machine()}",
        "Frozen": "yes" if getattr(sys, "frozen", False) else "no",
        **facts,
    }
    parts = ["ReleaseDesk: report of a problem"]
    if words.strip():
        parts.append(f"What happened\n\n{words.strip()}")
    parts.append("\n".join(f"{name}: {value}" for name, value in known.items()))
    crash = crash_lines(log_folder)
    if crash:
        parts.append("The last crash\n\n" + "\n".join(crash))
    lines = recent_lines(log_folder, _LINES)
    parts.append("The log\n\n" + ("\n".join(lines) if lines else "(empty)"))
    return "\n\n".join(parts) + "\n"


def crash_lines(log_folder: Path) -> list[str]:
    """Return what was written when the program crashed last: lines of code alone."""
    try:
        text = (log_folder / "crash.log").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    last = text.rpartition("Fatal Python error")
    whole = last[1] + last[2] if last[1] else text
    lines = [
        _CODE_FILE.sub(lambda found: f'File "{code_place(found[1])}"', line) for line in whole.splitlines()
    ]
    return lines[:_CRASH_LINES]
