"""One lot of pages: what each of them is, given all the others."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from charta.domain.scans import ReturnedForm
from charta.services.judging import WAITING, Judge, Judgement, Verdict
from charta.services.read_pages import PageRead, PageResult, result_of

Judged = Sequence[tuple[PageRead, Judgement]]


class Intake:
    """One lot of pages being taken in; used on the session's thread."""

    def __init__(
        self, judge: Judge, is_settled: Callable[[str], bool], record: Callable[[Judged], None]
    ) -> None:
        """Set it up; `is_settled` tells whether a picture was decided on before, `record` keeps pages."""
        self._judge = judge
        self._is_settled = is_settled
        self._record = record
        self._held: list[tuple[PageRead, Judgement]] = []

    def take(self, pages: Iterable[PageRead]) -> Sequence[PageResult]:
        """Judge pages and record them; return what became of each. First pages are told at the end."""
        results: list[tuple[PageRead, Judgement]] = []
        for read in pages:
            judgement = self._settled(read, self._judged(read))
            (self._held if judgement.verdict is Verdict.FIRST_PAGE else results).append((read, judgement))
        self._record(results)
        return [result_of(read, judgement) for read, judgement in results]

    def finish(self) -> Sequence[PageResult]:
        """Return what became of the pages whose signature had to be on another one."""
        results: list[tuple[PageRead, Judgement]] = []
        for read, judgement in self._held:
            results.append((read, self._settled(read, self._alone(judgement))))
        self._held = []
        self._record(results)
        return [result_of(read, judgement) for read, judgement in results]

    def _alone(self, judgement: Judgement) -> Judgement:
        """Return what a first page is, now that every other page is known."""
        code = judgement.code
        if code is None or self._judge.has_signature_of(code):
            return judgement
        verdict = Verdict.ALREADY if self._judge.is_recorded(code) else Verdict.UNSIGNED
        return replace(judgement, verdict=verdict)

    def _settled(self, read: PageRead, judgement: Judgement) -> Judgement:
        """Return what a page is, given that somebody may have decided on it before."""
        if judgement.verdict in WAITING and self._is_settled(read.picture):
            return replace(judgement, verdict=Verdict.ALREADY)
        return judgement

    def _judged(self, read: PageRead) -> Judgement:
        if isinstance(read.found, ReturnedForm):
            return self._judge.form(read.found)
        return self._judge.page(read.found)
