"""Where the logo stands among the fields of the organisation."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel

from releasedesk.ui.form.about_part import AboutPart
from tests.releases import full_release


def test_labels_side_by_side_stand_on_one_line(desk):
    part = desk(AboutPart(), full_release()).part
    part.resize(700, 700)
    part.show()
    QApplication.processEvents()
    labels = {label.text(): label for label in part.findChildren(QLabel)}
    name, logo = labels["Name"], labels["Logo"]
    assert name.buddy() is part.organisation
    assert name.mapTo(part, QPoint(0, 0)).y() == logo.mapTo(part, QPoint(0, 0)).y()
    # A label that is given more height has its words in the middle of it.
    assert name.height() == logo.height()
