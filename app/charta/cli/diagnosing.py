"""The command of the ambassador diagnostic: take answers in, and tell what they say."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from charta.bootstrap import Workbench
from charta.cli.common import PATH, echo_json, file_argument, json_option, opened
from charta.cli.diagnostic_words import ResultWords, result_json
from charta.domain.sums import Sums
from charta.domain.survey import NO_GROUP
from charta.errors import (
    ChartaError,
    FileExists,
    SurveyEmpty,
    SurveyRowsWrong,
    UnknownFormat,
    UnknownLanguage,
)
from charta.i18n import Translator
from charta.services.export import write_whole

if TYPE_CHECKING:
    from charta.exchange.survey_sheets import SurveySheet

BLANKS: Final = {".xlsx": "xlsx", ".csv": "csv"}


@dataclass(frozen=True)
class Order:
    """What the command line asks for."""

    file: Path
    sources: tuple[Path, ...]
    keep_good: bool
    group: str
    number: int | None
    title: str | None
    blank: Path | None
    language: str | None
    as_json: bool


def commands(words: Translator) -> tuple[click.Command, ...]:
    """Return the commands of this module with their help in the language of `words`."""
    return (_diagnostic(words),)


def _diagnostic(words: Translator) -> click.Command:
    told = words.tr(
        "Tell what the ambassador diagnostic says, after taking in answers from spreadsheets if there are "
        "any. Where a row cannot be read, it is named with its line and nothing is stored, unless "
        "--keep-good is given. Groups of fewer than eight people are never shown."
    )
    imported = words.tr("A .csv or .xlsx file of answers or totals; repeatable, all taken in as one step.")

    @click.command("diagnostic", help=told)
    @file_argument()
    @click.option("--import", "sources", multiple=True, type=PATH, metavar="ANSWERS", help=imported)
    @click.option("--keep-good", is_flag=True, help=words.tr("Store the good rows, leave out the bad ones."))
    @click.option("--group", default=NO_GROUP, help=words.tr("The group of rows that name none."))
    @click.option("--survey", "number", type=int, help=words.tr("A survey’s number; the latest by default."))
    @click.option("--new", "title", help=words.tr("Begin a survey of this title for the answers."))
    @click.option("--blank", type=PATH, help=words.tr("Write the spreadsheet to fill, .xlsx or .csv, here."))
    @click.option("--lang", "language", help=words.tr("The language of --blank; the charter’s by default."))
    @json_option(words)
    def diagnostic(**given: Any) -> None:  # noqa: ANN401 - click names them, `Order` types them
        order = Order(**given)
        if order.number is not None and order.title is not None:
            raise click.UsageError(words.tr("Give either --survey or --new, not both."))
        if order.title is not None and not order.sources:
            raise click.UsageError(words.tr("--new begins a survey for answers; name them with --import."))
        with opened(order.file, to_read=not order.sources) as bench:
            _carry_out(order, bench, words)

    return diagnostic


def _carry_out(order: Order, bench: Workbench, words: Translator) -> None:
    if order.blank is not None:
        _write_blank(bench, order.blank, order.language)
        if not order.as_json:
            click.echo(words.tr("Made {path}.", path=order.blank))
        if not order.sources and not order.as_json:
            return
    sheets = _read(bench, order.sources)
    problems = sum(len(sheet.problems) for _, sheet in sheets)
    stored = any(sheet.good for _, sheet in sheets) and (order.keep_good or not problems)
    number = order.number
    if stored:
        number = _take_in(order, bench, [sheet for _, sheet in sheets])
    elif number is None:
        number = max((survey.number for survey in bench.diagnostic.surveys()), default=None)
    if order.as_json:
        found = {"import": [_sheet_json(path, sheet, words, stored=stored) for path, sheet in sheets]}
        echo_json({**(found if sheets else {}), **result_json(bench, number, words)})
    else:
        for path, sheet in sheets:
            _tell_sheet(path, sheet, words, stored=stored)
        if stored or not sheets:
            ResultWords(bench, words).tell(number)
    if sheets and not stored:
        raise SurveyRowsWrong(count=problems) if problems else SurveyEmpty


# -- the spreadsheet to fill --------------------------------------------------------------------------------


def _write_blank(bench: Workbench, path: Path, language: str | None) -> None:
    from charta.exchange.survey_blank import blank_survey, blank_survey_csv

    language = language or bench.session.languages[0]
    known = bench.session.catalogue.languages
    if language not in known:
        raise UnknownLanguage(language=language, known=", ".join(known))
    if path.suffix.lower() not in BLANKS:
        raise UnknownFormat(format=path.suffix.lstrip(".") or path.name, known=", ".join(BLANKS.values()))
    if path.exists():
        raise FileExists(path=path)
    make = blank_survey if path.suffix.lower() == ".xlsx" else blank_survey_csv
    write_whole(path, make(bench.diagnostic.questionnaire, language))


# -- answers that come in -----------------------------------------------------------------------------------


def _read(bench: Workbench, sources: Sequence[Path]) -> list[tuple[Path, "SurveySheet"]]:
    if not sources:
        return []
    from charta.exchange.survey_sheets import read_survey

    return [(path, read_survey(path, bench.diagnostic.questionnaire)) for path in sources]


def _take_in(order: Order, bench: Workbench, sheets: Sequence["SurveySheet"]) -> int:
    """Store the answers in the survey asked for, in the latest, or in a new one; return its number."""
    by_group: dict[str, Sums] = {}
    for sheet in sheets:
        for name, sums in sheet.sums.items():
            group = name or order.group
            by_group[group] = by_group.get(group, Sums()) + sums
    surveys = bench.diagnostic.surveys()
    if order.number is not None:
        bench.diagnostic.take_in(order.number, by_group)
        return order.number
    if surveys and order.title is None:
        bench.diagnostic.take_in(surveys[-1].number, by_group)
        return surveys[-1].number
    title = order.title
    if title is None:
        title = bench.diagnostic.questionnaire.text(bench.session.languages[0]).title
    number = bench.diagnostic.begin(title)
    try:
        bench.diagnostic.take_in(number, by_group)
    except ChartaError:
        bench.diagnostic.remove(number)
        raise
    return number


def _sheet_json(path: Path, sheet: "SurveySheet", words: Translator, *, stored: bool) -> dict[str, object]:
    return {
        "file": str(path),
        "layout": sheet.layout.value,
        "stored": stored,
        "good": sheet.good,
        "respondents": sum(sums.respondents for sums in sheet.sums.values()),
        "ignored": list(sheet.ignored),
        "problems": [
            {"line": entry.line, "column": entry.column, "reason": entry.sentence(words)}
            for entry in sheet.problems
        ],
    }


def _tell_sheet(path: Path, sheet: "SurveySheet", words: Translator, *, stored: bool) -> None:
    for entry in sheet.problems:
        click.echo(
            words.tr(
                "{file}, line {line}, column {column}: {reason}",
                file=path.name,
                line=entry.line,
                column=entry.column,
                reason=entry.sentence(words),
            )
        )
    if sheet.ignored:
        names = ", ".join(sheet.ignored)
        click.echo(words.tr("{file}: not read and not kept: {columns}.", file=path.name, columns=names))
    if stored:
        counted = words.ntr("{count} row taken in", "{count} rows taken in", sheet.good)
        click.echo(words.tr("{file}: {reason}.", file=path.name, reason=counted))
