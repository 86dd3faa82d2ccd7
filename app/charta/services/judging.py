"""What a scanned page or a returned form is worth: read with certainty, or for somebody to decide on."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from charta.domain.codes import CodeBook, CodePlace, FormCode
from charta.domain.records import FormBatch
from charta.domain.register import FactKind, SignatureState, counting, covers
from charta.domain.scans import Ink, ReturnedForm, ScannedPage, Trust
from charta.services.register import RegisterService
from charta.services.signing import EARLIEST


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
    """This form, or this person's signature, is recorded, or somebody decided on this very page."""
    DUPLICATE = "duplicate"
    """The same form came before, among the pages that are being read."""
    UNREADABLE = "unreadable"
    """No code of this charter's forms can be read, or two that contradict each other."""
    UNKNOWN_PERSON = "unknown_person"
    ALTERED = "altered"
    """The file was changed after somebody signed it digitally."""
    FIRST_PAGE = "first_page"
    """The beginning of a form whose signature is on another page."""
    COVER = "cover"
    """The sheet that lists the names above the forms of a batch."""
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
    """Judges pages by what the register knows; pages judged before are remembered, to find one twice.

    `batches` are those that were made, by number; `withdrawn` are the versions that nobody signs any more.
    """

    def __init__(
        self,
        register: RegisterService,
        codes: CodeBook,
        batches: Mapping[int, FormBatch],
        withdrawn: Set[str],
    ) -> None:
        self._register = register
        self._codes = codes
        self._batches = batches
        self._withdrawn = withdrawn
        self._seen: dict[FormCode, set[Verdict]] = {}

    def page(self, page: ScannedPage) -> Judgement:
        """Judge a scanned page."""
        if page.is_blank and not page.codes:
            return Judgement(Verdict.BLANK)
        code, places = self._told(page.codes)
        if code is None and not page.problem and self._codes.are_cover(page.codes):
            return Judgement(Verdict.COVER)
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

    def is_recorded(self, code: FormCode) -> bool:
        """Tell whether a form, or a signature that stands for it, is in the register."""
        signed = [
            fact for fact in counting(self._register.facts(code.person)) if fact.kind is FactKind.SIGNED
        ]
        if code.batch and any(fact.batch == code.batch for fact in signed):
            return True
        same = [fact for fact in signed if fact.version == code.version]
        batch = self._batches.get(code.batch)
        if batch is not None:
            # A sheet that was made since is signed anew, such as next year's that comes back before its day.
            return any(self._register.entry_of(fact).at >= batch.at for fact in same)
        return bool(same) and self._register.standing(code.person).state is SignatureState.SIGNED

    def _with_form(self, code: FormCode, verdict: Verdict, on: date | None = None) -> Judgement:
        """Return the judgement of a form that was read, looked up in the register."""
        if code.person not in self._register.people:
            return Judgement(Verdict.UNKNOWN_PERSON, code, on)
        terms = self._register.terms
        fits = code.version not in self._withdrawn and bool(terms.version)
        if verdict is Verdict.ACCEPTED and not (fits and covers(code.version, terms.version)):
            verdict = Verdict.WRONG_VERSION
        if verdict is Verdict.ACCEPTED and on is not None and not self._can_be_day(on, code):
            verdict = Verdict.UNDATED
        before = frozenset(self._seen.get(code, ()))
        self._seen.setdefault(code, set()).add(verdict)
        if self.is_recorded(code):
            return Judgement(Verdict.DUPLICATE if before else Verdict.ALREADY, code, on)
        # A sheet that was signed may follow a copy of it that was not; whatever is not the same is looked at.
        is_again = not before.isdisjoint((verdict, Verdict.ACCEPTED))
        return Judgement(Verdict.DUPLICATE if is_again else verdict, code, on)

    def _can_be_day(self, on: date, code: FormCode) -> bool:
        """Tell whether a form can have been signed on a day: not before it was made, nor in the future."""
        batch = self._batches.get(code.batch)
        # Where it was signed, the day may have been another one.
        first = batch.at.astimezone().date() - timedelta(days=1) if batch else EARLIEST
        return first <= on <= self._register.today


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
