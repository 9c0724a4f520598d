"""Which names differ by a slip alone."""

from __future__ import annotations

import pytest

from releasedesk.editing.corrected_names import is_slip


@pytest.mark.parametrize(
    ("written", "meant", "slip"),
    [
        ("Jon Rennie", "John Rennie", True),
        ("Jonh Rennie", "John Rennie", True),
        ("Ailsa Rennei", "Ailsa Rennie", True),
        ("Ailsa Rennia", "Ailsa Rennie", True),
        ("Tim Rennie", "Tom Rennie", False),
        ("Anna Meyer", "Hanna Meyer", False),
        ("Ailsa Rennie", "Ailsa Byrne", False),
        ("Jon Renie", "John Rennie", False),
        ("Rennie", "Renie", False),
        ("Ailsa Rennie", "Ailsa Mary Rennie", False),
        ("王小明", "王小名", False),
        ("", "Ailsa Rennie", False),
    ],
)
def test_one_letter_of_a_longer_word_makes_a_slip(written: str, meant: str, slip: bool) -> None:
    assert is_slip(written, meant) is slip
