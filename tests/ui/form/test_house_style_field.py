"""The house style and the logo of a release are chosen in the form."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu

from releasedesk.model import HouseStyleChoice, Organisation, Release
from releasedesk.rendering.house_style import house_style_for
from releasedesk.session.style_draft import StyleDraft
from releasedesk.session.style_library import DATA_DIR_VARIABLE, StyleLibrary
from releasedesk.ui.dialogs import files
from releasedesk.ui.form.about_part import AboutPart
from tests.releases import picture, small_release


class Form:
    """The part of the form about the release as a whole, with a release that follows it."""

    def __init__(self, qtbot) -> None:
        self.part = AboutPart()
        qtbot.addWidget(self.part)
        self.release: Release = small_release()
        self.part.edit_requested.connect(self._apply)
        self.show()

    def show(self) -> None:
        self.part.show_edition(self.release, self.release.original)

    def _apply(self, operation) -> None:
        self.release = operation(self.release).release
        self.show()

    def menu(self) -> QMenu:
        menu = self.part.house_style.button.menu()
        menu.aboutToShow.emit()
        return menu

    def choose(self, label: str) -> None:
        next(action for action in self.menu().actions() if action.text() == label).trigger()


@pytest.fixture
def form(qtbot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Form:
    monkeypatch.setenv(DATA_DIR_VARIABLE, str(tmp_path / "data"))
    return Form(qtbot)


def test_another_style_is_chosen_and_shown(form: Form) -> None:
    assert form.part.house_style.button.text() == "Classic newspaper"
    form.choose("Modern corporate")
    assert form.release.house_style == HouseStyleChoice(name="modern")
    assert form.part.house_style.button.text() == "Modern corporate"


def test_a_style_of_ones_own_comes_into_the_project(form: Form) -> None:
    StyleDraft(StyleLibrary(), "authority").duplicated("Port & City")
    form.choose("Port && City")
    assert form.release.house_style.package
    assert house_style_for(form.release.house_style).label == "Port & City"
    assert form.part.house_style.button.text() == "Port & City"


def test_a_style_that_only_the_project_has_is_listed_as_such(form: Form) -> None:
    library = StyleLibrary()
    name = StyleDraft(library, "authority").duplicated("Theirs")
    form.choose("Theirs")
    library.remove(name)
    checked = [action.text() for action in form.menu().actions() if action.isChecked()]
    assert checked == ["Theirs (of this project)"]


def test_a_broken_style_cannot_be_chosen(form: Form) -> None:
    library = StyleLibrary()
    name = StyleDraft(library, "authority").duplicated("Broken")
    (library._folder / name / "style.json").write_text("{", encoding="utf-8")
    action = next(action for action in form.menu().actions() if action.text() == name)
    assert not action.isEnabled()
    assert "is broken in line 1" in action.toolTip()


def test_a_logo_comes_into_the_project_and_goes(
    form: Form, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "logo.png"
    file.write_bytes(picture().content())
    monkeypatch.setattr(files, "ask_which_to_open", lambda *args: file)
    form.part.logo.picture.choose.click()
    assert form.release.organisation.logo == picture().id
    assert [asset.id for asset in form.release.assets] == [picture().id]
    form.part.logo.picture.remove.click()
    assert form.release.organisation == Organisation()
    assert form.release.assets == ()


def test_a_file_that_is_no_picture_is_said(
    form: Form, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "logo.png"
    file.write_bytes(b"nothing")
    problems: list[str] = []
    form.part.logo.problem_found.connect(problems.append)
    monkeypatch.setattr(files, "ask_which_to_open", lambda *args: file)
    form.part.logo.picture.choose.click()
    assert problems == [
        "logo.png cannot be the logo: it is no picture that can be read; use a JPEG, PNG, GIF or WebP file."
    ]
    assert form.release.organisation.logo == ""
