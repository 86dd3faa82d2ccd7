"""Makes the pictures of the guides anew; with `--to`, of every page and dialog in both languages and themes.

Run as `python scripts/pictures.py [--to DIR] [--size 1280x800] [--stage 1280x720] [--zoom 100]
[--only section,board]`. `--stage` is the size of the big screen, on which a workshop is followed.
Most pictures show the example, signed by most departments, with one text that has changed since. The others
show it in the middle of a workshop: a section whose suggestions still stand, and wordings to be settled.
"""

import argparse
import itertools
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.append(str(Path(__file__).resolve().parents[1] / "tests"))

from PySide6.QtGui import QAction, QCursor, QKeySequence, QPixmap
from PySide6.QtWidgets import QApplication, QDialog

from charta.bootstrap import Charta
from charta.domain.records import ProofState
from charta.exchange.survey_sheets import read_survey
from charta.settings import Settings
from charta.ui.application import make_application
from charta.ui.charter_desk import CharterDesk
from charta.ui.companion import companions
from charta.ui.diagnostic.page import DiagnosticPage
from charta.ui.diagnostic.room_round import Phase
from charta.ui.formalities.page import FormalitiesPage
from charta.ui.history.journal_dialog import JournalDialog
from charta.ui.pages.documents import DocumentsPage
from charta.ui.preferences import Preferences
from charta.ui.publication.page import PublicationPage
from charta.ui.publication.version_card import VersionAction
from charta.ui.registry import standard_pages
from charta.ui.reviews.page import ReviewsPage
from charta.ui.search.palette import SearchPalette
from charta.ui.section.section_page import COMMENTS, GUIDANCE
from charta.ui.surroundings import Surroundings
from charta.ui.window import MainWindow
from fakes import SteppingClock
from palettes import with_palette
from reviewing import REMARKS
from rolling import AT_WORK, FRESH
from rolling import SHOTS as ROLL_OUT
from rooms import SHOTS as MEETINGS
from scenery import (
    BEHIND,
    DRAFTED,
    EXAMPLE,
    PUBLISHED,
    REVIEWED,
    SURVEYED,
    WORKSHOP,
    meet,
    meeting_file,
    prepare,
)
from staffing import HR, NOW, employ
from stages import FOLDER, STAFF, Shot, Stage, settle

ROOT: Final = Path(__file__).resolve().parents[1]
GUIDE: Final = ROOT / "docs" / "images"
LANGUAGES: Final = ("en", "fr")
THEMES: Final = ("light", "dark")
FACILITATOR: Final = "Maïté Desrosiers"
SETTLED: Final = {"en": "-it.", "fr": "-legal."}
"""Which of the files that came back is shown, by a part of its name."""
RAIL: Final = QKeySequence("F9")
WORDS: Final = {"en": "picture", "fr": "image"}


def documents(stage: Stage) -> None:
    """Name a folder that says nothing of the machine on which the pictures are made."""
    if isinstance(stage.page, DocumentsPage):
        stage.page.set_folder(FOLDER)


def reviews_page(stage: Stage) -> ReviewsPage:
    """Return the page of the reviews."""
    if not isinstance(stage.page, ReviewsPage):
        raise TypeError
    return stage.page


def sending(stage: Stage) -> QDialog:
    """Ask what is sent out for review."""
    dialog = reviews_page(stage).open_send()
    dialog.set_folder(FOLDER)
    dialog.questions.name.setText(FACILITATOR)
    dialog.resize(600, 900)
    return dialog


def settling(stage: Stage) -> QDialog | None:
    """Open what a returned file proposes."""
    page = reviews_page(stage)
    settle(1500)
    files = {digest: card.entry.returned.file for digest, card in page.lists.returns.items()}
    dialog = page.open_file(next(key for key, name in files.items() if SETTLED[stage.language] in name))
    settle()
    if dialog is not None:
        dialog.name.setText(FACILITATOR)
        dialog.resize(1240, 860)
        dialog.places.choose("S12")
    return dialog


def publication_page(stage: Stage) -> PublicationPage:
    """Return the page of the publication."""
    if not isinstance(stage.page, PublicationPage):
        raise TypeError
    return stage.page


def versions(stage: Stage) -> None:
    """Show the published versions."""
    page = publication_page(stage)
    settle()
    page.area.verticalScrollBar().setValue(page.versions.y())


def endorsing(stage: Stage) -> QDialog:
    """Ask for the endorsement."""
    return publication_page(stage).endorse()


