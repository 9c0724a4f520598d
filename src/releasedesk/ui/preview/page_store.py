"""What is known of the pages: their sizes, the newest picture of each, and which place is printed where."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QImage

from releasedesk.model.place import Place, is_within
from releasedesk.ui.preview.desk_layout import Box, PagePoint

if TYPE_CHECKING:
    from releasedesk.rendering.pages import FieldBox, PixelImage
    from releasedesk.session.preview import PreviewPages

_KEPT_BYTES = 48 * 2**20
"""Pictures of pages out of sight are kept up to this size, so that scrolling back shows them at once."""

_PLACES_KNOWN = 8
"""The place that is written at, and what it is part of, are asked for with every key."""

_REACH = 5.0
"""Points around a printed line that still belong to it when it is clicked."""


class Picture(NamedTuple):
    """A page as pixels, drawn at `scale` device pixels per point; `pixels` owns the memory of the image."""

    image: QImage
    scale: float
    pixels: PixelImage


class PageStore:
    """Takes in what the worker delivers, and answers what the canvas asks."""

    def __init__(self) -> None:
        self.sizes: tuple[tuple[float, float], ...] = ()
        self._pictures: dict[int, Picture] = {}
        self._boxes: dict[int, tuple[FieldBox, ...]] = {}
        # What was found for a place, by page; it holds as long as that page's boxes are the same.
        self._found: dict[Place, dict[int, tuple[tuple[FieldBox, ...], Box | None]]] = {}

    def forget_document(self) -> None:
        """Show nothing of the present pages any more: the next delivery is of another document."""
        self.sizes = ()
        self._pictures = {}
        self._boxes = {}
        self._found.clear()

    def take(self, delivery: PreviewPages) -> set[int]:
        """Take in a delivery and return the pages that look different now."""
        request = delivery.request
        if delivery.failed:
            return set()
        self.sizes = delivery.sizes
        for page, pixels in delivery.images.items():
            self._pictures.pop(page, None)
            self._pictures[page] = Picture(_image(pixels), request.scale, pixels)
        for page, strip in delivery.strips.items():
            self._put(page, strip)
        if delivery.is_complete:
            self._boxes = dict(delivery.boxes)
        else:
            self._boxes.update(delivery.boxes)
        self._drop_the_rest(range(request.first_page, request.last_page + 1))
        return {*delivery.images, *delivery.strips}

    def _put(self, page: int, strip: PixelImage) -> None:
        """Put a strip over what was delivered of a page: nobody else has that memory any more."""
        picture = self._pictures.pop(page)
        first = strip.top * strip.stride
        picture.pixels.data[first : first + len(strip.data)] = strip.data
        self._pictures[page] = picture._replace(image=_image(picture.pixels))

    def picture(self, page: int) -> Picture | None:
        """The newest picture of a page, which may be of an earlier state or another scale."""
        return self._pictures.get(page)

    def place_at(self, point: PagePoint) -> Place | None:
        """The place that is printed at a point, or close to it."""
        near = [(_distance(box, point), box.place) for box in self._boxes.get(point.page, ())]
        distance, place = min(near, default=(_REACH + 1, ""))
        return place if distance <= _REACH else None

    def boxes_of(self, place: Place) -> dict[int, Box]:
        """Where a place is printed: by page, one box in points around all its lines.

        A place that is not printed itself stands for what it is part of, up to its section, contact or note.
        """
        while place.count("/") >= _DEPTH_OF_EDITION:
            found = self._union(place)
            if found:
                return found
            place = place.rpartition("/")[0]
        return {}

    def _union(self, place: Place) -> dict[int, Box]:
        if place not in self._found and len(self._found) >= _PLACES_KNOWN:
            self._found.clear()
        before = self._found.get(place, {})
        known: dict[int, tuple[tuple[FieldBox, ...], Box | None]] = {}
        for page, boxes in self._boxes.items():
            was = before.get(page)
            known[page] = was if was is not None and was[0] is boxes else (boxes, _around(boxes, place))
        self._found[place] = known
        return {page: box for page, (_, box) in known.items() if box is not None}

    def _drop_the_rest(self, seen: range) -> None:
        """Let go of the pictures that were delivered longest ago and are out of sight, or of pages that are no more."""
        kept = 0
        for page in reversed(list(self._pictures)):
            kept += self._pictures[page].image.sizeInBytes()
            is_gone = page >= len(self.sizes)
            if is_gone or (kept > _KEPT_BYTES and page not in seen):
                del self._pictures[page]


_DEPTH_OF_EDITION = 2


def _image(pixels: PixelImage) -> QImage:
    return QImage(pixels.data, pixels.width, pixels.height, pixels.stride, QImage.Format.Format_RGB32)


def _distance(box: FieldBox, point: PagePoint) -> float:
    across = max(box.x0 - point.x, 0, point.x - box.x1)
    along = max(box.y0 - point.y, 0, point.y - box.y1)
    return max(across, along)


def _around(boxes: tuple[FieldBox, ...], place: Place) -> Box | None:
    # Nearly all boxes are elsewhere, which their beginning tells fast.
    near = [box for box in boxes if box.place.startswith(place)]
    within = [box for box in near if is_within(box.place, place)]
    if not within:
        return None
    x, y = min(box.x0 for box in within), min(box.y0 for box in within)
    return Box(x, y, max(box.x1 for box in within) - x, max(box.y1 for box in within) - y)
