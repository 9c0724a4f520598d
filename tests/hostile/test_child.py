"""The bound of time is that of a machine of known speed: a slow one is given as much longer as it is slower."""

from __future__ import annotations

import pytest

child = pytest.importorskip(
    "tests.hostile.child", reason="a process is held to bounds as POSIX systems do it"
)


@pytest.mark.parametrize(("slowness", "bounds"), [(0.9, [2.0, 2.0, 2.0]), (1.5, [2.0, 3.0, 3.0])])
def test_only_a_slow_machine_gets_more_time(monkeypatch, slowness: float, bounds: list[float]) -> None:
    given: list[float] = []

    def over(bound: float, read: object, content: bytes) -> tuple[str, float]:
        given.append(bound)
        return "OVER THE BOUND: time", bound

    monkeypatch.setattr(child, "_try_within", over)
    monkeypatch.setattr(child, "_slowness", lambda: slowness)

    said, seconds = child._try(lambda content: None, b"")

    assert (said, seconds, given) == ("OVER THE BOUND: time", bounds[-1], bounds)


def test_what_is_fast_enough_once_is_not_tried_again(monkeypatch) -> None:
    outcomes = [("OVER THE BOUND: time", 2.0), ("", 1.4), ("not tried", 0.0)]
    monkeypatch.setattr(child, "_try_within", lambda bound, read, content: outcomes.pop(0))
    monkeypatch.setattr(child, "_slowness", lambda: 1.0)

    assert child._try(lambda content: None, b"") == ("", 1.4)
