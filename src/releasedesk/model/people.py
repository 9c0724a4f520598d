"""Who speaks in a release, who answers for it, and who issues it."""

from __future__ import annotations

from releasedesk.model.base import Line, Value
from releasedesk.model.text import RichText


class Organisation(Value):
    """The issuer of the release; `logo` is the identifier of an asset or empty."""

    name: Line = ""
    website: Line = ""
    logo: Line = ""


class Person(Value):
    """Someone who is quoted. `title` is the function held, such as “Chair”, at `organisation`."""

    id: Line
    name: Line = ""
    title: Line = ""
    organisation: Line = ""


class Phone(Value):
    """A telephone number as it is to be printed. `kind` is “office”, “mobile” or another word for it."""

    kind: Line = "office"
    number: Line = ""
    extension: Line = ""


class Contact(Value):
    """Someone, or an office, whom journalists may ask."""

    id: Line
    name: Line = ""
    role: Line = ""
    organisation: Line = ""
    phones: tuple[Phone, ...] = ()
    emails: tuple[Line, ...] = ()


class Boilerplate(Value):
    """A standing text about an organisation, with its heading (“About …”)."""

    id: Line
    heading: Line = ""
    paragraphs: tuple[RichText, ...] = ()
