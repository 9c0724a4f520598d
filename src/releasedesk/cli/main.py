"""Reads the command line: a command, or files to open in the window."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from releasedesk.cli import output
from releasedesk.cli.commands import COMMANDS
from releasedesk.cli.parser import CommandParser
from releasedesk.errors import CallError, DamagedFileError, NewerVersionError, ReleaseDeskError
from releasedesk.side_process import SIDE_PROCESSES, SWITCH

DONE, PROBLEMS, WRONG, INTERRUPTED = 0, 1, 2, 130
"""Exit statuses: done; the document has problems; the call or a file is wrong; somebody interrupted the program."""

_CONFINED = "--confined-templates"
# What `rendering.confined` starts this program with; importing it here would slow every start.


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status; no traceback reaches the user."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words == [_CONFINED]:
        from releasedesk.rendering.confined_work import serve

        return serve()
    output.speak_utf8()
    try:
        try:
            return _run(words)
        finally:
            output.flush()
    except (DamagedFileError, NewerVersionError) as error:
        repair = f"releasedesk import {_as_word(error.path)} -o COPY.releasedesk"
        return _complain(f"{error}; “{repair}” saves what can be read of it")
    except ReleaseDeskError as error:
        return _complain(str(error))
    except BrokenPipeError:
        # The reader of a pipe went away (`releasedesk schema | head`): nobody is left to tell.
        output.drop(sys.stdout)
        return DONE
    except OSError as error:
        output.drop(sys.stdout)
        return _complain(_refused_by_the_system(error))
    except KeyboardInterrupt:
        return _interrupted()
    except Exception as error:  # noqa: BLE001  the outer edge of the command line
        if isinstance(error.__cause__, KeyboardInterrupt):
            # What Python makes of one where a class is just being made (`__set_name__`, until 3.11).
            return _interrupted()
        return _complain(f"something went wrong inside ReleaseDesk ({type(error).__name__}: {error})")


def _run(words: list[str]) -> int:
    if words[:1] == [SWITCH]:
        return _run_side_process(words[1:])
    if words and any(command.name == words[0] for command in COMMANDS):
        return _run_command(words)
    from releasedesk.cli.window import open_window

    return open_window(words)


def _run_side_process(words: list[str]) -> int:
    """Be a side process of a frozen program, which has no interpreter to run a script with."""
    module = next((each for each in SIDE_PROCESSES if words == [each]), None)
    if module is None:
        raise CallError(f"{SWITCH} is for the program itself")
    main_of: Callable[[], int] = import_module(f"releasedesk.{module}").main
    return main_of()


def _run_command(words: list[str]) -> int:
    command = next(command for command in COMMANDS if command.name == words[0])
    summary = f"{command.summary[0].upper()}{command.summary[1:]}."
    parser = CommandParser(prog=f"releasedesk {command.name}", description=summary)
    command.add_arguments(parser)
    return command.run(parser.parse_args(words[1:]))


def _as_word(path: Path) -> str:
    """Return a path as a shell takes it for one word."""
    import shlex

    return shlex.quote(str(path))


def _complain(sentence: str) -> int:
    output.complain(sentence)
    return WRONG


def _refused_by_the_system(error: OSError) -> str:
    reason = error.strerror or type(error).__name__
    if error.filename is None:
        return f"what is to be printed cannot be written ({reason}); send it to another place"
    return f"{os.fsdecode(error.filename)}: the system refuses it ({reason}); choose another file"


def _interrupted() -> int:
    output.complain("interrupted")
    return end_as_interrupted()


def end_as_interrupted() -> int:
    """End by the signal, where there are signals: the loop of a shell goes on after any other end (bash, `wait`)."""
    if os.name == "posix":
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGINT)
    return INTERRUPTED
