"""Versions, snapshots, comparing and merging in the window."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from releasedesk.editing.writing import write
from releasedesk.model import Release
from releasedesk.model.place import put
from releasedesk.project.document import Project, to_bytes
from releasedesk.project.reading import read_project
from releasedesk.session.disk import look_at
from releasedesk.session.session import Session
from releasedesk.session.settings import Settings
from releasedesk.ui.dialogs import files, questions
from releasedesk.ui.dialogs.questions import Unsaved
from releasedesk.ui.main_window import MainWindow
from tests.releases import full_release, small_release

HEADLINE = "editions/en-GB/headline"
TEXT = "editions/en-GB/sections/s1/blocks/p1/text"


def with_headline(text: str) -> Release:
    return put(small_release(), HEADLINE, text)


def written(path: Path, release: Release) -> Path:
    path.write_bytes(to_bytes(Project(release)))
    return path


@pytest.fixture
def quay(tmp_path: Path) -> Path:
    return written(tmp_path / "quay.releasedesk", small_release())


@pytest.fixture
def window(qtbot, monkeypatch: pytest.MonkeyPatch, quay: Path) -> MainWindow:
    monkeypatch.setattr(questions, "ask_about_unsaved_work", lambda parent, name: Unsaved.DISCARD)
    window = MainWindow(Settings())
    qtbot.addWidget(window)
    window.files.open(quay)
    return window


def answers_no(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Answer every question with no; returns what was asked."""
    asked: list[str] = []

    def answer(parent, title: str, sentence: str, *way: str) -> bool:
        asked.append(f"{title}: {sentence}")
        return False

    monkeypatch.setattr(questions, "show_problem", answer)
    return asked


def session_of(window: MainWindow) -> Session:
    assert window.session is not None
    return window.session


def type_headline(window: MainWindow, text: str) -> None:
    session = session_of(window)
    session.apply(write(session.release, HEADLINE, text))


def test_each_save_is_kept_as_a_version_and_can_be_brought_back(window: MainWindow, qtbot):
    type_headline(window, "Quay closes")
    window.files.save()
    type_headline(window, "Quay stays")
    window.reviews.show_versions()
    dialog = window.reviews.versions
    assert dialog is not None
    assert dialog.list.count() == 2
    dialog.list.setCurrentRow(1)
    dialog.restore.click()
    session = session_of(window)
    assert session.release.original.headline == "Quay closes"
    # What stood there unsaved is a version too, and undo brings it back.
    assert [version.headline for version in window.reviews.store.versions("small")] == [
        "Quay stays",
        "Quay closes",
    ]
    session.undo()
    assert session.release.original.headline == "Quay stays"


def test_a_release_is_kept_as_it_was_opened(window: MainWindow):
    window.reviews._keep_as_opened(session_of(window))
    assert window.reviews.keeper.wait_until_idle()
    (version,) = window.reviews.store.versions("small")
    assert version.cause == "opened"


def test_a_store_that_fails_is_said_quietly_and_the_save_stands(
    window: MainWindow, qtbot, tmp_path: Path, quay: Path
):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "versions").write_text("in the way", encoding="utf-8")
    type_headline(window, "Quay closes")
    assert window.files.save()
    assert window.reviews.keeper.wait_until_idle()
    qtbot.waitUntil(lambda: "could not be added" in window.status.message)
    assert read_project(quay).release == with_headline("Quay closes")


def test_a_snapshot_goes_into_the_file(window: MainWindow, monkeypatch, quay: Path):
    monkeypatch.setattr(questions, "ask_for_name", lambda *args: "sent to Legal")
    window.reviews.take_snapshot()
    assert session_of(window).is_modified
    window.files.save()
    assert [each.name for each in read_project(quay).snapshots] == ["sent to Legal"]