def publishing(stage: Stage) -> QDialog:
    """Ask for what belongs to the next version."""
    return publication_page(stage).publish()


def approvals(stage: Stage) -> QDialog | None:
    """Show who approved what."""
    return publication_page(stage).versions.act(VersionAction.APPROVALS, "1.0")


def changes(stage: Stage) -> QDialog | None:
    """Show what changed since the first version."""
    return publication_page(stage).versions.act(VersionAction.CHANGES, "1.1")


def guidance(stage: Stage) -> None:
    """Show the guidance in place of the wording."""
    stage.section.panel.choose(GUIDANCE)


def law(stage: Stage) -> None:
    """Show the facts of law in the guidance, the first one opened."""
    guidance(stage)
    settle()
    facts = stage.section.law
    facts.lines[0].set_open(opened=True)
    settle()
    stage.section.guidance.verticalScrollBar().setValue(facts.y())


def minor(stage: Stage) -> None:
    """Show the choice of a signed section whose text has changed."""
    settle()
    area, panel = stage.section.area, stage.section.agreement.minor
    top = panel.mapTo(area.viewport(), panel.rect().topLeft()).y()
    area.verticalScrollBar().setValue(area.verticalScrollBar().value() + top - 24)


def formality(stage: Stage) -> QDialog:
    """Open the state of a formality."""
    if not isinstance(stage.page, FormalitiesPage):
        raise TypeError
    dialog = stage.page.open_state("quebec.privacy_notice", ProofState.DONE)
    if dialog is None:
        raise ValueError
    return dialog


def comments(stage: Stage) -> None:
    """Show the remarks on words of a section, in the language of the screen."""
    if stage.window.work is not None:
        stage.window.work.show_step(REMARKS[stage.language].section)
    stage.section.panel.choose(COMMENTS)
    settle()
    stage.section.area.verticalScrollBar().setValue(190)


def history(stage: Stage) -> QDialog:
    """Show what became of a section."""
    dialog = stage.section.show_history()
    settle(600)
    return dialog


def journal(stage: Stage) -> QDialog:
    """Show the journal of the charter, once it has been checked."""
    stage.desk.journal(stage.window.context, stage.window)
    dialog = stage.window.findChildren(JournalDialog)[-1]
    dialog.check()
    settle(1500)
    return dialog


def behind(stage: Stage) -> None:
    """Show the section whose wording is behind in the language of the screen."""
    if stage.window.work is not None:
        stage.window.work.show_step(BEHIND[stage.language])


def editor(stage: Stage) -> QDialog:
    """Open the editor of the wording."""
    return stage.section.edit_wording()


def checked(stage: Stage) -> None:  # noqa: ARG001 - what opens something is handed the stage
    """Wait until the check is done."""
    settle(2500)


def checking(stage: Stage) -> QDialog:
    """Open the editor with what the check finds."""
    dialog = stage.section.edit_wording()
    settle(1500)
    dialog.check.go_on()
    return dialog


def ignoring(stage: Stage) -> QDialog:
    """Ask why a finding is ignored."""
    settle(1500)
    box = stage.section.wording.check
    return box.ignoring.ask(box.list.cards[0].finding)


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


def diagnostic_page(stage: Stage) -> DiagnosticPage:
    """Return the page of the diagnostic."""
    if not isinstance(stage.page, DiagnosticPage):
        raise TypeError
    return stage.page


def room(stage: Stage) -> QDialog:
    """Let somebody answer in the room."""
    dialog = diagnostic_page(stage).open_room()
    dialog.begin()
    for answer in (4, 2, 3):
        dialog.give(answer)
    return dialog


def hand_over(stage: Stage) -> QDialog:
    """Ask to hand the keyboard on."""
    dialog = room(stage)
    while dialog.round.phase is Phase.ASKING:
        dialog.give(4)
    dialog.confirm()
    return dialog


def totals(stage: Stage) -> QDialog:
    """Enter totals by hand."""
    dialog = diagnostic_page(stage).open_totals()
    dialog.people.setValue(14)
    for column, count in enumerate((1, 2, 3, 5, 2, 1), start=1):
        dialog.model.setData(dialog.model.index(0, column), count)
        dialog.model.setData(dialog.model.index(1, column), count + (column == 2))
    return dialog


def statements(stage: Stage) -> QDialog | None:
    """Show the statements in a table."""
    return diagnostic_page(stage).results.open_statements()


