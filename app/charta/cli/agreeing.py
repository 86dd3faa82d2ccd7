"""Commands of agreement: sign."""

from pathlib import Path

import click

from charta.cli.common import file_argument, opened
from charta.domain.records import DecisionKind
from charta.i18n import Translator


def commands(words: Translator) -> tuple[click.Command, ...]:
    """Return the commands of this module with their help in the language of `words`."""
    return (_sign(words),)


def _sign(words: Translator) -> click.Command:
    @click.command("sign", help=words.tr("Record a department's decision on one section, several, or all."))
    @file_argument()
    @click.option("--department", required=True, help=words.tr("marketing, it, hr, legal or operations."))
    @click.option(
        "--section", "sections", multiple=True, help=words.tr("A section, such as S12; repeatable.")
    )
    @click.option("--all", "everything", is_flag=True, help=words.tr("Every section that waits for it."))
    @click.option("--by", required=True, help=words.tr("The name of the person who decides."))
    @click.option("--decision", required=True, type=click.Choice([kind.value for kind in DecisionKind]))
    @click.option("--note", default="", help=words.tr("Why; needed for all but an approval."))
    def sign(
        file: Path,
        department: str,
        sections: tuple[str, ...],
        by: str,
        decision: str,
        note: str,
        *,
        everything: bool,
    ) -> None:
        if everything == bool(sections):
            raise click.UsageError(words.tr("Name sections with --section, or all of them with --all."))
        kind = DecisionKind(decision)
        with opened(file) as bench:
            if everything:
                sections = bench.agreement.sign_all(department, kind, by, note)
            else:
                bench.agreement.sign_each(dict.fromkeys(sections, ""), department, kind, by, note)
        named = ", ".join(dict.fromkeys(sections))
        click.echo(words.tr("Recorded: {department}, {sections}.", department=department, sections=named))

    return sign
