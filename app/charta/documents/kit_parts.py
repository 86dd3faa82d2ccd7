"""What a section brings to the roll-out kit, read strictly from its rendered file (docs/content.md)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Final

from charta.documents.block_words import words
from charta.documents.blocks import Block, Heading, ListBlock, Paragraph
from charta.documents.markdown import WordingDialect
from charta.domain.printed_kit import KIT_TEXTS, KitCase, KitParts, KitQuestion, KitReminder

CHOICES: Final = 3
_PART: Final = 2
_TITLE: Final = 3


class KitError(ValueError):
    """A part of a kit file that is not written as it must be."""


@dataclass
class _Found:
    """What was read so far."""

    reminders: list[KitReminder] = field(default_factory=list)
    cases: list[KitCase] = field(default_factory=list)
    questions: list[KitQuestion] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)


class KitReader:
    """Reads the parts of one file: headings that name a part, and under each what that part consists of."""

    def __init__(self, dialect: WordingDialect) -> None:
        self._dialect = dialect

    def read(self, source: str) -> KitParts:
        """Return the parts; raise `KitError` for a heading that is no part, or a part that is not whole."""
        found = _Found()
        for name, blocks in _parts(self._dialect.read(source)):
            self._take(name, blocks, found)
        return KitParts(tuple(found.reminders), tuple(found.cases), tuple(found.questions), found.texts)

    def _take(self, name: str, blocks: Sequence[Block], found: _Found) -> None:
        match name:
            case "reminder encourage" | "reminder prevent":
                title, text = self._titled(name, blocks, 1)
                found.reminders.append(KitReminder(title, text, name.endswith("encourage")))
            case "case":
                title, situation, answer, escalation = self._titled(name, blocks, 3)
                found.cases.append(KitCase(title, situation, answer, escalation))
            case "question encourage" | "question prevent":
                found.questions.append(self._question(name, blocks))
            case _ if name in KIT_TEXTS and name not in found.texts:
                found.texts[name] = self._text(name, blocks)
            case _:
                raise KitError(f"“{name}” is no part of the kit, or there twice")

    def _titled(self, name: str, blocks: Sequence[Block], paragraphs: int) -> tuple[str, ...]:
        """Return a title and the paragraphs under it."""
        match blocks:
            case [Heading(level=level, inlines=inlines), *rest] if level == _TITLE:
                texts = [self._line(block) for block in rest if isinstance(block, Paragraph)]
                if len(texts) == len(rest) == paragraphs:
                    return (words(inlines), *texts)
        raise KitError(f"“{name}” takes a title (###) and {paragraphs} paragraph(s)")

    def _question(self, name: str, blocks: Sequence[Block]) -> KitQuestion:
        match blocks:
            case [Paragraph() as situation, ListBlock(items=items), Paragraph() as explanation] if len(
                items
            ) == CHOICES and not any(item.sublists for item in items):
                choices = tuple(words(item.inlines) for item in items)
                encourages = name.endswith("encourage")
                return KitQuestion(self._line(situation), choices, self._line(explanation), encourages)
        raise KitError(
            f"“{name}” takes a paragraph, a list of {CHOICES} choices, the right one first, and a paragraph"
        )

    def _text(self, name: str, blocks: Sequence[Block]) -> str:
        if not blocks or not all(isinstance(block, Paragraph | ListBlock) for block in blocks):
            raise KitError(f"“{name}” takes paragraphs and lists")
        return self._dialect.write(list(blocks)).strip()

    def _line(self, block: Paragraph) -> str:
        return self._dialect.write([block]).strip()


def _parts(blocks: Sequence[Block]) -> Iterator[tuple[str, list[Block]]]:
    """Yield each part with its blocks; raise `KitError` for what stands before the first one."""
    starts = [number for number, block in enumerate(blocks) if _is_part(block)]
    if blocks and (not starts or starts[0]):
        raise KitError("something stands before the first part (##)")
    for start, end in zip_longest(starts, starts[1:]):
        head = blocks[start]
        if isinstance(head, Heading):
            yield words(head.inlines), list(blocks[start + 1 : end])


def _is_part(block: Block) -> bool:
    return isinstance(block, Heading) and block.level == _PART
