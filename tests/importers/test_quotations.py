"""Quotations in all the ways in which they are attributed."""

from __future__ import annotations

import pytest

from releasedesk.importers.registry import import_pasted
from releasedesk.model import Paragraph, Quote

HEAD = "Leith to rebuild its oldest quay\n\nThe Harbour Trust will rebuild the east quay in Leith this spring.\n\n"


def blocks(*paragraphs):
    result = import_pasted(HEAD + "\n\n".join(paragraphs) + "\n")
    (section,) = result.release.original.sections
    return result, section.blocks[1:]


WORDS = "The quay has held back the sea for two hundred years"


@pytest.mark.parametrize(
    ("paragraph", "placement", "verb"),
    [
        (f"“{WORDS},” said Ailsa Rennie, Chair of the Harbour Trust.", "after_last", "said"),
        (f"“{WORDS},” Ailsa Rennie, Chair of the Harbour Trust, said.", "after_last", "said"),
        (f'"{WORDS}," warned Ailsa Rennie, Chair of the Harbour Trust.', "after_last", "warned"),
        (f"‘{WORDS},’ said Ailsa Rennie, Chair of the Harbour Trust.", "after_last", "said"),
        (f"„{WORDS}“, sagte Ailsa Rennie, Chair of the Harbour Trust.", "after_last", "sagte"),
        (f"„{WORDS}“, fügte Ailsa Rennie, Chair of the Harbour Trust, hinzu.", "after_last", "fügte hinzu"),
        (f"“{WORDS}”, voegde Ailsa Rennie, Chair of the Harbour Trust, toe.", "after_last", "voegde toe"),
        (f"« {WORDS} », déclare Ailsa Rennie, Chair of the Harbour Trust.", "after_last", "déclare"),
        (f"Ailsa Rennie, Chair of the Harbour Trust, said: “{WORDS}.”", "before", "said"),
        (f"Ailsa Rennie, Chair of the Harbour Trust: “{WORDS}.”", "before", ""),
        (f"Chair of the Harbour Trust Ailsa Rennie says, “{WORDS}.”", "before", "says"),
    ],
)
def test_a_quotation_with_its_attribution_is_a_quote(paragraph, placement, verb):
    result, (quote,) = blocks(paragraph)
    assert isinstance(quote, Quote)
    assert quote.paragraphs == (WORDS + ".",)
    assert (quote.attribution.placement, quote.attribution.verb) == (placement, verb)
    (person,) = result.release.people
    assert (person.name, person.title) == ("Ailsa Rennie", "Chair of the Harbour Trust")
    assert quote.speaker == person.id


def test_an_interruption_within_a_sentence_leaves_no_comma_behind():
    _, (quote,) = blocks("“I am glad of it,” Ailsa Rennie said, “because the old steps were dangerous.”")
    assert quote.paragraphs == ("I am glad of it because the old steps were dangerous.",)
    assert quote.paragraphs[0][: quote.attribution.split_at] == "I am glad of it"


def test_spanish_paragraphs_that_open_with_a_closing_mark_go_on_with_the_quote():
    _, (quote,) = blocks("«Lo devolvemos.\n\n»Es de todos», dijo Ailsa Rennie.")
    assert quote.paragraphs == ("Lo devolvemos.", "Es de todos.")
    assert (quote.attribution.placement, quote.attribution.verb) == ("after_last", "dijo")


def test_a_question_keeps_its_mark():
    _, (quote,) = blocks("“Who else would mend the walls?” asked Ailsa Rennie.")
    assert quote.paragraphs == ("Who else would mend the walls?",)


def test_inner_marks_are_kept():
    _, (quote,) = blocks("“They call it the ‘old lady’ of the Shore,” said Ailsa Rennie.")
    assert quote.paragraphs == ("They call it the ‘old lady’ of the Shore.",)


def test_a_quotation_over_paragraphs_opens_each_and_closes_the_last():
    _, (quote,) = blocks(f"Ailsa Rennie said: “{WORDS}.", "“It has earned a rest.", "“And so has its crane.”")
    assert quote.paragraphs == (WORDS + ".", "It has earned a rest.", "And so has its crane.")
    assert quote.attribution.placement == "before"


def test_the_attribution_of_a_running_quotation_may_stand_at_its_end():
    _, (quote,) = blocks(f"“{WORDS}.", "“It has earned a rest,” said Ailsa Rennie.")
    assert quote.attribution.placement == "after_last"
    assert len(quote.paragraphs) == 2


