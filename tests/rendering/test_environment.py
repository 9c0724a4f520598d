"""The moment that files are dated with: prescribed, or that of the release, and never that of the clock."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from releasedesk.errors import CallError
from releasedesk.model import Dateline
from releasedesk.rendering.environment import Environment
from tests.releases import full_release, small_release


@pytest.fixture(autouse=True)
def _no_prescribed_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def test_the_dateline_dates_the_files() -> None:
    release = small_release(dateline=Dateline(place="Leith", date=date(2027, 3, 2)))
    assert Environment.for_release(release).timestamp == datetime(2027, 3, 2, tzinfo=UTC)


def test_without_a_dateline_the_moment_is_fixed() -> None:
    assert Environment.for_release(small_release()).timestamp == datetime(1980, 1, 1, tzinfo=UTC)


def test_a_prescribed_moment_goes_before_the_dateline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert Environment.for_release(full_release()).timestamp == datetime(1970, 1, 2, tzinfo=UTC)


@pytest.mark.parametrize("value", ["tomorrow", "1e9", "9" * 30])
def test_a_prescribed_moment_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    with pytest.raises(CallError, match=f"SOURCE_DATE_EPOCH is “{value}”"):
        Environment.for_release(small_release())


def test_pictures_are_found_by_their_identifier() -> None:
    release = full_release()
    assert Environment.for_release(release).assets == {release.assets[0].id: release.assets[0]}
