"""Windows and bars at twice the usual size of text, and where the original stands beside its translation."""

from __future__ import annotations

import datetime as dt
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication, QHeaderView, QLabel, QLineEdit

from releasedesk.editing import editions
from releasedesk.library.entries import KINDS
from releasedesk.model import Asset, Contact, Figure, Paragraph, Person, Phone
from releasedesk.session.settings import Settings
from releasedesk.ui.controls.scroll_keeper import cursor_rect
from releasedesk.ui.finding.panel import FindPanel
from releasedesk.ui.preferences.limits_page import LimitsPage
from releasedesk.ui.writing.block_handle import BlockHandle
from releasedesk.ui.writing.surface import WritingSurface
from tests.releases import arabic_release, full_release, release_with
from tests.ui.open_window import OpenWindow

SMALL_SCREEN = 1280


@pytest.mark.usefixtures("large")
def test_the_sheet_of_keys_fits_on_a_small_screen(qtbot):
    from releasedesk.ui.dialogs.shortcuts_dialog import ShortcutsDialog

    dialog = ShortcutsDialog({})
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.minimumSizeHint().width() <= SMALL_SCREEN * 0.9


@pytest.mark.usefixtures("large")
def test_the_crop_dialog_puts_its_numbers_into_two_lines(qtbot):
    from releasedesk.ui.writing.crop_dialog import CropDialog

    dialog = CropDialog(
        Asset(id="a", media_type="image/png", data="", width=4, height=3), Figure(id="f", asset="a")
    )
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.minimumSizeHint().width() < SMALL_SCREEN / 2
    for number in (*dialog.edges, *dialog.point):
        assert number.width() >= number.minimumSizeHint().width()
        assert dialog.rect().contains(number.rect().translated(number.mapTo(dialog, number.rect().topLeft())))

    first_of_each_line = [number.mapTo(dialog, QPoint()).x() for number in (dialog.edges[0], dialog.point[0])]
    assert first_of_each_line == [22, 22]


@pytest.mark.usefixtures("large")
def test_a_version_is_read_whole_in_its_list(qtbot, tmp_path):
    from releasedesk.project.versions import VersionStore
    from releasedesk.session.session import Session
    from releasedesk.ui.comparing.versions_dialog import VersionsDialog

    session, store = Session.unsaved(full_release()), VersionStore(tmp_path)
    store.record(session.project(), saved=dt.datetime.now(dt.UTC), words=373, cause="opened")
    dialog = VersionsDialog(session, store)
    qtbot.addWidget(dialog)
    dialog.resize(1200, 680)
    dialog.show()
    QApplication.processEvents()
    assert dialog.list.item(1).text().endswith("373 words · as it was opened")
    assert dialog.list.sizeHintForColumn(0) <= dialog.list.viewport().width()


@pytest.mark.usefixtures("large")
def test_the_columns_of_limits_are_named_in_full(qtbot):
    page = LimitsPage(Settings())
    qtbot.addWidget(page)
    page.resize(760, 500)
    page.show()
    QApplication.processEvents()
    header = page.table.horizontalHeader()
    assert isinstance(header, QHeaderView)
    for column in range(1, page.table.columnCount()):
        assert header.sectionSize(column) >= header.sectionSizeHint(column)


@pytest.mark.usefixtures("large")
def test_the_report_of_a_problem_is_as_large_as_other_text(qtbot):
    from releasedesk.ui.dialogs.report_dialog import ReportDialog

    dialog = ReportDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    assert QFontInfo(dialog.shown.font()).pixelSize() == QFontInfo(dialog.words.font()).pixelSize()


@pytest.mark.usefixtures("large")
def test_the_card_of_a_picture_names_all_of_its_fields(qtbot, monkeypatch):
    from releasedesk.ui.writing.figure_card import FigureCard

    card = FigureCard()
    qtbot.addWidget(card)
    card.resize(500, card.sizeHint().height())
    card.show()
    QApplication.processEvents()
    assert card.decorative.width() >= card.decorative.sizeHint().width()
    box = card.decorative.geometry()
    assert card.rect().contains(box)
    labels = [label for label in card.findChildren(QLabel) if label.buddy() is card.alt]
    assert [label.text() for label in labels] == ["Description"]
    assert labels[0].geometry().right() < box.left()


