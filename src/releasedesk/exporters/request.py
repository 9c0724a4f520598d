"""What an exporter is asked for, and what it gives back."""

from __future__ import annotations

from dataclasses import dataclass

from releasedesk.findings import Finding
from releasedesk.model import Edition, Release
from releasedesk.rendering.environment import Environment
from releasedesk.rendering.house_style import HouseStyle
from releasedesk.rendering.printed import PrintedRelease


@dataclass(frozen=True)
class ExportRequest:
    """A document to make: the words decided in `view`, set in `style`; `name` is the name of the file."""

    release: Release
    edition: Edition
    view: PrintedRelease
    style: HouseStyle
    environment: Environment
    name: str


@dataclass(frozen=True)
class ExportedFile:
    """A file that was made, by its name without folder."""

    name: str
    data: bytes


@dataclass(frozen=True)
class ExportResult:
    """The files that were made, and what was found on the way."""

    files: tuple[ExportedFile, ...]
    findings: tuple[Finding, ...] = ()
