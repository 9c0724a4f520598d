"""What the program remembers from one day to the next: recent files, window, zoom, theme and the last export."""

from __future__ import annotations

import datetime as dt
import json
import os
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, Literal, get_args

from releasedesk.errors import FileProblem

CONFIG_DIR_VARIABLE = "RELEASEDESK_CONFIG_DIR"
"""Names another folder for the settings, as tests and portable installations do."""

RECENT_LIMIT = 12

ThemeChoice = Literal["system", "light", "dark"]
"""The colours of the window, or those that the system asks for."""


@dataclass(frozen=True, slots=True)
class RecentFile:
    """A project that was opened or saved; `opened` is when, in UTC."""

    path: Path
    opened: dt.datetime


@dataclass
class Settings:
    """The remembered choices.

    Attributes:
        theme: The colours of the window.
        new_language: The language (BCP 47) of new releases, or empty for the system's.
        reopens_files: The next start opens the releases that were open at the end.
        open_files: Which those were.
        shortcuts: Keys by the name of their action, several parted by blanks, where they are not the usual ones.
        pages_geometry: Place and size of the pages' own window, as the toolkit wrote it (base64).
        detaches_pages: The pages have a window of their own.
        zoom: “width”, “page”, or a factor such as “1.25”.
        geometry: The window's place and size, as the toolkit wrote it (base64).
        splitter: Widths of outline, form and pages in logical pixels; empty for the usual ones.
        export_formats: What was exported last.
        export_folder: Where to, or empty for beside the project.
        folder: Where the last file was opened or saved.
        checks_spelling: Whether misspelt words are marked.
        moves_smoothly: Whether the form glides to where the cursor goes.
        channel: The name of the channel whose limits count for headline, subheadlines and description.
        channels: The user's channels by name, each with its limits parted by blanks; empty for those of the program.

    """

    theme: ThemeChoice = "system"
    new_language: str = ""
    reopens_files: bool = True
    open_files: list[str] = field(default_factory=list)
    shortcuts: dict[str, str] = field(default_factory=dict)
    pages_geometry: str = ""
    detaches_pages: bool = False
    zoom: str = "width"
    geometry: str = ""
    splitter: list[int] = field(default_factory=list)
    shows_outline: bool = True
    shows_pages: bool = True
    export_formats: list[str] = field(default_factory=lambda: ["pdf", "docx"])
    export_folder: str = ""
    folder: str = ""
    checks_spelling: bool = True
    moves_smoothly: bool = True
    channel: str = "General"
    channels: dict[str, str] = field(default_factory=dict)
    recent: list[RecentFile] = field(default_factory=list)

    def remember_file(self, path: Path, now: dt.datetime | None = None) -> None:
        """Put a project on top of the recent ones."""
        whole = Path(os.path.abspath(path))
        others = [each for each in self.recent if each.path != whole]
        opened = (now or dt.datetime.now(dt.UTC)).replace(microsecond=0)
        self.recent = [RecentFile(whole, opened), *others][:RECENT_LIMIT]
        self.folder = str(whole.parent)

    def forget_file(self, path: Path) -> None:
        """Take a project off the recent ones."""
        self.recent = [each for each in self.recent if each.path != Path(os.path.abspath(path))]


def config_folder() -> Path:
    """The folder of the settings."""
    chosen = os.environ.get(CONFIG_DIR_VARIABLE)
    if chosen:
        return Path(chosen)
    from platformdirs import user_config_path

    return user_config_path("ReleaseDesk", appauthor=False, roaming=True)


def load_settings(folder: Path | None = None) -> Settings:
    """Read the settings; whatever is missing, damaged or of a wrong kind is as on the first day."""
    try:
        stored = json.loads(_file(folder).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    return _from_json(stored) if isinstance(stored, dict) else Settings()


def save_settings(settings: Settings, folder: Path | None = None) -> bool:
    """Write the settings; False where they cannot be written, which is no reason to bother anybody."""
    from releasedesk.project.saving import write_atomically

    stored = asdict(settings)
    stored["recent"] = [
        {"path": str(each.path), "opened": each.opened.isoformat()} for each in settings.recent
    ]
    file = _file(folder)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(file, json.dumps(stored, indent=2, ensure_ascii=False).encode() + b"\n")
    except (OSError, FileProblem):
        return False
    return True


def _file(folder: Path | None) -> Path:
    return (folder or config_folder()) / "settings.json"


def _from_json(stored: dict[str, Any]) -> Settings:
    settings = Settings()
    for each in fields(Settings):
        value = stored.get(each.name)
        usual = getattr(settings, each.name)
        if each.name == "recent":
            settings.recent = _recent(value)
        elif type(value) is type(usual) and _items_fit(each.name, value):
            setattr(settings, each.name, value)
    return settings


def _items_fit(name: str, value: object) -> bool:
    if isinstance(value, dict):
        return all(isinstance(item, str) for item in value.values())
    if name == "theme":
        return value in get_args(ThemeChoice)
    if not isinstance(value, list):
        return True
    kind = int if name == "splitter" else str
    return all(type(item) is kind for item in value)


def _recent(stored: object) -> list[RecentFile]:
    found = []
    for item in stored if isinstance(stored, list) else []:
        try:
            opened = dt.datetime.fromisoformat(item["opened"])
            found.append(RecentFile(Path(item["path"]), opened.astimezone(dt.UTC)))
        except (TypeError, KeyError, ValueError):
            continue
    return found[:RECENT_LIMIT]
