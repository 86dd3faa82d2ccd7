"""The table of contents: right as soon as the file opens, without asking Word to update anything.

Its entries are written in advance, as links to bookmarks at the headings, inside a real TOC field: Word can
renew it, and then adds page numbers. Page numbers are not written in advance, because only Word knows them
and asking for them on opening brings up a warning.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from charta.documents.block_words import contents_depth, headings_in, words
from charta.documents.blocks import Block, Heading, TableOfContents
from charta.documents.word_base import WordBase
from charta.documents.word_xml import Element, field_end, field_start, paragraph, qn, run, w


@dataclass(frozen=True)
class Entry:
    """One line of the table: where it leads, and what it says."""

    level: int
    anchor: str
    number: str
    title: str


class Contents:
    """The headings of a document, numbered as Word will number them."""

    def __init__(self, blocks: Sequence[Block], *, numbered: bool) -> None:
        headings = list(headings_in(blocks))
        self.depth = contents_depth(headings)
        listed = any(isinstance(block, TableOfContents) for block in blocks)
        self.entries = tuple(self._entries(headings, numbered=numbered)) if listed else ()

    def _entries(self, headings: Iterable[Heading], *, numbered: bool) -> Iterator[Entry]:
        first = second = 0
        for place, heading in enumerate(headings, start=1):
            if heading.numbered and heading.level == 1:
                first, second = first + 1, 0
            elif heading.numbered and heading.level == 2:
                second += 1
            if heading.level <= self.depth:
                number = f"{first}." if heading.level == 1 else f"{first}.{second}"
                yield Entry(
                    heading.level,
                    heading.anchor or f"_Toc{place:08}",
                    number if numbered and heading.numbered else "",
                    words(heading.inlines),
                )

    def elements(self, base: WordBase, title: str) -> list[Element]:
        """Return the title and the table's paragraphs."""
        made = [paragraph(base.style("TOCHeading"), [run(title)])]
        for entry in self.entries:
            link = w("hyperlink", anchor=entry.anchor, history=1)
            link.append(run(f"{entry.number}\u2002{entry.title}" if entry.number else entry.title))
            made.append(paragraph(base.style(f"TOC{entry.level}"), [link]))
        if self.entries:
            start = field_start(f'TOC \\o "1-{self.depth}" \\h \\z \\u')
            properties = made[1].find(qn("w:pPr"))
            if properties is not None:
                for element in reversed(start):
                    properties.addnext(element)
            made[-1].append(field_end())
        return made
