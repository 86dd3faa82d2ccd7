"""What the rows of a list say, and everything in them that cannot be taken as it is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charta.domain.people import FIELDS, LINE_LIMIT, Employment, Person, Presence, RosterSheet
from charta.domain.roster import RosterReading, Severity, read_people
from charta.domain.text import clean_line
from charta.errors import NoNameColumn
from charta.i18n import translator

ENGLISH = translator("en")
LANGUAGES = ("fr", "en")


def read(fields: str, *rows: tuple[str, ...], titles: tuple[str, ...] = (), first: int = 2) -> RosterReading:
    names = fields.split()
    shown = titles or ("",) * len(names)
    sheet = RosterSheet("liste.csv", "UTF-8 ;", shown, tuple(enumerate(rows, first)), {})
    mapping = {place: name for place, name in enumerate(names) if name != "-"}
    return read_people(sheet, mapping, LANGUAGES)


def people(reading: RosterReading) -> list[Person]:
    return [draft.person for draft in reading.drafts]


def told(reading: RosterReading) -> list[tuple[int, str, str, str]]:
    return [
        (problem.line, problem.field, problem.severity.value, problem.sentence(ENGLISH))
        for problem in reading.problems
    ]


def test_every_field_becomes_what_a_person_holds() -> None:
    reading = read(
        "number name family email department site job manager status language hired leave",
        (
            "12",
            "Zoé Roy",
            "Roy",
            "zoe@example.org",
            "Ventes",
            "Laval",
            "Agente",
            "Ana Côté",
            "Stagiaire",
            "FR",
            "2020-01-05",
            "oui",
        ),
    )
    (draft,) = reading.drafts
    assert draft.line == 2
    assert draft.person == Person(
        0, "12", "Zoé Roy", "Roy", "zoe@example.org", "Ventes", "Laval", "Agente", "Ana Côté",
        Employment.INTERN, "fr", "2020-01-05", Presence.ON_LEAVE,
    )  # fmt: skip
    assert reading.problems == ()
    assert reading.told == {
        "number", "name", "family", "email", "department", "site", "job", "manager", "status", "language",
        "hired", "presence",
    }  # fmt: skip


def test_halves_of_a_name_make_a_whole_one() -> None:
    reading = read("family given", ("Roy", "Zoé"), ("Roy", ""), ("", "Zoé"))
    assert [(person.name, person.family) for person in people(reading)] == [
        ("Zoé Roy", "Roy"),
        ("Roy", "Roy"),
        ("Zoé", ""),
    ]


@pytest.mark.parametrize(
    ("cell", "name", "family"),
    [
        ("Roy, Zoé", "Zoé Roy", "Roy"),
        ("Zoé Roy", "Zoé Roy", ""),
        ("Martin, Jr.", "Martin, Jr.", ""),
        ("a, b, c", "a, b, c", ""),
        ("Roy,", "Roy,", ""),
        ("Zoé\u00a0\t Roy ", "Zoé Roy", ""),
        ("Zoe\u0301 Roy", "Zoé Roy", ""),
        ("=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0", ""),
        ("a\x00b\nc", "a␀b c", ""),
        ("\u202eyoR éoZ", "yoR éoZ", ""),
        ("../../etc/CON", "../../etc/CON", ""),
        ("x" * LINE_LIMIT, "x" * LINE_LIMIT, ""),
    ],
)
def test_a_name_is_cleaned_and_written_given_name_first(cell: str, name: str, family: str) -> None:
    (person,) = people(read("name", (cell,)))
    assert (person.name, person.family) == (name, family)


@pytest.mark.parametrize("fields", ["number email", "given department", "family", "-"])
def test_without_names_nothing_can_be_read(fields: str) -> None:
    with pytest.raises(NoNameColumn, match=r"liste\.csv"):
        read(fields, ("a", "b"))


def test_of_two_columns_for_one_field_the_first_counts() -> None:
    assert people(read("name name", ("Zoé", "Ana")))[0].name == "Zoé"


def test_columns_that_are_missing_or_short_are_empty_and_empty_rows_nobody() -> None:
    reading = read("name - department", ("Zoé",), ("", "x", ""), ("  ", "", "\t"), ("Ana", "", "Ventes"))
    assert [(draft.line, draft.person.department) for draft in reading.drafts] == [(2, ""), (5, "Ventes")]
    assert reading.told == {"name", "department"}
    assert reading.problems == ()


# -- what cannot be taken ---------------------------------------------------------------------------------


def test_a_text_beyond_300_characters_leaves_its_row_out() -> None:
    reading = read("name job", ("x" * 301, "y" * 400), ("Zoé", "x" * 301), ("Ana", "b"))
    assert [person.name for person in people(reading)] == ["Ana"]
    assert [(line, field, severity) for line, field, severity, _ in told(reading)] == [
        (2, "name", "row"),
        (3, "job", "row"),
    ]
    assert "300 characters" in reading.problems[0].sentence(ENGLISH)
    assert len(reading.problems[0].value) == 40
    assert [draft.line for draft in reading.left_out] == [2, 3]


def test_a_row_without_name_stays_where_something_else_tells_who_it_is() -> None:
    reading = read(
        "name number email job", ("", "1", "", "a"), ("", "", "z@example.org", "b"), ("", "", "", "c")
    )
    assert [draft.line for draft in reading.drafts] == [2, 3]
    assert told(reading) == [
        (4, "name", "row", "there is neither a name nor a number or address by which somebody is known")
    ]


@pytest.mark.parametrize(
    ("field", "cell", "attribute", "sentence"),
    [
        ("email", "zoe", "email", "“zoe” is no e-mail address"),
        ("email", "a@b, c@d", "email", "“a@b, c@d” is no e-mail address"),
        ("language", "Spanish", "language", "“Spanish” is no language of the charter"),
        ("language", "?", "language", "“?” is no language of the charter"),
        (
            "status",
            "Inactif",
            "status",
            "“Inactif” tells neither how somebody works here nor whether they are here",
        ),
        ("leave", "peut-être", "presence", "“peut-être” does not tell whether somebody is on leave"),
        ("hired", "31/02/2020", "hired", "“31/02/2020” is no date, or can be two"),
        ("hired", "bientôt", "hired", "“bientôt” is no date, or can be two"),
    ],
)
def test_a_value_that_cannot_be_read_is_left_out_and_named(
    field: str, cell: str, attribute: str, sentence: str
) -> None:
    reading = read(f"name {field}", ("Zoé", cell), ("Ana", ""))
    assert told(reading) == [(2, field, "value", sentence)]
    assert len(reading.drafts) == 2
    assert reading.drafts[0].untold == {attribute}
    assert reading.drafts[0].person == Person(0, "", "Zoé")
    assert reading.drafts[1].untold == frozenset()


@pytest.mark.parametrize(
    ("cell", "language"),
    [
        (cell, "fr")
        for cell in (
            "fr",
            "FR",
            "fr-CA",
            "fr_FR",
            "Français",
            "FRANCAIS",
            "French",
            "F",
            "Français (Canada)",
            "fra",
        )
    ]
    + [(cell, "en") for cell in ("en", "en-GB", "Anglais", "A", "English", "E", "eng")]
    + [("", "")],
)
def test_languages_are_known_by_code_and_name(cell: str, language: str) -> None:
    reading = read("name language", ("Zoé", cell))
    assert people(reading)[0].language == language
    assert reading.problems == ()


@pytest.mark.parametrize(
    ("cell", "address"),
    [
        ("zoe@example.org", "zoe@example.org"),
        ("Zoé Roy <zoe@example.org>", "zoe@example.org"),
        ("mailto:zoe@example.org", "zoe@example.org"),
        (" Zoe@Example.org ", "Zoe@Example.org"),
        ("zoé@hôtel.example", "zoé@hôtel.example"),
    ],
)
def test_addresses_are_taken_out_of_what_stands_around(cell: str, address: str) -> None:
    assert people(read("name email", ("Zoé", cell)))[0].email == address


EMPLOYED = (
    "Employé",
    "employée",
    "Permanent",
    "Régulier temps plein",
    "Full-time",
    "Temps partiel",
    "Employé non syndiqué",
    "CDI",
)
INTERNS = ("Stagiaire", "Intern", "Apprentie", "Stagiaire à temps plein", "Trainee")
CONTRACTORS = (
    "Contractor",
    "Consultante",
    "Pigiste",
    "Travailleur autonome",
    "Sous-traitant",
    "Employé d’un sous-traitant",
)


@pytest.mark.parametrize(
    ("cell", "employment"),
    [(cell, Employment.EMPLOYEE) for cell in EMPLOYED]
    + [(cell, Employment.INTERN) for cell in INTERNS]
    + [(cell, Employment.CONTRACTOR) for cell in CONTRACTORS],
)
def test_statuses_tell_how_somebody_works(cell: str, employment: Employment) -> None:
    reading = read("name status", ("Zoé", cell))
    assert people(reading)[0].status is employment
    assert reading.problems == ()
    assert reading.told == {"name", "status"}


@pytest.mark.parametrize(
    ("cell", "presence"),
    [
        (cell, Presence.ON_LEAVE)
        for cell in (
            "En congé",
            "Congé de maternité",
            "On leave",
            "Maternité",
            "Sick leave",
            "Congé sans solde",
        )
    ]
    + [
        (cell, Presence.LEFT)
        for cell in ("Terminé", "Left", "Congédiée", "Retraitée", "A quitté", "Former employee")
    ]
    + [(cell, Presence.PRESENT) for cell in ("Actif", "Active", "Actif - temps plein")],
)
def test_statuses_tell_whether_somebody_is_there(cell: str, presence: Presence) -> None:
    reading = read("name status", ("Zoé", cell))
    assert people(reading)[0].presence is presence
    assert reading.problems == ()
    assert "presence" in reading.told


@pytest.mark.parametrize("cell", ["Inactif", "Contractuel", "Retraite progressive", "pas en congé", "12"])
def test_other_statuses_are_not_guessed_at(cell: str) -> None:
    assert [severity for _, _, severity, _ in told(read("name status", ("Zoé", cell)))] == ["value"]


@pytest.mark.parametrize(
    ("cell", "presence"),
    [
        (cell, Presence.ON_LEAVE)
        for cell in ("oui", "Yes", "x", "X", "VRAI", "TRUE", "1", "Parental", "en congé", "✓")
    ]
    + [(cell, Presence.PRESENT) for cell in ("", "non", "No", "FAUX", "0", "Actif")],
)
def test_a_column_of_leave_tells_who_is_away(cell: str, presence: Presence) -> None:
    reading = read("name leave", ("Zoé", cell))
    assert people(reading)[0].presence is presence
    assert reading.problems == ()


def test_of_two_columns_the_one_that_says_away_counts() -> None:
    reading = read(
        "name status leave",
        ("A", "Actif", "oui"),
        ("B", "En congé", ""),
        ("C", "Terminé", "oui"),
        ("D", "Actif", ""),
    )
    assert [person.presence.value for person in people(reading)] == [
        "on_leave",
        "on_leave",
        "left",
        "present",
    ]
    assert [draft.untold for draft in reading.drafts] == [frozenset()] * 4


def test_a_status_that_tells_presence_alone_leaves_the_kind_of_work_as_it_is() -> None:
    reading = read("name status", ("A", "Stagiaire"), ("B", "En congé"), ("C", ""))
    assert reading.told == {"name", "status", "presence"}
    assert [draft.untold for draft in reading.drafts] == [frozenset(), {"status"}, frozenset()]


# -- one person twice -------------------------------------------------------------------------------------


def test_one_number_twice_names_both_lines_and_takes_neither() -> None:
    reading = read("number name", ("7", "Zoé"), ("8", "Ana"), ("007", "Léo"), ("7", "Sam"))
    assert [person.name for person in people(reading)] == ["Ana"]
    assert told(reading) == [
        (2, "number", "row", "line 4 has the same number “7”"),
        (4, "number", "row", "line 2 has the same number “007”"),
        (5, "number", "row", "line 2 has the same number “7”"),
    ]
    assert [draft.line for draft in reading.left_out] == [2, 4, 5]


def test_a_row_that_says_the_same_again_is_taken_once() -> None:
    row = ("7", "Zoé", "z@example.org")
    reading = read("number name email", row, row, row)
    assert [draft.line for draft in reading.drafts] == [2]
    assert [(line, sentence) for line, *_, sentence in told(reading)] == [
        (3, "it says the same as line 2"),
        (4, "it says the same as line 2"),
    ]


def test_one_address_may_be_shared_where_numbers_tell_people_apart() -> None:
    reading = read(
        "number name email", ("1", "Zoé", "a@x.org"), ("2", "Ana", "A@x.org"), ("", "Léo", "a@x.org")
    )
    assert [person.name for person in people(reading)] == ["Zoé", "Ana"]
    assert [(line, field) for line, field, *_ in told(reading)] == [(4, "email")]


def test_namesakes_of_one_department_with_nothing_else_are_nobody() -> None:
    reading = read(
        "name department email",
        ("Zoé Roy", "Ventes", ""),
        ("ZOE  ROY", "ventes", ""),
        ("Zoé Roy", "Achats", ""),
        ("Ana Côté", "Ventes", "a@x.org"),
        ("Ana Côté", "Ventes", ""),
    )
    assert [draft.line for draft in reading.drafts] == [4, 5]
    assert [
        (line, problem.other) for (line, *_), problem in zip(told(reading), reading.problems, strict=True)
    ] == [(2, 3), (3, 2), (6, 5)]


# -- days -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "cell",
    [
        "2020-01-05",
        "2020/1/5",
        "2020.01.05",
        "20200105",
        "05.01.2020",
        "43835",
        "43835.5",
        "5 janvier 2020",
        "5 janv. 2020",
        "Jan 5, 2020",
        "January 5th 2020",
        "05-JAN-2020",
        "2020-01-05T00:00:00",
        "2020-01-05 08:30",
    ],
)
def test_a_day_is_known_however_it_is_written(cell: str) -> None:
    reading = read("name hired", ("Zoé", cell))
    assert people(reading)[0].hired == "2020-01-05"
    assert reading.problems == ()


@pytest.mark.parametrize("cell", ["1er mars 2021", "01-MAR-2021", "March 1, 2021", "1 Mar 2021"])
def test_months_are_known_in_both_languages(cell: str) -> None:
    assert people(read("name hired", ("Zoé", cell)))[0].hired == "2021-03-01"


@pytest.mark.parametrize(
    "cell", ["24-01-05", "2020-13-01", "2020-02-30", "999", "123456", "0000-00-00", "12 2020", "1850-01-01"]
)
def test_what_is_no_certain_day_is_left_out(cell: str) -> None:
    reading = read("name hired", ("Zoé", cell))
    assert people(reading)[0].hired == ""
    assert len(reading.problems) == 1


@pytest.mark.parametrize(
    ("cells", "titles", "days", "note"),
    [
        (("05/03/2020", "13/04/2020"), ("Name", "Hired"), ("2020-03-05", "2020-04-13"), ""),
        (("05/03/2020", "04/13/2020"), ("Nom", "Embauche"), ("2020-05-03", "2020-04-13"), ""),
        (("05/03/2020", "06/04/2020"), ("Nom", "Embauche"), ("2020-03-05", "2020-04-06"), "day first"),
        (("05/03/2020", "06/04/2020"), ("Name", "Start date"), ("2020-05-03", "2020-06-04"), "month first"),
        (("05/03/2020", "06/04/2020"), (), ("2020-03-05", "2020-04-06"), "day first"),
        (("05.03.2020", "06-04-2020"), ("Name", "Start date"), ("2020-03-05", "2020-06-04"), "month first"),
        (("05/05/2020", "2020-01-02"), ("Name", "Start date"), ("2020-05-05", "2020-01-02"), ""),
    ],
)
def test_a_column_decides_whether_the_day_comes_first(
    cells: tuple[str, str], titles: tuple[str, ...], days: tuple[str, str], note: str
) -> None:
    reading = read("name hired", ("Zoé", cells[0]), ("Ana", cells[1]), titles=titles)
    assert tuple(person.hired for person in people(reading)) == days
    assert [problem.severity for problem in reading.problems] == ([Severity.NOTE] if note else [])
    assert all(note in sentence for *_, sentence in told(reading))


def test_a_column_of_both_orders_gives_only_what_is_certain() -> None:
    reading = read(
        "name hired", ("A", "13/04/2020"), ("B", "04/13/2020"), ("C", "05/03/2020"), ("D", "06/06/2020")
    )
    assert [person.hired for person in people(reading)] == ["2020-04-13", "2020-04-13", "", "2020-06-06"]
    assert [(line, severity) for line, _, severity, _ in told(reading)] == [(4, "value")]


# -- anything ---------------------------------------------------------------------------------------------

CELLS = st.one_of(
    st.sampled_from(
        ["", "1", "01", "a@x.org", "Zoé Roy", "oui", "FR", "En congé", "1/2/2020", "x" * 301, "Left"]
    ),
    st.text(max_size=12),
)


@settings(max_examples=200)
@given(
    st.lists(st.lists(CELLS, max_size=14), max_size=12),
    st.lists(st.sampled_from(FIELDS), min_size=1, max_size=14),
)
def test_every_row_is_taken_or_named_or_empty(rows: list[list[str]], fields: list[str]) -> None:
    reading = read(" ".join(["name", *fields]), *map(tuple, rows))
    lines = [draft.line for draft in reading.drafts]
    named = [problem.line for problem in reading.problems if problem.severity is Severity.ROW]
    out = [draft.line for draft in reading.left_out]
    assert len(set(lines)) == len(lines)
    assert sorted(named) == sorted(out)
    assert not set(lines) & set(out)
    mapped = [place for place, name in enumerate(("name", *fields)) if name not in ("name", *fields)[:place]]
    filled = {
        line
        for line, row in enumerate(rows, 2)
        if any(place < len(row) and clean_line(row[place]) for place in mapped)
    }
    assert set(lines) | set(out) == filled
    for draft in (*reading.drafts, *reading.left_out):
        assert "\n" not in draft.person.name
        assert draft.person.id == 0
    for problem in reading.problems:
        assert "\n" not in problem.sentence(ENGLISH)
    numbers = [draft.person.number for draft in reading.drafts if draft.person.number]
    assert len(set(numbers)) == len(numbers)