def test_the_name_of_a_snapshot_is_whole_in_the_name_of_the_step(window: MainWindow, monkeypatch):
    monkeypatch.setattr(questions, "ask_for_name", lambda *args: "Legal & policy")
    window.reviews.take_snapshot()
    type_headline(window, "Quay closes")
    window.reviews.show_versions()
    assert window.reviews.versions is not None
    window.reviews.versions.restore.click()
    # Menus show two ampersands as one, and none for one.
    assert window.actions_["undo"].text() == "&Undo restore “Legal && policy”"


def test_saved_is_not_said_any_more_when_something_was_written_since(window: MainWindow):
    type_headline(window, "Quay closes")
    window.files.save()
    assert window.status.message == "Saved quay.releasedesk"
    type_headline(window, "Quay stays")
    assert window.status.message == ""
    assert window.status.state.text() == "Unsaved changes"


def test_another_file_is_compared(window: MainWindow, monkeypatch, tmp_path: Path):
    other = written(tmp_path / "other.releasedesk", with_headline("Quay closes"))
    monkeypatch.setattr(files, "ask_which_to_open", lambda *args: other)
    window.reviews.compare_with_chosen()
    dialog = window.reviews.comparison
    assert dialog is not None
    assert dialog.view.list.item(0).text() == "Headline"
    assert dialog.view.sides.old_name.text() == "other"


def test_a_file_that_cannot_be_read_is_said(window: MainWindow, monkeypatch, tmp_path: Path):
    broken = tmp_path / "broken.releasedesk"
    broken.write_text("{", encoding="utf-8")
    said = answers_no(monkeypatch)
    window.reviews.compare_with(broken)
    window.reviews.merges.merge_with(broken)
    assert len(said) == 2
    assert all("broken.releasedesk" in sentence for sentence in said)


def test_a_copy_is_merged_as_one_step(window: MainWindow, tmp_path: Path):
    other = written(tmp_path / "other.releasedesk", put(small_release(), TEXT, "The quay opens on Tuesday."))
    window.reviews._keep_as_opened(session_of(window))
    window.reviews.keeper.wait_until_idle()
    type_headline(window, "Quay stays")
    window.reviews.merges.merge_with(other)
    dialog = window.reviews.merges.dialog
    assert dialog is not None
    assert "look through all changes" in dialog.findChildren(type(dialog.state))[1].text()
    dialog.do_button.click()
    session = session_of(window)
    assert session.release == put(with_headline("Quay stays"), TEXT, "The quay opens on Tuesday.")
    assert session.undo_label == "merge"
    assert "other.releasedesk is in this release now" in window.notices.bar.text
    session.undo()
    assert session.release == with_headline("Quay stays")


def test_another_release_is_merged_only_after_a_question(window: MainWindow, monkeypatch, tmp_path: Path):
    other = written(tmp_path / "other.releasedesk", small_release().replace(id="other"))
    asked = answers_no(monkeypatch)
    window.reviews.merges.merge_with(other)
    assert "is another release" in asked[0]
    assert window.reviews.merges.dialog is None


def test_what_was_not_decided_is_remembered_and_decided_later(window: MainWindow, tmp_path: Path, quay: Path):
    other = written(tmp_path / "other.releasedesk", with_headline("Quay closes"))
    type_headline(window, "Quay stays")
    window.reviews.merges.merge_with(other)
    merges, notices = window.reviews.merges, window.notices.bar
    assert merges.dialog is not None
    merges.dialog.do_button.click()
    window.files.save()
    window.files.open(quay)
    assert "One place is still to be decided" in notices.text
    notices.buttons[0].click()
    assert merges.dialog is not None
    merges.dialog.panel._choose("theirs")
    merges.dialog.do_button.click()
    assert session_of(window).release == with_headline("Quay closes")
    assert notices.text == ""
    session_of(window).undo()
    assert "still to be decided" in notices.text


def saved_by_somebody_else(window: MainWindow, quay: Path, release: Release) -> None:
    session = session_of(window)
    written(quay, release)
    session.see_disk(look_at(quay, session.digest))


