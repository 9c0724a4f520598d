"""Small pictures of the pictures of a release, decoded in a worker and kept while they are wanted."""

from __future__ import annotations

from collections import OrderedDict
from functools import cache, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, Signal
from PySide6.QtGui import QImage

from releasedesk.errors import UnsafeInput
from releasedesk.model import Asset

if TYPE_CHECKING:
    from releasedesk.formats.picture_reading import PictureFacts

Crop = tuple[float, float, float, float] | None
_KEPT = 60
_WHOLE = (0.0, 0.0, 1.0, 1.0)


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
        except (ValueError, OSError):
            image = QImage()
        self._decoded.emit(key, image)

    def _on_decoded(self, key: tuple[str, Crop, int], image: QImage) -> None:
        self._under_way.discard(key)
        self._images[key] = image
        while len(self._images) > _KEPT:
            self._images.popitem(last=False)
        self.made.emit(key[0])


def decoded(asset: Asset, crop: Crop, side: int) -> QImage:
    """Return the picture of an asset, or the part of it within a crop; its longer side is at most `side`.

    It is read as what the asset says that it is, and as nothing else.

    Raises:
        ValueError: It is something else, damaged, too large, or a drawing that loads or runs something.

    """
    from releasedesk.formats.picture_reading import SVG, picture_kind
    from releasedesk.formats.pictures import small_pixels

    content = asset.content()
    try:
        facts = picture_kind(content, asset.media_type)
        if facts.media_type == SVG:
            content = _drawn(content, facts, crop or _WHOLE, side)
        # WORKAROUND: not by QImageReader. Over a QIODevice that Python made, it holds a lock that all readers share
        # while it waits for the interpreter; a window that paints an icon meanwhile holds the interpreter and waits
        # for the lock, for ever (seen with PySide6 6.11: QImageReader::read here, QCss::ValueExtractor there).
        width, height, pixels = small_pixels(content, crop or _WHOLE, side)
    except UnsafeInput as error:
        raise ValueError(str(error)) from error
    return QImage(pixels, width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()


def _drawn(content: bytes, facts: PictureFacts, crop: tuple[float, float, float, float], side: int) -> bytes:
    """Return a drawing as a PNG, so large that the part within the crop fits."""
    # WORKAROUND: not by QSvgRenderer. Qt complains of fonts with the lock of its fonts held, and the log, which is
    # written in Python, waits for the interpreter then; a window that measures words meanwhile waits for the fonts.
    from releasedesk.rendering.drawings import drawing_as_png

    left, top, right, bottom = crop
    shown = max((right - left) * facts.width, (bottom - top) * facts.height, 1)
    return drawing_as_png(content, facts.width, facts.height, min(1.0, side / shown))


@cache
def thumbnails() -> Thumbnails:
    """Return the one store of small pictures."""
    return Thumbnails()
