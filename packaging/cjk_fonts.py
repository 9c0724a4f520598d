"""Make the bundled Chinese, Japanese and Korean faces: `.venv/bin/python packaging/cjk_fonts.py FOLDER`.

FOLDER holds the whole static TrueType faces of Noto Serif and Noto Sans SC, TC, JP and KR (Regular and Bold, as Google
Fonts publishes them, SIL Open Font License without a reserved name). Each is cut down to the characters of its national
standards; the Chinese characters that none of these keeps go into one further face, so that a rare name still prints.
Afterwards run `packaging/font_coverage.py`.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parents[1] / "resources" / "fonts"
WEIGHTS = ("Regular", "Bold")
RARE = "Noto Sans Han Rare"

# Punctuation and forms that text of every one of these languages uses, whatever its standard lists.
_EVERYWHERE = frozenset({*range(0x2010, 0x2070), *range(0x3000, 0x3100), *range(0xFF00, 0xFFF0), 0xB7})
_HANGUL = frozenset(range(0xAC00, 0xD7A4))
_JAMO = frozenset({*range(0x1100, 0x1200), *range(0x3130, 0x3190)})
# What horizontal text needs: no forms for vertical lines, no alternates that nothing here asks for.
_FEATURES = ["ccmp", "locl", "liga", "kern", "mark", "mkmk", "ljmo", "vjmo", "tjmo", "calt"]
_VERTICAL = ["DSIG", "vhea", "vmtx", "VORG", "BASE", "STAT"]


@cache
def standard(codec: str, longest: int = 4) -> frozenset[int]:
    """The code points of a national character set; `longest` is the most bytes that a character may take there."""
    found = set()
    for point in (*range(0x80, 0xD800), *range(0xE000, 0x10000), *range(0x20000, 0x2A6E0)):
        try:
            encoded = chr(point).encode(codec)
        except UnicodeEncodeError:
            continue
        if len(encoded) <= longest:
            found.add(point)
    return frozenset(found)


def is_han(point: int) -> bool:
    return 0x3400 <= point < 0xA000 or 0xF900 <= point < 0xFB00 or point >= 0x20000


def kept() -> dict[str, frozenset[int]]:
    """What each family keeps: GB 2312, Big5, JIS X 0208 with its extensions in use, KS X 1001.

    Of the second level of Big5, much of it in no use, those characters that another standard has as well.
    """
    gb, jis, ks = standard("gb2312"), standard("cp932"), standard("euc_kr", longest=2)
    big5 = standard("big5")
    common = {point for point in big5 if not is_han(point) or chr(point).encode("big5") <= b"\xc6\x7e"}
    korean = frozenset(point for point in ks if not is_han(point)) | _JAMO
    return {
        "SC": gb | _EVERYWHERE,
        "TC": frozenset(common) | (big5 & (gb | jis | ks)) | _EVERYWHERE,
        "JP": jis | _EVERYWHERE,
        "Serif KR": korean | _EVERYWHERE,
        "Sans KR": korean | _HANGUL | _EVERYWHERE,
    }


def rare(families: dict[str, frozenset[int]]) -> frozenset[int]:
    """The Chinese characters of all standards, GBK among them, that no family keeps."""
    codecs = ("gbk", "big5", "big5hkscs", "cp932", "shift_jisx0213", "euc_kr")
    everything = {point for codec in codecs for point in standard(codec) if is_han(point)}
    return frozenset(everything.difference(*families.values()))


def cut(source: Path, points: frozenset[int], target: Path, name: str = "") -> None:
    """Write a face with fewer characters, under another family name where one is given."""
    options = subset.Options(
        layout_features=_FEATURES, hinting=False, name_IDs=["*"], notdef_outline=True, glyph_names=False
    )
    options.drop_tables += _VERTICAL
    font: TTFont = subset.load_font(str(source), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=points)
    subsetter.subset(font)
    if name:
        for record in [record for record in font["name"].names if record.nameID in (1, 3, 4, 6, 16)]:
            record.string = name.replace(" ", "") if record.nameID in (3, 6) else name
    target.parent.mkdir(parents=True, exist_ok=True)
    subset.save_font(font, str(target), options)
    print(f"{target.name}: {len(font.getBestCmap())} characters, {target.stat().st_size // 1000} kB")


def main(folder: Path) -> None:
    families = kept()
    for script in ("SC", "TC", "JP", "KR"):
        for kind in ("Serif", "Sans"):
            points = families.get(f"{kind} {script}") or families[script]
            own = FONTS / f"noto-{kind.lower()}-{script.lower()}"
            for weight in WEIGHTS:
                (source,) = folder.glob(f"Noto{kind}{script}*{weight}.ttf")
                cut(source, points, own / f"Noto{kind}{script}-{weight}.ttf")
    (source,) = folder.glob("NotoSansSC*Regular.ttf")
    cut(source, rare(families), FONTS / "noto-sans-han-rare" / "NotoSansHanRare-Regular.ttf", RARE)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
