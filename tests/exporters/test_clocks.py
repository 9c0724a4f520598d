"""The zone, language and clock of a machine change no byte of a project file or an export."""

from __future__ import annotations

import os
import subprocess
import sys

CODE = """
import hashlib, sys
from releasedesk.exporters.registry import export_release
from releasedesk.project.document import Project, to_bytes
from releasedesk.session.new import sample_project

project = sample_project()
release = project.release
digest = hashlib.sha256(to_bytes(Project(release)))
for file in export_release(release, ["pdf", "docx", "html", "email", "text", "markdown"], name="quay").files:
    digest.update(file.name.encode() + file.data)
print(digest.hexdigest())
"""


def digest(zone: str, locale: str, *, years_later: bool) -> str:
    # A clock that stands in another year: the module that all of the program asks for the time is told so.
    clock = (
        "import datetime as dt\n"
        "class Later(dt.datetime):\n"
        "    @classmethod\n"
        "    def now(cls, tz=None):\n"
        "        return dt.datetime.fromtimestamp(2_000_000_000, tz)\n"
        "dt.datetime = Later\n"
    )
    result = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", (clock if years_later else "") + CODE],
        capture_output=True, text=True, check=False, encoding="utf-8",
        env=os.environ | {"TZ": zone, "LC_ALL": locale, "LANG": locale},
    )  # fmt: skip
    assert result.returncode == 0, result.stderr[-2000:]
    return result.stdout


def test_no_byte_depends_on_the_machine() -> None:
    assert len({
        digest("Pacific/Auckland", "C", years_later=False),
        digest("America/Los_Angeles", "de_DE.UTF-8", years_later=True),
        digest("Asia/Kathmandu", "tr_TR.UTF-8", years_later=False),
    }) == 1  # fmt: skip
