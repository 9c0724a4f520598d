"""The part of a Word document that defines its styles, as XML (ECMA-376 part 1, section 17.7)."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from releasedesk.exporters.docx_styles import Border, Style
from releasedesk.exporters.docx_words import word_language
from releasedesk.rendering.font_choice import cjk_script

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

# What Word brings along and knows under these names; all other styles are ours.
_BUILT_IN = frozenset(
    "Normal|heading 1|heading 2|Subtitle|Quote|List Bullet|List Number|caption|header|footer|Default Paragraph Font|"
    "Strong|Hyperlink".split("|")
)


def style_id(name: str) -> str:
    """Return the identifier of a style: its name without spaces, each word with a capital, as Word makes it."""
    return "".join(word[:1].upper() + word[1:] for word in name.split())


def styles_part(styles: tuple[Style, ...], language: str, *, is_rtl: bool) -> str:
    """Return the part that defines the styles; the first one is that of paragraphs that name none."""
    direction = "<w:bidi/>" if is_rtl else ""
    tag = quoteattr(word_language(language))
    # The first of the three is that of Latin letters; in Chinese, word processors would break them anywhere.
    latin = quoteattr("en-US") if cjk_script(language) else tag
    return (
        f'<w:styles xmlns:w="{NAMESPACE}"><w:docDefaults>'
        f"<w:rPrDefault><w:rPr><w:lang w:val={latin} w:eastAsia={tag} w:bidi={tag}/></w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr><w:widowControl/>{direction}</w:pPr></w:pPrDefault></w:docDefaults>"
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="0" w:defUnhideWhenUsed="0"'
        f' w:defQFormat="0" w:count="376"/>{"".join(map(_definition, styles))}</w:styles>'
    )


def _definition(style: Style) -> str:
    custom = "" if style.name in _BUILT_IN else ' w:customStyle="1"'
    default = ' w:default="1"' if style.name in ("Normal", "Default Paragraph Font") else ""
    parts = [f'<w:style w:type="{style.kind}"{default}{custom} w:styleId="{style_id(style.name)}">']
    parts.append(f'<w:name w:val="{style.name}"/>')
    if style.parent:
        parts.append(f'<w:basedOn w:val="{style_id(style.parent)}"/>')
    if style.following:
        parts.append(f'<w:next w:val="{style_id(style.following)}"/>')
    hidden = "<w:semiHidden/>" if style.name == "Default Paragraph Font" else "<w:qFormat/>"
    parts.append(f'<w:uiPriority w:val="1"/>{hidden}')
    if style.kind == "paragraph":
        parts.append(f"<w:pPr>{''.join(_paragraph_properties(style))}</w:pPr>")
    parts.append(f"<w:rPr>{''.join(_run_properties(style))}</w:rPr></w:style>")
    return "".join(parts)


def _paragraph_properties(style: Style) -> Iterator[str]:
    """Yield the properties of paragraphs in the order that the schema demands (`CT_PPrBase`)."""
    if style.keeps_next is not None:
        yield f'<w:keepNext w:val="{int(style.keeps_next)}"/><w:keepLines w:val="{int(style.keeps_next)}"/>'
    if style.numbering is not None:
        yield f'<w:numPr><w:numId w:val="{style.numbering}"/></w:numPr>'
    if style.borders is not None:
        yield f"<w:pBdr>{''.join(_borders(style.borders))}</w:pBdr>"
    if style.fill:
        yield f'<w:shd w:val="clear" w:color="auto" w:fill="{style.fill[1:]}"/>'
    if style.line_tab is not None:
        kind, position = style.line_tab
        yield f'<w:tabs><w:tab w:val="{kind}" w:pos="{twips(position)}"/></w:tabs>'
    yield _spacing(style)
    if style.line_tab is not None and style.line_tab[0] == "left":
        hanging = twips(style.line_tab[1])
        yield f'<w:ind w:left="{hanging}" w:hanging="{hanging}"/>'
    elif style.indent is not None:
        yield f'<w:ind w:left="{twips(style.indent[0])}" w:right="{twips(style.indent[1])}"/>'
    if style.is_tight:
        yield "<w:contextualSpacing/>"
    if style.place:
        yield f'<w:jc w:val="{style.place}"/>'
    if style.level is not None:
        yield f'<w:outlineLvl w:val="{style.level}"/>'


def _spacing(style: Style) -> str:
    spacing = ""
    if style.space is not None:
        spacing += f' w:before="{twips(style.space[0])}" w:after="{twips(style.space[1])}"'
    if style.size is not None:
        spacing += f' w:line="{twips(style.size[1])}" w:lineRule="atLeast"'
    return spacing and f"<w:spacing{spacing}/>"


def _borders(borders: tuple[Border, ...]) -> Iterator[str]:
    if not borders:
        yield '<w:bottom w:val="nil"/>'
    for border in borders:
        yield (
            f'<w:{border.side} w:val="single" w:sz="{round(border.width * 8)}" w:space="{round(border.space)}"'
            f' w:color="{border.colour[1:]}"/>'
        )


def _run_properties(style: Style) -> Iterator[str]:
    """Yield the properties of characters in the order that the schema demands (`EG_RPrBase`)."""
    if style.face is not None:
        name, complex_scripts = quoteattr(style.face.name), quoteattr(style.face.complex_scripts)
        east_asian = f" w:eastAsia={quoteattr(style.face.east_asian)}" if style.face.east_asian else ""
        yield f"<w:rFonts w:ascii={name} w:hAnsi={name}{east_asian} w:cs={complex_scripts}/>"
    if style.bold is not None:
        yield f'<w:b w:val="{int(style.bold)}"/><w:bCs w:val="{int(style.bold)}"/>'
    if style.colour:
        yield f'<w:color w:val="{style.colour[1:]}"/>'
    if style.size is not None:
        half_points = round(style.size[0] * 2)
        yield f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    if style.underlined:
        yield '<w:u w:val="single"/>'


def twips(points: float) -> int:
    """Return a length in the unit of Word, a twentieth of a point."""
    return round(points * 20)
