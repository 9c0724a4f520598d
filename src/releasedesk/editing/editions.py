"""Operations on the language editions of a release: adding and removing them, and keeping translations in step."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from releasedesk.editing.edit import Edit, attempt
from releasedesk.editing.emptied import emptied
from releasedesk.errors import InvalidEdit
from releasedesk.model import Edition, Person, PersonInLanguage, Release, TranslatedFrom
from releasedesk.model.place import Place, edition_place, place, put, resolve
from releasedesk.model.translation import Counterparts, compared, units


def add_edition(release: Release, language: str, *, keeps_words: bool = True) -> Edit:
    """Add an edition made from the original: the same parts with the same identifiers.

    The words stay as what is to be translated, or are left out; names, numbers, addresses and dates stay in any case.

    Raises:
        InvalidEdit: There is an edition in that language, or the language is no language tag.

    """
    _refuse_taken(release, language)
    source = release.original
    copied = source if keeps_words else emptied(source)
    metadata = copied.metadata.replace(canonical_url="")
    changes = {"language": language, "metadata": metadata, "translated_from": ()}
    edition: list[Edition] = []

    def change() -> Release:
        edition.append(copied.replace(**changes))
        return release.replace(editions=(*release.editions, edition[0]))

    return Edit("add language", attempt(change), (edition_place(language, "headline"),))


def remove_edition(release: Release, language: str) -> Edit:
    """Remove an edition; where it was the original, the next one is the original then.

    Raises:
        InvalidEdit: It is the only one.

    """
    if len(release.editions) == 1:
        raise InvalidEdit("A release needs at least one edition; add another language first.")
    if release.original.language == language:
        release = make_original(release, release.editions[1].language).release
    kept = tuple(each for each in release.editions if each.language != language)
    people = tuple(_without_language(person, language) for person in release.people)
    updated = attempt(lambda: release.replace(people=people, editions=kept))
    return Edit("remove language", updated, (edition_place(kept[0], "headline"),))


def set_language(release: Release, edition: Place, language: str) -> Edit:
    """Change the language that an edition is written in.

    Raises:
        InvalidEdit: There is an edition in that language, or the language is no language tag.

    """
    current: Edition = resolve(release, edition)
    if current.language.lower() != language.lower():
        _refuse_taken(release, language)

    def change() -> Release:
        people = tuple(_renamed(person, current.language, language) for person in release.people)
        return put(release.replace(people=people), edition, current.replace(language=language))

    return Edit("language", attempt(change), (place("editions", language),))


def make_original(release: Release, language: str) -> Edit:
    """Let the others be translations of this edition from now on; what was up to date still is."""
    former, chosen = release.original, release.edition(language)
    if chosen is former:
        return Edit("original", release, (edition_place(chosen),))
    others = tuple(_follows(release, each, former, chosen) for each in release.editions if each is not chosen)
    people = tuple(_from_language(person, former.language, language) for person in release.people)
    editions = (chosen.replace(translated_from=()), *others)
    updated = attempt(lambda: release.replace(people=people, editions=editions))
    return Edit("make original", updated, (edition_place(language, "headline"),))


def mark_up_to_date(release: Release, language: str, keys: Iterable[str] = ()) -> Edit:
    """Say that parts of a translation say what the original says now: those named, or all.

    A part that the original no longer has counts as the edition's own from then on.
    """
    edition = release.edition(language)
    wanted = set(keys)
    pairs = [
        pair
        for pair in compared(release, edition)
        if (pair.key in wanted or not wanted)
        and (pair.state in ("changed", "untranslated", "gone") or _is_unwatched(pair))
    ]
    gone = {pair.key for pair in pairs if pair.state == "gone"}
    stamps = {pair.key: pair.now for pair in pairs if pair.key not in gone}
    updated = put_stamps(release, edition, stamps, dropped=gone)
    first = next((pair.place for pair in pairs), edition_place(edition))
    return Edit("mark as up to date", updated, (first,))


def _is_unwatched(pair: Counterparts) -> bool:
    """Tell whether nobody noted what a part was translated from, as in a release that came from elsewhere."""
    return pair.state == "current" and pair.before is None and bool(pair.now.strip())


def add_missing_part(release: Release, language: str, key: str) -> Edit:
    """Take a block, section or standing text that only the original has into a translation, where it stands there.

    Raises:
        InvalidEdit: It is not missing.

    """
    edition, original = release.edition(language), release.original
    kind, _, identifier = key.partition(".")
    if kind == "subheadline":
        added = original.subheadlines[len(edition.subheadlines) :]
        changed = edition.replace(subheadlines=(*edition.subheadlines, *added))
    elif kind in ("boilerplate", "contact"):
        name = f"{kind}s"
        changed = edition.replace(
            **{name: _woven(getattr(edition, name), getattr(original, name), identifier)}
        )
    else:
        changed = _with_body_part(edition, original, kind, identifier)
    if changed == edition:
        raise InvalidEdit("That part is not in the original any more.")
    address = next((unit.address for unit in units(changed) if unit.key == key), "")
    updated = attempt(lambda: put(release, edition_place(edition), changed))
    return Edit("add from the original", updated, (edition_place(edition, address),))


def put_stamps(
    release: Release, edition: Edition, stamps: dict[str, str], dropped: Iterable[str] = ()
) -> Release:
    """Return the release in which an edition remembers what words of the original its parts were translated from."""
    if not stamps and not dropped:
        return release
    without = {*dropped, *stamps}
    kept = [each for each in edition.translated_from if each.id not in without]
    new = [TranslatedFrom(id=key, words=words) for key, words in stamps.items()]
    return put(release, edition_place(edition, "translated_from"), tuple(sorted((*kept, *new), key=_by_id)))


def _by_id(stamp: TranslatedFrom) -> str:
    return stamp.id


def _refuse_taken(release: Release, language: str) -> None:
    if any(each.language.lower() == language.lower() for each in release.editions):
        raise InvalidEdit(f"There is an edition in “{language}” already; choose another language.")


def _follows(release: Release, edition: Edition, former: Edition, chosen: Edition) -> Edition:
    """Return an edition as a translation of another original than before."""
    now = {unit.key: unit.words for unit in units(chosen)}
    if edition is former:
        stamps = {unit.key: now[unit.key] for unit in units(former) if now.get(unit.key)}
    else:
        states = {pair.key: pair.state for pair in compared(release, edition)}
        stamps = {
            each.id: now.get(each.id, "") if states.get(each.id) == "current" else ""
            for each in edition.translated_from
        }
    return edition.replace(
        translated_from=tuple(TranslatedFrom(id=key, words=words) for key, words in sorted(stamps.items()))
    )


def _with_body_part(edition: Edition, original: Edition, kind: str, identifier: str) -> Edition:
    if kind == "section":
        return edition.replace(sections=_woven(edition.sections, original.sections, identifier))
    if any(block.id == identifier for block in original.notes):
        return edition.replace(notes=_woven(edition.notes, original.notes, identifier))
    home = next((s for s in original.sections if identifier in s.block_ids), None)
    if home is None:
        return edition
    if all(section.id != home.id for section in edition.sections):
        return edition.replace(sections=_woven(edition.sections, original.sections, home.id))
    sections = tuple(
        section.replace(blocks=_woven(section.blocks, home.blocks, identifier))
        if section.id == home.id
        else section
        for section in edition.sections
    )
    return edition.replace(sections=sections)


def _woven(own: tuple[Any, ...], theirs: tuple[Any, ...], identifier: str) -> tuple[Any, ...]:
    """Return a sequence with one item of another taken in, after the nearest one before it that both have."""
    order = [item.id for item in theirs]
    if identifier not in order:
        return own
    added = theirs[order.index(identifier)]
    before = order[: order.index(identifier)]
    at = max((index + 1 for index, item in enumerate(own) if item.id in before), default=0)
    return (*own[:at], added, *own[at:])


def _without_language(person: Person, language: str) -> Person:
    kept = tuple(each for each in person.in_languages if each.language != language)
    return person.replace(in_languages=kept) if kept != person.in_languages else person


def _renamed(person: Person, before: str, after: str) -> Person:
    if all(each.language != before for each in person.in_languages):
        return person
    kept = (each for each in person.in_languages if each.language != after)
    return person.replace(
        in_languages=tuple(each.replace(language=after) if each.language == before else each for each in kept)
    )


def _from_language(person: Person, former: str, language: str) -> Person:
    """Return a person whose own fields are in another language than before."""
    chosen = next((each for each in person.in_languages if each.language == language), None)
    if chosen is None:
        return person
    own = PersonInLanguage(
        language=former, name=person.name, title=person.title, organisation=person.organisation
    )
    return person.replace(
        name=chosen.name or person.name,
        title=chosen.title or person.title,
        organisation=chosen.organisation or person.organisation,
        in_languages=(own, *(each for each in person.in_languages if each is not chosen)),
    )
