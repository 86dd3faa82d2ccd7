"""Pages that come in: as they were read, and what became of each."""

from dataclasses import dataclass, replace
from pathlib import Path

from charta.domain.codes import FormCode
from charta.domain.scans import DigitalSignature, ReturnedForm, ScannedPage
from charta.errors import ScanUnusable
from charta.services.judging import Judgement, Verdict


@dataclass(frozen=True)
class PageRead:
    """A page as it was read; `picture` is the digest of its kept picture, `file` that of a kept PDF form.

    Both are empty where nothing is kept: of a blank page, and of one that cannot be looked at (`problem`).
    """

    source: str
    page: int
    found: ScannedPage | ReturnedForm
    picture: str = ""
    file: str = ""


@dataclass(frozen=True)
class FileProblem:
    """A file of which nothing could be read."""

    path: Path
    problem: ScanUnusable


@dataclass(frozen=True)
class PageResult:
    """What became of a page; `person` is 0 where nobody certain is named.

    `signature` is the digital one of a form that came back as a PDF, None where it has none. `problem` is a
    marked text where the page could not be looked at.
    """

    source: str
    page: int
    verdict: Verdict
    person: int
    code: FormCode | None
    picture: str
    signature: DigitalSignature | None = None
    problem: str = ""


def result_of(read: PageRead, judgement: Judgement) -> PageResult:
    """Return what became of a page that was judged."""
    code, found = judgement.code, read.found
    result = PageResult(
        read.source, read.page, judgement.verdict, code.person if code else 0, code, read.picture
    )
    if isinstance(found, ReturnedForm):
        return replace(result, signature=found.signature)
    return replace(result, problem=found.problem)
