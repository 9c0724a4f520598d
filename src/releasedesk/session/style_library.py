"""The house styles that can be chosen: those that ship, and the user's own in a folder of their data."""

from __future__ import annotations

import json
import os
import re
import shutil
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from releasedesk.errors import FileProblem, HouseStyleError
from releasedesk.model import HouseStyleChoice
from releasedesk.project.saving import write_atomically

DATA_DIR_VARIABLE = "RELEASEDESK_DATA_DIR"
"""Names another folder for the user's data, as tests and portable installations do."""

_LONGEST_LABEL = 80


@dataclass(frozen=True)
class ListedStyle:
    """A house style that can be chosen; `problem` says why it cannot be."""

    name: str
    label: str
    description: str
    is_shipped: bool
    problem: str = ""


class StyleLibrary:
    """The styles of one user. Every style is a folder, named as projects name it."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or styles_folder()

    def listed(self) -> tuple[ListedStyle, ...]:
        """Return all styles: those that ship, then the user's own by their labels."""
        from releasedesk.rendering.house_style import house_style_for, house_style_names

        shipped = []
        for name in house_style_names():
            style = house_style_for(HouseStyleChoice(name=name))
            shipped.append(ListedStyle(name, style.label, style.settings.description, True))
        own = sorted(map(self._listed, self._own_names()), key=lambda style: style.label.casefold())
        return (*sorted(shipped, key=lambda style: style.name != "classic"), *own)

    def is_own(self, name: str) -> bool:
        """Tell whether a style is in the user's folder."""
        return name in self._own_names()

    def files(self, name: str) -> dict[str, bytes]:
        """Return the files of a style that is installed; one that ships lends its templates by its name.

        Raises:
            HouseStyleError: There is no such style, or it is broken.

        """
        if not self.is_own(name):
            return _lent_files(name)
        from releasedesk.rendering.house_style import FILE_NAMES
        from releasedesk.rendering.style_package import check

        folder = self._folder / name
        try:
            files = {
                each: (folder / each).read_bytes()
                for each in FILE_NAMES
                if (folder / each).is_file() and not (folder / each).is_symlink()
            }
        except OSError as error:
            raise HouseStyleError(f"The house style in {folder} cannot be read: {error.strerror}.") from error
        check(files, str(folder))
        return files

    def choice(self, name: str, before: HouseStyleChoice | None = None) -> HouseStyleChoice:
        """Return the choice of a style for a release: one that does not ship is carried by the project.

        Raises:
            HouseStyleError: There is no such style, or it is broken.

        """
        paper = before.paper if before is not None else ""
        if not self.is_own(name):
            return HouseStyleChoice(name=name, paper=paper)
        from releasedesk.rendering.style_package import to_package

        return HouseStyleChoice(name=name, paper=paper, package=to_package(self.files(name)))

    def save(self, name: str, files: Mapping[str, bytes]) -> None:
        """Write a style of the user's own; what it held before and holds no more is removed.

        Raises:
            HouseStyleError: The files make no house style.
            FileProblem: They cannot be written.

        """
        from releasedesk.rendering.house_style import FILE_NAMES
        from releasedesk.rendering.style_package import check

        folder = self._folder / name
        check(files, str(folder))
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for each, content in files.items():
                write_atomically(folder / each, content)
            for each in set(FILE_NAMES) - set(files):
                (folder / each).unlink(missing_ok=True)
        except OSError as error:
            raise FileProblem(folder, f"the house style cannot be saved ({error.strerror})") from error

    def add(self, label: str, files: Mapping[str, bytes]) -> str:
        """Write a new style of the user's own and return the name it got.

        Raises:
            HouseStyleError: The files make no house style.
            FileProblem: They cannot be written.

        """
        name = self._free_name(label)
        self.save(name, files)
        return name

    def remove(self, name: str) -> None:
        """Remove a style of the user's own; releases that use it carry it with them.

        Raises:
            FileProblem: It cannot be removed.

        """
        if not self.is_own(name):
            return
        try:
            shutil.rmtree(self._folder / name)
        except OSError as error:
            raise FileProblem(
                self._folder / name, f"the house style cannot be removed ({error.strerror})"
            ) from error

    def same_as(self, files: Mapping[str, bytes]) -> str:
        """Return the name of the user's own style that consists of exactly these files; empty for none."""
        return next((name for name in sorted(self._own_names()) if self._holds(name, files)), "")

    def named(self, label: str) -> str:
        """Return the name of the user's own style of this label; empty for none."""
        return next((each.name for each in self.listed() if not each.is_shipped and each.label == label), "")

    def free_label(self, label: str) -> str:
        """Return a label that no style has: this one, or with a number behind it."""
        taken = {each.label for each in self.listed()}
        stem = re.sub(r" \(\d+\)$", "", label)[: _LONGEST_LABEL - 5].rstrip()
        numbered = (label if number == 1 else f"{stem} ({number})" for number in range(1, len(taken) + 2))
        return next(each for each in numbered if each not in taken)

    def export_file(self, name: str, path: Path) -> None:
        """Write a style as one file to hand on.

        Raises:
            HouseStyleError: There is no such style, or it is broken.
            FileProblem: It cannot be written.

        """
        self.export_files(self.files(name), path)

    def export_files(self, files: Mapping[str, bytes], path: Path) -> None:
        """Write the files of a style as one file to hand on.

        Raises:
            FileProblem: It cannot be written.

        """
        from releasedesk.rendering.style_package import to_archive

        write_atomically(path, to_archive(files))

    def _listed(self, name: str) -> ListedStyle:
        from releasedesk.rendering.house_style import style_from_files

        try:
            style = style_from_files(name, self.files(name), str(self._folder / name))
        except HouseStyleError as error:
            return ListedStyle(name, name, "", False, str(error))
        return ListedStyle(name, style.label, style.settings.description, False)

    def _holds(self, name: str, files: Mapping[str, bytes]) -> bool:
        try:
            return self.files(name) == dict(files)
        except HouseStyleError:
            return False

    def _own_names(self) -> set[str]:
        from releasedesk.rendering.house_style import SETTINGS

        try:
            return {
                path.parent.name for path in self._folder.glob(f"*/{SETTINGS}") if _is_name(path.parent.name)
            }
        except OSError:
            return set()

    def _free_name(self, label: str) -> str:
        from releasedesk.rendering.house_style import BASE, house_style_names

        plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode().lower()
        stem = "-".join(re.findall(r"[a-z0-9]+", plain))[:40].strip("-") or "style"
        taken = {*self._own_names(), *house_style_names(), BASE}
        numbered = (stem if number == 1 else f"{stem}-{number}" for number in range(1, len(taken) + 3))
        return next(name for name in numbered if name not in taken)


