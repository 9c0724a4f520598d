"""The import contracts cover what they are meant to cover, and break when they should."""

from __future__ import annotations

import ast
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "releasedesk"


def _contract(name: str) -> dict[str, list[str]]:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = {contract["id"]: contract for contract in config["tool"]["importlinter"]["contracts"]}
    return contracts[name]


def test_every_package_has_its_layer():
    """A contract passes over an optional layer that is misspelt: the names are compared with the folders."""
    layers = {name.strip(" ()") for line in _contract("layers")["layers"] for name in line.split("|")}
    packages = {
        path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()
    }
    assert packages - {"__init__", "__main__"} <= layers


def test_the_model_imports_the_standard_library_and_pydantic_alone():
    allowed = sys.stdlib_module_names | {"pydantic", "pydantic_core", "typing_extensions", "releasedesk"}
    for path in (PACKAGE / "model").rglob("*.py"):
        assert _imports(path) <= allowed, path


def test_only_ui_names_qt():
    """Import contracts do not see a module that is loaded by its name in a string."""
    for path in PACKAGE.rglob("*.py"):
        if PACKAGE / "ui" in path.parents:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = [
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        ]
        assert not any(name.split(".")[0] in {"PySide6", "shiboken6"} for name in names), path


def _imports(path: Path) -> set[str]:
    roots = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            roots |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            roots.add(node.module.partition(".")[0])
    return roots
