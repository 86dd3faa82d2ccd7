"""What the records of the roll-out, the people and their register say in the journal, in screen words."""

from collections.abc import Callable

from charta.domain.records import (
    Activity,
    Campaign,
    Delivery,
    DoubtfulPage,
    FormBatch,
    Record,
    RegisterEntry,
    RosterUpdate,
)
from charta.domain.rollout import RolloutCatalogue
from charta.i18n import Translator


class RolloutLog:
    """Tells who came and left, what was handed out, signed and sent, and what was planned.

    People are counted, not named: who reads the journal need not know who has signed.
    """

    def __init__(
        self, translator: Translator, activities: Callable[[], RolloutCatalogue] | None = None
    ) -> None:
        """Set it up; without `activities`, one is told by its id."""
        self._words = translator
        self._activities = activities

    def line(self, record: Record) -> str:
        """Return what a record says, empty for one that belongs to something else."""
        match record:
            case RosterUpdate():
                return self._roster(record)
            case RegisterEntry():
                return self._entry(record)
            case Activity():
                return self._activity(record)
            case DoubtfulPage():
                return self._page(record)
        return self._many(record)

    def _many(self, record: Record) -> str:
        ntr = self._words.ntr
        match record:
            case FormBatch(count=count):
                return ntr("Forms made for {count} person", "Forms made for {count} people", count)
            case Campaign(count=count):
                return ntr("Message to {count} person", "Message to {count} people", count)
            case Delivery(states=states):
                return ntr("{count} message taken note of", "{count} messages taken note of", len(states))
        return ""

    def _page(self, record: DoubtfulPage) -> str:
        template = {
            "recorded": self._words.tr("Scanned page recorded: {file}, page {page}"),
            "left_out": self._words.tr("Scanned page left out: {file}, page {page}"),
        }.get(record.outcome) or self._words.tr("Scanned page to decide on: {file}, page {page}")
        return template.format(file=record.source, page=record.page)

    def _roster(self, record: RosterUpdate) -> str:
        ntr = self._words.ntr
        told = (
            (record.joined, ntr("{count} joined", "{count} joined", record.joined)),
            (record.changed, ntr("{count} changed", "{count} changed", record.changed)),
            (record.left, ntr("{count} left", "{count} left", record.left)),
            (record.returned, ntr("{count} came back", "{count} came back", record.returned)),
        )
        what = ", ".join(text for count, text in told if count)
        if not record.source:
            return self._words.tr("People: {what}", what=what)
        return self._words.tr("People from {file}: {what}", file=record.source, what=what)

    def _entry(self, record: RegisterEntry) -> str:
        count, ntr = record.count, self._words.ntr
        match record.kind:
            case "given":
                return ntr("{count} form handed out", "{count} forms handed out", count)
            case "signed":
                return ntr("{count} signature entered", "{count} signatures entered", count)
            case "refused":
                return ntr("{count} refusal entered", "{count} refusals entered", count)
        return ntr("{count} entry corrected", "{count} entries corrected", count)

    def _activity(self, record: Activity) -> str:
        title = record.title or self._title(record.source)
        if record.dropped:
            return self._words.tr("Roll-out: {title} left out", title=title)
        if record.done_on:
            return self._words.tr("Roll-out: {title} done", title=title)
        return self._words.tr("Roll-out: {title}", title=title)

    def _title(self, source: str) -> str:
        if self._activities is None:
            return source
        text = self._activities().text(self._words.language).activities.get(source)
        return text.title if text else source
