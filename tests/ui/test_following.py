"""What is typed is shown at once, and whatever else of the window depends on it follows, however fast the keys come."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from releasedesk.editing.body import block_texts
from releasedesk.model import Edition, Paragraph, Person, Quote, Release, Section, plain_text
from releasedesk.ui.writing.quote_strip import QuoteStrip
from releasedesk.ui.writing.surface import WritingSurface
from tests.ui.open_window import OpenWindow


class Window(OpenWindow):
    """A window with a release of two sections, the first with two quotes of one person."""

    def surface(self, block: str, section: str = "a") -> WritingSurface:
        """Put the cursor into a block and return its text."""
        widget = self.go_to(f"sections/{section}/blocks/{block}")
        assert isinstance(widget, WritingSurface)
        return widget

    def section(self, index: int = 0) -> Section:
        return self.edition.sections[index]

    def words(self, section: int, block: int) -> str:
        """Return the text of a block."""
        return " / ".join(plain_text(text) for text in block_texts(self.section(section).blocks[block]))

    def strips(self) -> list[QuoteStrip]:
        found = self.workspace.form.findChildren(QuoteStrip)
        return sorted((strip for strip in found if strip.isVisible()), key=lambda strip: strip.y())


@pytest.fixture
def window(qtbot, monkeypatch) -> Window:
    rennie = Person(id="p", name="Ailsa Rennie", title="convener")
    quotes = (Quote(id="q1", speaker="p"), Quote(id="q2", speaker="p", paragraphs=("It is free",)))
    sections = (
        Section(id="a", blocks=(Paragraph(id="a1", text="The quay opens"), *quotes)),
        Section(id="b", heading="Second", blocks=(Paragraph(id="b1", text="Parking is short"),)),
    )
    edition = Edition(language="en-GB", headline="Quay opens", sections=sections)
    return Window(qtbot, monkeypatch, Release(id="r", people=(rennie,), editions=(edition,)))


def test_a_quote_that_gets_words_changes_how_the_later_one_names_its_speaker(window: Window):
    text = window.surface("q1")
    _, later = window.strips()
    assert later.prints.text() == "prints: said Ailsa Rennie, convener."
    QTest.keyClicks(text, "We are glad")
    window.qtbot.waitUntil(lambda: later.prints.text() == "prints: said Ailsa Rennie.", timeout=2000)
    assert window.words(0, 1) == "We are glad"


def test_only_the_text_that_is_typed_in_is_looked_at_before_it_is_painted(window: Window, monkeypatch):
    text = window.surface("a1")
    shown: list[str] = []
    monkeypatch.setattr(window.workspace.form, "show_edition", lambda *_: shown.append("form"))
    QTest.keyClicks(text, "ed")
    assert shown == []
    window.qtbot.waitUntil(lambda: bool(shown), timeout=2000)
    QTest.keyClick(text, Qt.Key.Key_Return)
    assert len(shown) == 2


def _goes_on(window: Window) -> None:
    QApplication.processEvents()


def _follows(window: Window) -> None:
    window.workspace.follow_now()


@pytest.mark.parametrize("between", [lambda window: None, _goes_on, _follows])
def test_no_key_is_lost_however_the_rest_follows(window: Window, between: Callable[[Window], None]):
    text = window.surface("a1")
    QTest.keyClick(text, Qt.Key.Key_End)
    for key in " soon, and stays":
        QTest.keyClicks(text, key)
        between(window)
        assert text.body.blocks == window.section().blocks
    for _ in range(6):
        QTest.keyClick(text, Qt.Key.Key_Backspace)
        between(window)
    QTest.keyClick(text, Qt.Key.Key_Return)
    QTest.keyClicks(text, "Free.")
    between(window)
    written = ["The quay opens soon, and", "Free."]
    assert [window.words(0, each).rstrip() for each in (0, 1)] == written
    assert text.body.blocks == window.section().blocks


def test_what_is_typed_in_two_texts_before_anything_follows_is_in_both(window: Window):
    QTest.keyClicks(window.surface("b1", "b"), "Now: ")
    other = window.workspace.form.sections.card("a")
    assert other is not None
    other.surface.setFocus()
    QTest.keyClicks(other.surface, "Today ")
    window.workspace.follow_now()
    assert window.words(1, 0) == "Now: Parking is short"
    assert window.words(0, 0) == "Today The quay opens"
    for section in window.edition.sections:
        card = window.workspace.form.sections.card(section.id)
        assert card is not None
        assert card.surface.body.blocks == section.blocks


def test_undo_before_anything_follows_takes_back_what_was_typed(window: Window):
    text = window.surface("a1")
    before = window.section()
    QTest.keyClicks(text, "X")
    window.do("undo")
    assert window.section() == before
    assert text.body.blocks == before.blocks
    window.workspace.follow_now()
    assert text.body.blocks == before.blocks
    window.do("redo")
    assert text.body.blocks == window.section().blocks != before.blocks


def test_a_name_that_is_changed_while_the_form_follows_is_in_its_quotes(window: Window):
    QTest.keyClicks(window.surface("q1"), "We are glad")
    assert window.workspace.go_to("people/p/name")
    name = QApplication.focusWidget()
    assert name is not None
    QTest.keyClick(name, Qt.Key.Key_End)
    QTest.keyClicks(name, " Gray")
    window.workspace.follow_now()
    first, _ = window.strips()
    assert "Ailsa Rennie Gray" in first.prints.text()
    assert window.words(0, 1) == "We are glad"
