"""The papers of the kit: no longer than they may be, valid, alike in both languages, literal."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from charta.bootstrap import Workbench
from charta.documents.block_words import plain_lines
from charta.documents.blocks import Document, FormField, Paragraph
from charta.documents.composing import Composer
from charta.documents.factory import DocumentFactory
from charta.documents.kit import compose_kit
from charta.domain.printed_kit import PrintedKit
from charta.domain.rollout import Deliverable
from documents.long_words import say_much
from documents.word_checks import assert_valid, lines

factory = DocumentFactory()
composer = Composer()
EFFECTIVE = date(2027, 2, 1)
MOST_PAGES = {
    Deliverable.ENDORSEMENT: 1,
    Deliverable.TEAM_TALK: 2,
    Deliverable.EMPLOYEE_PAGE: 1,
    Deliverable.INVITATION: 1,
    Deliverable.WELCOME: 1,
    Deliverable.QUIZ: 2,
    Deliverable.QUIZ_KEY: 2,
    Deliverable.AMBASSADORS: 1,
    Deliverable.COMMITMENT: 1,
}
EVERY = pytest.mark.parametrize(
    ("paper", "language"), [(paper, language) for paper in Deliverable for language in ("fr", "en")]
)


def of_a_version(kit: PrintedKit) -> PrintedKit:
    return replace(kit, charter=replace(kit.charter, version="1.0", effective=EFFECTIVE))


def pages(paper: Deliverable, kit: PrintedKit) -> list[str]:
    pdf = pypdfium2.PdfDocument(BytesIO(factory.kit(paper, kit, "pdf")))
    return [page.get_textpage().get_text_range() for page in pdf]


def said(paper: Deliverable, kit: PrintedKit) -> str:
    return "\n".join(plain_lines(compose_kit(composer, paper, kit).blocks))


def fields(document: Document) -> list[FormField]:
    return [
        inline
        for block in document.blocks
        if isinstance(block, Paragraph)
        for inline in block.inlines
        if isinstance(inline, FormField)
    ]


# -- how long ---------------------------------------------------------------------------------------------


@EVERY
def test_it_is_as_long_as_it_may_be(paper: Deliverable, language: str, example: Workbench) -> None:
    kit = of_a_version(example.kit.printed(language))
    for size in ("letter", "a4"):
        found = pages(paper, replace(kit, charter=replace(kit.charter, paper=size)))
        assert len(found) <= MOST_PAGES.get(paper, 5)
        assert all(page.strip() for page in found)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_page_for_everyone_is_one_page_whatever_was_answered(language: str, example: Workbench) -> None:
    say_much(example)
    (page,) = pages(Deliverable.EMPLOYEE_PAGE, of_a_version(example.kit.printed(language)))
    assert page


# -- what it says -----------------------------------------------------------------------------------------


@EVERY
def test_a_draft_is_marked_as_a_draft_and_a_version_by_its_number(
    paper: Deliverable, language: str, example: Workbench
) -> None:
    kit = example.kit.printed(language)
    draft = {"fr": ("Ébauche du", "à partir de l’ébauche"), "en": ("Draft of", "made from the draft")}[
        language
    ]
    first = pages(paper, kit)[0]
    assert all(" ".join(words.split()) in " ".join(first.split()) for words in draft)
    version = pages(paper, of_a_version(kit))[0]
    assert "Version 1.0" in version
    assert draft[0] not in version


@EVERY
def test_a_small_charter_and_an_unanswered_one_give_whole_papers(
    paper: Deliverable, language: str, bench: Workbench
) -> None:
    kits = [bench.kit.printed(language)]
    bench.answers.include({section.id: False for section in bench.session.catalogue.sections})
    kits.append(bench.kit.printed(language))
    for kit in kits:
        if paper in kit.papers():
            assert len(said(paper, kit)) > 200


def test_each_reminder_has_its_day_and_the_section_that_it_is_about(published: Workbench) -> None:
    kit = published.kit.printed("en")
    text = said(Deliverable.REMINDERS, kit)
    for placed in kit.reminders:
        assert placed.reminder.title in text
        assert f"Section {placed.section.number} – {placed.section.title}" in text
    assert text.count("Suggested for") == 12


def test_the_key_gives_the_letter_that_stands_in_the_quiz(example: Workbench) -> None:
    kit = example.kit.printed("en")
    quiz, key = said(Deliverable.QUIZ, kit), said(Deliverable.QUIZ_KEY, kit)
    for placed in kit.questions:
        right = f"{'ABC'[placed.right]}. {placed.choices[placed.right]}"
        assert right in quiz
        assert right in key
        assert f"Section {placed.section.number} – {placed.section.title}" in key
    assert "Section" not in quiz


def test_the_quiz_has_a_box_for_each_choice_and_asks_for_no_name(example: Workbench) -> None:
    kit = example.kit.printed("fr")
    found = fields(compose_kit(composer, Deliverable.QUIZ, kit))
    assert len({field.name for field in found}) == len(kit.questions) * 3
    assert {field.kind for field in found} == {"check"}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_commitment_is_voluntary_and_apart_from_the_acknowledgement(
    language: str, example: Workbench
) -> None:
    text = said(Deliverable.COMMITMENT, example.kit.printed(language))
    wanted = {
        "fr": ("volontaire", "à part de l’accusé de réception", "ni mot de passe", "sans donner de raison"),
        "en": ("voluntary", "apart from the acknowledgement", "no password", "without giving a reason"),
    }
    assert all(words in text for words in wanted[language])


def test_the_guide_tells_every_chosen_case_with_its_answer_and_when_to_pass_it_on(example: Workbench) -> None:
    kit = example.kit.printed("en")
    text = said(Deliverable.MANAGER_GUIDE, kit)
    assert text.count("What to answer.") == text.count("When to pass it on.") == len(kit.cases) == 8
    for placed in kit.cases:
        assert placed.case.title in text


# -- files ------------------------------------------------------------------------------------------------


@EVERY
def test_it_is_valid_for_word_and_has_its_words(
    paper: Deliverable, language: str, example: Workbench, tmp_path: Path
) -> None:
    data = factory.kit(paper, example.kit.printed(language), "docx")
    assert_valid(data, tmp_path)
    assert any(example.kit.printed(language).charter.contact in line for line in lines(data)) or (
        paper is Deliverable.REMINDERS or paper is Deliverable.COMMITMENT
    )


@pytest.mark.parametrize("paper", Deliverable)
def test_both_languages_have_the_same_shape(paper: Deliverable, example: Workbench) -> None:
    kits = [example.kit.printed(each) for each in ("fr", "en")]
    shapes = [[type(block) for block in compose_kit(composer, paper, kit).blocks] for kit in kits]
    assert shapes[0] == shapes[1]


@pytest.mark.parametrize("paper", Deliverable)
def test_french_has_its_spaces_and_apostrophes(paper: Deliverable, example: Workbench) -> None:
    for line in said(paper, example.kit.printed("fr")).split("\n"):
        assert "'" not in line
        assert " :" not in line
        assert "« " not in line


@pytest.mark.parametrize("format_", ["docx", "pdf", "html", "md"])
def test_what_was_typed_prints_literally(format_: str, example: Workbench) -> None:
    hostile = "::: pagebreak **x** <script>alert(1)</script> [y](field:text/z) {{ 7 }}"
    example.answers.set("organisation", "contact", {"fr": hostile, "en": hostile})
    example.answers.set("S11", "help_contact", {"fr": hostile, "en": hostile})
    example.answers.set("team", "sponsor", hostile)
    kit = example.kit.printed("en")
    for paper in kit.papers():
        data = factory.kit(paper, kit, format_)
        if format_ == "html":
            assert "<script" not in data.decode()
    assert hostile in said(Deliverable.ENDORSEMENT, kit)
