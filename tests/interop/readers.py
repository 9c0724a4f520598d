"""The programs that recipients open exports with: poppler, LibreOffice and Chromium, run without a screen."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

# Seconds after which a program that hangs is ended: none of them needs a tenth of it.
_PATIENCE = 120
# What keeps a page from running scripts, and so also the one that measures it (Content Security Policy, level 3).
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')

# The reader of the page prefers it dark, as set in the system.
_DARK = ("--blink-settings=preferredColorScheme=0",)


class NotInstalled(Exception):
    """A program that reads exports is not on the search path; `str()` names it."""


def _find(*names: str) -> Path:
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        raise NotInstalled(f"{names[0]} is not installed")
    return Path(found)


def _output(command: Sequence[str | Path], errors: str = "strict", **env: str) -> str:
    """What a program prints in UTF-8; fails with what it says on stderr."""
    done = subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        timeout=_PATIENCE,
        env={**os.environ, "LC_ALL": "C.UTF-8", **env},
        check=False,
    )
    if done.returncode:
        raise AssertionError(f"{command[0]}: {done.stderr.decode('utf-8', 'replace').strip()}")
    return done.stdout.decode("utf-8", errors)


def without_hyphens(text: str) -> str:
    """A text without its hyphens: where a line ends in one, poppler takes it for that of a broken word."""
    return text.replace("-", "")


@dataclass(frozen=True)
class Poppler:
    """Reads PDFs as most viewers on Linux do."""

    pdftotext: Path
    pdfinfo: Path
    pdffonts: Path
    pdftoppm: Path

    @classmethod
    def find(cls) -> Poppler:
        return cls(_find("pdftotext"), _find("pdfinfo"), _find("pdffonts"), _find("pdftoppm"))

    def text(self, pdf: Path) -> str:
        """All text in reading order, pages apart by a form feed, words not hyphenated."""
        return _output([self.pdftotext, "-enc", "UTF-8", pdf, "-"])

    def info(self, pdf: Path) -> dict[str, str]:
        """What the file says of itself, such as `Title`, `Tagged`, `Pages`, `Page size`."""
        lines = _output([self.pdfinfo, pdf]).splitlines()
        return {name.strip(): value.strip() for name, _, value in (line.partition(":") for line in lines)}

    def structure(self, pdf: Path) -> str:
        """The tag tree with its text, one element a line, as a screen reader walks it."""
        # WORKAROUND: poppler 22.12 prints the titles of tags as they stand in the file, some of them in UTF-16.
        return _output([self.pdfinfo, "-struct-text", pdf], errors="replace")

    def fonts(self, pdf: Path) -> list[str]:
        """One line for each font of the file, with whether it is embedded."""
        return _output([self.pdffonts, pdf]).splitlines()[2:]

    def pictures(self, pdf: Path, folder: Path, dpi: int = 72) -> list[Path]:
        """The pages as PNG files, in order."""
        _output([self.pdftoppm, "-png", "-r", str(dpi), pdf, folder / pdf.stem])
        return sorted(folder.glob(f"{pdf.stem}-*.png"))


@dataclass(frozen=True)
class LibreOffice:
    """Opens Word files as Writer does, in a profile of its own that no other run shares."""

    soffice: Path
    profile: Path

    @classmethod
    def find(cls, profile: Path) -> LibreOffice:
        return cls(_find("soffice", "libreoffice"), profile)

    def convert(self, document: Path, to: str, folder: Path) -> Path:
        """Open a document and save it as another format, such as `pdf` or `txt:Text (encoded):UTF8`."""
        profile = f"-env:UserInstallation={self.profile.as_uri()}"
        options = ["--headless", "--norestore", "--nolockcheck", "--convert-to", to, "--outdir", str(folder)]
        # With Qt's offscreen platform named, LibreOffice looks for a plug-in of its own by that name.
        said = _output(
            [self.soffice, profile, *options, document], QT_QPA_PLATFORM="", SAL_USE_VCLPLUGIN="svp"
        )
        made = folder / f"{document.stem}.{to.partition(':')[0]}"
        if not made.exists():
            raise AssertionError(f"LibreOffice made nothing of {document.name}: {said.strip()}")
        return made

    def text(self, document: Path, folder: Path) -> str:
        """All text of a document, one paragraph a line."""
        return self.convert(document, "txt:Text (encoded):UTF8", folder).read_text(encoding="utf-8-sig")

    def pdf(self, document: Path, folder: Path) -> Path:
        """The document as Writer prints it."""
        return self.convert(document, "pdf", folder)


@dataclass(frozen=True)
class Chromium:
    """Opens web pages as most browsers do, with no way to the network."""

    program: Path
    profile: Path

    @classmethod
    def find(cls, profile: Path) -> Chromium:
        names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
        return cls(_find(*names), profile)

    def evaluate(self, page: Path, expression: str, width: int = 1280, *, dark: bool = False) -> Any:
        """The value of a JavaScript expression in the page once loaded, in a window `width` CSS pixels wide.

        It runs in a copy of the page, which therefore must be complete in itself, and is freed of its policy.
        """
        script = (
            "<script>addEventListener('load', () => {"
            f"const value = JSON.stringify({expression});"
            "document.documentElement.innerHTML = '<body><pre id=value></pre></body>';"
            "document.getElementById('value').textContent = value; })</script>"
        )
        copy = self.profile / f"evaluated-{page.name}"
        free = _POLICY.sub("", page.read_text(encoding="utf-8"), count=1)
        copy.write_text(free + script, encoding="utf-8")
        dumped = _Value()
        dumped.feed(self._run(copy, "--dump-dom", *(_DARK if dark else ()), width=width))
        return json.loads("".join(dumped.parts))

    def framed(self, page: Path, width: int, height: int = 800) -> Path:
        """A page that shows another in a frame of so many CSS pixels: no window is as narrow as a phone."""
        source = escape(page.read_text(encoding="utf-8"), quote=True)
        frame = self.profile / f"framed-{width}-{page.name}"
        frame.write_text(
            f'<!doctype html><meta charset="utf-8"><body style="margin:0"><iframe srcdoc="{source}"'
            f' style="border:0;width:{width}px;height:{height}px"></iframe>',
            encoding="utf-8",
        )
        return frame

    def text(self, page: Path, width: int = 1280) -> str:
        """The text that a reader sees, as copied from the window."""
        return str(self.evaluate(page, "document.body.innerText", width))

    def overflow(self, page: Path, width: int) -> int:
        """By how many CSS pixels a page is wider than a screen of that width (0: no scrolling sideways)."""
        root = "document.querySelector('iframe').contentDocument.documentElement"
        return int(self.evaluate(self.framed(page, width), f"{root}.scrollWidth - {root}.clientWidth"))

    def pdf(self, page: Path, target: Path) -> Path:
        """The page as it is printed."""
        self._run(page, f"--print-to-pdf={target}", "--no-pdf-header-footer")
        return target

    def picture(self, page: Path, target: Path, width: int = 1280, height: int = 1600) -> Path:
        """A screenshot as PNG."""
        self._run(page, f"--screenshot={target}", "--hide-scrollbars", width=width, height=height)
        return target

    def _run(self, page: Path, *wanted: str, width: int = 1280, height: int = 1600) -> str:
        options = [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-extensions",
            "--no-first-run",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            f"--user-data-dir={self.profile}",
            f"--window-size={width},{height}",
        ]
        return _output([self.program, *options, *wanted, page.as_uri()])


class _Value(HTMLParser):
    """Picks the text of the element that `Chromium.evaluate` leaves."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag == "pre" and ("id", "value") in attrs

    def handle_endtag(self, tag: str) -> None:
        self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.parts.append(data)
