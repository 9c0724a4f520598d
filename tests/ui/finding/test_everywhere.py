"""Find and replace, and spell-check, reach every text of a release, whichever field it stands in."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from releasedesk.editing.replacing import Replacement, replace
from releasedesk.editing.texts import texts_of
from releasedesk.model import (
    Attribution,
    Boilerplate,
    Contact,
    Edition,
    Event,
    Figure,
    ListBlock,
    Metadata,
    Organisation,
    Paragraph,
    Person,
    PersonInLanguage,
    Phone,
    Quote,
    Release,
    Section,
    Table,
    Variable,
    plain_text,
)
from releasedesk.model.place import resolve
from releasedesk.model.release import EarlierRelease
from releasedesk.ui.spelling.check import Misspelling
from releasedesk.ui.spelling.checked_places import is_checked, language_at
from releasedesk.ui.text_places import Stretch, focused_text, select, selected
from tests.releases import picture
from tests.ui.open_window import OpenWindow

WORD = "quayzz"


def every_field(kind: str = "media_advisory", names: str = WORD) -> Release:
    """A release in which one word stands in every text that there is; `names` are those of people and places."""
    asset = picture()
    blocks = (
        Paragraph(id="p", text=WORD),
        Quote(id="q", speaker="a", paragraphs=(WORD, WORD), attribution=Attribution(verb=WORD)),
        ListBlock(id="l", items=(WORD, "two")),
        Table(id="t", caption=WORD, rows=((WORD, "b"), (WORD, "d"))),
        Figure(id="f", asset=asset.id, alt=WORD, caption=WORD, credit=WORD, rights=WORD),
    )
    edition = Edition(
        language="en-GB",
        reference=WORD,
        kicker=WORD,
        headline=WORD,
        subheadlines=(WORD,),
        event=Event(who=WORD, what=WORD, when=WORD, where=WORD, why=WORD),
        sections=(Section(id="s1", heading=WORD, blocks=blocks),),
        notes=(Paragraph(id="n", text=WORD), Quote(id="nq", paragraphs=(WORD,))),
        boilerplates=(Boilerplate(id="b", heading=WORD, paragraphs=(WORD,)),),
        legal=(WORD,),
        contacts_intro=WORD,
        contacts=(
            Contact(
                id="c",
                name=names,
                role=WORD,
                organisation=names,
                phones=(Phone(kind=WORD, number=WORD, extension=WORD),),
                emails=(WORD,),
            ),
        ),
        end_mark=WORD,
        metadata=Metadata(keywords=(WORD,), subjects=(WORD,), description=WORD, canonical_url=WORD),
    )
    edition = edition.replace(dateline=edition.dateline.replace(place=names, override=WORD))
    person = Person(
        id="a",
        name=names,
        title=WORD,
        organisation=names,
        given_name=names,
        family_name=names,
        honorific=WORD,
        later_mention="name",
        later_name=names,
        in_languages=(PersonInLanguage(language="fr", name=names, title=WORD, organisation=names),),
    )
    return Release.model_validate(
        {
            "id": "all",
            "kind": kind,
            "people": (person,),
            "editions": (edition,),
            "assets": (asset,),
            "organisation": Organisation(name=names, website=WORD),
            "refers_to": EarlierRelease(reference=WORD, headline=WORD, url=WORD, reason=WORD),
            "variables": (Variable(name="visitors", value=WORD),),
        }
    )


def places_of(release: Release) -> list[str]:
    return [each.place for each in texts_of(release) if WORD in plain_text(each.text)]


def test_no_text_of_the_file_is_left_out():
    release = every_field()
    assert len(places_of(release)) == release.model_dump_json().count(WORD)


def test_everything_is_replaced_in_one_step():
    release = every_field()
    wanted = [Replacement(where, 0, len(WORD), WORD, "wharf") for where in places_of(release)]
    assert WORD not in replace(release, wanted).release.model_dump_json()


# The table's cells are edited in a window of their own, and these have no field in the form.
_UNSELECTABLE = (
    "attribution/verb", "phones/0/kind", "/blocks/t/", "metadata/keywords", "metadata/subjects",
    "metadata/canonical_url", "given_name", "in_languages", "variables",
)  # fmt: skip


@pytest.fixture(params=["media_advisory", "correction"])
def opened(qtbot, monkeypatch, request) -> OpenWindow:
    return OpenWindow(qtbot, monkeypatch, every_field(request.param))


def test_every_hit_can_be_gone_to_and_is_selected_there(opened):
    unreached = []
    for where in places_of(opened.session.release):
        opened.workspace.go_to(where)
        widget = focused_text()
        wanted = Stretch(where, 0, len(WORD))
        if widget is not None:
            select(widget, wanted)
        if widget is None or wanted not in selected(widget):
            unreached.append(where)
    is_advisory = opened.session.release.kind == "media_advisory"
    hidden = ("refers_to",) if is_advisory else ("/event/",)
    assert [each for each in unreached if not any(part in each for part in (*_UNSELECTABLE, *hidden))] == []


def test_a_hit_without_a_field_is_said_and_can_be_replaced(opened):
    finding = opened.window.tools.finding
    opened.do("replace")
    finding.panel.words.setText(WORD)
    finding.panel.replacement.setText("wharf")
    opened.qtbot.waitUntil(lambda: finding.results is not None and len(finding.results.hits) > 40)
    hits = list(finding.results.hits)
    row = next(row for row, hit in enumerate(hits) if hit.place.endswith("canonical_url"))
    finding.panel.set_current(row)
    finding._on_hit_requested(row, True)
    assert opened.window.status.message.startswith("The form has no field for this text")
    finding.replace_one()
    assert resolve(opened.session.release, hits[row].place) == "wharf"


@pytest.mark.parametrize("named", ["canonical_url", "no such place"])
def test_closing_the_panel_takes_the_cursor_to_a_field_that_is_seen(opened, named: str):
    finding = opened.window.tools.finding
    opened.do("find")
    finding.panel.words.setText(WORD)
    opened.qtbot.waitUntil(lambda: finding.results is not None and len(finding.results.hits) > 40)
    row = next((row for row, hit in enumerate(finding.results.hits) if hit.place.endswith(named)), -1)
    finding.panel.set_current(row)
    finding._anchor = ("people/nobody", 0)
    finding.panel.words.setFocus()
    finding.close_panel()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.isVisible()
    assert opened.workspace.form.isAncestorOf(focus)


def test_the_walk_over_misspellings_gets_through_every_text_and_comes_round(qtbot, monkeypatch):
    opened = OpenWindow(qtbot, monkeypatch, every_field(names="Ailsa"))
    spelling = opened.window.tools.spelling
    assert spelling is not None
    walk = spelling.walk
    wanted = [where for where in places_of(opened.session.release) if is_checked(where)]
    arrived: list[Misspelling] = []
    walk.arrived.connect(arrived.append)
    opened.go_to("headline")
    for count in range(1, len(wanted) + 1):
        walk.go(1)
        opened.qtbot.waitUntil(lambda count=count: len(arrived) == count)
    assert sorted(each.place for each in arrived) == sorted(wanted)


def test_what_all_editions_share_is_in_the_language_of_the_original():
    assert language_at("editions/fr/headline", "en") == "fr"
    assert language_at("people/a/title", "en") == "en"
    assert language_at("people/a/in_languages/fr/title", "en") == "fr"
