"""The bundled fonts have what the program believes that they have, and their licence is with them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.tooling.scripts import load

ROOT = Path(__file__).resolve().parents[2]
FONTS = ROOT / "resources" / "fonts"
FAMILIES = [folder for folder in sorted(FONTS.iterdir()) if folder.is_dir()]


def test_the_coverage_file_is_up_to_date():
    script = load("packaging/font_coverage.py")
    assert script.COVERAGE.read_text(encoding="utf-8") == script.coverage()


def test_ranges_are_unbroken_runs():
    ranges = load("packaging/font_coverage.py").ranges
    assert list(ranges([7, 1, 2, 3, 9, 10])) == [(1, 3), (7, 7), (9, 10)]
    assert list(ranges([])) == []


@pytest.mark.parametrize(
    ("family", "text"),
    [
        ("Source Serif 4", "“Quoted” – naïve £5 € … ’ — Żółć Ελλ Жи"),
        ("Inter", "“Quoted” – naïve £5 € … ’ — Żółć Ελλ Жи"),
        ("Noto Naskh Arabic", "بيان صحفي، ١٢٣"),
        ("Noto Serif Hebrew", "הודעה לעיתונות"),
        ("Chinese, Japanese and Korean", "新闻稿：镕堃；新聞稿「龘」、報道発表・髙﨑、보도자료뷁"),
    ],
)
def test_a_family_has_the_characters_it_is_there_for(family: str, text: str):
    covered = json.loads((FONTS / "coverage.json").read_text(encoding="utf-8"))[family]
    missing = [letter for letter in text if not any(first <= ord(letter) <= last for first, last in covered)]
    assert missing == []


# Each must write its own standard by itself; what is rarer may come from the others.
@pytest.mark.parametrize(
    ("script", "text"),
    [
        ("SC", "新闻稿：“即时发布”，媒体联系人——编者注……（完）"),
        ("TC", "新聞稿：「即時發布」，媒體聯絡人——編者註……（完）"),
        ("JP", "報道発表「本日解禁」、お問い合わせ先……ＡＢＣカナ々〆髙"),
        ("KR", "보도자료: “즉시 보도”, 편집자 주 · 문의처"),
    ],
)
@pytest.mark.parametrize("kind", ["Serif", "Sans"])
@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_each_east_asian_face_writes_its_language(script: str, text: str, kind: str, weight: str):
    from fontTools.ttLib import TTFont

    path = FONTS / f"noto-{kind}-{script}".lower() / f"Noto{kind}{script}-{weight}.ttf"
    with TTFont(path, lazy=True) as font:
        assert [
            letter for letter in text if ord(letter) not in font.getBestCmap() and not letter.isascii()
        ] == []


@pytest.mark.parametrize("folder", FAMILIES, ids=lambda folder: folder.name)
def test_a_family_has_its_licence_and_the_faces_that_text_needs(folder: Path):
    assert "SIL OPEN FONT LICENSE" in (folder / "OFL.txt").read_text(encoding="utf-8").upper()
    faces = {path.stem.partition("-")[2] for path in folder.glob("*.ttf")}
    # Characters so rare that one weight of them is enough.
    wanted = {"Regular"} if folder.name == "noto-sans-han-rare" else {"Regular", "Bold"}
    assert wanted <= faces


@pytest.mark.parametrize("path", sorted(FONTS.glob("[!n]*/*.ttf")), ids=lambda path: path.stem)
def test_no_mark_stands_before_a_gap(path: Path):
    """The low mark of Barlow Condensed was three times as wide as it is drawn: „Er sagte ‚ Nein‘“."""
    from fontTools.pens.boundsPen import BoundsPen
    from fontTools.ttLib import TTFont

    with TTFont(path) as font:
        names, glyphs, em = font.getBestCmap(), font.getGlyphSet(), font["head"].unitsPerEm
        wide = []
        for mark in "‘’‚“”„«»‹›'\"–—.,;:!?′″()[]…":
            pen = BoundsPen(glyphs)
            glyphs[names[ord(mark)]].draw(pen)
            if font["hmtx"][names[ord(mark)]][0] - pen.bounds[2] > em / 5:
                wide.append(mark)
    assert wide == []
