"""After a crash: what was not saved is offered beside what is on disk, and nothing happens by itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel

from releasedesk.project.journal import entries
from releasedesk.session.folders import recovery_folder
from releasedesk.session.session import Session
from releasedesk.ui.keeping.recovery_dialog import Decision, RecoveryDialog
from releasedesk.ui.keeping.recovery_words import differences_of, name_of, summary_of, verdict_of
from tests.releases import small_release
from tests.ui.keeping.conftest import Desk, crashed, headline, saved


def look(desk: Desk) -> None:
    desk.window.recovery.look()
    assert desk.window.recovery.wait()
    desk.qtbot.wait(1)


def texts(parent) -> list[str]:
    return [label.text() for label in parent.findChildren(QLabel) if label.isVisibleTo(parent)]


def test_what_was_typed_is_kept_within_a_second_and_offered_after_a_crash(desk: Desk):
    desk.window.files.new()
    desk.write("Quay opens")
    desk.wait_for(lambda: len(entries(recovery_folder())) == 1)
    assert desk.window.keeper.flush()
    recorder = desk.window.keeper._recorder
    assert recorder is not None
    journal = recorder._stop()
    assert journal is not None
    journal.release()

    look(desk)

    assert [name_of(offer) for offer in desk.window.recovery.offers] == ["Quay opens"]
    assert desk.notice == "Unsaved work of an earlier run was found."


def test_the_start_page_lists_what_can_be_taken_up_again(desk: Desk, tmp_path: Path):
    assert desk.window.start_page.recovery is None
    crashed(Session.unsaved(small_release()))
    session = Session.opened(saved(tmp_path / "lock.releasedesk"))
    headline(session, "Lock closes")
    crashed(session)

    look(desk)

    shown = desk.window.start_page.recovery
    assert shown is not None
    assert shown.isVisibleTo(desk.window)
    assert {"Quay opens to all", "Lock closes"} <= set(texts(shown))
    assert any("never saved to a file" in text for text in texts(shown))
    assert any("not saved to lock.releasedesk" in text for text in texts(shown))
    assert len(shown.buttons) == 2


def test_of_many_unsaved_works_the_newest_are_listed_and_the_others_are_a_click_away(desk: Desk):
    for number in range(7):
        session = Session.unsaved(small_release())
        headline(session, f"Quay {number} opens")
        crashed(session)
    look(desk)
    shown = desk.window.start_page.recovery
    assert shown is not None
    assert len(shown.buttons) == 5
    assert shown.more_button.text() == "Show 2 more"
    assert "Unsaved work of 7 releases" in texts(shown)

    shown.more_button.click()
    desk.qtbot.wait(1)

    assert shown.buttons[5].hasFocus()
    assert {f"Quay {number} opens" for number in range(7)} <= set(texts(shown))
    assert not shown.more_button.isVisibleTo(shown)
    desk.window.recovery.throw_away(desk.window.recovery.offers[-1])
    assert len(shown.buttons) == 6


def test_recovered_work_stands_beside_the_file_with_what_differs(qtbot, desk: Desk, tmp_path: Path):
    session = Session.opened(saved(tmp_path / "quay.releasedesk"))
    headline(session, "Quay opens to none")
    crashed(session)
    look(desk)
    (offer,) = desk.window.recovery.offers

    dialog = RecoveryDialog(desk.window.recovery.offers, offer)
    qtbot.addWidget(dialog)
    dialog.show()

    said = texts(dialog)
    assert {"Quay opens to none", "Quay opens to all", "They differ in", "Headline"} <= set(said)
    assert any(text.startswith("quay.releasedesk, saved ") for text in said)
    assert "The file is as it was before this was typed." in said
    assert dialog.file_button.isVisible()
    dialog.open_button.click()
    assert dialog.decision is Decision.OPEN


def test_recovered_work_opens_unsaved_and_its_file_is_as_it_was(desk: Desk, tmp_path: Path):
    path = saved(tmp_path / "quay.releasedesk")
    session = Session.opened(path)
    headline(session, "Quay opens to none")
    crashed(session)
    before = path.read_bytes()
    look(desk)
    (offer,) = desk.window.recovery.offers

    assert desk.window.recovery.take_up(offer)
    desk.window.keeper.begin()

    assert desk.session.edition.headline == "Quay opens to none"
    assert desk.session.path == path
    assert desk.window.isWindowModified()
    assert path.read_bytes() == before
    assert desk.window.recovery.offers == ()
    assert len(entries(recovery_folder())) == 1
    desk.window.files.save()
    assert Session.opened(path).edition.headline == "Quay opens to none"
    desk.window.files.close()
    assert entries(recovery_folder()) == []


def test_work_that_another_window_took_up_is_not_opened_twice(desk: Desk):
    crashed(Session.unsaved(small_release()))
    look(desk)
    (offer,) = desk.window.recovery.offers
    assert desk.window.recovery.take_up(offer)
    desk.window.keeper.begin()

    assert not desk.window.recovery.take_up(offer)

    assert "Another window" in desk.window.status.message


def test_throwing_away_asks_first(desk: Desk):
    crashed(Session.unsaved(small_release()))
    look(desk)
    (offer,) = desk.window.recovery.offers
    desk.throws_away = False
    assert not desk.window.recovery.throw_away(offer)
    assert len(entries(recovery_folder())) == 1

    desk.throws_away = True
    assert desk.window.recovery.throw_away(offer)

    assert entries(recovery_folder()) == []
    assert desk.window.recovery.offers == ()
    assert desk.window.start_page.recovery is not None
    assert not desk.window.start_page.recovery.isVisibleTo(desk.window)


def test_a_damaged_copy_can_only_be_thrown_away(qtbot, desk: Desk):
    session = Session.unsaved(small_release())
    crashed(session)
    (entry,) = entries(recovery_folder())
    for name in ("a.state", "b.state"):
        (entry / name).write_bytes(b"\0" * 400)
    look(desk)
    (offer,) = desk.window.recovery.offers

    dialog = RecoveryDialog([offer], offer)
    qtbot.addWidget(dialog)
    dialog.show()

    assert "cannot be read" in name_of(offer)
    assert not dialog.open_button.isVisible()
    assert not dialog.file_button.isVisible()
    assert dialog.discard_button.isVisible()
    assert "damaged" in verdict_of(offer)
    assert summary_of(offer) == "It is damaged"


def test_a_file_changed_by_somebody_else_is_said_and_not_overwritten(desk: Desk, tmp_path: Path):
    path = saved(tmp_path / "quay.releasedesk")
    session = Session.opened(path)
    headline(session, "Mine")
    crashed(session)
    theirs = Session.opened(path)
    headline(theirs, "Theirs")
    theirs.save()
    look(desk)
    (offer,) = desk.window.recovery.offers

    assert "changed by somebody else" in verdict_of(offer)
    assert differences_of(offer) == ["Headline"]
    assert desk.window.recovery.take_up(offer)
    desk.window.files.save()
    assert "somebody else" in desk.problems[0]
    assert Session.opened(path).edition.headline == "Theirs"


def test_work_that_was_thrown_away_on_purpose_is_not_offered(desk: Desk):
    desk.window.files.new()
    desk.write("Quay")
    assert desk.window.keeper.flush()
    desk.window.files.close()
    look(desk)

    assert desk.window.recovery.offers == ()
    assert entries(recovery_folder()) == []


def test_without_any_unsaved_work_that_is_said(desk: Desk):
    desk.window.actions_["recover"].trigger()
    assert "no unsaved work" in desk.window.status.message
