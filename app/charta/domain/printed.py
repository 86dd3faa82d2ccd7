"""What a document is made from: plain, finished values, in one language.

Services fill these in; composers in `documents` turn them into blocks. Nothing here is a template, a key of
the catalogue or a widget: a text is what prints.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from charta.domain.diagnostic import Diagnostic, SurveyResult

PARTS: Final = ("encourage", "check", "never", "ask")
"""What the charter on one page says: what is encouraged, to be checked, never done, and whom to ask."""


@dataclass(frozen=True)
class PrintedSignOff:
    """One department's decision on one section, as the sign-off annex and sheet show it.

    `state` is a `DepartmentState` value; `decided_on` and `by` are empty while there is no decision.
    """

    department: str
    department_name: str
    state: str
    by: str = ""
    decided_on: date | None = None
    note: str = ""


@dataclass(frozen=True)
class PrintedSection:
    """One included section: its wording is canonical Markdown of the wording dialect."""

    id: str
    title: str
    wording: str
    fingerprint: str
    sign_offs: tuple[PrintedSignOff, ...] = ()


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
