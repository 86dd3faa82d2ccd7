"""The sign-off sheet with what was drawn in the room."""

import re
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

from charta.documents.factory import DocumentFactory
from charta.domain.printed import PrintedCharter, PrintedSignOff
from documents.samples import charter, png, raw_png, signed
from documents.word_checks import W, assert_valid, names, part

factory = DocumentFactory()


def changed(content: PrintedCharter, **changes: object) -> PrintedCharter:
    """Return the charter with every sign-off changed."""
    sections = (
        replace(section, sign_offs=tuple(replace(each, **changes) for each in section.sign_offs))  # type: ignore[arg-type]
        for section in content.sections
    )
    return replace(content, sections=tuple(sections))


def pages(pdf: bytes) -> list[tuple[str, list[tuple[float, float, float, float]]]]:
    """Return text and pictures (left, bottom, right, top in points) of each page."""
    return [
        (
            page.get_textpage().get_text_range(),
            [item.get_bounds() for item in page.get_objects() if item.type == 3],
        )
        for page in pypdfium2.PdfDocument(BytesIO(pdf))
    ]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_word_shows_each_signature_in_the_cell_of_its_department(language: str, tmp_path: Path) -> None:
    data = factory.sign_off_sheet(signed(language), "docx")
    assert_valid(data, tmp_path)
    _, *rows = next(part(data).iter(f"{W}tbl")).findall(f"{W}tr")
    assert [[len(list(cell.iter(f"{W}drawing"))) for cell in row.findall(f"{W}tc")] for row in rows] == [
        [0, 1, 1, 1, 1, 1]
    ] * 6
    drawn = [item for item in part(data).iter() if str(item.tag).endswith("}docPr")]
    assert (
        drawn[0].get("descr")
        == {"fr": "Signature\u00a0: Léa Tremblay", "en": "Signature of Léa Tremblay"}[language]
    )
    widths = [int(str(width.get(f"{W}w"))) for width in rows[0].iter(f"{W}tcW")]
    for item in part(data).iter():
        if str(item.tag).endswith("}extent"):
            assert int(str(item.get("cx"))) / 635 < min(widths) - 250  # twips; the cell has margins
            assert int(str(item.get("cy"))) <= 9 * 36_000
    assert sum(name.startswith("word/media/") for name in names(data)) == 5


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_the_pdf_keeps_each_signature_beside_its_name_and_within_its_column(paper: str) -> None:
    data = factory.sign_off_sheet(signed("en", paper=paper), "pdf")
    assert b"pdfuaid:part" in data
    found = pages(data)
    assert sum(len(pictures) for _, pictures in found) == 30
    for text, pictures in found:
        assert len(pictures) == 5 * len(re.findall(r"^[1-6]\. ", text, re.MULTILINE))
        columns = sorted({round(left) for left, *_ in pictures})
        assert all(right < left + 100 for left, _, right, _ in pictures)
        assert len(columns) == 5
        assert min(b - a for a, b in pairwise(columns)) > 100


def test_who_signed_for_an_absent_representative_is_said_in_sheet_and_annex() -> None:
    for make in (factory.sign_off_sheet, factory.charter):
        french = make(signed("fr"), "md").decode()
        assert french.count("pour Noé Gagnon, en son absence") == 6
        assert make(signed("en"), "md").decode().count("for Noé Gagnon (absent)") == 6
        assert "absent" not in make(changed(signed("en"), delegate_for=""), "md").decode()
    assert r"\[Signature of Luc Roy\]" in factory.sign_off_sheet(signed("en"), "md").decode()
    assert b"<img" not in factory.charter(signed("en", logo=None), "html")


def test_a_signature_does_not_stand_under_a_text_that_changed_since() -> None:
    outdated = factory.sign_off_sheet(changed(signed("en"), state="outdated"), "html").decode()
    assert "<img" not in outdated
    assert "To review, text changed, 2026-12-01<br>Léa Tremblay" in outdated


@pytest.mark.parametrize(
    "data",
    [b"", b"x", png(8000, 8000), raw_png(600, 240, bytes(90_000_000)), raw_png(600, 240, b"")],
    ids=["empty", "no picture", "huge", "a bomb", "no pixels"],
)
def test_a_signature_that_cannot_be_shown_costs_only_itself(data: bytes, tmp_path: Path) -> None:
    content = changed(signed("en"), signature=data)
    word = factory.sign_off_sheet(content, "docx")
    assert_valid(word, tmp_path)
    assert not list(part(word).iter(f"{W}drawing"))
    pdf = factory.sign_off_sheet(content, "pdf")
    assert b"pdfuaid:part" in pdf
    text = " ".join(text for text, _ in pages(pdf))
    assert "Luc Roy" in text
    assert ("Signature of Luc Roy" in text) is bool(data)


def test_what_the_room_wrote_cannot_name_a_drawing() -> None:
    hostile = "[x](picture:1-legal) ::: toc | **b**"
    content = changed(signed("en"), by=hostile, delegate_for=hostile)
    page = factory.sign_off_sheet(content, "html").decode()
    assert page.count("<img") == 30
    assert f"for {hostile} (absent)" in page


def test_rows_keep_room_for_a_pen_and_grow_with_what_they_hold() -> None:
    """A pending row is 13 mm high; a cell of three lines is not cut."""
    row = charter("en").sections[0]
    names = {"marketing": "Marketing", "legal": "Legal"}

    def height(*sign_offs: PrintedSignOff) -> float:
        section = replace(row, sign_offs=sign_offs)
        content = charter("en", sections=(section, section), departments=names)
        page = pypdfium2.PdfDocument(BytesIO(factory.sign_off_sheet(content, "pdf")))[0]
        text = page.get_textpage()
        tops = [text.get_charbox(text.get_text_range().index(f"{number}. Ambition"))[3] for number in (1, 2)]
        return float(tops[0] - tops[1])

    pending = PrintedSignOff("legal", "Legal", "pending")
    assert height(pending) == pytest.approx(13 / 25.4 * 72, abs=1)
    (drawn,) = (each for each in signed("en").sections[0].sign_offs if each.department == "legal")
    assert height(drawn) > 13 / 25.4 * 72 + 5
