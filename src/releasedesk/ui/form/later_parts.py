"""The parts below the body, in order; each is imported and made only when it is needed or when there is time."""

from __future__ import annotations

from collections.abc import Callable

from releasedesk.ui.form.part import FormPart


def _boilerplates() -> FormPart:
    from releasedesk.ui.form.boilerplates_part import BoilerplatesPart

    return BoilerplatesPart()


def _legal() -> FormPart:
    from releasedesk.ui.form.legal_part import LegalPart

    return LegalPart()


def _people() -> FormPart:
    from releasedesk.ui.form.people_part import PeoplePart

    return PeoplePart()


def _contacts() -> FormPart:
    from releasedesk.ui.form.contacts_part import ContactsPart

    return ContactsPart()


def _about() -> FormPart:
    from releasedesk.ui.form.about_part import AboutPart

    return AboutPart()


LATER_PARTS: tuple[Callable[[], FormPart], ...] = (_boilerplates, _legal, _people, _contacts, _about)
