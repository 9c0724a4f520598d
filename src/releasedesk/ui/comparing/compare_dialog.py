"""Two states of a release beside each other in a window of their own."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from releasedesk.errors import FileProblem
from releasedesk.review.compare import Difference
from releasedesk.ui.comparing.comparison_view import ComparisonView
from releasedesk.ui.controls.rows import role_label
from releasedesk.ui.dialogs import files
from releasedesk.ui.dialogs.questions import in_words, show_problem
from releasedesk.ui.measures import window_size


class CompareDialog(QDialog):
    """Shows a comparison beside the window, which stays usable.

    Signals:
        place_requested: A place (its address) shall be shown in the form.
    """

    place_requested = Signal(str)

    def __init__(
        self,
        differences: Iterable[Difference],
        old: str,
        new: str,
        parent: QWidget | None = None,
        *,
        folder: Path | None = None,
    ) -> None:
        super().__init__(parent)
        self._folder = folder or Path.home()
        self._differences: tuple[Difference, ...] = ()
        self._names = (old, new)
        self.setWindowTitle(f"{old} and {new}")
        self.setSizeGripEnabled(True)
        self.resize(window_size(1000, 660))
        self.view = ComparisonView()
        self.view.place_requested.connect(self.place_requested)
        self.view.compared.connect(self._on_compared)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.report = buttons.addButton("Save report…", QDialogButtonBox.ButtonRole.ActionRole)
        self.report.setToolTip("Write all differences to a web page")
        self.report.clicked.connect(self._on_save_report)
        buttons.rejected.connect(self.reject)
        for button in buttons.buttons():
            # Return goes to the place of the difference that is chosen; it must not press a button.
            if isinstance(button, QPushButton):
                button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addWidget(self.view, 1)
        self.saved = role_label("", "success", wraps=True)
        self.saved.hide()
        column.addWidget(self.saved)
        column.addWidget(buttons)
        self.show_differences(differences)
        self.view.list.setFocus()

    def show_differences(self, differences: Iterable[Difference]) -> None:
        """Show what differs now; a report is written when all of it is known."""
        self.report.setEnabled(False)
        self.view.show_comparison(differences, *self._names)

    def _on_compared(self, differences: tuple[Difference, ...]) -> None:
        self._differences = differences
        self.report.setEnabled(True)

    def _on_save_report(self) -> None:
        path = files.ask_where_to_save_page(self, "Save the report", self._folder / "differences.html")
        if path is not None:
            self.write_report(path)

    def write_report(self, path: Path) -> None:
        """Write all differences to a web page."""
        from releasedesk.project.saving import write_atomically
        from releasedesk.review.report_html import as_html

        try:
            write_atomically(path, as_html(self._differences, *self._names).encode())
        except FileProblem as error:
            show_problem(self, f"{path.name} was not saved", in_words(error))
            return
        self.saved.setText(f"Saved to {path}")
        self.saved.show()
