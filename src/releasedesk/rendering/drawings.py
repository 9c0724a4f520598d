"""Draws pictures made of lines (SVG) as pixels, as the pages show them: with the fonts of the program and no others."""

from __future__ import annotations

import tempfile
from pathlib import Path

from releasedesk.errors import UnsafeInput
from releasedesk.rendering.typesetter import compiler_of

_POINTS_PER_INCH = 72


def drawing_as_png(content: bytes, width: int, height: int, factor: float) -> bytes:
    """Return a drawing of so many pixels, made larger or smaller, as a PNG in which nothing is drawn on is clear.

    Any thread may draw; what the drawing refers to outside of itself is not read.

    Raises:
        UnsafeInput: It cannot be drawn.
        OSError: Its folder cannot be written.

    """
    import typst

    with tempfile.TemporaryDirectory(prefix="releasedesk-") as name:
        folder = Path(name)
        (folder / "drawing.svg").write_bytes(content)
        (folder / "drawing.typ").write_text(
            f"#set page(width: {width}pt, height: {height}pt, margin: 0pt, fill: none)\n"
            '#image("drawing.svg", width: 100%, height: 100%, fit: "stretch")\n'
        )
        compiler = compiler_of(folder, "drawing.typ")
        try:
            drawn = compiler.compile(format="png", ppi=_POINTS_PER_INCH * factor)
        except typst.TypstError as error:
            raise UnsafeInput("it is a drawing that cannot be read") from error
    assert isinstance(drawn, bytes)
    return drawn
