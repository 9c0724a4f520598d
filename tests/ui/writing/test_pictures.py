"""Pictures in the text: taken in from files, clipboard and drops, described in their card, cropped, undone."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from threading import Event

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from shiboken6 import delete

from releasedesk.editing.pictures import without_unused_assets
from releasedesk.model import Figure, Paragraph, asset_from_bytes
from releasedesk.ui.dialogs import files, questions
from releasedesk.ui.writing.crop_dialog import CropDialog
from releasedesk.ui.writing.figure_card import FigureCard
from releasedesk.ui.writing.notice import Notice
from releasedesk.ui.writing.picture_intake import PictureSource, from_file
from releasedesk.ui.writing.thumbnails import decoded

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
Key = Qt.Key


def jpeg(size=(60, 40), *, says: bool = False) -> bytes:
    stream = io.BytesIO()
    exif = Image.Exif()
    if says:
        exif[0x010E], exif[0x013B], exif[0x8298] = "The quay", "Ida Moss", "Free to use"
        exif.get_ifd(0x8825)[1] = "N"
    Image.new("RGB", size, "navy").save(stream, "JPEG", exif=exif)
    return stream.getvalue()


@pytest.fixture
def file(tmp_path) -> Path:
    path = tmp_path / "quay.jpg"
    path.write_bytes(jpeg(says=True))
    return path


def figures(desk) -> list[Figure]:
    return [block for block in desk.session.edition.sections[0].blocks if isinstance(block, Figure)]


def take(desk, qtbot, *sources) -> Figure:
    count = len(figures(desk))
    desk.cards[0].area.pictures.take(list(sources))
    qtbot.waitUntil(lambda: len(figures(desk)) == count + len(sources))
    return figures(desk)[-1]


def card_of(desk, figure: Figure) -> FigureCard:
    card = next(card for card in desk.findChildren(FigureCard) if card.block_id == figure.id)
    assert card.isVisible()
    return card


def notice_of(desk) -> Notice:
    return next(notice for notice in desk.findChildren(Notice) if not notice.isHidden())


def test_a_file_becomes_a_figure_behind_the_paragraph_with_what_it_says_of_itself(desk, qtbot, file):
    desk.put(0, 3)
    figure = take(desk, qtbot, from_file(file))
    assert [block.id for block in desk.blocks][:2] == ["p1", figure.id]
    assert (figure.caption, figure.credit, figure.rights) == ("The quay", "Ida Moss", "Free to use")
    (asset,) = desk.session.release.assets
    assert (asset.id, asset.media_type, asset.width, asset.height) == (figure.asset, "image/jpeg", 60, 40)
    assert desk.surface.caret().row == 1
    notice = notice_of(desk)
    assert notice.label.text() == "Where it was taken was left out. Its texts come from the picture."
    (button,) = notice.buttons
    button.click()
    assert figures(desk)[0] == Figure(id=figure.id, asset=asset.id)
    desk.session.undo()
    assert figures(desk) == [figure]
    assert desk.session.undo_label == "add picture"
    desk.session.undo()
    assert figures(desk) == []
    assert desk.session.release.assets == ()


def test_an_empty_paragraph_gives_way_to_the_picture(desk_of, qtbot, file):
    desk = desk_of((Paragraph(id="p1"),))
    figure = take(desk, qtbot, from_file(file))
    assert desk.blocks == (figure,)


def test_a_large_picture_says_so_and_its_original_can_be_kept(desk, qtbot, tmp_path, monkeypatch):
    original = jpeg((2600, 100))
    kept = tmp_path / "kept.jpg"
    monkeypatch.setattr(files, "ask_where_to_keep", lambda parent, proposed: kept)
    take(desk, qtbot, PictureSource("quay.jpg", lambda: original))
    notice = notice_of(desk)
    assert notice.label.text() == "Scaled from 2600 × 100 to 2400 × 92 pixels."
    notice.buttons[0].setFocus()
    notice.buttons[0].click()
    assert kept.read_bytes() == original
    assert notice_of(desk).label.text() == "The original is kept as kept.jpg."
    # The button is gone: the cursor is in the text again, not in a tool bar.
    assert desk.surface.hasFocus()


def test_an_original_that_cannot_be_kept_is_said_in_words(desk, qtbot, tmp_path, monkeypatch):
    path = tmp_path / "quay.jpg"
    path.write_bytes(jpeg((2600, 100)))
    take(desk, qtbot, from_file(path))
    path.unlink()
    notice_of(desk).buttons[0].click()
    assert notice_of(desk).label.text() == (
        "The original was not kept: it cannot be read any more (No such file or directory)."
    )
    original = jpeg((2600, 100))
    folder = tmp_path / "gone"
    monkeypatch.setattr(files, "ask_where_to_keep", lambda parent, proposed: folder / "kept.jpg")
    desk.cards[0].area.pictures.take([PictureSource("quay.jpg", lambda: original)])
    qtbot.waitUntil(lambda: len(figures(desk)) == 2)
    notice_of(desk).buttons[0].click()
    said = notice_of(desk).label.text()
    assert said.startswith("The original was not kept: ")
    assert "[Errno" not in said
    assert ".." not in said


def test_several_originals_are_kept_in_a_folder_and_write_over_nothing(desk, qtbot, tmp_path, monkeypatch):
    one, two = jpeg((2600, 100)), jpeg((2700, 100))
    sources = [PictureSource("quay.jpg", lambda: one), PictureSource("quay.jpg", lambda: two)]
    (tmp_path / "quay.jpg").write_bytes(b"another")
    monkeypatch.setattr(files, "ask_which_folder", lambda parent, title, folder: tmp_path)
    desk.cards[0].area.pictures.take([*sources, PictureSource("The pasted picture", lambda: two)])
    qtbot.waitUntil(lambda: len(figures(desk)) == 3)
    (button,) = notice_of(desk).buttons
    assert button.text() == "Keep the 3 originals…"
    button.click()
    assert (tmp_path / "quay.jpg").read_bytes() == b"another"
    assert (tmp_path / "quay-2.jpg").read_bytes() == one
    assert (tmp_path / "quay-3.jpg").read_bytes() == (tmp_path / "original.jpg").read_bytes() == two
    assert "kept as quay-2.jpg, quay-3.jpg, original.jpg." in notice_of(desk).label.text()


def test_in_a_narrow_card_the_picture_is_smaller_and_still_there(qtbot):
    card = FigureCard()
    qtbot.addWidget(card)
    card.show_figure("f", Figure(id="f", caption="Boats"), None)
    card.show()
    for width in (400, 700, 400):
        card.resize(width, card.sizeHint().height())
        QApplication.processEvents()
        assert card.picture.isVisible()
        left = card.picture.mapTo(card, card.picture.rect().bottomRight())
        assert left.x() < card.caption.geometry().left()
        assert left.y() <= card.crop_button.mapTo(card, card.crop_button.rect().topLeft()).y()
        assert (card.picture.width() < 100) == (width == 400)


def test_a_picture_for_a_text_that_went_away_while_it_was_read_is_said(desk, qtbot, file, monkeypatch):
    said: list[str] = []
    monkeypatch.setattr(questions, "show_problem", lambda window, title, sentence: said.append(title))
    read = Event()
    area = desk.cards[0].area

    def content() -> bytes:
        assert read.wait(5)
        return file.read_bytes()

    area.pictures.take([PictureSource("quay.jpg", content)])
    delete(area)
    read.set()
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["Nothing was changed"]
    assert not figures(desk)


def test_what_is_no_picture_is_said_and_changes_nothing(desk, qtbot, tmp_path):
    path = tmp_path / "notes.jpg"
    path.write_text("no picture")
    desk.cards[0].area.pictures.take([from_file(path), from_file(tmp_path / "missing.png")])
    qtbot.waitUntil(lambda: any(not notice.isHidden() for notice in desk.findChildren(Notice)))
    text = notice_of(desk).label.text()
    assert text.startswith("notes.jpg: it is no picture that can be read;")
    assert "missing.png: the picture cannot be read (No such file or directory)." in text
    assert figures(desk) == []


def test_a_picture_on_the_clipboard_is_pasted(desk, qtbot):
    image = QImage(20, 10, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    data = QMimeData()
    data.setImageData(image)
    data.setHtml("<img src='https://a.example/x.png'>")
    QApplication.clipboard().setMimeData(data)
    desk.press(Key.Key_V, CONTROL)
    qtbot.waitUntil(lambda: len(figures(desk)) == 1)
    assert desk.session.release.assets[0].width == 20


def test_pictures_in_pasted_html_come_along_with_their_descriptions(desk, qtbot):
    data = QMimeData()
    address = "data:image/jpeg;base64," + base64.b64encode(jpeg()).decode()
    data.setHtml(f"<p>One</p><img alt='Boats' src='{address}'><p>Two</p>")
    desk.put(0, 15)
    desk.surface.insertFromMimeData(data)
    qtbot.waitUntil(lambda: len(figures(desk)) == 1)
    assert figures(desk)[0].alt == "Boats"


def test_a_dropped_file_lands_behind_the_paragraph_under_the_mouse(desk, qtbot, file):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    rect = desk.surface.document().documentLayout().blockBoundingRect(desk.surface.row_document.text_block(5))
    event = QDropEvent(
        QPointF(rect.center()),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    assert desk.surface.canInsertFromMimeData(data)
    desk.surface.dropEvent(event)
    qtbot.waitUntil(lambda: len(figures(desk)) == 1)
    assert isinstance(desk.blocks[-1], Figure)


def test_a_picture_is_copied_with_its_pixels_into_another_release(desk, desk_of, qtbot, file):
    take(desk, qtbot, from_file(file))
    desk.surface.selectAll()
    desk.press(Key.Key_C, CONTROL)
    other = desk_of((Paragraph(id="x"),))
    other.press(Key.Key_V, CONTROL)
    (copy,) = figures(other)
    assert other.session.release.assets == desk.session.release.assets
    assert copy.asset == other.session.release.assets[0].id


def test_the_card_writes_its_four_fields(desk, qtbot, file):
    figure = take(desk, qtbot, from_file(file))
    card = card_of(desk, figure)
    for name in ("caption", "credit", "rights", "alt"):
        field = card.field(name)
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, f"It's {name}")
        assert getattr(figures(desk)[0], name) == f"It’s {name}"
        assert desk.places[-1] == f"{desk.cards[0].area.place}/{figure.id}/{name}"
    card.decorative.click()
    assert figures(desk)[0].decorative
    assert not card.alt.isEnabled()
    assert desk.session.undo_label == "decorative picture"
    desk.session.undo()
    assert card.alt.isEnabled()
    assert not card.decorative.isChecked()


def test_the_tabulator_walks_through_the_card_and_on(desk, qtbot, file):
    desk.put(0, 0)
    figure = take(desk, qtbot, from_file(file))
    card = card_of(desk, figure)
    desk.surface.setFocus()
    names = []
    for _ in range(8):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        names.append(focus.accessibleName())
    assert names == [
        *(f"Picture “The quay”: {own}" for own in (
            "Caption", "Credit", "Rights", "Decorative", "Description", "Crop", "Replace",
        )),
        desk.surface.accessibleName(),
    ]  # fmt: skip
    assert desk.surface.caret().row == 2
    assert card.property("card") == "sunken"
    desk.put(1)
    assert card.property("card") == "current"


def test_a_place_in_a_card_is_entered(desk, qtbot, file):
    figure = take(desk, qtbot, from_file(file))
    assert desk.enter(f"{desk.cards[0].area.place}/{figure.id}/rights")
    focus = QApplication.focusWidget()
    assert isinstance(focus, QLineEdit)
    assert focus.accessibleName() == "Picture “The quay”: Rights"


def test_another_picture_is_chosen_and_the_texts_stay(desk, qtbot, file, tmp_path, monkeypatch):
    figure = take(desk, qtbot, from_file(file))
    other = tmp_path / "other.png"
    Image.new("RGB", (8, 8)).save(other)
    monkeypatch.setattr(files, "ask_which_to_open", lambda *args: other)
    card_of(desk, figure).replace_button.click()
    qtbot.waitUntil(lambda: figures(desk)[0].asset != figure.asset)
    assert figures(desk)[0].replace(asset=figure.asset) == figure
    assert len(desk.session.release.assets) == 2
    assert len(desk.session.project().release.assets) == 1


@pytest.fixture
def cropping(desk, qtbot, file):
    figure = take(desk, qtbot, from_file(file))
    card_of(desk, figure).crop_button.click()
    dialog = desk.findChild(CropDialog)
    qtbot.waitExposed(dialog)
    return dialog


def test_cropping_by_keys_and_numbers(desk, cropping):
    view = cropping.view
    assert view.hasFocus()
    for _ in range(20):
        QTest.keyClick(view, Key.Key_Left, SHIFT)
    QTest.keyClick(view, Key.Key_Right)
    cropping.edges[1].setValue(25)
    cropping.point[0].setValue(40)
    assert [number.value() for number in cropping.edges] == [1, 25, 81, 100]
    cropping.accept()
    (figure,) = figures(desk)
    assert figure.crop == (0.01, 0.25, 0.81, 1.0)
    assert figure.focal_point == (0.4, 0.625)
    assert desk.session.undo_label == "crop picture"
    desk.session.undo()
    assert figures(desk)[0].crop is None


def test_cropping_by_mouse(desk, cropping):
    view = cropping.view
    frame = view.frame()
    start, end = frame.topLeft().toPoint(), frame.center().toPoint()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view, end)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)
    left, top, right, bottom = view.edges
    assert (left, top) == (pytest.approx(0.5, abs=0.02), pytest.approx(0.5, abs=0.02))
    assert (right, bottom) == (1, 1)
    middle = view.part().center().toPoint() + QPoint(1, 1)
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=middle)
    # Qt leaves the button down after the second press, and keeps that for the tests that follow.
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=middle)
    assert view.focal_point == (pytest.approx(0.75, abs=0.02), pytest.approx(0.75, abs=0.02))
    cropping.reject()
    assert figures(desk)[0].crop is None


def test_the_whole_picture_again(desk, cropping):
    cropping.view.set_edges((0.2, 0.2, 0.5, 0.5))
    cropping._reset()
    cropping.accept()
    assert figures(desk)[0].crop is None


def test_pictures_that_nothing_shows_leave_the_file_but_can_come_back(desk, qtbot, file):
    take(desk, qtbot, from_file(file))
    desk.surface.commands.remove_block()
    assert figures(desk) == []
    assert without_unused_assets(desk.session.release).assets == ()
    desk.session.undo()
    assert len(without_unused_assets(desk.session.release).assets) == 1


def test_a_small_picture_shows_the_part_that_is_cropped():
    image = Image.new("RGB", (100, 50), "white")
    image.paste("red", (50, 0, 100, 50))
    stream = io.BytesIO()
    image.save(stream, "PNG")
    asset = asset_from_bytes(stream.getvalue(), "image/png", 100, 50)
    part = decoded(asset, (0.5, 0, 1, 1), 20)
    assert (part.width(), part.height()) == (20, 20)
    assert part.pixelColor(10, 10) == Qt.GlobalColor.red


@pytest.mark.parametrize("plain", [False, True])
def test_a_file_that_is_no_picture_is_told_and_its_address_stays_out(desk, qtbot, tmp_path, plain):
    plan = tmp_path / "plan.pdf"
    plan.write_bytes(b"%PDF-1.4")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(plan))])
    data.setText(plan.as_uri())
    QApplication.clipboard().setMimeData(data)
    before = desk.blocks
    desk.press(Key.Key_V, CONTROL | SHIFT if plain else CONTROL)
    qtbot.waitUntil(lambda: any("plan.pdf" in each.label.text() for each in desk.findChildren(Notice)))
    assert desk.blocks == before
    assert not desk.surface.canInsertFromMimeData(data)
