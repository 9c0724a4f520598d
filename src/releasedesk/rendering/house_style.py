"""House styles: how pages, web pages and mails look, as settings and templates; shipped, or carried by a project."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from releasedesk import resources
from releasedesk.errors import HouseStyleError, ResourceMissing
from releasedesk.model import HouseStyleChoice, StyleFile
from releasedesk.rendering.phrase_tables import house_phrases
from releasedesk.rendering.phrases import HousePhrases

if TYPE_CHECKING:
    from releasedesk.rendering.style_settings import StyleSettings

SETTINGS = "style.json"
PAGES_TEMPLATE = "pages.typ"
WEB_TEMPLATE = "web.html.j2"
MAIL_TEMPLATE = "mail.html.j2"
TEXT_TEMPLATE = "text.txt.j2"
LETTERHEAD = "letterhead.docx"
LOGOS = ("logo.svg", "logo.png", "logo.jpg")
TEMPLATES = (PAGES_TEMPLATE, WEB_TEMPLATE, MAIL_TEMPLATE, TEXT_TEMPLATE)
SHARED_TEMPLATES = (WEB_TEMPLATE, MAIL_TEMPLATE, TEXT_TEMPLATE)
FILE_NAMES = (SETTINGS, *TEMPLATES, *LOGOS, LETTERHEAD)
"""The files that a house style may consist of; all lie in one folder, and there are no others."""

DEFAULT = "classic"
"""The house style of a release that chose none, and the one that stands in for one that is broken."""

BASE = "base"
"""The folder of what the templates of all house styles share."""

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_NAME = 60


@dataclass(frozen=True)
class HouseStyle:
    """A house style as chosen for one release.

    Attributes:
        name: Its name in a project file.
        label: Its name for people.
        origin: Where its files lie, for messages: a folder, or the project that carries it.
        settings: What its settings file says.
        files: Its files by name; what it lacks comes from the shipped style that it is based on.
        paper: “a4” or “letter”.
        fonts: Families by use (“text”, “display”, “headline”), each with those that stand in after it.
        colours: `#rrggbb` by use.
        sizes: Margins, spaces and the length of a line by use, in points.
        type_sizes: Size of type and distance of its baselines by use, in points.
        phrases: What it changes of the phrases (`resources/phrases`); None for nothing.
        fields: What it asks of the fields of a release, by kind and field (`releasedesk.rendering.field_rules`).
        scale: By how much type is enlarged in languages (by primary subtag) whose script runs small.
        is_trusted: Its templates came with the program; those of others are run where they can do no harm.

    """

    name: str
    label: str
    origin: str
    settings: StyleSettings
    files: Mapping[str, bytes]
    paper: str
    fonts: Mapping[str, tuple[str, ...]]
    colours: Mapping[str, str]
    sizes: Mapping[str, float]
    type_sizes: Mapping[str, tuple[float, float]]
    scale: Mapping[str, float]
    phrases: HousePhrases | None = None
    fields: Mapping[str, Mapping[str, Mapping[str, Any]]] = field(default_factory=dict)
    is_trusted: bool = True
    own_templates: frozenset[str] = field(default=frozenset())

    @property
    def families(self) -> frozenset[str]:
        """All font families that the style may use."""
        return frozenset(family for families in self.fonts.values() for family in families)

    @property
    def logo_file(self) -> str:
        """The name of the style's own logo, or an empty text."""
        return next((name for name in LOGOS if name in self.files), "")

    def where(self, name: str) -> str:
        """Return how messages name one of the style's files."""
        return f"{self.origin}/{name}"

    def template(self, name: str) -> str:
        """Return the text of one of the style's templates, or of the one that all share where it has none.

        Raises:
            HouseStyleError: It is not there or not text.

        """
        if name not in self.files and name in SHARED_TEMPLATES:
            return shared_file(name)
        try:
            return self.files[name].decode("utf-8")
        except (KeyError, UnicodeDecodeError) as error:
            raise HouseStyleError(
                f"The house style “{self.label}” lacks a readable {self.where(name)}."
            ) from error

    def runs_foreign(self, name: str) -> bool:
        """Tell whether a template came from somebody else, so that it may run only within bounds."""
        return not self.is_trusted and name in self.own_templates


def house_style_for(choice: HouseStyleChoice) -> HouseStyle:
    """Return the house style that a release chose, with the release's own paper where it names one.

    What a project carries goes before what is installed: pages look the same on every desk.

    Raises:
        HouseStyleError: There is no such style, or its settings are broken; the sentence says which and where.

    """
    if choice.package:
        return _carried(choice.name, choice.package, choice.paper)
    folder = _folder_of(choice.name)
    return _shipped(folder, _newest_change(folder), choice.paper)


def shipped_tables(name: str) -> Mapping[str, Any]:
    """Return what the settings file of a style that ships says, unchecked: tests hold that it is right.

    The form asks for its phrases and fields before the window takes input, when checking would take longest.

    Raises:
        HouseStyleError: There is no such style, or its file is no JSON object.

    """
    path = _folder_of(name) / SETTINGS
    try:
        return _stored(path, path.stat().st_mtime_ns)
    except (OSError, ValueError) as error:
        raise HouseStyleError(f"The house style in {path.parent} cannot be read: {error}.") from error


