"""The window: one open release or the start page, with menus, tools and the quiet line below."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from releasedesk.model.place import edition_place
from releasedesk.session.session import Change, Session
from releasedesk.session.settings import Settings, save_settings
from releasedesk.ui import focused, keymap, menus, motion, remembered
from releasedesk.ui.actions import Actions
from releasedesk.ui.bridge import SessionBridge
from releasedesk.ui.commands import COMMANDS
from releasedesk.ui.controls import tab_order
from releasedesk.ui.controls.half_typed import finish_typing
from releasedesk.ui.desk_tools import DeskTools
from releasedesk.ui.dialog_actions import DialogActions
from releasedesk.ui.edit_actions import EditActions
from releasedesk.ui.edition_actions import EditionActions
from releasedesk.ui.file_actions import FileActions
from releasedesk.ui.focus_mode import FocusMode
from releasedesk.ui.house_styles.opening import HouseStyleActions
from releasedesk.ui.keeping.keeper import Keeper
from releasedesk.ui.keeping.notices import Notices
from releasedesk.ui.keeping.recovery import Recovery
from releasedesk.ui.picture_actions import PictureActions
from releasedesk.ui.review_actions import ReviewActions
from releasedesk.ui.start_page import StartPage
from releasedesk.ui.status_line import StatusLine
from releasedesk.ui.theme_menu import ThemeMenu
from releasedesk.ui.view_actions import ViewActions
from releasedesk.ui.word_counter import WordCounter
from releasedesk.ui.workspace import Workspace

_BREATH = 120
"""Milliseconds from showing the window to making its pages; about what drawing it for the first time takes."""

_OF_WHOLE_RELEASE = frozenset({"save", "save_as", "export", "versions", "snapshot", "compare", "merge"})
"""What is done with the release as it is, and so with what is half typed in a field."""


class MainWindow(QMainWindow):
    """Puts the parts together and passes on what they tell; it makes no decision of its own.

    Signals:
        new_window_requested: A further window is wished for.
        quit_requested: The program shall end.
        settings_changed: A setting (its name) was changed in the preferences.
        closing: The window is about to close, its release still open.
    """

    new_window_requested = Signal()
    quit_requested = Signal()
    settings_changed = Signal(str)
    closing = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.actions_ = Actions(self)
        self.files = FileActions(self, settings)
        self.keeper = Keeper(self)
        self.bridge = SessionBridge()
        self.status = StatusLine()
        self.words = WordCounter(self)
        self.workspace: Workspace | None = None
        self._saved_state: tuple[object, ...] | None = None
        self._start_page: StartPage | None = None
        self._stack = QStackedWidget()
        self._recent = menus.build_menus(self, self.actions_)
        self._tool_bar = menus.build_tool_bar(self, self.actions_)
        self.dialogs = DialogActions(self)
        self.edits = EditActions(self)
        self.pictures = PictureActions(self)
        self.reviews = ReviewActions(self)
        self.house_styles = HouseStyleActions(self)
        self.views = ViewActions(self.actions_, settings)
        self.editions = EditionActions(self)
        self.themes = ThemeMenu(self.actions_, settings)
        self.notices = Notices(self, self._stack)
        self.recovery = Recovery(self)
        self.focus = FocusMode(self, self.actions_, (self._tool_bar, self.status))
        self.setCentralWidget(self.notices.whole)
        self.tools = DeskTools(self)
        self.setStatusBar(self.status)
        self.setAcceptDrops(True)
        self._connect()
        self.use_setting("shortcuts")
        self.use_setting("moves_smoothly")
        remembered.restore_geometry(self, settings)

    @property
    def session(self) -> Session | None:
        """The open project."""
        return self.bridge.session

    @property
    def start_page(self) -> StartPage:
        """The start page, made when it is first needed."""
        if self._start_page is None:
            self._start_page = StartPage(self.actions_)
            self._start_page.open_requested.connect(self.files.open)
            self._start_page.forget_requested.connect(self.files.forget)
            self._stack.addWidget(self._start_page)
        return self._start_page

    def _connect(self) -> None:
        """Connect everything that tells something with everything that has to know."""
        files = self.files
        for name, handler in self._handlers().items():
            if name in _OF_WHOLE_RELEASE:
                # A menu or key takes the focus from no field, which would take its text then.
                self.actions_[name].triggered.connect(finish_typing)
            # Qt passes whether the action is checked, which none of these asks for.
            self.actions_[name].triggered.connect(lambda _=False, do=handler: do())
        files.session_opened.connect(self.show_session)
        files.session_closed.connect(self.show_start)
        files.message_given.connect(self.status.say)
        files.findings_found.connect(self.dialogs.show_findings)
        files.missing_found.connect(self.dialogs.show_missing)
        files.recent_changed.connect(self._on_recent_changed)
        self.bridge.release_changed.add(self._on_release_changed)
        self.bridge.saved_state_changed.add(lambda _: self._show_saved_state())
        self.words.counted.connect(self.status.show_words)
        self._recent.aboutToShow.connect(self._fill_recent_menu)
        files.session_opened.connect(self.keeper.attach)
        files.session_closed.connect(self.keeper.close)
        self.notices.connect_all()
        self.reviews.connect_all()

    def _handlers(self) -> dict[str, Callable[[], object]]:
        """What every action does, by its name; those of the View menu see to themselves."""
        files, dialogs = self.files, self.dialogs
        commands = {*COMMANDS, *focused.FIELD_COMMANDS, *focused.TEXT_COMMANDS}
        return {
            **{name: partial(self.edits.do, name) for name in commands},
            "new": files.new,
            "open": files.open,
            "import": files.import_document,
            "paste_text": files.paste_text,
            "sample": files.sample,
            "save": files.save,
            "save_as": files.save_as,
            "export": dialogs.export,
            "insert_field": dialogs.insert_field,
            "close": files.close,
            "recover": self.recovery.show,
            "quit": self.quit_requested.emit,
            "new_window": self.new_window_requested.emit,
            "preferences": dialogs.show_preferences,
            "insert_picture": self.pictures.insert,
            "undo": self.edits.undo,
            "redo": self.edits.redo,
            "palette": dialogs.find_anything,
            **self.reviews.handlers(),
            "kind": dialogs.choose_kind,
            "house_styles": self.house_styles.open,
            "shortcuts": dialogs.show_shortcuts,
            "report": dialogs.report_problem,
            "about": dialogs.show_about,
        }

    def use_setting(self, name: str) -> None:
        """Do what a setting says that was changed in the preferences."""
        if name == "shortcuts":
            keymap.use(self.settings.shortcuts)
            if self.settings.shortcuts or not self.isHidden():
                self.actions_.set_keys(self.settings.shortcuts)
        elif name == "moves_smoothly":
            motion.use(self.settings.moves_smoothly)
        elif name == "theme":
            self.themes.use(self.settings.theme)
        else:
            self.views.use(name)

    def show_start(self) -> None:
        """Show the start page."""
        self.focus.leave()
        self.bridge.attach(None)
        self.start_page.show_recent(self.settings.recent)
        self.recovery.look_soon()
        self._stack.setCurrentWidget(self.start_page)
        self.actions_.show_release_open(False)
        self.status.show_nothing()
        self._show_tools(False)
        self.setWindowModified(False)
        self.setWindowTitle("ReleaseDesk")

    def show_session(self, session: Session) -> None:
        """Show an open project, in place of the one before."""
        self.files.session = session
        self.bridge.attach(session)
        workspace = self._workspace()
        workspace.show_edition(session.release, session.edition, is_new_document=True)
        self._stack.setCurrentWidget(workspace)
        self.actions_.show_release_open(True)
        self.editions.show_state()
        self._show_tools(True)
        self.status.show_words(None)
        self.status.show_pages(0)
        self.words.count(session.release, session.edition.language)
        self.status.embargo.show_line(session.edition.release_line)
        self._saved_state = None
        self._show_saved_state()
        workspace.form.begin(edition_place(session.edition, "headline"))
        if self.isVisible():
            workspace.pages.start()

    def _show_tools(self, shown: bool) -> None:
        """Show the bars around a release; the start page has no use for them."""
        self._tool_bar.setVisible(shown)
        self.status.setVisible(shown)

    def _workspace(self) -> Workspace:
        if self.workspace is None:
            workspace = self.workspace = Workspace(self._stack)
            workspace.edit_requested.connect(partial(self.edits.apply, initiator=workspace.form))
            workspace.section_edit_requested.connect(partial(self.edits.apply, initiator=workspace.outline))
            workspace.cursor_moved.connect(self.edits.cursor_moved)
            workspace.pages_changed.connect(lambda: self.status.show_pages(workspace.pages.page_count))
            self._stack.addWidget(workspace)
            self.views.attach(workspace)
            self.editions.attach(workspace)
            workspace.resize(self.size())
            workspace.share_width(self.settings.splitter)
        return self.workspace

    def _on_release_changed(self, change: Change) -> None:
        session, workspace = self.session, self.workspace
        if session is None or workspace is None:
            return
        if change.cause == "edit" and change.initiator is workspace.form:
            typed_at = change.places[0] if change.is_typing else ""
            workspace.show_written(change.release, session.edition, typed_at=typed_at)
        else:
            workspace.show_edition(change.release, session.edition)
        is_known = change.cursor is not None and workspace.restore(change.cursor)
        if change.cause in ("undo", "redo") and change.places and not is_known:
            any(map(workspace.go_to, change.places))
        self.words.count(change.release, session.edition.language)
        self.status.embargo.show_line(session.edition.release_line)

    def _show_saved_state(self) -> None:
        session = self.session
        if session is None:
            return
        state = (session.name, session.path, session.is_modified, session.undo_label, session.redo_label)
        if state == self._saved_state:
            return
        self._saved_state = state
        self.setWindowTitle(f"{session.path.name if session.path else 'Untitled'}[*] – ReleaseDesk")
        self.setWindowFilePath(str(session.path or ""))
        self.setWindowModified(session.is_modified)
        self.status.show_file(session.name, str(session.path or ""), is_saved=not session.is_modified)
        self.actions_.show_history(session.undo_label, session.redo_label)

    def _on_recent_changed(self) -> None:
        if self._start_page is not None:
            self._start_page.show_recent(self.settings.recent)

    def _fill_recent_menu(self) -> None:
        menus.fill_recent(self._recent, self.settings.recent, self.files.open)

    def _start_pages(self) -> None:
        # The window may have been closed meanwhile.
        if self.workspace is not None and self.isVisible():
            self.workspace.pages.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # The pages wait until the window is on the screen and takes input: their making does not hold that up.
        QTimer.singleShot(_BREATH, self, self._start_pages)
        self.recovery.look_soon()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not focused.press_with_return(event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Go through the whole window as it is seen, round and round."""
        return tab_order.go_on(self, forward=next)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if focused.dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = focused.dropped_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.files.open_or_import(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not (self.files.may_leave() and self.tools.close_windows()):
            event.ignore()
            return
        self.focus.leave()
        remembered.remember(self, self.settings)
        self.closing.emit()
        save_settings(self.settings)
        self.hide()
        self.keeper.close()
        self.recovery.close()
        if self.workspace is not None:
            self.workspace.pages.close_feed()
        self.words.close()
        self.reviews.close()
        self.tools.close()
        event.accept()
