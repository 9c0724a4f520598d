"""Names combo boxes for screen readers, also where no label that is seen stands beside them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QComboBox, QLabel, QWidget


class ComboNamer(QObject):
    """Gives a combo box a label that is not seen, when it is first shown among its neighbours.

    WORKAROUND: Qt 6 (QAccessibleComboBox::text) gives the chosen text as the name of a combo box on Unix, where names
    are expected to come from a label in relation to it; the accessible name that was set is never told.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Name the combo box once it has a parent and neighbours, and leave it alone from then on."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QComboBox):
            watched.removeEventFilter(self)
            _name(watched)
        return False


def _name(combo: QComboBox) -> None:
    parent: QWidget | None = combo.parentWidget()
    line = combo.lineEdit()
    if line is not None and not line.accessibleName():
        line.setAccessibleName(combo.accessibleName())
    if parent is None or any(label.buddy() is combo for label in parent.findChildren(QLabel)):
        return
    label = QLabel(combo.accessibleName(), parent, textFormat=Qt.TextFormat.PlainText)
    label.hide()
    label.setBuddy(combo)


_namer: ComboNamer | None = None


def name_when_shown(combo: QComboBox) -> None:
    """See to it that a combo box is named when it is shown."""
    global _namer
    if _namer is None:
        _namer = ComboNamer()
    combo.installEventFilter(_namer)
