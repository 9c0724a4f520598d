"""Everything that can be done, in one table: its name, key, icon, menu and what it does in a few words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from releasedesk.ui.icons import icon


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One thing to do.

    Args:
        name: What the program calls it.
        text: What the menu calls it, with `&` before the letter to press.
        key: Its keys as Qt writes them (Ctrl is Command on a Mac); empty for none. Several are parted by blanks.
        icon: Name of a bundled icon.
        menu: Where it stands, such as “Edit” or “Format/Turn into”.
        tip: What it does, in a few words.
        needs_release: It makes sense only while a release is open.
        is_checkable: It is a switch.
        window: The window in which alone its keys hold; empty for that of the release.

    """

    name: str
    text: str
    key: str
    icon: str
    menu: str
    tip: str
    needs_release: bool = True
    is_checkable: bool = False
    window: str = ""


_LINE = ""
"""Stands for a line between two groups of a menu."""

TABLE: tuple[ActionSpec | str, ...] = (
    ActionSpec("new", "&New", "Ctrl+N", "file-plus", "File", "Start an empty release", False),
    ActionSpec("open", "&Open…", "Ctrl+O", "folder-open", "File", "Open a release from a file", False),
    ActionSpec("import", "&Import…", "Ctrl+Shift+I", "file-input", "File",
               "Make a release from another document", False),
    ActionSpec("paste_text", "&Paste text as release", "", "clipboard-paste", "File",
               "Make a release from a text that was copied", False),
    ActionSpec("sample", "Open the sa&mple", "", "sparkles", "File", "Open a finished release to look at", False),
    _LINE,
    ActionSpec("save", "&Save", "Ctrl+S", "save", "File", "Save the release to its file"),
    ActionSpec("save_as", "Save &as…", "Ctrl+Shift+S", "save-all", "File", "Save the release to another file"),
    ActionSpec("export", "&Export…", "Ctrl+E", "share", "File", "Make the documents that go out"),
    _LINE,
    ActionSpec("recover", "&Unsaved work…", "", "history", "File",
               "Look at what was not saved when the program ended", False),
    ActionSpec("new_window", "New &window", "Ctrl+Shift+N", "app-window", "File", "Open a further window", False),
    ActionSpec("versions", "&Versions and snapshots…", "Ctrl+Alt+V", "history", "File",
               "Look at earlier versions, compare them, bring one back"),
    ActionSpec("snapshot", "&Keep a snapshot…", "Ctrl+Alt+S", "tag", "File",
               "Keep the release as it is under a name, in its file"),
    ActionSpec("compare", "Compare wi&th…", "", "book-open", "File",
               "See what differs between another file and this one"),
    ActionSpec("merge", "Mer&ge another copy…", "", "file-input", "File",
               "Bring what changed in another copy into this one"),
    ActionSpec("decide", "&Decide after merging…", "", "circle-help", "File",
               "Choose between texts that a merge kept both"),
    _LINE,
    ActionSpec("close", "&Close", "Ctrl+W", "x", "File", "Close the release and return to the start page"),
    ActionSpec("quit", "&Quit", "Ctrl+Q", "log-out", "File", "End the program", False),
    ActionSpec("undo", "&Undo", "Ctrl+Z", "undo-2", "Edit", "Take back the last thing done"),
    ActionSpec("redo", "&Redo", "Ctrl+Shift+Z Ctrl+Y", "redo-2", "Edit", "Do again what was taken back"),
    _LINE,
    ActionSpec("cut", "Cu&t", "Ctrl+X", "scissors", "Edit", "Cut the selection to the clipboard"),
    ActionSpec("copy", "&Copy", "Ctrl+C", "copy", "Edit", "Copy the selection to the clipboard"),
    ActionSpec("paste", "Pa&ste", "Ctrl+V", "clipboard-paste", "Edit", "Paste from the clipboard"),
    ActionSpec("paste_plain", "Paste as plain te&xt", "Ctrl+Shift+V", "clipboard-paste", "Edit",
               "Paste the words from the clipboard without their formats"),
    ActionSpec("select_all", "Select &all", "Ctrl+A", "type", "Edit", "Select the whole text of the field"),
    _LINE,
    ActionSpec("find", "F&ind…", "Ctrl+F", "search", "Edit", "Find words in every field of the release"),
    ActionSpec("replace", "R&eplace…", "Ctrl+H", "replace", "Edit", "Find words and put others in their place"),
    ActionSpec("find_next", "Find &next", "F3", "arrow-down", "Edit", "Go to the next place that was found"),
    ActionSpec("find_previous", "Find pre&vious", "Shift+F3", "arrow-up", "Edit", "Go to the place found before"),
    _LINE,
    ActionSpec("move_up", "Move u&p", "Alt+Up", "arrow-up", "Edit", "Move the block of the cursor up"),
    ActionSpec("move_down", "Move &down", "Alt+Down", "arrow-down", "Edit", "Move the block of the cursor down"),
    ActionSpec("remove", "Re&move", "Ctrl+Shift+Backspace", "trash-2", "Edit", "Remove the block of the cursor"),
    _LINE,
    ActionSpec("preferences", "Pre&ferences…", "Ctrl+,", "settings", "Edit", "Choose how the program looks and works",
               False),
    ActionSpec("insert_section", "&Section", "Ctrl+Shift+H", "heading", "Insert", "Add a section with a heading"),
    ActionSpec("insert_paragraph", "&Paragraph", "Ctrl+Shift+Return", "pilcrow", "Insert", "Add a paragraph"),
    ActionSpec("insert_quote", "&Quote", "Ctrl+Shift+U", "text-quote", "Insert", "Add a quote with its speaker"),
    ActionSpec("insert_bullets", "&List", "Ctrl+Shift+L", "list", "Insert", "Add a list with bullets"),
    ActionSpec("insert_numbers", "Numbered l&ist", "Ctrl+Shift+O", "list-ordered", "Insert", "Add a numbered list"),
    ActionSpec("insert_table", "&Table", "", "table", "Insert", "Add a table; Return or a double click opens it"),
    ActionSpec("insert_picture", "Pict&ure…", "Ctrl+Shift+G", "image", "Insert", "Add a picture from a file"),
    ActionSpec("insert_field", "&Field…", "", "hash", "Insert",
               "Insert a date, a name or a number that is set in one place and printed in many"),
    _LINE,
    ActionSpec("insert_subheadline", "Su&bheadline", "", "type", "Insert", "Add a line below the headline"),
    ActionSpec("insert_person", "P&erson", "", "user", "Insert", "Add a person who is quoted"),
    ActionSpec("insert_contact", "&Contact", "", "phone", "Insert", "Add a contact for the press"),
    ActionSpec("insert_note", "&Note to editors", "", "sticky-note", "Insert", "Add a note to editors"),
    ActionSpec("insert_boilerplate", "B&oilerplate", "", "building-2", "Insert", "Add a standing text"),
    _LINE,
    ActionSpec("insert_from_library", "From my lib&rary…", "Ctrl+Shift+Y", "library", "Insert",
               "Insert a copy of a person, contact, boilerplate or snippet that you keep in your library"),
    ActionSpec("keep_snippet", "&Keep as a snippet…", "", "library", "Insert",
               "Keep what is selected, or the block of the cursor, in your library"),
    ActionSpec("bold", "&Bold", "Ctrl+B", "bold", "Format", "Set the selection in bold"),
    ActionSpec("italic", "&Italic", "Ctrl+I", "italic", "Format", "Set the selection in italics"),
    ActionSpec("superscript", "&Superscript", "Ctrl+.", "superscript", "Format", "Raise the selection, as in km²"),
    ActionSpec("subscript", "Subs&cript", "Ctrl+;", "subscript", "Format", "Lower the selection, as in CO₂"),
    ActionSpec("link", "&Link…", "Ctrl+K", "link", "Format", "Link the selection to an address"),
    _LINE,
    ActionSpec("turn_paragraph", "&Paragraph", "Ctrl+Alt+0", "pilcrow", "Format/&Turn into",
               "Make the block a paragraph"),
    ActionSpec("turn_quote", "&Quote", "Ctrl+Alt+1", "text-quote", "Format/&Turn into", "Make the block a quote"),
    ActionSpec("turn_bullets", "&List", "Ctrl+Alt+2", "list", "Format/&Turn into", "Make the block a list"),
    ActionSpec("turn_numbers", "&Numbered list", "Ctrl+Alt+3", "list-ordered", "Format/&Turn into",
               "Make the block a numbered list"),
    _LINE,
    ActionSpec("kind", "&Kind of release", "", "newspaper", "Format",
               "Choose among press release, statement, advisory, obituary, results, correction and withdrawal"),
    ActionSpec("house_styles", "&House styles…", "", "palette", "Format",
               "Choose how releases look, and make house styles of your own"),
    ActionSpec("add_language", "&Add language…", "", "plus", "Languages", "Add an edition in another language"),
    ActionSpec("set_language", "&Change the language…", "", "globe", "Languages",
               "Say in which language this text is written: dates, marks and its direction follow"),
    ActionSpec("next_edition", "&Next language", "Ctrl+PgDown", "arrow-down", "Languages", "Edit the next edition"),
    ActionSpec("previous_edition", "&Previous language", "Ctrl+PgUp", "arrow-up", "Languages",
               "Edit the previous edition"),
    _LINE,
    ActionSpec("side_by_side", "Original &beside", "F8", "languages", "Languages",
               "Show the original beside the translation", True, True),
    ActionSpec("next_change", "&Go to what is to be done", "Alt+PgDown", "search", "Languages",
               "Go to the next part that is not translated or whose original changed"),
    ActionSpec("up_to_date", "Mark as &up to date", "Ctrl+Shift+D", "circle-check", "Languages",
               "Say that the part of the cursor says what the original says now"),
    ActionSpec("all_up_to_date", "Mark a&ll as up to date", "", "circle-check", "Languages",
               "Say that every part says what the original says now"),
    _LINE,
    ActionSpec("make_original", "&Make this the original", "", "book-open", "Languages",
               "Let the other languages be translations of this one"),
    ActionSpec("remove_language", "&Remove this language", "", "trash-2", "Languages",
               "Remove the edition that is shown"),
    ActionSpec("zoom_in", "Zoom &in", "Ctrl++ Ctrl+=", "zoom-in", "View", "Show the pages larger"),
    ActionSpec("zoom_out", "Zoom &out", "Ctrl+-", "zoom-out", "View", "Show the pages smaller"),
    ActionSpec("zoom_100", "&Actual size", "Ctrl+0", "scan", "View", "Show the pages as large as on paper"),
    ActionSpec("zoom_width", "Fit &width", "Ctrl+Shift+W", "maximize", "View",
               "Fit the pages to the width of the pane"),
    ActionSpec("zoom_page", "Fit &page", "Ctrl+Shift+F", "file-text", "View", "Fit a whole page into the pane"),
    _LINE,
    ActionSpec("show_outline", "O&utline", "F9", "panel-left", "View", "Show or hide the outline", True, True),
    ActionSpec("show_pages", "Pa&ges", "F10", "panel-right", "View", "Show or hide the pages", True, True),
    ActionSpec("detach_pages", "Pages in their own wi&ndow", "Ctrl+F10", "external-link", "View",
               "Show the pages in a window of their own, for a second screen", True, True),
    ActionSpec("focus_mode", "&Focus on the text", "F11", "focus", "View",
               "Show nothing but the text; Escape ends it", True, True),
    _LINE,
    ActionSpec("theme_system", "As the &system", "", "monitor", "View/&Theme", "Light or dark as the system is",
               False, True),
    ActionSpec("theme_light", "&Light", "", "sun", "View/&Theme", "A light window", False, True),
    ActionSpec("theme_dark", "&Dark", "", "moon", "View/&Theme", "A dark window", False, True),
    ActionSpec("spelling", "Check &spelling", "", "spell-check", "Tools", "Mark misspelt words", True, True),
    ActionSpec("next_misspelling", "&Next misspelling", "F7", "arrow-down", "Tools", "Go to the next misspelt word"),
    ActionSpec("previous_misspelling", "&Previous misspelling", "Shift+F7", "arrow-up", "Tools",
               "Go to the misspelt word before"),
    ActionSpec("correct", "&Correct word…", "Alt+F7", "spell-check", "Tools",
               "Show suggestions for the misspelt word at the cursor"),
    ActionSpec("words", "&Words and dictionaries…", "", "book-open", "Tools",
               "Show the words that were added, to take them out again"),
    ActionSpec("dictionaries", "&Open the folder for dictionaries", "", "folder-open", "Tools",
               "Add a dictionary for a language that has none yet"),
    ActionSpec("counts", "Co&unts…", "Ctrl+Shift+C", "gauge", "Tools",
               "Show words, characters and times of selection, section and release"),
    ActionSpec("library", "&Library…", "Ctrl+Shift+B", "library", "Tools",
               "See, edit, import and export what you keep for all releases", False),
    ActionSpec("palette", "&Find an action or place…", "Ctrl+Shift+P", "command", "Help",
               "Find anything that can be done, or a place in the release", False),
    ActionSpec("shortcuts", "&Keyboard shortcuts", "F1", "keyboard", "Help", "Show all keys on one sheet", False),
    ActionSpec("report", "&Report a problem…", "", "mail", "Help",
               "See and save what helps to mend a fault", False),
    ActionSpec("about", "&About ReleaseDesk", "", "info", "Help", "Show the version and the licences", False),
)  # fmt: skip


