"""Find and replace of one window: searches while one types, goes to what was found, and replaces it as one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QDockWidget, QWidget
from shiboken6 import isValid

from releasedesk.editing.replacing import replace
from releasedesk.model.place import edition_place
from releasedesk.session.searching import Hit, Results, Searcher, Wish, Within
from releasedesk.ui import keymap
from releasedesk.ui.finding.panel import FindPanel
from releasedesk.ui.text_places import (
    Stretch,
    TextWidget,
    caret_position,
    focused_text,
    select,
    selected,
    selected_blocks,
    text_at,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from releasedesk.session.session import Change
    from releasedesk.ui.main_window import MainWindow

_PAUSE = 120
"""Milliseconds after a key before a search begins."""
_LONGEST_WORDS = 60
"""Characters that are looked for where they are selected; a longer selection is searched in."""
_CHANGE_PAUSE = 350
"""Milliseconds after a change of the release before it is searched again."""


class FindActions(QObject):
    """Makes the panel and carries out what it asks for."""

    _found = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.panel = FindPanel()
        self.dock = QDockWidget("Find and replace", window)
        self.dock.setObjectName("find")
        self.dock.setTitleBarWidget(QWidget())
        self.dock.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
        self.dock.setWidget(self.panel)
        self.dock.hide()
        window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self.dock)
        self._searcher = Searcher(self._found.emit)
        self._results: Results | None = None
        self._within: tuple[Within, ...] = ()
        self._anchor: tuple[str, int] = ("", 0)
        self._visited: tuple[str, int] | None = None
        self._step_when_found = 0
        self._asked: Wish | None = None
        self._replace_when_found: Callable[[], None] | None = None
        self._written_in: TextWidget | None = None
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._search)
        self._connect()

    def _connect(self) -> None:
        panel = self.panel
        panel.search_requested.connect(self._on_search_requested)
        panel.step_requested.connect(self._on_step_requested)
        panel.hit_requested.connect(self._on_hit_requested)
        panel.replace_requested.connect(self.replace_one)
        panel.replace_all_requested.connect(self.replace_all)
        panel.close_requested.connect(self.close_panel)
        self._found.connect(self._on_found, Qt.ConnectionType.QueuedConnection)
        self._window.bridge.release_changed.add(self._on_release_changed)
        self._window.files.session_opened.connect(self._on_session_changed)
        self._window.files.session_closed.connect(self._on_session_changed)

    @property
    def results(self) -> Results | None:
        """What was found last."""
        return self._results

    def open_panel(self, *, with_replace: bool) -> None:
        """Show the panel; what is selected on one line is looked for, a longer selection is searched in."""
        chosen = self._selection()
        self._note_caret()
        self.panel.show_replace(with_replace)
        self.dock.show()
        self._written_in = focused_text()
        # The layout gives the panel its room with the next event.
        QTimer.singleShot(0, self, self._keep_in_view)
        words = self._words_of(chosen[0]) if len(chosen) == 1 == len(self._within) else ""
        if words:
            self.panel.words.setText(words)
        elif self._within:
            self.panel.scope.setCurrentIndex(self.panel.scope.findData("selection"))
        self.panel.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.panel.words.selectAll()
        self._search()

    def _keep_in_view(self) -> None:
        """Let the text that was written in be seen above the panel."""
        workspace, field = self._window.workspace, self._written_in
        if workspace is not None and field is not None and isValid(field):
            workspace.form.keep_in_view(field)

    def close_panel(self) -> None:
        """Hide the panel and go back to the text, to what was found last, or where the cursor was before."""
        self.dock.hide()
        hits = self._hits()
        workspace, session = self._window.workspace, self._window.session
        if 0 <= self.panel.current < len(hits) and self._go(hits[self.panel.current]):
            return
        if workspace is not None and session is not None and not workspace.go_to(self._anchor[0]):
            # Else a button of the tools has the focus, and the space bar would press it.
            workspace.go_to(edition_place(session.edition, "headline"))

    def step(self, by: int) -> None:
        """Go to the next hit or the one before: from where the caret is, in the panel from the one that is lit up."""
        if self._is_in_panel(self._window.focusWidget()) and self.panel.words.text():
            self._on_step_requested(by)
            return
        self._note_caret(by)
        if not self.panel.words.text():
            self.open_panel(with_replace=False)
            return
        self._step_when_found = by
        self._search()

    def replace_one(self) -> None:
        """Replace the hit that is lit up, and go to the next one."""
        if self._must_search_before(self.replace_one):
            return
        hits = self._hits()
        row = max(self.panel.current, 0)
        if not hits:
            return
        hit = hits[row]
        if not self._window.edits.apply(lambda release: replace(release, [hit.replacement()], "replace")):
            return
        self._within = _shifted(self._within, hit)
        self._anchor = (hit.place, hit.start + len(hit.after))
        self._step_when_found = 1
        self._search()

    def replace_all(self) -> None:
        """Replace everything that was found, as one step."""
        if self._must_search_before(self.replace_all):
            return
        hits = self._hits()
        if not hits:
            return
        count = f"{len(hits):,} place{'s' if len(hits) > 1 else ''}"
        wanted = [hit.replacement() for hit in hits]
        if self._window.edits.apply(lambda release: replace(release, wanted, f"replace {count}")):
            for hit in reversed(hits):
                self._within = _shifted(self._within, hit)
            self._window.status.say(f"{count} replaced; Undo takes it back in one step.")
            self._search()

    def close(self) -> None:
        """Stop searching."""
        self._searcher.close()

    def _hits(self) -> tuple[Hit, ...]:
        return self._results.hits if self._results is not None else ()

    def _must_search_before(self, replacing: Callable[[], None]) -> bool:
        """Have something replaced only when what is listed is what is asked for now: a key may be quicker."""
        is_listed = self._results is not None and self._results.wish is self._asked
        if is_listed and not self._timer.isActive() and self._asked == self._wish():
            return False
        self._replace_when_found = replacing
        self._search()
        return True

    def _wish(self) -> Wish:
        session, scope = self._window.session, self.panel.scope.currentData()
        return Wish(
            self.panel.query(),
            self.panel.replacement.text(),
            "" if scope == "all" or session is None else session.edition.language,
            self._within if scope == "selection" else None,
        )

    def _search(self) -> None:
        self._timer.stop()
        session = self._window.session
        if session is not None:
            self._asked = self._wish()
            self._searcher.search(session.release, self._asked)

    def _on_found(self, results: Results) -> None:
        session = self._window.session
        if session is None or results.wish is not self._asked:
            return
        replacing, self._replace_when_found = self._replace_when_found, None
        self._results, self._visited = results, None
        self.panel.show_results(results, session.release)
        by, self._step_when_found = self._step_when_found, 0
        row = self._row_from_anchor(by or 1)
        self.panel.set_current(row)
        if by and results.hits:
            self._go(results.hits[row], keep_focus=self._is_in_panel(self._window.focusWidget()))
        elif by and not results.problem:
            self._window.status.say(f"“{results.wish.query.words}” was not found.")
        if replacing is not None:
            replacing()

    def _is_in_panel(self, focus: QWidget | None) -> bool:
        return focus is not None and self.dock.isVisible() and self.panel.isAncestorOf(focus)

    def _row_from_anchor(self, by: int) -> int:
        """Return the first hit at or after the caret, or (-1) the last one before it; round at the ends."""
        assert self._results is not None
        hits, order = self._results.hits, self._results.order
        if not hits:
            return -1
        here = (order.get(self._anchor[0], -1), self._anchor[1])
        places = [(order[hit.place], hit.start if by > 0 else hit.stop) for hit in hits]
        if by > 0:
            return next((row for row, place in enumerate(places) if place >= here), 0)
        return next((row for row in range(len(places) - 1, -1, -1) if places[row] <= here), len(hits) - 1)

    def _go(self, hit: Hit, *, keep_focus: bool = False) -> bool:
        """Go to a hit; False where it has no field."""
        workspace = self._window.workspace
        focus: QWidget | None = self._window.focusWidget()
        if workspace is None:
            return False
        self._window.editions.switch_for(hit.place)
        if not workspace.go_to(hit.place):
            self._window.status.say("The form has no field for this text; it can be replaced from here.")
            self._visited = (hit.place, hit.start)
            return False
        select(focused_text(), Stretch(hit.place, hit.start, hit.stop))
        self._anchor = self._visited = (hit.place, hit.start)
        if keep_focus and focus is not None and isValid(focus) and focus.isVisible():
            # A field of one line forgets what is selected in it, unless the focus goes away for a moment only.
            focus.setFocus(Qt.FocusReason.PopupFocusReason)
        return True

    def _on_step_requested(self, by: int) -> None:
        """Go on from the hit that is lit up, the cursor stays in the panel."""
        hits, current = self._hits(), self.panel.current
        if not hits or self._timer.isActive():
            self._step_when_found = by
            self._search()
            return
        is_there = 0 <= current < len(hits) and self._visited == (hits[current].place, hits[current].start)
        row = (current + by) % len(hits) if is_there else max(current, 0)
        self.panel.set_current(row)
        self._go(hits[row], keep_focus=True)

    def _on_hit_requested(self, row: int, goes_there: bool) -> None:
        if 0 <= row < len(self._hits()):
            self._go(self._hits()[row], keep_focus=not goes_there)

    def _on_search_requested(self) -> None:
        if self.panel.scope.currentData() == "selection" and not self._within:
            self._window.status.say(
                keymap.with_keys("Nothing is selected; select some text first, then find in it", "find") + "."
            )
            self.panel.scope.setCurrentIndex(0)
        self._timer.start(_PAUSE)

    def _on_release_changed(self, _: Change) -> None:
        if self.dock.isVisible() and not self._timer.isActive():
            self._timer.start(_CHANGE_PAUSE)

    def _on_session_changed(self) -> None:
        self._results, self._within, self._anchor = None, (), ("", 0)
        self._asked = self._replace_when_found = None
        self.dock.hide()

    def _selection(self) -> list[Stretch]:
        widget = focused_text()
        if widget is None:
            return []
        chosen = selected(widget)
        objects = (Within(where, whole=True) for where in selected_blocks(widget))
        self._within = (*(Within(*each) for each in chosen), *objects)
        return chosen

    def _note_caret(self, by: int = 0) -> None:
        """Note where the search goes on: at the caret; behind what is selected, before it (-1), or with it (0)."""
        widget = focused_text()
        if widget is None:
            return
        chosen = selected(widget)
        at = text_at(widget, caret_position(widget))
        if chosen:
            first, last = chosen[0], chosen[-1]
            self._anchor = (last.place, last.stop) if by > 0 else (first.place, first.start)
        elif at is not None:
            self._anchor = (at[0].place, at[1])

    def _words_of(self, stretch: Stretch) -> str:
        widget = focused_text()
        at = text_at(widget, caret_position(widget)) if widget is not None else None
        words = at[0].text[stretch.start : stretch.stop] if at is not None else ""
        return "" if "\n" in words or len(words) > _LONGEST_WORDS else words


def _shifted(within: tuple[Within, ...], hit: Hit) -> tuple[Within, ...]:
    """Return stretches that are searched, after a hit within them was replaced."""
    by = len(hit.after) - (hit.stop - hit.start)
    return tuple(
        each._replace(stop=each.stop + by) if each.place == hit.place and hit.stop <= each.stop else each
        for each in within
    )
