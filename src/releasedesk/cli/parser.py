"""Reads the arguments of a command; a call that makes no sense gets one sentence, as everything that is wrong does."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NoReturn

from releasedesk.errors import CallError


class CommandParser(argparse.ArgumentParser):
    """A parser that raises what is wrong instead of printing the whole usage and ending the program."""

    def error(self, message: str) -> NoReturn:
        """Refuse a call.

        Raises:
            CallError: Always; the message says what is wrong, and where to look.

        """
        raise CallError(f"{message}; “{self.prog} --help” says how it is called")


def named_place(word: str) -> Path:
    """Return where to write to.

    Raises:
        ArgumentTypeError: It is “-”, by which other programs mean their standard output: a file got that name.

    """
    if word == "-":
        raise argparse.ArgumentTypeError(
            "nothing is written to standard output; write ./- for a file called “-”"
        )
    return Path(word)
