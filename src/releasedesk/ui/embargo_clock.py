"""The embargo in the quiet line: how long until it lifts and at what time here, ticking."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from releasedesk.model import ReleaseLine
from releasedesk.ui import theme
from releasedesk.ui.elided_label import ElidedLabel
from releasedesk.ui.form.countdown import lifts_in_words

_MINUTE = 60_000


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


class EmbargoClock(ElidedLabel):
    """Says when an embargo lifts, in the time of this machine; counts down by itself at each full minute.

    Args:
        now: Gives the present moment, with its offset.

    """

    def __init__(self, now: Callable[[], dt.datetime] = _now, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._now = now
        self._line = ReleaseLine()
        self._minute = QTimer(self, singleShot=True)
        self._minute.timeout.connect(self._show)
        self.hide()

    def show_line(self, line: ReleaseLine) -> None:
        """Show when another release line lifts; nothing where the release may be used at once."""
        if line != self._line:
            self._line = line
            self._show()

    def clear(self) -> None:
        """Show that no release is open."""
        self.show_line(ReleaseLine())

    def _show(self) -> None:
        until = self._line.instant
        self._minute.stop()
        if until is None:
            words = "On hold" if self._line.kind == "hold" else ""
        else:
            now = self._now()
            words = f"Embargo {lifts_in_words(until, now)}"
            self._minute.start(_MINUTE - (now.second * 1000 + now.microsecond // 1000) + 50)
        self.show_words(words)
        tone = "warning" if words else ""
        theme.set_look(self, "tone", tone)
        self.setVisible(bool(words))
