"""Bytes that are text, in the encodings in which text files come, and bytes that are not."""

from __future__ import annotations

import pytest

from releasedesk.errors import SourceError
from releasedesk.importers.registry import import_file
from releasedesk.importers.result import Report
from releasedesk.importers.text_decoding import decoded

TEXT = "Leith’s quay opens\r\n\r\nThe “old lady” of the Shore opens – at last – to everyone in Leith.\r\n"


def imported(tmp_path, content):
    path = tmp_path / "release.txt"
    path.write_bytes(content)
    return import_file(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_is_read_in_its_encoding(tmp_path, encoding):
    result = imported(tmp_path, TEXT.encode(encoding))
    edition = result.release.original
    assert edition.headline == "Leith’s quay opens"
    assert (
        edition.sections[0].blocks[0].text
        == "The “old lady” of the Shore opens – at last – to everyone in Leith."
    )
    guessed = "encoding-guessed" in [finding.code for finding in result.findings]
    assert guessed == (encoding == "cp1252")


LEGACY = {
    "shift_jis": "港湾トラストは西埠頭を一般に開放すると発表した。お問い合わせは電話で。",
    "euc_jp": "港湾トラストは西埠頭を一般に開放すると発表した。お問い合わせは電話で。",
    "euc_kr": "항만 신탁은 올봄 서쪽 부두 전체를 시민에게 개방한다고 밝혔다. 문의는 전화로 하면 된다.",
    "gb18030": "海港信托今年春天将向公众开放整个西码头。成员于星期四晚上批准了这项计划，费用由泊位费支付。",
    "big5": "海港信託今年春天將向公眾開放整個西碼頭。成員於星期四晚上批准了這項計劃，費用由泊位費支付。",
    "cp1256": "تفتح أمانة الميناء هذا الربيع الرصيف الغربي كله للجمهور، وقد أقر الأعضاء الخطة مساء الخميس.",
    "cp1255": "נאמנות הנמל תפתח באביב את כל הרציף המערבי לציבור. החברים אישרו את התוכנית ביום חמישי בערב.",
    "cp1251": "Портовый фонд откроет этой весной весь западный причал для всех. Члены фонда одобрили план в четверг.",
}


@pytest.mark.parametrize("encoding", LEGACY)
def test_a_text_is_read_in_the_encoding_of_its_letters(tmp_path, encoding):
    """“EMBARGO” in Chinese, read as Windows-1252, was a release for immediate use, in garbage."""
    report = Report()
    assert decoded(LEGACY[encoding].encode(encoding), tmp_path, report) == LEGACY[encoding]
    assert [finding.code for finding in report.findings] == ["encoding-guessed"]


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "L’été à Nîmes : déjà réservé à ceux qui ont payé — « où ? » … œuvre à créer",
        "––––– ••••• €€€ ©®™ Straße größer Übung",
        "Ação não é só coração: São João, às 10h… ‘ª º’",
    ],
)
def test_western_texts_are_read_as_such(tmp_path, text):
    content = text.encode("cp1252")
    assert decoded(content, tmp_path, Report()) == text


def test_the_encoding_of_japanese_mails_is_known(tmp_path):
    """Each of its bytes is one of ASCII: it was read as such, and nothing was said."""
    text, report = LEGACY["shift_jis"], Report()
    assert decoded(text.encode("iso2022_jp"), tmp_path, report) == text
    assert [finding.code for finding in report.findings] == ["encoding-guessed"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [TEXT, *(f"一 {text}\r\n" for text in LEGACY.values())])
def test_utf_16_is_read_without_a_byte_order_mark(tmp_path, encoding, text):
    """Databases and scripts of Windows write it so; it was refused as binary data."""
    report = Report()
    assert decoded(text.encode(encoding), tmp_path, report) == text
    assert [finding.code for finding in report.findings] == ["encoding-guessed"]
    assert "UTF-16" in report.findings[0].message


def test_a_text_that_was_cut_off_within_a_letter_is_read_and_said_to_be_damaged(tmp_path):
    text, report = "“We give it back,” she said – “at last”. " * 9 + "“", Report()
    assert decoded(text.encode()[:-1], tmp_path, report) == text[:-1] + "\ufffd"
    (finding,) = report.findings
    assert finding.code == "letters-damaged"
    assert "in 1 place for" in finding.message


@pytest.mark.parametrize("encoding", ["utf-32", "utf-32-be"])
def test_a_byte_order_mark_of_utf_32_is_not_taken_for_one_of_utf_16(tmp_path, encoding):
    mark = "" if encoding == "utf-32" else "\ufeff"
    assert (
        imported(tmp_path, (mark + TEXT).encode(encoding)).release.original.headline == "Leith’s quay opens"
    )


def test_letters_that_were_garbled_before_are_mended(tmp_path):
    garbled = TEXT.replace("’", "â€™").encode("utf-8")
    result = imported(tmp_path, garbled)
    assert result.release.original.headline == "Leith’s quay opens"
    assert "garbled-letters-mended" in [finding.code for finding in result.findings]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "the file is empty"),
        (b" \n\t\r\n", "the file is empty"),
        (b"%PDF-1.7 ...", "the file is a PDF"),
        (b"PK\x03\x04 ...", "a Word, OpenDocument or ZIP file"),
        (b"MZ\x00\x01\x02", "binary data"),
        (b"MZ\x90\x00\x03\x00\x00\x00", "binary data"),
        (b"Leith\0quay", "binary data"),
        (b"The quay opens\n" * 9 + b"at \0last.", "binary data"),
        (TEXT.encode("utf-16-le")[:-1], "binary data"),
        (TEXT.encode("utf-32-le"), "binary data"),
        (b"\xff\xfea", "damaged UTF-16"),
        (b"Leith \x81\x8d", "cannot be decoded"),
        ("\u00ad\u200b".encode(), "no words"),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(tmp_path, content, problem):
    with pytest.raises(SourceError, match=problem) as raised:
        imported(tmp_path, content)
    assert "release.txt" in str(raised.value)
    assert "\n" not in str(raised.value)


def test_invisible_characters_and_page_breaks_are_set_aside(tmp_path):
    text = "Leith quay opens\n\nThe har\u00adbour opens to every\u200bone in the whole town.\fA new page starts here."
    edition = imported(tmp_path, text.encode()).release.original
    assert [block.text for block in edition.sections[0].blocks] == [
        "The harbour opens to everyone in the whole town.",
        "A new page starts here.",
    ]
