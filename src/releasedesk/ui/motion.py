"""Whether anything moves by itself: not where the system or the user wants it still."""

from __future__ import annotations

from PySide6.QtWidgets import QStyle, QWidget


class _State:
    is_wanted = True


def use(is_wanted: bool) -> None:
    """Let things move, or be where they belong at once."""
    _State.is_wanted = is_wanted


def is_wanted(widget: QWidget) -> bool:
    """Tell whether a widget may move what it shows; a widget that nobody sees never does."""
    duration = widget.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, widget)
    return _State.is_wanted and widget.isVisible() and duration > 0
