"""Which parts beside the form are shown: those that are wanted and have room."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSplitter, QWidget


class RoomForParts(QObject):
    """Shows the parts of a splitter that are wanted; where the window is too narrow for all, some give way for a time.

    Args:
        splitter: What shares its width among them and what always stays.
        parts: Those that may be hidden; the first gives way first. One that was asked for since gives way last.

    Signals:
        changed: A part gave way or came back by itself.
    """

    changed = Signal()

    def __init__(self, splitter: QSplitter, parts: tuple[QWidget, ...]) -> None:
        super().__init__(splitter)
        self._splitter = splitter
        self._parts = list(parts)
        self._wanted = dict.fromkeys(parts, True)
        self._gone: set[QWidget] = set()
        self._is_alone = False
        self._sizes: list[int] = []
        splitter.splitterMoved.connect(self.note_sizes)

    def want(self, part: QWidget, is_wanted: bool) -> None:
        """Show a part as far as there is room, the others giving way to it; or hide it."""
        self._wanted[part] = is_wanted
        if is_wanted:
            self._parts.remove(part)
            self._parts.append(part)
        self.share()

    def leave_alone(self, is_alone: bool) -> None:
        """Hide all parts, or show again those that are wanted."""
        self._is_alone = is_alone
        self.share()

    def is_shown(self, part: QWidget) -> bool:
        """Tell whether a part is wanted and has room."""
        return self._wanted[part] and part not in self._gone

    def share(self) -> None:
        """Show what is wanted and has room."""
        gone = self._without_room()
        is_other, self._gone = gone != self._gone, gone
        for part in self._parts:
            # Pages in a window of their own leave it to nobody.
            is_here = part.parent() is self._splitter
            part.setVisible(self._wanted[part] and part not in gone and not (is_here and self._is_alone))
        if is_other:
            if not gone and len(self._sizes) == self._splitter.count():
                self._splitter.setSizes(self._sizes)
            self.changed.emit()
        self.note_sizes()

    def note_sizes(self) -> None:
        """Remember how the parts share the width while all have room, to give it back to them."""
        sizes = self._splitter.sizes()
        if not self._gone and all(sizes):
            self._sizes = sizes

    def _without_room(self) -> set[QWidget]:
        """Return the parts that are wanted, but have to give way."""
        splitter = self._splitter
        wanted = [part for part in self._parts if self._wanted[part] and part.parent() is splitter]
        others = [splitter.widget(at) for at in range(splitter.count())]
        needed = sum(_least(each) for each in others if each is not None and each not in self._parts)
        needed += sum(_least(part) + splitter.handleWidth() for part in wanted)
        gone: set[QWidget] = set()
        for part in wanted:
            if needed <= splitter.width():
                break
            needed -= _least(part) + splitter.handleWidth()
            gone.add(part)
        return gone


def _least(part: QWidget) -> int:
    return max(part.minimumSizeHint().width(), part.minimumWidth())
