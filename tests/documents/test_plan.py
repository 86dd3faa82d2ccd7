"""The roll-out plan in every format and language."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from charta.documents.block_words import plain_lines
from charta.documents.blocks import Chart, Table
from charta.documents.composing import Composer
from charta.documents.factory import DocumentFactory
from charta.documents.plan import compose_plan
from charta.domain.printed_rollout import PrintedPlan
from documents.samples import charter
from documents.samples_rollout import activities, plan, sheet
from documents.word_checks import assert_valid, lines, names

HOSTILE = "**x** | <b>& [l](https://e.org) [f](picture:no) ::: toc \x07 {{ 7*7 }} #panic()"
SHOWN = HOSTILE.replace("\x07", "␇")
composer = Composer()
factory = DocumentFactory()


def said(content: PrintedPlan) -> str:
    return "\n".join(plain_lines(compose_plan(composer, content).blocks))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_says_who_does_what_by_when_and_what_shows_it(language: str) -> None:
    text = said(plan(language))
    for activity in activities(language):
        assert activity.title in text
        assert activity.owner in text
    assert "Eighty answers" in text
    assert "results.pdf" in text
    assert text.count("How to ask.") == 1


def test_a_proposal_says_that_it_is_one() -> None:
    assert "A proposal." in said(plan("en", is_proposed=True))
    assert "A proposal." not in said(plan("en"))


def test_a_factor_without_an_activity_is_on_the_dashboard_and_has_no_table() -> None:
    blocks = compose_plan(composer, plan("en")).blocks
    tables = [block for block in blocks if isinstance(block, Table)]
    assert len(tables) == 1 + 5
    assert "Executives" in said(plan("en"))
    assert any(isinstance(block, Chart) for block in blocks)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_word_takes_it_with_its_picture(tmp_path: Path, language: str) -> None:
    data = factory.plan(plan(language), "docx")
    assert_valid(data, tmp_path)
    assert any(name.endswith(".svg") for name in names(data))
    assert any(name.endswith(".png") for name in names(data))
    assert activities(language)[1].title in "\n".join(lines(data))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_pdf_has_the_words_of_the_picture(language: str) -> None:
    document = pypdfium2.PdfDocument(BytesIO(factory.plan(plan(language), "pdf")))
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    assert {"fr": "Aujourd’hui", "en": "Today"}[language] in text


def test_what_somebody_writes_is_never_read_as_markup(tmp_path: Path) -> None:
    entries = tuple(
        replace(
            entry, title=HOSTILE, owner=HOSTILE, note=HOSTILE, file=HOSTILE, evidence=HOSTILE, how=HOSTILE
        )
        for entry in activities("en")
    )
    content = PrintedPlan(charter("en"), sheet("en", entries))
    assert SHOWN in said(content)
    assert "49" not in said(content).replace("2049", "")
    data = factory.plan(content, "docx")
    assert_valid(data, tmp_path)
    assert any(SHOWN in line for line in lines(data))
    assert factory.plan(content, "pdf").startswith(b"%PDF")


@pytest.mark.parametrize("format_", ["docx", "pdf", "html", "md"])
def test_an_empty_plan_and_one_of_a_hundred_are_written(format_: str) -> None:
    first = activities("en")[0]
    many = tuple(replace(first, id=f"own.{number}", title=f"Activity {number}") for number in range(100))
    assert factory.plan(PrintedPlan(charter("en"), sheet("en", ())), format_)
    assert factory.plan(PrintedPlan(charter("en"), sheet("en", many)), format_)
