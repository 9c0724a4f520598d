"""Differences in the words of people: nothing that differs reads the same on both sides, and nothing as data."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from releasedesk.model import Attribution, Figure, HouseStyleChoice, Quote, Release, Table
from releasedesk.model.place import put
from releasedesk.model.release import StyleFile
from releasedesk.project.document import Project, to_bytes
from releasedesk.project.merging import compare_projects, merge_projects
from releasedesk.review.compare import Difference, compare
from releasedesk.review.snapshots import take_snapshot
from tests.releases import EMBARGO, full_release, picture, release_with, small_release

E = "editions/en-GB"
BLOCK = f"{E}/sections/s1/blocks"


def difference(old: Release, place: str, value: Any) -> Difference:
    (found,) = compare(old, put(old, place, value))
    return found


@pytest.mark.parametrize(
    ("place", "value", "label", "old", "new"),
    [
        ("kind", "media_advisory", "Kind of release", "press release", "media advisory"),
        ("variables", [{"name": "visitors", "value": "300"}], "Values", "", "visitors\n300"),
        ("refers_to/url", "https://quay.example", "Earlier release, web address", "", "https://quay.example"),
        ("house_style/paper", "a4", "House style", "Classic newspaper", "Classic newspaper, A4"),
        ("people/ailsa/later_mention", "family", "Ailsa Rennie, later mentions",
         "as the house has it", "surname alone"),
        (f"{E}/end_mark", "", "End mark", "that of the house style", "none"),
        (f"{E}/release_line/further_zones", ["Asia/Tokyo"], "Release line",
         "Embargo until Tuesday 2 March 2027, 00:01 (Europe/London, UTC+0000)",
         "Embargo until Tuesday 2 March 2027, 00:01 (Europe/London, UTC+0000), said also for Asia/Tokyo"),
        (f"{BLOCK}/t1/rows/1", ["A", "11"], "Opening, table 1, rows", "A | 10", "A | 11"),
        (f"{BLOCK}/f1/crop", [0.1, 0, 1, 0.5], "Opening, picture 1, part of the picture",
         "all of it", "10% to 100% of its width, 0% to 50% of its height"),
        (f"{BLOCK}/f1/focal_point", [0.5, 0.2], "Opening, picture 1, middle of the picture",
         "its own middle", "50% from the left, 20% from the top"),
        (f"{BLOCK}/q1/attribution/split_at", 3, "Opening, quote 1, attribution",
         "usual verb, within the first paragraph, behind “The boats pay.”",
         "usual verb, within the first paragraph, behind “The”"),
    ],
)  # fmt: skip
def test_a_difference_is_said_as_people_say_it(
    place: str, value: Any, label: str, old: str, new: str
) -> None:
    release = release_with(
        Table(id="t1", rows=(("Berth", "Fee"), ("A", "10"))),
        Figure(id="f1", asset=picture().id),
        Quote(
            id="q1",
            speaker="ailsa",
            paragraphs=("The boats pay. That was true in 1806.",),
            attribution=Attribution(placement="interrupting", split_at=14),
        ),
        release_line=EMBARGO,
    ).replace(assets=(picture(),))

    found = difference(release, place, value)

    assert (found.label, found.old, found.new) == (label, old, new)


def test_the_words_of_the_original_are_named_by_the_part_that_they_belong_to() -> None:
    release = full_release()
    words = [{"id": "block.us2", "words": "The quay opens."}, {"id": "headline", "words": "Quay opens"}]

    found = compare(release, put(release, "editions/en-US/translated_from", words))

    assert [each.label for each in found] == [
        "Opening, paragraph 1 (en-US), words of the original",
        "Headline (en-US), words of the original",
    ]


def test_a_style_that_is_carried_is_named_and_not_printed() -> None:
    files = (
        StyleFile(name="style.json", text='{"label": "Harbour"}'),
        StyleFile(name="logo.png", data="AAAA"),
    )
    release = small_release().replace(house_style=HouseStyleChoice(name="own", package=files))

    found = difference(small_release(), "house_style", release.house_style.model_dump())
    changed = difference(release, "house_style/package/1/data", "BBBB")

    assert (found.old, found.new) == ("Classic newspaper", "Harbour, carried in the file")
    assert (changed.old, changed.note) == (changed.new, "in something that these words do not say")


def test_what_a_merge_left_to_decide_is_told_with_both_texts() -> None:
    ours, theirs = (put(small_release(), f"{E}/headline", text) for text in ("Quay stays", "Quay closes"))
    base = Project(small_release())
    merged = merge_projects(base, Project(ours), Project(theirs)).project

    (added,) = compare_projects(Project(ours), merged)
    (removed,) = compare_projects(merged, Project(ours))

    assert (added.kind, added.label, added.place) == ("added", "Headline, to be decided", f"{E}/headline")
    assert added.new == "One copy: Quay stays\nThe other copy: Quay closes"
    assert (removed.kind, removed.old) == ("removed", added.new)


def test_the_order_of_pictures_is_the_same_in_every_run(tmp_path: Path) -> None:
    new = small_release().replace(
        assets=tuple(picture(width, height) for width in (1, 2, 3) for height in (4, 5))
    )
    files = [tmp_path / "old.releasedesk", tmp_path / "new.releasedesk"]
    for file, release in zip(files, (small_release(), new), strict=True):
        file.write_bytes(to_bytes(Project(release)))

    def printed(seed: str) -> bytes:
        call = [sys.executable, "-m", "releasedesk", "compare", *map(str, files)]
        return subprocess.run(
            call, env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, check=False
        ).stdout

    assert len({printed(seed) for seed in ("1", "2", "3")}) == 1


def test_snapshots_that_came_or_went_are_told() -> None:
    sent, renamed = (
        take_snapshot(small_release(), name, dt.datetime(2026, 11, 27, 9, tzinfo=dt.UTC), new_id=lambda: "s")
        for name in ("sent to Legal", "sent to Policy")
    )
    without = Project(small_release())
    first, second = (replace(without, snapshots=(each,)) for each in (sent, renamed))

    told = [
        (each.kind, each.label, each.old, each.new)
        for pair in ((without, first), (first, second), (second, without))
        for each in compare_projects(*pair)
    ]

    assert told == [
        ("added", "Snapshot", "", "sent to Legal"),
        ("changed", "Snapshot", "sent to Legal", "sent to Policy"),
        ("removed", "Snapshot", "sent to Policy", ""),
    ]
    assert compare_projects(first, first) == ()
