"""Files that nothing may read."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests.hostile.poison import SECRET


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder, which is the present one, with a secret and a picture in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "secret.txt").write_text(SECRET, encoding="utf-8")
    Image.new("RGB", (40, 20), "red").save(tmp_path / "secret.png")
    return tmp_path
