"""Replacing stretches of texts anywhere in a release, as one step; the formatting of all that stays is kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from releasedesk.editing.edit import Edit, attempt
from releasedesk.errors import InvalidEdit
from releasedesk.model import Quote, Release, RichText, Span, Value, plain_text, rich_text
from releasedesk.model.place import Place, position, resolve
from releasedesk.model.text import runs


class Replacement(NamedTuple):
    """A stretch of the text at a place, the words that stand there, and those that are to stand there."""

    place: Place
    start: int
    stop: int
    before: str
    after: str


def replace(release: Release, replacements: Sequence[Replacement], label: str = "replace") -> Edit:
    """Replace stretches of texts, all in one step.

    A stretch in which other words stand by now is left alone. An attribution within a quote stays between its words.

    Raises:
        InvalidEdit: None of the words is there any more, or the result is not valid.

    """
    by_place: defaultdict[Place, list[Replacement]] = defaultdict(list)
    for each in replacements:
        by_place[each.place].append(each)
    changes: dict[tuple[str, ...], object] = {}
    done: list[Place] = []
    for where, wanted in by_place.items():
        try:
            text = resolve(release, where)
        except LookupError:
            continue
        fitting = _fitting(plain_text(text), wanted)
        if not fitting:
            continue
        changes[tuple(where.split("/"))] = replaced(text, fitting)
        changes |= _moved_attribution(release, where, fitting)
        done.append(where)
    if not done:
        raise InvalidEdit("The words that were found are not there any more; search again.")
    return Edit(label, attempt(lambda: _put_all(release, changes)), tuple(done))


def replaced(text: RichText, replacements: Sequence[Replacement]) -> RichText:
    """Return a text with stretches replaced, which are in order and apart; new words look as the first ones did."""
    if isinstance(text, str):
        return _spliced(text, 0, replacements)
    parts: list[str | Span] = []
    at = 0
    for part in text:
        words = part if isinstance(part, str) else part.text
        changed = _spliced(words, at, replacements)
        at += len(words)
        if changed == words:
            parts.append(part)
        elif changed:
            parts.append(changed if isinstance(part, str) else part.replace(text=changed))
    if any(isinstance(part, Span) and part.__pydantic_extra__ for part in parts):
        return tuple(parts)
    return rich_text(runs(tuple(parts)))


def shifted(offset: int, replacements: Iterable[Replacement]) -> int:
    """Return where a place in a text is after replacements in it; within one, it is at its end."""
    by = 0
    for each in replacements:
        if each.stop <= offset:
            by += len(each.after) - (each.stop - each.start)
        elif each.start < offset:
            return each.start + by + len(each.after)
    return offset + by


def _fitting(words: str, wanted: Sequence[Replacement]) -> list[Replacement]:
    """Return those of the replacements whose words are still there, in order, none over another."""
    fitting: list[Replacement] = []
    for each in sorted(wanted, key=lambda each: (each.start, each.stop)):
        is_free = not fitting or each.start >= fitting[-1].stop
        if is_free and words[each.start : each.stop] == each.before and each.stop <= len(words):
            fitting.append(each)
    return fitting


def _spliced(words: str, at: int, replacements: Sequence[Replacement]) -> str:
    """Return the words of a part of a text, which begins at `at`, after replacements in the whole text.

    New words go into the part in which the old ones began; where nothing was, into the part before.
    """
    made, done = [], 0
    stop = at + len(words)
    for each in replacements:
        if each.stop < at or each.start > stop or (each.start == each.stop == at and at > 0):
            continue
        if each.start == stop and each.stop > stop:
            continue
        first, last = max(each.start - at, 0), min(each.stop - at, len(words))
        if last < done or last < first:
            continue
        made.append(words[done:first])
        if at <= each.start:
            made.append(each.after)
        done = last
    return "".join(made) + words[done:]


def _moved_attribution(
    release: Release, where: Place, replacements: Sequence[Replacement]
) -> dict[tuple[str, ...], object]:
    """Return the change that keeps an interrupting attribution between its words."""
    quote_place, _, part = where.partition("/paragraphs/")
    if part != "0":
        return {}
    quote = resolve(release, quote_place)
    if not isinstance(quote, Quote) or not quote.attribution.split_at:
        return {}
    at = shifted(quote.attribution.split_at, replacements)
    return {(*quote_place.split("/"), "attribution", "split_at"): at}


def _put_all(value: Any, changes: dict[tuple[str, ...], object]) -> Any:
    """Return a value with many places in it replaced, each part of it validated once."""
    inner: defaultdict[str, dict[tuple[str, ...], object]] = defaultdict(dict)
    for (part, *rest), new in changes.items():
        inner[part][tuple(rest)] = new
    made = {part: new[()] if () in new else _put_all(_child(value, part), new) for part, new in inner.items()}
    if isinstance(value, tuple):
        items = list(value)
        for part, new in made.items():
            items[position(value, part)] = new
        return tuple(items)
    assert isinstance(value, Value)
    return value.replace(**made)


def _child(value: Any, part: str) -> Any:
    return value[position(value, part)] if isinstance(value, tuple) else getattr(value, part)