def preview(stage: Stage) -> QDialog:
    """Read a file with bad rows."""
    page = diagnostic_page(stage)
    items = [item.id for item in page.importer.questionnaire.items]
    rows = [[str(1 + (row + place) % 5) for place in range(len(items))] for row in range(24)]
    rows[3][4], rows[9][0], rows[15][11] = "7", "oui", "6"
    lines = [",".join(("Horodatage", "Courriel", "Groupe", *items))]
    lines += [
        ",".join(("2026-11-20", "", "Québec" if number < 14 else "Gaspé", *row))
        for number, row in enumerate(rows)
    ]
    sheet = read_survey("\n".join(lines).encode(), page.importer.questionnaire)
    return page.importer.show("reponses.csv", sheet)


def findings(stage: Stage) -> None:
    """Show what follows from the results."""
    page = diagnostic_page(stage)
    bar = page.area.verticalScrollBar()
    settle()
    bar.setValue(round(bar.maximum() * 0.42))


SHOTS: Final[Mapping[str, Shot]] = {
    "start": Shot(),
    "organisation": Shot("organisation"),
    "team": Shot("team"),
    "diagnostic": Shot("diagnostic", SURVEYED),
    "diagnostic-start": Shot("diagnostic"),
    "diagnostic-findings": Shot("diagnostic", SURVEYED, findings),
    "diagnostic-statements": Shot("diagnostic", SURVEYED, statements),
    "diagnostic-room": Shot("diagnostic", SURVEYED, room),
    "diagnostic-next": Shot("diagnostic", SURVEYED, hand_over),
    "diagnostic-totals": Shot("diagnostic", SURVEYED, totals),
    "diagnostic-file": Shot("diagnostic", SURVEYED, preview),
    "sections": Shot("sections"),
    "section": Shot("S12"),
    "scope": Shot("S02"),
    "board": Shot("board"),
    "formalities": Shot("formalities"),
    "formality": Shot("formalities", opens=formality),
    "reviews": Shot("reviews", REVIEWED, checked),
    "reviews-start": Shot("reviews"),
    "reviews-send": Shot("reviews", opens=sending),
    "reviews-settle": Shot("reviews", REVIEWED, settling),
    "publication": Shot("publication"),
    "publication-versions": Shot("publication", PUBLISHED, versions),
    "publication-endorse": Shot("publication", opens=endorsing),
    "publication-publish": Shot("publication", PUBLISHED, publishing),
    "publication-approvals": Shot("publication", PUBLISHED, approvals),
    "publication-changes": Shot("publication", PUBLISHED, changes),
    "documents": Shot("documents", opens=documents),
    **ROLL_OUT,
    "search": Shot("S12", opens=search),
    "editor": Shot("S12", opens=editor),
    "check": Shot("check", DRAFTED, checked),
    "check-section": Shot("S12", DRAFTED, checked),
    "check-editor": Shot("S12", DRAFTED, checking),
    "check-ignore": Shot("S12", DRAFTED, ignoring),
    "guidance": Shot("S12", opens=guidance),
    "law": Shot("S20", opens=law),
    "decision": Shot("board", opens=decision),
    "signers": Shot("board", opens=signers),
    "minor": Shot("S08", opens=minor),
    "comments": Shot("S08", REVIEWED, comments),
    "history": Shot("S12", REVIEWED, history),
    "journal": Shot("reviews", REVIEWED, journal),
    "department": Shot("board", opens=department),
    "suggestions": Shot("S05", WORKSHOP),
    "compare": Shot("S08", WORKSHOP, comparison),
    "behind": Shot("S12", WORKSHOP, behind),
    "workshops-start": Shot("workshops", WORKSHOP),
}


