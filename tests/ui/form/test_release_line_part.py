from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from releasedesk.editing.fields import set_embargo, set_further_zones
from releasedesk.model import ReleaseLine
from releasedesk.ui.form import embargo_time, release_line_part
from releasedesk.ui.form.release_line_part import ReleaseLinePart
from tests.releases import EMBARGO, small_release

NOW = dt.datetime(2027, 2, 26, 20, 1, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _in_leith(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(release_line_part, "machine_zone", lambda: "Europe/London")


@pytest.fixture
def release_line(desk):
    return desk(ReleaseLinePart(now=lambda: NOW), small_release())


@pytest.fixture
def embargoed(desk):
    return desk(ReleaseLinePart(now=lambda: NOW), small_release(release_line=EMBARGO))


def click(qtbot: QtBot, part: ReleaseLinePart, kind: str) -> None:
    qtbot.mouseClick(part.kind.button(kind), Qt.MouseButton.LeftButton)


def embargo_until(desk, wall_time: dt.datetime, zone: str = "Europe/London", fold: int = 0) -> None:
    desk.session.apply(set_embargo(desk.release, "editions/en-GB", wall_time, zone, fold))


def test_an_embargo_is_proposed_for_the_next_day(release_line, qtbot: QtBot):
    click(qtbot, release_line.part, "embargo")
    line = release_line.edition.release_line
    assert line.kind == "embargo"
    assert line.until == dt.datetime(2027, 2, 27, 0, 1, tzinfo=dt.UTC)
    assert line.time_zone == "Europe/London"
    assert release_line.part.moment.isVisible()


def test_what_was_set_comes_back(embargoed, qtbot: QtBot):
    click(qtbot, embargoed.part, "immediate")
    assert embargoed.edition.release_line == ReleaseLine()
    assert not embargoed.part.moment.isVisible()
    click(qtbot, embargoed.part, "hold")
    assert embargoed.edition.release_line.kind == "hold"
    click(qtbot, embargoed.part, "embargo")
    assert embargoed.edition.release_line == EMBARGO


def test_it_says_what_it_prints_and_when_it_lifts(embargoed):
    assert "Embargoed until 00:01 London time (GMT), Tuesday 2 March 2027" in embargoed.part.row.note
    assert embargoed.part.row.hint.startswith("lifts in 3 days 4 h, ")


def test_another_time_is_typed(embargoed, qtbot: QtBot):
    part = embargoed.part
    write_hour(qtbot, part, "09")
    assert embargoed.edition.release_line.until == dt.datetime(2027, 3, 2, 9, 1, tzinfo=dt.UTC)
    embargoed.undo()
    assert embargoed.edition.release_line == EMBARGO
    assert part.moment.moment() == dt.datetime(2027, 3, 2, 0, 1)


def test_a_time_that_clocks_skip_is_refused_beside_the_field(embargoed, qtbot: QtBot):
    part = embargoed.part
    embargo_until(embargoed, dt.datetime(2027, 3, 28, 0, 30))
    before = embargoed.release
    write_hour(qtbot, part, "01")
    assert embargoed.release is before
    assert "never show 01:30" in part.row.error
    part.moment.editingFinished.emit()
    assert part.moment.moment() == dt.datetime(2027, 3, 28, 0, 30)
    write_hour(qtbot, part, "03")
    assert part.row.error == ""
    assert embargoed.edition.release_line.until.hour == 3


# Zone, day and hour of a time that clocks show twice, and what they are called then.
TWICE = [
    ("Europe/London", dt.datetime(2026, 10, 25, 1, 30), ["First (BST, UTC+1)", "Second (GMT, UTC+0)"]),
    ("America/New_York", dt.datetime(2026, 11, 1, 1, 30), ["First (EDT, UTC-4)", "Second (EST, UTC-5)"]),
    ("Australia/Lord_Howe", dt.datetime(2027, 4, 4, 1, 45), ["First (UTC+11)", "Second (UTC+10:30)"]),
]


def write_hour(qtbot: QtBot, part: ReleaseLinePart, hour: str) -> None:
    part.moment.setFocus()
    part.moment.setSelection(len(part.moment.text()) - 5, 2)
    qtbot.keyClicks(part.moment, hour)


@pytest.mark.parametrize(("zone", "wall_time", "clocks"), TWICE)
@pytest.mark.parametrize("fold", [0, 1])
def test_a_time_that_clocks_show_twice_is_asked_for(embargoed, qtbot: QtBot, zone, wall_time, clocks, fold):
    part, questions = embargoed.part, embargoed.part.questions
    embargo_until(embargoed, wall_time.replace(hour=5), zone)
    before = embargoed.release
    assert not questions.isVisible()

    write_hour(qtbot, part, "01")

    assert embargoed.release is before
    assert questions.repeated.isVisible()
    assert f"{wall_time:%H:%M} twice" in questions.repeated.label.text()
    assert [button.text() for button in questions.which.buttons()] == clocks
    assert [button.accessibleName() for button in questions.which.buttons()] == clocks
    assert questions.which.value is None
    assert "which" in part.row.error
    part.moment.editingFinished.emit()
    assert part.moment.moment() == wall_time.replace(hour=5)
    qtbot.mouseClick(questions.which.button(str(fold)), Qt.MouseButton.LeftButton)
    line = embargoed.edition.release_line
    assert (line.until.replace(tzinfo=None), line.fold) == (wall_time, fold)
    assert part.row.error == ""
    assert questions.which.value == str(fold)
    assert part.moment.moment() == wall_time
    assert part.zone.lineEdit().text().partition("(")[2].rstrip(")") in clocks[fold]


def test_an_answered_question_holds_for_other_minutes_of_the_hour_and_can_be_answered_anew(embargoed, qtbot):
    part = embargoed.part
    embargo_until(embargoed, dt.datetime(2027, 10, 31, 1, 30), fold=1)
    assert part.questions.which.value == "1"
    part.moment.setFocus()
    part.moment.setSelection(len(part.moment.text()) - 2, 2)
    qtbot.keyClicks(part.moment, "45")
    assert embargoed.edition.release_line.until == dt.datetime(2027, 10, 31, 1, 45, tzinfo=dt.UTC)
    qtbot.mouseClick(part.questions.which.button("0"), Qt.MouseButton.LeftButton)
    assert embargoed.edition.release_line.until == dt.datetime(2027, 10, 31, 0, 45, tzinfo=dt.UTC)


def test_another_zone_is_asked_about_anew(embargoed, qtbot: QtBot):
    part = embargoed.part
    embargo_until(embargoed, dt.datetime(2027, 10, 31, 1, 30), fold=1)
    before = embargoed.release
    part.zone.zone_chosen.emit("Atlantic/Madeira")
    assert embargoed.release is before
    assert part.questions.which.value is None
    part.zone.zone_chosen.emit("Europe/Paris")
    assert not part.questions.isVisible()
    assert embargoed.edition.release_line.time_zone == "Europe/Paris"


def test_a_question_is_answered_with_the_keyboard(embargoed, qtbot: QtBot):
    part = embargoed.part
    embargo_until(embargoed, dt.datetime(2027, 10, 31, 5, 30))
    write_hour(qtbot, part, "01")
    part.zone.setFocus()
    QApplication.processEvents()
    qtbot.keyClick(part.zone, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is part.questions.which.button("0")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert embargoed.edition.release_line.fold == 1


def test_further_zones_are_called_as_at_that_moment(embargoed):
    at_noon = dt.datetime(2027, 3, 27, 20, 30)
    embargoed.session.apply(set_embargo(embargoed.release, "editions/en-GB", at_noon, "America/Chicago"))
    embargoed.session.apply(set_further_zones(embargoed.release, "editions/en-GB", ("Europe/London",)))
    assert embargoed.edition.release_line.until.astimezone(dt.UTC) == dt.datetime(
        2027, 3, 28, 1, 30, tzinfo=dt.UTC
    )
    (chip,) = embargoed.part.further.chips()
    assert chip.text() == "London (BST)"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_zone_is_found_by_its_city(embargoed, qtbot: QtBot):
    zone = embargoed.part.zone
    zone.setFocus()
    zone.lineEdit().selectAll()
    qtbot.keyClicks(zone.lineEdit(), "kathmandu")
    zone.lineEdit().editingFinished.emit()
    assert embargoed.edition.release_line.time_zone == "Asia/Kathmandu"
    assert embargoed.edition.release_line.until.replace(tzinfo=None) == dt.datetime(2027, 3, 2, 0, 1)
    assert zone.lineEdit().text() == "Kathmandu (UTC+5:45)"


def test_a_zone_that_does_not_exist_is_refused(embargoed, qtbot: QtBot):
    zone = embargoed.part.zone
    zone.lineEdit().setText("Atlantis")
    zone.lineEdit().editingFinished.emit()
    assert embargoed.edition.release_line == EMBARGO
    assert "Atlantis" in embargoed.part.row.error
    assert zone.lineEdit().text() == "London (GMT)"


def test_the_wheel_scrolls_the_form_and_never_changes_an_embargo(embargoed, qtbot: QtBot):
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    for field in (embargoed.part.moment, embargoed.part.zone):
        field.setFocus()
        event = QWheelEvent(
            QPointF(5, 5),
            QPointF(5, 5),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(field, event)
    assert embargoed.edition.release_line == EMBARGO


def test_the_cursor_comes_to_the_choice(embargoed):
    assert embargoed.part.enter("editions/en-GB/release_line")
    assert embargoed.part.kind.button("embargo").hasFocus()
    assert embargoed.places[-1] == "editions/en-GB/release_line"


def test_the_proposal_steps_over_a_skipped_midnight():
    now = dt.datetime(2027, 4, 22, 12, 0, tzinfo=dt.UTC)
    proposed = embargo_time.next_midnight(now, "Africa/Cairo")
    assert proposed.wall_time in (dt.datetime(2027, 4, 23, 0, 1), dt.datetime(2027, 4, 23, 1, 1))
    gap = embargo_time.next_midnight(dt.datetime(2027, 4, 29, 12, 0, tzinfo=dt.UTC), "Africa/Cairo")
    assert gap.wall_time == dt.datetime(2027, 4, 30, 1, 1)


def test_the_proposal_steps_over_a_midnight_that_comes_twice():
    proposed = embargo_time.next_midnight(dt.datetime(2026, 10, 31, 12, 0, tzinfo=dt.UTC), "America/Havana")
    assert proposed.wall_time == dt.datetime(2026, 11, 1, 1, 1)


def test_the_time_of_day_is_seen_whole_in_large_text(qtbot):
    from PySide6.QtGui import QFont

    from releasedesk.ui.controls.moment_field import MomentField

    field = MomentField()
    qtbot.addWidget(field)
    font = QFont(field.font())
    font.setPixelSize(26)
    field.setFont(font)
    text = "Wed 28 Mar 2028, 00:00"
    assert field.minimumSizeHint().width() > field.fontMetrics().horizontalAdvance(text) + 40


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_what_names_no_zone_is_said_below_its_own_row(embargoed, qtbot: QtBot):
    part = embargoed.part
    for field in (part.further.add_field, part.zone):
        field.setFocus()
        qtbot.keyClicks(field, "Nowhere")
        qtbot.keyClick(field, Qt.Key.Key_Return)
        mine, other = (part.row, part.further_row) if field is part.zone else (part.further_row, part.row)
        assert "“Nowhere” names no time zone" in mine.error
        assert other.error == ""
        qtbot.keyClicks(field, "Tokyo")
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert mine.error == ""
    assert embargoed.edition.release_line.further_zones == ("Asia/Tokyo",)
    assert embargoed.edition.release_line.time_zone == "Asia/Tokyo"
