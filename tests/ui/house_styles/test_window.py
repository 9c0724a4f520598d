"""The house-style editor as a person uses it: duplicate, change, look, save, hand on, and set the release in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from releasedesk.model import HouseStyleChoice
from releasedesk.rendering.house_style import house_style_for
from releasedesk.session.style_library import DATA_DIR_VARIABLE, StyleLibrary, files_handed_on
from releasedesk.ui.dialogs import files, questions
from releasedesk.ui.dialogs.questions import Unsaved
from releasedesk.ui.house_styles import style_files, taking_in
from releasedesk.ui.house_styles.mark_setting import MarkSetting
from releasedesk.ui.house_styles.setting_fields import ListSetting, SettingField
from releasedesk.ui.house_styles.window import HouseStyleWindow
from tests.releases import arabic_release, full_release

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><rect width="20" height="10"/></svg>'


class Designer:
    """Sits at the editor and answers its questions."""

    def __init__(self, qtbot, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
        self.folder = folder
        self.problems: list[str] = []
        self.answer = Unsaved.DISCARD
        self.which = ""
        self.chosen: Path | None = None
        self.used: list[HouseStyleChoice] = []
        monkeypatch.setattr(
            questions, "show_problem", lambda parent, title, sentence: self.problems.append(sentence)
        )
        monkeypatch.setattr(questions, "ask_about_unsaved_work", lambda parent, name: self.answer)
        monkeypatch.setattr(files, "ask_which_to_open", lambda *args: self.chosen)
        monkeypatch.setattr(style_files, "ask_where_to_export", lambda *args: self.chosen)
        monkeypatch.setattr(taking_in, "ask_which_stays", lambda parent, label: self.which)
        monkeypatch.setattr(style_files, "ask_about_removing", lambda *args: True)
        self.library = StyleLibrary(folder / "styles")
        self.window = HouseStyleWindow(full_release(), "en-GB", self.library)
        self.window.style_chosen.connect(self.used.append)
        qtbot.addWidget(self.window)

    def field(self, *path: str) -> SettingField:
        return next(field for field in self.window.settings.fields if field.path == path)

    def ask(self, value: object, *path: str) -> None:
        self.field(*path).value_requested.emit(value)

    def shown(self) -> HouseStyleChoice:
        """The style in which the pages show the release."""
        self.window._show_pages()
        release = self.window.pages._release
        assert release is not None
        return release.house_style


@pytest.fixture
def designer(qtbot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Designer]:
    monkeypatch.setenv(DATA_DIR_VARIABLE, str(tmp_path / "data"))
    designer = Designer(qtbot, monkeypatch, tmp_path)
    yield designer
    designer.window.close()


def test_a_shipped_style_is_looked_at_but_not_changed(designer: Designer) -> None:
    assert designer.window.styles.currentText() == "Classic newspaper"
    assert "duplicate it to make it yours" in designer.window.note.text()
    assert not any(field.isEnabled() for field in designer.window.settings.fields)
    assert not designer.window.save.isEnabled()
    assert designer.shown() == HouseStyleChoice(name="classic", paper="a4")


def test_every_setting_that_is_shown_is_one_that_there_is(designer: Designer) -> None:
    designer.window.duplicate.click()
    for field in designer.window.settings.fields:
        value = designer.window.draft.value(field.path)
        designer.ask(value, *field.path)
    assert not designer.window.draft.is_modified
    assert designer.problems == []


def test_a_duplicate_is_changed_and_the_pages_follow(designer: Designer) -> None:
    designer.window.duplicate.click()
    designer.ask("#0a5c36", "colours", "accent")
    designer.ask("120mm", "sizes", "measure")
    style = house_style_for(designer.shown())
    assert style.label == "Classic newspaper, copy"
    assert style.colours["accent"] == "#0a5c36"
    assert style.sizes["measure"] == pytest.approx(120 * 72 / 25.4)
    assert designer.window.save.isEnabled()


def test_too_little_contrast_is_said_in_words(designer: Designer) -> None:
    designer.window.duplicate.click()
    assert "at least 4.5 to 1: good" in designer.window.settings.contrast.text()
    designer.ask("#e6b800", "colours", "accent")
    told = designer.window.settings.contrast.text()
    assert "has a contrast of only 1.8 to 1; readers with low vision need 4.5 to 1" in told


def test_a_wrong_colour_is_said_below_its_field(designer: Designer) -> None:
    designer.window.duplicate.click()
    designer.ask("#12", "colours", "ink")
    row = designer.window.settings.rows["colours", "ink"]
    assert row.error == "“colours”, “ink” must be a colour such as #1d4a6b."
    designer.ask("#121212", "colours", "ink")
    assert row.error == ""


def test_what_is_saved_is_there_again_and_what_is_discarded_is_not(designer: Designer) -> None:
    designer.window.duplicate.click()
    designer.ask("Ours", "label")
    designer.window.save.click()
    designer.ask("Theirs", "label")
    designer.window.styles.setCurrentIndex(0)
    designer.window.styles.activated.emit(0)
    labels = [style.label for style in designer.library.listed() if not style.is_shipped]
    assert labels == ["Ours"]
    assert designer.window.draft.name == "classic"


def test_one_stays_with_unsaved_changes_where_one_says_so(designer: Designer) -> None:
    designer.window.duplicate.click()
    designer.ask("Ours", "label")
    designer.answer = Unsaved.CANCEL
    designer.window.styles.setCurrentIndex(0)
    designer.window.styles.activated.emit(0)
    assert designer.window.draft.label == "Ours"
    assert designer.window.styles.currentData() == designer.window.draft.name
    designer.answer = Unsaved.DISCARD


def test_the_release_is_set_in_the_style_with_all_that_it_needs(designer: Designer) -> None:
    designer.window.duplicate.click()
    designer.ask("Registered charity", "phrases", "*", "footer")
    designer.window.use.click()
    (choice,) = designer.used
    assert house_style_for(choice).settings.phrases["*"] == {"footer": "Registered charity"}
    assert choice.paper == "a4"
    assert not designer.window.draft.is_modified


def test_a_logo_is_chosen_and_taken_away(designer: Designer, tmp_path: Path) -> None:
    designer.window.duplicate.click()
    designer.chosen = tmp_path / "wordmark.SVG"
    designer.chosen.write_bytes(SVG)
    designer.window.settings.logo.choose.click()
    assert designer.window.draft.files["logo.svg"] == SVG
    assert not designer.window.settings.logo.picture.pixmap().isNull()
    designer.window.settings.logo.remove.click()
    assert "logo.svg" not in designer.window.draft.files
    designer.chosen = tmp_path / "wordmark.gif"
    designer.chosen.write_bytes(b"GIF89a")
    designer.window.settings.logo.choose.click()
    assert "a logo is an SVG, PNG or JPEG file" in designer.problems[0]


def test_a_style_is_handed_on_and_taken_in(designer: Designer, tmp_path: Path) -> None:
    designer.chosen = tmp_path / "modern.releasestyle"
    designer.window._open("modern")
    designer.window.export.click()
    assert designer.chosen.is_file()
    designer.window.import_.click()
    assert designer.window.draft.is_own
    assert designer.window.draft.label == "Modern corporate"
    assert designer.window.draft.settings["based_on"] == "modern"
    designer.chosen.write_bytes(b"no archive")
    designer.window.import_.click()
    assert "is not a house style, or damaged" in designer.problems[0]


def test_a_style_is_removed(designer: Designer) -> None:
    designer.window.duplicate.click()
    designer.window.remove.click()
    assert designer.window.draft.name == "classic"
    assert all(style.is_shipped for style in designer.library.listed())


def test_words_are_those_of_the_language_that_is_written(designer: Designer) -> None:
    designer.window.duplicate.click()
    designer.ask("-30-", "phrases", "en", "end_mark")
    assert designer.window.draft.settings["phrases"] == {"en": {"end_mark": "-30-"}}
    designer.ask(None, "phrases", "en", "end_mark")
    designer.window.show_release(arabic_release(), "ar")
    designer.window._show()
    paths = {field.path for field in designer.window.settings.fields if field.path[0] == "phrases"}
    assert {path[1] for path in paths} == {"*", "ar"}


def test_fields_are_required_limited_or_not_used(designer: Designer) -> None:
    designer.window.duplicate.click()
    rows = designer.window.settings.fields_card.rows
    reference, kicker, headline = (rows[name] for name in ("reference", "kicker", "headline"))
    assert headline.use.currentData() == "required"
    assert headline.use.findData("none") == -1
    for field, use in ((reference, "required"), (kicker, "none")):
        field.use.setCurrentIndex(field.use.findData(use))
        field.use.activated.emit(field.use.currentIndex())
    assert headline.most is not None
    headline.most.setValue(65)
    asked = designer.window.draft.settings["fields"]["*"]
    assert asked == {"reference": {"required": True}, "kicker": {"exists": False}, "headline": {"most": 65}}
    headline.most.setValue(120)
    assert "headline" not in designer.window.draft.settings["fields"]["*"]


def test_a_style_that_the_project_carries_is_taken_over(designer: Designer, qtbot) -> None:
    designer.window.duplicate.click()
    designer.ask("Theirs", "label")
    designer.ask("#0a5c36", "colours", "accent")
    designer.window.use.click()
    (choice,) = designer.used
    there = StyleLibrary(designer.folder / "reviewer")
    window = HouseStyleWindow(full_release().replace(house_style=choice), "en-GB", there)
    qtbot.addWidget(window)

    assert window.styles.currentText() == "Theirs (of this project)"
    assert "It came with this project; duplicate it" in window.note.text()
    assert not window.draft.is_own
    assert window.draft.choice(choice) == choice

    window.duplicate.click()
    assert window.draft.is_own
    assert window.draft.label == "Theirs, copy"
    assert window.draft.value(("colours", "accent")) == "#0a5c36"
    assert window.styles.itemText(0) == "Theirs (of this project)"
    window.close()


def test_a_style_that_is_installed_as_the_project_carries_it_is_listed_once(
    designer: Designer, qtbot
) -> None:
    designer.window.duplicate.click()
    designer.window.use.click()
    release = full_release().replace(house_style=designer.used[0])
    window = HouseStyleWindow(release, "en-GB", designer.library)
    qtbot.addWidget(window)
    assert window.styles.currentText() == "Classic newspaper, copy (yours)"
    assert window.styles.findText("of this project", Qt.MatchFlag.MatchContains) == -1
    window.close()


@pytest.mark.parametrize("by_key", [True, False])
def test_the_window_closes_once_what_is_unsaved_may_go(designer: Designer, qtbot, by_key: bool) -> None:
    window = designer.window
    window.show()
    window.duplicate.click()
    designer.ask("#0a5c36", "colours", "accent")
    for answer in (Unsaved.CANCEL, Unsaved.DISCARD):
        designer.answer = answer
        if by_key:
            qtbot.keyClick(window, Qt.Key.Key_Escape)
        else:
            window.close()
        assert window.isVisible() == (answer is Unsaved.CANCEL)


def test_a_kind_of_release_has_rules_of_its_own(designer: Designer) -> None:
    designer.window.duplicate.click()
    card = designer.window.settings.fields_card
    dateline = card.rows["dateline"]
    assert dateline.use.currentData() == "optional"
    assert card.rows["event/what"].isHidden()

    def show_kind(kind: str) -> None:
        card.kind.setCurrentIndex(card.kind.findData(kind))
        card.kind.activated.emit(card.kind.currentIndex())

    show_kind("press_release")
    assert dateline.use.currentData() == "required"
    dateline.use.setCurrentIndex(dateline.use.findData("optional"))
    dateline.use.activated.emit(dateline.use.currentIndex())
    assert designer.window.draft.settings["fields"] == {"press_release": {"dateline": {"required": False}}}
    assert dateline.use.currentData() == "optional"

    show_kind("media_advisory")
    assert not card.rows["event/what"].isHidden()
    assert card.rows["event/what"].use.currentData() == "required"


def test_the_end_mark_is_usual_another_none_or_in_other_words(designer: Designer) -> None:
    designer.window.duplicate.click()
    field = designer.field("phrases", "en", "end_mark")
    assert isinstance(field, MarkSetting)
    assert field.choice.itemText(0) == "Usual: ENDS"

    def choose(text: str) -> None:
        field.choice.setCurrentIndex(field.choice.findText(text))
        field.choice.activated.emit(field.choice.currentIndex())

    def printed() -> object:
        return designer.window.draft.value(("phrases", "en", "end_mark"))

    choose("###")
    assert printed() == "###"
    choose("None")
    assert printed() == ""
    assert field.own.isHidden()
    choose("Other words…")
    field.own.setText("* * *")
    field.own.setModified(True)
    field.own.editingFinished.emit()
    assert printed() == "* * *"
    assert not field.own.isHidden()
    choose("Usual: ENDS")
    assert printed() is None


def test_faces_are_those_that_come_for_latin_text(designer: Designer) -> None:
    designer.window.duplicate.click()
    field = designer.field("fonts", "headline")
    assert isinstance(field, ListSetting)
    assert [field.box.itemText(index) for index in range(field.box.count())] == [
        "Barlow Condensed", "Inter", "Playfair Display", "Source Sans 3", "Source Serif 4",
    ]  # fmt: skip


def test_a_part_of_the_settings_is_gone_to(designer: Designer) -> None:
    designer.window.show()
    column = designer.window.settings
    column.go_to("Fields")
    card = next(card for card in column.cards() if card.title.text() == "Fields")
    assert column.verticalScrollBar().value() > 0
    assert card.visibleRegion().boundingRect().height() > 0


def test_a_style_that_is_there_already_is_not_taken_in_again(designer: Designer) -> None:
    window = designer.window
    window.duplicate.click()
    designer.chosen = designer.folder / "ours.releasestyle"
    window.export.click()
    count = window.styles.count()
    window.styles.setCurrentIndex(0)
    window.styles.activated.emit(0)
    window.import_.click()
    assert window.styles.count() == count
    assert window.styles.currentText() == "Classic newspaper, copy (yours)"
    assert "already, just as it is" in window.message.text()


@pytest.mark.parametrize(
    ("which", "label", "accent", "more"),
    [
        ("both", "Classic newspaper, copy (2)", "#1d4a6b", 1),
        ("replace", "Classic newspaper, copy", "#1d4a6b", 0),
        ("", "Classic newspaper, copy", "#0a5c36", 0),
    ],
)
def test_another_style_of_the_same_name_is_asked_about(
    designer: Designer, which: str, label: str, accent: str, more: int
) -> None:
    window = designer.window
    window.duplicate.click()
    designer.chosen = designer.folder / "ours.releasestyle"
    window.export.click()
    designer.ask("#0a5c36", "colours", "accent")
    window.save.click()
    count = window.styles.count()
    designer.which = which
    window.import_.click()
    assert window.styles.currentText() == f"{label} (yours)"
    assert window.draft.value(("colours", "accent")) == accent
    assert window.styles.count() == count + more
    assert designer.problems == []


def test_what_is_exported_is_what_is_seen(designer: Designer) -> None:
    window = designer.window
    window.duplicate.click()
    designer.ask("#0a5c36", "colours", "accent")
    designer.chosen = designer.folder / "ours.releasestyle"
    window.export.click()
    assert b"#0a5c36" in files_handed_on(designer.chosen)["style.json"]
    assert window.draft.is_modified


def test_nothing_is_duplicated_behind_somebody_who_stays(designer: Designer) -> None:
    window = designer.window
    window.duplicate.click()
    designer.ask("#0a5c36", "colours", "accent")
    designer.answer = Unsaved.CANCEL
    names = {style.name for style in designer.library.listed()}
    window.duplicate.click()
    assert {style.name for style in designer.library.listed()} == names
