"""Datelines in the forms of newsrooms and wires, and first paragraphs that have none."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from releasedesk.importers.datelines import split_dateline
from releasedesk.importers.html import read_html
from releasedesk.importers.passages import Passage
from releasedesk.importers.registry import import_pasted
from releasedesk.model import Span

LEAD = "The Harbour Trust will rebuild the quay."
DAY = dt.date(2026, 5, 12)


def split(text):
    return split_dateline(Passage(text, 1))


@pytest.mark.parametrize(
    ("written", "place", "date", "override"),
    [
        ("LEITH, 12 May 2026 – ", "LEITH", DAY, ""),
        ("LEITH, May 12, 2026 -- ", "LEITH", DAY, ""),
        ("Leith – ", "Leith", None, ""),
        ("(LEITH, Scotland) – ", "LEITH, Scotland", None, ""),
        ("[Leith, Scotland]: ", "Leith, Scotland", None, ""),
        ("12 May 2026 – ", "", DAY, ""),
        ("Leith, 12. Mai 2026: ", "Leith", DAY, ""),
        ("LEITH & LONDON — 12 de mayo de 2026 — ", "LEITH & LONDON", DAY, ""),
        ("LEITH, May 12, 2026 (QUAY NEWSWIRE) -- ", "LEITH", DAY, "LEITH, May 12, 2026 (QUAY NEWSWIRE) --"),
        ("LEITH--(QUAY WIRE)--", "LEITH", None, "LEITH--(QUAY WIRE)--"),
    ],
)
def test_a_dateline_is_taken_off(written, place, date, override):
    found = split(written + LEAD)
    assert found is not None
    assert (found.place, found.date, found.written) == (place, date, override)
    assert found.rest.plain == LEAD


def test_bold_type_sets_a_dateline_off():
    found = split((Span(text="LEITH, Scotland", strong=True), " " + LEAD))
    assert (found.place, found.rest.plain) == ("LEITH, Scotland", LEAD)


@pytest.mark.parametrize(
    "text",
    [
        LEAD,
        "The Harbour Trust – the port’s oldest charity – will rebuild the quay.",
        "Leith: a port with a past.",
        "On 12 May 2026 the quay closes.",
        "A well-known quay opens again.",
    ],
)
def test_a_sentence_is_no_dateline(text):
    assert split(text) is None


def test_a_dateline_before_a_long_paragraph_is_a_field_alone() -> None:
    opening = "The quay opens to all. " * 12
    text = f"Harbour Trust opens the quay\n\nLEITH, 24 November 2026 – {opening}\n\nBoats pay nothing.\n"

    result = import_pasted(text)

    edition = result.release.original
    assert edition.dateline.date == dt.date(2026, 11, 24)
    assert edition.notes == ()
    assert "text-kept-in-notes" not in {finding.code for finding in result.findings}


def test_a_word_in_several_formats_is_not_lost() -> None:
    page = "<h1>Quay opens</h1><p>It has eleven moorings on 12 km<sup>2</sup> of water, all open to the public.</p>"

    edition = read_html(page.encode(), Path("quay.html")).release.original

    assert edition.notes == ()
