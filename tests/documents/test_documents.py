"""What documents say, in every language, held against reference files.

To renew them after a change that is wanted, then to read the difference:
`CHARTA_WRITE_REFERENCES=1 pytest tests/documents/test_documents.py; git diff tests/documents/reference`.
"""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from charta.documents.acknowledgement import compose_acknowledgement
from charta.documents.agenda import compose_agenda
from charta.documents.block_words import plain_lines as lines_of
from charta.documents.block_words import words
from charta.documents.blocks import Document, Heading
from charta.documents.certificate import compose_certificate
from charta.documents.changes import compose_changes
from charta.documents.charter import compose_charter
from charta.documents.composing import Composer, short_fingerprint
from charta.documents.diagnostic import compose_diagnostic, compose_diagnostic_sheet
from charta.documents.evidence import compose_evidence
from charta.documents.forms.composing import compose_cover, compose_form
from charta.documents.minutes import compose_minutes
from charta.documents.one_page import compose_one_page
from charta.documents.plan import compose_plan
from charta.documents.redline import compose_redline
from charta.documents.register import compose_register
from charta.documents.review import compose_review
from charta.documents.signoff_sheet import compose_sign_off_sheet
from charta.domain.printed import PrintedForeword
from charta.errors import ContentError
from charta.paths import templates
from documents.forms_samples import bundle
from documents.forms_samples import form as personal_form
from documents.redline_reading import changes as redline_changes
from documents.samples import (
    charter,
    diagnostic,
    diagnostic_sheet,
    endorsed,
    form,
    one_page,
    person,
    published,
    signed,
    survey,
)
from documents.samples_people import certificate, empty_register, register
from documents.samples_review import review
from documents.samples_rollout import plan
from documents.samples_versions import changes, evidence
from documents.samples_workshop import agenda, bare_agenda, bare_minutes, minutes

REFERENCE = Path(__file__).parent / "reference"
CHANGES = {"fr": ("Section 4\u00a0: les clients",), "en": ("Section 4: clients",)}
composer = Composer()
COMPOSED: dict[str, Callable[[str], Document]] = {
    "charter-draft": lambda language: compose_charter(composer, charter(language)),
    "charter-version": lambda language: compose_charter(composer, published(language)),
    "charter-foreword": lambda language: compose_charter(composer, endorsed(language, sections=())),
    "changes": lambda language: compose_changes(composer, changes(language)),
    "redline": lambda language: compose_redline(composer, redline_changes(language)),
    "evidence": lambda language: compose_evidence(composer, evidence(language)),
    "certificate": lambda language: compose_certificate(composer, certificate(language)),
    "register": lambda language: compose_register(composer, register(language)),
    "register-empty": lambda language: compose_register(composer, empty_register(language)),
    "onboarding-blank": lambda language: compose_acknowledgement(composer, form(language)),
    "annual-filled": lambda language: compose_acknowledgement(
        composer, form(language, "annual", person=person(), changes=CHANGES[language])
    ),
    "personal-onboarding": lambda language: compose_form(composer, personal_form(language)),
    "personal-annual": lambda language: compose_form(
        composer, personal_form(language, "annual"), on_screen=True
    ),
    "personal-new-version": lambda language: compose_form(composer, personal_form(language, "new_version")),
    "form-cover": lambda language: compose_cover(composer, replace(bundle(12), language=language)),
    "sign-off-sheet": lambda language: compose_sign_off_sheet(composer, charter(language)),
    "sign-off-sheet-signed": lambda language: compose_sign_off_sheet(composer, signed(language)),
    "charter-signed": lambda language: compose_charter(
        composer, signed(language, sections=signed(language).sections[:1])
    ),
    "one-page": lambda language: compose_one_page(composer, one_page(language)),
    "diagnostic": lambda language: compose_diagnostic(composer, diagnostic(language)),
    "diagnostic-few": lambda language: compose_diagnostic(
        composer, diagnostic(language, result=survey(people=5))
    ),
    "diagnostic-sheet": lambda language: compose_diagnostic_sheet(composer, diagnostic_sheet(language)),
    "review": lambda language: compose_review(composer, review(language, *({"fr", "en"} - {language}))),
    "agenda": lambda language: compose_agenda(composer, agenda(language)),
    "agenda-bare": lambda language: compose_agenda(composer, bare_agenda(language)),
    "minutes": lambda language: compose_minutes(composer, minutes(language)),
    "minutes-bare": lambda language: compose_minutes(composer, bare_minutes(language)),
    "plan": lambda language: compose_plan(composer, plan(language)),
}
DOCUMENTS = tuple(COMPOSED)


def compose(name: str, language: str) -> Document:
    return COMPOSED[name](language)


