"""The library in the window: inserting, keeping, what changed since, and the library's own window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton, QToolButton, QWidget
from shiboken6 import isValid

from releasedesk.editing.pictures import add_figures
from releasedesk.library.entries import KINDS, Snippet, title_of
from releasedesk.model import Boilerplate, Contact, Figure, Paragraph, Person, Phone, Quote
from releasedesk.ui.dialogs import questions
from releasedesk.ui.form.contacts_part import ContactsPart
from releasedesk.ui.form.items import Item
from releasedesk.ui.form.people_part import PeoplePart
from releasedesk.ui.library.editor import EMPTY, EntryEditor
from releasedesk.ui.library.entry_list import EntryList
from releasedesk.ui.library.picker import LibraryPicker
from releasedesk.ui.library.window import LibraryWindow
from releasedesk.ui.library_book import shared
from releasedesk.ui.writing.figure_card import FigureCard
from releasedesk.ui.writing.speaker_field import SpeakerField
from tests.releases import AILSA, picture, release_with
from tests.ui.open_window import OpenWindow

MARTA = Person(id="m", name="Marta Ó Briain", title="economist", organisation="the Port Institute")
TIDES = Snippet(id="s", title="Tides", blocks=(Paragraph(id="a", text="Tide tables are forecasts."),))


@pytest.fixture
def opened(qtbot, monkeypatch) -> OpenWindow:
    window = OpenWindow(qtbot, monkeypatch, release_with(Paragraph(id="p1", text="The quay opens.")))
    window.workspace.form.complete()
    return window


def part(opened: OpenWindow, kind: type):
    found = opened.workspace.form.findChild(kind)
    assert found is not None
    return found


def texts(opened: OpenWindow) -> list[object]:
    return [getattr(block, "text", block.kind) for block in opened.edition.sections[0].blocks]


def choose(item: Item, text: str) -> None:
    menu = QMenu()
    item.fill_menu(menu)
    action = next(action for action in menu.actions() if action.text() == text)
    assert action.isEnabled()
    action.trigger()


def test_from_the_form_to_the_library_and_back(opened):
    people = part(opened, PeoplePart).people
    item = people.items()[0]
    item.show()
    choose(item, "Keep in my library")
    entry = shared().library().people[0]
    assert (title_of(entry.content), entry.version) == ("Ailsa Rennie", 1)
    assert opened.session.release.people[0].origin.id == entry.id
    assert item.origin.text == "Kept in your library."
    opened.do("undo")
    assert opened.session.release.people[0].origin is None


def test_a_changed_origin_is_said_updated_and_undone(opened):
    entry = shared().put(MARTA)
    opened.window.tools.library.insert_entry(entry)
    item = part(opened, PeoplePart).people.items()[-1]
    assert item.origin.text == ""
    shared().put(MARTA.replace(title="chief economist"), entry.id)
    assert item.origin.text == "Changed in your library since: title: economist → chief economist"
    item.origin.update_button.click()
    assert opened.session.release.people[-1].title == "chief economist"
    assert item.title.text() == "chief economist"
    assert item.origin.text == ""
    opened.do("undo")
    assert item.title.text() == "economist"
    assert item.origin.text != ""
    item.origin.keep_button.click()
    assert item.origin.text == ""
    assert (opened.session.release.people[-1].title, opened.session.undo_label) == (
        "economist",
        "keep as it is",
    )


def test_what_was_changed_here_can_become_the_next_version_there(opened):
    entry = shared().put(MARTA)
    opened.window.tools.library.insert_entry(entry)
    item = part(opened, PeoplePart).people.items()[-1]
    item.title.setText("chief economist")
    item.title.textEdited.emit("chief economist")
    choose(item, "Bring Marta Ó Briain in my library up to date")
    assert shared().library().people[0].version == 2
    assert shared().library().people[0].content.title == "chief economist"
    assert opened.session.release.people[-1].origin.version == 2


def test_a_contact_and_a_boilerplate_have_the_same(opened):
    shared().put(Contact(id="c", name="Desk", phones=(Phone(number="+44 131"),)))
    entry = shared().library().contacts[0]
    opened.window.tools.library.insert_entry(entry)
    item = part(opened, ContactsPart).contacts.items()[-1]
    shared().put(entry.content.replace(phones=(Phone(number="+44 132"),)), entry.id)
    assert item.origin.text == "Changed in your library since: phones: office +44 131 → office +44 132"


def test_a_button_in_the_form_lets_entries_be_chosen(opened, monkeypatch):
    shared().put(MARTA)
    shared().put(AILSA.replace(name="Ailsa the other"))
    seen = []

    def run(picker: LibraryPicker) -> int:
        picker.field.setText("briain")
        seen.append([title_of(each.content) for each in picker.list.model_.entries])
        return 1

    monkeypatch.setattr(LibraryPicker, "exec", run)
    button = next(
        each
        for each in part(opened, PeoplePart).findChildren(QPushButton)
        if each.text() == "From my library…"
    )
    button.click()
    assert seen == [["Marta Ó Briain"]]
    assert opened.session.release.people[-1].name == "Marta Ó Briain"
    opened.window.tools.library.insert("people")
    assert "is in the release already" in opened.window.status.message


def test_the_picker_is_used_by_keyboard(qtbot, opened):
    shared().put(MARTA)
    shared().put(AILSA)
    picker = LibraryPicker(shared().library(), "people", "en", opened.window)
    qtbot.addWidget(picker)
    picker.show()
    assert [title_of(each.content) for each in picker.chosen()] == ["Ailsa Rennie"]
    qtbot.keyClick(picker.field, Qt.Key.Key_Down)
    assert [title_of(each.content) for each in picker.chosen()] == ["Marta Ó Briain"]
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert picker.result() == 1
    picker.field.setText("zzz")
    assert picker.nothing.text() == "Nothing there has these words."
    assert not picker.insert_button.isEnabled()


def test_the_arrow_keys_walk_from_the_search_of_the_library_through_what_fits(qtbot, opened):
    shared().put(MARTA)
    shared().put(AILSA)
    window = LibraryWindow(shared(), language="en")
    qtbot.addWidget(window)
    window.show()
    window.search.setFocus()
    for key, name in ((Qt.Key.Key_Down, "Marta Ó Briain"), (Qt.Key.Key_Up, "Ailsa Rennie")):
        qtbot.keyClick(window.search, key)
        assert [title_of(each.content) for each in window.list.chosen()] == [name]


def test_a_snippet_is_kept_inserted_and_updated(opened, monkeypatch):
    opened.go_to("sections/s1/blocks/p1")
    monkeypatch.setattr(questions, "ask_for_name", lambda *args: "Quay")
    opened.do("keep_snippet")
    entry = shared().library().snippets[0]
    assert (entry.content.title, entry.language) == ("Quay", "en-GB")
    opened.window.tools.library.insert_entry(entry)
    assert texts(opened) == ["The quay opens.", "The quay opens."]
    shared().put(entry.content.replace(blocks=(Paragraph(id="b", text="The quay is open."),)), entry.id)
    news = opened.window.tools.library.news
    news.look()
    (line,) = news.lines()
    assert line.label.text() == "“\u2068Quay\u2069” changed in your library since it was inserted here"
    line.update_button.click()
    assert texts(opened) == ["The quay opens.", "The quay is open."]
    assert news.lines() == []
    opened.do("undo")
    news.look()
    news.lines()[0].keep_button.click()
    assert (texts(opened), news.lines()) == (["The quay opens.", "The quay opens."], [])


def test_a_snippet_in_the_notes_is_told_of_too(qtbot, monkeypatch):
    opened = OpenWindow(qtbot, monkeypatch, release_with(notes=(Paragraph(id="n1", text="See the map."),)))
    opened.workspace.form.complete()
    entry = shared().put(TIDES)
    opened.go_to("notes/n1")
    opened.window.tools.library.insert_entry(entry)
    shared().put(TIDES.replace(blocks=(Paragraph(id="a", text="Tides are known."),)), entry.id)
    news = opened.window.tools.library.news
    news.look()
    (line,) = news.lines()
    line.update_button.click()
    assert [getattr(block, "text", "") for block in opened.edition.notes] == [
        "See the map.",
        "Tides are known.",
    ]


def test_the_palette_inserts_from_the_library(opened):
    shared().put(TIDES)
    opened.go_to("sections/s1/blocks/p1")
    opened.do("palette")
    palette = opened.window.dialogs.palette
    palette.field.setText("insert tides")
    opened.qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert texts(opened) == ["The quay opens.", "Tide tables are forecasts."]


def test_a_damaged_library_is_said_above_the_release(opened, tmp_path: Path):
    (tmp_path / "data").mkdir(exist_ok=True)
    (tmp_path / "data" / "library.json").write_bytes(b"{")
    shared().library()
    assert "the library was damaged" in opened.window.notices.bar.text
    assert "is kept beside it as library-damaged-" in opened.window.notices.bar.text


@pytest.fixture
def library(qtbot, opened) -> LibraryWindow:
    shared().put(MARTA)
    shared().put(AILSA)
    shared().put(TIDES, language="en")
    shared().put(Boilerplate(id="b", heading="About", paragraphs=("We are.",)), language="en")
    opened.do("library")
    window = opened.window.tools.library.library_window
    assert window is not None
    return window


def test_the_library_is_edited_with_history_and_undo(qtbot, library):
    library.list.choose(library.list.model_.row_of(shared().library().people[0].id))
    title = next(each for each in library.editor.findChildren(QLineEdit) if each.accessibleName() == "Title")
    title.setFocus()
    title.selectAll()
    qtbot.keyClicks(title, "Chief")
    assert library.pane.save_button.isEnabled()
    for _ in range(2):
        qtbot.keyClick(title, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert title.text() == "economist"
    title.selectAll()
    qtbot.keyClicks(title, "Chief")
    library.list.choose(library.list.model_.row_of(shared().library().people[1].id))
    marta = shared().library().people[0]
    assert (marta.version, marta.content.title) == (2, "Chief")
    library.list.choose(library.list.model_.row_of(marta.id))
    library.earlier.open()
    assert library.history.list.item(0).text().endswith("Then title: economist → Chief")
    library.history.list.setCurrentRow(0)
    library.history.restore.click()
    assert shared().library().people[0].content.title == "economist"
    assert shared().library().people[0].version == 3
    library.message.button.click()
    assert shared().library().people[0].content.title == "Chief"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_undo_in_the_library_takes_back_a_name_that_is_half_typed_and_nothing_else(qtbot, library):
    quote = Quote(id="q", paragraphs=("Good.",), speaker=AILSA.id)
    shared().put(Snippet(id="s", title="Said", blocks=(quote,), people=(AILSA,)), language="en")
    library.show_kind("snippets")
    said = next(entry for entry in shared().library().snippets if entry.content.title == "Said")
    library.list.choose(library.list.model_.row_of(said.id))
    title = next(each for each in library.editor.findChildren(QLineEdit) if each.accessibleName() == "Name")
    title.setFocus()
    qtbot.keyClicks(title, "!")
    speaker = library.editor.findChild(SpeakerField)
    speaker.setFocus()
    shown = speaker.field.text()
    speaker.field.selectAll()
    qtbot.keyClicks(speaker.field, "Nora Quill")
    qtbot.keyClick(speaker, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert library.editor.findChild(SpeakerField).field.text() == shown
    assert library.editor.content().title == "!Said"
    assert len(library.editor.content().people) == 1
    library.editor.undo(again=True)
    assert {person.name for person in library.editor.content().people} >= {"Nora Quill"}


def test_fields_of_the_library_do_not_end_in_the_middle_of_their_own_events(qtbot):
    editor = EntryEditor()
    qtbot.addWidget(editor)
    editor.show_content(MARTA, "en")
    editor.show()
    name = editor.findChildren(QLineEdit)[0]
    lived: list[bool] = []

    def show_another() -> None:
        editor.show_content(EMPTY["contacts"], "en")
        lived.append(isValid(name))

    name.textEdited.connect(show_another)
    qtbot.keyClick(name, Qt.Key.Key_X)
    assert lived == [True]
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not isValid(name)
    assert isinstance(editor.content(), Contact)


def chosen_version(qtbot, library: LibraryWindow) -> None:
    """Open the earlier versions of Marta, who was an economist before she was chief, and choose the first."""
    marta = shared().library().people[0]
    shared().put(MARTA.replace(title="chief"), marta.id)
    library.list.choose(library.list.model_.row_of(marta.id))
    library.earlier.open()
    library.history.list.setFocus()
    library.history.list.setCurrentRow(0)


def test_a_version_is_brought_back_by_return_alone(qtbot, library):
    chosen_version(qtbot, library)
    assert library.history.words.text().startswith("It said: \u2068Marta Ó Briain, economist")
    qtbot.keyClick(library.history.list, Qt.Key.Key_Return)
    assert shared().library().people[0].content.title == "economist"
    # No button of the dialog took the key as well: the versions stay open, and the cursor among them.
    assert library.earlier.is_open
    assert library.history.list.hasFocus()


def test_what_is_being_written_is_a_version_of_its_own_when_one_is_brought_back(qtbot, library):
    chosen_version(qtbot, library)
    title = next(each for each in library.editor.findChildren(QLineEdit) if each.accessibleName() == "Title")
    title.setFocus()
    title.selectAll()
    qtbot.keyClicks(title, "head")
    library.history.restore.click()
    marta = shared().library().people[0]
    assert [each.content.title for each in marta.history] == ["head", "chief", "economist"]
    assert marta.content.title == title.text() == "economist"
    library.close()
    assert shared().library().people[0].version == marta.version


def test_entries_are_added_removed_and_brought_back(qtbot, library):
    library.add()
    name = next(each for each in library.editor.findChildren(QLineEdit) if each.accessibleName() == "Name")
    qtbot.keyClicks(name, "New Person")
    library.close()
    assert [title_of(each.content) for each in shared().library().people][-1] == "New Person"


def test_removing_offers_to_take_it_back(library):
    library.list.choose(0)
    gone = title_of(library.list.current().content)
    library.remove()
    assert gone not in [title_of(each.content) for each in shared().library().people]
    assert gone in library.message.text
    library.message.button.click()
    assert gone in [title_of(each.content) for each in shared().library().people]


@pytest.mark.parametrize("way", ["escape", "button", "with the release's window"])
def test_the_library_closes_and_keeps_what_is_edited(qtbot, opened, library, way):
    library.list.choose(library.list.model_.row_of(shared().library().people[0].id))
    title = next(each for each in library.editor.findChildren(QLineEdit) if each.accessibleName() == "Title")
    qtbot.keyClicks(title, "!")
    if way == "escape":
        qtbot.keyClick(title, Qt.Key.Key_Escape)
    else:
        (library if way == "button" else opened.window).close()
    assert not library.isVisible()
    assert shared().library().people[0].content.title.endswith("!")


def test_the_kinds_stand_below_each_other(library):
    QApplication.processEvents()
    boxes = [library.kinds.visualItemRect(library.kinds.item(row)) for row in range(library.kinds.count())]
    assert min(box.height() for box in boxes) >= library.fontMetrics().height() + 10


def test_a_change_is_said_at_once_though_it_was_just_said_that_the_person_is_kept(opened):
    item = part(opened, PeoplePart).people.items()[0]
    choose(item, "Keep in my library")
    assert item.origin.text == "Kept in your library."
    entry = shared().library().people[0]
    shared().put(entry.content.replace(title="president"), entry.id)
    assert item.origin.text == "Changed in your library since: title: chair → president"
    item.origin.update_button.click()
    assert opened.session.release.people[0].title == "president"


def test_an_empty_new_entry_is_not_kept(library):
    library.add()
    library.close()
    assert len(shared().library().people) == 2


def test_a_snippet_is_written_as_in_the_body(qtbot, library):
    library.show_kind("snippets")
    surface = library.editor._fields.area.surface
    surface.setFocus()
    qtbot.keyClicks(surface, "Always: ")
    assert library.save()
    entry = shared().library().snippets[0]
    assert entry.version == 2
    assert getattr(entry.content.blocks[0], "text", "") == "Always: Tide tables are forecasts."


def test_the_search_narrows_the_list(library):
    library.search.setText("port inst")
    assert [title_of(each.content) for each in library.list.model_.entries] == ["Marta Ó Briain"]
    library.search.setText("zzz")
    assert library.nothing.text() == "Nothing here has these words."


def test_files_come_in_and_go_out(library, tmp_path: Path):
    path = tmp_path / "people.csv"
    path.write_text(
        "First Name,Last Name,Job Title\nNoor,Haddad,pilot\nAilsa,Rennie,chair\n", encoding="utf-8"
    )
    library.import_file(path)
    assert library.message.text == "2 added."
    library.message.button.click()
    assert len(shared().library().people) == 2
    path.write_text("x,y\n1,2\n", encoding="utf-8")
    library.import_file(path)
    assert "its first row has no column “name”" in library.message.text
    from releasedesk.ui.library import files

    out = tmp_path / "people.vcf"
    assert files.export(out, "people", library.list.model_.entries) == f"2 entries written to {out}."
    assert "FN:Marta Ó Briain" in out.read_text(encoding="utf-8")


def test_another_program_s_change_is_shown(library):
    from releasedesk.library.store import LibraryStore

    LibraryStore().put(Person(id="x", name="From elsewhere"))
    shared().library()
    assert "From elsewhere" in [title_of(each.content) for each in library.list.model_.entries]


def test_inserting_from_the_library_s_window(opened, library):
    library.list.choose(library.list.model_.row_of(shared().library().people[0].id))
    library.insert_button.click()
    assert opened.session.release.people[-1].name == "Marta Ó Briain"


def test_everything_in_the_windows_has_a_name(library, opened, qtbot):
    picker = LibraryPicker(shared().library(), None, "en", opened.window)
    qtbot.addWidget(picker)
    picker.show()
    _assert_named(picker)
    for kind in KINDS:
        library.show_kind(kind)
        library.add()
        QApplication.processEvents()
        _assert_named(library)


def _assert_named(window: QWidget) -> None:
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and isinstance(widget, QPushButton | QToolButton | QLineEdit | EntryList):
            is_reached = widget.focusPolicy() != Qt.FocusPolicy.NoFocus
            name = widget.accessibleName() or getattr(widget, "text", lambda: "")()
            assert name or not is_reached or widget.parent() is None, widget


QUAY = picture()


def with_a_picture(opened: OpenWindow) -> None:
    """Let the release that is open have a picture behind its paragraph."""
    figure = Figure(id="f1", asset=QUAY.id, alt="Boats")
    opened.session.apply(add_figures(opened.session.release, f"{BODY}/blocks", (figure,), (QUAY,)))
    QApplication.processEvents()


BODY = "editions/en-GB/sections/s1"


def test_a_snippet_keeps_its_picture_and_brings_it_into_another_release(qtbot, monkeypatch, opened):
    with_a_picture(opened)
    surface = opened.go_to("sections/s1/blocks/p1")
    for _ in range(2):
        qtbot.keyClick(surface, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    monkeypatch.setattr(questions, "ask_for_name", lambda *args: "Quay")
    opened.do("keep_snippet")
    (entry,) = shared().library().snippets
    assert isinstance(entry.content, Snippet)
    assert [block.kind for block in entry.content.blocks] == ["paragraph", "figure"]
    other = OpenWindow(qtbot, monkeypatch, release_with(Paragraph(id="p1", text="Another release.")))
    other.go_to("sections/s1/blocks/p1")
    assert other.window.tools.library.insert_entry(entry)
    assert [asset.id for asset in other.session.release.assets] == [QUAY.id]
    assert [getattr(block, "asset", "") for block in other.edition.sections[0].blocks] == ["", "", QUAY.id]
    other.do("undo")
    assert other.session.release.assets == ()


def test_a_snippet_whose_picture_is_missing_is_inserted_and_says_so(opened, tmp_path: Path):
    with_a_picture(opened)
    snippet = Snippet(id="s", title="Quay", blocks=(Figure(id="f", asset=QUAY.id, alt="Boats"),))
    entry = shared().put(snippet, pictures=(QUAY,))
    opened.do("undo")
    (tmp_path / "data" / "library-pictures" / QUAY.id).unlink()
    opened.go_to("sections/s1/blocks/p1")
    assert opened.window.tools.library.insert_entry(entry)
    assert "was inserted without a picture. " in opened.window.status.message
    assert opened.window.status.tone == "warning"
    assert (
        "a picture of the snippet is missing there; choose the picture anew" in opened.window.status.message
    )
    assert getattr(opened.edition.sections[0].blocks[-1], "alt", "") == "Boats"


def test_the_library_s_window_shows_and_keeps_the_picture_of_a_snippet(library, qtbot):
    snippet = Snippet(
        id="s", title="A quay", blocks=(Paragraph(id="a", text="One."), Figure(id="f", asset=QUAY.id))
    )
    entry = shared().put(snippet, pictures=(QUAY,))
    library.show_kind("snippets")
    library.list.choose(library.list.model_.row_of(entry.id))
    assert library.editor.pictures == (QUAY,)
    card = library.editor.findChild(FigureCard)
    assert card is not None
    card.alt.setText("Boats")
    card.alt.textEdited.emit("Boats")
    assert library.save()
    kept = shared().library().by_id[entry.id]
    assert kept.version == 2
    assert isinstance(kept.content, Snippet)
    assert [getattr(block, "asset", "") for block in kept.content.blocks] == ["", QUAY.id]
