"""A language's direction follows its script, and its usual script where none is named."""

from __future__ import annotations

import pytest

from releasedesk.rendering.direction import direction_of


@pytest.mark.parametrize("language", ["ar", "AR-eg", "he", "iw", "fa-IR", "ur-PK", "yi", "ckb", "ug", "dv"])
def test_languages_written_from_the_right(language: str) -> None:
    assert direction_of(language) == "rtl"


@pytest.mark.parametrize("language", ["en", "en-GB", "de", "zh-Hant-TW", "ru", "arn", "hi", "tr"])
def test_languages_written_from_the_left(language: str) -> None:
    assert direction_of(language) == "ltr"


@pytest.mark.parametrize(
    ("language", "direction"),
    [("az-Arab", "rtl"), ("az-Arab-IR", "rtl"), ("ar-Latn", "ltr"), ("pa-Guru", "ltr"), ("ff-Adlm", "rtl")],
)
def test_a_named_script_decides(language: str, direction: str) -> None:
    assert direction_of(language) == direction


def test_what_has_four_letters_and_is_no_script_decides_nothing() -> None:
    assert direction_of("ar-1996") == "rtl"
