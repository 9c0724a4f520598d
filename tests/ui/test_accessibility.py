"""Everything is told to a screen reader, reached with Tab, seen when it has the focus, and readable."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from releasedesk.ui import motion, theme
from releasedesk.ui.style_sheet import style_sheet
from releasedesk.ui.theme import DARK, LIGHT, Theme
from releasedesk.ui.writing.block_cards import BlockCard
from releasedesk.ui.writing.quote_strip import QuoteStrip
from tests.releases import full_release
from tests.ui.accessible import problems, tab_stops
from tests.ui.open_window import OpenWindow
from tests.ui.test_theme import contrast

# Menus and lists grab the keyboard, which the offscreen screen cannot do.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Key = Qt.Key


@pytest.fixture
def window(qtbot, monkeypatch) -> OpenWindow:
    made = OpenWindow(qtbot, monkeypatch, full_release())
    made.workspace.form.complete()
    for area in made.workspace.form.writing_areas():
        area.fill()
    QApplication.processEvents()
    return made


def test_a_screen_reader_is_told_everything_in_the_window(window):
    assert problems(window.window) == []


@pytest.mark.parametrize(
    "action",
    [
        "export", "preferences", "shortcuts", "report", "about", "versions", "library", "house_styles", "words",
        "insert_field", "insert_from_library", "find", "replace", "palette", "link",
    ],
)  # fmt: skip
def test_a_screen_reader_is_told_everything_in_a_window_that_opens(window, action, monkeypatch):
    found: list[str] = []
    seen: list[QDialog] = []

    def look(dialog: QDialog) -> int:
        dialog.show()
        QApplication.processEvents()
        found.extend(problems(dialog))
        seen.append(dialog)
        dialog.close()
        return 0

    monkeypatch.setattr(QDialog, "exec", look)
    block = window.edition.sections[0].blocks[0]
    window.go_to(f"sections/{window.edition.sections[0].id}/blocks/{block.id}")
    window.do(action)
    opened = [
        each
        for each in QApplication.topLevelWidgets()
        if each.isVisible() and each is not window.window and each not in seen
    ]
    for each in (*opened, window.window):
        found.extend(problems(each))
    assert seen or opened or action in ("find", "replace", "palette", "link")
    assert found == []
    for each in opened:
        each.close()


def visited(start: QWidget, *, key: Qt.Key = Key.Key_Tab, most: int = 300) -> list[QWidget]:
    """Press a key again and again until the focus is back where it was."""
    start.setFocus(Qt.FocusReason.TabFocusReason)
    found: list[QWidget] = []
    for _ in range(most):
        focus = QApplication.focusWidget()
        assert focus is not None
        if found and focus is found[0]:
            return found
        found.append(focus)
        QTest.keyClick(focus, key)
    raise AssertionError("the focus goes round in a circle that does not close")


def belongs_to_a_block(widget: QWidget) -> bool:
    """Fields of quotes, pictures and tables are reached from their block, not from every text on the way."""
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QuoteStrip | BlockCard):
        parent = parent.parentWidget()
    return parent is not None


@pytest.mark.parametrize("key", [Key.Key_Tab, Key.Key_Backtab], ids=["forward", "backward"])
def test_the_tabulator_alone_comes_to_every_control(window, key):
    wanted = [stop for stop in tab_stops(window.window) if not belongs_to_a_block(stop)]
    window.go_to("headline")
    first = QApplication.focusWidget()
    assert first is not None
    came_to = set(visited(first, key=key))
    assert [stop for stop in wanted if stop not in came_to] == []


def test_the_fields_of_a_quote_and_of_a_picture_are_reached_from_their_block(window):
    section = window.edition.sections
    quote = next(block for block in section[0].blocks if block.kind == "quote")
    figure = next(block for block in section[1].blocks if block.kind == "figure")
    names = []
    for where in (f"{section[0].id}/blocks/{quote.id}", f"{section[1].id}/blocks/{figure.id}"):
        window.go_to(f"sections/{where}")
        for _ in range(7):
            focus = QApplication.focusWidget()
            assert focus is not None
            QTest.keyClick(focus, Key.Key_Tab)
            focus = QApplication.focusWidget()
            assert focus is not None
            names.append(focus.accessibleName())
    quoted, shown = names[:3], names[7:10]
    owner = quoted[0].rpartition(": ")[0]
    assert re.fullmatch("Quote “.{10,40}…”", owner)
    assert quoted == [f"{owner}: {own}" for own in ("Speaker", "Verb", "Place of the attribution")]
    owner = shown[0].rpartition(": ")[0]
    assert re.fullmatch("Picture “.{10,40}…?”", owner)
    assert shown == [f"{owner}: {own}" for own in ("Caption", "Credit", "Rights")]


@pytest.mark.parametrize("shown", ["light", "dark"])
def test_the_focus_is_drawn(window, qapp, shown):
    theme.apply(qapp, shown)
    window.go_to("headline")
    unseen = []
    for stop in tab_stops(window.window):
        if belongs_to_a_block(stop):
            continue
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        if window.workspace.form.isAncestorOf(stop):
            window.workspace.form.ensureWidgetVisible(stop)
        QApplication.processEvents()
        with_focus = _picture(stop)
        stop.clearFocus()
        QApplication.processEvents()
        if _picture(stop) == with_focus:
            unseen.append(f"{type(stop).__name__} {stop.accessibleName()}")
    assert unseen == []


def _picture(widget: QWidget):
    around = QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size()).adjusted(-4, -4, 4, 4)
    return widget.window().grab(around).toImage()


_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")


def _colours(sheet: str) -> list[tuple[str, str, str]]:
    """Return the ink and the ground of every rule that colours text: its selector, ink and ground."""
    rules: dict[str, dict[str, str]] = {}
    for selectors, body in _RULE.findall(sheet):
        declared = dict(each.split(":", 1) for each in body.split(";") if ":" in each)
        for selector in selectors.split(","):
            known = rules.setdefault(selector.strip(), {})
            known.update({name.strip(): value.strip() for name, value in declared.items()})
    found = []
    for selector, declared in rules.items():
        if "color" not in declared:
            continue
        ground = declared.get("background")
        for base in _bases(selector):
            ground = ground or rules.get(base, {}).get("background")
        found.append((selector, declared["color"], ground or "transparent"))
    return found


def _bases(selector: str) -> list[str]:
    """Return the selectors of which a rule takes the ground over: without its states, and of what it stands in."""
    bare = re.sub(r":{1,2}!?[a-z-]+", "", selector)
    around = bare.rpartition(" ")[0]
    return [bare, re.sub(r"\[[^\]]*\]$", "", bare), *([around] if around else [])]


@pytest.mark.parametrize("shown", [LIGHT, DARK], ids=["light", "dark"])
def test_every_ink_of_the_style_sheet_is_readable_on_what_it_stands_on(qapp, shown: Theme):
    coloured = _colours(style_sheet(shown, QFont()))
    assert len(coloured) > 40
    faint = []
    for selector, ink, ground in coloured:
        grounds = [ground] if ground.startswith("#") else [shown.window, shown.surface]
        faint += [f"{selector}: {ink} on {each}" for each in grounds if contrast(ink, each) < 4.5]
    assert faint == []


@pytest.mark.parametrize("shown", [LIGHT, DARK], ids=["light", "dark"])
def test_what_the_style_draws_itself_is_readable_also_where_it_is_disabled(qapp, shown: Theme):
    made = theme.palette(shown)
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    pairs = (
        (role.WindowText, role.Window), (role.Text, role.Base), (role.ButtonText, role.Button),
        (role.PlaceholderText, role.Base), (role.PlaceholderText, role.Window), (role.Link, role.Window),
        (role.HighlightedText, role.Highlight), (role.ToolTipText, role.ToolTipBase),
    )  # fmt: skip
    for ink, ground in pairs:
        for each in (group.Active, group.Inactive, group.Disabled):
            assert contrast(made.color(each, ink).name(), made.color(each, ground).name()) >= 4.5, (ink, each)


def test_nothing_glides_where_motion_is_not_wanted(window):
    form = window.workspace.form
    window.window.settings.moves_smoothly = False
    window.window.use_setting("moves_smoothly")
    assert not motion.is_wanted(form)
    # What is still being made above moves the position by itself, without any motion on the screen.
    form.complete()
    QTest.qWait(500)
    form.verticalScrollBar().setValue(0)
    assert form.enter(f"editions/{window.edition.language}/sections/{window.edition.sections[1].id}/heading")
    there = form.verticalScrollBar().value()
    QTest.qWait(250)
    assert form.verticalScrollBar().value() == there
    window.window.settings.moves_smoothly = True
    window.window.use_setting("moves_smoothly")
    assert motion.is_wanted(form)
