"""Somebody who writes whole releases at the window with nothing but the keyboard."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from releasedesk.model import (
    Block,
    Boilerplate,
    Contact,
    Edition,
    ListBlock,
    Paragraph,
    Person,
    Quote,
    Release,
    RichText,
    Section,
    plain_text,
    runs,
)
from releasedesk.project.document import to_bytes
from releasedesk.session.session import Session
from releasedesk.ui.main_window import MainWindow
from releasedesk.ui.writing.surface import WritingSurface

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
Key = Qt.Key
_RAW = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\u00a0": " "})
"""What stands on the keys for what is typed typographically."""


class Typist:
    """Presses keys in a window, and goes to fields with the tabulator."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    @property
    def session(self) -> Session:
        session = self.window.session
        assert session is not None
        return session

    @property
    def focus(self) -> QWidget:
        QApplication.processEvents()
        focus = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert focus is not None
        inner: QWidget | None = focus.focusWidget()
        return focus if inner is None else inner

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focus, key, modifiers)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        focus = self.focus
        for character in text.translate(_RAW):
            if character.isascii():
                QTest.keyClicks(focus, character)
            else:
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    event = QKeyEvent(kind, Key.Key_unknown, Qt.KeyboardModifier.NoModifier, character)
                    QCoreApplication.sendEvent(focus, event)

    @property
    def field_name(self) -> str:
        """What the field with the cursor is called, without which contact or person it belongs to."""
        return self.focus.property("ownName") or self.focus.accessibleName()

    def tab_to(self, name: str, *, backwards: bool = False) -> None:
        """Press the tabulator until a field of that name has the cursor; a list that offers names is closed first."""
        for shown in QApplication.topLevelWidgets():
            if shown.isVisible() and shown.windowType() == Qt.WindowType.Popup:
                QTest.keyClick(shown, Key.Key_Escape)
        QApplication.processEvents()
        if not self.window.isActiveWindow():
            self.window.activateWindow()  # The offscreen screen leaves that to a list that is closed.
        visited = []
        for _ in range(120):
            self.press(Key.Key_Backtab if backwards else Key.Key_Tab, SHIFT if backwards else CONTROL & SHIFT)
            visited.append(self.field_name)
            if self.field_name == name:
                return
        raise AssertionError(f"the tabulator never comes to “{name}”, but to {visited[-12:]}")

    def fill(self, name: str, text: str) -> None:
        """Go on to a field and write in it."""
        self.tab_to(name)
        self.type(text)

    # Text

    def write_text(self, text: RichText) -> None:
        """Type a text with its formats: by their keys, links by selecting the words."""
        for run in runs(text):
            keys = [
                key for on, key in ((run.format.strong, Key.Key_B), (run.format.emphasis, Key.Key_I)) if on
            ]
            for key in keys:
                self.press(key, CONTROL)
            self.type(run.text)
            for key in keys:
                self.press(key, CONTROL)
            if run.format.link:
                for _ in run.text:
                    self.press(Key.Key_Left, SHIFT)
                self.press(Key.Key_K, CONTROL)
                self.press(Key.Key_A, CONTROL)
                self.type(run.format.link)
                self.press(Key.Key_Return)
                self.press(Key.Key_Right)

    def write_block(self, block: Block, people: tuple[Person, ...]) -> None:
        """Write a block into the empty paragraph at the cursor, and end in an empty paragraph behind it."""
        if isinstance(block, Paragraph):
            self.write_text(block.text)
            self.press(Key.Key_Return)
            return
        if isinstance(block, ListBlock):
            texts, sign = block.items, "1. " if block.ordered else "- "
        else:
            assert isinstance(block, Quote)
            texts, sign = block.paragraphs, '"'
        self.type(sign)
        for index, text in enumerate(texts):
            if index:
                self.press(Key.Key_Return)
            self.write_text(text)
        if isinstance(block, Quote):
            self.attribute(block, next(person.name for person in people if person.id == block.speaker))
        self.press(Key.Key_Return)
        self.press(Key.Key_Return)

    def attribute(self, quote: Quote, name: str) -> None:
        """Go into the strip of the quote, say who spoke and where that stands, and come back."""
        if quote.attribution.placement == "interrupting":
            for _ in range(len(plain_text(quote.paragraphs[0])) - quote.attribution.split_at):
                self.press(Key.Key_Left)
        self.press(Key.Key_Tab)
        self.type(name)
        if QApplication.activePopupWidget():
            self.press(Key.Key_Return)  # The name is completed from those who have spoken before.
        self.press(Key.Key_Tab)
        self.press(Key.Key_Tab)
        placement = self.focus
        assert isinstance(placement, QComboBox), (placement, placement.accessibleName())
        places = [placement.itemData(index) for index in range(placement.count())]
        wanted = quote.attribution.placement
        if len(quote.paragraphs) == 1 and wanted == "after_first":
            wanted = "after_last"  # The same, for one paragraph.
        way = places.index(wanted) - placement.currentIndex()
        for _ in range(abs(way)):
            self.press(Key.Key_Down if way > 0 else Key.Key_Up)
        for _ in range(3):
            self.press(Key.Key_Backtab, SHIFT)
        assert isinstance(self.focus, WritingSurface)
        self.press(Key.Key_End, CONTROL)

    def write_section(self, section: Section, people: tuple[Person, ...], *, is_first: bool) -> None:
        if not is_first:
            self.type("# ")
            self.type(section.heading)
            self.press(Key.Key_Return)
        for block in section.blocks:
            self.write_block(block, people)

    def write_body(self, edition: Edition, people: tuple[Person, ...]) -> None:
        """Write all sections, from the empty opening on; the empty paragraph at the end goes with Backspace."""
        for index, section in enumerate(edition.sections):
            self.write_section(section, people, is_first=index == 0)
        self.press(Key.Key_Backspace)

    # Around it

    def write_boilerplate(self, boilerplate: Boilerplate) -> None:
        self.tab_to("Add boilerplate")
        self.press(Key.Key_Space)
        self.type(boilerplate.heading)
        self.tab_to("Text")
        for index, paragraph in enumerate(boilerplate.paragraphs):
            if index:
                self.press(Key.Key_Return)
            self.type(plain_text(paragraph))

    def write_contact(self, contact: Contact) -> None:
        self.tab_to("Add contact")
        self.press(Key.Key_Space)
        self.type(contact.name)
        self.fill("Role", contact.role)
        self.fill("Organisation", contact.organisation)
        for index, phone in enumerate(contact.phones):
            # A new contact has room for one telephone and one address already.
            if index:
                self.tab_to("Add phone")
                self.press(Key.Key_Space)
            if self.field_name != "Phone number":
                self.tab_to("Phone number")
            self.type(phone.number)
            self.fill("Extension", phone.extension)
            self.choose_kind(phone.kind)
        for index, address in enumerate(contact.emails):
            self.tab_to("Add e-mail" if index else "E-mail address")
            if index:
                self.press(Key.Key_Space)
            self.type(address)

    def choose_kind(self, kind: str) -> None:
        """Go back to the kind of a telephone and choose it by its first letters."""
        self.tab_to("Kind of phone", backwards=True)
        field = self.focus
        holder = field if isinstance(field, QComboBox) else field.parentWidget()
        assert isinstance(holder, QComboBox)
        kinds = [holder.itemData(index) for index in range(holder.count())]
        way = kinds.index(kind) - holder.currentIndex()
        for _ in range(abs(way)):
            self.press(Key.Key_Down if way > 0 else Key.Key_Up)