@pytest.mark.parametrize("size", ["", "large"])
def test_the_title_of_the_pages_is_shown_whole_or_not_at_all(qtbot, monkeypatch, request, size):
    if size:
        request.getfixturevalue(size)
    window = OpenWindow(qtbot, monkeypatch, full_release())
    window.window.resize(1440, 900)
    window.workspace.share_width([])
    QApplication.processEvents()
    pages = window.workspace.pages
    title = next(label for label in pages.findChildren(QLabel) if label.text() == "Pages")
    assert title.isVisible()
    seen: set[bool] = set()
    for width in (300, 360, 420, 500, 300):
        window.workspace.setSizes([200, 1440 - 200 - width, width])
        QApplication.processEvents()
        seen.add(title.isVisible())
        assert not title.isVisible() or title.width() >= title.sizeHint().width()
        bar = title.parentWidget()
        assert bar is not None
        assert bar.width() >= bar.minimumSizeHint().width()
    assert size == "" or seen == {True, False}


@pytest.mark.usefixtures("large")
def test_the_name_of_the_file_stays_readable_below_a_long_embargo(qtbot, monkeypatch):
    window = OpenWindow(qtbot, monkeypatch, full_release())
    window.window.resize(1280, 720)
    QApplication.processEvents()
    status = window.window.status
    status.embargo.show_words("Embargo lifts in 95 days, Tue 2 Mar 2027 00:01 here, and more words still")
    QApplication.processEvents()
    assert status.file.text() == "Not in a file yet"


@pytest.mark.usefixtures("large")
def test_a_release_opens_at_its_beginning_where_the_cursor_is_seen_there(qtbot, monkeypatch):
    window = OpenWindow(qtbot, monkeypatch, full_release(), Settings(moves_smoothly=False))
    form = window.workspace.form
    for height in (620, 720):
        window.window.resize(1280, height)
        QApplication.processEvents()
        window.window.show_session(window.session)
        QApplication.processEvents()
        field = QApplication.focusWidget()
        assert field is not None
        assert field.accessibleName() == "Headline"
        caret = field.mapTo(form.viewport(), cursor_rect(field).bottomLeft()).y()
        assert caret < form.viewport().height()
        scrolled = form.verticalScrollBar().value()
        assert scrolled == 0 or caret + scrolled >= form.viewport().height()


@pytest.mark.usefixtures("large")
def test_the_outline_gives_way_to_the_original_and_comes_back(qtbot, monkeypatch):
    window = translated(qtbot, monkeypatch)
    workspace = window.workspace
    assert workspace.outline.isVisible()
    window.do("side_by_side")
    assert workspace.frame.is_beside
    assert not workspace.outline.isVisible()
    assert workspace.pages.isVisible()
    assert workspace.frame.width() >= workspace.frame.minimumSizeHint().width()
    window.do("side_by_side")
    assert workspace.outline.isVisible()


def translated(qtbot, monkeypatch) -> OpenWindow:
    """A window with a French edition of a release, the cursor in its headline."""
    window = OpenWindow(
        qtbot, monkeypatch, release_with(Paragraph(id="p1", text="It opens."), subheadlines=("One",))
    )
    window.window.resize(1440, 900)
    window.workspace.share_width([])
    window.go_to("headline")
    add = partial(editions.add_edition, language="fr", keeps_words=True)
    assert window.window.edits.apply(add)
    QApplication.processEvents()
    assert window.edition.language == "fr"
    return window


def test_a_field_that_keeps_the_cursor_is_one_of_the_language_that_is_shown(qtbot, monkeypatch):
    window = translated(qtbot, monkeypatch)
    assert window.workspace.place == "editions/fr/headline"
    window.do("side_by_side")
    column = window.workspace.frame._column
    assert column is not None
    assert column.current == "headline"
    window.go_to("subheadlines/0")
    window.do("next_edition")
    assert window.workspace.place == "editions/en-GB/subheadlines/0"
    window.do("remove")
    assert [each.subheadlines for each in window.session.release.editions] == [(), ("One",)]


def test_a_line_of_the_window_with_an_arabic_name_is_one_from_the_left(qtbot, monkeypatch):
    window = OpenWindow(qtbot, monkeypatch, arabic_release())
    window.workspace.form.complete()
    assert window.workspace.go_to("people/ailsa/name")
    QApplication.processEvents()
    words = [
        label.text() for label in window.workspace.form.findChildren(QLabel) if "mention" in label.text()
    ]
    later = next(text for text in words if "second" in text)
    assert later.startswith("from the second mention on: \u2067")
    assert later.endswith("\u2069")


