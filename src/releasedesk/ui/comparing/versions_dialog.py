"""Earlier versions and named snapshots of a release: look at them, compare them, bring one back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from releasedesk.project.versions import VersionStore
from releasedesk.review.compare import Difference
from releasedesk.session.session import Session
from releasedesk.ui.comparing.comparison_view import ComparisonView
from releasedesk.ui.comparing.state_list import StateList
from releasedesk.ui.comparing.states import State, read_state, states_of
from releasedesk.ui.controls.rows import describe, role_label
from releasedesk.ui.dialogs import questions
from releasedesk.ui.measures import pixels, window_size

_NOW, _BEFORE = "now", "before"
_OTHER_SIGNS = 22
"""Characters of what is compared with that are always read, enough for a moment and “the version before it”."""


class VersionsDialog(QDialog):
    """Lists the states of a release on the left, and shows on the right what differs between two of them.

    Signals:
        restore_requested: A `Release` shall take the place of the present one, with what the step is called.
        save_requested: A `Release` shall be saved to a file of its own.
        snapshot_requested: The present release shall be kept under a name.
        snapshots_changed: Other snapshots (a tuple) shall stand in the project.
        place_requested: A place (its address) shall be shown in the form.
    """

    restore_requested = Signal(object, str)
    save_requested = Signal(object)
    snapshot_requested = Signal()
    snapshots_changed = Signal(object)
    place_requested = Signal(str)

    def __init__(self, session: Session, store: VersionStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._store = session, store
        self._states: list[State] = []
        self._is_with_present = False
        self.setWindowTitle("Versions and snapshots")
        self.setSizeGripEnabled(True)
        self.resize(window_size(1120, 680))
        self.list = StateList()
        self.other = QComboBox()
        # The name of a snapshot may be a whole sentence, and must not make the window wider than the screen.
        self.other.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.other.setMinimumContentsLength(_OTHER_SIGNS)
        describe(self.other, "Compared with", "Choose what the chosen version is compared with")
        self.view = ComparisonView()
        self.problem = role_label("", "error", wraps=True)
        self.problem.hide()
        self._buttons()
        self._lay_out()
        self._connect()
        self.refresh()
        self.list.setFocus()

    def _buttons(self) -> None:
        self.restore = QPushButton("Restore")
        self.restore.setProperty("kind", "primary")
        self.save_copy = QPushButton("Save as file…")
        self.rename = QPushButton("Rename…")
        self.remove = QPushButton("Remove…")
        self.snapshot = QPushButton("Keep a snapshot…")
        for button, help in (
            (
                self.restore,
                "Bring this state back; what stands there now stays a version, and undo takes it back",
            ),
            (self.save_copy, "Save this state to a file of its own"),
            (self.rename, "Give the snapshot another name"),
            (self.remove, "Take the snapshot out of the project file"),
            (self.snapshot, "Keep the release as it is now under a name, in the project file"),
        ):
            button.setToolTip(help)
            button.setAccessibleDescription(help)
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 12, 0)
        column.addWidget(self.list, 1)
        column.addWidget(self.snapshot)
        right = QWidget()
        row = QHBoxLayout()
        label = QLabel("Compared with")
        label.setProperty("role", "field-label")
        label.setBuddy(self.other)
        row.addWidget(label)
        row.addWidget(self.other)
        row.addStretch(1)
        whole = QVBoxLayout(right)
        whole.setContentsMargins(14, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(row)
        whole.addWidget(self.problem)
        whole.addWidget(self.view, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([pixels(250), max(self.width() - pixels(250), 1)])
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        for button in (self.restore, self.save_copy, self.rename, self.remove):
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(18, 16, 18, 14)
        outer.setSpacing(12)
        outer.addWidget(splitter, 1)
        outer.addWidget(buttons)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._show)
        self.other.currentIndexChanged.connect(self._show)
        self.restore.clicked.connect(self._on_restore)
        self.save_copy.clicked.connect(self._on_save_copy)
        self.rename.clicked.connect(self._on_rename)
        self.remove.clicked.connect(self._on_remove)
        self.snapshot.clicked.connect(self.snapshot_requested)
        self.view.place_requested.connect(self.place_requested)
        self.view.compared.connect(self._on_compared)

    def refresh(self) -> None:
        """Read the list anew; what was chosen stays so."""
        chosen, other = self.list.current, self.other.currentData()
        self._states = states_of(self._session, self._store)
        self.other.blockSignals(True)
        self.other.clear()
        self.other.addItem("the present text", _NOW)
        self.other.addItem("the version before it", _BEFORE)
        for state in self._states[1:]:
            self.other.addItem(state.name, state.key)
        self.other.setCurrentIndex(max(self.other.findData(other), 0))
        self.other.blockSignals(False)
        # What stands there now is compared with nothing else at first, so the newest other state is chosen.
        fallback = self._states[1].key if len(self._states) > 1 else ""
        # Choosing a row shows it.
        self.list.show_states(self._states, chosen.key if chosen else fallback)

    def choose(self, key: str) -> None:
        """Choose a state by its key."""
        self.list.show_states(self._states, key)

    def _other_state(self, chosen: State) -> State | None:
        wanted = self.other.currentData()
        if wanted == _BEFORE:
            saved = chosen.saved
            older = [each for each in self._states if each.kind == "version" and each.key != chosen.key]
            return next(
                (each for each in older if saved is None or (each.saved and each.saved < saved)), None
            )
        key = "" if wanted == _NOW else wanted
        return next((each for each in self._states if each.key == key), None)

    def _show(self) -> None:
        chosen = self.list.current
        if chosen is None:
            return
        self._enable(chosen)
        self._is_with_present = False
        other = self._other_state(chosen)
        if other is None:
            self.view.show_comparison((), chosen.name, "", "There is no version before it.")
            return
        first, second = sorted((chosen, other), key=lambda state: self._states.index(state), reverse=True)
        if first.saved is not None and second.saved is not None and first.saved > second.saved:
            first, second = second, first
        releases = [read_state(state) for state in (first, second)]
        problems = [each for each in releases if isinstance(each, str)]
        self.problem.setText(" ".join(problems))
        self.problem.setVisible(bool(problems))
        old, new = releases
        if isinstance(old, str) or isinstance(new, str):
            self.view.show_comparison((), first.name, second.name, "There is nothing to compare.")
            return
        from releasedesk.review.compare import differences

        message = "This is the present text." if first is second else "They do not differ."
        self._is_with_present = other.kind == "now"
        self.view.show_comparison(differences(old, new), first.name, second.name, message)

    def _on_compared(self, found: tuple[Difference, ...]) -> None:
        if not found and self._is_with_present:
            # Nothing would come back.
            self.restore.setEnabled(False)

    def _enable(self, chosen: State) -> None:
        is_writable = not self._session.read_only
        self.restore.setEnabled(chosen.kind != "now" and is_writable)
        self.save_copy.setEnabled(chosen.kind != "now")
        for button in (self.rename, self.remove):
            button.setVisible(chosen.kind == "snapshot")
            button.setEnabled(is_writable)
        self.snapshot.setEnabled(is_writable)

    def _on_restore(self) -> None:
        chosen = self.list.current
        release = read_state(chosen) if chosen is not None else ""
        if chosen is not None and not isinstance(release, str):
            self.restore_requested.emit(release, f"restore “{chosen.name}”")
            self.refresh()

    def _on_save_copy(self) -> None:
        chosen = self.list.current
        release = read_state(chosen) if chosen is not None else ""
        if not isinstance(release, str):
            self.save_requested.emit(release)

    def _on_rename(self) -> None:
        chosen = self.list.current
        if chosen is None:
            return
        name = questions.ask_for_name(self, "Rename the snapshot", "Name of the snapshot", chosen.name)
        if name:
            kept = self._session.records.snapshots
            renamed = tuple(each.replace(name=name) if each.id == chosen.key else each for each in kept)
            self.snapshots_changed.emit(renamed)
            self.refresh()

    def _on_remove(self) -> None:
        chosen = self.list.current
        sentence = "It goes out of the project file; versions that were saved with it still have it."
        if chosen is not None and questions.ask_whether_to_lose(
            self, "Remove the snapshot", f"Remove “{chosen.name}”?", sentence, ("Remove", "Keep")
        ):
            kept = self._session.records.snapshots
            self.snapshots_changed.emit(tuple(each for each in kept if each.id != chosen.key))
            self.refresh()
