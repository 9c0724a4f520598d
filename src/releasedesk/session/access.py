"""Whether an open release may be changed, and who or what keeps it from that."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from releasedesk.errors import FileProblem


class Access:
    """The right to change a release.

    A file that is damaged, or that a later version wrote, must stay as it is whoever asks; other reasons come and go.

    Attributes:
        held_by: With whom the reason goes away, where somebody is working on the file.

    """

    def __init__(self, on_changed: Callable[[], None]) -> None:
        self._on_changed = on_changed
        self._reason = ""
        self._kept_for = ""
        self.held_by = ""

    @property
    def reason(self) -> str:
        """Why it must not be changed, in a sentence; empty where it may be."""
        return self._kept_for or self._reason

    def keep_file(self, reason: str) -> None:
        """Never write to the file, for a reason in a sentence that nothing else takes away; empty for none."""
        self._kept_for = reason

    def refuse_writing(self, path: Path) -> None:
        """Refuse to write to the file where the release is open for reading alone.

        Raises:
            FileProblem: It is; the message says why, and the way out.

        """
        if self._kept_for:
            raise FileProblem(path, self._kept_for)
        if self._reason:
            raise FileProblem(path, f"{self._reason} Save it under another name to work on it.")

    def refuse_writing_over(self, path: Path, present: Path | None) -> None:
        """Refuse to save as `path` where that is the present file by another name, and must stay as it is.

        Raises:
            FileProblem: It must.

        """
        if self._kept_for and present is not None and path.resolve() == present.resolve():
            problem = "this file is kept as it is, because it could not be read whole; choose another name"
            raise FileProblem(path, problem)

    def allow(self) -> None:
        """Let the release be changed from now on, as when whoever kept it from that closed the file."""
        self.forbid("")

    def allow_all(self) -> None:
        """Forget every reason, as when the release is in another file from now on."""
        self._kept_for = ""
        self.allow()

    def forbid(self, reason: str, *, held_by: str = "") -> None:
        """Let the release be read alone from now on."""
        self._reason, self.held_by = reason, held_by
        self._on_changed()
