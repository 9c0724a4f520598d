"""A house style as one file to hand on, and as files that a project carries: both bounded, and the same every time.

The file is a ZIP archive without folders; nothing is ever unpacked to a path that it names.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping

from releasedesk.errors import HouseStyleError, UnsafeInput
from releasedesk.formats.letterhead_reading import letterhead_parts
from releasedesk.formats.ooxml import package
from releasedesk.formats.zip_reading import Archive, open_archive, shown
from releasedesk.model import StyleFile
from releasedesk.rendering.house_style import FILE_NAMES, LETTERHEAD, SETTINGS, files_of, style_from_files

SUFFIX = ".releasestyle"

LARGEST_FILE = 4 * 2**20
LARGEST_ARCHIVE = 8 * 2**20
_MOST_ENTRIES = 40
_BYTES_OF_PICTURES = (".png", ".jpg", ".docx")


def to_archive(files: Mapping[str, bytes]) -> bytes:
    """Return the file to hand on: the same files give the same bytes."""
    return package({name: files[name] for name in FILE_NAMES if name in files})


def from_archive(content: bytes, origin: str) -> dict[str, bytes]:
    """Return the files of a house style that somebody handed on; `origin` names it in messages.

    Raises:
        HouseStyleError: It is no such file, is too large, or holds something that no house style has.

    """
    if len(content) > LARGEST_ARCHIVE:
        raise HouseStyleError(f"{origin} is larger than {LARGEST_ARCHIVE >> 20} MB; no house style is.")
    try:
        files = _read(open_archive(content), origin)
    except UnsafeInput as error:
        raise HouseStyleError(f"{origin} is not a house style, or damaged: {error}.") from error
    check(files, origin)
    return files


def check(files: Mapping[str, bytes], origin: str) -> None:
    """Refuse files that make no house style.

    Raises:
        HouseStyleError: One is unknown or too large, or the settings, logo or letterhead are broken.

    """
    for name, content in files.items():
        if name not in FILE_NAMES:
            raise HouseStyleError(f"{origin} holds “{name}”, which no house style has.")
        if len(content) > LARGEST_FILE:
            raise HouseStyleError(f"{origin}/{name} is larger than {LARGEST_FILE >> 20} MB.")
    style = style_from_files("checked", files, origin)
    if style.logo_file:
        from releasedesk.rendering.logo import logo_from_bytes

        try:
            logo_from_bytes(files[style.logo_file], style.logo_file)
        except ValueError as error:
            raise HouseStyleError(f"{origin}/{style.logo_file} cannot be used: {error}.") from error
    if LETTERHEAD in files:
        try:
            letterhead_parts(files[LETTERHEAD])
        except UnsafeInput as error:
            raise HouseStyleError(f"{origin}/{LETTERHEAD} cannot be used: {error}.") from error


def to_package(files: Mapping[str, bytes]) -> tuple[StyleFile, ...]:
    """Return what a project carries of a house style: texts as they are, other files in base64."""
    return tuple(_style_file(name, files[name]) for name in FILE_NAMES if name in files)


def from_package(carried: tuple[StyleFile, ...]) -> dict[str, bytes]:
    """Return the files that a project carries.

    Raises:
        HouseStyleError: They are damaged or make no house style.

    """
    files = files_of(carried)
    check(files, "The house style of this project")
    return files


def _style_file(name: str, content: bytes) -> StyleFile:
    if name.endswith(_BYTES_OF_PICTURES):
        return StyleFile(name=name, data=base64.b64encode(content).decode("ascii"))
    return StyleFile(name=name, text=content.decode("utf-8"))


def _read(archive: Archive, origin: str) -> dict[str, bytes]:
    """Read the files that a house style may have; folders that a packing program adds around them do not matter."""
    entries = [name for name in archive.names if not _is_litter(name)]
    if len(entries) > _MOST_ENTRIES:
        raise HouseStyleError(
            f"{origin} holds {len(entries)} files; a house style has at most {len(FILE_NAMES)}."
        )
    files: dict[str, bytes] = {}
    room = LARGEST_ARCHIVE
    for entry in entries:
        folder, _, name = entry.rpartition("/")
        if name not in FILE_NAMES or "/" in folder or name in files:
            raise HouseStyleError(f"{origin} holds “{shown(entry)}”, which no house style has.")
        files[name] = archive.read(entry, min(LARGEST_FILE, room))
        room -= len(files[name])
    if SETTINGS not in files:
        raise HouseStyleError(f"{origin} is not a house style: it has no {SETTINGS}.")
    for name, content in files.items():
        if not name.endswith(_BYTES_OF_PICTURES):
            _require_text(content, f"{origin}/{name}")
    return files


def _is_litter(name: str) -> bool:
    """Tell whether a packing program put it there for itself."""
    return name.startswith("__MACOSX/") or name.rpartition("/")[2] in (".DS_Store", "Thumbs.db")


def _require_text(content: bytes, where: str) -> None:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise HouseStyleError(f"{where} is not UTF-8 text.") from error