def test_changes_of_a_colleague_that_fit_are_merged_at_once(window: MainWindow, quay: Path):
    type_headline(window, "Quay stays")
    saved_by_somebody_else(window, quay, put(small_release(), TEXT, "The quay opens on Tuesday."))
    session = session_of(window)
    assert session.release == put(with_headline("Quay stays"), TEXT, "The quay opens on Tuesday.")
    assert "their changes and yours are together" in window.status.message
    session.save()
    assert read_project(quay).release == session.release


def test_changes_of_a_colleague_that_contradict_are_asked(window: MainWindow, quay: Path):
    type_headline(window, "Quay stays")
    saved_by_somebody_else(window, quay, with_headline("Quay closes"))
    notices, merges = window.notices.bar, window.reviews.merges
    assert "while you were changing the same places" in notices.text
    assert session_of(window).release == with_headline("Quay stays")
    type_headline(window, "Quay stays open")
    notices.buttons[0].click()
    assert merges.dialog is not None
    merges.dialog.panel._choose("ours")
    merges.dialog.do_button.click()
    session = session_of(window)
    assert session.release == with_headline("Quay stays open")
    session.save()
    assert read_project(quay).release == with_headline("Quay stays open")


def test_conflict_copies_are_offered(window: MainWindow, qtbot, tmp_path: Path):
    copy = tmp_path / "quay (Anna Reid's conflicted copy 2026-11-25).releasedesk"
    written(copy, with_headline("Quay closes"))
    window.reviews.merges.copies.look(session_of(window))
    notices = window.notices.bar
    qtbot.waitUntil(lambda: "Anna Reid’s copy of 2026-11-25 (Dropbox)" in notices.text)
    assert [button.text() for button in notices.buttons] == ["Merge…", "Compare"]
    notices.buttons[1].click()
    assert window.reviews.comparison is not None


def test_a_conflict_copy_that_is_opened_is_merged_into_its_original(
    window: MainWindow, qtbot, tmp_path: Path, quay: Path
):
    copy = written(
        tmp_path / "quay (conflicted copy 2026-11-25 120000).releasedesk", with_headline("Quay closes")
    )
    window.files.open(copy)
    notices = window.notices.bar
    qtbot.waitUntil(lambda: "is a copy of 2026-11-25 (Nextcloud) of quay.releasedesk" in notices.text)
    notices.buttons[0].click()
    assert session_of(window).path == quay
    assert window.reviews.merges.dialog is not None


def test_closing_takes_the_windows_of_the_release_along(window: MainWindow, monkeypatch):
    window.reviews.show_versions()
    dialog = window.reviews.versions
    assert dialog is not None
    window.files.close()
    assert not dialog.isVisible()


def test_a_search_for_copies_outlives_its_window(qtbot, monkeypatch, quay: Path):
    import shiboken6

    from releasedesk.project import conflict_copies
    from releasedesk.ui.merge_actions import MergeActions

    goes_on = threading.Event()
    failures: list[object] = []
    monkeypatch.setattr(conflict_copies, "copies_of", lambda path: goes_on.wait(5) and ())
    monkeypatch.setattr(threading, "excepthook", failures.append)
    window = MainWindow(Settings())
    merges: MergeActions = window.reviews.merges
    merges.copies.look(Session.opened(quay))
    (search,) = [each for each in threading.enumerate() if each.name == "conflict copies"]
    shiboken6.delete(window)
    goes_on.set()
    search.join(5)
    assert failures == []


def merged_with_copy(window: MainWindow, copy: Path) -> None:
    merges = window.reviews.merges
    window.reviews._keep_as_opened(session_of(window))
    assert window.reviews.keeper.wait_until_idle()
    merges.merge_with(copy)
    assert merges.dialog is not None
    merges.dialog.do_button.click()


