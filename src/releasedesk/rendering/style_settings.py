"""The settings of a house style: what `style.json` may say, checked so that whoever wrote it learns what is wrong."""

from __future__ import annotations

import json
import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from releasedesk.errors import HouseStyleError
from releasedesk.rendering.field_tables import field_names, usual_fields
from releasedesk.rendering.style_values import (
    POINTS,
    Colour,
    Families,
    Length,
    Text,
    TypeSize,
    factor,
    points,
    wrong,
)

Paper = Literal["a4", "letter"]
ContactsPlace = Literal["first", "last"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Fonts(_Part):
    """Families by use, each with those that stand in for missing characters after it."""

    text: Families
    display: Families
    headline: Families


class Colours(_Part):
    """Colours as `#rrggbb` by use; `band` is a large area of the house's colour and `on_band` what is written on it."""

    ink: Colour
    quiet: Colour
    hairline: Colour
    accent: Colour
    alarm: Colour
    paper: Colour
    band: Colour
    on_band: Colour


class Sizes(_Part):
    """Lengths by use: `measure` is the width of what is printed, `side_column` how much of it the text leaves free."""

    measure: Length
    margin_top: Length
    margin_bottom: Length
    paragraph_space: Length
    picture_height: Length
    logo_height: Length
    side_column: Length = "0mm"

    @property
    def problem(self) -> str:
        """What is impossible about them together, or an empty text."""
        bounds = (
            ("measure", 70, 190),
            ("margin_top", 10, 70),
            ("margin_bottom", 10, 70),
            ("logo_height", 4, 60),
        )
        for name, least, most in bounds:
            if not least <= points(getattr(self, name)) / POINTS["mm"] <= most:
                return f"“sizes”, “{name}” must be from {least}mm to {most}mm"
        if points(self.side_column) > points(self.measure) / 2:
            return "“sizes”, “side_column” must leave half of the measure to the text"
        return ""


class TypeSizes(_Part):
    """Size of type and distance of its baselines by use."""

    text: TypeSize
    headline: TypeSize
    deck: TypeSize
    heading: TypeSize
    quote: TypeSize
    long_quote: TypeSize
    small: TypeSize
    label: TypeSize
    letterhead: TypeSize
    alarm: TypeSize


class WordLook(_Part):
    """What Word documents take over of the pages besides fonts, colours and sizes.

    `headline` says where headlines stand; `masthead` whether the name of the organisation stands on a `rule`, on a
    `band` of the house's colour, or beside a `bar`, or is `centred` above a double rule.
    """

    headline: Literal["start", "center"] = "start"
    masthead: Literal["rule", "band", "bar", "centred"] = "rule"
    end_mark: Literal["start", "center"] = "center"


def _phrases(value: Any) -> dict[str, dict[str, Any]]:
    """Check words by language: those that the program prints otherwise, with the same places for values in them."""
    if not isinstance(value, dict):
        raise wrong("must be an object with languages, such as “en”")
    for language, table in value.items():
        if not re.fullmatch(r"\*|[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}", language) or not isinstance(
            table, dict
        ):
            raise wrong(f"holds “{language}”, which is not a language with its phrases")
    return value


Phrases = Annotated[dict[str, dict[str, Any]], BeforeValidator(_phrases)]


class FieldSetting(_Part):
    """What is asked of a field of a release; what is not said is as usual.

    `exists` tells whether the house uses it at all; `most` is the number of characters that it may have, 0 for any.
    """

    exists: bool | None = None
    required: bool | None = None
    most: Annotated[int, Field(ge=0, le=10_000, strict=True)] | None = None


def _fields(value: Any) -> Any:
    """Check that kinds of release and fields are such as there are."""
    if not isinstance(value, dict):
        raise wrong("must be an object with kinds of release, such as “*”")
    for kind, rules in value.items():
        if kind not in usual_fields():
            raise wrong(f"holds “{kind}”, which no kind of release is called")
        for field in rules if isinstance(rules, dict) else ():
            if field not in field_names():
                raise wrong(f"holds “{field}”, which no field is called")
    return value


FieldSettings = Annotated[dict[str, dict[str, FieldSetting]], BeforeValidator(_fields)]


class StyleSettings(_Part):
    """Everything that the file says.

    Attributes:
        label: What the program calls the style.
        description: What it is like, in a sentence.
        paper: The size of its pages.
        based_on: The shipped house style whose templates this one uses where it has none of its own.
        contacts: Whether the contacts stand before the text or after everything else.
        name_beside_logo: Whether the organisation's name is printed where there is a logo.
        fonts: Which faces are used, of those that come with the program.
        colours: The colours by use.
        sizes: Widths, margins and heights.
        type: Sizes of type.
        phrases: Words by language in place of the usual ones, with the keys of `resources/phrases`.
        fields: What is asked of the fields of a release, by kind or `*`, and by field.
        word: What Word documents look like besides.
        scale: By how much type is enlarged in languages (by primary subtag) whose script runs small.

    """

    label: Annotated[Text, Field(min_length=1, max_length=80)]
    description: Text = ""
    based_on: Annotated[str, AfterValidator(lambda value: _known_name(value))] = ""
    paper: Paper
    contacts: ContactsPlace = "last"
    name_beside_logo: bool = True
    fonts: Fonts
    colours: Colours
    sizes: Sizes
    type: TypeSizes
    scale: dict[str, Annotated[float, BeforeValidator(factor)]] = Field(default_factory=dict)
    phrases: Phrases = Field(default_factory=dict)
    fields: FieldSettings = Field(default_factory=dict)
    word: WordLook = Field(default_factory=WordLook)

    def field_tables(self) -> dict[str, dict[str, dict[str, Any]]]:
        """Return what is asked of fields, without what is as usual."""
        return {
            kind: {field: rule.model_dump(exclude_none=True) for field, rule in rules.items()}
            for kind, rules in self.fields.items()
        }


def _known_name(value: str) -> str:
    if value and not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value):
        raise wrong("must be the name of a house style that comes with the program")
    return value


