#!/usr/bin/env python3
"""Run, test and build ReleaseDesk from a checkout: `python3 dev.py run`, `python3 dev.py test`.

It needs nothing but Python itself: everything else is installed into `.venv` beside it on first use.
"""

from __future__ import annotations

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - an older Python gets this sentence instead of a traceback
    sys.exit(
        "ReleaseDesk needs Python 3.11 or newer, and this is Python {}.{}.".format(*sys.version_info[:2])
    )

from devtools.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
