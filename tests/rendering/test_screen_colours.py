"""Colours of the pages on the screen: written plainly, looking the same, and a picture's own profile is left alone."""

from __future__ import annotations

import pytest

from releasedesk.rendering.environment import Environment
from releasedesk.rendering.house_style import house_style_for
from releasedesk.rendering.pages import PageImages
from releasedesk.rendering.screen_colours import with_screen_colours
from releasedesk.rendering.typst import PageSetter
from releasedesk.rendering.view import printed_release
from tests.releases import full_release


@pytest.fixture(scope="module")
def pdf() -> bytes:
    release = full_release()
    setter = PageSetter()
    try:
        style = house_style_for(release.house_style)
        view = printed_release(release, release.original)
        return setter.preview(view, style, Environment.for_release(release))
    finally:
        setter.close()


def _pixels(pdf: bytes) -> bytearray:
    pages = PageImages(pdf)
    try:
        return pages.render(0, 1).data
    finally:
        pages.close()


def test_the_profiles_of_the_pages_are_known(pdf: bytes) -> None:
    assert b"/ICCBased" in pdf
    assert b"/ICCBased" not in with_screen_colours(pdf)
    assert b"/DeviceRGB" in with_screen_colours(pdf)


def test_the_file_keeps_its_length_because_it_says_where_everything_stands(pdf: bytes) -> None:
    assert len(with_screen_colours(pdf)) == len(pdf)


def test_the_pages_look_the_same(pdf: bytes) -> None:
    difference = max(
        abs(one - other) for one, other in zip(_pixels(pdf), _pixels(with_screen_colours(pdf)), strict=True)
    )
    assert difference <= 2


@pytest.mark.parametrize(
    "pdf",
    [
        b"",
        b"%PDF-1.7\n1 0 obj\n[/ICCBased 2 0 R]\nendobj\n",
        b"%PDF-1.7\n1 0 obj\n[/ICCBased 2 0 R]\nendobj\n2 0 obj\n<<>>\nstream\nnot packed\nendstream\n",
        b"%PDF-1.7\n[/ICCBased x",
    ],
    ids=["empty", "missing", "broken", "cut short"],
)
def test_a_profile_that_is_not_typsts_stays(pdf: bytes) -> None:
    assert with_screen_colours(pdf) == pdf
