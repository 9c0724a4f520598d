"""A house style while it is being edited: its settings change one by one, and every state of it can be looked at."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from releasedesk.errors import HouseStyleError
from releasedesk.model import HouseStyleChoice
from releasedesk.model.base import clean_line
from releasedesk.session.style_library import StyleLibrary, with_label

_LONGEST_STEM = 70


class StyleDraft:
    """One style of a library: what it was, what it is now, and whether the two differ.

    A style that ships or that a project carries cannot be changed; `duplicated` makes one that can.
    """

    def __init__(self, library: StyleLibrary, name: str, carried: HouseStyleChoice | None = None) -> None:
        """Open a style of the library, or the one that a project has `carried` here.

        Raises:
            HouseStyleError: There is no such style, or it is broken.

        """
        from releasedesk.rendering.house_style import SETTINGS
        from releasedesk.rendering.style_package import from_package

        self._library = library
        self.name = name
        self.carried = carried
        self.is_own = carried is None and library.is_own(name)
        self.files = library.files(name) if carried is None else from_package(carried.package)
        self._saved = dict(self.files)
        self.settings: dict[str, Any] = json.loads(self.files[SETTINGS])

    @property
    def label(self) -> str:
        """The name for people."""
        return clean_line(str(self.settings["label"]))

    @property
    def is_modified(self) -> bool:
        """Whether something would be lost without saving."""
        return self.files != self._saved

    def value(self, path: Sequence[str], usual: Any = None) -> Any:
        """Return the setting at a path of keys, or `usual` where there is none."""
        found: Any = self.settings
        for key in path:
            if not isinstance(found, dict) or key not in found:
                return usual
            found = found[key]
        return found

    def set(self, path: Sequence[str], value: Any) -> str:
        """Change a setting; returns what is wrong with it, and changes nothing, where it cannot be."""
        settings = json.loads(json.dumps(self.settings))
        if value is None:
            _drop(settings, path)
        else:
            table = settings
            for key in path[:-1]:
                table = table.setdefault(key, {})
            table[path[-1]] = value
        return self._take(settings)

    def set_file(self, name: str, content: bytes | None) -> str:
        """Put a logo or letterhead into the style, or take it away; returns what is wrong with it, if anything is."""
        from releasedesk.rendering.house_style import LOGOS
        from releasedesk.rendering.style_package import check

        files = {key: kept for key, kept in self.files.items() if key != name}
        if name in LOGOS:
            files = {key: kept for key, kept in files.items() if key not in LOGOS}
        if content is not None:
            files[name] = content
        try:
            check(files, self.label)
        except HouseStyleError as error:
            return str(error)
        self.files = files
        return ""

    def choice(self, before: HouseStyleChoice) -> HouseStyleChoice:
        """Return the choice that shows a release in this state of the style."""
        if self.carried is not None:
            return self.carried.replace(paper=before.paper)
        if not self.is_own:
            return HouseStyleChoice(name=self.name, paper=before.paper)
        from releasedesk.rendering.style_package import to_package

        return HouseStyleChoice(name=self.name, paper=before.paper, package=to_package(self.files))

    def save(self) -> None:
        """Write the style to the user's folder.

        Raises:
            FileProblem: It cannot be written.

        """
        self._library.save(self.name, self.files)
        self._saved = dict(self.files)

    def duplicated(self, label: str) -> str:
        """Make a style of the user's own from this state, and return its name.

        Raises:
            HouseStyleError: The label is empty or too long.
            FileProblem: It cannot be written.

        """
        return self._library.add(label, with_label(self.files, label))

    def copy_label(self) -> str:
        """Return what a copy of this style is called until somebody names it."""
        stem = re.sub(r", copy( \(\d+\))?$", "", self.label)
        return self._library.free_label(f"{stem[:_LONGEST_STEM].rstrip()}, copy")

    def _take(self, settings: dict[str, Any]) -> str:
        from releasedesk.rendering.house_style import SETTINGS
        from releasedesk.rendering.phrase_tables import house_phrases
        from releasedesk.rendering.style_settings import settings_from, to_json

        try:
            valid = settings_from(settings, self.label)
            house_phrases(valid.phrases, f"{self.label} is not a house style")
        except HouseStyleError as error:
            return str(error).partition(" is not a house style: ")[2] or str(error)
        self.files = {**self.files, SETTINGS: to_json(valid).encode()}
        self.settings = json.loads(self.files[SETTINGS])
        return ""


def _drop(table: dict[str, Any], path: Sequence[str]) -> None:
    """Take a setting out of a table, and the tables that hold nothing then."""
    first, *others = path
    if not others:
        table.pop(first, None)
    elif isinstance(table.get(first), dict):
        _drop(table[first], others)
        if not table[first] and first != "phrases":
            del table[first]
