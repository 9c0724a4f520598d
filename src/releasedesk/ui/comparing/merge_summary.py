"""What is said about a merge before it is done."""

from __future__ import annotations

from releasedesk.project.merging import MergedProject
from releasedesk.session.merging import OtherCopy


def summary_of(merged: MergedProject, other: OtherCopy) -> str:
    """Return in a few sentences what is to be decided, what to read once more, and that it can be undone."""
    parts = []
    if merged.conflicts:
        count = len(merged.conflicts)
        parts.append("One place has to be decided." if count == 1 else f"{count} places have to be decided.")
    else:
        parts.append("Nothing contradicts.")
    if merged.woven:
        count = len(merged.woven)
        parts.append(
            "At one place the changes of both sides were put together: read it once."
            if count == 1
            else f"At {count} places the changes of both sides were put together: read them once."
        )
    if other.base is None:
        parts.append(
            "Nobody knows what both copies come from, so nothing that only one of them has was left out."
        )
    elif not other.is_certain:
        parts.append(
            "Both seem to come from the oldest version kept here: look through all changes before you merge."
        )
    parts.append("It becomes one step that Undo takes back.")
    return " ".join(parts)
