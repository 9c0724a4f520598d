"""What the newsroom's rules ask in the form: zones, skipped hours, cities, kinds, later mentions."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from releasedesk.model import Dateline, ReleaseLine
from releasedesk.rendering.cities import find_cities
from releasedesk.ui.embargo_clock import EmbargoClock
from releasedesk.ui.form.about_part import AboutPart
from releasedesk.ui.form.dateline_part import DatelinePart
from releasedesk.ui.form.kind_part import KindPart
from releasedesk.ui.form.legal_part import LegalPart
from releasedesk.ui.form.people_part import PeoplePart
from releasedesk.ui.form.release_line_part import ReleaseLinePart
from tests.releases import EMBARGO, full_release, small_release
from tests.ui.open_window import OpenWindow

NOW = dt.datetime(2027, 2, 26, 20, 1, tzinfo=dt.UTC)


@pytest.fixture
def embargoed(desk):
    return desk(ReleaseLinePart(now=lambda: NOW), small_release(release_line=EMBARGO))


def test_an_hour_that_clocks_skip_is_chosen_anew_with_one_click(embargoed, qtbot: QtBot):
    part = embargoed.part
    part.moment.moment_changed.emit(dt.datetime(2027, 3, 28, 1, 30))
    assert part.questions.skipped.isVisible()
    assert [button.text() for button in part.questions.nearest.buttons()] == ["00:59", "02:00"]
    qtbot.mouseClick(part.questions.nearest.button("after"), Qt.MouseButton.LeftButton)
    assert embargoed.edition.release_line.until == dt.datetime(2027, 3, 28, 1, 0, tzinfo=dt.UTC)
    assert not part.questions.skipped.isVisible()
    assert part.row.error == ""


def test_further_zones_are_added_and_taken_away(embargoed, qtbot: QtBot):
    part = embargoed.part
    assert part.further_row.isVisible()
    part.further.add_field.zone_chosen.emit("America/New_York")
    part.further.add_field.zone_chosen.emit("Asia/Tokyo")
    assert embargoed.edition.release_line.further_zones == ("America/New_York", "Asia/Tokyo")
    assert "19:01 New York time (EST), Monday 1 March 2027" in part.row.note
    assert [chip.text() for chip in part.further.chips()] == ["New York (EST)", "Tokyo (JST)"]
    qtbot.mouseClick(part.further.chips()[0], Qt.MouseButton.LeftButton)
    assert embargoed.edition.release_line.further_zones == ("Asia/Tokyo",)
    embargoed.undo()
    assert embargoed.edition.release_line.further_zones == ("America/New_York", "Asia/Tokyo")


def test_the_clock_says_how_long_and_at_what_time_here(qtbot: QtBot):
    moment = [NOW]
    clock = EmbargoClock(now=lambda: moment[0])
    qtbot.addWidget(clock)
    clock.show_line(EMBARGO)
    assert clock.text().startswith("Embargo lifts in 3 days 4 h, ")
    moment[0] = NOW + dt.timedelta(days=5)
    clock._show()
    assert clock.text().startswith("Embargo lifted ")
    clock.show_line(ReleaseLine(kind="hold"))
    assert clock.text() == "On hold"
    clock.clear()
    assert clock.isHidden()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_city_brings_its_state_and_its_day(desk, qtbot: QtBot):
    dateline = desk(DatelinePart(now=lambda: NOW), small_release(language="en-US"))
    qtbot.keyClicks(dateline.part.place, "ann ar")
    assert dateline.part.cities.offered()[0].label == "Ann Arbor, MI, United States"
    dateline.part.cities.city_chosen.emit(dateline.part.cities.offered()[0])
    assert dateline.edition.dateline == Dateline(
        place="Ann Arbor", country="US", region="MI", time_zone="America/Detroit", date=dt.date(2027, 2, 26)
    )
    assert dateline.part.row.hint == "prints as “ANN ARBOR, Mich., Feb. 26, 2027 –”"
    dateline.undo()
    assert dateline.edition.dateline.place == "ann ar"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_what_is_typed_behind_a_city_tells_which_it_is(desk, qtbot: QtBot):
    dateline = desk(DatelinePart(now=lambda: NOW), small_release(language="en-US"))
    qtbot.keyClicks(dateline.part.place, "Washington, D.C.")
    (only,) = dateline.part.cities.offered()
    dateline.part.cities.city_chosen.emit(only)
    assert dateline.edition.dateline.place == "Washington"
    assert dateline.part.row.hint.startswith("prints as “WASHINGTON, Feb. 26, 2027")


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_another_name_forgets_the_city(desk, qtbot: QtBot):
    known = Dateline(place="Ann Arbor", country="US", region="MI", time_zone="America/Detroit")
    dateline = desk(DatelinePart(now=lambda: NOW), small_release(language="en-US", dateline=known))
    qtbot.keyClick(dateline.part.place, Qt.Key.Key_End)
    qtbot.keyClicks(dateline.part.place, "s")
    assert dateline.edition.dateline == Dateline(place="Ann Arbors")


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_day_goes_on_following_cities_while_other_names_are_typed(desk, qtbot: QtBot):
    known = Dateline(place="Tokyo", country="JP", time_zone="Asia/Tokyo", date=dt.date(2027, 3, 2))
    late = ReleaseLine(
        kind="embargo",
        until=dt.datetime.fromisoformat("2027-03-01T19:01:00-05:00"),
        time_zone="America/New_York",
    )
    dateline = desk(DatelinePart(now=lambda: NOW), small_release(release_line=late, dateline=known))
    part = dateline.part
    days = []
    for name in ("Honolulu", "Auckland", "Chicago"):
        part.place.selectAll()
        qtbot.keyClicks(part.place, name)
        part.cities.city_chosen.emit(part.cities.offered()[0])
        days.append(dateline.edition.dateline.date.day)
    assert days == [1, 2, 1]


def test_own_words_say_what_they_stand_in_place_of(desk):
    own = Dateline(place="Leith", date=dt.date(2027, 3, 2), override="From the quay –")
    dateline = desk(DatelinePart(now=lambda: NOW), small_release(dateline=own))
    assert dateline.part.row.note == "in your own words, in place of “LEITH, 2 March 2027 –”"


@pytest.mark.parametrize(("kind", "shown"), [("media_advisory", "event"), ("correction", "refers_to")])
def test_a_kind_shows_its_own_fields(desk, kind: str, shown: str):
    kinds = desk(KindPart(), small_release().replace(kind=kind))
    assert kinds.part.isVisible()
    assert kinds.part.part(shown) is not None
    assert kinds.part.part({"event": "refers_to", "refers_to": "event"}[shown]) is None


def test_an_invitation_is_written_and_undone(desk, qtbot: QtBot):
    advisory = desk(KindPart(), small_release().replace(kind="media_advisory"))
    field = advisory.part.part("event").answers["what"]
    field.setFocus()
    qtbot.keyClicks(field, "Opening")
    assert advisory.edition.event.what == "Opening"
    advisory.undo()
    assert advisory.edition.event.what == ""


def test_an_earlier_release_is_named(desk, qtbot: QtBot):
    correction = desk(KindPart(), small_release().replace(kind="correction"))
    fields = correction.part.part("refers_to")
    fields.reason.setFocus()
    qtbot.keyClicks(fields.reason, "Six.")
    assert correction.release.refers_to.reason == "Six."
    assert fields.reason_row.note == "prints as “Reason: Six.”"


def test_the_kind_is_chosen(desk):
    about = desk(AboutPart(), small_release())
    about.part.kind.activated.emit(about.part.kind.findData("statement"))
    assert about.release.kind == "statement"
    about.undo()
    assert about.release.kind == "press_release"
    assert about.part.kind.currentData() == "press_release"


def test_legal_text_waits_behind_its_fold(desk, qtbot: QtBot):
    legal = desk(LegalPart(), small_release())
    assert not legal.part.fold.is_made
    assert legal.part.enter("editions/en-GB/legal")
    qtbot.keyClicks(legal.part.words, "No promise.")
    assert legal.edition.legal == ("No promise.",)


def test_a_person_is_named_by_a_rule_of_their_own(desk, qtbot: QtBot):
    people = desk(PeoplePart(), full_release())
    (item, _) = people.part.people.items()
    assert people.part.enter("people/ailsa/family_name")
    later = item.later
    later.rule.activated.emit(later.rule.findData("family"))
    assert people.release.people[0].later_mention == "family"
    later.family.setFocus()
    qtbot.keyClicks(later.family, "R")
    assert people.release.people[0].family_name == "R"
    assert not later.own_row.isVisible()
    later.rule.activated.emit(later.rule.findData("name"))
    assert later.own_row.isVisible()


def test_cities_are_found_without_holding_up_a_key():
    assert find_cities("lei", 8)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_kind_is_found_from_the_menu(qtbot, monkeypatch):
    from releasedesk.ui.form.kind_field import KindField

    opened = OpenWindow(qtbot, monkeypatch, small_release())
    opened.do("kind")
    assert isinstance(QApplication.focusWidget(), KindField)
    for _ in range(5):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert opened.session.release.kind == "correction"
