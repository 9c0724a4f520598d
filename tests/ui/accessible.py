"""Walks the accessibility tree of a window as a screen reader does, and says what it could not tell somebody."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractListModel, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QButtonGroup,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextBrowser,
    QTextEdit,
    QWidget,
)

Role = QAccessible.Role

TAB = Qt.FocusPolicy.TabFocus

_ROLES: tuple[tuple[type[QWidget], frozenset[QAccessible.Role]], ...] = (
    (QAbstractButton, frozenset({Role.Button, Role.ButtonMenu, Role.CheckBox, Role.RadioButton})),
    (QComboBox, frozenset({Role.ComboBox})),
    (QLineEdit, frozenset({Role.EditableText})),
    (QTextEdit, frozenset({Role.EditableText, Role.Document, Role.StaticText})),
    (QPlainTextEdit, frozenset({Role.EditableText, Role.Document})),
    (QAbstractSpinBox, frozenset({Role.SpinBox, Role.EditableText})),
    (QAbstractItemView, frozenset({Role.List, Role.Tree, Role.Table})),
    (QTabBar, frozenset({Role.PageTabList})),
)
"""What a control may be called by its kind."""


def walk(root: QWidget) -> Iterator[QAccessibleInterface]:
    """Yield everything in a window that is seen, as the accessibility tree has it."""
    yield from _walk(QAccessible.queryAccessibleInterface(root))


def _walk(node: QAccessibleInterface | None) -> Iterator[QAccessibleInterface]:
    if node is None or not node.isValid() or node.state().invisible:
        return
    yield node
    for index in range(node.childCount()):
        yield from _walk(node.child(index))


def problems(root: QWidget) -> list[str]:
    """Return, for everything in a window that a screen reader would tell wrongly, what is wrong."""
    found = []
    seen: set[QWidget] = set()
    for node in walk(root):
        widget = node.object()
        if isinstance(widget, QWidget) and widget not in seen and widget.isVisible():
            seen.add(widget)
            found += [f"{_path(widget)}: {each}" for each in _problems(widget, node)]
    found += [f"{_path(stop)}: not in the tree" for stop in tab_stops(root) if stop not in seen]
    return found


def nameless_rows(view: QAbstractItemView) -> list[str]:
    """Return the rows of a list or table for which a screen reader would have no word."""
    model, root = view.model(), view.rootIndex()
    found = []
    for row in range(model.rowCount(root)):
        # PySide hides the columns of a model that is a list.
        columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(root)
        for column in range(columns):
            index = model.index(row, column)
            told = index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data(Qt.ItemDataRole.DisplayRole)
            may_be_empty = bool(index.flags() & Qt.ItemFlag.ItemIsEditable)
            if not str(told or "").strip() and not may_be_empty:
                found.append(f"{_path(view)}: row {row}, column {column}")
    return found


def _problems(widget: QWidget, node: QAccessibleInterface) -> Iterator[str]:
    name, state = node.text(QAccessible.Text.Name), node.state()
    if isinstance(widget, QLabel):
        # A text that is cut off on the screen is told whole.
        shown = _plain(widget.text()).split("…")
        if widget.text() and "<" not in widget.text() and not all(each in _plain(name) for each in shown):
            yield f"its text “{widget.text()}” is hidden by its name “{name}”"
        return
    if not is_interactive(widget):
        return
    yield from _naming(widget, node)
    for kind, roles in _ROLES:
        if isinstance(widget, kind) and node.role() not in roles:
            yield f"role {node.role().name}"
    if isinstance(widget, QAbstractButton):
        yield from _checking(widget, node)
    if bool(state.disabled) == widget.isEnabled():
        yield "enabled or not is wrong"
    if isinstance(widget, QLineEdit | QPlainTextEdit) and bool(state.readOnly) != widget.isReadOnly():
        yield "read-only or not is wrong"
    if widget.focusPolicy() & TAB and widget.isEnabled() and not state.focusable:
        yield "takes the focus but does not say so"


def _naming(widget: QWidget, node: QAccessibleInterface) -> Iterator[str]:
    if not isinstance(widget, QComboBox):
        if not node.text(QAccessible.Text.Name).strip():
            yield "no name"
        return
    # Qt gives a combo box the text that is chosen as its name where labels are told as relations.
    if not widget.accessibleName():
        yield "no name"
    if not any(kind & QAccessible.RelationFlag.Label for _, kind in node.relations()):
        yield "no label that names it"


def _checking(button: QAbstractButton, node: QAccessibleInterface) -> Iterator[str]:
    if button.isCheckable() and node.role() not in (Role.CheckBox, Role.RadioButton):
        yield f"can be checked but is a {node.role().name}"
    group: QButtonGroup | None = button.group()
    is_one_of_several = button.isCheckable() and group is not None and group.exclusive()
    if is_one_of_several and node.role() != Role.RadioButton:
        yield "is one of several but not a radio button"
    if bool(node.state().checked) != button.isChecked():
        yield "checked or not is wrong"


def is_interactive(widget: QWidget) -> bool:
    """Tell whether something can be done with a widget."""
    kinds = (QAbstractButton, QComboBox, QLineEdit, QAbstractSpinBox, QTextEdit, QPlainTextEdit)
    views = (QAbstractItemView, QTabBar)
    return isinstance(widget, (*kinds, *views)) or bool(widget.focusPolicy() & TAB)


def tab_stops(root: QWidget) -> list[QWidget]:
    """Return what the tabulator has to come to."""
    found = []
    for widget in root.findChildren(QWidget):
        if widget.window() is not root.window() or not widget.isVisible() or not widget.isEnabled():
            continue
        policy = widget.focusPolicy()
        is_stop = bool(policy & TAB) and widget.focusProxy() is None
        # A tool bar's own arrow, a view's list and a combo box's line belong to their control.
        if is_stop and not _is_inner(widget):
            found.append(widget)
    return found


def _is_inner(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QComboBox | QAbstractSpinBox | QAbstractItemView):
            return True
        parent = parent.parentWidget()
    return isinstance(widget, QTextBrowser) and not widget.toPlainText()


def _plain(text: str) -> str:
    """Return a text as it is said: capitals that are a look alone are spelt like others."""
    return text.replace("&", "").strip().casefold()


def _path(widget: QWidget) -> str:
    names: list[str] = []
    each: QWidget | None = widget
    while each is not None and len(names) < 4:
        names.append(f"{type(each).__name__}“{each.accessibleName() or each.objectName()}”")
        each = each.parentWidget()
    return " in ".join(names)
