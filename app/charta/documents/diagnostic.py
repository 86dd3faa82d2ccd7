"""The ambassador diagnostic: what a survey says, and the sheet on which it is answered."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from babel.numbers import format_decimal

from charta.documents.blocks import Chart, Document
from charta.documents.charts import LOWEST, Bar, Caption, Zone, bars
from charta.documents.composing import Composer, Content
from charta.domain.diagnostic import (
    Band,
    Diagnostic,
    DiagnosticText,
    FactorResult,
    Finding,
    GroupResult,
    SurveyResult,
)
from charta.domain.printed import PrintedDiagnostic, PrintedQuestionnaire
from charta.i18n import long_date

_CHART_MM: Final = 165.0
_LONGEST_SERIES: Final = 40  # letters of a survey's title in the legend
_ABSENT: Final = "–"
_GROUPS_SIDE_BY_SIDE: Final = 4
_NAME_SHARE: Final = 40


@dataclass(frozen=True)
class StatementRow:
    """A statement with its mean and counts in words."""

    text: str
    mean: str
    counts: tuple[int, ...]


@dataclass(frozen=True)
class FactorTable:
    """A factor's statements."""

    name: str
    mean: str
    rows: tuple[StatementRow, ...]


@dataclass(frozen=True)
class GroupTable:
    """Some groups side by side: how many answered, and their means by factor in words."""

    names: tuple[str, ...]
    respondents: tuple[int, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    widths: tuple[int, ...]


@dataclass(frozen=True)
class FindingText:
    """What a finding means, and what answers it; nothing may answer a preference."""

    name: str
    mean: str
    band: str
    advice: str
    recommendations: tuple[str, ...]
    sections: tuple[str, ...]
    questions: tuple[str, ...]
    activities: tuple[str, ...]
    is_respected: bool


@dataclass(frozen=True)
class SheetRow:
    """A statement to be answered, and what its boxes are called."""

    number: int
    text: str
    name: str


def compose_diagnostic(composer: Composer, content: PrintedDiagnostic) -> Document:
    """Return what a survey says; where too few have answered, that and nothing else."""
    words = _Words(content)
    everybody = content.result.everybody
    return composer.compose(
        "diagnostic",
        Content(
            charter=content.charter,
            variables={
                "text": words.text,
                "survey": content.result,
                "day": date.fromisoformat(content.result.date),
                "smallest": content.questionnaire.smallest,
                "limits": tuple(map(words.number, _limits(content.questionnaire))),
                "shown": everybody is not None,
                "earlier": content.earlier,
                "groups": tuple(group.group for group in content.result.groups),
                "group_tables": tuple(words.group_tables(content.result.groups)),
                "tables": tuple(words.tables(everybody)) if everybody else (),
                "findings": tuple(words.finding(finding) for finding in content.result.findings),
            },
            inserts={"chart": (words.chart(everybody),) if everybody else ()},
        ),
    )


def compose_diagnostic_sheet(composer: Composer, content: PrintedQuestionnaire) -> Document:
    """Return the questionnaire on paper, without a place for a name."""
    text = content.questionnaire.text(content.charter.language)
    rows = tuple(
        SheetRow(number, text.items[item.id], item.id.lower().replace(".", "_"))
        for number, item in enumerate(content.questionnaire.items, start=1)
    )
    return composer.compose(
        "diagnostic_sheet",
        Content(charter=content.charter, variables={"text": text, "rows": rows}, layout="form"),
    )


def _limits(questionnaire: Diagnostic) -> tuple[float, float]:
    return questionnaire.fragile_from, questionnaire.sound_from


class _Words:
    """Puts results into words of the document's language."""

    def __init__(self, content: PrintedDiagnostic) -> None:
        self._content = content
        self._questionnaire = content.questionnaire
        self._language = content.charter.language
        self.text: DiagnosticText = content.questionnaire.text(self._language)

    def number(self, value: float, digits: int = 1) -> str:
        return format_decimal(value, f"0.{'0' * digits}", locale=f"{self._language}_CA")

    def mean(self, value: float | None) -> str:
        """Return a mean with one digit, or with two where rounding would put it into another band."""
        if value is None:
            return _ABSENT
        crosses = self._questionnaire.band(round(value, 1)) is not self._questionnaire.band(value)
        return self.number(value, 2 if crosses else 1)

    def _read(self, result: FactorResult) -> str:
        return f"{self.mean(result.mean)} · {self.text.bands[result.band]}" if result.band else _ABSENT

    def chart(self, everybody: GroupResult) -> Chart:
        earlier = self._content.earlier.everybody if self._content.earlier else None
        before = {result.factor: result.mean for result in earlier.factors} if earlier else {}
        lines = tuple(
            Bar(
                self.text.factors[result.factor],
                result.mean,
                self._read(result),
                before.get(result.factor),
                self.mean(before.get(result.factor)) if earlier else "",
            )
            for result in everybody.factors
        )
        described = "; ".join(_described(line, self._titles()[1]) for line in lines)
        drawn = bars(
            lines,
            tuple(self._zones()),
            Caption(self.text.title, described),
            series=self._titles() if earlier else None,
        )
        return Chart(drawn, described, _CHART_MM)

    def _titles(self) -> tuple[str, str]:
        """Return what the two surveys are called; by their days where their titles are the same."""
        result, earlier = self._content.result, self._content.earlier
        if earlier is None:
            return result.title, ""
        if result.title.casefold() == earlier.title.casefold():
            return self._day(result), self._day(earlier)
        return _short(result.title), _short(earlier.title)

    def _day(self, result: SurveyResult) -> str:
        return long_date(date.fromisoformat(result.date), self._language)

    def _zones(self) -> Iterable[Zone]:
        bands = self.text.bands
        fragile, sound = _limits(self._questionnaire)
        yield Zone(LOWEST, f"{LOWEST:.0f}", bands[Band.LOW])
        yield Zone(fragile, self.number(fragile), bands[Band.FRAGILE])
        yield Zone(sound, self.number(sound), bands[Band.SOUND])

    def group_tables(self, groups: Sequence[GroupResult]) -> Iterable[GroupTable]:
        for start in range(0, len(groups), _GROUPS_SIDE_BY_SIDE):
            beside = groups[start : start + _GROUPS_SIDE_BY_SIDE]
            means = zip(*(group.factors for group in beside), strict=True)
            share = (100 - _NAME_SHARE) // _GROUPS_SIDE_BY_SIDE
            yield GroupTable(
                names=tuple(group.group for group in beside),
                respondents=tuple(group.respondents for group in beside),
                rows=tuple(
                    (self.text.factors[row[0].factor], tuple(self.mean(entry.mean) for entry in row))
                    for row in means
                ),
                widths=(100 - share * len(beside), *[share] * len(beside)),
            )

    def tables(self, everybody: GroupResult) -> Iterable[FactorTable]:
        results = {result.item: result for result in everybody.items}
        means = {result.factor: self._read(result) for result in everybody.factors}
        for factor in self._questionnaire.factors:
            rows = tuple(
                StatementRow(
                    self.text.items[item.id], self.mean(results[item.id].mean), results[item.id].counts
                )
                for item in self._questionnaire.items
                if item.factor == factor and item.id in results
            )
            yield FactorTable(self.text.factors[factor], means.get(factor, _ABSENT), rows)

    def finding(self, finding: Finding) -> FindingText:
        reading = finding.reading
        return FindingText(
            name=self.text.readings[reading.id],
            mean=self.mean(finding.mean),
            band=self.text.bands[finding.band],
            advice=self.text.advice[reading.id],
            recommendations=_named(reading.seed, self.text.seed),
            sections=_named(reading.sections, self._content.sections),
            questions=_named(reading.fields, self._content.questions),
            activities=_named(reading.activities, self.text.activities),
            is_respected=reading.is_respected,
        )


def _named(ids: Iterable[str], names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(names[id_] for id_ in ids if id_ in names)


def _short(title: str) -> str:
    return title if len(title) <= _LONGEST_SERIES else f"{title[: _LONGEST_SERIES - 1]}…"


def _described(line: Bar, earlier: str) -> str:
    before = f"; {earlier} {line.earlier_shown}" if line.earlier_shown else ""
    return f"{line.label} ({line.shown}{before})"
