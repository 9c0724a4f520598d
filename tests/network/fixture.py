"""The fixture that fails a test during which a socket to another machine was asked for."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.network import guard

_FOLDER = Path(tempfile.mkdtemp(prefix="releasedesk-tests-"))
_RECORDS = _FOLDER / "attempts"
atexit.register(shutil.rmtree, _FOLDER, ignore_errors=True)
os.environ.update(guard.environment(_RECORDS))
guard.install()


@pytest.fixture(autouse=True)
def _no_network() -> Iterator[None]:
    """Fail a test during which it or a process of its asked for another machine, whatever came of that."""
    guard.attempts(_RECORDS)
    yield
    if asked := guard.attempts(_RECORDS):
        pytest.fail("no test leaves the machine:\n" + "\n".join(asked), pytrace=False)
