"""The settings: kept, forgiving about what they read, never in the way."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from releasedesk.session.settings import (
    RECENT_LIMIT,
    RecentFile,
    Settings,
    config_folder,
    load_settings,
    save_settings,
)

NOON = dt.datetime(2027, 3, 2, 12, 0, tzinfo=dt.UTC)


def test_what_is_saved_is_read_back(tmp_path: Path):
    settings = Settings(theme="dark", zoom="1.25", splitter=[200, 700, 500], export_formats=["html"])
    settings.remember_file(tmp_path / "quay.releasedesk", NOON)
    assert save_settings(settings, tmp_path)
    assert load_settings(tmp_path) == settings


def test_without_a_file_all_is_as_on_the_first_day(tmp_path: Path):
    assert load_settings(tmp_path / "nowhere") == Settings()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b'"theme"'])
def test_a_damaged_file_is_as_none(tmp_path: Path, content: bytes):
    (tmp_path / "settings.json").write_bytes(content)
    assert load_settings(tmp_path) == Settings()


def test_a_value_of_a_wrong_kind_is_left_out_and_the_others_stay(tmp_path: Path):
    stored = {
        "theme": 7,
        "zoom": "page",
        "splitter": ["wide"],
        "shows_pages": "yes",
        "recent": [
            {"path": "/a/b.releasedesk", "opened": NOON.isoformat()},
            {"path": "/no/date"},
            "text",
            {"path": 3, "opened": NOON.isoformat()},
            {"path": "/x", "opened": "soon"},
        ],
        "from_a_later_version": True,
    }
    (tmp_path / "settings.json").write_text(json.dumps(stored), encoding="utf-8")
    settings = load_settings(tmp_path)
    assert settings == Settings(zoom="page", recent=[RecentFile(Path("/a/b.releasedesk"), NOON)])


def test_the_file_opened_last_comes_first_and_once(tmp_path: Path):
    settings = Settings()
    for name in ("a", "b", "a"):
        settings.remember_file(tmp_path / name, NOON)
    assert [each.path.name for each in settings.recent] == ["a", "b"]
    assert settings.folder == str(tmp_path)


def test_the_list_of_recent_files_stays_short(tmp_path: Path):
    settings = Settings()
    for number in range(RECENT_LIMIT + 5):
        settings.remember_file(tmp_path / str(number), NOON)
    assert len(settings.recent) == RECENT_LIMIT
    settings.forget_file(settings.recent[0].path)
    assert len(settings.recent) == RECENT_LIMIT - 1


def test_settings_that_cannot_be_written_bother_nobody(tmp_path: Path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert save_settings(Settings(), tmp_path / "file") is False


def test_another_folder_can_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("RELEASEDESK_CONFIG_DIR", str(tmp_path))
    assert config_folder() == tmp_path
    monkeypatch.delenv("RELEASEDESK_CONFIG_DIR")
    assert config_folder().name == "ReleaseDesk"


@pytest.mark.parametrize("stored", ["system", "light", "dark", "pink"])
def test_a_remembered_theme_is_one_of_three(tmp_path: Path, stored: str):
    (tmp_path / "settings.json").write_text(json.dumps({"theme": stored}), encoding="utf-8")
    assert load_settings(tmp_path).theme == (stored if stored != "pink" else "system")


def test_own_keys_are_kept_and_nonsense_among_them_is_not(tmp_path: Path):
    assert save_settings(Settings(shortcuts={"save": "F12", "bold": ""}), tmp_path)
    assert load_settings(tmp_path).shortcuts == {"save": "F12", "bold": ""}
    (tmp_path / "settings.json").write_text(json.dumps({"shortcuts": {"save": 3}}), encoding="utf-8")
    assert load_settings(tmp_path).shortcuts == {}
