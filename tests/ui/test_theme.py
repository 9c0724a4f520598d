"""The theme: readable colours in light and dark, and a change that reaches everything."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QLabel

from releasedesk.ui import theme
from releasedesk.ui.actions import specs
from releasedesk.ui.icons import icon
from releasedesk.ui.theme import DARK, LIGHT, Theme

ON_EVERYTHING = ("window", "surface", "field", "hover")
PAIRS = [
    *(("text", ground) for ground in (*ON_EVERYTHING, "accent_soft", "selection")),
    *(("muted", ground) for ground in ON_EVERYTHING),
    *(("accent", ground) for ground in (*ON_EVERYTHING, "accent_soft")),
    *(("danger", ground) for ground in ("window", "surface", "field", "danger_soft")),
    *(("success", ground) for ground in ("window", "surface", "field")),
    ("placeholder", "field"),
    ("accent_text", "accent"),
    ("accent_text", "accent_hover"),
    ("warning", "warning_soft"),
    ("warning", "window"),
    ("warning", "surface"),
]


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    shown = QColor(colour)
    red, green, blue = map(linear, (shown.redF(), shown.greenF(), shown.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("shown", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_has_the_contrast_of_wcag_aa(shown: Theme, ink: str, ground: str):
    assert contrast(getattr(shown, ink), getattr(shown, ground)) >= 4.5


@pytest.mark.parametrize("shown", [LIGHT, DARK], ids=["light", "dark"])
def test_the_focus_is_seen_on_every_ground(shown: Theme):
    assert all(contrast(shown.accent, getattr(shown, ground)) >= 3 for ground in ON_EVERYTHING)


@pytest.mark.parametrize("shown", [LIGHT, DARK], ids=["light", "dark"])
def test_every_colour_is_one(shown: Theme):
    names = [field.name for field in dataclasses.fields(shown) if field.name != "is_dark"]
    assert all(QColor(getattr(shown, name)).isValid() for name in names)


def test_a_choice_changes_palette_and_style_sheet_and_tells_once(qapp, qtbot):
    with qtbot.waitSignal(theme.signals.changed):
        theme.apply(qapp, "dark")
    assert theme.current() is DARK
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == DARK.window
    assert DARK.accent in qapp.styleSheet()
    with qtbot.assertNotEmitted(theme.signals.changed):
        theme.apply(qapp, "dark")


def test_following_the_system_shows_what_the_system_says(qapp):
    theme.apply(qapp, "dark")
    theme.apply(qapp, "system")
    is_dark = qapp.styleHints().colorScheme() == Qt.ColorScheme.Dark
    assert theme.current() is (DARK if is_dark else LIGHT)


def test_the_system_changing_its_mind_is_followed_only_when_asked_to(qapp, monkeypatch):
    theme.apply(qapp, "light")
    monkeypatch.setattr(theme, "_theme_for", lambda app, chosen: DARK if chosen == "system" else LIGHT)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.current() is LIGHT
    theme.apply(qapp, "system")
    assert theme.current() is DARK


def test_roles_have_their_look(qapp, qtbot):
    label = QLabel("hint")
    label.setProperty("role", "hint")
    qtbot.addWidget(label)
    label.ensurePolished()
    assert label.palette().color(label.foregroundRole()).name() == LIGHT.muted


def inks(shown: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> set[str]:
    image = shown.pixmap(QSize(24, 24), 2.0, mode).toImage()
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


def test_an_icon_takes_the_colour_of_its_role_and_follows_the_theme(qapp):
    shown = icon("undo-2", "accent")
    assert inks(shown) == {LIGHT.accent}
    theme.apply(qapp, "dark")
    assert inks(shown) == {DARK.accent}
    assert inks(shown, QIcon.Mode.Disabled) == {DARK.field_border}


def test_an_icon_has_the_pixels_of_a_dense_screen(qapp):
    assert icon("save").pixmap(QSize(18, 18), 2.0).toImage().width() == 36


def test_every_action_has_an_icon_that_is_there(qapp):
    assert all(inks(icon(spec.icon)) for spec in specs())


def test_an_icon_without_room_is_none(qapp):
    assert icon("ellipsis").pixmap(QSize(0, 0)).isNull()
