"""The reference pages say what the program does now."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


def generator() -> Any:
    spec = importlib.util.spec_from_file_location("make_reference", ROOT / "docs" / "make_reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


GENERATOR = generator()


@pytest.mark.parametrize("name", list(GENERATOR.PAGE_OF))
def test_a_reference_page_is_up_to_date(name: str) -> None:
    kept = (GENERATOR.PAGES / name).read_text(encoding="utf-8")
    assert kept == GENERATOR.page(GENERATOR.PAGE_OF[name]), "make it anew with: python3 dev.py reference"


def test_every_page_is_made() -> None:
    assert sorted(path.name for path in GENERATOR.PAGES.iterdir()) == sorted(GENERATOR.PAGE_OF)


def test_links_lead_to_headings_of_the_page() -> None:
    for name in GENERATOR.PAGE_OF:
        text = (GENERATOR.PAGES / name).read_text(encoding="utf-8")
        headings = {line.lstrip("# ").lower() for line in text.splitlines() if line.startswith("#")}
        assert set(GENERATOR.LINK.findall(text)) <= headings
