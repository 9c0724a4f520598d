"""Language editions: what they share, how they are added and ordered, and how each knows that its original changed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from releasedesk.editing.body import set_speaker, write_blocks
from releasedesk.editing.edit import Edit
from releasedesk.editing.editions import (
    add_edition,
    add_missing_part,
    make_original,
    mark_up_to_date,
    remove_edition,
    set_language,
)
from releasedesk.editing.fields import set_embargo
from releasedesk.editing.items import add_item, remove_item
from releasedesk.editing.together import carried_over
from releasedesk.editing.writing import write
from releasedesk.errors import InvalidEdit
from releasedesk.model import Paragraph, PersonInLanguage, Release, Span
from releasedesk.model.translation import compared, pending, units
from tests.releases import full_release
from tests.strategies import releases

FR = "editions/fr"
EN = "editions/en-GB"
P1 = "sections/s1/blocks/p1/text"


def _release(**how: bool) -> Release:
    """The full release with a French edition beside the British one."""
    only = full_release()
    only = only.replace(editions=only.editions[:1])
    return add_edition(only, "fr", **how).release


def _done(release: Release, edit: Edit) -> Release:
    return carried_over(release, edit).release


def _states(release: Release, language: str = "fr") -> dict[str, str]:
    return {pair.key: pair.state for pair in compared(release, release.edition(language))}


def test_an_edition_is_added_with_the_same_parts_and_what_is_to_be_translated() -> None:
    release = _release()
    english, french = release.editions
    assert [unit.key for unit in units(french)] == [unit.key for unit in units(english)]
    assert french.headline == english.headline
    assert french.contacts == english.contacts
    assert french.metadata.canonical_url == ""
    assert set(_states(release).values()) == {"untranslated"}


def test_an_edition_can_begin_without_words_but_with_names_numbers_and_pictures() -> None:
    french = _release(keeps_words=False).edition("fr")
    assert not french.headline
    assert [len(section.blocks) for section in french.sections] == [4, 6]
    assert french.contacts[0].phones
    assert french.contacts[0].name == "Morven Achterberg"
    assert french.contacts[0].role == ""
    assert french.release_line.kind == "embargo"
    kept = [unit.words for unit in units(french) if unit.words and not unit.key.startswith("contact.")]
    assert kept == []
    quotes: list[Any] = [block for block in french.blocks() if block.kind == "quote"]
    assert [quote.speaker for quote in quotes] == ["ailsa", "tomas", "ailsa", "tomas", ""]


def test_a_language_is_there_only_once() -> None:
    with pytest.raises(InvalidEdit, match="“FR” already"):
        add_edition(_release(), "FR")
    with pytest.raises(InvalidEdit, match="“en-GB” already"):
        set_language(_release(), FR, "en-GB")
    with pytest.raises(InvalidEdit, match="not a language tag"):
        add_edition(_release(), "français")


def test_a_translation_knows_that_its_original_changed() -> None:
    release = _release()
    release = _done(release, write(release, f"{FR}/{P1}", "Le quai ouvre."))
    assert _states(release)["block.p1"] == "current"
    release = _done(release, write(release, f"{EN}/{P1}", "The quay opens in May."))
    (changed,) = [pair for pair in pending(release, release.edition("fr")) if pair.state == "changed"]
    assert changed.key == "block.p1"
    assert changed.before == "The Harbour Trust will open the whole of the west quay to the public."
    assert changed.now == "The quay opens in May."
    assert changed.place == f"{FR}/sections/s1/blocks/p1"
    assert changed.original_place == f"{EN}/sections/s1/blocks/p1"
    release = _done(release, mark_up_to_date(release, "fr", ["block.p1"]))
    assert _states(release)["block.p1"] == "current"


def test_every_part_that_is_translated_is_watched_from_then_on() -> None:
    """The second part to be translated once was not."""
    release = _release()
    for where in ("headline", P1, "notes/n2/text"):
        release = _done(release, write(release, f"{FR}/{where}", f"En français : {where}"))
    for where in ("headline", P1, "notes/n2/text"):
        release = _done(release, write(release, f"{EN}/{where}", "Something else now"))
    changed = [key for key, state in _states(release).items() if state == "changed"]
    assert changed == ["headline", "block.p1", "block.n2"]


def _from_elsewhere() -> Release:
    """A translation in which nobody noted what it was made from, as an imported one."""
    release = _release()
    for where in ("headline", P1):
        release = _done(release, write(release, f"{FR}/{where}", f"En français : {where}"))
    french = release.edition("fr").replace(translated_from=())
    return release.replace(editions=(release.original, french))


def test_a_translation_from_elsewhere_is_watched_from_the_first_change_of_its_original() -> None:
    release = _from_elsewhere()
    before = release.original.headline
    release = _done(release, write(release, f"{EN}/headline", "Something else"))
    release = _done(release, write(release, f"{EN}/headline", "Something else now"))
    states = {pair.key: pair for pair in compared(release, release.edition("fr"))}
    assert states["headline"].state == "changed"
    assert states["headline"].before == before
    assert states["block.p1"].state == "current"


def test_a_copy_that_is_not_translated_yet_is_not_taken_for_a_translation_when_the_original_changes() -> None:
    release = _release()
    for words in ("The quay opens in May.", "The quay opens in May, at last."):
        release = _done(release, write(release, f"{EN}/{P1}", words))
    assert _states(release)["block.p1"] == "changed"
    assert _states(release)["headline"] == "untranslated"


def test_marking_everything_watches_what_came_from_elsewhere() -> None:
    release = _from_elsewhere()
    release = _done(release, mark_up_to_date(release, "fr"))
    assert {"headline", "block.p1"} <= {each.id for each in release.edition("fr").translated_from}


def test_headlines_notes_boilerplates_and_captions_are_watched_too() -> None:
    release = _release()
    release = _done(release, mark_up_to_date(release, "fr"))
    assert set(_states(release).values()) == {"current"}
    for where in (
        "headline", "kicker", "subheadlines/1", "sections/s2/heading", "sections/s2/blocks/f1/caption",
        "sections/s2/blocks/f1/alt", "notes/n2/text", "boilerplates/b1/heading", "contacts_intro",
        "contacts/c1/role", "metadata/description",
    ):  # fmt: skip
        again = _done(release, write(release, f"{EN}/{where}", "Something else now"))
        assert list(_states(again).values()).count("changed") == 1, where


def test_formats_alone_are_no_change_of_words() -> None:
    release = _release()
    release = _done(release, mark_up_to_date(release, "fr"))
    opening: Any = release.original.sections[0].blocks[0]
    release = _done(release, write(release, f"{EN}/{P1}", (Span(text=opening.text, strong=True),)))
    assert _states(release)["block.p1"] == "current"


def test_what_only_one_of_two_has_is_told() -> None:
    release = _release()
    release = _done(release, mark_up_to_date(release, "fr"))
    release = _done(
        release, add_item(release, f"{EN}/sections/s1/blocks", Paragraph(id="new", text="New."), "add", 1)
    )
    release = _done(release, remove_item(release, f"{EN}/sections/s2/blocks/l2", "remove"))
    states = _states(release)
    assert states["block.new"] == "missing"
    assert states["block.l2"] == "gone"
    release = _done(release, add_missing_part(release, "fr", "block.new"))
    assert [block.id for block in release.edition("fr").sections[0].blocks][:3] == ["p1", "new", "q1"]
    assert _states(release)["block.new"] == "untranslated"
    release = _done(release, mark_up_to_date(release, "fr", ["block.l2"]))
    assert _states(release)["block.l2"] == "own"


def test_an_embargo_is_the_same_in_every_edition() -> None:
    import datetime as dt

    release = _release()
    release = _done(release, set_embargo(release, FR, dt.datetime(2027, 5, 4, 9), "Europe/Paris"))
    first, second = release.editions
    assert first.release_line == second.release_line
    assert first.release_line.time_zone == "Europe/Paris"


def test_what_was_made_different_stays_different() -> None:
    release = _release()
    release = _done(release, write(release, f"{FR}/contacts/c1/name", "Morven A."))
    assert release.original.contacts[0].name == "Morven A."
    apart = release.edition("fr").replace(reference="HT/F 1")
    release = release.replace(editions=(release.original, apart))
    release = _done(release, write(release, f"{EN}/reference", "HT 99"))
    assert release.edition("fr").reference == "HT/F 1"


def test_numbers_and_speakers_are_shared() -> None:
    release = _release()
    release = _done(release, write(release, f"{EN}/contacts/c1/phones/0/number", "+44 1"))
    assert release.edition("fr").contacts[0].phones[0].number == "+44 1"
    release = _done(release, set_speaker(release, f"{EN}/sections/s1/blocks/q1", "tomas"))
    quote: Any = release.edition("fr").sections[0].blocks[1]
    assert quote.speaker == "tomas"


def test_making_a_translation_the_original_turns_the_marks_round() -> None:
    release = _release()
    person = release.people[0].replace(in_languages=(PersonInLanguage(language="fr", title="présidente"),))
    release = release.replace(people=(person, *release.people[1:]))
    release = _done(release, write(release, f"{FR}/{P1}", "Le quai ouvre."))
    release = make_original(release, "fr").release
    assert [edition.language for edition in release.editions] == ["fr", "en-GB"]
    assert set(_states(release, "en-GB").values()) == {"current"}
    assert release.people[0].title == "présidente"
    assert release.people[0].in_languages[0].title == "chair"
    release = _done(release, write(release, f"{FR}/{P1}", "Le quai ferme."))
    assert _states(release, "en-GB")["block.p1"] == "changed"


def test_editions_are_removed_but_not_the_last() -> None:
    release = _release()
    assert [each.language for each in remove_edition(release, "fr").release.editions] == ["en-GB"]
    left = remove_edition(release, "en-GB").release
    assert [each.language for each in left.editions] == ["fr"]
    assert left.original.translated_from == ()
    with pytest.raises(InvalidEdit, match="at least one edition"):
        remove_edition(left, "fr")


def test_changing_a_language_takes_the_words_about_people_along() -> None:
    release = _release()
    person = release.people[0].replace(in_languages=(PersonInLanguage(language="fr", title="présidente"),))
    release = release.replace(people=(person, *release.people[1:]))
    release = set_language(release, FR, "fr-CA").release
    assert release.people[0].in_languages[0].language == "fr-CA"


def test_typing_in_a_translation_is_one_step_with_its_mark() -> None:
    """The mark must not come between two keystrokes: they are one word and one step."""
    release = _release()
    edit = carried_over(release, write(release, f"{FR}/headline", release.original.headline + "s"))
    assert edit.merge_key
    assert edit.release.edition("fr").translated_from[0].id == "headline"
    blocks = edit.release.edition("fr").sections[0].blocks
    same = carried_over(edit.release, write_blocks(edit.release, f"{FR}/sections/s1/blocks", blocks))
    assert same.release == edit.release


@settings(max_examples=25, deadline=None)
@given(release=releases(), keeps=st.booleans())
def test_any_release_gets_a_translation_that_ends_up_to_date(release: Release, keeps: bool) -> None:
    release = release.replace(editions=release.editions[:1])
    release = add_edition(release, "mi", keeps_words=keeps).release
    release = mark_up_to_date(release, "mi").release
    assert all(pair.state in ("current", "untranslated") for pair in compared(release, release.edition("mi")))
    turned = make_original(release, "mi").release
    assert (
        make_original(turned, release.original.language).release.original.sections
        == release.original.sections
    )
