"""The desk with the pages on it: laid out, drawn from pictures, and scrolled to what is being edited."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from releasedesk.model.place import Place
from releasedesk.rendering.direction import direction_of
from releasedesk.ui import theme
from releasedesk.ui.preview import painting
from releasedesk.ui.preview.desk_layout import Box, DeskLayout, PagePoint, fitting_zoom
from releasedesk.ui.preview.page_store import PageStore

if TYPE_CHECKING:
    from releasedesk.session.preview import PreviewPages

Zoom = float | Literal["width", "page"]
"""A factor, 1.0 being the size on paper at 96 pixels per inch, or what the page is fitted to."""

POINT = 96 / 72
"""Logical pixels per point at a zoom of 100 %."""

SMALLEST, LARGEST = 0.25, 4.0
_MOST_PIXELS = 40_000_000
"""Device pixels of one page; larger pages are scaled up from this, which nobody sees at that size."""

_FOLLOW_MARGIN = 40
_PATIENCE = 600
"""Milliseconds without any page after which the empty desk says that they are being made."""


class PageView(QAbstractScrollArea):
    """Shows pages, and tells what is looked at.

    Signals:
        view_changed: Other pages are seen, or at another scale, so that they have to be drawn.
        zoom_changed: The zoom or the page that is looked at changed.
    """

    view_changed = Signal()
    zoom_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = PageStore()
        self._layout = DeskLayout((), POINT, 0)
        self._zoom: Zoom = "width"
        self._followed: Place = ""
        self._lit: dict[int, Box] = {}
        self._scrolls_to_followed = False
        self._is_right_to_left = False
        # Most pages are there before anybody would read that they are being made.
        self._is_waiting = False
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(self._on_patience_ended)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName("Pages")
        self.setWhatsThis(
            "The finished pages. Click a text to edit it; hold Ctrl and turn the wheel to zoom."
        )
        theme.signals.changed.connect(self.viewport().update)

    @property
    def zoom(self) -> Zoom:
        """The zoom that was chosen."""
        return self._zoom

    @property
    def zoom_factor(self) -> float:
        """The zoom that is shown, 1.0 being the size on paper."""
        return self._layout.zoom / POINT

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._store.sizes)

    @property
    def current_page(self) -> int:
        """The page in the middle of the view, from 0."""
        point = self._centre()
        return point.page if point else 0

    @property
    def followed_page(self) -> int | None:
        """The page on which what is being edited begins, or None where it is printed nowhere."""
        return min(self._lit, default=None)

    @property
    def visible_pages(self) -> range:
        """The pages that are seen; the first two before any page is known."""
        if not self._store.sizes:
            return range(2)
        top = self.verticalScrollBar().value()
        return self._layout.pages_between(top, top + self.viewport().height())

    @property
    def scale(self) -> float:
        """Device pixels per point at which pages should be drawn."""
        scale = self._layout.zoom * self.devicePixelRatioF()
        largest = max((width * height for width, height in self._store.sizes), default=500_000.0)
        return min(scale, math.sqrt(_MOST_PIXELS / largest))

    def set_zoom(self, zoom: Zoom) -> None:
        """Show the pages larger or smaller; the point in the middle of the view stays there."""
        self._zoom = zoom if isinstance(zoom, str) else min(max(zoom, SMALLEST), LARGEST)
        self._lay_out(self._centre(), self._middle())

    def forget_document(self) -> None:
        """Begin with an empty desk for another document."""
        self._store.forget_document()
        self._followed, self._lit = "", {}
        self._lay_out(None, self._middle())
        self.verticalScrollBar().setValue(0)
        self._is_waiting = False
        self._patience.start()
        self.viewport().update()

    def take(self, delivery: PreviewPages) -> None:
        """Show what the worker delivered: only pages that look different are drawn again."""
        before = self._store.sizes
        self._patience.stop()
        self._is_waiting = False
        self._is_right_to_left = direction_of(delivery.request.language) == "rtl"
        centre, middle = self._centre(), self._middle()
        changed = self._store.take(delivery)
        if self._store.sizes != before:
            self._lay_out(centre if before else None, middle)
            self.viewport().update()
        for page in changed:
            self.viewport().update(self._changed_part(page, delivery))
        self._light_followed()

    def _changed_part(self, page: int, delivery: PreviewPages) -> QRect:
        """Where in the view a page looks different: within a strip, or anywhere."""
        whole, strip = self._layout.page_box(page), delivery.strips.get(page)
        picture = self._store.picture(page)
        if strip is None or picture is None:
            return self._seen(whole)
        pixel = whole.height / picture.pixels.height
        changed = Box(whole.x, whole.y + pixel * strip.top, whole.width, pixel * strip.height)
        return self._seen(changed).adjusted(0, -2, 0, 2).intersected(self._seen(whole))

    def follow(self, place: Place) -> None:
        """Light up where a place is printed, and scroll there if it is out of sight."""
        self._followed = place
        self._scrolls_to_followed = True
        self._light_followed()

    def keep_followed_in_sight(self) -> None:
        """Scroll to the followed place with the next delivery, if that puts it out of sight."""
        self._scrolls_to_followed = True

    def box_on_desk(self, page: int, box: Box) -> Box:
        """Where a box of a page, in points, lies on the desk."""
        x, y = self._layout.desk_point(PagePoint(page, box.x, box.y))
        return Box(x, y, box.width * self._layout.zoom, box.height * self._layout.zoom)

    def go_to_page(self, page: int) -> None:
        """Scroll to the top of a page."""
        if 0 <= page < self.page_count:
            self.verticalScrollBar().setValue(round(self._layout.page_box(page).y) - 12)

    def _on_patience_ended(self) -> None:
        self._is_waiting = True
        self.viewport().update()

    def _light_followed(self) -> None:
        lit = self._store.boxes_of(self._followed) if self._followed else {}
        if lit != self._lit:
            for page, box in (*self._lit.items(), *lit.items()):
                if page < self.page_count:
                    self.viewport().update(self._seen(self.box_on_desk(page, box)).adjusted(-9, -9, 9, 9))
            self._lit = lit
        if lit and self._scrolls_to_followed:
            self._scrolls_to_followed = False
            self._bring_into_sight(self.box_on_desk(*min(lit.items())))

    def _bring_into_sight(self, box: Box) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height()
        margin = min(_FOLLOW_MARGIN, height // 8)
        top, bottom = box.y - margin, box.y + box.height + margin
        if bottom - top > height:
            seen = min(bottom, bar.value() + height) - max(top, bar.value())
            if seen < height * 0.4:
                bar.setValue(round(top))
        elif top < bar.value():
            bar.setValue(round(top))
        elif bottom > bar.value() + height:
            bar.setValue(round(bottom - height))

    def _lay_out(self, anchor: PagePoint | None, at: QPointF) -> None:
        """Lay the pages out anew; the anchor stays at a point of the view."""
        sizes, viewport = self._store.sizes, self.viewport()
        if isinstance(self._zoom, str):
            zoom = fitting_zoom(sizes, viewport.width(), viewport.height(), whole_page=self._zoom == "page")
        else:
            zoom = self._zoom * POINT
        self._layout = DeskLayout(sizes, zoom, viewport.width(), self.devicePixelRatioF())
        self._set_scroll_ranges()
        if anchor is not None and sizes:
            x, y = self._layout.desk_point(anchor)
            self.horizontalScrollBar().setValue(round(x - at.x()))
            self.verticalScrollBar().setValue(round(y - at.y()))
        viewport.update()
        self.zoom_changed.emit()
        self.view_changed.emit()

    def _set_scroll_ranges(self) -> None:
        viewport = self.viewport()
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        vertical.setRange(0, max(round(self._layout.height) - viewport.height(), 0))
        vertical.setPageStep(viewport.height())
        vertical.setSingleStep(40)
        horizontal.setRange(0, max(round(self._layout.width) - viewport.width(), 0))
        horizontal.setPageStep(viewport.width())
        horizontal.setSingleStep(40)

    def _middle(self) -> QPointF:
        return QPointF(self.viewport().rect().center())

    def _centre(self) -> PagePoint | None:
        return self._point_at(self._middle())

    def _point_at(self, position: QPointF) -> PagePoint | None:
        return self._layout.page_point(
            position.x() + self.horizontalScrollBar().value(), position.y() + self.verticalScrollBar().value()
        )

    def _seen(self, box: Box) -> QRect:
        """A box of the desk as a rectangle of the view."""
        left = box.x - self.horizontalScrollBar().value()
        top = box.y - self.verticalScrollBar().value()
        return QRectF(left, top, box.width, box.height).toAlignedRect()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setClipRegion(event.region())
        painting.paint_desk(painter, event.rect())
        if not self._store.sizes and self._is_waiting:
            painting.paint_words(painter, self.viewport().rect(), "Making the pages…")
        across, along = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        painter.translate(-across, -along)
        exposed = QRectF(event.rect().translated(across, along))
        for page in self.visible_pages if self._store.sizes else ():
            box = self._layout.page_box(page)
            if event.region().intersects(self._seen(box).adjusted(-12, -12, 12, 12)):
                painting.paint_page(
                    painter, box, self._store.picture(page), self.devicePixelRatioF(), exposed
                )
            if page in self._lit:
                lit = self.box_on_desk(page, self._lit[page])
                painting.paint_light(painter, lit, right_to_left=self._is_right_to_left)
        if self.hasFocus():
            painter.resetTransform()
            painting.paint_focus(painter, self.viewport().rect())
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out(self._centre(), self._middle())

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().scroll(dx, dy)
        self.zoom_changed.emit()
        self.view_changed.emit()
