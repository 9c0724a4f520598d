"""Opening a release of which many earlier versions are kept, beside opening it with one."""

from __future__ import annotations

import datetime as dt
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Row
from benchmarks.releases import reference_release
from releasedesk.editing.writing import write
from releasedesk.project.document import Project
from releasedesk.project.versions import VersionStore
from releasedesk.session.session import Session
from releasedesk.session.version_keeping import VersionKeeper

_MANY = 500
_TIMES = 40
_BAR = 1.15
"""Times as long as with one version; what two measurements of the same differ by."""


def rows() -> Iterator[Row]:
    """Measure opening until the window has the release, and what goes on in the background then."""
    name, release = reference_release()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "release.releasedesk"
        session = Session.unsaved(release)
        session.save_as(path)
        keepers = [VersionKeeper(_store(Path(folder) / str(count), session, count)) for count in (1, _MANY)]
        opened: list[list[float]] = [[], []]
        kept: list[list[float]] = [[], []]
        for number in range(2 * _TIMES):
            # In turn, so that whatever else the machine does meets both.
            which = number % 2
            began = time.perf_counter()
            again = Session.opened(path)
            assert again.base is not None
            keepers[which].keep(again.base, path, "opened")
            opened[which].append((time.perf_counter() - began) * 1000)
            assert keepers[which].wait_until_idle()
            kept[which].append((time.perf_counter() - began) * 1000)
        for keeper in keepers:
            keeper.close()
    one, many = (
        Row(f"open the {name}, {count} kept", each)
        for count, each in zip(("1 version", f"{_MANY} versions"), opened, strict=True)
    )
    yield one
    ratio = many.median / one.median
    yield Row(many.name, many.samples, bar=f"<= {_BAR} x with one ({ratio:.2f} x)", passed=ratio <= _BAR)
    yield Row(f"the same until it is kept as opened, {_MANY}", kept[1])


def _store(root: Path, session: Session, count: int) -> VersionStore:
    """A store with so many versions of the release, which end with the one in its file."""
    store, project = VersionStore(root), session.project()
    now = dt.datetime.now(dt.UTC)
    for number in range(count - 1, -1, -1):
        headline = (
            f"{project.release.original.headline}{' as it was' * min(number, 1)} {number or ''}".rstrip()
        )
        edited = write(project.release, f"{session.edition_place}/headline", headline).release
        store.record(Project(edited), saved=now - dt.timedelta(minutes=number))
    return store
