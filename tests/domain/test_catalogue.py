import pytest

from charta.domain.balance import Balance, balance
from charta.domain.catalogue import Catalogue, Flavour, Lexicon, Name, Section, Sheet, SheetText
from charta.domain.fields import Field, FieldType
from charta.errors import UnknownDepartment, UnknownField, UnknownSheet

FRENCH, ENGLISH = (SheetText(title, "", (), (), (), {}) for title in ("Titre", "Title"))
TERMS = {"default": {"employee": "employé", "manager": "gestionnaire"}, "france": {"employee": "salarié"}}
SHEET = Sheet("team", 1, (Field("leader", FieldType.TEXT),), {"fr": FRENCH, "en": ENGLISH})
CATALOGUE = Catalogue(
    languages=("fr", "en"),
    departments=("it", "hr"),
    sponsor="executive",
    groups=("protect",),
    sheets=(SHEET,),
    sections=(Section("S01", 1, (), {"fr": FRENCH, "en": ENGLISH}),),
    lexicons={language: Lexicon({}, {"protect": Name(language)}, TERMS) for language in ("fr", "en")},
)


def test_what_there_is_is_found_by_its_id() -> None:
    assert CATALOGUE.sheet("team") is SHEET
    assert CATALOGUE.sheet("S01") is CATALOGUE.section("S01") is CATALOGUE.sections[0]
    assert CATALOGUE.department("it") == "it"
    assert SHEET.field("leader") is SHEET.fields[0]


@pytest.mark.parametrize("look", [CATALOGUE.sheet, CATALOGUE.section])
def test_an_unknown_section_names_those_that_there_are(look: object) -> None:
    with pytest.raises(UnknownSheet, match="S01"):
        look("S99")


def test_a_sheet_is_no_section() -> None:
    with pytest.raises(UnknownSheet, match="S01"):
        CATALOGUE.section("team")


def test_an_unknown_field_or_department_names_those_that_there_are() -> None:
    with pytest.raises(UnknownField, match="leader"):
        SHEET.field("boss")
    with pytest.raises(UnknownDepartment, match="it, hr"):
        CATALOGUE.department("executive")


def test_texts_fall_back_to_the_first_language() -> None:
    assert SHEET.text("en") is ENGLISH
    assert SHEET.text("de") is FRENCH
    assert CATALOGUE.lexicon("en").groups["protect"].name == "en"
    assert CATALOGUE.lexicon("de").groups["protect"].name == "fr"


@pytest.mark.parametrize(
    ("places", "employee"),
    [((), "employé"), (("france",), "salarié"), (("quebec", "france"), "employé"), (("nowhere",), "employé")],
)
def test_the_first_place_sets_the_words(places: tuple[str, ...], employee: str) -> None:
    terms = CATALOGUE.lexicon("fr").terms_for(places)
    assert terms == {"employee": employee, "manager": "gestionnaire"}


def test_balance_counts_what_promotes_and_prevents() -> None:
    flavours = [Flavour.PROMOTION, Flavour.PROMOTION, Flavour.PREVENTION, Flavour.MIXED]
    sections = [Section(f"S0{n}", n, (), {}, flavour=flavour) for n, flavour in enumerate(flavours)]
    assert balance(sections) == Balance(2, 1)
    assert balance(sections).share == 0.667
    assert balance([]).share == 0.0
    assert balance(sections[:2]).share == 1.0
