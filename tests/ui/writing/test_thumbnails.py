"""Small pictures of pictures: what they show, and that making them never waits for the window that waits for them."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest
from PIL import Image
from PySide6.QtGui import QColor, QImage

from releasedesk.model import asset_from_bytes
from releasedesk.ui.writing.picture_intake import from_image
from releasedesk.ui.writing.thumbnails import decoded

# A window paints the icon of its style sheet, and so do all windows while pictures are decoded in a worker.
_PAINTING_AND_DECODING = """
import io, sys, threading
from PIL import Image
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QComboBox
from releasedesk.model import asset_from_bytes
from releasedesk.ui.writing.picture_intake import from_image
from releasedesk.ui.writing.thumbnails import decoded

application = QApplication([])
stream = io.BytesIO()
Image.new("RGB", (60, 40), "navy").save(stream, "JPEG")
asset = asset_from_bytes(stream.getvalue(), "image/jpeg", 60, 40)
drawing = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
drawn = asset_from_bytes(drawing, "image/svg+xml", 9, 9)
pasted = from_image(QImage(sys.argv[1]))

def work():
    for number in range(300):
        decoded(asset, None, 20)
        if number < 30:
            decoded(drawn, None, 20)
        pasted.read()

worker = threading.Thread(target=work, daemon=True)
box = QComboBox()
box.setStyleSheet(f"QComboBox::down-arrow {{ image: url({sys.argv[1]}) }}")
box.resize(100, 30)
worker.start()
while worker.is_alive():
    box.grab()
"""

# A window measures words, and so do all windows while drawings with words are drawn in a worker. Qt says what it
# does with fonts while it holds their lock, as it does of its own accord where a font lacks a script.
_MEASURING_AND_DRAWING = """
import os, sys, threading
os.environ["QT_LOGGING_RULES"] = "qt.text.font*=true"
from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication
from releasedesk.model import asset_from_bytes
from releasedesk.ui.writing.thumbnails import decoded

sys.setswitchinterval(0.0005)
application = QApplication([])
qInstallMessageHandler(lambda kind, context, message: None)

def work():
    for number in range(40):
        words = "".join(f'<text y="{5 * row}" font-family="No {number} {row}">quay</text>' for row in range(6))
        drawing = f'<svg xmlns="http://www.w3.org/2000/svg" width="60" height="30">{words}</svg>'
        decoded(asset_from_bytes(drawing.encode(), "image/svg+xml", 60, 30), None, 20)

worker = threading.Thread(target=work, daemon=True)
worker.start()
number = 0
while worker.is_alive():
    number += 1
    QFontMetrics(QFont(f"Other {number % 1000}", 5 + number % 60)).horizontalAdvance("quay")
"""


def jpeg(size: tuple[int, int], mode: str = "RGB", **options: object) -> bytes:
    stream = io.BytesIO()
    Image.new(mode, size, "white" if mode == "L" else 0xFF).save(stream, "JPEG", **options)
    return stream.getvalue()


@pytest.mark.parametrize("script", [_PAINTING_AND_DECODING, _MEASURING_AND_DRAWING])
def test_a_window_and_a_worker_do_not_wait_for_each_other(tmp_path, script):
    Image.new("RGB", (6, 6), "navy").save(tmp_path / "arrow.png")
    command = [sys.executable, "-c", script, (tmp_path / "arrow.png").as_posix()]
    # A deadlock shows itself within the first pictures; the time is for a slow machine.
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(("size", "side", "expected"), [
    ((2400, 1600), 300, (300, 200)),
    ((301, 7), 300, (300, 7)),
    ((1, 4000), 100, (1, 100)),
    ((40, 30), 300, (40, 30)),
])  # fmt: skip
@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_a_picture_is_made_smaller_and_never_larger(size, side, expected, mode):
    image = decoded(asset_from_bytes(jpeg(size, mode), "image/jpeg", *size), None, side)
    assert (image.width(), image.height()) == expected


def test_the_part_within_a_crop_fills_the_square():
    stream = io.BytesIO()
    whole = Image.new("RGB", (400, 200), "red")
    whole.paste("blue", (200, 0, 400, 200))
    whole.save(stream, "JPEG", quality=95)
    image = decoded(asset_from_bytes(stream.getvalue(), "image/jpeg", 400, 200), (0.5, 0.0, 1.0, 1.0), 50)
    assert (image.width(), image.height()) == (50, 50)
    assert image.pixelColor(2, 25).blue() > 200
    assert image.pixelColor(2, 25).red() < 50


def test_a_drawing_is_drawn_in_the_size_that_is_wanted():
    drawing = (
        b'<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100">'
        b'<rect x="100" width="100" height="100" fill="#00f"/></svg>'
    )
    asset = asset_from_bytes(drawing, "image/svg+xml", 200, 100)
    whole = decoded(asset, None, 50)
    assert (whole.width(), whole.height()) == (50, 25)
    assert whole.pixelColor(5, 12).alpha() == 0
    assert whole.pixelColor(45, 12) == QColor("#0000ff")
    part = decoded(asset, (0.5, 0.0, 1.0, 1.0), 50)
    assert (part.width(), part.height()) == (50, 50)
    assert part.pixelColor(1, 25) == QColor("#0000ff")


def test_a_damaged_picture_is_refused():
    content = jpeg((600, 400), quality=95)
    with pytest.raises(ValueError, match="damaged"):
        decoded(asset_from_bytes(content[: len(content) // 2], "image/jpeg", 600, 400), None, 50)


def test_a_picture_of_the_clipboard_keeps_its_colours_and_what_shines_through():
    image = QImage(7, 3, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(255, 0, 0, 128))
    with Image.open(io.BytesIO(from_image(image).read())) as read:
        assert (read.format, read.size, read.getpixel((6, 2))) == ("PNG", (7, 3), (255, 0, 0, 128))
