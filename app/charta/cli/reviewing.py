"""The command of reviews in Word: send them out, take them in."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import click

from charta.bootstrap import Workbench
from charta.cli.common import PATH, echo_json, file_argument, json_option, opened
from charta.cli.problems import one_line
from charta.cli.review_words import ReportWords, report_json
from charta.domain.proposals import (
    CommentProposal,
    DecisionProposal,
    Proposal,
    ProposalState,
    TextProposal,
)
from charta.domain.records import ReviewRequest
from charta.errors import ChartaError, UnknownProposal, Unreadable, sentence
from charta.i18n import Translator
from charta.services.export import make_folder, write
from charta.services.publication import day_of
from charta.services.returns import ReviewReport
from charta.services.reviews import ReviewOrder

ALL: Final = "all"
LEAST_OF_ID: Final = 8
"""So many characters of an id at least name a proposal."""
ANSWERED: Final = (ProposalState.ACCEPTED, ProposalState.EDITED, ProposalState.REJECTED)
GROUPS: Final = {
    "changes": (TextProposal,),
    "comments": (CommentProposal,),
    "decisions": (DecisionProposal,),
    ALL: (TextProposal, CommentProposal, DecisionProposal),
}


@dataclass(frozen=True)
class Taking:
    """What `review take` is asked to do."""

    file: Path
    reviews: tuple[Path, ...]
    by: str
    number: int
    accept: tuple[str, ...]
    reject: tuple[str, ...]
    as_json: bool


def commands(words: Translator) -> tuple[click.Command, ...]:
    """Return the commands of this module with their help in the language of `words`."""
    group = click.Group("review", help=words.tr("Send sections out for review in Word, and take them in."))
    group.add_command(_send(words))
    group.add_command(_take(words))
    return (group,)


def _send(words: Translator) -> click.Command:
    @click.command("send", help=words.tr("Write a Word file for each department, or one for all."))
    @file_argument()
    @click.option("--to", "folder", required=True, type=PATH, help=words.tr("The folder; made if need be."))
    @click.option(
        "--department",
        "departments",
        multiple=True,
        help=words.tr("Repeatable; all by default: marketing, it, hr, legal, operations."),
    )
    @click.option("--together", is_flag=True, help=words.tr("One file for all of them."))
    @click.option("--section", "sections", multiple=True, help=words.tr("Only this section; repeatable."))
    @click.option("--lang", "languages", multiple=True, help=words.tr("Repeatable; all by default."))
    @click.option("--due", default="", help=words.tr("The day by which it is to come back, YYYY-MM-DD."))
    @click.option("--by", default="", help=words.tr("Who sends it; the user by default."))
    @json_option(words)
    def send(
        folder: Path,
        file: Path,
        departments: tuple[str, ...],
        *,
        together: bool,
        as_json: bool,
        **rest: Any,  # noqa: ANN401 - click names them, `ReviewOrder` types them
    ) -> None:
        with opened(file) as bench:
            orders = _orders(bench, departments, together=together, **rest)
            make_folder(folder)
            sent: list[dict[str, object]] = []
            for order in orders:
                # One after the other, so that what the charter remembers as sent is there.
                request, job = bench.reviews.send(order)
                (path,) = write((job,), folder)
                sent.append(_sent(request, path))
                if not as_json:
                    click.echo(path)
        if as_json:
            echo_json({"reviews": sent})

    return send


def _sent(request: ReviewRequest, path: Path) -> dict[str, object]:
    return {
        "review": request.number,
        "file": str(path),
        "departments": list(request.departments),
        "sections": list(request.sections),
        "languages": list(request.languages),
    }


def _orders(
    bench: Workbench,
    departments: tuple[str, ...],
    *,
    together: bool,
    sections: tuple[str, ...],
    languages: tuple[str, ...],
    due: str,
    by: str,
) -> list[ReviewOrder]:
    chosen = departments or tuple(
        department
        for department in bench.session.catalogue.departments
        if bench.reviews.concerned(department)
    )
    for department in chosen:
        bench.session.catalogue.department(department)
    day = day_of(due) if due else None
    groups = [chosen] if together else [(department,) for department in chosen]
    by = by or bench.session.actor
    return [ReviewOrder(group, by, sections, languages, day) for group in groups]


def _take(words: Translator) -> click.Command:
    told = words.tr(
        "Tell what returned Word files propose, and keep them with the charter. Nothing is taken over but "
        "what --accept names: “changes”, “comments”, “decisions”, “all”, or the id of a proposal. What "
        "conflicts with a later text is only taken over by its id."
    )

    @click.command("take", help=told)
    @file_argument()
    @click.argument("reviews", nargs=-1, required=True, type=PATH)
    @click.option("--by", default="", help=words.tr("Who takes them in; the user by default."))
    @click.option(
        "--review",
        "number",
        type=int,
        default=0,
        help=words.tr("The review that a file without marks answers."),
    )
    @click.option("--accept", multiple=True, help=words.tr("What to take over; repeatable."))
    @click.option(
        "--reject", multiple=True, help=words.tr("What to leave out, in the same words; repeatable.")
    )
    @json_option(words)
    def take(**given: Any) -> None:  # noqa: ANN401 - click names them, `Taking` types them
        order = Taking(**given)
        with opened(order.file) as bench:
            reports, problems = _taken(bench, order)
            if order.as_json:
                echo_json({"files": [report_json(report, words) for report in reports]})
            else:
                for report in reports:
                    ReportWords(bench, words).tell(report)
        for problem in problems[:-1]:
            click.echo(one_line(sentence(problem, words)), err=True)
        if problems:
            raise problems[-1]

    return take


def _taken(bench: Workbench, order: Taking) -> tuple[list[ReviewReport], list[ChartaError]]:
    """Take in one file after the other: what is wrong with one of them stops none of the others."""
    reports: list[ReviewReport] = []
    problems: list[ChartaError] = []
    by = order.by or bench.session.actor
    for path in order.reviews:
        try:
            report = bench.returns.take(_bytes(path), path.name, by, order.number)
        except ChartaError as error:
            problems.append(error)
            continue
        digest = report.returned.digest
        try:
            # What is left out by name is no part of the groups that are taken over.
            bench.settling.reject(digest, _named(report, order.reject), by)
            report = bench.returns.report(digest)
            bench.settling.accept(digest, _named(report, order.accept), by)
        except ChartaError as error:
            problems.append(error)
        reports.append(bench.returns.report(digest))
    problems += _unknown(reports, (*order.reject, *order.accept)) if reports else []
    return reports, problems


def _named(report: ReviewReport, names: Sequence[str]) -> list[str]:
    """Return the ids of the proposals that are named, one by one or by group, and not answered yet."""
    found: list[str] = []
    for name in names:
        if name in GROUPS:
            found += (entry.id for entry in report.proposals if _is_free(entry, GROUPS[name]))
        else:
            found += (entry.id for entry in _meant(report, name) if entry.state not in ANSWERED)
    return found


def _meant(report: ReviewReport, name: str) -> list[Proposal]:
    """Return the proposal that the beginning of an id names, if it names one."""
    found = [entry for entry in report.proposals if entry.id.startswith(name)]
    return found if len(name) >= LEAST_OF_ID and len({entry.id for entry in found}) == 1 else []


def _unknown(reports: Sequence[ReviewReport], names: Sequence[str]) -> list[ChartaError]:
    """Return an error for each name that names nothing in any of the files."""
    return [
        UnknownProposal(proposal=name)
        for name in names
        if name not in GROUPS and not any(_meant(report, name) for report in reports)
    ]


def _is_free(proposal: Proposal, kinds: tuple[type[Proposal], ...]) -> bool:
    return isinstance(proposal, kinds) and proposal.state is ProposalState.OPEN


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Unreadable(path=path, problem=error.strerror or str(error)) from error
