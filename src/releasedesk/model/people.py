"""Who speaks in a release, who answers for it, and who issues it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from releasedesk.model.base import Line, Value, is_empty
from releasedesk.model.language import LanguageTag
from releasedesk.model.origin import OptionalOrigin
from releasedesk.model.text import RichText


class Organisation(Value):
    """The issuer of the release; `logo` is the identifier of an asset or empty."""

    name: Line = ""
    website: Line = ""
    logo: Line = ""


LaterMention = Literal["", "full", "family", "honorific", "name"]
"""How somebody is named after the first mention: as the house has it, or by another rule; “name” is `later_name`."""


class PersonInLanguage(Value):
    """What a person is called in another language than that of the original; an empty field is as there."""

    language: LanguageTag
    name: Line = ""
    title: Line = ""
    organisation: Line = ""


class Person(Value):
    """Someone who is quoted. `title` is the function held, such as “Chair”, at `organisation`.

    `given_name` and `family_name` say which part of `name` is which, where it cannot be told. `honorific` (“Ms”) and
    `later_mention` tell how the person is named after the first mention, `later_name` in words of its own.
    The fields are in the language of the original edition; `in_languages` has those of others.
    """

    id: Line
    name: Line = ""
    title: Line = ""
    organisation: Line = ""
    given_name: Line = Field(default="", exclude_if=is_empty)
    family_name: Line = Field(default="", exclude_if=is_empty)
    honorific: Line = Field(default="", exclude_if=is_empty)
    later_mention: LaterMention = Field(default="", exclude_if=is_empty)
    later_name: Line = Field(default="", exclude_if=is_empty)
    in_languages: tuple[PersonInLanguage, ...] = Field(default=(), exclude_if=is_empty)
    origin: OptionalOrigin = None


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
    origin: OptionalOrigin = None


class Boilerplate(Value):
    """A standing text about an organisation, with its heading (“About …”)."""

    id: Line
    heading: Line = ""
    paragraphs: tuple[RichText, ...] = ()
    origin: OptionalOrigin = None
