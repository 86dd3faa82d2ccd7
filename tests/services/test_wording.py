"""The wording follows the answers, and what users type prints literally."""

import pytest

from charta.bootstrap import Workbench


def test_the_wording_follows_the_answers(example: Workbench) -> None:
    before = example.wordings.text("S12", "fr")
    example.answers.set("S12", "photos", "none")
    assert example.wordings.text("S12", "fr") != before
    assert example.wordings.state("S12", "fr").is_edited is False


def test_a_wording_can_be_foreseen_without_changing_anything(example: Workbench) -> None:
    before = example.wordings.text("S12", "en")
    change = example.answers.change("S12", "client_contact", {"fr": "Zoé", "en": "Zoe"})
    foreseen = example.wordings.foreseen("S12", "en", [change])
    assert "Zoe" in foreseen
    assert example.wordings.text("S12", "en") == before
    example.answers.set("S12", "client_contact", {"fr": "Zoé", "en": "Zoe"})
    assert example.wordings.text("S12", "en") == foreseen


def test_an_answer_about_the_organisation_reaches_every_section(example: Workbench) -> None:
    example.wordings.text("S12", "en")
    example.answers.set("organisation", "contact", {"fr": "Zoé", "en": "Zoe of the front desk"})
    assert "Zoe of the front desk" in example.wordings.text("S12", "en")


def test_a_missing_answer_shows_as_a_gap_in_the_words_of_its_question(bench: Workbench) -> None:
    label = bench.session.catalogue.sheet("S02").text("fr").fields["boundary"].label
    assert label.rstrip("?\u00a0 ")[:20] in bench.wordings.plain(bench.wordings.text("S02", "fr"))


def test_the_fingerprint_covers_every_language_of_the_charter(example: Workbench) -> None:
    before = example.wordings.fingerprint("S12")
    example.rewording.edit("S12", "en", "Only the English changed.")
    changed = example.wordings.fingerprint("S12")
    assert changed != before
    example.answers.set("organisation", "languages", ["fr"])
    assert example.wordings.fingerprint("S12") not in (before, changed)


@pytest.mark.parametrize(
    "hostile", ["<b>fat</b>", "**stars**", "{{ org.name }}", "[x](javascript:y)", "# title"]
)
def test_what_a_user_types_in_a_field_prints_literally(example: Workbench, hostile: str) -> None:
    example.answers.set("organisation", "contact", {"fr": hostile, "en": hostile})
    assert hostile in example.wordings.plain(example.wordings.text("S12", "en"))
    assert "<b>fat" not in example.wordings.html("S12", "en")