def test_a_copy_is_not_put_away_when_its_merge_was_undone(window: MainWindow, qtbot, tmp_path: Path):
    copy = tmp_path / "quay (conflicted copy 2026-11-25 120000).releasedesk"
    merged_with_copy(window, written(copy, with_headline("Quay closes")))
    notices, session = window.notices.bar, session_of(window)
    assert "is in this release now" in notices.text
    session.undo()
    qtbot.waitUntil(lambda: "Two people saved this release at the same time" in notices.text)
    session.redo()
    assert session.release == with_headline("Quay closes")
    window.notices.put("copies", None)
    assert "is in this release now" in notices.text


def test_the_release_is_saved_before_a_merged_copy_goes(
    window: MainWindow, monkeypatch, tmp_path: Path, quay: Path
):
    from releasedesk.ui.keeping import merged_copy

    moved: list[Release] = []

    class Trash:
        def __init__(self, name: str) -> None:
            assert name == str(copy)

        def moveToTrash(self) -> bool:
            moved.append(read_project(quay).release)
            return True

    copy = written(tmp_path / "other.releasedesk", with_headline("Quay closes"))
    monkeypatch.setattr(merged_copy, "QFile", Trash)
    merged_with_copy(window, copy)
    with monkeypatch.context() as full_disk:
        full_disk.setattr(window.files, "save", lambda: False)
        window.notices.bar.buttons[0].click()
    assert moved == []
    window.notices.bar.buttons[0].click()
    assert moved == [with_headline("Quay closes")]
    assert window.status.message == "other.releasedesk is in the trash."


def test_a_merge_that_changes_nothing_does_not_offer_to_undo_something_else(
    window: MainWindow, tmp_path: Path
):
    merged_with_copy(window, written(tmp_path / "other.releasedesk", small_release()))
    assert window.status.message == "Nothing changed: everything in the other copy was here already."
    assert session_of(window).undo_label is None


def test_what_a_colleague_saved_last_is_taken(window: MainWindow, quay: Path):
    type_headline(window, "Quay stays")
    saved_by_somebody_else(window, quay, with_headline("Quay closes"))
    saved_by_somebody_else(window, quay, with_headline("Quay closes at noon"))
    take_theirs = next(button for button in window.notices.bar.buttons if button.text() == "Take theirs")
    take_theirs.click()
    assert session_of(window).release == with_headline("Quay closes at noon")
    assert session_of(window).digest == look_at(quay, None).digest


def test_a_question_about_the_file_is_asked_anew_when_it_was_saved_once_more(window: MainWindow, quay: Path):
    type_headline(window, "Quay stays")
    saved_by_somebody_else(window, quay, with_headline("Quay closes"))
    merges = window.reviews.merges
    window.notices.bar.buttons[0].click()
    first = merges.dialog
    saved_by_somebody_else(window, quay, with_headline("Quay closes at noon"))
    assert merges.dialog is not None
    assert merges.dialog is not first
    merges.dialog.panel._choose("theirs")
    merges.dialog.do_button.click()
    session = session_of(window)
    assert session.release == with_headline("Quay closes at noon")
    session.save()
    assert read_project(quay).release == session.release


def test_a_decision_is_told_and_can_be_undone(window: MainWindow, tmp_path: Path):
    type_headline(window, "Quay stays")
    window.reviews.merges.merge_with(written(tmp_path / "other.releasedesk", with_headline("Quay closes")))
    merges = window.reviews.merges
    assert merges.dialog is not None
    merges.dialog.do_button.click()
    merges.decide()
    merges.dialog.panel._choose("theirs")
    merges.dialog.do_button.click()
    assert window.status.message == "One place is decided; Undo takes that back."


def test_versions_show_what_is_undone_and_written_meanwhile(window: MainWindow, qtbot):
    type_headline(window, "Quay closes")
    window.files.save()
    type_headline(window, "Quay stays")
    window.show()
    window.reviews.show_versions()
    dialog = window.reviews.versions
    assert dialog is not None
    dialog.list.setCurrentRow(1)
    dialog.restore.click()
    assert not dialog.restore.isEnabled()
    session_of(window).undo()
    qtbot.waitUntil(dialog.restore.isEnabled)
    assert "Quay stays" in dialog.view.sides.page.toPlainText()


