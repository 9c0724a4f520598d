"""Release lines: an embargo is set where its moment is certain, and never otherwise."""

from __future__ import annotations

import pytest

from releasedesk.importers.registry import import_pasted
from releasedesk.model.place import resolve

BODY = (
    "\n\nLeith to rebuild its oldest quay\n\n"
    "{dateline}The Harbour Trust will rebuild the east quay in Leith this year.\n"
)


def imported(line, dateline=""):
    result = import_pasted(line + BODY.format(dateline=dateline))
    return result, result.release.original


@pytest.mark.parametrize(
    ("line", "until", "zone"),
    [
        (
            "EMBARGOED UNTIL 00:01 GMT ON TUESDAY 24 NOVEMBER 2026",
            "2026-11-24T00:01:00+00:00",
            "Europe/London",
        ),
        ("Embargo: 9.30 am BST, 3 July 2026", "2026-07-03T09:30:00+01:00", "Europe/London"),
        ("Strictly embargoed until noon ET, July 3, 2026", "2026-07-03T12:00:00-04:00", "America/New_York"),
        ("Sperrfrist: 3. Juli 2026, 10 Uhr MESZ", "2026-07-03T10:00:00+02:00", "Europe/Berlin"),
        ("NOT FOR PUBLICATION BEFORE 0001 hrs UTC 2026-07-03", "2026-07-03T00:01:00+00:00", "Etc/UTC"),
        ("Embargoed until 3 July 2026, 6 pm Paris time", "2026-07-03T18:00:00+02:00", "Europe/Paris"),
        # The clocks show these twice, and the line says by their name which is meant.
        ("Embargoed until 1.30 am BST, 25 October 2026", "2026-10-25T01:30:00+01:00", "Europe/London"),
        ("Embargoed until 1.30 am GMT, 25 October 2026", "2026-10-25T01:30:00+00:00", "Europe/London"),
        ("Embargoed until 1:30 a.m. EST, November 1, 2026", "2026-11-01T01:30:00-05:00", "America/New_York"),
        (
            "Embargoed until 1:30 a.m. Eastern Daylight Time, Sunday, November 1, 2026",
            "2026-11-01T01:30:00-04:00",
            "America/New_York",
        ),
        (
            "Embargoed until 1:30 a.m. Eastern Standard Time, Sunday, November 1, 2026",
            "2026-11-01T01:30:00-05:00",
            "America/New_York",
        ),
        (
            "Embargoed until 01:30 London time (GMT), Sunday 25 October 2026",
            "2026-10-25T01:30:00+00:00",
            "Europe/London",
        ),
    ],
)
def test_an_embargo_with_date_time_and_zone_is_set(line, until, zone):
    result, edition = imported(line)
    assert edition.release_line.kind == "embargo"
    assert edition.release_line.until.isoformat() == until
    assert edition.release_line.time_zone == zone
    assert edition.kicker == ""
    assert edition.notes == ()
    assert not [finding for finding in result.findings if finding.code.startswith("embargo")]


@pytest.mark.parametrize(
    "line",
    [
        "EMBARGOED UNTIL 3 PM",  # no day
        "EMBARGO: 4PM SUNDAY 16 NOVEMBER 1980",  # no zone
        "Embargoed until Tuesday 24 November 2026",  # no time
        "Embargoed until 9 am EST, 3 July 2026",  # New York does not keep standard time in July
        "Embargoed until 1.30 am London time, 29 March 2026",  # the clocks skip it
        "Embargoed until 1.30 am London time, 25 October 2026",  # the clocks show it twice
        "Embargoed until 1.30 am ET, 1 November 2026",  # the clocks show it twice
        "Embargoed until 1.30 am BST, 29 March 2026",  # the clocks skip it
        "Embargoed until midnight GMT, 24 November 2026",  # which end of the day
        "Hold for release until further notice",
    ],
)
def test_an_uncertain_embargo_holds_the_release_and_keeps_its_words(line):
    result, edition = imported(line)
    assert edition.release_line.kind == "hold"
    assert edition.release_line.until is None
    assert edition.kicker == line
    (finding,) = [finding for finding in result.findings if finding.code == "embargo-uncertain"]
    assert finding.line == 1
    assert resolve(result.release, finding.place) == edition.release_line


def test_the_city_of_the_dateline_gives_an_embargo_its_clock():
    result, edition = imported("EMBARGOED UNTIL 9 AM FRIDAY 4 DECEMBER", "LONDON, 3 December 2026 – ")
    assert edition.release_line.until.isoformat() == "2026-12-04T09:00:00+00:00"
    codes = [finding.code for finding in result.findings]
    assert "embargo-zone-assumed" in codes
    assert "embargo-date-completed" in codes


@pytest.mark.parametrize(
    "line",
    [
        "For immediate release",
        "*FOR IMMEDIATE RELEASE*:",
        "Pour diffusion immédiate",
        "Zur sofortigen Veröffentlichung",
    ],
)
def test_an_immediate_release_says_nothing_more(line):
    result, edition = imported(line)
    assert edition.release_line.kind == "immediate"
    assert edition.headline == "Leith to rebuild its oldest quay"
    assert "release-line-missing" not in [finding.code for finding in result.findings]


@pytest.mark.parametrize(
    "line",
    [
        "EMBARGOED UNTIL 00:01 GMT ON WEDNESDAY 24 NOVEMBER 2026",
        "Embargoed until Wednesday, 00:01 GMT, 24 November 2026",
        "Embargoed until 00:01 GMT, Wed 24 November 2026",
        "Embargoed until 00:01 GMT, 24 November 2026 (Wednesday)",
        "Sperrfrist: Mittwoch, 24. November 2026, 10 Uhr MEZ",
    ],
)
def test_an_embargo_whose_weekday_is_not_that_of_its_date_is_not_set(line):
    result, edition = imported(line)
    assert edition.release_line.kind == "hold"
    assert edition.kicker == line
    assert any("weekday" in finding.message for finding in result.findings)


def test_the_weekday_of_a_dateline_that_is_not_that_of_its_date_is_told():
    result, edition = imported("", "LEITH, Wednesday 24 November 2026 – ")
    assert edition.dateline.date.isoformat() == "2026-11-24"
    (found,) = [finding for finding in result.findings if finding.code == "dateline-weekday"]
    assert "Wednesday 24 November 2026" in found.message
    assert "rebuild" not in found.message
    assert found.place == "editions/en/dateline/date"
    result, _ = imported("", "LEITH, Tuesday 24 November 2026 – ")
    assert not any(finding.code == "dateline-weekday" for finding in result.findings)


def test_a_date_on_the_release_line_dates_the_release():
    _, edition = imported("For immediate release: 3 July 2026")
    assert str(edition.dateline.date) == "2026-07-03"
