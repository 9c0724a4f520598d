"""Who speaks the quotes on a clipboard: they come along into a release that does not know them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pydantic import TypeAdapter, ValidationError
from PySide6.QtCore import QMimeData

from releasedesk.model import Block, Person, Quote
from releasedesk.model.ids import random_id
from releasedesk.ui.writing.called import alike

PEOPLE_TYPE = "application/x-releasedesk-people+json"


def write_people(data: QMimeData, blocks: Iterable[Block], people: Iterable[Person]) -> None:
    """Put those on a clipboard who speak the quotes among blocks."""
    speakers = {block.speaker for block in blocks if isinstance(block, Quote)}
    if speaking := tuple(person for person in people if person.id in speakers):
        data.setData(PEOPLE_TYPE, TypeAdapter(tuple[Person, ...]).dump_json(speaking))


def people_of(source: QMimeData) -> tuple[Person, ...]:
    """Return the people that come along with blocks from a ReleaseDesk."""
    if not source.hasFormat(PEOPLE_TYPE):
        return ()
    try:
        return TypeAdapter(tuple[Person, ...]).validate_json(bytes(source.data(PEOPLE_TYPE).data()))
    except ValidationError:
        return ()


def introduced(
    blocks: Sequence[Block], coming: Iterable[Person], present: Iterable[Person]
) -> tuple[tuple[Block, ...], tuple[Person, ...]]:
    """Return blocks whose speakers are among those present, and who of those that come along has to join them.

    Somebody of the same name is the same person; who is known to nobody speaks no more.
    """
    known = {person.id: person for person in present}
    here = dict(known)
    joining: list[Person] = []
    renamed: dict[str, str] = {}
    for person in coming:
        same = known.get(person.id)
        if same is None or alike(same.name) != alike(person.name):
            same = next((each for each in here.values() if alike(each.name) == alike(person.name)), None)
        if same is None:
            same = person.replace(id=random_id()) if person.id in here else person
            joining.append(same)
            here[same.id] = same
        renamed[person.id] = same.id

    def speaker(name: str) -> str:
        return renamed.get(name) or (name if name in here else "")

    made = tuple(
        block.replace(speaker=speaker(block.speaker)) if isinstance(block, Quote) and block.speaker else block
        for block in blocks
    )
    used = {block.speaker for block in made if isinstance(block, Quote)}
    return made, tuple(person for person in joining if person.id in used)
