"""What single lines of a release are by convention: release lines, labels, end marks, headings of its back matter.

The conventions are those of English, French, German, Spanish, Italian, Portuguese, Dutch and Chinese releases.
"""

from __future__ import annotations

import re
import unicodedata

from releasedesk.importers.printed_phrases import is_printed, is_printed_page
from releasedesk.importers.printed_release_lines import printed_release_line

_I = re.IGNORECASE
_EMBARGO = re.compile(
    r"^\W*(?:(?:strictly\s|under\s|press\s)?embargo(?:ed)?\b|hold\s(?:for\srelease|until)|sperrfrist\b|sous\sembargo"
    r"|embargado\b|not\s(?:to\sbe\s|for\s)(?:publi|broadcast|release|use)\w*.{0,60}\b(?:before|until)\b"
    r"|ne\spas\s(?:publier|diffuser)\savant|(?:for\s)?release\s(?:at|on|after)\s.{0,40}\d)",
    _I,
)
_IMMEDIATE = re.compile(
    r"^\W*(?:for\s|zur\s|pour\s|para\s|per\s)?(?P<words>immediate\s(?:release|use|publication|distribution)"
    r"|release\simmediately|sofortige[nr]?\s(?:veröffentlichung|freigabe)|(?:publication|diffusion)\simmédiate"
    r"|(?:su\s)?(?:publicación|difusión|divulgación)\sinmediata|pubblicazione\simmediata|divulgação\simediata)\b",
    _I,
)
_RELEASE_FROM = re.compile(r"^\W*(?:for\srelease|release\sdate)\b\W*", _I)
_KICKER = re.compile(
    r"^\W*(?:(?:(?:joint|corrected|updated)\s)?(?:press|media|news)\s(?:release|statement|advisory|alert|notice|information"
    r"|invitation|bulletin)|news|statement|announcement|photo\s(?:call|opportunity)"
    r"|communiqué(?:\sde\spresse)?|pressemitteilung|presseinformation|presseaussendung|medienmitteilung"
    r"|comunicado(?:\sde\sprensa)?|nota\sde\s(?:prensa|imprensa)|comunicato\sstampa|persbericht"
    r"|新聞稿|新闻稿|プレスリリース|بيان صحفي)\W*(?P<rest>.*)$",
    _I,
)
_END = re.compile(
    r"^\W*(?:(?:#\s?){1,8}|[-–—\s]*\b30\b[-–—\s]*|\[?(?:the\s)?ends?\]?(?:\sof\s(?:press\s|media\s)?release)?\.?"
    r"|ends?\s?/\s?\w.{0,40}|ende|fin|fine|fim|einde|[(（]?完[)）]?)\W*$",
    _I,
)
_RULE = re.compile(r"^(?:(?:[*＊]\s?){3,}|[-–—](?:\s?[-–—]){0,12}|_{3,}|~{3,}|={3,}|#(?:\s?#){0,7})$")
_PAGE = re.compile(
    r"^\W*(?:[-–—]\s?\d{1,3}\s?[-–—]|[(\[-]?\s?\bmore\b\s?[)\]-]?|(?:\.\s?){2,3}/?\s?\d{1,3}|page\s\d{1,3}(?:\sof\s\d{1,3})?"
    r"|seite\s\d{1,3}(?:\svon\s\d{1,3})?)\W*$",
    _I,
)
_ABOUT = re.compile(
    r"^(?:about(?!\s(?:the\s(?:event|report|study|author)s?\b))|acerca\sdel?|sobre|über|à\spropos\sd(?:e|u|es)?|over|chi\sè"
    r"|informazioni\ssu(?:l|i|gli|lla|lle|ll(?=[’']))?"
    r"|عن|نبذة\sعن|על|אודות)\b\s?\S|^درباره(?:ٔ|‌ی)?\s\S|^(?:關於|关于)|^.{1,12}(?:介紹|介绍|について)$"
    r"|^.{1,40}(?:에\s대하여|소개|کے\sبارے\sمیں)$",
    _I,
)
_NOTES = re.compile(
    r"^\W*(?:notes?\s(?:to|for)\s(?:the\s)?(?:editors?|journalists?|media)|(?:editors?[’']?s?|editorial)\snotes?"
    r"|notes?(?=\W*$|\s?:)|background(?:\s(?:information|notes?))?(?=\W*$)|hinweise?\s(?:für|an)\s(?:die\s)?redaktion(?:en)?"
    r"|note\saux\srédactions?|notas?\s(?:para|a)\s(?:los\s|las\s)?(?:editores|redacciones)|編者按|编者按)\W*",
    _I,
)
_LEGAL = re.compile(
    r"^\W*(?:(?:cautionary\s(?:note|statement).{0,40}|notice\sregarding\s)?forward[\s-]?looking\s(?:statements?|information)"
    r"|(?:private\ssecurities\slitigation.{0,30})?safe\sharbou?r(?:\sstatement)?|(?:about\s)?non-?gaap.{0,40}|disclaimer"
    r"|legal\snotice)\b\W*$",
    _I,
)
_CONTACT = re.compile(
    r"^\W*(?:(?:for\s(?:further|more|additional)\s(?:information|details)\W{0,3}(?:please\s)?)?"
    r"(?:(?:press|media|news|investor|pr|public|further|general|company)[\s/&]{0,3}(?:and\s)?(?:relations\s|media\s|press\s)?)?"
    r"(?:contacts?|enquir(?:y|ies)|inquir(?:y|ies)|requests|information)(?:\s(?:details|persons?|information|for\s(?:further|more|the)"
    r"\s(?:information|media|press)))?"
    r"|rückfragen(?:\sbitte)?\san|(?:presse)?kontakt|ansprechpartner(?:in)?|contacts?\s(?:de\s)?presse"
    r"|contactos?(?:\s(?:de|para)\s(?:prensa|medios))?|contatt[io](?:\sstampa)?|perscontact|noot\svoor\sde\spers"
    r"|新聞聯絡人|新闻联系人|媒體聯絡人?|媒体联系人?|お問い合わせ先?)\s?\W*$",
    _I,
)
_ASKS = re.compile(
    r"\b(?:for\s(?:(?:all\s)?(?:media|press)|further|more|additional|any|interviews?|details)\b.{0,90}?"
    r"\b(?:contact|call|e-?mail|reach|phone|ring|requests|enquiries|inquiries)\b"
    r"|(?:please|media|press)\s(?:should\s|may\s)?contact\b|rückfragen\b|pour\s(?:plus|toute)\b.{0,60}contact|más\sinformación\b.{0,60}contact)",
    _I,
)
_REFERENCE = re.compile(
    r"^(?:(?:our\s)?ref(?:erence)?|release|press\srelease|case|document)\s?(?:no|nr|number|#)?[.:#\s]{1,3}(?=\S*\d)(?P<number>\S{1,30})$"
    r"|^(?:no|nr|n°)\.?\s(?P<only>\S{0,12}\d\S{0,12})$|^(?P<bare>[^\W\d_]{1,5}[\s-]?\d{2,4}[/-]\d{1,5})$",
    _I,
)
_SENTENCE_END = re.compile(r"[.!?。！？…۔؟]\s?[\"”’'»“」』)\]]*$")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def is_embargo(text: str) -> bool:
    """Tell whether a line withholds the release until a moment or until further notice."""
    if len(text) < 200 and _EMBARGO.match(text):
        return True
    line = printed_release_line(text)
    return line is not None and line.kind != "immediate"


