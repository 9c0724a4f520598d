"""What finished documents are made of: their structure without the words, and everything in them that acts or leads."""

from __future__ import annotations

import email
import email.policy
import io
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email.message import EmailMessage

from lxml import etree
from lxml import html as lxml_html
from markdown_it import MarkdownIt

from releasedesk.model.links import is_safe_link
from tests.pdf_reading import page_texts, tags

Structure = Counter[tuple[str, ...]]
"""How often each part is there, named by the file it is in, its kind, and what it carries."""

# Ends of lines, and links: a text may hold either, and where links lead is looked at besides.
_FREE_HTML = {"br", "a"}
_FREE_WORD = {"t", "br", "tab", "hyperlink", "rPr", "rStyle", "Relationship"}
_FREE_MARKDOWN = {
    *("text", "hardbreak", "softbreak", "html_inline", "link_open", "link_close"),
    *("strong_open", "strong_close", "em_open", "em_close"),
}
_HARMLESS_TAGS = re.compile(r"</?(strong|em|sup|sub|br ?/?)>")
_ACTING_PDF = re.compile(
    rb"/(JavaScript|JS|Launch|SubmitForm|ImportData|GoToR|GoToE|EmbeddedFiles?|RichMedia|Rendition|AA)\b"
)
_URI = re.compile(rb"/URI\s*\(((?:[^()\\]|\\.)*)\)", re.DOTALL)
_STREAM = re.compile(rb"(<<(?:(?!endobj).)*?>>)\s*stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_STRING = re.compile(rb"\((?:[^()\\]|\\.)*\)", re.DOTALL)
_FIELDS = {"PAGE", "NUMPAGES"}
_CONTROLS = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202d\u202e]")


@dataclass
class Looked:
    """A document as it was looked at.

    Attributes:
        structure: What it is made of.
        addresses: Where its links lead.
        loaded: What it asks for when it is opened.
        acting: What would do something when it is opened or read.
        words: Its text and everything else in it that is text, unpacked.

    """

    structure: Structure = field(default_factory=Counter)
    addresses: list[str] = field(default_factory=list)
    loaded: list[str] = field(default_factory=list)
    acting: list[str] = field(default_factory=list)
    words: str = ""

    def problems(self) -> Iterator[str]:
        """Yield what a document must not have."""
        yield from (f"acts: {each}" for each in self.acting)
        yield from (f"leads to {each!r}" for each in self.addresses if not _is_harmless(each))
        yield from (f"loads {each[:80]!r}" for each in self.loaded if not re.match("data:image/|cid:", each))
        if found := _CONTROLS.search(self.words):
            yield f"holds the control character {found[0]!r}"


def _is_harmless(address: str) -> bool:
    return address.startswith("#") or is_safe_link(address)


def looked_at(name: str, data: bytes) -> Looked:
    """Look at a document of a kind that its name tells.

    Raises:
        KeyError: It is of a kind that nobody looks at yet: whoever adds an exporter adds to `_LOOKS`.

    """
    looked = Looked()
    _LOOKS[name[name.rindex(".") :]](data, looked)
    return looked


def _page(data: bytes, looked: Looked) -> None:
    text = data.decode()
    looked.words += text
    for element in lxml_html.fromstring(data).iter():
        if not isinstance(element.tag, str):
            if not str(element.text).startswith("[if"):
                looked.acting.append(f"comment {str(element)[:60]}")
            continue
        names = sorted(map(str, element.attrib))
        if element.tag not in _FREE_HTML:
            looked.structure["html", str(element.tag), *names] += 1
        looked.acting += [f"{element.tag} {name}" for name in names if name.startswith("on")]
        if element.tag in ("script", "iframe", "object", "embed", "base", "form", "svg", "math"):
            looked.acting.append(str(element.tag))
        if element.tag == "meta" and str(element.get("http-equiv", "")).lower() == "refresh":
            looked.acting.append("meta refresh")
        looked.addresses += [str(element.get("href"))] if element.get("href") and element.tag == "a" else []
        looked.loaded += [str(element.get(each)) for each in ("src", "srcset", "poster") if element.get(each)]
        looked.loaded += re.findall(r"url\(\s*['\"]?([^'\")]*)", str(element.get("style", "")))
        if element.tag == "style":
            looked.loaded += re.findall(r"(?:url\(|@import)\s*['\"]?([^'\");]*)", element.text or "")


