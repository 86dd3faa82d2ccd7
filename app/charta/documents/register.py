"""The report of the register: how far the signatures are, by department and over time, and who is due."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from charta.documents.block_words import words
from charta.documents.blocks import Chart, Document, Table
from charta.documents.chart_shapes import Caption
from charta.documents.composing import Composer, Content
from charta.documents.coverage import (
    CoverageNames,
    asked,
    coverage_sheets,
    coverage_told,
    number,
    share,
)
from charta.documents.coverage_course import course_told, coverage_course
from charta.documents.evidence import moment
from charta.documents.workshop_words import trimmed
from charta.domain.printed import PrintedCharter
from charta.domain.printed_people import CoverageRow, DueRow, PrintedRegister
from charta.domain.register import SignatureState

_CHART_MM: Final = 165.0
_WIDTH: Final = 640.0
_HEIGHT: Final = 780.0
"""So high is a picture that stands on a page of its own, in its own units."""


@dataclass(frozen=True)
class GroupLine:
    """A group in the table, its numbers in words; `again` are those who are to sign once more."""

    name: str
    signed: str
    asked: str
    share: str
    to_give: str
    given: str
    again: str
    refused: str
    on_leave: str


@dataclass(frozen=True)
class DueLine:
    """Somebody in the list of those who are due; `is_late` where the day has passed."""

    row: DueRow
    state: str
    is_late: bool


def compose_register(composer: Composer, content: PrintedRegister) -> Document:
    """Return the report in the language of `content.charter`, dated with the day of `content.as_of`."""
    charter = replace(content.charter, as_of=content.as_of.date())
    content = trimmed(content)
    names = names_of(composer, charter)
    bars, course = _bars(content, names), _course(content, names)
    return composer.compose(
        "register",
        Content(
            charter=charter,
            variables={
                "register": content,
                "states": names.states,
                "counts": {state.value: content.total.counts.get(state, 0) for state in SignatureState},
                "asked": asked(content.total),
                "total": _line(content.total, names),
                "lines": tuple(_line(row, names) for row in content.departments),
                "due": tuple(_due(content, names)),
                "more": max(content.due_count - len(content.due), 0),
                "has_course": bool(course),
                "moment": partial(moment, language=charter.language),
                "count": partial(number, language=charter.language),
            },
            inserts={"bars": bars, "course": course},
        ),
    )


def names_of(composer: Composer, charter: PrintedCharter) -> CoverageNames:
    """Return what the charter's language calls the states and the groups, as our template has it."""
    document = composer.compose("register_words", Content(charter=charter))
    named = {
        words(row.cells[0]): words(row.cells[1])
        for block in document.blocks
        if isinstance(block, Table)
        for row in block.rows
    }
    return CoverageNames(
        language=charter.language,
        states={state.value: named[state.value] for state in SignatureState},
        unnamed=named["unnamed"],
        others=named["others"],
        signed=named["signed_once"],
        asked=named["asked"],
    )


def _bars(content: PrintedRegister, names: CoverageNames) -> tuple[Chart, ...]:
    told = coverage_told(content.departments, names)
    drawn = coverage_sheets(content.departments, names, Caption("", told), width=_WIDTH, height=_HEIGHT)
    return tuple(Chart(svg, told, _CHART_MM) for svg in drawn)


def _course(content: PrintedRegister, names: CoverageNames) -> tuple[Chart, ...]:
    """Return the course since the charter applies, or since the first signature where that came before."""
    points = content.course
    if not points:
        return ()
    effective = content.charter.effective
    since = effective if effective and effective <= points[0].day else None
    told = course_told(points, names)
    svg = coverage_course(
        points, names, Caption("", told), since=since, until=content.as_of.date(), width=_WIDTH
    )
    return (Chart(svg, told, _CHART_MM),)


def _line(row: CoverageRow, names: CoverageNames) -> GroupLine:
    def told(*states: SignatureState) -> str:
        return number(sum(row.counts.get(state, 0) for state in states), names.language)

    signed = row.counts.get(SignatureState.SIGNED, 0)
    return GroupLine(
        name=row.name or names.unnamed,
        signed=told(SignatureState.SIGNED),
        asked=number(asked(row), names.language),
        share=share(signed, asked(row), names.language),
        to_give=told(SignatureState.TO_GIVE),
        given=told(SignatureState.GIVEN),
        again=told(SignatureState.OUTDATED, SignatureState.DUE_AGAIN),
        refused=told(SignatureState.REFUSED),
        on_leave=told(SignatureState.ON_LEAVE),
    )


def _due(content: PrintedRegister, names: CoverageNames) -> Iterator[DueLine]:
    today = content.as_of.date()
    for row in content.due:
        state = names.states.get(row.state, row.state)
        yield DueLine(row, state, is_late=row.due is not None and row.due < today)