def immediate_words(text: str) -> str | None:
    """Return what follows “For immediate release” on a line, or None where the line does not say so."""
    if is_printed(text, "release_line", "immediate"):
        return ""
    match = _IMMEDIATE.match(text)
    if match is None or len(text) > 200:
        return None
    return text[match.end() :].strip(" \t:–—-*_.")


def release_day_words(text: str) -> str | None:
    """Return what follows “For release” on a line, or None where the line does not start so."""
    match = _RELEASE_FROM.match(text)
    return text[match.end() :].strip() if match and len(text) < 120 else None


def kicker_rest(text: str) -> str | None:
    """Return what follows the name of the kind of document (“Press release: …”), or None where none is named."""
    if is_printed(text, "kinds"):
        return ""
    match = _KICKER.match(text)
    if match is None:
        return None
    rest = match["rest"].strip()
    separated = not rest or not text[: match.start("rest")].rstrip()[-1].isalnum()
    return rest if separated else None


def is_end_mark(text: str) -> bool:
    """Tell whether a line says that the release ends here."""
    return bool(_RULE.match(text) or (len(text) < 60 and _END.match(text))) or is_printed(text, "end_mark")


def is_page_mark(text: str) -> bool:
    """Tell whether a line only says which page this is or that another follows."""
    return len(text) < 24 and (bool(_PAGE.match(text)) or is_printed_page(text))


