"""The store of versions: what is kept, what is given back, what happens when it is damaged or full."""

from __future__ import annotations

import datetime as dt
import multiprocessing
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from releasedesk.errors import FileProblem, ProjectFileError
from releasedesk.model import Figure, asset_from_bytes
from releasedesk.model.place import put
from releasedesk.project.document import Project
from releasedesk.project.versions import Limits, VersionStore
from releasedesk.review.records import Review
from releasedesk.review.snapshots import take_snapshot
from tests.releases import release_with, small_release
from tests.strategies import releases

START = dt.datetime(2026, 11, 25, 12, 0, tzinfo=dt.UTC)
PICTURE = asset_from_bytes(os.urandom(20_000), "image/png", 4, 3)


def with_headline(text: str) -> Project:
    return Project(put(small_release(), "editions/en-GB/headline", text))


def at(minutes: float) -> dt.datetime:
    return START + dt.timedelta(minutes=minutes)


def sizes(root: Path) -> list[int]:
    return [path.stat().st_size for path in (root / "objects").rglob("*") if path.is_file()]


@pytest.fixture
def store(tmp_path: Path) -> VersionStore:
    return VersionStore(tmp_path / "versions")


def test_every_save_is_a_version_the_newest_first(store: VersionStore) -> None:
    for number in range(3):
        store.record(with_headline(f"Quay {number}"), saved=at(number), person="Morven", file="quay", words=7)
    found = store.versions("small")
    assert [version.headline for version in found] == ["Quay 2", "Quay 1", "Quay 0"]
    assert (found[0].saved, found[0].person, found[0].words) == (at(2), "Morven", 7)
    assert store.project_of(found[2]) == with_headline("Quay 0")


def test_saving_the_same_again_is_no_other_version(store: VersionStore) -> None:
    assert store.record(with_headline("Quay"), saved=at(0)) is not None
    assert store.record(with_headline("Quay"), saved=at(1)) is None
    store.record(with_headline("Wall"), saved=at(2))
    assert store.record(with_headline("Quay"), saved=at(3)) is not None
    assert len(store.versions("small")) == 3


def test_contents_and_pictures_are_kept_once(store: VersionStore, tmp_path: Path) -> None:
    release = release_with(Figure(id="f1", asset=PICTURE.id)).replace(assets=(PICTURE,))
    for number in range(20):
        store.record(Project(put(release, "editions/en-GB/headline", f"Quay {number % 4}")), saved=at(number))
    found = sizes(tmp_path / "versions")
    assert len(store.versions("small")) == 20
    assert len(found) == 5
    assert sum(found) < 2 * 20_000
    assert store.project_of(store.versions("small")[0]).release.assets == (PICTURE,)


@given(releases())
@settings(max_examples=20)
def test_a_version_is_the_project_as_it_was(tmp_path_factory: pytest.TempPathFactory, release) -> None:
    store = VersionStore(tmp_path_factory.mktemp("versions"))
    project = Project(release, Review(comments=({"id": "a", "text": "Yes?"},)))
    version = store.record(project, saved=START)
    assert version is not None
    assert store.project_of(version) == project


def test_snapshots_with_their_pictures_and_fields_of_newer_versions_are_kept(store: VersionStore) -> None:
    release = small_release().replace(newer={"mood": "calm"})
    shown = take_snapshot(release.replace(assets=(PICTURE,)), "to Legal", START)
    project = Project(release, version="1.7", snapshots=(shown,), snapshot_assets=(PICTURE,))
    version = store.record(project, saved=START)
    assert version is not None
    assert store.project_of(version) == project


def test_identifiers_out_of_a_file_are_no_paths(store: VersionStore, tmp_path: Path) -> None:
    project = Project(small_release().replace(id="../../elsewhere"))
    store.record(project, saved=START)
    assert store.versions("../../elsewhere")[0].headline
    assert [path.name for path in tmp_path.iterdir()] == ["versions"]


