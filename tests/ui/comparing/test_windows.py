"""The windows that show what differs and what a merge asks, as a person meets them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from releasedesk.model import Paragraph, Release
from releasedesk.model.place import put
from releasedesk.project.document import Project
from releasedesk.project.versions import VersionStore
from releasedesk.review.compare import compare, differences
from releasedesk.review.conflicts import open_conflicts, resolved
from releasedesk.review.merge import merge
from releasedesk.review.snapshots import take_snapshot
from releasedesk.session.session import Session
from releasedesk.ui import theme
from releasedesk.ui.comparing.compare_dialog import CompareDialog
from releasedesk.ui.comparing.merge_dialog import MergeDialog
from releasedesk.ui.comparing.states import moment_in_words
from releasedesk.ui.comparing.versions_dialog import VersionsDialog
from releasedesk.ui.dialogs import questions
from tests.releases import arabic_release, full_release, release_with, small_release

HEADLINE = "editions/en-GB/headline"
NOON = dt.datetime(2026, 3, 2, 12, 0, tzinfo=dt.UTC)


TEXT = "editions/en-GB/sections/s1/blocks/p1/text"


def with_headline(text: str) -> Release:
    return put(small_release(), HEADLINE, text)


def labels(view) -> list[str]:
    return [view.list.item(row).text() for row in range(view.list.count())]


def compare_dialog(qtbot, old: Release, new: Release) -> CompareDialog:
    dialog = CompareDialog(compare(old, new), "before", "after")
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_differences_are_listed_and_shown_side_by_side_with_marks_that_need_no_colour(qtbot):
    dialog = compare_dialog(qtbot, with_headline("Quay opens"), with_headline("Quay closes"))
    assert labels(dialog.view) == ["Headline"]
    page = dialog.view.sides.page
    assert "Quay opens" in page.toPlainText()
    assert "Quay closes" in page.toPlainText()
    html = page.toHtml()
    assert "line-through" in html
    assert "underline" in html


def test_text_that_looks_like_markup_is_shown_as_it_is(qtbot):
    odd = "<b>bold</b> & <img src='file:///etc/passwd'>"
    dialog = compare_dialog(qtbot, with_headline("Quay"), with_headline(odd))
    assert odd in dialog.view.sides.page.toPlainText()


def test_the_keys_walk_through_the_differences(qtbot):
    blocks = [Paragraph(id=f"p{number}", text=f"Number {number}.") for number in range(3)]
    changed = [block.replace(text=f"{block.text} More.") for block in blocks]
    dialog = compare_dialog(qtbot, release_with(*blocks), release_with(*changed))
    view = dialog.view
    assert view.list.currentRow() == 0
    view.step(1)
    assert view.list.currentRow() == 1
    assert view.sides.page.extraSelections()
    view.step(5)
    assert view.list.currentRow() == 2
    view.step(-9)
    assert view.list.currentRow() == 0
    with qtbot.waitSignal(dialog.place_requested) as asked:
        qtbot.keyClick(view.list, Qt.Key.Key_Return)
    assert asked.args == ["editions/en-GB/sections/s1/blocks/p0/text"]


def test_nothing_to_show_is_said(qtbot):
    dialog = compare_dialog(qtbot, small_release(), small_release())
    assert dialog.view.count.text() == "No differences"
    assert "do not differ" in dialog.view.sides.page.toPlainText()
    assert not dialog.view.after.isEnabled()


def test_the_page_follows_the_theme(qtbot, qapp):
    dialog = compare_dialog(qtbot, with_headline("Quay opens"), with_headline("Quay closes"))
    theme.apply(qapp, "dark")
    assert theme.DARK.danger in dialog.view.sides.page.toHtml()


def test_a_report_is_written(qtbot, tmp_path: Path):
    dialog = compare_dialog(qtbot, with_headline("Quay opens"), with_headline("Quay closes"))
    dialog.write_report(tmp_path / "report.html")
    assert "<del>opens</del>" in (tmp_path / "report.html").read_text("utf-8")


class Desk:
    """A release with two versions and a snapshot."""

    def __init__(self, folder: Path) -> None:
        self.session = Session(Project(with_headline("Third")))
        self.store = VersionStore(folder)
        for minute, text in enumerate(("First", "Second")):
            self.store.record(
                Project(with_headline(text)),
                saved=NOON + dt.timedelta(minutes=minute),
                person="Morven",
                words=9,
            )
        snapshot = take_snapshot(with_headline("Legal"), "sent to Legal", NOON, "Morven")
        self.session.records.keep_snapshots((snapshot,))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "versions")


@pytest.fixture
def dialog(qtbot, desk: Desk) -> VersionsDialog:
    dialog = VersionsDialog(desk.session, desk.store)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_versions_and_snapshots_are_listed_with_time_person_and_words(dialog: VersionsDialog):
    shown = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert shown[0].startswith("Now\n")
    assert shown[1].startswith("sent to Legal\n2 March 2026")
    assert shown[2] == f"{moment_in_words(NOON + dt.timedelta(minutes=1))}\nMorven · 9 words"
    assert len(shown) == 4


def test_a_version_is_compared_with_the_present_and_with_any_other(dialog: VersionsDialog):
    dialog.list.setCurrentRow(3)
    text = dialog.view.sides.page.toPlainText()
    assert "First" in text
    assert "Third" in text
    dialog.other.setCurrentIndex(dialog.other.findText("sent to Legal"))
    assert "Legal" in dialog.view.sides.page.toPlainText()
    dialog.list.setCurrentRow(2)
    dialog.other.setCurrentIndex(1)
    text = dialog.view.sides.page.toPlainText()
    assert "First" in text
    assert "Second" in text
    assert "Third" not in text


def test_restoring_asks_for_the_release_of_the_version(qtbot, dialog: VersionsDialog):
    dialog.list.setCurrentRow(3)
    with qtbot.waitSignal(dialog.restore_requested) as asked:
        qtbot.mouseClick(dialog.restore, Qt.MouseButton.LeftButton)
    assert asked.args[0] == with_headline("First")


def test_the_present_text_is_nothing_to_restore(dialog: VersionsDialog):
    dialog.list.setCurrentRow(0)
    assert not dialog.restore.isEnabled()
    assert "present text" in dialog.view.sides.page.toPlainText()


def test_a_version_that_is_the_present_text_is_nothing_to_restore(qtbot, desk: Desk):
    desk.store.record(Project(with_headline("Third")), saved=NOON, person="Morven", words=9)
    dialog = VersionsDialog(desk.session, desk.store)
    qtbot.addWidget(dialog)
    dialog.show()
    enabled = []
    for row in range(1, dialog.list.count()):
        dialog.list.setCurrentRow(row)
        enabled.append((dialog.view.count.text() != "No differences", dialog.restore.isEnabled()))
    assert (False, False) in enabled
    assert all(differs == is_enabled for differs, is_enabled in enabled)


def test_states_are_compared_once(qtbot, desk: Desk, monkeypatch):
    from releasedesk.review import compare as comparing

    compared: list[Release] = []

    def counted(old: Release, new: Release):
        compared.append(new)
        return differences(old, new)

    monkeypatch.setattr(comparing, "differences", counted)
    dialog = VersionsDialog(desk.session, desk.store)
    qtbot.addWidget(dialog)
    assert len(compared) == 1
    dialog.refresh()
    assert len(compared) == 2


def test_a_damaged_version_is_said_in_its_place(qtbot, desk: Desk, tmp_path: Path):
    newest = desk.store.versions("small")[0]
    (content,) = (tmp_path / "versions").rglob(newest.content)
    content.write_bytes(b"z")
    dialog = VersionsDialog(desk.session, desk.store)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.list.setCurrentRow(2)
    assert dialog.problem.text().startswith("This version is damaged")
    dialog.list.setCurrentRow(3)
    assert not dialog.problem.isVisible()


def test_a_snapshot_is_renamed_and_removed(qtbot, dialog: VersionsDialog, desk: Desk, monkeypatch):
    dialog.snapshots_changed.connect(desk.session.records.keep_snapshots)
    dialog.list.setCurrentRow(1)
    assert dialog.rename.isVisible()
    monkeypatch.setattr(questions, "ask_for_name", lambda *args: "sent to the chair")
    qtbot.mouseClick(dialog.rename, Qt.MouseButton.LeftButton)
    assert [each.name for each in desk.session.records.snapshots] == ["sent to the chair"]
    monkeypatch.setattr(questions, "ask_whether_to_lose", lambda *args: True)
    qtbot.mouseClick(dialog.remove, Qt.MouseButton.LeftButton)
    assert desk.session.records.snapshots == ()
    assert dialog.list.count() == 3


def test_a_long_name_makes_no_window_wider_than_the_screen(qtbot, desk: Desk):
    name = "sent to Legal and Policy for the second reading on Friday, before the board meeting"
    (snapshot,) = desk.session.records.snapshots
    desk.session.records.keep_snapshots((snapshot.replace(name=name),))
    versions = VersionsDialog(desk.session, desk.store)
    qtbot.addWidget(versions)
    file = "Harbour_Trust_release_final_v12_with_all_changes_from_Legal_and_Policy_and_the_chair_2026-11-27"
    comparison = CompareDialog(compare(with_headline("One"), with_headline("Two")), file, "quay")
    qtbot.addWidget(comparison)
    merging = clash(qtbot, origin=file)
    for window in (versions, comparison, merging):
        assert window.minimumSizeHint().width() < 760


def test_a_release_open_for_reading_is_not_changed(qtbot, desk: Desk):
    desk.session.access.forbid("It is open elsewhere.")
    dialog = VersionsDialog(desk.session, desk.store)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.list.setCurrentRow(1)
    assert not dialog.restore.isEnabled()
    assert not dialog.snapshot.isEnabled()
    assert dialog.save_copy.isEnabled()


def merge_dialog(
    qtbot, base: Release, ours: Release, theirs: Release, origin: str = "Anna’s copy"
) -> MergeDialog:
    merged = merge(base, ours, theirs)
    conflicts = open_conflicts(merged.conflicts, origin)

    def preview(choices):
        release = merged.release
        for conflict in conflicts:
            if conflict.id in choices:
                release = resolved(release, conflict, choices[conflict.id])
        return release

    dialog = MergeDialog(f"Merge {origin}", "Two places.", ours, conflicts, preview, woven=merged.woven)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def clash(qtbot, origin: str = "Anna’s copy") -> MergeDialog:
    def both(headline: str, text: str) -> Release:
        return release_with(Paragraph(id="p1", text=text), headline=headline)

    return merge_dialog(
        qtbot, both("Old", "Old text."), both("Ours", "Our text."), both("Theirs", "Their text."), origin
    )


def test_both_texts_stand_side_by_side_with_what_differs_marked(qtbot):
    dialog = clash(qtbot)
    panel = dialog.panel
    assert labels(panel) == ["Headline", "Opening, paragraph 1"]
    panel.step(1)
    assert panel.ours.toPlainText() == "Our text."
    assert panel.theirs.toPlainText() == "Their text."
    assert "underline" in panel.ours.toHtml()
    assert panel.their_name.text() == "Theirs: Anna’s copy"
    assert "not decided" in panel.list.item(1).data(Qt.ItemDataRole.AccessibleTextRole)


def decided_later(qtbot, now: Release) -> MergeDialog:
    """The dialog about a conflict in a paragraph, p1; `now` is what became of the release since the merge."""
    words = ("Old text.", "Our text.", "Their text.")
    base, ours, theirs = (release_with(Paragraph(id="p1", text=text)) for text in words)
    conflicts = open_conflicts(merge(base, ours, theirs).conflicts)
    dialog = MergeDialog("Decide", "", now, conflicts, lambda choices: now)
    qtbot.addWidget(dialog)
    return dialog


def test_a_place_that_was_removed_since_is_said_and_only_its_words_are_left(qtbot):
    dialog = decided_later(qtbot, release_with(Paragraph(id="p2", text="Another one.")))
    panel = dialog.panel
    assert panel.hint.text().startswith("This place is not in the release any more.")
    assert (panel.ours.toPlainText(), panel.theirs.toPlainText()) == ("Our text.", "Their text.")
    panel._choose("theirs")
    assert panel.choices == {}


def test_what_was_written_on_since_the_merge_is_what_stands(qtbot):
    dialog = decided_later(qtbot, release_with(Paragraph(id="p1", text="Our text and theirs.")))
    panel = dialog.panel
    assert panel.ours.toPlainText() == "Our text and theirs."
    assert panel.our_name.text() == "Mine (stands there now)"
    assert panel.hint.text().endswith("What stands there was written on since the merge.")


def test_the_marks_of_a_comparison_are_not_copied(qtbot, qapp):
    # They are bold, and would be bold in the release.
    dialog, comparison = clash(qtbot), compare_dialog(qtbot, with_headline("One"), with_headline("Two"))
    for page, words in ((dialog.panel.theirs, "Theirs"), (comparison.view.sides.page, "One")):
        page.selectAll()
        page.copy()
        copied = qapp.clipboard().mimeData()
        assert copied.formats() == ["text/plain"]
        assert words in copied.text()


def test_choices_are_made_by_button_and_key_and_given_back(qtbot):
    dialog = clash(qtbot)
    panel = dialog.panel
    assert dialog.state.text() == "2 places are not decided yet"
    assert not panel.segments.button("both").isVisible()
    qtbot.mouseClick(panel.segments.button("theirs"), Qt.MouseButton.LeftButton)
    panel.step(1)
    assert panel.segments.button("both").isVisible()
    dialog.activateWindow()
    panel.list.setFocus()
    qtbot.waitUntil(panel.list.hasFocus)
    qtbot.keyClick(panel.list, Qt.Key.Key_F6)
    assert dialog.state.text() == "Everything is decided"
    assert panel.segments.value == "ours"
    qtbot.mouseClick(panel.segments.button(""), Qt.MouseButton.LeftButton)
    assert dialog.state.text() == "One place is not decided yet"
    with qtbot.waitSignal(dialog.accepted_choices) as given:
        qtbot.mouseClick(dialog.do_button, Qt.MouseButton.LeftButton)
    (choices,) = given.args
    assert list(choices.values()) == ["theirs"]


def test_the_text_that_stands_in_the_release_is_named(qtbot):
    base = release_with(Paragraph(id="p1", text="Old text."), headline="Old")
    dialog = clash(qtbot)
    panel = dialog.panel
    assert (panel.our_name.text(), panel.their_name.text()) == (
        "Mine (stands there now)",
        "Theirs: Anna’s copy",
    )
    dialog = merge_dialog(qtbot, base, release_with(headline="Old"), put(base, TEXT, "Their text."))
    assert (dialog.panel.our_name.text(), dialog.panel.their_name.text()) == (
        "Mine",
        "Theirs: Anna’s copy (stands there now)",
    )


def test_places_are_named_from_the_left_whatever_their_headings_are(qtbot):
    base = arabic_release()
    words = [put(base, "editions/ar/sections/s1/blocks/q1/paragraphs/0", text) for text in ("أهله", "الناس")]
    comparison, merging = compare_dialog(qtbot, *words), merge_dialog(qtbot, base, words[0], words[1])
    block = comparison.view.sides.page.document().begin()
    directions = []
    while block.isValid():
        directions += [block.textDirection()] if block.text() else []
        block = block.next()
    right = Qt.LayoutDirection.RightToLeft
    assert directions == [Qt.LayoutDirection.LeftToRight, right, right]
    title = merging.panel.title
    assert title.text().endswith("ما الذي يتغير على الرصيف, quote 1")
    assert title.text().startswith("\u200e")


@pytest.mark.usefixtures("large")
def test_where_it_is_narrow_the_places_to_decide_stand_above_the_texts(qtbot):
    dialog = clash(qtbot)
    dialog.resize(760, 700)
    panel = dialog.panel
    qtbot.waitUntil(lambda: panel.list.width() > panel.width() - 20)
    assert panel.ours.width() > panel.width() // 3
    dialog.resize(1400, 700)
    qtbot.waitUntil(lambda: panel.list.width() < panel.width() // 2)


def test_all_changes_show_what_the_choices_make_of_the_release(qtbot):
    dialog = clash(qtbot)
    dialog.panel._choose("theirs")
    dialog._show_page("all")
    assert "Theirs" in dialog.changes.sides.page.toPlainText()
    assert labels(dialog.changes) == ["Headline"]


def test_what_one_side_removed_is_said_in_words(qtbot):
    base, theirs = (
        release_with(Paragraph(id="p1", text="One."), Paragraph(id="p2", text=text))
        for text in ("Two.", "Two!!")
    )
    dialog = merge_dialog(qtbot, base, release_with(Paragraph(id="p1", text="One.")), theirs)
    assert dialog.panel.ours.toPlainText() == "removed it"
    assert "Two!!" in dialog.panel.theirs.toPlainText()


def test_a_merge_without_questions_shows_what_comes_in(qtbot):
    dialog = merge_dialog(qtbot, small_release(), small_release(), with_headline("Theirs"))
    assert not dialog.pages.button("decide").isEnabled()
    assert dialog.state.text() == "Everything fits together"
    assert labels(dialog.changes) == ["Headline"]


def test_what_was_put_together_of_both_sides_is_said_where_it_is(qtbot):
    words = (
        "The quay opens on Monday, and all of it is free to walk.",
        "The old quay opens on Monday, and all of it is free to walk.",
        "The quay opens on Monday, and all of it is free to walk and fish.",
    )
    sides = (release_with(Paragraph(id="p1", text=text), headline="Old") for text in words)
    base, ours, theirs = sides
    dialog = merge_dialog(qtbot, base, ours, put(theirs, "editions/en-GB/headline", "New"))
    spoken = [
        dialog.changes.list.item(row).data(Qt.ItemDataRole.AccessibleTextRole)
        for row in range(dialog.changes.list.count())
    ]
    assert spoken == ["Headline, changed", "Opening, paragraph 1, changed, of both sides: read it once"]


def test_every_control_has_a_name(qtbot, dialog: VersionsDialog):
    for each in (dialog.list, dialog.other, dialog.view.list, dialog.view.sides.page, dialog.view.before):
        assert each.accessibleName()


def test_a_full_release_of_two_languages_is_shown(qtbot):
    old = full_release()
    dialog = compare_dialog(qtbot, old, put(old, "editions/en-GB/kicker", "Statement"))
    assert labels(dialog.view) == ["Kicker (en-GB)"]
