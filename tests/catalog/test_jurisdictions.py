"""Places are read as they are written, when they are asked for, and no mistake in them goes unnoticed."""

from pathlib import Path

import pytest

from catalog.mini import MiniContent
from charta.catalog import check_catalogue, load_catalogue
from charta.domain.fields import Condition
from charta.domain.jurisdictions import (
    Certainty,
    Fact,
    FactText,
    Formality,
    FormalityText,
    Jurisdiction,
    Suggestion,
)
from charta.errors import ContentError

PLACE = "jurisdictions/france/jurisdiction.toml"
WORDS = "jurisdictions/france/fr.toml"


@pytest.fixture
def content(tmp_path: Path) -> MiniContent:
    return MiniContent(tmp_path)


@pytest.fixture
def france(content: MiniContent) -> Jurisdiction:
    return load_catalogue(content.resources).jurisdictions["france"]


def test_places_are_those_that_the_organisation_may_choose(content: MiniContent) -> None:
    places = load_catalogue(content.resources).jurisdictions
    assert list(places) == ["quebec", "france"]
    assert "peru" not in places
    assert places.get("peru") is None


def test_facts_and_suggestions_come_as_they_are_written(france: Jurisdiction) -> None:
    assert (france.id, france.within) == ("france", ("quebec",))
    assert france.facts == (
        Fact("freedoms", ("S03", "S07"), Certainty.HIGH, from_source=True),
        Fact("fines", ("S07",), Certainty.LOW, from_source=False, local=True),
    )
    assert france.suggestions == (
        Suggestion("S07", "clients", "never"),
        Suggestion("S07", "topics", ("people", "plans")),
        Suggestion("S07", "days", 9),
    )


def test_formalities_come_as_they_are_written(france: Jurisdiction) -> None:
    never = Condition("clients", "S07", any_of=("never",))
    no_french = Condition("languages", "organisation", excludes="fr")
    people = Condition("topics", "S07", includes="people")
    agreement = Condition("clients", "S03", any_of=("agreement",))
    assert france.formalities == (
        Formality("opinion", (never, no_french), ("S07",), "hr"),
        Formality(
            "filing",
            (),
            (),
            "legal",
            months=1,
            after=("opinion",),
            alternatives=(people, agreement),
            local=True,
        ),
        Formality("reminder", (), (), "hr", blocks=False),
    )


def test_texts_come_as_they_are_written(content: MiniContent) -> None:
    content.change(WORDS, "Limits are justified.", "Une limite se justifie.")
    text = load_catalogue(content.resources).jurisdictions["france"].text("fr")
    assert text.name == "France"
    assert text.facts["freedoms"] == FactText("Code, 1", "Une limite se justifie.", "Commentary")
    assert text.suggestions["S07.clients"] == "Since never is safer."
    assert text.formalities["filing"] == FormalityText("Filing", "Because.", "Receipt.")


def test_a_place_and_its_languages_are_read_when_they_are_first_used(content: MiniContent) -> None:
    content.change(PLACE, "certainty", "sureness")
    catalogue = load_catalogue(content.resources, content.templates)
    with pytest.raises(ContentError, match=PLACE):
        catalogue.jurisdictions["france"]
    content.change(PLACE, "sureness", "certainty")
    content.change(WORDS, "rule", "role")
    place = catalogue.jurisdictions["france"]
    assert place.text("en").facts["fines"].rule == "Code, 2"
    with pytest.raises(ContentError, match=WORDS):
        place.text("fr")


# -- mistakes -------------------------------------------------------------------------------------------

