"""The ambassador diagnostic: surveys, what comes into them, what they say and what may follow."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Final

from charta.domain.catalogue import Section
from charta.domain.diagnostic import Diagnostic, Finding, SurveyResult
from charta.domain.records import Change, Survey, Tally
from charta.domain.sums import WIDTH, Response, RoomRound, Sums
from charta.domain.survey import NO_GROUP, Comparison, compare, survey_result
from charta.domain.text import NAME_LIMIT, checked, clean_line
from charta.errors import (
    SurveyClosed,
    SurveyUntitled,
    TooFewAnswers,
    TooManyPeople,
    TotalsImpossible,
    UnknownItem,
    UnknownSurvey,
)
from charta.services.answers import AnswerService
from charta.services.session import CharterSession

MOST_PEOPLE: Final = 1_000_000


class DiagnosticService:
    """Keeps surveys and tells what they say. `load` reads the questionnaire when it is first needed."""

    def __init__(
        self, session: CharterSession, answers: AnswerService, load: Callable[[], Diagnostic]
    ) -> None:
        self._session = session
        self._answers = answers
        self._load = load

    @cached_property
    def questionnaire(self) -> Diagnostic:
        """What is asked; raises `ContentError` on first use where its files do not fit."""
        return self._load()

    # -- surveys ------------------------------------------------------------------------------------------

    def surveys(self) -> tuple[Survey, ...]:
        """Return the surveys, the oldest first."""
        return tuple(sorted(self._session.charter.all(Survey), key=lambda survey: survey.number))

    def begin(self, title: str) -> int:
        """Begin a survey today; return its number. Raises `SurveyUntitled` and `TooLong`."""
        number = max((survey.number for survey in self.surveys()), default=0) + 1
        today = self._session.clock.now().astimezone().date()
        survey = Survey(number, _title(title), today.isoformat(), closed=False)
        self._session.commit([Change(None, survey)])
        return number

    def rename(self, number: int, title: str) -> None:
        """Give a survey another title."""
        survey = self._survey(number)
        self._session.commit([Change(survey, replace(survey, title=_title(title)))])

    def close(self, number: int) -> None:
        """Take no more answers."""
        self._set_closed(number, closed=True)

    def reopen(self, number: int) -> None:
        """Take answers again."""
        self._set_closed(number, closed=False)

    def remove(self, number: int) -> None:
        """Take a survey away with all its sums, as one step."""
        survey = self._survey(number)
        self._session.commit(
            [Change(survey, None), *(Change(tally, None) for tally in self._tallies(number))]
        )

    # -- answers ------------------------------------------------------------------------------------------

    def room(self) -> RoomRound:
        """Return a round for people who answer in the room, one after another."""
        return RoomRound(self.questionnaire.smallest)

    def add(self, number: int, batch: Sums | Sequence[Response], group: str = NO_GROUP) -> None:
        """Add what people answered in the room, as one step; raises what `take_in` raises."""
        self.take_in(number, {group: batch if isinstance(batch, Sums) else Sums.of(batch)})

    def take_in(self, number: int, by_group: Mapping[str, Sums]) -> None:
        """Add the sums of a file, as one step; raises `SurveyClosed`, `UnknownItem` and `TooManyPeople`.

        Raises `TooFewAnswers`, keeping nothing, for fewer people than may be shown where results are shown
        already: what they answered would follow by comparing the results before and after.
        """
        self._open_survey(number)
        more = sum(sums.respondents for sums in by_group.values())
        smallest = self.questionnaire.smallest
        present = sum(tally.respondents for tally in self._tallies(number))
        if 0 < more < smallest <= present:
            raise TooFewAnswers(count=more, smallest=smallest)
        merged: dict[str, Sums] = {}
        for name, sums in by_group.items():
            self._check(sums)
            group = self._group(number, name, merged)
            merged[group] = merged.get(group, Sums()) + sums
        self._session.commit(
            [self._change(number, group, self.totals(number, group) + sums) for group, sums in merged.items()]
        )

    def totals(self, number: int, group: str = NO_GROUP) -> Sums:
        """Return the sums of a group, as they are entered by hand; none where nobody has answered."""
        tally = self._session.charter.get(Tally, str(number), self._group(number, group))
        return Sums(tally.respondents, tally.counts) if tally else Sums()

    def set_totals(
        self, number: int, group: str, respondents: int, counts: Mapping[str, Sequence[int]]
    ) -> None:
        """Set the sums of a group by hand, or take the group away with no respondents.

        `counts` holds six numbers by item. Raises `TotalsImpossible` where an item has more answers than
        there are people or a number is below zero, and what `take_in` raises.
        """
        self._open_survey(number)
        sums = Sums(respondents, {item: tuple(row) for item, row in counts.items() if any(row)})
        self._check(sums)
        self._session.commit([self._change(number, self._group(number, group), sums)])

    # -- what follows -------------------------------------------------------------------------------------

    def result(self, number: int) -> SurveyResult:
        """Return what a survey says, as far as it may be shown."""
        return survey_result(self.questionnaire, self._survey(number), self._tallies(number))

    def compare(self, first: int, second: int) -> Comparison:
        """Return how the second survey differs from the first."""
        return compare(self.result(first), self.result(second))

    def advice(self, result: SurveyResult) -> tuple[tuple[Finding, tuple[Section, ...]], ...]:
        """Return each finding with the sections that answer it and are not yet in the charter."""
        return tuple((finding, self._absent(finding)) for finding in result.findings)

    def question(self, field: str, language: str) -> str:
        """Return what a question is called that a reading names, such as `S08.free`."""
        section, _, id_ = field.partition(".")
        return self._session.catalogue.section(section).text(language).fields[id_].label

    def include(self, finding: Finding) -> None:
        """Take the sections that answer a finding into the charter, as one step."""
        self._answers.include({section.id: True for section in self._absent(finding)})

    # -- inside -------------------------------------------------------------------------------------------

    def _absent(self, finding: Finding) -> tuple[Section, ...]:
        included = {section.id for section in self._session.included()}
        return tuple(
            section
            for section in self._session.catalogue.sections
            if section.id in finding.reading.sections and section.id not in included
        )

    def _survey(self, number: int) -> Survey:
        survey = self._session.charter.get(Survey, str(number))
        if survey is None:
            known = ", ".join(str(entry.number) for entry in self.surveys())
            raise UnknownSurvey(number=number, known=known or "–")
        return survey

    def _open_survey(self, number: int) -> Survey:
        survey = self._survey(number)
        if survey.closed:
            raise SurveyClosed(title=survey.title)
        return survey

    def _set_closed(self, number: int, *, closed: bool) -> None:
        survey = self._survey(number)
        self._session.commit([Change(survey, replace(survey, closed=closed))])

    def _tallies(self, number: int) -> tuple[Tally, ...]:
        return tuple(tally for tally in self._session.charter.all(Tally) if tally.survey == number)

    def _group(self, number: int, name: str, others: Iterable[str] = ()) -> str:
        """Return a group's name as it is spelled already, whatever its capitals here."""
        name = checked(clean_line(name), NAME_LIMIT)
        for known in (*(tally.group for tally in self._tallies(number)), *others):
            if known.casefold() == name.casefold():
                return known
        return name

    def _change(self, number: int, group: str, sums: Sums) -> Change:
        before = self._session.charter.get(Tally, str(number), group)
        others = [tally for tally in self._tallies(number) if tally.group != group]
        people = sum(tally.respondents for tally in others) + sums.respondents
        if people > MOST_PEOPLE:
            raise TooManyPeople(count=people, limit=MOST_PEOPLE)
        return Change(
            before, Tally(number, group, sums.respondents, sums.counts) if sums.respondents else None
        )

    def _check(self, sums: Sums) -> None:
        known = self.questionnaire.item_ids
        for item, counts in sums.counts.items():
            if item not in known:
                raise UnknownItem(item=item, known=", ".join(known))
            if len(counts) != WIDTH or min(counts) < 0 or sum(counts) > sums.respondents:
                raise TotalsImpossible(item=item, count=sum(counts), people=sums.respondents)
        if not 0 <= sums.respondents <= MOST_PEOPLE:
            raise TooManyPeople(count=sums.respondents, limit=MOST_PEOPLE)


def _title(text: str) -> str:
    title = checked(clean_line(text), NAME_LIMIT)
    if not title:
        raise SurveyUntitled
    return title
