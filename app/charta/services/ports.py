"""What services need from the outside, as protocols; `bootstrap` hands in the adapters."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

from charta.domain.calendar import Calendar
from charta.domain.items import Item
from charta.domain.journal import Entry, Verdict
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
from charta.domain.printed_kit import KitParts, PrintedKit
from charta.domain.printed_people import (
    PrintedCertificate,
    PrintedRegister,
)
from charta.domain.printed_rollout import PrintedPlan
from charta.domain.printed_workshop import PrintedAgenda, PrintedMinutes
from charta.domain.records import Change, Record
from charta.domain.review import ReturnedReview
from charta.domain.rollout import Deliverable


class Clock(Protocol):
    """Tells the time; tests hand in their own."""

    def now(self) -> datetime:
        """Return the present moment, with its time zone."""
        ...


class Clauses(Protocol):
    """Derives a section's wording from answers."""

    def derive(self, section: str, language: str, values: Mapping[str, object]) -> str:
        """Return canonical Markdown; `values` are the prepared variables of the template."""
        ...

    def named(self, section: str, language: str) -> frozenset[str]:
        """Return what the template of a section names: its own fields, and `org.contact` or `team.hr`."""
        ...

    def card(
        self, section: str, language: str, values: Mapping[str, object]
    ) -> Mapping[str, tuple[str, ...]]:
        """Return the section's lines for the charter on one page, by part (`domain.printed.PARTS`)."""
        ...

    def kit(self, section: str, language: str, values: Mapping[str, object]) -> KitParts:
        """Return what the section brings to the roll-out kit."""
        ...


class WordingFormat(Protocol):
    """Reads the wording dialect of Markdown."""

    def canonical(self, markdown: str) -> str:
        """Return the one spelling of this wording: applying it twice changes nothing."""
        ...

    def html(self, markdown: str) -> str:
        """Return an HTML fragment that shows the wording."""
        ...

    def plain(self, markdown: str) -> str:
        """Return the words alone, a line per block, for searching and comparing."""
        ...

    def items(self, markdown: str) -> tuple[Item, ...]:
        """Return the wording as items (`domain.items`), each line ended by its mark."""
        ...

    def written(self, items: Sequence[Item]) -> str:
        """Return the canonical wording behind items: `written(items(text))` is `canonical(text)`."""
        ...


class Documents(Protocol):
    """Writes documents in a format: 'docx', 'pdf', 'html' or 'md'."""

    def charter(self, content: PrintedCharter, format_: str, word_template: Path | None = None) -> bytes:
        """Return the charter; raise `TemplateUnusable` for a Word template that does not open."""
        ...

    def acknowledgement(
        self, content: PrintedAcknowledgement, format_: str, word_template: Path | None = None
    ) -> bytes:
        """Return one acknowledgement form."""
        ...

    def sign_off_sheet(
        self, content: PrintedCharter, format_: str, word_template: Path | None = None
    ) -> bytes:
        """Return the sheet on which departments sign the sections by hand."""
        ...

    def one_page(self, content: PrintedOnePage, format_: str, word_template: Path | None = None) -> bytes:
        """Return the charter on one page."""
        ...

    def diagnostic(
        self, content: PrintedDiagnostic, format_: str, word_template: Path | None = None
    ) -> bytes:
        """Return what a survey says."""
        ...

    def diagnostic_sheet(
        self, content: PrintedQuestionnaire, format_: str, word_template: Path | None = None
    ) -> bytes:
        """Return the questionnaire on paper."""
        ...

    def review(self, content: PrintedReview) -> bytes:
        """Return sections to be reviewed, a Word file in our own template."""
        ...

    def redline(self, content: PrintedChanges, format_: str, word_template: Path | None = None) -> bytes:
        """Return two states of the charter as one text with marked changes, tracked ones in Word."""
        ...

    def changes(self, content: PrintedChanges, format_: str, word_template: Path | None = None) -> bytes:
        """Return what changed, in plain words."""
        ...

    def changed_lines(self, before: PrintedCharter, after: PrintedCharter) -> tuple[str, ...]:
        """Return a sentence for each change, or for each kind of many, in the charter's language."""
        ...

    def evidence(self, content: PrintedEvidence, format_: str, word_template: Path | None = None) -> bytes:
        """Return what proves a published version."""
        ...

    def agenda(self, content: PrintedAgenda, format_: str, word_template: Path | None = None) -> bytes:
        """Return the agenda of a workshop."""
        ...

    def minutes(self, content: PrintedMinutes, format_: str, word_template: Path | None = None) -> bytes:
        """Return the minutes of a workshop."""
        ...

    def certificate(
        self, content: PrintedCertificate, format_: str, word_template: Path | None = None
    ) -> bytes:
        """Return what somebody signed, with the exact text."""
        ...

    def register(self, content: PrintedRegister, format_: str, word_template: Path | None = None) -> bytes:
        """Return how far the signatures are."""
        ...

    def kit(
        self, paper: Deliverable, content: PrintedKit, format_: str, word_template: Path | None = None
    ) -> bytes:
        """Return a paper of the roll-out kit."""
        ...

    def plan(self, content: PrintedPlan, format_: str, word_template: Path | None = None) -> bytes:
        """Return the roll-out plan."""
        ...


