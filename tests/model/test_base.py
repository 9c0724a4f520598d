"""The types of values."""

from __future__ import annotations

from typing import ClassVar

from releasedesk.model.base import Value, value_types


class _Witness:
    """Notes whether a type counts while it is still being made, as another thread would see it."""

    def __init__(self) -> None:
        self.seen: list[bool] = []

    def __set_name__(self, owner: type, name: str) -> None:
        self.seen.append(owner in value_types())


def test_a_type_counts_when_it_is_whole_and_not_before() -> None:
    witness = _Witness()

    class Made(Value):
        watched: ClassVar[_Witness] = witness

        words: str = ""

    assert witness.seen == [False]
    assert Made in value_types()
    Made.model_rebuild()
    assert Made(words="quay").words == "quay"
