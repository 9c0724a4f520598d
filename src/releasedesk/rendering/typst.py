"""Sets pages: a printed release in a house style becomes a PDF, made by Typst within the program's own process.

Text reaches Typst as JSON files in a private folder, never as source, so nothing that somebody types becomes code.
A file also serves better than `sys.inputs`: when those change, Typst forgets everything that it has set before.
"""

from __future__ import annotations

import json
import shutil
import tempfile
import threading
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from releasedesk.errors import HouseStyleError, RenderError
from releasedesk.findings import Finding
from releasedesk.rendering.confined import ConfinedTypesetter
from releasedesk.rendering.environment import Environment
from releasedesk.rendering.font_choice import page_fonts
from releasedesk.rendering.fonts import missing_characters
from releasedesk.rendering.house_style import PAGES_TEMPLATE, SETTINGS, HouseStyle, pages_library
from releasedesk.rendering.kept_line import refuse_pages_without_release_line
from releasedesk.rendering.links import is_safe_link
from releasedesk.rendering.page_data import TRAITS, page_data, page_files
from releasedesk.rendering.pictures import Pictures
from releasedesk.rendering.printed import PrintedRelease
from releasedesk.rendering.typesetter import (
    OwnTypesetter,
    TemplateFailure,
    Typesetter,
    bundled_fonts,
    compiler_of,
)

_STYLE = "style.json"
_PAPER_WIDTH = {"a4": 210 * 72 / 25.4, "letter": 8.5 * 72}


class PageSetter:
    """Sets pages and keeps what it has set, so that an edit costs only what it changes.

    It may be used from any thread; calls wait for each other. What it keeps on disk (the house style and pictures;
    the words only while they are set) lies in a folder that nobody else can read, and goes with it.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        with _disk_problems():
            self._folder = Path(tempfile.mkdtemp(prefix="releasedesk-"))
        self._remove_folder = weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        self._written: tuple[object, ...] = ()
        self._typesetter: Typesetter | None = None
        self._is_confined = False
        self._pictures = Pictures(self._folder, self._is_unreadable)
        self._last_job: object = None
        self._last_pdf = b""
        self._has_unused = False

    def preview(self, view: PrintedRelease, style: HouseStyle, environment: Environment) -> bytes:
        """Return the pages as a PDF for the screen: links `field:<place>` lie around all that can be edited.

        Raises:
            HouseStyleError: The house style's template is broken; the sentence names the line.

        """
        return self._set(view, style, environment, is_final=False)

    def final(self, view: PrintedRelease, style: HouseStyle, environment: Environment) -> bytes:
        """Return the pages as they are issued: a tagged PDF (PDF/UA-1, ISO 14289-1) with title and language.

        Raises:
            RenderError: No font of the house style has one of the characters; the sentence says which and where.
            HouseStyleError: The house style's template is broken; the sentence names the line.

        """
        _refuse_unknown_fonts(style)
        for finding in missing_characters(view, style):
            raise RenderError(finding.message, finding.place)
        return self._set(view, style, environment, is_final=True)

    def picture_findings(self, view: PrintedRelease, environment: Environment) -> tuple[Finding, ...]:
        """Return what is wrong with the pictures of a release: missing, damaged, or without a description."""
        with self._lock, _disk_problems():
            return self._pictures.findings(view, environment.assets)

    def close(self) -> None:
        """Remove what was kept on disk; the setter must not be used again."""
        with self._lock:
            if self._typesetter is not None:
                self._typesetter.close()
                self._typesetter = None
            self._remove_folder()

    def _set(
        self, view: PrintedRelease, style: HouseStyle, environment: Environment, *, is_final: bool
    ) -> bytes:
        with self._lock, _disk_problems():
            pictures = self._pictures.facts(view, environment.assets, is_final=is_final)
            logo = self._pictures.logo_facts(view, environment.assets, style)
            words = page_files(page_data(view, pictures, fields=not is_final, logo=logo))
            typesetter = self._typesetter_for(style, view.language, words.pop(TRAITS))
            job = (words, self._written, environment.timestamp, is_final)
            # Asked for the same again, Typst would answer from its memory, and then forget all that the answer is
            # made of: the next edit would find nothing kept.
            if job != self._last_job:
                self._last_job, self._last_pdf = None, b""
                try:
                    for name, text in words.items():
                        (self._folder / name).write_text(text, encoding="ascii")
                    self._last_pdf = typesetter.set(is_final=is_final, timestamp=environment.timestamp)
                    if is_final and style.runs_foreign(PAGES_TEMPLATE):
                        _judge(self._last_pdf, view)
                except TemplateFailure as failure:
                    raise _as_house_style_error(style, failure) from failure
                finally:
                    for name in words:
                        (self._folder / name).unlink(missing_ok=True)
                    self._has_unused = True
                self._last_job = job
            return self._last_pdf

    def forget_unused(self) -> None:
        """Let Typst forget what the last two documents did not use; to be called once their pages are shown."""
        with self._lock, _disk_problems():
            if self._has_unused and self._typesetter is not None:
                self._has_unused = False
                self._typesetter.release()

    def rest(self) -> None:
        """Give memory back to the system; to be called when nothing is to be set for a while."""
        with self._lock:
            if self._typesetter is not None:
                self._typesetter.trim(len(self._last_pdf))

    def _typesetter_for(self, style: HouseStyle, language: str, traits: str) -> Typesetter:
        """Return what sets the style's pages, after putting the house style where it reads it, if that changed."""
        wanted = (style.template(PAGES_TEMPLATE), json.dumps(style_data(style, language)), traits)
        if wanted != self._written:
            _refuse_unknown_fonts(style)
            for name, text in (pages_library() | {PAGES_TEMPLATE: wanted[0]}).items():
                (self._folder / name).write_text(text, encoding="utf-8")
            (self._folder / _STYLE).write_text(wanted[1], encoding="ascii")
            (self._folder / TRAITS).write_text(traits, encoding="ascii")
            self._written = wanted
        is_confined = style.runs_foreign(PAGES_TEMPLATE)
        if self._typesetter is not None and is_confined != self._is_confined:
            self._typesetter.close()
            self._typesetter = None
        if self._typesetter is None:
            kind = ConfinedTypesetter if is_confined else OwnTypesetter
            self._typesetter, self._is_confined = kind(self._folder, PAGES_TEMPLATE), is_confined
        return self._typesetter

    def _is_unreadable(self, name: str) -> bool:
        """Whether Typst cannot read a picture: found by setting it alone, so that it does not spoil the pages."""
        import typst

        probe = self._folder / "picture.typ"
        probe.write_text(f"#set page(width: 9pt, height: 9pt, margin: 0pt)\n#image({json.dumps(name)})\n")
        try:
            compiler_of(self._folder, probe.name).compile(format="pdf")
        except typst.TypstError:
            return True
        return False


