"""What a returned file holds that has no place in the charter, as a text to read."""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from charta.domain.proposals import DecisionProposal, ProposalState
from charta.domain.review import Leftover, LeftoverKind
from charta.i18n import Translator
from charta.services.returns import ReviewReport
from charta.ui.board.reading import Reading
from charta.ui.reviews.words import LEFTOVER_WORDS, ReviewWords
from charta.ui.widgets.tips import breakable


def void_decisions(report: ReviewReport) -> Sequence[DecisionProposal]:
    """Return the decisions in a file that cannot be recorded."""
    decisions = (entry for entry in report.proposals if isinstance(entry, DecisionProposal))
    return [entry for entry in decisions if entry.state is ProposalState.VOID]


def left_count(report: ReviewReport) -> int:
    """Return how many things in a file have no place."""
    return len(report.leftovers) + len(void_decisions(report))


def leftover_reading(report: ReviewReport, words: ReviewWords, translator: Translator) -> Reading:
    """Return everything in a file that has no place, by kind and with its words."""
    parts = list(_parts(report, words, translator))
    if not left_count(report):
        parts.insert(0, _paragraph(translator.tr("Everything in this file has its place.")))
    if not report.open:
        parts.insert(0, _paragraph(translator.tr("Everything that this file proposes is answered.")))
    return Reading("", "", "".join(parts))


def _parts(report: ReviewReport, words: ReviewWords, translator: Translator) -> Iterator[str]:
    tr = translator.tr
    if report.leftovers or void_decisions(report):
        told = tr("This is in the file and has no place in the charter. Nothing of it was taken over.")
        yield _paragraph(told)
    if void_decisions(report):
        yield _heading(tr("Decisions that cannot count"))
        yield _list([_decision(entry, words, translator) for entry in void_decisions(report)])
    order = list(LeftoverKind)
    entries = sorted(report.leftovers, key=lambda entry: order.index(entry.kind))
    for kind, same in groupby(entries, key=lambda entry: entry.kind):
        yield _heading(tr(LEFTOVER_WORDS[kind]))
        yield _list([_item(entry, words, translator) for entry in same])
    if report.untouched:
        yield _heading(tr("Came back as they were sent"))
        yield _list([escape(words.section(section)) for section in report.untouched])


def _item(entry: Leftover, words: ReviewWords, translator: Translator) -> str:
    where = [words.section(entry.section)] if entry.section else []
    head = ", ".join([*where, *([entry.author] if entry.author else [])])
    text = entry.text.strip()
    if entry.kind is LeftoverKind.MISSING_SECTION and where:
        text = ""
    if head and text:
        told = translator.tr("{where}: {words}", where=head, words=text)
    else:
        told = head or text or translator.tr("without words")
    return escape(breakable(told)).replace("\n", "<br>")


def _decision(entry: DecisionProposal, words: ReviewWords, translator: Translator) -> str:
    written = [part for part in (entry.by, entry.date, entry.note) if part]
    told = translator.tr(
        "{section}, {department}: {reason}.",
        section=words.section(entry.section),
        department=words.department(entry.department),
        reason=translator.tr(entry.problem),
    )
    as_written = translator.tr("As written in the file: {words}", words=", ".join(written)) if written else ""
    return escape(breakable(f"{told} {as_written}".strip()))


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _heading(text: str) -> str:
    return f"<h2>{escape(text)}</h2>"


def _list(items: Sequence[str]) -> str:
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"
