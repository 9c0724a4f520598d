"""Mend the widths of marks in resources/fonts/barlow-condensed that stood before a gap: ‚ in all weights, ′ in bold.

Run it when the family is renewed: `.venv/bin/python packaging/barlow.py`. The low mark is drawn as the comma is, and
takes its width; the prime takes that of its own ink. The licence (OFL.txt) allows it and reserves no name.
"""

from __future__ import annotations

from pathlib import Path

from fontTools.ttLib import TTFont

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "fonts" / "barlow-condensed"


def mend(path: Path) -> None:
    """Write the font with the widths that its marks should have."""
    font = TTFont(path, recalcTimestamp=False)
    widths, outlines, names = font["hmtx"], font["glyf"], font.getBestCmap()
    comma, low, prime = (names[ord(mark)] for mark in ",‚′")
    width, margin = widths[comma]
    widths[low] = (width, margin)
    left, right = outlines[prime].xMin, outlines[prime].xMax
    widths[prime] = (min(widths[prime][0], right + left), left)
    font.save(path)


if __name__ == "__main__":
    for path in sorted(FOLDER.glob("*.ttf")):
        mend(path)
