"""Tables and cards as the address books of the day write them, in several languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from releasedesk.library.exchange import read_contents
from releasedesk.model import Contact, Person, Phone

GOOGLE = """First Name,Last Name,Name Prefix,Name Suffix,Organization Name,Organization Title,Notes,\
E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value
Mona,Al-Fahad,Dr.,,Ministry of Transport,Director,,* Work,m@a.example ::: n@a.example,\
Mobile,+966 50 123,Work Fax,+966 11 1 ::: +966 11 2
"""
GERMAN_OUTLOOK = (
    "Anrede;Vorname;Nachname;Firma;Position;Telefon geschäftlich;Fax geschäftlich;Mobiltelefon;"
    "E-Mail-Adresse;E-Mail-Typ;E-Mail: Angezeigter Name\r\n"
    "Frau;Änne;Groß;Werft;Sprecherin;040 1;040 9;0171 2;ae@w.example;SMTP;Änne Groß\r\n"
)
FRENCH_OUTLOOK = (
    "Titre,Prénom,Nom,Société,Fonction,Téléphone (bureau),Télécopie (bureau),Tél. mobile,"
    "Adresse de messagerie,Type de messagerie,Nom complet de l'adresse de messagerie\r\n"
    "Mme,Zoé,Lefèvre,Port,Directrice,01 1,01 9,06 2,z@p.example,SMTP,Zoé Lefèvre\r\n"
)
COMPANY = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nN:;;;;\r\nFN:Harbour Trust\r\nORG:Harbour Trust;\r\n"
    "X-ABShowAs:COMPANY\r\nTEL;type=MAIN:0131 496 0142\r\nEND:VCARD\r\n"
)


def contact_of(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Contact:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    (contact,) = read_contents(path, "contacts")
    assert isinstance(contact, Contact)
    return contact


def test_numbers_of_google_are_what_their_labels_say(tmp_path: Path):
    contact = contact_of(tmp_path, "google.csv", GOOGLE.replace("\\\n", ""))
    assert (contact.name, contact.role) == ("Dr. Mona Al-Fahad", "Director")
    assert contact.phones == (
        Phone(kind="mobile", number="+966 50 123"),
        Phone(kind="fax", number="+966 11 1"),
        Phone(kind="fax", number="+966 11 2"),
    )
    assert contact.emails == ("m@a.example", "n@a.example")


def test_outlook_in_german_and_french_gives_addresses_and_nothing_beside_them(tmp_path: Path):
    german = contact_of(tmp_path, "german.csv", GERMAN_OUTLOOK, "cp1252")
    assert (german.name, german.role, german.emails) == ("Frau Änne Groß", "Sprecherin", ("ae@w.example",))
    french = contact_of(tmp_path, "french.csv", FRENCH_OUTLOOK, "cp1252")
    assert (french.name, french.role, french.emails) == ("Mme Zoé Lefèvre", "Directrice", ("z@p.example",))
    for contact in (german, french):
        assert [phone.kind for phone in contact.phones] == ["office", "fax", "mobile"]


def test_the_card_of_a_company_names_it_once(tmp_path: Path):
    contact = contact_of(tmp_path, "company.vcf", COMPANY)
    assert (contact.name, contact.organisation) == ("Harbour Trust", "")
    (person,) = read_contents(tmp_path / "company.vcf", "people")
    assert isinstance(person, Person)
    assert (person.name, person.organisation) == ("Harbour Trust", "")


@pytest.mark.parametrize(
    "end", ["", "\r\nBEGIN:VCARD\r\nFN:Sean Byrne\r\nEND:VCARD\r\n", "\r\nBEGIN:VCARD\r\nFN:Sean Byrne"]
)
def test_a_card_whose_end_was_cut_off_is_read(tmp_path: Path, end: str):
    """It was left out without a word, or the whole file was refused."""
    path = tmp_path / "cut.vcf"
    path.write_text(f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ailsa Rennie\r\nTITLE:Chair{end}", newline="")
    names = [(each.name, each.role) for each in read_contents(path, "contacts") if isinstance(each, Contact)]
    assert names == [("Ailsa Rennie", "Chair"), *([("Sean Byrne", "")] if end else [])]


@pytest.mark.parametrize("header", ["Rolle", "Rôle", "Rol", "Poste", "Berufsbezeichnung"])
def test_a_function_is_known_by_its_name_in_other_languages(tmp_path: Path, header: str):
    contact = contact_of(tmp_path, "list.csv", f"Name;{header};Organisation\nÄnne Groß;Sprecherin;Werft\n")
    assert (contact.role, contact.organisation) == ("Sprecherin", "Werft")
