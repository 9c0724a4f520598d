"""Contacts in the layouts in which releases give them."""

from __future__ import annotations

import pytest

from releasedesk.importers.registry import import_pasted
from releasedesk.model import Phone

HEAD = "Leith to rebuild its oldest quay\n\nThe Harbour Trust will rebuild the east quay in Leith this spring.\n\n"
OFFICE = Phone(kind="office", number="+44 131 496 0142")
MOBILE = Phone(kind="mobile", number="+44 7700 900145")


def contacts(text):
    return import_pasted(HEAD + text).release.original.contacts


@pytest.mark.parametrize(
    "text",
    [
        "Contact: Morag Sinclair, Press Officer, +44 131 496 0142, morag@harbourtrust.example",
        "Media contact:\nMorag Sinclair\nPress Officer\nTel: +44 131 496 0142\nE-mail: morag@harbourtrust.example",
        "Contact\n"
        "Name: Morag Sinclair\nTitle: Press Officer\nPhone: +44 131 496 0142\nEmail: morag@harbourtrust.example",
        "Morag Sinclair\nPress Officer\n+44 131 496 0142\nmorag@harbourtrust.example",
        "Press contact: Morag Sinclair | Press Officer | +44 131 496 0142 | morag@harbourtrust.example",
        "For more information please contact Morag Sinclair, Press Officer, at morag@harbourtrust.example"
        " or +44 131 496 0142.",
    ],
)
def test_one_contact_in_every_layout(text):
    (contact,) = contacts(text)
    assert (contact.name, contact.role) == ("Morag Sinclair", "Press Officer")
    assert contact.phones == (OFFICE,)
    assert contact.emails == ("morag@harbourtrust.example",)


def test_kinds_of_phones_and_extensions():
    (contact,) = contacts(
        "Morag Sinclair\nOffice:    +44 131 496 0142, extension 12\nMobile:  +44 7700 900145\nFax +44 131 496 0199\n"
    )
    assert contact.phones == (
        OFFICE.replace(extension="12"),
        MOBILE,
        Phone(kind="fax", number="+44 131 496 0199"),
    )


def test_two_contacts_in_one_sentence_share_their_office():
    first, second = contacts(
        "For further information contact Trust Media Relations:"
        " Morag Sinclair, 0131 496 0142 or Iain Kerr, 0131 496 0143."
    )
    assert (first.name, first.organisation) == ("Morag Sinclair", "Trust Media Relations")
    assert (second.name, second.organisation) == ("Iain Kerr", "Trust Media Relations")
    assert second.phones == (Phone(number="0131 496 0143"),)


def test_a_request_line_above_a_signature_block_stays_as_written():
    request = "For media requests, please contact Morag Sinclair: // 0131-496-0142"
    edition = import_pasted(f"{HEAD}{request}\n\n\nMorag Sinclair\nOffice: +44 131 496 0142").release.original
    assert edition.contacts_intro == request
    assert [contact.name for contact in edition.contacts] == ["Morag Sinclair"]


def test_an_office_without_a_person_is_reported():
    result = import_pasted(HEAD + "Contact:\n\nHarbour Trust\n\npress@harbourtrust.example\n")
    (contact,) = result.release.original.contacts
    assert (contact.name, contact.organisation) == ("", "Harbour Trust")
    assert "contact-without-name" in [finding.code for finding in result.findings]


@pytest.mark.parametrize(
    "line", ["The works cost £1 200 000 2026.", "It stood from 1826-1911.", "Case 30-2014-00741129-CU."]
)
def test_numbers_that_are_no_phones(line):
    assert contacts("Contact: Morag Sinclair, morag@harbourtrust.example\n" + line)[0].phones == ()


def test_contacts_above_the_headline():
    edition = import_pasted("Contact: Morag Sinclair, 0131 496 0142\n\n" + HEAD).release.original
    assert edition.headline == "Leith to rebuild its oldest quay"
    assert [contact.name for contact in edition.contacts] == ["Morag Sinclair"]
