"""The pages beside the form, driven as a worker and a user would."""

from __future__ import annotations

from typing import Any, cast

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton

from releasedesk.findings import Finding, Severity
from releasedesk.rendering.pages import FieldBox, PixelImage
from releasedesk.ui.preview.desk_layout import Box, PagePoint
from releasedesk.ui.preview.feed import PagesFeed
from releasedesk.ui.preview.page_view import LARGEST
from releasedesk.ui.preview.pane import PreviewPane
from tests.releases import small_release
from tests.ui.conftest import A4, FakePreview, picture

HEADLINE = "editions/en-GB/headline"
PARAGRAPH = "editions/en-GB/sections/s1/blocks/p1/text"
FAR = "editions/en-GB/contacts/c1/name"


class Scene:
    """A pane with a worker that answers when it is told to."""

    def __init__(self, qtbot) -> None:
        self.workers: list[FakePreview] = []
        self.pane = PreviewPane(feed=PagesFeed(make_preview=cast(Any, self._make)))
        qtbot.addWidget(self.pane)
        self.pane.resize(600, 700)
        self.pane.show()
        qtbot.waitExposed(self.pane)
        self.canvas = self.pane.canvas
        self.qtbot = qtbot
        self.release = small_release()
        self.pane.show_release(self.release, "en-GB", is_new_document=True)
        self.pane.start()

    def _make(self, on_pages) -> FakePreview:
        self.workers.append(FakePreview(on_pages))
        return self.workers[-1]

    @property
    def worker(self) -> FakePreview:
        return self.workers[-1]

    def settle(self) -> None:
        for _ in range(3):
            QApplication.processEvents()

    def deliver(self, pages: int = 3, changed: dict[int, int] | None = None, **fields) -> None:
        """Answer the newest request; `changed` gives the shade of each page that looks different."""
        request = self.worker.requests[-1]
        shown = range(request.first_page, min(request.last_page + 1, pages))
        shades = dict.fromkeys(shown, 200) if changed is None else changed
        images = {page: picture(request.scale, shade=shade) for page, shade in shades.items()}
        boxes = fields.pop("boxes", BOXES)
        self.worker.answer(sizes=(A4,) * pages, images=images, boxes=boxes, is_complete=True, **fields)
        self.settle()

    def edit(self) -> None:
        self.release = small_release(headline=self.release.original.headline + "!")
        self.pane.show_release(self.release, "en-GB")
        self.settle()

    def shade_at(self, page: int) -> int:
        """The grey that is seen in the middle of what is in view of a page."""
        point = self.point(page, 300, 60 if page else 400)
        return self.canvas.viewport().grab().toImage().pixelColor(point).red()

    def point(self, page: int, x: float, y: float) -> QPoint:
        box = self.canvas.box_on_desk(page, Box(x, y, 1, 1))
        return QPoint(
            round(box.x) - self.canvas.horizontalScrollBar().value(),
            round(box.y) - self.canvas.verticalScrollBar().value(),
        )


BOXES = {
    0: (
        FieldBox(HEADLINE, 80, 100, 500, 120),
        FieldBox(PARAGRAPH, 80, 140, 500, 152),
        FieldBox(PARAGRAPH, 80, 154, 400, 166),
    ),
    2: (FieldBox(FAR, 80, 700, 300, 712),),
}


def point_at(scene: Scene, at: QPointF) -> PagePoint:
    """The point of a page that is seen at a point of the view."""
    found = scene.canvas._point_at(at)
    assert found is not None
    return found


def middle_of(scene: Scene) -> PagePoint:
    """The point of a page that is in the middle of the view."""
    return point_at(scene, QPointF(scene.canvas.viewport().rect().center()))


@pytest.fixture
def scene(qtbot) -> Scene:
    return Scene(qtbot)


def test_a_page_that_never_came_is_white_paper(scene: Scene):
    scene.deliver(changed={})
    assert scene.shade_at(0) == 255


def test_a_page_is_asked_for_at_the_pixels_it_is_shown_with(scene: Scene):
    scene.deliver()
    request = scene.worker.requests[-1]
    assert request.scale == pytest.approx(scene.canvas.zoom_factor * 96 / 72 * scene.pane.devicePixelRatioF())
    assert range(request.first_page, request.last_page + 1) == scene.canvas.visible_pages


def test_the_newest_state_is_asked_for_with_a_higher_revision(scene: Scene):
    scene.deliver()
    before = scene.worker.requests[-1].revision
    scene.edit()
    scene.edit()
    assert scene.worker.requests[-1].revision == before + 2
    assert scene.worker.requests[-1].release is scene.release


