"""Names of fields that there are several times: “Contact 2: Name” tells a screen reader which of the names it is."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

_NOUN, _NUMBER, _OWN, _FULL = "groupNoun", "groupNumber", "ownName", "fullName"
_LONGEST_BEGINNING = 40
_CONTROLS = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit)


def number(item: QWidget, noun: str, position: int) -> None:
    """Say which one of several things a widget shows, counted from 1, such as the second “contact”."""
    if item.property(_NUMBER) == position:
        return
    item.setProperty(_NOUN, noun)
    item.setProperty(_NUMBER, position)
    rename(item)


def rename(part: QWidget) -> None:
    """Name the controls within a widget by what they belong to; those that are made later are named then."""
    for control in (part, *part.findChildren(QWidget)):
        if control.property(_NUMBER):
            control.setAccessibleName(_sentence(_groups(control)))
        elif isinstance(control, _CONTROLS) and control.accessibleName():
            _name(control)


def name_by_owner(controls: Iterable[QWidget], owner: str) -> None:
    """Name controls by the one thing that they belong to, such as a quote with its first words."""
    for control in controls:
        own = control.property(_OWN) or control.accessibleName()
        name = f"{owner}: {own}"
        if name == control.accessibleName():
            continue
        control.setProperty(_OWN, own)
        control.setAccessibleName(name)
        if isinstance(control, QComboBox):
            line = control.lineEdit()
            if line is not None:
                line.setAccessibleName(name)
            _name_unseen_label(control, name)


def by_words(kind: str, words: str, lacking: str = "words") -> str:
    """Return what something is called by its first words, such as “Quote “We open…””, or by what it lacks."""
    begins = " ".join(words[: 2 * _LONGEST_BEGINNING].split())
    if len(begins) > _LONGEST_BEGINNING:
        begins = begins[:_LONGEST_BEGINNING].rpartition(" ")[0] or begins[:_LONGEST_BEGINNING]
        begins += "…"
    return f"{kind} “{begins}”" if begins else f"{kind} without {lacking}"


def _name(control: QWidget) -> None:
    groups = _groups(control)
    # What a part calls its control anew meanwhile is its own name from then on.
    if control.accessibleName() != control.property(_FULL):
        control.setProperty(_OWN, control.accessibleName())
    name = full_name(groups, str(control.property(_OWN)))
    control.setProperty(_FULL, name)
    control.setAccessibleName(name)
    if isinstance(control, QComboBox):
        _name_unseen_label(control, name)


def full_name(groups: list[tuple[str, int]], own: str) -> str:
    """Return what a field is called in its groups, the outermost first; a noun is not said twice."""
    if not groups:
        return own
    noun = groups[-1][0]
    for around in (f" for this {noun}", f" of {noun}"):
        own = own.removesuffix(around)
    if own.casefold().startswith(noun.casefold()):
        own = own[len(noun) :].strip()
    return f"{_sentence(groups)}: {own}" if own else _sentence(groups)


def _sentence(groups: list[tuple[str, int]]) -> str:
    words = ", ".join(f"{noun} {position}" for noun, position in groups)
    return words[:1].upper() + words[1:]


def _groups(control: QWidget) -> list[tuple[str, int]]:
    found = []
    around: QWidget | None = control
    while around is not None:
        position = around.property(_NUMBER)
        if position:
            found.append((str(around.property(_NOUN)), int(position)))
        around = around.parentWidget()
    return found[::-1]


def _name_unseen_label(combo: QComboBox, name: str) -> None:
    """Name a combo box where Qt looks for its name (see `combo_label`)."""
    parent = combo.parentWidget()
    for label in parent.findChildren(QLabel) if parent is not None else ():
        if label.buddy() is combo and label.isHidden():
            label.setText(name)