def shape(release: Release) -> Any:
    """A release without the names that its parts go by, each in the order of its first mention instead."""
    found = to_shape(release.model_dump(mode="json"), {})
    found["id"] = ""
    return found


def to_shape(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, dict):
        known: dict[str, Any] = {}
        if "paragraphs" in value and value.get("attribution", {}).get("split_at"):
            # Before or after the space between two sentences is the same place.
            words, attribution = plain_text(value["paragraphs"][0]), value["attribution"]
            before = words[: attribution["split_at"]].rstrip()
            value = value | {"attribution": attribution | {"split_at": len(before)}}
        for key, each in value.items():
            if key == "emails":
                known[key] = [address for address in each if address]
            elif key == "verb" and each == "said":
                known[key] = ""  # The verb of the language, whether it is named or not.
            elif key in ("id", "speaker") and each:
                known[key] = names.setdefault(each, f"n{len(names)}")
            else:
                known[key] = to_shape(each, names)
        return known
    if isinstance(value, list | tuple):
        return [to_shape(each, names) for each in value]
    return value.replace("\u00a0", " ") if isinstance(value, str) else value


def saved(session: Session) -> bytes:
    return to_bytes(session.project())


def read(path: Path) -> Release:
    from releasedesk.project.reading import read_project

    return read_project(path).release
