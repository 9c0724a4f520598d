"""The typefaces of the window: the platform's own, and the bundled ones for writing and as a last resort."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication

from releasedesk import resources
from releasedesk.rendering.direction import direction_of
from releasedesk.rendering.font_choice import cjk_script

INTERFACE_FAMILY = "Inter"
WRITING_FAMILY = "Source Serif 4"

# What a Unix machine falls back to when nobody chose an interface font for it.
_LAST_RESORTS = {"", "dejavu sans", "dejavu serif", "bitstream vera sans", "fixed", "courier"}
_SMALLEST = 13
"""Pixels; bare X servers ask for 12 or less, which is hard to read."""


def choose_interface_font(app: QApplication, family: str = "") -> None:
    """Keep the platform's interface font, or take the bundled one where the platform has none worth the name.

    `family` forces one, as pictures for the documentation do.
    """
    font = app.font()
    found = QFontInfo(font)
    if family or found.family().lower() in _LAST_RESORTS:
        _load("inter", "Inter-Regular.ttf", "Inter-SemiBold.ttf", "Inter-Bold.ttf")
        font = QFont(family or INTERFACE_FAMILY)
        font.setPixelSize(max(found.pixelSize(), _SMALLEST))
        app.setFont(font)


@cache
def writing_family() -> str:
    """The family that text is written in, loaded when it is first asked for."""
    loaded = _load(
        "source-serif-4",
        "SourceSerif4-Regular.ttf",
        "SourceSerif4-Italic.ttf",
        "SourceSerif4-SemiBold.ttf",
        "SourceSerif4-SemiBoldItalic.ttf",
        "SourceSerif4-Bold.ttf",
        "SourceSerif4-BoldItalic.ttf",
    )
    return (
        WRITING_FAMILY if loaded else QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    )


@cache
def load_scripts() -> None:
    """Make the bundled Arabic and Hebrew faces known, for machines without any of their own."""
    _load("noto-naskh-arabic", "NotoNaskhArabic-Regular.ttf", "NotoNaskhArabic-Bold.ttf")
    _load("noto-serif-hebrew", "NotoSerifHebrew-Regular.ttf", "NotoSerifHebrew-Bold.ttf")


def load_scripts_of(language: str) -> None:
    """Make known the bundled faces that a language is written with, for machines without any of their own."""
    script = cjk_script(language)
    if script is not None:
        _load_east_asian(script)
    elif direction_of(language) == "rtl":
        load_scripts()


@cache
def _load_east_asian(script: str) -> None:
    folder = f"noto-sans-{script.lower()}"
    _load(folder, f"NotoSans{script}-Regular.ttf", f"NotoSans{script}-Bold.ttf")
    # Text that names no family for a script takes the first of these that has it.
    for family in (WRITING_FAMILY, INTERFACE_FAMILY):
        QFont.insertSubstitution(family, f"Noto Sans {script}")


def _load(folder: str, *names: str) -> bool:
    numbers = [QFontDatabase.addApplicationFont(str(resources.path("fonts", folder, name))) for name in names]
    return -1 not in numbers