def test_the_same_view_is_not_asked_for_twice(scene: Scene):
    scene.deliver()
    count = len(scene.worker.requests)
    scene.pane.show_release(scene.release, "en-GB")
    scene.canvas.view_changed.emit()
    scene.settle()
    assert len(scene.worker.requests) == count


def test_the_old_picture_stays_until_the_new_one_comes(scene: Scene):
    scene.deliver(changed={0: 120})
    scene.edit()
    assert scene.shade_at(0) == 120
    scene.deliver(changed={0: 90})
    assert scene.shade_at(0) == 90


def test_only_pages_that_look_different_are_painted_again(scene: Scene, monkeypatch):
    scene.canvas.set_zoom(0.3)
    scene.settle()
    scene.deliver()
    painted = []
    monkeypatch.setattr(scene.canvas, "paintEvent", lambda event: painted.append(event.rect()))
    scene.edit()
    scene.deliver(changed={1: 90})
    whole = scene.canvas.viewport().height()
    page = A4[1] * 0.3 * 96 / 72
    assert painted
    assert all(rect.height() < page + 10 < whole for rect in painted)
    assert all(rect.top() >= scene.point(1, 0, 0).y() - 2 for rect in painted)


def strip_of(scene: Scene, top: float, bottom: float, shade: int) -> PixelImage:
    """Rows of a page between two heights in points, of one shade."""
    whole = picture(scene.worker.requests[-1].scale, shade=shade)
    first, last = (round(at * whole.height / A4[1]) for at in (top, bottom))
    rows = whole.data[first * whole.stride : last * whole.stride]
    return PixelImage(whole.width, last - first, whole.stride, rows, first)


def test_only_the_strip_of_a_page_that_a_key_changed_is_painted_again(scene: Scene, monkeypatch):
    scene.deliver()
    painted = []
    with monkeypatch.context() as watching:
        watching.setattr(scene.canvas, "paintEvent", lambda event: painted.append(event.rect()))
        scene.edit()
        scene.deliver(changed={}, strips={0: strip_of(scene, 100, 120, 90)})
    (rect,) = painted
    top, bottom = scene.point(0, 0, 100), scene.point(0, A4[0], 120)
    assert top.y() - 4 < rect.top() <= top.y() < bottom.y() <= rect.bottom() + 1 < bottom.y() + 4
    assert top.x() <= rect.left() + 1
    assert rect.right() <= bottom.x() + 1


def test_a_strip_lies_over_what_was_there_and_over_earlier_strips(scene: Scene):
    scene.deliver(changed={0: 200})
    for top, bottom, shade in ((100, 140, 90), (120, 160, 60), (400, 420, 30)):
        scene.edit()
        scene.deliver(changed={}, strips={0: strip_of(scene, top, bottom, shade)})

    shown = scene.canvas.viewport().grab().toImage()
    at = {y: shown.pixelColor(scene.point(0, 300, y)).red() for y in (50, 110, 130, 150, 300, 410)}
    assert at == {50: 200, 110: 90, 130: 60, 150: 60, 300: 200, 410: 30}

    scene.edit()
    scene.deliver(changed={0: 120})
    assert scene.shade_at(0) == 120


def test_of_another_document_everything_is_wished_for(scene: Scene):
    scene.deliver()
    before = scene.worker.requests[-1].document
    scene.edit()
    assert scene.worker.requests[-1].document == before

    scene.pane.show_release(small_release(headline="Another"), "en-GB", is_new_document=True)
    scene.settle()

    assert scene.worker.requests[-1].document != before


def test_nothing_is_painted_where_nothing_changed(scene: Scene, monkeypatch):
    scene.deliver()
    painted = []
    monkeypatch.setattr(scene.canvas, "paintEvent", lambda event: painted.append(event.rect()))
    scene.edit()
    scene.deliver(changed={})
    assert not painted


def test_the_scroll_position_stays_when_pages_come_and_go(scene: Scene):
    scene.deliver()
    scene.canvas.verticalScrollBar().setValue(500)
    scene.edit()
    scene.deliver(pages=4)
    assert scene.canvas.verticalScrollBar().value() == 500


def test_zooming_keeps_the_point_in_the_middle(scene: Scene):
    scene.deliver()
    scene.canvas.verticalScrollBar().setValue(700)
    before = middle_of(scene)
    scene.canvas.set_zoom(2.0)
    after = middle_of(scene)
    assert after.page == before.page
    assert after.y == pytest.approx(before.y, abs=2)
    assert after.x == pytest.approx(before.x, abs=2)


def test_resizing_keeps_the_point_in_the_middle(scene: Scene):
    scene.deliver()
    scene.canvas.verticalScrollBar().setValue(700)
    before = middle_of(scene)
    scene.pane.resize(800, 700)
    scene.settle()
    assert middle_of(scene).y == pytest.approx(before.y, abs=2)