class CharterStore(Protocol):
    """Keeps one charter. Every call is one transaction; a failed one changes nothing."""

    @property
    def path(self) -> Path:
        """Return where the charter is kept."""
        ...

    @property
    def identity(self) -> str:
        """Return what tells this charter from every other one."""
        ...

    def records(self) -> Sequence[Record]:
        """Return every present record."""
        ...

    @property
    def entries(self) -> int:
        """Return how many entries the journal has."""
        ...

    def journal(
        self, after: int = 0, limit: int | None = None, only: Callable[[Entry], bool] | None = None
    ) -> Sequence[tuple[Entry, Change]]:
        """Return every entry with a number beyond `after`, in order, with the change that it records.

        At most `limit` entries are looked at; those that `only` does not want are left out unread.
        """
        ...

    def verify(self) -> Verdict:
        """Check every entry of the journal and that what stands follows from it; any thread may ask."""
        ...

    def append(self, changes: Sequence[Change], actor: str, at: datetime) -> None:
        """Apply the changes and write one journal entry for each."""
        ...

    def put_attachment(self, data: bytes) -> str:
        """Keep a picture or a proof; return its SHA-256 in hexadecimal."""
        ...

    def attachment(self, digest: str) -> bytes | None:
        """Return a picture or a proof that was kept."""
        ...

    def attachments(self, digests: Sequence[str]) -> Mapping[str, bytes]:
        """Return those of many that were kept, by digest: at once, since each look takes its time."""
        ...

    def close(self) -> None:
        """Release the charter for others."""
        ...


class ReviewReader(Protocol):
    """Reads a Word file that came back from a review."""

    def read(self, data: bytes, name: str) -> ReturnedReview:
        """Return what the file `name` says; raise `ReviewUnusable` where it cannot be read."""
        ...


class Speller(Protocol):
    """Knows how words are spelt; `region` is a variant such as `CA` or `GB`. Any thread may ask."""

    def unknown(
        self, text: str, language: str, region: str, names: Collection[str] = ()
    ) -> Sequence[tuple[int, int]]:
        """Return where the unknown words of a text stand, each word once; none of `names` is one."""
        ...

    def suggest(self, word: str, language: str, region: str) -> tuple[str, ...]:
        """Return the words that may have been meant, the likeliest first; slow."""
        ...


class Images(Protocol):
    """Looks at pictures from outside."""

    def is_usable(self, data: bytes) -> bool:
        """Tell whether every document can show this picture."""
        ...


class Calendars(Protocol):
    """Writes files for people's calendars."""

    def write(self, calendar: Calendar) -> bytes:
        """Return a calendar file; an invitation that nobody can answer becomes an announcement."""
        ...


class PageDrawer(Protocol):
    """Draws the pages of a PDF that was made here. Any thread may ask."""

    def draw(self, pdf: bytes) -> tuple[bytes, ...]:
        """Return each page as a PNG."""
        ...


class Spreadsheets(Protocol):
    """Writes spreadsheets."""

    def write(self, name: str, titles: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
        """Return an .xlsx file with one sheet; cells are texts, numbers, days or None, never formulas."""
        ...