_READING = frozenset({"copy", "select_all", "preferences", "find", "find_next", "find_previous"})
"""What works in a release that is open for reading, in the menus whose other entries change something."""

_CHANGING = frozenset({
    "save", "snapshot", "merge", "decide", "add_language", "set_language", "remove_language", "make_original",
    "up_to_date", "all_up_to_date", "correct",
})  # fmt: skip
"""What changes the release in the menus whose other entries do not."""


def specs() -> Iterator[ActionSpec]:
    """Everything that can be done, in the order of the menus."""
    for entry in TABLE:
        if isinstance(entry, ActionSpec):
            yield entry


def name_of(spec: ActionSpec) -> str:
    """What an action does, said without the menu around it, such as “Turn into: Quote”."""
    text = spec.text.replace("&", "").rstrip("…")
    submenu = spec.menu.partition("/")[2].replace("&", "")
    return f"{submenu}: {text}" if submenu else text


class Actions:
    """The table as actions of a window, reached by name."""

    def __init__(self, window: QWidget) -> None:
        self._actions = {spec.name: _action(spec, window) for spec in specs()}
        window.addActions(list(self._actions.values()))

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def set_keys(self, own: Mapping[str, str]) -> None:
        """Give every action its keys: those of its own, by its name, or the usual ones."""
        for spec in specs():
            _give_keys(self._actions[spec.name], spec, keys_of(spec, own))

    def show_release_open(self, is_open: bool) -> None:
        """Enable what makes sense while a release is open, or is not."""
        for spec in specs():
            if spec.needs_release:
                self._actions[spec.name].setEnabled(is_open)

    def show_read_only(self) -> None:
        """Disable what would change the release."""
        for spec in specs():
            changes = spec.menu.partition("/")[0] in ("Edit", "Insert", "Format")
            if (changes and spec.name not in _READING) or spec.name in _CHANGING:
                self._actions[spec.name].setEnabled(False)

    def show_history(self, undo: str | None, redo: str | None) -> None:
        """Name what would be undone and done again; nothing to do is disabled."""
        for name, verb, label in (("undo", "&Undo", undo), ("redo", "&Redo", redo)):
            action = self._actions[name]
            # The name of a snapshot may have an ampersand, which a menu takes for the mark of a key.
            text = f"{verb} {label.replace('&', '&&')}" if label else verb
            if action.text() != text:
                action.setText(text)
                action.setIconText(verb.replace("&", ""))
            action.setEnabled(label is not None)


def _action(spec: ActionSpec, window: QWidget) -> QAction:
    action = QAction(icon(spec.icon), spec.text, window)
    action.setObjectName(spec.name)
    action.setIconText(spec.text.replace("&", "").rstrip("…"))
    _give_keys(action, spec, keys_of(spec, {}))
    action.setStatusTip("")
    action.setWhatsThis(spec.tip)
    action.setCheckable(spec.is_checkable)
    return action


def keys_of(spec: ActionSpec, own: Mapping[str, str]) -> list[QKeySequence]:
    """The keys of an action, given those that were changed."""
    return [QKeySequence(key) for key in own.get(spec.name, spec.key).split()]


def _give_keys(action: QAction, spec: ActionSpec, keys: list[QKeySequence]) -> None:
    action.setShortcuts(keys)
    shown = keys[0].toString(QKeySequence.SequenceFormat.NativeText) if keys else ""
    action.setToolTip(f"{spec.tip} ({shown})" if shown else spec.tip)