def test_a_comparison_goes_on_where_one_was_when_the_release_is_written_on(
    window: MainWindow, qtbot, tmp_path: Path
):
    other = put(with_headline("Quay closes"), TEXT, "The quay opens on Tuesday.")
    window.reviews.compare_with(written(tmp_path / "other.releasedesk", other))
    dialog = window.reviews.comparison
    assert dialog is not None
    dialog.view.step(1)
    session = session_of(window)
    session.apply(write(session.release, TEXT, "The quay opens on Wednesday."))
    qtbot.waitUntil(lambda: "Wednesday" in dialog.view.sides.page.toPlainText())
    assert dialog.view.list.currentRow() == 1
    session.apply(write(session.release, TEXT, "The quay opens on Tuesday."))
    qtbot.waitUntil(lambda: dialog.view.list.count() == 1)
    assert dialog.view.list.currentRow() == 0


def gone_to(window: MainWindow, qtbot, place: str) -> str:
    """Choose a difference in the comparison, and return where the cursor is."""
    window.show()
    dialog = window.reviews.comparison
    assert dialog is not None
    dialog.place_requested.emit(place)
    qtbot.wait(20)
    assert window.workspace is not None
    return window.workspace.place


def test_a_difference_leads_to_the_language_that_it_is_in(window: MainWindow, qtbot, tmp_path: Path):
    release = full_release()
    path = written(tmp_path / "two.releasedesk", release)
    window.files.open(path)
    other = put(release, "editions/en-US/headline", "Harbor opens")
    window.reviews.compare_with(written(tmp_path / "other.releasedesk", other))
    assert gone_to(window, qtbot, "editions/en-US/headline") == "editions/en-US/headline"
    assert session_of(window).edition.language == "en-US"
    gone_to(window, qtbot, "editions/en-GB")
    assert session_of(window).edition.language == "en-GB"
    assert window.status.message == ""
    place = "editions/en-GB/sections/s1/blocks/q1/attribution"
    assert gone_to(window, qtbot, place).startswith("editions/en-GB/sections/s1/blocks/q1/")


def test_a_place_that_has_no_field_is_said(window: MainWindow, qtbot, tmp_path: Path):
    window.reviews.compare_with(written(tmp_path / "other.releasedesk", with_headline("Quay closes")))
    before = gone_to(window, qtbot, HEADLINE)
    assert gone_to(window, qtbot, "variables/0") == before
    assert window.status.message == "The form has no field for this place any more."


def test_an_earlier_state_is_not_saved_over_the_file_that_is_open(
    window: MainWindow, monkeypatch, quay: Path
):
    type_headline(window, "Quay closes")
    window.files.save()
    type_headline(window, "Quay stays")
    before = quay.read_bytes()
    asked = answers_no(monkeypatch)
    proposed: list[Path] = []

    def choose(parent, path: Path) -> Path:
        proposed.append(path)
        return quay

    monkeypatch.setattr(files, "ask_where_to_save", choose)
    window.reviews.show_versions()
    assert window.reviews.versions is not None
    window.reviews.versions.save_copy.click()
    assert proposed == [quay.with_name("quay (earlier).releasedesk")]
    assert asked == [
        "quay.releasedesk was not saved: This release is open from it; choose another name, or Restore."
    ]
    assert quay.read_bytes() == before


def test_a_report_is_proposed_beside_the_release_and_said_to_be_saved(
    window: MainWindow, monkeypatch, tmp_path: Path, quay: Path
):
    proposed: list[Path] = []
    report = tmp_path / "what Legal changed.html"

    def choose(parent, title: str, path: Path) -> Path:
        proposed.append(path)
        return report

    monkeypatch.setattr(files, "ask_where_to_save_page", choose)
    window.reviews.compare_with(written(tmp_path / "other.releasedesk", with_headline("Quay closes")))
    dialog = window.reviews.comparison
    assert dialog is not None
    dialog.report.click()
    assert proposed == [quay.parent / "differences.html"]
    assert "Quay" in report.read_text("utf-8")
    assert dialog.saved.text() == f"Saved to {report}"


