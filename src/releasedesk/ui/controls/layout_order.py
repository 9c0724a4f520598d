"""What is in a layout, in its order, without asking it for its items.

WORKAROUND: PySide keeps what `QLayout.itemAt` returned for as long as there is the layout, and Qt deletes the item when
its widget goes. What is made at the same address then, a model or a window, is taken for a `QWidgetItem`.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def widgets_in(layout: QLayout) -> Iterator[QWidget]:
    """Yield the widgets of a layout, and of those in it, in their order."""
    parent: QWidget | None = layout.parentWidget()
    if parent is None:
        return
    widgets = parent.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    places: list[tuple[int, QWidget | QLayout]] = [(layout.indexOf(widget), widget) for widget in widgets]
    places += [(layout.indexOf(inner), inner) for inner in layout.children() if isinstance(inner, QLayout)]
    for index, part in sorted(places, key=lambda place: place[0]):
        if index < 0:
            continue
        if isinstance(part, QLayout):
            yield from widgets_in(part)
        else:
            yield part
