"""Where somebody stands follows from their facts, the versions and the day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charta.domain.jurisdictions import months_later
from charta.domain.people import Person, Presence
from charta.domain.register import (
    DUE,
    Fact,
    FactKind,
    Occasion,
    SignatureState,
    Standing,
    Terms,
    counting,
    covers,
    standing,
)

EFFECTIVE = date(2027, 1, 15)
TERMS = Terms("1.0", EFFECTIVE, "f" * 64)
ADA = Person(1, "101", "Ada Byron", hired="2020-03-01")
TODAY = date(2027, 2, 1)


def fact(number: int, kind: FactKind = FactKind.SIGNED, version: str = "1.0", on: str = "2027-01-20") -> Fact:
    return Fact(number, 1, kind, version, "f" * 64, Occasion.NEW_VERSION, "en", on)


def void(number: int, of: int) -> Fact:
    return replace(fact(number, FactKind.VOIDED), voids=of)


def state(*facts: Fact, terms: Terms = TERMS, today: date = TODAY, person: Person = ADA) -> Standing:
    return standing(person, facts, terms, today)


def test_nobody_has_signed_before_a_version_is_published() -> None:
    found = state(terms=Terms())
    assert (found.state, found.due) == (SignatureState.TO_GIVE, None)


def test_whoever_was_there_before_signs_a_new_version_within_thirty_days() -> None:
    found = state()
    assert (found.state, found.occasion) == (SignatureState.TO_GIVE, Occasion.NEW_VERSION)
    assert found.due == date(2027, 2, 14)


def test_a_newcomer_signs_on_joining_within_thirty_days_of_the_first_day() -> None:
    found = state(person=replace(ADA, hired="2027-01-25"))
    assert (found.occasion, found.due) == (Occasion.ONBOARDING, date(2027, 2, 24))


def test_without_a_hiring_day_the_day_of_the_list_counts() -> None:
    found = state(person=replace(ADA, hired="", since="2027-01-31"))
    assert found.occasion is Occasion.ONBOARDING


@pytest.mark.parametrize(
    ("since", "due"), [("2027-01-10", "2027-02-14"), ("2027-09-01", "2027-10-01"), ("", "2027-02-14")]
)
def test_whoever_was_away_has_thirty_days_once_they_are_back(since: str, due: str) -> None:
    found = state(person=replace(ADA, since=since), today=date(2027, 9, 2))
    assert (found.occasion, found.due) == (Occasion.NEW_VERSION, date.fromisoformat(due))
    again = state(fact(1, version="0.9"), person=replace(ADA, since=since), today=date(2027, 9, 2))
    assert (again.state, again.due) == (SignatureState.OUTDATED, date.fromisoformat(due))


def test_a_form_that_was_handed_out_is_told() -> None:
    assert state(fact(1, FactKind.GIVEN)).state is SignatureState.GIVEN


def test_a_signature_lasts_a_year() -> None:
    signed = fact(1, on="2027-01-20")
    assert state(signed, today=date(2028, 1, 19)).state is SignatureState.SIGNED
    found = state(signed, today=date(2028, 1, 20))
    assert (found.state, found.occasion, found.due) == (
        SignatureState.DUE_AGAIN,
        Occasion.ANNUAL,
        date(2028, 1, 20),
    )


def test_where_the_charter_wants_no_yearly_renewal_a_signature_lasts() -> None:
    found = state(fact(1), terms=replace(TERMS, months=0), today=date(2040, 1, 1))
    assert (found.state, found.due) == (SignatureState.SIGNED, None)


def test_a_minor_version_asks_nobody_again() -> None:
    later = Terms("1.4", date(2027, 6, 1), "a" * 64)
    assert state(fact(1), terms=later, today=date(2027, 6, 2)).state is SignatureState.SIGNED


def test_a_material_version_makes_a_signature_outdated_and_keeps_it() -> None:
    later = Terms("2.0", date(2027, 6, 1), "a" * 64)
    found = state(fact(1), terms=later, today=date(2027, 6, 2))
    assert (found.state, found.occasion) == (SignatureState.OUTDATED, Occasion.NEW_VERSION)
    assert found.due == date(2027, 7, 1)
    assert found.signed == fact(1)


def test_a_signature_for_the_version_that_counts_goes_before_a_later_one_for_an_older_version() -> None:
    later = Terms("2.0", date(2027, 6, 1), "a" * 64)
    new, late = fact(1, version="2.0", on="2027-06-02"), fact(2, version="1.0", on="2027-06-10")
    assert state(new, late, terms=later, today=date(2027, 6, 11)).state is SignatureState.SIGNED


def test_a_form_given_before_the_signature_is_none_that_waits() -> None:
    found = state(fact(1, FactKind.GIVEN), fact(2), today=date(2028, 3, 1))
    assert (found.state, found.given) == (SignatureState.DUE_AGAIN, None)
    again = state(fact(1, FactKind.GIVEN), fact(2), fact(3, FactKind.GIVEN), today=date(2028, 3, 1))
    assert again.state is SignatureState.GIVEN


def test_a_refusal_stands_until_somebody_signs() -> None:
    refused = fact(1, FactKind.REFUSED)
    assert state(refused).state is SignatureState.REFUSED
    assert state(refused, fact(2)).state is SignatureState.SIGNED


def test_a_refusal_is_asked_about_again_with_the_next_material_version() -> None:
    later = Terms("2.0", date(2027, 6, 1), "a" * 64)
    assert state(fact(1, FactKind.REFUSED), terms=later).state is SignatureState.TO_GIVE


def test_whoever_refused_is_asked_again_after_a_year() -> None:
    assert state(fact(1, FactKind.REFUSED), today=date(2028, 1, 20)).state is SignatureState.TO_GIVE


@pytest.mark.parametrize(
    ("presence", "expected"),
    [(Presence.ON_LEAVE, SignatureState.ON_LEAVE), (Presence.LEFT, SignatureState.LEFT)],
)
def test_nothing_is_due_of_those_who_are_away(presence: Presence, expected: SignatureState) -> None:
    found = state(person=replace(ADA, presence=presence))
    assert (found.state, found.due) == (expected, None)


def test_a_correction_takes_a_signature_back_and_leaves_both_entries() -> None:
    facts = [fact(1), void(2, of=1)]
    assert state(*facts).state is SignatureState.TO_GIVE
    assert counting(facts) == []


def test_after_a_correction_the_signature_before_counts_again() -> None:
    first, wrong = fact(1, on="2027-01-16"), fact(2, on="2027-01-31")
    assert state(first, wrong, void(3, of=2)).signed == first


@pytest.mark.parametrize(("signed", "version", "good"), [("1.0", "1.9", True), ("1.9", "2.0", False)])
def test_a_signature_covers_versions_of_the_same_first_number(signed: str, version: str, good: bool) -> None:
    assert covers(signed, version) is good


kinds = st.sampled_from((FactKind.GIVEN, FactKind.SIGNED, FactKind.REFUSED))
days = st.dates(date(2026, 1, 1), date(2030, 1, 1)).map(date.isoformat)
versions = st.sampled_from(("1.0", "1.1", "2.0"))
events = st.lists(st.tuples(kinds, versions, days, st.booleans()), max_size=12)


def numbered(drawn: list[tuple[FactKind, str, str, bool]]) -> list[Fact]:
    """Return facts, each followed by its correction where the flag says so."""
    facts: list[Fact] = []
    for kind, version, on, is_wrong in drawn:
        facts.append(fact(len(facts) + 1, kind, version, on))
        if is_wrong:
            facts.append(void(len(facts) + 1, of=len(facts)))
    return facts


@given(events, versions, st.dates(date(2026, 1, 1), date(2031, 1, 1)))
def test_whatever_happened_somebody_stands_somewhere_and_the_day_fits(
    drawn: list[tuple[FactKind, str, str, bool]], version: str, today: date
) -> None:
    facts, terms = numbered(drawn), Terms(version, EFFECTIVE, "f" * 64)
    found = state(*facts, terms=terms, today=today)
    assert (found.due is None) == (found.state is SignatureState.REFUSED)
    if found.state is SignatureState.SIGNED:
        assert found.signed is not None
        assert covers(found.signed.version, version)
        assert today < months_later(date.fromisoformat(found.signed.on), 12)
    if found.state not in DUE and found.state is not SignatureState.REFUSED:
        assert found.state is SignatureState.SIGNED


@given(events, versions)
def test_what_was_corrected_is_as_if_it_had_never_been_entered(
    drawn: list[tuple[FactKind, str, str, bool]], version: str
) -> None:
    terms = Terms(version, EFFECTIVE, "f" * 64)
    kept = [entry for entry in drawn if not entry[3]]
    whole, without = (state(*numbered(entries), terms=terms) for entries in (drawn, kept))
    assert (whole.state, whole.occasion, whole.due) == (without.state, without.occasion, without.due)


@given(st.dates(date(2026, 1, 1), date(2031, 1, 1)), versions)
def test_a_signature_today_for_the_version_that_counts_settles_whatever_was_before(
    today: date, version: str
) -> None:
    old = [fact(1, FactKind.REFUSED), fact(2, version="1.0", on="2026-01-02"), fact(3, FactKind.GIVEN)]
    signed = fact(4, version=version, on=today.isoformat())
    found = state(*old, signed, terms=Terms(version, EFFECTIVE, "f" * 64), today=today)
    assert found.state is SignatureState.SIGNED
    assert found.due is not None
    assert found.due - today >= timedelta(days=365)
