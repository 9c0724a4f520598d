"""Every window, dialog and panel besides the form: told to a screen reader, reached with Tab, the focus seen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QWidget

from releasedesk.findings import Finding, Severity
from releasedesk.library.entries import KINDS, Snippet
from releasedesk.model import Boilerplate, Contact, Figure, Paragraph, Person, Phone, Release, Table
from releasedesk.model.place import put
from releasedesk.review.compare import compare
from releasedesk.review.conflicts import open_conflicts, resolved
from releasedesk.review.merge import merge
from releasedesk.session.session import Session
from releasedesk.session.settings import Settings
from releasedesk.ui import theme
from releasedesk.ui.main_window import MainWindow
from releasedesk.ui.preferences.table import PAGES
from tests.releases import full_release, release_with, small_release
from tests.ui.accessible import nameless_rows, problems, tab_stops
from tests.ui.keeping.conftest import crashed, headline, saved

# Menus and lists grab the keyboard, which the offscreen screen cannot do.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Make = Callable[[Path], QWidget]


def _both(title: str, text: str) -> Release:
    return release_with(Paragraph(id="p1", text=text), headline=title)


def _merge(_: Path) -> QWidget:
    from releasedesk.ui.comparing.merge_dialog import MergeDialog

    base, ours, theirs = _both("Quay", "It opens."), _both("Ours", "We open it."), _both("Theirs", "They do.")
    merged = merge(base, ours, theirs)
    conflicts = open_conflicts(merged.conflicts, "Anna’s copy")

    def preview(choices) -> Release:
        release = merged.release
        for conflict in conflicts:
            if conflict.id in choices:
                release = resolved(release, conflict, choices[conflict.id])
        return release

    return MergeDialog("Merge", "Two places.", ours, conflicts, preview)


def _merged_changes(folder: Path) -> QWidget:
    from releasedesk.ui.comparing.merge_dialog import MergeDialog

    dialog = _merge(folder)
    assert isinstance(dialog, MergeDialog)
    dialog.pages.button("all").click()
    return dialog


def _compare(_: Path) -> QWidget:
    from releasedesk.ui.comparing.compare_dialog import CompareDialog

    old = full_release()
    new = put(put(old, "editions/en-GB/headline", "Another one"), "editions/en-GB/kicker", "")
    return CompareDialog(compare(old, new), "before", "after")


def _findings(_: Path) -> QWidget:
    from releasedesk.ui.dialogs.findings_dialog import FindingsDialog

    found = [
        Finding("a", severity, "Something is not certain.", place="editions/en-GB/headline")
        for severity in Severity
    ]
    found.append(Finding("b", Severity.NOTE, "A line.", line=3))
    return FindingsDialog("Imported", "Four things.", found, small_release())


def _recovery(folder: Path) -> QWidget:
    from releasedesk.session.folders import recovery_folder
    from releasedesk.session.recovery import offers
    from releasedesk.ui.keeping.recovery_dialog import RecoveryDialog

    crashed(Session.unsaved(small_release()))
    session = Session.opened(saved(folder / "lock.releasedesk"))
    headline(session, "Lock closes")
    crashed(session)
    found = offers(recovery_folder())
    assert len(found) == 2
    return RecoveryDialog(found, found[0])


def _crop(_: Path) -> QWidget:
    from releasedesk.ui.writing.crop_dialog import CropDialog

    release = full_release()
    blocks = (block for section in release.editions[0].sections for block in section.blocks)
    return CropDialog(release.assets[0], next(block for block in blocks if isinstance(block, Figure)))


def _table(_: Path) -> QWidget:
    from releasedesk.ui.writing.table_dialog import TableDialog

    return TableDialog(Table(id="t", caption="Visitors", header=True, rows=(("Month", "All"), ("May", ""))))


def _add_language(_: Path) -> QWidget:
    from releasedesk.ui.editions.add_dialog import AddLanguageDialog

    return AddLanguageDialog(full_release())


def _start_page(folder: Path) -> QWidget:
    settings = Settings()
    for name in ("lock", "quay"):
        settings.remember_file(saved(folder / f"{name}.releasedesk"))
    window = MainWindow(settings)
    window.show_start()
    return window


def _start_page_after_a_crash(folder: Path) -> QWidget:
    crashed(Session.unsaved(small_release()))
    window = MainWindow(Settings())
    window.show_start()
    window.recovery.look()
    assert window.recovery.wait()
    return window


def _house_styles(folder: Path) -> QWidget:
    from releasedesk.session.style_library import StyleLibrary
    from releasedesk.ui.house_styles.window import HouseStyleWindow

    window = HouseStyleWindow(full_release(), "en-GB", StyleLibrary(folder / "styles"))
    window.duplicate.click()
    return window


_KEPT = (
    Person(id="m", name="Marta Ó Briain", title="economist"),
    Contact(id="c", name="Press office", phones=(Phone(kind="work", number="+44 20 7946 0000"),)),
    Boilerplate(id="b", heading="About", paragraphs=("A trust.",)),
    Snippet(id="s", title="Tides", blocks=(Paragraph(id="a", text="Tide tables are forecasts."),)),
)


def _library(_: Path, kind: int) -> QWidget:
    from releasedesk.ui.library.window import LibraryWindow
    from releasedesk.ui.library_book import shared

    book = shared()
    for each in _KEPT:
        book.put(each)
    book.put(_KEPT[0].replace(title="chief economist"), book.library().people[0].id)
    window = LibraryWindow(book, language="en-GB")
    window.kinds.setCurrentRow(kind)
    return window


def _preferences(_: Path, page: int) -> QWidget:
    from releasedesk.ui.preferences.dialog import PreferencesDialog

    dialog = PreferencesDialog(Settings())
    dialog.list.setCurrentRow(page)
    return dialog


WINDOWS: dict[str, Make] = {
    "merge": _merge,
    "changes of a merge": _merged_changes,
    "compare": _compare,
    "findings": _findings,
    "recovery": _recovery,
    "crop": _crop,
    "table": _table,
    "add language": _add_language,
    "start page": _start_page,
    "start page after a crash": _start_page_after_a_crash,
    "house styles": _house_styles,
    **{f"library: {kind}": partial(_library, kind=at) for at, kind in enumerate(KINDS)},
    **{f"preferences: {page.name}": partial(_preferences, page=at) for at, page in enumerate(PAGES)},
}


@pytest.fixture(params=WINDOWS)
def shown(request, qtbot, tmp_path: Path) -> QWidget:
    """A window on the screen."""
    made = WINDOWS[request.param](tmp_path)
    qtbot.addWidget(made)
    made.resize(max(made.width(), 900), max(made.height(), 620))
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    QApplication.processEvents()
    return made


def test_a_screen_reader_is_told_everything(shown: QWidget):
    assert shown.windowTitle()
    assert problems(shown) == []


def test_every_row_of_a_list_is_told(shown: QWidget):
    found = [
        row
        for view in shown.findChildren(QAbstractItemView)
        if view.isVisible()
        for row in nameless_rows(view)
    ]
    assert found == []


def test_the_tabulator_comes_to_every_control_and_the_focus_is_seen(shown: QWidget, qapp: QApplication):
    theme.apply(qapp, "dark")
    QApplication.processEvents()
    came_to: list[QWidget] = [_focused()]
    unseen = []
    for _ in range(400):
        stop = came_to[-1]
        unseen += [] if _is_seen(stop) else [_named(stop)]
        for _ in range(40):
            # A page goes from link to link, a grid from cell to cell, before the focus leaves it.
            focus = QApplication.focusWidget()
            assert focus is not None
            QTest.keyClick(focus, Qt.Key.Key_Tab)
            if _focused() is not stop:
                break
        else:
            pytest.fail(f"the focus does not leave {_named(stop)}")
        if _focused() in came_to:
            break
        came_to.append(_focused())
    assert _focused() is came_to[0]
    assert [_named(each) for each in tab_stops(shown) if each not in came_to and not _is_left_out(each)] == []
    assert unseen == []


def _focused() -> QWidget:
    """Return the control that has the focus: of a cell that is edited, the grid."""
    focus = QApplication.focusWidget()
    assert focus is not None, "nothing has the focus"
    around = focus.parentWidget()
    while around is not None and not isinstance(around, QAbstractItemView):
        around = around.parentWidget()
    return around or focus


def _is_left_out(button: QWidget) -> bool:
    """Tell whether a button is one of several of which another is chosen: the arrow keys come to it."""
    if not isinstance(button, QAbstractButton) or not button.isCheckable() or button.isChecked():
        return False
    around = button.parentWidget()
    others = around.findChildren(QAbstractButton) if around is not None else []
    return button.autoExclusive() and any(each.isChecked() for each in others)


def _named(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName()}"


def _is_seen(focus: QWidget) -> bool:
    """Tell whether a control looks another way with the focus than without."""
    with_focus = _picture(focus)
    inner = QApplication.focusWidget()
    if inner is not focus:
        # The cell that is edited has an edge of its own.
        return inner is not None and inner.isVisible()
    focus.clearFocus()
    QApplication.processEvents()
    without = _picture(focus)
    focus.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    return with_focus != without


def _picture(widget: QWidget):
    around = QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size()).adjusted(-4, -4, 4, 4)
    return widget.window().grab(around).toImage()
