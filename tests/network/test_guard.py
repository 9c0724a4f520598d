"""No test can reach another machine without failing, in this process or in one that it starts."""

from __future__ import annotations

import errno
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.network import guard

ROOT = Path(__file__).resolve().parents[2]
# Addresses that no machine has (RFC 5737), and a name that none can have (RFC 2606).
_NOBODY = "192.0.2.1"
_ELSEWHERE = {
    "connect": f"with socket.socket() as asking: asking.connect(('{_NOBODY}', 80))",
    "datagram": f"with socket.socket(type=socket.SOCK_DGRAM) as asking: asking.sendto(b'x', ('{_NOBODY}', 80))",
    "look-up": "socket.getaddrinfo('nobody.invalid', 80)",
    "listen": "with socket.socket() as asking: asking.bind(('', 0))",
}


@pytest.fixture
def records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file for the attempts of this test alone, which fail nobody."""
    path = tmp_path / "attempts"
    monkeypatch.setenv(guard.RECORDS, str(path))
    return path


@pytest.mark.parametrize("code", _ELSEWHERE.values(), ids=_ELSEWHERE)
def test_another_machine_is_refused_and_written_down(code: str, records: Path) -> None:
    with pytest.raises(PermissionError, match="do not leave the machine"):
        exec(code, {"socket": socket})
    (told,) = guard.attempts(records)
    assert "test_guard.py" in told


@pytest.mark.parametrize("code", _ELSEWHERE.values(), ids=_ELSEWHERE)
def test_a_process_that_a_test_starts_is_refused_it_too(code: str, records: Path) -> None:
    env = os.environ | {"PYTHONPATH": guard.python_path()}
    done = subprocess.run(
        [sys.executable, "-c", f"import socket\n{code}"], env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "do not leave the machine" in done.stderr
    assert len(guard.attempts(records)) == 1


def test_the_machine_itself_may_be_reached(records: Path) -> None:
    with socket.socket() as listening, socket.socket() as calling:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        try:
            calling.connect(listening.getsockname())
        except OSError as error:
            assert error.errno == errno.ENETUNREACH  # noqa: PT017  without a network, not even its own is there
    if hasattr(socket, "AF_UNIX"):
        one, other = socket.socketpair()
        one.close()
        other.close()
    assert guard.attempts(records) == []


def test_a_test_that_asks_for_another_machine_fails(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text("from tests.network.fixture import _no_network\n", encoding="utf-8")
    path = tmp_path / "test_asking.py"
    asking = (
        f"with contextlib.suppress(OSError), socket.socket() as asking: asking.connect(('{_NOBODY}', 80))"
    )
    path.write_text(f"import contextlib, socket\ndef test():\n    {asking}\n", encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-c", os.devnull, str(path)]
    env = os.environ | {"PYTHONPATH": guard.python_path(ROOT)}
    done = subprocess.run(command, env=env, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stdout
    assert f"socket.connect to {_NOBODY}" in done.stdout
    assert "1 passed, 1 error" in done.stdout
