"""The dialogs, as a person meets them."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMessageBox, QPushButton, QWidget

from releasedesk.findings import Finding, Severity
from releasedesk.model import Paragraph
from releasedesk.session.settings import Settings
from releasedesk.session.transfer import Exported
from releasedesk.ui.actions import name_of, specs
from releasedesk.ui.dialogs import export_dialog, questions
from releasedesk.ui.dialogs.about_dialog import AboutDialog
from releasedesk.ui.dialogs.export_dialog import ExportDialog
from releasedesk.ui.dialogs.findings_dialog import FindingsDialog
from releasedesk.ui.dialogs.questions import Access, AfterFailure, Unsaved
from releasedesk.ui.dialogs.shortcuts_dialog import ShortcutsDialog
from tests.releases import EMBARGO, full_release, release_with, small_release

HEADLINE = "editions/en-GB/headline"


def button(parent, text: str) -> QPushButton:
    return next(each for each in parent.findChildren(QPushButton) if each.text().replace("&", "") == text)


def texts(parent) -> list[str]:
    return [label.text() for label in parent.findChildren(QLabel)]


def export(qtbot, tmp_path: Path, settings: Settings, release=None, language: str = "en-GB") -> ExportDialog:
    dialog = ExportDialog(
        release or small_release(), name="quay", folder=tmp_path / "out", language=language, settings=settings
    )
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_a_name_is_asked_for_in_a_window_that_shows_all_of_the_question(qtbot, qapp):
    seen: list[int] = []

    def answer() -> None:
        box = qapp.activeModalWidget()
        line = box.findChild(QLineEdit)
        seen.append(line.width())
        assert line.accessibleName() == line.parent().findChild(QLabel).text()
        line.setText("  sent to Legal ")
        box.accept()

    QTimer.singleShot(0, answer)
    assert questions.ask_for_name(QWidget(), "Keep a snapshot", "Name", "a name") == "sent to Legal"
    assert seen[0] >= 400


def test_the_formats_of_last_time_are_ticked(qtbot, tmp_path: Path):
    dialog = export(qtbot, tmp_path, Settings(export_formats=["html", "gone"]))
    assert dialog.chosen_formats() == ["html"]


def test_documents_are_written_and_listed_and_the_choice_is_remembered(qtbot, tmp_path: Path):
    settings = Settings(export_formats=[])
    dialog = export(qtbot, tmp_path, settings)
    assert not dialog.export_button.isEnabled()
    dialog.formats["text"].setChecked(True)
    qtbot.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Exported" in texts(dialog), timeout=20_000)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["quay.txt"]
    assert "quay.txt" in texts(dialog)
    assert settings.export_formats == ["text"]
    assert settings.export_folder == str(tmp_path / "out")
    qtbot.mouseClick(button(dialog, "Close"), Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


def test_an_export_that_fails_says_why_and_can_be_tried_again(qtbot, tmp_path: Path):
    (tmp_path / "out").write_text("in the way", encoding="utf-8")
    dialog = export(qtbot, tmp_path, Settings(export_formats=["text"]))
    qtbot.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.problem.isVisible, timeout=20_000)
    assert "out" in dialog.problem.text()
    assert dialog.export_button.isEnabled()


def test_files_with_other_contents_are_named_before_they_are_replaced(qtbot, tmp_path: Path):
    """The release may have been made from them, or somebody wrote on in a document that was exported."""
    written = tmp_path / "out" / "quay.txt"
    written.parent.mkdir()
    written.write_text("My own notes", encoding="utf-8")
    dialog = export(qtbot, tmp_path, Settings(export_formats=["text"]))
    qtbot.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.problem.isVisible, timeout=20_000)
    assert "quay.txt" in dialog.problem.text()
    assert dialog.problem.height() >= dialog.problem.heightForWidth(dialog.problem.width())
    assert dialog.export_button.text() == "Replace"
    assert written.read_text(encoding="utf-8") == "My own notes"

    dialog.formats["markdown"].setChecked(True)
    assert dialog.export_button.text() == "Export"
    qtbot.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.export_button.text() == "Replace", timeout=20_000)
    assert list(written.parent.iterdir()) == [written]
    qtbot.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "quay.txt" in texts(dialog), timeout=20_000)
    assert written.read_text(encoding="utf-8") != "My own notes"


def test_names_of_what_was_exported_are_seen_to_their_ends(qtbot, tmp_path: Path):
    release = small_release(release_line=EMBARGO)
    dialog = export(qtbot, tmp_path, Settings(export_formats=["text"]), release)
    dialog._name = "a-name-that-is-as-long-as-a-headline-makes-it-on-a-usual-day"
    qtbot.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: any("EMBARGOED" in text for text in texts(dialog)), timeout=20_000)
    (name,) = (label for label in dialog.findChildren(QLabel) if "EMBARGOED" in label.text())
    qtbot.waitUntil(lambda: name.width() >= name.sizeHint().width())


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_fault_of_the_program_does_not_keep_the_dialog_waiting(qtbot, tmp_path: Path, monkeypatch):
    def fail(*args, **kwargs):
        raise ZeroDivisionError

    monkeypatch.setattr(export_dialog, "export_to_folder", fail)
    monkeypatch.setattr(threading, "excepthook", lambda failed: None)
    dialog = export(qtbot, tmp_path, Settings(export_formats=["text"]))
    qtbot.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.problem.isVisible)
    assert "went wrong inside" in dialog.problem.text()
    assert dialog.export_button.isEnabled()


def exporting(qtbot, tmp_path: Path, monkeypatch) -> tuple[ExportDialog, threading.Event, threading.Thread]:
    """Return a dialog whose folder does not answer, what lets it answer, and the thread that waits for it."""
    asked, answers = threading.Event(), threading.Event()
    folder = tmp_path / "gone"
    mkdir = Path.mkdir

    def waiting(path: Path, *args, **kwargs) -> None:
        if path == folder:
            asked.set()
            answers.wait(60)
        mkdir(path, *args, **kwargs)

    monkeypatch.setattr(Path, "mkdir", waiting)
    dialog = export(qtbot, tmp_path, Settings(export_formats=["text"]))
    dialog.folder.setText(str(folder))
    qtbot.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    assert asked.wait(20)
    return dialog, answers, next(each for each in threading.enumerate() if each.name == "export")


@pytest.mark.parametrize("how", ["reject", "close"])
def test_a_folder_that_does_not_answer_keeps_no_dialog_open(qtbot, tmp_path: Path, monkeypatch, how: str):
    dialog, answers, thread = exporting(qtbot, tmp_path, monkeypatch)
    try:
        getattr(dialog, how)()
        assert not dialog.isVisible()
        # The program does not wait for it either when it ends.
        assert thread.daemon
    finally:
        answers.set()
        thread.join(20)
    assert list((tmp_path / "gone").iterdir()) == []


def test_what_a_closed_dialog_was_exporting_harms_nothing_when_it_is_done(qtbot, tmp_path: Path, monkeypatch):
    dialog, answers, thread = exporting(qtbot, tmp_path, monkeypatch)
    dialog.reject()
    shiboken6.delete(dialog)
    answers.set()
    thread.join(20)
    assert not thread.is_alive()


def test_what_an_export_found_is_listed_with_its_place(qtbot, tmp_path: Path, monkeypatch):
    found = Finding("lossy", Severity.WARNING, "A picture was left out.", HEADLINE)
    done = Exported((tmp_path / "quay.txt",), (found,))
    monkeypatch.setattr(export_dialog, "export_to_folder", lambda *args, **kwargs: done)
    dialog = export(qtbot, tmp_path, Settings(export_formats=["text"]))
    qtbot.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "A picture was left out." in texts(dialog))
    with qtbot.waitSignal(dialog.place_requested) as asked:
        qtbot.mouseClick(button(dialog, "Headline"), Qt.MouseButton.LeftButton)
    assert asked.args == [HEADLINE]


def test_a_language_is_chosen_only_where_there_are_several(qtbot, tmp_path: Path):
    one = export(qtbot, tmp_path, Settings())
    assert not one.language.isVisible()
    release = full_release()
    if len(release.editions) > 1:
        several = export(qtbot, tmp_path, Settings(), release, release.editions[1].language)
        assert several.language.isVisible()
        assert several.language.currentData() == release.editions[1].language


def test_findings_are_listed_gravest_first_with_places_to_click(qtbot):
    findings = [
        Finding("a", Severity.NOTE, "Fine.", ""),
        Finding("b", Severity.WARNING, "Look here.", HEADLINE),
        Finding("c", Severity.NOTE, "In the source.", "", 12),
    ]
    dialog = FindingsDialog("Imported", "Three things.", findings, small_release())
    qtbot.addWidget(dialog)
    dialog.show()
    said = [text for text in texts(dialog) if text]
    assert said.index("Look here.") < said.index("Fine.")
    assert "line 12" in said
    with qtbot.waitSignal(dialog.place_requested) as asked:
        qtbot.mouseClick(button(dialog, "Headline"), Qt.MouseButton.LeftButton)
    assert asked.args == [HEADLINE]
    assert dialog.isVisible()


def test_the_sheet_of_keys_names_every_action_that_has_one(qtbot):
    dialog = ShortcutsDialog({})
    qtbot.addWidget(dialog)
    said = texts(dialog)
    names = [name_of(spec) for spec in specs() if spec.key]
    assert [name for name in names if name not in said] == []


def test_the_sheet_of_keys_shows_those_that_were_changed(qtbot):
    dialog = ShortcutsDialog({"save": "F12", "bold": ""})
    qtbot.addWidget(dialog)
    said = texts(dialog)
    assert said[said.index("Save") + 1] == "F12"
    assert "Bold" not in said


def test_the_sheet_of_keys_becomes_a_pdf_with_every_key(qtbot, tmp_path, monkeypatch):
    import pypdfium2

    from releasedesk.ui.dialogs import files

    path = tmp_path / "keys.pdf"
    monkeypatch.setattr(files, "ask_where_to_save_pdf", lambda *_: path)
    dialog = ShortcutsDialog({"save": "F12"})
    qtbot.addWidget(dialog)
    qtbot.mouseClick(button(dialog, "Save as PDF…"), Qt.MouseButton.LeftButton)
    document = pypdfium2.PdfDocument(path.read_bytes())
    words = "".join(page.get_textpage().get_text_range() for page in document).split()
    assert "F12" in words
    assert "Ctrl+Z" in words
    assert len(document) == 1
    said = [menu for menu, _ in dialog._groups]
    assert [word for menu in said for word in menu.split() if word not in words] == []
    # Every name is whole: none was cut off to make room for its keys.
    assert not any("…" in word for word in words)


def test_the_sheet_of_keys_is_no_taller_than_the_screen(qtbot, qapp):
    dialog = ShortcutsDialog({})
    qtbot.addWidget(dialog)
    assert dialog.height() <= qapp.primaryScreen().availableSize().height() * 0.9


def test_a_sheet_that_cannot_be_written_says_so(qtbot, tmp_path, monkeypatch):
    from releasedesk.ui.dialogs import files

    said: list[str] = []
    monkeypatch.setattr(files, "ask_where_to_save_pdf", lambda *_: tmp_path / "nowhere" / "keys.pdf")
    monkeypatch.setattr(questions, "show_problem", lambda _parent, _title, sentence: said.append(sentence))
    dialog = ShortcutsDialog({})
    qtbot.addWidget(dialog)
    qtbot.mouseClick(button(dialog, "Save as PDF…"), Qt.MouseButton.LeftButton)
    assert len(said) == 1


def test_the_version_is_said(qtbot):
    from releasedesk import __version__

    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    assert any(__version__ in text for text in texts(dialog))


def press(text: str) -> None:
    """Press a button of the question that is about to be asked."""

    def now() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(each for each in box.buttons() if each.text() == text).click()

    QTimer.singleShot(0, now)


@pytest.mark.parametrize(
    ("text", "answer"),
    [("Save", Unsaved.SAVE), ("Don’t save", Unsaved.DISCARD), ("Cancel", Unsaved.CANCEL)],
)
def test_the_question_about_unsaved_work_has_three_answers(qtbot, text: str, answer: Unsaved):
    parent = QLabel()
    qtbot.addWidget(parent)
    press(text)
    assert questions.ask_about_unsaved_work(parent, "quay") is answer


def test_a_problem_may_offer_a_way_out(qtbot):
    parent = QLabel()
    qtbot.addWidget(parent)
    press("Save as…")
    assert questions.show_problem(parent, "Not saved", "Somebody else changed it.", "Save as…")
    press("OK")
    assert not questions.show_problem(parent, "Not saved", "The disk is full.")


@pytest.mark.parametrize(
    ("text", "answer"),
    [("Go on", AfterFailure.GO_ON), ("Save as…", AfterFailure.SAVE_AS), ("Report…", AfterFailure.REPORT)],
)
def test_after_a_failure_the_work_goes_on_is_saved_elsewhere_or_the_fault_is_reported(qtbot, text, answer):
    press(text)
    assert questions.show_failure(None, "Traceback: boom", is_kept=False, can_save=True) is answer


@pytest.mark.parametrize(
    ("text", "answer"),
    [("Open for reading", Access.READ), ("Open a copy", Access.COPY), ("Cancel", Access.CANCEL)],
)
def test_a_file_in_somebody_s_hands_is_read_or_copied(qtbot, text: str, answer: Access):
    parent = QLabel()
    qtbot.addWidget(parent)
    press(text)
    assert questions.ask_how_to_open(parent, "Anna is working on this release.") is answer


@pytest.mark.parametrize(("text", "answer"), [("Throw away", True), ("Keep", False)])
def test_throwing_unsaved_work_away_is_asked_about(qtbot, text: str, answer: bool):
    parent = QLabel()
    qtbot.addWidget(parent)
    press(text)
    assert questions.ask_whether_to_throw_away(parent, "Quay") is answer


def test_an_export_says_what_a_merge_left_to_decide(qtbot, tmp_path: Path):
    finding = Finding("merge-conflict", Severity.ERROR, "Headline: both copies changed it.", HEADLINE)
    dialog = ExportDialog(
        small_release(),
        name="quay",
        folder=tmp_path,
        language="en-GB",
        settings=Settings(export_formats=["text"]),
        to_decide=(finding,),
    )
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.open_question.isVisible()
    assert dialog.open_question.text().startswith("One place is still to be decided after merging;")
    assert dialog.open_question.height() >= dialog.open_question.heightForWidth(dialog.open_question.width())
    assert dialog.height() >= dialog.minimumSizeHint().height()
    dialog.export_button.click()
    qtbot.waitUntil(lambda: "Headline: both copies changed it." in " ".join(texts(dialog)))
    assert not export(qtbot, tmp_path, Settings()).open_question.isVisible()


def test_a_long_name_of_a_file_makes_no_message_wider_than_the_screen(qtbot, qapp):
    from releasedesk.ui.keeping.notice_bar import Notice, NoticeBar

    name = "Harbour_Trust_release_final_v12_with_all_changes_from_Legal_and_Policy_" * 3 + ".releasedesk"
    widths: list[int] = []

    def answer() -> None:
        box = qapp.activeModalWidget()
        widths.append(box.width())
        box.reject()

    QTimer.singleShot(0, answer)
    questions.show_problem(None, f"{name} was not saved", f"The folder of {name} is gone.")
    bar = NoticeBar(("copies",))
    qtbot.addWidget(bar)
    bar.put("copies", Notice(f"{name} lies beside it.", ways_out=(("Merge…", bar.hide),)))
    assert widths[0] <= qapp.primaryScreen().availableGeometry().width()
    assert bar.minimumSizeHint().width() < 600
    assert name in bar.text


def test_a_document_that_cannot_be_made_is_told_with_the_place(qtbot, tmp_path: Path):
    release = release_with(Paragraph(id="p1", text="Quay."), Paragraph(id="p2", text="The 𓀀 quay."))
    dialog = export(qtbot, tmp_path, Settings(export_formats=["pdf"]), release)
    dialog.export_button.click()
    qtbot.waitUntil(lambda: "No font of the house style" in dialog.problem.text())
    assert dialog.problem.text().startswith("Opening, paragraph 2: No font")
