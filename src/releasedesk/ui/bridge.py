"""Turns what a session tells by plain callbacks into signals of Qt; the window listens to whichever session is open."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from releasedesk.session.session import Change, Session


class SessionBridge(QObject):
    """Tells what happens to the open project.

    Signals:
        release_changed: The release is another one now; carries the `Change`.
        edition_switched: Another edition is being edited than before.
        saved_state_changed: The file's name, or whether anything is unsaved, may have changed.
    """

    release_changed = Signal(object)
    edition_switched = Signal()
    saved_state_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session: Session | None = None

    @property
    def session(self) -> Session | None:
        """The session that is listened to."""
        return self._session

    def attach(self, session: Session | None) -> None:
        """Listen to a session, and no longer to the one before."""
        if self._session is not None:
            self._session.changed.remove(self._on_changed)
            self._session.edition_switched.remove(self._on_edition_switched)
            self._session.saved_state_changed.remove(self._on_saved_state_changed)
        self._session = session
        if session is not None:
            session.changed.add(self._on_changed)
            session.edition_switched.add(self._on_edition_switched)
            session.saved_state_changed.add(self._on_saved_state_changed)

    def _on_changed(self, change: Change) -> None:
        self.release_changed.emit(change)

    def _on_edition_switched(self, _: None) -> None:
        self.edition_switched.emit()

    def _on_saved_state_changed(self, _: None) -> None:
        self.saved_state_changed.emit()
