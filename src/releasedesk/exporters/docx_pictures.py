"""Pictures of a release in a Word document, as files that Word can show."""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from releasedesk.formats.ooxml import xml_safe
from releasedesk.model import Asset
from releasedesk.rendering.environment import Environment
from releasedesk.rendering.house_style import HouseStyle
from releasedesk.rendering.printed import PrintedFigure
from releasedesk.rendering.typesetter import bundled_fonts

if TYPE_CHECKING:
    from docx.text.run import Run

_WORD_SHOWS = {"image/png": ".png", "image/jpeg": ".jpg", "image/gif": ".gif"}
_POINTS_PER_PIXEL = 0.75
# Drawings have no pixels of their own: enough of them for a printed page.
_DRAWING = "image/svg+xml"
_PIXELS_OF_A_DRAWING = 2000


@dataclass
class PictureSetter:
    """Puts pictures into a document, each file once however often it is shown."""

    style: HouseStyle
    environment: Environment
    unusable: frozenset[str]
    _relationships: dict[str, str] = field(default_factory=dict)

    def can_show(self, figure: PrintedFigure) -> bool:
        """Tell whether the picture of a figure is there and sound."""
        return figure.asset in self.environment.assets and figure.asset not in self.unusable

    def is_sound(self, asset: Asset) -> bool:
        """Tell whether a picture is sound."""
        return asset.id not in self.unusable

    def show_logo(self, run: Run, asset: Asset, number: int, height: float, description: str) -> None:
        """Show a logo in a run, `height` points high and no wider than half of the text."""
        ratio = asset.width / asset.height
        width = min(height * ratio, self.style.sizes["measure"] / 2)
        self._draw(run, asset, number, (width, width / ratio), description)

    def show(self, run: Run, figure: PrintedFigure, number: int) -> None:
        """Show a picture in a run, with its description for those who do not see it; `number` is its own."""
        asset = self.environment.assets[figure.asset]
        inline = self._draw(run, asset, number, self._size(asset), figure.alt.strip())
        if figure.decorative:
            inline.docPr.append(_decorative_mark())

    def _draw(self, run: Run, asset: Asset, number: int, size: tuple[float, float], description: str) -> Any:
        from docx.oxml.shape import CT_Inline
        from docx.shared import Pt

        width, height = size
        relationship = self._relationship(run, asset)
        inline: Any = CT_Inline.new_pic_inline(
            number, relationship, f"{asset.id[:12]}{_suffix(asset)}", Pt(width), Pt(height)
        )
        # Left unsaid, LibreOffice keeps text away from the picture by an eighth of an inch, and so it off the margin.
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")
        if description:
            inline.docPr.set("descr", xml_safe(description))
        element: Any = run.element
        element.add_drawing(inline)
        return inline

    def _size(self, asset: Asset) -> tuple[float, float]:
        """Return width and height in points: as the house style bounds them, and no larger than the picture is."""
        ratio = asset.width / asset.height
        sizes = self.style.sizes
        width = min(sizes["measure"], sizes["picture_height"] * ratio, asset.width * _POINTS_PER_PIXEL)
        return width, width / ratio

    def _relationship(self, run: Run, asset: Asset) -> str:
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        if asset.id not in self._relationships:
            # WORKAROUND: python-docx recognises only JPEG files with a JFIF or Exif header (its issue 187), so it is
            # handed the file as a part, without reading it.
            name = PackURI(f"/word/media/picture{len(self._relationships) + 1}{_suffix(asset)}")
            content, kind = _as_word_shows(asset)
            package: Any = run.part.package
            part = Part(name, kind, content, package)
            self._relationships[asset.id] = run.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
        return self._relationships[asset.id]


def _decorative_mark() -> Any:
    """Return what tells Word that a picture is decorative ([MS-ODRAWXML], section 2.5, `decorative`)."""
    from docx.oxml import parse_xml

    return parse_xml(
        '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
        'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
    )


def _suffix(asset: Asset) -> str:
    return _WORD_SHOWS.get(asset.media_type, ".png")


def _as_word_shows(asset: Asset) -> tuple[bytes, str]:
    """Return a picture as it is, or drawn anew as PNG where many versions of Word know nothing of its kind."""
    if asset.media_type in _WORD_SHOWS:
        return asset.content(), asset.media_type
    import typst

    scale = max(_PIXELS_OF_A_DRAWING / asset.width, 1.0) if asset.media_type == _DRAWING else 1.0
    with tempfile.TemporaryDirectory(prefix="releasedesk-") as folder:
        source, picture = Path(folder, "picture.typ"), Path(folder, "picture")
        picture.write_bytes(asset.content())
        form = "svg" if asset.media_type == _DRAWING else "webp"
        source.write_text(
            f"#set page(width: {asset.width}pt, height: {asset.height}pt, margin: 0pt, fill: none)\n"
            f"#image({json.dumps(picture.name)}, format: {json.dumps(form)}, width: 100%, height: 100%)\n",
            encoding="ascii",
        )
        drawn = typst.compile(
            source, root=Path(folder), font_paths=bundled_fonts(), format="png", ppi=72 * scale
        )
    assert isinstance(drawn, bytes)
    return drawn, "image/png"
