"""Commands that write: new, export, demo."""

from pathlib import Path
from typing import Final

import click

from charta.bootstrap import Charta
from charta.cli.common import PATH, file_argument, opened
from charta.i18n import Translator
from charta.services.export import DOCUMENTS, FORMATS, write

PRESETS: Final = ("minimal", "small", "balanced", "full")
"""What help names, without reading all the content for it; a preset that is not here works as well."""


def commands(words: Translator) -> tuple[click.Command, ...]:
    """Return the commands of this module with their help in the language of `words`."""
    return (_new(words), _export(words), _demo(words))


def _new(words: Translator) -> click.Command:
    @click.command("new", help=words.tr("Make a new charter; never replaces a file."))
    @file_argument()
    @click.option("--example", is_flag=True, help=words.tr("Fill it with the example organisation."))
    @click.option("--answers", type=PATH, help=words.tr("A TOML file of answers, as “answers” prints it."))
    @click.option(
        "--lang", "languages", multiple=True, help=words.tr("A language of the charter; repeatable.")
    )
    @click.option(
        "--preset",
        default="",
        help=words.tr("The sections to begin with: {presets}.", presets=", ".join(PRESETS)),
    )
    def new(
        file: Path, answers: Path | None, languages: tuple[str, ...], preset: str, *, example: bool
    ) -> None:
        if example and answers:
            raise click.UsageError(words.tr("Give either --example or --answers, not both."))
        charta = Charta()
        source = charta.example_answers() if example else answers
        if preset and source and charta.names_sections(source):
            raise click.UsageError(
                words.tr("The answers name the sections already; leave out --preset, or the sections there.")
            )
        charta.create(file, answers=source, languages=languages, preset=preset).close()
        click.echo(words.tr("Made {path}.", path=file))

    return new


def _export(words: Translator) -> click.Command:
    @click.command("export", help=words.tr("Write the documents of the charter to a folder."))
    @file_argument()
    @click.option("--to", "folder", required=True, type=PATH, help=words.tr("The folder; made if need be."))
    @click.option(
        "--document",
        "documents",
        multiple=True,
        help=words.tr(
            "Repeatable, all by default: {documents}; the results of a diagnostic once a survey has answers.",
            documents=", ".join(DOCUMENTS),
        ),
    )
    @click.option("--format", "format_", default="docx", type=click.Choice(FORMATS), show_default=True)
    @click.option(
        "--lang", "languages", multiple=True, help=words.tr("Repeatable; all of the charter's by default.")
    )
    @click.option(
        "--word-template", type=PATH, help=words.tr("Your own .docx or .dotx, whose styles are used.")
    )
    @click.option("--version", default="", help=words.tr("A published version, such as 1.0, not the draft."))
    def export(
        file: Path,
        folder: Path,
        documents: tuple[str, ...],
        format_: str,
        languages: tuple[str, ...],
        word_template: Path | None,
        *,
        version: str,
    ) -> None:
        with opened(file, to_read=True) as bench:
            order = bench.export.order(documents, languages, format_, word_template, version)
            for path in write(bench.export.jobs(order), folder):
                click.echo(path)

    return export


def _demo(words: Translator) -> click.Command:
    @click.command(
        "demo", help=words.tr("Make the example, from answers to every document, without a screen.")
    )
    @click.option("--to", "folder", required=True, type=PATH, help=words.tr("The folder; made if need be."))
    def demo(folder: Path) -> None:
        for path in Charta().demo(folder):
            click.echo(path)
        click.echo(words.tr("The example and its documents are in {folder}.", folder=folder.resolve()))

    return demo
