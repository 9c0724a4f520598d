"""The user's own words: a text file with one on each line, shared by all windows and projects."""

from __future__ import annotations

import contextlib
from pathlib import Path

from releasedesk.errors import FileProblem
from releasedesk.project.data_folder import data_folder
from releasedesk.project.saving import write_atomically

_FILE = "words.txt"
_MOST = 100_000
"""Words that are read; more is no list that a person wrote."""


class PersonalWords:
    """The words that the user added on this machine, in the order of adding.

    Every change reads the file first, so that what another window added meanwhile stays.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._words: dict[str, None] = {}
        self._listed: tuple[str, ...] = ()
        self._seen: tuple[int, int] | None = None

    @property
    def path(self) -> Path:
        """Where the words are kept."""
        return (self._folder or data_folder()) / _FILE

    def words(self) -> tuple[str, ...]:
        """Return the words as they are in the file now; as they were last, where it cannot be read."""
        self._read_if_changed()
        return self._listed

    def add(self, word: str) -> None:
        """Add a word.

        Raises:
            FileProblem: The file cannot be written.

        """
        self._read_if_changed()
        if word not in self._words:
            self._words[word] = None
            self._write()

    def remove(self, word: str) -> None:
        """Take a word out again.

        Raises:
            FileProblem: The file cannot be written.

        """
        self._read_if_changed()
        if word in self._words:
            del self._words[word]
            self._write()

    def _read_if_changed(self) -> None:
        seen = self._state()
        if seen == self._seen:
            return
        self._seen = seen
        with contextlib.suppress(OSError, UnicodeDecodeError):
            lines = self.path.read_text(encoding="utf-8").splitlines() if seen else []
            self._words = dict.fromkeys(word for line in lines[:_MOST] if (word := line.strip()))
            self._listed = tuple(self._words)

    def _state(self) -> tuple[int, int] | None:
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size

    def _write(self) -> None:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            reason = error.strerror or "unknown reason"
            raise FileProblem(self.path, f"the word cannot be kept there ({reason})") from error
        write_atomically(self.path, "".join(f"{word}\n" for word in self._words).encode())
        self._seen = self._state()
        self._listed = tuple(self._words)
