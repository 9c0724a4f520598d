"""A house style as one file to hand on, and as files that a project carries: both bounded, and the same every time.

The file is a ZIP archive without folders; nothing is ever unpacked to a path that it names.
"""

from __future__ import annotations

import base64
import io
import zipfile
import zlib
from collections.abc import Mapping

from releasedesk.errors import HouseStyleError
from releasedesk.formats.ooxml import package, parts_of
from releasedesk.model import StyleFile
from releasedesk.rendering.house_style import FILE_NAMES, LETTERHEAD, SETTINGS, files_of, style_from_files

SUFFIX = ".releasestyle"

LARGEST_FILE = 4 * 2**20
LARGEST_ARCHIVE = 8 * 2**20
_MOST_ENTRIES = 40
_BYTES_OF_PICTURES = (".png", ".jpg", ".docx")
_MOST_LETTERHEAD_PARTS = 200
_LARGEST_LETTERHEAD = 30 * 2**20


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
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            files = _read(archive, origin)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, RuntimeError) as error:
        raise HouseStyleError(f"{origin} is not a house style, or damaged: ask for it again.") from error
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
        _check_letterhead(files[LETTERHEAD], f"{origin}/{LETTERHEAD}")


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


def _read(archive: zipfile.ZipFile, origin: str) -> dict[str, bytes]:
    """Read the files that a house style may have; folders that a packing program adds around them do not matter."""
    entries = [entry for entry in archive.infolist() if not entry.is_dir() and not _is_litter(entry.filename)]
    if len(entries) > _MOST_ENTRIES:
        raise HouseStyleError(
            f"{origin} holds {len(entries)} files; a house style has at most {len(FILE_NAMES)}."
        )
    files: dict[str, bytes] = {}
    room = LARGEST_ARCHIVE
    for entry in entries:
        folder, _, name = entry.filename.replace("\\", "/").rpartition("/")
        if name not in FILE_NAMES or "/" in folder or folder in ("..", ".") or name in files:
            raise HouseStyleError(f"{origin} holds “{entry.filename}”, which no house style has.")
        with archive.open(entry) as source:
            files[name] = source.read(min(LARGEST_FILE, room) + 1)
        room -= len(files[name])
        if len(files[name]) > LARGEST_FILE or room < 0:
            raise HouseStyleError(f"{origin}/{name} is too large for a house style.")
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


def _check_letterhead(content: bytes, where: str) -> None:
    """Refuse a letterhead that is no Word document, is a bomb, or would fetch something when it is opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            listed = archive.infolist()
            total = sum(entry.file_size for entry in listed)
        if len(listed) > _MOST_LETTERHEAD_PARTS or total > _LARGEST_LETTERHEAD:
            raise HouseStyleError(f"{where} is too large for a letterhead.")
        parts = parts_of(content)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, RuntimeError) as error:
        raise HouseStyleError(f"{where} is not a Word document, or damaged.") from error
    if "word/document.xml" not in parts:
        raise HouseStyleError(f"{where} is not a Word document.")
    for name, part in parts.items():
        if "vbaProject" in name:
            raise HouseStyleError(f"{where} holds macros; save it as a document without them.")
        if name.endswith(".rels") and b'TargetMode="External"' in part and b"/hyperlink" not in part:
            raise HouseStyleError(
                f"{where} fetches something from elsewhere when it is opened ({name}); embed it instead of linking it."
            )
