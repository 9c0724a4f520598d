"""Opens project files with consideration for whoever is working on them already."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING

from releasedesk.project.disk import beside
from releasedesk.session.disk import may_write
from releasedesk.session.session import Session
from releasedesk.ui.dialogs.questions import Access

if TYPE_CHECKING:
    from collections.abc import Callable

    from releasedesk.project.lock import Holder


def opened(path: Path, ask: Callable[[Holder], Access] | None = None) -> Session | None:
    """Open a project: for editing, or for reading or as a copy where somebody is working on it.

    Without anybody to ask, it is opened for reading. None is returned where it shall not be opened after all.

    Raises:
        ProjectFileError: The file cannot be opened.

    """
    holder = _holder_of(path)
    if holder is not None:
        access = ask(holder) if ask is not None else Access.READ
        if access is Access.CANCEL:
            return None
        reading = Session.opened(path, read_only=reason_of(holder), held_by=name_of(holder))
        return copy_of(reading) if access is Access.COPY else reading
    if not may_write(path):
        return Session.opened(path, read_only="You may read this file, and not write to it.")
    return Session.opened(path)


def _holder_of(path: Path) -> Holder | None:
    # Nearly always there is no notice, and the window opens faster without what reads one.
    if not os.path.exists(beside(Path(os.path.realpath(path)), "lock")):
        return None
    from releasedesk.project.lock import who_holds

    return who_holds(path)


def copy_of(session: Session) -> Session:
    """Return the same project as unsaved work in no file yet."""
    return Session.copy_of(session.project())


def reason_of(holder: Holder) -> str:
    """Say who works on a file, where, and since when."""
    if holder.is_this_process:
        return "This release is open in another window."
    where = f" on {holder.machine}" if holder.machine else ""
    return f"{name_of(holder)} is working on this release{where}, since {moment_in_words(holder.since)}."


def name_of(holder: Holder) -> str:
    """Name whoever works on a file."""
    return "Another window" if holder.is_this_process else holder.person or "Somebody"


def moment_in_words(moment: dt.datetime) -> str:
    """Say when something was, as short as it can be understood today."""
    here = moment.astimezone()
    today = dt.datetime.now().astimezone().date()
    if here.date() == today:
        return f"{here:%H:%M}"
    if here.date() == today - dt.timedelta(days=1):
        return f"yesterday {here:%H:%M}"
    from releasedesk.rendering.dates import date_in_words
    from releasedesk.rendering.phrases import phrases_for

    return f"{date_in_words(here.date(), phrases_for('en'))}, {here:%H:%M}"
