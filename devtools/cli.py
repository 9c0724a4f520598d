"""The commands of `dev.py`."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from devtools import checks, launch, locks, system
from devtools.console import Stop
from devtools.environment import DEVELOPMENT
from devtools.network import without_network
from devtools.paths import ROOT

# What somebody who stops a program with Ctrl+C expects to see as its status.
_INTERRUPTED = 130


def main(arguments: list[str]) -> int:
    """Carry out one command; return its exit status."""
    options, further = _parser().parse_known_args(arguments)
    if further and not options.passes_on:
        _parser().error(f"unrecognized arguments: {' '.join(further)}")
    options.further = further
    try:
        status: int = options.command(options)
    except Stop as stop:
        print(f"dev.py: {stop}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\ndev.py: interrupted.", file=sys.stderr)
        return _INTERRUPTED
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dev.py", description="Run, test and build ReleaseDesk from a checkout."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    run = commands.add_parser("run", help="open the window on the sample release, or on the files named")
    run.add_argument("files", nargs="*", type=Path, metavar="FILE")
    run.set_defaults(command=lambda options: launch.run(options.files), passes_on=False)

    test = commands.add_parser(
        "test",
        help="linters, types, contracts and all tests",
        description="Linters, types, contracts and all tests. Further arguments are passed to pytest.",
    )
    test.add_argument(
        "--interop", action="store_true", help="also read exports with poppler, LibreOffice, Chromium"
    )
    test.add_argument(
        "--headless-env", action="store_true", help="also test what is below ui without PySide6"
    )
    _add_offline(test, "run them where there is no network (Linux)")
    test.set_defaults(command=_test, passes_on=True)

    build = commands.add_parser("build", help="make the program folder in dist/ and try it")
    _add_offline(build, "make it and try it where there is no network (Linux)")
    build.set_defaults(command=_build, passes_on=False)

    lock = commands.add_parser("lock", help="resolve requirements/*.lock anew from pyproject.toml")
    lock.add_argument("--upgrade", action="store_true", help="take the newest versions that are allowed")
    lock.set_defaults(command=_lock, passes_on=False)

    screenshots = commands.add_parser("screenshots", help="take the pictures in docs/")
    screenshots.set_defaults(command=_screenshots, passes_on=True)

    reference = commands.add_parser("reference", help="make the pages in docs/reference")
    reference.set_defaults(command=lambda options: _python("docs/make_reference.py"), passes_on=False)

    benchmark = commands.add_parser("benchmark", help="measure against the targets and the peers")
    benchmark.set_defaults(
        command=lambda options: _python("-m", "benchmarks", *options.further, extra_lock="bench.lock"),
        passes_on=True,
    )

    fuzz = commands.add_parser("fuzz", help="look for input that the readers of files cannot take")
    fuzz.set_defaults(
        command=lambda options: _python("-m", "fuzzing", *options.further, extra_lock="fuzz.lock"),
        passes_on=True,
    )

    user = commands.add_parser("random-user", help="use the window at random, and check what it does")
    user.set_defaults(command=lambda options: _python("-m", "fuzzing.user", *options.further), passes_on=True)
    return parser


def _test(options: argparse.Namespace) -> int:
    return checks.run(
        options.further,
        interop=options.interop,
        headless_environment=options.headless_env,
        offline=options.without_network,
    )


def _build(options: argparse.Namespace) -> int:
    return _python("packaging/build.py", extra_lock="build.lock", offline=options.without_network)


def _add_offline(parser: argparse.ArgumentParser, told: str) -> None:
    parser.add_argument("--without-network", action="store_true", help=told)


def _screenshots(options: argparse.Namespace) -> int:
    return _python("docs/make_screenshots.py") or _python("docs/make_contact_sheet.py", *options.further)


def _lock(options: argparse.Namespace) -> int:
    locks.write_locks(upgrade=options.upgrade)
    return 0


def _python(*arguments: str, extra_lock: str = "", offline: bool = False) -> int:
    system.require_qt_libraries()
    python = DEVELOPMENT.prepare(*filter(None, [extra_lock]))
    command = [str(python), *arguments]
    return subprocess.run(without_network(command) if offline else command, cwd=ROOT, check=False).returncode
