"""Words are found wherever they stand, whatever their case and accents."""

from charta.bootstrap import Workbench
from charta.services.search import SNIPPET, Found


def test_accents_and_case_do_not_matter(example: Workbench) -> None:
    example.answers.set("organisation", "name", "Élan Coopérative")
    hits = example.search.find("elan COOPERATIVE", "en")
    assert ("organisation", "name") in {(hit.sheet, hit.field) for hit in hits if hit.kind is Found.ANSWER}


def test_wording_is_found_in_every_language_of_the_charter(example: Workbench) -> None:
    example.rewording.edit("S12", "fr", "Un mot rarissime : zythologie.")
    hits = example.search.find("zythologie", "en")
    assert [(hit.sheet, hit.kind, hit.language) for hit in hits] == [("S12", Found.WORDING, "fr")]


def test_questions_are_found_in_the_language_of_the_screen(example: Workbench) -> None:
    label = example.session.catalogue.section("S12").text("fr").fields["clients"].label
    assert any(hit.field == "clients" for hit in example.search.find(label, "fr"))


def test_remarks_are_found(example: Workbench) -> None:
    example.comments.add("S12", "legal", "Ann", "What about drones?")
    assert [hit.sheet for hit in example.search.find("drones", "en")] == ["S12"]


def test_a_section_that_is_not_included_is_not_searched(example: Workbench) -> None:
    example.rewording.edit("S12", "fr", "zythologie")
    example.answers.include({"S12": False})
    assert example.search.find("zythologie", "fr") == ()


def test_all_words_must_stand_in_the_same_place_and_nothing_finds_nothing(example: Workbench) -> None:
    example.rewording.edit("S12", "fr", "alpha\n\nomega")
    assert example.search.find("alpha omega", "fr") == ()
    assert example.search.find("  ", "fr") == ()


def test_a_snippet_shows_the_words_and_what_stands_around_them(example: Workbench) -> None:
    example.rewording.edit("S12", "fr", f"{'avant ' * 40}aiguille {'après ' * 40}")
    (hit,) = example.search.find("aiguille", "fr")
    assert "aiguille" in hit.snippet
    assert len(hit.snippet) <= 2 * SNIPPET + len("aiguille") + 2
