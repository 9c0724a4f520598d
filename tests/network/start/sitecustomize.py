"""Python runs this at its start where this folder is on its path: it refuses sockets to other machines from then on."""

import runpy
from pathlib import Path

runpy.run_path(str(Path(__file__).parents[1] / "guard.py"))["install"]()
