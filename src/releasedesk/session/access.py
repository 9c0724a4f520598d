"""Whether an open release may be changed, and who or what keeps it from that."""

from __future__ import annotations

from collections.abc import Callable


class Access:
    """The right to change a release.

    Attributes:
        reason: Why it must not be changed, in a sentence; empty where it may be.
        held_by: With whom that reason goes away, where somebody is working on the file.

    """

    def __init__(self, on_changed: Callable[[], None]) -> None:
        self._on_changed = on_changed
        self.reason = ""
        self.held_by = ""

    def allow(self) -> None:
        """Let the release be changed from now on, as when whoever kept it from that closed the file."""
        self.forbid("")

    def forbid(self, reason: str, *, held_by: str = "") -> None:
        """Let the release be read alone from now on."""
        self.reason, self.held_by = reason, held_by
        self._on_changed()