def shots(
    application: QApplication, charta: Charta, folder: Path, options: argparse.Namespace
) -> Iterator[tuple[str, QPixmap]]:
    """Give each picture with its name."""

    def chosen(shots_: Mapping[str, Shot]) -> Mapping[str, Shot]:
        return {name: shot for name, shot in shots_.items() if not options.only or name in options.only}

    held, fresh, at_work = chosen(MEETINGS), chosen(FRESH), chosen(AT_WORK)
    moments = {language: meet(folder, language) for language in LANGUAGES if held}
    clock = SteppingClock()
    staffed = Charta(clock, HR, folder / "backups")
    if fresh or at_work:
        (folder / STAFF).mkdir()
        employ(staffed, folder / STAFF, clock)
    for language, theme in itertools.product(LANGUAGES, THEMES):
        look = Look(application, language, theme, options)
        for opener, wanted in ((charta, chosen(SHOTS)), (staffed, at_work)):
            stage = look.window(opener, folder)
            for name, shot in wanted.items():
                go_to(stage.window, folder / shot.charter, shot)
                yield f"{name}-{language}-{theme}", take(shot, stage)
            close(stage)
        # What is done in the picture stands in its file: each has files of its own.
        for name, shot in {**held, **fresh}.items():
            place = folder / f"{name}-{language}-{theme}"
            if name in fresh:
                shutil.copytree(folder / STAFF, place)
                charter, clock = place / shot.charter, SteppingClock(NOW)
            else:
                place.mkdir()
                charter, clock = place / EXAMPLE, SteppingClock(moments[language][shot.charter])
                shutil.copy(folder / meeting_file(shot.charter, language), charter)
            stage = look.window(Charta(clock, "Charta", place / "backups"), place)
            go_to(stage.window, charter, shot)
            yield f"{name}-{language}-{theme}", take(shot, stage)
            close(stage)


@dataclass(frozen=True)
class Look:
    """How the windows of some pictures look."""

    application: QApplication
    language: str
    theme: str
    options: argparse.Namespace

    def window(self, charta: Charta, folder: Path) -> Stage:
        """Open a window on the charters of a folder."""
        preferences = Preferences(folder / f"{self.language}-{self.theme}.json")
        preferences.change(Settings(language=self.language, theme=self.theme, zoom=self.options.zoom))
        desk = CharterDesk(charta, standard_pages(), folder / "backups")
        window = MainWindow(desk, Surroundings(self.application, preferences))
        window.resize(*self.options.size)
        window.show()
        return Stage(window, desk, self.language, self.options.stage, folder)


def close(stage: Stage) -> None:
    """Close the windows."""
    for room in companions(stage.window):
        room.leave()
    stage.window.close()
    settle()
    stage.window.deleteLater()


def go_to(window: MainWindow, charter: Path, shot: Shot) -> None:
    """Show a step of a charter, or leave the start page as it is."""
    if shot.step:
        window.open(charter)
    if shot.step and window.work is not None:
        window.work.show_step(shot.step)
    settle(400)


def take(shot: Shot, stage: Stage) -> QPixmap:
    """Open what the picture shows, and take it: a dialog or another window alone, or the window."""
    work = stage.window.work
    if shot.wide and work is not None and not work.rail.is_compact:
        steps = next(action for action in stage.window.findChildren(QAction) if action.shortcut() == RAIL)
        steps.trigger()
        settle(200)
        picture = take(shot, stage)
        steps.trigger()
        return picture
    opened = shot.opens(stage)
    settle(200)
    if opened is None:
        return stage.window.grab()
    picture = opened.grab()
    if isinstance(opened, QDialog):
        opened.done(0)
    settle()
    return picture


def size(text: str) -> tuple[int, int]:
    """Return a size that is written as 1280x800."""
    width, _, height = text.partition("x")
    return int(width), int(height)


def pictures_shown() -> frozenset[str]:
    """Return the names of the pictures that the guides and the readme show; nobody sees another one."""
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    return frozenset(
        name
        for page in pages
        for name in re.findall(r"images/([\w-]+)\.png", page.read_text(encoding="utf-8"))
    )


def main() -> int:
    """Write the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=GUIDE)
    parser.add_argument("--size", type=size, default="1280x800")
    parser.add_argument("--stage", type=size, default="1280x720", help="of the big screen")
    parser.add_argument("--zoom", type=int, default=100)
    parser.add_argument("--only", type=lambda text: text.split(","), default=[])
    options = parser.parse_args()
    options.to.mkdir(parents=True, exist_ok=True)
    application = make_application()
    # Over the bar of menus, right of their names, the mouse marks nothing.
    QCursor.setPos(700, 12)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        charta = Charta(SteppingClock(), "Charta", folder / "backups")
        prepare(charta, folder)
        shown = None if options.to != GUIDE else pictures_shown()
        for name, picture in shots(application, charta, folder, options):
            if shown is not None and name not in shown:
                continue
            if not with_palette(picture.toImage()).save(str(options.to / f"{name}.png")):
                print(f"{name} could not be written", file=sys.stderr)
                return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
