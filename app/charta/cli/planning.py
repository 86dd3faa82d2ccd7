"""The command of the roll-out plan: what is planned or would be, taken in, and written to files."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import click

from charta.bootstrap import Workbench
from charta.cli.common import PATH, Decorator, echo_json, file_argument, json_option, opened
from charta.domain.printed_rollout import PlanSheet, PrintedActivity, PrintedStand
from charta.domain.rollout import ActivityState
from charta.errors import LanguageNotInCharter
from charta.i18n import Translator
from charta.services.export import Job, write_whole
from charta.services.publication import day_of
from charta.services.rollout_words import RolloutWords


@dataclass(frozen=True)
class Order:
    """What the command line asks for; `files` by what they are: 'ics', 'xlsx', 'docx', 'pdf'."""

    effective: date | None
    adopt: bool
    files: dict[str, Path]
    language: str


def commands(words: Translator) -> tuple[click.Command, ...]:
    """Return the commands of this module with their help in the language of `words`."""
    return (_plan(words),)


def _plan(words: Translator) -> click.Command:
    told = words.tr(
        "Tell the roll-out plan, or propose one where there is none. Nothing is stored without --adopt."
    )
    day = words.tr(
        "The day from which the charter applies, such as 2027-01-15; an open plan would move to it."
    )

    @click.command("plan", help=told)
    @file_argument()
    @click.option("--effective", metavar="DAY", help=day)
    @click.option(
        "--adopt",
        is_flag=True,
        help=words.tr("Take the proposal into the plan, or move the plan to --effective."),
    )
    @_file_option("ics", words.tr("Write the days of the plan for calendars."))
    @_file_option("xlsx", words.tr("Write the plan as a spreadsheet."))
    @_file_option("docx", words.tr("Write the plan as a Word document."))
    @_file_option("pdf", words.tr("Write the plan as a PDF document."))
    @click.option(
        "--lang",
        "language",
        default="",
        help=words.tr("The language of the files; the charter's first one by default."),
    )
    @json_option(words)
    def plan(
        file: Path, *, effective: str | None, adopt: bool, language: str, as_json: bool, **files: Path | None
    ) -> None:
        chosen = {kind: path for kind, path in files.items() if path is not None}
        order = Order(day_of(effective) if effective is not None else None, adopt, chosen, language)
        with opened(file, to_read=not adopt) as bench:
            taken = _adopt(bench, order.effective) if adopt else 0
            left = None if adopt else order.effective
            written = _write(bench, order, left)
            sheet = bench.plan_files.sheet(words.language, left)
            if as_json:
                echo_json(_json(bench, sheet, left, taken, written))
            else:
                for line in (*_told(bench, sheet, left, taken, words), *written):
                    click.echo(line)

    return plan


def _file_option(kind: str, told: str) -> Decorator:
    return click.option(f"--{kind}", kind, metavar="F", type=PATH, help=told)


def _adopt(bench: Workbench, effective: date | None) -> int:
    """Take the proposal in, and move what is there; return how many activities came or moved."""
    moves = bench.planning.moves(effective) if effective is not None and bench.rollout.has_plan else ()
    bench.rollout.replace_all(moves)
    chosen = bench.planning.propose(effective).chosen
    bench.planning.adopt(chosen)
    return len(moves) + len(chosen)


def _write(bench: Workbench, order: Order, effective: date | None) -> list[str]:
    known = bench.session.languages
    language = order.language or known[0]
    if language not in known:
        raise LanguageNotInCharter(language=language, known=", ".join(known))
    jobs = {kind: _job(bench, kind, language, effective) for kind in order.files}
    for kind, job in jobs.items():
        write_whole(order.files[kind], job.make())
    return [str(path) for path in order.files.values()]


def _job(bench: Workbench, kind: str, language: str, effective: date | None) -> Job:
    match kind:
        case "ics":
            return bench.plan_files.calendar_job(language, effective)
        case "xlsx":
            return bench.plan_files.spreadsheet_job(language, effective)
    return bench.plan_files.document_jobs([language], kind, effective)[0]


# -- words ------------------------------------------------------------------------------------------------


def _told(
    bench: Workbench, sheet: PlanSheet, effective: date | None, taken: int, words: Translator
) -> Iterator[str]:
    if taken:
        yield words.ntr(
            "{count} activity taken into the plan or moved.",
            "{count} activities taken into the plan or moved.",
            taken,
        )
    if sheet.is_proposed:
        yield words.tr("This is a proposal; nothing of it is stored. --adopt takes it into the plan.")
    named = RolloutWords(bench.session.catalogue, bench.rollout.catalogue, words)
    yield named.basis(bench.planning.start(effective))
    for stand in sheet.stands:
        activities = sheet.of(stand.factor)
        if activities:
            yield f"{sheet.names.factors[stand.factor]} ({_counts(stand, sheet)})"
            for activity in activities:
                yield f"  {_line(activity, sheet)}"


def _counts(stand: PrintedStand, sheet: PlanSheet) -> str:
    return ", ".join(
        f"{stand.counts[state]} {sheet.names.states[state].lower()}"
        for state in ActivityState
        if stand.counts[state]
    )


def _line(activity: PrintedActivity, sheet: PlanSheet) -> str:
    first, last = activity.start or activity.end, activity.end
    days = "–" if first is None else f"{first}" if first == last else f"{first} – {last}"
    state = sheet.names.states[activity.state]
    return f"{activity.id:<6} {days:<23} {state:<12} {activity.title} – {activity.owner}"


def _json(
    bench: Workbench, sheet: PlanSheet, effective: date | None, taken: int, written: list[str]
) -> dict[str, Any]:
    start = bench.planning.start(effective)
    return {
        "proposed": sheet.is_proposed,
        "effective": start.effective.isoformat(),
        "basis": start.basis,
        "earliest": start.earliest.isoformat() if start.earliest else None,
        "adopted": taken,
        "factors": [
            {
                "id": stand.factor,
                "name": sheet.names.factors[stand.factor],
                **{str(state): count for state, count in stand.counts.items()},
                "total": stand.total,
                "next": stand.next_title or None,
            }
            for stand in sheet.stands
        ],
        "activities": [_activity_json(activity) for activity in sheet.activities],
        "files": written,
    }


def _activity_json(activity: PrintedActivity) -> dict[str, Any]:
    def day(value: date | None) -> str | None:
        return value.isoformat() if value else None

    return {
        "id": activity.id,
        "title": activity.title,
        "factor": activity.factor,
        "owner": activity.owner,
        "start": day(activity.start),
        "end": day(activity.end),
        "state": activity.state,
        "done_on": day(activity.done_on),
        "evidence": activity.evidence,
        "note": activity.note,
        "file": activity.file,
    }
