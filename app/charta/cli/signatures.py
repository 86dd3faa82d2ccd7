"""Commands of signatures: write personal forms, take scans and returned forms in."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, Final

import click

from charta.bootstrap import Workbench
from charta.cli.common import PATH, echo_json, file_argument, json_option, opened
from charta.cli.people import select_option, selection, within_option
from charta.cli.problems import one_line
from charta.domain.people import Presence
from charta.domain.register import DUE, Occasion
from charta.errors import sentence
from charta.i18n import Translator
from charta.services.form_files import FormRun, Layout
from charta.services.forms import FORM_FORMATS, FormOrder
from charta.services.judging import WAITING
from charta.services.people_view import Column, Group, Selection
from charta.services.read_pages import FileProblem, PageRead, PageResult
from charta.services.signing import signing_day_of
from charta.services.verdict_words import VERDICT_WORDS

OCCASIONS: Final = {occasion.value.replace("_", "-"): occasion for occasion in Occasion}
_CHUNK: Final = 25


def commands(words: Translator) -> tuple[click.Command, ...]:
    """Return the commands of this module with their help in the language of `words`."""
    return (_forms(words), _intake(words))


def _forms(words: Translator) -> click.Command:
    told = words.tr(
        "Write personal forms of the published version for everybody whose signature is waited for, or for "
        "those who are selected. A batch that was stopped is gone on with by --resume."
    )

    @click.command("forms", help=told)
    @file_argument()
    @click.option("--to", "folder", required=True, type=PATH, help=words.tr("The folder; made if need be."))
    @click.option(
        "--occasion",
        type=click.Choice(tuple(OCCASIONS)),
        help=words.tr("The occasion; each person's own by default."),
    )
    @select_option(words)
    @within_option(words)
    @click.option("--all", "everybody", is_flag=True, help=words.tr("Also those who have signed."))
    @click.option("--combined", is_flag=True, help=words.tr("One file to be printed."))
    @click.option(
        "--by",
        "group",
        type=click.Choice([group.value for group in Group]),
        help=words.tr("One such file for each of these, with a cover sheet that lists the names."),
    )
    @click.option("--format", "format_", default="docx", type=click.Choice(FORM_FORMATS), show_default=True)
    @click.option(
        "--given", default="", help=words.tr("The day on which they are handed out; today by default.")
    )
    @click.option("--not-given", is_flag=True, help=words.tr("Do not enter that they are handed out."))
    @click.option("--resume", type=int, help=words.tr("The number of a batch that was stopped."))
    @json_option(words)
    def forms(
        file: Path,
        folder: Path,
        *,
        resume: int | None,
        as_json: bool,
        **asked: Any,  # noqa: ANN401 - click names them, `_order` types them
    ) -> None:
        with opened(file) as bench:
            if resume is None:
                run = bench.forms.start(_order(words, bench, **asked), folder)
            else:
                run = bench.forms.resume(resume, folder)
            _write_forms(words, bench, run, as_json=as_json)

    return forms


def _order(  # noqa: PLR0913 - one for each option
    words: Translator,
    bench: Workbench,
    *,
    occasion: str | None,
    chosen: tuple[str, ...],
    within: int | None,
    everybody: bool,
    combined: bool,
    group: str | None,
    format_: str,
    given: str,
    not_given: bool,
) -> FormOrder:
    # Whoever is due within some days may have signed, and is given the next form in good time.
    states = frozenset() if everybody or within is not None else DUE
    meant = replace(selection(words, chosen, states), within=within)
    day = signing_day_of(given) if given else bench.register.today
    return FormOrder(
        people=tuple(_present(bench, meant)),
        occasion=OCCASIONS[occasion] if occasion else None,
        layout=Layout.COMBINED if combined or group else Layout.SEPARATE,
        format=format_,
        group=Group(group) if group else None,
        given_on=None if not_given else day,
    )


def _present(bench: Workbench, meant: Selection) -> Sequence[int]:
    """Return those who are meant and are here, in the order of their names."""
    ids = bench.people_view.select(meant, Column.NAME)
    return [id_ for id_ in ids if bench.register.person(id_).presence is Presence.PRESENT]


def _write_forms(words: Translator, bench: Workbench, run: FormRun, *, as_json: bool) -> None:
    made, is_whole = 0, False
    number, folder = run.batch.number, run.folder
    try:
        for done in run.work():
            made = done
        is_whole = True
    finally:
        if not is_whole:
            told = words.tr("Batch {number} was stopped; --resume {number} goes on with it.", number=number)
            click.echo(told, err=True)
        # What is finished before a problem is taken note of, so that the batch can be gone on with.
        bench.forms.finish(run, made)
    if as_json:
        echo_json({"batch": number, "forms": made, "folder": str(folder)})
        return
    told = words.ntr(
        "Batch {number}: {count} form in {folder}",
        "Batch {number}: {count} forms in {folder}",
        made,
        number=number,
        folder=folder,
    )
    click.echo(told)


def _intake(words: Translator) -> click.Command:
    told = words.tr(
        "Take signed forms in: scans (PDF, JPEG, PNG, TIFF) and filled PDF forms. Pages that are not certain "
        "wait in the window for somebody's decision."
    )

    @click.command("intake", help=told)
    @file_argument()
    @click.argument("scans", nargs=-1, required=True, type=PATH)
    @click.option(
        "--date", "day", default="", help=words.tr("The day on which they were signed; today by default.")
    )
    @click.option("--by", default="", help=words.tr("Who takes them in; the user by default."))
    @json_option(words)
    def intake(file: Path, scans: tuple[Path, ...], day: str, by: str, *, as_json: bool) -> None:
        with opened(file) as bench:
            on = signing_day_of(day) if day else bench.register.today
            results, problems = _taken(bench, scans, on, by or bench.session.actor)
            told = [_told(words, bench, result) for result in results]
        if as_json:
            failed = [
                {"file": str(entry.path), "problem": sentence(entry.problem, words)} for entry in problems
            ]
            echo_json({"pages": [_json(result) for result in results], "problems": failed})
        else:
            for line in told:
                click.echo(line)
        for entry in problems[:-1] if problems else ():
            click.echo(one_line(sentence(entry.problem, words)), err=True)
        if problems:
            raise problems[-1].problem

    return intake


def _taken(
    bench: Workbench, scans: Sequence[Path], on: date, by: str
) -> tuple[list[PageResult], list[FileProblem]]:
    results: list[PageResult] = []
    problems: list[FileProblem] = []
    intake = bench.scanning.begin(on, by)
    for chunk in _chunks(bench.scanning.read(scans)):
        results += intake.take([page for page in chunk if isinstance(page, PageRead)])
        problems += [page for page in chunk if isinstance(page, FileProblem)]
    results += intake.finish()
    return results, problems


def _chunks(pages: Iterator[PageRead | FileProblem]) -> Iterator[list[PageRead | FileProblem]]:
    while chunk := list(islice(pages, _CHUNK)):
        yield chunk


def _told(words: Translator, bench: Workbench, result: PageResult) -> str:
    who = bench.register.people.get(result.person)
    parts = (
        f"{result.source} {result.page}",
        words.tr(VERDICT_WORDS[result.verdict]),
        who.filed if who else "",
    )
    return "\t".join(one_line(part) for part in parts)


def _json(result: PageResult) -> dict[str, object]:
    return {
        "file": result.source,
        "page": result.page,
        "verdict": result.verdict.value,
        "waits": result.verdict in WAITING,
        "person": result.person or None,
        "version": result.code.version if result.code else None,
        "occasion": result.code.occasion.value if result.code else None,
    }
