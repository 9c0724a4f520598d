"""Earlier versions of releases, kept apart from their files: each save is one, and none can harm the file itself.

A version is a small file that names the objects it is made of (`version_objects`): the project without the data of its
pictures, and the pictures. A folder of these per release is all there is; there is no index that could be damaged, and
opening a release reads nothing of it.
"""

from __future__ import annotations

import base64
import contextlib
import datetime as dt
import hashlib
import json
import os
import re
import secrets
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from releasedesk.errors import FileProblem, ProjectFileError
from releasedesk.model import Asset
from releasedesk.project.document import Project, to_bytes
from releasedesk.project.reading import parse_project
from releasedesk.project.version_objects import DamagedObject, Objects, write_whole

_SUFFIX = ".version"
_NAME = re.compile(r"[0-9]{8}T[0-9]{12}Z-[0-9a-f]{8}")


@dataclass(frozen=True)
class Limits:
    """How much is kept: versions of one release, days, and bytes of the whole store. The newest always stays."""

    versions: int = 1000
    days: int = 400
    size: int = 1 << 30


@dataclass(frozen=True)
class Version:
    """A state of a release that was kept.

    Args:
        name: What names it in the store; names sort by time.
        saved: When it was saved, in UTC.
        content: The name of the project without the data of its pictures.
        pictures: The names of the pictures.
        person: Who saved it, as the system calls them.
        file: The name of the file that it was saved to; empty for what was never saved.
        headline: What the release was called.
        words: How many words were printed.
        cause: Why it was kept: “saved”, “opened”, or “replaced” by something that was restored or merged.

    """

    name: str
    saved: dt.datetime
    content: str
    pictures: tuple[str, ...] = ()
    person: str = ""
    file: str = ""
    headline: str = ""
    words: int = 0
    cause: str = "saved"


class VersionStore:
    """All versions of all releases. It may be used from any thread, and by several processes at once."""

    def __init__(self, root: Path, limits: Limits | None = None) -> None:
        self._root = root
        self._limits = limits or Limits()
        self._objects = Objects(root / "objects")

    def record(
        self,
        project: Project,
        *,
        saved: dt.datetime,
        person: str = "",
        file: str = "",
        words: int = 0,
        cause: str = "saved",
    ) -> Version | None:
        """Keep a state of a project; None where the newest version is the same, or any for what was opened.

        Raises:
            FileProblem: The store cannot be written.

        """
        try:
            content, pictures = _taken_apart(project)
            if self._is_known(project.release.id, hashlib.sha256(content).hexdigest(), cause):
                return None
            version = Version(
                name=f"{saved.astimezone(dt.UTC):%Y%m%dT%H%M%S%f}Z-{secrets.token_hex(4)}",
                saved=saved.astimezone(dt.UTC),
                content=self._objects.put(content, is_packed=False),
                pictures=tuple(self._objects.put(each, is_packed=True) for each in pictures),
                person=person,
                file=file,
                headline=project.release.original.headline,
                words=words,
                cause=cause,
            )
            write_whole(self._folder(project.release.id) / (version.name + _SUFFIX), _written(version))
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise FileProblem(self._root, f"this version cannot be kept ({reason})") from error
        return version

    def versions(self, release: str) -> tuple[Version, ...]:
        """Return the versions of a release by its identifier, the newest first; damaged ones are left out."""
        return tuple(self._read(release))

    def project_of(self, version: Version) -> Project:
        """Return what a version holds.

        Raises:
            ProjectFileError: It is damaged.

        """
        where = self._root / version.name
        try:
            tree = json.loads(self._objects.get(version.content))
            for field in ("assets", "snapshot_assets"):
                for asset in tree.get(field, ()):
                    data = self._objects.get(asset["id"])
                    asset["data"] = base64.b64encode(data).decode("ascii")
            return parse_project(json.dumps(tree, ensure_ascii=False).encode(), where)
        except (DamagedObject, ValueError, KeyError, TypeError, AttributeError) as error:
            raise ProjectFileError(
                where, "this version is damaged and cannot be read; choose another one"
            ) from error

    def prune(self, now: dt.datetime) -> None:
        """Remove what is too old or too much; what goes wrong meanwhile is left for the next time."""
        kept: list[tuple[Version, Path]] = []
        for folder in _folders(self._root / "releases"):
            kept += self._within_age(folder, now)
        self._bound_size(kept)
        named = {
            name
            for folder in _folders(self._root / "releases")
            for each in _entries(folder)
            for name in _names(each)
        }
        self._objects.remove_unnamed(named)

    def _within_age(self, folder: Path, now: dt.datetime) -> list[tuple[Version, Path]]:
        oldest = now - dt.timedelta(days=self._limits.days)
        kept: list[tuple[Version, Path]] = []
        for version, path in _versions_in(folder):
            if kept and (len(kept) >= self._limits.versions or version.saved < oldest):
                _remove(path)
            else:
                kept.append((version, path))
        return kept

    def _bound_size(self, kept: list[tuple[Version, Path]]) -> None:
        """Remove the oldest versions of all releases until the rest fits; the newest of each release is not touched."""
        users: dict[str, int] = {}
        for version, _ in kept:
            for name in {version.content, *version.pictures}:
                users[name] = users.get(name, 0) + 1
        size = sum(self._objects.size(name) for name in users)
        newest: dict[Path, Version] = {}
        for version, path in kept:
            newest.setdefault(path.parent, version)
        for version, path in sorted(kept, key=lambda each: each[0].name):
            if size <= self._limits.size:
                return
            if newest[path.parent] is version:
                continue
            _remove(path)
            for name in {version.content, *version.pictures}:
                users[name] -= 1
                if not users[name]:
                    size -= self._objects.size(name)

    def _is_known(self, release: str, content: str, cause: str) -> bool:
        """Tell whether the newest version is the same; for what was opened, whether any is."""
        known = self._read(release)
        if cause == "opened":
            return any(version.content == content for version in known)
        newest = next(known, None)
        return newest is not None and newest.content == content

    def _read(self, release: str) -> Iterator[Version]:
        return (version for version, _ in _versions_in(self._folder(release)))

    def _folder(self, release: str) -> Path:
        # Identifiers come out of files and may be anything; a digest is always a good name for a folder.
        return self._root / "releases" / hashlib.sha256(release.encode()).hexdigest()[:32]


