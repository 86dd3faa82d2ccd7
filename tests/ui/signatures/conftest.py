"""The page of signatures over real charters; what a scanner would have read is told to it."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.domain.codes import CodePlace, FormCode
from charta.domain.register import Occasion
from charta.domain.scans import DigitalSignature, Ink, ReturnedForm, ScannedPage
from charta.errors import ScanUnusable
from charta.services.judging import STATEMENTS
from charta.ui.context import UiContext
from charta.ui.signatures.page import SignaturesPage
from people import hire
from ui.doubles import in_sight

Found = ScannedPage | ReturnedForm
Show = Callable[..., SignaturesPage]


@dataclass
class Scanner:
    """Reads what was laid into it; waits before a page with a number until it is told to go on."""

    bench: Workbench
    folder: Path
    files: dict[str, list[Found] | ScanUnusable] = field(default_factory=dict)
    waits_at: int = 0
    go_on: threading.Event = field(default_factory=threading.Event)
    made: int = 0

    def lay(self, name: str, *found: Found) -> Path:
        """Lay pages into a file."""
        self.files[name] = list(found)
        path = self.folder / name
        path.write_bytes(b"%PDF of " + name.encode())
        return path

    def spoil(self, name: str, problem: str) -> Path:
        """Lay a file that cannot be read."""
        path = self.folder / name
        self.files[name] = ScanUnusable(path=path, problem=problem)
        return path

    def page(
        self,
        person: int,
        signature: Ink | None = Ink.FOUND,
        day: Ink | None = Ink.FOUND,
        version: str = "1.0",
        places: tuple[CodePlace, ...] = tuple(CodePlace),
    ) -> ScannedPage:
        """Return a page of somebody's form; of nobody for 0."""
        code = FormCode(person, 1, version, Occasion.NEW_VERSION, "en")
        book = self.bench.forms.codes()
        texts = tuple(book.write(code, place) for place in places) if person else ()
        return ScannedPage(self._number(), texts, signature, day, self._picture())

    def form(self, person: int, signature: DigitalSignature | None = None, **fields: str) -> ReturnedForm:
        """Return a form that was filled in."""
        code = FormCode(person, 1, "1.0", Occasion.NEW_VERSION, "en")
        text = self.bench.forms.codes().write(code, CodePlace.HEAD)
        told = {**dict.fromkeys(STATEMENTS, "yes"), "signed_name": "x", "signed_on": "2026-11-20", **fields}
        self._number()
        return ReturnedForm(text, told, self._picture(), signature)

    def count(self, path: Path) -> int:
        found = self.files[path.name]
        if isinstance(found, ScanUnusable):
            raise found
        return len(found)

    def read(self, path: Path) -> Iterator[Found]:
        found = self.files[path.name]
        if isinstance(found, ScanUnusable):
            raise found
        for place, page in enumerate(found, 1):
            if place == self.waits_at:
                self.go_on.wait(30)
            yield page

    def _number(self) -> int:
        self.made += 1
        return self.made

    def _picture(self) -> bytes:
        """Return a picture unlike any other: two scans of a sheet are never the same."""
        path = self.folder / "page.jpg"
        Image.new("L", (420, 594), 100 + self.made % 150).resize((420 + self.made, 594)).save(path)
        return path.read_bytes()


@pytest.fixture
def show(context: UiContext, qtbot: QtBot) -> Show:
    """Return what shows the page."""

    def shown(
        bench: Workbench,
        *,
        looks: UiContext | None = None,
        size: tuple[int, int] = (1200, 800),
        name: str = "Hana",
    ) -> SignaturesPage:
        page = SignaturesPage(looks or context, bench)
        page.intake.name.setText(name)
        in_sight(page, bench, qtbot, size)
        return page

    return shown


@pytest.fixture
def scanner(published: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Scanner]:
    """Return a scanner beside a published charter with four people."""
    hire(published)
    folder = tmp_path / "scans"
    folder.mkdir()
    made = Scanner(published, folder)
    monkeypatch.setattr(published.scanning, "_reader", made)
    yield made
    made.go_on.set()


@pytest.fixture
def ids(scanner: Scanner) -> dict[str, int]:
    """Return everybody's id by number."""
    return {person.number: person.id for person in scanner.bench.register.people.values()}
