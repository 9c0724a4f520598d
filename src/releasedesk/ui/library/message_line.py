"""The line of a window that says what happened, and may offer to take it back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from releasedesk.errors import FileProblem
from releasedesk.ui.controls.rows import role_label


class MessageLine(QWidget):
    """Shows the newest message until the next one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._do: Callable[[], object] | None = None
        self.label = role_label("", "muted", wraps=True)
        self.button = QPushButton()
        self.button.setProperty("kind", "quiet")
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._on_clicked)
        self.button.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.label, 1)
        row.addWidget(self.button)

    @property
    def text(self) -> str:
        """What is said."""
        return self.label.text()

    def say(self, text: str, way_out: str = "", do: Callable[[], object] | None = None) -> None:
        """Say something; `way_out` names a button that does something about it."""
        self.label.setText(text)
        self.label.setAccessibleName(text)
        self.button.setText(way_out)
        self.button.setAccessibleDescription(text)
        self.button.setVisible(bool(way_out))
        self._do = do

    def attempt(self, change: Callable[[], object]) -> bool:
        """Do something to a file; where that fails, say why and return False."""
        try:
            change()
        except FileProblem as error:
            self.say(str(error))
            return False
        return True

    def _on_clicked(self) -> None:
        do, self._do = self._do, None
        self.say("")
        if do is not None:
            do()
