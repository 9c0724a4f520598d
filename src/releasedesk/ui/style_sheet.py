"""The one style sheet of the program, made from a theme; widgets ask for a look by dynamic properties."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontInfo

from releasedesk.ui.measures import pixels

if TYPE_CHECKING:
    from releasedesk.ui.theme import Theme

# Sizes are in logical pixels, which Qt scales with the screen; the steps of the type scale follow the platform's font.
_SHEET = Template("""
QToolTip { background: $surface; color: $text; border: 1px solid $border; padding: 4px 6px; }

QAbstractButton, QMenu, QTabBar { icon-size: ${icon}px; }

QMenuBar { background: $window; border-bottom: 1px solid $border; padding: 2px 6px; }
QMenuBar::item { padding: 4px 8px; border: 1px solid transparent; border-radius: 5px; background: transparent; }
QMenuBar::item:selected { background: $hover; border-color: $accent; }
QMenu { background: $surface; border: 1px solid $border; padding: 5px; }
QMenu::item { padding: 5px 27px 5px 9px; border: 1px solid transparent; border-radius: 5px; }
QMenu::item:selected { background: $accent_soft; color: $text; border-color: $accent; }
QMenu::item:disabled { color: $muted; }
QMenu::icon { padding-left: 8px; }
QMenu::icon:checked { background: $accent_soft; border: 1px solid $accent; border-radius: 4px; }
QMenu::separator { height: 1px; background: $border; margin: 5px 8px; }

QToolBar { background: $surface; border: none; border-bottom: 1px solid $border; padding: 6px 10px; spacing: 4px; }
QToolBar::separator { width: 1px; background: $border; margin: 6px 6px; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 5px 8px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $accent_soft; color: $accent; }
QToolButton:checked { border-bottom: 2px solid $accent; }
QToolButton:focus { border-color: $accent; }
QToolButton:disabled { color: $muted; }
QToolButton::menu-indicator { width: 0; }
QToolButton[kind="quiet"] { padding: 4px; }
QToolButton[kind="grip"] { padding: 1px; }

QTabBar { background: transparent; }
QTabBar::tab {
    background: transparent; border: none; border-bottom: 2px solid transparent; padding: 6px 10px; color: $muted;
}
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $accent; border-bottom-color: $accent; font-weight: 600; }
QTabBar::tab:focus { background: $hover; }

QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QPushButton, QToolButton { outline: none; }
QPushButton { background: $surface; border: 1px solid $field_border; border-radius: 6px; padding: 6px 14px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $accent_soft; }
QPushButton:focus { border-color: $accent; }
QPushButton:disabled { color: $muted; border-color: $border; background: $window; }
QPushButton[kind="choice"] { padding-right: ${choice_drop}px; }
QPushButton[kind="choice"]::menu-indicator {
    image: url($arrow_down); width: ${arrow}px; height: ${arrow}px;
    subcontrol-origin: padding; subcontrol-position: right center; right: 8px;
}
QPushButton[kind="primary"] {
    background: $accent; color: $accent_text; border: 1px solid $accent; font-weight: 600; padding: 6px 16px;
}
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:focus { border: 1px solid $text; }
QPushButton[kind="primary"]:disabled { background: $hover; color: $muted; border-color: $border; }
QPushButton[kind="quiet"] { background: transparent; border: 1px solid transparent; padding: 5px 8px; color: $accent; }
QPushButton[kind="quiet"]:hover { background: $hover; }
QPushButton[kind="quiet"]:focus { border-color: $accent; }
QPushButton[kind="quiet"]:disabled { color: $muted; }
QPushButton[kind="chip"] {
    border-radius: ${chip_radius}px; min-height: ${chip_height}px; padding: 2px 10px;
    font-size: ${small}px; color: $muted;
}
QPushButton[kind="chip"]:hover, QPushButton[kind="chip"]:focus { color: $text; }
QPushButton[kind="chip"][chosen="true"] {
    background: $accent_soft; color: $accent; border-color: $accent_soft; font-weight: 600;
}
QPushButton[kind="chip"][chosen="true"]:focus { border-color: $accent; }
QPushButton[kind="chip"]::menu-indicator { width: 0; }
QPushButton[kind="entry"] { background: transparent; border: 1px solid transparent; border-radius: 8px; padding: 0; }
QPushButton[kind="entry"]:hover { background: $surface; border-color: $border; }
QPushButton[kind="entry"]:focus { border-color: $accent; }
QFrame[kind="picture"] { background: $accent_soft; border: none; border-radius: 8px; }
QPushButton[kind="danger"] { color: $danger; }
QPushButton[kind="danger"]:focus { border-color: $danger; }
QPushButton[segment] { border-radius: 0; padding: 6px 13px; margin: 0; }
QPushButton[segment="first"] { border-top-left-radius: 6px; border-bottom-left-radius: 6px; border-right: none; }
QPushButton[segment="middle"] { border-right: none; }
QPushButton[segment="last"] { border-top-right-radius: 6px; border-bottom-right-radius: 6px; }
QPushButton[segment]:checked { background: $accent_soft; color: $accent; font-weight: 600; }
QPushButton[segment]:focus { border: 1px solid $accent; }

