"""The styles and lists of our Word template, as a table of what each one looks like.

Names are Word's own wherever Word has one, in the spelling of the file format, so that a user's template,
in whatever language, answers to them. Sizes are half-points, distances twentieths of a point (twips).
"""

from dataclasses import dataclass
from typing import Final, Literal

from charta.documents.word_lists import (
    BULLET_LIST,
    CALLOUT_LEVEL,
    CARD_LEVEL,
    HEADING_LIST,
    NUMBER_LIST,
)
from charta.domain.form_layout import QUIET as CLEAR

BODY_FONT: Final = "Calibri"
INK: Final = "1F2933"
ACCENT: Final = "1F4E79"
QUIET: Final = "52606D"
LINE: Final = "9AA5B1"
TINT: Final = "EEF3F8"
CARD_COLOURS: Final = {"encourage": "2F6F62", "check": "8A5A00", "never": "7B3F61", "ask": ACCENT}


@dataclass(frozen=True)
class Style:
    """One style: its name, and the XML of its paragraph and run properties in the order of the schema."""

    id: str
    name: str
    kind: Literal["paragraph", "character", "table"] = "paragraph"
    based_on: str = ""
    following: str = ""
    paragraph: str = ""
    run: str = ""
    table: str = ""
    priority: int = 99
    quick: bool = True


def _spacing(before: int, after: int, line: int = 0) -> str:
    lines = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{lines}/>'


def _look(
    size: int = 0, colour: str = "", *, bold: bool | None = None, italic: bool = False, caps: bool = False
) -> str:
    weight = {True: "<w:b/><w:bCs/>", False: '<w:b w:val="0"/><w:bCs w:val="0"/>', None: ""}[bold]
    slant = "<w:i/><w:iCs/>" if italic else ""
    capitals = "<w:caps/>" if caps else ""
    ink = f'<w:color w:val="{colour}"/>' if colour else ""
    tracking = '<w:spacing w:val="20"/>' if caps else ""
    points = f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size else ""
    return f"{weight}{slant}{capitals}{ink}{tracking}{points}"


def _numbered(level: int, list_id: int) -> str:
    depth = f'<w:ilvl w:val="{level}"/>' if level else ""
    return f'<w:numPr>{depth}<w:numId w:val="{list_id}"/></w:numPr>'


def _border(edge: str, size: int, space: int, colour: str) -> str:
    return f'<w:{edge} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/>'


_KEEP = "<w:keepNext/><w:keepLines/>"
_SHADE = f'<w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/>'
_BAR = f"<w:pBdr>{_border('left', 24, 10, ACCENT)}</w:pBdr>"


def _heading(level: int, size: int, before: int, after: int, colour: str) -> tuple[Style, Style]:
    outline = f'<w:outlineLvl w:val="{level - 1}"/>'
    space = _spacing(before, after)
    numbered = Style(
        f"Heading{level}",
        f"heading {level}",
        based_on="Normal",
        following="BodyText",
        paragraph=f"{_KEEP}{_numbered(level - 1, HEADING_LIST)}{space}{outline}",
        run=_look(size, colour, bold=True),
        priority=9,
    )
    plain = Style(
        f"HeadingUnnumbered{level}",
        f"Heading Unnumbered {level}",
        based_on=f"Heading{level}",
        following="BodyText",
        paragraph=f'<w:numPr><w:numId w:val="0"/></w:numPr><w:ind w:left="0" w:firstLine="0"/>{outline}',
        priority=10,
    )
    return numbered, plain


def _list(level: int, *, ordered: bool) -> Style:
    name = "Number" if ordered else "Bullet"
    suffix = " 2" if level else ""
    return Style(
        f"List{name}{suffix.strip()}",
        f"List {name}{suffix}",
        based_on="BodyText",
        paragraph=f"{_numbered(level, NUMBER_LIST if ordered else BULLET_LIST)}{_spacing(0, 60)}",
        priority=20,
    )


def _callout_list(*, ordered: bool) -> Style:
    name = "Number" if ordered else "Bullet"
    return Style(
        f"CalloutList{name}",
        f"Callout List {name}",
        based_on="Quote",
        paragraph=f"{_numbered(CALLOUT_LEVEL, NUMBER_LIST if ordered else BULLET_LIST)}{_spacing(0, 60)}"
        '<w:ind w:left="567" w:hanging="283"/>',
        priority=31,
    )


