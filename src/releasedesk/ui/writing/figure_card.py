"""The card of a picture: how it looks, its caption, credit, rights and description, and what can be done with it."""

from __future__ import annotations

from functools import cache, partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from releasedesk.editing.fields import set_field
from releasedesk.model import Asset, Figure, plain_text
from releasedesk.model.place import Place, place
from releasedesk.ui import theme
from releasedesk.ui.controls.direction import set_direction
from releasedesk.ui.controls.group_names import by_words, name_by_owner
from releasedesk.ui.controls.line_field import LineField
from releasedesk.ui.controls.rows import describe
from releasedesk.ui.controls.text_changes import write_words
from releasedesk.ui.elided_label import ElidedLabel
from releasedesk.ui.measures import pixels
from releasedesk.ui.writing.block_cards import BlockCard
from releasedesk.ui.writing.thumbnails import thumbnails

_PICTURE_WIDTH = 132
_SMALL_WIDTH = 84
_NARROW = 430
"""Pixels for text of the usual size below which picture and buttons are narrower: the fields need the room."""
_FIELDS = ("caption", "credit", "rights", "alt")


class FigureCard(BlockCard):
    """Shows and edits one figure.

    Signals:
        crop_requested: The picture is to be cropped.
        replace_requested: Another picture is to be chosen.
    """

    crop_requested = Signal()
    replace_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place: Place = ""
        self.picture = _Picture()
        self.caption = LineField(write_words, is_prose=True)
        self.credit, self.rights, self.alt = (LineField(is_prose=True) for _ in range(3))
        self.decorative = QCheckBox("Decorative")
        self.crop_button, self.replace_button = QPushButton("Crop…"), QPushButton("Replace…")
        self._describe()
        fields = map(self.field, _FIELDS)
        self._named = (*fields, self.decorative, self.crop_button, self.replace_button, self.picture)
        self._lay_out()
        self._connect()

    def _describe(self) -> None:
        describe(self.caption, "Caption", "Printed below the picture", "What the picture shows, and when")
        describe(
            self.credit, "Credit", "Printed with the caption: who made the picture", "Photographer / agency"
        )
        describe(
            self.rights,
            "Rights",
            "Printed with the credit: who may use it, and how",
            "Free for editorial use",
        )
        describe(
            self.alt, "Description", "Read aloud to those who cannot see the picture", "What is to be seen"
        )
        self.decorative.setToolTip("It tells nothing: those who cannot see it are told nothing of it")
        self.decorative.setAccessibleDescription(self.decorative.toolTip())
        self.crop_button.setToolTip("Choose the part that is shown, and the point that must stay in sight")
        self.replace_button.setToolTip("Choose another picture for this caption")
        for button in (self.crop_button, self.replace_button):
            button.setProperty("kind", "quiet")
        for control in (self.decorative, self.crop_button, self.replace_button):
            control.setAccessibleName(control.text().rstrip("…"))

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(3)
        for row, column, field, span in (
            (0, 0, self.caption, 2), (2, 0, self.credit, 1), (2, 1, self.rights, 1), (4, 0, self.alt, 2)
        ):  # fmt: skip
            label = ElidedLabel(field.accessibleName())
            label.setProperty("role", "hint")
            label.setBuddy(field)
            top = QHBoxLayout()
            top.addWidget(label, 1)
            if field is self.alt:
                top.addWidget(self.decorative)
            grid.addLayout(top, row, column, 1, span)
            grid.addWidget(field, row + 1, column, 1, span)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.setSpacing(0)
        self._buttons.addWidget(self.crop_button)
        self._buttons.addWidget(self.replace_button)
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.addWidget(self.picture, 1)
        left.addLayout(self._buttons)
        row_ = QHBoxLayout(self)
        row_.setContentsMargins(10, 8, 10, 10)
        row_.setSpacing(12)
        row_.addWidget(self._left)
        row_.addLayout(grid, 1)

    def _connect(self) -> None:
        for name in _FIELDS:
            field = self.field(name)
            field.edit_requested.connect(self.edit_requested)
            field.place_entered.connect(self.place_entered)
            field.cursor_moved.connect(self.cursor_moved)
        self.decorative.clicked.connect(self._on_decorative_clicked)
        self.crop_button.clicked.connect(self.crop_requested)
        self.replace_button.clicked.connect(self.replace_requested)
        self.picture.clicked.connect(self.crop_requested)

    def field(self, name: str) -> LineField:
        """Return the field of a part of a figure, by its name in the release."""
        field: LineField = getattr(self, name)
        return field

    def stops(self) -> list[QWidget]:
        order: list[QWidget] = [self.caption, self.credit, self.rights, self.decorative, self.alt]
        order += [self.crop_button, self.replace_button]
        return [stop for stop in order if stop.isVisibleTo(self) and stop.isEnabled()]

    def show_figure(self, where: Place, figure: Figure, asset: Asset | None) -> None:
        """Show the figure at a place, with its picture where that is there."""
        self._place = where
        self.caption.show_text(place(where, "caption"), plain_text(figure.caption))
        for name in ("credit", "rights", "alt"):
            self.field(name).show_text(place(where, name), getattr(figure, name))
        if figure.decorative and self.alt.hasFocus():
            self.decorative.setFocus(Qt.FocusReason.OtherFocusReason)
        self.alt.setEnabled(not figure.decorative)
        self.decorative.setChecked(figure.decorative)
        self.crop_button.setEnabled(asset is not None and asset.media_type != "image/svg+xml")
        self.picture.show_picture(asset, figure)
        words = plain_text(figure.caption) or figure.alt
        self.setAccessibleName(f"Picture: {words or 'without a caption'}")
        name_by_owner(self._named, by_words("Picture", words, "a caption"))

    def set_right_to_left(self, is_right_to_left: bool) -> None:
        for name in _FIELDS:
            set_direction(self.field(name), is_right_to_left)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = event.size().width() < pixels(_NARROW)
        ways = QBoxLayout.Direction
        self._buttons.setDirection(ways.TopToBottom if is_narrow else ways.LeftToRight)
        self.picture.setFixedWidth(_SMALL_WIDTH if is_narrow else _PICTURE_WIDTH)
        room = max(self.picture.width(), self._buttons.sizeHint().width())
        if room != self._left.width():
            # Now, not with the next round of layouts: until then, the picture would lie over the fields.
            self._left.setFixedWidth(room)
            rows = self.layout()
            assert rows is not None
            rows.activate()

    def _on_decorative_clicked(self, is_decorative: bool) -> None:
        label = "decorative picture" if is_decorative else "picture with a meaning"
        where = place(self._place, "decorative")
        self.edit_requested.emit(partial(set_field, where=where, value=is_decorative, label=label))


