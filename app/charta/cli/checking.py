"""Commands of the wording check: check."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from charta.bootstrap import Workbench
from charta.cli.common import echo_json, file_argument, json_option, opened
from charta.domain.balance import Balance
from charta.domain.findings import Finding, Weight
from charta.errors import N_, LanguageNotInCharter, SeriousFindings
from charta.i18n import Translator
from charta.services.balance import BalanceReport

_WEIGHTS: Mapping[Weight, str] = {
    Weight.SERIOUS: N_("serious"),
    Weight.ADVICE: N_("advice"),
    Weight.STYLE: N_("style"),
}


def commands(words: Translator) -> tuple[click.Command, ...]:
    """Return the commands of this module with their help in the language of `words`."""
    return (_check(words),)


def _check(words: Translator) -> click.Command:
    @click.command(
        "check",
        help=words.tr("Tell what in the wording deserves a second look, and which formalities remain."),
    )
    @file_argument()
    @click.option("--lang", "language", default="", help=words.tr("Only the wording in this language."))
    @click.option("--strict", is_flag=True, help=words.tr("Fail where there is a serious finding."))
    @json_option(words)
    def check(file: Path, language: str, *, strict: bool, as_json: bool) -> None:
        with opened(file, to_read=True) as bench:
            if language and language not in bench.session.languages:
                known = ", ".join(bench.session.languages)
                raise LanguageNotInCharter(language=language, known=known)
            found = [
                finding
                for finding in bench.checking.of_charter(shown_in=words.language)
                if not language or finding.language in (language, "")
            ]
            if as_json:
                echo_json(_as_json(bench, found, words))
            else:
                _show(bench, found, words)
        serious = sum(finding.weight is Weight.SERIOUS for finding in found)
        if strict and serious:
            raise SeriousFindings(count=serious)

    return check


def _show(bench: Workbench, found: Sequence[Finding], words: Translator) -> None:
    for section in bench.session.included():
        ours = [finding for finding in found if finding.section == section.id]
        if ours:
            click.echo(f"{section.id} {section.text(words.language).title}")
        for finding in ours:
            _show_finding(bench, finding, words)
    click.echo(_summary(found, words))
    ignored = len(bench.checking.ignored())
    if ignored:
        click.echo(words.ntr("{count} finding is ignored.", "{count} findings are ignored.", ignored))
    _show_balance(bench.balance.report(), words)
    remaining = bench.formalities.open_items()
    if remaining:
        click.echo(words.tr("Formalities that remain:"))
    for item in remaining:
        click.echo(f"  - {bench.formalities.text(item, words.language).title}")


def _show_balance(balance: BalanceReport, words: Translator) -> None:
    click.echo(
        words.tr(
            "Balance: {sections} of the sections and {sentences} of the sentences encourage.",
            sections=_percent(balance.sections, words),
            sentences=_percent(balance.wording, words),
        )
    )
    if balance.sections.leans_to_prevention:
        told = words.tr("This charter forbids more than it encourages.")
        names = [f"{section.id} {section.text(words.language).title}" for section in balance.restoring]
        if names:
            names_told = ", ".join(names)
            told += " " + words.tr("These sections would restore the balance: {names}.", names=names_told)
        click.echo(f"  {told}")
    elif balance.leans_to_prevention:
        click.echo("  " + words.tr("The wording forbids more than it encourages."))


def _show_finding(bench: Workbench, finding: Finding, words: Translator) -> None:
    title = bench.checking.title(finding.rule, words.language)
    place = f" ({finding.language})" if finding.language else ""
    weight = words.tr(_WEIGHTS[finding.weight])
    click.echo("  " + words.tr("{title}: {reason}", title=f"{title}{place}, {weight}", reason=finding.reason))
    click.echo(f"    {finding.suggestion}")


def _summary(found: Sequence[Finding], words: Translator) -> str:
    counts = {weight: sum(finding.weight is weight for finding in found) for weight in Weight}
    total = words.ntr("{count} finding", "{count} findings", len(found))
    parts = ", ".join(f"{count} {words.tr(_WEIGHTS[weight])}" for weight, count in counts.items() if count)
    return f"{total} ({parts})" if parts else total


def _percent(balance: Balance, words: Translator) -> str:
    return words.tr("{percent}%", percent=round(100 * balance.share))


def _counts(balance: Balance) -> dict[str, object]:
    return {"promotion": balance.promotion, "prevention": balance.prevention, "share": balance.share}


def _finding(bench: Workbench, finding: Finding, words: Translator) -> dict[str, object]:
    return {
        "id": finding.id,
        "rule": finding.rule,
        "title": bench.checking.title(finding.rule, words.language),
        "section": finding.section,
        "language": finding.language or None,
        "weight": finding.weight.value,
        "quote": finding.quote,
        "start": finding.start,
        "reason": finding.reason,
        "suggestion": finding.suggestion,
        "field": finding.field or None,
    }


def _as_json(bench: Workbench, found: Sequence[Finding], words: Translator) -> dict[str, object]:
    balance = bench.balance.report()
    return {
        "findings": [_finding(bench, finding, words) for finding in found],
        "ignored": [
            {
                "id": entry.finding.id,
                "rule": entry.finding.rule,
                "section": entry.finding.section,
                "language": entry.finding.language or None,
                "reason": entry.reason,
                "by": entry.by,
            }
            for entry in bench.checking.ignored(shown_in=words.language)
        ],
        "balance": {
            "sections": _counts(balance.sections),
            "sentences": _counts(balance.wording),
            "leans_to_prevention": balance.leans_to_prevention,
            "restoring": [section.id for section in balance.restoring],
        },
        "formalities": [
            {
                "id": item.id,
                "title": bench.formalities.text(item, words.language).title,
                "blocks": item.formality.blocks,
                "earliest": item.earliest.isoformat() if item.earliest else None,
            }
            for item in bench.formalities.open_items()
        ],
    }
