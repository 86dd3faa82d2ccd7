"""Commands around versions: endorse, minor, publish, withdraw, reviewed, redline, evidence."""

from pathlib import Path
from typing import Final

import click

from charta.bootstrap import Workbench
from charta.cli.common import PATH, echo_json, file_argument, json_option, opened
from charta.domain.records import Version
from charta.errors import UnknownFormat
from charta.i18n import Translator
from charta.services.export import FORMATS, write_whole
from charta.services.publication import day_of
from charta.services.states import CHANGES, DRAFT, REDLINE, Comparing

NO_DAY: Final = "none"
"""What stands for no day of review."""


def commands(words: Translator) -> tuple[click.Command, ...]:
    """Return the commands of this module with their help in the language of `words`."""
    return (
        _endorse(words),
        _minor(words),
        _publish(words),
        _withdraw(words),
        _reviewed(words),
        _redline(words),
        _evidence(words),
    )


def _endorse(words: Translator) -> click.Command:
    @click.command("endorse", help=words.tr("Record the sponsor’s approval of the draft as it stands."))
    @file_argument()
    @click.option("--by", required=True, help=words.tr("The sponsor’s name."))
    @click.option("--role", default="", help=words.tr("The sponsor’s position."))
    @click.option(
        "--message",
        "messages",
        multiple=True,
        metavar="LANG=TEXT",
        help=words.tr("The sponsor’s words at the head of the charter, such as fr=…; repeatable."),
    )
    def endorse(file: Path, by: str, role: str, messages: tuple[str, ...]) -> None:
        pairs = dict(text.split("=", 1) for text in messages if "=" in text)
        if len(pairs) != len(messages):
            raise click.UsageError(words.tr("Give a message with its language, once each: fr=…"))
        with opened(file) as bench:
            bench.endorsement.endorse(by, role, pairs, opens=bool(pairs))
            fingerprint = bench.endorsement.fingerprint()
        click.echo(words.tr("Endorsed: fingerprint {fingerprint}.", fingerprint=fingerprint))

    return endorse


def _minor(words: Translator) -> click.Command:
    told = words.tr(
        "Call the change of a signed section minor (--reason), or answer to that for another department "
        "(--confirm, --refuse)."
    )

    @click.command("minor", help=told)
    @file_argument()
    @click.option("--section", required=True, help=words.tr("A section, such as S12."))
    @click.option("--department", required=True, help=words.tr("marketing, it, hr, legal or operations."))
    @click.option("--by", required=True, help=words.tr("The name of the person who says so."))
    @click.option("--reason", default="", help=words.tr("Why the change is minor."))
    @click.option("--confirm", is_flag=True, help=words.tr("The change is minor indeed."))
    @click.option("--refuse", default="", help=words.tr("The change is not minor, and why."))
    def minor(
        file: Path, section: str, department: str, by: str, reason: str, refuse: str, *, confirm: bool
    ) -> None:
        if sum(map(bool, (reason, confirm, refuse))) != 1:
            raise click.UsageError(words.tr("Give one of --reason, --confirm and --refuse."))
        with opened(file) as bench:
            if reason:
                number = bench.minor_changes.declare(section, by, department, reason)
                click.echo(words.tr("Minor change {number} waits to be confirmed.", number=number))
                return
            entry = bench.minor_changes.reworded(section)
            number = entry.declared.number if entry and entry.declared else 0
            bench.minor_changes.answer(number, by, department, confirmed=confirm, note=refuse)
        told = words.tr("Confirmed: the sign-offs stand.") if confirm else words.tr("Refused.")
        click.echo(told)

    return minor


def _publish(words: Translator) -> click.Command:
    @click.command("publish", help=words.tr("Publish the charter: its text and documents are frozen."))
    @file_argument()
    @click.option("--effective", required=True, help=words.tr("The day from which it applies, YYYY-MM-DD."))
    @click.option("--number", default="", help=words.tr("The version, such as 1.0; the next one by default."))
    @click.option(
        "--review",
        default="",
        help=words.tr("The day on which to look at it again, or “none”; a year later by default."),
    )
    @click.option("--by", default="", help=words.tr("Who publishes; the user by default."))
    @click.option("--note", default="", help=words.tr("What this version is about."))
    @json_option(words)
    def publish(
        file: Path, effective: str, number: str, review: str, by: str, note: str, *, as_json: bool
    ) -> None:
        from dataclasses import replace

        with opened(file) as bench:
            day = day_of(effective)
            order = bench.publication.suggested(by or bench.session.actor, day)
            order = replace(order, number=number or order.number, note=note)
            if review:
                order = replace(order, review=None if review == NO_DAY else day_of(review))
            version = bench.publication.publish(order, words)
            if as_json:
                echo_json(_version(bench, version))
                return
        click.echo(
            words.tr(
                "Published: version {version}, from {day}.", version=version.number, day=version.effective
            )
        )

    return publish


