"""What a survey's sums say: means, bands, readings, which groups may be shown, and two surveys compared."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from charta.domain.diagnostic import (
    Diagnostic,
    FactorResult,
    Finding,
    GroupResult,
    Item,
    ItemResult,
    Reading,
    Rule,
    SurveyResult,
)
from charta.domain.records import Survey, Tally
from charta.domain.sums import POINTS, WIDTH, Sums, total

NO_GROUP = ""


@dataclass(frozen=True)
class Difference:
    """A factor's or item's mean before and after; `change` is None where either has no mean."""

    id: str
    before: float | None
    after: float | None

    @property
    def change(self) -> float | None:
        """By how much the mean has risen."""
        return None if self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True)
class GroupComparison:
    """A group (empty: everybody) in two surveys."""

    group: str
    factors: tuple[Difference, ...]
    items: tuple[Difference, ...]


@dataclass(frozen=True)
class Comparison:
    """Two surveys side by side, by their numbers: everybody and each group, where both of them show it."""

    first: int
    second: int
    everybody: GroupComparison | None
    groups: tuple[GroupComparison, ...]


# -- means ------------------------------------------------------------------------------------------------


def item_mean(item: Item, counts: Sequence[int]) -> float | None:
    """Return an item's mean, 1 to 5, None where nobody scored it.

    'Do not know' scores 1 where not knowing is what the item asks about, and is left out elsewhere.
    """
    scored = list(counts[:POINTS])
    if item.unknown_counts:
        scored[0] += counts[POINTS]
    people = sum(scored)
    return sum(point * count for point, count in enumerate(scored, 1)) / people if people else None


def group_result(diagnostic: Diagnostic, group: str, sums: Sums) -> GroupResult:
    """Return the results of a group from its sums; whether they may be shown is judged elsewhere."""
    items = tuple(_item_result(item, sums) for item in diagnostic.items)
    means = {result.item: result.mean for result in items}
    return GroupResult(
        group=group,
        respondents=sums.respondents,
        factors=tuple(_factor_result(diagnostic, factor, means) for factor in diagnostic.factors),
        items=items,
    )


def _item_result(item: Item, sums: Sums) -> ItemResult:
    counts = sums.counts.get(item.id, (0,) * WIDTH)
    return ItemResult(item.id, item_mean(item, counts), tuple(counts))


def _factor_result(diagnostic: Diagnostic, factor: str, means: Mapping[str, float | None]) -> FactorResult:
    mean = _mean(means[item.id] for item in diagnostic.items if item.factor == factor)
    return FactorResult(factor, mean, None if mean is None else diagnostic.band(mean))


def _mean(means: Iterable[float | None]) -> float | None:
    known = [mean for mean in means if mean is not None]
    return fmean(known) if known else None


# -- readings ---------------------------------------------------------------------------------------------


def findings(diagnostic: Diagnostic, result: GroupResult) -> tuple[Finding, ...]:
    """Return the readings that apply, in their order."""
    means = {entry.item: entry.mean for entry in result.items}
    found = []
    for reading in diagnostic.readings:
        mean = _mean(means[item] for item in reading.items)
        if mean is not None and _applies(diagnostic, reading, means):
            found.append(Finding(reading, mean, diagnostic.band(mean)))
    return tuple(found)


def _applies(diagnostic: Diagnostic, reading: Reading, means: Mapping[str, float | None]) -> bool:
    if reading.rule is Rule.LOW:
        mean = _mean(means[item] for item in reading.items)
        return mean is not None and mean < diagnostic.sound_from
    factors = dict.fromkeys(item.factor for item in diagnostic.items if item.id in reading.items)
    each = [
        _mean(
            means[item.id] for item in diagnostic.items if item.factor == factor and item.id in reading.items
        )
        for factor in factors
    ]
    return all(mean is not None and mean >= diagnostic.sound_from for mean in each)


# -- who may be shown -------------------------------------------------------------------------------------


def shown_groups(people: Mapping[str, int], smallest: int) -> tuple[str, ...]:
    """Return the groups that may be shown beside everybody, in their order.

    `people` counts all groups, and those of no group under `NO_GROUP`, who are no group to show. Whoever is
    not shown follows by subtracting the shown groups from everybody; so those together are nobody at all or
    at least `smallest` people, for which the smallest shown groups are hidden too where need be.
    """
    if sum(people.values()) < smallest:
        return ()
    shown = [group for group, count in people.items() if group != NO_GROUP and count >= smallest]
    for group in sorted(shown, key=lambda name: (people[name], name)):
        rest = sum(count for name, count in people.items() if name not in shown)
        if rest == 0 or rest >= smallest:
            break
        shown.remove(group)
    return tuple(shown)


def survey_result(diagnostic: Diagnostic, survey: Survey, tallies: Sequence[Tally]) -> SurveyResult:
    """Return what a survey's sums say, as far as it may be shown."""
    sums = {tally.group: Sums(tally.respondents, tally.counts) for tally in tallies if tally.respondents}
    everybody = group_result(diagnostic, NO_GROUP, total(sums.values()))
    is_shown = everybody.respondents >= diagnostic.smallest
    shown = shown_groups({group: entry.respondents for group, entry in sums.items()}, diagnostic.smallest)
    return SurveyResult(
        number=survey.number,
        title=survey.title,
        date=survey.date,
        closed=survey.closed,
        respondents=everybody.respondents,
        everybody=everybody if is_shown else None,
        groups=tuple(group_result(diagnostic, group, sums[group]) for group in sorted(shown)),
        hidden=tuple(sorted(group for group in sums if group != NO_GROUP and group not in shown)),
        findings=findings(diagnostic, everybody) if is_shown else (),
    )


# -- two surveys ------------------------------------------------------------------------------------------


def compare(first: SurveyResult, second: SurveyResult) -> Comparison:
    """Return how the second survey differs from the first, where both are shown."""
    before = {group.group: group for group in first.groups}
    everybody = None
    if first.everybody and second.everybody:
        everybody = _compared(first.everybody, second.everybody)
    return Comparison(
        first=first.number,
        second=second.number,
        everybody=everybody,
        groups=tuple(
            _compared(before[group.group], group) for group in second.groups if group.group in before
        ),
    )


def _compared(before: GroupResult, after: GroupResult) -> GroupComparison:
    factors = {entry.factor: entry.mean for entry in before.factors}
    items = {entry.item: entry.mean for entry in before.items}
    return GroupComparison(
        group=after.group,
        factors=tuple(
            Difference(entry.factor, factors.get(entry.factor), entry.mean) for entry in after.factors
        ),
        items=tuple(Difference(entry.item, items.get(entry.item), entry.mean) for entry in after.items),
    )
