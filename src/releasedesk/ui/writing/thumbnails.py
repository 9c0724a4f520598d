"""Small pictures of the pictures of a release, decoded in a worker and kept while they are wanted."""

from __future__ import annotations

from collections import OrderedDict
from functools import cache, partial

from PySide6.QtCore import QBuffer, QByteArray, QObject, QRect, QSize, QThreadPool, Signal
from PySide6.QtGui import QImage, QImageReader

from releasedesk.errors import UnsafeInput
from releasedesk.model import Asset

Crop = tuple[float, float, float, float] | None
_KEPT = 60
_LIMIT_MB = 700
"""Megabytes that a decoded picture may take: those of the largest that is taken into a release."""

_QT_FORMATS = {
    "image/png": b"png",
    "image/jpeg": b"jpeg",
    "image/gif": b"gif",
    "image/webp": b"webp",
    "image/svg+xml": b"svg",
}


class Thumbnails(QObject):
    """Gives the picture of an asset in a size, at once where it is there, else later by a signal.

    Signals:
        made: A picture (the identifier of its asset) is there now.
    """

    made = Signal(str)
    _decoded = Signal(object, QImage)

    def __init__(self) -> None:
        super().__init__()
        self._images: OrderedDict[tuple[str, Crop, int], QImage] = OrderedDict()
        self._under_way: set[tuple[str, Crop, int]] = set()
        self._decoded.connect(self._on_decoded)

    def image(self, asset: Asset, crop: Crop, side: int) -> QImage | None:
        """Return a picture whose longer side is at most `side` device pixels; None while it is being made."""
        key = (asset.id, crop, side)
        if key in self._images:
            self._images.move_to_end(key)
            return self._images[key]
        if key not in self._under_way:
            self._under_way.add(key)
            QThreadPool.globalInstance().start(partial(self._decode, asset, key))
        return None

    def _decode(self, asset: Asset, key: tuple[str, Crop, int]) -> None:
        _, crop, side = key
        try:
            image = decoded(asset, crop, side)
        except ValueError:
            image = QImage()
        self._decoded.emit(key, image)

    def _on_decoded(self, key: tuple[str, Crop, int], image: QImage) -> None:
        self._under_way.discard(key)
        self._images[key] = image
        while len(self._images) > _KEPT:
            self._images.popitem(last=False)
        self.made.emit(key[0])


def decoded(asset: Asset, crop: Crop, side: int) -> QImage:
    """Return the picture of an asset, or the part of it within a crop; a null one where it cannot be read.

    Raises:
        ValueError: Its data is damaged.

    """
    content = asset.content()
    data = QByteArray(content)
    buffer = QBuffer(data)
    reader = reader_of(content, asset.media_type, buffer)
    whole = QSize(asset.width, asset.height)
    left, top, right, bottom = crop or (0.0, 0.0, 1.0, 1.0)
    shown = QSize(
        max(1, round((right - left) * whole.width())), max(1, round((bottom - top) * whole.height()))
    )
    factor = min(1.0, side / max(shown.width(), shown.height(), 1))
    scaled = QSize(max(1, round(whole.width() * factor)), max(1, round(whole.height() * factor)))
    reader.setScaledSize(scaled)
    image = reader.read()
    if crop is None or image.isNull():
        return image
    x, y = round(left * scaled.width()), round(top * scaled.height())
    return image.copy(
        QRect(x, y, max(1, round(right * scaled.width()) - x), max(1, round(bottom * scaled.height()) - y))
    )


def reader_of(content: bytes, media_type: str, buffer: QBuffer) -> QImageReader:
    """Return a reader of a picture that takes it for nothing else than it says it is.

    Qt would go by the content, in which a drawing may stand that loads files.

    Raises:
        ValueError: It is something else, too large, or a drawing that loads or runs something.

    """
    from releasedesk.formats.picture_reading import picture_kind

    try:
        picture_kind(content, media_type)
    except UnsafeInput as error:
        raise ValueError(str(error)) from error
    reader = QImageReader(buffer)
    reader.setAutoDetectImageFormat(False)
    reader.setFormat(QByteArray(_QT_FORMATS[media_type]))
    reader.setAllocationLimit(_LIMIT_MB)
    return reader


@cache
def thumbnails() -> Thumbnails:
    """Return the one store of small pictures."""
    return Thumbnails()
