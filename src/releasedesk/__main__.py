"""Runs the program as `python -m releasedesk`."""

from __future__ import annotations

import sys

from releasedesk.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