def test_narrative_in_the_same_paragraph_becomes_paragraphs_around_the_quote():
    _, made = blocks(f"The works start in May. “{WORDS},” said Ailsa Rennie. The steps open in July.")
    before, quote, after = made
    assert before.text == "The works start in May."
    assert quote.paragraphs == (WORDS + ".",)
    assert after.text == "The steps open in July."


def test_a_lead_in_names_the_speaker_of_what_follows():
    result, (lead, quote) = blocks(f"Ailsa Rennie says that the wall is tired: “{WORDS}.”")
    assert isinstance(lead, Paragraph)
    assert isinstance(quote, Quote)
    assert quote.attribution.placement == "none"
    assert [person.name for person in result.release.people] == ["Ailsa Rennie"]


@pytest.mark.parametrize(
    "paragraph",
    [
        f"“{WORDS},” she said.",
        f"“{WORDS},” said Ailsa Rennie, on board the last ferry to Fife.",
        f"“{WORDS},” Ailsa Rennie told reporters in Leith on Monday.",
        f"“{WORDS},” said a spokesperson for the Trust.",
    ],
)
def test_an_attribution_with_words_that_no_field_holds_stays_as_written(paragraph):
    result, (kept,) = blocks(paragraph)
    assert isinstance(kept, Paragraph)
    assert kept.text == paragraph
    (finding,) = [finding for finding in result.findings if finding.code == "quotation-kept-as-paragraph"]
    assert finding.line == 5
    assert finding.place.endswith(kept.id)


@pytest.mark.parametrize(
    "paragraph",
    [
        "The charge of “subversion” was never proved.",
        "“Separatism” is what the charge was called in those years.",
        "He urged governments to “uphold the authority of the port”, yet nobody came to the quay.",
    ],
)
def test_terms_in_marks_are_narrative(paragraph):
    _, (block,) = blocks(paragraph)
    assert isinstance(block, Paragraph)
    assert block.text == paragraph


def test_a_second_title_is_not_lost():
    first = f"“{WORDS},” said Ailsa Rennie, Chair of the Harbour Trust."
    second = "“Nobody will be asked to move this year,” said Ailsa Rennie, Convener of Leith Council."
    _, (quote, _, kept) = blocks(first, "The steps will open in July as well.", second)
    assert isinstance(quote, Quote)
    assert kept.text == second


def test_a_title_that_comes_later_is_printed_at_the_first_mention():
    first = f"“{WORDS},” said Ailsa Rennie."
    second = "“Nobody will be asked to move this year,” said Ailsa Rennie, Chair of the Harbour Trust."
    result, made = blocks(first, "The steps will open in July as well.", second)
    assert [type(block) for block in made] == [Quote, Paragraph, Quote]
    assert result.release.people[0].title == "Chair of the Harbour Trust"


def test_a_surname_stands_for_the_full_name():
    result, (first, second) = blocks(
        f"“{WORDS},” said Ailsa Rennie, Chair of the Harbour Trust.",
        "Rennie added: “Nobody will be asked to move this year.”",
    )
    assert first.speaker == second.speaker
    assert len(result.release.people) == 1


def test_quotations_in_a_row_without_attribution_are_quotes_of_their_own():
    result, made = blocks(
        f"“{WORDS},” Ailsa Rennie said.",
        "“Nobody will be asked to move this year.”",
        "“The crane will be back by the autumn.”",
    )
    assert [len(block.paragraphs) for block in made] == [1, 1, 1]
    assert {block.speaker for block in made} == {"ailsa-rennie"}
    implied = [finding for finding in result.findings if finding.code == "speaker-implied"]
    assert [finding.line for finding in implied] == [7, 9]


def test_a_quotation_that_nobody_is_named_for_asks_who_said_it():
    result, (quote,) = blocks("“Nobody will be asked to move from the quay this year.”")
    assert quote.speaker == ""
    assert "speaker-missing" in [finding.code for finding in result.findings]


def test_a_mark_that_never_closes_is_reported():
    result, (quote, narrative) = blocks(f"“{WORDS} and more.", "The steps will open in July.")
    assert isinstance(quote, Quote)
    assert isinstance(narrative, Paragraph)
    assert "quotation-not-closed" in [finding.code for finding in result.findings]
