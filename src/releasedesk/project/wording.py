"""Turns validation errors of a project file into one sentence for a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from releasedesk import limits

_EXPECTED = {
    "string_type": "a text in quotation marks is expected",
    "bool_type": "true or false is expected",
    "bool_parsing": "true or false is expected",
    "int_type": "a whole number is expected",
    "int_parsing": "a whole number is expected",
    "tuple_type": "a list in [ ] is expected",
    "model_type": "an object in { } is expected",
    "model_attributes_type": "an object in { } is expected",
    "dict_type": "an object in { } is expected",
    "missing": "a value is missing",
    "date_from_datetime_parsing": "a date such as “2026-11-24” is expected",
    "date_parsing": "a date such as “2026-11-24” is expected",
    "date_type": "a date such as “2026-11-24” is expected",
    "datetime_from_date_parsing": "a time such as “2026-11-24T00:01:00+00:00” is expected",
    "datetime_parsing": "a time such as “2026-11-24T00:01:00+00:00” is expected",
    "datetime_type": "a time such as “2026-11-24T00:01:00+00:00” is expected",
    "too_short": "at least one entry is expected",
    "string_unicode": "the text holds a broken character",
}


def sentence_of(error: ValidationError, tree: Any) -> str:
    """Return what is wrong first, where, and what to do; `tree` is the parsed file, to name its parts."""
    if error.error_count() > limits.DAMAGED_PLACES:
        # To have pydantic tell of each takes as long as finding them, and nobody corrects so many.
        return "thousands of its values are not what is expected there; ask for the file again"
    # pydantic adds errors of the whole once a part is wrong; the deepest one is the cause.
    details = max(error.errors(include_url=False), key=lambda each: len(each["loc"]))
    where = excerpt(place_of(details["loc"], tree), 200)
    at = f"at {where}, " if where else ""
    return f"{at}{problem_of(details)}; correct it there, or ask for the file again"


def place_of(location: tuple[int | str, ...], tree: Any) -> str:
    """Return the address of a location in the file, with parts named by their identifier where they have one."""
    parts: list[str] = []
    value = tree
    for step in location:
        if isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
            name = value.get("id", value.get("language", step)) if isinstance(value, dict) else step
            parts.append(str(name))
        elif isinstance(value, dict) and step in value:
            value = value[step]
            parts.append(str(step))
        elif isinstance(step, str) and not step.isidentifier():
            break
        elif not isinstance(value, dict) or step in _KINDS:
            continue
        else:
            parts.append(str(step))
            break
    return "/".join(parts)


def path_of(location: tuple[int | str, ...], tree: Any) -> tuple[int | str, ...]:
    """Return the keys and indexes that lead to a location in the file; where it names what is missing, to its holder.

    pydantic names the branches of unions in a location as well (“str”, “paragraph”); they lead nowhere.
    """
    path: list[int | str] = []
    value = tree
    for step in location:
        steps: Any = (
            range(len(value)) if isinstance(value, list) else value if isinstance(value, dict) else ()
        )
        if step in steps:
            value = value[step]
            path.append(step)
    return tuple(path)


def excerpt(text: str, length: int = 160) -> str:
    """Return the beginning of a text as it can stand in a sentence: on one line, with nothing invisible in it."""
    words = " ".join("".join(sign if sign.isprintable() else " " for sign in text[: 4 * length]).split())
    return words if len(words) <= length else words[: length - 1].rstrip() + "…"


def words_in(value: Any) -> str:
    """Return the words in a value of a file: texts that are no identifiers, joined by spaces."""
    return " ".join(_words_in(value))


def _words_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _words_in(item)
    elif isinstance(value, dict):
        for name, item in value.items():
            if name not in ("id", "kind", "asset", "data", "media_type"):
                yield from _words_in(item)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield str(value)


_QUOTED = re.compile(r"“([^”]*)”")
_KINDS = frozenset({"paragraph", "quote", "list", "figure", "table", "unknown"})


def problem_of(details: ErrorDetails) -> str:
    """Return what is wrong with one value, as a clause."""
    kind = details["type"]
    if kind == "value_error":
        said = details["msg"].removeprefix("Value error, ")
        return _QUOTED.sub(lambda value: f"“{excerpt(value[1], 60)}”", said)
    if kind == "literal_error":
        return f"{_shown(details['input'])} is none of {details['ctx']['expected']}"
    expected = _EXPECTED.get(kind)
    if expected is None:
        return details["msg"][:1].lower() + details["msg"][1:]
    return expected if kind in ("missing", "too_short") else f"{expected}, not {_shown(details['input'])}"


def _shown(value: object) -> str:
    if value is None or isinstance(value, bool):
        return {True: "true", False: "false", None: "nothing"}[value]
    return f"“{excerpt(value, 40)}”" if isinstance(value, str) else excerpt(str(value)[:400], 40)
