"""Commands of people: import a list, list them, record a signature by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import click

from charta.bootstrap import Workbench
from charta.cli.common import PATH, Decorator, echo_json, file_argument, json_option, opened
from charta.cli.problems import one_line
from charta.domain.people import FIELDS, Person, RosterSheet
from charta.domain.register import DUE, Method, SignatureState, Standing
from charta.domain.roster import RosterComparison
from charta.errors import SheetMissing
from charta.i18n import Translator
from charta.services.export import write_whole
from charta.services.people_view import Column, Group, Selection
from charta.services.register_report import STATE_WORDS
from charta.services.signing import signing_day_of

DUE_STATE: Final = "due"
STATES: Final = (DUE_STATE, *(state.value for state in SignatureState))
METHODS: Final = tuple(method.value for method in (Method.PAPER, Method.ATTENDANCE))
_PROBLEMS_SHOWN: Final = 20


def commands(words: Translator) -> tuple[click.Command, ...]:
    """Return the commands of this module with their help in the language of `words`."""
    return (_people(words), _record(words))


def select_option(words: Translator) -> Decorator:
    """Return the option that narrows people down."""
    return click.option(
        "--select",
        "chosen",
        multiple=True,
        metavar="department=NAME",
        help=words.tr("Only these people: department=, site= or manager=, and a name; repeatable."),
    )


def within_option(words: Translator) -> Decorator:
    """Return the option that narrows people down to those who are due soon."""
    return click.option(
        "--within", type=click.IntRange(0, 3660), help=words.tr("Only those due within so many days.")
    )


def selection(words: Translator, chosen: Sequence[str], states: frozenset[SignatureState]) -> Selection:
    """Return who is meant by `--select`; raise a usage error for what is none."""
    groups: dict[Group, str] = {}
    for part in chosen:
        group, equals, name = part.partition("=")
        if not equals or group not in tuple(Group):
            known = ", ".join(Group)
            raise click.BadParameter(
                words.tr("“{value}” is not one of {known} with = and a name.", value=part, known=known),
                param_hint="--select",
            )
        groups[Group(group)] = name
    return Selection(groups=groups, states=states)


def _people(words: Translator) -> click.Group:
    @click.group("people", help=words.tr("The people who sign: take a list of them over, and list them."))
    @file_argument()
    @click.pass_context
    def people(context: click.Context, file: Path) -> None:
        context.obj = file

    people.add_command(_import(words))
    people.add_command(_list(words))
    return people


def _import(words: Translator) -> click.Command:
    told = words.tr(
        "Take a list of people over from a .csv or .xlsx file. Lines with a problem are named and left out; "
        "--dry-run only says what would change."
    )
    mapped = words.tr(
        "Which field a column holds, by its title or number; repeatable: {fields}.", fields=", ".join(FIELDS)
    )

    @click.command("import", help=told)
    @click.argument("roster", type=PATH)
    @click.option("--dry-run", is_flag=True, help=words.tr("Change nothing."))
    @click.option("--complete", is_flag=True, help=words.tr("Whoever is not in the list has left."))
    @click.option("--map", "mapping", multiple=True, metavar="COLUMN=FIELD", help=mapped)
    @click.option("--sheet", default="", help=words.tr("The sheet of a workbook; the first one by default."))
    @click.option("--by", default="", help=words.tr("Who takes it over; the user by default."))
    @json_option(words)
    @click.pass_obj
    def import_(
        file: Path,
        /,
        roster: Path,
        *,
        dry_run: bool,
        as_json: bool,
        **asked: Any,  # noqa: ANN401 - click types them
    ) -> None:
        with opened(file, to_read=dry_run) as bench:
            sheet = _sheet(bench.roster.sheets(roster), asked["sheet"], roster)
            fields = _mapping(words, sheet, asked["mapping"])
            preview = bench.roster.preview(sheet, fields, complete=asked["complete"])
            if not dry_run:
                bench.roster.take_in(preview, asked["by"])
        _tell_import(words, preview.comparison, dry_run=dry_run, as_json=as_json)

    return import_


def _sheet(sheets: Sequence[RosterSheet], name: str, path: Path) -> RosterSheet:
    if not name:
        return sheets[0]
    for sheet in sheets:
        if sheet.kind == name:
            return sheet
    raise SheetMissing(sheet=name, path=path, known=", ".join(sheet.kind for sheet in sheets))


def _mapping(words: Translator, sheet: RosterSheet, given: Sequence[str]) -> Mapping[int, str]:
    """Return the field of each column: as guessed, but for what the options say."""
    fields = dict(sheet.guessed)
    for part in given:
        title, _, field = part.rpartition("=")
        column = next((place for place, known in enumerate(sheet.titles) if known == title), None)
        if column is None and title.isdecimal() and 0 < int(title) <= len(sheet.titles):
            column = int(title) - 1
        if column is None or field not in FIELDS:
            raise click.BadParameter(
                words.tr("“{value}” names no column of the list, or no field.", value=part),
                param_hint="--map",
            )
        fields = {place: known for place, known in fields.items() if known != field or place == column}
        fields[column] = field
    return fields


def _tell_import(words: Translator, found: RosterComparison, *, dry_run: bool, as_json: bool) -> None:
    if as_json:
        echo_json(
            {
                "dry_run": dry_run,
                **found.counts,
                "problems": [
                    {
                        "line": problem.line,
                        "field": problem.field,
                        "severity": problem.severity.value,
                        "problem": problem.sentence(words),
                    }
                    for problem in found.problems
                ],
                "ambiguous_lines": [
                    {
                        "line": entry.line,
                        "problem": entry.sentence(words),
                        "candidates": list(entry.candidates),
                    }
                    for entry in found.ambiguous
                ],
            }
        )
        return
    for problem in found.problems[:_PROBLEMS_SHOWN]:
        told = words.tr("Line {line}: {problem}", line=problem.line, problem=problem.sentence(words))
        click.echo(one_line(told), err=True)
    if len(found.problems) > _PROBLEMS_SHOWN:
        more = len(found.problems) - _PROBLEMS_SHOWN
        click.echo(words.ntr("… and {count} more problem.", "… and {count} more problems.", more), err=True)
    counts = (
        (len(found.joiners), words.ntr("{count} joined", "{count} joined", len(found.joiners))),
        (len(found.changes), words.ntr("{count} changed", "{count} changed", len(found.changes))),
        (len(found.returned), words.ntr("{count} came back", "{count} came back", len(found.returned))),
        (len(found.leavers), words.ntr("{count} left", "{count} left", len(found.leavers))),
        (found.unchanged, words.ntr("{count} unchanged", "{count} unchanged", found.unchanged)),
        (len(found.ambiguous), words.ntr("{count} unclear", "{count} unclear", len(found.ambiguous))),
    )
    click.echo(", ".join(text for count, text in counts if count) or words.tr("Nobody is in this list."))


def _list(words: Translator) -> click.Command:
    @click.command("list", help=words.tr("List people with where they stand."))
    @click.option("--state", "state", type=click.Choice(STATES), help=words.tr("Only people in this state."))
    @select_option(words)
    @within_option(words)
    @click.option("--xlsx", "workbook", type=PATH, help=words.tr("Write them to this spreadsheet."))
    @json_option(words)
    @click.pass_obj
    def list_(
        file: Path,
        state: str | None,
        chosen: tuple[str, ...],
        within: int | None,
        workbook: Path | None,
        *,
        as_json: bool,
    ) -> None:
        states = DUE if state == DUE_STATE else frozenset([SignatureState(state)]) if state else frozenset()
        meant = selection(words, chosen, states)
        with opened(file, to_read=True) as bench:
            ids = bench.people_view.select(replace(meant, within=within), Column.NAME)
            if workbook is not None:
                write_whole(workbook, bench.register_report.spreadsheet(ids, words))
                click.echo(workbook)
            elif as_json:
                echo_json({"count": len(ids), "people": [_json(*_of(bench, id_)) for id_ in ids]})
            else:
                for id_ in ids:
                    click.echo(_line(words, *_of(bench, id_)))

    return list_


def _of(bench: Workbench, id_: int) -> tuple[Person, Standing]:
    return bench.register.person(id_), bench.register.standing(id_)


def _json(person: Person, standing: Standing) -> dict[str, object]:
    return {
        "id": person.id,
        "number": person.number,
        "name": person.name,
        "email": person.email,
        "department": person.department,
        "site": person.site,
        "manager": person.manager,
        "language": person.language,
        "state": standing.state.value,
        "occasion": standing.occasion.value,
        "due": standing.due.isoformat() if standing.due else None,
        "signed_on": standing.signed.on if standing.signed else None,
        "signed_version": standing.signed.version if standing.signed else None,
    }


def _line(words: Translator, person: Person, standing: Standing) -> str:
    due = standing.due.isoformat() if standing.due else ""
    parts = (person.number, person.filed, person.department, words.tr(STATE_WORDS[standing.state]), due)
    return "\t".join(one_line(part) for part in parts)


def _record(words: Translator) -> click.Command:
    told = words.tr("Enter by hand that somebody has signed the version that counts, or refuses to.")

    @click.command("record", help=told)
    @file_argument()
    @click.option("--person", required=True, help=words.tr("Employee number, e-mail address or full name."))
    @click.option("--method", type=click.Choice(METHODS), default=Method.PAPER.value, show_default=True)
    @click.option("--date", "day", required=True, help=words.tr("The day of the signature, YYYY-MM-DD."))
    @click.option("--by", required=True, help=words.tr("Who enters it."))
    @click.option("--note", default="", help=words.tr("Whatever helps later."))
    @click.option("--refused", is_flag=True, help=words.tr("The person does not sign; --witness is needed."))
    @click.option("--witness", default="", help=words.tr("Who was there when the person refused."))
    def record(
        file: Path,
        person: str,
        method: str,
        day: str,
        by: str,
        **rest: Any,  # noqa: ANN401 - click types them
    ) -> None:
        on = signing_day_of(day)
        with opened(file) as bench:
            meant = bench.signing.meant(person)
            if rest["refused"]:
                bench.signing.refuse(meant.id, on, rest["witness"], by=by, note=rest["note"])
            else:
                bench.signing.sign([meant.id], Method(method), on, by=by, note=rest["note"])
            click.echo(_line(words, *_of(bench, meant.id)))

    return record
