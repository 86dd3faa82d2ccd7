"""What is entered of a page that came in: a fact where it is certain, a doubtful page where it is not."""

from dataclasses import replace
from datetime import date, datetime

from charta.domain.codes import FormCode
from charta.domain.records import DoubtfulPage
from charta.domain.register import Fact, FactKind, Method
from charta.domain.scans import ScannedPage
from charta.domain.text import NAME_LIMIT, clean_line
from charta.services.judging import Judgement
from charta.services.read_pages import PageRead


def fact_of(read: PageRead, code: FormCode, on: date, fingerprint: str) -> Fact:
    """Return the signature on a page that was read with certainty; `fingerprint` is that of its version."""
    fact = _signature(code, on, fingerprint, f"{read.source}, {read.page}")
    if isinstance(read.found, ScannedPage):
        return replace(fact, method=Method.SCAN, evidence=read.picture)
    signature = read.found.signature
    if signature is None:
        return replace(fact, method=Method.PDF, evidence=read.file)
    return replace(
        fact,
        method=Method.DIGITAL,
        evidence=read.file,
        trust=signature.trust.value,
        signer=clean_line(signature.signer)[:NAME_LIMIT],
    )


def decided_fact(page: DoubtfulPage, code: FormCode, on: date, fingerprint: str, note: str) -> Fact:
    """Return the signature on a page that somebody looked at."""
    fact = _signature(code, on, fingerprint, f"{page.source}, {page.page}")
    method = Method.PDF if page.file else Method.SCAN
    return replace(fact, method=method, evidence=page.file or page.digest, note=note)


def doubtful(read: PageRead, judgement: Judgement, by: str, at: datetime) -> DoubtfulPage:
    """Return a page that waits for somebody's decision."""
    code, found = judgement.code, read.found
    return DoubtfulPage(
        digest=read.picture,
        file=read.file,
        source=clean_line(read.source),
        page=read.page,
        codes=found.codes if isinstance(found, ScannedPage) else (found.code,),
        verdict=judgement.verdict.value,
        person=code.person if code else 0,
        batch=code.batch if code else 0,
        version=code.version if code else "",
        occasion=code.occasion.value if code else "",
        language=code.language if code else "",
        outcome="",
        note="",
        by=by,
        at=at,
    )


def _signature(code: FormCode, on: date, fingerprint: str, source: str) -> Fact:
    return Fact(
        number=0,
        person=code.person,
        kind=FactKind.SIGNED,
        version=code.version,
        fingerprint=fingerprint,
        occasion=code.occasion,
        language=code.language,
        on=on.isoformat(),
        source=source,
        batch=code.batch,
    )
