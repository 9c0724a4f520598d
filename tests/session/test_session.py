"""One open project: what changed is told, what is unsaved is known, and nobody's file is overwritten unseen."""

from __future__ import annotations

from pathlib import Path

import pytest

from releasedesk.editing.fields import set_language
from releasedesk.editing.writing import write
from releasedesk.errors import FileChangedError, FileProblem, ProjectFileError
from releasedesk.project.document import Project
from releasedesk.session.new import new_release, sample_project
from releasedesk.session.session import Change, Session


@pytest.fixture
def session() -> Session:
    return Session(Project(new_release("en")), clock=lambda: 0.0)


def headline(session: Session, text: str, initiator: object = None) -> None:
    session.apply(write(session.release, f"{session.edition_place}/headline", text), initiator)


def test_listeners_learn_what_changed_where_and_who_did_it(session: Session) -> None:
    told: list[Change] = []
    session.changed.add(told.append)

    headline(session, "Quay", initiator="field")
    session.undo()
    session.redo()
    headline(session, "Quay")

    assert [(change.cause, change.initiator) for change in told] == [
        ("edit", "field"), ("undo", None), ("redo", None),
    ]  # fmt: skip
    assert all(change.places == ("editions/en/headline",) for change in told)
    assert told[0].release is session.release


def test_a_listener_that_left_hears_nothing(session: Session) -> None:
    told: list[Change] = []
    session.changed.add(told.append)
    session.changed.remove(told.append)

    headline(session, "Quay")

    assert told == []


def test_saving_and_opening_again_gives_the_same_release(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "quay.releasedesk"
    headline(session, "Quay opens")
    assert session.is_modified

    session.save_as(path)

    assert not session.is_modified
    assert session.name == "quay"
    assert Session.opened(path).release == session.release


def test_undo_reaches_back_beyond_saving(session: Session, tmp_path: Path) -> None:
    headline(session, "Quay")
    session.save_as(tmp_path / "quay.releasedesk")

    session.undo()

    assert session.edition.headline == ""
    assert session.is_modified


def test_a_file_that_somebody_else_changed_is_not_overwritten(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "quay.releasedesk"
    session.save_as(path)
    other = Session.opened(path)
    headline(other, "Theirs")
    other.save()
    headline(session, "Mine")

    with pytest.raises(FileChangedError, match="changed by somebody else"):
        session.save()

    assert session.is_modified
    assert Session.opened(path).edition.headline == "Theirs"


def test_a_file_that_was_moved_away_is_written_again(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "quay.releasedesk"
    session.save_as(path)
    path.unlink()
    headline(session, "Quay")

    session.save()

    assert Session.opened(path).edition.headline == "Quay"


def test_a_failed_save_leaves_the_project_unsaved(session: Session, tmp_path: Path) -> None:
    headline(session, "Quay")

    with pytest.raises(FileProblem):
        session.save_as(tmp_path / "missing" / "quay.releasedesk")

    assert session.is_modified
    assert session.path is None


def test_an_imported_release_counts_as_unsaved() -> None:
    assert Session.unsaved(new_release()).is_modified


def test_opening_what_is_no_project_says_so(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear editor")

    with pytest.raises(ProjectFileError, match="use Import"):
        Session.opened(path)


def test_the_edition_that_is_edited_keeps_being_it_when_its_language_changes(session: Session) -> None:
    session.apply(set_language(session.release, session.edition_place, "en-GB"))
    assert session.edition_place == "editions/en-GB"

    session.undo()

    assert session.edition_place == "editions/en"


def test_the_sample_opens_and_is_complete() -> None:
    edition = sample_project().release.original

    assert edition.headline
    assert edition.contacts
    assert {block.kind for block in edition.blocks()} == {"paragraph", "quote", "list"}
