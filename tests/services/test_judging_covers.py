"""Cover sheets that come back among the forms: known by their code, and waiting for nobody."""

from dataclasses import replace
from pathlib import Path

import pytest

import scanner
from charta.bootstrap import Workbench
from charta.domain.codes import CodePlace, CoverCode, FormCode
from charta.domain.register import Occasion
from charta.domain.scans import ScannedPage
from charta.exchange.scans.reader import ScanFiles
from charta.services.form_files import Layout
from charta.services.forms import FormOrder
from charta.services.judging import WAITING, Judge, Verdict
from charta.services.people_view import Group
from people import hire


@pytest.fixture
def judge(published: Workbench) -> Judge:
    return Judge(published.register, published.forms.codes(), {}, frozenset())


def page(*codes: str) -> ScannedPage:
    return ScannedPage(1, codes, None, None, b"")


def test_a_printed_and_scanned_cover_sheet_is_told_from_the_forms_below(
    published: Workbench, tmp_path: Path
) -> None:
    hire(published)
    order = FormOrder(
        tuple(published.register.people), format="pdf", layout=Layout.COMBINED, group=Group.DEPARTMENT
    )
    run = published.forms.start(order, tmp_path)
    *_, made = run.work()
    published.forms.finish(run, made)
    judge = Judge(published.register, published.forms.codes(), {}, frozenset())
    for number, file in enumerate(sorted(tmp_path.glob("*.pdf"))):
        how = replace(scanner.any_scan(number, 150), quarters=2 * number)
        path = tmp_path / "scan.jpg"
        path.write_bytes(scanner.jpeg(scanner.scan(scanner.printed(file), how), how))
        (cover,) = ScanFiles().read(path)
        assert isinstance(cover, ScannedPage)
        assert cover.turned == 180 * number
        judged = judge.page(cover)
        assert (judged.verdict, judged.code, judged.on) == (Verdict.COVER, None, None)
    assert Verdict.COVER not in WAITING


def test_a_code_that_only_looks_like_a_cover_sheets_waits(published: Workbench, judge: Judge) -> None:
    good = published.forms.codes().write_cover(CoverCode(1, "1.0"))
    assert judge.page(page(good)).verdict is Verdict.COVER
    assert judge.page(page(good[:-1] + ("A" if good[-1] != "A" else "B"))).verdict is Verdict.UNREADABLE
    assert judge.page(page(good.replace("/1/", "/x/"))).verdict is Verdict.UNREADABLE
    assert judge.page(page(good, "https://example.org/menu")).verdict is Verdict.UNREADABLE
    assert judge.page(replace(page(good), problem="the picture is damaged")).verdict is Verdict.UNREADABLE


def test_a_form_that_was_scanned_with_its_cover_sheet_is_judged_as_a_form(
    published: Workbench, judge: Judge
) -> None:
    book, person = published.forms.codes(), hire(published)["101"]
    form = book.write(FormCode(person, 1, "1.0", Occasion.ANNUAL, "fr"), CodePlace.SIGNATURE)
    assert judge.page(page(book.write_cover(CoverCode(1, "1.0")), form)).verdict is Verdict.UNSURE
