"""Where the pages lie, as plain arithmetic."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releasedesk.ui.preview.desk_layout import GAP, MARGIN, DeskLayout, PagePoint, fitting_zoom

A4 = (595.28, 841.89)


def layout(pages: int = 3, zoom: float = 1.0, width: float = 800, ratio: float = 1.0) -> DeskLayout:
    return DeskLayout((A4,) * pages, zoom, width, ratio)


def test_pages_lie_below_one_another_in_the_middle():
    desk = layout()
    first, second = desk.page_box(0), desk.page_box(1)
    assert first.y == MARGIN
    assert second.y == pytest.approx(first.y + first.height + GAP, abs=1)
    assert first.x == pytest.approx((800 - A4[0]) / 2, abs=1)
    assert desk.height == pytest.approx(3 * A4[1] + 2 * GAP + 2 * MARGIN)


def test_pages_lie_on_whole_device_pixels():
    box = layout(zoom=0.731, ratio=1.5).page_box(2)
    assert (box.x * 1.5) % 1 == pytest.approx(0, abs=1e-6)
    assert (box.y * 1.5) % 1 == pytest.approx(0, abs=1e-6)


def test_a_desk_is_wider_than_the_view_where_a_page_is():
    assert layout(zoom=2).width == pytest.approx(A4[0] * 2 + 2 * MARGIN)


@pytest.mark.parametrize(
    ("top", "bottom", "seen"),
    [(0, 10, []), (0, 400, [0]), (800, 900, [0, 1]), (870, 880, []), (0, 9999, [0, 1, 2]), (9000, 9999, [])],
)
def test_the_pages_in_sight_are_those_that_show_something(top: float, bottom: float, seen: list[int]):
    assert list(layout().pages_between(top, bottom)) == seen


def test_without_pages_there_is_nothing():
    desk = layout(0)
    assert list(desk.pages_between(0, 100)) == []
    assert desk.page_point(3, 3) is None


@given(
    page=st.integers(0, 4),
    x=st.floats(0, A4[0]),
    y=st.floats(0, A4[1]),
    zoom=st.floats(0.2, 6),
    ratio=st.sampled_from([1.0, 1.25, 2.0]),
)
def test_a_point_of_a_page_is_found_again(page: int, x: float, y: float, zoom: float, ratio: float):
    desk = layout(5, zoom, 700, ratio)
    found = desk.page_point(*desk.desk_point(PagePoint(page, x, y)))
    assert found is not None
    assert found.page == page
    assert found.x == pytest.approx(x, abs=1e-6)
    assert found.y == pytest.approx(y, abs=1e-6)


def test_a_page_that_is_gone_is_stood_for_by_the_last():
    desk = layout(2)
    assert desk.desk_point(PagePoint(7, 0, 0)) == desk.desk_point(PagePoint(1, 0, 0))


def test_pages_are_fitted_to_the_width_or_whole():
    wide = fitting_zoom((A4,), 1000, 600, whole_page=False)
    assert wide * A4[0] + 2 * MARGIN == pytest.approx(1000)
    whole = fitting_zoom((A4,), 1000, 600, whole_page=True)
    assert whole * A4[1] + 2 * MARGIN == pytest.approx(600)
    assert fitting_zoom((), 10, 10, whole_page=True) > 0
