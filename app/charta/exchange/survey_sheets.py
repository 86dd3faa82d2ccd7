"""Reads a survey's answers from a spreadsheet: one person per row, or totals with one statement per row.

Whatever else stands in the file, such as the time and the e-mail address that form tools add, is not read.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Final

from charta.domain.diagnostic import Diagnostic
from charta.domain.sums import POINTS, UNKNOWN, Adder, Sums
from charta.domain.text import NAME_LIMIT, clean_line
from charta.errors import N_, SurveyFileError
from charta.exchange.rows import NoTable, Row
from charta.exchange.survey_columns import Columns, Vocabulary, is_number, whole
from charta.exchange.tables import Table, bytes_of, tables
from charta.i18n import Translator

HEADING_WITHIN: Final = 20
GROUP_LIMIT: Final = 200
COUNT_LIMIT: Final = 1_000_000
QUOTE_LIMIT: Final = 40

OFF_SCALE: Final = N_("“{value}” is not a score from 1 to 5, nor 0 for “do not know”")
NO_ANSWER: Final = N_("“{value}” is no answer of the scale")
GROUP_LONG: Final = N_("the group’s name is longer than 120 characters")
GROUP_ADDRESS: Final = N_("“{value}” is an e-mail address, which would name a person")
NO_COLUMN: Final = N_("no column is about this statement")
TWO_COLUMNS: Final = N_("two columns are about this statement; the first one is read")
NO_ITEM: Final = N_("“{value}” is no statement of the questionnaire")
ITEM_TWICE: Final = N_("“{value}” has totals already in a line above")
NO_COUNT: Final = N_("“{value}” is no number of people")
TOO_MANY: Final = N_("there are more answers than people")


class Layout(StrEnum):
    """What a row of a spreadsheet is about."""

    RESPONSES = "responses"
    TOTALS = "totals"


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Why a row is not read: its line as the spreadsheet shows it, the column, the reason, what stands there.

    `more` counts the other cells of the same row that cannot be read either.
    """

    line: int
    column: str
    reason: str
    value: str = ""
    more: int = 0

    def sentence(self, words: Translator) -> str:
        """Return the reason in the language of `words`."""
        told = words.tr(self.reason).format(value=self.value)
        if not self.more:
            return told
        more = words.ntr("{count} more cell of this line", "{count} more cells of this line", self.more)
        return words.tr("{reason} (and {more})", reason=told, more=more)


@dataclass(frozen=True)
class SurveySheet:
    """What a spreadsheet holds: sums by group of the good rows, and the bad ones by name.

    `ignored` are the headings of the columns that were not read; `good` counts the rows that were.
    """

    layout: Layout
    sums: Mapping[str, Sums]
    problems: tuple[RowProblem, ...]
    ignored: tuple[str, ...]
    good: int


def read_survey(source: Path | bytes, diagnostic: Diagnostic, name: str = "") -> SurveySheet:
    """Read a CSV file or an Excel workbook; `name` is how errors call bytes.

    Raises `SurveyFileError` for a file from which no row can be read. Nobody's own answers are kept: rows
    are added up as they come.
    """
    shown = source if isinstance(source, Path) else name or "–"
    vocabulary = Vocabulary(diagnostic)
    try:
        data = source if isinstance(source, bytes) else bytes_of(source)
        table, line, columns = _found(tables(data), vocabulary)
        reader = _TotalsReader(vocabulary, columns) if columns.points else _Reader(vocabulary, columns)
        reader.note(line)
        for row in table.rows():
            if row[0] > line:
                reader.take(row)
        return reader.sheet()
    except NoTable as error:
        raise SurveyFileError(path=shown, problem=error.problem) from error
    except OSError as error:
        raise SurveyFileError(path=shown, problem=error.strerror or str(error)) from error


def _found(candidates: Sequence[Table], vocabulary: Vocabulary) -> tuple[Table, int, Columns]:
    """Return the table whose heading says most, with the heading's line."""
    best: tuple[Table, int, Columns] | None = None
    problem: NoTable | None = None
    for table in candidates:
        try:
            for line, columns in _headings(table, vocabulary):
                if best is None or columns.score > best[2].score:
                    best = table, line, columns
        except NoTable as error:
            # With the wrong separator, a quotation mark may seem to stand in the middle of a cell.
            problem = error
    if best is not None:
        return best
    raise problem or NoTable(
        N_("its first lines have no column for a statement; name the columns F1.1, F1.2 and so on")
    )


def _headings(table: Table, vocabulary: Vocabulary) -> Iterator[tuple[int, Columns]]:
    for line, cells in islice(table.rows(), HEADING_WITHIN):
        columns = vocabulary.columns(cells)
        if columns is not None:
            yield line, columns


def _cell(cells: Sequence[str], place: int | None) -> str:
    return cells[place].strip() if place is not None and place < len(cells) else ""


def _quoted(text: str) -> str:
    line = clean_line(text)
    return line if len(line) <= QUOTE_LIMIT else f"{line[: QUOTE_LIMIT - 1]}…"