def _text_styles() -> list[Style]:
    return [
        Style("BodyText", "Body Text", based_on="Normal", paragraph=_spacing(0, 140, 276), priority=1),
        Style(
            "Title",
            "Title",
            based_on="Normal",
            following="Subtitle",
            paragraph=f"{_KEEP}{_spacing(0, 80)}",
            run=_look(40, ACCENT, bold=True),
            priority=5,
        ),
        Style(
            "Subtitle",
            "Subtitle",
            based_on="Normal",
            following="BodyText",
            paragraph=f"{_KEEP}{_spacing(0, 160)}",
            run=_look(24, QUIET),
            priority=6,
        ),
        Style(
            "Quote",
            "Quote",
            based_on="BodyText",
            paragraph=f"<w:keepLines/>{_BAR}{_SHADE}{_spacing(160, 180, 276)}"
            '<w:ind w:left="284" w:right="284"/>',
            priority=30,
        ),
        Style(
            "Caption",
            "caption",
            based_on="Normal",
            paragraph=f"{_KEEP}{_spacing(160, 80)}",
            run=_look(19, QUIET, bold=True),
            priority=35,
        ),
        Style("Figure", "Figure", based_on="Normal", paragraph=_spacing(80, 160), priority=36),
    ]


def _page_styles() -> list[Style]:
    tabs = '<w:tabs><w:tab w:val="right" w:pos="9360"/></w:tabs>'
    dots = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9360"/></w:tabs>'
    return [
        Style(
            "TOCHeading",
            "TOC Heading",
            based_on="Normal",
            following="BodyText",
            paragraph=f"{_KEEP}{_spacing(0, 200)}",
            run=_look(32, ACCENT, bold=True),
            priority=39,
        ),
        Style("TOC1", "toc 1", based_on="Normal", paragraph=f"{dots}{_spacing(100, 40)}", priority=39),
        Style(
            "TOC2",
            "toc 2",
            based_on="Normal",
            paragraph=f'{dots}{_spacing(0, 20)}<w:ind w:left="454"/>',
            run=_look(20, QUIET),
            priority=39,
        ),
        Style("Header", "header", based_on="Normal", paragraph=tabs + _spacing(0, 0), run=_look(18, QUIET)),
        Style("Footer", "footer", based_on="Normal", paragraph=tabs + _spacing(0, 0), run=_look(18, QUIET)),
    ]


def _cover_styles() -> list[Style]:
    return [
        Style(
            "CoverTitle",
            "Cover Title",
            based_on="Title",
            paragraph=f"<w:pBdr>{_border('bottom', 18, 14, ACCENT)}</w:pBdr>{_spacing(200, 360)}",
            run=_look(68, ACCENT, bold=True),
        ),
        Style(
            "CoverOrganisation",
            "Cover Organisation",
            based_on="Normal",
            paragraph=f"<w:keepNext/>{_spacing(2800, 0)}",
            run=_look(24, QUIET, bold=True, caps=True),
        ),
        Style(
            "CoverSubtitle",
            "Cover Subtitle",
            based_on="Subtitle",
            paragraph=_spacing(0, 1800),
            run=_look(30, QUIET),
        ),
        Style("CoverMeta", "Cover Meta", based_on="Normal", paragraph=_spacing(0, 80), run=_look(23)),
        Style("CoverLogo", "Cover Logo", based_on="Normal", paragraph=_spacing(0, 160)),
    ]


# What is kept clear at the left of a code, in twips.
_CODE_LEFT = f'<w:ind w:left="{round(CLEAR * 1440 / 25.4)}"/>'