class _Picture(QWidget):
    """The picture in small, as it is cropped.

    Signals:
        clicked: It was clicked.
    """

    clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._asset: Asset | None = None
        self._figure: Figure | None = None
        self.setFixedWidth(_PICTURE_WIDTH)
        self.setAccessibleName("The picture in small")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        thumbnails().made.connect(self._on_made)

    def show_picture(self, asset: Asset | None, figure: Figure) -> None:
        """Show the picture of a figure."""
        if (asset, figure.crop) != (self._asset, self._figure.crop if self._figure else None):
            self.update()
        self._asset, self._figure = asset, figure

    def image(self) -> QImage | None:
        """Return what is shown; None while it is made, a null image where there is none."""
        if self._asset is None or self._figure is None:
            return QImage()
        side = round(_PICTURE_WIDTH * self.devicePixelRatioF())
        return thumbnails().image(self._asset, self._figure.crop, side)

    def sizeHint(self) -> QSize:
        return QSize(_PICTURE_WIDTH, 80)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        image, shown = self.image(), theme.current()
        if image is not None and not image.isNull():
            size = QSize(image.size()).scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            x, y = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
            painter.drawImage(QRectF(x, y, size.width(), size.height()), image)
        else:
            painter.setPen(QPen(QColor(shown.border), 1))
            painter.setBrush(QColor(shown.surface))
            painter.drawRoundedRect(box, 4, 4)
            if image is not None:
                painter.setPen(QColor(shown.muted))
                centre = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
                painter.drawText(box.adjusted(6, 6, -6, -6), centre, "No picture here yet")
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def _on_made(self, asset: str) -> None:
        if self._asset is not None and asset == self._asset.id:
            self.update()


def card_height() -> int:
    """Return the height that the card of a picture takes, in pixels; it is the same for all of them."""
    return _height_in(QApplication.font().key())


@cache
def _height_in(_font: str) -> int:
    probe = FigureCard()
    probe.ensurePolished()
    height = probe.sizeHint().height()
    probe.deleteLater()
    return height
