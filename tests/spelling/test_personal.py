"""The user's words: kept in a file, shared by windows, never lost by a second one."""

from __future__ import annotations

from pathlib import Path

import pytest

from releasedesk.errors import FileProblem
from releasedesk.spelling.personal import PersonalWords


def test_words_are_kept(tmp_path: Path):
    words = PersonalWords(tmp_path / "new folder")
    assert words.words() == ()
    words.add("quaywall")
    words.add("Tomás")
    words.add("quaywall")
    assert PersonalWords(tmp_path / "new folder").words() == ("quaywall", "Tomás")
    words.remove("quaywall")
    assert words.words() == ("Tomás",)
    assert words.path.read_text(encoding="utf-8") == "Tomás\n"


def test_what_another_window_added_stays(tmp_path: Path):
    one, other = PersonalWords(tmp_path), PersonalWords(tmp_path)
    one.add("berth")
    other.add("quoin")
    one.add("groyne")
    assert one.words() == other.words() == ("berth", "quoin", "groyne")


def test_a_file_that_is_damaged_is_no_reason_to_fail(tmp_path: Path):
    (tmp_path / "words.txt").write_bytes(b"\xff\xfe\x00broken")
    assert PersonalWords(tmp_path).words() == ()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(FileProblem, match="the word cannot be kept there"):
        PersonalWords(tmp_path / "file").add("quay")
