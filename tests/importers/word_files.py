"""Word documents made in the test, from the XML of their body."""

from __future__ import annotations

from releasedesk.formats.ooxml import package

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def paragraph(words: str, style: str = "", properties: str = "") -> str:
    """A paragraph of one run, or of the runs that are given as XML."""
    runs = words if words.startswith("<") else f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{runs}</w:p>"


def run(words: str, properties: str = "") -> str:
    """A run with its properties."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def word_document(body: str, relationships: str = "", **parts: str) -> bytes:
    """A Word document; `parts` are further ones by their kind, such as `styles`, each the XML within its root."""
    roots = {"styles": "styles", "numbering": "numbering", "comments": "comments", "header": "hdr", "footer": "ftr",
             "footnotes": "footnotes"}  # fmt: skip
    made = {
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="d" Type="{_OFFICE}/officeDocument"'
        ' Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {W} {R} {MC}><w:body>{body}</w:body></w:document>",
    }
    listed = relationships
    for kind, content in parts.items():
        made[f"word/{kind}.xml"] = f"<w:{roots[kind]} {W}>{content}</w:{roots[kind]}>"
        listed += f'<Relationship Id="{kind}" Type="{_OFFICE}/{kind}" Target="{kind}.xml"/>'
    made["word/_rels/document.xml.rels"] = f'<Relationships xmlns="{_PACKAGE}">{listed}</Relationships>'
    return package({name: content.encode() for name, content in made.items()})


def hyperlink(identifier: str, address: str) -> str:
    """A relationship that a link of the document leads over."""
    return f'<Relationship Id="{identifier}" Type="{_OFFICE}/hyperlink" Target="{address}" TargetMode="External"/>'
