"""Commands of workshops: agenda, minutes; and what `status` says of them."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import click

from charta.bootstrap import Workbench
from charta.cli.common import PATH, Decorator, file_argument, opened
from charta.cli.problems import one_line
from charta.errors import WorkshopNotDated, sentence
from charta.i18n import Translator
from charta.services.export import FORMATS, Job, write

MINUTES_FORMATS: Final = ("docx", "pdf")


def commands(words: Translator) -> tuple[click.Command, ...]:
    """Return the commands of this module with their help in the language of `words`."""
    return (_agenda(words), _minutes(words))


def told_counts(counts: Mapping[str, int], words: Translator) -> str:
    """Return what `status` counts of workshops as one line, what there is none of left out."""
    planned, held, running = counts["planned"], counts["held"], counts["running"]
    decisions, actions, overdue = counts["decisions"], counts["open_actions"], counts["overdue_actions"]
    told = (
        (planned, words.ntr("{count} planned", "{count} planned", planned)),
        (running, words.ntr("{count} running", "{count} running", running)),
        (held, words.ntr("{count} held", "{count} held", held)),
        (decisions, words.ntr("{count} decision", "{count} decisions", decisions)),
        (actions, words.ntr("{count} open action", "{count} open actions", actions)),
        (overdue, words.ntr("{count} of them overdue", "{count} of them overdue", overdue)),
    )
    return ", ".join(text for count, text in told if count)


def _agenda(words: Translator) -> click.Command:
    @click.command("agenda", help=words.tr("Write the agenda of a workshop, and the invitation to it."))
    @file_argument()
    @_session_option(words)
    @_folder_option(words)
    @click.option("--format", "format_", default="docx", type=click.Choice(FORMATS), show_default=True)
    @_languages_option(words)
    def agenda(file: Path, session: int, folder: Path, format_: str, languages: tuple[str, ...]) -> None:
        with opened(file, to_read=True) as bench:
            jobs = bench.minutes.agenda_jobs(session, languages, format_)
            invitations, reason = _invitations(bench, session, languages or bench.session.languages)
            for path in write((*jobs, *invitations), folder):
                click.echo(path)
        if reason is not None:
            told = words.tr("No invitation was written. {reason}", reason=sentence(reason, words))
            click.echo(one_line(told), err=True)

    return agenda


def _invitations(
    bench: Workbench, session: int, languages: Sequence[str]
) -> tuple[tuple[Job, ...], WorkshopNotDated | None]:
    """Return an invitation in each language, or why there is none."""
    try:
        jobs = (bench.calendars.invitation_job(session, language) for language in dict.fromkeys(languages))
        return tuple(jobs), None
    except WorkshopNotDated as reason:
        return (), reason


def _minutes(words: Translator) -> click.Command:
    @click.command("minutes", help=words.tr("Write the minutes of a workshop."))
    @file_argument()
    @_session_option(words)
    @_folder_option(words)
    @click.option(
        "--format", "format_", default="docx", type=click.Choice(MINUTES_FORMATS), show_default=True
    )
    @_languages_option(words)
    def minutes(file: Path, session: int, folder: Path, format_: str, languages: tuple[str, ...]) -> None:
        with opened(file, to_read=True) as bench:
            for path in write(bench.minutes.minutes_jobs(session, languages, format_), folder):
                click.echo(path)

    return minutes


def _session_option(words: Translator) -> Decorator:
    return click.option(
        "--session", required=True, type=int, help=words.tr("The number of the workshop, such as 1.")
    )


def _folder_option(words: Translator) -> Decorator:
    return click.option(
        "--to", "folder", required=True, type=PATH, help=words.tr("The folder; made if need be.")
    )


def _languages_option(words: Translator) -> Decorator:
    return click.option(
        "--lang", "languages", multiple=True, help=words.tr("Repeatable; all of the charter's by default.")
    )