def _judge(pdf: bytes, view: PrintedRelease) -> None:
    """Refuse pages of a template from elsewhere whose links lead nowhere good, or that hide an embargo."""
    from releasedesk.rendering.pages import PageImages

    pages = PageImages(pdf)
    try:
        odd = next((each for each in pages.addresses() if not is_safe_link(each)), "")
        first_page = pages.words(0)
    finally:
        pages.close()
    if odd:
        raise TemplateFailure(
            f"a link that it makes leads to what is neither a web page nor an address ({odd[:60]})",
            PAGES_TEMPLATE,
        )
    refuse_pages_without_release_line(view, first_page, PAGES_TEMPLATE)


def style_data(style: HouseStyle, language: str) -> dict[str, Any]:
    """Return what a template of pages knows of its house style, for a language; all lengths are in points."""
    scale = style.scale.get(language.split("-")[0].lower(), 1.0)
    return {
        "paper": {"a4": "a4", "letter": "us-letter"}[style.paper],
        "paper_width": _PAPER_WIDTH[style.paper],
        "fonts": {use: page_fonts(families, language) for use, families in style.fonts.items()},
        "colours": dict(style.colours),
        "sizes": dict(style.sizes),
        "type": {use: (size * scale, line * scale) for use, (size, line) in style.type_sizes.items()},
        "contacts": style.settings.contacts,
        "name_beside_logo": style.settings.name_beside_logo,
    }


def _as_house_style_error(style: HouseStyle, failure: TemplateFailure) -> HouseStyleError:
    where = f"{style.where(failure.file or PAGES_TEMPLATE)}" + (
        f", line {failure.line}" if failure.line else ""
    )
    return HouseStyleError(f"The house style “{style.label}” is broken: {where}: {failure.problem}.")


def _refuse_unknown_fonts(style: HouseStyle) -> None:
    for family in sorted(style.families - set(bundled_fonts().families())):
        raise HouseStyleError(
            f"The house style “{style.label}” asks for the font “{family}”, which does not come with the program; "
            f"name another in {style.where(SETTINGS)}."
        )


@contextmanager
def _disk_problems() -> Iterator[None]:
    """Turn a full or read-only disk into a sentence."""
    try:
        yield
    except OSError as error:
        raise RenderError(f"The pages cannot be set: temporary files cannot be written ({error}).") from error
