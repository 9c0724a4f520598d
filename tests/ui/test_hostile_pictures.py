"""Pictures of a release are shown by the reader of what they say they are, and no drawing loads a file."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QColor, QImageReader

from releasedesk.model import asset_from_bytes
from releasedesk.ui.form.picture_field import PictureField
from releasedesk.ui.writing.thumbnails import decoded

_START = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="20" height="20">'
SAFE = f'{_START}<rect width="20" height="20" fill="#00f"/></svg>'.encode()


@pytest.fixture
def loading(tmp_path: Path) -> bytes:
    """A drawing that shows a red picture of the disk."""
    Image.new("RGB", (20, 20), "red").save(tmp_path / "secret.png")
    link = (tmp_path / "secret.png").as_uri()
    return f'{_START}<image width="20" height="20" xlink:href="{link}" href="{link}"/></svg>'.encode()


def png(form: str = "PNG") -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (20, 20), "lime").save(made, form)
    return made.getvalue()


@pytest.mark.parametrize("media_type", ["image/png", "image/jpeg", "image/svg+xml"])
def test_a_drawing_that_loads_a_file_is_not_shown(media_type: str, loading: bytes) -> None:
    with pytest.raises(ValueError, match=r"picture|drawing"):
        decoded(asset_from_bytes(loading, media_type, 20, 20), None, 20)


def test_qt_itself_would_take_a_drawing_for_what_it_is(loading: bytes) -> None:
    """Why its own look at the content is switched off."""
    data = QByteArray(SAFE)
    buffer = QBuffer(data)
    assert not QImageReader(buffer).read().isNull()


@pytest.mark.parametrize(
    ("content", "media_type", "colour"),
    [
        (SAFE, "image/svg+xml", "#0000ff"),
        (png(), "image/png", "#00ff00"),
        (png("GIF"), "image/gif", "#00ff00"),
    ],
)
def test_what_is_what_it_says_is_shown(content: bytes, media_type: str, colour: str) -> None:
    image = decoded(asset_from_bytes(content, media_type, 20, 20), None, 20)
    assert image.pixelColor(10, 10) == QColor(colour)


def test_what_is_something_else_is_not_shown() -> None:
    with pytest.raises(ValueError, match="it says that it is image/jpeg and is image/png"):
        decoded(asset_from_bytes(png(), "image/jpeg", 20, 20), None, 20)


def test_a_logo_that_loads_a_file_is_not_drawn(qtbot, loading: bytes) -> None:
    field = PictureField("Logo", "help", "*")
    qtbot.addWidget(field)
    for content, name, is_drawn in (
        (SAFE, "logo.svg", True),
        (loading, "logo.svg", False),
        (loading, "logo.png", False),
    ):
        field.show_picture(content, name)
        assert (not field.picture.pixmap().isNull()) is is_drawn
