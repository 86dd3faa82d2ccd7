"""What became of each page and file, as it is listed."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from charta.bootstrap import Workbench
from charta.errors import N_, sentence
from charta.i18n import Translator
from charta.services.judging import WAITING, Verdict
from charta.services.scanning import FileProblem, PageResult
from charta.services.verdict_words import OCCASION_WORDS, VERDICT_WORDS
from charta.ui.people.words import number
from charta.ui.signatures.lines import Line
from charta.ui.signatures.words import VERDICT_ICONS, VERDICT_TONES, trust_line
from charta.ui.theme import Tone

UNREAD: Final = "unread"
"""The kind of files and pages that cannot be looked at; of every other row it is its verdict."""
UNREAD_WORDS: Final = N_("Cannot be read")


@dataclass(frozen=True)
class Row:
    """An entry of the list. `kind` is a verdict or `UNREAD`; `is_kept` tells that its picture is kept."""

    kind: str
    line: Line
    is_kept: bool = False


class RowMaker:
    """Tells results in words."""

    def __init__(self, bench: Workbench, words: Translator) -> None:
        self._bench = bench
        self._words = words

    def page(self, result: PageResult) -> Row:
        """Return what is said of a page."""
        words, verdict = self._words, result.verdict
        place = words.tr("{file}, page {page}", file=result.source, page=result.page)
        if result.problem:
            told = words.tr(result.problem)
            return Row(UNREAD, Line("circle-alert", Tone.DANGER, place, words.tr(UNREAD_WORDS), told))
        person = self._bench.register.people.get(result.person)
        details = [place] if person else []
        if person is not None and person.department:
            details.append(person.department)
        if result.code is not None:
            details.append(words.tr("Version {number}", number=result.code.version))
            details.append(words.tr(OCCASION_WORDS[result.code.occasion]))
        if result.signature is not None:
            details.append(trust_line(result.signature, words))
        line = Line(
            VERDICT_ICONS[verdict],
            VERDICT_TONES[verdict],
            person.name if person else place,
            words.tr(VERDICT_WORDS[verdict]),
            " · ".join(details),
        )
        return Row(verdict.value, line, bool(result.picture))

    def file(self, problem: FileProblem) -> Row:
        """Return what is said of a file of which nothing could be read."""
        told = sentence(problem.problem, self._words)
        word = self._words.tr(UNREAD_WORDS)
        return Row(UNREAD, Line("circle-alert", Tone.DANGER, problem.path.name, word, told))


def kind_word(kind: str, words: Translator) -> str:
    """Return what rows of a kind are called."""
    return words.tr(UNREAD_WORDS if kind == UNREAD else VERDICT_WORDS[Verdict(kind)])


def kind_look(kind: str) -> tuple[str, Tone]:
    """Return the sign and the tone of a kind."""
    if kind == UNREAD:
        return "circle-alert", Tone.DANGER
    return VERDICT_ICONS[Verdict(kind)], VERDICT_TONES[Verdict(kind)]


def counted(rows: Iterable[Row]) -> Mapping[str, int]:
    """Return how many rows there are of each kind, in the order of the verdicts."""
    found = Counter(row.kind for row in rows)
    return {kind: found[kind] for kind in (*map(str, Verdict), UNREAD) if found[kind]}


def summary(rows: Iterable[Row], words: Translator) -> str:
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
