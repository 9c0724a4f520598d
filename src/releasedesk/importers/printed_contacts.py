"""Contacts as ReleaseDesk prints them in any language: the name, what is said of it, a labelled line for each way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from releasedesk.importers.contact_fields import Field, fields_in
from releasedesk.importers.line_kinds import ends_sentence, is_prose
from releasedesk.importers.names import looks_like_person, names_organisation
from releasedesk.importers.passages import Passage
from releasedesk.importers.printed_phrases import all_phrases, comparable, is_printed
from releasedesk.model import Contact, Phone
from releasedesk.model.ids import IdSource
from releasedesk.rendering.phrases import phrases_for

_MOST_LINES = 3
_AROUND = re.compile(r"[\s,;:：]*")

NamesOrganisation = Callable[[str], bool]
"""Tells whether words are the name of an organisation that the text speaks of."""


@dataclass(slots=True)
class _Printed:
    lines: list[str] = field(default_factory=list)
    phones: list[Phone] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)


def printed_contacts(
    passages: Sequence[Passage], language: str, is_organisation: NamesOrganisation, next_id: IdSource
) -> tuple[tuple[Contact, ...], str] | None:
    """Return the contacts and their introduction where all is as it is printed in a language; otherwise None."""
    if not passages or not is_printed(passages[0].plain, "headings", "contacts"):
        return None
    intro = [passage.plain for passage in passages[1:2] if _introduces(passage.plain)]
    drafts: list[_Printed] = []
    for passage in passages[1 + len(intro) :]:
        text = passage.plain
        fields = fields_in(text)
        if not fields:
            if not drafts or drafts[-1].phones or drafts[-1].emails:
                drafts.append(_Printed())
            drafts[-1].lines.append(text)
        elif len(fields) > 1 or not _is_labelled(text, fields[0]):
            return None
        else:
            if not drafts:
                drafts.append(_Printed())
            _put(fields[0], drafts[-1], language)
    if not drafts or any(len(draft.lines) > _MOST_LINES for draft in drafts):
        return None
    known = {draft.lines[2] for draft in drafts if len(draft.lines) == _MOST_LINES}

    def organises(words: str) -> bool:
        return words in known or is_organisation(words)

    return tuple(_contact(draft, organises, next_id) for draft in drafts), " ".join(intro)


def end_of_printed_contacts(passages: Sequence[Passage], start: int) -> int:
    """Return where the contacts end whose printed heading stands at `start`; `start` itself where there are none."""
    if not is_printed(passages[start].plain, "headings", "contacts"):
        return start
    end, lines = start, 0
    for index in range(start + 1, len(passages)):
        text = passages[index].plain
        fields = fields_in(text)
        if fields and _is_labelled(text, fields[0]):
            end, lines = index + 1, 0
            continue
        lines += not (index == start + 1 and _introduces(text))
        if fields or lines > _MOST_LINES or passages[index].level:
            break
    return end


def _introduces(text: str) -> bool:
    return is_prose(text) or ((ends_sentence(text) or text.endswith((":", "："))) and not fields_in(text))


def _is_labelled(text: str, found: Field) -> bool:
    """Tell whether a line is a way to reach somebody behind a label that is printed, and nothing else."""
    if not found.label or comparable(found.label).casefold() not in _labels():
        return False
    return bool(_AROUND.fullmatch(text[: found.start]) and _AROUND.fullmatch(text[found.stop :]))


def _put(found: Field, draft: _Printed, language: str) -> None:
    if found.phone is None:
        draft.emails.append(found.email)
        return
    kind = kind_in(language, found.label) or found.phone.kind
    draft.phones.append(found.phone.replace(kind=kind))


def kind_in(language: str, label: str) -> str:
    """Return which kind of telephone a label names in a language, or empty; of two kinds with one label the first."""
    words = comparable(label).casefold()
    kinds = phrases_for(language).table["phone_kinds"].items()
    return next((str(kind) for kind, each in kinds if comparable(str(each)).casefold() == words), "")


@lru_cache(maxsize=1)
def _labels() -> frozenset[str]:
    return frozenset(comparable(label).casefold() for label in _all_labels())


def _all_labels() -> Iterator[str]:
    for phrases in all_phrases():
        yield phrases.text("email")
        yield from map(str, phrases.table["phone_kinds"].values())


def _contact(draft: _Printed, is_organisation: NamesOrganisation, next_id: IdSource) -> Contact:
    name, role, organisation = "", "", ""
    match draft.lines:
        case [one]:
            is_office = names_organisation(one) and not looks_like_person(one)
            name, organisation = ("", one) if is_office else (one, "")
        case [one, two]:
            name = one
            role, organisation = ("", two) if is_organisation(two) else (two, "")
        case [one, two, three]:
            name, role, organisation = one, two, three
        case _:
            pass
    return Contact(
        id=next_id(),
        name=name,
        role=role,
        organisation=organisation,
        phones=tuple(draft.phones),
        emails=tuple(draft.emails),
    )
