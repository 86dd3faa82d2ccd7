"""The charter on one page: what is encouraged, to be checked, never done, and whom to ask."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from math import ceil
from typing import Final

from charta.documents.block_words import words
from charta.documents.blocks import Block, Document, Inline, ListBlock, ListItem, Paragraph
from charta.documents.composing import Composer, Content
from charta.domain.printed import PARTS, PrintedCharter, PrintedOnePage

# What Word has room for, whose letters cannot shrink to fit: lines in a card and letters in a line, a title
# being larger. They are counted on the narrow side; tests measure the finished page.
_LINES: Final = {"letter": 18.0, "a4": 21.0}
_LETTERS: Final = 38
_GAP: Final = 0.3  # between two points, in lines
_TITLE_LETTERS: Final = 46
_TITLE_LINE: Final = 1.2  # what a further line of the title takes from each of two rows of cards
_LONGEST: Final = 6.0  # a longer point is a text, not a point
_MOST: Final = 7  # more points than that are not read on a wall


def compose_one_page(composer: Composer, content: PrintedOnePage) -> Document:
    """Return the page; what finds no room is left to the charter, each section having its say first."""
    charter = content.charter
    room = _LINES[charter.paper] - taken_by_title(charter)
    lists = {
        part: tuple(chosen(points_of(composer, content.cards, part), room - taken_by_contact(charter, part)))
        for part in PARTS
    }
    inserts: dict[str, Sequence[Block]] = {
        part: (ListBlock(ordered=False, items=tuple(ListItem(line) for line in lines)),) if lines else ()
        for part, lines in lists.items()
    }
    return composer.compose(
        "one_page",
        Content(
            charter=charter,
            variables={"lines": int(room), **{part: bool(lines) for part, lines in lists.items()}},
            inserts=inserts,
            layout="poster",
        ),
    )


def chosen(points: Iterable[tuple[Inline, ...]], room: float) -> Iterator[tuple[Inline, ...]]:
    """Yield the points that find room, in their order; the same words come once."""
    seen: set[str] = set()
    for point in points:
        text = words(point)
        needed = _lines(text, _LETTERS) + _GAP
        if text not in seen and len(seen) < _MOST and needed <= min(room, _LONGEST + _GAP):
            seen.add(text)
            room -= needed
            yield point


def points_of(
    composer: Composer, cards: Sequence[Mapping[str, tuple[str, ...]]], part: str
) -> Iterator[tuple[Inline, ...]]:
    """Yield the points of a part: the first of every section in turn, then the second of each, and so on."""
    for turn in zip_longest(*(card.get(part, ()) for card in cards)):
        for line in turn:
            for block in composer.dialect.read(line or ""):
                if isinstance(block, Paragraph):
                    yield block.inlines


def taken_by_title(charter: PrintedCharter) -> float:
    """Return the lines that a title of more than one line takes from each of two rows of cards."""
    return _TITLE_LINE * (_lines(charter.title, _TITLE_LETTERS) - 1)


def taken_by_contact(charter: PrintedCharter, part: str) -> float:
    """Return the lines that the template itself has in a card: under 'ask', whom to ask at all."""
    asked = _LETTERS * 1.5 + len(charter.contact) + len(charter.contact_email)
    return ceil(asked / _LETTERS) + _GAP if part == "ask" else 0.0


def _lines(text: str, letters: int) -> int:
    return max(ceil(len(text) / letters), 1)
