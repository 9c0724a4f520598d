"""Finding dictionaries: that of the region first, the user's before the bundled ones, and none where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from releasedesk import resources
from releasedesk.spelling.dictionaries import Source, available, find_dictionary, has_no_words, system_folders

BUNDLED = ("ar", "en-AU", "en-CA", "en-GB", "en-US", "es", "fr", "nl", "pt-BR", "pt-PT")


def put(folder: Path, *names: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / f"{name}.aff").write_text("SET UTF-8\n", encoding="utf-8")
        (folder / f"{name}.dic").write_text("1\nquay\n", encoding="utf-8")


def test_every_bundled_dictionary_is_whole_and_has_its_licence():
    folder = resources.path("dictionaries")
    assert tuple(sorted(each.tag for each in available([(folder, "bundled")]))) == BUNDLED
    for tag in BUNDLED:
        assert (folder / tag / "LICENSE.txt").stat().st_size > 300
        assert "SET" in (folder / tag / f"{tag}.aff").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("language", "tag"),
    [
        ("en", "en-GB"), ("en-GB", "en-GB"), ("en-US", "en-US"), ("en-IE", "en-GB"), ("en-PH", "en-US"),
        ("en-CA", "en-CA"), ("fr-CH", "fr"), ("es-MX", "es"), ("pt", "pt-BR"), ("pt-AO", "pt-PT"),
        ("ar-EG", "ar"), ("nl-BE", "nl"), ("FR", "fr"),
    ],
)  # fmt: skip
def test_the_dictionary_of_a_language(language: str, tag: str):
    found = find_dictionary(language, [(resources.path("dictionaries"), "bundled")])
    assert found is not None
    assert found.tag == tag


def test_a_language_without_a_dictionary_has_none(tmp_path: Path):
    assert find_dictionary("de", [(tmp_path, "added"), (tmp_path / "missing", "system")]) is None


def test_the_users_own_comes_first_in_the_names_that_others_give(tmp_path: Path):
    mine, theirs = tmp_path / "mine", tmp_path / "system"
    put(mine / "german pack", "de_DE_frami")
    put(theirs, "de_AT", "de_DE", "sr_Latn_RS")
    (theirs / "hyph_it_IT.dic").write_text("UTF-8\n", encoding="utf-8")
    folders: list[tuple[Path, Source]] = [(mine, "added"), (theirs, "system")]
    german, austrian = find_dictionary("de", folders), find_dictionary("de-AT", folders)
    assert german is not None
    assert austrian is not None
    assert (german.source, german.stem) == ("added", str(mine / "german pack" / "de_DE_frami"))
    assert austrian.source == "system"
    assert find_dictionary("it", folders) is None
    assert [each.tag for each in available(folders)] == ["de-DE", "de-AT", "de-DE", "sr-Latn-RS"]


def test_languages_without_spaces_are_known():
    assert has_no_words("ja")
    assert has_no_words("zh-Hant")
    assert not has_no_words("ar")
    assert find_dictionary("ja") is None


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_every_system_has_places_to_look_in(platform: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.setenv("DICPATH", "/own/words")
    folders = [folder.as_posix() for folder in system_folders()]
    assert folders[0] == "/own/words"
    assert any("ibre" in folder for folder in folders)