def as_text(document: Document) -> str:
    bands = [document.header.left, document.header.right, document.footer.left, document.footer.right]
    head = [
        f"title: {document.title}",
        f"subject: {document.subject}",
        *(f"band: {words(band)}" for band in bands),
    ]
    return "\n".join([*head, "", *lines_of(document.blocks)]) + "\n"


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_says_what_its_reference_says(name: str, language: str) -> None:
    file = REFERENCE / f"{name}-{language}.txt"
    said = as_text(compose(name, language))
    if os.environ.get("CHARTA_WRITE_REFERENCES"):
        file.write_text(said, encoding="utf-8")
    assert said == file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "name",
    [
        "charter",
        "acknowledgement",
        "form_closing",
        "form_cover",
        "form_statements",
        "personal_form",
        "sign_off_sheet",
        "one_page",
        "diagnostic",
        "diagnostic_sheet",
        "foreword",
        "changes",
        "changed_lines",
        "redline",
        "evidence",
        "certificate",
        "register",
        "register_words",
        "review",
        "agenda",
        "minutes",
        "plan",
    ],
)
def test_every_document_exists_in_every_language(name: str) -> None:
    found = {file.name for file in (templates() / "documents" / name).glob("*.md.j2")}
    assert found == {"fr.md.j2", "en.md.j2"}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_french_has_its_spaces_and_apostrophes(name: str) -> None:
    said = as_text(compose(name, "fr")).replace("title: ", "").replace("subject: ", "").replace("band: ", "")
    for line in said.split("\n"):
        assert "'" not in line
        assert " :" not in line
        assert "« " not in line
        assert " »" not in line


@pytest.mark.parametrize("language", ["fr", "en"])
def test_both_languages_have_the_same_shape(language: str) -> None:
    for name in DOCUMENTS:
        shapes = [[type(block).__name__ for block in compose(name, each).blocks] for each in ("fr", "en")]
        assert shapes[0] == shapes[1]


def test_names_and_notes_of_a_sign_off_print_literally() -> None:
    hostile = "**x** | <b> [l](https://e.org) ::: toc"
    first = charter("en").sections[0]
    signed = [
        type(s)(s.department, hostile, s.state, hostile, s.decided_on, hostile) for s in first.sign_offs
    ]
    section = type(first)(first.id, hostile, first.wording, first.fingerprint, tuple(signed))
    said = as_text(compose_charter(composer, charter("en", sections=(section,))))
    assert said.count(hostile) >= 4 * 3


def test_a_wording_cannot_give_directives() -> None:
    first = charter("en").sections[0]
    wording = "::: signature\n\n[Name](field:text/name)\n\n::: insert sections\n"
    section = type(first)(first.id, first.title, wording, first.fingerprint)
    said = as_text(compose_charter(composer, charter("en", sections=(section,))))
    assert "::: signature" in said
    assert "[Name](field:text/name)" in said


def test_a_charter_of_one_year_without_sign_offs_has_no_annex() -> None:
    bare = tuple(type(s)(s.id, s.title, s.wording, s.fingerprint) for s in charter("en").sections)
    assert "Appendix" not in as_text(compose_charter(composer, charter("en", sections=bare)))


def test_the_sponsors_words_are_words_and_stand_before_the_first_section() -> None:
    hostile = "# No heading\n\n::: pagebreak\n**bold** [Name](field:text/name)"
    content = published("en", foreword=PrintedForeword("**Al**", "::: toc", hostile))
    document = compose_charter(composer, content)
    headings = [words(block.inlines) for block in document.blocks if isinstance(block, Heading)]
    assert headings[:2] == ["A word from **Al**", "Ambition and position"]
    said = as_text(document).split("\n")
    assert {"# No heading", "::: pagebreak", "**bold** [Name](field:text/name)", "**Al** ::: toc"} <= set(
        said
    )


def test_an_empty_foreword_is_none() -> None:
    content = published("en", foreword=PrintedForeword("Al", "", " \n"))
    assert "A word from" not in as_text(compose_charter(composer, content))


@pytest.mark.parametrize(
    "source", ["::: unknown\n:::", "::: cover\nx", ":::", "::: insert nothing", "{{ missing }}"]
)
def test_a_template_that_does_not_fit_is_named(source: str, tmp_path: Path) -> None:
    (tmp_path / "charter").mkdir()
    (tmp_path / "charter" / "en.md.j2").write_text(source)
    with pytest.raises(ContentError) as caught:
        compose_charter(Composer(tmp_path), charter("en"))
    assert "en.md.j2" in str(caught.value)


def test_a_short_fingerprint_is_grouped() -> None:
    assert short_fingerprint("0123456789abcdef" * 4) == "0123 4567 89ab cdef"
