"""Turning what is written as a quotation into a quote, and back into what it prints."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from releasedesk.model import Attribution, Paragraph, Quote, plain_text
from tests.releases import release_with
from tests.ui.open_window import OpenWindow

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
Key = Qt.Key


def said(desk) -> list[str]:
    return [plain_text(row.text) for row in desk.surface.rows]


def test_who_said_it_becomes_the_speaker_and_not_a_part_of_the_words(desk_of):
    desk = desk_of((Paragraph(id="p", text="“We are glad,” said Ailsa Rennie. “It is late.”"),))
    before = desk.session.release
    desk.put(0, 3)
    desk.surface.commands.change_kind("quote")
    (quote,) = desk.blocks
    assert quote == Quote(
        id="p",
        speaker="ailsa",
        paragraphs=("We are glad. It is late.",),
        attribution=Attribution(placement="interrupting", split_at=12),
    )
    assert desk.surface.caret() == (0, 24)
    assert desk.session.undo_label == "turn into quote"
    desk.session.undo()
    assert desk.session.release == before


def test_somebody_new_comes_with_verb_and_title_in_one_step(desk_of):
    desk = desk_of((Paragraph(id="p", text='"We are glad," added Bob Stone, mayor of Leith.'),))
    desk.surface.commands.change_kind("quote")
    person = desk.session.release.people[-1]
    assert (person.name, person.title) == ("Bob Stone", "mayor of Leith")
    assert (desk.blocks[0].speaker, desk.blocks[0].attribution.verb) == (person.id, "added")
    desk.session.undo()
    assert len(desk.session.release.people) == 2


def test_another_title_than_the_person_has_is_not_lost(desk_of):
    text = "“We are glad,” said Ailsa Rennie, keeper of the lock."
    desk = desk_of(
        (Paragraph(id="p", text=text), Paragraph(id="q", text=text.replace("keeper of the lock", "chair")))
    )
    desk.surface.commands.change_kind("quote", 0)
    assert desk.blocks[0].paragraphs == (text,)
    desk.surface.commands.change_kind("quote", 1)
    assert (desk.blocks[1].speaker, desk.blocks[1].paragraphs) == ("ailsa", ("We are glad.",))


def test_paragraphs_that_are_selected_become_one_quote_without_their_marks(desk_of):
    texts = "“We are glad.", "“It is late,” said Tomás Oyelaran."
    desk = desk_of(tuple(Paragraph(id=f"p{at}", text=text) for at, text in enumerate(texts)))
    desk.select((0, 0), (1, 5))
    desk.surface.commands.change_kind("quote")
    (quote,) = desk.blocks
    assert (quote.speaker, quote.paragraphs) == ("tomas", ("We are glad.", "It is late."))


def test_narrative_around_a_quotation_stays_narrative(desk_of):
    text = "The quay opens. “It is our best spring,” said Ailsa Rennie. The gates follow."
    desk = desk_of((Paragraph(id="p", text=text), Paragraph(id="q", text="More.")))
    desk.put(0, 0)
    desk.surface.commands.change_kind("quote")
    assert said(desk) == ["The quay opens.", "It is our best spring.", "The gates follow.", "More."]
    assert [type(block) for block in desk.blocks] == [Paragraph, Quote, Paragraph, Paragraph]


def test_a_quote_of_somebody_becomes_the_paragraphs_that_it_prints(desk_of):
    """Its words became those of the release, and who said them was lost."""
    words = "We are glad.", "It is late."
    desk = desk_of(
        (
            Quote(id="a", speaker="ailsa", paragraphs=("First.",)),
            Quote(id="b", speaker="ailsa", paragraphs=words),
        )
    )
    desk.put(2, 4)
    desk.surface.commands.change_kind("paragraph")
    assert said(desk) == ["First.", "“We are glad.", "“It is late,” said Ailsa Rennie."]
    desk.session.undo()
    assert desk.blocks[1].paragraphs == words
    desk.surface.commands.change_kind("quote", 0)
    assert said(desk)[0] == "“First,” said Ailsa Rennie, chair of the Harbour Trust."


def test_a_part_of_a_quote_and_one_of_nobody_become_their_words(desk_of):
    desk = desk_of((Quote(id="a", speaker="ailsa", paragraphs=("One.", "Two.", "Three.")),))
    desk.select((0, 0), (1, 2))
    desk.surface.commands.change_kind("paragraph")
    assert said(desk) == ["One.", "Two.", "Three."]
    desk = desk_of((Quote(id="a", paragraphs=("One.",)),))
    desk.surface.commands.change_kind("paragraph")
    assert said(desk) == ["One."]


def test_a_quote_turns_into_what_it_prints_also_from_the_fields_below_it(qtbot, monkeypatch):
    quote = Quote(id="q", speaker="ailsa", paragraphs=("We are glad.",))
    opened = OpenWindow(qtbot, monkeypatch, release_with(quote))
    assert opened.workspace.go_to("editions/en-GB/sections/s1/blocks/q/speaker")
    QApplication.processEvents()
    opened.do("turn_paragraph")
    (block,) = opened.edition.sections[0].blocks
    assert plain_text(block.text).startswith("“We are glad,” said Ailsa Rennie")
