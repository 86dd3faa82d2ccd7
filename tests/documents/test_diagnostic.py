"""What a survey's document says, and above all what it does not."""

from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest

from charta.documents.block_words import plain_lines
from charta.documents.blocks import Chart, Document, FormField, Table
from charta.documents.composing import Composer
from charta.documents.diagnostic import compose_diagnostic, compose_diagnostic_sheet
from charta.documents.factory import DocumentFactory
from charta.domain.diagnostic import Finding
from documents.samples import diagnostic, diagnostic_sheet, questionnaire, survey
from documents.word_checks import W, part

composer = Composer()
factory = DocumentFactory()


def composed(language: str = "en", **changes: object) -> Document:
    return compose_diagnostic(composer, diagnostic(language, **changes))


def said(document: Document) -> str:
    return "\n".join(plain_lines(document.blocks))


def charts(document: Document) -> list[Chart]:
    return [block for block in document.blocks if isinstance(block, Chart)]


# -- what a survey says -----------------------------------------------------------------------------------


def test_too_few_answers_are_said_and_nothing_is_shown() -> None:
    document = composed(result=survey(people=7))
    assert charts(document) == []
    assert not [block for block in document.blocks if isinstance(block, Table)]
    assert "Too few answers" in said(document)
    text = questionnaire().text("en")
    assert not [name for name in (*text.factors.values(), *text.items.values()) if name in said(document)]


def test_groups_that_are_hidden_are_counted_and_never_named() -> None:
    document = composed()
    result = survey()
    assert result.hidden
    assert f"{len(result.hidden)} groups are not shown" in said(document)
    for format_ in ("docx", "html", "md"):
        data = factory.diagnostic(diagnostic("en"), format_)
        text = "".join(part(data).itertext()) if format_ == "docx" else data.decode()
        assert not [group for group in result.hidden if group in text]
        assert all(group.group in text for group in result.groups)


def test_every_factor_is_a_bar_and_every_statement_a_row() -> None:
    document = composed()
    (chart,) = charts(document)
    text = questionnaire().text("en")
    assert all(name in chart.alt for name in text.factors.values())
    rows = [block for block in document.blocks if isinstance(block, Table)][-len(text.factors) :]
    assert sum(len(table.rows) for table in rows) == len(questionnaire().items)


def test_an_earlier_survey_stands_beside_it_and_only_then() -> None:
    (both,) = charts(composed())
    (alone,) = charts(composed(earlier=None))
    assert "Printemps 2026" in both.svg
    assert "Printemps 2026" not in alone.svg
    assert "Printemps 2026" not in said(composed(earlier=None))


def test_surveys_of_the_same_title_are_told_apart_by_their_days() -> None:
    (chart,) = charts(composed("fr", earlier=replace(survey(1), title="automne 2026")))
    assert "4 mai 2026" in chart.svg
    assert "2 novembre 2026" in chart.svg


def test_a_wish_to_keep_work_and_private_life_apart_is_respected() -> None:
    reading = next(reading for reading in questionnaire().readings if reading.is_respected)
    result = replace(survey(), findings=(Finding(reading, 1.2, questionnaire().band(1.2)),))
    document = composed(result=result)
    lines = list(plain_lines(document.blocks))
    assert "No activity follows from it." in lines
    assert not [line for line in lines if line.startswith(("Activities", "Recommendations", "Sections"))]
    # It is not called low either: it is no fault.
    assert any(line.startswith("Score: 1.2. ") for line in lines)
    assert "A choice to respect" in said(composed())


def test_findings_name_recommendations_sections_and_activities() -> None:
    reading = next(reading for reading in questionnaire().readings if reading.id == "unclear")
    result = replace(survey(), findings=(Finding(reading, 2.0, questionnaire().band(2.0)),))
    text = said(composed(result=result))
    assert questionnaire().text("en").seed["R5"] in text
    assert "Roles and spokespeople; What you may say" in text  # a section that there is not yet goes unsaid
    assert questionnaire().text("en").activities["D09"] in text


def test_a_survey_in_which_nothing_stands_out_says_so() -> None:
    assert "Nothing stands out" in said(composed(result=replace(survey(), findings=())))


def test_bands_are_called_suggestions() -> None:
    assert questionnaire().text("fr").bands_note in said(composed("fr"))


@pytest.mark.parametrize(("mean", "shown"), [(2.44, "2.4"), (2.46, "2.46"), (2.5, "2.5"), (3.47, "3.47")])
def test_rounding_never_puts_a_score_into_another_band(mean: float, shown: str) -> None:
    reading = questionnaire().readings[0]
    result = replace(survey(), findings=(Finding(reading, mean, questionnaire().band(mean)),))
    assert f"Score: {shown} (" in said(composed(result=result))


def test_numbers_are_written_as_the_language_writes_them() -> None:
    assert "2,5" in said(composed("fr"))
    assert "2.5" in said(composed("en"))


def test_many_groups_are_laid_out_side_by_side_in_several_tables() -> None:
    result = survey()
    groups = tuple(replace(result.groups[0], group=f"Group {number}") for number in range(9))
    tables = [
        block
        for block in composed(result=replace(result, groups=groups)).blocks
        if isinstance(block, Table) and block.caption == "Scores by group"
    ]
    assert [len(table.header) - 1 for table in tables] == [4, 4, 1]
    assert all(sum(table.widths) == 100 for table in tables)


def test_a_title_of_a_survey_prints_literally() -> None:
    hostile = "**x** | ::: toc <b> [l](field:text/name)"
    document = composed(result=replace(survey(), title=hostile))
    assert hostile in said(document)
    assert "<b>" not in charts(document)[0].svg


# -- the sheet --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_sheet_asks_every_statement_with_six_boxes_and_no_name(language: str) -> None:
    document = compose_diagnostic_sheet(composer, diagnostic_sheet(language))
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert len(table.rows) == len(questionnaire().items)
    boxes = [
        inline for row in table.rows for cell in row.cells for inline in cell if isinstance(inline, FormField)
    ]
    assert len(boxes) == 6 * len(table.rows)
    assert len({box.name for box in boxes}) == len(boxes)
    assert len({box.label for box in boxes}) == len(boxes)


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_the_sheet_is_one_page(paper: str) -> None:
    for language in ("fr", "en"):
        content = diagnostic_sheet(language)
        content = replace(content, charter=replace(content.charter, paper=paper))
        assert len(pypdfium2.PdfDocument(BytesIO(factory.diagnostic_sheet(content, "pdf")))) == 1


def test_a_box_alone_in_its_cell_has_no_tab_after_it() -> None:
    root = part(factory.diagnostic_sheet(diagnostic_sheet(), "docx"))
    cells = [cell for cell in root.iter(f"{W}tc") if cell.find(f".//{W}sdt") is not None]
    assert len(cells) > 100
    assert not [cell for cell in cells if cell.find(f".//{W}r/{W}tab") is not None]
