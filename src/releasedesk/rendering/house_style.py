"""House styles: how pages and web pages look, as data and templates in a folder of their own."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from releasedesk import resources
from releasedesk.errors import HouseStyleError, ResourceMissing
from releasedesk.model import HouseStyleChoice

SETTINGS = "style.json"
PAGES_TEMPLATE = "pages.typ"
WEB_TEMPLATE = "web.html.j2"

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PAPERS = ("a4", "letter")
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)(pt|mm)")
_POINTS = {"pt": 1.0, "mm": 72 / 25.4}


@dataclass(frozen=True)
class HouseStyle:
    """A house style as chosen for one release.

    Attributes:
        name: The name of its folder.
        label: Its name for people.
        folder: Where its templates lie.
        paper: “a4” or “letter”.
        fonts: Families by use (“text”, “display”), each with those that stand in for missing characters after it.
        colours: `#rrggbb` by use.
        sizes: Margins, spaces and the length of a line by use, in points.
        type_sizes: Size of type and distance of its baselines by use, in points.
        phrases: What it changes of the phrases (`resources/phrases`), by language or `*`.
        fields: What it asks of the fields of a release, by kind and field (`releasedesk.rendering.field_rules`).
        scale: By how much type is enlarged in languages (by primary subtag) whose script runs small.

    """

    name: str
    label: str
    folder: Path
    paper: str
    fonts: Mapping[str, tuple[str, ...]]
    colours: Mapping[str, str]
    sizes: Mapping[str, float]
    type_sizes: Mapping[str, tuple[float, float]]
    scale: Mapping[str, float]
    phrases: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    fields: Mapping[str, Mapping[str, Mapping[str, Any]]] = field(default_factory=dict)

    @property
    def families(self) -> frozenset[str]:
        """All font families that the style may use."""
        return frozenset(family for families in self.fonts.values() for family in families)

    def template(self, name: str) -> str:
        """Return the text of one of the style's templates.

        Raises:
            HouseStyleError: It is not there or not text.

        """
        path = self.folder / name
        try:
            return path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise HouseStyleError(f"The house style “{self.name}” lacks a readable {path}.") from error


def house_style_for(choice: HouseStyleChoice) -> HouseStyle:
    """Return the house style that a release chose, with the release's own paper where it names one.

    Raises:
        HouseStyleError: There is no such style, or its settings are broken; the sentence says which and where.

    """
    folder = _folder_of(choice.name)
    settings = folder / SETTINGS
    try:
        changed = settings.stat().st_mtime_ns
    except OSError as error:
        raise HouseStyleError(f"The house style “{choice.name}” has no {settings}.") from error
    return _read(settings, changed, choice.paper)


def house_style_names() -> tuple[str, ...]:
    """Return the names of all house styles that are installed."""
    return tuple(sorted(path.parent.name for path in resources.path("house_styles").glob(f"*/{SETTINGS}")))


def _folder_of(name: str) -> Path:
    if _NAME.fullmatch(name):
        try:
            return resources.path("house_styles", name)
        except ResourceMissing:
            pass
    raise HouseStyleError(
        f"There is no house style “{name}”; choose one of these: {', '.join(house_style_names())}."
    )


@lru_cache(maxsize=8)
def _read(path: Path, changed: int, paper: str) -> HouseStyle:
    """Read the settings; `changed` is their time of change, so that an edited style is read again."""
    try:
        settings = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise HouseStyleError(f"{path} cannot be read: {error}.") from error
    except json.JSONDecodeError as error:
        raise HouseStyleError(f"{path} is broken in line {error.lineno}: {error.msg}.") from error
    reader = _Settings(path, settings)
    return HouseStyle(
        name=path.parent.name,
        label=reader.text("label"),
        folder=path.parent,
        paper=paper or reader.text("paper", _PAPERS),
        fonts=reader.fonts(),
        colours=reader.colours(),
        sizes=reader.sizes(),
        type_sizes=reader.type_sizes(),
        scale=reader.scale(),
        phrases=reader.tables("phrases"),
        fields=reader.tables("fields"),
    )


class _Settings:
    """Reads settings and says what is wrong with them."""

    def __init__(self, path: Path, settings: Any) -> None:
        self._path = path
        if not isinstance(settings, dict):
            raise self._wrong("it must be a JSON object")
        self._settings = settings

    def text(self, key: str, choices: tuple[str, ...] = ()) -> str:
        value = self._settings.get(key)
        if not isinstance(value, str) or (choices and value not in choices):
            raise self._wrong(f"“{key}” must be {' or '.join(choices) if choices else 'a text'}")
        return value

    def fonts(self) -> Mapping[str, tuple[str, ...]]:
        fonts = self._object("fonts")
        for use, families in fonts.items():
            if not isinstance(families, list) or not all(isinstance(family, str) for family in families):
                raise self._wrong(f"“fonts”, “{use}” must be a list of font families")
        return {use: tuple(families) for use, families in fonts.items()}

    def colours(self) -> Mapping[str, str]:
        colours = self._object("colours")
        for use, colour in colours.items():
            if not isinstance(colour, str) or not _COLOUR.fullmatch(colour):
                raise self._wrong(f"“colours”, “{use}” must be a colour such as #1d4a6b")
        return {use: str(colour) for use, colour in colours.items()}

    def sizes(self) -> Mapping[str, float]:
        return {
            use: self._points(length, f"“sizes”, “{use}”") for use, length in self._object("sizes").items()
        }

    def type_sizes(self) -> Mapping[str, tuple[float, float]]:
        found = {}
        for use, pair in self._object("type").items():
            where = f"“type”, “{use}”"
            if not isinstance(pair, list) or len(pair) != 2:
                raise self._wrong(
                    f"{where} must be a list of two lengths: the size and the distance of lines"
                )
            found[use] = (self._points(pair[0], where), self._points(pair[1], where))
        return found

    def scale(self) -> Mapping[str, float]:
        scale = self._object("scale")
        for language, factor in scale.items():
            if not isinstance(factor, int | float) or not 0.5 <= factor <= 2:
                raise self._wrong(f"“scale”, “{language}” must be a number from 0.5 to 2")
        return {language: float(factor) for language, factor in scale.items()}

    def tables(self, key: str) -> Mapping[str, Mapping[str, Any]]:
        """Return tables that a style may have or not."""
        tables = self._settings.get(key, {})
        if not isinstance(tables, dict) or not all(isinstance(table, dict) for table in tables.values()):
            raise self._wrong(f"“{key}” must be an object of objects")
        return tables

    def _points(self, length: Any, where: str) -> float:
        match = _LENGTH.fullmatch(length) if isinstance(length, str) else None
        if match is None:
            raise self._wrong(f"{where} must be a length such as 10.5pt or 26mm")
        return float(match[1]) * _POINTS[match[2]]

    def _object(self, key: str) -> dict[str, Any]:
        value = self._settings.get(key)
        if not isinstance(value, dict):
            raise self._wrong(f"“{key}” must be an object")
        return value

    def _wrong(self, problem: str) -> HouseStyleError:
        return HouseStyleError(f"{self._path} is not a house style: {problem}.")
