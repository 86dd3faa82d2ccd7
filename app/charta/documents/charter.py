"""The charter itself: cover, contents, sections, and the annex of sign-offs."""

from dataclasses import dataclass

from charta.documents.block_words import printable
from charta.documents.blocks import Block, Document, Heading, Picture, Text
from charta.documents.composing import Composer, Content
from charta.documents.images import is_usable_picture
from charta.domain.printed import PrintedCharter, PrintedSection, PrintedSignOff

_LOGO_WIDTH_MM = 60.0
_LOGO_HEIGHT_MM = 30.0


@dataclass(frozen=True)
class SignOffRow:
    """One line of the annex."""

    number: int
    title: str
    sign_off: PrintedSignOff


def compose_charter(composer: Composer, content: PrintedCharter) -> Document:
    """Return the charter as a document, a draft or a version."""
    rows = tuple(
        SignOffRow(number, section.title, sign_off)
        for number, section in enumerate(content.sections, start=1)
        for sign_off in section.sign_offs
    )
    return composer.compose(
        "charter",
        Content(
            charter=content,
            variables={"sign_offs": rows},
            inserts={"sections": sections_of(composer, content), "logo": logo(content)},
        ),
    )


def logo(content: PrintedCharter) -> tuple[Picture, ...]:
    """Return the organisation's logo, if there is one that every format can show."""
    if content.logo is None or not is_usable_picture(content.logo):
        return ()
    return (Picture(content.logo, printable(content.organisation), _LOGO_WIDTH_MM, _LOGO_HEIGHT_MM),)


def sections_of(composer: Composer, content: PrintedCharter) -> tuple[Block, ...]:
    """Return the sections with their headings, which writers number."""
    return tuple(block for section in content.sections for block in _section(composer, section))


def _section(composer: Composer, section: PrintedSection) -> tuple[Block, ...]:
    heading = Heading(1, (Text(printable(section.title).replace("\n", " ")),), f"charta_{section.id}")
    return (heading, *composer.dialect.read(section.wording))
