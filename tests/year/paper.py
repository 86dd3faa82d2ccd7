"""What people do with forms: print them, sign them or not, scan them; or fill them in on the screen."""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Final

import pikepdf

import scanner
from charta.domain.codes import CodeBook, FormCode
from charta.services.judging import STATEMENTS
from printer import printed_forms
from scanner import Scan, Written

LOT: Final = 100
"""So many sheets go through the scanner at once."""


class Habit(StrEnum):
    """What somebody does with a form on paper."""

    SIGNS = "signs"
    INITIALS = "initials"
    FAINT = "faint"
    NO_DATE = "no_date"
    LEAVES_BLANK = "leaves_blank"
    KEEPS = "keeps"
    """It never comes back."""

    @property
    def is_signature(self) -> bool:
        """Whether the person has signed, and the form came back."""
        return self not in (Habit.LEAVES_BLANK, Habit.KEEPS)


_HANDS: Final = {
    Habit.SIGNS: (Written.SIGNATURE, Written.DATE),
    Habit.INITIALS: (Written.INITIALS, Written.DATE),
    Habit.FAINT: (Written.FAINT, Written.DATE),
    Habit.NO_DATE: (Written.SIGNATURE, Written.NOTHING),
    Habit.LEAVES_BLANK: (Written.NOTHING, Written.NOTHING),
}


def habit_of(person: int, round_: int = 0) -> Habit:
    """Return what somebody does, the same each time: nine in ten sign."""
    chance = (person * 7_919 + round_ * 104_729) % 1_000
    for limit, habit in ((900, Habit.SIGNS), (920, Habit.INITIALS), (930, Habit.FAINT)):
        if chance < limit:
            return habit
    if chance < 940:
        return Habit.NO_DATE
    return Habit.LEAVES_BLANK if chance < 955 else Habit.KEEPS


@dataclass(frozen=True)
class Returned:
    """A sheet that came back: whose form it is, what was done with it, and how it lay on the glass."""

    code: FormCode
    habit: Habit
    how: Scan


def scanned(
    files: Iterable[Path], book: CodeBook, folder: Path, round_: int = 0, most: int | None = None
) -> Iterator[tuple[Path, list[Returned]]]:
    """Print the forms in PDF files, have people do what they do, and scan what comes back, a lot at a time.

    Every twentieth sheet has its empty back scanned too, and every thirtieth one is scanned twice.
    """
    folder.mkdir(exist_ok=True)
    sheets = islice(_sheets(files, book, round_), most)
    lot = 0
    while sheets_now := list(islice(sheets, LOT)):
        lot += 1
        path = folder / f"scan-{lot:03}.pdf"
        path.write_bytes(scanner.pdf([part for part, _ in sheets_now]))
        yield path, [returned for _, returned in sheets_now if returned is not None]


def _sheets(
    files: Iterable[Path], book: CodeBook, round_: int
) -> Iterator[tuple[tuple[object, Scan], Returned | None]]:
    count = 0
    for sheet, code in printed_forms(files, book):
        habit = habit_of(code.person, round_)
        if habit is Habit.KEEPS:
            continue
        count += 1
        how = _scan(count + 1_000_000 * round_)
        written = scanner.write(sheet, *_HANDS[habit], seed=code.person)
        returned = Returned(code, habit, how)
        yield (scanner.scan(written, how), how), returned
        if count % 20 == 0:
            empty = scanner.scan(_blank(written), how)
            yield (empty, how), None
        if count % 30 == 0:
            again = replace(how, angle=-how.angle, seed=how.seed + 1)
            yield (scanner.scan(written, again), again), returned


def _scan(seed: int) -> Scan:
    """Return how a sheet is scanned, every tenth one with all that can go wrong."""
    how = scanner.any_scan(seed, 150 if seed % 2 else 200)
    return how if seed % 10 == 0 else replace(how, blur=0.0, specks=0, folds=0, ring=False)


def _blank(page: scanner.Grey) -> scanner.Grey:
    blank = page.copy()
    blank.fill(255)
    return blank


def filled(form: bytes, name: str, day: str, *, tick: Iterable[str] = STATEMENTS) -> bytes:
    """Return a fillable form as its reader saves it, with the statements ticked and a typed name."""
    told = {"signed_name": name, "signed_on": day}
    with pikepdf.open(io.BytesIO(form)) as document:
        ticked = set(tick)
        for field in document.Root.AcroForm.Fields:
            field_name = str(field.get("/T", ""))
            if field_name in told:
                field.V = pikepdf.String(told[field_name])
            elif field_name in ticked:
                field.V = pikepdf.Name.Yes
                field.AS = pikepdf.Name.Yes
        made = io.BytesIO()
        document.save(made)
        return made.getvalue()