def test_ctrl_and_the_wheel_zoom_around_the_mouse(scene: Scene):
    scene.deliver()
    at = QPointF(100, 300)
    before = point_at(scene, at)
    wheel = QWheelEvent(
        at, at, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(scene.canvas.viewport(), wheel)
    after = point_at(scene, at)
    assert scene.canvas.zoom == scene.canvas.zoom_factor
    assert after.page == before.page
    assert after.y == pytest.approx(before.y, abs=2)


def test_zooming_on_ends_at_the_largest(scene: Scene):
    scene.canvas.zoom_by_steps(50)
    assert scene.canvas.zoom == LARGEST
    scene.canvas.zoom_by_steps(-1)
    assert scene.canvas.zoom < LARGEST


def test_a_click_on_a_text_asks_for_its_place(scene: Scene):
    scene.deliver()
    with scene.qtbot.waitSignal(scene.pane.place_requested) as asked:
        scene.qtbot.mouseClick(
            scene.canvas.viewport(), Qt.MouseButton.LeftButton, pos=scene.point(0, 200, 146)
        )
    assert asked.args == [PARAGRAPH]


def test_a_click_beside_everything_asks_for_nothing(scene: Scene):
    scene.deliver()
    with scene.qtbot.assertNotEmitted(scene.pane.place_requested):
        scene.qtbot.mouseClick(
            scene.canvas.viewport(), Qt.MouseButton.LeftButton, pos=scene.point(0, 300, 400)
        )


def test_the_mouse_over_a_text_is_a_hand(scene: Scene):
    scene.deliver()
    viewport = scene.canvas.viewport()
    scene.qtbot.mouseMove(viewport, scene.point(0, 200, 110))
    assert viewport.cursor().shape() == Qt.CursorShape.PointingHandCursor
    scene.qtbot.mouseMove(viewport, scene.point(0, 300, 400))
    assert viewport.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_the_place_being_edited_is_lit(scene: Scene):
    scene.deliver(changed={0: 255})
    scene.pane.follow("editions/en-GB/sections/s1/blocks/p1")
    image = scene.canvas.viewport().grab().toImage()
    assert image.pixelColor(scene.point(0, 300, 160)) == QColor("#e8f0fc")
    assert image.pixelColor(scene.point(0, 300, 200)) == QColor("#ffffff")


def test_following_scrolls_only_as_far_as_needed(scene: Scene):
    scene.deliver()
    bar = scene.canvas.verticalScrollBar()
    scene.pane.follow(HEADLINE)
    assert bar.value() == 0
    scene.pane.follow(FAR)
    top = scene.point(2, 80, 700).y()
    assert 0 < top < scene.canvas.viewport().height() - 10
    there = bar.value()
    scene.pane.follow(FAR)
    assert bar.value() == there


def test_following_waits_for_a_place_that_is_not_known_yet(scene: Scene):
    scene.deliver(boxes={})
    scene.pane.follow(FAR)
    assert scene.canvas.verticalScrollBar().value() == 0
    scene.edit()
    scene.deliver()
    assert scene.canvas.verticalScrollBar().value() > 0


def test_scrolling_away_by_hand_is_left_alone_until_the_next_edit(scene: Scene):
    scene.deliver()
    scene.pane.follow(HEADLINE)
    scene.canvas.verticalScrollBar().setValue(1500)
    scene.settle()
    scene.deliver(changed={})
    assert scene.canvas.verticalScrollBar().value() == 1500
    scene.edit()
    scene.deliver(changed={})
    assert scene.point(0, 80, 100).y() > 0


def test_a_place_inside_something_printed_lights_what_it_belongs_to(scene: Scene):
    scene.deliver(changed={0: 255})
    scene.pane.follow("editions/en-GB/sections/s1/blocks/p1/unprinted/field")
    image = scene.canvas.viewport().grab().toImage()
    assert image.pixelColor(scene.point(0, 300, 160)) == QColor("#e8f0fc")


def test_a_failure_is_said_with_its_place_and_the_pages_stay(scene: Scene, qtbot):
    scene.deliver(changed={0: 120})
    scene.edit()
    failed = Finding("pages-failed", Severity.ERROR, "The pages cannot be made.", PARAGRAPH)
    scene.worker.answer(findings=(failed,), failed=True)
    scene.settle()
    assert scene.pane.banner.isVisible()
    assert scene.pane.banner.text == "The pages cannot be made."
    assert scene.shade_at(0) == 120
    assert scene.pane.page_count == 3
    go = next(each for each in scene.pane.banner.findChildren(QPushButton) if each.text().startswith("Go to"))
    assert go.text() == "Go to Opening, paragraph 1"
    with qtbot.waitSignal(scene.pane.place_requested) as asked:
        qtbot.mouseClick(go, Qt.MouseButton.LeftButton)
    assert asked.args == [PARAGRAPH]
    scene.edit()
    scene.deliver()
    assert not scene.pane.banner.isVisible()


def test_several_messages_are_gone_through(scene: Scene, qtbot):
    missing = [
        Finding("missing-glyph", Severity.WARNING, f"No font has {letter}.", HEADLINE) for letter in "ab"
    ]
    scene.deliver(findings=tuple(missing))
    onward = next(each for each in scene.pane.banner.findChildren(QPushButton) if " of " in each.text())
    assert (scene.pane.banner.text, onward.text()) == ("No font has a.", "1 of 2")
    qtbot.mouseClick(onward, Qt.MouseButton.LeftButton)
    assert (scene.pane.banner.text, onward.text()) == ("No font has b.", "2 of 2")


def test_another_document_shows_nothing_of_the_one_before(scene: Scene):
    scene.deliver(changed={0: 120, 1: 120})
    late = scene.worker.requests[-1]
    scene.pane.show_release(small_release(headline="Another"), "en-GB", is_new_document=True)
    scene.settle()
    assert scene.pane.page_count == 0
    scene.worker.answer(request=late, sizes=(A4,) * 3, images={0: picture(1.0, shade=120)})
    scene.settle()
    assert scene.pane.page_count == 0
    failed = Finding("pages-failed", Severity.ERROR, "No.", "")
    scene.worker.answer(findings=(failed,), failed=True)
    scene.settle()
    assert scene.pane.page_count == 0


def test_nothing_of_another_document_stays(scene: Scene):
    scene.deliver(changed={0: 120})
    scene.pane.show_release(small_release(headline="Another"), "en-GB", is_new_document=True)
    scene.settle()
    scene.deliver(changed={})
    assert scene.shade_at(0) == 255


def test_hidden_pages_are_not_made(scene: Scene):
    scene.deliver()
    scene.pane.hide()
    count = len(scene.worker.requests)
    scene.edit()
    assert len(scene.worker.requests) == count
    scene.pane.show()
    scene.settle()
    assert scene.worker.requests[-1].release is scene.release


def test_the_keyboard_scrolls(scene: Scene, qtbot):
    scene.deliver()
    bar = scene.canvas.verticalScrollBar()
    qtbot.keyClick(scene.canvas, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    qtbot.keyClick(scene.canvas, Qt.Key.Key_PageUp)
    assert 0 < bar.value() < bar.maximum()
    qtbot.keyClick(scene.canvas, Qt.Key.Key_Home)
    assert bar.value() == 0


def test_a_screen_reader_hears_which_page_it_is(scene: Scene):
    scene.deliver()
    assert scene.canvas.accessibleName() == "Pages"
    assert scene.canvas.accessibleDescription() == "Page 1 of 3"
    scene.canvas.go_to_page(2)
    assert scene.canvas.accessibleDescription() == "Page 3 of 3"


def test_the_neighbours_are_drawn_when_it_is_quiet(scene: Scene, qtbot):
    scene.deliver()
    seen = scene.canvas.visible_pages
    scene.pane.feed._look_ahead.timeout.emit()
    assert scene.worker.requests[-1].last_page == seen[-1] + 1
    count = len(scene.worker.requests)
    scene.deliver()
    assert len(scene.worker.requests) == count
    scene.edit()
    assert scene.worker.requests[-1].last_page == seen[-1]


def test_who_writes_is_not_disturbed_by_the_neighbours(scene: Scene):
    soon = scene.pane.feed._look_ahead
    scene.deliver()
    while_reading = soon.remainingTime()
    scene.edit()
    scene.deliver()
    assert soon.remainingTime() > while_reading + 300


def test_closing_stops_the_worker(scene: Scene):
    scene.deliver()
    worker = scene.worker
    scene.pane.close_feed()
    assert worker.is_closed
    scene.edit()
    assert scene.workers == [worker]


def test_a_long_wait_for_the_first_pages_is_explained(scene: Scene):
    def ink() -> set[str]:
        image = scene.canvas.viewport().grab().toImage()
        middle = range(image.height() // 2 - 10, image.height() // 2 + 10)
        return {image.pixelColor(x, y).name() for x in range(image.width()) for y in middle}

    assert len(ink()) == 1
    scene.canvas._patience.timeout.emit()
    assert len(ink()) > 1
    scene.deliver(changed={0: 120})
    assert scene.shade_at(0) == 120
    scene.pane.show_release(small_release(headline="Another"), "en-GB", is_new_document=True)
    assert len(ink()) == 1