QLineEdit, QAbstractSpinBox, QComboBox, QPlainTextEdit[kind="field"], QTextEdit[kind="field"] {
    background: $field; border: 1px solid $field_border; border-radius: 6px; padding: 6px 9px;
    selection-background-color: $selection; selection-color: $text;
}
QPlainTextEdit[kind="field"], QTextEdit[kind="field"] { padding: 4px 5px; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus, QComboBox:on,
QPlainTextEdit[kind="field"]:focus, QTextEdit[kind="field"]:focus { border: 1px solid $accent; }
QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled { color: $muted; background: $window; }
QLineEdit[invalid="true"] { border: 2px solid $danger; padding: 5px 8px; }
QLineEdit[kind="headline"] { font-size: ${headline}px; font-weight: 700; padding: 8px 10px; }
QTextEdit[kind="headline"] {
    background: $field; border: 1px solid $field_border; border-radius: 6px; padding: 5px 6px;
    font-size: ${headline}px; font-weight: 700; selection-background-color: $selection; selection-color: $text;
}
QTextEdit[kind="headline"]:focus { border: 1px solid $accent; }
QLineEdit[kind="heading"] {
    background: transparent; border: 1px solid transparent; font-weight: 600; font-size: ${heading}px; padding: 4px 6px;
}
QLineEdit[kind="heading"]:hover { border-color: $border; }
QLineEdit[kind="heading"]:focus { border-color: $accent; background: $field; }
QLineEdit[reading="true"], QTextEdit[reading="true"], QAbstractSpinBox[reading="true"] {
    background: transparent; border: 1px dashed $border;
}
QLineEdit[kind="heading"][reading="true"] { border-color: transparent; }
QLineEdit[reading="true"]:focus, QTextEdit[reading="true"]:focus, QAbstractSpinBox[reading="true"]:focus {
    border: 1px dashed $accent;
}
WritingSurface[reading="true"], WritingSurface[reading="true"]:focus { border: none; }
QComboBox { padding-right: ${drop}px; }
QComboBox[kind="chip"] {
    background: transparent; border-radius: ${chip_radius}px; min-height: ${chip_height}px;
    padding: 1px 4px 1px 10px; font-size: ${small}px;
}
QComboBox[kind="chip"]:hover, QComboBox[kind="chip"]:focus { border-color: $accent; }
QComboBox[kind="chip"]::drop-down { width: ${chip_drop}px; }
QComboBox[kind="chip"]::down-arrow { width: ${small_arrow}px; height: ${small_arrow}px; }
QComboBox::drop-down { border: none; width: ${drop}px; }
QComboBox::down-arrow { image: url($arrow_down); width: ${arrow}px; height: ${arrow}px; }
QComboBox QLineEdit { border: none; padding: 0; background: transparent; }
QComboBox[kind="chip"] {
    border-radius: ${chip_radius}px; min-height: ${chip_height}px; padding: 2px 4px 2px 10px;
    font-size: ${small}px;
}
QComboBox[kind="chip"][rtl="true"] { padding: 2px 10px 2px 4px; }
QComboBox[kind="chip"]:!editable { color: $muted; }
QComboBox[kind="chip"]:!editable:hover, QComboBox[kind="chip"]:!editable:focus { color: $text; }
QComboBox QAbstractItemView {
    background: $surface; border: 1px solid $border; padding: 4px; outline: none;
    selection-background-color: $accent_soft; selection-color: $text;
}
QAbstractSpinBox { padding: 5px 7px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
    border: none; width: ${spin}px; background: transparent;
}
QAbstractSpinBox::up-arrow { image: url($arrow_up); width: ${small_arrow}px; height: ${small_arrow}px; }
QAbstractSpinBox::down-arrow { image: url($arrow_down); width: ${small_arrow}px; height: ${small_arrow}px; }
QWidget[kind="calendar"] { background: $surface; border: 1px solid $border; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $surface; }
QCalendarWidget QToolButton {
    background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 4px 7px; font-weight: 600;
}
QCalendarWidget QToolButton:focus { border-color: $accent; }
QCalendarWidget QToolButton::menu-indicator { image: none; }
QCalendarWidget QTableView { border: none; outline: none; }

QCheckBox, QRadioButton { spacing: 8px; }
QCheckBox::indicator, QRadioButton::indicator {
    width: ${box}px; height: ${box}px; border: 1px solid $muted; border-radius: 4px; background: $field;
}
QRadioButton::indicator { border-radius: ${round_box}px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover,
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border-color: $accent; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url($check); }
QRadioButton::indicator:checked { width: ${dot}px; height: ${dot}px; border: ${ring}px solid $accent; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $border; background: $window; }

QLabel { background: transparent; }
QLabel[role="field-label"] { font-weight: 600; }
QLabel[role="hint"], QLabel[role="help"] { color: $muted; font-size: ${small}px; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="error"] { color: $danger; font-size: ${small}px; }
QLabel[role="success"] { color: $success; font-size: ${small}px; }
QLabel[role="warning"] {
    color: $warning; background: $warning_soft; border-radius: 6px; padding: 5px 9px; font-size: ${small}px;
}
QLabel[role="card-title"] { font-weight: 600; font-size: ${heading}px; }
QLabel[role="section-title"] { color: $muted; font-size: ${small}px; font-weight: 500; }
QLabel[role="title"] { font-size: ${title}px; font-weight: 700; }
QLabel[role="subtitle"] { color: $muted; font-size: ${heading}px; }

QFrame[card="true"] { background: $surface; border: 1px solid $border; border-radius: 8px; }
QFrame[card="current"] { background: $accent_soft; border: 1px solid $accent; border-radius: 8px; }
QFrame[card="sunken"] { background: $window; border: 1px solid $border; border-radius: 8px; }
QListWidget[kind="pages"] { background: transparent; border: none; outline: none; }
QListWidget[kind="pages"]::item { padding: 7px 8px; border-radius: 6px; margin: 1px 0; border: 1px solid transparent; }
QListWidget[kind="pages"]::item:selected {
    background: $accent_soft; color: $accent; border-left: 3px solid $accent; padding-left: 6px;
}
QListWidget[kind="pages"]::item:focus { border-color: $accent; }
QTreeWidget, QTableWidget {
    background: $field; border: 1px solid $border; border-radius: 6px; outline: none;
    selection-background-color: $accent_soft; selection-color: $text;
}
QTableWidget { gridline-color: $border; }
QLineEdit[kind="cell"] { border-radius: 0; padding: 0 7px; }
QTableWidget::item { padding: 0 7px; border: 1px solid transparent; }
QTableWidget::item:selected { background: $accent_soft; color: $text; border: 1px solid $accent; }
QTableWidget QLineEdit { border-radius: 0; padding: 0 7px; }
QTableWidget QTableCornerButton::section { background: $window; border: none; border-bottom: 1px solid $border; }
QTreeWidget:focus, QTableWidget:focus { border-color: $accent; }
QTreeWidget::item { padding: 3px 4px; border-top: 1px solid transparent; border-bottom: 1px solid transparent; }
QTreeWidget::item:selected {
    background: $accent_soft; color: $text; border-top: 1px solid $accent; border-bottom: 1px solid $accent;
}
QHeaderView::section {
    background: $window; color: $muted; border: none; border-bottom: 1px solid $border; padding: 5px 6px;
}
QTableWidget QHeaderView::section { padding: 5px 8px; }
QFrame[card="palette"] { background: $surface; border: 1px solid $field_border; border-radius: 10px; }
QFrame[card="palette"] QListView { background: transparent; border: none; }
QFrame[notice="true"] { background: $surface; border: 1px solid $field_border; border-radius: 8px; }
QFrame[line="upright"] { background: $border; border: none; margin: 4px 2px; }
QFrame[line="true"] { background: $border; border: none; max-height: 1px; min-height: 1px; }
QFrame[banner="info"] { background: $accent_soft; border: none; border-bottom: 1px solid $border; }
QFrame[banner="warning"] { background: $warning_soft; border: none; border-bottom: 1px solid $border; }
QFrame[banner="danger"] { background: $danger_soft; border: none; border-bottom: 1px solid $border; }
QFrame[banner="warning"] QLabel { color: $warning; }
QFrame[banner="danger"] QLabel { color: $danger; }
QWidget[panel="true"] { background: $surface; border-top: 1px solid $border; }
QWidget[bar="true"] { background: $surface; border-bottom: 1px solid $border; }
QStatusBar { background: $surface; border-top: 1px solid $border; color: $muted; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: $muted; font-size: ${small}px; padding: 2px 6px; }
QStatusBar QToolButton { color: $muted; font-size: ${small}px; padding: 2px 6px; }
QStatusBar QToolButton:hover, QStatusBar QToolButton:focus { color: $text; }
QStatusBar QLabel[tone="warning"] { color: $warning; }

QScrollArea { border: none; background: transparent; }
QScrollArea[kind="list"] { border: 1px solid transparent; border-radius: 8px; }
QScrollArea[kind="list"]:focus { border-color: $accent; }
QScrollArea > QWidget > QWidget[plain="true"] { background: transparent; }
QSplitter::handle { background: $border; }
QSplitter::handle:hover { background: $accent; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $scroll; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QListView[kind="plain"], QTreeView[kind="plain"] { background: transparent; border: none; outline: none; }
QListView[kind="plain"] { border: 1px solid transparent; border-radius: 7px; }
QListView[kind="plain"]:focus { border-color: $field_border; }
QListView[kind="edged"] { background: $surface; border: 1px solid $field_border; border-radius: 7px; outline: none; }
QListView[kind="edged"]:focus { border-color: $accent; }
QListView[kind="offers"] { background: $surface; border: 1px solid $border; padding: 0 4px; outline: none; }
QListView[kind="offers"]::item { padding: 4px 8px; border: 1px solid transparent; border-radius: 4px; color: $text; }
QListView[kind="offers"]::item:selected { background: $accent_soft; border-color: $accent; }
QListView[kind="edged"]::item { padding: 3px 8px; color: $text; border: 1px solid transparent; }
QListView[kind="edged"]::item:selected {
    background: $accent_soft; color: $accent; border-left: 3px solid $accent; padding-left: 6px;
}
QListView[kind="plain"]::item, QTreeView[kind="plain"]::item {
    padding: 5px 7px; border: 1px solid transparent; border-radius: 6px; color: $text;
}
QListView[kind="plain"]::item:hover, QTreeView[kind="plain"]::item:hover { background: $hover; }
QListView[kind="plain"]::item:selected, QTreeView[kind="plain"]::item:selected {
    background: $accent_soft; color: $accent; border-left: 3px solid $accent; padding-left: 5px;
}
QListView[kind="plain"]::item:focus, QTreeView[kind="plain"]::item:focus { border-color: $accent; }
QTreeView[kind="plain"]::branch { background: transparent; }
""")


def style_sheet(theme: Theme, font: QFont) -> str:
    """The sheet for a theme, its sizes following the interface font."""
    from releasedesk import resources

    size = QFontInfo(font).pixelSize()
    shade = "dark" if theme.is_dark else "light"
    names = [name for name in theme.__slots__ if name != "is_dark"]
    colours = {name: getattr(theme, name) for name in names}
    small = max(round(size * 0.9), 11)
    chip = round(small * 1.5)
    box = pixels(14)
    ring = round(box * 5 / 14)
    return _SHEET.substitute(
        colours,
        icon=pixels(16),
        arrow=pixels(14),
        drop=pixels(24),
        chip_drop=pixels(22),
        choice_drop=pixels(14) + 14,
        small_arrow=pixels(10),
        spin=pixels(18),
        box=box,
        round_box=box // 2 + 1,
        ring=ring,
        dot=box + 2 - 2 * ring,
        small=small,
        chip_height=chip,
        chip_radius=(chip + 4) // 2,
        heading=round(size * 1.08),
        headline=round(size * 1.5),
        title=round(size * 2.1),
        scroll=theme.field_border,
        arrow_down=resources.path("icons", "controls", f"chevron-down-{shade}.svg").as_posix(),
        check=resources.path("icons", "controls", f"check-{shade}.svg").as_posix(),
        arrow_up=resources.path("icons", "controls", f"chevron-up-{shade}.svg").as_posix(),
    )
