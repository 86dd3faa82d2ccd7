"""What forms and batches are called on the screen."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from charta.domain.records import FormBatch
from charta.domain.register import Occasion
from charta.errors import N_
from charta.i18n import Translator
from charta.services.form_files import Layout
from charta.services.people_view import Group
from charta.services.verdict_words import OCCASION_WORDS


@dataclass(frozen=True)
class FileKind:
    """A way in which forms are put into files."""

    id: str
    layout: Layout
    format: str
    words: str
    line: str


KINDS: Final = (
    # Those to print come last: below them stands by what they are put together.
    FileKind(
        "word",
        Layout.SEPARATE,
        "docx",
        N_("A Word file for each person"),
        N_("To be sent or handed out one by one."),
    ),
    FileKind(
        "pdf",
        Layout.SEPARATE,
        "pdf",
        N_("A PDF to fill in for each person"),
        N_("To be filled in and signed on the screen, and sent back."),
    ),
    FileKind(
        "word-print",
        Layout.COMBINED,
        "docx",
        N_("Word files to print"),
        N_("Many forms in one file, up to 500."),
    ),
    FileKind(
        "pdf-print",
        Layout.COMBINED,
        "pdf",
        N_("PDF files to print"),
        N_("Many forms in one file, up to 500."),
    ),
)
GROUP_WORDS: Final[Mapping[Group | None, str]] = MappingProxyType(
    {
        Group.DEPARTMENT: N_("By department"),
        Group.MANAGER: N_("By manager"),
        Group.SITE: N_("By site"),
        None: N_("One pile, without a cover sheet"),
    }
)


def kind_of(batch: FormBatch) -> FileKind:
    """Return how the forms of a batch are put into files."""
    return next(kind for kind in KINDS if (kind.layout, kind.format) == (batch.layout, batch.format))


def occasion_words(occasion: str, words: Translator) -> str:
    """Return what an occasion is called; an empty one is each person's own."""
    return words.tr(OCCASION_WORDS[Occasion(occasion)] if occasion else N_("Each person’s own occasion"))


def batch_line(batch: FormBatch, words: Translator) -> str:
    """Return what a batch is made of, in a line."""
    parts = [
        words.tr("Version {number}", number=batch.version),
        occasion_words(batch.occasion, words),
        words.tr(kind_of(batch).words),
    ]
    if batch.group:
        parts.append(words.tr(GROUP_WORDS[Group(batch.group)]))
    return " · ".join(parts)
