"""The table of formats, and what all of them have in common."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys

import pytest

from releasedesk.errors import ExportError
from releasedesk.exporters.naming import file_stem
from releasedesk.exporters.registry import EXPORTERS, export_release, exporter_named
from releasedesk.model import ReleaseLine
from tests.releases import EMBARGO, empty_release, full_release, small_release

FORMATS = [exporter.name for exporter in EXPORTERS]


def test_the_formats_of_the_command_line_are_there() -> None:
    assert {"pdf", "docx", "html", "text", "markdown"} <= set(FORMATS)
    assert len(set(FORMATS)) == len(FORMATS)


def test_an_unknown_format_is_answered_with_those_there_are() -> None:
    with pytest.raises(ExportError, match="“papyrus” is not a format to export to; choose among pdf, docx"):
        exporter_named("papyrus")


@pytest.mark.parametrize("format", FORMATS)
def test_an_empty_release_can_be_exported(format: str) -> None:
    (file,) = export_release(empty_release(), [format], name="quay").files

    assert file.name == "quay" + exporter_named(format).suffix
    assert file.data


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_release_gives_the_same_bytes_in_any_process_zone_and_language(format: str) -> None:
    code = (
        "import hashlib, sys\n"
        "from releasedesk.exporters.registry import export_release\n"
        "from tests.releases import full_release\n"
        f"file = export_release(full_release(), ['{format}'], name='quay').files[0]\n"
        "print(hashlib.sha256(file.data).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True,
            env=os.environ | {"TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": seed},
        ).stdout
        for zone, locale, seed in (("Pacific/Auckland", "C", "1"), ("America/New_York", "C.UTF-8", "2"))
    }  # fmt: skip

    assert len(digests) == 1


def test_several_editions_are_told_apart_by_their_names() -> None:
    release = full_release()

    names = [
        export_release(release, ["text"], name="quay", language=tag).files[0].name for tag in ("", "en-US")
    ]

    assert names == ["quay.en-GB.EMBARGOED-2027-03-02-0001-Europe-London.txt", "quay.en-US.txt"]


@pytest.mark.parametrize(
    ("line", "stem"),
    [
        (ReleaseLine(), "quay"),
        (ReleaseLine(kind="hold"), "quay.HOLD"),
        (EMBARGO, "quay.EMBARGOED-2027-03-02-0001-Europe-London"),
        (
            ReleaseLine(
                kind="embargo",
                until=dt.datetime.fromisoformat("2026-11-02T01:30:00-06:00"),
                time_zone="America/North_Dakota/New_Salem",
            ),
            "quay.EMBARGOED-2026-11-02-0130-America-North-Dakota-New-Salem",
        ),
        (
            ReleaseLine(
                kind="embargo",
                until=dt.datetime.fromisoformat("2026-10-25T01:30:00+01:00"),
                time_zone="Europe/London",
            ),
            "quay.EMBARGOED-2026-10-25-0130-UTC+0100-Europe-London",
        ),
        # The sign of these zones is turned round.
        *(
            (
                ReleaseLine(kind="embargo", until=dt.datetime.fromisoformat(until), time_zone=zone),
                f"quay.EMBARGOED-2026-11-24-0001-{clock}",
            )
            for until, zone, clock in (
                ("2026-11-24T00:01:00-05:00", "Etc/GMT+5", "UTC-0500"),
                ("2026-11-24T00:01:00+05:00", "Etc/GMT-5", "UTC+0500"),
                ("2026-11-24T00:01:00+00:00", "Etc/GMT", "UTC"),
            )
        ),
    ],
)
def test_a_file_under_embargo_says_so_in_its_name(line: ReleaseLine, stem: str) -> None:
    release = small_release(release_line=line)

    found = file_stem("quay", release, release.original)

    assert found == stem
    assert not set(found) & set('<>:"/\\|?*')


def test_an_edition_that_is_not_there_is_said() -> None:
    with pytest.raises(ExportError, match="no edition in “fr”; it has en-GB"):
        export_release(small_release(), ["text"], name="quay", language="fr")
