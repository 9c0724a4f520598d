"""The releases that real programs must read word by word, by name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from releasedesk.exporters.registry import export_release
from releasedesk.importers.registry import import_file
from releasedesk.model import Release
from releasedesk.session.new import sample_project
from tests.releases import arabic_release, empty_release, full_release, long_release, small_release

REFERENCE = Path(__file__).resolve().parents[3] / "shared" / "reference" / "us-china-summit.txt"


def sample_release() -> Release:
    """The sample that ships with the program."""
    return sample_project().release


def reference_release() -> Release:
    """The reference release, where it lies beside this checkout."""
    if not REFERENCE.exists():
        pytest.skip("there is no reference material beside this checkout")
    return import_file(REFERENCE).release


def pages_release() -> Release:
    """A release of several pages, so that paragraphs break over them."""
    return long_release(40)


RELEASES: tuple[Callable[[], Release], ...] = (
    sample_release,
    full_release,
    small_release,
    empty_release,
    arabic_release,
    pages_release,
    reference_release,
)
LEFT_TO_RIGHT = tuple(make for make in RELEASES if make is not arabic_release)


def exported(release: Release, format: str, folder: Path) -> Path:
    """The export of a release's first edition as a file in a folder."""
    (file,) = export_release(release, [format], name="quay").files
    path = folder / file.name
    path.write_bytes(file.data)
    return path