@pytest.mark.parametrize(("size", "least"), [("", 14), ("large", 24)])
def test_the_handle_of_a_block_is_large_enough_to_take_and_stands_beside_the_text(
    qtbot, monkeypatch, request, size, least
):
    if size:
        request.getfixturevalue(size)
    window = OpenWindow(qtbot, monkeypatch, release_with(Paragraph(id="p1", text="It opens.")))
    section = window.edition.sections[0]
    surface = window.go_to(f"sections/{section.id}/blocks/p1")
    assert isinstance(surface, WritingSurface)
    handle = surface.findChild(BlockHandle)
    assert handle is not None
    assert handle.isVisible()
    assert handle.geometry().right() < surface.viewport().x()
    assert min(handle.width(), handle.height()) >= least + 4


def test_in_a_narrow_list_what_was_found_has_a_line_of_its_own(qtbot, monkeypatch):
    window = OpenWindow(qtbot, monkeypatch, full_release())
    window.window.resize(1440, 900)
    window.do("find")
    panel = window.window.findChild(FindPanel)
    assert panel is not None
    panel.words.setText("quay")
    qtbot.waitUntil(lambda: panel.model.rowCount() > 0)

    def height() -> int:
        return panel.list.visualRect(panel.model.index(0, 0)).height()

    usual = height()
    panel.list.setFixedWidth(300)
    # Qt waits a moment before it lays a list out anew.
    qtbot.waitUntil(lambda: height() >= usual + panel.list.fontMetrics().height() - 2)
    assert not panel.list.grab().isNull()
    panel.list.setFixedWidth(700)
    qtbot.waitUntil(lambda: height() == usual)


@pytest.mark.parametrize("size", ["", "large"])
def test_the_tabs_of_the_languages_name_each_in_full_beside_what_is_to_be_done(
    qtbot, monkeypatch, request, size
):
    if size:
        request.getfixturevalue(size)
    window = translated(qtbot, monkeypatch)
    window.window.resize(1280, 720)
    add = partial(editions.add_edition, language="ar", keeps_words=True)
    assert window.window.edits.apply(add)
    bar = window.workspace.frame.bar
    for _ in range(3):
        window.do("next_edition")
        window.workspace.frame.compare()
        QApplication.processEvents()
        bold = bar.tabs.tabRect(bar.tabs.currentIndex()).right()
        last = bar.tabs.tabRect(bar.tabs.count() - 1).right()
        assert max(bold, last) < bar.tabs.width()
        if bar.state.isVisible():
            assert bar.state.text() == bar.state.words != ""
            right = bar.beside_button.mapTo(bar, bar.beside_button.rect().bottomRight())
            assert bar.rect().contains(right)


@pytest.mark.usefixtures("large")
def test_the_marks_of_a_translation_grow_with_the_text(qtbot, monkeypatch):
    window = translated(qtbot, monkeypatch)
    window.workspace.frame.compare()
    marks = window.workspace.frame._marks
    assert marks is not None
    for key in ("headline", "subheadline.0", "block.p1"):
        mark = marks.mark_of(key)
        assert mark is not None
        assert min(mark.width(), mark.height()) >= mark.iconSize().width() + 2 * 5


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("kind", KINDS)
def test_the_library_fits_on_a_small_screen(qtbot, kind):
    from releasedesk.ui.library.window import LibraryWindow
    from releasedesk.ui.library_book import shared

    book = shared()
    book.put(Contact(id="c", name="Press office", phones=(Phone(number="+44 20 7946 0000"),)))
    book.put(Person(id="m", name="Marta Ó Briain", title="economist"))
    window = LibraryWindow(book, language="en-GB")
    qtbot.addWidget(window)
    window.show_kind(kind)
    window.show()
    QApplication.processEvents()
    assert window.minimumSizeHint().width() < SMALL_SCREEN * 0.9
    for button in (window.export_button, window.insert_button, window.pane.save_button):
        assert not button.isVisible() or window.rect().contains(
            button.mapTo(window, button.rect().bottomRight())
        )


@pytest.mark.parametrize("size", ["", "large"])
def test_the_cells_of_limits_have_room_around_their_words_and_are_written_where_these_stand(
    qtbot, request, size
):
    if size:
        request.getfixturevalue(size)
    page = LimitsPage(Settings())
    qtbot.addWidget(page)
    page.resize(760, 500)
    page.show()
    QApplication.processEvents()
    table = page.table
    words = table.fontMetrics().height()
    assert table.rowHeight(0) >= 1.8 * words
    table.enter_cell(0, 1)
    editor = table.indexWidget(table.currentIndex())
    assert isinstance(editor, QLineEdit)
    assert editor.geometry() == table.visualRect(table.currentIndex())
    assert editor.alignment() & Qt.AlignmentFlag.AlignRight
