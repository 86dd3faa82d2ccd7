"""Commands of the roll-out: kit."""

from collections.abc import Sequence
from pathlib import Path

import click

from charta.bootstrap import Workbench
from charta.cli.common import PATH, echo_json, file_argument, json_option, opened
from charta.domain.rollout import Deliverable
from charta.i18n import Translator
from charta.services.export import FORMATS, write


def commands(words: Translator) -> tuple[click.Command, ...]:
    """Return the commands of this module with their help in the language of `words`."""
    return (_kit(words),)


def _kit(words: Translator) -> click.Command:
    told = words.tr(
        "Write the roll-out kit to a folder: papers about the version that applies, or about the draft where "
        "nothing is published yet."
    )

    @click.command("kit", help=told)
    @file_argument()
    @click.option("--to", "folder", required=True, type=PATH, help=words.tr("The folder; made if need be."))
    @click.option(
        "--document",
        "papers",
        multiple=True,
        help=words.tr("Repeatable, all by default: {documents}.", documents=", ".join(Deliverable)),
    )
    @click.option("--format", "format_", default="docx", type=click.Choice(FORMATS), show_default=True)
    @click.option(
        "--lang", "languages", multiple=True, help=words.tr("Repeatable; all of the charter's by default.")
    )
    @json_option(words)
    def kit(
        file: Path,
        folder: Path,
        papers: tuple[str, ...],
        format_: str,
        languages: tuple[str, ...],
        *,
        as_json: bool,
    ) -> None:
        with opened(file, to_read=True) as bench:
            jobs = bench.kit.jobs(papers, languages, format_)
            written = []
            for path in write(jobs, folder):
                written.append(path)
                if not as_json:
                    click.echo(path)
            if as_json:
                echo_json(_told(bench, written))
            else:
                _warn(bench, words)

    return kit


def _warn(bench: Workbench, words: Translator) -> None:
    """Tell on standard error what is to be known before the kit goes out."""
    if bench.kit.source.is_draft:
        click.echo(words.tr("Made from the draft: nothing is published yet."), err=True)
    if reworded := _reworded(bench):
        told = words.tr(
            "The team reworded these sections; compare what the kit says of them: {numbers}.",
            numbers=", ".join(map(str, reworded)),
        )
        click.echo(told, err=True)


def _told(bench: Workbench, written: Sequence[Path]) -> dict[str, object]:
    source = bench.kit.source
    return {
        "version": source.version or None,
        "effective": source.effective.isoformat() if source.effective else None,
        "reworded": _reworded(bench),
        "files": [str(path) for path in written],
    }


def _reworded(bench: Workbench) -> list[int]:
    return list(bench.kit.reworded)
