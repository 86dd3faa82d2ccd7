"""Writing a batch of personal forms: which file holds which, and where a stopped batch goes on."""

import contextlib
import hashlib
import json
from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import chain, groupby
from pathlib import Path
from typing import Final

from charta.domain.codes import CodeBook, CodePlace, CoverCode, FormCode
from charta.domain.people import Person
from charta.domain.printed import PrintedPerson
from charta.domain.printed_people import FormBundle, FormCopy, PrintedForm
from charta.domain.records import FormBatch
from charta.domain.register import FormLine, Occasion
from charta.domain.text import folded
from charta.errors import FileError, while_writing
from charta.services.export import file_name, make_folder, write_whole
from charta.services.people_ports import PersonalForms
from charta.services.people_view import Group, group_of

BUNDLE: Final = 500
"""So many forms are put into one file to be printed at most."""
_PROGRESS: Final = ".charta-forms.json"
_STEP: Final = 100
_CHUNK: Final = 5_000


class Layout(StrEnum):
    """How forms are put into files."""

    SEPARATE = "separate"
    COMBINED = "combined"


@dataclass(frozen=True)
class FormRun:
    """A batch about to be written. Everything that it needs is at hand: any thread may work on it.

    `lines` are in the order in which they are written; `forms` has the form of each occasion, language and
    version signed before.
    """

    batch: FormBatch
    lines: tuple[FormLine, ...]
    forms: Mapping[tuple[Occasion, str, str], PrintedForm]
    people: Mapping[int, Person]
    codes: CodeBook
    folder: Path
    writer: PersonalForms

    def work(self) -> Generator[int, None, None]:
        """Write the files; yield how many forms are finished, now and then and at the end.

        A batch that was stopped in this folder goes on where it was. Whoever stops asking stops the batch:
        what is finished stays, and nothing is half written. Raises a `FileError`.
        """
        make_folder(self.folder)
        done = self.done_before()
        yield done
        yield from self._separate(done) if self.batch.layout == Layout.SEPARATE else self._combined(done)
        with contextlib.suppress(OSError):
            self._memory.unlink(missing_ok=True)

    def whole(self, made: int) -> int:
        """Return how many of so many forms stand in files that are finished."""
        if self.batch.layout == Layout.SEPARATE:
            return made
        finished = 0
        for _, _, lines in self._bundles():
            if finished + len(lines) > made:
                break
            finished += len(lines)
        return finished

    def _separate(self, done: int) -> Iterator[int]:
        try:
            for kind, lines in _chunks(self.lines[done:]):
                made = self.writer.separate(self.forms[kind], map(self._copy, lines), self.batch.format)
                for data, line in zip(made, lines, strict=True):
                    _write_new(self.folder / self._name(line), data)
                    done += 1
                    if done % _STEP == 0:
                        yield done
        finally:
            self._remember(done)
        yield done

    def _combined(self, done: int) -> Iterator[int]:
        before = 0
        for title, name, lines in self._bundles():
            # A batch stops between two files, so that those before are whole.
            if before + len(lines) > done:
                for within in self._bundle(title, name, lines):
                    # The last one counts once the file is there.
                    yield before + min(within, len(lines) - 1)
                self._remember(before + len(lines))
            before += len(lines)
            yield before

    def _bundles(self) -> Iterator[tuple[str, str, Sequence[FormLine]]]:
        """Return the files of a combined batch: the title of the cover sheet, the name, and what is in it."""
        taken: set[str] = set()
        for title, lines in self._grouped():
            parts = [lines[start : start + BUNDLE] for start in range(0, len(lines), BUNDLE)]
            name = file_name(title or self.batch.folder or "forms", 50)
            for number, part in enumerate(parts, 1):
                several = len(parts) > 1
                # Names of groups that differ may make one and the same name of a file.
                own = _untaken(f"{name}-{number:03}" if several else name, taken)
                yield (
                    f"{title} ({number}/{len(parts)})".strip() if several else title,
                    f"{own}.{self.batch.format}",
                    part,
                )

    def _grouped(self) -> Iterator[tuple[str, Sequence[FormLine]]]:
        if not self.batch.group:
            yield "", self.lines
            return
        group = Group(self.batch.group)
        for name, lines in groupby(self.lines, key=lambda line: group_of(self.people[line.person], group)):
            yield name, list(lines)

    def _bundle(self, title: str, name: str, lines: Sequence[FormLine]) -> Iterator[int]:
        kinds = list(dict.fromkeys(map(_kind, lines)))
        bundle = FormBundle(
            language=self._language(),
            title=title,
            forms=tuple(self.forms[kind] for kind in kinds),
            copies=[(kinds.index(_kind(line)), self._copy(line)) for line in lines],
            as_of=self.batch.at.date(),
            code=self.codes.write_cover(CoverCode(self.batch.number, self.batch.version)),
        )
        path = self.folder / name
        fresh = path.with_name(f".{path.name[:60]}.part")
        try:
            with fresh.open("wb") as target:
                yield from self.writer.combined(bundle, self.batch.format, target)
            fresh.replace(path)
        except OSError as error:
            raise while_writing(error, path) from error
        finally:
            with contextlib.suppress(OSError):
                fresh.unlink(missing_ok=True)

    def _language(self) -> str:
        """Return the language of cover sheets: that of most forms."""
        return Counter(line.language for line in self.lines).most_common(1)[0][0]

    def _copy(self, line: FormLine) -> FormCopy:
        code = FormCode(line.person, self.batch.number, self.batch.version, line.occasion, line.language)
        head, sign = (self.codes.write(code, place) for place in CodePlace)
        person = self.people[line.person]
        return FormCopy(PrintedPerson(person.name, department=person.department), head, sign)

    def _name(self, line: FormLine) -> str:
        return f"{file_name(self.people[line.person].filed, 50)}-{line.person}.{self.batch.format}"

    @property
    def _memory(self) -> Path:
        return self.folder / _PROGRESS

    def done_before(self) -> int:
        """Return how many forms this batch has finished in the folder, 0 where it tells of none."""
        try:
            told = json.loads(self._memory.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return 0
        if not isinstance(told, dict) or told.get("batch") != self._told_apart:
            return 0
        done = told.get("done")
        return self._still_there(min(max(done, 0), len(self.lines))) if isinstance(done, int) else 0

    def _still_there(self, done: int) -> int:
        """Return how many of so many forms stand where they were written, up to the first that does not."""
        if self.batch.layout == Layout.SEPARATE:
            names = enumerate(map(self._name, self.lines[:done]))
            return next((place for place, name in names if not (self.folder / name).is_file()), done)
        before = 0
        for _, name, lines in self._bundles():
            if before + len(lines) > done or not (self.folder / name).is_file():
                break
            before += len(lines)
        return before

    @cached_property
    def _told_apart(self) -> str:
        """What tells this batch from others, and from itself in another order.

        Whoever changed the department or the name since would stand in another file.
        """
        separate = self.batch.layout == Layout.SEPARATE
        files = map(self._name, self.lines) if separate else (name for _, name, _ in self._bundles())
        told = hashlib.sha256(f"{self.batch.number} {self.batch.digest}".encode())
        for part in chain(files, (str(line.person) for line in self.lines)):
            told.update(f"\n{part}".encode())
        return told.hexdigest()

    def _remember(self, done: int) -> None:
        told = json.dumps({"batch": self._told_apart, "done": done})
        with contextlib.suppress(FileError):
            # Where not even this can be written, the batch is written anew.
            write_whole(self._memory, told.encode("utf-8"))


def in_order(lines: Iterable[FormLine], batch: FormBatch, people: Mapping[int, Person]) -> Iterable[FormLine]:
    """Return lines in the order in which they are written: by form, or by group, where there are such."""
    if batch.layout == Layout.SEPARATE:
        return sorted(lines, key=lambda line: (line.occasion, line.language, line.since, line.person))
    if batch.group:
        group = Group(batch.group)
        # Names that differ by case or accents alone are groups of their own.
        return sorted(lines, key=lambda line: _group_key(group_of(people[line.person], group)))
    return lines


def _group_key(name: str) -> tuple[str, str]:
    return folded(name), name


def _untaken(name: str, taken: set[str]) -> str:
    """Return a name that no other one of `taken` is on any system, and take it."""
    place, own = 1, name
    while folded(own) in taken:
        place += 1
        own = f"{name}-{place}"
    taken.add(folded(own))
    return own


def _kind(line: FormLine) -> tuple[Occasion, str, str]:
    return line.occasion, line.language, line.since


def _chunks(lines: Sequence[FormLine]) -> Iterator[tuple[tuple[Occasion, str, str], Sequence[FormLine]]]:
    """Return lines of one form each, not too many at a time."""
    for kind, found in groupby(lines, key=_kind):
        same = list(found)
        for start in range(0, len(same), _CHUNK):
            yield kind, same[start : start + _CHUNK]


def _write_new(path: Path, data: bytes) -> None:
    """Write a file without waiting for the disk; leave none where that fails."""
    try:
        path.write_bytes(data)
    except OSError as error:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
        raise while_writing(error, path) from error
