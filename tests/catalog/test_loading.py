from pathlib import Path

import pytest

from catalog.mini import SECTION_WORDS, MiniContent
from charta.catalog import check_catalogue, load_catalogue
from charta.domain.catalogue import FieldText, Flavour, Name, Practice
from charta.domain.fields import Column, Condition, Field, FieldType
from charta.errors import ContentError


@pytest.fixture
def content(tmp_path: Path) -> MiniContent:
    return MiniContent(tmp_path)


def test_the_small_catalogue_is_valid(content: MiniContent) -> None:
    assert check_catalogue(content.resources, content.templates) == load_catalogue(
        content.resources, content.templates
    )


def test_a_section_comes_as_it_is_written(content: MiniContent) -> None:
    section = load_catalogue(content.resources).section("S07")
    assert (section.id, section.order, section.group, section.flavour) == (
        "S07",
        7,
        "protect",
        Flavour.PREVENTION,
    )
    assert (section.core, section.lead, section.signs) == (True, "legal", ("legal", "hr"))
    assert (section.consulted, section.seed) == (("it",), ("R5",))


def test_fields_come_as_they_are_written(content: MiniContent) -> None:
    fields = load_catalogue(content.resources).section("S07").by_id
    assert list(fields) == ["clients", "contact", "topics", "why", "days", "since", "periods"]
    assert fields["clients"] == Field(
        "clients", FieldType.CHOICE, ("never", "agreement"), default="agreement", required=True
    )
    assert fields["contact"] == Field(
        "contact",
        FieldType.TEXT,
        required=True,
        translatable=True,
        max_length=40,
        when=Condition("clients", any_of=("agreement",)),
    )
    assert fields["topics"].when == Condition("clients", any_of=("never", "agreement"))
    assert fields["topics"].default == ("figures", "plans")
    assert fields["why"].when == Condition("topics", includes="people")
    assert fields["days"].when == Condition("places", sheet="organisation", includes="here")
    assert (fields["days"].minimum, fields["days"].maximum, fields["days"].default) == (1, 30, 7)
    assert fields["since"].when == Condition("why")
    assert fields["periods"].max_rows == 5
    assert fields["periods"].columns == (
        Column("period", FieldType.TEXT, required=True, translatable=True),
        Column("days", FieldType.NUMBER, minimum=1, maximum=9),
        Column("starts", FieldType.DATE),
        Column("kind", FieldType.CHOICE, choices=("soft", "hard")),
    )


def test_limits_that_are_not_written_follow_the_type(content: MiniContent) -> None:
    content.change("sections/S07/section.toml", "max_length = 40\n", "")
    content.change("sections/S07/section.toml", "max_length = 1000\n", "")
    content.change("sections/S07/section.toml", "max_rows = 5\n", "")
    fields = load_catalogue(content.resources).section("S07").by_id
    assert (fields["contact"].max_length, fields["why"].max_length) == (200, 4000)
    assert fields["periods"].max_rows == 50


def test_texts_come_as_they_are_written(content: MiniContent) -> None:
    content.change("sections/S07/fr.toml", 'title = "Title"', 'title = "Titre"')
    section = load_catalogue(content.resources).section("S07")
    text = section.text("fr")
    assert (text.title, section.text("en").title) == ("Titre", "Title")
    assert text.questions == ("One?", "Two?", "Three?")
    assert text.pitfalls == ("One.", "Two.")
    assert text.practice[1] == Practice("Two", "does that.", "Policy")
    assert text.fields["contact"] == FieldText("Contact", "Help.", default="the team")
    assert text.fields["clients"].choices == {"never": "Never", "agreement": "With agreement"}
    assert text.fields["periods"].columns["kind"] == FieldText(
        "Kind", choices={"soft": "Soft", "hard": "Hard"}
    )


def test_sheets_and_sections_come_in_their_order(content: MiniContent) -> None:
    catalogue = load_catalogue(content.resources)
    assert [sheet.id for sheet in catalogue.sheets] == ["organisation", "team"]
    assert [section.id for section in catalogue.sections] == ["S03", "S07"]
    content.change("sections/S03/section.toml", "order = 3", "order = 30")
    assert [section.id for section in load_catalogue(content.resources).sections] == ["S07", "S03"]


