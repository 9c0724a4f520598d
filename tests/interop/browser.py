"""Chromium without a screen, started once and told by its DevTools protocol what to open: each start takes a second."""

from __future__ import annotations

import base64
import json
import os
import select
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

# Seconds after which a browser that says nothing is given up: it never needs a tenth of it.
_PATIENCE = 120


class Browser:
    """A running Chromium, which reads messages at descriptor 3 and writes to 4: JSON, each ended by a zero byte."""

    def __init__(self, program: Path, options: Sequence[str], log: Path) -> None:
        self._log = log
        reads, self._to = os.pipe()
        self._from, writes = os.pipe()
        # By way of high numbers, so that neither end lies where the other is to be put.
        ends = [(reads, 198), (writes, 199), (198, 3), (199, 4)]
        kept = os.open(log, os.O_WRONLY | os.O_CREAT)
        self._process = os.posix_spawn(
            program,
            [str(program), *options, "--remote-debugging-pipe"],
            {**os.environ, "LC_ALL": "C.UTF-8"},
            file_actions=[
                *((os.POSIX_SPAWN_DUP2, *pair) for pair in [*ends, (kept, 1), (kept, 2)]),
                *((os.POSIX_SPAWN_CLOSE, aside) for aside in (198, 199)),
            ],
        )
        os.close(kept)
        os.close(reads)
        os.close(writes)
        self._unread = b""
        self._heard: list[dict[str, Any]] = []
        self._asked = 0

    def close(self) -> None:
        """Let the browser end."""
        self.ask("Browser.close")
        os.waitpid(self._process, 0)
        os.close(self._to)
        os.close(self._from)

    @contextmanager
    def page(self, url: str, width: int, height: int, *, dark: bool = False) -> Iterator[Page]:
        """Open a page in a window of so many CSS pixels, and close it in the end."""
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        page = Page(self, self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"])
        size = {"width": width, "height": height}
        page.ask("Emulation.setDeviceMetricsOverride", **size, deviceScaleFactor=1, mobile=False)
        if dark:
            wish = {"name": "prefers-color-scheme", "value": "dark"}
            page.ask("Emulation.setEmulatedMedia", features=[wish])
        page.open(url)
        try:
            yield page
        finally:
            self.ask("Target.closeTarget", targetId=target)
            self._heard.clear()

    def ask(self, method: str, session: str = "", **parameters: Any) -> dict[str, Any]:
        """Return what the browser answers; fails with what it says is wrong."""
        self._asked += 1
        number = self._asked
        asked = {"id": number, "method": method, "params": parameters}
        if session:
            asked["sessionId"] = session
        content = json.dumps(asked).encode() + b"\0"
        while content:
            content = content[os.write(self._to, content) :]
        answer = self.wait_for(lambda said: said.get("id") == number)
        if "error" in answer:
            raise AssertionError(f"{method}: {answer['error']['message']}")
        result: dict[str, Any] = answer["result"]
        return result

    def wait_for(self, is_it: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Return the first message of the browser that is the one; others are kept for who waits for them."""
        until = time.monotonic() + _PATIENCE
        looked_at = 0
        while True:
            for at in range(looked_at, len(self._heard)):
                if is_it(self._heard[at]):
                    return self._heard.pop(at)
            looked_at = len(self._heard)
            self._listen(until)

    def _listen(self, until: float) -> None:
        while b"\0" not in self._unread:
            ready, _, _ = select.select([self._from], [], [], until - time.monotonic())
            got = os.read(self._from, 1 << 20) if ready else b""
            if not got:
                os.kill(self._process, signal.SIGKILL)
                said = self._log.read_text(encoding="utf-8", errors="replace")[-2000:]
                raise AssertionError(f"Chromium {'has ended' if ready else 'does not answer'}: {said}")
            self._unread += got
        *whole, self._unread = self._unread.split(b"\0")
        self._heard += map(json.loads, whole)


class Page:
    """A page that is loaded, with its pictures."""

    def __init__(self, browser: Browser, session: str) -> None:
        self._browser = browser
        self._session = session

    def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Ask the browser about this page."""
        return self._browser.ask(method, self._session, **parameters)

    def open(self, url: str) -> None:
        """Go to an address, and wait until all is there."""
        self.ask("Page.enable")
        self.ask("Page.setLifecycleEventsEnabled", enabled=True)
        loader = self.ask("Page.navigate", url=url)["loaderId"]
        loaded = {"name": "load", "loaderId": loader}

        def is_loaded(said: dict[str, Any]) -> bool:
            return said.get("method") == "Page.lifecycleEvent" and loaded.items() <= said["params"].items()

        self._browser.wait_for(is_loaded)

    def evaluate(self, expression: str) -> Any:
        """Return the value of a JavaScript expression."""
        answer = self.ask("Runtime.evaluate", expression=expression, returnByValue=True)
        if "exceptionDetails" in answer:
            raise AssertionError(answer["exceptionDetails"])
        return answer["result"].get("value")

    def pdf(self) -> bytes:
        """Return the page as it is printed."""
        answer = self.ask("Page.printToPDF", printBackground=True, preferCSSPageSize=True)
        return base64.b64decode(answer["data"])
