"""Answers are taken one by one or as a whole set; a wrong one is named and changes nothing."""

import pytest

from charta.bootstrap import Workbench
from charta.domain.progress import StepState
from charta.errors import AnswerError, UnknownChoice, UnknownField, UnknownSheet, UnreadableImage
from charta.services.answers import AnswerSet


def test_a_suggestion_forms_the_wording_but_is_no_answer_until_accepted(bench: Workbench) -> None:
    assert bench.session.effective("S12", "clients") == "agreement"
    assert bench.session.charter.answer("S12", "clients") is None
    assert bench.session.progress("S12").state is StepState.EMPTY
    bench.answers.accept_suggestions("S12")
    assert bench.session.charter.answer("S12", "clients") == "agreement"


def test_accepting_suggestions_is_one_step_and_keeps_what_was_answered(bench: Workbench) -> None:
    bench.answers.set("S12", "photos", "none")
    bench.answers.accept_suggestions("S12")
    assert bench.session.charter.answer("S12", "photos") == "none"
    assert bench.session.progress("S12").suggested == ()
    bench.session.undo()
    assert dict(bench.session.charter.answers("S12")) == {"photos": "none"}


def test_a_question_that_is_not_asked_any_more_is_not_missing(bench: Workbench) -> None:
    bench.answers.accept_suggestions("S12")
    bench.answers.set("S12", "client_contact", None)
    assert "client_contact" in bench.session.progress("S12").missing
    bench.answers.set("S12", "clients", "never")
    assert bench.session.progress("S12").missing == ()
    assert bench.session.progress("S12").state is StepState.COMPLETE


def test_a_text_is_complete_only_in_every_language_of_the_charter(bench: Workbench) -> None:
    bench.answers.set("organisation", "contact", {"fr": "l’équipe"})
    assert "contact" in bench.session.progress("organisation").missing
    bench.answers.set("organisation", "contact", {"fr": "l’équipe", "en": "the team"})
    assert "contact" not in bench.session.progress("organisation").missing


@pytest.mark.parametrize(
    ("sheets", "error"),
    [
        ({"S99": {}, "S12": {"x": 1}}, UnknownField),
        ({"S99": {"x": 1}}, UnknownSheet),
        ({"S12": {"clients": "sometimes"}}, UnknownChoice),
    ],
)
def test_a_wrong_answer_in_a_set_leaves_everything_as_it_was(
    bench: Workbench, sheets: dict[str, dict[str, object]], error: type[AnswerError]
) -> None:
    with pytest.raises(error):
        bench.answers.take_in(AnswerSet({"organisation": {"name": "A"}, **sheets}))
    assert bench.answers.given().sheets == {}


def test_the_sections_of_a_set_are_the_ones_included(bench: Workbench) -> None:
    bench.answers.take_in(AnswerSet({}, sections=["S01", "S12"]))
    assert [section.id for section in bench.session.included()] == ["S01", "S12"]
    with pytest.raises(UnknownSheet):
        bench.answers.take_in(AnswerSet({}, sections=["S77"]))


def test_excluding_a_section_keeps_its_answers(bench: Workbench) -> None:
    bench.answers.set("S12", "clients", "never")
    bench.answers.include({"S12": False})
    assert "S12" not in [section.id for section in bench.session.included()]
    bench.answers.include({"S12": True})
    assert bench.session.charter.answer("S12", "clients") == "never"


def test_a_logo_is_kept_byte_by_byte_and_what_is_no_picture_is_refused(example: Workbench) -> None:
    logo = example.answers.logo()
    assert logo is not None
    assert logo.startswith(b"\x89PNG")
    with pytest.raises(UnreadableImage):
        example.answers.set_logo(b"<svg onload='x'/>", "evil.png")
    assert example.answers.logo() == logo
    example.answers.set_logo(None)
    assert example.answers.logo() is None


def test_none_of_the_choices_is_an_answer_where_none_is_required(bench: Workbench) -> None:
    assert bench.session.effective("S11", "mandatory") == ("official", "managers")
    bench.answers.set("S11", "mandatory", [])
    assert bench.session.effective("S11", "mandatory") == ()
    assert "mandatory" not in bench.session.progress("S11").suggested
    bench.answers.set("S11", "formats", [])
    assert bench.session.charter.answer("S11", "formats") is None


def test_what_depends_on_the_organisation_stays_as_it_was_chosen(bench: Workbench) -> None:
    s07 = bench.session.catalogue.section("S07")
    bench.answers.take_in(AnswerSet({"organisation": {"sector": "health"}}, ["S01", "S07"]))
    assert s07 in bench.session.included()
    bench.answers.include({"S07": False})
    bench.answers.set("organisation", "sector", "commerce")
    assert s07 not in bench.session.included()


def test_a_section_that_says_nothing_to_a_sector_is_left_out_until_chosen(bench: Workbench) -> None:
    s07 = bench.session.catalogue.section("S07")
    assert s07 in bench.session.included()
    bench.answers.set("organisation", "sector", "public")
    assert s07 not in bench.session.included()
