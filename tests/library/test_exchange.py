"""vCards and CSV: what goes out comes back, what others write is read within bounds, what is wrong is said."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from releasedesk.errors import SourceError
from releasedesk.library.card_names import name_parts
from releasedesk.library.entries import Kind, Snippet
from releasedesk.library.tables import read_table, table
from releasedesk.library.vcards import as_person, read_vcards, vcards
from releasedesk.model import Boilerplate, Contact, Paragraph, Person, Phone
from tests.strategies import lines

MORVEN = Contact(
    id="card",
    name="Morven Achterberg",
    role="head of press; deputy, too",
    organisation="the Harbour Trust",
    phones=(
        Phone(kind="mobile", number="+44 131 496 0142"),
        Phone(kind="office", number="0131 1", extension="7"),
    ),
    emails=("press@harbourtrust.example",),
)

OUTLOOK = """BEGIN:VCARD
VERSION:2.1
N;LANGUAGE=en-gb;CHARSET=UTF-8:Rennie;Ailsa
FN;CHARSET=UTF-8:Ailsa Rennie
ORG:Harbour Trust;Board
TITLE:Chair
TEL;WORK;VOICE:+44 131 496 0100
TEL;CELL;VOICE:+44 7700 900123
EMAIL;PREF;INTERNET:ailsa@harbourtrust.example
END:VCARD
"""
GOOGLE = """BEGIN:VCARD
VERSION:3.0
FN:إيلسا ريني
N:ريني;إيلسا;;;
item1.TEL:+20 2 1234
item1.X-ABLabel:Press
item2.EMAIL;TYPE=INTERNET:a@b.example
PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ
NOTE:folded line that goes
  on
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:;;;;
END:VCARD
"""


def put(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_contact_goes_out_and_comes_back(tmp_path: Path):
    text = vcards([MORVEN])
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    (card,) = read_vcards(put(tmp_path, "a.vcf", text))
    back = card.contact
    assert (back.name, back.role, back.organisation) == (MORVEN.name, MORVEN.role, MORVEN.organisation)
    assert [phone.kind for phone in back.phones] == ["mobile", "office"]
    assert (back.phones[1].number, back.phones[1].extension) == ("0131 1", "7")
    assert back.emails == MORVEN.emails


@settings(max_examples=40)
@given(name=lines(), role=lines())
def test_any_words_survive_a_vcard(name: str, role: str, tmp_path_factory: pytest.TempPathFactory):
    person = Person(id="p", name=f"x{name}", title=role)
    path = put(tmp_path_factory.mktemp("cards"), "a.vcf", vcards([person]))
    (back,) = read_vcards(path)
    assert back.contact.name == " ".join(f"x{name}".split())
    assert back.contact.role == " ".join(role.split())


def test_cards_of_other_programs_are_read(tmp_path: Path):
    (card,) = read_vcards(put(tmp_path, "outlook.vcf", OUTLOOK))
    ailsa = card.contact
    assert (ailsa.name, ailsa.role, ailsa.organisation) == ("Ailsa Rennie", "Chair", "Harbour Trust")
    assert [(phone.kind, phone.number) for phone in ailsa.phones] == [
        ("office", "+44 131 496 0100"),
        ("mobile", "+44 7700 900123"),
    ]
    assert as_person(card).title == "Chair"
    (arabic,) = read_vcards(put(tmp_path, "google.vcf", GOOGLE))
    assert (arabic.contact.name, arabic.contact.emails) == ("إيلسا ريني", ("a@b.example",))


def test_a_card_of_an_old_program_is_decoded(tmp_path: Path):
    text = (
        "BEGIN:VCARD\r\nVERSION:2.1\r\n"
        "N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Garc=EDa M=E1rquez;Luc=\r\n=EDa\r\n"
        "TEL;CELL;VOICE:+34 600\r\nEND:VCARD\r\n"
    )
    (card,) = read_vcards(put(tmp_path, "old.vcf", text))
    assert card.contact.name == "Lucía García Márquez"
    assert as_person(card).family_name == "García Márquez"
    assert card.contact.phones == (Phone(kind="mobile", number="+34 600"),)


@pytest.mark.parametrize(
    "content", [b"", b"nothing", b"BEGIN:VCARD\r\n", b"\x00\xff\xfe", b"BEGIN:VCARD\nEND:VEVENT\n"]
)
def test_what_is_no_vcard_is_refused_in_one_sentence(tmp_path: Path, content: bytes):
    with pytest.raises(SourceError, match=r"x\.vcf: there is no vCard"):
        read_vcards(put(tmp_path, "x.vcf", content))


@settings(max_examples=60)
@given(content=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes, tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("any")
    for read in (
        lambda: read_vcards(put(folder, "x.vcf", b"BEGIN:VCARD\nVERSION:3.0\n" + content + b"\nEND:VCARD\n")),
        lambda: read_table(put(folder, "x.csv", b"name,title\n" + content), "people"),
    ):
        said = ""
        try:
            read()
        except SourceError as error:
            said = str(error)
        assert "\n" not in said


def test_too_much_is_refused(tmp_path: Path):
    with pytest.raises(SourceError, match="more than 10,000 rows"):
        read_table(put(tmp_path, "x.csv", "name\n" + "a\n" * 10_002), "people")
    with pytest.raises(SourceError, match="more than 5,000 cards"):
        read_vcards(put(tmp_path, "x.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:A\nEND:VCARD\n" * 5_001))
    with pytest.raises(SourceError, match="more than 500,000 lines"):
        read_vcards(put(tmp_path, "z.vcf", "BEGIN:VCARD\n" + "\n" * 500_001))
    with pytest.raises(SourceError, match="larger than 10 MB"):
        read_table(put(tmp_path, "y.csv", b"name\n" + b"a" * 10_000_001), "people")


CONTENTS: list[tuple[Kind, object]] = [
    (
        "people",
        Person(
            id="entry",
            name="=Ailsa",
            title="chair, “and” more",
            organisation="the Harbour\u00a0Trust",
            honorific="Dr",
        ),
    ),
    ("contacts", MORVEN.replace(id="entry")),
    ("boilerplates", Boilerplate(id="entry", heading="About", paragraphs=("One, two.", '"Three"'))),
]


@pytest.mark.parametrize(("kind", "content"), CONTENTS)
def test_a_table_goes_out_and_comes_back(tmp_path: Path, kind: Kind, content):
    (back,) = read_table(put(tmp_path, "a.csv", table(kind, [content])), kind)
    if isinstance(content, Person):
        content = content.replace(organisation="the Harbour Trust")
    assert back == content


def test_a_snippet_comes_back_as_its_paragraphs(tmp_path: Path):
    snippet = Snippet(
        id="s", title="Tides", blocks=(Paragraph(id="a", text="One."), Paragraph(id="b", text="Two."))
    )
    (back,) = read_table(put(tmp_path, "a.csv", table("snippets", [snippet])), "snippets")
    assert isinstance(back, Snippet)
    assert [block.text for block in back.blocks] == ["One.", "Two."]  # type: ignore[union-attr]


def test_no_cell_is_a_formula():
    rows = list(
        csv.reader(
            io.StringIO(table("people", [Person(id="p", name="=1+1", title="@cmd", organisation="-x")]))
        )
    )
    assert rows[1] == ["'=1+1", "'@cmd", "'-x", ""]


TABLES = {
    "outlook": "First Name,Last Name,Company,Job Title,Business Phone,Mobile Phone,"
    "E-mail Address,E-mail Display Name\r\n"
    'Morven,Achterberg,Trust,press,0131 1,07700,a@b.example,"Morven, press"\r\n,,,,,,,\r\n',
    "google": "Name,Organization 1 - Name,Organization 1 - Title,Phone 1 - Label,Phone 1 - Value,Mobile Phone,"
    "E-mail 1 - Label,E-mail 1 - Value\nMorven Achterberg,Trust,press,Work,0131 1,07700,* Work,a@b.example\n",
    "by hand": "Full name;Company;Role;Telephone;Email\nMorven Achterberg;Trust;press;0131 1;a@b.example\n",
    "german": "Vorname;Nachname;Firma;Position;Telefon;Mobiltelefon;E-Mail-Adresse\n"
    "Morven;Achterberg;Trust;press;0131 1;07700;a@b.example\n",
}


@pytest.mark.parametrize("program", TABLES)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_tables_of_other_programs_are_read(tmp_path: Path, program: str, encoding: str):
    (contact,) = read_table(put(tmp_path, "a.csv", TABLES[program].encode(encoding)), "contacts")
    assert isinstance(contact, Contact)
    assert (contact.name, contact.role, contact.organisation) == ("Morven Achterberg", "press", "Trust")
    assert contact.phones[0] == Phone(kind="office", number="0131 1")
    assert [phone.number for phone in contact.phones if phone.kind == "mobile"] in (["07700"], [])
    assert ("07700" in TABLES[program]) == (len(contact.phones) == 2)
    assert contact.emails == ("a@b.example",)


def test_a_table_without_names_is_refused(tmp_path: Path):
    with pytest.raises(SourceError, match="no column “heading”; the columns are heading, text"):
        read_table(put(tmp_path, "b.csv", "Company,Phone\nTrust,1\n"), "boilerplates")


NAMES = [
    ("Dr Jane Smith", "Smith;Jane;;Dr;"),
    ("Prof. Dr. Anke van der Berg", "van der Berg;Anke;;Prof. Dr.;"),
    ("Sir Keir Starmer KC MP", "Starmer;Keir;;Sir;KC MP"),
    ("The Rt Hon Ailsa Rennie", "Rennie;Ailsa;;The Rt Hon;"),
    ("Ailsa Mary Rennie, PhD", "Rennie;Ailsa Mary;;;PhD"),
    ("Rennie, Dr Ailsa", "Rennie;Ailsa;;Dr;"),
    ("Ludwig van Beethoven", "van Beethoven;Ludwig;;;"),
    ("M. Night Shyamalan", "Shyamalan;M. Night;;;"),
    ("Madonna", "Madonna;;;;"),
    ("Dr", "Dr;;;;"),
    ("د. نور الهاشمي", "الهاشمي;نور;;د.;"),
    ("الدكتورة منى بن سالم", "بن سالم;منى;;الدكتورة;"),
    ("王小明", "王小明;;;;"),
    ("王小明博士", "王小明;;;;博士"),
    ("山田 太郎", "山田;太郎;;;"),
    ("Wang Xiaoming", "Xiaoming;Wang;;;"),
    ("", ";;;;"),
]


@pytest.mark.parametrize(("name", "written"), NAMES)
def test_the_honorific_of_a_name_is_a_part_of_its_own(name: str, written: str):
    """RFC 6350, section 6.2.2: family names; given names; additional names; honorific prefixes; honorific suffixes."""
    for content in (Contact(id="c", name=name), Person(id="p", name=name)):
        card = vcards([content]).split("\r\n")
        assert f"N:{written}" in card
        assert f"FN:{(name or 'Unnamed').replace(',', chr(92) + ',')}" in card


PEOPLE = [
    Person(id="card", name="Jane Smith", honorific="Dr"),
    Person(id="card", name="Sir Keir Starmer", honorific="Sir"),
    Person(id="card", name="Ann Annan", honorific="Ms, of old"),
    Person(id="card", name="王小明", family_name="王", given_name="小明"),
    Person(id="card", name="María García Márquez", family_name="García Márquez", given_name="María"),
    Person(id="card", name="نور بن سالم", honorific="د."),
    Person(id="card", name="Wang Xiaoming", family_name="Wang", given_name="Xiaoming"),
]


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.name)
def test_a_person_with_an_honorific_goes_out_and_comes_back(tmp_path: Path, person: Person):
    (card,) = read_vcards(put(tmp_path, "a.vcf", vcards([person])))
    assert as_person(card) == person


def test_the_honorific_of_a_card_is_read_into_its_own_field(tmp_path: Path):
    text = "BEGIN:VCARD\nVERSION:4.0\nFN:Prof. Dr. Jane Smith\nN:Smith;Jane;Mary;Prof.,Dr.;M.D.\nEND:VCARD\n"
    (card,) = read_vcards(put(tmp_path, "a.vcf", text))
    assert (as_person(card).name, as_person(card).honorific) == ("Prof. Dr. Jane Smith", "Prof. Dr.")
    (card,) = read_vcards(put(tmp_path, "b.vcf", text.replace("FN:Prof. Dr. Jane Smith\n", "")))
    assert (as_person(card).name, as_person(card).honorific) == ("Jane Mary Smith M.D.", "Prof. Dr.")


@settings(max_examples=60)
@given(name=lines())
def test_no_word_of_a_name_is_lost_in_its_parts(name: str):
    parts = name_parts(name)
    kept = "".join(sorted("".join(parts).replace(",", "").replace(" ", "")))
    assert kept == "".join(sorted("".join(name.split()).replace(",", "")))


ODD_TABLES = {
    "Excel's line": "sep=;\r\nname;title\r\nA, B;C\r\n",
    "Excel's line in marks": '"sep=|"\nname|title\nA, B|C\n',
    "empty rows": '\r\n;\r\nname;title\r\n\r\n"A, B";C\r\n;;\r\n',
    "vertical bars": "name|title\nA, B|C",
    "old line ends": 'name,title\r"A, B",C\r',
    "no characters": 'na\0me,title\n"A, B",C\n',
    "a mark within": 'name,title\n"A"",B",C\n',
}


@pytest.mark.parametrize("name", ODD_TABLES)
def test_odd_tables_are_read(tmp_path: Path, name: str):
    (person,) = read_table(put(tmp_path, "a.csv", ODD_TABLES[name]), "people")
    assert isinstance(person, Person)
    assert (person.name.replace('"', "").replace(", ", ","), person.title) == ("A,B", "C")


BAD_TABLES = [
    (b"", "x.csv: it is empty; the first row of a table names its columns"),
    (b"\xef\xbb\xbf\r\n;;\r\n", "x.csv: it is empty; the first row of a table names its columns"),
    (b"name,title\r\n,\r\n", "x.csv: below the names of the columns, it has no row with anything in it"),
    (b'name\nA\n"B,c\nC\nD\n', "x.csv: a quotation mark on line 3 is never closed; close it or take it out"),
    (b'name\n"B', "x.csv: a quotation mark on line 2 is never closed; close it or take it out"),
    (
        b"PK\x03\x04\0\0name",
        "x.csv: it is a workbook, not a table of text; save it as CSV in the spreadsheet first",
    ),
    (
        b"name\nA\n" + b"y" * 140_000,
        "x.csv: a cell on line 3 is too long for a table; is a quotation mark missing?",
    ),
]


@pytest.mark.parametrize(("content", "said"), BAD_TABLES, ids=[said[7:30] for _, said in BAD_TABLES])
def test_what_is_no_table_is_said_in_one_sentence(tmp_path: Path, content: bytes, said: str):
    with pytest.raises(SourceError) as caught:
        read_table(put(tmp_path, "x.csv", content), "people")
    assert str(caught.value).endswith(said)


def test_a_title_beside_a_job_title_is_an_honorific(tmp_path: Path):
    text = (
        "Title,First Name,Middle Name,Last Name,Suffix,Company,Job Title\n"
        "Dr,Jane,M.,Smith,OBE,Trust,Head of Press\n"
    )
    (person,) = read_table(put(tmp_path, "a.csv", text), "people")
    assert person == Person(
        id="entry",
        name="Jane M. Smith OBE",
        title="Head of Press",
        organisation="Trust",
        honorific="Dr",
    )
    (contact,) = read_table(put(tmp_path, "b.csv", text), "contacts")
    assert isinstance(contact, Contact)
    assert (contact.name, contact.role) == ("Dr Jane M. Smith OBE", "Head of Press")


def test_an_office_is_called_as_its_organisation(tmp_path: Path):
    text = "Company,Phone\nThe Harbour Trust,0131 1\n"
    (contact,) = read_table(put(tmp_path, "a.csv", text), "contacts")
    assert contact == Contact(id="entry", name="The Harbour Trust", phones=(Phone(number="0131 1"),))
    with pytest.raises(SourceError, match="no column “name”"):
        read_table(put(tmp_path, "b.csv", text), "people")
