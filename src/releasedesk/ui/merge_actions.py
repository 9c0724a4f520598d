"""Merging with other copies on behalf of a window: chosen ones, those beside the file, and a changed file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from releasedesk.errors import InvalidEdit, ReleaseDeskError
from releasedesk.session.changes import FROM_FILE
from releasedesk.session.session import Session
from releasedesk.ui.dialogs import questions
from releasedesk.ui.keeping.copies_beside import CopiesBeside
from releasedesk.ui.keeping.notice_bar import Notice

if TYPE_CHECKING:
    from releasedesk.editing.edit import Edit
    from releasedesk.model import Release
    from releasedesk.model.place import Place
    from releasedesk.project.conflict_copies import ConflictCopy
    from releasedesk.review.conflicts import Choice
    from releasedesk.review.records import OpenConflict
    from releasedesk.session.disk import DiskState
    from releasedesk.session.merging import OtherCopy
    from releasedesk.ui.comparing.merge_dialog import MergeDialog, Preview
    from releasedesk.ui.keeping.merged_copy import MergedCopy
    from releasedesk.ui.review_actions import ReviewActions


class MergeActions(QObject):
    """Shows what a merge would bring, and does it as one step that can be undone."""

    def __init__(self, reviews: ReviewActions) -> None:
        super().__init__(reviews)
        self._reviews = reviews
        self.dialog: MergeDialog | None = None
        self._is_about_file = False
        self._undecided = 0
        self._merged_copy: MergedCopy | None = None
        self.copies = CopiesBeside(reviews.window, self)
        self.copies.merge_requested.connect(self._on_merge_requested)
        self.copies.compare_requested.connect(reviews.compare_with)

    @property
    def _session(self) -> Session | None:
        return self._reviews.session

    def attach(self, session: Session) -> None:
        """Watch over a project that was opened."""
        session.saved_state_changed.add(self._on_records_may_have_changed)
        self._undecided = 0
        self._on_records_may_have_changed(None)
        self.copies.look_soon(session)

    def detach(self, session: Session) -> None:
        """Leave a project."""
        session.saved_state_changed.remove(self._on_records_may_have_changed)

    def merge_with_chosen(self) -> None:
        """Ask for another copy, and merge it."""
        path = self._reviews.ask_for_file("Merge another copy")
        if path is not None:
            self.merge_with(path)

    def merge_with(self, path: Path, origin: str = "") -> None:
        """Show what merging with a file would bring."""
        from releasedesk.session.merging import read_copy

        session = self._session
        if session is None:
            return
        try:
            other = read_copy(path, self._reviews.store, origin)
        except ReleaseDeskError as error:
            questions.show_problem(
                self._reviews.window, f"{path.name} cannot be merged", questions.in_words(error)
            )
            return
        if other.project.release.id != session.release.id:
            sentence = (
                f"{path.name} is another release, not a copy of this one. Everything in it would be added."
            )
            if not questions.show_problem(self._reviews.window, "Merge another release?", sentence, "Go on"):
                return
        self._ask(session, other)

    def decide(self) -> None:
        """Let somebody decide what earlier merges left open."""
        session = self._session
        if session is None or not session.records.conflicts:
            self._reviews.say("There is nothing to decide.")
            return
        from releasedesk.session.merging import decision

        conflicts = session.records.conflicts

        def edit(choices: Mapping[str, Choice]) -> Edit:
            return decision(
                session.release, [(each, choices[each.id]) for each in conflicts if each.id in choices]
            )

        def do(choices: Mapping[str, Choice]) -> None:
            if choices and self._try(lambda: session.apply(edit(choices))):
                count = "One place is" if len(choices) == 1 else f"{len(choices)} places are"
                self._reviews.say(f"{count} decided; Undo takes that back.")

        summary = (
            "Two copies were merged that had changed the same places. Both texts were kept until you decide."
        )
        self._show(
            "Decide what stands", summary, conflicts, lambda choices: edit(choices).release, do, verb="Apply"
        )

    def _on_merge_requested(self, copy: ConflictCopy) -> None:
        """Merge a copy into what it was made of, which is opened where the copy is what is open."""
        if self._session is not None and self._session.path == copy.path:
            self._reviews.open(copy.original)
        session = self._session
        # The original cannot always be opened.
        if session is not None and session.path != copy.path:
            self.merge_with(copy.path, copy.origin)

    def merge_at_once(self, session: Session, state: DiskState) -> bool:
        """Bring what is unsaved here and what somebody else saved together; False where that has to be asked."""
        from releasedesk.session.merging import merged_with

        other = _saved_by_somebody(session, state)
        if other is None:
            return False
        was_asked = self._take_question_back()
        merged = merged_with(session, other)
        if merged.conflicts:
            if was_asked:
                self.ask_about_file(session, state)
            return False
        session.merged(merged.project, state, label=FROM_FILE)
        self._reviews.say("Somebody else saved this release; their changes and yours are together now.")
        return True

    def _take_question_back(self) -> bool:
        """Close a question about the file, which somebody saved once more; False where none was there."""
        if not self._is_about_file or self.dialog is None or not self.dialog.isVisible():
            return False
        self.dialog.close()
        return True

    def ask_about_file(self, session: Session, state: DiskState) -> None:
        """Show what somebody else saved beside what is unsaved here, and let somebody decide."""
        other = _saved_by_somebody(session, state)
        if other is not None:
            self._ask(session, other, state)
            self._is_about_file = True

    def _ask(self, session: Session, other: OtherCopy, state: DiskState | None = None) -> None:
        from releasedesk.session.merging import merged_with, with_choices
        from releasedesk.ui.comparing.merge_summary import summary_of

        merged = merged_with(session, other)

        def do(choices: Mapping[str, Choice]) -> None:
            self._try(lambda: self._bring_in(session, other, choices, state))

        self._show(
            f"Merge {other.origin}",
            summary_of(merged, other),
            merged.conflicts,
            lambda choices: with_choices(merged, choices).release,
            do,
            woven=merged.woven,
        )

    def _bring_in(
        self, session: Session, other: OtherCopy, choices: Mapping[str, Choice], state: DiskState | None
    ) -> None:
        """Merge anew, because somebody may have gone on writing while the question was there."""
        from releasedesk.session.merging import merged_with, with_choices

        project = with_choices(merged_with(session, other), choices)
        before = session.release
        self._reviews.keep("replaced")
        if state is not None:
            session.merged(project, state)
            self._put("conflict", None)
        else:
            session.bring_in(project)
        if session.release is before or session.release == before:
            self._reviews.say("Nothing changed: everything in the other copy was here already.")
        else:
            self._reviews.say("The copies are merged; Undo takes the merge back.")
        if other.path is not None and other.path != session.path:
            self._offer_to_clear_away(other.path, before)

    def _offer_to_clear_away(self, path: Path, before: Release) -> None:
        session = self._session
        if session is None:
            return
        from releasedesk.ui.keeping.merged_copy import MergedCopy

        if self._merged_copy is None:
            self._merged_copy = MergedCopy(self._reviews.window, self)
            # There may be further copies.
            for signal in (self._merged_copy.taken_back, self._merged_copy.put_away):
                signal.connect(self.copies.look_again)
        self.copies.put_away()
        self._merged_copy.offer(path, before, session.release)

    def _put(self, name: str, notice: Notice | None) -> None:
        self._reviews.window.notices.put(name, notice)

    def _on_records_may_have_changed(self, _: None) -> None:
        session = self._session
        count = len(session.records.conflicts) if session is not None else 0
        if count == self._undecided:
            # Told with every key; whoever closed the notice has read it.
            return
        self._undecided = count
        if not count:
            self._put("undecided", None)
            return
        text = (
            "One place is still to be decided after merging; what stands there now is one of two texts."
            if count == 1
            else f"{count} places are still to be decided after merging; at each stands one of two texts."
        )
        self._put("undecided", Notice(text, "warning", (("Decide…", self.decide),)))

    def _show(
        self,
        title: str,
        summary: str,
        conflicts: tuple[OpenConflict, ...],
        preview: Preview,
        do: Callable[[Mapping[str, Choice]], None],
        *,
        verb: str = "Merge",
        woven: tuple[Place, ...] = (),
    ) -> None:
        from releasedesk.ui.comparing.merge_dialog import MergeDialog

        session = self._session
        assert session is not None
        if self.dialog is not None:
            self.dialog.close()
        present: Release = session.release
        self._is_about_file = False
        self.dialog = MergeDialog(
            title, summary, present, conflicts, preview, woven=woven, verb=verb, parent=self._reviews.window
        )
        self.dialog.accepted_choices.connect(do)
        self.dialog.show()

    def _try(self, action: Callable[[], object]) -> bool:
        """Do something; where that cannot be done any more, say so and return False."""
        try:
            action()
        except InvalidEdit as error:
            questions.show_problem(self._reviews.window, "Not merged", questions.in_words(error))
            return False
        return True


def _saved_by_somebody(session: Session, state: DiskState) -> OtherCopy | None:
    from releasedesk.session.merging import OtherCopy

    if state.project is None:
        return None
    return OtherCopy(state.project, session.base, "the file, saved by somebody else")
