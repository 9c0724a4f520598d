"""Removing somebody who is quoted by the menu, with the cursor in one of their fields."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from releasedesk.editing.people import quotes_of
from releasedesk.model import Quote
from releasedesk.ui.form.remove_person_dialog import RemovePersonDialog
from tests.releases import release_with
from tests.ui.open_window import OpenWindow


@pytest.fixture
def opened(qtbot, monkeypatch) -> OpenWindow:
    return OpenWindow(
        qtbot, monkeypatch, release_with(Quote(id="q1", speaker="ailsa", paragraphs=("It is ours.",)))
    )


def people(opened: OpenWindow) -> list[str]:
    return [person.id for person in opened.session.release.people]


def test_the_menu_asks_and_removes(opened, monkeypatch):
    said: list[str] = []

    def agree(dialog: RemovePersonDialog) -> int:
        said.append(dialog.list.item(0).text())
        return 1

    monkeypatch.setattr(RemovePersonDialog, "exec", agree)
    opened.workspace.go_to("people/ailsa/name")
    opened.do("remove")
    assert said == ["Opening, quote 1: “\u2068It is ours.\u2069”"]
    assert people(opened) == ["tomas"]
    opened.do("undo")
    assert people(opened) == ["ailsa", "tomas"]


def test_the_words_can_be_given_to_somebody_else(opened, monkeypatch):
    def give(dialog: RemovePersonDialog) -> int:
        assert [dialog.speaker.itemText(at) for at in range(dialog.speaker.count())] == [
            "Nobody for now",
            "Tomás Oyelaran",
        ]
        dialog.speaker.setCurrentIndex(1)
        return 1

    monkeypatch.setattr(RemovePersonDialog, "exec", give)
    opened.workspace.go_to("people/ailsa/name")
    opened.do("remove")
    assert people(opened) == ["tomas"]
    assert [block.speaker for block in opened.session.edition.blocks()] == ["tomas"]
    opened.do("undo")
    assert [block.speaker for block in opened.session.edition.blocks()] == ["ailsa"]


def test_the_quotes_are_listed_within_the_width_of_the_window(opened):
    dialog = RemovePersonDialog(opened.session.release, "ailsa", quotes_of(opened.session.release, "ailsa"))
    opened.qtbot.addWidget(dialog)
    dialog.show()
    dialog.list.item(0).setText("It is ours. " * 30)
    QApplication.processEvents()
    assert not dialog.list.horizontalScrollBar().maximum()


def test_the_menu_goes_to_a_quote_instead(opened, monkeypatch):
    def look(dialog: RemovePersonDialog) -> int:
        dialog.place = dialog._quotes[0]
        return 0

    monkeypatch.setattr(RemovePersonDialog, "exec", look)
    opened.workspace.go_to("people/ailsa/name")
    opened.do("remove")
    assert people(opened) == ["ailsa", "tomas"]
    assert opened.workspace.place.startswith("editions/en-GB/sections/s1/blocks/q1")


def test_somebody_who_is_not_quoted_is_removed_at_once(opened):
    opened.workspace.go_to("people/tomas/name")
    opened.do("remove")
    assert people(opened) == ["ailsa"]
