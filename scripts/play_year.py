"""Plays a year in the life of an organisation and writes what happened to docs/year.md.

Run as `python scripts/play_year.py [--people 5000] [--to DIR]`. It is the story of `tests/year`, through the
real parts of the application: thousands of sheets are printed, written on and scanned, which takes most of an
hour. `--to` keeps every file that was made.
"""

import argparse
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from time import perf_counter
from typing import Final

sys.path.append(str(Path(__file__).resolve().parents[1] / "tests"))

from charta.bootstrap import Charta
from charta.domain.records import DecisionKind, ProofState
from charta.i18n import translator
from fakes import SteppingClock
from year.story import START, Year

DOCUMENT: Final = Path(__file__).resolve().parents[1] / "docs" / "year.md"
MARK: Final = "<!-- year -->"


def main() -> None:
    """Play the year."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=5_000)
    parser.add_argument("--to", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        lines = play(options.to or Path(folder), options.people)
    before = DOCUMENT.read_text(encoding="utf-8").partition(MARK)[0]
    told = "".join(f"- {line}\n" for line in lines)
    DOCUMENT.write_text(f"{before}{MARK}\n\n{options.people:,} people:\n\n{told}", encoding="utf-8")


def play(folder: Path, people: int) -> list[str]:
    """Play the year in a folder; return what happened, a line each."""
    folder.mkdir(parents=True, exist_ok=True)
    clock = SteppingClock(START)
    charta = Charta(clock=clock, actor="Hana Roy", backups=folder / "backups")
    lines: list[str] = []

    def told(line: str) -> None:
        lines.append(line)
        print(line, flush=True)

    began = perf_counter()
    with closing(charta.create(folder / "charte.charta", answers=charta.example_answers())) as bench:
        for department in bench.session.catalogue.departments:
            if bench.agreement.queue(department):
                bench.agreement.sign_all(department, DecisionKind.APPROVE, f"{department} person")
        for item in bench.formalities.open_items():
            bench.formalities.note(item.id, ProofState.DONE, clock.now().date())
        bench.endorsement.endorse("Claire Roy", "Présidente", {"fr": "Osez.", "en": "Dare."}, opens=True)
        bench.publication.publish(bench.publication.suggested("Ada"), translator("fr"))
        Year(bench, clock, folder, people, told).play()
    told(f"The whole year took {(perf_counter() - began) / 60:.0f} minutes")
    return lines


if __name__ == "__main__":
    main()
