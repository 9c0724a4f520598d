"""What the journal keeps of a project: all of it but the data of pictures, made from pieces that are reused.

A piece (a section, a field of the project) is turned into JSON again only when it is another object, so that the state
after a keystroke in a long release costs one section.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from releasedesk.errors import ProjectFileError
from releasedesk.model import Edition
from releasedesk.project.document import Project, ProjectDocument, document_of, to_project

_WITH_DATA = ("assets", "snapshot_assets")
"""The fields that hold pictures."""


@dataclass(frozen=True)
class JournalState:
    """A project as it was at a moment.

    Attributes:
        path: The file it belongs to; None while there is none.
        digest: The SHA-256 of that file when it was read or saved last.
        is_modified: Something would be lost without it.
        written: When, by the clock of the machine: ISO 8601 with offset.

    """

    project: Project
    path: Path | None
    digest: str | None
    is_modified: bool
    written: str


class StateWriter:
    """Turns states of one project into bytes, one after the other."""

    def __init__(self) -> None:
        self._fields: dict[str, tuple[object, bytes]] = {}
        self._sections: dict[tuple[str, str], tuple[object, bytes]] = {}

    def bytes_of(self, state: JournalState) -> bytes:
        """Return the state as JSON; pictures are there by their identifier alone."""
        document = document_of(state.project)
        names = [*type(document).model_fields, *(document.__pydantic_extra__ or {})]
        fields = [self._field(document, name) for name in names if name != "editions"]
        editions = [self._edition(edition) for edition in document.editions]
        known = {
            (edition.language, section.id) for edition in document.editions for section in edition.sections
        }
        self._sections = {key: piece for key, piece in self._sections.items() if key in known}
        about = {
            "path": str(state.path) if state.path is not None else None,
            "digest": state.digest,
            "is_modified": state.is_modified,
            "written": state.written,
        }
        return b'{"about":%s,"project":{%s,"editions":[%s]}}' % (
            json.dumps(about).encode(),
            b",".join(filter(None, fields)),
            b",".join(editions),
        )

    def _field(self, document: ProjectDocument, name: str) -> bytes:
        value = getattr(document, name)
        kept = self._fields.get(name)
        if kept is not None and kept[0] is value:
            return kept[1]
        without = {name: {"__all__": {"data"}}} if name in _WITH_DATA else None
        piece = document.model_dump_json(include={name}, exclude=without).encode()[1:-1]
        self._fields[name] = (value, piece)
        return piece

    def _edition(self, edition: Edition) -> bytes:
        sections = []
        for section in edition.sections:
            key = (edition.language, section.id)
            kept = self._sections.get(key)
            if kept is None or kept[0] is not section:
                kept = self._sections[key] = (section, section.model_dump_json().encode())
            sections.append(kept[1])
        rest = edition.model_dump_json(exclude={"sections"}).encode()
        return rest[:-1] + b',"sections":[%s]}' % b",".join(sections)


def read_state(content: bytes, data_of: Callable[[str], bytes | None], folder: Path) -> JournalState:
    """Return the state in the bytes of a journal; `data_of` returns the data of pictures by their identifier.

    A picture whose data is nowhere keeps its place and its words, without data. `folder` names the entry in messages.

    Raises:
        ProjectFileError: The bytes hold no state.

    """
    try:
        tree = json.loads(content)
        about, project = tree["about"], tree["project"]
        for asset in (asset for name in _WITH_DATA for asset in project.get(name, ())):
            asset["data"] = (data_of(asset["id"]) or b"").decode("ascii", "replace")
        path = Path(about["path"]) if about["path"] else None
        document = ProjectDocument.model_validate(project)
        written = str(about["written"])
        return JournalState(to_project(document), path, about["digest"], bool(about["is_modified"]), written)
    except (ValidationError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ProjectFileError(folder, "this recovery copy is damaged") from error
