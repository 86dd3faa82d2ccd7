"""What workshops, items and needs are called in words, in the language of a screen or of a document."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from charta.domain.catalogue import Catalogue
from charta.domain.records import AgendaItem, Aim, ItemKind, Motion, Resolution, Workshop
from charta.domain.workshops import Divergence, Need, WorkshopPlan
from charta.errors import N_
from charta.i18n import Translator
from charta.services.deciding import from_json
from charta.services.telling import AnswerWords, Names

KINDS: Final[Mapping[ItemKind, str]] = MappingProxyType(
    {
        ItemKind.OPENING: N_("Welcome"),
        ItemKind.SECTION: N_("Section"),
        ItemKind.BREAK: N_("Break"),
        ItemKind.ACTIONS: N_("What stayed open"),
        ItemKind.CLOSING: N_("Closing and next steps"),
        ItemKind.OTHER: N_("Other item"),
    }
)
AIMS: Final[Mapping[Aim, str]] = MappingProxyType(
    {
        Aim.DECIDE: N_("Decide"),
        Aim.SETTLE: N_("Settle"),
        Aim.APPROVE: N_("Approve"),
        Aim.INFORM: N_("Inform"),
    }
)
DIVERGENCES: Final[Mapping[Divergence, str]] = MappingProxyType(
    {
        Divergence.STANDS: N_("one department approves what another wants changed"),
        Divergence.REVIEWS: N_("several returned reviews ask for changes"),
        Divergence.MOTIONS: N_("departments proposed different answers, and none was decided"),
        Divergence.RESERVED: N_("a department approved with a reservation"),
    }
)


class WorkshopWords:
    """Puts workshops into words."""

    def __init__(
        self, catalogue: Catalogue, translator: Translator, plans: Sequence[WorkshopPlan] = ()
    ) -> None:
        self.names = Names(catalogue, translator)
        self._words = translator
        self._answers = AnswerWords(self.names, translator)
        self._plans = {plan.id: plan for plan in plans}

    def meeting(self, workshop: Workshop) -> str:
        """Return the title of a workshop: the team's own, the plan's, or its number alone."""
        number = self._words.tr("Workshop {number}", number=workshop.number)
        title = workshop.title or self.part(workshop)
        return self._words.tr("{number} – {title}", number=number, title=title) if title else number

    def part(self, workshop: Workshop) -> str:
        """Return the title that the plan gives a workshop, empty for none."""
        plan = self._plans.get(workshop.template)
        if plan is None or not 0 < workshop.part <= len(plan.parts):
            return ""
        return plan.text(self._words.language).parts[workshop.part - 1]

    def item(self, item: AgendaItem) -> str:
        """Return the title of an item."""
        if item.title:
            return item.title
        return self.names.sheet(item.section) if item.section else self._words.tr(KINDS[item.kind])

    def aim(self, aim: Aim) -> str:
        """Return what the room is to do."""
        return self._words.tr(AIMS[aim])

    def lead(self, department: str) -> str:
        """Return who leads an item: a department, or empty for the facilitator."""
        return self.names.department(department) if department else ""

    def why(self, need: Need) -> Iterator[str]:
        """Yield why a section needs discussion, a line for each reason."""
        tr, ntr = self._words.tr, self._words.ntr
        if need.undecided:
            count = len(need.undecided)
            yield ntr("{count} question is not decided", "{count} questions are not decided", count)
        if need.requests:
            count = len(need.requests)
            yield ntr("{count} change is asked for", "{count} changes are asked for", count)
        yield from (tr(DIVERGENCES[divergence]) for divergence in need.divergences)
        if need.actions:
            count = len(need.actions)
            yield ntr("{count} action is open", "{count} actions are open", count)
        if need.unfinished:
            yield tr("an earlier workshop did not come to it")
        if need.departments:
            departments = self.names.departments(need.departments)
            yield tr("still to be signed by: {departments}", departments=departments)

    def question(self, section: str, field: str) -> str:
        """Return a question in its own words, empty for the section as a whole."""
        return self._answers.question(section, field) if field else ""

    def answer(self, section: str, field: str, value: str) -> str:
        """Return an answer that is kept as JSON in words, empty for none."""
        return self._answers.told(section, field, from_json(value)) if value and field else ""

    def motion(self, motion: Motion) -> str:
        """Return what is proposed: the answer, the words, or both."""
        return self._both(self.answer(motion.section, motion.field, motion.value), motion.text)

    def decided(self, resolution: Resolution) -> str:
        """Return what was decided: the answer, or the words alone."""
        return self.answer(resolution.section, resolution.field, resolution.value) or resolution.text

    def _both(self, answer: str, text: str) -> str:
        if not answer or not text:
            return answer or text
        return self._words.tr("{answer} – {words}", answer=answer, words=text)
