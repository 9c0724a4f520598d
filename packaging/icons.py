"""Make resources/icons/releasedesk.svg into the application icons of Windows (.ico) and macOS (.icns).

Both formats are containers of PNG files: ICO as Windows has read it since Vista, ICNS with the types of
Apple's `iconutil`. So they need no more than Qt's SVG renderer.
"""

from __future__ import annotations

import os
import struct
from pathlib import Path

_ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
# Type of an ICNS entry and its size in pixels; those with @2x sizes are what a high-density screen takes.
_ICNS_TYPES = {
    b"icp4": 16,
    b"ic11": 32,
    b"icp5": 32,
    b"ic12": 64,
    b"ic07": 128,
    b"ic13": 256,
    b"ic08": 256,
    b"ic14": 512,
    b"ic09": 512,
    b"ic10": 1024,
}


def write_icons(svg: Path, folder: Path) -> dict[str, Path]:
    """Write releasedesk.ico and releasedesk.icns into a folder; return them by suffix."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    pictures = {size: _png(svg, size) for size in {*_ICO_SIZES, *_ICNS_TYPES.values()}}
    folder.mkdir(parents=True, exist_ok=True)
    made = {"ico": folder / "releasedesk.ico", "icns": folder / "releasedesk.icns"}
    made["ico"].write_bytes(ico([(size, pictures[size]) for size in _ICO_SIZES]))
    made["icns"].write_bytes(icns([(kind, pictures[size]) for kind, size in _ICNS_TYPES.items()]))
    return made


def ico(pictures: list[tuple[int, bytes]]) -> bytes:
    """An ICO file of square PNG pictures: a directory of 16-byte entries, then the pictures."""
    offset = 6 + 16 * len(pictures)
    directory = struct.pack("<HHH", 0, 1, len(pictures))
    for size, data in pictures:
        side = size % 256  # 256 is written as 0
        directory += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(data), offset)
        offset += len(data)
    return directory + b"".join(data for _, data in pictures)


def icns(pictures: list[tuple[bytes, bytes]]) -> bytes:
    """An ICNS file of PNG pictures: each behind its type and length, all behind the file's own."""
    body = b"".join(kind + struct.pack(">I", 8 + len(data)) + data for kind, data in pictures)
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def _png(svg: Path, size: int) -> bytes:
    from PySide6.QtCore import QBuffer, QIODevice, Qt
    from PySide6.QtGui import QImage, QImageWriter, QPainter
    from PySide6.QtSvg import QSvgRenderer

    picture = QImage(size, size, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(str(svg)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(picture)
    return bytes(buffer.data().data())
