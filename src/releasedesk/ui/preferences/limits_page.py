"""The page of the channels: where releases go, and how long headline, subheadlines and description may be there."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from releasedesk.session.channels import (
    FIELDS,
    Channel,
    channels_of,
    chosen_channel,
    keep_channels,
    shipped_channels,
)
from releasedesk.session.settings import Settings
from releasedesk.ui.controls.cell_grid import CellGrid
from releasedesk.ui.controls.rows import describe, role_label
from releasedesk.ui.measures import pixels

_COLUMNS = ("Channel", "Headline", "Subheadline", "Description")
_MOST = 9_999


class LimitsPage(QWidget):
    """Edits the channels; every change is in the settings at once.

    Signals:
        setting_changed: The chosen channel, or the channels, are others (the name of the setting).
    """

    setting_changed = Signal(str)

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.chosen = QComboBox()
        describe(
            self.chosen,
            "Channel that counts",
            "Its limits stand in the meters beside the fields of the form.",
        )
        self.table = CellGrid(0, len(_COLUMNS))
        for column, name in enumerate(_COLUMNS):
            named = QTableWidgetItem(name)
            named.setTextAlignment(_side_of(column))
            self.table.setHorizontalHeaderItem(column, named)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        describe(
            self.table,
            "Channels and their limits",
            "Characters with spaces; empty or 0 for no limit. F2 edits.",
        )
        self.add_button = QPushButton("Add channel")
        self.remove_button = QPushButton("Remove")
        self.usual_button = QPushButton("Usual channels")
        describe(
            self.usual_button, "Usual channels", "Forget all changes and take the channels of the program."
        )
        self.said = role_label("", "error", wraps=True)
        self._lay_out()
        self._connect()
        self._show()

    def _lay_out(self) -> None:
        label = role_label("Channel that counts", "field-label")
        label.setBuddy(self.chosen)
        self.chosen.setMaximumWidth(pixels(320))
        buttons = QHBoxLayout()
        for button in (self.add_button, self.remove_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.usual_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label)
        column.addWidget(self.chosen)
        column.addWidget(
            role_label(
                "The meters beside headline, subheadlines and description measure against it.",
                "hint",
                wraps=True,
            )
        )
        column.addSpacing(8)
        column.addWidget(self.table, 1)
        column.addWidget(self.said)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.chosen.activated.connect(self._on_chosen)
        self.table.itemChanged.connect(self._on_edited)
        self.table.itemSelectionChanged.connect(self._show_buttons)
        self.add_button.clicked.connect(self.add)
        self.remove_button.clicked.connect(self.remove)
        self.usual_button.clicked.connect(self._on_usual_clicked)

    def add(self) -> None:
        """Add a channel without limits, its name to be written."""
        names = {each.name for each in channels_of(self._settings)}
        name = next(name for number in range(1, 10_000) if (name := f"Channel {number}") not in names)
        self._keep((*channels_of(self._settings), Channel(name)))
        row = self.table.rowCount() - 1
        self.table.setCurrentCell(row, 0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def remove(self) -> None:
        """Take the chosen channel out; one always stays."""
        row, channels = self.table.currentRow(), channels_of(self._settings)
        if 0 <= row < len(channels) and len(channels) > 1:
            self._keep((*channels[:row], *channels[row + 1 :]))

    def _keep(self, channels: tuple[Channel, ...]) -> None:
        keep_channels(self._settings, channels)
        self._show()
        self.setting_changed.emit("channels")

    def _show(self) -> None:
        channels, chosen = channels_of(self._settings), chosen_channel(self._settings)
        with QSignalBlocker(self.table), QSignalBlocker(self.chosen):
            self.chosen.clear()
            self.chosen.addItems([each.name for each in channels])
            self.chosen.setCurrentIndex(channels.index(chosen))
            self.table.setRowCount(len(channels))
            for row, channel in enumerate(channels):
                texts = (channel.name, *(str(channel.limit(field) or "") for field in FIELDS))
                for column, text in enumerate(texts):
                    self._show_cell(row, column, text)
        self._show_buttons()

    def _show_cell(self, row: int, column: int, text: str) -> None:
        """Show a text in a cell; the item stays the same, for it may be the one that is being edited."""
        there: QTableWidgetItem | None = self.table.item(row, column)
        if there is not None:
            there.setText(text)
            return
        item = QTableWidgetItem(text)
        item.setTextAlignment(_side_of(column))
        self.table.setItem(row, column, item)

    def _show_buttons(self) -> None:
        self.remove_button.setEnabled(self.table.currentRow() >= 0 and self.table.rowCount() > 1)
        self.usual_button.setEnabled(channels_of(self._settings) != shipped_channels())

    def _on_edited(self, item: QTableWidgetItem) -> None:
        channels = list(channels_of(self._settings))
        row, before = item.row(), channels[item.row()]
        text = " ".join(item.text().split())
        if item.column() == 0:
            problem = self._wrong_with(text, [each.name for each in channels if each is not before])
            changed = Channel(text, *(before.limit(field) for field in FIELDS))
        else:
            is_number = text.isdecimal() and int(text[:9]) <= _MOST
            problem = (
                "" if is_number or not text else f"A limit is a number of characters, at most {_MOST:,}."
            )
            limits = {field: before.limit(field) for field in FIELDS}
            limits[FIELDS[item.column() - 1]] = int(text or 0) if not problem else 0
            changed = Channel(before.name, **limits)
        self.said.setText(problem)
        if problem:
            self._show()
            return
        channels[row] = changed
        if self._settings.channel == before.name:
            self._settings.channel = changed.name
        self._keep(tuple(channels))
        self.table.setCurrentCell(row, item.column())

    def _wrong_with(self, name: str, others: list[str]) -> str:
        if not name:
            return "A channel needs a name."
        return f"There is a channel “{name}” already." if name in others else ""

    def _on_chosen(self) -> None:
        self._settings.channel = self.chosen.currentText()
        self.setting_changed.emit("channel")

    def _on_usual_clicked(self) -> None:
        self.said.clear()
        self._keep(shipped_channels())


def _side_of(column: int) -> Qt.AlignmentFlag:
    """Return where a column has its words: numbers stand at the end, and the name of their column over them."""
    side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
