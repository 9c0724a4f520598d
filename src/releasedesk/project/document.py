"""The project file as a value: its fields in the order in which they are written."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from releasedesk import limits
from releasedesk.model import (
    Asset,
    EarlierRelease,
    Edition,
    HouseStyleChoice,
    Kind,
    Organisation,
    Person,
    Release,
    Value,
    Variable,
)
from releasedesk.model.base import Line, is_empty, is_unset
from releasedesk.model.release import AcceptedWords, check_parts
from releasedesk.review.records import Review, Snapshot

FORMAT: Literal["releasedesk"] = "releasedesk"
MAJOR, MINOR = 1, 0
VERSION = f"{MAJOR}.{MINOR}"


@dataclass(frozen=True)
class Project:
    """What a project file holds: the release, what is said about it, and the version of the format it uses.

    `snapshot_assets` are the pictures that named snapshots show; the file leaves out those that the release shows too.
    """

    release: Release
    review: Review = field(default_factory=Review)
    version: str = VERSION
    snapshots: tuple[Snapshot, ...] = ()
    snapshot_assets: tuple[Asset, ...] = ()


class ProjectDocument(Value):
    """A press release with its people, pictures and review records, in one file.

    The order of the fields is that in the file.
    """

    format: Literal["releasedesk"] = FORMAT
    version: Annotated[str, Field(pattern=r"^[0-9]+\.[0-9]+$")] = VERSION
    id: Line
    kind: Kind = Field(default="press_release", exclude_if=lambda kind: kind == "press_release")
    refers_to: EarlierRelease = Field(default_factory=EarlierRelease, exclude_if=is_unset)
    variables: tuple[Variable, ...] = Field(default=(), exclude_if=is_empty)
    house_style: HouseStyleChoice = Field(default_factory=HouseStyleChoice)
    organisation: Organisation = Field(default_factory=Organisation)
    people: tuple[Person, ...] = ()
    words: AcceptedWords = ()
    editions: Annotated[tuple[Edition, ...], Field(min_length=1, max_length=limits.EDITIONS)]
    review: Review = Field(default_factory=Review)
    snapshots: tuple[Snapshot, ...] = Field(default=(), exclude_if=lambda found: not found)
    assets: tuple[Asset, ...] = ()
    snapshot_assets: tuple[Asset, ...] = Field(default=(), exclude_if=lambda found: not found)

    @model_validator(mode="after")
    def _parts_fit_together(self) -> Self:
        check_parts(self.people, self.assets, self.editions)
        return self


_RELEASE_FIELDS = tuple(Release.model_fields)


def to_bytes(project: Project) -> bytes:
    """Return the bytes of the project file: the same for the same content (UTF-8, two-space indent, final newline)."""
    document = ProjectDocument.model_validate(_fields_of(project))
    return document.model_dump_json(indent=2).encode() + b"\n"


def document_of(project: Project) -> ProjectDocument:
    """Return the document of a project as it is, without validating it once more."""
    return ProjectDocument.model_construct(**_fields_of(project))


def _fields_of(project: Project) -> dict[str, Any]:
    release = project.release
    fields: dict[str, Any] = {name: getattr(release, name) for name in _RELEASE_FIELDS}
    unknown = release.__pydantic_extra__ or {}
    kept: dict[str, Any] = {name: getattr(project, name) for name in ("version", "review", "snapshots")}
    kept["snapshot_assets"] = project.snapshot_assets
    if project.snapshot_assets:
        shown = {asset.id for asset in release.assets}
        kept["snapshot_assets"] = tuple(each for each in project.snapshot_assets if each.id not in shown)
    return kept | fields | unknown


def to_project(document: ProjectDocument) -> Project:
    """Return the project in a document."""
    fields: dict[str, Any] = {name: getattr(document, name) for name in _RELEASE_FIELDS}
    # Every part was validated with the document; doing it again would cost half the time of opening a file.
    release = Release.model_construct(**fields | (document.__pydantic_extra__ or {}))
    pictures = document.snapshot_assets
    if document.snapshots:
        from releasedesk.review.snapshots import pictures_of

        pictures = pictures_of(document.snapshots, (*document.assets, *pictures))
    return Project(release, document.review, document.version, document.snapshots, pictures)


def schema() -> str:
    """Return the JSON Schema (2020-12) of the project file."""
    described = ProjectDocument.model_json_schema(mode="validation")
    described = {"$schema": "https://json-schema.org/draft/2020-12/schema", **described}
    described["title"] = "ReleaseDesk project file"
    return json.dumps(described, indent=2, ensure_ascii=False) + "\n"
