"""A Word document without words: styles, numbering, paper, header and footer of a house style, and properties.

Made here rather than taken from python-docx, whose own brings 800 kB of styles that nobody uses, another language, a
preview picture, and the names of others in its properties.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from xml.sax.saxutils import escape, quoteattr

from releasedesk.exporters.docx_style_part import NAMESPACE, styles_part, twips
from releasedesk.exporters.docx_styles import BULLETS, NUMBERS, Face, Style, faces_of, styles_of
from releasedesk.exporters.request import ExportRequest
from releasedesk.formats.ooxml import CONTENT_TYPES, PACKAGE_RELATIONSHIPS, package, xml_safe
from releasedesk.rendering.house_style import HouseStyle

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CONTENT = "application/vnd.openxmlformats-officedocument"
_WORD = f"{_CONTENT}.wordprocessingml"

# In points: A4 by ISO 216, letter by ANSI/ASME Y14.1.
_PAPERS = {"a4": (595.3, 841.9), "letter": (612.0, 792.0)}
_HEADER_DISTANCE = 28.0
_FOOTER_DISTANCE = 30.0
_LIST_INDENT = 18.0
_LEVELS = 9

# Name, content type, relationship type of each part that the document names.
_PARTS = (
    ("styles", f"{_WORD}.styles+xml", "styles"),
    ("numbering", f"{_WORD}.numbering+xml", "numbering"),
    ("settings", f"{_WORD}.settings+xml", "settings"),
    ("fontTable", f"{_WORD}.fontTable+xml", "fontTable"),
    ("header1", f"{_WORD}.header+xml", "header"),
    ("footer1", f"{_WORD}.footer+xml", "footer"),
    ("footer2", f"{_WORD}.footer+xml", "footer"),
)


def _with_headline(styles: tuple[Style, ...], scale: float) -> tuple[Style, ...]:
    """Return the styles with that of the headline in part of its usual size."""
    return tuple(
        replace(each, size=(each.size[0] * scale, each.size[1] * scale))
        if each.level == 0 and each.size is not None
        else each
        for each in styles
    )


def blank_document(request: ExportRequest) -> bytes:
    """Return the document without its words."""
    view, style = request.view, request.style
    is_rtl = view.direction == "rtl"
    styles = _with_headline(styles_of(style, view.language, is_rtl=is_rtl), view.headline_scale)
    parts = {
        CONTENT_TYPES: _content_types(),
        PACKAGE_RELATIONSHIPS: _package_relationships(),
        "docProps/core.xml": _core_properties(request),
        "docProps/app.xml": _app_properties(),
        "word/document.xml": _document(style, is_rtl),
        "word/_rels/document.xml.rels": _relationships(),
        "word/styles.xml": styles_part(styles, view.language, is_rtl=is_rtl),
        "word/numbering.xml": _numbering(),
        "word/settings.xml": _settings(view.language),
        "word/fontTable.xml": _font_table(style),
        "word/header1.xml": f'<w:hdr xmlns:w="{NAMESPACE}"><w:p/></w:hdr>',
        "word/footer1.xml": f'<w:ftr xmlns:w="{NAMESPACE}"><w:p/></w:ftr>',
        "word/footer2.xml": f'<w:ftr xmlns:w="{NAMESPACE}"><w:p/></w:ftr>',
    }
    return package({name: (_DECLARATION + part).encode("utf-8") for name, part in parts.items()})


def _content_types() -> str:
    types = [
        ("word/document", f"{_WORD}.document.main+xml"),
        *((f"word/{name}", content_type) for name, content_type, _ in _PARTS),
        ("docProps/core", "application/vnd.openxmlformats-package.core-properties+xml"),
        ("docProps/app", f"{_CONTENT}.extended-properties+xml"),
    ]
    overrides = "".join(f'<Override PartName="/{name}.xml" ContentType="{kind}"/>' for name, kind in types)
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _package_relationships() -> str:
    targets = (
        (f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
        (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        (f"{_OFFICE}/relationships/extended-properties", "docProps/app.xml"),
    )
    return _relationships_to(targets)


def _relationships() -> str:
    return _relationships_to((f"{_OFFICE}/relationships/{kind}", f"{name}.xml") for name, _, kind in _PARTS)


def _relationships_to(targets: Iterator[tuple[str, str]] | tuple[tuple[str, str], ...]) -> str:
    rows = (
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(rows)}</Relationships>'


def _core_properties(request: ExportRequest) -> str:
    """Title, organisation, language and moment, and nothing of its writers (ECMA-376 part 2, section 11)."""
    view, moment = request.view, _w3c_moment(request.environment.timestamp)
    texts = (
        ("dc:title", view.title),
        ("dc:creator", view.organisation),
        ("cp:keywords", ", ".join(view.keywords)),
        ("dc:description", view.description),
        ("dc:language", view.language),
        ("cp:lastModifiedBy", view.organisation),
    )
    rows = "".join(f"<{name}>{escape(xml_safe(text))}</{name}>" for name, text in texts if text)
    moments = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{rows}{moments}</cp:coreProperties>'
    )


def _w3c_moment(moment: datetime) -> str:
    return moment.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def _app_properties() -> str:
    return f'<Properties xmlns="{_OFFICE}/extended-properties"><Application>ReleaseDesk</Application></Properties>'


def _document(style: HouseStyle, is_rtl: bool) -> str:
    """Return the body with its one section; the first page has no header and a footer like all others."""
    width, height = _PAPERS[style.paper]
    side = twips((width - style.sizes["measure"]) / 2)
    top, bottom = twips(style.sizes["margin_top"]), twips(style.sizes["margin_bottom"])
    ids = {name: f"rId{number}" for number, (name, _, _) in enumerate(_PARTS, 1)}
    return (
        f'<w:document xmlns:w="{NAMESPACE}" xmlns:r="{_OFFICE}/relationships"><w:body><w:sectPr>'
        f'<w:headerReference w:type="default" r:id="{ids["header1"]}"/>'
        f'<w:footerReference w:type="default" r:id="{ids["footer1"]}"/>'
        f'<w:footerReference w:type="first" r:id="{ids["footer2"]}"/>'
        f'<w:pgSz w:w="{twips(width)}" w:h="{twips(height)}"/>'
        f'<w:pgMar w:top="{top}" w:right="{side}" w:bottom="{bottom}" w:left="{side}"'
        f' w:header="{twips(_HEADER_DISTANCE)}" w:footer="{twips(_FOOTER_DISTANCE)}" w:gutter="0"/>'
        f"<w:titlePg/>{'<w:bidi/>' if is_rtl else ''}</w:sectPr></w:body></w:document>"
    )


def _numbering() -> str:
    """Return the two kinds of lists; each numbered list adds a numbering of its own, which begins at 1."""
    kinds = ((BULLETS, "bullet", "–", "ListBullet"), (NUMBERS, "decimal", "", "ListNumber"))
    lists = (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="hybridMultilevel"/>'
        f"{''.join(_list_level(level, kind, sign, style) for level in range(_LEVELS))}</w:abstractNum>"
        for number, kind, sign, style in kinds
    )
    numberings = (f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n, *_ in kinds)
    return f'<w:numbering xmlns:w="{NAMESPACE}">{"".join(lists)}{"".join(numberings)}</w:numbering>'


def _list_level(level: int, kind: str, sign: str, style: str) -> str:
    link = f'<w:pStyle w:val="{style}"/>' if level == 0 else ""
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{link}'
        f'<w:lvlText w:val="{sign or f"%{level + 1}."}"/><w:lvlJc w:val="left"/><w:pPr>'
        f'<w:ind w:left="{twips(_LIST_INDENT * (level + 1))}" w:hanging="{twips(_LIST_INDENT)}"/></w:pPr></w:lvl>'
    )


def _settings(language: str) -> str:
    tag = quoteattr(language)
    return (
        f'<w:settings xmlns:w="{NAMESPACE}"><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        # The layout of Word 2013 and later; without it, Word opens the file in “compatibility mode”.
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
        f' w:val="15"/></w:compat><w:themeFontLang w:val={tag} w:eastAsia={tag} w:bidi={tag}/></w:settings>'
    )


def _font_table(style: HouseStyle) -> str:
    faces = dict.fromkeys(faces_of(style).values())
    return f'<w:fonts xmlns:w="{NAMESPACE}">{"".join(map(_font, faces))}</w:fonts>'


def _font(face: Face) -> str:
    stand_in = f"<w:altName w:val={quoteattr(face.stand_in)}/>" if face.stand_in else ""
    return (
        f"<w:font w:name={quoteattr(face.name)}>{stand_in}"
        f'<w:family w:val="{face.family}"/><w:pitch w:val="variable"/></w:font>'
    )
