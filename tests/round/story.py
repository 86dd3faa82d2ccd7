"""A full round, from the example to version 1.1, played by one reviewer's program; what happened is kept."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from charta.bootstrap import Charta, Workbench
from charta.domain.agreement import DepartmentState
from charta.domain.fingerprint import parse_canonical
from charta.domain.items import applied, plain
from charta.domain.proposals import DecisionProposal, TextProposal
from charta.domain.records import Comment, DecisionKind, ProofState, Version
from charta.i18n import translator
from charta.services.returns import ReviewReport
from charta.services.reviews import ReviewOrder
from fakes import SteppingClock
from reviewer import Decide, Drop, Insert, Join, NewLine, Place, Remark, Replace, Split, Step
from round.accounts import Sitting

Reviewer = Callable[[bytes, Sequence[Step], str, bool], bytes]
"""Takes steps in a file, by an author, tracked or not; gives the file that is sent back."""

APPROVE, RESERVE, REQUEST = DecisionKind.APPROVE, DecisionKind.RESERVE, DecisionKind.REQUEST_CHANGE
WORDS: Final = translator("en")
BY: Final = "Ada Lovelace"
DAY: Final = "3 décembre 2026"
OLD: Final = "S16"
"""The section that the team rewords after it was sent."""
SITTINGS: Final = (
    Sitting(
        "legal",
        "Léa Fortin",
        (
            Replace(Place("S02", "fr", "pour rien"), "sans raison"),
            Replace(Place("S02", "en", "worries people for nothing"), "needlessly worries people"),
            Insert(Place("S02", "fr", "de tout rang"), ", sans exception"),
            Replace(Place("S02", "fr", ", vos loisirs"), ""),
            NewLine(Place("S02", "en", "our internal social network"), "podcasts and live streams"),
            Join(Place("S02", "fr", "ne nous regarde pas.")),
            Drop(Place("S03", "fr", "Témoigner")),
            Split(Place("S03", "en", "Using them is never a breach")),
            Remark(Place("S05", "en", "volunteers"), "Is that what their contract says?"),
            Decide("S03", "legal", (APPROVE,), "Léa Fortin", DAY),
            Decide("S05", "legal", (APPROVE,), "Léa Fortin", DAY),
            Decide("S06", "legal", (APPROVE,), "Léa Fortin", DAY),
            Decide("S12", "legal", (RESERVE,), "Léa Fortin", DAY, "À relire après le jugement attendu."),
        ),
    ),
    Sitting(
        "it",
        "Igor Petit",
        (
            Replace(Place("S04", "fr", "le grand public"), "toutes les familles"),
            Replace(Place("S04", "en", "A sentence is enough"), "One sentence is enough"),
            Drop(Place("S04", "fr", "Instagram")),
            NewLine(Place("S09", "en", "Leaving whenever you like"), "Nobody has to stay."),
            Decide("S13", "it", (APPROVE,), "Igor Petit", DAY),
        ),
        tracked=False,
    ),
    Sitting(
        "hr",
        "Hana Roy",
        (
            Remark(Place("S10", "en", "managers"), "Which ones?", (("Sam Okafor", "All of them."),)),
            Remark(Place("S09", "fr", "20 volontaires"), "Pourquoi pas trente?"),
            Decide("S10", "hr", (REQUEST,), "Hana Roy", DAY, "Dites qui remercie, et avec quel budget."),
            Decide("S11", "hr", (APPROVE,), "Hana Roy", DAY),
        ),
    ),
    Sitting(
        "operations",
        "Omar Diaz",
        (
            Replace(Place(OLD, "fr", "peut attendre au matin"), "attendra le lendemain"),
            Replace(Place(OLD, "en", "wait until morning"), "wait for the next day"),
            Insert(Place(OLD, "en", "the duty roster"), " of the week"),
            Decide(OLD, "operations", (APPROVE,), "Omar Diaz", DAY),
            Decide("S04", "operations", (APPROVE,), "Omar Diaz", DAY),
            Decide("S17", "operations", (RESERVE,), "Omar Diaz", DAY, "Prévoir un remplaçant."),
        ),
    ),
)
EDITED: Final = Place("S02", "fr", "sans raison")
"""The proposal that the team accepts in other words, by what it proposes."""
REJECTED: Final = Place("S02", "fr", ", vos loisirs")
"""The proposal that the team leaves out, by what it would take out."""


@dataclass
class Story:
    """What happened, step by step."""

    bench: Workbench
    charta: Charta
    finished: Path
    """A copy of the charter as it was in the end."""
    sent: dict[str, bytes] = field(default_factory=dict)
    lines: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    """The plain lines that were sent, by section and language."""
    returned: dict[str, bytes] = field(default_factory=dict)
    taken: dict[str, ReviewReport] = field(default_factory=dict)
    again: dict[str, ReviewReport] = field(default_factory=dict)
    entries: list[int] = field(default_factory=list)
    """How many entries the journal had before and after the files were taken in again."""
    foreseen: dict[tuple[str, str], str] = field(default_factory=dict)
    """The plain words of each text that came back changed, with every change of it made."""
    settled: dict[str, ReviewReport] = field(default_factory=dict)
    stands: dict[tuple[str, str], DepartmentState] = field(default_factory=dict)
    """Where each department that must sign stood once everything was settled, by section and department."""
    missing: dict[str, list[str]] = field(default_factory=dict)
    """What was missing before publication at each stage."""
    outdated: dict[str, set[tuple[str, str]]] = field(default_factory=dict)
    """Who had to sign again at each stage, by section and department."""
    versions: dict[str, Version] = field(default_factory=dict)


@contextmanager
def told(reviewer: Reviewer, folder: Path) -> Iterator[Story]:
    """Play the round in `folder`; the charter stays open for the length of the block."""
    clock = SteppingClock()
    charta = Charta(clock=clock, actor=BY, backups=folder / "backups")
    path = folder / "round.charta"
    with closing(charta.create(path, answers=charta.example_answers())) as bench:
        story = Story(bench, charta, folder / "finished.charta")
        returning = partial(_return, reviewer)
        for act in (_send, _move_on, returning, _take, _settle, _agree, _publish, _typo, _material):
            act(story)
            clock.advance(hours=1)
    shutil.copy(path, story.finished)
    with closing(charta.open(path)) as bench:
        story.bench = bench
        yield story


def _send(story: Story) -> None:
    bench = story.bench
    for department in bench.session.catalogue.departments:
        request, job = bench.reviews.send(ReviewOrder((department,), BY, due=date(2026, 12, 10)))
        story.sent[department] = job.make()
        for section, text in bench.reviews.sent(request).items():
            for language, said in parse_canonical(text).items():
                items = bench.wordings.items_of(said.wording)
                story.lines[section, language] = plain(items).split("\n")


def _move_on(story: Story) -> None:
    texts = {language: story.bench.wordings.text(OLD, language) for language in ("fr", "en")}
    assert "peut attendre au matin" in texts["fr"]
    assert "can wait until morning" in texts["en"]
    texts["fr"] = texts["fr"].replace("peut attendre au matin", "peut attendre le retour au travail")
    texts["en"] = texts["en"].replace("can wait until morning", "can wait until you are back at work")
    story.bench.rewording.edit_all(OLD, texts)


def _return(reviewer: Reviewer, story: Story) -> None:
    for sitting in SITTINGS:
        data = story.sent[sitting.department]
        story.returned[sitting.department] = reviewer(data, sitting.steps, sitting.author, sitting.tracked)


def _take(story: Story) -> None:
    returns = story.bench.returns
    for department, data in story.returned.items():
        story.taken[department] = returns.take(data, f"{department}.docx", BY)
    story.entries.append(story.bench.log.count)
    for report in story.taken.values():
        changes = [entry for entry in report.proposals if isinstance(entry, TextProposal)]
        for section, language in {(entry.section, entry.language) for entry in changes}:
            items = story.bench.wordings.items(section, language)
            edits = [
                entry.edit for entry in changes if (entry.section, entry.language) == (section, language)
            ]
            story.foreseen[section, language] = plain(applied(items, edits))
    for department, data in story.returned.items():
        story.again[department] = returns.take(data, f"{department} (2).docx", "Somebody else")
    story.entries.append(story.bench.log.count)


def _settle(story: Story) -> None:
    bench = story.bench
    for department, report in story.taken.items():
        digest = report.returned.digest
        if department == "legal":
            _settle_by_hand(bench, digest)
        bench.settling.accept(digest, [entry.id for entry in bench.returns.report(digest).open], BY)
        story.settled[department] = bench.returns.report(digest)
    for row in bench.agreement.board():
        for stand in row.stands:
            if stand.required:
                story.stands[row.section.id, stand.department] = stand.state


def _settle_by_hand(bench: Workbench, digest: str) -> None:
    """Take one change in other words and leave another one out, before the text moves under them."""
    changes = [entry for entry in bench.returns.report(digest).open if isinstance(entry, TextProposal)]
    (reworded,) = (entry for entry in changes if entry.proposed == EDITED.words)
    (left_out,) = (entry for entry in changes if entry.sent == REJECTED.words)
    # Decisions are on what was sent, and come before the text changes.
    decisions = [
        entry.id for entry in bench.returns.report(digest).open if isinstance(entry, DecisionProposal)
    ]
    bench.settling.accept(digest, decisions, BY)
    bench.settling.reject(digest, [left_out.id], BY, "Les loisirs restent nommés.")
    text = bench.settling.foreseen(reworded).replace("inquiète sans raison", "inquiète inutilement")
    bench.settling.edit(digest, reworded.id, text, BY)


def _agree(story: Story) -> None:
    bench = story.bench
    story.missing["settled"] = _missing(bench)
    for comment in bench.session.charter.all(Comment):
        if not comment.reply_to and not comment.blocks:
            bench.comments.resolve(comment.number, BY)
    bench.agreement.sign("S10", "hr", APPROVE, "Hana Roy")
    _sign_rest(bench)
    for item in bench.formalities.open_items():
        bench.formalities.note(item.id, ProofState.DONE, date(2026, 11, 1))
    _catch_up(bench)


def _catch_up(bench: Workbench) -> None:
    """State of every section that its languages say the same."""
    for row in bench.agreement.board():
        bench.rewording.mark_in_step(row.section.id)


def _sign_rest(bench: Workbench) -> None:
    for department in bench.session.catalogue.departments:
        if bench.agreement.queue(department):
            bench.agreement.sign_all(department, APPROVE, f"{department} in the room")


def _missing(bench: Workbench) -> list[str]:
    return [entry.told(WORDS) for entry in bench.status.missing(WORDS)]


def _publish(story: Story) -> None:
    bench = story.bench
    story.missing["agreed"] = _missing(bench)
    bench.endorsement.endorse("Claire Roy", "Directrice générale", {"fr": "Osez.", "en": "Dare."}, opens=True)
    story.missing["endorsed"] = _missing(bench)
    order = bench.publication.suggested(BY)
    story.versions["1.0"] = bench.publication.publish(order, WORDS)


def _typo(story: Story) -> None:
    bench = story.bench
    english = bench.wordings.text("S05", "en")
    bench.rewording.edit("S05", "en", english.replace("Everyone here may talk", "Everybody here may talk"))
    bench.rewording.mark_in_step("S05")
    story.outdated["typo"] = _waiting(bench)
    number = bench.minor_changes.declare("S05", "Léa Fortin", "legal", "Only a word that means the same.")
    story.outdated["declared"] = _waiting(bench)
    bench.minor_changes.answer(number, "Hana Roy", "hr", confirmed=True)
    story.outdated["confirmed"] = _waiting(bench)
    story.missing["typo"] = _missing(bench)


def _material(story: Story) -> None:
    bench = story.bench
    for language, more in (("fr", "Chaque merci est noté."), ("en", "Each thank-you is noted.")):
        text = bench.wordings.text("S10", language)
        bench.rewording.edit("S10", language, f"{text}\n{more}\n")
    story.outdated["material"] = _waiting(bench)
    story.missing["material"] = _missing(bench)
    _sign_rest(bench)
    bench.endorsement.endorse("Claire Roy", "Directrice générale")
    story.versions["1.1"] = bench.publication.publish(bench.publication.suggested(BY), WORDS)


def _waiting(bench: Workbench) -> set[tuple[str, str]]:
    return {
        (row.section.id, stand.department)
        for row in bench.agreement.board()
        for stand in row.stands
        if stand.required and stand.state is DepartmentState.OUTDATED
    }
