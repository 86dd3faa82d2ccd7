"""Commands that read: status, answers, verify."""

from pathlib import Path

import click

from charta.bootstrap import Charta
from charta.cli.common import echo_json, file_argument, json_option, opened
from charta.cli.workshops import told_counts
from charta.errors import PagesMissing
from charta.i18n import Translator
from charta.services.kept_pages import KeptReport


def commands(words: Translator) -> tuple[click.Command, ...]:
    """Return the commands of this module with their help in the language of `words`."""
    return (_status(words), _answers(words), _verify(words))


def _status(words: Translator) -> click.Command:
    @click.command("status", help=words.tr("Tell how far the charter has come and what is missing."))
    @file_argument()
    @json_option(words)
    def status(file: Path, *, as_json: bool) -> None:
        with opened(file, to_read=True) as bench:
            state = bench.status.status(words)
            if as_json:
                echo_json(state)
                return
            click.echo(f"{state['title']} ({', '.join(state['languages'])})")
            for row in bench.agreement.board():
                answering = words.tr("complete") if not row.obstacle else words.tr(row.obstacle)
                required = [entry for entry in row.stands if entry.required]
                signed = words.tr(
                    "signed by {signed} of {count}",
                    signed=sum(entry.is_signed for entry in required),
                    count=len(required),
                )
                title = row.section.text(words.language).title
                name = f"{row.section.id} {title}"
                click.echo("  " + words.tr("{title}: {reason}", title=name, reason=f"{answering}; {signed}"))
            if counts := told_counts(state["workshops"], words):
                click.echo(words.tr("Workshops: {counts}", counts=counts))
            click.echo(words.tr("Missing before publication:"))
            for text in state["missing"]:
                click.echo(f"  - {text}")

    return status


def _answers(words: Translator) -> click.Command:
    @click.command("answers", help=words.tr("Print the answers in the form that “new --answers” reads."))
    @file_argument()
    @json_option(words)
    def answers(file: Path, *, as_json: bool) -> None:
        with opened(file, to_read=True) as bench:
            given = bench.answers.given()
            if as_json:
                echo_json({"sections": given.sections, **given.sheets})
            else:
                click.echo(Charta().answers_text(bench), nl=False)

    return answers


def _verify(words: Translator) -> click.Command:
    @click.command("verify", help=words.tr("Check that the charter is what its journal says."))
    @file_argument()
    @json_option(words)
    def verify(file: Path, *, as_json: bool) -> None:
        report = Charta().verify(file)
        kept = None if report.flaw is not None else _kept(file)
        if as_json:
            evidence = {"evidence": {"named": kept.named, "missing": dict(kept.missing)}} if kept else {}
            echo_json({**report.as_json(), **evidence})
        if report.flaw is not None:
            raise report.error()
        if kept is not None and kept.missing:
            raise PagesMissing(count=len(kept.missing), path=kept.folder)
        if not as_json:
            click.echo(
                words.ntr(
                    "{path} holds: {count} entry, each of them proved.",
                    "{path} holds: {count} entries, each of them proved.",
                    report.entries,
                    path=file,
                )
            )

    return verify


def _kept(file: Path) -> KeptReport:
    """Return whether the pages that the register names are there."""
    with opened(file, to_read=True) as bench:
        return bench.kept_pages.check()
