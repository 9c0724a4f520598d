"""Repeated measurements and the rows of the table that they become."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module


@dataclass(frozen=True)
class Row:
    """One line of the table: samples of one thing in one unit, with the bar it has to clear, in words."""

    name: str
    samples: Sequence[float]
    unit: str = "ms"
    bar: str = ""
    passed: bool | None = None

    @property
    def median(self) -> float:
        return statistics.median(self.samples)

    def percentile(self, percent: float) -> float:
        """Return the smallest sample that at least `percent` of all samples do not exceed."""
        ordered = sorted(self.samples)
        index = max(0, min(len(ordered) - 1, -(-len(ordered) * percent // 100) - 1))
        return ordered[int(index)]


def rows_of(name: str) -> list[Row]:
    """Run one benchmark and return its rows."""
    rows: Callable[[], Iterable[Row]] = import_module(f"benchmarks.{name}").rows
    return list(rows())


def milliseconds(action: Callable[[], object], *, times: int, warm_up: int = 2) -> list[float]:
    """Return how long each of several calls took; the collector of garbage runs between them, not within."""
    for _ in range(warm_up):
        action()
    samples = []
    for _ in range(times):
        gc.collect()
        start = time.perf_counter()
        action()
        samples.append((time.perf_counter() - start) * 1000)
    return samples


def table(rows: Sequence[Row]) -> str:
    """Return the rows as an aligned table with median, 95th percentile and verdict."""
    lines = [("what", "median", "p95", "unit", "bar", "")]
    for row in rows:
        verdict = "" if row.passed is None else "reached" if row.passed else "MISSED"
        lines.append((row.name, f"{row.median:.1f}", f"{row.percentile(95):.1f}", row.unit, row.bar, verdict))
    widths = [max(len(line[column]) for line in lines) for column in range(6)]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if column in (1, 2) else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )
