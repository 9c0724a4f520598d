"""The icons can be recoloured, are drawn on one grid, and their licence is with them."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

ICONS = Path(__file__).resolve().parents[2] / "resources" / "icons"
OWN = "releasedesk.svg"


@pytest.mark.parametrize("name", sorted(path.name for path in ICONS.glob("*.svg") if path.name != OWN))
def test_an_icon_takes_the_colour_it_is_given(name: str):
    root = ElementTree.parse(ICONS / name).getroot()
    assert root.get("viewBox") == "0 0 24 24"
    assert root.get("stroke") == "currentColor"


def test_the_icons_licence_is_with_them():
    assert "ISC License" in (ICONS / "LICENSE-lucide.txt").read_text(encoding="utf-8")


def test_the_programs_own_icon_has_its_colours():
    assert "#1d5fbf" in (ICONS / OWN).read_text(encoding="utf-8")