def test_a_damaged_version_is_passed_over_or_said_and_the_rest_is_there(
    store: VersionStore, tmp_path: Path
) -> None:
    for number in range(3):
        store.record(with_headline(f"Quay {number}"), saved=at(number))
    first, second, third = store.versions("small")
    (entry,) = (tmp_path / "versions").rglob(f"{first.name}.version")
    entry.write_bytes(entry.read_bytes().replace(b"Quay 2", b"Quay 9"))
    (content,) = (tmp_path / "versions").rglob(second.content)
    content.write_bytes(content.read_bytes()[:-4])
    assert [version.headline for version in store.versions("small")] == ["Quay 1", "Quay 0"]
    with pytest.raises(ProjectFileError, match="is damaged"):
        store.project_of(second)
    assert store.project_of(third) == with_headline("Quay 0")


@given(st.binary(max_size=40))
@settings(max_examples=30)
def test_whatever_lies_in_the_folder_is_no_version(
    tmp_path_factory: pytest.TempPathFactory, rubbish: bytes
) -> None:
    root = tmp_path_factory.mktemp("versions")
    store = VersionStore(root)
    store.record(with_headline("Quay"), saved=START)
    (folder,) = (root / "releases").iterdir()
    (folder / "20261125T130000000000Z-00000000.version").write_bytes(rubbish)
    assert [version.headline for version in store.versions("small")] == ["Quay"]


def test_a_damaged_object_is_written_anew_when_it_is_saved_again(tmp_path: Path) -> None:
    version = VersionStore(tmp_path).record(with_headline("Quay"), saved=at(0))
    assert version is not None
    (content,) = tmp_path.rglob(version.content)
    content.write_bytes(b"z")
    again = VersionStore(tmp_path)
    again.record(with_headline("Wall"), saved=at(1))
    again.record(with_headline("Quay"), saved=at(2))
    assert again.project_of(version) == with_headline("Quay")


def test_old_versions_go_and_the_newest_stays(tmp_path: Path) -> None:
    store = VersionStore(tmp_path, Limits(versions=3, days=10))
    for number in range(5):
        store.record(with_headline(f"Quay {number}"), saved=at(number))
    store.prune(at(10))
    assert [version.headline for version in store.versions("small")] == ["Quay 4", "Quay 3", "Quay 2"]
    store.prune(START + dt.timedelta(days=100))
    assert [version.headline for version in store.versions("small")] == ["Quay 4"]


def test_the_store_keeps_to_its_size_and_to_the_newest_of_each_release(tmp_path: Path) -> None:
    store = VersionStore(tmp_path, Limits(size=50_000))
    for number in range(6):
        picture = asset_from_bytes(os.urandom(20_000), "image/png", 4, 3)
        store.record(Project(small_release().replace(assets=(picture,))), saved=at(number))
    store.record(Project(small_release().replace(id="other", assets=(PICTURE,))), saved=at(-5))
    for path in tmp_path.rglob("*"):
        os.utime(path, (0, 0))
    store.prune(at(10))
    assert len(store.versions("other")) == 1
    assert 1 <= len(store.versions("small")) <= 2
    assert sum(sizes(tmp_path)) < 70_000
    for version in (*store.versions("small"), *store.versions("other")):
        store.project_of(version)


def test_what_is_fresh_is_not_removed_under_another_process(tmp_path: Path) -> None:
    store = VersionStore(tmp_path)
    version = store.record(with_headline("Quay"), saved=at(0))
    assert version is not None
    (entry,) = tmp_path.rglob("*.version")
    kept = entry.read_bytes()
    entry.unlink()
    VersionStore(tmp_path).prune(at(1))
    entry.write_bytes(kept)
    assert store.project_of(version) == with_headline("Quay")


def test_a_store_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "versions").write_text("in the way", encoding="utf-8")
    store = VersionStore(tmp_path / "versions")
    with pytest.raises(FileProblem, match="cannot be kept"):
        store.record(with_headline("Quay"), saved=START)
    assert store.versions("small") == ()
    store.prune(START)


def _record_many(root: Path, name: str) -> None:
    store = VersionStore(root)
    for number in range(15):
        store.record(with_headline(f"{name} {number % 5}"), saved=at(number))
        store.prune(at(20))


def test_several_processes_may_use_one_store(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=_record_many, args=(tmp_path, name)) for name in ("one", "two")]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert [worker.exitcode for worker in workers] == [0, 0]
    store = VersionStore(tmp_path)
    found = store.versions("small")
    assert len(found) == 30
    assert {store.project_of(version).release.original.headline for version in found} == {
        f"{name} {number}" for name in ("one", "two") for number in range(5)
    }
    assert not list(tmp_path.rglob("*.new"))
