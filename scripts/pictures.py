"""Makes the pictures of the guide anew: every page and its dialogs, in both languages and both themes.

Run as `python scripts/pictures.py [--to DIR] [--size 1280x800] [--zoom 100] [--only section,board]`.
Most pictures show the example, signed by most departments, with one text that has changed since. The others
show it in the middle of a workshop: a section whose suggestions still stand, and wordings to be settled.
"""

import argparse
import itertools
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QCursor, QPixmap
from PySide6.QtWidgets import QApplication, QDialog

from charta.bootstrap import Charta, Workbench
from charta.domain.records import DecisionKind
from charta.settings import Settings
from charta.ui.application import make_application
from charta.ui.board.page import BoardPage
from charta.ui.charter_desk import CharterDesk
from charta.ui.page import Page
from charta.ui.pages.documents import DocumentsPage
from charta.ui.preferences import Preferences
from charta.ui.registry import standard_pages
from charta.ui.search.palette import SearchPalette
from charta.ui.section.section_page import GUIDANCE, SectionPage
from charta.ui.surroundings import Surroundings
from charta.ui.window import MainWindow

ROOT: Final = Path(__file__).resolve().parents[1]
EXAMPLE: Final = "Charte-Erablis.charta"
WORKSHOP: Final = "Atelier-Erablis.charta"
UNDECIDED: Final = {("it", "S17"), ("hr", "S22")}
DECISIONS: Final = {
    ("it", "S12"): (DecisionKind.RESERVE, "À revoir quand les espaces de photo seront affichés."),
    ("hr", "S21"): (DecisionKind.REQUEST_CHANGE, "Nommons la personne qui reçoit une demande de révision."),
}
EDITS: Final = (
    ("S08", "fr", "Les jours ouvrables, vous aurez", "Du lundi au vendredi, vous aurez"),
    ("S08", "en", "On working days, you will have", "From Monday to Friday, you will have"),
    ("S01", "fr", "Cette charte", "La présente charte"),
    ("S02", "en", "worries people for nothing", "worries everyone for nothing"),
)
"""What the team wrote in the workshop: section, language, the words of the template, the team's words."""
BEHIND: Final = {"en": "S01", "fr": "S02"}
FOLDER: Final = Path("/home/maite/Documents")
WORDS: Final = {"en": "picture", "fr": "image"}


