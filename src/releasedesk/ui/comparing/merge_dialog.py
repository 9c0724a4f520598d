"""What comes of merging with another copy, before it is done: what has to be decided, and everything that comes in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from releasedesk.model import Release
from releasedesk.model.place import Place, is_within
from releasedesk.review.compare import Difference
from releasedesk.review.conflicts import Choice
from releasedesk.review.records import OpenConflict
from releasedesk.ui.as_written import breakable
from releasedesk.ui.comparing.comparison_view import ComparisonView
from releasedesk.ui.comparing.conflict_panel import ConflictPanel
from releasedesk.ui.controls.rows import role_label
from releasedesk.ui.controls.segments import Segments
from releasedesk.ui.measures import window_size

Preview = Callable[[Mapping[str, Choice]], Release]
"""Returns what the release becomes with some choices."""


_WOVEN = "of both sides: read it once"


class MergeDialog(QDialog):
    """Asks what is to be decided.

    Signals:
        accepted_choices: The merge shall be done with these choices, by the identifiers of conflicts.
    """

    accepted_choices = Signal(object)

    def __init__(
        self,
        title: str,
        summary: str,
        present: Release,
        conflicts: tuple[OpenConflict, ...],
        preview: Preview,
        *,
        woven: tuple[Place, ...] = (),
        verb: str = "Merge",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._present, self._preview, self._conflicts, self._woven = present, preview, conflicts, woven
        self.setWindowTitle(title)
        self.setSizeGripEnabled(True)
        self.resize(window_size(1000, 660))
        self.panel = ConflictPanel()
        self.panel.show_conflicts(preview({}), conflicts)
        self.changes = ComparisonView()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.panel)
        self._stack.addWidget(self.changes)
        self.pages = Segments(
            (
                ("decide", "To decide", "Show what both changed"),
                ("all", "All changes", "Show what becomes of the release"),
            )
        )
        self.state = role_label("", "hint")
        self.do_button = QPushButton(verb)
        self.do_button.setProperty("kind", "primary")
        # Return in a list must not merge anything.
        self.do_button.setAutoDefault(False)
        self._lay_out(title, summary)
        self.pages.chosen.connect(self._show_page)
        self.panel.choices_changed.connect(self._show_state)
        self.do_button.clicked.connect(self._on_do)
        self._show_page("decide" if conflicts else "all")
        self._show_state()
        (self.panel if conflicts else self.changes).list.setFocus()

    def _lay_out(self, title: str, summary: str) -> None:
        top = QHBoxLayout()
        top.addWidget(self.pages)
        top.addStretch(1)
        top.addWidget(self.state)
        buttons = QDialogButtonBox()
        buttons.addButton(self.do_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(role_label(breakable(title), "card-title", wraps=True))
        column.addWidget(role_label(summary, "muted", wraps=True))
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        column.addWidget(buttons)
        self.pages.button("decide").setEnabled(bool(self._conflicts))

    def _show_page(self, name: str) -> None:
        self.pages.show_value(name)
        if name == "all":
            from releasedesk.review.compare import differences

            found = differences(self._present, self._preview(self.panel.choices))
            message = "Nothing changes as long as nothing is decided."
            if not self._conflicts:
                message = "Nothing changes: everything in the other copy is here already."
            self.changes.show_comparison(map(self._with_note, found), "Now", "After merging", message)
        self._stack.setCurrentIndex(1 if name == "all" else 0)

    def _with_note(self, difference: Difference) -> Difference:
        """Return a difference, said to be put together of both sides where it is."""
        place = difference.place
        if not any(is_within(place, each) or is_within(each, place) for each in self._woven if place):
            return difference
        note = ", ".join(filter(None, (difference.note, _WOVEN)))
        return replace(difference, note=note)

    def _show_state(self) -> None:
        left = len(self._conflicts) - len(self.panel.choices)
        if not self._conflicts:
            self.state.setText("Everything fits together")
        elif not left:
            self.state.setText("Everything is decided")
        else:
            self.state.setText(
                "One place is not decided yet" if left == 1 else f"{left} places are not decided yet"
            )

    def _on_do(self) -> None:
        self.accepted_choices.emit(dict(self.panel.choices))
        self.accept()