class _Reader:
    """Adds up rows of one person each."""

    layout = Layout.RESPONSES

    def __init__(self, vocabulary: Vocabulary, columns: Columns) -> None:
        self._vocabulary = vocabulary
        self._columns = columns
        self._problems: list[RowProblem] = []
        self._groups: dict[str, Adder] = {}
        self._answers: dict[str, int | None] = {}
        self._good = 0

    def note(self, line: int) -> None:
        """Note what is wrong with the heading."""
        for item in self._vocabulary.diagnostic.item_ids:
            if item not in self._columns.items:
                self._problems.append(RowProblem(line, item, NO_COLUMN))
            if item in self._columns.repeated:
                self._problems.append(RowProblem(line, item, TWO_COLUMNS))

    def take(self, row: Row) -> None:
        """Add a row's answers, or note why not; a row without any answer is nothing."""
        line, cells = row
        response: dict[str, int] = {}
        wrong: list[tuple[str, str]] = []
        for item, place in self._columns.items.items():
            text = cells[place] if place < len(cells) else ""
            if not text or text.isspace():
                continue
            answer = self._answer(text)
            if answer is None:
                wrong.append((item, text))
            else:
                response[item] = answer
        if not response and not wrong:
            return
        group = _cell(cells, self._columns.group)
        problem = _group_problem(line, group)
        if wrong:
            item, text = wrong[0]
            reason = OFF_SCALE if is_number(text) else NO_ANSWER
            problem = RowProblem(line, item, reason, _quoted(text), len(wrong) - 1)
        if problem is not None:
            self._problems.append(problem)
            return
        self._good += 1
        self._adder(group).add(response)

    def sheet(self) -> SurveySheet:
        """Return what has been read."""
        return SurveySheet(
            layout=self.layout,
            sums={group: adder.sums() for group, adder in self._groups.items()},
            problems=tuple(self._problems),
            ignored=self._columns.ignored,
            good=self._good,
        )

    def _answer(self, text: str) -> int | None:
        # A column has a handful of different answers; what is odd is not worth remembering.
        if text in self._answers:
            return self._answers[text]
        answer = self._vocabulary.answer(text)
        if answer is not None and len(self._answers) < 1_000:
            self._answers[text] = answer
        return answer

    def _adder(self, group: str) -> Adder:
        name = clean_line(group)
        if name not in self._groups:
            _check_groups(len(self._groups))
            self._groups[name] = Adder()
        return self._groups[name]


class _TotalsReader(_Reader):
    """Takes rows that are totals of a statement, by group."""

    layout = Layout.TOTALS

    def __init__(self, vocabulary: Vocabulary, columns: Columns) -> None:
        super().__init__(vocabulary, columns)
        self._totals: dict[str, dict[str, tuple[int, ...]]] = {}
        self._people: dict[str, int] = {}

    def note(self, line: int) -> None:
        """Note nothing: statements without a row have no answers."""

    def take(self, row: Row) -> None:
        """Keep a row's totals, or note why not; a row without any number is nothing."""
        line, cells = row
        points = self._columns.points or {}
        texts = {point: _cell(cells, place) for point, place in points.items()}
        people = _cell(cells, self._columns.people)
        if not any(texts.values()) and not people:
            return
        problem = self._judged(line, cells, texts, people)
        if problem is not None:
            self._problems.append(problem)
            return
        item = self._vocabulary.item(_cell(cells, self._columns.item)) or ""
        group = clean_line(_cell(cells, self._columns.group))
        counts = tuple(whole(texts.get(point) or "0") or 0 for point in (*range(1, POINTS + 1), UNKNOWN))
        if group not in self._totals:
            _check_groups(len(self._totals))
        self._totals.setdefault(group, {})[item] = counts
        self._people[group] = max(self._people.get(group, 0), whole(people) or 0, sum(counts))
        self._good += 1

    def sheet(self) -> SurveySheet:
        """Return what has been read."""
        sums = {group: Sums(self._people[group], counts) for group, counts in self._totals.items()}
        return SurveySheet(self.layout, sums, tuple(self._problems), self._columns.ignored, self._good)

    def _judged(
        self, line: int, cells: Sequence[str], texts: Mapping[int, str], people: str
    ) -> RowProblem | None:
        named = _cell(cells, self._columns.item)
        item = self._vocabulary.item(named)
        group = clean_line(_cell(cells, self._columns.group))
        if item is None:
            return RowProblem(line, "item", NO_ITEM, _quoted(named))
        if item in self._totals.get(group, {}):
            return RowProblem(line, "item", ITEM_TWICE, item)
        told = {**{str(point): text for point, text in texts.items()}, "n": people}
        counts: dict[str, int] = {}
        for column, text in told.items():
            count = whole(text or "0")
            if count is None or not 0 <= count <= COUNT_LIMIT:
                return RowProblem(line, column, NO_COUNT, _quoted(text))
            counts[column] = count
        if people and sum(counts.values()) - counts["n"] > counts["n"]:
            return RowProblem(line, "n", TOO_MANY)
        return _group_problem(line, group)


def _group_problem(line: int, group: str) -> RowProblem | None:
    if "@" in group:
        return RowProblem(line, "group", GROUP_ADDRESS, _quoted(group))
    return RowProblem(line, "group", GROUP_LONG) if len(clean_line(group)) > NAME_LIMIT else None


def _check_groups(count: int) -> None:
    if count >= GROUP_LIMIT:
        raise NoTable(N_("it names more than 200 groups; leave that column out, or group more broadly"))
