"""Rules of the house that no linter knows."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted([*(ROOT / "src").rglob("*.py"), *(ROOT / "devtools").rglob("*.py"), ROOT / "dev.py"])
BY_NAME = pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))

_LONGEST_FUNCTION = 60
_LONGEST_FILE = 320
_NAMELESS = {"core", "utils", "util", "common", "helpers", "helper", "managers", "manager", "misc"}


@BY_NAME
def test_no_copy_goes_unvalidated(path: Path):
    """`model_copy(update=...)` does not validate; `Value.replace` does."""
    assert not [line for line in _calls(path, "model_copy") if "update" in line]


@BY_NAME
def test_functions_are_short(path: Path):
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno >= _LONGEST_FUNCTION
    ]
    assert long == []


@BY_NAME
def test_files_are_short_and_named_for_what_they_hold(path: Path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= _LONGEST_FILE
    assert path.stem not in _NAMELESS


@pytest.mark.parametrize(
    "path",
    sorted(path for kind in ("*.typ", "*.j2") for path in (ROOT / "resources" / "house_styles").rglob(kind)),
    ids=lambda path: f"{path.parent.name}/{path.name}",
)
def test_templates_are_short(path: Path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= _LONGEST_FILE


@BY_NAME
def test_what_is_logged_is_constant_text(path: Path):
    """The log writes messages of the program as they are: they must not be put together from anybody's words."""
    levels = {"debug", "info", "warning", "error", "critical", "exception"}
    assert not [
        f"line {node.lineno}"
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in levels
        and isinstance(node.func.value, ast.Name | ast.Call)
        and "log" in ast.unparse(node.func.value).lower()
        and not (node.args and isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str))
    ]


@BY_NAME
def test_what_is_shown_is_never_taken_for_markup(path: Path):
    """Qt carries out what looks like HTML, and loads its pictures: labels and boxes are told that words are words."""
    source, tree = path.read_text(encoding="utf-8"), _tree(path)
    assigned = [node for node in ast.walk(tree) if isinstance(node, ast.Assign)]
    targets = {id(node.value): ast.unparse(node.targets[0]) for node in assigned}
    assert not [
        f"line {node.lineno}: {ast.unparse(node)}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("QLabel", "QMessageBox")
        and not any(keyword.arg == "textFormat" for keyword in node.keywords)
        and f"{targets.get(id(node))}.setTextFormat(" not in source
        and (
            node.func.id == "QMessageBox"
            or not all(isinstance(argument, ast.Constant) for argument in node.args)
            or f"{targets.get(id(node))}.setText(" in source
        )
    ]


@BY_NAME
def test_no_name_of_a_day_or_month_follows_the_systems_language(path: Path):
    """Python takes them from the locale, which Qt sets to that of the machine: a window in English said “Mittwoch”."""
    names = re.compile(r"calendar\.(?:day|month)_(?:name|abbr)|%[AaBb]\b")
    assert not names.search(path.read_text(encoding="utf-8"))


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="there is no history beside these files")
def test_nothing_is_kept_that_the_program_or_its_tools_leave_behind():
    ignored = ["git", "ls-files", "--cached", "--ignored", "--exclude-standard"]
    assert subprocess.run(ignored, cwd=ROOT, capture_output=True, text=True, check=True).stdout == ""


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _calls(path: Path, method: str) -> Iterator[list[str]]:
    """The names of the arguments of every call of a method."""
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == method:
            yield [keyword.arg or "" for keyword in node.keywords]