def test_the_lexicon_comes_as_it_is_written(content: MiniContent) -> None:
    lexicon = load_catalogue(content.resources).lexicon("fr")
    assert lexicon.departments["it"] == Name("Technology", "TI")
    assert lexicon.groups["protect"] == Name("Protect")
    assert lexicon.terms_for(("france",)) == {
        "employee": "salarié",
        "manager": "manager",
        "gap": "to complete: {what}",
        "counsel": "verify",
    }
    assert lexicon.terms_for(("quebec", "france"))["employee"] == "employee"


def test_departments_and_groups_come_in_their_order(content: MiniContent) -> None:
    catalogue = load_catalogue(content.resources)
    assert (catalogue.departments, catalogue.sponsor) == (("hr", "it", "legal"), "executive")
    assert catalogue.groups == ("speak", "protect")


# -- languages --------------------------------------------------------------------------------------------


def test_languages_come_in_the_order_in_which_the_organisation_is_asked(content: MiniContent) -> None:
    assert load_catalogue(content.resources).languages == ("fr", "en")
    content.change("sheets/organisation/sheet.toml", '["fr", "en"]', '["en", "fr"]')
    assert load_catalogue(content.resources).languages == ("en", "fr")


def test_a_language_more_is_files_alone(content: MiniContent) -> None:
    for file in content.resources.rglob("en.toml"):
        folder = file.parent.relative_to(content.resources)
        text = (content.resources / folder / "en.toml").read_text("utf-8")
        content.write(content.resources / folder / "es.toml", text.replace("Title", "Título"))
    for file in list(content.templates.rglob("en.md.j2")):
        content.write(file.with_name("es.md.j2"), "Palabras.")
    content.change("sheets/organisation/sheet.toml", '["fr", "en"]', '["fr", "en", "es"]')
    for language in ("fr", "en", "es"):
        content.change(
            f"sheets/organisation/{language}.toml", 'fr = "French"', 'fr = "French", es = "Spanish"'
        )
    catalogue = check_catalogue(content.resources, content.templates)
    assert catalogue.languages == ("fr", "en", "es")
    assert catalogue.section("S07").text("es").title == "Título"


def test_a_language_is_read_when_it_is_first_used(content: MiniContent) -> None:
    content.change("sections/S07/fr.toml", "title", "titel")
    section = load_catalogue(content.resources).section("S07")
    assert section.text("en").title == "Title"
    with pytest.raises(ContentError, match=r"sections/S07/fr\.toml"):
        section.text("fr")
    content.write(content.resources / "sections/S07/fr.toml", SECTION_WORDS)
    assert section.text("fr").title == "Title"
    (content.resources / "sections/S07/fr.toml").unlink()
    assert section.text("fr").title == "Title"


def test_texts_are_a_mapping_by_language(content: MiniContent) -> None:
    texts = load_catalogue(content.resources).section("S07").texts
    assert list(texts) == ["fr", "en"]
    assert len(texts) == 2
    assert "fr" in texts
    assert "de" not in texts
    assert texts.get("de") is None


def test_an_unknown_language_falls_back_to_the_first(content: MiniContent) -> None:
    catalogue = load_catalogue(content.resources)
    assert catalogue.section("S07").text("de") == catalogue.section("S07").text("fr")
    assert catalogue.lexicon("de") == catalogue.lexicon("fr")


# -- what is not content ----------------------------------------------------------------------------------


def test_hidden_files_and_empty_folders_are_not_content(content: MiniContent) -> None:
    content.write(content.resources / "sections/S07/.DS_Store", "")
    content.write(content.resources / "sections/.gitkeep", "")
    (content.resources / "sections/S09").mkdir()
    (content.templates / "sections/S09").mkdir()
    assert len(check_catalogue(content.resources, content.templates).sections) == 2


def test_a_folder_without_content_says_which_file_is_missing(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        load_catalogue(tmp_path)
    assert caught.value.parameters == {"file": "departments.toml", "problem": "it is missing"}
