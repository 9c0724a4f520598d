"""What holds for the form with any release: showing it changes nothing, and typing changes one place alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from releasedesk.editing.edit import Edit
from releasedesk.model import Edition, Release, plain_text
from releasedesk.model.place import put, resolve
from releasedesk.ui.controls.growing_field import GrowingField
from releasedesk.ui.controls.keywords_field import KeywordsField
from releasedesk.ui.controls.line_field import LineField
from releasedesk.ui.controls.paragraphs_field import ParagraphsField
from releasedesk.ui.form.about_part import AboutPart
from releasedesk.ui.form.boilerplates_part import BoilerplatesPart
from releasedesk.ui.form.contacts_part import ContactsPart
from releasedesk.ui.form.dateline_part import DatelinePart
from releasedesk.ui.form.fields_part import FieldsPart
from releasedesk.ui.form.form_column import FormColumn
from releasedesk.ui.form.headline_part import HeadlinePart
from releasedesk.ui.form.people_part import PeoplePart
from releasedesk.ui.form.release_line_part import ReleaseLinePart
from tests.strategies import releases

PARTS = (
    ReleaseLinePart,
    HeadlinePart,
    DatelinePart,
    BoilerplatesPart,
    PeoplePart,
    ContactsPart,
    AboutPart,
)

_FIELDS = (QLineEdit, QTextEdit, QComboBox, QAbstractButton)


@pytest.fixture(scope="module", params=PARTS, ids=lambda part: part.__name__)
def part(request, qapp: QApplication) -> Iterator[FieldsPart]:
    """A part that is used again and again, as one that stays open while releases come and go."""
    made = request.param()
    if isinstance(made, HeadlinePart):
        made.more.open()
    if isinstance(made, DatelinePart):
        made.fold.open()
    yield made
    made.deleteLater()


def fields(part: FieldsPart) -> list[LineField | GrowingField]:
    found: list = [*part.findChildren(LineField), *part.findChildren(GrowingField)]
    shown = [field for field in found if field.place and field.isVisibleTo(part)]
    return sorted(shown, key=lambda field: field.place)


def show(part: FieldsPart, release: Release, edition: Edition) -> None:
    """Show an edition, and let go of the widgets of items that are gone."""
    part.show_edition(release, edition)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@settings(max_examples=10)
@given(data=st.data())
def test_showing_asks_for_nothing(part: FieldsPart, data: st.DataObject):
    asked: list[object] = []
    part.edit_requested.connect(asked.append)
    try:
        for release in data.draw(st.lists(releases(), min_size=1, max_size=3)):
            for edition in release.editions:
                show(part, release, edition)
                show(part, release, edition)
    finally:
        part.edit_requested.disconnect(asked.append)
    assert asked == []


@pytest.fixture(scope="module")
def form(qapp: QApplication) -> Iterator[FormColumn]:
    made = FormColumn()
    made.resize(700, 2000)
    made.show()
    made.activateWindow()
    yield made
    made.close()
    made.deleteLater()


# Lists that pop up are raised and grab the keyboard, which the offscreen screen cannot do.
@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@settings(max_examples=20)
@given(release=releases())
def test_going_through_all_fields_asks_for_nothing(form: FormColumn, release: Release):
    form.show_edition(release, release.original)
    form.complete()
    QApplication.processEvents()
    asked: list[object] = []
    form.edit_requested.connect(asked.append)
    try:
        for field in form.findChildren(QWidget):
            # To enter one may let go of another, such as a strip that is out of sight then.
            if isValid(field) and field.isVisible() and isinstance(field, _FIELDS):
                field.setFocus(Qt.FocusReason.TabFocusReason)
                assert asked == [], field.accessibleName()
    finally:
        form.edit_requested.disconnect(asked.append)


@settings(max_examples=10)
@given(data=st.data())
def test_typing_changes_its_own_place_alone(part: FieldsPart, data: st.DataObject):
    release = data.draw(releases())
    show(part, release, release.original)
    found = fields(part)
    if not found:
        return
    field = found[data.draw(st.integers(0, 1000)) % len(found)]
    operations: list = []
    part.edit_requested.connect(operations.append)
    try:
        if isinstance(field, LineField):
            field.setCursorPosition(0)
            field.insert("x")
        else:
            field.insertPlainText("x")
    finally:
        part.edit_requested.disconnect(operations.append)
    assert len(operations) == 1
    edit: Edit = operations[0](release)
    assert edit.places == (field.place,)
    after = edit.release
    assert _restored(release, after, field.place) == release
    assert _typed(field, resolve(release, field.place), resolve(after, field.place))
    show(part, after, after.original)
    assert operations == operations[:1]


def _restored(before: Release, after: Release, place: str) -> Release:
    return put(after, place, resolve(before, place))


def _typed(field, before, after) -> bool:
    """Tell whether one character more is there."""
    match field:
        case KeywordsField():
            return "".join(after).count("x") == "".join(before).count("x") + 1
        case ParagraphsField():
            return _count(after) == _count(before) + 1
        case _:
            return plain_text(after or "").count("x") == plain_text(before or "").count("x") + 1


def _count(paragraphs) -> int:
    return sum(plain_text(paragraph).count("x") for paragraph in paragraphs)


def test_every_field_says_what_it_is_for(part: FieldsPart, qtbot: QtBot):
    from tests.releases import full_release

    release = full_release()
    part.show_edition(release, release.original)
    assert fields(part) or isinstance(part, ReleaseLinePart)
    for field in fields(part):
        assert field.accessibleName(), field.place
        assert field.toolTip(), field.place
        assert field.whatsThis(), field.place
        assert field.placeholderText(), field.place
