"""The finished pages of a release, made in the background from a snapshot of it; the newest snapshot wins."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from releasedesk.errors import HouseStyleError, ReleaseDeskError, RenderError
from releasedesk.findings import Finding, Severity
from releasedesk.model import Release
from releasedesk.session.jobs import NewestOnly

if TYPE_CHECKING:
    from releasedesk.rendering.environment import Environment
    from releasedesk.rendering.page_strips import PageContent
    from releasedesk.rendering.pages import FieldBox, PageImages, PixelImage
    from releasedesk.rendering.printed import PrintedRelease
    from releasedesk.rendering.typst import PageSetter

QUIET_WHILE_WRITING = 1.0
"""Seconds without a newer request after which the pages that are not seen are looked at too.

Between two keys of somebody who types is less, so that such work, which takes the interpreter from the window, never
comes in the middle of a sentence."""


@dataclass(frozen=True)
class PreviewRequest:
    """What is to be shown: a snapshot of the release, which pages of it, and how large.

    Args:
        revision: Counts the snapshots; the pages are set anew only where it changed.
        first_page: The first page that is seen, from 0.
        last_page: The last page that is seen.
        edited_page: The page that is being written on, as far as is known: it comes before the others.
        scale: Device pixels per point (1/72 inch).
        document: Counts what was opened: of another one, everything is delivered.

    """

    release: Release
    language: str
    revision: int
    first_page: int = 0
    last_page: int = 1
    scale: float = 96 / 72
    edited_page: int | None = None
    document: int = 0


@dataclass(frozen=True)
class PreviewPages:
    """What became of a request.

    Attributes:
        sizes: Width and height of every page in points.
        images: The pages of the request that may look different from what was delivered last at that scale.
        strips: Those of which only a strip does: its rows, to be put over those that were delivered.
        boxes: Where on these pages which place of the release is printed.
        is_complete: `boxes` covers all pages of the document.
        findings: What is wrong with the pages, such as a character that no font has; an error where there are none.

    """

    request: PreviewRequest
    sizes: tuple[tuple[float, float], ...] = ()
    images: Mapping[int, PixelImage] = field(default_factory=dict)
    strips: Mapping[int, PixelImage] = field(default_factory=dict)
    boxes: Mapping[int, tuple[FieldBox, ...]] = field(default_factory=dict)
    is_complete: bool = False
    findings: tuple[Finding, ...] = ()
    failed: bool = False


@dataclass
class _Delivered:
    """A page as it was delivered last, at a scale.

    Attributes:
        content: What is drawn on it, so that of the next state only what differs is drawn.
        look: What it looks like, so that it is not drawn in vain; None where that is not known.

    """

    scale: float
    content: PageContent | None
    look: bytes | None = None


@dataclass(frozen=True)
class _Drawn:
    """Pages that look different now, whole or a strip of each."""

    images: dict[int, PixelImage] = field(default_factory=dict)
    strips: dict[int, PixelImage] = field(default_factory=dict)


class Preview:
    """Sets and draws pages in a worker thread.

    `on_pages` is called in that thread, for a request with the picture of the page that is written on, then with those
    of the others that are seen, where on them is what, and what is wrong with them, and once more when the boxes of all
    pages are known; where a newer request waits, the other pages are left out.
    """

    def __init__(self, on_pages: Callable[[PreviewPages], None]) -> None:
        self._on_pages = on_pages
        self._worker = NewestOnly("pages")
        self._setter: PageSetter | None = None
        self._stand_in: PageSetter | None = None
        self._pages: PageImages | None = None
        self._revision: int | None = None
        self._findings: tuple[Finding, ...] = ()
        # What is wrong with pages is looked for when the first of them is on the screen.
        self._find: Callable[[], tuple[Finding, ...]] = tuple
        self._document = 0
        self._delivered: dict[int, _Delivered] = {}

    def request(self, request: PreviewRequest) -> None:
        """Ask for pages; an earlier request that is not under way yet is forgotten."""
        self._worker.submit(lambda: self._answer(request))

    def wait_until_idle(self, timeout: float | None = None) -> bool:
        """Wait until all requests are answered; False when the time, in seconds, ran out first."""
        return self._worker.wait_until_idle(timeout)

    def close(self) -> None:
        """Stop the worker and let go of the pages."""
        self._worker.close()
        if self._pages is not None:
            self._pages.close()
            self._pages = None
        for setter in filter(None, (self._setter, self._stand_in)):
            setter.close()
        self._setter = self._stand_in = None

    def _answer(self, request: PreviewRequest) -> None:
        try:
            pages = self._pages_of(request)
        except ReleaseDeskError as error:
            self._on_pages(PreviewPages(request, findings=(_as_finding(error),), failed=True))
            self._forget_unused()
            return
        if request.document != self._document:
            self._document, self._delivered = request.document, {}
        sizes = pages.sizes
        shown = range(max(request.first_page, 0), min(request.last_page + 1, len(sizes)))
        for number in [number for number in self._delivered if number not in shown]:
            del self._delivered[number]
        boxes: dict[int, tuple[FieldBox, ...]] = {}
        edited = request.edited_page if request.edited_page in shown else None
        if edited is not None:
            drawn = _Drawn()
            self._draw(request, pages, edited, drawn)
            self._tell(request, pages, drawn, boxes)
            self._delivered[edited].look = pages.look(edited)
            boxes[edited] = pages.fields(edited)
        drawn = _Drawn()
        if edited is None or not self._worker.is_outdated:
            self._findings = self._what_is_wrong()
            for number in shown:
                if number != edited:
                    self._draw_anew(request, pages, number, drawn)
                    boxes[number] = pages.fields(number)
        self._tell(request, pages, drawn, boxes)
        self._forget_unused()
        # Reading the boxes of many pages would compete with the next keystroke for the interpreter.
        if not self._worker.stays_quiet(QUIET_WHILE_WRITING):
            return
        if len(boxes) < len(sizes):
            self._answer_boxes(request, pages, boxes)
        if self._setter is not None:
            self._setter.rest()

    def _what_is_wrong(self) -> tuple[Finding, ...]:
        try:
            found = self._find()
        except ReleaseDeskError as error:
            found = (_as_finding(error),)
        self._find = lambda: found
        return found

    def _draw(self, request: PreviewRequest, pages: PageImages, number: int, drawn: _Drawn) -> None:
        """Draw what may look different of a page."""
        from releasedesk.rendering.page_strips import changed_strip

        before, content = self._delivered.get(number), pages.content(number)
        strip = None
        if before is not None and before.scale == request.scale and before.content and content:
            strip = changed_strip(before.content, content)
        if strip is None:
            drawn.images[number] = pages.render(number, request.scale)
        elif not strip.is_empty:
            drawn.strips[number] = pages.render_strip(number, request.scale, strip)
        self._delivered[number] = _Delivered(request.scale, content)

    def _draw_anew(self, request: PreviewRequest, pages: PageImages, number: int, drawn: _Drawn) -> None:
        """Draw a page unless it is known to look as it did."""
        look = pages.look(number)
        before = self._delivered.get(number)
        if before is None or look is None or (before.look, before.scale) != (look, request.scale):
            self._draw(request, pages, number, drawn)
            self._delivered[number].look = look

    def _tell(
        self,
        request: PreviewRequest,
        pages: PageImages,
        drawn: _Drawn,
        boxes: dict[int, tuple[FieldBox, ...]],
    ) -> None:
        is_complete = len(boxes) == len(pages.sizes)
        self._on_pages(
            PreviewPages(
                request, pages.sizes, drawn.images, drawn.strips, dict(boxes), is_complete, self._findings
            )
        )

    def _answer_boxes(
        self, request: PreviewRequest, pages: PageImages, boxes: dict[int, tuple[FieldBox, ...]]
    ) -> None:
        for number in range(len(pages.sizes)):
            if self._worker.is_outdated:
                return
            if number not in boxes:
                boxes[number] = pages.fields(number)
        self._tell(request, pages, _Drawn(), boxes)

    def _forget_unused(self) -> None:
        if self._setter is not None:
            # A full disk is said when the next pages are set; these are on the screen.
            with contextlib.suppress(RenderError):
                self._setter.forget_unused()

    def _pages_of(self, request: PreviewRequest) -> PageImages:
        if self._pages is not None and self._revision == request.revision:
            return self._pages
        from releasedesk.rendering.pages import PageImages
        from releasedesk.rendering.screen_colours import with_screen_colours

        pdf = with_screen_colours(self._set(request))
        if self._pages is not None:
            self._pages.close()
        self._pages = PageImages(pdf)
        self._revision = request.revision
        return self._pages

    def _set(self, request: PreviewRequest) -> bytes:
        from releasedesk.rendering.environment import Environment
        from releasedesk.rendering.fonts import missing_characters
        from releasedesk.rendering.house_style import house_style_for
        from releasedesk.rendering.rule_findings import style_findings, unresolved_fields
        from releasedesk.rendering.typst import PageSetter
        from releasedesk.rendering.view import printed_release

        release, edition = request.release, request.release.edition(request.language)
        environment = Environment.for_release(release)
        if self._setter is None:
            self._setter = PageSetter()
        try:
            style = house_style_for(release.house_style)
            view = printed_release(release, edition)
            pdf = self._setter.preview(view, style, environment)
        except HouseStyleError as error:
            return self._set_in_stand_in(request, printed_release(release, edition), environment, error)
        self._find = lambda: (
            *missing_characters(view, style),
            *unresolved_fields(release, edition),
            *style_findings(release, edition, style),
        )
        return pdf

    def _set_in_stand_in(
        self, request: PreviewRequest, view: PrintedRelease, environment: Environment, error: HouseStyleError
    ) -> bytes:
        """Show the release in a style that comes with the program, where its own is broken, and say so.

        The stand-in has a setter of its own: what the other keeps serves again as soon as the style is mended.
        """
        from releasedesk.model import HouseStyleChoice
        from releasedesk.rendering.fonts import missing_characters
        from releasedesk.rendering.house_style import house_style_for
        from releasedesk.rendering.typst import PageSetter

        style = house_style_for(HouseStyleChoice(paper=request.release.house_style.paper))
        if self._stand_in is None:
            self._stand_in = PageSetter()
        pdf = self._stand_in.preview(view, style, environment)
        broken = Finding(
            "house-style-broken",
            Severity.ERROR,
            f"{error} The pages are shown in “{style.label}” meanwhile.",
            "house_style",
        )
        self._find = lambda: (broken, *missing_characters(view, style))
        return pdf


def _as_finding(error: ReleaseDeskError) -> Finding:
    place = error.place if isinstance(error, RenderError) else ""
    return Finding("pages-failed", Severity.ERROR, str(error), place)
