"""The colours of the window, light and dark, and how they reach Qt: one palette and one application style sheet."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from releasedesk.session.settings import ThemeChoice
from releasedesk.ui.style_sheet import style_sheet


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours by what they are for, as `#rrggbb`.

    `surface` is for bars, cards and menus that lie on the `window`; `desk` is what pages lie on; the `..._soft`
    colours are backgrounds that carry text of the colour they are named after; `hover` is the wash under the mouse.
    """

    is_dark: bool
    window: str
    surface: str
    field: str
    border: str
    field_border: str
    hover: str
    text: str
    muted: str
    placeholder: str
    accent: str
    accent_hover: str
    accent_text: str
    accent_soft: str
    warning: str
    warning_soft: str
    danger: str
    danger_soft: str
    success: str
    desk: str
    selection: str
    shadow: str


LIGHT = Theme(
    is_dark=False,
    window="#f5f5f3",
    surface="#ffffff",
    field="#ffffff",
    border="#e2e1dc",
    field_border="#cfcec8",
    hover="#ecebe7",
    text="#1b1b1d",
    muted="#63636a",
    placeholder="#6d6d74",
    accent="#1f5fbf",
    accent_hover="#174c9c",
    accent_text="#ffffff",
    accent_soft="#e8f0fc",
    warning="#8a5300",
    warning_soft="#fdf3e0",
    danger="#b3261e",
    danger_soft="#fdecea",
    success="#24734a",
    desk="#dcdbd6",
    selection="#c4daf8",
    shadow="#000000",
)

DARK = Theme(
    is_dark=True,
    window="#1e1f22",
    surface="#26272b",
    field="#2c2d32",
    border="#3a3b40",
    field_border="#4a4b51",
    hover="#34353a",
    text="#ececee",
    muted="#a4a5ab",
    placeholder="#9a9ba2",
    accent="#7fb0ff",
    accent_hover="#a3c7ff",
    accent_text="#0f1f3a",
    accent_soft="#2b3a55",
    warning="#f0b860",
    warning_soft="#3d3220",
    danger="#ff9389",
    danger_soft="#452624",
    success="#74cf99",
    desk="#141517",
    selection="#3c5684",
    shadow="#000000",
)


class ThemeSignals(QObject):
    """Tells about the theme.

    Signals:
        changed: Another theme is current; what draws by hand or holds coloured pictures draws them anew.
    """

    changed = Signal()


signals = ThemeSignals()


class _State:
    """Which theme is current, and whose choice it was."""

    theme = LIGHT
    choice: ThemeChoice = "system"
    app: QApplication | None = None


def current() -> Theme:
    """The theme that is shown."""
    return _State.theme


def choice() -> ThemeChoice:
    """What was chosen, which may be to do as the system does."""
    return _State.choice


def apply(app: QApplication, chosen: ThemeChoice = "system") -> None:
    """Show a theme: palette, style sheet, and the frames that the system draws."""
    hints = app.styleHints()
    if _State.app is not app:
        _State.app = app
        app.setStyle("Fusion")
        hints.colorSchemeChanged.connect(_on_color_scheme_changed)
        app.fontChanged.connect(_on_font_changed)
        _show(app, _theme_for(app, chosen))
    _State.choice = chosen
    wanted = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark, "system": Qt.ColorScheme.Unknown}
    hints.setColorScheme(wanted[chosen])
    _change_to(app, _theme_for(app, chosen))


def _theme_for(app: QApplication, chosen: ThemeChoice) -> Theme:
    if chosen == "system":
        return DARK if app.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT
    return DARK if chosen == "dark" else LIGHT


def set_look(widget: QWidget, name: str, value: object) -> None:
    """Give a widget the look that the style sheet has for a value of one of its properties."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        restyle(widget)


def restyle(widget: QWidget) -> None:
    """Let the style sheet look at a widget anew, after something that it chooses by changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def _on_color_scheme_changed() -> None:
    if _State.app is not None:
        _change_to(_State.app, _theme_for(_State.app, _State.choice))


def _on_font_changed() -> None:
    """Let the sizes of the style sheet follow the text of the system."""
    if _State.app is not None:
        _show(_State.app, _State.theme)
        signals.changed.emit()


def _change_to(app: QApplication, theme: Theme) -> None:
    if theme is not _State.theme:
        _show(app, theme)
        signals.changed.emit()


def _show(app: QApplication, theme: Theme) -> None:
    _State.theme = theme
    app.setPalette(palette(theme))
    app.setStyleSheet(style_sheet(theme, app.font()))


def palette(theme: Theme) -> QPalette:
    """The theme as the roles of Qt, for everything that the style sheet leaves to the style."""
    shown = QPalette()
    role = QPalette.ColorRole
    roles = {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.field,
        role.AlternateBase: theme.surface,
        role.Text: theme.text,
        role.Button: theme.surface,
        role.ButtonText: theme.text,
        role.BrightText: theme.danger,
        role.Highlight: theme.selection,
        role.HighlightedText: theme.text,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.PlaceholderText: theme.placeholder,
        role.ToolTipBase: theme.surface,
        role.ToolTipText: theme.text,
        role.Light: theme.surface,
        role.Midlight: theme.border,
        role.Mid: theme.border,
        role.Dark: theme.field_border,
        role.Shadow: theme.shadow,
    }
    for each, colour in roles.items():
        shown.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        shown.setColor(QPalette.ColorGroup.Disabled, each, QColor(theme.muted))
    return shown
