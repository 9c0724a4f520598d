"""New releases: an empty one, and the sample that ships with the program."""

from __future__ import annotations

from pathlib import Path

from releasedesk import resources
from releasedesk.model import Edition, Paragraph, Release, Section
from releasedesk.model.ids import random_id, random_release_id
from releasedesk.project.document import Project
from releasedesk.project.reading import parse_project


def new_release(language: str = "en-GB") -> Release:
    """Return an empty release with one section to write in.

    Raises:
        pydantic.ValidationError: The language is not a BCP 47 tag.

    """
    opening = Section(id=random_id(), blocks=(Paragraph(id=random_id()),))
    return Release(id=random_release_id(), editions=(Edition(language=language, sections=(opening,)),))


def sample_project() -> Project:
    """Return the sample that shows what a release is made of."""
    name = Path("sample", "harbour-trust.releasedesk")
    return parse_project(resources.data(*name.parts), name)
