"""What sums say, and that nobody's answers can be worked out from what is shown."""

from collections.abc import Mapping
from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charta.bootstrap import Charta
from charta.domain.diagnostic import Band, Diagnostic
from charta.domain.records import Survey, Tally
from charta.domain.sums import Sums
from charta.domain.survey import compare, findings, group_result, item_mean, shown_groups, survey_result

SMALLEST = 8
SURVEY = Survey(1, "Spring", "2026-11-24", closed=False)
COUNTS = st.tuples(*[st.integers(0, 40)] * 6)
PEOPLE = st.dictionaries(st.sampled_from(["", "A", "B", "C", "D", "E"]), st.integers(1, 30))


@pytest.fixture(scope="module")
def diagnostic() -> Diagnostic:
    return Charta().diagnostic


def answering(diagnostic: Diagnostic, people: int, scores: Mapping[str, int], usual: int = 4) -> Sums:
    """Return the sums of people who all give these scores, and the usual one to everything else."""
    return Sums.of([{item: scores.get(item, usual) for item in diagnostic.item_ids}] * people)


def tally(group: str, sums: Sums) -> Tally:
    return Tally(1, group, sums.respondents, sums.counts)


# -- means ------------------------------------------------------------------------------------------------


def test_not_knowing_scores_one_where_knowing_is_asked_and_is_left_out_elsewhere(
    diagnostic: Diagnostic,
) -> None:
    by_id = {item.id: item for item in diagnostic.items}
    counts = (0, 0, 0, 0, 3, 1)
    assert item_mean(by_id["F1.1"], counts) == 4
    assert item_mean(by_id["F2.4"], counts) == 4
    for item in ("F3.1", "F4.1", "E.3"):
        assert item_mean(by_id[item], counts) == 5
    assert item_mean(by_id["E.3"], (0, 0, 0, 0, 0, 9)) is None
    assert item_mean(by_id["F1.1"], (0, 0, 0, 0, 0, 9)) == 1


@given(COUNTS)
def test_a_mean_lies_on_the_scale_and_between_the_scores_given(counts: tuple[int, ...]) -> None:
    for item in Charta().diagnostic.items[::9]:
        scores = [point for point, count in enumerate(counts[:5], 1) for _ in range(count)]
        scores += [1] * counts[5] if item.unknown_counts else []
        mean = item_mean(item, counts)
        if not scores:
            assert mean is None
        else:
            assert mean == pytest.approx(sum(scores) / len(scores))


def test_a_factor_is_the_mean_of_its_items_means_whoever_answered_how_many(diagnostic: Diagnostic) -> None:
    sums = Sums.of([{"E.1": 1}, *[{"E.2": 5}] * 9])
    factors = {entry.factor: entry for entry in group_result(diagnostic, "", sums).factors}
    assert factors["E"].mean == 3
    assert factors["E"].band is Band.FRAGILE
    assert (factors["F3"].mean, factors["F3"].band) == (None, None)


@pytest.mark.parametrize(
    ("mean", "band"),
    [(1, Band.LOW), (2.49, Band.LOW), (2.5, Band.FRAGILE), (3.49, Band.FRAGILE), (3.5, Band.SOUND)],
)
def test_the_bands_begin_at_their_limits(diagnostic: Diagnostic, mean: float, band: Band) -> None:
    assert diagnostic.band(mean) is band


# -- readings ---------------------------------------------------------------------------------------------


def found(diagnostic: Diagnostic, scores: Mapping[str, int], usual: int = 4) -> list[str]:
    result = group_result(diagnostic, "", answering(diagnostic, 10, scores, usual))
    return [finding.reading.id for finding in findings(diagnostic, result)]


def test_low_items_give_their_reading_and_sound_ones_the_ready_pool(diagnostic: Diagnostic) -> None:
    assert found(diagnostic, {}) == ["ready"]
    assert found(diagnostic, {}, usual=3) == [
        "unaware",
        "unclear",
        "unease",
        "pressure",
        "preference",
        "content",
        "recognition",
    ]
    assert found(diagnostic, {"F4.1": 2, "F4.2": 2}) == ["pressure", "ready"]
    assert found(diagnostic, {"E.3": 2}) == ["recognition", "ready"]
    assert found(diagnostic, {f"F2.{n}": 3 for n in range(1, 5)}) == ["unclear"]


