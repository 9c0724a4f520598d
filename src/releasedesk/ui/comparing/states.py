"""The states of a release that can be looked at: the present one, versions that were kept, and named snapshots."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Literal

from PySide6.QtCore import QDate, QLocale, QTime

from releasedesk.errors import ProjectFileError
from releasedesk.model import Asset, Release
from releasedesk.project.versions import Version, VersionStore
from releasedesk.review.records import Snapshot
from releasedesk.review.snapshots import release_of
from releasedesk.session.session import Session

_CAUSES = {"opened": "as it was opened", "replaced": "before it was replaced"}


@dataclass(frozen=True)
class State:
    """A state in a list: what it is called, what is said about it, and how its release is read.

    `read` raises a ProjectFileError or a ValueError, with a sentence, where the state is damaged.
    """

    kind: Literal["now", "snapshot", "version"]
    name: str
    about: str
    read: Callable[[], Release]
    key: str = ""
    saved: dt.datetime | None = None


def states_of(session: Session, store: VersionStore) -> list[State]:
    """Return all states of a release: the present one, then snapshots and versions, each with the newest first."""
    project = session.project()
    present = State("now", "Now", _words(session.release), lambda: session.release)
    pictures = (*project.snapshot_assets, *project.release.assets)
    by_age = sorted(project.snapshots, key=lambda each: each.created, reverse=True)
    snapshots = [_snapshot_state(each, pictures) for each in by_age]
    versions = [_version_state(each, store) for each in store.versions(project.release.id)]
    return [present, *snapshots, *versions]


def _snapshot_state(snapshot: Snapshot, pictures: tuple[Asset, ...]) -> State:
    about = " · ".join(filter(None, (moment_in_words(snapshot.created), snapshot.author)))
    read = partial(release_of, snapshot, pictures)
    return State("snapshot", snapshot.name, about, read, snapshot.id, snapshot.created)


def _version_state(version: Version, store: VersionStore) -> State:
    words = f"{version.words:,} word{'' if version.words == 1 else 's'}" if version.words else ""
    about = " · ".join(filter(None, (version.person, words, _CAUSES.get(version.cause, ""))))
    name = moment_in_words(version.saved)
    return State(
        "version", name, about, lambda: store.project_of(version).release, version.name, version.saved
    )


def read_state(state: State) -> Release | str:
    """Return the release of a state, or the sentence that says why it cannot be read."""
    try:
        return state.read()
    except ProjectFileError as error:
        problem = error.problem
    except ValueError as error:
        problem = str(error)
    return problem[:1].upper() + problem[1:] + "."


def moment_in_words(moment: dt.datetime) -> str:
    """Return a moment on this machine's clock, with the day in words where it is near."""
    here = moment.astimezone()
    days = (dt.datetime.now().astimezone().date() - here.date()).days
    time = QLocale().toString(QTime(here.hour, here.minute), QLocale.FormatType.ShortFormat)
    if days == 0:
        return f"Today {time}"
    if days == 1:
        return f"Yesterday {time}"
    day = QDate(here.year, here.month, here.day)
    return f"{QLocale(QLocale.Language.English).toString(day, 'd MMMM yyyy')} {time}"


def _words(release: Release) -> str:
    from releasedesk.session.word_count import printed_words

    count = printed_words(release)
    return f"{count:,} word{'' if count == 1 else 's'}"
