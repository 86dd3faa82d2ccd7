"""What documents about people print: their forms, what they signed, and how many have."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from charta.domain.printed import PrintedCharter, PrintedPerson


@dataclass(frozen=True)
class PrintedForm:
    """A personal form for everybody who signs the same text on the same occasion.

    `charter` is the published version in the language of the form, `occasion` an `Occasion`. `changes` says
    in words what changed since version `since`, which those people signed last; both are empty for a first
    signature.
    """

    charter: PrintedCharter
    occasion: str
    changes: tuple[str, ...] = ()
    since: str = ""


@dataclass(frozen=True, slots=True)
class FormCopy:
    """One person's copy: who it is for, and the texts of the two codes (`domain.codes.CodePlace`)."""

    person: PrintedPerson
    head: str
    sign: str


@dataclass(frozen=True)
class FormBundle:
    """Forms to be printed together, in order, after a cover sheet that lists the names.

    `title` names the department, the manager or the part; it is empty where there is no cover sheet. Each
    copy names its form by its place in `forms`. `language` is that of the cover sheet, `code` the text of its
    code (`domain.codes.CoverCode`).
    """

    language: str
    title: str
    forms: tuple[PrintedForm, ...]
    copies: Sequence[tuple[int, FormCopy]]
    as_of: date
    code: str


@dataclass(frozen=True)
class PrintedCertificate:
    """What somebody signed: the exact text, and what the register knows of the signature.

    `charter` is the signed version in the language in which it was signed. `occasion` and `method` are
    values of `domain.register`. `picture` is the kept page, None where there is none to be shown; `evidence`
    the SHA-256 of what is kept. `signer` is the name in a digital signature, empty for none.
    """

    charter: PrintedCharter
    fingerprint: str
    person: PrintedPerson
    occasion: str
    method: str
    signed_on: date
    entered_at: datetime
    entered_by: str
    number: int
    evidence: str = ""
    source: str = ""
    picture: bytes | None = None
    signer: str = ""


@dataclass(frozen=True)
class CoverageRow:
    """How many people of a group are in each state (`SignatureState`); `name` may be empty."""

    name: str
    counts: Mapping[str, int]


@dataclass(frozen=True)
class CoveragePoint:
    """How many of those asked had signed at the end of a day."""

    day: date
    signed: int
    asked: int


@dataclass(frozen=True)
class DueRow:
    """Somebody whose signature is waited for; `due` is None where no day is set."""

    name: str
    number: str
    department: str
    manager: str
    state: str
    due: date | None


@dataclass(frozen=True)
class PrintedRegister:
    """How far the signatures are: in all, by department, over time, and who is due soon."""

    charter: PrintedCharter
    as_of: datetime
    total: CoverageRow
    departments: tuple[CoverageRow, ...]
    course: tuple[CoveragePoint, ...]
    due: tuple[DueRow, ...]
    due_count: int
    """How many are due in all; `due` may list the first of them only."""
    due_within: Mapping[int, int] = field(default_factory=dict)
    """How many are due within so many days, those who are late included."""
