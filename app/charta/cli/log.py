"""The command that reads the journal: log."""

from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from charta.bootstrap import Workbench
from charta.cli.common import echo_json, file_argument, json_option, opened
from charta.i18n import Translator

if TYPE_CHECKING:
    from charta.domain.records import Record
    from charta.services.log import LogEntry


_DIGITS: Final = 16
"""So many digits of an entry's digest are enough to compare it by eye with a file of evidence."""


def commands(words: Translator) -> tuple[click.Command, ...]:
    """Return the commands of this module with their help in the language of `words`."""
    return (_log(words),)


def _log(words: Translator) -> click.Command:
    @click.command("log", help=words.tr("List what was changed, when and by whom, the oldest entry first."))
    @file_argument()
    @click.option("--section", default="", help=words.tr("Only this sheet or section, such as S12."))
    @json_option(words)
    def log(file: Path, section: str, *, as_json: bool) -> None:
        from charta.services.log import Wanted

        with opened(file, to_read=True) as bench:
            if section:
                bench.session.catalogue.sheet(section)
            entries = bench.log.entries(Wanted(section=section))
            if as_json:
                echo_json({"entries": [_as_json(entry) for entry in entries]})
                return
            for entry in entries:
                click.echo(_line(bench, entry, words))

    return log


def _line(bench: Workbench, entry: "LogEntry", words: Translator) -> str:
    moment = f"{entry.at.astimezone():%Y-%m-%d %H:%M}"
    told = bench.log.told(entry, words)
    about = f"{entry.actor or '–'}  {entry.section or '–':<4}  {told}"
    return f"{entry.number:>6}  {entry.digest[:_DIGITS]}  {moment}  {about}"


def _as_json(entry: "LogEntry") -> dict[str, object]:
    return {
        "number": entry.number,
        "at": entry.at.isoformat(),
        "actor": entry.actor,
        "kind": entry.kind,
        "key": list(entry.change.record.key),
        "before": _record(entry.change.before),
        "after": _record(entry.change.after),
        "digest": entry.digest,
        "previous": entry.previous,
        "section": entry.section or None,
    }


def _record(record: "Record | None") -> dict[str, object] | None:
    if record is None:
        return None
    return {name: _plain(value) for name, value in asdict(record).items()}


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else value
