"""What earlier runs of the program left unsaved: found, compared with the file, taken up again or thrown away."""

from __future__ import annotations

import contextlib
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from releasedesk.errors import ProjectFileError
from releasedesk.model import Release
from releasedesk.model.place import Place
from releasedesk.project import journal
from releasedesk.project.disk import digest_of
from releasedesk.project.document import Project
from releasedesk.project.journal import Journal
from releasedesk.project.journal_state import JournalState, read_state
from releasedesk.project.reading import parse_project, read_bytes
from releasedesk.session.differences import differing_places
from releasedesk.session.session import Session

_TRIES, _PAUSE = 10, 0.02


@dataclass(frozen=True)
class Recovered:
    """Unsaved work of a process that is gone.

    Attributes:
        entry: The folder in the journal that keeps it.
        state: The work; None where it is damaged.
        problem: Why it cannot be read, in a sentence.

    """

    entry: Path
    state: JournalState | None = None
    problem: str = ""


@dataclass(frozen=True)
class Comparison:
    """Recovered work beside the file that it belongs to.

    Attributes:
        kind: “no file”: it was never saved; “gone”: the file is not there, or cannot be read; “older”: the file is as
            it was when the work began; “changed”: somebody changed the file meanwhile.
        on_disk: What the file holds.
        places: Where the two differ.

    """

    kind: Literal["no file", "gone", "older", "changed"]
    on_disk: Project | None = None
    places: tuple[Place, ...] = ()


@dataclass(frozen=True)
class Offer:
    """Recovered work as it is offered: beside its file, with the words that each prints (0 where there are none)."""

    work: Recovered
    comparison: Comparison
    words: int = 0
    words_on_disk: int = 0


def offers(root: Path) -> tuple[Offer, ...]:
    """Return everything that can be taken up again, the newest first."""
    return tuple(_offer(work) for work in recovered_work(root))


def _offer(work: Recovered) -> Offer:
    from releasedesk.session.word_count import printed_words

    comparison = compare(work)
    on_disk = comparison.on_disk
    return Offer(
        work,
        comparison,
        printed_words(work.state.project.release) if work.state is not None else 0,
        printed_words(on_disk.release) if on_disk is not None else 0,
    )


def recovered_work(root: Path) -> list[Recovered]:
    """Return what processes that are gone left unsaved, the newest first.

    What turns out to be saved is removed on the way, and so is what never came to a first state.
    """
    found = []
    for entry in journal.entries(root):
        with contextlib.suppress(OSError):
            if (work := _work_in(entry)) is not None:
                found.append(work)
    return sorted(found, key=lambda each: each.state.written if each.state else "", reverse=True)


def compare(work: Recovered) -> Comparison:
    """Compare recovered work with the file that it belongs to."""
    state = work.state
    if state is None or state.path is None:
        return Comparison("no file")
    try:
        content = read_bytes(state.path)
        on_disk = parse_project(content, state.path)
    except ProjectFileError:
        return Comparison("gone")
    places = differing_places(on_disk.release, state.project.release)
    return Comparison("older" if digest_of(content) == state.digest else "changed", on_disk, places)


def take_up(work: Recovered) -> tuple[Session, Journal] | None:
    """Go on with recovered work, in the journal that keeps it; None where another window took it up already."""
    state = work.state
    claimed = _claimed(work.entry) if state is not None else None
    if claimed is None or state is None:
        return None
    return Session.recovered(state.project, state.path, state.digest, _base_of(state)), claimed


def _base_of(state: JournalState) -> Project | None:
    """Return what the work began with, if the file still holds it: a merge must not take the work itself for that."""
    if state.path is None:
        return None
    with contextlib.suppress(ProjectFileError):
        content = read_bytes(state.path)
        if digest_of(content) == state.digest:
            return parse_project(content, state.path)
    return None


def throw_away(work: Recovered) -> bool:
    """Remove recovered work for good; False where another window took it up already."""
    claimed = _claimed(work.entry)
    if claimed is None:
        return False
    claimed.remove()
    return True


def _claimed(entry: Path) -> Journal | None:
    """Claim an entry; a window that only looks at it has it for a moment, and is waited for."""
    for _ in range(_TRIES):
        try:
            claimed = Journal.claimed(entry)
        except OSError:
            return None
        if claimed is not None:
            return claimed
        time.sleep(_PAUSE)
    return None


def _work_in(entry: Path) -> Recovered | None:
    if not journal.is_abandoned(entry):
        return None
    content = journal.newest_state(entry)
    if content is None and journal.was_begun(entry):
        return Recovered(entry, problem="This recovery copy is damaged, and nothing in it can be read.")
    try:
        state = read_state(content, lambda name: journal.asset_data(entry, name), entry) if content else None
    except ProjectFileError as error:
        return Recovered(entry, problem=str(error))
    if state is None or not state.is_modified or _is_saved(state) or _was_saved_after(state, entry):
        if (owned := _claimed(entry)) is not None:
            owned.remove()
        return None
    return Recovered(entry, state)


def _is_saved(state: JournalState) -> bool:
    """Whether the file holds exactly this, as when the program was killed right after saving."""
    if state.path is None:
        return False
    with contextlib.suppress(ProjectFileError):
        on_disk = parse_project(read_bytes(state.path), state.path)
        return on_disk.release == state.project.release and on_disk.review == state.project.review
    return False


def _was_saved_after(state: JournalState, entry: Path) -> bool:
    """Whether the state is from before the last saving, and that went well: a later state would know its digest."""
    saving = journal.last_saving(entry)
    if saving is None or saving[1] == state.digest:
        return False
    with contextlib.suppress(ProjectFileError):
        return digest_of(read_bytes(saving[0])) == saving[1]
    return False


def headline_of(release: Release) -> str:
    """Return what a release is called in a list."""
    return release.original.headline or next(
        (each.headline for each in release.editions if each.headline), ""
    )
