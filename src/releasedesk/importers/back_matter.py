"""The body of a release and what follows it: sections, end mark, notes, boilerplates, contacts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from enum import Enum, auto

from releasedesk.importers.contact_fields import fields_in
from releasedesk.importers.datelines import split_dateline
from releasedesk.importers.line_kinds import (
    about_heading,
    asks_for_contact,
    ends_sentence,
    is_contact_heading,
    is_end_mark,
    is_legal_heading,
    is_page_mark,
    is_prose,
    notes_heading,
    word_count,
)
from releasedesk.importers.names import looks_like_person
from releasedesk.importers.outline import Outline, OutlinedBoilerplate, OutlinedSection
from releasedesk.importers.passages import Passage

_GLUED_END = re.compile(r"(?<=[.!?”\"’])\s*(?P<mark>#{2,6}|-30-)\s?(?P<rest>[^#]{0,60})$")
_LABELLED_CONTACT = re.compile(
    r"^(?:(?:press|media|news|investor|pr|general)[\s/]?)?(?:contacts?|enquiries|inquiries|kontakt|contacto)\s?[:：]\s?\S",
    re.IGNORECASE,
)
_OPENING = '“„«「"‘”'
# What stands below a picture in Chinese: “the picture shows …”, “… photo by”.
_CAPTION = re.compile(r"^[图圖][为為]|(?:供[图圖]|[摄攝])[)）]?$")
_LONGEST_HEADING = 110
_MOST_HEADING_WORDS = 14
_MOST_HEADING_DIGITS = 6
_STACK = 6
_STACK_LINE = 70


class _Zone(Enum):
    BODY = auto()
    NOTES = auto()
    BOILERPLATE = auto()
    CONTACTS = auto()
    AFTER = auto()


# American releases end with the boilerplate, and some after the contacts (British ones end with the body).
_BEFORE_THE_END = {_Zone.BODY, _Zone.BOILERPLATE, _Zone.CONTACTS}


class BodyReader:
    """Walks the passages from the first paragraph to the end and puts each into the outline."""

    def __init__(self, passages: Sequence[Passage], outline: Outline) -> None:
        self._passages = passages
        self._outline = outline
        self._zone = _Zone.BODY

    def read(self) -> None:
        """Read all passages."""
        for index in range(len(self._passages)):
            passage = self._passages[index]
            if is_page_mark(passage.plain) and not self._is_end_mark(passage):
                self._outline.repeated.append(passage)
            elif not self._starts_zone(passage, index):
                self._put(passage, index)

    def _following(self, index: int) -> Passage | None:
        return self._passages[index + 1] if index + 1 < len(self._passages) else None

    def _is_end_mark(self, passage: Passage) -> bool:
        return is_end_mark(passage.plain)

    def _starts_zone(self, passage: Passage, index: int) -> bool:
        """Open the zone that a passage begins, if it begins one, and put the passage into it."""
        text = passage.plain
        if self._is_end_mark(passage):
            self._end(passage)
        elif is_legal_heading(text):
            self._zone = _Zone.NOTES
            self._outline.notes.append(passage)
        elif length := notes_heading(text):
            self._zone = _Zone.NOTES
            self._put_rest(passage, length)
        elif self._is_contact(passage, index):
            self._zone = _Zone.CONTACTS
            self._outline.contact_groups.append([passage])
        elif not passage.item and (length := self._about(passage, index)):
            self._zone = _Zone.BOILERPLATE
            self._outline.boilerplates.append(OutlinedBoilerplate(passage.part(0, length)))
            self._put_rest(passage, length)
        else:
            return False
        return True

    def _about(self, passage: Passage, index: int) -> int:
        """Return the length of a boilerplate's heading; a bare one needs a text below it."""
        length = about_heading(passage.plain)
        following = self._following(index)
        if passage.level and length and following is not None and not following.level and not following.item:
            return length
        if length == len(passage.plain) and (following is None or not is_prose(following.plain)):
            later = self._following(index + 1)
            if not (following and about_heading(following.plain) and later and is_prose(later.plain)):
                return 0
        return length

    def _end(self, passage: Passage) -> None:
        if self._outline.end_mark is None and self._zone in _BEFORE_THE_END:
            self._outline.end_mark = passage
            self._zone = _Zone.AFTER
        elif any(char.isalpha() for char in passage.plain):
            self._outline.repeated.append(passage)

    def _is_contact(self, passage: Passage, index: int) -> bool:
        text = passage.plain
        if self._zone is _Zone.CONTACTS or passage.item:
            return False
        if is_contact_heading(text):
            return self._zone is not _Zone.BODY or self._fields_follow(index)
        has_fields = bool(fields_in(text))
        if _LABELLED_CONTACT.match(text) and len(text) < 400:
            return has_fields or self._fields_follow(index)
        if asks_for_contact(text) and has_fields:
            following = self._following(index)
            return (
                following is None
                or self._zone is not _Zone.BODY
                or not self._is_narrative(following, index + 1)
            )
        return self._starts_stack(index)

    def _is_narrative(self, passage: Passage, index: int) -> bool:
        text = passage.plain
        if about_heading(text) or notes_heading(text) or asks_for_contact(text) or self._starts_stack(index):
            return False
        return is_prose(text)

    def _fields_follow(self, index: int) -> bool:
        following = self._passages[index + 1 : index + 1 + _STACK]
        return any(fields_in(passage.plain) and len(passage.plain) < 300 for passage in following)

    def _starts_stack(self, index: int) -> bool:
        """Tell whether a signature block begins here: a name, and below it lines with ways to reach that person."""
        text = self._passages[index].plain
        if len(text) > _STACK_LINE or not looks_like_person(text):
            return False
        for passage in self._passages[index + 1 : index + _STACK]:
            if passage.apart and not fields_in(passage.plain):
                return False
            if len(passage.plain) > 2 * _STACK_LINE:
                return False
            if fields_in(passage.plain):
                return True
        return False

    def _put_rest(self, passage: Passage, start: int) -> None:
        rest = passage.part(start)
        if rest.plain:
            self._put(rest, -1)

    def _put(self, passage: Passage, index: int) -> None:
        outline = self._outline
        if self._zone is _Zone.CONTACTS and is_prose(passage.plain) and not fields_in(passage.plain):
            self._zone = _Zone.AFTER
        if self._zone is _Zone.CONTACTS:
            outline.contact_groups[-1].append(passage)
        elif self._zone is _Zone.NOTES:
            outline.notes.append(passage)
        elif self._zone is _Zone.BOILERPLATE:
            outline.boilerplates[-1].passages.append(passage)
        elif self._zone is _Zone.AFTER:
            outline.aside.append(passage)
        else:
            self._put_in_body(passage, index)

    def _put_in_body(self, passage: Passage, index: int) -> None:
        sections = self._outline.sections
        leads = not sections and split_dateline(passage) is not None
        if not leads and self._is_heading(passage, index):
            sections.append(OutlinedSection(passage))
            return
        if not sections:
            sections.append(OutlinedSection())
        glued = _GLUED_END.search(passage.plain[-80:])
        if glued is None or self._following(index) is not None:
            sections[-1].passages.append(passage)
            return
        start = max(0, len(passage.plain) - 80)
        sections[-1].passages.append(passage.part(0, start + glued.start()))
        self._end(replace(passage, text=glued["mark"]))
        self._put_rest(passage, start + glued.start("rest"))

    def _is_heading(self, passage: Passage, index: int) -> bool:
        text = passage.plain
        if passage.level:
            return True
        following = self._following(index)
        if following is None or passage.item or len(text) > _LONGEST_HEADING:
            return False
        if (
            word_count(text) > _MOST_HEADING_WORDS
            or ends_sentence(text)
            or text.endswith((",", ";", ":", "："))
        ):
            return False
        if _CAPTION.search(text) or text[0].islower() or fields_in(text) or "://" in text or "www." in text:
            return False
        if (
            not any(char.isalpha() for char in text)
            or sum(char.isdigit() for char in text) > _MOST_HEADING_DIGITS
        ):
            return False
        previous = self._passages[index - 1].plain if index > 0 else ""
        if text[0] in _OPENING and previous[:1] in _OPENING and previous:
            return False
        if previous.endswith((",", ";")):
            return False
        return _is_text_under_heading(following)


def _is_text_under_heading(passage: Passage) -> bool:
    text = passage.plain
    return is_prose(text) or bool(passage.item) or text[0] in _OPENING or "://" in text
