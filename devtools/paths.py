"""The places in the checkout that the tools know."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src"
LOCKS = ROOT / "requirements"
SAMPLE = ROOT / "resources" / "sample" / "harbour-trust.releasedesk"
OUT = ROOT / "out"