def parse_settings(content: str | bytes, origin: str) -> StyleSettings:
    """Read the text of a settings file; `origin` names it in messages.

    Raises:
        HouseStyleError: It is not JSON, or a setting is missing, unknown or wrong; the sentence says which and how.

    """
    try:
        stored = json.loads(content)
    except UnicodeDecodeError as error:
        raise HouseStyleError(f"{origin} cannot be read: it is not UTF-8 text.") from error
    except json.JSONDecodeError as error:
        raise HouseStyleError(f"{origin} is broken in line {error.lineno}: {error.msg}.") from error
    except RecursionError as error:
        raise HouseStyleError(f"{origin} is broken: it is nested too deeply.") from error
    return settings_from(stored, origin)


def settings_from(stored: Any, origin: str) -> StyleSettings:
    """Return settings from the values of a JSON file.

    Raises:
        HouseStyleError: A setting is missing, unknown or wrong; the sentence says which and how.

    """
    if not isinstance(stored, dict):
        raise HouseStyleError(f"{origin} is not a house style: it must be a JSON object.")
    try:
        settings = StyleSettings.model_validate(stored)
    except ValidationError as error:
        raise HouseStyleError(f"{origin} is not a house style: {_sentence(error.errors()[0])}.") from error
    if problem := settings.sizes.problem:
        raise HouseStyleError(f"{origin} is not a house style: {problem}.")
    return settings


def to_json(settings: StyleSettings) -> str:
    """Return the text of a settings file: the same settings give the same bytes."""
    return (
        json.dumps(settings.model_dump(mode="json", exclude_none=True), ensure_ascii=False, indent=2) + "\n"
    )


def _sentence(error: ErrorDetails) -> str:
    where = ", ".join(f"“{part}”" if isinstance(part, str) else f"number {part + 1}" for part in error["loc"])
    match error["type"]:
        case "missing":
            return f"{where} is missing"
        case "extra_forbidden":
            return f"{where} is not a setting that this version knows; take it out, or update ReleaseDesk"
        case "literal_error":
            expected = str(error.get("ctx", {}).get("expected", "")).replace("'", "")
            return f"{where} must be {expected}"
        case "model_type" | "model_attributes_type" | "dict_type":
            return f"{where} must be an object"
        case "bool_type" | "bool_parsing":
            return f"{where} must be true or false"
        case "tuple_type":
            return f"{where} must be a list"
        case "int_type" | "int_parsing" | "less_than_equal" | "greater_than_equal":
            return f"{where} must be a number from 0 to 10000"
        case "string_too_long" | "too_long":
            return f"{where} must have at most {error.get('ctx', {}).get('max_length')} characters"
        case "string_too_short" | "too_short":
            return f"{where} must not be empty"
        case _:
            return f"{where} {error['msg']}"
