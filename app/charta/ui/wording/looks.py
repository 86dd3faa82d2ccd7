"""How a wording looks on screen: laid over the editor's text, or as a style sheet for the preview."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument, QTextFormat

from charta.ui.theme import FAMILY, Role, Theme
from charta.ui.wording import formats

BODY = 15
HEADINGS = {2: 18, 3: 15}
PASSAGE_INDENT = 18
LINE = 125
"""Line height in per cent of what the font asks for."""


@dataclass(frozen=True)
class Looks:
    """The typography of a wording in one theme at one zoom."""

    theme: Theme

    def body_font(self) -> QFont:
        """Return the font of running text."""
        font = QFont(FAMILY)
        font.setPixelSize(self.theme.px(BODY))
        return font

    def size(self, heading: int) -> int:
        """Return the size in pixels of a heading of this level, of running text for 0."""
        return self.theme.px(HEADINGS.get(heading, BODY))

    def colour(self, role: Role) -> QColor:
        """Return a colour of the theme."""
        return self.theme.colour(role)

    def style_sheet(self) -> str:
        """Return the style sheet of the preview.

        Qt sizes headings in steps of the body alone: large is 1.2 times as high, x-large 1.5 times.
        """
        px, colours = self.theme.px, self.theme.colours
        passage = f"margin: {px(10)}px {px(PASSAGE_INDENT)}px {px(16)}px {px(PASSAGE_INDENT)}px"
        return (
            f"p, li {{ line-height: {LINE}%; }} p {{ margin: 0 0 {px(10)}px 0; }}"
            f"h2 {{ font-size: large; font-weight: 600; margin: {px(20)}px 0 {px(8)}px 0; }}"
            f"h3 {{ font-size: medium; font-weight: 600; margin: {px(14)}px 0 {px(6)}px 0; }}"
            f"h1 {{ font-size: x-large; font-weight: 600; margin: 0 0 {px(16)}px 0; }}"
            f"ul, ol {{ margin: 0 0 {px(10)}px 0; }} li {{ margin: 0 0 {px(4)}px 0; }}"
            f"strong {{ font-weight: 600; }}"
            f"a {{ color: {colours[Role.ACCENT]}; }}"
            f"blockquote p {{ {passage}; }} blockquote {{ margin: 0; }}"
            f".added {{ background-color: {colours[Role.INSERTED]}; text-decoration: underline; }}"
            f".removed {{ background-color: {colours[Role.DELETED]}; text-decoration: line-through; }}"
        )


class LooksHighlighter(QSyntaxHighlighter):
    """Shows headings, emphasis and links. The text itself keeps only what they are."""

    def __init__(self, document: QTextDocument, looks: Looks) -> None:
        super().__init__(document)
        self._looks = looks

    def highlightBlock(self, text: str) -> None:  # noqa: ARG002, N802 - Qt's name
        """Lay the looks over one block."""
        block = self.currentBlock()
        level = formats.heading_of(block)
        for piece in block.textFormats():
            self.setFormat(piece.start, piece.length, self._format(piece.format, level))

    def _format(self, meant: QTextFormat, level: int) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setProperty(QTextFormat.Property.FontPixelSize, self._looks.size(level))
        bold = formats.is_bold(meant)
        weight = QFont.Weight.DemiBold if level or bold else QFont.Weight.Normal
        made.setFontWeight(QFont.Weight.Black if level and bold else weight)
        made.setFontItalic(formats.is_italic(meant))
        if formats.link_of(meant):
            made.setForeground(self._looks.colour(Role.ACCENT))
            made.setFontUnderline(True)
        return made
