"""Embargo and dateline in words: weekday, zone and order of the language, whatever the machine is set to."""

from __future__ import annotations

import os
import subprocess
import sys

from releasedesk.model import ReleaseLine
from releasedesk.rendering.dates import release_line_in_words
from releasedesk.rendering.phrases import phrases_for

GB = phrases_for("en-GB")


def test_other_release_lines() -> None:
    assert release_line_in_words(ReleaseLine(), GB) == "For immediate release"
    assert release_line_in_words(ReleaseLine(kind="hold"), GB).startswith("Hold for release")


def test_the_zone_and_language_of_the_machine_change_no_word() -> None:
    code = (
        "import datetime as dt\n"
        "from releasedesk.model import ReleaseLine\n"
        "from releasedesk.rendering.dates import release_line_in_words\n"
        "from releasedesk.rendering.phrases import phrases_for\n"
        "until = dt.datetime.fromisoformat('2026-11-24T00:01:00+00:00')\n"
        "line = ReleaseLine(kind='embargo', until=until, time_zone='Europe/London')\n"
        "print(release_line_in_words(line, phrases_for('en-GB')))"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-X", "utf8", "-c", code],
            capture_output=True, text=True, check=True, encoding="utf-8",
            env=os.environ | {"TZ": zone, "LC_ALL": locale},
        ).stdout
        for zone, locale in (("Pacific/Auckland", "C"), ("America/Los_Angeles", "de_DE.UTF-8"))
    }  # fmt: skip

    assert printed == {"Embargoed until 00:01 London time (GMT), Tuesday 24 November 2026\n"}
