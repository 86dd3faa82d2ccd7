"""The roll-out kit: papers about this charter, made from the answers behind the text that applies."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from charta.domain.charter import Charter
from charta.domain.kit_choice import chosen_cases, chosen_questions, chosen_reminders
from charta.domain.printed import PrintedCharter, PrintedOnePage
from charta.domain.printed_kit import KitSection, PrintedKit
from charta.domain.records import Version
from charta.domain.rollout import Deliverable
from charta.errors import LanguageNotInCharter, UnknownDocument, UnknownFormat
from charta.services.editions import EditionService
from charta.services.export import FORMATS, Job, file_name
from charta.services.ports import Clauses, Documents, PageDrawer
from charta.services.printing import PrintService
from charta.services.reading import TEAM, Reading
from charta.services.session import CharterSession
from charta.services.variables import Variables

DRAFT: Final = "draft"


@dataclass(frozen=True)
class KitSource:
    """What the kit speaks of: a published version with the day from which it applies, or the draft."""

    version: str
    effective: date | None

    @property
    def is_draft(self) -> bool:
        """Whether nothing is published yet."""
        return not self.version


class KitService:
    """Gathers the kit from the version that applies, or from the draft where nothing is published."""

    def __init__(
        self,
        session: CharterSession,
        clauses: Clauses,
        printing: PrintService,
        editions: EditionService,
        documents: Documents,
        pages: PageDrawer,
        *,
        charter_at: Callable[[int], Charter],
    ) -> None:
        """Set it up; `charter_at` gives the charter as it stood after an entry of the journal."""
        self._session = session
        self._clauses = clauses
        self._printing = printing
        self._editions = editions
        self._documents = documents
        self._pages = pages
        self._charter_at = charter_at

    @property
    def source(self) -> KitSource:
        """What the kit speaks of now."""
        current = self._editions.current()
        return KitSource(current.version.number, current.effective) if current else KitSource("", None)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which there is a kit, the leading one first."""
        version = self.source.version
        return self._editions.edition(version).languages if version else self._session.languages

    @property
    def reworded(self) -> tuple[int, ...]:
        """The numbers of the sections that the team reworded: what the kit says of them is to be compared."""
        kits = self._printed(self.languages)
        return tuple(sorted({number for kit in kits for number in kit.reworded}))

    def papers(self) -> tuple[Deliverable, ...]:
        """Return the papers for which the charter has something to say."""
        return self.printed(self.languages[0]).papers()

    def printed(self, language: str) -> PrintedKit:
        """Return the whole kit in one language; raise `LanguageNotInCharter`."""
        (kit,) = self._printed((language,))
        return kit

    def pictures(self, paper: Deliverable, kit: PrintedKit) -> tuple[bytes, ...]:
        """Return the pages of a paper, each as a PNG. Any thread may ask."""
        return self._pages.draw(self._documents.kit(paper, kit, "pdf"))

    def jobs(
        self, papers: Sequence[str] = (), languages: Sequence[str] = (), format_: str = "docx"
    ) -> tuple[Job, ...]:
        """Gather papers, a job for each file; everything that there is where nothing is named.

        Raises `LanguageNotInCharter`, `UnknownFormat`, or `UnknownDocument` for a paper for which the charter
        has nothing to say.
        """
        if format_ not in FORMATS:
            raise UnknownFormat(format=format_, known=", ".join(FORMATS))
        kits = self._printed(tuple(dict.fromkeys(languages)) or self.languages)
        return tuple(job for kit in kits for job in self._jobs(kit, papers, format_))

    def _jobs(self, kit: PrintedKit, papers: Sequence[str], format_: str) -> Iterator[Job]:
        known = kit.papers()
        for paper in dict.fromkeys(papers) or known:
            if paper not in known:
                raise UnknownDocument(document=paper, known=", ".join(known))
            charter = kit.charter
            parts = (file_name(charter.organisation), paper, charter.version or DRAFT, charter.language)
            make = partial(self._documents.kit, Deliverable(paper), kit, format_)
            yield Job(f"{'-'.join(parts)}.{format_}", make)

    def _printed(self, languages: Sequence[str]) -> tuple[PrintedKit, ...]:
        spoken = self.languages
        for language in languages:
            if language not in spoken:
                raise LanguageNotInCharter(language=language, known=", ".join(spoken))
        version = self.source.version
        if not version:
            reading = self._session.reading
            return tuple(
                self._kit(self._printing.one_page(language), reading, language) for language in languages
            )
        printing = self._editions.printing(version)
        reading = Reading(self._session.catalogue, self._charter_at(self._entry(version)))
        return tuple(self._kit(printing.one_page(language), reading, language) for language in languages)

    def _entry(self, version: str) -> int:
        """Return the entry of the journal that published a version: with it stand the answers behind it."""
        found = self._session.store.journal(only=lambda entry: entry.kind == "version")
        return next(
            entry.number
            for entry, change in found
            if isinstance(change.after, Version) and change.after.number == version
        )

    def _kit(self, page: PrintedOnePage, reading: Reading, language: str) -> PrintedKit:
        charter, variables = page.charter, Variables(reading, language)
        sections = tuple(
            KitSection(
                section.id,
                number,
                section.title,
                self._clauses.kit(section.id, language, variables.of_section(section.id)),
            )
            for number, section in enumerate(charter.sections, start=1)
        )
        return PrintedKit(
            charter=charter,
            sections=sections,
            cards=page.cards,
            reminders=chosen_reminders(sections, charter.effective),
            cases=chosen_cases(sections),
            questions=chosen_questions(sections),
            sponsor=_text(reading, "sponsor", language),
            sponsor_title=_text(reading, "sponsor_title", language),
            reworded=_reworded(charter, reading.charter, sections),
        )


def _text(reading: Reading, field: str, language: str) -> str:
    value = reading.effective(TEAM, field)
    if isinstance(value, str):
        return value
    return str(value.get(language, "")) if isinstance(value, dict) else ""


def _reworded(printed: PrintedCharter, charter: Charter, sections: Sequence[KitSection]) -> tuple[int, ...]:
    """Return the numbers of the sections whose wording the team wrote, and not the answers."""
    return tuple(
        section.number for section in sections if charter.wording(section.id, printed.language) is not None
    )
