"""One open project: what changed is told, what is unsaved is known, and nobody's file is overwritten unseen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from releasedesk.editing.editions import add_edition, mark_up_to_date, set_language
from releasedesk.editing.writing import write
from releasedesk.errors import FileChangedError, FileProblem, InvalidEdit, ProjectFileError
from releasedesk.model.place import place
from releasedesk.model.translation import pending
from releasedesk.project.document import Project, to_bytes
from releasedesk.project.lock import FileLock
from releasedesk.session.disk import DiskState, look_at
from releasedesk.session.new import new_release, sample_project
from releasedesk.session.session import Change, Session
from tests.releases import full_release, small_release


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


def test_what_a_colleague_saved_is_shown_at_once_where_nothing_is_unsaved(
    session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "quay.releasedesk"
    headline(session, "Mine")
    session.save_as(path)
    told: list[Change] = []
    session.changed.add(told.append)
    theirs = Session.opened(path)
    headline(theirs, "Theirs")
    theirs.save()

    session.see_disk(look_at(path, session.digest))

    assert session.edition.headline == "Theirs"
    assert not session.is_modified
    assert len(told) == 1
    assert session.base is not None
    assert session.base.release == theirs.release
    headline(session, "Mine again")
    session.save()
    session.undo()
    session.undo()
    assert session.edition.headline == "Mine"
    assert session.is_modified


def test_changes_on_both_sides_are_told_and_nothing_is_overwritten(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "quay.releasedesk"
    session.save_as(path)
    base = session.release
    theirs = Session.opened(path)
    headline(theirs, "Theirs")
    theirs.save()
    headline(session, "Mine")
    told: list[DiskState] = []
    session.disk_changed.add(told.append)

    session.see_disk(look_at(path, session.digest))

    assert session.edition.headline == "Mine"
    assert [state.project.release.original.headline for state in told if state.project] == ["Theirs"]
    assert session.base is not None
    assert session.base.release == base
    with pytest.raises(FileChangedError):
        session.save()
    both = write(theirs.release, f"{session.edition_place}/headline", "Theirs and mine").release
    session.merged(replace(theirs.project(), release=both), told[0])
    assert session.is_modified
    session.save()
    assert Session.opened(path).edition.headline == "Theirs and mine"
    session.undo()
    assert session.edition.headline == "Mine"


def test_the_same_change_on_both_sides_is_nothing_to_talk_about(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "quay.releasedesk"
    session.save_as(path)
    theirs = Session.opened(path)
    headline(theirs, "Quay")
    theirs.save()
    headline(session, "Quay")
    told: list[DiskState] = []
    session.disk_changed.add(told.append)

    session.see_disk(look_at(path, session.digest))

    assert told == []
    assert not session.is_modified


def test_a_file_that_is_gone_or_broken_is_told_and_the_work_stays(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "quay.releasedesk"
    headline(session, "Quay")
    session.save_as(path)
    told: list[str] = []
    session.lost_file.add(lambda state: told.append(state.kind))

    path.write_bytes(b"half of it")
    session.see_disk(look_at(path, session.digest))
    path.unlink()
    session.see_disk(look_at(path, session.digest))
    session.save()
    session.see_disk(look_at(path, session.digest))

    assert told == ["unreadable", "gone"]
    assert Session.opened(path).edition.headline == "Quay"


def test_what_is_open_for_reading_is_not_changed_and_saved_only_elsewhere(
    session: Session, tmp_path: Path
) -> None:
    path, other = tmp_path / "quay.releasedesk", tmp_path / "mine.releasedesk"
    session.save_as(path)
    reader = Session.opened(path, read_only="Anna is working on it.")

    with pytest.raises(InvalidEdit, match="Anna is working on it"):
        headline(reader, "Quay")
    with pytest.raises(FileProblem, match="under another name"):
        reader.save()
    reader.save_as(other)

    headline(reader, "Quay")
    reader.save()
    assert Session.opened(other).edition.headline == "Quay"
    assert Session.opened(path).edition.headline == ""


def test_a_file_that_somebody_is_working_on_is_not_saved_over(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "theirs.releasedesk"
    Session.unsaved(new_release()).save_as(path)
    lock = FileLock(path)
    lock.acquire()

    with pytest.raises(FileProblem, match="this file is open"):
        session.save_as(path)

    lock.release()
    session.save_as(path)


def test_recovered_work_is_unsaved_and_knows_its_file(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "quay.releasedesk"
    session.save_as(path)
    headline(session, "Quay")
    again = Session.recovered(session.project(), path, session.digest)
    assert again.is_modified
    assert again.path == path

    theirs = Session.opened(path)
    headline(theirs, "Theirs")
    theirs.save()
    with pytest.raises(FileChangedError):
        again.save()

    assert Session.opened(path).edition.headline == "Theirs"


def test_whoever_keeps_what_is_there_is_told_before_it_goes(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "quay.releasedesk"
    session.save_as(path)
    before = path.read_bytes()
    seen: list[tuple[bytes, bytes]] = []
    session.saving.add(lambda saving: seen.append((saving.path.read_bytes(), saving.content)))
    headline(session, "Quay")

    session.save()

    assert seen == [(before, path.read_bytes())]


def _in_two_languages() -> Session:
    session = Session.unsaved(small_release())
    session.apply(add_edition(session.release, "fr"))
    return session


def test_a_new_language_is_the_one_that_is_edited_then() -> None:
    session = _in_two_languages()
    assert session.edition.language == "fr"
    session.switch_edition("en-GB")
    assert session.edition.language == "en-GB"
    with pytest.raises(KeyError):
        session.switch_edition("de")


def test_undo_goes_to_the_edition_that_it_changes() -> None:
    session = _in_two_languages()
    session.apply(write(session.release, "editions/fr/headline", "Le quai ouvre"))
    session.switch_edition("en-GB")
    switched: list[str] = []
    session.edition_switched.add(lambda _: switched.append(session.edition.language))
    session.undo()
    assert switched == ["fr"]
    assert session.edition.headline == "Quay opens to all"
    session.undo()
    assert [edition.language for edition in session.release.editions] == ["en-GB"]
    assert session.edition.language == "en-GB"
    session.redo()
    assert session.edition.language == "fr"


def test_a_translation_is_marked_until_it_follows_and_the_mark_is_saved(tmp_path: Path) -> None:
    session = _in_two_languages()
    session.apply(write(session.release, "editions/fr/headline", "Le quai ouvre"))
    session.apply(write(session.release, "editions/en-GB/headline", "Quay closes"))
    session.save_as(tmp_path / "quay.releasedesk")
    again = Session.opened(tmp_path / "quay.releasedesk")
    (changed,) = [
        pair for pair in pending(again.release, again.release.edition("fr")) if pair.state == "changed"
    ]
    assert (changed.before, changed.now) == ("Quay opens to all", "Quay closes")
    again.apply(mark_up_to_date(again.release, "fr", ["headline"]))
    assert not [p for p in pending(again.release, again.release.edition("fr")) if p.key == "headline"]
    again.undo()
    assert [p for p in pending(again.release, again.release.edition("fr")) if p.key == "headline"]


def damaged(tmp_path: Path) -> Path:
    path = tmp_path / "quay.releasedesk"
    content = to_bytes(Project(full_release()))
    path.write_bytes(content[: len(content) // 2])
    return path


def test_a_damaged_file_opens_to_be_read_and_is_never_written_to(tmp_path: Path) -> None:
    path = damaged(tmp_path)
    before = path.read_bytes()

    session = Session.opened(path)

    assert session.release.original.headline == full_release().original.headline
    assert "damaged" in session.read_only
    assert session.missing
    with pytest.raises(InvalidEdit, match="damaged"):
        session.apply(write(session.release, place(session.edition_place, "headline"), "Other"))
    session.access.allow()
    assert session.read_only
    for save in (
        session.save,
        lambda: session.save_as(path),
        lambda: session.save_as(tmp_path / "." / path.name),
    ):
        with pytest.raises(FileProblem):
            save()
    assert path.read_bytes() == before


def test_a_damaged_file_is_worked_on_under_another_name(tmp_path: Path) -> None:
    path = damaged(tmp_path)
    session = Session.opened(path)

    session.save_as(tmp_path / "copy.releasedesk")
    session.apply(write(session.release, place(session.edition_place, "headline"), "Other"))
    session.save()

    again = Session.opened(tmp_path / "copy.releasedesk")
    assert again.read_only == ""
    assert again.missing == ()
    assert again.release.original.headline == "Other"


def test_a_damaged_file_that_was_put_right_meanwhile_is_shown_whole(tmp_path: Path) -> None:
    path = damaged(tmp_path)
    session = Session.opened(path)

    path.write_bytes(to_bytes(Project(full_release())))
    session.see_disk(look_at(path, session.digest))

    assert session.release == full_release()
    assert session.read_only == ""


def test_what_could_not_be_opened_again_is_not_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "quay.releasedesk"
    session = Session(Project(full_release()))
    session.save_as(path)
    before = path.read_bytes()
    monkeypatch.setattr("releasedesk.limits.PROJECT_BYTES", len(before) + 1)
    session.apply(
        write(session.release, place(session.edition_place, "headline"), "A longer headline than before" * 5)
    )

    with pytest.raises(FileProblem, match="could not be opened again; make pictures smaller"):
        session.save()

    assert path.read_bytes() == before
    assert session.is_modified
