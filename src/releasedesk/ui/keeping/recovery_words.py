"""What is said about recovered work: what it is called, when it was typed, and what differs from the file."""

from __future__ import annotations

import datetime as dt

from releasedesk.model import Release
from releasedesk.model.place_names import place_in_words
from releasedesk.session.recovery import Offer, headline_of
from releasedesk.ui.keeping.opening import moment_in_words

_MOST_PLACES = 8


def name_of(offer: Offer) -> str:
    """What recovered work is called in a list."""
    state = offer.work.state
    if state is None:
        return "A recovery copy that cannot be read"
    return headline_of(state.project.release) or (
        state.path.stem if state.path else "A release without a headline"
    )


def summary_of(offer: Offer) -> str:
    """Say in a line what recovered work is."""
    state = offer.work.state
    if state is None:
        return "It is damaged"
    where = f"not saved to {state.path.name}" if state.path else "never saved to a file"
    return f"{when_of(offer)} · {words_in_words(offer.words)} · {where}"


def when_of(offer: Offer) -> str:
    """Say when the last of it was typed."""
    state = offer.work.state
    try:
        return moment_in_words(dt.datetime.fromisoformat(state.written)) if state is not None else ""
    except ValueError:
        return "at an unknown time"


def words_in_words(count: int) -> str:
    """Say how many words there are."""
    return f"{count:,} word{'' if count == 1 else 's'}"


def verdict_of(offer: Offer) -> str:
    """Say in a sentence how recovered work and its file stand to each other."""
    state = offer.work.state
    if state is None:
        return offer.work.problem
    match offer.comparison.kind:
        case "no file":
            return "This was never saved to a file: there is no other copy."
        case "gone":
            return f"The file {state.path} is not there any more, or cannot be read."
        case "older":
            return "The file is as it was before this was typed."
        case _:
            return "The file was changed by somebody else since. Nothing is overwritten: you are asked when you save."


def differences_of(offer: Offer) -> list[str]:
    """Name the places in which recovered work and its file differ; the last line says how many more there are."""
    on_disk, state = offer.comparison.on_disk, offer.work.state
    if on_disk is None or state is None:
        return []
    names = dict.fromkeys(
        _named(state.project.release, on_disk.release, place) for place in offer.comparison.places
    )
    listed = [name for name in names if name]
    if len(listed) > _MOST_PLACES:
        return [*listed[: _MOST_PLACES - 1], f"and {len(listed) - _MOST_PLACES + 1} more"]
    return listed


def _named(here: Release, there: Release, place: str) -> str:
    """Name a place as it is called where it is; what was removed is called as it was in the file."""
    from releasedesk.model.place import resolve

    for release in (here, there):
        try:
            resolve(release, place)
        except LookupError:
            continue
        return place_in_words(release, place)
    return place_in_words(here, place)
