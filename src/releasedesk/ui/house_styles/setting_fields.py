"""Controls for the settings of a house style: each shows one setting and asks for another value."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QColorDialog,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from releasedesk.ui import theme
from releasedesk.ui.controls.field_guard import guard
from releasedesk.ui.controls.rows import describe
from releasedesk.ui.controls.segments import Segments

Path = tuple[str, ...]
"""Where a setting stands in `style.json`, as keys."""

_LENGTH = re.compile(r"([\d.]+)(pt|mm)")
_SWATCH = QSize(22, 22)
_NARROWEST = 84
"""Pixels in which a number of type with its unit and arrows has room."""
MARGIN = 7
"""Pixels between the frame of a number and its first digit."""


class NumberBox(QDoubleSpinBox):
    """A number with a unit, without decimals that say nothing; the wheel of the mouse passes over it."""

    def __init__(self, name: str, help: str, unit: str, bounds: tuple[float, float], step: float) -> None:
        super().__init__()
        self.setRange(*bounds)
        self.setDecimals(0 if step >= 1 else 2)
        self.setSingleStep(step)
        self.setSuffix(f" {unit}")
        self.setKeyboardTracking(False)
        self.setMinimumWidth(_NARROWEST)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.lineEdit().setTextMargins(MARGIN, 0, 0, 0)
        guard(self)
        describe(self, name, help)

    # Named by Qt.
    def textFromValue(self, value: float) -> str:
        written = super().textFromValue(value)
        point = self.locale().decimalPoint()
        return written.rstrip("0").removesuffix(point) if point in written else written


class SettingField(QWidget):
    """One setting.

    Signals:
        value_requested: Another value for it is wished for.
    """

    value_requested = Signal(object)

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(6)

    def show_value(self, value: object) -> None:
        """Show the present value."""
        raise NotImplementedError


class ColourSetting(SettingField):
    """A colour: a swatch that opens the dialog of the system, and its name as `#rrggbb`."""

    def __init__(self, path: Path, name: str, help: str) -> None:
        super().__init__(path)
        self.swatch = QToolButton()
        self.swatch.setIconSize(_SWATCH)
        self.swatch.setProperty("kind", "quiet")
        self.swatch.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        describe(self.swatch, f"{name}: choose a colour", help)
        self.text = QLineEdit()
        self.text.setMaxLength(7)
        describe(self.text, name, help, "#1d4a6b")
        self.setFocusProxy(self.text)
        self.row.addWidget(self.swatch)
        self.row.addWidget(self.text, 1)
        self.swatch.clicked.connect(self._on_swatch_clicked)
        self.text.editingFinished.connect(self._on_edited)

    def show_value(self, value: object) -> None:
        colour = str(value)
        if self.text.text().lower() != colour:
            self.text.setText(colour)
        self.swatch.setIcon(_swatch(QColor(colour), self.devicePixelRatioF()))

    def _on_edited(self) -> None:
        written = self.text.text().strip().lower()
        self.value_requested.emit(written if written.startswith("#") else f"#{written}")

    def _on_swatch_clicked(self) -> None:
        chosen = QColorDialog.getColor(QColor(self.text.text()), self, self.swatch.accessibleName())
        if chosen.isValid():
            self.value_requested.emit(chosen.name())


class LengthSetting(SettingField):
    """A length in millimetres or points."""

    def __init__(
        self, path: Path, name: str, help: str, bounds: tuple[float, float], unit: str = "mm"
    ) -> None:
        super().__init__(path)
        self.unit = unit
        self.box = NumberBox(name, help, unit, bounds, 1 if unit == "mm" else 0.25)
        self.setFocusProxy(self.box)
        self.row.addWidget(self.box, 1)
        self.box.valueChanged.connect(self._on_changed)

    def show_value(self, value: object) -> None:
        number = in_unit(str(value), self.unit)
        if abs(self.box.value() - number) > 0.005:
            self.box.blockSignals(True)
            self.box.setValue(number)
            self.box.blockSignals(False)

    def _on_changed(self, number: float) -> None:
        self.value_requested.emit(f"{number:g}{self.unit}")


class TypeSetting(SettingField):
    """A size of type and the distance of its lines, in points."""

    def __init__(self, path: Path, name: str, help: str) -> None:
        super().__init__(path)
        self.size_box = self._box(f"{name}: size", help)
        self.pitch = self._box(f"{name}: distance of lines", help)
        self.setFocusProxy(self.size_box)

    def show_value(self, value: object) -> None:
        if not isinstance(value, list | tuple):
            return
        for box, length in zip((self.size_box, self.pitch), value, strict=True):
            box.blockSignals(True)
            box.setValue(in_unit(str(length), "pt"))
            box.blockSignals(False)

    def _box(self, name: str, help: str) -> NumberBox:
        box = NumberBox(name, help, "pt", (5, 96), 0.5)
        box.valueChanged.connect(self._on_changed)
        self.row.addWidget(box, 1)
        return box

    def _on_changed(self) -> None:
        if self.sender() is self.size_box and self.pitch.value() < self.size_box.value():
            # Lines closer than their letters are high would touch.
            self.pitch.blockSignals(True)
            self.pitch.setValue(round(self.size_box.value() * 1.2, 2))
            self.pitch.blockSignals(False)
        self.value_requested.emit([f"{box.value():g}pt" for box in (self.size_box, self.pitch)])


class ChoiceSetting(SettingField):
    """One of a few words that are all in sight."""

    def __init__(self, path: Path, choices: Sequence[tuple[str, str, str]]) -> None:
        super().__init__(path)
        self.segments = Segments(choices)
        self.row.addWidget(self.segments)
        self.row.addStretch(1)
        self.setFocusProxy(self.segments.buttons()[0])
        self.segments.chosen.connect(lambda value: self.value_requested.emit(value))

    def show_value(self, value: object) -> None:
        self.segments.show_value(str(value))


class ListSetting(SettingField):
    """One of several values, each with its word for people; the first may stand for what is usual."""

    def __init__(self, path: Path, name: str, help: str, choices: Sequence[tuple[object, str]]) -> None:
        super().__init__(path)
        self.box = QComboBox()
        for value, word in choices:
            self.box.addItem(word, value)
        # As wide as its place, not as its longest entry.
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(8)
        guard(self.box)
        describe(self.box, name, help)
        self.setFocusProxy(self.box)
        self.row.addWidget(self.box, 1)
        self.box.activated.connect(lambda: self.value_requested.emit(self.box.currentData()))

    def show_value(self, value: object) -> None:
        self.box.setCurrentIndex(self.box.findData(value))


class TextSetting(SettingField):
    """A line of words; an empty one may stand for what is usual, which then shows through."""

    def __init__(
        self, path: Path, name: str, help: str, *, usual: str = "", none_when_empty: bool = False
    ) -> None:
        super().__init__(path)
        self._none_when_empty = none_when_empty
        self.text = QLineEdit()
        self.text.setMaxLength(300)
        describe(self.text, name, help, usual)
        self.setFocusProxy(self.text)
        self.row.addWidget(self.text, 1)
        self.text.editingFinished.connect(self._on_edited)

    def show_value(self, value: object) -> None:
        if not self.text.hasFocus() or not self.text.isModified():
            self.text.setText(str(value or ""))
            self.text.setCursorPosition(0)

    def _on_edited(self) -> None:
        if self.text.isModified():
            self.text.setModified(False)
            written = self.text.text().strip()
            self.value_requested.emit(None if self._none_when_empty and not written else written)


class SwitchSetting(SettingField):
    """Yes or no."""

    def __init__(self, path: Path, name: str, help: str) -> None:
        super().__init__(path)
        self.box = QCheckBox(name)
        describe(self.box, name, help)
        self.setFocusProxy(self.box)
        self.row.addWidget(self.box)
        self.box.clicked.connect(lambda checked: self.value_requested.emit(checked))

    def show_value(self, value: object) -> None:
        self.box.setChecked(bool(value))


def in_unit(length: str, unit: str) -> float:
    """Return a length such as `26mm` as a number of millimetres or points."""
    match = _LENGTH.fullmatch(length)
    if match is None:
        return 0.0
    number = float(match[1])
    if match[2] == unit:
        return number
    return number * 25.4 / 72 if unit == "mm" else number * 72 / 25.4


def _swatch(colour: QColor, ratio: float) -> QIcon:
    picture = QPixmap(_SWATCH * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(theme.current().field_border))
    painter.setBrush(colour)
    painter.drawRoundedRect(1, 1, _SWATCH.width() - 2, _SWATCH.height() - 2, 4, 4)
    painter.end()
    shown = QIcon(picture)
    # A colour that cannot be changed here is still that colour.
    shown.addPixmap(picture, QIcon.Mode.Disabled)
    return shown
