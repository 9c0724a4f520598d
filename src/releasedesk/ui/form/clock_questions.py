"""What is asked about an embargo while clocks change: which of two equal times, or which time beside one they skip."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from releasedesk.rendering.dates import date_in_words
from releasedesk.rendering.phrases import phrases_for
from releasedesk.ui.controls.rows import FieldRow
from releasedesk.ui.controls.segments import Segments
from releasedesk.ui.form.embargo_time import Embargo, nearest_embargoes, repeated_clocks
from releasedesk.ui.form.zone_names import city_of


class ClockQuestions(QWidget):
    """At most one question, below the release line; nothing is chosen before somebody has answered.

    Signals:
        answered: The embargo that is meant (an `Embargo`).
    """

    answered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._asked: Embargo | None = None
        self._nearest: tuple[Embargo, Embargo] | None = None
        self.which = Segments(
            (("0", "First", "The earlier of the two times"), ("1", "Second", "The later of the two times"))
        )
        self.repeated = FieldRow("", self.which)
        self.nearest = Segments(
            (
                ("before", "Before", "The last minute before the gap"),
                ("after", "After", "The first minute after it"),
            )
        )
        self.skipped = FieldRow("Which of the nearest times is meant?", self.nearest)
        self.repeated.label.setWordWrap(True)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.repeated)
        rows.addWidget(self.skipped)
        self.which.chosen.connect(self._on_which_chosen)
        self.nearest.chosen.connect(self._on_nearest_chosen)
        self.hide()

    def ask(self, embargo: Embargo) -> bool:
        """Ask what is meant by an embargo; False where its time is shown exactly once, so that nothing is asked."""
        self._nearest = nearest_embargoes(embargo)
        if self._nearest is not None:
            self._show_rows(skipped=True)
            self._show_nearest(self._nearest)
            return True
        return self._show_which(embargo, "")

    def show_answer(self, embargo: Embargo | None) -> None:
        """Show what an embargo that is set means, where its time is shown twice; no question otherwise."""
        if embargo is None or not self._show_which(embargo, str(embargo.fold)):
            self._show_rows()

    def _show_which(self, embargo: Embargo, answer: str) -> bool:
        clocks = repeated_clocks(embargo)
        if not clocks:
            return False
        self._asked = embargo
        for value, word, clock in zip(("0", "1"), ("First", "Second"), clocks, strict=True):
            _say(self.which.button(value), f"{word} ({clock})")
        self.which.make_room()
        self.which.show_value(answer)
        self.repeated.label.setText(
            f"Clocks in {city_of(embargo.zone)} go back on {_day(embargo)} and show {embargo.wall_time:%H:%M} twice: "
            "which one is meant?"
        )
        self._show_rows(repeated=True)
        return True

    def _show_nearest(self, nearest: tuple[Embargo, Embargo]) -> None:
        for value, each in zip(("before", "after"), nearest, strict=True):
            _say(self.nearest.button(value), f"{each.wall_time:%H:%M}")
        self.nearest.show_value("")
        self.nearest.make_room()

    def _show_rows(self, *, repeated: bool = False, skipped: bool = False) -> None:
        self.repeated.setVisible(repeated)
        self.skipped.setVisible(skipped)
        self.setVisible(repeated or skipped)

    def _on_which_chosen(self, fold: str) -> None:
        if self._asked is not None:
            self.answered.emit(Embargo(self._asked.wall_time, self._asked.zone, int(fold)))

    def _on_nearest_chosen(self, which: str) -> None:
        if self._nearest is not None:
            self.answered.emit(self._nearest[which == "after"])


def _say(button: QPushButton, words: str) -> None:
    """Show words on a button, and let a screen reader say the same."""
    button.setText(words)
    button.setAccessibleName(words)


def _day(embargo: Embargo) -> str:
    return date_in_words(embargo.wall_time.date(), phrases_for("en"))
