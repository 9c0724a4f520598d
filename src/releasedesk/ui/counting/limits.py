"""The channel whose limits count in all windows, told to the meters when it is another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

if TYPE_CHECKING:
    from releasedesk.session.channels import Channel
    from releasedesk.session.settings import Settings


class Limits(QObject):
    """Holds the chosen channel; None until the window is at rest, so that its start does not wait for it.

    Signals:
        changed: Another channel counts now, or its limits are others.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.channel: Channel | None = None

    def use(self, settings: Settings) -> None:
        """Let the channel count that the settings name."""
        from releasedesk.session.channels import chosen_channel

        channel = chosen_channel(settings)
        if channel != self.channel:
            self.channel = channel
            self.changed.emit()


class _Shared:
    limits: Limits | None = None


def shared() -> Limits:
    """Return the limits of the program."""
    if _Shared.limits is None:
        _Shared.limits = Limits(QCoreApplication.instance())
    return _Shared.limits


def forget_shared() -> None:
    """Begin anew, as tests do."""
    _Shared.limits = None
