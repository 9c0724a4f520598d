"""Starts the program: as `python -m releasedesk`, as the installed command and as the frozen program."""

from __future__ import annotations

import signal
import sys


def main() -> int:
    """Run the program and return its exit status; Ctrl+C ends it without a word while it is read in."""
    is_heard = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if is_heard:
        # Python would raise in the middle of some module, and print where.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from releasedesk.cli.main import end_as_interrupted
    from releasedesk.cli.main import main as run

    try:
        if is_heard:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        return run()
    except KeyboardInterrupt:
        return end_as_interrupted()


if __name__ == "__main__":
    sys.exit(main())
