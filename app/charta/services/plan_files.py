"""The roll-out plan as files: a document, a spreadsheet, a calendar; the proposed one where none is there."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import Final

from charta.domain.calendar import MORNING_BEFORE, Calendar, CalendarEvent
from charta.domain.printed_rollout import (
    PlanNames,
    PlanSheet,
    PrintedActivity,
    PrintedPlan,
    PrintedStand,
)
from charta.domain.rollout import ActivityState, Factor, activity_state
from charta.domain.rollout_days import moved
from charta.errors import N_, LanguageNotInCharter, NothingPlanned, PlanUndated, UnknownFormat
from charta.i18n import Translator, translator
from charta.services.export import FORMATS, Job, file_name
from charta.services.planning import PlanningService
from charta.services.ports import Calendars, Documents, Spreadsheets
from charta.services.printing import PrintService
from charta.services.rollout import PlanItem, RolloutService, stand_of
from charta.services.rollout_words import RolloutWords
from charta.services.session import CharterSession

_COLUMNS: Final = (
    N_("Success factor"),
    N_("Activity"),
    N_("Owner"),
    N_("Person"),
    N_("With"),
    N_("First day"),
    N_("Last day"),
    N_("State"),
    N_("Done on"),
    N_("Evidence asked for"),
    N_("Note"),
    N_("File"),
    N_("Number"),
)


class PlanFiles:
    """Prepares files of the plan in a language.

    Every method takes `effective`, another day than the plan counts from: what is written then is the plan as
    it would stand, and nothing is changed.
    """

    def __init__(
        self,
        session: CharterSession,
        rollout: RolloutService,
        planning: PlanningService,
        printing: PrintService,
        adapters: tuple[Documents, Calendars, Spreadsheets],
    ) -> None:
        self._session = session
        self._rollout = rollout
        self._planning = planning
        self._printing = printing
        self._documents, self._calendars, self._spreadsheets = adapters

    def sheet(self, language: str, effective: date | None = None) -> PlanSheet:
        """Return the plan in the words of a language; raises `EffectiveDayUnusable`."""
        items, is_proposed = self._items(effective)
        return self._sheet(items, translator(language), effective, is_proposed=is_proposed)

    def document_jobs(
        self, languages: Sequence[str] = (), format_: str = "docx", effective: date | None = None
    ) -> tuple[Job, ...]:
        """Gather the plan as a document in languages of the charter, all where none is named.

        Raises `NothingPlanned`, `LanguageNotInCharter`, `UnknownFormat`, `EffectiveDayUnusable`.
        """
        if format_ not in FORMATS:
            raise UnknownFormat(format=format_, known=", ".join(FORMATS))
        known = self._session.languages
        for language in languages:
            if language not in known:
                raise LanguageNotInCharter(language=language, known=", ".join(known))
        pages = {
            language: PrintedPlan(self._printing.charter(language), self._filled(language, effective))
            for language in dict.fromkeys(languages or known)
        }
        return tuple(
            Job(self._name(language, format_), partial(self._documents.plan, page, format_))
            for language, page in pages.items()
        )

    def spreadsheet_job(self, language: str, effective: date | None = None) -> Job:
        """Gather the plan as a spreadsheet, a row for each activity; raises `NothingPlanned`."""
        words, items = translator(language), self._items(effective)[0]
        sheet = self._filled(language, effective)
        rows = [
            tuple(_row(item, activity, sheet.names))
            for item, activity in zip(items, sheet.activities, strict=True)
        ]
        titles = [words.tr(title) for title in _COLUMNS]
        name = words.tr("Roll-out plan")
        return Job(self._name(language, "xlsx"), lambda: self._spreadsheets.write(name, titles, rows))

    def calendar_job(self, language: str, effective: date | None = None) -> Job:
        """Gather the days of the plan; what has none is left out. Raises `PlanUndated`, `NothingPlanned`."""
        words, sheet = translator(language), self._filled(language, effective)
        events = tuple(
            self._event(activity, sheet.names, words) for activity in sheet.activities if activity.end
        )
        if not events:
            raise PlanUndated
        title = words.tr("Roll-out – {title}", title=self._printing.title(language))
        calendar = Calendar(language, title, "PUBLISH", events)
        return Job(self._name(language, "ics"), lambda: self._calendars.write(calendar))

    # -- inside -------------------------------------------------------------------------------------------

    def _items(self, effective: date | None) -> tuple[tuple[PlanItem, ...], bool]:
        """Return the activities as they stand or would stand, and whether they only would."""
        if not self._rollout.has_plan:
            chosen = self._planning.propose(effective).chosen
            today = self._today()
            items = [
                PlanItem(
                    proposal.record,
                    proposal.planned,
                    activity_state(proposal.record.start, proposal.record.end, "", today),
                )
                for proposal in chosen
            ]
            return tuple(sorted(items, key=PlanItem.order)), True
        items_ = self._rollout.items()
        if effective is None:
            return items_, False
        self._planning.start(effective)
        return tuple(self._moved(item, effective) for item in items_), True

    def _moved(self, item: PlanItem, effective: date) -> PlanItem:
        if item.is_done:
            return item
        record = moved(item.record, effective)
        return PlanItem(record, item.planned, activity_state(record.start, record.end, "", self._today()))

    def _filled(self, language: str, effective: date | None) -> PlanSheet:
        sheet = self.sheet(language, effective)
        if not sheet.activities:
            raise NothingPlanned
        return sheet

    def _sheet(
        self, items: Sequence[PlanItem], words: Translator, effective: date | None, *, is_proposed: bool
    ) -> PlanSheet:
        named = RolloutWords(self._session.catalogue, self._rollout.catalogue, words)
        activities = tuple(_printed(item, named) for item in items)
        titles = {activity.id: activity for activity in activities}
        stands = []
        for factor in Factor:
            stand = stand_of(factor, [item for item in items if item.factor is factor])
            following = titles.get(stand.following)
            stands.append(
                PrintedStand(
                    factor,
                    stand.counts,
                    following.title if following else "",
                    following.end if following else None,
                )
            )
        return PlanSheet(
            language=words.language,
            as_of=self._today(),
            activities=activities,
            stands=tuple(stands),
            names=PlanNames(
                factors={factor: named.factor(factor).name for factor in Factor},
                states={state: named.state(state) for state in ActivityState},
                today=words.tr("Today"),
                effective=words.tr("In force"),
            ),
            effective=self._planning.start(effective).effective,
            is_proposed=is_proposed,
        )

    def _event(self, activity: PrintedActivity, names: PlanNames, words: Translator) -> CalendarEvent:
        last = activity.end or activity.start
        if last is None:
            raise ValueError("an event has a day")
        return CalendarEvent(
            uid=f"activity-{activity.id}-{self._session.store.identity}@charta",
            title=activity.title,
            starts=activity.start or last,
            ends=last,
            description="\n".join(_described(activity, names, words)),
            # The journal only grows, so that a later file always counts as the newer one.
            sequence=self._session.store.entries,
            reminder_minutes=None if activity.done_on else MORNING_BEFORE,
            categories=(names.factors[activity.factor],),
        )

    def _name(self, language: str, format_: str) -> str:
        return f"{file_name(self._printing.organisation())}-rollout-{language}.{format_}"

    def _today(self) -> date:
        return self._session.clock.now().astimezone().date()


def _printed(item: PlanItem, named: RolloutWords) -> PrintedActivity:
    record, text = item.record, named.text(item.record.source)
    return PrintedActivity(
        id=record.id,
        title=named.title(record),
        factor=item.factor,
        owner=named.responsible(record),
        state=item.state,
        start=item.start,
        end=item.end,
        done_on=item.done_on,
        how=text.how if text else "",
        helpers=named.helpers(item.planned, record.owner),
        evidence=text.evidence if text else "",
        note=record.note,
        file=record.file,
    )


def _row(item: PlanItem, activity: PrintedActivity, names: PlanNames) -> Iterator[object]:
    yield names.factors[activity.factor]
    yield activity.title
    yield activity.owner
    yield item.record.person
    yield activity.helpers
    yield activity.start
    yield activity.end
    yield names.states[activity.state]
    yield activity.done_on
    yield activity.evidence
    yield activity.note
    yield activity.file
    yield activity.id


def _described(activity: PrintedActivity, names: PlanNames, words: Translator) -> Iterator[str]:
    yield words.tr("{label}: {value}", label=words.tr("Owner"), value=activity.owner)
    if activity.helpers:
        yield words.tr("{label}: {value}", label=words.tr("With"), value=activity.helpers)
    yield words.tr("{label}: {value}", label=words.tr("State"), value=names.states[activity.state])
    if activity.how:
        yield activity.how
    if activity.evidence:
        yield words.tr("{label}: {value}", label=words.tr("Evidence asked for"), value=activity.evidence)
    if activity.note:
        yield activity.note
