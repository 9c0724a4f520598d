"""Counts in the status line and the panel, meters beside the fields, and the page of the channels."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from releasedesk.model import Paragraph, Section
from releasedesk.session.channels import Channel, channels_of, shipped_channels
from releasedesk.session.settings import Settings, load_settings
from releasedesk.ui.counting import limits
from releasedesk.ui.counting.meter import LengthMeter
from releasedesk.ui.form.about_part import AboutPart
from releasedesk.ui.form.headline_part import HeadlinePart
from releasedesk.ui.preferences.limits_page import LimitsPage
from tests.releases import small_release
from tests.ui.open_window import OpenWindow

# Menus and lists that pop up are raised and grab the keyboard, which the offscreen screen cannot do.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture(autouse=True)
def _own_limits() -> Iterator[None]:
    limits.forget_shared()
    yield
    limits.forget_shared()


@pytest.fixture
def opened(qtbot, monkeypatch) -> OpenWindow:
    sections = (
        Section(
            id="s1", blocks=(Paragraph(id="p1", text="One two three."), Paragraph(id="p2", text="Four."))
        ),
        Section(id="s2", heading="Five", blocks=(Paragraph(id="p3", text="Six seven."),)),
    )
    release = small_release(sections=sections, headline="Quay opens")
    return OpenWindow(qtbot, monkeypatch, release)


def counted(opened: OpenWindow) -> None:
    opened.qtbot.waitUntil(lambda: opened.window.words.counts is not None)


def test_selection_section_and_release_are_counted(opened):
    counted(opened)
    words = opened.window.status.words
    assert words.text() == "9 words"
    surface = opened.go_to("sections/s1/blocks/p1")
    surface.selectAll()
    opened.window.tools.counting.look()
    assert words.text() == "4 of 9 words"
    assert words.accessibleName() == "Counts: 4 of 9 words"
    opened.do("counts")
    panel = opened.window.tools.counting.panel
    assert [panel.text(scope, "Words") for scope in ("Selection", "Section", "Release")] == ["4", "4", "9"]
    assert panel.text("Selection", "Characters") == "19"
    assert panel.text("Selection", "Without spaces") == "17"
    assert panel.text("Release", "Reading time") == "5 seconds"
    opened.qtbot.keyClick(panel, Qt.Key.Key_Escape)
    cursor = surface.textCursor()
    cursor.clearSelection()
    surface.setTextCursor(cursor)
    opened.window.tools.counting.look()
    assert words.text() == "9 words"


def test_the_panel_follows_the_section_of_the_cursor(opened):
    counted(opened)
    opened.go_to("sections/s2/blocks/p3")
    opened.do("counts")
    panel = opened.window.tools.counting.panel
    assert [panel.text(scope, "Words") for scope in ("Selection", "Section", "Release")] == ["–", "3", "9"]
    panel.close()


def test_a_channel_is_chosen_in_the_panel_and_remembered(opened, config_dir):
    opened.do("counts")
    panel = opened.window.tools.counting.panel
    assert panel.limits.text() == "At most headline 100, subheadline 160, description 160 characters."
    panel.channel.setCurrentText("GOV.UK")
    panel.channel.activated.emit(panel.channel.currentIndex())
    assert limits.shared().channel == Channel("GOV.UK", 65, 160, 160)
    assert panel.limits.text().startswith("At most headline 65")
    assert load_settings(config_dir).channel == "GOV.UK"
    panel.close()


def test_meters_measure_against_the_chosen_channel(opened):
    opened.workspace.form.complete()
    headline = opened.workspace.form.findChild(HeadlinePart)
    headline.meter.measure()
    assert (headline.meter.words, headline.meter.isHidden()) == ("90 left", False)
    opened.window.settings.channels = {"Tiny": "4 3 0"}
    opened.window.settings_changed.emit("channels")
    assert headline.meter.words == "6 too many for Tiny"
    assert headline.meter.is_over
    assert (
        headline.meter.accessibleName() == "Length of the headline: 10 of 4 characters, 6 too many for Tiny"
    )
    about = opened.workspace.form.findChild(AboutPart)
    assert about.description_meter.isHidden()


def test_a_keystroke_only_starts_the_meter_s_timer(opened):
    field = opened.go_to("headline")
    meter = opened.workspace.form.findChild(HeadlinePart).meter
    meter.measure()
    field.selectAll()
    opened.qtbot.keyClicks(field, "Q")
    assert meter.words == "90 left"
    opened.qtbot.waitUntil(lambda: meter.words == "99 left")


def test_subheadlines_have_meters_of_their_own(qtbot, monkeypatch):
    opened = OpenWindow(qtbot, monkeypatch, small_release(subheadlines=("First line", "Second")))
    part = opened.workspace.form.findChild(HeadlinePart)
    assert part is not None
    meters = [item.meter for item in part.subheadlines.items()]
    for meter in meters:
        meter.measure()
    assert [meter.words for meter in meters] == ["150 left", "154 left"]


def test_too_long_is_told_by_word_and_shape_not_by_colour_alone(qtbot):
    meter = LengthMeter("headline")
    qtbot.addWidget(meter)
    limits.shared().channel = Channel("Wire", 5, 0, 0)
    meter.show_text("Quays")
    meter.measure()
    assert meter.words == "0 left"
    full = meter.grab().toImage()
    meter.show_text("Quays!")
    meter.measure()
    over = meter.grab().toImage()
    assert meter.words == "1 too many for Wire"

    # The wedge stands above and below the bar, at its end.
    def colours(image) -> set[int]:
        row = image.height() // 2 - 4
        return {image.pixel(x, row) for x in range(image.width() - 8, image.width())}

    assert len(colours(full)) == 1
    assert len(colours(over)) > 1


# Preferences


@pytest.fixture
def page(qtbot) -> LimitsPage:
    page = LimitsPage(Settings())
    qtbot.addWidget(page)
    return page


def write(page: LimitsPage, row: int, column: int, text: str) -> None:
    item = page.table.item(row, column)
    assert item is not None
    item.setText(text)
    QApplication.processEvents()


def test_limits_are_edited_and_brought_back(page):
    changes: list[str] = []
    page.setting_changed.connect(changes.append)
    write(page, 2, 1, "70")
    assert channels_of(page._settings)[2] == Channel("GOV.UK", 70, 160, 160)
    assert changes == ["channels"]
    write(page, 2, 1, "")
    assert channels_of(page._settings)[2].headline == 0
    page.usual_button.click()
    assert channels_of(page._settings) == shipped_channels()
    assert not page.usual_button.isEnabled()


@pytest.mark.parametrize("text", ["seventy", "-1", "10000", "6.5"])
def test_what_is_no_limit_is_refused_in_a_sentence(page, text: str):
    write(page, 0, 1, text)
    assert page.said.text() == "A limit is a number of characters, at most 9,999."
    assert channels_of(page._settings) == shipped_channels()
    assert page.table.item(0, 1).text() == "100"


def test_channels_are_added_named_chosen_and_removed(page):
    page.add()
    row = page.table.rowCount() - 1
    write(page, row, 0, "GOV.UK")
    assert page.said.text() == "There is a channel “GOV.UK” already."
    write(page, row, 0, "Our site")
    write(page, row, 1, "80")
    page.chosen.setCurrentText("Our site")
    page.chosen.activated.emit(row)
    assert (page._settings.channel, channels_of(page._settings)[-1]) == ("Our site", Channel("Our site", 80))
    write(page, row, 0, "Our own site")
    assert page._settings.channel == "Our own site"
    page.table.setCurrentCell(row, 0)
    page.remove()
    assert channels_of(page._settings) == shipped_channels()
    assert page.chosen.currentText() == "General"
