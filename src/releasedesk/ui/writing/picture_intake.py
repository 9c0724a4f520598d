"""Takes pictures in, in a worker: from files, from the clipboard, from what was dropped."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QMimeData, QObject, QThreadPool, Signal
from PySide6.QtGui import QImage

from releasedesk import limits
from releasedesk.formats.pictures import PictureError, TakenPicture, png_of_pixels, take_picture

SUFFIXES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".tif", ".tiff", ".bmp")
FILTER = f"Pictures ({' '.join('*' + suffix for suffix in SUFFIXES)})"


class PictureSource(NamedTuple):
    """A picture that is offered: its name in sentences, how its bytes are had, and a description that came along.

    `read` may raise OSError or ValueError.
    """

    name: str
    read: Callable[[], bytes]
    alt: str = ""


class Taken(NamedTuple):
    """A picture that was taken in, and where it came from."""

    source: PictureSource
    picture: TakenPicture


class PictureIntake(QObject):
    """Reads pictures one after the other, without holding up the window.

    Signals:
        taken: Pictures were read (a list of `Taken`), and the sentences about those that could not be.
    """

    taken = Signal(list, list)

    def take(self, sources: Sequence[PictureSource]) -> None:
        """Read pictures; the signal tells when all are done."""
        QThreadPool.globalInstance().start(partial(self._read, list(sources)))

    def _read(self, sources: list[PictureSource]) -> None:
        taken: list[Taken] = []
        problems: list[str] = []
        for source in sources:
            try:
                taken.append(Taken(source, take_picture(source.read(), source.name)))
            except PictureError as error:
                problems.append(str(error))
            except (OSError, ValueError) as error:
                reason = getattr(error, "strerror", None) or "it is damaged"
                problems.append(f"{source.name}: the picture cannot be read ({reason}).")
        self.taken.emit(taken, problems)


def from_file(path: Path) -> PictureSource:
    """Return the source for a file."""
    return PictureSource(path.name, partial(_content, path))


def from_data_address(address: str, alt: str) -> PictureSource:
    """Return the source for a `data:` address (RFC 2397)."""
    return PictureSource("The pasted picture", partial(_from_base64, address.partition(",")[2]), alt)


def from_image(image: QImage) -> PictureSource:
    """Return the source for a picture of the clipboard."""
    return PictureSource("The picture on the clipboard", partial(_as_png, QImage(image)))


def picture_files(data: QMimeData) -> list[Path]:
    """Return the files of pictures that are dropped or pasted."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in SUFFIXES]


def _content(path: Path) -> bytes:
    with path.open("rb") as file:
        # One byte more than may be, so that a larger file is told without being read.
        return file.read(limits.PICTURE_BYTES + 1)


def _from_base64(data: str) -> bytes:
    try:
        return base64.b64decode("".join(data.split()), validate=True)
    except binascii.Error as error:
        raise ValueError("not base64") from error


def _as_png(image: QImage) -> bytes:
    # WORKAROUND: not by QImage.save into a QBuffer, which waits for the interpreter with a lock held; see `decoded`
    # in thumbnails.py.
    plain = image.convertToFormat(QImage.Format.Format_RGBA8888)
    return png_of_pixels(plain.width(), plain.height(), plain.constBits())
