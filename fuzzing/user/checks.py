"""What must hold of the window after whatever the user did."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QWidget

from fuzzing.user.hands import name_of
from releasedesk.model import Quote, Release, plain_text
from releasedesk.model.place import Place, is_within, resolve
from releasedesk.project.document import to_bytes
from releasedesk.project.reading import parse_project
from releasedesk.session.changes import Change
from releasedesk.session.session import Session
from releasedesk.ui.controls.growing_field import GrowingField
from releasedesk.ui.controls.half_typed import finish_typing
from releasedesk.ui.controls.line_field import LineField
from releasedesk.ui.main_window import MainWindow
from releasedesk.ui.writing.area import WritingArea
from releasedesk.ui.writing.surface import WritingSurface

_STEPS = 600
"""More than the history keeps."""


class Checks:
    """Follows the releases that are open; `tell` is told of what does not hold."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self._tell = tell
        # Sessions stay, so that no other one takes the place of one in memory.
        self._followed: list[Session] = []
        self._here: set[Place] = set()
        self._steps = 0
        self._is_undoing = False

    def look(self) -> None:
        """Check what can be checked after every step."""
        windows = _windows()
        self._here = {window.workspace.place for window in windows if window.workspace is not None}
        for window in windows:
            session = window.session
            if session is not None and not any(session is each for each in self._followed):
                self._followed.append(session)
                session.changed.add(partial(self._on_changed, session))
        focus = QApplication.focusWidget()
        self._look_at_place(focus, windows)
        if focus is not None and focus.window().isVisible() and not focus.isVisible():
            self._tell(f"the focus is in {name_of(focus)}, which nobody sees: {' in '.join(_around(focus))}")

    def _look_at_place(self, focus: QWidget | None, windows: list[MainWindow]) -> None:
        """Check that the place is in the text that is written in: commands are done there."""
        area = focus.parentWidget() if isinstance(focus, WritingSurface) else None
        workspace = next((each.workspace for each in windows if area and each.isAncestorOf(area)), None)
        if (
            isinstance(area, WritingArea)
            and workspace is not None
            and not is_within(workspace.place, area.place)
        ):
            self._tell(f"the focus is in the text at {area.place}, and the place is {workspace.place}")

    def look_closely(self) -> None:
        """Check what takes longer, in every window with an open release."""
        for window in _windows():
            session = window.session
            if session is None or window.workspace is None:
                continue
            self._check_form(window, session)
            self._check_file(session)

    def undo_everything(self) -> None:
        """Undo as far as it goes in the active window, and redo: the release must be what it was."""
        window = QApplication.activeWindow()
        if not isinstance(window, MainWindow) or window.session is None or window.session.read_only:
            return
        finish_typing()
        session, before = window.session, window.session.release
        self._steps = 0
        self._is_undoing = True
        while session.undo_label and self._steps < _STEPS:
            window.edits.undo()
        self._check_form(window, session)
        while session.redo_label and self._steps:
            window.edits.redo()
        self._is_undoing = False
        self._check_form(window, session)
        if session.release != before:
            self._tell(f"redo gives another release: {differences(before, session.release)}")

    def _on_changed(self, session: Session, change: Change) -> None:
        self._steps += {"undo": 1, "redo": -1}.get(change.cause, 0)
        if self._is_undoing and change.cause == "edit":
            stack = "".join(traceback.format_stack(limit=30)[:-1])
            self._tell(f"“{session.undo_label}” is an edit in the middle of undo\n{stack}")
        # What another window saved comes in without a place.
        if change.cause != "edit" or not change.places:
            return
        # The places of an edit lead the cursor; what is pasted in one section may end in another, and what is dropped
        # on a quote ends behind it.
        pasted = map(_section_of, change.places) if session.undo_label == "paste" else ()
        places = [_in_any_edition(each) for each in (*change.places, *pasted, *map(_section_of, self._here))]
        # A quote is the same in every edition, though one edition may have it in another section.
        edited = {_block_of(each) for each in change.places} - {""}
        for what, place in _touched(change.before, change.release):
            there = _in_any_edition(place)
            is_near = any(is_within(each, there) or is_within(there, each) for each in places)
            if not is_near and _block_of(place) not in edited:
                self._tell(f"“{session.undo_label}” at {change.places} changed {what} at {place}")

    def _check_file(self, session: Session) -> None:
        content = to_bytes(session.project())
        opened = parse_project(content, Path("as-saved"))
        if opened.release != session.project().release:
            self._tell(f"saved and opened: {differences(session.release, opened.release)}")

    def _check_form(self, window: MainWindow, session: Session) -> None:
        assert window.workspace is not None
        form = window.workspace.form
        for area in form.writing_areas():
            if area.surface is None or not area.surface.isVisible():
                continue
            blocks = _at(session.release, area.place)
            if blocks is not None and area.surface.body.blocks != blocks:
                self._tell(f"the text at {area.place} is not what the release has there")
            rows = [plain_text(row.text).replace("\n", "\u2028") for row in area.surface.rows]
            document = area.surface.document()
            shown = [document.findBlockByNumber(number).text() for number in range(document.blockCount())]
            written = [
                text for text, row in zip(shown, area.surface.rows, strict=False) if row.kind != "object"
            ]
            known = [text for text, row in zip(rows, area.surface.rows, strict=True) if row.kind != "object"]
            if len(shown) != len(rows) or written != known:
                self._tell(f"the text at {area.place} shows {written}, and believes to show {known}")
        fields: list[LineField | GrowingField] = [
            *form.findChildren(LineField),
            *form.findChildren(GrowingField),
        ]
        # Those made of them show something else than the plain words, such as keywords parted by commas.
        plain = [each for each in fields if type(each) in (LineField, GrowingField) and each.isVisible()]
        # Those of cells that went away stay until the window has time for it.
        for field in [each for each in plain if each.property("kind") != "cell" or each.hasFocus()]:
            value = _at(session.release, field.place) if field.place else None
            if value is not None and field.text() != plain_text(value):
                self._tell(f"the field of {field.place} shows {field.text()!r}, the release has {value!r}")