class FixedClock:
    """A clock that stands still, so that the same code makes the same pictures."""

    def now(self) -> datetime:
        """Return the one moment of the pictures."""
        return datetime(2026, 11, 24, 15, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Stage:
    """What a picture is taken of."""

    window: MainWindow
    desk: CharterDesk
    language: str

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self.window.work.pages.page if self.window.work is not None else None

    @property
    def section(self) -> SectionPage:
        """The page of a section."""
        if not isinstance(self.page, SectionPage):
            raise TypeError
        return self.page

    @property
    def board(self) -> BoardPage:
        """The sign-off board."""
        if not isinstance(self.page, BoardPage):
            raise TypeError
        return self.page


def the_page(stage: Stage) -> None:
    """Open nothing."""


def documents(stage: Stage) -> None:
    """Name a folder that says nothing of the machine on which the pictures are made."""
    if isinstance(stage.page, DocumentsPage):
        stage.page.set_folder(FOLDER)


def guidance(stage: Stage) -> None:
    """Show the guidance in place of the wording."""
    stage.section.panel.choose(GUIDANCE)


def behind(stage: Stage) -> None:
    """Show the section whose wording is behind in the language of the screen."""
    if stage.window.work is not None:
        stage.window.work.show_step(BEHIND[stage.language])


def editor(stage: Stage) -> QDialog:
    """Open the editor of the wording."""
    return stage.section.edit_wording()


def comparison(stage: Stage) -> QDialog:
    """Open the team's wording beside what the answers give now."""
    return stage.section.compare(stage.language)


def decision(stage: Stage) -> QDialog:
    """Open a decision on a text that has changed since it was signed, as wide as on a usual screen."""
    dialog = stage.board.open_decision("S08", "operations")
    dialog.resize(960, 600)
    return dialog


def signers(stage: Stage) -> QDialog:
    """Open the choice of who signs a section."""
    dialog = stage.board.open_signers("S12")
    dialog.choose("hr", required=True)
    return dialog


def department(stage: Stage) -> None:
    """Show what waits for one department."""
    stage.board.show_department("marketing")


def search(stage: Stage) -> QDialog:
    """Open the search."""
    stage.desk.search(stage.window.context, stage.window, lambda spot: None)  # noqa: ARG005
    palette = stage.window.findChildren(SearchPalette)[-1]
    palette.open_with(WORDS[stage.language])
    return palette


@dataclass(frozen=True)
class Shot:
    """The step and the charter that a picture shows, and what is opened there."""

    step: str = ""
    charter: str = EXAMPLE
    opens: Callable[[Stage], QDialog | None] = the_page


SHOTS: Final[Mapping[str, Shot]] = {
    "start": Shot(),
    "organisation": Shot("organisation"),
    "team": Shot("team"),
    "sections": Shot("sections"),
    "section": Shot("S12"),
    "scope": Shot("S02"),
    "board": Shot("board"),
    "documents": Shot("documents", opens=documents),
    "search": Shot("S12", opens=search),
    "editor": Shot("S12", opens=editor),
    "guidance": Shot("S12", opens=guidance),
    "decision": Shot("board", opens=decision),
    "signers": Shot("board", opens=signers),
    "department": Shot("board", opens=department),
    "suggestions": Shot("S05", WORKSHOP),
    "compare": Shot("S08", WORKSHOP, comparison),
    "behind": Shot("S12", WORKSHOP, behind),
}


def prepare(charta: Charta, folder: Path) -> None:
    """Make the charters of the pictures."""
    for name, work in ((EXAMPLE, agree), (WORKSHOP, draft)):
        bench = charta.create(folder / name, answers=charta.example_answers())
        work(bench)
        bench.close()


def agree(bench: Workbench) -> None:
    """Let most departments sign, then change a text."""
    team = bench.session.charter.answers("team")
    for name in ("legal", "operations", "it", "hr"):
        for row in bench.agreement.queue(name):
            place = (name, row.section.id)
            kind, note = DECISIONS.get(place, (DecisionKind.APPROVE, ""))
            if place not in UNDECIDED:
                bench.agreement.sign(row.section.id, name, kind, str(team[name]), note)
    bench.answers.set("S08", "answer_hours", 48)
    bench.comments.add("S12", "marketing", str(team["marketing"]), "Ajouter un exemple de photo permise?")


def draft(bench: Workbench) -> None:
    """Leave suggestions standing, edit wordings, and change answers below one of them."""
    for field in bench.session.catalogue.section("S05").fields:
        if field.default is not None:
            bench.answers.set("S05", field.id, None)
    for section, language, before, after in EDITS:
        text = bench.wordings.text(section, language)
        if before not in text:
            raise ValueError(before)
        bench.rewording.edit(section, language, text.replace(before, after, 1))
    bench.answers.set("S08", "answer_hours", 48)
    bench.answers.set("S08", "library", "platform")


def settle(milliseconds: int = 60) -> None:
    """Let the window lay itself out and what it does later come to an end."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def shots(
    application: QApplication, charta: Charta, folder: Path, options: argparse.Namespace
) -> Iterator[tuple[str, QPixmap]]:
    """Give each picture with its name."""
    width, height = map(int, options.size.split("x"))
    for language, theme in itertools.product(("en", "fr"), ("light", "dark")):
        preferences = Preferences(folder / f"{language}-{theme}.json")
        preferences.change(Settings(language=language, theme=theme, zoom=options.zoom))
        desk = CharterDesk(charta, standard_pages(), folder / "backups")
        window = MainWindow(desk, Surroundings(application, preferences))
        window.resize(width, height)
        window.show()
        for name, shot in SHOTS.items():
            if not options.only or name in options.only:
                go_to(window, folder, shot)
                yield f"{name}-{language}-{theme}", take(shot, Stage(window, desk, language))
        window.close()
        settle()
        window.deleteLater()


def go_to(window: MainWindow, folder: Path, shot: Shot) -> None:
    """Show a step of its charter, or leave the start page as it is."""
    if shot.step:
        window.open(folder / shot.charter)
    if shot.step and window.work is not None:
        window.work.show_step(shot.step)
    settle(400)


def take(shot: Shot, stage: Stage) -> QPixmap:
    """Open what the picture shows, and take it: a dialog alone, or the window."""
    dialog = shot.opens(stage)
    settle(200)
    if dialog is None:
        return stage.window.grab()
    picture = dialog.grab()
    dialog.done(0)
    settle()
    return picture


def main() -> int:
    """Write the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=ROOT / "docs" / "images")
    parser.add_argument("--size", default="1280x800")
    parser.add_argument("--zoom", type=int, default=100)
    parser.add_argument("--only", type=lambda text: text.split(","), default=[])
    options = parser.parse_args()
    options.to.mkdir(parents=True, exist_ok=True)
    application = make_application()
    # Over the bar of menus, right of their names, the mouse marks nothing.
    QCursor.setPos(700, 12)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        charta = Charta(FixedClock(), "Charta", folder / "backups")
        prepare(charta, folder)
        for name, picture in shots(application, charta, folder, options):
            if not picture.save(str(options.to / f"{name}.png")):
                print(f"{name} could not be written", file=sys.stderr)
                return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
