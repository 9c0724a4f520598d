"""Text of twice the usual size, as somebody sets it in the system: nothing is cut off, and icons grow with it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QSize
from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyleOptionComboBox,
    QToolBar,
    QToolButton,
)

from releasedesk.review.compare import compare
from releasedesk.ui import measures, theme
from releasedesk.ui.comparing.compare_dialog import CompareDialog
from releasedesk.ui.controls.date_field import DateField
from releasedesk.ui.controls.rows import FieldRow
from releasedesk.ui.elided_label import ElidedLabel
from releasedesk.ui.library.search_field import search_field
from releasedesk.ui.writing.quote_strip import QuoteStrip
from tests.releases import arabic_release, full_release
from tests.ui.open_window import OpenWindow


def opened(qtbot, monkeypatch, release) -> OpenWindow:
    made = OpenWindow(qtbot, monkeypatch, release)
    made.window.resize(1280, 720)
    made.workspace.share_width([])
    made.workspace.form.complete()
    QApplication.processEvents()
    return made


@pytest.mark.usefixtures("large")
def test_the_window_fits_on_a_small_screen_and_the_form_into_its_column(qtbot, monkeypatch):
    window = opened(qtbot, monkeypatch, full_release())
    assert window.window.minimumSizeHint().width() <= 1280
    assert window.window.width() == 1280
    form = window.workspace.form
    content = form.widget()
    assert content is not None
    assert content.minimumSizeHint().width() <= form.viewport().width()
    assert all(width > 140 for width in window.workspace.sizes())


@pytest.mark.parametrize("release", [full_release, arabic_release], ids=["English", "Arabic"])
@pytest.mark.parametrize(("width", "size"), [(1280, "large"), (960, ""), (1600, "")])
def test_the_place_of_an_attribution_is_read_whole(qtbot, monkeypatch, request, release, width, size):
    if size:
        request.getfixturevalue(size)
    window = opened(qtbot, monkeypatch, release())
    window.window.resize(width, 720)
    window.workspace.share_width([])
    for section in window.edition.sections:
        for block in section.blocks:
            if block.kind == "quote":
                assert window.workspace.go_to(
                    f"editions/{window.edition.language}/sections/{section.id}/blocks/{block.id}"
                )
                QApplication.processEvents()
    QApplication.processEvents()
    strips = [each for each in window.window.findChildren(QuoteStrip) if each.isVisible()]
    assert strips
    for strip in strips:
        field = strip.placement
        option = QStyleOptionComboBox()
        field.initStyleOption(option)
        room = field.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, field
        )
        assert field.fontMetrics().horizontalAdvance(field.currentText()) <= room.width(), field.currentText()
        assert field.geometry().right() <= strip.width()
        # The words that were shortened are said whole.
        assert field.itemData(field.currentIndex(), 257) in strip_words(strip)


def strip_words(strip: QuoteStrip) -> set[str]:
    from releasedesk.ui.writing.strip_content import PLACEMENTS

    return {words for _, *both in PLACEMENTS for words in both if words}


@pytest.mark.usefixtures("large")
def test_icons_grow_with_the_text(qtbot, monkeypatch):
    window = opened(qtbot, monkeypatch, full_release())
    assert measures.square(13) == QSize(*[QFontInfo(QApplication.font()).pixelSize()] * 2)
    buttons = [each for each in window.window.findChildren(QToolButton) if not each.icon().isNull()]
    visible = [each for each in buttons if each.isVisible() and each.accessibleName()]
    assert visible
    assert [each.accessibleName() for each in visible if each.iconSize().height() < 24] == []


def test_sizes_are_the_usual_ones_for_usual_text(qapp: QApplication):
    font = QFont(qapp.font())
    font.setPixelSize(11)
    before = qapp.font()
    qapp.setFont(font)
    assert measures.pixels(16) == 16
    qapp.setFont(before)


def test_text_that_grows_while_the_program_runs_is_followed(qapp: QApplication):
    theme.apply(qapp, "light")
    before = qapp.styleSheet()
    usual = qapp.font()
    font = QFont(usual)
    font.setPixelSize(QFontInfo(usual).pixelSize() + 7)
    qapp.setFont(font)
    assert qapp.styleSheet() != before
    qapp.setFont(usual)
    assert qapp.styleSheet() == before


def test_a_label_without_room_ends_in_dots_and_says_all_of_it(qtbot):
    label = ElidedLabel("Embargo lifts in 95 days, Tue 2 Mar 2027 00:01 here")
    qtbot.addWidget(label)
    label.resize(label.sizeHint())
    label.show()
    assert label.text() == label.words
    assert label.toolTip() == ""
    label.resize(90, label.height())
    assert label.text().endswith("…")
    assert label.fontMetrics().horizontalAdvance(label.text()) <= 90
    assert label.toolTip() == label.accessibleName() == label.words
    assert label.minimumSizeHint().width() < 90


def test_the_tip_that_a_label_was_given_stays_whatever_room_there_is(qtbot):
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.show_words("harbour-trust-opens-the-quay.releasedesk", tip="/releases/harbour-trust.releasedesk")
    label.resize(label.sizeHint())
    label.show()
    for width in (90, 600):
        label.resize(width, label.height())
        assert label.toolTip() == "/releases/harbour-trust.releasedesk"
    label.show_words("harbour-trust-opens-the-quay.releasedesk", tip="/elsewhere")
    assert label.toolTip() == "/elsewhere"


@pytest.mark.usefixtures("large")
def test_windows_open_larger_with_large_text_and_never_larger_than_the_screen(qapp):
    screen = qapp.primaryScreen().availableSize()
    larger = measures.factor()
    assert larger > 1.7
    assert measures.window_size(200, 150) == QSize(round(200 * larger), round(150 * larger))
    assert measures.window_size(5000, 150).width() == round(screen.width() * 0.94)


def large_icons(field: QLineEdit) -> list[int]:
    return [button.height() for button in field.findChildren(QToolButton) if not button.icon().isNull()]


def test_icons_within_fields_grow_with_the_text_also_while_the_program_runs(qtbot, qapp, request):
    found = QListView()
    qtbot.addWidget(found)
    fields: list[QLineEdit] = [search_field(found), DateField()]
    for field in fields:
        qtbot.addWidget(field)
        field.setText("Boats")
        field.show()
    usual = [large_icons(field) for field in fields]
    assert all(usual)
    request.getfixturevalue("large")
    late = search_field(found)
    qtbot.addWidget(late)
    late.setText("Boats")
    late.show()
    for field, before in zip(fields, usual, strict=True):
        assert min(large_icons(field)) >= max(before) + 8
        # There is room for both, and for words.
        assert field.minimumSizeHint().height() >= max(large_icons(field)) - 4
    assert min(large_icons(late)) >= max(usual[0]) + 8


def test_icons_of_the_tool_bar_grow_while_the_program_runs(qtbot, monkeypatch, request):
    window = opened(qtbot, monkeypatch, full_release())
    bar = window.window.findChild(QToolBar)
    assert bar is not None
    before = bar.iconSize()
    request.getfixturevalue("large")
    assert bar.iconSize().height() >= before.height() * 1.6


@pytest.mark.usefixtures("large")
def test_a_comparison_on_a_small_screen_stands_below_each_other(qtbot):
    old, new = full_release(), full_release().replace(id="another")
    old = old.replace(editions=(old.original.replace(headline="The long headline that was there before"),))
    new = new.replace(editions=(new.original.replace(headline="The long headline that is there now"),))
    dialog = CompareDialog(compare(old, new), "before.releasedesk, 24 November", "after.releasedesk, now")
    qtbot.addWidget(dialog)
    dialog.resize(752, 560)
    dialog.show()
    QApplication.processEvents()
    assert dialog.width() <= 752
    view = dialog.view
    assert view.sides.mapTo(view, QPoint()).y() > view.list.mapTo(view, view.list.rect().bottomLeft()).y()
    words = view.sides.page.toPlainText()
    assert words.index("before.releasedesk") < words.index("after.releasedesk")
    assert not view.sides.old_name.isVisible()
    dialog.resize(1600, 560)
    QApplication.processEvents()
    assert view.sides.old_name.isVisible()
    assert "before.releasedesk" not in view.sides.page.toPlainText()


def grown(qapp: QApplication, times: int) -> Iterator[None]:
    usual = qapp.font()
    font = QFont(usual)
    font.setPixelSize(QFontInfo(usual).pixelSize() * times)
    qapp.setFont(font)
    QApplication.processEvents()
    yield
    qapp.setFont(usual)
    QApplication.processEvents()


def test_icons_follow_text_that_grows_while_the_program_runs(qtbot, monkeypatch, qapp: QApplication):
    """Those of the zoom, of sections and of notices stayed as small as they were made."""
    theme.apply(qapp, "light")
    window = opened(qtbot, monkeypatch, full_release())
    buttons = [each for each in window.window.findChildren(QToolButton) if not each.icon().isNull()]
    shown = [each for each in buttons if each.isVisible() and each.accessibleName()]
    assert {"Zoom in", "Zoom out", "Move section"} <= {each.accessibleName() for each in shown}
    small = {each: each.iconSize().height() for each in shown}
    for _ in grown(qapp, 2):
        assert [each.accessibleName() for each in shown if each.iconSize().height() < 1.8 * small[each]] == []
    assert {each: each.iconSize().height() for each in shown} == small


@pytest.mark.parametrize("release", [full_release, arabic_release], ids=["English", "Arabic"])
@pytest.mark.parametrize(("width", "size"), [(800, ""), (960, "large"), (1440, "large"), (1440, "")])
def test_a_hint_is_read_whole_beside_the_label_or_below_the_field(
    qtbot, monkeypatch, request, release, width, size
):
    if size:
        request.getfixturevalue(size)
    window = opened(qtbot, monkeypatch, release())
    window.window.resize(width, 720)
    QApplication.processEvents()
    form = window.workspace.form
    content = form.widget()
    assert content is not None
    assert content.width() <= form.viewport().width()
    rows = [each for each in form.findChildren(FieldRow) if each.isVisible()]
    for row in rows:
        if row.hint or row.label.text() == "Release line":
            row.set_hint("lifts in 95 days 23 h, Tue 2 Mar 2027 00:01 here")
    QApplication.processEvents()
    labels = [label for row in rows for label in row.findChildren(QLabel) if label.isVisible()]
    hints = [each for each in labels if each.property("role") == "hint"]
    assert [each for each in hints if each.text().startswith("lifts")]
    for hint in hints:
        if hint.wordWrap():
            assert hint.heightForWidth(hint.width()) <= hint.height(), hint.text()
        else:
            assert hint.sizeHint().width() <= hint.width(), hint.text()
        right = hint.mapTo(form.viewport(), hint.rect().topRight()).x()
        assert right < form.viewport().width(), hint.text()


def test_a_hint_that_changes_does_not_lay_the_form_out_anew(qtbot):
    row = FieldRow("Headline", QLineEdit(), hint="9 characters")
    qtbot.addWidget(row)
    row.resize(400, 80)
    row.show()
    QApplication.processEvents()
    requests: list[QEvent.Type] = []

    class Watcher(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.LayoutRequest:
                requests.append(event.type())
            return False

    watcher = Watcher()
    row.installEventFilter(watcher)
    row.set_hint("10 characters")
    QApplication.processEvents()
    assert requests == []
    assert row.hint == "10 characters"
    row.set_hint("far too many characters to stand beside a label in a column as narrow as this one is")
    QApplication.processEvents()
    assert requests


def test_outline_and_pages_give_way_in_a_narrow_window_and_come_back(qtbot, monkeypatch):
    window = opened(qtbot, monkeypatch, full_release())
    workspace, show = window.workspace, window.window.actions_
    window.window.resize(1400, 720)
    before = workspace.sizes()
    assert all(before)
    window.window.resize(800, 720)
    assert not workspace.outline.isVisible()
    assert workspace.pages.isVisible()
    assert not show["show_outline"].isChecked()
    assert window.window.settings.shows_outline
    # Asked for, it is shown, and the pages give way to it.
    show["show_outline"].trigger()
    assert workspace.outline.isVisible()
    assert not workspace.pages.isVisible()
    window.window.resize(1400, 720)
    assert workspace.outline.isVisible()
    assert workspace.pages.isVisible()
    assert workspace.sizes() == before
    assert show["show_outline"].isChecked()
    assert show["show_pages"].isChecked()


def test_what_is_hidden_by_hand_does_not_come_back_in_a_wide_window(qtbot, monkeypatch):
    window = opened(qtbot, monkeypatch, full_release())
    window.window.actions_["show_outline"].trigger()
    window.window.resize(800, 720)
    window.window.resize(1600, 720)
    assert not window.workspace.outline.isVisible()
    assert window.workspace.pages.isVisible()