def _form_styles() -> list[Style]:
    line = f"<w:pBdr>{_border('bottom', 4, 1, LINE)}</w:pBdr>"
    return [
        Style("FinePrint", "Fine Print", based_on="Normal", paragraph=_spacing(120, 0), run=_look(17, QUIET)),
        Style("TableText", "Table Text", based_on="Normal", paragraph=_spacing(30, 30), run=_look(19)),
        Style(
            "TableHeading",
            "Table Heading",
            based_on="TableText",
            paragraph="<w:keepNext/>",
            run=_look(bold=True, colour=ACCENT),
        ),
        Style(
            "TableChoice",
            "Table Choice",
            based_on="TableText",
            paragraph=f'{_spacing(20, 20)}<w:ind w:left="284" w:hanging="284"/>',
        ),
        Style(
            "PassageStart",
            "Passage Start",
            based_on="Normal",
            paragraph='<w:keepNext/><w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>',
            run=_look(12),
        ),
        Style(
            "FormHeading",
            "Form Heading",
            based_on="Normal",
            paragraph=f"{_KEEP}{_spacing(120, 10)}",
            run=_look(22, ACCENT, bold=True),
        ),
        Style(
            "FormLabel",
            "Form Label",
            based_on="Normal",
            paragraph=f"<w:keepNext/>{_spacing(50, 0)}",
            run=_look(17, QUIET),
        ),
        Style(
            "FormField",
            "Form Field",
            based_on="Normal",
            paragraph=line + _spacing(0, 30),
        ),
        Style("FormChoice", "Form Choice", based_on="Normal", paragraph=_spacing(0, 40)),
        Style(
            "FormName",
            "Form Name",
            based_on="Normal",
            paragraph=_spacing(140, 60),
            run=_look(30, bold=True),
        ),
        Style(
            "FormCode",
            "Form Code",
            based_on="Normal",
            paragraph=f"{_spacing(0, 0)}{_CODE_LEFT}",
            run=_look(2),
        ),
        Style("FormSignature", "Form Signature", based_on="FormField", paragraph=_spacing(170, 30)),
        Style(
            "FormStatement",
            "Form Statement",
            based_on="Normal",
            paragraph=f'{_spacing(0, 30)}<w:ind w:left="397" w:hanging="397"/>',
        ),
    ]


def _filled(colour: str) -> str:
    """Return a filled band that reaches from one side of a card to the other, across its margins."""
    spaces = {"top": 4, "left": 9, "bottom": 4, "right": 9}
    edges = "".join(_border(edge, 8, space, colour) for edge, space in spaces.items())
    return f'<w:pBdr>{edges}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{colour}"/>'


def _card_styles() -> list[Style]:
    headings = [
        Style(
            f"Card{kind.title()}",
            f"Card {kind.title()}",
            based_on="Normal",
            following="CardText",
            paragraph=f"{_KEEP}{_filled(colour)}{_spacing(0, 140)}",
            run=_look(28, "FFFFFF", bold=True),
            priority=40,
        )
        for kind, colour in CARD_COLOURS.items()
    ]
    lists = [
        Style(
            f"CardList{name}",
            f"Card List {name}",
            based_on="CardText",
            paragraph=f"{_numbered(CARD_LEVEL, list_id)}{_spacing(0, 50)}",
            priority=41,
        )
        for name, list_id in (("Bullet", BULLET_LIST), ("Number", NUMBER_LIST))
    ]
    text = Style(
        "CardText",
        "Card Text",
        based_on="Normal",
        paragraph=f'{_spacing(0, 50)}<w:ind w:left="57" w:right="57"/>',
        run=_look(24),
        priority=41,
    )
    return [*headings, text, *lists]


def _link_style(emphasis: str, look: str) -> Style:
    name = f"Hyperlink {emphasis}"
    return Style(name.replace(" ", ""), name, "character", based_on="Hyperlink", run=look, quick=False)


def _character_styles() -> list[Style]:
    return [
        Style("Strong", "Strong", "character", run=_look(bold=True), priority=22),
        Style("Emphasis", "Emphasis", "character", run=_look(italic=True), priority=20),
        Style(
            "IntenseEmphasis", "Intense Emphasis", "character", run=_look(bold=True, italic=True), priority=21
        ),
        Style(
            "Hyperlink",
            "Hyperlink",
            "character",
            run=f'<w:color w:val="{ACCENT}"/><w:u w:val="single"/>',
            quick=False,
        ),
        # A run has one character style, so that a link with emphasis needs one that says both.
        _link_style("Strong", _look(bold=True)),
        _link_style("Emphasis", _look(italic=True)),
        _link_style("Intense Emphasis", _look(bold=True, italic=True)),
        Style(
            "Digits",
            "Digits",
            "character",
            run=f'<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/><w:noProof/>{_look(16)}',
        ),
        Style("PlaceholderText", "Placeholder Text", "character", run=_look(colour=QUIET), quick=False),
        Style(
            "FormBox",
            "Form Box",
            "character",
            run='<w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic" w:cs="MS Gothic"/>',
            quick=False,
        ),
    ]


