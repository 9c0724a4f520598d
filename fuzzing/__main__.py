"""`python3 dev.py fuzz`: fuzzes the readers one after the other and says how many inputs each took.

An input that finds a defect is written to `out/fuzz/TARGET/`. Put right what it shows, and keep it in
`tests/hostile/kept/TARGET/` under a name that says what is wrong with it: the tests run it from then on.
"""

from __future__ import annotations

import argparse
import importlib.util
import re
import subprocess
import sys
from pathlib import Path

from fuzzing.seeding import seeds
from fuzzing.targets import TARGETS, Target, target

_ROOT = Path(__file__).resolve().parents[1]
_OUT = _ROOT / "out" / "fuzz"
_RUNS = 20_000
# Seconds and megabytes that one input may take; what the program promises is a quarter of it.
_PATIENCE = 8
_MEMORY = 1_500
_LONGEST = 20_000
_DONE = re.compile(r"^Done (\d+) runs in (\d+) second", re.MULTILINE)
_COUNTED = re.compile(r"^stat::number_of_executed_units:\s*(\d+)", re.MULTILINE)


def main(arguments: list[str]) -> int:
    """Fuzz; return 1 where a defect was found."""
    parser = argparse.ArgumentParser(
        prog="dev.py fuzz", description="Fuzz the readers of files from outside."
    )
    names = [each.name for each in TARGETS]
    parser.add_argument(
        "--runs", type=int, default=_RUNS, help=f"inputs for each target, {_RUNS:,} if not given"
    )
    parser.add_argument(
        "--target", action="append", choices=names, help="only this one; may be given several times"
    )
    parser.add_argument(
        "--seed",
        type=int,
        default=0,
        help="the same number tries the same inputs; 0, if not given, others each time",
    )
    options = parser.parse_args(arguments)
    if importlib.util.find_spec("atheris") is None:
        print(
            "atheris, which follows coverage, is not available on this system: fuzz on Linux (CPython 3.11 to 3.13)."
        )
        return 0
    total, defects = 0, 0
    for name in options.target or names:
        count, status = _fuzz(target(name), options.runs, options.seed)
        total, defects = total + count, defects + (status != 0)
    print(f"{total:,} inputs, {defects or 'no'} defect{'' if defects == 1 else 's'}")
    return 1 if defects else 0


def _fuzz(which: Target, runs: int, seed: int) -> tuple[int, int]:
    corpus, found = _OUT / which.name / "corpus", _OUT / which.name
    corpus.mkdir(parents=True, exist_ok=True)
    for number, start in enumerate(seeds(which)):
        (corpus / f"seed-{number}{which.suffix}").write_bytes(start)
    options = [
        f"-runs={runs}",
        f"-seed={seed}",
        f"-timeout={_PATIENCE}",
        f"-rss_limit_mb={_MEMORY}",
        f"-max_len={_LONGEST}",
    ]
    options += ["-print_final_stats=1", "-close_fd_mask=1", f"-artifact_prefix={found}/", str(corpus)]
    command = [sys.executable, "-m", "fuzzing.child", which.name, *options]
    done = subprocess.run(
        command, cwd=_ROOT, stderr=subprocess.PIPE, text=True, errors="replace", check=False
    )
    counted = _COUNTED.search(done.stderr) or _DONE.search(done.stderr)
    count = int(counted[1]) if counted else 0
    print(
        f"   {'ok' if done.returncode == 0 else 'DEFECT':<8}{which.name:<12}{count:>10,} inputs", flush=True
    )
    if done.returncode:
        print("\n".join(done.stderr.splitlines()[-40:]), flush=True)
    return count, done.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