@lru_cache(maxsize=8)
def _stored(path: Path, changed: int) -> dict[str, Any]:
    stored = json.loads(path.read_bytes())
    if not isinstance(stored, dict):
        raise ValueError("its settings are no object")
    return stored


def house_style_names() -> tuple[str, ...]:
    """Return the names of the house styles that come with the program."""
    return tuple(sorted(path.parent.name for path in resources.path("house_styles").glob(f"*/{SETTINGS}")))


def style_from_files(name: str, files: Mapping[str, bytes], origin: str, paper: str = "") -> HouseStyle:
    """Return the house style that consists of these files, which somebody else may have written.

    Raises:
        HouseStyleError: Its settings are missing or broken, or it builds on a style that there is not.

    """
    from releasedesk.rendering.style_settings import parse_settings

    if SETTINGS not in files:
        raise HouseStyleError(f"{origin} is not a house style: it has no {SETTINGS}.")
    settings = parse_settings(files[SETTINGS], f"{origin}/{SETTINGS}")
    try:
        base = _folder_of(settings.based_on or DEFAULT)
    except HouseStyleError as error:
        raise HouseStyleError(
            f"{origin}/{SETTINGS} is based on “{settings.based_on}”, which does not ship with this version; "
            f"choose one of these: {', '.join(house_style_names())}."
        ) from error
    own = frozenset(name for name in files if name in TEMPLATES)
    lent = {key: value for key, value in _files(base).items() if key in TEMPLATES}
    return _made(name, origin, settings, {**lent, **files}, paper, own)


def shared_file(name: str) -> str:
    """Return the text of a file that the templates of all house styles share."""
    return resources.text("house_styles", BASE, name)


def pages_library() -> dict[str, str]:
    """Return the files that the templates of pages share, by name; a template imports `release.typ`."""
    return {path.name: shared_file(path.name) for path in resources.path("house_styles", BASE).glob("*.typ")}


def files_of(package: tuple[StyleFile, ...]) -> dict[str, bytes]:
    """Return the files that a project carries, by name.

    Raises:
        HouseStyleError: One is damaged, or of a name that no house style has.

    """
    files = {}
    for each in package:
        if each.name not in FILE_NAMES:
            raise HouseStyleError(
                f"The project's house style holds a file “{each.name}”, which no house style has; choose another style."
            )
        try:
            files[each.name] = each.content()
        except ValueError as error:
            raise HouseStyleError(f"The project's house style is damaged: {error}.") from error
    return files


def _folder_of(name: str) -> Path:
    if len(name) <= _LONGEST_NAME and _NAME.fullmatch(name) and name != BASE:
        try:
            return resources.path("house_styles", name)
        except ResourceMissing:
            pass
    raise HouseStyleError(
        f"There is no house style “{name[:_LONGEST_NAME]}”; choose one of these: {', '.join(house_style_names())}."
    )


@lru_cache(maxsize=8)
def _carried(name: str, package: tuple[StyleFile, ...], paper: str) -> HouseStyle:
    return style_from_files(name, files_of(package), f"“{name}”", paper)


def _newest_change(folder: Path) -> int:
    """When one of the files changed last, so that an edited style is read again."""
    try:
        return max((each.stat().st_mtime_ns for each in folder.iterdir()), default=0)
    except OSError as error:
        raise HouseStyleError(f"The house style in {folder} cannot be read: {error}.") from error


@lru_cache(maxsize=16)
def _shipped(folder: Path, changed: int, paper: str) -> HouseStyle:
    from releasedesk.rendering.style_settings import parse_settings

    files = _files(folder)
    if SETTINGS not in files:
        raise HouseStyleError(f"The house style “{folder.name}” has no {folder / SETTINGS}.")
    settings = parse_settings(files[SETTINGS], str(folder / SETTINGS))
    return _made(folder.name, str(folder), settings, files, paper)


def _files(folder: Path) -> dict[str, bytes]:
    try:
        return {name: (folder / name).read_bytes() for name in FILE_NAMES if (folder / name).is_file()}
    except OSError as error:
        raise HouseStyleError(f"The house style in {folder} cannot be read: {error}.") from error


def _made(
    name: str,
    origin: str,
    settings: StyleSettings,
    files: Mapping[str, bytes],
    paper: str,
    own_templates: frozenset[str] | None = None,
) -> HouseStyle:
    from releasedesk.rendering.style_values import points

    return HouseStyle(
        name=name,
        label=settings.label,
        origin=origin,
        settings=settings,
        files=files,
        paper=paper or settings.paper,
        fonts=dict(settings.fonts),
        colours=dict(settings.colours),
        sizes={use: points(length) for use, length in settings.sizes},
        type_sizes={use: (points(size), points(pitch)) for use, (size, pitch) in settings.type},
        scale=settings.scale,
        phrases=house_phrases(settings.phrases, f"{origin}/{SETTINGS} is not a house style"),
        fields=settings.field_tables(),
        is_trusted=own_templates is None,
        own_templates=own_templates or frozenset(),
    )
