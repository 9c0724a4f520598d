"""The one door to what lies outside a view: the pictures of the release and the moment of its making."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from typing import Self

from releasedesk.errors import CallError
from releasedesk.model import Asset, Edition, Release
from releasedesk.rendering.cropping import ShownPictures

_VARIABLE = "SOURCE_DATE_EPOCH"
# The first moment that a ZIP archive can name; releases without a date are dated so.
_WITHOUT_DATE = datetime(1980, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Environment:
    """What a layout may know besides the view.

    Attributes:
        assets: The pictures of the release by the names that figures know them by.
        timestamp: The moment that files give as that of their making; the same for the same release, so that
            the same input gives the same bytes.

    """

    assets: Mapping[str, Asset] = field(default_factory=dict)
    timestamp: datetime = _WITHOUT_DATE

    @classmethod
    def for_release(cls, release: Release, edition: Edition | None = None) -> Self:
        """Return the environment of a release: its pictures, and the moment that its dateline or the system names.

        Raises:
            CallError: The environment variable SOURCE_DATE_EPOCH is set to something that is not a moment.

        """
        return cls(ShownPictures(release.assets), _asked_for() or _moment_of(edition or release.original))


def _asked_for() -> datetime | None:
    """The moment that the caller prescribes (https://reproducible-builds.org/specs/source-date-epoch/)."""
    value = os.environ.get(_VARIABLE, "")
    if not value:
        return None
    try:
        return datetime.fromtimestamp(int(value), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise CallError(
            f"{_VARIABLE} is “{value}”, which is not a number of seconds since 1970; correct or unset it."
        ) from error


def _moment_of(edition: Edition) -> datetime:
    date = edition.dateline.date
    if date is None or date.year < _WITHOUT_DATE.year:
        return _WITHOUT_DATE
    return datetime.combine(date, time(), UTC)
