"""Golden files: what an export is known to be, kept in tests/golden and rewritten with `--accept`."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path

_MOST_LINES = 80


@dataclass(frozen=True)
class Golden:
    """The golden files in one folder."""

    folder: Path
    accept: bool

    def check(self, name: str, result: str | bytes) -> None:
        """Fail unless the result is the golden file `name` (such as `html/sample.html`), byte by byte."""
        path = self.folder / name
        data = result.encode("utf-8") if isinstance(result, str) else result
        if self.accept:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            return
        if not path.exists():
            raise AssertionError(f"there is no golden file {name}: look at the result and run with --accept")
        known = path.read_bytes()
        if data != known:
            raise AssertionError(f"{name} differs from its golden file\n{_difference(name, known, data)}")


def _difference(name: str, known: bytes, data: bytes) -> str:
    """What a person reads: a unified diff of text, or where bytes begin to differ."""
    try:
        before, after = known.decode("utf-8"), data.decode("utf-8")
    except UnicodeDecodeError:
        pairs = zip(known, data, strict=False)
        at = next((index for index, (old, new) in enumerate(pairs) if old != new), min(len(known), len(data)))
        return f"{len(known)} bytes known, {len(data)} bytes now, the first difference at byte {at}"
    lines = difflib.unified_diff(
        before.splitlines(), after.splitlines(), f"golden/{name}", "result", lineterm="", n=2
    )
    return "\n".join(list(lines)[:_MOST_LINES]) or "they differ in line endings or at the end alone"