def differences(one: Release, other: Release) -> str:
    """Return the first places at which two releases differ, with what stands there."""
    found = list(_differences(one.model_dump(mode="json"), other.model_dump(mode="json"), ""))
    return "; ".join(found[:3])


def _differences(one: object, other: object, where: str) -> Iterator[str]:
    if isinstance(one, dict) and isinstance(other, dict):
        for key in one.keys() | other.keys():
            yield from _differences(one.get(key), other.get(key), f"{where}/{key}")
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for index, (here, there) in enumerate(zip(one, other, strict=True)):
            yield from _differences(here, there, f"{where}/{index}")
    elif one != other:
        yield f"{where}: {str(one)[:200]} / {str(other)[:200]}"


def _windows() -> list[MainWindow]:
    shown = [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)]
    return [each for each in shown if each.isVisible()]


def _at(release: Release, place: Place) -> Any:
    try:
        return resolve(release, place)
    except LookupError:
        return None


def _in_any_edition(place: Place) -> Place:
    """Return a place without its language: embargo and speakers are those of all editions (`editing/together.py`)."""
    parts = place.split("/")
    return "/".join(parts[2:]) if parts[0] == "editions" else place


def _around(widget: QWidget) -> Iterator[str]:
    """Yield what a widget is in, and which of that is hidden."""
    around: QWidget | None = widget
    while around is not None and not around.isWindow():
        around = around.parentWidget()
        yield (
            f"hidden {name_of(around)}" if around is not None and around.isHidden() else type(around).__name__
        )


def _section_of(place: Place) -> Place:
    return place.partition("/blocks/")[0]


def _block_of(place: Place) -> str:
    return place.partition("/blocks/")[2].partition("/")[0]


def _touched(before: Release, after: Release) -> Iterator[tuple[str, Place]]:
    """Yield which embargoes and quotes differ, and where they stood; those of whole editions that went do not count."""
    editions = {edition.language: edition for edition in after.editions}
    quotes = dict(_quotes(after))
    for edition in before.editions:
        other = editions.get(edition.language)
        if other is not None and other.release_line != edition.release_line:
            yield "the release line", f"editions/{edition.language}/release_line"
    for place, quote in _quotes(before):
        if place in quotes and quotes[place] != quote:
            yield "a quote", place


def _quotes(release: Release) -> Iterator[tuple[Place, Quote]]:
    for edition in release.editions:
        for section in edition.sections:
            for block in section.blocks:
                if isinstance(block, Quote):
                    yield f"editions/{edition.language}/sections/{section.id}/blocks/{block.id}", block
