"""What a survey says, as lines and as JSON."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict

import click

from charta.bootstrap import Workbench
from charta.domain.diagnostic import Finding, GroupResult, SurveyResult
from charta.domain.survey import Comparison, GroupComparison
from charta.i18n import Translator


def result_json(bench: Workbench, number: int | None, words: Translator) -> dict[str, object]:
    """Return what `diagnostic --json` prints of a survey; `survey` is null where there is none."""
    surveys = [asdict(survey) for survey in bench.diagnostic.surveys()]
    if number is None:
        return {"surveys": surveys, "survey": None}
    result = bench.diagnostic.result(number)
    absent = {finding.reading.id: sections for finding, sections in bench.diagnostic.advice(result)}
    text = bench.diagnostic.questionnaire.text(words.language)
    comparison = compared(bench, number)
    return {
        "surveys": surveys,
        "survey": number,
        "title": result.title,
        "date": result.date,
        "closed": result.closed,
        "respondents": result.respondents,
        "smallest_group": bench.diagnostic.questionnaire.smallest,
        "everybody": result.everybody and _group_json(result.everybody),
        "groups": [_group_json(group) for group in result.groups],
        "hidden": list(result.hidden),
        "findings": [
            {
                "id": finding.reading.id,
                "name": text.readings[finding.reading.id],
                "advice": text.advice[finding.reading.id],
                "mean": finding.mean,
                "band": finding.band.value,
                "respected": finding.reading.is_respected,
                "recommendations": list(finding.reading.seed),
                "sections": list(finding.reading.sections),
                "fields": list(finding.reading.fields),
                "not_included": [section.id for section in absent[finding.reading.id]],
                "activities": list(finding.reading.activities),
            }
            for finding in result.findings
        ],
        "comparison": comparison and _comparison_json(comparison),
    }


def compared(bench: Workbench, number: int) -> Comparison | None:
    """Return a survey beside the one before it, None where it is the first."""
    earlier = [survey.number for survey in bench.diagnostic.surveys() if survey.number < number]
    return bench.diagnostic.compare(earlier[-1], number) if earlier else None


def _group_json(group: GroupResult) -> dict[str, object]:
    return {
        "group": group.group,
        "respondents": group.respondents,
        "factors": {
            entry.factor: {"mean": entry.mean, "band": entry.band and entry.band.value}
            for entry in group.factors
        },
        "items": {entry.item: {"mean": entry.mean, "counts": list(entry.counts)} for entry in group.items},
    }


def _comparison_json(comparison: Comparison) -> dict[str, object]:
    return {
        "with": comparison.first,
        "everybody": comparison.everybody and _changes_json(comparison.everybody),
        "groups": [_changes_json(group) for group in comparison.groups],
    }


def _changes_json(group: GroupComparison) -> dict[str, object]:
    return {
        "group": group.group,
        "factors": {entry.id: entry.change for entry in group.factors},
        "items": {entry.id: entry.change for entry in group.items},
    }


class ResultWords:
    """Tells a survey's results in lines."""

    def __init__(self, bench: Workbench, words: Translator) -> None:
        self._bench = bench
        self._words = words
        self._questionnaire = bench.diagnostic.questionnaire
        self._text = self._questionnaire.text(words.language)

    def tell(self, number: int | None) -> None:
        """Print what a survey says."""
        if number is None:
            click.echo(self._words.tr("There is no survey yet. Take answers in with --import."))
            return
        for line in self._lines(self._bench.diagnostic.result(number)):
            click.echo(line)

    def _lines(self, result: SurveyResult) -> Iterator[str]:
        words = self._words
        people = words.ntr("{count} person", "{count} people", result.respondents)
        state = words.tr("closed") if result.closed else words.tr("open")
        yield f"{result.number}. {result.title} ({result.date}, {people}, {state})"
        if result.everybody is None:
            smallest = self._questionnaire.smallest
            yield words.tr("Results are shown from {count} people on.", count=smallest)
            return
        yield from self._group_lines(words.tr("Everybody"), result.everybody)
        for group in result.groups:
            yield from self._group_lines(group.group, group)
        if result.hidden:
            names = ", ".join(result.hidden)
            yield words.tr("Not shown, so that nobody can be recognised: {groups}.", groups=names)
        yield self._text.bands_note
        for finding, absent in self._bench.diagnostic.advice(result):
            yield from self._finding_lines(finding, [section.id for section in absent])
        comparison = compared(self._bench, result.number)
        if comparison is not None:
            yield from self._comparison_lines(comparison)

    def _group_lines(self, name: str, group: GroupResult) -> Iterator[str]:
        people = self._words.ntr("{count} person", "{count} people", group.respondents)
        yield f"{name} ({people})"
        for entry in group.factors:
            if entry.mean is None or entry.band is None:
                reads = self._words.tr("no answers")
            else:
                reads = f"{self._number(entry.mean)}, {self._text.bands[entry.band].lower()}"
            yield "  " + self._pair(f"{entry.factor} {self._text.factors[entry.factor]}", reads)

    def _finding_lines(self, finding: Finding, absent: list[str]) -> Iterator[str]:
        reading = finding.reading
        yield f"{self._text.readings[reading.id]} ({self._number(finding.mean)})"
        yield f"  {self._text.advice[reading.id]}"
        for id_ in reading.seed:
            yield f"  {id_} {self._text.seed[id_]}"
        if reading.sections:
            yield "  " + self._pair(self._words.tr("Sections"), ", ".join(reading.sections))
        for field in reading.fields:
            label = self._bench.diagnostic.question(field, self._words.language)
            yield "  " + self._pair(f"  {field}", label)
        if absent:
            yield "  " + self._pair(self._words.tr("Not yet in the charter"), ", ".join(absent))
        if reading.activities:
            named = ", ".join(f"{id_} {self._text.activities[id_]}" for id_ in reading.activities)
            yield "  " + self._pair(self._words.tr("Activities"), named)

    def _comparison_lines(self, comparison: Comparison) -> Iterator[str]:
        titles = {survey.number: survey.title for survey in self._bench.diagnostic.surveys()}
        if comparison.everybody is None:
            return
        yield self._words.tr("Since “{title}”:", title=titles[comparison.first])
        named: Mapping[str, GroupComparison] = {
            self._words.tr("Everybody"): comparison.everybody,
            **{group.group: group for group in comparison.groups},
        }
        for name, group in named.items():
            changes = [
                f"{entry.id} {self._number(entry.change, signed=True)}"
                for entry in group.factors
                if entry.change is not None
            ]
            yield "  " + self._pair(name, ", ".join(changes) or self._words.tr("no answers"))

    def _pair(self, title: str, reason: str) -> str:
        return self._words.tr("{title}: {reason}", title=title, reason=reason)

    def _number(self, value: float, *, signed: bool = False) -> str:
        from babel.numbers import format_decimal

        value = round(value, 2) + 0.0
        pattern = "+0.00;-0.00" if signed and value else "0.00"
        return str(format_decimal(value, format=pattern, locale=self._words.language))
