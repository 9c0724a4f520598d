"""Commands that `dev.py` runs without a network have none, and what cannot be taken away is said."""

from __future__ import annotations

import subprocess
import sys

import pytest

from devtools import network
from devtools.console import Stop


def test_a_command_without_network_reaches_nobody() -> None:
    code = "import socket\nwith socket.socket() as asking: asking.connect(('127.0.0.1', 9))"
    try:
        command = network.without_network([sys.executable, "-c", code])
    except Stop as stop:
        pytest.skip(str(stop))
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    # With an interface, the connection would be refused: nobody listens at that port.
    assert "Network is unreachable" in done.stderr


def test_what_the_system_does_not_allow_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(Stop, match="needs Linux and its program unshare"):
        network.without_network(["true"])
