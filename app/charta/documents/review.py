"""The file that is sent out to be reviewed in Word: a preface, and section by section text and decisions.

What comes back is found by marks, each of them a start: `charta_S12_fr` at the text of a section in one
language, `charta_S12_decision` at its table of decisions. `docs/decisions/0030-review-files.md` tells why.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from charta.documents.block_words import printable
from charta.documents.blocks import Block, Document, Heading, Passage, Text
from charta.documents.composing import Composer, Content
from charta.domain.printed import PrintedCharter, PrintedReview, PrintedSection


@dataclass(frozen=True)
class Department:
    """A department whose decision is asked for."""

    id: str
    name: str


@dataclass(frozen=True)
class ReviewSection:
    """What the template says about a section."""

    id: str
    number: int
    title: str
    asked: tuple[Department, ...]


@dataclass(frozen=True)
class Decider:
    """A department, and the numbers of the sections on which it is asked to decide."""

    name: str
    numbers: tuple[int, ...]


def compose_review(composer: Composer, content: PrintedReview) -> Document:
    """Return the review, in the first of its languages; the sections are in every one, in turn."""
    charter = next(iter(content.charters.values()))
    sections = tuple(
        ReviewSection(
            section.id,
            content.numbers.get(section.id, place),
            section.title,
            _departments(charter, content.asked.get(section.id, ())),
        )
        for place, section in enumerate(charter.sections, start=1)
    )
    composed = composer.compose(
        "review",
        Content(
            charter=charter,
            variables={
                "sections": sections,
                "addressees": tuple(entry.name for entry in _departments(charter, content.addressees)),
                "deciders": _deciders(charter, sections),
                "languages": tuple(content.charters),
                "request": content.marks.request,
                "due": content.due,
            },
            inserts={section.id: tuple(_passages(composer, content, section.id)) for section in sections},
        ),
    )
    return replace(composed, properties={**composed.properties, **_marks(content)})


def _marks(content: PrintedReview) -> dict[str, str]:
    """Return what the file's properties say of the review, for programs that keep no other part."""
    return {
        "ChartaReviewCharter": printable(content.marks.charter),
        "ChartaReviewRequest": str(content.marks.request),
        "ChartaReviewTexts": printable(content.marks.texts),
    }


def _departments(charter: PrintedCharter, ids: tuple[str, ...]) -> tuple[Department, ...]:
    return tuple(Department(id_, charter.departments.get(id_, id_)) for id_ in ids)


def _deciders(charter: PrintedCharter, sections: Sequence[ReviewSection]) -> tuple[Decider, ...]:
    """Return who decides on what, the departments in the charter's order and unknown ones last."""
    asked: dict[str, list[int]] = {id_: [] for id_ in charter.departments}
    for section in sections:
        for department in section.asked:
            asked.setdefault(department.id, []).append(section.number)
    return tuple(
        Decider(charter.departments.get(id_, id_), tuple(numbers))
        for id_, numbers in asked.items()
        if numbers
    )


def _passages(composer: Composer, content: PrintedReview, section_id: str) -> Iterator[Block]:
    """Yield the section language after language; all but the first are labelled instead of numbered."""
    for place, (language, charter) in enumerate(content.charters.items()):
        for section in charter.sections:
            if section.id == section_id:
                passage = _passage(composer, section, charter, label=language.upper() if place else "")
                yield passage if place else replace(passage, number=content.numbers.get(section.id, 0))


def _passage(composer: Composer, section: PrintedSection, charter: PrintedCharter, *, label: str) -> Passage:
    title = printable(section.title).replace("\n", " ")
    heading = Heading(1, (Text(title),), f"charta_{section.id}_{charter.language}")
    blocks = (heading, *composer.dialect.read(section.wording))
    return Passage(
        name=f"{section.id}:{charter.language}",
        title=title,
        language_tag=f"{charter.language}-{charter.region}",
        blocks=tuple(_unnumbered(block) for block in blocks) if label else blocks,
        label=label,
    )


def _unnumbered(block: Block) -> Block:
    return replace(block, numbered=False) if isinstance(block, Heading) else block
