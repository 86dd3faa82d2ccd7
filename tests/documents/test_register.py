"""What the report of the register says, with nobody, with forty departments, and with any names."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from charta.bootstrap import Workbench
from charta.documents.block_words import plain_lines, words
from charta.documents.blocks import Chart, Document, Table
from charta.documents.composing import Composer
from charta.documents.factory import DocumentFactory
from charta.documents.register import compose_register, names_of
from charta.domain.printed_people import CoveragePoint, CoverageRow, DueRow
from charta.domain.register import Method, SignatureState
from documents.samples import charter
from documents.samples_people import certificate, due_rows, empty_register, register, row, total
from documents.word_checks import assert_valid, lines
from people import hire

composer = Composer()
factory = DocumentFactory()


def composed(language: str = "en", **changes: object) -> Document:
    return compose_register(composer, register(language, **changes))


def said(document: Document) -> str:
    return "\n".join(plain_lines(document.blocks))


def charts(document: Document) -> list[Chart]:
    return [block for block in document.blocks if isinstance(block, Chart)]


def table(document: Document, caption: str) -> list[list[str]]:
    """Return the cells of a table."""
    (found,) = (block for block in document.blocks if isinstance(block, Table) and block.caption == caption)
    return [[words(cell) for cell in line.cells] for line in found.rows]


def departments(count: int) -> tuple[CoverageRow, ...]:
    return tuple(row(f"Department {place:02}", 1, 0, place) for place in range(count))


def test_it_tells_how_many_of_those_who_are_asked_have_signed() -> None:
    found = said(composed())
    assert "2,003 of 2,433 who are asked for their signature have signed version 1.0: 82%." in found
    assert "Social Media Charter, version 1.0. As of March 8, 2027, 2:05\u202fp.m. (UTC−05:00)" in found


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_state_is_counted_those_on_leave_and_those_who_left_apart(language: str) -> None:
    rows = table(composed(language), {"fr": "Où en est chacun", "en": "Where everybody stands"}[language])
    names = names_of(composer, charter(language)).states
    counted = {line[0]: line[1] for line in rows}
    assert set(counted) == set(names.values())
    assert (counted[names["on_leave"]], counted[names["left"]], counted[names["refused"]]) == (
        "34",
        "17",
        "4",
    )


def test_departments_stand_in_numbers_with_all_of_them_at_the_end() -> None:
    rows = table(composed(), "Departments in numbers")
    assert rows[0] == ["Customer Service", "21 of 24 (88%)", "0", "3", "0", "0", "1"]
    assert rows[1] == ["Human Resources", "1,903 of 2,315 (82%)", "212", "140", "57", "3", "31"]
    assert rows[-2][0] == "Without department"
    assert rows[-1] == ["All", "2,003 of 2,433 (82%)", "220", "147", "59", "4", "34"]


def test_charts_say_what_they_show_in_words_of_the_language() -> None:
    bars, course = charts(composed("fr"))
    assert bars.alt.startswith("Affaires juridiques (Signé 21, Formulaire remis 3); ")
    assert course.alt.endswith("25 février 2027 (Ont signé 2\u00a0050, Signature demandée 2\u00a0433)")
    assert "Version dépassée" in bars.svg


def test_the_course_begins_when_the_charter_applies_or_with_an_earlier_signature() -> None:
    early = (CoveragePoint(date(2027, 1, 4), 5, 10), CoveragePoint(date(2027, 1, 20), 10, 10))
    assert "15 Jan" in charts(composed())[1].svg
    assert "3 Jan" in charts(composed(course=early))[1].svg


def test_who_is_due_is_listed_with_how_many_more() -> None:
    document = composed()
    rows = table(document, "Signatures that are waited for, the earliest first")
    assert rows[0] == [
        "Bélanger, Noémie",
        "004120",
        "Human Resources",
        "Luc Roy",
        "Due again",
        "February 20, 2027 (late)",
    ]
    assert rows[1][-1] == "March 8, 2027"  # not late on that day
    assert rows[2] == ["O’Brien, Tadhg", "–", "–", "–", "Form to give", "March 15, 2027"]
    assert rows[3][-1] == "–"
    assert "And 312 people more" in said(document)
    assert "more;" not in said(composed(due_count=4))
    assert "And 1 person more" in said(composed(due_count=5))
    assert "S’y ajoute 1 autre personne" in said(composed("fr", due_count=5))


def test_who_is_due_is_counted_within_spans() -> None:
    rows = table(composed(), "Who is due, those who are late included")
    assert rows == [
        ["Today or before", "21"],
        ["Within 30 days", "57"],
        ["Within 60 days", "198"],
        ["Within 90 days", "316"],
    ]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_an_empty_register_says_so_and_draws_nothing(language: str, tmp_path: Path) -> None:
    content = empty_register(language)
    document = compose_register(composer, content)
    assert charts(document) == []
    assert {"fr": "Personne n’a encore signé", "en": "Nobody has signed"}[language] in said(document)
    assert {"fr": "Aucune signature n’est attendue", "en": "Nobody is due soon"}[language] in said(document)
    assert_valid(factory.register(content, "docx"), tmp_path)
    assert b"pdfuaid:part" in factory.register(content, "pdf")


def test_forty_departments_are_all_in_the_table_and_the_largest_in_the_picture(tmp_path: Path) -> None:
    many = departments(40)
    content = register("en", departments=many, total=total(many))
    document = compose_register(composer, content)
    assert len(table(document, "Departments in numbers")) == 41
    drawn = "".join(chart.svg for chart in charts(document))
    assert "Other departments (11)" in drawn
    assert "Department 39" in drawn
    assert "Department 03" not in drawn
    assert_valid(factory.register(content, "docx"), tmp_path)


def test_thousands_of_departments_make_a_report() -> None:
    many = departments(2_000)
    assert factory.register(register("en", departments=many, total=total(many)), "docx")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_is_valid_in_word_and_tagged_in_pdf(language: str, tmp_path: Path) -> None:
    assert_valid(factory.register(register(language), "docx"), tmp_path)
    assert b"pdfuaid:part" in factory.register(register(language), "pdf")
    pages = pypdfium2.PdfDocument(BytesIO(factory.register(register(language), "pdf")))
    found = re.sub(r"\s", "", "".join(page.get_textpage().get_text_range() for page in pages))
    assert "O’Brien,Tadhg" in found


@pytest.mark.parametrize(
    "name",
    [
        "**x** | <b> [l](https://e.org) [f](page:digits) ::: toc",
        "=cmd|' /C calc'!A0",
        "x" * 300,
        "שלום 漢字 👩\u200d💻 é\u0301",
    ],
)
def test_hostile_names_print_literally(name: str, tmp_path: Path) -> None:
    due = (DueRow(name, name, name, name, "given", date(2027, 3, 9)),)
    content = register("en", departments=(row(name, 3, 1, 2),), due=due)
    data = factory.register(content, "docx")
    assert_valid(data, tmp_path)
    assert sum(name in line for line in lines(data)) == 5
    for format_ in ("pdf", "html", "md"):
        assert factory.register(content, format_)


def test_what_no_file_may_hold_is_left_out(tmp_path: Path) -> None:
    name = "Ann\x00a\ud800\x0b\nBo"
    content = register("en", departments=(row(name, 3),), due=(DueRow(name, "\x07", "", "", "later", None),))
    assert_valid(factory.register(content, "docx"), tmp_path)
    assert factory.register(content, "pdf")


def test_the_file_is_dated_with_the_day_of_the_report_and_the_same_each_time() -> None:
    assert composed().created == datetime(2027, 3, 8, 12, tzinfo=UTC)
    for format_ in ("docx", "pdf", "html", "md"):
        assert factory.register(register("fr"), format_) == factory.register(register("fr"), format_)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_state_has_words(language: str) -> None:
    names = names_of(composer, certificate(language).charter)
    assert set(names.states) == {state.value for state in SignatureState}
    assert len(set(names.states.values())) == len(SignatureState)


# -- from the register ------------------------------------------------------------------------------------


def test_the_register_of_a_charter_becomes_a_report(published: Workbench, tmp_path: Path) -> None:
    ids = hire(published)
    published.signing.sign([ids["101"]], Method.PAPER, date(2026, 11, 23), by="Hana")
    content = published.register_report.printed("en")
    assert content.due_within[90] == content.due_count == 3
    assert content.as_of.utcoffset() is not None
    document = compose_register(composer, content)
    assert "1 of 4 who are asked for their signature have signed version 1.0: 25%." in said(document)
    rows = table(document, "Departments in numbers")
    assert [line[:2] for line in rows] == [
        ["Research", "1 of 2 (50%)"],
        ["Sales", "0 of 2 (0%)"],
        ["All", "1 of 4 (25%)"],
    ]
    assert len(table(document, "Signatures that are waited for, the earliest first")) == 3
    for language in published.session.languages:
        job = published.register_report.job(language, "docx")
        assert_valid(job.make(), tmp_path)


def test_late_is_before_the_day_of_the_report() -> None:
    on_the_day = replace(due_rows("en")[0], due=date(2027, 3, 8))
    assert "(late)" not in said(composed(due=(on_the_day,)))