def about_heading(text: str) -> int:
    """Return how many characters of a passage are the heading of a boilerplate; 0 where it starts none.

    The heading may stand alone (“About the Trust”) or run into its text (“About the Trust: …”).
    """
    if not _ABOUT.match(text):
        return 0
    if len(text) <= 90 and not _SENTENCE_END.search(text.removesuffix("Inc.").removesuffix("Ltd.")):
        return len(text)
    colon = min((text.find(sign) + 1 for sign in (":", "：") if 0 < text.find(sign) < 80), default=0)
    if colon:
        return colon
    company = re.match(r".{3,60}?\b(?:Inc|Ltd|Corp|Co|S\.A|GmbH|AG|LLC|plc)\.?(?=\s[A-Z])", text)
    return company.end() if company else 0


def notes_heading(text: str) -> int:
    """Return how many characters of a passage are the heading of notes to editors; 0 where it starts none."""
    if is_printed(text, "headings", "notes"):
        return len(text)
    match = _NOTES.match(text)
    if match is None:
        return 0
    alone = match.end() == len(text)
    return match.end() if alone or ":" in match[0] or "：" in match[0] else 0


def is_legal_heading(text: str) -> bool:
    """Tell whether a line heads a legal text, such as a forward-looking statement."""
    return len(text) < 100 and bool(_LEGAL.match(text))


def is_contact_heading(text: str) -> bool:
    """Tell whether a line heads the contacts."""
    return len(text) < 90 and (bool(_CONTACT.match(text)) or is_printed(text, "headings", "contacts"))


def asks_for_contact(text: str) -> bool:
    """Tell whether a passage tells journalists whom to contact."""
    return len(text) < 600 and bool(_ASKS.search(text))


def reference_number(text: str) -> str | None:
    """Return the number of a release where a line gives nothing else (“Ref: 2026/14”)."""
    match = _REFERENCE.match(text) if len(text) < 60 else None
    return (match["number"] or match["only"] or match["bare"]) if match else None


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends as a sentence does."""
    return bool(_SENTENCE_END.search(text))


def word_count(text: str) -> int:
    """Return the number of words; in scripts without spaces, every two characters count as one."""
    wide = len(_WIDE.findall(text)) if not text.isascii() else 0
    return len(_WIDE.sub(" ", text).split()) + wide // 2 if wide else len(text.split())


def is_prose(text: str) -> bool:
    """Tell whether a text is running text rather than a line set apart."""
    words = word_count(text)
    return words > 40 or (words > 9 and ends_sentence(text) and not text.isupper())


def folded(text: str) -> str:
    """Return the words of a text for comparing: case, marks and spacing set aside."""
    return " ".join(re.sub(r"\W+", " ", unicodedata.normalize("NFKC", text).casefold()).split())
