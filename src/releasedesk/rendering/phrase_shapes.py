"""What a phrase must be besides text or list, so that no house style loses the moment of an embargo or a name by it."""

from __future__ import annotations

from collections.abc import Iterator
from string import Formatter
from typing import Any

from releasedesk.rendering.datelines import dateline_style_names

_Path = tuple[str, ...]
_GOES = ("inside", "outside", "nowhere")
_CHOICES: dict[_Path, tuple[str, ...]] = {
    ("attribution", "tense"): ("past", "present"),
    ("end_mark_follows",): ("body", "boilerplates"),
    ("mention", "later"): ("full", "family", "honorific"),
    ("quotation", "comma_goes"): _GOES,
    ("quotation", "fragment_comma_goes"): _GOES,
    ("quotation", "inner_comma_goes"): _GOES[:2],
    ("quotation", "full_stop_goes"): _GOES,
}
_COUNTS: dict[_Path, int] = {("months",): 12, ("weekdays",): 7, ("meridiem",): 2}
_PAIRS: set[_Path] = {("zone", "contractions"), ("mention", "contractions")}
# By the beginning of their paths; what is usually empty there may stay so.
_NEVER_EMPTY: tuple[_Path, ...] = (
    ("release_line",), ("moment",), ("date",), ("time",), ("months",), ("weekdays",), ("meridiem",), ("attribution",),
    ("quotation", "open"), ("quotation", "close"), ("quotation", "inner_open"), ("quotation", "inner_close"),
)  # fmt: skip

# Gaps that a house may leave out; every other one that a phrase usually has must stay.
_MAY_LACK: dict[str, set[str]] = {
    "slug": {"title", "organisation", "reference"},
    "page": {"page", "pages"},
    "attribution": {"verb"},
    "mention": {"title", "organisation", "of_organisation", "honorific"},
    "time": {"hour", "hour12", "minute", "meridiem"},
}
# Gaps that a phrase may have besides those that it usually has.
_MAY_HAVE: dict[str, set[str]] = {
    "slug": {"title", "organisation", "reference"},
    "time": {"hour", "hour:02", "hour12", "hour12:02", "minute:02", "meridiem"},
    "mention": {"name", "title", "organisation", "of_organisation", "honorific", "family"},
}


def choices_at(path: _Path) -> tuple[str, ...]:
    """Return what a phrase at a path of keys is chosen among; nothing where it is in anybody's own words."""
    return dateline_style_names() if path == ("dateline",) else _CHOICES.get(path, ())


def text_problem(own: str, usual: str, path: _Path) -> str:
    """Return what is wrong with a text in place of the usual one at a path of keys, or an empty text."""
    if choices := choices_at(path):
        return "" if own in choices else f"must be one of {', '.join(choices)}"
    if path == ("digits",):
        return "" if len(set(own)) == len(own) == 10 else "must be the ten digits from nought to nine"
    if not own.strip() and any(path[: len(each)] == each for each in _NEVER_EMPTY) and usual.strip():
        return "must not be empty"
    return _gap_problem(own, usual, path)


def list_problem(own: list[Any], path: _Path) -> str:
    """Return what is wrong with a list at a path of keys, whatever its texts say, or an empty text."""
    count = _COUNTS.get(path)
    if count and len(own) != count:
        return f"must be a list of {count}"
    if holds_pairs(path) and not all(is_pair(each) and each[0] for each in own):
        return "must be a list of pairs: words as they stand apart, and together"
    return ""


def holds_pairs(path: _Path) -> bool:
    """Tell whether the list at a path of keys holds pairs of texts instead of texts."""
    return path in _PAIRS


def is_pair(item: Any) -> bool:
    """Tell whether a value of a JSON file is a list of two texts."""
    return isinstance(item, list) and len(item) == 2 and all(isinstance(each, str) for each in item)


def _gap_problem(own: str, usual: str, path: _Path) -> str:
    group = path[0] if path else ""
    gaps, usual_gaps = set(_gaps(own)), set(_gaps(usual))
    allowed = usual_gaps | _MAY_HAVE.get(group, set())
    if group != "time":
        # Minutes without their nought are another time.
        allowed |= {_name(gap) for gap in usual_gaps}
    if not gaps <= allowed:
        known = sorted({_name(gap) for gap in allowed})
        return f"has a gap that nothing fills; it may have {', '.join(known) or 'none'}"
    names = {_name(gap) for gap in gaps}
    needed = {_name(gap) for gap in usual_gaps} - _MAY_LACK.get(group, set())
    if missing := sorted(needed - names):
        return f"leaves out {', '.join('{' + name + '}' for name in missing)}"
    return _time_problem(names, path) if group == "time" and usual_gaps else ""


def _time_problem(names: set[str], path: _Path) -> str:
    """Return why a time of day could be taken for another one, or an empty text."""
    if "hour" not in names and not {"hour12", "meridiem"} <= names:
        return "must have {hour}, or {hour12} and {meridiem}"
    return "leaves out {minute:02}" if path[-1] == "usual" and "minute" not in names else ""


def _name(gap: str) -> str:
    return gap.partition(":")[0]


def _gaps(pattern: str) -> Iterator[str]:
    """Yield what a pattern asks for, each with how: a pattern from elsewhere could otherwise ask for any width."""
    try:
        for _, name, form, conversion in Formatter().parse(pattern):
            if name is not None:
                yield name + (f"!{conversion}" if conversion else "") + (f":{form}" if form else "")
    except ValueError:
        yield "a brace that is not closed"
