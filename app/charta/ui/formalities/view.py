"""What is shown of formalities and facts of law, as values in the words of the screen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from charta.bootstrap import Workbench
from charta.domain.jurisdictions import Certainty
from charta.domain.records import ProofState
from charta.errors import N_
from charta.i18n import Translator
from charta.services.formalities import FormalityItem
from charta.services.reading import ORGANISATION
from charta.ui.theme import Tone

STATE_WORDS: Final[Mapping[ProofState, str]] = {
    ProofState.OPEN: N_("To do"),
    ProofState.DONE: N_("Done"),
    ProofState.NOT_APPLICABLE: N_("Does not apply"),
}
STATE_TONES: Final[Mapping[ProofState, Tone]] = {
    ProofState.OPEN: Tone.WARNING,
    ProofState.DONE: Tone.SUCCESS,
    ProofState.NOT_APPLICABLE: Tone.NEUTRAL,
}
STATE_ICONS: Final[Mapping[ProofState, str]] = {
    ProofState.OPEN: "circle",
    ProofState.DONE: "circle-check",
    ProofState.NOT_APPLICABLE: "minus",
}


def state_word(state: ProofState, translator: Translator) -> str:
    """Return what a state is called."""
    return translator.tr(STATE_WORDS[state])


@dataclass(frozen=True)
class LawLine:
    """A fact of law on a section, with the name of its place."""

    place: str
    rule: str
    text: str
    source: str
    certainty: Certainty
    from_source: bool


@dataclass(frozen=True)
class Effective:
    """The earliest day on which the charter can apply, and what holds it up (empty: nothing does).

    `at_once` tells that the day is today and that only what is open is waited for.
    """

    day: date | None
    title: str = ""
    place: str = ""
    at_once: bool = False

    def words(self, translator: Translator) -> str:
        """Return it as a sentence."""
        if self.day is None or not self.title:
            return translator.tr("No formality holds the charter up.")
        if self.at_once:
            return translator.tr("The charter can apply as soon as what is open has been done.")
        day = translator.day(self.day)
        return translator.tr("As things stand, the charter can apply from {day} at the earliest.", day=day)


@dataclass(frozen=True)
class ItemView:
    """A formality of a place. `day` is an ISO day or empty, `months` the wait after it is done."""

    id: str
    place_name: str
    title: str
    why: str
    proof: str
    owner: str
    state: ProofState
    day: str
    note: str
    file: str
    after: tuple[str, ...]
    months: int
    blocks: bool
    earliest: date | None

    def wait(self, translator: Translator) -> str:
        """Return how long the charter waits for it, in a few words; empty for no longer than it takes."""
        if not self.blocks:
            return translator.tr("The charter need not wait for it")
        if not self.months:
            return ""
        return translator.ntr("Then wait {count} month", "Then wait {count} months", self.months)

    def stand(self, translator: Translator) -> str:
        """Return when it was done or is planned; empty where no day is known."""
        if not self.day or self.state is ProofState.NOT_APPLICABLE:
            return ""
        day = translator.day(date.fromisoformat(self.day))
        if self.state is ProofState.DONE:
            return translator.tr("Done on {day}", day=day)
        return translator.tr("Planned for {day}", day=day)


def places_of(bench: Workbench) -> tuple[str, ...]:
    """Return the places that the organisation has chosen."""
    chosen = bench.session.effective(ORGANISATION, "jurisdictions")
    return tuple(map(str, chosen)) if isinstance(chosen, tuple) else ()


def counsel(bench: Workbench, language: str) -> str:
    """Return the phrase that goes with everything about law."""
    return bench.session.catalogue.lexicon(language).terms_for(())["counsel"]


def law_on(bench: Workbench, section: str, language: str) -> tuple[LawLine, ...]:
    """Return the facts of law on a section, place by place."""
    lines = []
    for place, fact in bench.formalities.facts(section):
        texts = bench.session.catalogue.jurisdictions[place].text(language)
        words = texts.facts[fact.id]
        lines.append(
            LawLine(texts.name, words.rule, words.text, words.source, fact.certainty, fact.from_source)
        )
    return tuple(lines)


def suggestion_reason(bench: Workbench, sheet: str, field: str, translator: Translator) -> str:
    """Return why an answer is suggested where the organisation works; empty where no place suggests it."""
    found = bench.session.reading.suggested_by_place(sheet, field)
    if found is None or found[1].value != bench.session.effective(sheet, field):
        return ""
    texts = bench.session.catalogue.jurisdictions[found[0]].text(translator.language)
    reason = texts.suggestions[f"{sheet}.{field}"]
    return translator.tr(
        "Suggested because you work here: {place}. {reason}", place=texts.name, reason=reason
    )


def items_of(bench: Workbench, translator: Translator) -> tuple[ItemView, ...]:
    """Return the checklist, place by place."""
    items = bench.formalities.items()
    titles = {item.id: bench.formalities.text(item, translator.language).title for item in items}
    return tuple(_item(bench, item, titles, translator) for item in items)


def effective_of(bench: Workbench, items: Sequence[ItemView]) -> Effective:
    """Return from when the charter can apply; `items` are those of the checklist."""
    day = bench.formalities.earliest_effective()
    today = bench.session.clock.now().astimezone().date()
    holders = [item for item in items if day is not None and item.earliest == day]
    # What is open can still be hastened, so it is named before what only waits.
    holders.sort(key=lambda item: item.state is not ProofState.OPEN)
    if day is None or not holders or (day <= today and holders[0].state is not ProofState.OPEN):
        return Effective(None)
    return Effective(day, holders[0].title, holders[0].place_name, at_once=day <= today)


def _item(
    bench: Workbench, item: FormalityItem, titles: Mapping[str, str], translator: Translator
) -> ItemView:
    language, catalogue = translator.language, bench.session.catalogue
    words = bench.formalities.text(item, language)
    earlier = (f"{item.place}.{name}" for name in item.formality.after)
    return ItemView(
        id=item.id,
        place_name=catalogue.jurisdictions[item.place].text(language).name,
        title=words.title,
        why=words.why,
        proof=words.proof,
        owner=catalogue.lexicon(language).departments[item.formality.owner].name,
        state=item.state,
        day=item.day.isoformat() if item.day else "",
        note=item.proof.note if item.proof else "",
        file=item.proof.file if item.proof else "",
        after=tuple(titles[id_] for id_ in earlier if id_ in titles),
        months=item.formality.months,
        blocks=item.formality.blocks,
        earliest=item.earliest,
    )
