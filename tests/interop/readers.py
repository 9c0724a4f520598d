"""The programs that recipients open exports with: poppler, LibreOffice and Chromium, run without a screen."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from tests.interop.browser import Browser

# Seconds after which a program that hangs is ended: none of them needs a tenth of it.
_PATIENCE = 120
# What keeps a page from running scripts (Content Security Policy, level 3).
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')

# Of the window in which a page is opened, in CSS pixels.
_HEIGHT = 1600


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

    def convert(self, documents: Sequence[Path], to: str, folder: Path) -> list[Path]:
        """Open documents and save each as another format, such as `pdf` or `txt:Text (encoded):UTF8`.

        All in one run, since starting takes longer than reading.
        """
        profile = f"-env:UserInstallation={self.profile.as_uri()}"
        options = ["--headless", "--norestore", "--nolockcheck", "--convert-to", to, "--outdir", str(folder)]
        # With Qt's offscreen platform named, LibreOffice looks for a plug-in of its own by that name.
        said = _output(
            [self.soffice, profile, *options, *documents], QT_QPA_PLATFORM="", SAL_USE_VCLPLUGIN="svp"
        )
        made = [folder / f"{document.stem}.{to.partition(':')[0]}" for document in documents]
        if missing := [path.stem for path in made if not path.exists()]:
            raise AssertionError(f"LibreOffice made nothing of {', '.join(missing)}: {said.strip()}")
        return made

    def texts(self, documents: Sequence[Path], folder: Path) -> list[str]:
        """All text of each document, one paragraph a line."""
        made = self.convert(documents, "txt:Text (encoded):UTF8", folder)
        return [path.read_text(encoding="utf-8-sig") for path in made]

    def pdf(self, document: Path, folder: Path) -> Path:
        """The document as Writer prints it."""
        return self.convert([document], "pdf", folder)[0]


class Chromium:
    """Opens web pages as most browsers do, with no way to the network."""

    def __init__(self, profile: Path) -> None:
        """Start a browser with a folder of its own for what it keeps."""
        program = _find("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
        self._profile = profile
        self._browser = Browser(
            program,
            [
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-extensions",
                "--no-first-run",
                "--host-resolver-rules=MAP * ~NOTFOUND",
                f"--user-data-dir={profile}",
            ],
            log=profile / "said.txt",
        )

    def close(self) -> None:
        """Let the browser end."""
        self._browser.close()

    def evaluate(self, page: Path, expression: str, width: int = 1280, *, dark: bool = False) -> Any:
        """The value of a JavaScript expression in the page once loaded, in a window `width` CSS pixels wide.

        The page is a copy that is freed of its policy: what must not run does not because it is no script.
        """
        copy = self._profile / f"evaluated-{page.name}"
        copy.write_text(_POLICY.sub("", page.read_text(encoding="utf-8"), count=1), encoding="utf-8")
        with self._browser.page(copy.as_uri(), width, _HEIGHT, dark=dark) as opened:
            return opened.evaluate(expression)

    def framed(self, page: Path, width: int, height: int = 800) -> Path:
        """A page that shows another in a frame of so many CSS pixels: no window is as narrow as a phone."""
        source = escape(page.read_text(encoding="utf-8"), quote=True)
        frame = self._profile / f"framed-{width}-{page.name}"
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
        with self._browser.page(page.as_uri(), 1280, _HEIGHT) as opened:
            target.write_bytes(opened.pdf())
        return target
