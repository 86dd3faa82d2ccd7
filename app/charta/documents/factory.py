"""The adapters that services use: wordings, documents and pictures."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from charta.documents.acknowledgement import compose_acknowledgement
from charta.documents.agenda import compose_agenda
from charta.documents.blocks import Document
from charta.documents.certificate import compose_certificate
from charta.documents.changes import changed_lines, compose_changes
from charta.documents.charter import compose_charter
from charta.documents.composing import Composer
from charta.documents.diagnostic import compose_diagnostic, compose_diagnostic_sheet
from charta.documents.evidence import compose_evidence
from charta.documents.html import html_fragment
from charta.documents.images import is_usable_picture
from charta.documents.kit import compose_kit
from charta.documents.markdown import WordingDialect, tidy_blocks
from charta.documents.minutes import compose_minutes
from charta.documents.one_page import compose_one_page
from charta.documents.plan import compose_plan
from charta.documents.redline import compose_redline
from charta.documents.register import compose_register
from charta.documents.review import compose_review
from charta.documents.signoff_sheet import compose_sign_off_sheet
from charta.documents.wording_items import blocks_of, items_of
from charta.domain.items import Item
from charta.domain.printed import (
    PrintedAcknowledgement,
    PrintedChanges,
    PrintedCharter,
    PrintedDiagnostic,
    PrintedEvidence,
    PrintedOnePage,
    PrintedQuestionnaire,
    PrintedReview,
)
from charta.domain.printed_kit import PrintedKit
from charta.domain.printed_people import PrintedCertificate, PrintedRegister
from charta.domain.printed_rollout import PrintedPlan
from charta.domain.printed_workshop import PrintedAgenda, PrintedMinutes
from charta.domain.rollout import Deliverable
from charta.errors import UnknownFormat

Writer = Callable[[Document, Path | None], bytes]


class WordingText:
    """The adapter of `services.ports.WordingFormat`."""

    def __init__(self, dialect: WordingDialect | None = None) -> None:
        self._dialect = dialect or WordingDialect()

    def canonical(self, markdown: str) -> str:
        """Return the one spelling of this wording: applying it twice changes nothing."""
        return self._dialect.canonical(markdown)

    def html(self, markdown: str) -> str:
        """Return an HTML fragment that shows the wording; a heading `##` is an `h2`."""
        return html_fragment(self._dialect.read(markdown))

    def plain(self, markdown: str) -> str:
        """Return the words alone, a line per block, for searching and comparing."""
        return self._dialect.plain(markdown)

    def items(self, markdown: str) -> tuple[Item, ...]:
        """Return the wording as items, each line ended by its mark."""
        return items_of(self._dialect.read(markdown))

    def written(self, items: Sequence[Item]) -> str:
        """Return the canonical wording behind items, whatever the order of their marks."""
        return self._dialect.canonical(self._dialect.write(tidy_blocks(blocks_of(items))))


class DocumentFactory:
    """The adapter of `services.ports.Documents`: one composer per document, one writer per format."""

    def __init__(self, composer: Composer | None = None) -> None:
        self._composer = composer or Composer()

    def charter(self, content: PrintedCharter, format_: str, word_template: Path | None = None) -> bytes:
        """Return the charter; raise `TemplateUnusable` for a Word template that does not open."""
        return _write(compose_charter(self._composer, content), format_, word_template)

    def acknowledgement(
        self, content: PrintedAcknowledgement, format_: str, word_template: Path | None = None
    ) -> bytes:
        """Return one acknowledgement form."""
        return _write(compose_acknowledgement(self._composer, content), format_, word_template)

    def sign_off_sheet(
        self, content: PrintedCharter, format_: str, word_template: Path | None = None
    ) -> bytes:
        """Return the sheet on which departments sign the sections by hand."""
        return _write(compose_sign_off_sheet(self._composer, content), format_, word_template)

    def one_page(self, content: PrintedOnePage, format_: str, word_template: Path | None = None) -> bytes:
        """Return the charter on one page."""
        return _write(compose_one_page(self._composer, content), format_, word_template)

    def diagnostic(
        self, content: PrintedDiagnostic, format_: str, word_template: Path | None = None
    ) -> bytes:
        """Return what a survey says."""
        return _write(compose_diagnostic(self._composer, content), format_, word_template)

    def diagnostic_sheet(
        self, content: PrintedQuestionnaire, format_: str, word_template: Path | None = None
    ) -> bytes:
        """Return the questionnaire on paper."""
        return _write(compose_diagnostic_sheet(self._composer, content), format_, word_template)

    def redline(self, content: PrintedChanges, format_: str, word_template: Path | None = None) -> bytes:
        """Return two states of the charter as one text with marked changes, tracked ones in Word."""
        return _write(compose_redline(self._composer, content), format_, word_template)

    def changes(self, content: PrintedChanges, format_: str, word_template: Path | None = None) -> bytes:
        """Return what changed, in plain words."""
        return _write(compose_changes(self._composer, content), format_, word_template)

    def changed_lines(self, before: PrintedCharter, after: PrintedCharter) -> tuple[str, ...]:
        """Return a sentence for each change, or for each kind of many, in the charter's language."""
        return changed_lines(self._composer, before, after)

    def evidence(self, content: PrintedEvidence, format_: str, word_template: Path | None = None) -> bytes:
        """Return what proves a published version."""
        return _write(compose_evidence(self._composer, content), format_, word_template)

    def agenda(self, content: PrintedAgenda, format_: str, word_template: Path | None = None) -> bytes:
        """Return the agenda of a workshop."""
        return _write(compose_agenda(self._composer, content), format_, word_template)

    def minutes(self, content: PrintedMinutes, format_: str, word_template: Path | None = None) -> bytes:
        """Return the minutes of a workshop."""
        return _write(compose_minutes(self._composer, content), format_, word_template)

    def certificate(
        self, content: PrintedCertificate, format_: str, word_template: Path | None = None
    ) -> bytes:
        """Return what somebody signed, with the exact text."""
        return _write(compose_certificate(self._composer, content), format_, word_template)

    def register(self, content: PrintedRegister, format_: str, word_template: Path | None = None) -> bytes:
        """Return how far the signatures are."""
        return _write(compose_register(self._composer, content), format_, word_template)

    def plan(self, content: PrintedPlan, format_: str, word_template: Path | None = None) -> bytes:
        """Return the roll-out plan."""
        return _write(compose_plan(self._composer, content), format_, word_template)

    def kit(
        self, paper: Deliverable, content: PrintedKit, format_: str, word_template: Path | None = None
    ) -> bytes:
        """Return a paper of the roll-out kit."""
        return _write(compose_kit(self._composer, paper, content), format_, word_template)

    def review(self, content: PrintedReview) -> bytes:
        """Return sections to be reviewed, a Word file in our own template."""
        from charta.documents.word_review import write_review

        return write_review(compose_review(self._composer, content), content)


class Pictures:
    """The adapter of `services.ports.Images`."""

    def is_usable(self, data: bytes) -> bool:
        """Tell whether every document can show this picture."""
        return is_usable_picture(data)


# Each writer is imported when it is first asked for: typst and lxml cost more than a page of the window.


def _docx(document: Document, template: Path | None) -> bytes:
    from charta.documents.word import write_word

    return write_word(document, template)


def _pdf(document: Document, _template: Path | None) -> bytes:
    from charta.documents.pdf import write_pdf

    return write_pdf(document)


def _html(document: Document, _template: Path | None) -> bytes:
    from charta.documents.html_page import write_html

    return write_html(document)


def _markdown(document: Document, _template: Path | None) -> bytes:
    from charta.documents.markdown_document import write_markdown

    return write_markdown(document)


_WRITERS: Final[Mapping[str, Writer]] = {"docx": _docx, "pdf": _pdf, "html": _html, "md": _markdown}


def _write(document: Document, format_: str, word_template: Path | None) -> bytes:
    writer = _WRITERS.get(format_)
    if writer is None:
        raise UnknownFormat(format=format_, known=", ".join(_WRITERS))
    return writer(document, word_template)
