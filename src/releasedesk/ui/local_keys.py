"""Keys that hold in one window or strip alone; they are changed and printed with those of the menus."""

from __future__ import annotations

from collections.abc import Iterator

from releasedesk.ui.actions import ActionSpec, specs

_COMPARING, _LIBRARY = "Comparing and merging", "Library"

_TABLE = (
    ActionSpec("describe_speaker", "&Describe the speaker of the quote", "F2", "square-pen", "Quotes",
               "Title and organisation of the speaker"),
    ActionSpec("next_difference", "&Next difference", "F8", "chevron-down", _COMPARING,
               "Go to the next difference", window=_COMPARING),
    ActionSpec("previous_difference", "&Difference before", "Shift+F8", "chevron-up", _COMPARING,
               "Go to the difference before", window=_COMPARING),
    ActionSpec("keep_mine", "&Mine stands", "F6", "circle-check", _COMPARING, "What you wrote stands",
               window=_COMPARING),
    ActionSpec("take_theirs", "&Theirs stands", "F7", "circle-check", _COMPARING, "What the other copy has stands",
               window=_COMPARING),
    ActionSpec("new_entry", "&New entry", "Ctrl+N", "plus", _LIBRARY, "Add an entry of this kind", window=_LIBRARY),
    ActionSpec("save_entry", "&Save the entry", "Ctrl+S", "save", _LIBRARY, "Keep the changes as a new version",
               window=_LIBRARY),
    ActionSpec("remove_entry", "&Remove what is chosen in the list", "Delete", "trash-2", _LIBRARY,
               "Take it out of the library", window=_LIBRARY),
    ActionSpec("search_library", "S&earch", "Ctrl+F", "search", _LIBRARY, "Search the library", window=_LIBRARY),
)  # fmt: skip
"""What has a key and no entry in a menu; windows of their own may use keys of the menus for something else."""

_LINES = tuple(
    ActionSpec(f"outline_{number}", f"Go to line {number}", f"Ctrl+{number}", "panel-left", "Outline",
               "Go to a line of the outline, counted from its top")
    for number in range(1, 10)
)  # fmt: skip


def all_specs() -> Iterator[ActionSpec]:
    """Everything that has a key, or can be given one: first that of the menus."""
    yield from specs()
    yield from _TABLE
    yield from _LINES


def share_keys(one: ActionSpec, other: ActionSpec) -> bool:
    """Tell whether two actions hold in the same window, so that a key can be for one of them alone."""
    return one.window == other.window
