"""Sets the texts of the big screen: measures, cuts and draws them, alike on every screen."""

import re
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QPainter,
    QPalette,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from charta.ui.theme import FAMILY, Role, Theme

ELLIPSIS: Final = "…"
UNBROKEN: Final = 30
_REMEMBERED: Final = 600
_HEADING: Final = re.compile(r"<(/?)h[1-6][^>]*>")


@dataclass(frozen=True)
class Face:
    """How a text is set: the height of its font on the canvas, weight, colour and alignment.

    `is_html` tells that the text is an HTML fragment of the wording; otherwise it is literal. `is_tabular`
    gives all digits the same width.
    """

    size: int
    weight: QFont.Weight = QFont.Weight.Normal
    role: Role = Role.TEXT
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    is_html: bool = False
    is_tabular: bool = False

    def font(self) -> QFont:
        """Return the font, whose letters are never moved to whole pixels: that would differ by screen."""
        font = QFont(FAMILY)
        font.setPixelSize(self.size)
        font.setWeight(self.weight)
        font.setStyleHint(QFont.StyleHint.SansSerif)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if self.is_tabular:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font


class Typesetter:
    """Sets texts in the colours of a theme, and remembers those that it has set."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._documents: dict[tuple[str, Face, float, int], QTextDocument] = {}

    def colour(self, role: Role) -> QColor:
        """Return a colour of the theme."""
        return self._theme.colour(role)

    def height(self, text: str, face: Face, width: float) -> float:
        """Return how high a text is in lines of this width."""
        return self._document(text, face, width).size().height()

    def width(self, text: str, face: Face) -> float:
        """Return how wide a text is on one line."""
        # A line breaks when it is as wide as its room to the last fraction.
        return self._document(text, face, -1).idealWidth() + 1

    def splits(self, text: str, face: Face, width: float) -> bool:
        """Return whether a line would have to end amid a word; only those beyond 30 letters may break."""
        longest = max((word for word in text.split() if len(word) <= UNBROKEN), key=len, default="")
        return not face.is_html and self.width(longest, face) > width

    def line(self, face: Face) -> float:
        """Return how high a line is."""
        return self.height("x", face, -1)

    def kept(self, text: str, face: Face, width: float, height: float) -> int:
        """Return how many characters of a text fit into a height, with an ellipsis after them; -1 for all."""
        whole = self._document(text, face, width)
        # Sums and differences of heights leave a rest in their last digits.
        height += 0.01
        if whole.size().height() <= height:
            return -1
        kept = _lines_end(whole, height)
        characters = whole.toRawText()
        while kept > 0:
            if self._document(text, face, width, kept).size().height() <= height:
                return kept
            kept = max(characters.rfind(" ", 0, kept - 1), kept - 40, 0)
        return 0

    def paint(
        self, painter: QPainter, text: str, face: Face, place: tuple[float, float, float], kept: int
    ) -> None:
        """Draw a text at (x, y, width)."""
        x, y, width = place
        context = QAbstractTextDocumentLayout.PaintContext()
        palette: QPalette = context.palette
        palette.setColor(QPalette.ColorRole.Text, self.colour(face.role))
        context.palette = palette
        painter.save()
        painter.translate(x, y)
        self._document(text, face, width, kept).documentLayout().draw(painter, context)
        painter.restore()

    def _document(self, text: str, face: Face, width: float, kept: int = -1) -> QTextDocument:
        key = (text, face, width, kept)
        if key not in self._documents:
            if len(self._documents) >= _REMEMBERED:
                self._documents.clear()
            self._documents[key] = self._made(*key)
        return self._documents[key]

    def _made(self, text: str, face: Face, width: float, kept: int) -> QTextDocument:
        document = QTextDocument()
        document.setUndoRedoEnabled(False)
        document.setUseDesignMetrics(True)
        document.setDocumentMargin(0)
        document.setDefaultFont(face.font())
        document.setIndentWidth(face.size)
        option = QTextOption(face.align)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        if face.is_html:
            document.setDefaultStyleSheet(self._sheet(face))
            document.setHtml(_HEADING.sub(_as_strong, text))
        else:
            document.setPlainText(text)
        if kept >= 0:
            _cut(document, kept)
        document.setTextWidth(width)
        return document

    def _sheet(self, face: Face) -> str:
        """Return what an HTML fragment looks like; Qt's own headings and margins are those of a page."""
        gap, colour = round(face.size * 0.35), self.colour(face.role).name()
        return (
            f"p, ul, ol, li {{ margin: 0px 0px {gap}px 0px; }}"
            f"blockquote {{ margin: 0px 0px 0px {gap * 2}px; }}"
            f"a {{ color: {colour}; text-decoration: none; }} code {{ font-family: {FAMILY}; }}"
        )


def _as_strong(tag: re.Match[str]) -> str:
    """Return a heading's tag as one of a bold paragraph; Qt enlarges headings whatever the style says."""
    return "</strong></p>" if tag[1] else "<p><strong>"


def _lines_end(document: QTextDocument, height: float) -> int:
    """Return the position after the last line of a document that ends above a height."""
    end, block = 0, document.begin()
    while block.isValid():
        layout = block.layout()
        top = layout.position().y()
        for place in range(layout.lineCount()):
            line = layout.lineAt(place)
            if top + line.y() + line.height() > height:
                return end
            end = block.position() + line.textStart() + line.textLength()
        block = block.next()
    return end


def _cut(document: QTextDocument, kept: int) -> None:
    """Replace what follows a position by an ellipsis, after the last whole word."""
    cursor = QTextCursor(document)
    cursor.setPosition(min(kept, document.characterCount() - 1))
    cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    while not cursor.atStart() and document.characterAt(cursor.position() - 1) in " \u00a0\u2029,;:":
        cursor.deletePreviousChar()
    cursor.insertText(f" {ELLIPSIS}" if not cursor.atStart() else ELLIPSIS)
