"""Any bytes are read, or refused with one clear sentence, within 2 seconds of work and 500 MB of memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile.inputs import INPUTS
from tests.network.guard import python_path

ROOT = Path(__file__).resolve().parents[2]
READERS = sorted({hostile.reader for hostile in INPUTS})


@pytest.mark.skipif(sys.platform != "linux", reason="a process is held to bounds as Linux does it")
@pytest.mark.parametrize("reader", READERS)
def test_the_worst_input_is_read_or_refused_within_bounds(reader: str) -> None:
    expected = {hostile.name: hostile.told for hostile in INPUTS if hostile.reader == reader}
    environment = {**os.environ, "PYTHONPATH": python_path(ROOT / "src", ROOT)}

    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile.child", reader],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip

    results = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, done.stderr[-2000:]
    assert [result["name"] for result in results] == list(expected)
    for result in results:
        said, told = result["said"], expected[result["name"]]
        assert "OVER THE BOUND" not in said, result
        assert "\n" not in said
        assert len(said) < 400
        assert told in said if told else not said, result
