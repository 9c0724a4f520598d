"""Make `docs/reference`: commands, keys, project file and house style, from the tables that the program itself uses.

Run it as `python docs/make_reference.py` in the development environment. A test says when a page is out of date.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PAGES = ROOT / "docs" / "reference"
LINK = re.compile(r"\]\(#([^)]+)\)")
"""A link to a heading of the same page."""

_MADE = "<!-- Made by `python3 dev.py reference` from the program's own tables; changes are made there. -->"


def main() -> int:
    """Write every page."""
    sys.path.insert(0, str(ROOT / "src"))
    PAGES.mkdir(exist_ok=True)
    for name, lines in PAGE_OF.items():
        (PAGES / name).write_text(page(lines), encoding="utf-8")
        print(f"docs/reference/{name}")
    return 0


def page(lines: Callable[[], Iterator[str]]) -> str:
    """Return the text of a page."""
    title, *others = lines()
    return "\n".join((title, "", _MADE, *others)) + "\n"


def _table(header: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    yield ""
    for row in (header, ("---",) * len(header), *rows):
        yield f"| {' | '.join(cell.replace('|', '&#124;') for cell in row)} |"


def _code(text: str) -> str:
    return f"`{text}`" if text else ""


# ---- commands ----


def command_lines() -> Iterator[str]:
    """The command line: every command with its arguments, the formats, and what the exit status means."""
    from releasedesk.cli.commands import COMMANDS
    from releasedesk.exporters.registry import EXPORTERS
    from releasedesk.importers.registry import IMPORTERS

    yield "# Command line"
    yield ""
    yield "`releasedesk FILE …` opens a window on each file; everything else works without one."
    for command in COMMANDS:
        parser = argparse.ArgumentParser()
        command.add_arguments(parser)
        yield from (
            "",
            f"## releasedesk {command.name}",
            "",
            f"{command.summary[0].upper()}{command.summary[1:]}.",
        )
        if arguments := [*_arguments(parser)]:
            yield from _table(("Argument", "Meaning"), iter(arguments))
    yield from ("", "## Formats to export to")
    yield from _table(
        ("`--to`", "Document", "Suffix"), ((_code(e.name), e.label, _code(e.suffix)) for e in EXPORTERS)
    )
    yield from ("", "## Formats to import")
    suffixes = ((i.label, ", ".join(map(_code, i.suffixes))) for i in IMPORTERS)
    yield from _table(("Document", "Suffixes"), suffixes)
    yield from ("", "## Exit status")
    statuses = (
        ("0", "done"),
        (
            "1",
            "the document has problems, named on stderr; `compare`: there are differences; "
            "`merge`: something is left to decide",
        ),
        ("2", "the call or a file is wrong, as one sentence on stderr says"),
    )
    yield from _table(("Status", "Meaning"), iter(statuses))
    yield ""
    yield "A program that is stopped by Ctrl+C ends by that signal, which a shell shows as 130; no file is half there."
    yield from _json_lines()


def _json_lines() -> Iterator[str]:
    """What scripts find in the two kinds of JSON that are printed."""
    yield from ("", "## JSON")
    yield ""
    yield "Names that have nothing to say are left out; further ones may be added, and none changes its meaning."
    yield ""
    yield "`import --json` prints a list of findings:"
    findings = (
        ("code", "a stable name such as `embargo-uncertain`"),
        ("severity", "`error`, `warning` or `note`"),
        ("message", "one sentence for people"),
        ("place", "where in the release, as an address such as `editions/en/headline`"),
        ("line", "the line of the document that was read, counted from 1"),
        ("data", "the facts behind the sentence, by name"),
        ("fix", "a way out: `label` in words, `applicability` `safe`, `ask` or `show-only`"),
    )
    yield from _table(("Name", "Meaning"), ((_code(name), meaning) for name, meaning in findings))
    yield ""
    yield "`compare --format json` prints one object:"
    report = (
        ("old, new", "the two files, as they were named"),
        ("counts", "how many differences there are of each kind"),
        ("differences[].kind", "`added`, `removed`, `changed` or `moved`"),
        ("differences[].label", "where, in words for people"),
        ("differences[].place, old_place", "where in the new and in the old release, as addresses"),
        ("differences[].old, new", "what stood and what stands there, as text to read"),
        ("differences[].note", "what the texts do not show, in a few words"),
        (
            "differences[].words[]",
            "a text word by word: `kind` (`same`, `removed`, `added`, `reset`) and `text`",
        ),
    )
    yield from _table(("Name", "Meaning"), ((_code(name), meaning) for name, meaning in report))


def _arguments(parser: argparse.ArgumentParser) -> Iterator[tuple[str, str]]:
    for action in parser._actions:
        if "--help" in action.option_strings or action.help == argparse.SUPPRESS:
            continue
        value = "" if action.nargs == 0 else str(action.metavar or action.dest.upper())
        shown = ", ".join(f"{option} {value}".strip() for option in action.option_strings) or value
        needed = " (needed)" if action.option_strings and action.required else ""
        yield _code(shown), f"{action.help}{needed}"


# ---- keys ----


def key_lines() -> Iterator[str]:
    """Every action of the window with its key, menu by menu."""
    from releasedesk.ui.local_keys import all_specs

    yield "# Keys and actions"
    yield ""
    yield "Every key can be changed in *Preferences > Keys*; on a Mac, Ctrl is Command."
    menus: dict[str, list[tuple[str, str, str]]] = {}
    for spec in all_specs():
        keys = ", ".join(map(_code, spec.key.split()))
        menus.setdefault(spec.menu.replace("/", " > "), []).append(
            (spec.text.replace("&", ""), keys, spec.tip)
        )
    for menu, rows in menus.items():
        yield from ("", f"## {menu}")
        yield from _table(("Action", "Keys", "What it does"), iter(rows))


# ---- project file ----


def project_lines() -> Iterator[str]:
    """The project file: every part and field, from its schema."""
    from releasedesk.project.document import schema

    whole = json.loads(schema())
    yield "# Project file"
    yield ""
    yield "`NAME.releasedesk` is UTF-8 JSON. `releasedesk schema` prints the JSON Schema that this page is made from."
    yield "Line breaks, moments and the order of keys are told in [how ReleaseDesk is built](../architecture.md)."
    yield from _part("Project", whole)
    for name, part in whole["$defs"].items():
        yield from _part(name, part)


def _part(name: str, part: Mapping[str, Any], level: str = "##") -> Iterator[str]:
    about, meanings = _described(part.get("description", ""))
    yield from ("", f"{level} {name}", "", about)
    required = set(part.get("required", ()))
    rows = (
        (_code(key), _kind(field), "needed" if key in required else _default(field), meanings.get(key, ""))
        for key, field in part.get("properties", {}).items()
    )
    header = ("Field", "Value", "If left out", "Meaning")
    columns = 4 if meanings else 3
    yield from _table(header[:columns], (row[:columns] for row in rows))


def _described(description: str) -> tuple[str, dict[str, str]]:
    """Return what a description says of the whole, and of each field that it lists."""
    about, _, listed = description.partition("Attributes:")
    meanings = re.findall(r"^ +(\w+): (.+(?:\n(?! +\w+: ).+)*)", listed, re.MULTILINE)
    return " ".join(about.split()), {name: " ".join(meaning.split()) for name, meaning in meanings}


def _kind(field: Mapping[str, Any]) -> str:
    """Return in words what a field may hold."""
    match field:
        case {"$ref": str(reference)}:
            name = reference.rpartition("/")[2]
            return f"[{name}](#{name.lower()})"
        case {"const": value}:
            return _code(json.dumps(value))
        case {"enum": list(values)}:
            return ", ".join(_code(json.dumps(value)) for value in values)
        case {"anyOf": list(kinds)} | {"oneOf": list(kinds)}:
            return " or ".join(dict.fromkeys(map(_kind, kinds)))
        case {"prefixItems": list(kinds)}:
            return f"list of {len(kinds)}: {', '.join(dict.fromkeys(map(_kind, kinds)))}"
        case {"type": "array", "items": kind}:
            return f"list of: {_kind(kind)}"
        case {"type": "object", "additionalProperties": dict() as kind}:
            return f"object of: {_kind(kind)}"
        case _:
            return str(field.get("format") or field.get("type", "anything"))


def _default(field: Mapping[str, Any]) -> str:
    if "default" not in field:
        return "as its own fields say" if "$ref" in field else ""
    return _code(json.dumps(field["default"], ensure_ascii=False))


# ---- house style ----


def style_lines() -> Iterator[str]:
    """A house style's settings, and the phrases and fields that it may change."""
    from releasedesk.rendering.house_style import FILE_NAMES
    from releasedesk.rendering.phrases import phrases_for
    from releasedesk.rendering.style_settings import StyleSettings

    schema = StyleSettings.model_json_schema()
    yield "# House style"
    yield ""
    yield (
        "A house style is a folder, or a ZIP file of one, with some of these files: "
        + ", ".join(map(_code, FILE_NAMES))
        + "."
    )
    yield "All but `style.json` may be missing; then those of the style that `based_on` names serve."
    yield from ("", "## style.json")
    for name, part in {"Settings": schema, **schema["$defs"]}.items():
        yield from _part(name, part, "###")
    yield from (
        "",
        "## Phrases",
        "",
        "`phrases` holds them by language (`en`, `fr-CA`, or `*` for every one). These are the English",
    )
    yield "ones; what stands in braces is filled in, and must stay where losing it would lose a moment or a name."
    yield from _table(("Phrase", "English", "One of"), _phrases(phrases_for("en").table, ()))
    yield from ("", "## Fields", "", "`fields` asks for them by kind of release, or by `*` for every kind.")
    fields = json.loads((ROOT / "resources" / "kinds" / "fields.json").read_text("utf-8"))
    asked = ((kind, field, rule) for kind, rules in fields.items() for field, rule in rules.items())
    rows = (
        (_code(kind), _code(field), "yes" if rule.get("required") else "", str(rule.get("most", "")))
        for kind, field, rule in asked
    )
    yield from _table(("Kind", "Field", "Required", "Most characters"), rows)


def _phrases(table: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    from releasedesk.rendering.phrase_shapes import choices_at

    for key, value in table.items():
        where = (*path, key)
        if isinstance(value, Mapping):
            yield from _phrases(value, where)
        else:
            choices = ", ".join(_code(f'"{choice}"') for choice in choices_at(where))
            yield _code(", ".join(where)), _code(json.dumps(value, ensure_ascii=False)), choices


PAGE_OF: dict[str, Callable[[], Iterator[str]]] = {
    "command-line.md": command_lines,
    "keys.md": key_lines,
    "project-file.md": project_lines,
    "house-style.md": style_lines,
}
"""The pages by the names of their files."""

if __name__ == "__main__":
    sys.exit(main())
