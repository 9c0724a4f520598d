"""Contrast is that of WCAG, and said so that nobody takes too little for enough."""

from __future__ import annotations

import pytest

from releasedesk.model import HouseStyleChoice
from releasedesk.rendering.contrast import ENOUGH, contrast_ratio, contrasts
from releasedesk.rendering.house_style import house_style_for, house_style_names


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),
        ("#ff0000", "#0000ff", 2.15),
    ],
)
def test_the_ratio_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast_ratio(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast_ratio(other, one) == contrast_ratio(one, other)


@pytest.mark.parametrize("name", house_style_names())
def test_everything_that_is_written_in_a_shipped_style_can_be_read(name: str) -> None:
    judged = contrasts(house_style_for(HouseStyleChoice(name=name)).settings.colours)
    assert [each.sentence for each in judged if not each.is_enough] == []
    assert len(judged) == 6


def test_what_is_just_too_little_does_not_read_as_enough() -> None:
    colours = house_style_for(HouseStyleChoice()).settings.colours
    near = next(
        each
        for each in contrasts(colours.model_validate({**dict(colours), "quiet": "#777777"}))
        if each.use == "quiet"
    )
    assert near.ratio < ENOUGH
    assert "only 4.4 to 1" in near.sentence
