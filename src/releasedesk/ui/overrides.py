"""Keeps an error in an override of one of Qt's methods from ending the program: it goes to the edge like any other."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from types import FunctionType
from typing import Any

from PySide6.QtCore import QObject


def keep_errors_whole() -> None:
    """Let the overrides of all classes that are made from now on raise errors that Qt's binding can hand on.

    WORKAROUND: before Python 3.12 an error that C code raises (`[][0]`, `int("x")`, `next(iter(()))`) is a type and a
    text until somebody catches it. Shiboken 6.11 takes the text for the error when one leaves an override
    (`Shiboken::Errors::storePythonOverrideErrorOrPrint` calls `PepException_GetArgs`) and ends with a segmentation
    fault. Caught and raised again, it is whole.
    """
    if sys.version_info < (3, 12):
        QObject.__init_subclass__ = classmethod(_on_new_class)  # type: ignore[assignment]


def _on_new_class(cls: type[QObject], /, **options: Any) -> None:
    super(QObject, cls).__init_subclass__(**options)
    bases = [base for base in cls.__mro__ if base.__module__.startswith(("PySide6", "Shiboken"))]
    for name, method in list(vars(cls).items()):
        is_special = name.startswith("__")
        if isinstance(method, FunctionType) and not is_special and any(name in vars(base) for base in bases):
            setattr(cls, name, _caught(method))


def _caught(method: Callable[..., object]) -> Callable[..., object]:
    @functools.wraps(method)
    def override(*arguments: Any, **options: Any) -> object:
        try:
            return method(*arguments, **options)
        except BaseException:
            raise

    return override
