"""Fields that the house style does not use are not in the form, unless there is something in them."""

from __future__ import annotations

import datetime as dt
import json
from functools import partial
from typing import TypeVar

import pytest

from releasedesk.editing.fields import set_field
from releasedesk.model import HouseStyleChoice, Release
from releasedesk.rendering.house_style import house_style_for
from releasedesk.rendering.rule_findings import rule_findings
from releasedesk.rendering.style_package import to_package
from releasedesk.rendering.style_settings import settings_from, to_json
from releasedesk.ui.form.about_part import AboutPart
from releasedesk.ui.form.form_column import FormColumn
from releasedesk.ui.form.headline_part import HeadlinePart
from releasedesk.ui.form.legal_part import LegalPart
from releasedesk.ui.form.notes_card import NotesCard
from tests.releases import small_release

NOW = dt.datetime(2027, 2, 26, 20, 1, tzinfo=dt.UTC)
P = TypeVar("P")
UNUSED = ("kicker", "subheadlines", "notes", "legal", "metadata/keywords", "metadata/description")


def frugal(release: Release, *unused: str) -> Release:
    settings = json.loads(to_json(house_style_for(HouseStyleChoice()).settings))
    settings["fields"] = {"*": {field: {"exists": False} for field in unused}}
    files = {"style.json": to_json(settings_from(settings, "test")).encode()}
    return release.replace(house_style=HouseStyleChoice(name="frugal", package=to_package(files)))


@pytest.fixture
def form(desk):
    form = desk(FormColumn(), frugal(small_release(), *UNUSED))
    form.part.complete()
    return form


def part_of(form, kind: type[P]) -> P:
    (part,) = (part for part in form.part._parts if isinstance(part, kind))
    return part


def test_what_is_not_used_is_not_shown(form):
    headline, about = part_of(form, HeadlinePart), part_of(form, AboutPart)
    assert part_of(form, NotesCard).isHidden()
    assert part_of(form, LegalPart).isHidden()
    assert headline.subheadlines.isHidden()
    assert about.search_card.isHidden()
    assert not about.logo_row.isHidden()
    assert not headline.more.isHidden()
    headline.more.open()
    assert headline.kicker_row is not None
    assert headline.reference_row is not None
    assert headline.kicker_row.isHidden()
    assert not headline.reference_row.isHidden()


def test_what_is_written_all_the_same_is_shown_and_said(form):
    place = "editions/en-GB/metadata/description"
    form.part.edit_requested.emit(partial(set_field, where=place, value="A quay.", label="description"))
    about = part_of(form, AboutPart)
    assert not about.search_card.isHidden()
    assert not about.description_row.isHidden()
    assert about.keywords_row.isHidden()
    found = [
        each for each in rule_findings(form.release, form.edition, now=NOW) if each.code == "unused-field"
    ]
    assert [each.place for each in found] == [place]
    assert found[0].message.startswith("The house style has no description, and this release has one")


def test_another_style_brings_them_back(form):
    form.part.edit_requested.emit(
        partial(set_field, where="house_style", value=HouseStyleChoice(), label="style")
    )
    assert not part_of(form, NotesCard).isHidden()
    assert not part_of(form, HeadlinePart).subheadlines.isHidden()
    assert not part_of(form, AboutPart).search_card.isHidden()
