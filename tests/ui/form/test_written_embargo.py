"""The moment of an embargo, as it is written, counted and chosen in its field."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QDate, Qt
from pytestqt.qtbot import QtBot

from releasedesk.model import Dateline, ReleaseLine
from releasedesk.model.release_line import time_zone
from releasedesk.ui.form.dateline_part import DatelinePart
from releasedesk.ui.form.release_line_part import ReleaseLinePart
from tests.releases import EMBARGO, small_release

NOW = dt.datetime(2027, 2, 26, 20, 1, tzinfo=dt.UTC)
IN_TOKYO = dt.datetime(2027, 3, 2, 0, 1, tzinfo=time_zone("Asia/Tokyo"))


@pytest.fixture
def embargoed(desk):
    return desk(ReleaseLinePart(now=lambda: NOW), small_release(release_line=EMBARGO))


@pytest.mark.parametrize(
    ("written", "until"),
    [
        ("2 Dec 2027, 06:00", dt.datetime(2027, 12, 2, 6)),
        ("Thu 2 Dec 2027, 6 pm", dt.datetime(2027, 12, 2, 18)),
        ("9.30am", dt.datetime(2027, 3, 2, 9, 30)),
        ("0915", dt.datetime(2027, 3, 2, 9, 15)),
        ("3 March 2027", dt.datetime(2027, 3, 3, 0, 1)),
        ("2027-12-02 at noon", dt.datetime(2027, 12, 2, 12)),
        ("06:00, December 2, 2027", dt.datetime(2027, 12, 2, 6)),
    ],
)
def test_a_moment_is_written_as_one_would_write_it(embargoed, qtbot: QtBot, written: str, until: dt.datetime):
    moment = embargoed.part.moment
    moment.setFocus()
    moment.selectAll()
    qtbot.keyClicks(moment, written)
    qtbot.keyClick(moment, Qt.Key.Key_Return)
    line = embargoed.edition.release_line
    assert line.until.replace(tzinfo=None) == until
    assert moment.text() == f"{until:%a} {until.day} {until:%b %Y, %H:%M}"
    assert embargoed.part.row.error == ""


@pytest.mark.parametrize(
    "written", ["soon", "2 Dec 2027, 25:00", "6", "midnight", "2 Dec 2027 evening", "13 pm"]
)
def test_what_is_no_moment_is_said_and_changes_nothing(embargoed, qtbot: QtBot, written: str):
    moment = embargoed.part.moment
    moment.setFocus()
    moment.selectAll()
    qtbot.keyClicks(moment, written)
    qtbot.keyClick(moment, Qt.Key.Key_Return)
    assert embargoed.edition.release_line == EMBARGO
    assert written in embargoed.part.row.error
    assert moment.text() == "Tue 2 Mar 2027, 00:01"


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("Sat 2 Dec 2027, 6 pm", "2 December 2027 is a Thursday, not a Saturday"),
        ("Friday 3 March", "3 March 2027 is a Wednesday, not a Friday"),
        ("2 Dec 2030", "“2030” may be the year or 20:30"),
    ],
)
def test_a_moment_that_may_be_another_is_said_and_changes_nothing(
    embargoed, qtbot: QtBot, written: str, why: str
):
    moment = embargoed.part.moment
    moment.setFocus()
    moment.selectAll()
    qtbot.keyClicks(moment, written)
    assert embargoed.edition.release_line == EMBARGO
    qtbot.keyClick(moment, Qt.Key.Key_Return)
    assert embargoed.edition.release_line == EMBARGO
    assert embargoed.part.row.error.startswith(why)
    assert moment.text() == "Tue 2 Mar 2027, 00:01"


def test_the_weekday_follows_a_day_that_is_changed_in_place(embargoed, qtbot: QtBot):
    moment = embargoed.part.moment
    moment.setFocus()
    for day, shown in (("3", "Wed 3 Mar 2027, 00:01"), ("5", "Fri 5 Mar 2027, 00:01")):
        moment.setSelection(4, 1)
        qtbot.keyClicks(moment, day)
        qtbot.keyClick(moment, Qt.Key.Key_Return)
        assert moment.text() == shown
        assert embargoed.part.row.error == ""
        assert embargoed.edition.release_line.until.day == int(day)


@pytest.mark.parametrize(
    ("part", "at", "key", "shown"),
    [
        ("day", 4, Qt.Key.Key_Down, "Mon 1 Mar 2027, 00:01"),
        ("month", 7, Qt.Key.Key_Up, "Fri 2 Apr 2027, 00:01"),
        ("year", 11, Qt.Key.Key_Up, "Thu 2 Mar 2028, 00:01"),
        ("hour", 17, Qt.Key.Key_Down, "Mon 1 Mar 2027, 23:01"),
        ("minute", 20, Qt.Key.Key_Up, "Tue 2 Mar 2027, 00:02"),
    ],
)
def test_the_arrow_keys_count_the_part_with_the_cursor(embargoed, qtbot: QtBot, part, at, key, shown):
    moment = embargoed.part.moment
    moment.setFocus()
    moment.setCursorPosition(at)
    qtbot.keyClick(moment, key)
    assert moment.text() == shown
    assert f"{embargoed.edition.release_line.until:%H:%M}" == shown[-5:]
    assert moment.part_at_cursor() == part
    embargoed.undo()
    assert embargoed.edition.release_line == EMBARGO


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_day_is_chosen_from_the_calendar_and_the_time_stays(embargoed):
    embargoed.part.moment.calendar.open()
    embargoed.part.moment.calendar.popup.month.clicked.emit(QDate(2027, 4, 5))
    assert embargoed.part.moment.text() == "Mon 5 Apr 2027, 00:01"
    assert embargoed.edition.release_line.until.replace(tzinfo=None) == dt.datetime(2027, 4, 5, 0, 1)


@pytest.mark.parametrize(
    ("zone", "until"),
    [
        ("Europe/London", dt.datetime(2027, 2, 27, 9)),
        ("Asia/Tokyo", dt.datetime(2027, 2, 28, 9)),
        ("America/New_York", dt.datetime(2027, 2, 27, 9)),
        ("Pacific/Auckland", dt.datetime(2027, 2, 28, 9)),
    ],
)
def test_tomorrow_is_that_of_the_clocks_of_the_embargo(desk, qtbot: QtBot, zone: str, until: dt.datetime):
    # In Tokyo and Auckland it is Saturday already, whatever the day of this machine is.
    line = ReleaseLine(
        kind="embargo", until=dt.datetime(2027, 3, 2, 0, 1, tzinfo=time_zone(zone)), time_zone=zone
    )
    shown = desk(ReleaseLinePart(now=lambda: NOW), small_release(release_line=line))
    shown.part.moment.setFocus()
    shown.part.moment.selectAll()
    qtbot.keyClicks(shown.part.moment, "tomorrow 9 am")
    qtbot.keyClick(shown.part.moment, Qt.Key.Key_Return)
    assert shown.edition.release_line.until.replace(tzinfo=None) == until


@pytest.mark.parametrize(
    ("dateline", "line", "today"),
    [
        (Dateline(place="Tokyo", country="JP", time_zone="Asia/Tokyo"), EMBARGO, dt.date(2027, 2, 27)),
        (Dateline(place="London", country="GB", time_zone="Europe/London"), EMBARGO, dt.date(2027, 2, 26)),
        (Dateline(place="Leith"), EMBARGO, dt.date(2027, 2, 26)),
        (
            Dateline(place="Kyoto"),
            ReleaseLine(kind="embargo", until=IN_TOKYO, time_zone="Asia/Tokyo"),
            dt.date(2027, 2, 27),
        ),
    ],
)
def test_today_in_a_dateline_is_the_day_in_its_town(
    desk, qtbot: QtBot, dateline: Dateline, line: ReleaseLine, today: dt.date
):
    release = small_release(dateline=dateline, release_line=line)
    shown = desk(DatelinePart(now=lambda: NOW), release)
    shown.part.date.setFocus()
    qtbot.keyClicks(shown.part.date, "today")
    qtbot.keyClick(shown.part.date, Qt.Key.Key_Return)
    assert shown.edition.dateline.date == today
