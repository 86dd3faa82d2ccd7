"""Where words of a wording stand in a Qt document, whatever its blocks and breaks."""

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

_LINE_BREAK = "\u2028"


def locate(document: QTextDocument, words: str, nth: int = 0, first: QTextBlock | None = None) -> QTextCursor:
    """Return the place where `words` come for the time after `nth` others, counted from the block `first`.

    Where they come less often, it is where they come last; a null cursor where they do not come at all.
    """
    text, begin = text_from(document, first or document.begin())
    at = text.find(words) if words else -1
    for _ in range(nth):
        following = text.find(words, at + len(words))
        if following < 0:
            break
        at = following
    if at < 0:
        return QTextCursor()
    return selecting(document, begin + units(text[:at]), units(words))


def selecting(document: QTextDocument, start: int, length: int) -> QTextCursor:
    """Return a cursor that selects so much from a position on, as Qt counts."""
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def text_from(document: QTextDocument, block: QTextBlock) -> tuple[str, int]:
    """Return the words from a block on, a line per block, and where they begin."""
    begin = block.position() if block.isValid() else document.begin().position()
    lines = []
    while block.isValid():
        lines.append(block.text().replace(_LINE_BREAK, " "))
        block = block.next()
    return "\n".join(lines), begin


def units(text: str) -> int:
    """Return the length as Qt counts it, in UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def characters(text: str, length: int) -> int:
    """Return how many characters of a text make up a length as Qt counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * length].decode("utf-16-le", "surrogatepass"))
