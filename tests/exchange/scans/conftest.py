from pathlib import Path

import pytest

import scanner
from charta.bootstrap import Workbench
from charta.domain.codes import CodeBook, CodePlace, FormCode
from charta.domain.register import Occasion
from charta.exchange.scans.reader import ScanFiles
from charta.services.form_files import Layout
from charta.services.forms import FormOrder
from people import hire

BOOK = CodeBook("c0ffee" * 5, {"1.0": "f" * 64})
CODE = FormCode(48211, 3, "1.0", Occasion.ANNUAL, "fr")


@pytest.fixture(scope="session")
def sheet() -> scanner.Sheet:
    """Draw a form of one page with both codes."""
    return form(CODE)


def form(code: FormCode, *, has_signature_code: bool = True) -> scanner.Sheet:
    signature = BOOK.write(code, CodePlace.SIGNATURE) if has_signature_code else ""
    return scanner.form(BOOK.write(code, CodePlace.HEAD), signature)


@pytest.fixture
def files() -> ScanFiles:
    return ScanFiles()


@pytest.fixture
def real_forms(published: Workbench, tmp_path: Path) -> tuple[Path, Path]:
    """Make the forms of four people: a folder with a fillable PDF each, and one PDF to be printed."""
    hire(published)
    for layout in (Layout.SEPARATE, Layout.COMBINED):
        order = FormOrder(people=tuple(published.register.people), format="pdf", layout=layout)
        run = published.forms.start(order, tmp_path / layout.value)
        *_, made = run.work()
        published.forms.finish(run, made)
    (combined,) = (tmp_path / "combined").glob("*.pdf")
    return tmp_path / "separate", combined
