"""Makes the pictures of the guide anew: every phase in both languages and both themes.

Run as `python scripts/pictures.py [--to DIR] [--size 1280x800] [--zoom 100] [--only section,board]`.
The charter in the pictures is the example, signed by most departments, with one text that has changed since.
"""

import argparse
import itertools
import os
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from charta.bootstrap import Charta
from charta.domain.records import DecisionKind
from charta.settings import Settings
from charta.ui.application import make_application
from charta.ui.charter_desk import CharterDesk
from charta.ui.preferences import Preferences
from charta.ui.registry import standard_pages
from charta.ui.surroundings import Surroundings
from charta.ui.window import MainWindow

ROOT = Path(__file__).resolve().parents[1]
PAGES = {
    "start": "",
    "organisation": "organisation",
    "team": "team",
    "sections": "sections",
    "section": "S12",
    "scope": "S02",
    "board": "board",
    "documents": "documents",
}
UNDECIDED = {("it", "S17"), ("hr", "S22")}
DECISIONS = {
    ("it", "S12"): (DecisionKind.RESERVE, "À revoir quand les espaces de photo seront affichés."),
    ("hr", "S21"): (DecisionKind.REQUEST_CHANGE, "Nommons la personne qui reçoit une demande de révision."),
}


class FixedClock:
    """A clock that stands still, so that the same code makes the same pictures."""

    def now(self) -> datetime:
        """Return the one moment of the pictures."""
        return datetime(2026, 11, 24, 15, 0, tzinfo=UTC)


def prepare(charta: Charta, path: Path) -> None:
    """Make the charter of the pictures."""
    bench = charta.create(path, answers=charta.example_answers())
    team = bench.session.charter.answers("team")
    for department in ("legal", "operations", "it", "hr"):
        for row in bench.agreement.queue(department):
            place = (department, row.section.id)
            kind, note = DECISIONS.get(place, (DecisionKind.APPROVE, ""))
            if place not in UNDECIDED:
                bench.agreement.sign(row.section.id, department, kind, str(team[department]), note)
    bench.answers.set("S08", "answer_hours", 48)
    bench.comments.add("S12", "marketing", str(team["marketing"]), "Ajouter un exemple de photo permise?")
    bench.close()


def settle(milliseconds: int = 60) -> None:
    """Let the window lay itself out and what it does later come to an end."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def shots(
    application: QApplication, charta: Charta, path: Path, options: argparse.Namespace
) -> Iterator[tuple[str, QPixmap]]:
    """Give each picture with its name."""
    width, height = map(int, options.size.split("x"))
    for language, theme in itertools.product(("en", "fr"), ("light", "dark")):
        preferences = Preferences(path.parent / f"{language}-{theme}.json")
        preferences.change(Settings(language=language, theme=theme, zoom=options.zoom))
        surroundings = Surroundings(application, preferences)
        window = MainWindow(CharterDesk(charta, standard_pages(), path.parent / "backups"), surroundings)
        window.resize(width, height)
        window.show()
        for name, step in PAGES.items():
            if not options.only or name in options.only:
                go_to(window, path, step)
                yield f"{name}-{language}-{theme}", window.grab()
        window.close()
        settle()
        window.deleteLater()


def go_to(window: MainWindow, path: Path, step: str) -> None:
    """Show a step of the charter, or leave the start page as it is."""
    if step and window.work is None:
        window.open(path)
    if step and window.work is not None:
        window.work.show_step(step)
    settle(500)


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
    with tempfile.TemporaryDirectory() as folder:
        charta = Charta(FixedClock(), "Charta", Path(folder) / "backups")
        path = Path(folder) / "Charte-Erablis.charta"
        prepare(charta, path)
        for name, picture in shots(application, charta, path, options):
            if not picture.save(str(options.to / f"{name}.png")):
                print(f"{name} could not be written", file=sys.stderr)
                return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