def _version(bench: Workbench, version: Version) -> dict[str, object]:
    return {
        "version": version.number,
        "effective": version.effective,
        "review": version.review or None,
        "by": version.by,
        "at": version.at.isoformat(),
        "fingerprint": version.fingerprint,
        "sections": dict(version.sections),
        "text": version.text,
        "documents": dict(version.documents),
        "charter": bench.session.store.identity,
    }


def _withdraw(words: Translator) -> click.Command:
    @click.command("withdraw", help=words.tr("Say that a published version no longer applies."))
    @file_argument()
    @click.option("--version", "number", required=True, help=words.tr("A version, such as 1.0."))
    @click.option("--reason", required=True, help=words.tr("Why."))
    @click.option("--by", required=True, help=words.tr("The name of the person who says so."))
    def withdraw(file: Path, number: str, reason: str, by: str) -> None:
        with opened(file) as bench:
            bench.publication.withdraw(number, reason, by)
        click.echo(words.tr("Withdrawn: version {version}.", version=number))

    return withdraw


def _reviewed(words: Translator) -> click.Command:
    told = words.tr("Record that the version that applies was looked at again and needs no change.")

    @click.command("reviewed", help=told)
    @file_argument()
    @click.option("--by", required=True, help=words.tr("The name of the person who says so."))
    @click.option("--next", "due", required=True, help=words.tr("The next day to look, or “none”."))
    @click.option("--note", default="", help=words.tr("What was looked at."))
    def reviewed(file: Path, by: str, due: str, note: str) -> None:
        with opened(file) as bench:
            number = bench.publication.applying().version.number
            bench.publication.reviewed(number, by, None if due == NO_DAY else day_of(due), note)
        click.echo(words.tr("Reviewed, no change: version {version} stays.", version=number))

    return reviewed


def _redline(words: Translator) -> click.Command:
    told = words.tr(
        "Show two states of the charter as one text with tracked changes. A state is a version such as 1.0, "
        "“draft”, or “entry:12” for the text after an entry of the journal."
    )

    @click.command("redline", help=told)
    @file_argument()
    @click.option("--from", "since", required=True, help=words.tr("The earlier state."))
    @click.option("--to", "until", default=DRAFT, show_default=True, help=words.tr("The later state."))
    @click.option("--out", required=True, type=PATH, help=words.tr("The file to write."))
    @click.option("--lang", "language", default="", help=words.tr("The leading language by default."))
    @click.option("--section", "sections", multiple=True, help=words.tr("Only this section; repeatable."))
    @click.option("--plain", is_flag=True, help=words.tr("Tell in plain words what changed, instead."))
    def redline(
        file: Path,
        since: str,
        until: str,
        out: Path,
        language: str,
        sections: tuple[str, ...],
        *,
        plain: bool,
    ) -> None:
        with opened(file, to_read=True) as bench:
            for section in sections:
                bench.session.catalogue.section(section)
            language = language or bench.states.languages(until)[0]
            comparing = Comparing(since, until, sections, (language,))
            (job,) = bench.states.jobs(comparing, CHANGES if plain else REDLINE, _format(out))
            write_whole(out, job.make())
        click.echo(words.tr("Made {path}.", path=out))

    return redline


def _evidence(words: Translator) -> click.Command:
    told = words.tr("Write the file that proves a version: text, sign-offs, endorsement, journal.")

    @click.command("evidence", help=told)
    @file_argument()
    @click.option("--version", "number", required=True, help=words.tr("A version, such as 1.0."))
    @click.option("--out", required=True, type=PATH, help=words.tr("The file to write."))
    @click.option("--lang", "language", default="", help=words.tr("The leading language by default."))
    def evidence(file: Path, number: str, out: Path, language: str) -> None:
        with opened(file, to_read=True) as bench:
            language = language or bench.editions.edition(number).languages[0]
            write_whole(out, bench.evidence.job(number, language, _format(out)).make())
        click.echo(words.tr("Made {path}.", path=out))

    return evidence


def _format(out: Path) -> str:
    """Return the format that a file's name asks for."""
    format_ = out.suffix.lower().removeprefix(".")
    if format_ not in FORMATS:
        raise UnknownFormat(format=format_ or out.name, known=", ".join(FORMATS))
    return format_
