"""From the lines of a contact zone to contacts, in any layout: stacked, labelled, or several in one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from releasedesk.importers.contact_fields import fields_in
from releasedesk.importers.line_kinds import is_contact_heading
from releasedesk.importers.names import is_title_word, looks_like_person, names_organisation
from releasedesk.importers.passages import Passage
from releasedesk.importers.printed_phrases import is_printed
from releasedesk.model import Contact, Phone
from releasedesk.model.ids import IdSource

_LEAD = re.compile(
    r"^.{0,160}?\b(?:please\s)?(?:contact|call|e-?mail|reach)\b(?:\sat\b|\s?[:：])?\s?(?=\S)"
    r"|^(?:(?:press|media|news|investor|pr)[\s/]?)?(?:contacts?|enquiries|inquiries|kontakt|contacto)\W{0,3}\s",
    re.IGNORECASE,
)
_BARE_LABEL = re.compile(r"e-?mail\s?[:：]?\s?", re.IGNORECASE)
_LABELS = re.compile(
    r"^(?P<label>name|contact(?:\s(?:name|person))?|(?:press|media)\s(?:contact|officer)|organi[sz]ation|company|agency"
    r"|title|role|position)\s?[:：]\s?(?P<value>.+)$",
    re.IGNORECASE,
)
_JOINERS = re.compile(r"^(?:or|and|oder|und|ou|et|o|y|e|at|on|under|&|via|please|either)$", re.IGNORECASE)
_LEADING_JOINER = re.compile(r"^(?:(?:or|and|oder|und|ou|et|at|on|&)\s)+(?=\S)", re.IGNORECASE)
# Within names that come from elsewhere, Chinese has the same dot: 莫文·阿赫特贝格.
_SEPARATORS = re.compile(r"\s*(?:[,;|•/]|(?<![\u3040-\u9fff])·|·(?![\u3040-\u9fff])|\s[-–—]\s)\s*")
_BARE = re.compile(r"^[\W_]*$")
_ROLE_WORDS = frozenset("press media communications relations pr spokesman account".split())


@dataclass(slots=True)
class _Draft:
    """A contact being gathered; `group` counts the blank lines before it."""

    name: str = ""
    role: str = ""
    organisation: str = ""
    phones: list[Phone] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)

    @property
    def reachable(self) -> bool:
        return bool(self.phones or self.emails)

    @property
    def empty(self) -> bool:
        return not (self.name or self.role or self.organisation or self.reachable)


class _Gatherer:
    """Reads pieces of text and fields in order and starts a new contact wherever another person begins."""

    def __init__(self) -> None:
        self.drafts = [_Draft()]
        self.shared_organisation = ""

    @property
    def draft(self) -> _Draft:
        return self.drafts[-1]

    def line(self, passage: Passage) -> None:
        text = passage.plain
        if passage.apart and self.draft.reachable and not fields_in(text):
            self._begin()
        if label := _LABELS.match(text):
            self._labelled(label["label"].lower(), label["value"])
            return
        position = 0
        for found in fields_in(text):
            self._text(text[position : found.start])
            if found.phone is not None:
                self.draft.phones.append(found.phone)
            else:
                self.draft.emails.append(found.email)
            position = found.stop
        self._text(text[position:])

    def _labelled(self, label: str, value: str) -> None:
        if label.startswith(("organi", "company", "agency")):
            self.draft.organisation = _both(self.draft.organisation, value)
        elif label in {"title", "role", "position"}:
            self.draft.role = _both(self.draft.role, value)
        else:
            self.line(Passage(value, 0))

    def _text(self, text: str) -> None:
        text = text.strip()
        office, colon, rest = text.partition(":")
        if colon and names_organisation(office) and not self.draft.reachable:
            self.shared_organisation, text = office.strip(), rest
        for piece in _pieces(text):
            self._piece(piece)

    def _piece(self, piece: str) -> None:
        person = looks_like_person(piece)
        if person and (self.draft.name or self.draft.reachable):
            self._begin()
        draft = self.draft
        if (
            draft.reachable
            and not person
            and draft is self.draft
            and _starts_contact(piece)
            and not draft.name
        ):
            self._begin()
            draft = self.draft
        if person or (
            draft.empty
            and not names_organisation(piece)
            and not _is_role(piece)
            # Of a script without capitals, the first line is taken to be the name.
            and piece == piece.upper()
            and any(map(str.isalpha, piece))
        ):
            draft.name = piece
        elif _is_role(piece) and not draft.role:
            draft.role = piece
        else:
            draft.organisation = _both(draft.organisation, piece)

    def _begin(self) -> None:
        if not self.draft.empty:
            self.drafts.append(_Draft())


def contacts_from(passages: Sequence[Passage], next_id: IdSource) -> tuple[tuple[Contact, ...], str]:
    """Return the contacts that passages name, and the words of a heading or sentence that introduces them."""
    gatherer, intro = _Gatherer(), []
    for passage in passages:
        text = passage.plain
        if is_contact_heading(text):
            if not is_printed(text, "headings", "contacts"):
                intro.append(text)
            continue
        if (lead := _LEAD.match(text)) and not _BARE_LABEL.fullmatch(lead[0]):
            intro.append(lead[0].strip())
            passage = passage.part(lead.end())
        gatherer.line(passage)
    drafts = [draft for draft in gatherer.drafts if not draft.empty]
    drafts = _with_shared(drafts, gatherer.shared_organisation)
    return tuple(_contact(draft, next_id) for draft in drafts), " ".join(intro)


def reachable(contacts: Iterable[Contact]) -> bool:
    """Tell whether any of the contacts has a telephone number or an e-mail address."""
    return any(contact.phones or contact.emails for contact in contacts)


def _pieces(text: str) -> list[str]:
    """Return the parts of a text between separators, without the words that only join contacts."""
    pieces = []
    for part in _SEPARATORS.split(text):
        piece = (
            _LEADING_JOINER.sub("", part.strip(" .:：()<>[]\u00a0"))
            if part.count("(") != part.count(")")
            else part
        )
        piece = _LEADING_JOINER.sub("", piece.strip(" :：").removesuffix("."))
        if not _BARE.match(piece) and not _JOINERS.match(piece):
            pieces.append(piece)
    return pieces


def _is_role(piece: str) -> bool:
    words = [word.strip(".,").casefold() for word in piece.split()]
    return any(is_title_word(word) for word in words) or bool(words and words[-1] in _ROLE_WORDS)


def _starts_contact(piece: str) -> bool:
    return names_organisation(piece)


def _both(first: str, second: str) -> str:
    return f"{first}, {second}" if first else second


def _with_shared(drafts: list[_Draft], organisation: str) -> list[_Draft]:
    for draft in drafts:
        if organisation and not draft.organisation:
            draft.organisation = organisation
    if organisation and not drafts:
        return [_Draft(organisation=organisation)]
    return drafts


def _contact(draft: _Draft, next_id: IdSource) -> Contact:
    return Contact(
        id=next_id(),
        name=draft.name,
        role=draft.role,
        organisation=draft.organisation,
        phones=tuple(draft.phones),
        emails=tuple(draft.emails),
    )
