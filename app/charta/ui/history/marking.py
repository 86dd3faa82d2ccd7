"""Two wordings as one text in HTML: what went is struck out, what came is underlined."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

from charta.domain.differences import Op
from charta.domain.items import Mark
from charta.domain.marking import MarkedLine, Piece

_CLASSES: Final = {Op.ADDED: "added", Op.REMOVED: "removed"}
FIRST: Final = "first"
"""The name of the place where the first change stands."""
_END: Final = "¶"
"""Stands where the end of a line went, so that two lines have become one."""
_LEFT_OUT: Final = "<p>…</p>\n"


def marked_html(lines: Sequence[MarkedLine]) -> str:
    """Return the lines as safe HTML; a style sheet gives `added` and `removed` their looks."""
    numbers = _Numbers()
    first = next((line for line in lines if not line.is_same), None)
    anchor = f'<a name="{FIRST}"></a>'
    return "".join(_line(line, numbers.of(line), anchor if line is first else "") for line in lines)


def changes_html(lines: Sequence[MarkedLine]) -> str:
    """Return the lines that changed, each under its heading; an ellipsis stands for what stayed between."""
    numbers = _Numbers()
    told = [(line, _line(line, numbers.of(line), "")) for line in lines]
    return "".join(_shortened(told))


def words_counted(lines: Sequence[MarkedLine], op: Op) -> int:
    """Return how many words came or went."""
    texts = (piece.word.text for line in lines for piece in line.pieces if piece.op is op)
    return sum(any(map(str.isalnum, word)) for text in texts for word in text.split())


def _shortened(told: Sequence[tuple[MarkedLine, str]]) -> Iterator[str]:
    heading, skipped = "", False
    for line, html in told:
        if line.is_same:
            heading, skipped = (html, skipped) if line.mark.kind == "heading" else (heading, True)
            continue
        if skipped:
            yield "<p>…</p>\n"
        yield heading + html
        heading, skipped = "", False
    if skipped or heading:
        yield "<p>…</p>\n"


def changed_html(lines: Sequence[MarkedLine]) -> str:
    """Return only the lines that something happened to, an ellipsis for those between them, as safe HTML."""
    numbers = _Numbers()
    told: list[str] = []
    for line in lines:
        lead = numbers.of(line)
        if not line.is_same:
            told.append(_line(line, lead, ""))
        elif told and told[-1] != _LEFT_OUT:
            told.append(_LEFT_OUT)
    return "".join(told).removesuffix(_LEFT_OUT)


class _Numbers:
    """Counts the lines of numbered lists, those that went left out."""

    def __init__(self) -> None:
        self._next: dict[int, int] = {}

    def of(self, line: MarkedLine) -> str:
        """Return what stands before a line: its number, a bullet, or nothing."""
        mark = line.mark
        if mark.kind == "bullet":
            return "•\u00a0"
        if mark.kind != "number":
            self._next.clear()
            return ""
        if mark.opens_list or mark.level not in self._next:
            self._next[mark.level] = mark.start
        number = self._next[mark.level]
        if line.op is not Op.REMOVED:
            self._next[mark.level] += 1
        return f"{number}.\u00a0"


def _line(line: MarkedLine, lead: str, anchor: str) -> str:
    words = "".join(map(_piece, line.pieces))
    survives = any(piece.op is not Op.REMOVED for piece in line.pieces)
    if line.op is Op.REMOVED and survives:
        words += f'<span class="removed">{_END}</span>'
    return _wrapped(line.mark, anchor + _span(line.op, lead) + words)


def _wrapped(mark: Mark, words: str) -> str:
    if mark.kind == "heading":
        return f"<h{mark.level}>{words}</h{mark.level}>\n"
    steps = int(mark.quoted) + (mark.level + 1 if mark.kind != "paragraph" else 0)
    # Steps of the document's own indent width follow the zoom; a margin would have to be told in pixels.
    return f'<p style="-qt-block-indent:{steps}">{words}</p>\n' if steps else f"<p>{words}</p>\n"


def _piece(piece: Piece) -> str:
    word = piece.word
    text = escape(word.text).replace("\n", "<br>")
    text = f"<i>{text}</i>" if word.italic else text
    text = f"<b>{text}</b>" if word.bold else text
    return _span(piece.op, text)


def _span(op: Op, html: str) -> str:
    return html if op is Op.SAME or not html else f'<span class="{_CLASSES[op]}">{html}</span>'
