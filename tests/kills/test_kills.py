"""Some kills on every run; `python -m tests.kills` does it by the hundred, and holds the promise of a second."""

from __future__ import annotations

import importlib.util
import signal
from pathlib import Path

import pytest

from tests.kills.killing import Killer

pytestmark = [
    pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this kills as Unix does"),
    pytest.mark.skipif(importlib.util.find_spec("PySide6") is None, reason="there is no window to type into"),
]

_KILLS = 8


def test_after_a_kill_the_file_is_whole_and_what_was_typed_is_offered(tmp_path: Path) -> None:
    killer = Killer(tmp_path, seed=1)
    for _ in range(_KILLS):
        killer.kill_one()
    killer.finish()

    assert killer.counts.problems == []
    assert killer.counts.kills == _KILLS
    assert killer.counts.keys > _KILLS
    # How much of it is a matter of the machine, and measured by hand; that it is kept at all is not.
    assert killer.counts.recovered > 0
