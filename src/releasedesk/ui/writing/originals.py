"""Keeping the originals of pictures that were scaled, in files beside the project or where somebody chooses."""

from __future__ import annotations

import itertools
import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from releasedesk.errors import FileProblem
from releasedesk.project.saving import write_atomically
from releasedesk.ui.dialogs import files
from releasedesk.ui.writing.picture_intake import PictureSource

_BEGINNINGS = (
    (b"\xff\xd8", ".jpg"), (b"\x89PNG", ".png"), (b"GIF8", ".gif"), (b"RIFF", ".webp"), (b"II*\0", ".tif"),
    (b"MM\0*", ".tif"), (b"BM", ".bmp"),
)  # fmt: skip


def offer_words(count: int) -> str:
    """Return what the button says that keeps so many originals."""
    return "Keep the original…" if count == 1 else f"Keep the {count} originals…"


def keep_originals(parent: QWidget, sources: Sequence[PictureSource]) -> str:
    """Ask where to keep pictures as they came, and write them there; nothing there is written over unasked.

    Returns the sentence that says what was done, empty where no place was chosen.
    """
    project = parent.window().windowFilePath()
    folder = Path(project).parent if project else Path.home()
    try:
        contents = [(source, source.read()) for source in sources]
    except OSError as error:
        return (
            f"The original was not kept: it cannot be read any more ({error.strerror or 'unknown reason'})."
        )
    except ValueError:
        return "The original was not kept: it cannot be read any more."
    if len(contents) == 1:
        proposed = files.ask_where_to_keep(parent, folder / _name_of(*contents[0]))
        places = [] if proposed is None else [proposed]
    else:
        chosen = files.ask_which_folder(parent, "Keep the originals", folder)
        places = [] if chosen is None else _free_places(chosen, [_name_of(*each) for each in contents])
    try:
        for place, (_, content) in zip(places, contents, strict=False):
            write_atomically(place, content)
    except (OSError, FileProblem) as error:
        reason = str(error) if isinstance(error, FileProblem) else error.strerror or "unknown reason"
        return f"The original was not kept: {reason}."
    if len(places) == 1:
        return f"The original is kept as {places[0].name}."
    return f"The originals are kept as {', '.join(place.name for place in places)}." if places else ""


def _name_of(source: PictureSource, content: bytes) -> str:
    if Path(source.name).suffix:
        return source.name
    # Pasted: a sentence stands for the name.
    return "original" + next((suffix for begin, suffix in _BEGINNINGS if content.startswith(begin)), ".png")


def _free_places(folder: Path, names: Sequence[str]) -> list[Path]:
    """Return a file of a folder for each name, with a number behind it where there is one of that name already."""
    places: list[Path] = []
    for name in names:
        stem, suffix = Path(name).stem, Path(name).suffix
        numbered = (folder / f"{stem}-{number}{suffix}" for number in itertools.count(2))
        places.append(
            next(
                place
                for place in itertools.chain([folder / name], numbered)
                if place not in places and not os.path.exists(place)
            )
        )
    return places
