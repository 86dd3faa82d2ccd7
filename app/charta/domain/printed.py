"""What a document is made from: plain, finished values, in one language.

Services fill these in; composers in `documents` turn them into blocks. Nothing here is a template, a key of
the catalogue or a widget: a text is what prints.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from charta.domain.diagnostic import Diagnostic, SurveyResult
from charta.domain.review import ReviewMarks

PARTS: Final = ("encourage", "check", "never", "ask")
"""What the charter on one page says: what is encouraged, to be checked, never done, and whom to ask."""


@dataclass(frozen=True)
class PrintedSignOff:
    """One department's decision on one section, as the sign-off annex and sheet show it.

    `state` is a `DepartmentState` value; `decided_on` and `by` are empty while there is no decision.
    `signature` is a signature drawn in the room (PNG), which the charter keeps under `signature_digest`;
    `delegate_for` is the absent representative in whose place `by` decided. All are empty for none.
    """

    department: str
    department_name: str
    state: str
    by: str = ""
    decided_on: date | None = None
    note: str = ""
    signature: bytes | None = None
    delegate_for: str = ""
    signature_digest: str = ""


@dataclass(frozen=True)
class PrintedSection:
    """One included section: its wording is canonical Markdown of the wording dialect."""

    id: str
    title: str
    wording: str
    fingerprint: str
    sign_offs: tuple[PrintedSignOff, ...] = ()


@dataclass(frozen=True)
class PrintedForeword:
    """The sponsor's words at the head of the charter; `role` may be empty."""

    by: str
    role: str
    text: str


@dataclass(frozen=True)
class PrintedCharter:
    """The whole charter in one language.

    `version` is None while the charter is a draft; `fingerprint` covers every included section in every
    language of the charter; `as_of` is the day that the documents are dated. `paper` is 'letter' or 'a4';
    `region` is the country whose variant of the language is written (ISO 3166). `departments` has the name of
    each department, in order.
    """

    language: str
    title: str
    organisation: str
    contact: str
    contact_email: str
    as_of: date
    fingerprint: str
    sections: tuple[PrintedSection, ...]
    version: str | None = None
    effective: date | None = None
    logo: bytes | None = None
    paper: str = "letter"
    region: str = "CA"
    terms: dict[str, str] = field(default_factory=dict)
    departments: dict[str, str] = field(default_factory=dict)
    foreword: PrintedForeword | None = None


@dataclass(frozen=True)
class PrintedPerson:
    """The person for whom an acknowledgement is filled in; an empty text is left to be written."""

    name: str
    number: str = ""
    job: str = ""
    department: str = ""
    site: str = ""
    status: str = ""
    manager: str = ""


@dataclass(frozen=True)
class PrintedAcknowledgement:
    """An acknowledgement form, blank (`person` is None) or filled for one person.

    `occasion` is 'onboarding' or 'annual'; `changes` lists in words what changed since the last signature.
    """

    charter: PrintedCharter
    occasion: str
    person: PrintedPerson | None = None
    changes: tuple[str, ...] = ()


@dataclass(frozen=True)
class PrintedOnePage:
    """The charter on one page: of each section, in their order, its lines by part (`PARTS`).

    A line is canonical Markdown of the wording dialect. Which lines find room is for the document to choose.
    """

    charter: PrintedCharter
    cards: tuple[Mapping[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class PrintedQuestionnaire:
    """The ambassador diagnostic to be filled in on paper."""

    charter: PrintedCharter
    questionnaire: Diagnostic


@dataclass(frozen=True)
class PrintedDiagnostic:
    """What a survey says; `sections` has titles by id, `questions` labels by field, `S08.free`.

    `earlier` is the survey to compare with, None where there is none that may be shown.
    """

    charter: PrintedCharter
    questionnaire: Diagnostic
    result: SurveyResult
    earlier: SurveyResult | None = None
    sections: Mapping[str, str] = field(default_factory=dict)
    questions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class PrintedReview:
    """Sections to be reviewed in Word.

    `charters` has the sections that are sent, by language; the file speaks the first one. `asked` has, by
    section, the departments whose decision is asked for. `addressees` are the departments that it goes to.
    `numbers` has the number of each section in the whole charter; they count from 1 where it is empty.
    """

    charters: Mapping[str, PrintedCharter]
    marks: ReviewMarks
    asked: Mapping[str, tuple[str, ...]]
    addressees: tuple[str, ...]
    due: date | None = None
    numbers: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class PrintedMinorChange:
    """Who called a change minor, why, and who of another department confirmed it."""

    reason: str
    by: str
    department_name: str
    confirmed_by: str
    confirmed_department_name: str
    confirmed_on: date


@dataclass(frozen=True)
class PrintedChanges:
    """What changed between two states of the charter in one language.

    `minor` has, by section, the changes that were confirmed to be minor; `note` is the publisher's own word.
    `author` and `at` stand with tracked changes.
    """

    before: PrintedCharter
    after: PrintedCharter
    author: str
    at: datetime
    note: str = ""
    minor: Mapping[str, tuple[PrintedMinorChange, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class PrintedDecision:
    """A decision that counts, to be proved: which text (fingerprint), and the journal entry that holds it.

    `carried` are the minor changes over which it was carried to the text that stands. `delegate_for` is the
    absent representative in whose place it was taken, empty for none.
    """

    section: str
    section_title: str
    department_name: str
    state: str
    note: str
    by: str
    at: datetime
    fingerprint: str
    entry: int
    digest: str
    carried: tuple[PrintedMinorChange, ...] = ()
    delegate_for: str = ""


@dataclass(frozen=True)
class PrintedEndorsement:
    """The sponsor's approval, to be proved."""

    by: str
    role: str
    at: datetime
    message: str
    entry: int
    digest: str


@dataclass(frozen=True)
class PrintedEntry:
    """A line of the journal; `what` says in words what it records."""

    number: int
    at: datetime
    actor: str
    what: str
    digest: str


@dataclass(frozen=True)
class PrintedEvidence:
    """Everything that proves a published version, in one language.

    `documents` has the SHA-256 of each document by file name. `charter_id` and `head` name the charter and
    the last entry of its journal when this was made, `entries` how many there were; `journal` are the entries
    that agreement and publication rest on. `withdrawn` and `reviewed` say what happened since, empty for
    nothing.
    """

    charter: PrintedCharter
    published_by: str
    published_at: datetime
    review: date | None
    note: str
    decisions: tuple[PrintedDecision, ...]
    endorsement: PrintedEndorsement | None
    documents: Mapping[str, str]
    text_digest: str
    charter_id: str
    entries: int
    head: str
    journal: tuple[PrintedEntry, ...]
    withdrawn: str = ""
    reviewed: tuple[str, ...] = ()
