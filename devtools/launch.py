"""`dev.py run`: the window on the sample release, or its exports where no window can be shown."""

from __future__ import annotations

import compileall
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from devtools import system
from devtools.console import say
from devtools.environment import DEVELOPMENT
from devtools.paths import OUT, ROOT, SAMPLE, SOURCE

_FORMATS = ("pdf", "html", "docx", "text", "markdown")


def run(files: Sequence[Path]) -> int:
    """Open the window on files or on a copy of the sample; without a display, export it to `out/` instead."""
    shown = system.has_display()
    if shown:
        system.require_qt_libraries()
    python = DEVELOPMENT.prepare()
    compile_source()
    opened = [str(file.resolve()) for file in files] or [str(_sample())]
    if shown:
        return _releasedesk(python, *opened)
    say(f"There is no display here to open a window on, so these files are written to {OUT.name}/ instead:")
    wanted = [part for name in _FORMATS for part in ("--to", name)]
    return max(
        _releasedesk(python, "export", file, *wanted, "--overwrite", "-o", str(OUT)) for file in opened
    )


def compile_source() -> None:
    """Compile what changed: with PYTHONDONTWRITEBYTECODE set, every start would compile everything again."""
    compileall.compile_dir(SOURCE, quiet=2)


def _releasedesk(python: Path, *arguments: str) -> int:
    return subprocess.run([python, "-m", "releasedesk", *arguments], cwd=ROOT, check=False).returncode


def _sample() -> Path:
    """A copy of the sample to play with; one that was changed and saved is kept."""
    copy = OUT / "sample.releasedesk"
    if not copy.exists():
        OUT.mkdir(exist_ok=True)
        shutil.copyfile(SAMPLE, copy)
    return Path(os.path.relpath(copy, ROOT))
