"""A release refuses what does not fit together, keeps what it does not know, and never changes."""

from __future__ import annotations

import datetime as dt

import pytest
from pydantic import ValidationError

from releasedesk.model import (
    Asset,
    Edition,
    Paragraph,
    Quote,
    Release,
    ReleaseLine,
    Section,
    asset_from_bytes,
)
from releasedesk.model.blocks import UnknownBlock


def release_with(*blocks: object) -> Release:
    return Release.model_validate(
        {"id": "r", "editions": [{"language": "en", "sections": [{"id": "s", "blocks": list(blocks)}]}]}
    )


def test_a_value_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Paragraph(id="a").text = "other"  # type: ignore[misc]


def test_replacing_validates_and_keeps_the_other_parts_the_same_objects() -> None:
    release = release_with(Paragraph(id="a"), Paragraph(id="b"))
    section = release.original.sections[0]

    changed = section.replace(heading="Quay")

    assert changed.blocks[0] is section.blocks[0]
    assert changed.heading == "Quay"
    with pytest.raises(ValidationError):
        section.replace(heading=5)


def test_unknown_fields_survive_a_change() -> None:
    section = Section.model_validate({"id": "s", "mood": "calm"})

    assert section.replace(heading="Quay").model_dump()["mood"] == "calm"


def test_a_block_of_an_unknown_kind_is_kept_as_it_is() -> None:
    release = release_with({"id": "v", "kind": "video", "length": 3})

    block = release.original.sections[0].blocks[0]

    assert isinstance(block, UnknownBlock)
    assert block.model_dump() == {"id": "v", "kind": "video", "length": 3}


@pytest.mark.parametrize(
    ("blocks", "message"),
    [
        ([Paragraph(id="a"), Paragraph(id="a")], "stands there 2 times"),
        ([Paragraph(id="a/b")], "cannot name a part"),
        ([Quote(id="q", speaker="nobody")], "not among “people”"),
    ],
)
def test_parts_that_do_not_fit_are_refused(blocks: list[object], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        release_with(*blocks)


def test_a_quote_has_at_least_one_paragraph() -> None:
    with pytest.raises(ValidationError):
        Quote(id="q", paragraphs=())


@pytest.mark.parametrize("tag", ["english!", "", "e", "en_GB"])
def test_a_language_is_a_language_tag(tag: str) -> None:
    with pytest.raises(ValidationError):
        Edition(language=tag)


def test_editions_are_found_by_language() -> None:
    release = Release(id="r", editions=(Edition(language="en-GB"), Edition(language="fr")))

    assert release.edition().language == "en-GB"
    assert release.edition("EN-gb").language == "en-GB"
    assert release.edition("fr").language == "fr"
    with pytest.raises(KeyError):
        release.edition("de")


class TestReleaseLine:
    def test_an_embargo_needs_moment_and_zone(self) -> None:
        with pytest.raises(ValidationError, match="needs “until”"):
            ReleaseLine(kind="embargo")
        with pytest.raises(ValidationError, match="needs “time_zone”"):
            ReleaseLine(kind="embargo", until=dt.datetime(2027, 3, 2, tzinfo=dt.UTC))

    def test_a_moment_without_offset_is_refused(self) -> None:
        with pytest.raises(ValidationError, match="no offset"):
            ReleaseLine(kind="embargo", until=dt.datetime(2027, 3, 2), time_zone="Europe/London")

    def test_wall_time_and_offset_must_agree_with_the_zone(self) -> None:
        summer = dt.datetime(2027, 6, 1, 0, 1, tzinfo=dt.UTC)

        with pytest.raises(ValidationError, match=r"clocks in Europe/London show 2027-06-01T01:01:00\+01:00"):
            ReleaseLine(kind="embargo", until=summer, time_zone="Europe/London")

    def test_an_unknown_zone_is_named(self) -> None:
        with pytest.raises(ValidationError, match="“Mars/Olympus” is not a time zone"):
            ReleaseLine(
                kind="embargo", until=dt.datetime(2027, 3, 2, tzinfo=dt.UTC), time_zone="Mars/Olympus"
            )

    def test_a_release_that_is_not_embargoed_names_no_moment(self) -> None:
        with pytest.raises(ValidationError, match="has no “until”"):
            ReleaseLine(kind="immediate", until=dt.datetime(2027, 3, 2, tzinfo=dt.UTC))

    def test_both_hours_of_a_clock_change_are_kept_apart(self) -> None:
        first, second = (
            ReleaseLine(kind="embargo", until=f"2026-10-25T01:30:00{offset}", time_zone="Europe/London")  # type: ignore[arg-type]
            for offset in ("+01:00", "+00:00")
        )

        assert first.instant == dt.datetime(2026, 10, 25, 0, 30, tzinfo=dt.UTC)
        assert second.instant == dt.datetime(2026, 10, 25, 1, 30, tzinfo=dt.UTC)
        assert first.model_dump_json() != second.model_dump_json()

    def test_midnight_utc_is_written_with_its_offset(self) -> None:
        line = ReleaseLine(kind="embargo", until=dt.datetime(2027, 3, 2, tzinfo=dt.UTC), time_zone="UTC")

        assert line.model_dump(mode="json")["until"] == "2027-03-02T00:00:00+00:00"


class TestAsset:
    def test_the_same_bytes_are_the_same_asset(self) -> None:
        assert asset_from_bytes(b"picture", "image/png", 1, 1) == asset_from_bytes(
            b"picture", "image/png", 1, 1
        )
        assert asset_from_bytes(b"picture", "image/png", 1, 1).content() == b"picture"

    @pytest.mark.parametrize("data", ["!!!", "b3RoZXI="])
    def test_damaged_data_is_noticed(self, data: str) -> None:
        asset = Asset(id="0" * 64, media_type="image/png", width=1, height=1, data=data)

        with pytest.raises(ValueError, match="damaged"):
            asset.content()
