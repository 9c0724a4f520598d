"""Sections begin at a paragraph and join again; no word is lost on the way."""

from __future__ import annotations

import pytest

from releasedesk.editing.sections import begin_section, join_section
from releasedesk.errors import InvalidEdit
from releasedesk.model import Edition, Paragraph, Release, Section


def release(*sections: Section) -> Release:
    return Release(id="r", editions=(Edition(language="en", sections=sections),))


def paragraph(name: str) -> Paragraph:
    return Paragraph(id=name, text=name)


OPENING = Section(id="s1", blocks=(paragraph("a"), paragraph("b"), paragraph("c")))
LATER = Section(id="s2", heading="Later", blocks=(paragraph("d"),))


def ids():
    names = iter("xyz")
    return lambda: next(names)


def test_what_follows_the_paragraph_goes_with_the_heading():
    edit = begin_section(release(OPENING, LATER), "editions/en/sections/s1", "b", "B", ids())
    first, second, third = edit.release.original.sections
    assert first.blocks == (paragraph("a"),)
    assert second == Section(id="x", heading="B", blocks=(paragraph("c"),))
    assert third == LATER
    assert edit.places == ("editions/en/sections/x/heading",)


def test_the_last_paragraph_leaves_one_to_write_in():
    edit = begin_section(release(OPENING), "editions/en/sections/s1", "c", "C", ids())
    assert edit.release.original.sections[1] == Section(id="y", heading="C", blocks=(Paragraph(id="x"),))


def test_the_first_paragraph_heads_its_own_section_where_that_has_no_heading():
    edit = begin_section(release(OPENING), "editions/en/sections/s1", "a", "A")
    assert edit.release.original.sections == (OPENING.replace(heading="A", blocks=OPENING.blocks[1:]),)


def test_a_joined_section_leaves_its_heading_as_a_paragraph():
    edit = join_section(release(OPENING, LATER), "editions/en/sections/s2", ids())
    (only,) = edit.release.original.sections
    assert only.blocks == (*OPENING.blocks, Paragraph(id="x", text="Later"), paragraph("d"))
    assert edit.places == ("editions/en/sections/s1/blocks/x",)


def test_the_first_section_has_nothing_to_join():
    with pytest.raises(InvalidEdit, match="first section"):
        join_section(release(OPENING), "editions/en/sections/s1")
