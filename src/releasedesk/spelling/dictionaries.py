"""Where dictionaries lie: with the program, in the folder of packs that a user adds, and where systems keep them."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from releasedesk import resources
from releasedesk.errors import ResourceMissing
from releasedesk.project.data_folder import data_folder

Source = Literal["bundled", "added", "system"]

_GREATEST = 64 * 1024 * 1024
"""Bytes of a word list above which it is no dictionary that anybody made."""

_BRITISH_ELSEWHERE = "GB"
_AMERICAN = {"US", "PH", "PR", "GU", "AS", "VI", "UM", "MP", "MH", "PW", "LR"}
"""Regions that write American English (Unicode CLDR, parent locales: all others inherit from en-001)."""

_USUAL_REGION = {"pt": "BR", "en": "GB"}
"""The region that a language without one is taken for; English as in the phrases that are printed."""

_WITHOUT_SPACES = {"zh", "ja", "th", "lo", "km", "my", "yue"}
"""Languages that write no spaces between words, for which word lists of this kind do not exist."""


@dataclass(frozen=True, slots=True)
class Dictionary:
    """A Hunspell dictionary: its language tag (BCP 47), the path of its two files without suffix, and whose it is."""

    tag: str
    stem: str
    source: Source


def has_no_words(language: str) -> bool:
    """Tell whether a language writes no spaces between words, so that there is nothing to look up."""
    return language.partition("-")[0].lower() in _WITHOUT_SPACES


def find_dictionary(language: str, folders: Iterable[tuple[Path, Source]] | None = None) -> Dictionary | None:
    """Return the dictionary for an edition in a language: of its region, else of the language as written elsewhere.

    Where several have it, one that the user added comes first, then the bundled one, then the system's. `folders` are
    those to look in, instead of all that there may be.
    """
    if has_no_words(language):
        return None
    found = available(folders)
    for tag in _wanted(language):
        for dictionary in found:
            if dictionary.tag.lower() == tag.lower():
                return dictionary
    base = language.partition("-")[0].lower()
    return next((each for each in found if each.tag.partition("-")[0].lower() == base), None)


def available(folders: Iterable[tuple[Path, Source]] | None = None) -> list[Dictionary]:
    """Return all dictionaries that can be used, those that come first are preferred."""
    return [
        Dictionary(_tag_of(path.stem), str(path.with_suffix("")), source)
        for folder, source in (all_folders() if folders is None else folders)
        for path in _word_lists(folder)
    ]


def pack_folder() -> Path:
    """Return the folder in which a user puts dictionaries: `de_DE.aff` and `de_DE.dic`, or folders with such files."""
    return data_folder() / "dictionaries"


def all_folders() -> Iterator[tuple[Path, Source]]:
    """Yield all folders that may hold dictionaries, the preferred ones first."""
    yield pack_folder(), "added"
    with contextlib.suppress(ResourceMissing):
        yield resources.path("dictionaries"), "bundled"
    for folder in system_folders():
        yield folder, "system"


def system_folders() -> Iterator[Path]:
    """Yield where this system and LibreOffice on it keep dictionaries."""
    home = Path.home()
    for named in filter(None, os.environ.get("DICPATH", "").split(os.pathsep)):
        yield Path(named)
    if sys.platform == "win32":
        for variable in ("ProgramFiles", "ProgramFiles(x86)", "ProgramW6432"):
            base = os.environ.get(variable)
            if base:
                yield Path(base) / "LibreOffice" / "share" / "extensions"
        yield Path(os.environ.get("APPDATA", home)) / "LibreOffice" / "4" / "user" / "uno_packages"
    elif sys.platform == "darwin":
        yield home / "Library" / "Spelling"
        yield Path("/Library/Spelling")
        yield Path("/Applications/LibreOffice.app/Contents/Resources/extensions")
        yield home / "Library" / "Application Support" / "LibreOffice" / "4" / "user" / "uno_packages"
    else:
        data = os.environ.get("XDG_DATA_HOME")
        yield (Path(data) if data else home / ".local" / "share") / "hunspell"
        for base in ("/usr/local/share", "/usr/share"):
            for name in ("hunspell", "myspell", "myspell/dicts"):
                yield Path(base) / name
        yield from Path("/opt").glob("libreoffice*/share/extensions")
        yield Path("/usr/lib/libreoffice/share/extensions")
        yield home / ".config" / "libreoffice" / "4" / "user" / "uno_packages"


def _word_lists(folder: Path) -> list[Path]:
    """Return the word lists of a folder that have their rules beside them, also those of folders in it."""
    try:
        if not folder.is_dir():
            return []
        deeper = 4 if folder.name == "uno_packages" else 1
        found = [path for depth in range(deeper + 1) for path in sorted(folder.glob("*/" * depth + "*.dic"))]
        return [path for path in found if _is_whole(path)]
    except OSError:
        return []


def _is_whole(path: Path) -> bool:
    """Tell whether a word list has its rules beside it; lists of hyphenation (`hyph_…`) have none."""
    try:
        return path.with_suffix(".aff").is_file() and 0 < path.stat().st_size <= _GREATEST
    except OSError:
        return False


def _tag_of(stem: str) -> str:
    """Return the language tag that the name of a file means: `de_DE_frami` is a list for `de-DE`."""
    language, *others = stem.replace("_", "-").split("-")
    region = next((part.upper() for part in others if len(part) == 2 and part.isalpha()), "")
    script = next((part.title() for part in others if len(part) == 4 and part.isalpha()), "")
    return "-".join(filter(None, (language.lower(), script, region)))


def _wanted(language: str) -> list[str]:
    """Return the tags to look for, the best first."""
    tag = _tag_of(language)
    base, *rest = tag.split("-")
    region = next((part for part in rest if len(part) == 2), "") or _USUAL_REGION.get(base, "")
    wanted = [tag, f"{base}-{region}" if region else base]
    if base == "en":
        wanted.append("en-US" if region in _AMERICAN else f"en-{_BRITISH_ELSEWHERE}")
    # de-AT falls back to the list of the country that gave the language its name, where there is one.
    wanted += [base, f"{base}-{base.upper()}"]
    if base in _USUAL_REGION:
        wanted.append(f"{base}-{_USUAL_REGION[base]}")
    return list(dict.fromkeys(wanted))
