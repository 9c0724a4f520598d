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
    ],
)
def test_a_family_has_the_characters_it_is_there_for(family: str, text: str):
    covered = json.loads((FONTS / "coverage.json").read_text(encoding="utf-8"))[family]
    missing = [letter for letter in text if not any(first <= ord(letter) <= last for first, last in covered)]
    assert missing == []


@pytest.mark.parametrize("folder", FAMILIES, ids=lambda folder: folder.name)
def test_a_family_has_its_licence_and_the_faces_that_text_needs(folder: Path):
    assert "SIL OPEN FONT LICENSE" in (folder / "OFL.txt").read_text(encoding="utf-8").upper()
    faces = {path.stem.partition("-")[2] for path in folder.glob("*.ttf")}
    assert {"Regular", "Bold"} <= faces
