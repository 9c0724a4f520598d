"""Passes on what the open session tells to the parts of a window, which stay when another session is opened."""

from __future__ import annotations

from releasedesk.session.callbacks import Callbacks
from releasedesk.session.session import Change, Session


class SessionBridge:
    """Tells what happens to the open project.

    Plain callbacks, not signals of Qt: a signal gives up the interpreter for every listener, and while the worker
    makes pages each of a key's listeners would wait for it.

    Attributes:
        release_changed: The release is another one now; carries the `Change`.
        edition_switched: Another edition is being edited than before.
        saved_state_changed: The file's name, or whether anything is unsaved, may have changed.

    """

    def __init__(self) -> None:
        self.release_changed: Callbacks[Change] = Callbacks()
        self.edition_switched: Callbacks[None] = Callbacks()
        self.saved_state_changed: Callbacks[None] = Callbacks()
        self._session: Session | None = None

    @property
    def session(self) -> Session | None:
        """The session that is listened to."""
        return self._session

    def attach(self, session: Session | None) -> None:
        """Listen to a session, and no longer to the one before."""
        if self._session is not None:
            self._session.changed.remove(self.release_changed)
            self._session.edition_switched.remove(self.edition_switched)
            self._session.saved_state_changed.remove(self.saved_state_changed)
        self._session = session
        if session is not None:
            session.changed.add(self.release_changed)
            session.edition_switched.add(self.edition_switched)
            session.saved_state_changed.add(self.saved_state_changed)
