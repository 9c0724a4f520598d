"""Merging, deciding and restoring through the open project: one step each, undone as one."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest
from hypothesis import given, settings

from releasedesk.errors import InvalidEdit
from releasedesk.model import Paragraph, Release
from releasedesk.model.place import put
from releasedesk.project.document import Project, to_bytes
from releasedesk.project.reading import read_project
from releasedesk.project.versions import VersionStore
from releasedesk.review.records import Review
from releasedesk.review.snapshots import release_of, take_snapshot
from releasedesk.session.common_base import common_base
from releasedesk.session.merging import (
    OtherCopy,
    decision,
    merged_with,
    read_copy,
    restored,
    with_choices,
)
from releasedesk.session.session import Session
from tests.divergence import divergent
from tests.releases import full_release, small_release

HEADLINE = "editions/en-GB/headline"
TEXT = "editions/en-GB/sections/s1/blocks/p1/text"
NOON = dt.datetime(2026, 11, 25, 12, 0, tzinfo=dt.UTC)


def with_headline(text: str) -> Release:
    return put(small_release(), HEADLINE, text)


def clash() -> tuple[Session, OtherCopy]:
    session = Session(Project(with_headline("Ours")))
    theirs = Project(with_headline("Theirs"), Review(comments=({"id": "a", "text": "Why?"},)))
    return session, OtherCopy(theirs, Project(small_release()), "Anna’s copy")


def test_a_merge_is_one_step_that_is_undone_as_one() -> None:
    session, other = clash()
    before = session.release
    merged = merged_with(session, other)
    session.bring_in(merged.project)
    assert session.undo_label == "merge"
    assert [conflict.place for conflict in session.records.conflicts] == [HEADLINE]
    assert session.is_modified
    session.undo()
    assert (session.release, session.records.conflicts) == (before, ())
    assert session.project().review.comments
    session.redo()
    assert len(session.records.conflicts) == 1


def test_a_conflict_is_decided_and_the_decision_undone() -> None:
    session, other = clash()
    session.bring_in(merged_with(session, other).project)
    (conflict,) = session.records.conflicts
    session.apply(decision(session.release, {conflict: "theirs"}))
    assert session.release == with_headline("Theirs")
    assert not session.records.conflicts
    session.undo()
    assert session.release == with_headline("Ours")
    assert session.records.conflicts == (conflict,)


def test_deciding_for_what_stands_there_is_a_step_too() -> None:
    session, other = clash()
    session.bring_in(merged_with(session, other).project)
    session.apply(decision(session.release, dict.fromkeys(session.records.conflicts, "ours")))
    assert session.records.conflicts == ()
    session.undo()
    assert len(session.records.conflicts) == 1


def test_choices_before_merging_leave_nothing_to_decide() -> None:
    session, other = clash()
    merged = merged_with(session, other)
    session.bring_in(with_choices(merged, {merged.conflicts[0].id: "theirs"}))
    assert session.release == with_headline("Theirs")
    assert session.records.conflicts == ()


def test_conflicts_are_saved_and_opened_again(tmp_path: Path) -> None:
    session, other = clash()
    session.bring_in(merged_with(session, other).project)
    conflicts = session.records.conflicts
    session.save_as(tmp_path / "quay.releasedesk")
    assert not session.is_modified
    assert Session.opened(tmp_path / "quay.releasedesk").records.conflicts == conflicts
    assert conflicts[0].origin == "Anna’s copy"


def test_a_release_that_is_open_for_reading_alone_takes_no_merge() -> None:
    session, other = clash()
    session.access.forbid("It is open elsewhere.")
    with pytest.raises(InvalidEdit):
        session.bring_in(merged_with(session, other).project)


@given(divergent())
@settings(max_examples=25)
def test_undoing_a_merge_gives_back_equal_values(copies: tuple[Release, Release, Release]) -> None:
    base, ours, theirs = copies
    session = Session(Project(ours))
    session.bring_in(merged_with(session, OtherCopy(Project(theirs), Project(base), "")).project)
    merged = session.release
    session.undo()
    assert session.release == ours
    session.redo()
    assert session.release == merged or merged == ours


def test_restoring_is_one_step_and_gives_the_very_release() -> None:
    session = Session(Project(full_release()))
    earlier = small_release()
    session.apply(restored(session.release, earlier, "restore"))
    assert session.release == earlier
    session.undo()
    assert session.release == full_release()


def test_a_snapshot_is_saved_in_the_file_with_pictures_that_went_meanwhile(tmp_path: Path) -> None:
    release = full_release()
    session = Session(Project(release))
    session.records.keep_snapshots((take_snapshot(release, "sent to Legal", NOON, "Morven"),))
    assert session.is_modified
    without = small_release().replace(id=release.id)
    session.apply(restored(session.release, without, "restore"))
    path = tmp_path / "quay.releasedesk"
    session.save_as(path)
    project = read_project(path)
    assert project.release == without
    assert release_of(project.snapshots[0], project.snapshot_assets) == release
    session.undo()
    session.save()
    assert path.read_bytes().count(release.assets[0].data.encode()) == 1
    project = read_project(path)
    assert release_of(project.snapshots[0], project.snapshot_assets) == release


class Office:
    """A release whose versions are kept, minute by minute."""

    def __init__(self, folder: Path) -> None:
        self.store = VersionStore(folder)
        self.minute = 0
        self.is_certain = False

    def save(self, release: Release, cause: str = "saved") -> None:
        self.minute += 1
        self.store.record(Project(release), saved=NOON + dt.timedelta(minutes=self.minute), cause=cause)

    def base(self, theirs: Release) -> Release | None:
        found = common_base(self.store, Project(theirs))
        self.is_certain = found is not None and found.is_certain
        return found.project.release if found is not None else None


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path / "versions")


def test_the_base_of_a_copy_is_the_newest_version_before_they_parted(office: Office) -> None:
    start, ours = small_release(), put(small_release(), TEXT, "The quay opens on Tuesday.")
    office.save(with_headline("Older"))
    office.save(start)
    office.save(ours)
    theirs = put(start, "editions/en-GB/kicker", "Press release")
    assert office.base(theirs) == start
    assert office.is_certain


def test_a_version_that_is_too_new_would_undo_our_own_change(office: Office) -> None:
    office.save(small_release())
    office.save(put(small_release(), TEXT, "The quay opens on Tuesday."))
    assert office.base(small_release()) == small_release()


def test_a_place_that_both_changed_since_proves_nothing(office: Office) -> None:
    """The headline was changed here after the copies parted, and there too: neither may win unasked."""
    office.save(small_release())
    office.save(with_headline("Ours"))
    assert office.base(with_headline("Theirs")) == small_release()
    assert not office.is_certain


def test_the_same_correction_on_both_sides_does_not_make_a_base_of_what_came_with_it(office: Office) -> None:
    start = small_release()
    office.save(start)
    office.save(put(with_headline("Corrected"), TEXT, "The quay opens on Tuesday."))
    assert office.base(with_headline("Corrected")) == start


def test_a_paragraph_that_was_added_here_is_not_taken_for_removed_there(office: Office) -> None:
    start = small_release()
    blocks = (*start.original.sections[0].blocks, Paragraph(id="new", text="New."))
    office.save(start)
    office.save(put(start, "editions/en-GB/sections/s1/blocks", blocks))
    assert office.base(with_headline("Quay closes")) == start


def test_where_no_version_was_kept_there_is_no_base(office: Office) -> None:
    assert office.base(small_release()) is None


def test_nothing_that_was_saved_after_the_copy_is_its_base(office: Office, tmp_path: Path) -> None:
    office.save(small_release(), "opened")
    office.save(with_headline("Quay"))
    path = tmp_path / "quay (conflicted copy 2026-11-25 120130).releasedesk"
    path.write_bytes(to_bytes(Project(put(small_release(), TEXT, "Other."))))
    moment = (NOON + dt.timedelta(seconds=90)).timestamp()
    os.utime(path, (moment, moment))
    other = read_copy(path, office.store)
    assert other.base == Project(small_release())
    assert (other.is_certain, other.origin) == (False, path.stem)