def _table_styles() -> list[Style]:
    edges = "".join(
        _border(edge, 4, 0, LINE) for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    first_row = (
        f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/>'
        '<w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
    )
    margins = (
        '<w:tblCellMar><w:top w:w="30" w:type="dxa"/><w:left w:w="90" w:type="dxa"/>'
        '<w:bottom w:w="30" w:type="dxa"/><w:right w:w="90" w:type="dxa"/></w:tblCellMar>'
    )
    gutter = (
        '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="220" w:type="dxa"/></w:tblCellMar>'
    )
    bare = (
        '<w:tblPr><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
        "</w:tblPr>"
    )
    between = _border("insideH", 72, 0, "FFFFFF") + _border("insideV", 48, 0, "FFFFFF")
    card = (
        f"<w:tblPr><w:tblBorders>{between}</w:tblBorders>"
        '<w:tblCellMar><w:top w:w="100" w:type="dxa"/><w:left w:w="180" w:type="dxa"/>'
        '<w:bottom w:w="60" w:type="dxa"/><w:right w:w="180" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/></w:tcPr>'
    )
    return [
        Style("ChartaCards", "Charta Cards", "table", based_on="TableNormal", table=card),
        Style(
            "ChartaTable",
            "Charta Table",
            "table",
            based_on="TableNormal",
            table=f"<w:tblPr><w:tblBorders>{edges}</w:tblBorders>{margins}</w:tblPr>{first_row}",
        ),
        Style("ChartaSigning", "Charta Signing", "table", based_on="TableNormal", table=bare),
        Style(
            "ChartaForm", "Charta Form", "table", based_on="TableNormal", table=f"<w:tblPr>{gutter}</w:tblPr>"
        ),
    ]


def all_styles() -> list[Style]:
    """Return every style that a document may name, each after the one it is based on."""
    headings = [
        *_heading(1, 32, 400, 140, ACCENT),
        *_heading(2, 25, 260, 80, ACCENT),
        *_heading(3, 22, 200, 60, INK),
    ]
    lists = [_list(level, ordered=ordered) for ordered in (False, True) for level in (0, 1)]
    callouts = [_callout_list(ordered=ordered) for ordered in (False, True)]
    paragraphs = [*_text_styles(), *_page_styles(), *_cover_styles(), *_form_styles(), *_card_styles()]
    return [*paragraphs, *headings, *lists, *callouts, *_character_styles(), *_table_styles()]


def style_xml(style: Style) -> str:
    """Return the style's `w:style` element; the namespace is declared around it."""
    parts = [f'<w:name w:val="{style.name}"/>']
    parts += [f'<w:basedOn w:val="{style.based_on}"/>'] if style.based_on else []
    parts += [f'<w:next w:val="{style.following}"/>'] if style.following else []
    parts.append(f'<w:uiPriority w:val="{style.priority}"/>')
    parts += ["<w:qFormat/>"] if style.quick else []
    parts += [f"<w:pPr>{style.paragraph}</w:pPr>"] if style.paragraph else []
    parts += [f"<w:rPr>{style.run}</w:rPr>"] if style.run else []
    parts.append(style.table)
    custom = "" if style.name in _BUILT_IN else ' w:customStyle="1"'
    return f'<w:style w:type="{style.kind}"{custom} w:styleId="{style.id}">{"".join(parts)}</w:style>'


_BUILT_IN: Final = frozenset(
    {
        *(f"heading {level}" for level in (1, 2, 3)),
        *("toc 1", "toc 2", "TOC Heading", "caption", "header", "footer", "Title", "Subtitle", "Quote"),
        *("Body Text", "List Bullet", "List Bullet 2", "List Number", "List Number 2"),
        *("Strong", "Emphasis", "Intense Emphasis", "Hyperlink", "Placeholder Text"),
    }
)