def _word(data: bytes, looked: Looked) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            looked.structure["part", name] += 1
            if "vba" in name.lower() or "embeddings" in name or "activeX" in name:
                looked.acting.append(name)
            if name.endswith((".xml", ".rels")):
                _word_part(name, archive.read(name), looked)


def _word_part(name: str, content: bytes, looked: Looked) -> None:
    looked.words += content.decode()
    for element in etree.fromstring(content).iter():
        kind = etree.QName(element).localname
        if kind not in _FREE_WORD:
            looked.structure["docx", name, kind] += 1
        if kind == "Relationship" and element.get("TargetMode") == "External":
            is_link = str(element.get("Type")).endswith("/hyperlink")
            (looked.addresses if is_link else looked.loaded).append(str(element.get("Target")))
        if kind in ("altChunk", "object", "control", "attachedTemplate"):
            looked.acting.append(kind)
        if kind in ("instrText", "fldSimple"):
            said = "".join(map(str, element.itertext())) if kind == "instrText" else str(element.values()[0])
            if said.split()[0] not in _FIELDS:
                looked.acting.append(said)


def _mail(data: bytes, looked: Looked) -> None:
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        assert isinstance(part, EmailMessage)
        looked.structure["mail", part.get_content_type(), *sorted(part.keys())] += 1
        # Unfolded as a reader does it: no value may go on into a header or a body of its own.
        looked.acting += [
            f"{name}: {value!r}" for name, value in part.items() if re.search("[\r\n\0]", value)
        ]
        looked.words += "".join(map(str, part.values()))
        if part.get_content_type() == "text/html":
            _page(part.get_content().encode(), looked)
        elif part.get_content_type() == "text/plain":
            _text(part.get_content().encode(), looked)


def _markdown(data: bytes, looked: Looked) -> None:
    looked.words += data.decode()
    for token in MarkdownIt("commonmark").parse(data.decode()):
        for each in (token, *(token.children or ())):
            if each.type not in _FREE_MARKDOWN:
                looked.structure["markdown", each.type, each.tag] += 1
            if each.type == "html_block" or (
                each.type == "html_inline" and not _HARMLESS_TAGS.fullmatch(each.content)
            ):
                looked.acting.append(each.content)
            looked.addresses += [str(each.attrs["href"])] if "href" in each.attrs else []
            looked.loaded += [str(each.attrs["src"])] if "src" in each.attrs else []


def _pdf(data: bytes, looked: Looked) -> None:
    objects = _pdf_objects(data)
    looked.acting += [found.decode() for found in _ACTING_PDF.findall(_STRING.sub(b"()", objects))]
    looked.addresses += [re.sub(rb"\\(.)", rb"\1", each).decode() for each in _URI.findall(objects)]
    looked.words += "".join(page_texts(data)).replace("\ufffe", "").replace("\x02", "")
    # What goes on over several pages is there on each of them.
    kinds = {tag.split("(")[0].strip() for tag in tags(data) if not tag.startswith("page ")}
    looked.structure.update(("pdf", kind) for kind in kinds - {"", "Link", "Span"})


def _pdf_objects(data: bytes) -> bytes:
    """The objects of a PDF, those packed into streams unpacked (ISO 32000-1, 7.5.7), without what streams hold besides.

    The bytes of fonts, pictures and packed pages are any bytes: a name found in them by chance is none.
    """
    packed = [zlib.decompress(stream) for head, stream in _STREAM.findall(data) if b"/ObjStm" in head]
    return b"\n".join([_STREAM.sub(rb"\1", data), *packed])


def _text(data: bytes, looked: Looked) -> None:
    looked.words += data.decode()


_LOOKS: dict[str, Callable[[bytes, Looked], None]] = {
    ".pdf": _pdf,
    ".docx": _word,
    ".html": _page,
    ".eml": _mail,
    ".txt": _text,
    ".md": _markdown,
}
