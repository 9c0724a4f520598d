"""Looks for unsaved work of earlier runs when nobody waits for anything, and lets it be taken up or thrown away."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from releasedesk.session.jobs import DISK_PATIENCE, NewestOnly
from releasedesk.ui.keeping.notice_bar import Notice

if TYPE_CHECKING:
    from releasedesk.session.recovery import Offer
    from releasedesk.ui.main_window import MainWindow

_QUIET = 700
"""Milliseconds after the window is shown until it is looked for; the window and its pages come first."""


class Recovery(QObject):
    """Offers a window what earlier runs of the program left unsaved: on the start page, or in a notice.

    Signals:
        found: What there is now (a tuple of `Offer`).
    """

    found = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._worker = NewestOnly("recovery")
        self.offers: tuple[Offer, ...] = ()
        self._soon = QTimer(self, singleShot=True, interval=_QUIET)
        self._soon.timeout.connect(self.look)
        self.found.connect(self._on_found)

    def look_soon(self) -> None:
        """Look for unsaved work when nobody waits for anything."""
        self._soon.start()

    def look(self) -> None:
        """Look for unsaved work now, in the background."""
        from releasedesk.session.folders import recovery_folder

        root = recovery_folder()
        if root.is_dir() or self.offers:
            self._worker.submit(lambda: self._look(root))

    def wait(self, timeout: float = 10.0) -> bool:
        """Wait until it was looked for; False when the time, in seconds, ran out first."""
        return self._worker.wait_until_idle(timeout)

    def close(self) -> None:
        """Stop looking."""
        self._soon.stop()
        self._worker.close(DISK_PATIENCE)

    def show(self, offer: Offer | None = None) -> None:
        """Show unsaved work beside what is on disk, and do what is decided."""
        from releasedesk.ui.keeping.recovery_dialog import RecoveryDialog

        if not self.offers:
            self._window.status.say("There is no unsaved work of an earlier run.")
            return
        current = offer if offer in self.offers else self.offers[0]
        assert current is not None
        dialog = RecoveryDialog(self.offers, current, self._window)
        dialog.exec()
        chosen, decision = dialog.current, dialog.decision
        dialog.deleteLater()
        self._carry_out(chosen, decision.value)

    def _carry_out(self, offer: Offer, decision: str) -> None:
        if decision == "open":
            self.take_up(offer)
        elif decision == "open file" and offer.work.state is not None:
            self._window.files.open(offer.work.state.path)
        elif decision == "throw away":
            self.throw_away(offer)

    def take_up(self, offer: Offer) -> bool:
        """Open recovered work, unsaved as it is; False where it was not."""
        from releasedesk.session.recovery import take_up

        if not self._window.files.may_leave():
            return False
        taken = take_up(offer.work)
        if taken is None:
            self._window.status.warn("Another window took this up already.")
            self.look()
            return False
        session, journal = taken
        self._window.keeper.journal_next(journal)
        self._window.files.take(session)
        self._forget(offer)
        self._window.status.say("This is unsaved work of an earlier run. Save it to keep it.")
        return True

    def throw_away(self, offer: Offer) -> bool:
        """Throw recovered work away for good, after asking once; False where it was not."""
        from releasedesk.session.recovery import throw_away
        from releasedesk.ui.dialogs import questions
        from releasedesk.ui.keeping.recovery_words import name_of

        if not questions.ask_whether_to_throw_away(self._window, name_of(offer)):
            return False
        done = throw_away(offer.work)
        self._forget(offer)
        return done

    def _look(self, root: Path) -> None:
        from releasedesk.session.recovery import offers

        found = offers(root)
        # The window may have been closed meanwhile.
        with contextlib.suppress(RuntimeError):
            self.found.emit(found)

    def _forget(self, offer: Offer) -> None:
        self.found.emit(tuple(each for each in self.offers if each is not offer))

    def _on_found(self, offers: tuple[Offer, ...]) -> None:
        self.offers = offers
        if self._window.session is None:
            self._window.start_page.show_recovery(offers, self.show)
        if offers and self._window.session is not None:
            count = "Unsaved work" if len(offers) == 1 else f"Unsaved work of {len(offers)} releases"
            text = f"{count} of an earlier run was found."
            self._window.notices.put("recovered", Notice(text, "info", (("Look at it…", self.show),)))
        else:
            self._window.notices.put("recovered", None)
