"""What the screen says of published versions and of what changed."""

from collections.abc import Mapping, Sequence
from typing import Final

from charta.bootstrap import Workbench
from charta.domain.changed import ChangeKind, SectionChange, changed_sections
from charta.domain.records import Endorsement
from charta.errors import N_
from charta.i18n import Translator
from charta.services.editions import Published, VersionState
from charta.services.reading import ORGANISATION, TEAM
from charta.services.states import DRAFT
from charta.ui.theme import Tone

STATE_WORDS: Final[Mapping[VersionState, str]] = {
    VersionState.IN_FORCE: N_("In force"),
    VersionState.COMING: N_("Coming"),
    VersionState.SUPERSEDED: N_("Superseded"),
    VersionState.WITHDRAWN: N_("Withdrawn"),
}
STATE_TONES: Final[Mapping[VersionState, Tone]] = {
    VersionState.IN_FORCE: Tone.SUCCESS,
    VersionState.COMING: Tone.ACCENT,
    VersionState.SUPERSEDED: Tone.NEUTRAL,
    VersionState.WITHDRAWN: Tone.DANGER,
}
STATE_ICONS: Final[Mapping[VersionState, str]] = {
    VersionState.IN_FORCE: "badge-check",
    VersionState.COMING: "calendar",
    VersionState.SUPERSEDED: "history",
    VersionState.WITHDRAWN: "x",
}
CHANGE_WORDS: Final[Mapping[ChangeKind, str]] = {
    ChangeKind.ADDED: N_("added"),
    ChangeKind.REMOVED: N_("removed"),
    ChangeKind.REWORDED: N_("reworded"),
    ChangeKind.ELSEWHERE: N_("changed in another language only"),
}
_DIGITS: Final = 16


def short(fingerprint: str) -> str:
    """Return the beginning of a fingerprint in groups of four, as the documents print it."""
    digits = fingerprint[:_DIGITS]
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))


def language_name(bench: Workbench, language: str, screen: str) -> str:
    """Return what the screen calls a language."""
    texts = bench.session.catalogue.sheet(ORGANISATION).text(screen)
    return texts.fields["languages"].choices.get(language, language)


def state_name(state: str, translator: Translator) -> str:
    """Return what a state of the charter is called: the draft, or a version by its number."""
    if state == DRAFT:
        return translator.tr("The draft")
    return translator.tr("Version {number}", number=state)


def section_title(bench: Workbench, section: str, screen: str) -> str:
    """Return the title of a section, its place in the draft before it where it has one."""
    ids = [entry.id for entry in bench.session.included()]
    title = bench.session.catalogue.section(section).text(screen).title
    return f"{ids.index(section) + 1}. {title}" if section in ids else title


def beyond(bench: Workbench, current: Published) -> tuple[SectionChange, ...]:
    """Return the sections in which the draft differs from a version."""
    return changed_sections(current.version.sections, bench.endorsement.sections())


def since_line(bench: Workbench, current: Published, translator: Translator) -> str:
    """Return how the draft differs from a version, as a sentence."""
    changes = beyond(bench, current)
    told = changes_line(changes, translator)
    if not changes and bench.publication.is_new():
        told = translator.tr("the sections stand in another order")
    return translator.tr("Since version {number}: {changes}.", number=current.version.number, changes=told)


def changes_line(changes: Sequence[SectionChange], translator: Translator) -> str:
    """Return how many sections were added, removed and reworded, in a few words."""
    kinds = [change.kind for change in changes]
    reworded = sum(kind in (ChangeKind.REWORDED, ChangeKind.ELSEWHERE) for kind in kinds)
    added, removed = kinds.count(ChangeKind.ADDED), kinds.count(ChangeKind.REMOVED)
    counted = (
        (reworded, translator.ntr("{count} section reworded", "{count} sections reworded", reworded)),
        (added, translator.ntr("{count} section added", "{count} sections added", added)),
        (removed, translator.ntr("{count} section removed", "{count} sections removed", removed)),
    )
    told = ", ".join(words for count, words in counted if count)
    return told or translator.tr("no section changed")


def applies_line(published: Published, state: VersionState, translator: Translator) -> str:
    """Return from when a version applies or applied."""
    day = translator.day(published.effective)
    if state is VersionState.COMING:
        return translator.tr("Applies from {day}.", day=day)
    if state is VersionState.IN_FORCE:
        return translator.tr("In force since {day}.", day=day)
    return translator.tr("Effective day: {day}.", day=day)


def endorsed_by(endorsement: Endorsement) -> str:
    """Return who endorsed, with the role where one was given."""
    return f"{endorsement.by}, {endorsement.role}" if endorsement.role else endorsement.by


def team_answer(bench: Workbench, field: str) -> str:
    """Return a person or title from the sheet of the team, in the leading language; empty for none."""
    value = bench.session.effective(TEAM, field)
    if isinstance(value, Mapping):
        value = value.get(bench.session.languages[0], "")
    return value if isinstance(value, str) else ""
