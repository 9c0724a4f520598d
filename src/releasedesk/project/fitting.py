"""Makes a project of the values of a damaged file: what does not fit is taken out, and told with the words in it."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from releasedesk import limits
from releasedesk.findings import Finding, Severity
from releasedesk.model import Asset, Release
from releasedesk.model.ids import derived_ids, derived_release_id
from releasedesk.model.place import resolve
from releasedesk.project.document import FORMAT, VERSION, Project, ProjectDocument, to_project
from releasedesk.project.whole_parts import WholeParts
from releasedesk.project.wording import excerpt, path_of, place_of, problem_of, words_in

_Path = tuple[int | str, ...]


def fitted(tree: dict[str, Any], seed: bytes) -> tuple[Project, list[Finding]]:
    """Return the project that the values of a file make, and what was taken out or added for that.

    As many findings are listed as a person can go through; the last one says how many more there are.

    The values are changed. The same values and seed give the same project.

    Raises:
        ValueError: Nothing of them fits.

    """
    fitting = _Fitting(tree, seed)
    project = fitting.project()
    findings = [_with_real_place(finding, project.release) for finding in fitting.findings]
    if fitting.told > limits.FINDINGS:
        more = f"{fitting.told - limits.FINDINGS:,} more places of the file were mended or left out."
        findings.append(Finding("file-mended", Severity.ERROR, more))
    return project, findings


class _Fitting:
    def __init__(self, tree: dict[str, Any], seed: bytes) -> None:
        self._tree = tree
        self._seed = seed
        self._next_id = derived_ids(sha256(seed).digest())
        self.findings: list[Finding] = []
        self.told = 0

    def project(self) -> Project:
        tree = self._tree
        tree["format"], tree["version"] = FORMAT, VERSION
        if not isinstance(tree.get("id"), str) or not tree["id"].strip():
            tree["id"] = derived_release_id(self._seed)
        WholeParts(tree, self._next_id, self._tell).make()
        self._keep_whole_pictures()
        for round in range(limits.SALVAGE_ROUNDS):
            try:
                return to_project(ProjectDocument.model_validate(tree))
            except ValidationError as error:
                details = error.errors(include_url=False, include_context=True)
                # Where taking out what is wrong does not help, ever larger parts around it are.
                self._mend(details, wider=max(round - limits.SALVAGE_ROUNDS // 2, 0))
        raise ValueError("nothing of it can be read")

    def _keep_whole_pictures(self) -> None:
        kept = []
        for asset in self._tree.get("assets", ()):
            try:
                Asset.model_validate(asset).content()
            except ValueError:
                name = asset["id"][:12]
                self._tell(
                    "", f"The picture {name} is damaged and was left out; choose it anew in its figure", ""
                )
            else:
                kept.append(asset)
        if "assets" in self._tree:
            self._tree["assets"] = kept

    def _mend(self, errors: list[ErrorDetails], wider: int) -> None:
        found = {path: error for error in errors if (path := self._path_to_take_out(error, wider))}
        # A text is a string or a list of spans; where a span is wrong, the whole is no string either, which is no news.
        outer = {path[:length] for path in found for length in range(1, len(path))}
        inner = [path for path in found if path not in outer]
        if not inner:
            raise ValueError("nothing of it can be read")
        emptied: dict[int, tuple[list[Any], set[int]]] = {}
        for path in inner:
            self._take_out(path, found[path], emptied)
        for holder, gone in emptied.values():
            holder[:] = [item for index, item in enumerate(holder) if index not in gone]

    def _path_to_take_out(self, error: ErrorDetails, wider: int) -> _Path:
        path = path_of(error["loc"], self._tree)
        if "release_line" in path[2:3]:
            return path[:3]
        return path[: max(len(path) - wider, 1)]

    def _take_out(
        self, path: _Path, error: ErrorDetails, emptied: dict[int, tuple[list[Any], set[int]]]
    ) -> None:
        """Take a value out; those of lists are only noted in `emptied`, so that no other path moves."""
        *above, last = path
        holder: Any = self._tree
        for step in above:
            holder = holder[step]
        lost = words_in(holder[last])
        where = place_of(path, self._tree)
        message = f"What did not fit was left out ({problem_of(error)})"
        if last == "release_line":
            holder[last] = {"kind": "hold"}
            message = f"The release line could not be read ({problem_of(error)}); the release is on hold"
        elif isinstance(holder, list):
            emptied.setdefault(id(holder), (holder, set()))[1].add(int(last))
        else:
            del holder[last]
        self._tell(where, message, lost)

    def _tell(self, place: str, message: str, lost: str) -> None:
        self.told += 1
        if self.told > limits.FINDINGS:
            return
        words = f": “{excerpt(lost)}”" if lost else ""
        data = {"lost": lost[:4000]} if lost else {}
        severity = Severity.ERROR if lost or "left out" in message or "hold" in message else Severity.WARNING
        self.findings.append(Finding("file-mended", severity, f"{message}{words}.", place, data=data))


def _with_real_place(finding: Finding, release: Release) -> Finding:
    """Return the finding with its place cut to what is in the release."""
    parts = finding.place.split("/") if finding.place else []
    while parts:
        try:
            resolve(release, "/".join(parts))
            break
        except LookupError:
            parts.pop()
    place = "/".join(parts)
    return finding if place == finding.place else _moved(finding, place)


def _moved(finding: Finding, place: str) -> Finding:
    return Finding(
        finding.code, finding.severity, finding.message, place, finding.line, finding.data, finding.fix
    )
