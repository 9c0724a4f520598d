"""The exception tree: every problem that a user can cause or meet is one of these, with a sentence fit to show.

ReleaseDeskError
├── FileProblem               a file that cannot be read or written; knows the file
│   ├── ProjectFileError      a project file that is broken, foreign or wrong in one place
│   │   ├── DamagedFileError  a project file of which a part can still be read
│   │   └── NewerVersionError a project file from a later major version
│   ├── FileChangedError      the file on disk is not the one that was read
│   └── SourceError           a document that an importer cannot read
├── UnsafeInput               bytes from outside that a reader refuses; whoever knows their name adds it
├── InvalidEdit               an edit that would leave the release invalid
├── RenderError               pages or a document that cannot be made; may know the place
│   └── HouseStyleError       a house style that is missing or broken
├── ExportError               an export that was refused
│   └── FilesInTheWay         files that an export would replace, and nobody said so
├── CallError                 a command-line call that makes no sense
└── ResourceMissing           data that ships with the program is not there
"""

from __future__ import annotations

from pathlib import Path


class ReleaseDeskError(Exception):
    """Base of all errors of the program; `str()` gives one sentence that a user can act on."""


class FileProblem(ReleaseDeskError):
    """A file that cannot be read or written.

    The sentence starts with the file's name, so that it stands alone in a dialog or on stderr.
    """

    def __init__(self, path: Path | str, problem: str) -> None:
        self.path = Path(path)
        self.problem = problem
        super().__init__(f"{self.path}: {problem}")


class ProjectFileError(FileProblem):
    """A project file that cannot be opened; nothing was changed on disk."""


class DamagedFileError(ProjectFileError):
    """A project file that is damaged, but not so much that nothing of it can be read."""


class NewerVersionError(ProjectFileError):
    """A project file written by a later major version of ReleaseDesk."""


class FileChangedError(FileProblem):
    """The file on disk changed since it was read, so saving over it would lose someone's work."""


class SourceError(FileProblem):
    """A document that an importer cannot read."""


class UnsafeInput(ReleaseDeskError):
    """Bytes from outside that are broken, too large or meant to do harm.

    `str()` is a clause that fits behind the name of a file or “the picture”: what is wrong, and the way out.
    """


class InvalidEdit(ReleaseDeskError):
    """An edit that would leave the release invalid; the release is unchanged."""


class RenderError(ReleaseDeskError):
    """Pages or a document that cannot be made.

    `place` is the address of the place in the release that causes it, or empty where it is not known.
    """

    def __init__(self, problem: str, place: str = "") -> None:
        self.place = place
        super().__init__(problem)


class HouseStyleError(RenderError):
    """A house style that is missing, incomplete or has a broken template."""


class ExportError(ReleaseDeskError):
    """An export that was refused or failed before anything was written."""


class FilesInTheWay(ExportError):
    """Files with the names of documents, but other contents, that nobody said to replace; nothing was written.

    They may be what the release was made from, or a document in which somebody went on writing.
    """

    def __init__(self, paths: tuple[Path, ...]) -> None:
        self.paths = paths
        names = ", ".join(str(path) for path in paths)
        them = "it" if len(paths) == 1 else "them"
        super().__init__(
            f"{names}: there already, and not as it would be written; replace {them}, or write to another folder"
        )


class CallError(ReleaseDeskError):
    """A call of the command line that makes no sense."""


class ResourceMissing(ReleaseDeskError):
    """Data that ships with the program is not where it belongs: the installation is damaged."""