def test_a_wish_to_keep_work_and_private_life_apart_leads_to_nothing(diagnostic: Diagnostic) -> None:
    assert found(diagnostic, {"F4.3": 1}) == ["preference"]
    (reading,) = [entry for entry in diagnostic.readings if entry.id == "preference"]
    assert reading.is_respected
    acting = [entry for entry in diagnostic.readings if "F4.3" in entry.items and not entry.is_respected]
    assert [entry.id for entry in acting] == ["ready"]


# -- who may be shown -------------------------------------------------------------------------------------


@given(PEOPLE)
def test_nothing_that_is_shown_or_follows_from_it_is_about_too_few(people: dict[str, int]) -> None:
    shown = shown_groups(people, SMALLEST)
    everybody = sum(people.values())
    if everybody < SMALLEST:
        assert shown == ()
        return
    assert "" not in shown
    assert all(people[group] >= SMALLEST for group in shown)
    every_choice = chain.from_iterable(combinations(shown, size) for size in range(len(shown) + 1))
    for taken_away in every_choice:
        left = everybody - sum(people[group] for group in taken_away)
        assert left == 0 or left >= SMALLEST


@given(PEOPLE)
def test_no_group_is_hidden_without_need(people: dict[str, int]) -> None:
    shown = shown_groups(people, SMALLEST)
    everybody = sum(people.values())
    large = [group for group, count in people.items() if group and count >= SMALLEST]
    hidden = [group for group in large if group not in shown]
    small = everybody - sum(people[group] for group in large)
    if small == 0 or small >= SMALLEST:
        assert not hidden or everybody < SMALLEST
    elif everybody >= SMALLEST and large:
        assert len(hidden) == 1
        assert people[hidden[0]] == min(people[group] for group in large)


def test_a_small_group_takes_the_smallest_shown_one_with_it(diagnostic: Diagnostic) -> None:
    tallies = [
        tally(name, answering(diagnostic, count, {})) for name, count in (("A", 20), ("B", 9), ("C", 3))
    ]
    result = survey_result(diagnostic, SURVEY, tallies)
    assert [group.group for group in result.groups] == ["A"]
    assert result.hidden == ("B", "C")
    assert result.everybody is not None
    assert result.everybody.respondents == result.respondents == 32


def test_those_of_no_group_do_not_follow_either(diagnostic: Diagnostic) -> None:
    tallies = [tally("A", answering(diagnostic, 20, {})), tally("", answering(diagnostic, 2, {}))]
    result = survey_result(diagnostic, SURVEY, tallies)
    assert result.groups == ()
    assert result.hidden == ("A",)


def test_too_few_people_show_nothing_at_all(diagnostic: Diagnostic) -> None:
    result = survey_result(diagnostic, SURVEY, [tally("A", answering(diagnostic, 7, {}, usual=1))])
    assert (result.everybody, result.groups, result.findings) == (None, (), ())
    assert result.respondents == 7


# -- two surveys ------------------------------------------------------------------------------------------


def test_two_surveys_are_compared_only_where_both_are_shown(diagnostic: Diagnostic) -> None:
    first = survey_result(
        diagnostic,
        SURVEY,
        [tally("A", answering(diagnostic, 9, {}, usual=2)), tally("B", answering(diagnostic, 8, {}))],
    )
    second = survey_result(
        diagnostic,
        Survey(2, "Autumn", "2027-05-24", closed=False),
        [tally("A", answering(diagnostic, 8, {"E.3": 5}, usual=3)), tally("C", answering(diagnostic, 8, {}))],
    )
    comparison = compare(first, second)
    assert [group.group for group in comparison.groups] == ["A"]
    items = {entry.id: entry for entry in comparison.groups[0].items}
    assert items["E.3"].change == 3
    assert items["F1.1"].change == 1
    assert comparison.everybody is not None
    factors = {entry.id: entry.change for entry in comparison.everybody.factors}
    assert factors["F1"] == pytest.approx(3.5 - (9 * 2 + 8 * 4) / 17)
    nobody = survey_result(diagnostic, SURVEY, [])
    assert compare(nobody, second).everybody is None
