"""Write resources/fonts/coverage.json: the characters that each bundled family has, as ranges of code points.

Run it whenever the fonts change: `.venv/bin/python packaging/font_coverage.py`. The program reads the result
to name a character that no font has, without loading a font. The Chinese, Japanese and Korean families stand in for
each other, so that one entry says what they have together.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import typst
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parents[1] / "resources" / "fonts"
COVERAGE = FONTS / "coverage.json"
TOGETHER = "Chinese, Japanese and Korean"
_OF_THESE = ("SC", "TC", "JP", "KR", "Han Rare")


def ranges(points: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The first and last code point of each unbroken run, in order."""
    first = last = None
    for point in sorted(points):
        if first is None or last is None:
            first = last = point
        elif point == last + 1:
            last = point
        else:
            yield first, last
            first = last = point
    if first is not None and last is not None:
        yield first, last


def coverage() -> str:
    """The text of the file: one family a line, as the typesetter names it, by the characters of its regular face."""
    names = {Path(face.path).name: face.family for face in _faces() if face.path is not None}
    families: dict[str, list[tuple[int, int]]] = {}
    together: set[int] = set()
    for path in sorted(FONTS.glob("*/*-Regular.ttf")):
        with TTFont(path, lazy=True) as font:
            name = names[path.name]
            if name.endswith(_OF_THESE):
                together.update(font.getBestCmap())
            else:
                families[name] = list(ranges(font.getBestCmap()))
    families[TOGETHER] = list(ranges(together))
    lines = (
        f"  {json.dumps(name)}: {json.dumps(families[name], separators=(',', ':'))}"
        for name in sorted(families)
    )
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _faces() -> list[typst.FontInfo]:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS]).fonts()


def main() -> None:
    COVERAGE.write_text(coverage(), encoding="utf-8", newline="\n")
    print(f"{COVERAGE.name}: {COVERAGE.stat().st_size} bytes")


if __name__ == "__main__":
    main()
