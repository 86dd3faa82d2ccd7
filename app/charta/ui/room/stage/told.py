"""What the presenter window says to those who do not see it."""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Final

from charta.domain.stage import Stage
from charta.errors import N_
from charta.ui.room.stage.words import StageWords

_TAG: Final = re.compile(r"<[^>]*>")


def name(words: StageWords, stage: Stage) -> str:
    """Return item, question and time in words; the time in minutes, which are not read out each second."""
    return _sentences((words.heading(stage), stage.question, words.time(stage)))


def description(words: StageWords, stage: Stage) -> str:
    """Return everything else that is shown, in sentences."""
    parts = [stage.organisation, stage.meeting, stage.place, words.aim(stage)]
    if stage.decided:
        parts.append(words.tr("Decided: {said}", said=stage.decided))
    if stage.turn:
        parts.append(words.tr("{name} has the floor", name=stage.turn))
    parts += [*_options(words, stage), *_motion(words, stage), *_round(words, stage)]
    if stage.clause:
        said = " ".join(_plain(passage.html) for passage in stage.clause if passage.is_changing)
        said = said or " ".join(_plain(passage.html) for passage in stage.clause)
        told = (
            words.tr("The text with this proposal: {said}", said=said)
            if stage.is_foreseen
            else words.tr("The text as it stands: {said}", said=said)
        )
        parts.append(told)
    if stage.following:
        parts.append(words.tr("Next: {title}", title=stage.following))
    return _sentences((*parts, stage.help))


def _options(words: StageWords, stage: Stage) -> Iterator[str]:
    for option in stage.options:
        said = words.tr("The answer now: {label}", label=option.label) if option.is_answer else option.label
        names = ", ".join(option.proposed_by)
        yield f"{said} ({words.tr('Proposed by')} {names})" if names else said


def _motion(words: StageWords, stage: Stage) -> Iterator[str]:
    motion = stage.motion
    if motion is None:
        return
    yield words.tr("Proposal: {said}", said=motion.text)
    yield ", ".join(part for part in (motion.department_name, motion.by) if part)
    for argument in motion.arguments:
        template = N_("For: {said}") if argument.favours else N_("Against: {said}")
        yield words.tr(template, said=argument.text)


def _round(words: StageWords, stage: Stage) -> Iterator[str]:
    round_ = stage.round
    if round_ is None:
        return
    for vote in round_.votes:
        said = words.choice(vote, is_shown=round_.is_shown)
        yield words.tr("{name}: {said}", name=vote.department_name, said=said)
        if round_.is_shown and vote.note:
            yield vote.note
    if round_.is_shown and round_.outcome:
        yield words.outcome(round_.outcome)


def _plain(html: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", html)).split())


def _sentences(parts: Iterable[str]) -> str:
    """Return parts as sentences, each ended once."""
    said = [part.strip() for part in parts if part.strip()]
    return " ".join(part if part.endswith((".", "?", "!", "…")) else f"{part}." for part in said).rstrip(".")
