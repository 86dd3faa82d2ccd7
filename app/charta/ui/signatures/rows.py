"""What became of each page and file, as it is listed."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from charta.bootstrap import Workbench
from charta.domain.register import Occasion
from charta.domain.scans import DigitalSignature, Trust
from charta.errors import N_, Marked, ScanUnusable, sentence
from charta.i18n import Translator
from charta.services.judging import WAITING, Verdict
from charta.services.read_pages import FileProblem, PageResult
from charta.services.verdict_words import OCCASION_WORDS, VERDICT_WORDS
from charta.ui.numbers import number
from charta.ui.signatures.lines import Line
from charta.ui.signatures.words import VERDICT_ICONS, VERDICT_TONES, trust_line
from charta.ui.theme import Tone

UNREAD: Final = "unread"
"""The kind of files and pages that cannot be looked at; of every other row it is its verdict."""
UNREAD_WORDS: Final = N_("Cannot be read")


@dataclass(frozen=True)
class Told:
    """What became of a page, or of a file for page 0; only texts and numbers, so that it can be kept as such.

    `kind` is a verdict or `UNREAD`. `problem` is a marked text.
    """

    source: str
    page: int
    kind: str
    person: int = 0
    version: str = ""
    occasion: str = ""
    trust: str = ""
    signer: str = ""
    problem: str = ""


def told_of(found: PageResult | FileProblem) -> Told:
    """Return what is to be told of a page or a file."""
    if isinstance(found, FileProblem):
        problem = str(found.problem.parameters.get("problem", ""))
        return Told(found.path.name, 0, UNREAD, problem=problem)
    code, signature = found.code, found.signature
    return Told(
        found.source,
        found.page,
        UNREAD if found.problem else found.verdict.value,
        found.person,
        code.version if code else "",
        code.occasion.value if code else "",
        signature.trust.value if signature else "",
        signature.signer if signature else "",
        found.problem,
    )


def written(rows: Sequence[Told]) -> str:
    """Return rows as a text, for `Page.view`."""
    return json.dumps([list(vars(row).values()) for row in rows])


def read(text: str) -> list[Told]:
    """Return the rows that `written` gave."""
    return [Told(*row) for row in json.loads(text)]


class Lines:
    """Tells rows in words."""

    def __init__(self, bench: Workbench, words: Translator) -> None:
        self._bench = bench
        self._words = words

    def line(self, told: Told) -> Line:
        """Return what is said of a page or a file."""
        icon, tone = kind_look(told.kind)
        word, place = kind_word(told.kind, self._words), self._place(told)
        if told.kind == UNREAD:
            return Line(icon, tone, place, word, self._problem(told))
        person = self._bench.register.people.get(told.person)
        details = [place] if person else []
        if person is not None and person.department:
            details.append(person.department)
        details += self._details(told)
        return Line(icon, tone, person.name if person else place, word, " · ".join(details))

    def _details(self, told: Told) -> Iterator[str]:
        words = self._words
        if told.version:
            yield words.tr("Version {number}", number=told.version)
            yield words.tr(OCCASION_WORDS[Occasion(told.occasion)])
        if told.trust:
            yield trust_line(DigitalSignature(Trust(told.trust), told.signer), words)

    def _place(self, told: Told) -> str:
        if not told.page:
            return told.source
        return self._words.tr("{file}, page {page}", file=told.source, page=told.page)

    def _problem(self, told: Told) -> str:
        if told.page:
            return self._words.tr(told.problem)
        return sentence(ScanUnusable(path=told.source, problem=Marked(told.problem)), self._words)


def kind_word(kind: str, words: Translator) -> str:
    """Return what rows of a kind are called."""
    return words.tr(UNREAD_WORDS if kind == UNREAD else VERDICT_WORDS[Verdict(kind)])


def kind_look(kind: str) -> tuple[str, Tone]:
    """Return the sign and the tone of a kind."""
    if kind == UNREAD:
        return "circle-alert", Tone.DANGER
    return VERDICT_ICONS[Verdict(kind)], VERDICT_TONES[Verdict(kind)]


def counted(rows: Iterable[Told]) -> Mapping[str, int]:
    """Return how many rows there are of each kind, in the order of the verdicts."""
    found = Counter(row.kind for row in rows)
    return {kind: found[kind] for kind in (*map(str, Verdict), UNREAD) if found[kind]}


def summary(rows: Iterable[Told], words: Translator) -> str:
    """Return in a few sentences what became of a lot."""
    found = counted(rows)
    taken = found.get(Verdict.ACCEPTED.value, 0)
    waiting = sum(found.get(verdict.value, 0) for verdict in WAITING)
    unread = found.get(UNREAD, 0)
    rest = sum(found.values()) - taken - waiting - unread
    told = [
        words.ntr(
            "{pages} signature is recorded.",
            "{pages} signatures are recorded.",
            taken,
            pages=number(taken, words),
        )
    ]
    if waiting:
        told.append(
            words.ntr(
                "{pages} page waits for a decision.",
                "{pages} pages wait for a decision.",
                waiting,
                pages=number(waiting, words),
            )
        )
    if rest:
        told.append(
            words.ntr(
                "{pages} page needs nothing.", "{pages} pages need nothing.", rest, pages=number(rest, words)
            )
        )
    if unread:
        told.append(
            words.ntr(
                "{pages} file or page cannot be read.",
                "{pages} files or pages cannot be read.",
                unread,
                pages=number(unread, words),
            )
        )
    return " ".join(told)