def _lent_files(name: str) -> dict[str, bytes]:
    """Return the files of a style that ships, without its templates, which whatever is based on it finds there."""
    from releasedesk.rendering.house_style import SETTINGS, TEMPLATES, house_style_for
    from releasedesk.rendering.style_settings import settings_from, to_json

    style = house_style_for(HouseStyleChoice(name=name))
    settings = settings_from({**style.settings.model_dump(mode="json"), "based_on": name}, style.label)
    files = {key: value for key, value in style.files.items() if key not in TEMPLATES}
    return {**files, SETTINGS: to_json(settings).encode()}


def files_handed_on(path: Path) -> dict[str, bytes]:
    """Read a style that somebody handed on as one file.

    Raises:
        HouseStyleError: It is not a house style, or broken.
        FileProblem: It cannot be read.

    """
    from releasedesk.rendering.style_package import LARGEST_ARCHIVE, from_archive

    try:
        with path.open("rb") as source:
            content = source.read(LARGEST_ARCHIVE + 1)
    except OSError as error:
        raise FileProblem(path, f"the file cannot be read ({error.strerror})") from error
    return from_archive(content, path.name)


def label_in(files: Mapping[str, bytes]) -> str:
    """Return the name for people of a style that consists of these files.

    Raises:
        HouseStyleError: They make no house style.

    """
    from releasedesk.rendering.house_style import SETTINGS
    from releasedesk.rendering.style_settings import parse_settings

    return parse_settings(files[SETTINGS], SETTINGS).label


def with_label(files: Mapping[str, bytes], label: str) -> dict[str, bytes]:
    """Return the files of a style under another name for people.

    Raises:
        HouseStyleError: The label is empty or too long.

    """
    from releasedesk.rendering.house_style import SETTINGS
    from releasedesk.rendering.style_settings import settings_from, to_json

    settings = settings_from({**json.loads(files[SETTINGS]), "label": label}, label)
    return {**files, SETTINGS: to_json(settings).encode()}


def styles_folder() -> Path:
    """The folder of the user's own styles."""
    chosen = os.environ.get(DATA_DIR_VARIABLE)
    if chosen:
        return Path(chosen) / "house_styles"
    from platformdirs import user_data_path

    return user_data_path("ReleaseDesk", appauthor=False, roaming=True) / "house_styles"


def _is_name(name: str) -> bool:
    return re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) is not None
