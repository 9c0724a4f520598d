"""The window as a person uses it: type a release, undo, save, open again, export."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from releasedesk.editing.fields import set_field
from releasedesk.errors import InvalidEdit
from releasedesk.project.reading import read_project
from releasedesk.session.session import Session
from releasedesk.session.settings import Settings, load_settings
from releasedesk.ui import theme
from releasedesk.ui.dialogs import files, questions
from releasedesk.ui.dialogs.questions import Unsaved
from releasedesk.ui.main_window import MainWindow
from releasedesk.ui.workspace import Workspace
from tests.releases import full_release, small_release


class Person:
    """Sits at the window: presses keys and buttons, answers questions."""

    def __init__(self, qtbot, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
        self.qtbot = qtbot
        self.folder = folder
        self.problems: list[str] = []
        self.asked: list[str] = []
        self.answer = Unsaved.CANCEL
        monkeypatch.setattr(questions, "show_problem", self._see_problem)
        monkeypatch.setattr(questions, "ask_about_unsaved_work", self._be_asked)
        monkeypatch.setattr(files, "ask_where_to_save", lambda parent, proposed: self.chosen)
        monkeypatch.setattr(files, "ask_which_to_open", lambda *args: self.chosen)
        self.chosen: Path | None = None
        self.window = MainWindow(Settings())
        qtbot.addWidget(self.window, before_close_func=self._discard)
        self.window.show_start()
        self.window.resize(1280, 720)
        self.window.show()
        qtbot.waitExposed(self.window)

    def _see_problem(self, parent, title: str, sentence: str, way_out: str = "") -> bool:
        self.problems.append(f"{title}: {sentence}")
        return False

    def _be_asked(self, parent, name: str) -> Unsaved:
        self.asked.append(name)
        return self.answer

    def _discard(self, window: MainWindow) -> None:
        self.answer = Unsaved.DISCARD

    def do(self, name: str) -> None:
        action = self.window.actions_[name]
        assert action.isEnabled(), name
        action.trigger()
        QApplication.processEvents()

    def go_to(self, field: str) -> None:
        self.workspace.go_to(f"editions/{self.edition.language}/{field}")
        QApplication.processEvents()

    def type(self, text: str) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        self.qtbot.keyClicks(focus, text)

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= modifier
        self.qtbot.keyClick(QApplication.focusWidget(), key, held)

    @property
    def session(self) -> Session:
        session = self.window.session
        assert session is not None
        return session

    @property
    def workspace(self) -> Workspace:
        workspace = self.window.workspace
        assert workspace is not None
        return workspace

    @property
    def edition(self):
        return self.session.edition

    def body(self) -> list[str]:
        return [str(block.text) for section in self.edition.sections for block in section.blocks]


@pytest.fixture
def person(qtbot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Person]:
    someone = Person(qtbot, monkeypatch, tmp_path)
    yield someone
    if someone.window.workspace is not None:
        someone.window.workspace.pages.close_feed()


def saved(path: Path, release=None) -> Path:
    session = Session.unsaved(release or small_release())
    session.save_as(path)
    return path


def test_a_release_is_typed_saved_and_opened_again(person: Person):
    person.do("new")
    person.type("Quay opens to all")
    section = person.edition.sections[0]
    person.go_to(f"sections/{section.id}/blocks/{section.blocks[0].id}/text")
    person.type("The quay opens on Monday.")
    person.press(Qt.Key.Key_Return)
    person.type("It is free.")
    assert person.edition.headline == "Quay opens to all"
    assert person.body() == ["The quay opens on Monday.", "It is free."]
    assert person.window.isWindowModified()
    person.chosen = person.folder / "quay.releasedesk"
    person.do("save")
    assert not person.window.isWindowModified()
    assert person.window.windowTitle() == "quay.releasedesk[*] – ReleaseDesk"
    assert person.window.status.file.text() == "quay"
    assert person.window.status.state.text() == "Saved"
    written = person.session.release
    person.do("close")
    assert person.window.session is None
    person.window.files.open(person.chosen)
    assert person.session.release == written
    assert not person.asked
    assert read_project(person.chosen).release == written


def test_what_was_typed_is_undone_word_by_word_and_done_again(person: Person):
    person.do("new")
    person.type("Quay opens")
    assert person.window.actions_["undo"].text() == "&Undo typing"
    person.do("undo")
    assert person.edition.headline.strip() == "Quay"
    person.do("undo")
    assert person.edition.headline == ""
    assert not person.window.isWindowModified()
    person.do("redo")
    person.do("redo")
    assert person.edition.headline == "Quay opens"


def test_undo_puts_the_cursor_where_it_happened(person: Person):
    person.do("new")
    person.type("Quay")
    person.go_to("dateline/place")
    person.do("undo")
    assert person.workspace.place.endswith("/headline")


def test_the_undo_key_works_inside_a_field(person: Person):
    person.do("new")
    person.type("Quay")
    person.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert person.edition.headline == ""


def test_blocks_and_sections_are_inserted_at_the_cursor(person: Person):
    person.do("new")
    section = person.edition.sections[0]
    person.go_to(f"sections/{section.id}/blocks/{section.blocks[0].id}/text")
    person.type("One.")
    person.do("insert_quote")
    person.type("We are giving it back.")
    kinds = [block.kind for block in person.edition.sections[0].blocks]
    assert kinds == ["paragraph", "quote"]
    assert person.edition.sections[0].blocks[1].paragraphs == ("We are giving it back.",)
    person.do("insert_section")
    person.type("Who pays")
    assert [each.heading for each in person.edition.sections] == ["", "Who pays"]
    person.do("move_up")
    assert [each.heading for each in person.edition.sections] == ["Who pays", ""]
    person.do("undo")
    assert [each.heading for each in person.edition.sections] == ["", "Who pays"]


def test_people_contacts_notes_and_boilerplates_are_added_and_entered(person: Person):
    person.do("new")
    for name in (
        "insert_person",
        "insert_contact",
        "insert_note",
        "insert_boilerplate",
        "insert_subheadline",
    ):
        person.do(name)
    assert len(person.session.release.people) == 1
    assert len(person.edition.contacts) == 1
    assert len(person.edition.notes) == 1
    assert len(person.edition.boilerplates) == 1
    person.type("Free to walk")
    assert person.edition.subheadlines == ("Free to walk",)


def test_the_page_of_what_is_written_is_asked_for_at_once_and_once_and_the_outline_follows(
    person: Person, monkeypatch
):
    person.do("new")
    asked: list[str] = []
    feed = person.workspace.pages.feed
    monkeypatch.setattr(
        feed, "show_release", lambda release, *_, **__: asked.append(release.original.headline)
    )
    person.go_to("headline")
    asked.clear()

    person.type("Quay")
    person.qtbot.waitUntil(lambda: bool(asked))

    entries = person.workspace.outline.outline_model.entries
    assert asked[-1] == person.edition.headline == "Quay"
    person.qtbot.waitUntil(lambda: person.workspace.outline.outline_model.entries != entries, timeout=2000)
    assert asked.count("Quay") == 1
    person.type("s")
    person.workspace.follow_now()
    assert asked[-1] == "Quays"
    assert asked.count("Quays") == 1


def test_an_edit_that_makes_no_sense_is_said_quietly(person: Person):
    person.do("new")
    person.go_to("headline")
    person.do("move_up")
    assert "fixed place" in person.window.status.message
    assert not person.problems


def test_an_edit_of_a_place_that_is_gone_is_said_quietly(person: Person):
    person.do("new")
    gone = lambda release: set_field(release, "editions/en-GB/contacts/gone/name", "x", "typing")  # noqa: E731
    assert person.window.edits.apply(gone) is False
    assert "not in the release any more" in person.window.status.message


def test_an_invalid_edit_changes_nothing(person: Person):
    person.do("new")
    before = person.session.release

    def refuse(release):
        raise InvalidEdit("That is no date.")

    assert person.window.edits.apply(refuse) is False
    assert person.session.release is before
    assert person.window.status.message == "That is no date."


def test_unsaved_work_is_asked_about_once_and_cancelling_stays(person: Person):
    person.do("new")
    person.type("Quay")
    person.do("new")
    assert len(person.asked) == 1
    assert person.edition.headline == "Quay"
    assert not person.window.close()
    assert len(person.asked) == 2
    assert person.window.isVisible()


def test_unsaved_work_is_saved_before_another_release_is_opened(person: Person):
    other = saved(person.folder / "other.releasedesk")
    person.do("new")
    person.type("Quay")
    person.answer = Unsaved.SAVE
    person.chosen = person.folder / "quay.releasedesk"
    person.window.files.open(other)
    assert read_project(person.folder / "quay.releasedesk").release.original.headline == "Quay"
    assert person.session.path == other


def test_unsaved_work_that_was_not_saved_after_all_is_not_left(person: Person):
    person.do("new")
    person.type("Quay")
    person.answer = Unsaved.SAVE
    person.chosen = None
    assert not person.window.close()
    assert person.edition.headline == "Quay"


def test_unsaved_work_can_be_thrown_away(person: Person):
    person.do("new")
    person.type("Quay")
    person.answer = Unsaved.DISCARD
    assert person.window.close()


def test_a_file_that_cannot_be_opened_is_said_in_one_sentence_and_the_work_stays(person: Person):
    broken = person.folder / "broken.releasedesk"
    broken.write_text("{", encoding="utf-8")
    person.do("new")
    before = person.session
    person.window.files.open(broken)
    assert len(person.problems) == 1
    assert "broken.releasedesk" in person.problems[0]
    assert person.session is before


def test_a_damaged_file_opens_for_reading_with_a_list_of_what_is_missing(person: Person, qtbot):
    path = saved(person.folder / "quay.releasedesk")
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    person.window.files.open(path)
    qtbot.waitUntil(lambda: person.window.dialogs.findings is not None)
    listed = person.window.dialogs.findings
    assert listed is not None
    assert listed.windowTitle() == "Opened for reading"
    listed.close()
    again = next(each for each in person.window.notices.bar.buttons if each.text() == "What is missing…")
    again.click()
    listed = person.window.dialogs.findings
    assert listed is not None
    assert listed.isVisible()
    person.go_to("headline")
    person.type("!")
    assert "!" not in person.edition.headline
    assert path.read_bytes() == content[: len(content) // 2]
    person.chosen = person.folder / "copy.releasedesk"
    person.do("save_as")
    assert read_project(person.chosen).release == person.session.release
    listed.close()


def test_a_file_of_a_later_version_opens_for_reading_with_the_reason(person: Person):
    path = saved(person.folder / "quay.releasedesk")
    content = path.read_bytes().replace(b'"version": "1.0"', b'"version": "2.0"')
    path.write_bytes(content)
    person.window.files.open(path)
    assert person.edition.headline == "Quay opens to all"
    assert person.window.notices.bar.text.startswith("For reading only. A later ReleaseDesk wrote this file.")
    person.go_to("headline")
    person.type("!")
    assert "!" not in person.edition.headline
    assert path.read_bytes() == content


def test_what_a_later_minor_version_wrote_survives_typing_and_saving(person: Person):
    path = saved(person.folder / "quay.releasedesk")
    tree = json.loads(path.read_bytes()) | {"version": "1.7", "shape": {"kind": "round"}}
    tree["editions"][0]["mood"] = ["glad"]
    film = {"id": "film", "kind": "film", "frames": 24}
    tree["editions"][0]["sections"][0]["blocks"].append(film)
    path.write_text(json.dumps(tree), encoding="utf-8")
    person.window.files.open(path)
    person.go_to("headline")
    person.type("!")
    person.do("save")
    written = json.loads(path.read_bytes())
    assert "!" in written["editions"][0]["headline"]
    assert (written["version"], written["shape"]) == ("1.7", {"kind": "round"})
    assert written["editions"][0]["mood"] == ["glad"]
    assert written["editions"][0]["sections"][0]["blocks"][-1] == film


def test_a_file_changed_by_somebody_else_is_not_saved_over(person: Person):
    path = saved(person.folder / "quay.releasedesk")
    person.window.files.open(path)
    person.go_to("headline")
    person.type("!")
    theirs = path.read_bytes() + b" "
    path.write_bytes(theirs)
    person.do("save")
    assert path.read_bytes() == theirs
    assert "somebody else" in person.problems[0]
    assert person.window.isWindowModified()


def test_who_cannot_save_where_the_folder_is_gone_saves_elsewhere(person: Person, monkeypatch):
    folder = person.folder / "gone"
    folder.mkdir()
    path = saved(folder / "quay.releasedesk")
    person.window.files.open(path)
    person.go_to("headline")
    person.type("!")
    shutil.rmtree(folder)
    offered: list[str] = []

    def accept(parent, title: str, sentence: str, way_out: str = "") -> bool:
        offered.append(way_out)
        return True

    monkeypatch.setattr(questions, "show_problem", accept)
    person.chosen = person.folder / "elsewhere.releasedesk"
    person.do("save")
    assert offered == ["Save as…"]
    assert person.chosen.exists()
    assert not person.window.isWindowModified()


def test_a_text_is_imported_and_what_is_uncertain_is_listed(person: Person):
    text = person.folder / "quay.txt"
    text.write_text("Quay opens to all\n\nThe quay opens on Monday.\n", encoding="utf-8")
    person.window.files.open_or_import(text)
    assert person.edition.headline == "Quay opens to all"
    assert person.window.isWindowModified()
    assert person.session.path is None


def test_pasted_text_becomes_a_release(person: Person):
    QApplication.clipboard().setText("Quay opens to all\n\nThe quay opens on Monday.\n")
    person.do("paste_text")
    assert person.edition.headline == "Quay opens to all"


def test_nothing_to_paste_is_said(person: Person):
    QApplication.clipboard().clear()
    person.do("paste_text")
    assert person.problems == [
        "There is nothing to paste: No text was copied. Copy the text of a release first."
    ]
    assert person.window.session is None


def test_the_sample_is_opened_and_belongs_to_no_file(person: Person):
    person.do("sample")
    assert person.session.path is None
    assert not person.window.isWindowModified()
    assert person.window.windowTitle() == "Untitled[*] – ReleaseDesk"


def drop(window: MainWindow, path: Path) -> QDropEvent:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(50, 50), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    event.ignore()
    window.dropEvent(event)
    return event


def test_a_file_dropped_on_the_window_is_opened(person: Person):
    path = saved(person.folder / "quay.releasedesk")
    drop(person.window, path)
    assert person.session.path == path
    drop(person.window, person.folder)
    assert person.session.path == path


def test_recent_files_are_listed_opened_and_forgotten(person: Person, config_dir: Path):
    path = saved(person.folder / "quay.releasedesk")
    person.window.files.open(path)
    person.do("close")
    page = person.window.start_page
    assert [button.accessibleName() for button in page.recent_buttons] == ["Open quay.releasedesk"]
    person.qtbot.waitUntil(lambda: [each.path for each in load_settings().recent] == [path])
    person.qtbot.mouseClick(page.recent_buttons[0], Qt.MouseButton.LeftButton)
    assert person.session.path == path
    person.do("close")
    page.forget_requested.emit(path)
    assert page.recent_buttons == []
    assert load_settings().recent == []


def test_the_start_page_leads_everywhere_by_keyboard(person: Person):
    page = person.window.start_page
    assert [way.accessibleName() for way in page.ways] == [
        "New release",
        "Open…",
        "Import…",
        "Paste text",
        "Sample",
    ]
    page.ways[0].setFocus()
    person.press(Qt.Key.Key_Space)
    assert person.window.session is not None


def test_without_a_release_there_is_nothing_to_save_or_export(person: Person):
    names = ("save", "save_as", "export", "undo", "insert_quote", "close")
    assert not [name for name in names if person.window.actions_[name].isEnabled()]
    person.do("new")
    assert person.window.actions_["save"].isEnabled()


def test_the_words_are_counted_in_the_background(person: Person):
    person.do("new")
    person.type("Quay opens to all")
    person.qtbot.waitUntil(lambda: person.window.status.words.text() == "4 words")


def test_pages_are_made_and_a_click_on_them_puts_the_cursor_there(person: Person):
    path = saved(person.folder / "full.releasedesk", full_release())
    person.window.files.open(path)
    pages = person.workspace.pages
    person.qtbot.waitUntil(lambda: pages.page_count > 0, timeout=30_000)
    assert person.window.status.pages.text().endswith(("page", "pages"))
    pages.place_requested.emit(f"editions/{person.edition.language}/headline")
    assert person.workspace.place == f"editions/{person.edition.language}/headline"
    before = person.session.release
    person.type("X")
    assert person.session.release is not before


def test_outline_and_pages_can_be_hidden_and_it_is_remembered(person: Person):
    person.do("new")
    person.do("show_pages")
    person.do("show_outline")
    assert not person.workspace.pages.isVisible()
    assert not person.workspace.outline.isVisible()
    person.answer = Unsaved.DISCARD
    person.window.close()
    assert load_settings().shows_pages is False


def test_the_theme_is_chosen_and_remembered(person: Person):
    person.do("theme_dark")
    assert theme.current().is_dark
    person.window.close()
    assert load_settings().theme == "dark"


def test_the_zoom_is_chosen_and_remembered(person: Person):
    person.do("new")
    person.do("zoom_100")
    person.do("zoom_in")
    assert person.workspace.pages.canvas.zoom == 1.1
    person.answer = Unsaved.DISCARD
    person.window.close()
    assert load_settings().zoom == "1.1"


def test_copying_is_done_by_the_field_with_the_cursor(person: Person):
    person.do("new")
    person.type("Quay")
    person.do("select_all")
    person.do("copy")
    assert QApplication.clipboard().text() == "Quay"
    person.do("cut")
    assert person.edition.headline == ""
    person.do("paste")
    assert person.edition.headline == "Quay"


def test_bold_is_set_in_the_text(person: Person):
    person.do("new")
    section = person.edition.sections[0]
    person.go_to(f"sections/{section.id}/blocks/{section.blocks[0].id}/text")
    person.type("Quay")
    person.do("select_all")
    person.do("bold")
    text = person.edition.sections[0].blocks[0].text
    assert [(span.text, span.strong) for span in text] == [("Quay", True)]


def test_the_window_opens_as_large_as_it_was(person: Person, qtbot):
    person.window.resize(800, 633)
    person.window.close()
    again = MainWindow(load_settings())
    qtbot.addWidget(again)
    assert again.size() == person.window.size()


def test_every_field_of_an_open_release_is_reached_from_the_page(person: Person):
    path = saved(person.folder / "full.releasedesk", full_release())
    person.window.files.open(path)
    pages = person.workspace.pages
    person.qtbot.waitUntil(lambda: pages.page_count > 0, timeout=30_000)
    places = {box.place for boxes in pages.canvas._store._boxes.values() for box in boxes}
    assert places
    assert [place for place in sorted(places) if not person.workspace.go_to(place)] == []


def test_a_dropped_folder_is_not_taken(person: Person):
    assert not drop(person.window, person.folder).isAccepted()
    assert person.window.session is None
