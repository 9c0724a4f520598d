"""Where the pages lie on the desk: plain arithmetic in logical pixels, without any drawing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

MARGIN = 24.0
"""Desk around the pages, in logical pixels."""

GAP = 20.0
"""Desk between two pages."""


class PagePoint(NamedTuple):
    """A point on a page: the page from 0, and x and y in points from its top left."""

    page: int
    x: float
    y: float


class Box(NamedTuple):
    """A rectangle in logical pixels."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class DeskLayout:
    """Pages below one another, centred on the desk.

    Args:
        sizes: Width and height of every page in points.
        zoom: Logical pixels per point.
        viewport_width: Width of what is seen, in logical pixels.
        device_ratio: Device pixels per logical pixel; pages lie on whole device pixels so that they stay sharp.

    """

    sizes: tuple[tuple[float, float], ...]
    zoom: float
    viewport_width: float
    device_ratio: float = 1.0

    @property
    def width(self) -> float:
        """Width of the whole desk."""
        widest = max((width for width, _ in self.sizes), default=0.0)
        return max(widest * self.zoom + 2 * MARGIN, self.viewport_width)

    @property
    def height(self) -> float:
        """Height of the whole desk."""
        return self._tops[-1] - GAP + MARGIN if self.sizes else 2 * MARGIN

    def page_box(self, page: int) -> Box:
        """Where a page lies."""
        width, height = self.sizes[page]
        left = (self.width - width * self.zoom) / 2
        top = self._tops[page]
        return Box(self._aligned(left), self._aligned(top), width * self.zoom, height * self.zoom)

    def pages_between(self, top: float, bottom: float) -> range:
        """The pages that are seen between two heights; empty where there are none."""
        first = max(bisect_right(self._tops, top) - 1, 0)
        last = min(bisect_left(self._tops, bottom), len(self.sizes))
        if first < len(self.sizes) and self._tops[first] + self.sizes[first][1] * self.zoom <= top:
            first += 1
        return range(first, max(last, first))

    def page_point(self, x: float, y: float) -> PagePoint | None:
        """The point of a page at a point of the desk; on the desk itself that of the page above or below it."""
        if not self.sizes:
            return None
        page = min(max(bisect_right(self._tops, y + GAP / 2) - 1, 0), len(self.sizes) - 1)
        box = self.page_box(page)
        return PagePoint(page, (x - box.x) / self.zoom, (y - box.y) / self.zoom)

    def desk_point(self, point: PagePoint) -> tuple[float, float]:
        """Where a point of a page lies on the desk; the last page stands for pages that are not there."""
        box = self.page_box(min(point.page, len(self.sizes) - 1))
        return box.x + point.x * self.zoom, box.y + point.y * self.zoom

    @cached_property
    def _tops(self) -> list[float]:
        """The upper edge of every page, and of the one that would come next."""
        return list(accumulate((height * self.zoom + GAP for _, height in self.sizes), initial=MARGIN))

    def _aligned(self, position: float) -> float:
        return round(position * self.device_ratio) / self.device_ratio


def fitting_zoom(
    sizes: tuple[tuple[float, float], ...], width: float, height: float, *, whole_page: bool
) -> float:
    """The zoom, in logical pixels per point, at which the widest page fits the width, or a whole page the view."""
    widest = max((size[0] for size in sizes), default=595.28)
    tallest = max((size[1] for size in sizes), default=841.89)
    zoom = (width - 2 * MARGIN) / widest
    if whole_page:
        zoom = min(zoom, (height - 2 * MARGIN) / tallest)
    return max(zoom, 0.1)