LOADED = [
    ('id = "france"', 'id = "spain"', "id: “spain” is not the name of the folder"),
    ('within = ["quebec"]', 'within = ["peru"]', "within: there is no other place “peru”"),
    ('within = ["quebec"]', 'within = ["france"]', "within: there is no other place “france”"),
    ('certainty = "high"', 'certainty = "sure"', "facts[0].certainty: invalid enum value"),
    ('["S03", "S07"]', "[]", "facts[0].sections: expected `array` of length >= 1"),
    ('["S03", "S07"]', '["S03", "S03"]', "facts[0].sections: “S03” comes twice"),
    ('["S03", "S07"]', '["organisation"]', "facts[0].sections: “organisation” is no section"),
    ('id = "fines"', 'id = "freedoms"', "facts: “freedoms” comes twice"),
    ('id = "fines"', 'id = "Fines"', "facts: “Fines” is not lower case"),
    ("from_source = true\n", "", "facts[0].from_source: the key is missing"),
    ('field = "S07.days"', 'field = "S07"', "suggestions[2].field: “S07” is no section or sheet, a dot"),
    ('field = "S07.days"', 'field = "S07.clients"', "suggestions: “S07.clients” comes twice"),
    ("value = 9", "value = 1.5", "suggestions[2].value: expected"),
    ('owner = "legal"', 'owner = "sales"', "formalities[1].owner: there is no department “sales”"),
    ('owner = "legal"', 'owner = "executive"', "formalities[1].owner: there is no department “executive”"),
    ('after = ["opinion"]', 'after = ["reminder"]', "formalities[1].after: there is no earlier formality"),
    ("months = 1", "months = -1", "formalities[1].months: expected `int` >= 0"),
    ("blocks = false", "blocks = false\nmonths = 1", "formalities[2].months: what does not block is not"),
    ('id = "reminder"', 'id = "opinion"', "formalities: “opinion” comes twice"),
    ('is = "never"', 'is = "never", in = ["never"]', "formalities[0].when[0]: exactly one of is, in"),
    ('in = ["agreement"]', "in = []", "formalities[1].when_any[1].in: expected `array` of length >= 1"),
    ('field = "S03.clients"', 'field = "clients"', "formalities[1].when_any[1].field: “clients” is no"),
]
HELD_AGAINST_THE_CATALOGUE = [
    ('sections = ["S07"]', 'sections = ["S08"]', "facts[1].sections: there is no section “S08”"),
    ('hr"\nsections = ["S07"]', 'hr"\nsections = ["S01"]', "formalities[0].sections: there is no section"),
    ('field = "S07.days"', 'field = "S09.days"', "suggestions[2].field: there is no section or sheet “S09”"),
    ('field = "S07.days"', 'field = "S07.day"', "suggestions[2].field: “S07” has no field “day”"),
    ('field = "S07.days"', 'field = "S07.why"', "suggestions[2].field: type longtext takes no suggestion"),
    ("value = 9", "value = 31", "suggestions[2].value: S07.days must lie between 1 and 30"),
    ('value = "never"', 'value = "always"', "suggestions[0].value: “always” is not a choice of S07.clients"),
    ('["people", "plans"]', '["plans", "people"]', "suggestions[1].value: write it as the answer is kept"),
    ('is = "never"', 'is = "always"', "formalities[0].when[0]: “always” is not a choice of “clients”"),
    ('excludes = "fr"', 'excludes = "de"', "formalities[0].when[1]: “de” is not a choice of “languages”"),
    ('includes = "people"', 'is = "people"', "formalities[1].when_any[0]: “topics” is of type choices, not"),
    (
        'in = ["agreement"]',
        'includes = "agreement"',
        "formalities[1].when_any[1]: “clients” is of",
    ),
    ('field = "S03.clients"', 'field = "team.size"', "when_any[1].field: “team” has no field “size”"),
]


@pytest.mark.parametrize(("old", "new", "problem"), [*LOADED, *HELD_AGAINST_THE_CATALOGUE])
def test_a_mistake_names_its_file_and_key(content: MiniContent, old: str, new: str, problem: str) -> None:
    content.change(PLACE, old, new)
    with pytest.raises(ContentError) as caught:
        check_catalogue(content.resources, content.templates)
    assert caught.value.parameters["file"] == PLACE
    assert problem in str(caught.value.parameters["problem"])


@pytest.mark.parametrize(("old", "new", "_"), HELD_AGAINST_THE_CATALOGUE)
def test_what_a_place_says_of_the_unknown_does_not_hinder_loading(
    content: MiniContent, old: str, new: str, _: str
) -> None:
    content.change(PLACE, old, new)
    assert load_catalogue(content.resources).jurisdictions["france"].id == "france"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("[facts.fines]", "[facts.fine]", "facts.fines: the key is missing"),
        ('"S07.days" = "Since nine will do."', "", "suggestions.S07.days: the key is missing"),
        ("[suggestions]", '[suggestions]\n"S07.why" = "No."', "suggestions.S07.why: there is no such key"),
        ('proof = "Receipt."\n', "", "formalities.filing.proof: the key is missing"),
        ('text = "No fines."', 'text = ""', "facts.fines.text: expected `str` of length >= 1"),
        ('text = "No fines."', 'text = " No fines."', "facts.fines.text: space at an end"),
        ('source = "Code"', 'source = "Code"\nnote = "x"', "facts.fines.note: there is no such key"),
    ],
)
def test_a_language_says_something_of_everything(
    content: MiniContent, old: str, new: str, problem: str
) -> None:
    content.change(WORDS, old, new)
    with pytest.raises(ContentError) as caught:
        check_catalogue(content.resources)
    assert caught.value.parameters["file"] == WORDS
    assert problem in str(caught.value.parameters["problem"])


def test_a_place_without_a_folder_and_a_folder_without_a_place_are_named(content: MiniContent) -> None:
    for file in (content.resources / "jurisdictions/quebec").iterdir():
        file.unlink()
    with pytest.raises(ContentError, match=r"jurisdictions/quebec .*it is missing"):
        check_catalogue(content.resources)
    content.write(content.resources / "jurisdictions/peru/jurisdiction.toml", 'id = "peru"')
    with pytest.raises(ContentError, match=r"jurisdictions/peru/fr.toml .*it is missing"):
        check_catalogue(content.resources)