def _taken_apart(project: Project) -> tuple[bytes, list[bytes]]:
    """Return the project without the data of its pictures, and that data."""

    def bare(assets: tuple[Asset, ...]) -> tuple[Asset, ...]:
        return tuple(asset.replace(data="") for asset in assets)

    release = project.release
    shown = {asset.id: asset for asset in (*release.assets, *project.snapshot_assets)}
    pictures = [asset.content() for asset in shown.values()]
    if release.assets:
        release = release.replace(assets=bare(release.assets))
    light = Project(
        release, project.review, project.version, project.snapshots, bare(project.snapshot_assets)
    )
    return to_bytes(light), pictures


def _written(version: Version) -> bytes:
    """Return the file of a version: its fields, and a checksum over them on a line of its own."""
    fields = asdict(version) | {"saved": version.saved.isoformat()}
    body = json.dumps(fields, ensure_ascii=False).encode("utf-8", "replace")
    return body + b"\n" + hashlib.sha256(body).hexdigest().encode() + b"\n"


def _parsed(content: bytes) -> Version:
    body, _, rest = content.partition(b"\n")
    if hashlib.sha256(body).hexdigest().encode() != rest.strip():
        raise ValueError("damaged")
    fields: dict[str, Any] = json.loads(body)
    saved = dt.datetime.fromisoformat(fields.pop("saved"))
    return Version(saved=saved, pictures=tuple(fields.pop("pictures")), **fields)


def _versions_in(folder: Path) -> Iterator[tuple[Version, Path]]:
    """Yield the versions in a folder, the newest first; whatever is no intact version is passed over."""
    for path in reversed(_entries(folder)):
        with contextlib.suppress(OSError, ValueError, TypeError, KeyError):
            yield _parsed(path.read_bytes()), path


def _names(path: Path) -> set[str]:
    """Return what a version's file names, however damaged: when in doubt, objects stay."""
    try:
        return set(re.findall("[0-9a-f]{64}", path.read_text("utf-8", "replace")))
    except OSError:
        return set()


def _entries(folder: Path) -> list[Path]:
    try:
        names = os.listdir(folder)
    except OSError:
        return []
    return [folder / name for name in sorted(names) if name.endswith(_SUFFIX) and _NAME.match(name)]


def _folders(root: Path) -> list[Path]:
    try:
        return sorted(path for path in root.iterdir() if path.is_dir())
    except OSError:
        return []


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()
