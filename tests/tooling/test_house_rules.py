"""Rules of the house that no linter knows. Each looks at all files, and names those that break it."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

_LONGEST_FUNCTION = 60
_LONGEST_FILE = 320
_NAMELESS = {"core", "utils", "util", "common", "helpers", "helper", "managers", "manager", "misc"}


@dataclass(frozen=True)
class Source:
    """A file of the program, read and parsed once for all rules."""

    path: Path

    @cached_property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def nodes(self) -> list[ast.AST]:
        return list(ast.walk(ast.parse(self.text)))

    @property
    def calls(self) -> Iterator[ast.Call]:
        return (node for node in self.nodes if isinstance(node, ast.Call))


@pytest.fixture(scope="module")
def sources() -> list[Source]:
    paths = [*(ROOT / "src").rglob("*.py"), *(ROOT / "devtools").rglob("*.py"), ROOT / "dev.py"]
    return [Source(path) for path in sorted(paths)]


def hold(sources: list[Source], broken: Callable[[Source], Iterator[str]]) -> None:
    """Fail with every file in which a rule is broken, and where."""
    found = [f"{source.path.relative_to(ROOT)}: {each}" for source in sources for each in broken(source)]
    assert not found, "\n".join(found)


def test_rules_look_at_every_file(sources: list[Source]):
    looked_at = {source.path.relative_to(ROOT).as_posix() for source in sources}
    assert {"dev.py", "devtools/cli.py", "src/releasedesk/ui/main_window.py"} <= looked_at


def test_no_copy_goes_unvalidated(sources: list[Source]):
    """`model_copy(update=...)` does not validate; `Value.replace` does."""

    def broken(source: Source) -> Iterator[str]:
        for call in source.calls:
            names = [keyword.arg for keyword in call.keywords]
            if isinstance(call.func, ast.Attribute) and call.func.attr == "model_copy" and "update" in names:
                yield f"line {call.lineno}"

    hold(sources, broken)


def test_functions_are_short(sources: list[Source]):
    def broken(source: Source) -> Iterator[str]:
        for node in source.nodes:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno is not None:
                lines = node.end_lineno - node.lineno + 1
                if lines > _LONGEST_FUNCTION:
                    yield f"{node.name}: {lines} lines"

    hold(sources, broken)


def test_files_are_short_and_named_for_what_they_hold(sources: list[Source]):
    def broken(source: Source) -> Iterator[str]:
        yield from _too_long(source)
        if source.path.stem in _NAMELESS:
            yield "a name that says nothing"

    hold(sources, broken)


def test_templates_are_short():
    folder = ROOT / "resources" / "house_styles"
    templates = [Source(path) for kind in ("*.typ", "*.j2") for path in folder.rglob(kind)]
    assert templates
    hold(templates, _too_long)


def _too_long(source: Source) -> Iterator[str]:
    if (lines := len(source.text.splitlines())) > _LONGEST_FILE:
        yield f"{lines} lines"


def test_what_is_logged_is_constant_text(sources: list[Source]):
    """The log writes messages of the program as they are: they must not be put together from anybody's words."""
    levels = {"debug", "info", "warning", "error", "critical", "exception"}

    def broken(source: Source) -> Iterator[str]:
        for node in source.calls:
            if (
                isinstance(node.func, ast.Attribute)
                and node.func.attr in levels
                and isinstance(node.func.value, ast.Name | ast.Call)
                and "log" in ast.unparse(node.func.value).lower()
                and not (
                    node.args
                    and isinstance(node.args[0], ast.Constant)
                    and isinstance(node.args[0].value, str)
                )
            ):
                yield f"line {node.lineno}"

    hold(sources, broken)


def test_what_is_shown_is_never_taken_for_markup(sources: list[Source]):
    """Qt carries out what looks like HTML, and loads its pictures: labels and boxes are told that words are words."""

    def broken(source: Source) -> Iterator[str]:
        assigned = (node for node in source.nodes if isinstance(node, ast.Assign))
        targets = {id(node.value): node.targets[0] for node in assigned}
        for node in source.calls:
            if not (isinstance(node.func, ast.Name) and node.func.id in ("QLabel", "QMessageBox")):
                continue
            target = ast.unparse(targets[id(node)]) if id(node) in targets else None
            if (
                not any(keyword.arg == "textFormat" for keyword in node.keywords)
                and f"{target}.setTextFormat(" not in source.text
                and (
                    node.func.id == "QMessageBox"
                    or not all(isinstance(argument, ast.Constant) for argument in node.args)
                    or f"{target}.setText(" in source.text
                )
            ):
                yield f"line {node.lineno}: {ast.unparse(node)}"

    hold(sources, broken)


def test_no_name_of_a_day_or_month_follows_the_systems_language(sources: list[Source]):
    """Python takes them from the locale, which Qt sets to that of the machine: a window in English said “Mittwoch”."""
    names = re.compile(r"calendar\.(?:day|month)_(?:name|abbr)|%[AaBb]\b")

    def broken(source: Source) -> Iterator[str]:
        return (each.group() for each in names.finditer(source.text))

    hold(sources, broken)


def test_no_layout_is_asked_for_its_items(sources: list[Source]):
    """PySide goes on taking what is made at the address of an item that is gone for that item (`layout_order.py`)."""

    def broken(source: Source) -> Iterator[str]:
        return (
            each.group() for each in re.finditer(r"\.itemAt\(", source.text.replace("`QLayout.itemAt`", ""))
        )

    hold(sources, broken)


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="there is no history beside these files")
def test_nothing_is_kept_that_the_program_or_its_tools_leave_behind():
    ignored = ["git", "ls-files", "--cached", "--ignored", "--exclude-standard"]
    assert subprocess.run(ignored, cwd=ROOT, capture_output=True, text=True, check=True).stdout == ""
