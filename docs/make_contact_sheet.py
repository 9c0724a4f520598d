"""Make `docs/images/house-styles.jpg`: first pages in every house style, in four languages, on both papers.

Run it as `python docs/make_contact_sheet.py` in the development environment. With `--pages FOLDER` it also writes every
page of each as a picture of its own, to be looked at closely.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image

    from releasedesk.model import Release

ROOT = Path(__file__).resolve().parents[1]
SPECIMEN = ROOT / "docs" / "specimen.releasedesk"
SHEET = ROOT / "docs" / "images" / "house-styles.jpg"
PAPERS = ("a4", "letter")
_CLOSE = 1.6
"""Pixels to a point where pages are looked at closely."""
_HEIGHT = 330
"""Pixels of a page on the sheet."""
_GAP, _MARGIN = 12, 18
_DESK = "#c9ccd1"


class Shown(NamedTuple):
    """The pages of the specimen in one style, language and paper."""

    style: str
    language: str
    paper: str
    pages: tuple[Image, ...]


def main() -> int:
    """Write the sheet, and single pages where they are asked for."""
    parser = ArgumentParser(description="Make a contact sheet of the house styles.")
    parser.add_argument("--pages", type=Path, help="a folder in which to write every page as a picture")
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT / "src"))
    shown = tuple(_all())
    if options.pages is not None:
        options.pages.mkdir(parents=True, exist_ok=True)
        for each in shown:
            for number, page in enumerate(each.pages, 1):
                page.save(options.pages / f"{each.style}-{each.language}-{each.paper}-{number}.png")
    _sheet(shown).save(SHEET, quality=74, optimize=True)
    print(f"{SHEET.relative_to(ROOT)}: {SHEET.stat().st_size} bytes")
    return 0


def _all() -> Iterator[Shown]:
    from releasedesk.project.reading import parse_project
    from releasedesk.rendering.house_style import house_style_names

    release = parse_project(SPECIMEN.read_bytes(), SPECIMEN).release
    for style in sorted(house_style_names(), key=_order):
        for paper in PAPERS:
            for edition in release.editions:
                yield Shown(style, edition.language, paper, _pages(release, edition.language, style, paper))


def _order(style: str) -> int:
    return ("classic", "modern", "authority", "campaign").index(style)


def _pages(release: Release, language: str, style: str, paper: str) -> tuple[Image, ...]:
    """Return the pages as they are issued, drawn as on paper."""
    from releasedesk.model import HouseStyleChoice
    from releasedesk.rendering.environment import Environment
    from releasedesk.rendering.house_style import house_style_for
    from releasedesk.rendering.typst import PageSetter
    from releasedesk.rendering.view import printed_release

    choice = HouseStyleChoice.model_validate({"name": style, "paper": paper})
    release = release.replace(house_style=choice)
    edition = release.edition(language)
    setter = PageSetter()
    try:
        view, environment = printed_release(release, edition), Environment.for_release(release, edition)
        return _drawn(setter.final(view, house_style_for(choice), environment))
    finally:
        setter.close()


def _drawn(pdf: bytes) -> tuple[Image, ...]:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(page.render(scale=_CLOSE).to_pil().convert("RGB") for page in document)
    finally:
        document.close()


def _sheet(shown: tuple[Shown, ...]) -> Image:
    """Return all first pages: a row for each style, its languages on the one paper and then on the other."""
    from PIL import Image

    rows = [
        [each for each in shown if each.style == style]
        for style in dict.fromkeys(each.style for each in shown)
    ]
    small = [[_small(each.pages[0]) for each in row] for row in rows]
    width = max(sum(page.width + _GAP for page in row) - _GAP for row in small) + 2 * _MARGIN
    sheet = Image.new("RGB", (width, len(rows) * (_HEIGHT + _GAP) - _GAP + 2 * _MARGIN), _DESK)
    for index, row in enumerate(small):
        left = _MARGIN
        for page in row:
            sheet.paste(page, (left, _MARGIN + index * (_HEIGHT + _GAP)))
            left += page.width + _GAP
    return sheet


def _small(page: Image) -> Image:
    from PIL import Image

    return page.resize((round(page.width * _HEIGHT / page.height), _HEIGHT), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    sys.exit(main())
