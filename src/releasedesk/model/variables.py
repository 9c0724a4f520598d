"""Words and numbers that a release says in several places and sets in one."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator

from releasedesk.model.base import Line, Value


def _name(name: str) -> str:
    if not name or any(character.isspace() or character in "{}/|" for character in name):
        raise ValueError(f"“{name}” cannot name a variable; write one word such as “visitors”")
    return name


class Variable(Value):
    """A name and what is printed wherever it is inserted (`Span.field` names it as `value.NAME`)."""

    name: Annotated[Line, AfterValidator(_name)]
    value: Line = ""
