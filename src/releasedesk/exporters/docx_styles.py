"""The styles of a Word document: the house style said in Word's own terms (ECMA-376 part 1, section 17.7).

Words in the document name a style and carry no look of their own, so whoever changes a style changes every place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from releasedesk.rendering.contrast import tinted
from releasedesk.rendering.font_choice import cjk_script, is_serif
from releasedesk.rendering.house_style import HouseStyle

BULLETS, NUMBERS = 1, 2
"""The numberings (`w:num`) that the styles of lists name."""
CONTACT_TAB = 88.0
"""Where what a contact is reached by begins, in points from the margin."""

_BOX_SPACE = 7.0


@dataclass(frozen=True)
class Face:
    """A font that recipients have, with those for complex scripts (Arabic, Hebrew) and for East Asian ones, if needed.

    `stand_in` is what else may stand in for it.
    """

    name: str
    complex_scripts: str
    stand_in: str
    family: str
    east_asian: str = ""


# A Word file shows the fonts of whoever opens it. Those of the pages are on few machines, and Word would put any other
# in their place; these come with Word or the system, and the stand-ins, of the same widths, with LibreOffice. Cambria
# rather than Georgia, whose figures hang below the line: in a release, numbers are news.
_FACES = {
    "Source Serif 4": Face("Cambria", "Times New Roman", "Caladea", "roman"),
    "Inter": Face("Arial", "Arial", "Liberation Sans", "swiss"),
    "Playfair Display": Face("Cambria", "Times New Roman", "Caladea", "roman"),
    "Source Sans 3": Face("Calibri", "Arial", "Carlito", "swiss"),
    "Barlow": Face("Arial Narrow", "Arial", "Liberation Sans Narrow", "swiss"),
}


@dataclass(frozen=True)
class Border:
    """A line beside a paragraph: `side` as Word names it, width and distance in points, colour as `#rrggbb`."""

    side: str
    width: float
    space: float
    colour: str


@dataclass(frozen=True)
class Style:
    """A style: what it has that `parent` has not. Lengths are in points, colours `#rrggbb`; None leaves it as it is.

    `size` is the size of type and the distance of lines, `indent` that at the start and the end of lines, `line_tab` a
    tab stop and which way text stands at it; further lines begin at a left one.
    """

    name: str
    parent: str = "Normal"
    following: str = ""
    kind: str = "paragraph"
    face: Face | None = None
    size: tuple[float, float] | None = None
    bold: bool | None = None
    colour: str = ""
    underlined: bool = False
    space: tuple[float, float] | None = None
    keeps_next: bool | None = None
    borders: tuple[Border, ...] | None = None
    fill: str = ""
    line_tab: tuple[str, float] | None = None
    indent: tuple[float, float] | None = None
    place: str = ""
    level: int | None = None
    numbering: int | None = None
    is_tight: bool = False


# Faces that come with Word for each way of writing Chinese characters, with serifs and without.
_EAST_ASIAN = {
    "SC": ("SimSun", "Microsoft YaHei"),
    "TC": ("PMingLiU", "Microsoft JhengHei"),
    "JP": ("MS Mincho", "Yu Gothic"),
    "KR": ("Batang", "Malgun Gothic"),
}


def faces_of(style: HouseStyle, language: str = "en") -> Mapping[str, Face]:
    """Return the faces that stand for the fonts of a house style in Word, by use, for text in a language."""
    script = cjk_script(language)
    faces = {}
    for use, families in style.fonts.items():
        family = families[0] if families else "Arial"
        face = _FACES.get(family, Face(family, "Arial", "", "auto"))
        if script is not None:
            face = replace(face, east_asian=_EAST_ASIAN[script][not is_serif(families)])
        faces[use] = face
    return MappingProxyType(faces)


def styles_of(style: HouseStyle, language: str, *, is_rtl: bool) -> tuple[Style, ...]:
    """Return the styles of a document in a language."""
    return tuple(_Styles(style, language, is_rtl).all())


class _Styles:
    """Says what each style looks like, as `pages.typ` of the house style does for pages."""

    def __init__(self, style: HouseStyle, language: str, is_rtl: bool) -> None:
        self._style = style
        self._scale = style.scale.get(language.split("-")[0].lower(), 1.0)
        self._start_side = "right" if is_rtl else "left"
        self._faces = faces_of(style, language)
        self._place = "center" if style.settings.word.headline == "center" else ""

    def all(self) -> Iterator[Style]:
        """Yield all styles; one that is named by others comes before them."""
        yield from self._running_text()
        yield from self._top()
        yield from self._release_lines()
        yield from self._end()
        yield from self._margins()
        yield from self._characters()

    def _running_text(self) -> Iterator[Style]:
        gap = self._style.sizes["paragraph_space"]
        yield Style(
            "Normal",
            "",
            face=self._faces["text"],
            size=self._size("text"),
            colour=self._colour("ink"),
            space=(0, gap),
        )
        # The headline is a heading and no “Title”: readers of screens list headings and jump between them, and the
        # headings of sections then lie below it. A title is a paragraph like any other to them.
        headline = self._faces["headline"]
        yield Style(
            "heading 1",
            following="Normal",
            face=headline,
            place=self._place,
            size=self._size("headline"),
            bold=True,
            space=(10, 8),
            keeps_next=True,
            level=0,
        )
        # Sections keep the second level where no headline is written yet: it goes above them later.
        yield Style(
            "heading 2",
            following="Normal",
            face=headline,
            size=self._size("heading"),
            bold=True,
            space=(17, 6),
            keeps_next=True,
            level=1,
        )
        yield Style(
            "Subtitle", following="Normal", size=self._size("deck"), colour=self._colour("quiet"), space=(0, 12),
            keeps_next=True, place=self._place,
        )  # fmt: skip
        bar = self._quote_bar()
        yield Style("Quote", space=(9, 9), borders=(bar,), indent=(14, 0))
        yield Style("List Bullet", numbering=BULLETS, is_tight=True)
        yield Style("List Number", numbering=NUMBERS, is_tight=True)
        yield Style("Figure", following="caption", space=(12, 6), keeps_next=True)
        yield Style("caption", following="Normal", size=self._size("small"), space=(0, 14))

    def _top(self) -> Iterator[Style]:
        display = self._faces["display"]
        yield Style("Logo", place=self._masthead().place, space=(0, 8), keeps_next=True)
        yield self._masthead()
        yield Style(
            "Kicker", following="heading 1", face=display, size=self._size("label"), bold=True,
            colour=self._colour("accent"), space=(22, 0), keeps_next=True, place=self._place,
        )  # fmt: skip
        yield Style("Kicker Correction", "Kicker", following="heading 1", colour=self._colour("alarm"))

    def _masthead(self) -> Style:
        """The name of the organisation, as the house has it at the top."""
        ink, band = self._colour("ink"), self._colour("band")
        loud, plain = self._faces["headline"], self._faces["display"]
        size = self._size("letterhead")
        match self._style.settings.word.masthead:
            case "centred":
                rule = Border("bottom", 2.25, 6, ink)
                return Style(
                    "Letterhead",
                    face=loud,
                    size=size,
                    bold=True,
                    space=(0, 12),
                    borders=(rule,),
                    place="center",
                )
            case "band":
                edges = tuple(Border(side, 8, 2, band) for side in ("top", "left", "bottom", "right"))
                return Style(
                    "Letterhead", face=loud, size=size, bold=True, colour=self._colour("on_band"), space=(0, 16),
                    borders=edges, fill=band, indent=(10, 10),
                )  # fmt: skip
            case "bar":
                bar = Border(self._start_side, 2.25, 8, band)
                return Style(
                    "Letterhead",
                    face=plain,
                    size=size,
                    bold=True,
                    space=(0, 16),
                    borders=(bar,),
                    indent=(10, 0),
                )
            case _:
                rule = Border("bottom", 1, 6, ink)
                return Style("Letterhead", face=plain, size=size, bold=True, space=(0, 16), borders=(rule,))

    def _quote_bar(self) -> Border:
        match self._style.settings.word.masthead:
            case "centred":
                return Border(self._start_side, 0.75, 12, self._colour("ink"))
            case "band":
                return Border(self._start_side, 6, 10, self._colour("band"))
            case "bar":
                return Border(self._start_side, 4.5, 10, self._colour("hairline"))
            case _:
                return Border(self._start_side, 2.25, 12, self._colour("accent"))

    def _release_lines(self) -> Iterator[Style]:
        display, alarm = self._faces["display"], self._colour("alarm")
        yield Style(
            "Release Line", following="Normal", face=display, size=self._size("label"), bold=True,
            colour=self._colour("quiet"), space=(0, 6), line_tab=("right", self._style.sizes["measure"]),
        )  # fmt: skip
        yield Style(
            "Reference Line", following="Normal", face=display, size=self._size("label"),
            colour=self._colour("quiet"), space=(0, 6),
        )  # fmt: skip
        # Red on a tint rather than white on red: pasted where the shading is lost, the words of an embargo stay there.
        for name, width in (("Release Line Embargo", 3.0), ("Release Line Hold", 1.5)):
            edges = tuple(
                Border(side, width, _BOX_SPACE, alarm) for side in ("top", "left", "bottom", "right")
            )
            # Word draws a box outside of its paragraph: drawn in so far, its edges stand at the margins.
            inset = _BOX_SPACE + width
            yield Style(
                name, "Release Line", size=self._size("alarm"), colour=alarm, space=(10, 10), borders=edges,
                fill=tinted(alarm, 0.08) if "Embargo" in name else "", indent=(inset, inset),
            )  # fmt: skip

    def _end(self) -> Iterator[Style]:
        yield Style(
            "End Mark",
            face=self._faces["display"],
            size=self._size("label"),
            bold=True,
            space=(16, 16),
            place="center" if self._style.settings.word.end_mark == "center" else "",
        )
        # A chain: all contacts stay on one page if one can hold them.
        yield Style("Contact Name", following="Contact Details", bold=True, space=(8, 0), keeps_next=True)
        yield Style(
            "Contact Details",
            following="Contact Line",
            colour=self._colour("quiet"),
            space=(0, 0),
            keeps_next=True,
        )
        yield Style("Contact Line", space=(0, 0), keeps_next=True, line_tab=("left", CONTACT_TAB))
        yield Style("Legal", size=self._size("label"), colour=self._colour("quiet"), space=(6, 4))
        yield Style("Contact Line End", "Contact Line", space=(0, 14), keeps_next=False)

    def _margins(self) -> Iterator[Style]:
        display, rule = self._faces["display"], Border("bottom", 0.5, 4, self._colour("hairline"))
        size, quiet = self._size("label"), self._colour("quiet")
        # One that is higher than the margin, as with an embargo in several zones, pushes the text down: not against it.
        yield Style("header", face=display, size=size, colour=quiet, space=(0, 10), borders=(rule,))
        yield Style(
            "Header Embargo", "header", bold=True, colour=self._colour("alarm"), space=(0, 2), borders=()
        )
        yield Style("footer", face=display, size=size, colour=quiet, space=(0, 0), place="right")
        yield Style("House Footer", "footer", space=(0, 2), place="left")
        yield Style("Continued", "footer", space=(2, 0), place="center")

    def _characters(self) -> Iterator[Style]:
        base = "Default Paragraph Font"
        display, label = self._faces["display"], self._size("label")
        yield Style(base, "", kind="character")
        yield Style("Strong", base, kind="character", bold=True)
        yield Style("Hyperlink", base, kind="character", colour=self._colour("accent"), underlined=True)
        for name in ("Reference", "Contact Label"):
            yield Style(
                name,
                base,
                kind="character",
                face=display,
                size=label,
                bold=False,
                colour=self._colour("quiet"),
            )
        yield Style("Credit", base, kind="character", colour=self._colour("quiet"))

    def _size(self, use: str) -> tuple[float, float]:
        size, line = self._style.type_sizes[use]
        return size * self._scale, line * self._scale

    def _colour(self, use: str) -> str:
        return self._style.colours[use]
