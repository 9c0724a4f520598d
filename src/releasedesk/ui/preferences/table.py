"""Which settings can be chosen by hand, on which page, and what they are called; a new setting is a line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields

from releasedesk.session.settings import Settings


@dataclass(frozen=True, slots=True)
class Preference:
    """A setting as it is offered.

    Attributes:
        field: Its name in `Settings`; the kind of its control follows from its type there.
        label: What it is called.
        help: What it does, in a sentence.
        words: What its values are called, by value, where they are a choice.
        choices: Makes `words` when they are first shown, where that takes time.
    """

    field: str
    label: str
    help: str
    words: tuple[tuple[str, str], ...] = ()
    choices: Callable[[], tuple[tuple[str, str], ...]] | None = None


@dataclass(frozen=True, slots=True)
class PreferencePage:
    """A page of preferences; one without any has a widget of its own."""

    name: str
    title: str
    icon: str
    preferences: tuple[Preference, ...] = ()


def _languages() -> tuple[tuple[str, str], ...]:
    from releasedesk.ui.controls.language_names import OFFERED, language_name

    return (("", "English as on this computer"), *((tag, language_name(tag)) for tag in OFFERED))


PAGES = (
    PreferencePage("window", "Window", "monitor", (
        Preference("theme", "Colours", "Light or dark, or as the system is.",
                   (("system", "As the system"), ("light", "Light"), ("dark", "Dark"))),
        Preference("moves_smoothly", "Move smoothly",
                   "The form glides to where the cursor goes. Where the system wants no motion, it never does."),
        Preference("reopens_files", "Open the last releases again at the start",
                   "The next start opens what was open when the program ended."),
        Preference("shows_outline", "Show the outline", "The list of all parts at the left of the form."),
        Preference("shows_pages", "Show the pages", "The finished pages beside the form."),
        Preference("detaches_pages", "Show the pages in a window of their own",
                   "For a second screen. Closing that window brings the pages back."),
    )),
    PreferencePage("writing", "Writing", "square-pen", (
        Preference("new_language", "Language of new releases",
                   "What “New” starts with. Each release can be in any language.", choices=_languages),
    )),
    PreferencePage("limits", "Lengths", "gauge"),
    PreferencePage("keys", "Keyboard", "keyboard"),
)  # fmt: skip

REMEMBERED = frozenset({
    "zoom", "geometry", "splitter", "export_formats", "export_folder", "folder", "recent", "open_files",
    "pages_geometry", "shortcuts", "checks_spelling",
    "channel", "channels",
})  # fmt: skip
"""Settings that follow what somebody does and are not asked for on a page; keys and lengths have pages of their own."""


def unplaced() -> set[str]:
    """Settings that are neither on a page nor remembered by themselves: there should be none."""
    placed = {preference.field for page in PAGES for preference in page.preferences}
    return {field.name for field in fields(Settings)} - placed - REMEMBERED
