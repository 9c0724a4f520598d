"""The names that sync services give to conflict copies."""

from __future__ import annotations

from pathlib import Path

import pytest

from releasedesk.project.conflict_copies import as_conflict_copy, copies_of

COPIES = [
    ("quay (Anna Reid's conflicted copy 2026-11-25).releasedesk", "Dropbox", "Anna Reid", "2026-11-25"),
    ("quay (Anna Reid’s conflicted copy 2026-11-25 (1)).releasedesk", "Dropbox", "Anna Reid", "2026-11-25"),
    ("quay (DESKTOP-1's conflicted copy).releasedesk", "Dropbox", "DESKTOP-1", ""),
    ("quay (James' conflicted copy 2026-11-25).releasedesk", "Dropbox", "James", "2026-11-25"),
    ("quay (conflicted copy).releasedesk", "Dropbox", "", ""),
    ("quay (conflicted copy 2026-11-25 193015).releasedesk", "Nextcloud", "", "2026-11-25"),
    ("quay (conflicted copy Anna 2026-11-25 193015).releasedesk", "Nextcloud", "Anna", "2026-11-25"),
    ("quay (conflicted copy 2026-11-25 193015-1).releasedesk", "Nextcloud", "", "2026-11-25"),
    ("quay_conflict-20261125-193015.releasedesk", "ownCloud", "", "2026-11-25"),
    ("quay_conflict-anna-20261125-193015.releasedesk", "ownCloud", "anna", "2026-11-25"),
    ("quay.sync-conflict-20261125-193015.releasedesk", "Syncthing", "", "2026-11-25"),
    ("quay.sync-conflict-20261125-193015-ABCDEF7.releasedesk", "Syncthing", "ABCDEF7", "2026-11-25"),
    ("quay (SFConflict anna@harbourtrust.example 2026-11-25-19-30-15).releasedesk", "Seafile",
     "anna@harbourtrust.example", "2026-11-25"),
    ("quay-DESKTOP-4F2K9.releasedesk", "OneDrive", "DESKTOP-4F2K9", ""),
    ("quay-PRESS-LAPTOP-2.releasedesk", "OneDrive", "PRESS-LAPTOP", ""),
    ("quay-MacBook-Air.releasedesk", "OneDrive", "MacBook-Air", ""),
]  # fmt: skip


@pytest.mark.parametrize(("name", "service", "who", "day"), COPIES, ids=[name for name, *_ in COPIES])
def test_a_conflict_copy_is_recognised(name: str, service: str, who: str, day: str) -> None:
    found = as_conflict_copy(Path("/press", name), ["quay.releasedesk", name])
    assert found is not None
    assert (found.service, found.who, found.day) == (service, who, day)
    assert found.original == Path("/press/quay.releasedesk")


@pytest.mark.parametrize(
    "name",
    [
        "quay.releasedesk",
        "quay (final).releasedesk",
        "quay-final.releasedesk",
        "quay-v2.releasedesk",
        "quay (1).releasedesk",
        "quay copy.releasedesk",
        "quay-DESKTOP-4F2K9.docx",
        "harbour-TRUST-OPENS.releasedesk",
    ],
)
def test_other_files_are_left_alone(name: str) -> None:
    assert as_conflict_copy(Path("/press", name), ["quay.releasedesk", name]) is None


def test_the_copies_of_a_file_are_found_beside_it(tmp_path: Path) -> None:
    for name in ("quay.releasedesk", "wall.releasedesk", *(name for name, *_ in COPIES[:6])):
        (tmp_path / name).touch()
    (tmp_path / "wall (conflicted copy 2026-11-25 193015).releasedesk").touch()
    assert len(copies_of(tmp_path / "quay.releasedesk")) == 6
    (copy,) = copies_of(tmp_path / "wall.releasedesk")
    assert copy.origin == "a copy of 2026-11-25 (Nextcloud)"


def test_a_folder_that_cannot_be_read_has_no_copies(tmp_path: Path) -> None:
    assert copies_of(tmp_path / "gone" / "quay.releasedesk") == ()


def test_where_a_copy_comes_from_is_told_in_words() -> None:
    found = as_conflict_copy(Path(COPIES[0][0]), ())
    assert found is not None
    assert found.origin == "Anna Reid’s copy of 2026-11-25 (Dropbox)"
