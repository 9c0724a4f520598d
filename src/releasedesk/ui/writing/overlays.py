"""Widgets that lie over blocks of a text: one for each block in sight, made when needed and used again for others."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from releasedesk.model import Block
from releasedesk.ui.writing.surface import WritingSurface

W = TypeVar("W", bound=QWidget)


class Overlays(Generic[W]):
    """The widgets of one kind over one surface, each by the identifier of its block.

    Args:
        surface: The text.
        make: Makes a widget, where none is free.

    """

    def __init__(self, surface: WritingSurface, make: Callable[[], W]) -> None:
        self._surface, self._make = surface, make
        self._used: dict[str, W] = {}
        self._free: list[W] = []

    def __contains__(self, block: str) -> bool:
        return block in self._used

    def __iter__(self) -> Iterator[tuple[str, W]]:
        return iter(self._used.items())

    def of(self, block: str) -> W | None:
        """Return the widget of a block, if it has one."""
        return self._used.get(block)

    def take(self, block: str) -> W:
        """Return the widget of a block, which gets one now where it has none."""
        if block not in self._used:
            self._used[block] = self._free.pop() if self._free else self._make()
        return self._used[block]

    def around(self, field: QWidget | None) -> W | None:
        """Return the widget that a field is part of."""
        if field is None:
            return None
        return next((each for each in self._used.values() if each.isAncestorOf(field)), None)

    def keep(self, wanted: Container[str]) -> None:
        """Free the widgets of other blocks; the one that is being written in stays as long as its block is there."""
        for block in [each for each in self._used if each not in wanted]:
            widget = self._used[block]
            is_gone = all(each.id != block for each in self._surface.body.blocks)
            focus: QWidget | None = self._surface.window().focusWidget()
            has_focus = focus is not None and widget.isAncestorOf(focus)
            if has_focus and not is_gone:
                continue
            if has_focus:
                # Qt would look for the next field, and find it in what is about to be hidden.
                self._surface.setFocus(Qt.FocusReason.OtherFocusReason)
            widget.hide()
            self._free.append(self._used.pop(block))

    def elsewhere(self, wanted: Container[str]) -> list[tuple[Block, W]]:
        """Return the blocks and widgets that are kept although they are not in sight: they show changes, too."""
        blocks = {block.id: block for block in self._surface.body.blocks if block.id in self._used}
        return [(block, self._used[name]) for name, block in blocks.items() if name not in wanted]


def next_stop(stops: Sequence[QWidget], current: QWidget, *, forward: bool) -> int:
    """Return which of the stops of a widget over a block follows the field with the focus; one outside them for none.

    What the tabulator does not stop at, such as a button that was clicked, stands behind all stops.
    """
    behind = len(stops) - 1 if forward else len(stops)
    at = (index for index, stop in enumerate(stops) if stop is current or stop.isAncestorOf(current))
    return next(at, behind) + (1 if forward else -1)
