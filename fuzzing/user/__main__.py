"""`python3 dev.py random-user`: lets a random user loose on the window, and says how to repeat what went wrong.

Each run has a process, settings and files of its own. The same seed does the same as far as threads allow: what they
are done with sooner or later is not in the seed.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from releasedesk.session.folders import DATA_DIR_VARIABLE
from releasedesk.session.settings import CONFIG_DIR_VARIABLE

_ROOT = Path(__file__).resolve().parents[2]
_OUT = _ROOT / "out" / "random-user"
RELEASES = ("sample", "reference", "long", "languages")
_STEPS = 1_500
_STARTING = 60
"""Seconds that a run may take besides its steps."""
_STEP = 0.5
"""Seconds that a step may take on average; a single one is held to more by the run itself."""
_TOLD = 30
"""Steps before a defect that are shown; all of them are in the file that is named."""


def main(arguments: list[str]) -> int:
    """Run; return 1 where a defect was found."""
    parser = argparse.ArgumentParser(
        prog="dev.py random-user", description="Use the window at random, and check what it does."
    )
    parser.add_argument("--seed", type=int, default=1, help="of the first run, 1 if not given")
    parser.add_argument(
        "--runs", type=int, default=1, help="how many, each with the next seed; 1 if not given"
    )
    parser.add_argument("--steps", type=int, default=_STEPS, help=f"of each run, {_STEPS:,} if not given")
    parser.add_argument(
        "--release", choices=RELEASES, action="append", help="what is open; all of them if not given"
    )
    options = parser.parse_args(arguments)
    _OUT.mkdir(parents=True, exist_ok=True)
    defects = 0
    for seed in range(options.seed, options.seed + options.runs):
        for release in options.release or RELEASES:
            defects += _run(seed, options.steps, release)
    runs = options.runs * len(options.release or RELEASES)
    print(f"{runs * options.steps:,} steps, {defects or 'no'} defect{'' if defects == 1 else 's'}")
    return 1 if defects else 0


def _run(seed: int, steps: int, release: str) -> bool:
    """Run once in a process of its own; return whether there was a defect."""
    trail = _OUT / f"{release}-{seed}.trail"
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        environment = {
            **os.environ,
            CONFIG_DIR_VARIABLE: str(home / "settings"),
            DATA_DIR_VARIABLE: str(home / "data"),
            "HOME": folder,
        }
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        command = [
            sys.executable,
            "-m",
            "fuzzing.user.child",
            str(seed),
            str(steps),
            release,
            folder,
            str(trail),
        ]
        status, said = _output(command, environment, _STARTING + steps * _STEP)
    seconds = time.monotonic() - began
    print(f"   {'DEFECT' if status else 'ok':<8}{release:<11}seed {seed:<8}{seconds:>6.0f} s", flush=True)
    if status:
        last = trail.read_text(encoding="utf-8").splitlines()[-_TOLD:] if trail.is_file() else []
        print("\n".join([*said.splitlines()[-120:], f"The last steps (all in {trail}):", *last]))
        print(
            f"exit status {status}; again: dev.py random-user --release {release} --seed {seed} --steps {steps}"
        )
    return status != 0


def _output(command: list[str], environment: dict[str, str], patience: float) -> tuple[int, str]:
    done = subprocess.Popen(
        command, cwd=_ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        errors="replace",
    )  # fmt: skip
    try:
        said, _ = done.communicate(timeout=patience)
    except subprocess.TimeoutExpired:
        done.kill()
        said, _ = done.communicate()
        return 124, f"{said}\nnot done after {patience:.0f} seconds"
    return done.returncode, said


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
