"""The keys that actions have now, the user's own included: what keys do in a text, and what tips and menus show."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from weakref import WeakKeyDictionary, ref

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from releasedesk.ui.actions import keys_of, specs
from releasedesk.ui.local_keys import all_specs

_TIP, _NAMES = "keyedTip", "keyedTipActions"
_NATIVE = QKeySequence.SequenceFormat.NativeText
_STRONG_MODIFIERS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_MOVES = {"move_up": -1, "move_down": 1}


class _State:
    """The keys that were changed, and what follows from all keys, once it is asked for."""

    own: Mapping[str, str] = {}
    keys: dict[str, list[QKeySequence]] | None = None
    actions: dict[int, str] | None = None


def use(own: Mapping[str, str]) -> None:
    """Go by these keys (of the user, by the name of their action) from now on, and by the usual ones elsewhere."""
    if own == _State.own:
        return
    _State.own, _State.keys, _State.actions = dict(own), None, None
    for widget in QApplication.allWidgets():
        if widget.property(_TIP):
            _show_tip(widget)
    for shortcut, name in list(_followers.items()):
        shortcut.setKeys(keys(name))


_followers: WeakKeyDictionary[QShortcut, str] = WeakKeyDictionary()


def listen(
    widget: QWidget,
    name: str,
    do: Callable[[], object],
    context: Qt.ShortcutContext = Qt.ShortcutContext.WindowShortcut,
) -> None:
    """Do something at the keys of an action that holds in the window of a widget, whatever they are."""
    shortcut = QShortcut(widget)
    shortcut.setContext(context)
    shortcut.activated.connect(do)
    shortcut.setKeys(keys(name))
    _followers[shortcut] = name
    shortcut.destroyed.connect(partial(_forget, ref(shortcut)))


def _forget(gone: ref[QShortcut]) -> None:
    shortcut = gone()
    if shortcut is not None:
        _followers.pop(shortcut, None)


def is_for(event: QKeyEvent, name: str) -> bool:
    """Tell whether a key is that of an action that holds in one place alone."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return any(each.count() and _combined(each) == event.key() | modifiers.value for each in keys(name))


def keys(name: str) -> list[QKeySequence]:
    """The keys of an action, the first of which is shown."""
    if _State.keys is None:
        _State.keys = {spec.name: keys_of(spec, _State.own) for spec in all_specs()}
    return _State.keys[name]


def action_of(event: QKeyEvent) -> str:
    """The name of the action that a key is for; empty for none, and for a key that types or walks about."""
    key = event.key()
    if not event.modifiers() & _STRONG_MODIFIERS and not Qt.Key.Key_F1 <= key <= Qt.Key.Key_F35:
        return ""
    if _State.actions is None:
        _State.actions = {
            _combined(each): spec.name for spec in specs() for each in keys(spec.name) if each.count()
        }
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return _State.actions.get(key | modifiers.value, "")


def _combined(key: QKeySequence) -> int:
    combination: QKeyCombination = key[0]  # type: ignore[index]  # PySide's own annotations leave this out.
    return combination.toCombined()


def move_of(event: QKeyEvent) -> int:
    """By how many places a key moves what the cursor is in: -1 up, 1 down, 0 where it is no such key."""
    return _MOVES.get(action_of(event), 0)


def shown(*names: str) -> str:
    """The keys of actions as they stand on the keyboard, such as “Alt+Up, Alt+Down”; empty where none has one."""
    firsts = (keys(name)[:1] for name in names)
    return ", ".join(each.toString(_NATIVE) for found in firsts for each in found)


def with_keys(text: str, *names: str) -> str:
    """A text with the keys of actions behind it, as far as they have any."""
    found = shown(*names)
    return f"{text} ({found})" if found else text


def keep_tip(widget: QWidget, text: str, *names: str) -> None:
    """Give a control a tip with the keys of actions, which stays right when these are changed."""
    widget.setProperty(_TIP, text)
    widget.setProperty(_NAMES, list(names))
    _show_tip(widget)


def _show_tip(widget: QWidget) -> None:
    text = with_keys(widget.property(_TIP), *widget.property(_NAMES))
    widget.setToolTip(text)
    widget.setWhatsThis(text)
    widget.setAccessibleDescription(text)
