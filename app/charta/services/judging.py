"""What a scanned page or a returned form is worth: read with certainty, or for somebody to decide on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from charta.domain.codes import CodeBook, CodePlace, FormCode
from charta.domain.people import Person
from charta.domain.register import FactKind, SignatureState, counting, covers
from charta.domain.scans import Ink, ReturnedForm, ScannedPage, Trust
from charta.services.register import RegisterService


class Verdict(StrEnum):
    """What a page is."""

    ACCEPTED = "accepted"
    UNSIGNED = "unsigned"
    UNDATED = "undated"
    """Signed, but no date stands in its box, or none that can be read."""
    UNSURE = "unsure"
    """There is something in the box of which it is not certain that somebody wrote it."""
    WRONG_VERSION = "wrong_version"
    ALREADY = "already"
    """This form, or this person's signature, is recorded."""
    DUPLICATE = "duplicate"
    """The same form came before, among the pages that are being read."""
    UNREADABLE = "unreadable"
    """No code of this charter's forms can be read, or two that contradict each other."""
    UNKNOWN_PERSON = "unknown_person"
    ALTERED = "altered"
    """The file was changed after somebody signed it digitally."""
    FIRST_PAGE = "first_page"
    """The beginning of a form whose signature is on another page."""
    BLANK = "blank"


WAITING: Final = frozenset(
    {
        Verdict.UNSIGNED,
        Verdict.UNDATED,
        Verdict.UNSURE,
        Verdict.WRONG_VERSION,
        Verdict.UNREADABLE,
        Verdict.UNKNOWN_PERSON,
        Verdict.ALTERED,
    }
)
"""What somebody has to decide on."""
STATEMENTS: Final = ("received", "read", "whom", "understood", "optional", "rights", "no_waiver")
"""The statements of a form that are to be ticked, as its fields are called."""


@dataclass(frozen=True)
class Judgement:
    """What a page is; `code` is what its codes say, None where they say nothing certain.

    `on` is the day of the signature where the page tells it.
    """

    verdict: Verdict
    code: FormCode | None = None
    on: date | None = None


class Judge:
    """Judges pages by what the register knows; pages judged before are remembered, to find one twice."""

    def __init__(self, register: RegisterService, codes: CodeBook) -> None:
        self._register = register
        self._codes = codes
        self._seen: set[FormCode] = set()

    def page(self, page: ScannedPage) -> Judgement:
        """Judge a scanned page."""
        if page.is_blank and not page.codes:
            return Judgement(Verdict.BLANK)
        code, places = self._told(page.codes)
        if code is None or page.problem:
            return Judgement(Verdict.UNREADABLE)
        if CodePlace.SIGNATURE not in places and page.signature is None:
            return Judgement(Verdict.FIRST_PAGE, code)
        return self._with_form(code, _written(page.signature, page.date))

    def form(self, form: ReturnedForm) -> Judgement:
        """Judge a form that was filled in on the screen."""
        code, _ = self._told((form.code,))
        if code is None:
            return Judgement(Verdict.UNREADABLE)
        on = _day(form.fields.get("signed_on", ""))
        return self._with_form(code, _filled(form, on), on)

    def has_signature_of(self, code: FormCode) -> bool:
        """Tell whether the page with the signature of this form was seen."""
        return code in self._seen

    def _told(self, texts: tuple[str, ...]) -> tuple[FormCode | None, set[CodePlace]]:
        """Return what codes say together, None where they say nothing or contradict each other."""
        read = [found for text in texts if not isinstance(found := self._codes.read(text), str)]
        forms = {found.code for found in read}
        return (forms.pop() if len(forms) == 1 else None), {found.place for found in read}

    def _with_form(self, code: FormCode, verdict: Verdict, on: date | None = None) -> Judgement:
        """Return the judgement of a form that was read, looked up in the register."""
        is_again = code in self._seen
        self._seen.add(code)
        known = self._register.people
        if code.person not in known:
            return Judgement(Verdict.UNKNOWN_PERSON, code, on)
        if self._is_recorded(code, known):
            return Judgement(Verdict.DUPLICATE if is_again else Verdict.ALREADY, code, on)
        if is_again:
            return Judgement(Verdict.DUPLICATE, code, on)
        terms = self._register.terms
        if verdict is Verdict.ACCEPTED and not (terms.version and covers(code.version, terms.version)):
            verdict = Verdict.WRONG_VERSION
        if on is not None and on > self._register.today:
            verdict = Verdict.UNDATED
        return Judgement(verdict, code, on)

    def _is_recorded(self, code: FormCode, known: Mapping[int, Person]) -> bool:
        facts = counting(self._register.facts(known[code.person].id))
        signed = [fact for fact in facts if fact.kind is FactKind.SIGNED]
        if any(fact.batch == code.batch for fact in signed):
            return True
        is_signed = self._register.standing(code.person).state is SignatureState.SIGNED
        return is_signed and any(fact.version == code.version for fact in signed)


def _written(signature: Ink | None, date_: Ink | None) -> Verdict:
    """Return what the ink in the two boxes tells."""
    if signature is None:
        # Its code was read, but not where it is.
        return Verdict.UNSURE
    if signature is not Ink.FOUND:
        return Verdict.UNSIGNED if signature is Ink.NONE else Verdict.UNSURE
    return Verdict.ACCEPTED if date_ is Ink.FOUND else Verdict.UNDATED


def _filled(form: ReturnedForm, on: date | None) -> Verdict:
    """Return what the fields of a form tell."""
    signature = form.signature
    if signature is not None and signature.trust is Trust.ALTERED:
        return Verdict.ALTERED
    if signature is None and not form.fields.get("signed_name", "").strip():
        return Verdict.UNSIGNED
    if any(form.fields.get(name) != "yes" for name in STATEMENTS):
        return Verdict.UNSURE
    return Verdict.ACCEPTED if on is not None else Verdict.UNDATED


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None
