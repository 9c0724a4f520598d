"""Freeze the program into dist/releasedesk and try what came out: `python3 dev.py build`."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUNDLE = ROOT / "dist" / "releasedesk"


def main() -> int:
    """Build, say what was made, and smoke-test it; the exit status is that of the first step that fails."""
    started = time.monotonic()
    print("Building dist/releasedesk (about a minute) ...", flush=True)
    folders = ["--distpath", str(ROOT / "dist"), "--workpath", str(ROOT / "build")]
    options = ["--noconfirm", "--clean", "--log-level", "WARN", *folders]
    spec = ROOT / "packaging" / "releasedesk.spec"
    frozen = subprocess.run([sys.executable, "-m", "PyInstaller", *options, spec], cwd=ROOT, check=False)
    if frozen.returncode:
        return frozen.returncode
    print(f"dist/releasedesk: {size(BUNDLE) / 1e6:.0f} MB in {time.monotonic() - started:.0f} s", flush=True)
    smoke_test = ROOT / "packaging" / "smoke_test.py"
    return subprocess.run([sys.executable, smoke_test, BUNDLE], check=False).returncode


def size(folder: Path) -> int:
    """Bytes in a folder, counting a file once however many links lead to it."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


if __name__ == "__main__":
    sys.exit(main())
