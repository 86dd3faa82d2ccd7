"""How the dialect lives in Qt's rich text: what a character or block is stands in properties of our own.

Looks are laid over them by the highlighter and follow theme and zoom, so that they are never mistaken for
what the team wrote, and never enter the undo stack.
"""

from typing import Final

from PySide6.QtGui import (
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFormat,
    QTextList,
    QTextListFormat,
)

_USER: Final = QTextFormat.Property.UserProperty.value
BOLD: Final = _USER + 1
ITALIC: Final = _USER + 2
LINK: Final = _USER + 3
LINK_ID: Final = _USER + 4
QUOTE: Final = _USER + 10

PARAGRAPH_GAP: Final = 9
HEADING_GAP: Final = 18
ITEM_GAP: Final = 4
QUOTE_INDENT: Final = 18
NESTED: Final = 2
_MARKS: Final = {1: QTextListFormat.Style.ListDisc, 2: QTextListFormat.Style.ListCircle}


def character(
    *, bold: bool = False, italic: bool = False, link: str = "", link_id: int = 0
) -> QTextCharFormat:
    """Return the format of characters; two links in a row stay two by their `link_id`."""
    made = QTextCharFormat()
    made.setProperty(BOLD, bold)
    made.setProperty(ITALIC, italic)
    if link:
        made.setProperty(LINK, link)
        made.setProperty(LINK_ID, link_id)
        # What assistive technology asks a rich text for.
        made.setAnchor(True)
        made.setAnchorHref(link)
    return made


def is_bold(format_: QTextFormat) -> bool:
    """Tell whether the characters stand out."""
    return bool(format_.property(BOLD))


def is_italic(format_: QTextFormat) -> bool:
    """Tell whether the characters are stressed."""
    return bool(format_.property(ITALIC))


def link_of(format_: QTextFormat) -> str:
    """Return where the characters lead, empty where they are no link."""
    return str(format_.property(LINK) or "")


def link_id_of(format_: QTextFormat) -> int:
    """Return what tells this link from the one beside it."""
    return int(format_.property(LINK_ID) or 0)


def paragraph(quote: int = 0) -> QTextBlockFormat:
    """Return the format of a paragraph; `quote` numbers the highlighted passage that it belongs to."""
    made = QTextBlockFormat()
    made.setHeadingLevel(0)
    made.setTopMargin(0)
    made.setBottomMargin(PARAGRAPH_GAP)
    made.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if quote:
        made.setProperty(QUOTE, quote)
        made.setLeftMargin(QUOTE_INDENT)
        made.setRightMargin(QUOTE_INDENT)
    return made


def heading(level: int) -> QTextBlockFormat:
    """Return the format of a heading of level 2 or 3."""
    made = paragraph()
    made.setHeadingLevel(level)
    made.setTopMargin(HEADING_GAP if level == 2 else PARAGRAPH_GAP)
    made.setLineHeight(115, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return made


def item(quote: int = 0) -> QTextBlockFormat:
    """Return the format of a line of a list."""
    made = paragraph(quote)
    made.setBottomMargin(ITEM_GAP)
    return made


def list_format(*, ordered: bool, level: int, start: int = 1) -> QTextListFormat:
    """Return the format of a list; level 2 is the one that stands in another."""
    made = QTextListFormat()
    made.setStyle(QTextListFormat.Style.ListDecimal if ordered else _MARKS[level])
    made.setIndent(level)
    if ordered:
        made.setStart(start)
    return made


def quote_of(block: QTextBlock) -> int:
    """Return the number of the highlighted passage that a block belongs to, 0 for none."""
    return int(block.blockFormat().property(QUOTE) or 0)


def heading_of(block: QTextBlock) -> int:
    """Return the level of a heading, 0 for another block."""
    return block.blockFormat().headingLevel()


def list_of(block: QTextBlock) -> QTextList | None:
    """Return the list of which a block is a line; Qt's own stubs forget that there may be none."""
    return block.textList() if block.isValid() else None


def is_ordered(block: QTextBlock) -> bool:
    """Tell whether a block is a line of a numbered list."""
    of = list_of(block)
    return of is not None and of.format().style() == QTextListFormat.Style.ListDecimal


def level_of(block: QTextBlock) -> int:
    """Return how deep a line of a list stands, 0 for a block outside lists."""
    of = list_of(block)
    return 0 if of is None else min(max(of.format().indent(), 1), NESTED)


def number_of(block: QTextBlock) -> int:
    """Return the number that a line of a numbered list shows."""
    of = list_of(block)
    return 1 if of is None else of.format().start() + of.itemNumber(block)
