"""The Languages menu: adding, switching and removing editions, and keeping translations in step."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSignalBlocker

from releasedesk.editing import editions
from releasedesk.model.place import Place, edition_place, is_within
from releasedesk.model.translation import Counterparts
from releasedesk.session.session import Session
from releasedesk.ui.controls.half_typed import finish_typing
from releasedesk.ui.controls.language_names import language_name
from releasedesk.ui.workspace import Workspace

if TYPE_CHECKING:
    from releasedesk.ui.main_window import MainWindow

_OF_SEVERAL = ("next_edition", "previous_edition", "remove_language")
_OF_TRANSLATIONS = ("side_by_side", "next_change", "up_to_date", "all_up_to_date", "make_original")


_PARTS = ("sections", "notes", "boilerplates", "contacts")
"""What has several parts with names of their own."""


class EditionActions(QObject):
    """Carries out what is asked of the editions of the open release."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._workspace: Workspace | None = None
        handlers: dict[str, Callable[[], object]] = {
            "add_language": self.add,
            "set_language": self.go_to_language,
            "next_edition": partial(self.step, 1),
            "previous_edition": partial(self.step, -1),
            "next_change": self.go_to_next,
            "up_to_date": self.mark_here,
            "all_up_to_date": self.mark_all,
            "make_original": self.make_original,
            "remove_language": self.remove,
        }
        for name, handler in handlers.items():
            window.actions_[name].triggered.connect(lambda _=False, do=handler: do())
        window.actions_["side_by_side"].toggled.connect(self._on_beside_toggled)
        window.bridge.edition_switched.add(self._on_edition_switched)

    def attach(self, workspace: Workspace) -> None:
        """Take charge of a workspace."""
        self._workspace = workspace
        frame = workspace.frame
        frame.bar.edition_requested.connect(self.switch)
        frame.bar.add_requested.connect(self.add)
        frame.done_requested.connect(self.put_in_order)
        frame.beside_changed.connect(self._on_beside_changed)
        frame.pending_changed.connect(self.show_state)

    def show_state(self) -> None:
        """Enable what makes sense for the edition that is shown."""
        session = self._window.session
        several = session is not None and len(session.release.editions) > 1
        is_translation = several and session is not None and session.edition is not session.release.original
        for name in _OF_SEVERAL:
            self._window.actions_[name].setEnabled(several)
        for name in _OF_TRANSLATIONS:
            self._window.actions_[name].setEnabled(is_translation)
        if session is not None and session.read_only:
            self._window.actions_.show_read_only()

    def switch(self, language: str) -> None:
        """Edit another edition; the cursor stays in the same part."""
        session = self._window.session
        if session is not None and session.edition.language != language:
            finish_typing()
            session.switch_edition(language)

    def switch_for(self, place: Place) -> bool:
        """Edit the edition that a place is in; False where it is in none."""
        session, parts = self._window.session, place.split("/")
        languages = [edition.language for edition in session.release.editions] if session is not None else []
        if len(parts) < 2 or parts[0] != "editions" or parts[1] not in languages:
            return False
        self.switch(parts[1])
        return True

    def go_to(self, place: Place) -> bool:
        """Go to a place, in whichever edition it is; False, and said so, where the form has no field for it."""
        session, workspace = self._window.session, self._workspace
        if session is None or workspace is None or not place:
            return False
        parts = place.split("/")
        is_in_edition = self.switch_for(place)
        # Whoever goes there from a window beside this one wants to write there.
        self._window.activateWindow()
        # A field stands for what is in it, but no part for another one.
        shortest = (4 if parts[2:3] and parts[2] in _PARTS else 3) if is_in_edition else 1
        counts = range(len(parts), min(shortest, len(parts)) - 1, -1)
        is_whole_edition = is_in_edition and len(parts) == 2
        if is_whole_edition or any(workspace.go_to("/".join(parts[:count])) for count in counts):
            return True
        self._window.status.warn("The form has no field for this place any more.")
        return False

    def step(self, by: int) -> None:
        """Edit the edition so many tabs further."""
        session = self._window.session
        if session is None:
            return
        languages = [edition.language for edition in session.release.editions]
        self.switch(languages[(languages.index(session.edition.language) + by) % len(languages)])

    def add(self) -> None:
        """Ask for a language and add it."""
        from releasedesk.ui.editions import add_dialog

        session = self._window.session
        if session is None:
            return
        chosen = add_dialog.ask_for_language(session.release, self._window)
        if chosen is None:
            return
        language, keeps = chosen
        if self._window.edits.apply(partial(editions.add_edition, language=language, keeps_words=keeps)):
            self._window.actions_["side_by_side"].setChecked(True)
            self._window.status.say(f"{language_name(language)} was added")

    def go_to_language(self) -> None:
        """Go to the field for the language of the edition that is shown."""
        session, workspace = self._window.session, self._workspace
        if session is not None and workspace is not None:
            workspace.go_to(edition_place(session.edition, "language"))

    def remove(self) -> None:
        """Remove the edition that is shown; undo brings it back."""
        session = self._window.session
        if session is not None:
            language = session.edition.language
            if self._window.edits.apply(partial(editions.remove_edition, language=language)):
                self._window.status.say(f"{language_name(language)} was removed; undo brings it back")

    def make_original(self) -> None:
        """Let the edition that is shown be the one that the others are translated from."""
        session = self._window.session
        if session is not None:
            self._window.edits.apply(partial(editions.make_original, language=session.edition.language))

    def go_to_next(self) -> None:
        """Go to the next part at which something is to be done."""
        if self._workspace is not None:
            self._workspace.frame.go_to_next()

    def mark_here(self) -> None:
        """Mark the part that the cursor is in as up to date."""
        workspace = self._workspace
        if workspace is None:
            return
        workspace.frame.compare()
        pair = next(
            (p for p in workspace.frame.pending if p.place and is_within(workspace.place, p.place)), None
        )
        if pair is None:
            self._window.status.say("Nothing is to be done here")
        else:
            self.put_in_order(pair.key)

    def mark_all(self) -> None:
        """Mark everything in the edition as up to date."""
        session = self._window.session
        if session is not None:
            self._window.edits.apply(partial(editions.mark_up_to_date, language=session.edition.language))

    def put_in_order(self, key: str) -> None:
        """Mark a part as up to date, or take it over from the original where it is missing."""
        session, workspace = self._window.session, self._workspace
        if session is None or workspace is None:
            return
        language = session.edition.language
        pair: Counterparts | None = next((each for each in workspace.frame.pairs if each.key == key), None)
        if pair is not None and pair.state == "missing":
            self._window.edits.apply(partial(editions.add_missing_part, language=language, key=key))
        else:
            self._window.edits.apply(partial(editions.mark_up_to_date, language=language, keys=(key,)))
        workspace.frame.compare()

    def _on_edition_switched(self, _: None) -> None:
        session, workspace = self._window.session, self._workspace
        if session is None or workspace is None:
            return
        place = self._counterpart(session, workspace)
        workspace.show_edition(session.release, session.edition)
        parts = place.split("/")
        # What has no counterpart is left for what is around it: the place must not stay in an edition that nobody sees.
        shortest = 3 if parts[0] == "editions" else 1
        around = ("/".join(parts[:count]) for count in range(len(parts), shortest - 1, -1))
        if not any(map(workspace.go_to, around)):
            workspace.go_to(edition_place(session.edition, "headline"))
        self._window.words.count(session.release, session.edition.language)
        self.show_state()

    def _counterpart(self, session: Session, workspace: Workspace) -> str:
        """Return where the cursor belongs in the edition that is shown now."""
        parts = workspace.place.split("/")
        if parts[0] != "editions":
            return workspace.place or edition_place(session.edition, "headline")
        return "/".join((parts[0], session.edition.language, *parts[2:]))

    def _on_beside_toggled(self, is_beside: bool) -> None:
        if self._workspace is not None:
            self._workspace.frame.show_beside(is_beside)

    def _on_beside_changed(self, is_beside: bool) -> None:
        action = self._window.actions_["side_by_side"]
        blocker = QSignalBlocker(action)
        action.setChecked(is_beside)
        blocker.unblock()
