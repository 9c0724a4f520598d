"""Versions kept in the background."""

from __future__ import annotations

import datetime as dt
import os
import threading
from pathlib import Path
from typing import Any

import pytest

from releasedesk.editing.writing import write
from releasedesk.model.place import put
from releasedesk.project.document import Project
from releasedesk.project.versions import VersionStore
from releasedesk.session.folders import DATA_DIR_VARIABLE
from releasedesk.session.session import Session
from releasedesk.session.version_keeping import VersionKeeper, version_store
from tests.releases import small_release


def test_every_save_of_a_session_is_kept_and_none_is_dropped(tmp_path: Path) -> None:
    keeper = VersionKeeper(VersionStore(tmp_path / "versions"), person="Morven")
    session = Session(Project(small_release()))
    session.saved.add(lambda project: keeper.keep(project, session.path))
    for number in range(10):
        session.apply(write(session.release, "editions/en-GB/headline", f"Quay {number}"))
        session.save_as(tmp_path / "quay.releasedesk")
    assert keeper.wait_until_idle()
    found = keeper.store.versions("small")
    assert [version.headline for version in found] == [f"Quay {number}" for number in range(9, -1, -1)]
    assert (found[0].file, found[0].person) == ("quay.releasedesk", "Morven")
    assert found[0].words > 5
    keeper.close()


def test_closing_writes_what_waits(tmp_path: Path) -> None:
    keeper = VersionKeeper(VersionStore(tmp_path))
    for number in range(5):
        keeper.keep(Project(put(small_release(), "editions/en-GB/headline", f"Quay {number}")), None)
    keeper.close()
    assert len(VersionStore(tmp_path).versions("small")) == 5


def test_a_store_that_fails_is_said_and_does_not_stop_the_next(tmp_path: Path) -> None:
    (tmp_path / "versions").write_text("in the way", encoding="utf-8")
    said: list[str] = []
    keeper = VersionKeeper(VersionStore(tmp_path / "versions"), on_trouble=said.append)
    keeper.keep(Project(small_release()), None)
    assert keeper.wait_until_idle()
    assert said[0].startswith("Saved, but this version could not be added")
    (tmp_path / "versions").unlink()
    keeper.keep(Project(small_release()), None)
    keeper.close()
    assert len(VersionStore(tmp_path / "versions").versions("small")) == 1


def test_an_unexpected_error_does_not_end_the_keeping(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(threading, "excepthook", lambda failed: told.append(str(failed.exc_value)))
    store = VersionStore(tmp_path)
    keeper = VersionKeeper(store)
    record, calls = store.record, iter([RuntimeError("a bug")])

    def failing(*args: Any, **options: Any) -> None:
        for error in calls:
            raise error
        record(*args, **options)

    monkeypatch.setattr(store, "record", failing)
    release = small_release()
    keeper.keep(Project(release), None)
    keeper.keep(Project(release), None)
    keeper.close()
    assert told == ["a bug"]
    assert len(store.versions(release.id)) == 1


def test_the_store_is_in_the_folder_of_the_programs_data(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv(DATA_DIR_VARIABLE, str(tmp_path))
    version_store().record(Project(small_release()), saved=dt.datetime.now(dt.UTC))
    assert (tmp_path / "versions" / "releases").is_dir()


def test_what_was_opened_is_as_old_as_its_file_and_kept_once(tmp_path: Path) -> None:
    path = tmp_path / "quay.releasedesk"
    path.touch()
    os.utime(path, (1_000_000_000, 1_000_000_000))
    keeper = VersionKeeper(VersionStore(tmp_path / "versions"), person="Morven")
    for project in (
        Project(small_release()),
        Project(small_release().replace(people=())),
        Project(small_release()),
    ):
        keeper.keep(project, path, "opened")
    keeper.close()
    found = keeper.store.versions("small")
    assert [version.saved.year for version in found] == [2001, 2001]
    assert found[0].person == ""