def test_an_export_knows_what_is_still_to_be_decided(window: MainWindow, monkeypatch, tmp_path: Path):
    from releasedesk.ui.dialogs import export_dialog

    shown: list[str] = []
    monkeypatch.setattr(
        export_dialog.ExportDialog, "exec", lambda dialog: shown.append(dialog.open_question.text())
    )
    type_headline(window, "Quay stays")
    window.reviews.merges.merge_with(written(tmp_path / "other.releasedesk", with_headline("Quay closes")))
    assert window.reviews.merges.dialog is not None
    window.reviews.merges.dialog.do_button.click()
    window.dialogs.export()
    assert shown[0].startswith("One place is still to be decided")


def test_undo_of_what_a_colleague_saved_is_said(window: MainWindow, quay: Path):
    type_headline(window, "Quay stays")
    saved_by_somebody_else(window, quay, put(small_release(), TEXT, "The quay opens on Tuesday."))
    window.actions_["undo"].trigger()
    assert session_of(window).release == with_headline("Quay stays")
    assert window.status.message == (
        "This took back what somebody else saved; Redo brings it back (Ctrl+Shift+Z)."
    )
    window.actions_["undo"].trigger()
    window.actions_["redo"].trigger()
    window.actions_["redo"].trigger()
    session = session_of(window)
    session.save()
    assert read_project(quay).release == put(with_headline("Quay stays"), TEXT, "The quay opens on Tuesday.")


def test_a_notice_about_what_is_to_be_decided_stays_closed_until_that_changes(
    window: MainWindow, tmp_path: Path
):
    type_headline(window, "Quay stays")
    window.reviews.merges.merge_with(written(tmp_path / "other.releasedesk", with_headline("Quay closes")))
    assert window.reviews.merges.dialog is not None
    window.reviews.merges.dialog.do_button.click()
    window.notices.put("merged_copy", None)
    notices = window.notices.bar
    assert "still to be decided" in notices.text
    notices._on_close()
    type_headline(window, "Quay stays open")
    assert notices.text == ""
    session_of(window).undo()
    session_of(window).undo()
    session_of(window).redo()
    assert "still to be decided" in notices.text


def test_the_next_copy_is_offered_when_one_was_put_away(
    window: MainWindow, monkeypatch, qtbot, tmp_path: Path
):
    from releasedesk.ui.keeping import merged_copy

    names = [f"quay ({who}'s conflicted copy 2026-11-25).releasedesk" for who in ("Anna", "Tomás")]
    first, _ = (written(tmp_path / name, with_headline(name[6:10])) for name in names)

    class Trash:
        def __init__(self, name: str) -> None:
            self.path = Path(name)

        def moveToTrash(self) -> bool:
            self.path.unlink()
            return True

    monkeypatch.setattr(merged_copy, "QFile", Trash)
    merged_with_copy(window, first)
    window.notices.bar.buttons[0].click()
    assert not first.exists()
    qtbot.waitUntil(lambda: "Tomás’s copy of 2026-11-25 (Dropbox) lies beside it." in window.notices.bar.text)


def test_what_was_written_is_a_version_when_a_colleague_s_text_is_taken(window: MainWindow, quay: Path):
    type_headline(window, "Quay stays")
    saved_by_somebody_else(window, quay, with_headline("Quay closes"))
    next(button for button in window.notices.bar.buttons if button.text() == "Take theirs").click()
    assert session_of(window).release == with_headline("Quay closes")
    assert window.reviews.keeper.wait_until_idle()
    assert "Quay stays" in [version.headline for version in window.reviews.store.versions("small")]
