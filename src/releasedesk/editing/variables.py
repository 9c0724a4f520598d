"""Operations on the values that a release says in several places."""

from __future__ import annotations

from releasedesk.editing.edit import Edit, attempt, changed
from releasedesk.model import Release, Variable
from releasedesk.model.place import put


def set_variable(release: Release, name: str, value: str) -> Edit:
    """Give a name its value; one that is not there yet is added.

    Raises:
        InvalidEdit: The name cannot name a value; the message says why.

    """

    def with_value() -> Release:
        new = Variable(name=name, value=value)
        is_known = any(each.name == name for each in release.variables)
        kept = tuple(new if each.name == name else each for each in release.variables)
        return put(release, "variables", kept if is_known else (*kept, new))

    return Edit("value", attempt(with_value), ("variables",))


def remove_variable(release: Release, name: str) -> Edit:
    """Forget a value; fields that name it keep the words that were seen last, and are said to stand for nothing."""
    kept = tuple(each for each in release.variables if each.name != name)
    return changed(release, "variables", kept, "remove value")
