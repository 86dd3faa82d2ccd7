"""What a list changes beside the people who are known: nobody is guessed at, and nobody gets lost."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charta.domain.people import Employment, Person, Presence, RosterSheet
from charta.domain.roster import RosterComparison, RosterReading, Severity, compare, read_people
from charta.i18n import translator

DAY = date(2027, 2, 1)
TODAY = "2027-02-01"
ZOE = Person(1, "12", "Zoé Roy", "Roy", "zoe@example.org", "Ventes", "Laval", hired="2020-01-05")
ANA = Person(2, "", "Ana Côté", "Côté", "ana@example.org", "Ventes")
LEO = Person(3, "", "Léo Gagné", "Gagné", "", "Achats")
GONE = Person(
    4, "14", "Sam Bay", "Bay", "sam@example.org", "Ventes", presence=Presence.LEFT, since="2026-01-01"
)
KNOWN = {person.id: person for person in (ZOE, ANA, LEO, GONE)}


def read(fields: str, *rows: tuple[str, ...]) -> RosterReading:
    names = fields.split()
    sheet = RosterSheet("liste.csv", "UTF-8 ;", ("",) * len(names), tuple(enumerate(rows, 2)), {})
    return read_people(sheet, dict(enumerate(names)), ("fr", "en"))


def compared(
    fields: str,
    *rows: tuple[str, ...],
    known: Mapping[int, Person] = KNOWN,
    complete: bool = False,
    chosen: Mapping[int, int] | None = None,
) -> RosterComparison:
    return compare(read(fields, *rows), known, DAY, complete=complete, chosen=chosen or {})


def changes(comparison: RosterComparison) -> list[tuple[int, int, tuple[str, ...]]]:
    return [(change.line, change.before.id, change.fields) for change in comparison.changes]


def told(comparison: RosterComparison) -> list[tuple[int, str]]:
    return [(problem.line, problem.sentence(translator("en"))) for problem in comparison.problems]


def test_a_first_list_joins_everybody_without_saying_that_they_came_today() -> None:
    comparison = compared("number name", ("1", "Zoé"), ("2", "Ana"), known={})
    assert [(draft.line, draft.person) for draft in comparison.joiners] == [
        (2, Person(0, "1", "Zoé")),
        (3, Person(0, "2", "Ana")),
    ]
    assert comparison.counts == {
        "read": 2,
        "joiners": 2,
        "changes": 0,
        "returned": 0,
        "leavers": 0,
        "unchanged": 0,
        "ambiguous": 0,
        "left_out": 0,
    }


def test_whoever_is_new_beside_others_came_today() -> None:
    (draft,) = compared("number name", ("99", "Eva Lind")).joiners
    assert (draft.person.id, draft.person.since) == (0, TODAY)


def test_a_list_that_says_nothing_new_changes_nothing() -> None:
    rows = [
        (one.number, one.name, one.family, one.email, one.department, one.site, one.hired)
        for one in (ZOE, ANA, LEO)
    ]
    comparison = compared("number name family email department site hired", *rows)
    assert comparison.is_empty
    assert comparison.unchanged == 3
    assert comparison.problems == ()


# -- who is meant -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "row", "meant"),
    [
        ("number name job", ("12", "Zoé Roy", "x"), 1),
        ("number name job", ("012", "Zoé Roy-Martin", "x"), 1),
        ("number name job", ("12", "", "x"), 1),
        ("number name email job", ("12", "Ève Martin", "ZOE@example.org", "x"), 1),
        ("name email job", ("Z. Roy", "Zoe@Example.org", "x"), 1),
        ("number name email job", ("77", "Ana Côté", "ana@example.org", "x"), 2),
        ("name department job", ("ana cote", "VENTES", "x"), 2),
        ("name department job", ("Léo Gagné", "Achats", "x"), 3),
        ("number name department job", ("55", "Léo Gagné", "Achats", "x"), 3),
        ("name department email job", ("Ana Côté", "Ventes", "new@example.org", "x"), 2),
        ("name job", ("Léo Gagné", "x"), 3),
    ],
)
def test_a_row_is_about_the_one_of_this_number_else_address_else_name_and_department(
    fields: str, row: tuple[str, ...], meant: int
) -> None:
    comparison = compared(fields, row)
    (change,) = comparison.changes
    assert (change.before.id, change.after.id, change.after.job) == (meant, meant, "x")
    assert not comparison.joiners
    assert not comparison.ambiguous


@pytest.mark.parametrize(
    ("fields", "row"),
    [
        ("number name email", ("99", "Zoé Roy", "other@example.org")),
        ("number name department", ("99", "Zoé Roy", "Ventes")),
        ("number name email", ("99", "Eva Lind", "zoe@example.org")),
        ("name email department", ("Ana Côté", "other@example.org", "Achats")),
        ("name email", ("Ana Côté", "other@example.org")),
    ],
)
def test_another_number_or_address_is_somebody_else(fields: str, row: tuple[str, ...]) -> None:
    comparison = compared(fields, row)
    assert len(comparison.joiners) == 1
    assert not comparison.changes


TWINS = {**KNOWN, 5: replace(LEO, id=5), 6: replace(ANA, id=6, name="Ève Bay")}


@pytest.mark.parametrize(
    ("fields", "row", "candidates", "problem"),
    [
        ("number name", ("12", "Bob Hill"), (1,), "another name"),
        ("number name", ("14", "Bob Hill"), (4,), "another name"),
        ("name email", ("Bob Hill", "zoe@example.org"), (1,), "another name"),
        ("number name email", ("99", "Zoé Roy", "zoe@example.org"), (1,), "another number"),
        ("name department", ("Léo Gagné", "Achats"), (3, 5), "several people"),
        ("name department", ("Zoé Roy", "Achats"), (1,), "another department"),
        ("name email", ("Bob Hill", "ana@example.org"), (2, 6), "several people"),
    ],
)
def test_nobody_is_guessed_at(
    fields: str, row: tuple[str, ...], candidates: tuple[int, ...], problem: str
) -> None:
    comparison = compared(fields, row, known=TWINS)
    (found,) = comparison.ambiguous
    assert (found.line, found.candidates) == (2, candidates)
    assert problem in found.sentence(translator("en"))
    assert comparison.is_empty
    someone = compared(fields, row, known=TWINS, chosen={2: candidates[0]})
    assert not someone.ambiguous
    assert [change.before.id for change in (*someone.changes, *someone.returned)] == (
        [] if someone.unchanged else [candidates[0]]
    )
    (joiner,) = compared(fields, row, known=TWINS, chosen={2: 0}).joiners
    assert joiner.person.name == row[fields.split().index("name")]
    assert compared(fields, row, known=TWINS, chosen={2: 999}).ambiguous == comparison.ambiguous


def test_of_people_of_one_address_the_name_tells() -> None:
    (change,) = compared("name email job", ("Ève Bay", "ana@example.org", "x"), known=TWINS).changes
    assert change.before.id == 6


def test_of_two_of_one_number_the_one_who_has_not_left_is_meant() -> None:
    known = {**KNOWN, 5: Person(5, "14", "Eva Bay")}
    (change,) = compared("number name job", ("14", "Eva Bay", "x"), known=known).changes
    assert change.before.id == 5


def test_two_rows_about_one_person_are_both_left_out() -> None:
    comparison = compared(
        "number name email job", ("12", "Zoé Roy", "", "a"), ("", "Zoé", "zoe@example.org", "b")
    )
    assert comparison.is_empty
    assert told(comparison) == [
        (2, "line 3 is about the same person, “Zoé Roy”"),
        (3, "line 2 is about the same person, “Zoé Roy”"),
    ]


def test_a_row_without_name_about_nobody_known_is_left_out() -> None:
    comparison = compared("number name", ("99", ""))
    assert not comparison.joiners
    assert told(comparison) == [(2, "there is no name")]


# -- what changes -----------------------------------------------------------------------------------------


def test_a_column_that_is_missing_leaves_what_is_known_and_an_empty_cell_empties() -> None:
    (change,) = compared("name email department site", ("Zoé Roy", "zoe@example.org", "Achats", "")).changes
    assert change.fields == ("department", "site")
    assert change.after == replace(ZOE, department="Achats", site="")


def test_no_empty_cell_takes_away_a_name_or_a_number() -> None:
    (change,) = compared("number name email department", ("12", "", "", "Achats")).changes
    assert change.fields == ("email", "department")
    assert change.after == replace(ZOE, email="", department="Achats")
    comparison = compared("number name email", ("", "Zoé Roy", "zoe@example.org"))
    assert comparison.is_empty


def test_a_value_that_cannot_be_read_leaves_what_is_known() -> None:
    known = {1: replace(ZOE, status=Employment.INTERN, language="en")}
    comparison = compared(
        "number name email language status hired leave",
        ("12", "Zoé Roy", "none", "klingon", "?", "soon", "perhaps"),
        known=known,
    )
    assert comparison.is_empty
    assert comparison.unchanged == 1
    assert [problem.severity for problem in comparison.problems] == [Severity.VALUE] * 5


def test_zeros_that_a_spreadsheet_dropped_are_no_change() -> None:
    assert compared("number name", ("012", "Zoé Roy")).unchanged == 1
    assert compared(
        "number name", ("14", "Sam Bay"), known={4: replace(GONE, number="0014", presence=Presence.PRESENT)}
    ).is_empty


def test_a_new_name_takes_its_family_name_along() -> None:
    (change,) = compared("number name", ("12", "Zoé Martin")).changes
    assert (change.after.name, change.after.family) == ("Zoé Martin", "")
    (change,) = compared("number name", ("12", "Martin, Zoé")).changes
    assert (change.after.name, change.after.family) == ("Zoé Martin", "Martin")
    assert compared("number name", ("12", "Zoé Roy")).is_empty


@pytest.mark.parametrize(("cell", "presence"), [("oui", Presence.ON_LEAVE), ("Terminé", Presence.LEFT)])
def test_whoever_goes_away_does_so_on_the_day(cell: str, presence: Presence) -> None:
    comparison = compared("number name leave", ("12", "Zoé Roy", cell))
    (change,) = (*comparison.changes, *comparison.leavers)
    assert (change.after.presence, change.after.since) == (presence, TODAY)
    assert bool(comparison.leavers) is (presence is Presence.LEFT)
    assert change.line == 2


def test_without_a_word_on_presence_leave_goes_on() -> None:
    known = {1: replace(ZOE, presence=Presence.ON_LEAVE, since="2026-05-01")}
    assert compared("number name", ("12", "Zoé Roy"), known=known).unchanged == 1
    (change,) = compared("number name leave", ("12", "Zoé Roy", ""), known=known).changes
    assert (change.after.presence, change.after.since) == (Presence.PRESENT, TODAY)


def test_whoever_left_and_is_there_again_has_returned_with_their_id() -> None:
    comparison = compared("number name department", ("14", "Sam Bay", "Achats"))
    (change,) = comparison.returned
    assert change.after == replace(GONE, department="Achats", presence=Presence.PRESENT, since=TODAY)
    assert not comparison.changes
    assert compared("number name status", ("14", "Sam Bay", "Terminé")).unchanged == 1
    assert told(compared("number name status", ("99", "Eva", "Terminé"))) == [
        (2, "the list says that they have left, and they are not known")
    ]


# -- who is gone ------------------------------------------------------------------------------------------


def test_only_a_complete_list_says_who_has_left() -> None:
    assert not compared("number name", ("12", "Zoé Roy")).leavers
    comparison = compared("number name", ("12", "Zoé Roy"), complete=True)
    assert [(change.line, change.before.id) for change in comparison.leavers] == [(0, 2), (0, 3)]
    assert {(change.after.presence, change.after.since) for change in comparison.leavers} == {
        (Presence.LEFT, TODAY)
    }


@pytest.mark.parametrize(
    ("fields", "rows"),
    [
        ("number name", [("12", "a"), ("12", "b")]),
        ("number name", [("12", "x" * 301)]),
        ("number name job", [("12", "Zoé Roy", "x" * 301)]),
        ("number name", [("12", "Bob Hill")]),
        ("name email", [("x" * 301, "Zoe@example.org")]),
        ("name email", [("Zoé Roy", ""), ("Zoé Roy", "")]),
        ("name department", [("Zoé Roy", "Achats")]),
        ("number name email", [("12", "Zoé Roy", ""), ("", "Zoé", "zoe@example.org")]),
    ],
)
def test_whoever_a_row_that_is_left_out_may_mean_is_not_gone(
    fields: str, rows: list[tuple[str, ...]]
) -> None:
    comparison = compared(fields, *rows, complete=True)
    assert 1 not in {change.before.id for change in comparison.leavers}
    assert not comparison.changes


# -- anything ---------------------------------------------------------------------------------------------

PERSON = st.builds(
    lambda number, name, email, department, presence: Person(
        0, number, name, "", email, department, presence=presence
    ),
    st.sampled_from(["", "1", "2", "3", "01"]),
    st.sampled_from(["Zoé Roy", "Zoé Bay", "Ana Bay", "Léo"]),
    st.sampled_from(["", "a@x.org", "b@x.org", "c@x.org"]),
    st.sampled_from(["", "V", "A"]),
    st.sampled_from(list(Presence)),
)


@settings(max_examples=400)
@given(st.lists(PERSON, max_size=6), st.lists(PERSON, max_size=6), st.booleans())
def test_each_row_has_one_fate_and_each_person_at_most_one(
    before: list[Person], after: list[Person], complete: bool
) -> None:
    known = {number: replace(person, id=number) for number, person in enumerate(before, 1)}
    rows = [(one.number, one.name, one.email, one.department) for one in after]
    comparison = compared("number name email department", *rows, known=known, complete=complete)
    altered = [*comparison.changes, *comparison.returned, *comparison.leavers]
    lines = [
        *(draft.line for draft in comparison.joiners),
        *(change.line for change in altered if change.line),
        *(found.line for found in comparison.ambiguous),
        *(problem.line for problem in comparison.problems if problem.severity is Severity.ROW),
    ]
    assert len(set(lines)) == len(lines)
    assert len(lines) + comparison.unchanged == len(rows)
    assert len({change.before.id for change in altered}) == len(altered)
    assert all(
        known[change.before.id] == change.before and change.after.id == change.before.id for change in altered
    )
    assert all(change.before != change.after for change in altered)
    assert comparison.leavers == () or complete
    again = {**known, **{change.after.id: change.after for change in altered}}
    for draft in comparison.joiners:
        again[len(again) + 1] = replace(draft.person, id=len(again) + 1)
    second = compared("number name email department", *rows, known=again, complete=complete)
    assert second.is_empty or comparison.ambiguous or comparison.counts["left_out"]
