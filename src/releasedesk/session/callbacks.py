"""Plain callbacks: who wants to know of an event is called, in the order of asking."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Callbacks(Generic[T]):
    """The listeners of one event that carries a value."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[T], None]] = []

    def add(self, listener: Callable[[T], None]) -> None:
        """Call the listener at every event from now on."""
        self._listeners.append(listener)

    def remove(self, listener: Callable[[T], None]) -> None:
        """Stop calling the listener."""
        self._listeners.remove(listener)

    def __call__(self, event: T) -> None:
        """Tell all listeners of an event."""
        for listener in tuple(self._listeners):
            listener(event)
