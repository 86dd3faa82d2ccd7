"""What the team makes of a returned file: taken over, in other words, or left out; and taken back."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from charta.bootstrap import Charta, Workbench
from charta.domain.agreement import DepartmentState
from charta.domain.proposals import (
    CommentProposal,
    DecisionProposal,
    Proposal,
    ProposalState,
    TextProposal,
)
from charta.domain.records import Comment, Decision, DecisionKind, ProposalAnswer, ProposalOutcome
from charta.errors import (
    NameRequired,
    ProposalStale,
    TooLong,
    UnknownProposal,
    UnknownReview,
    WordingEmpty,
)
from charta.services.returns import ReviewReport
from fakes import SteppingClock
from reviewer import AT, Decide, Drop, Insert, NewLine, Place, Remark, Replace, Step, reviewed
from services.returning import BY, FIELD, MANAGERS, MOMENT, sent

APPROVE, REQUEST = DecisionKind.APPROVE, DecisionKind.REQUEST_CHANGE
APPROVED = Decide("S10", "hr", (APPROVE,), "Hana Roy")
FIRST = Replace(MANAGERS, "team leaders")
SECOND = Replace(MOMENT, "tout de suite")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """Make the example once, and send two of its sections out."""
    folder = tmp_path_factory.mktemp("made")
    clock = SteppingClock()
    charta = Charta(clock=clock, actor="Test", backups=folder / "backups")
    with closing(charta.create(folder / "sent.charta", answers=charta.example_answers())) as bench:
        _, data = sent(bench, clock)
    return folder / "sent.charta", data


@pytest.fixture
def bench(
    charta: Charta, tmp_path: Path, made: tuple[Path, bytes], clock: SteppingClock
) -> Iterator[Workbench]:
    """Open the charter an hour after its sections were sent."""
    clock.advance(hours=1)
    with closing(charta.open(Path(shutil.copy(made[0], tmp_path)))) as opened:
        yield opened


@pytest.fixture
def data(made: tuple[Path, bytes]) -> bytes:
    return made[1]


def taken(bench: Workbench, data: bytes, *steps: Step, author: str = "Hana Roy") -> ReviewReport:
    return bench.returns.take(reviewed(data, steps, author), f"{author}.docx", BY)


def ids(report: ReviewReport, *kinds: type[Proposal]) -> list[str]:
    return [entry.id for entry in report.open if not kinds or isinstance(entry, kinds)]


def states(bench: Workbench, report: ReviewReport) -> dict[str, ProposalState]:
    """Return how things stand with each change of text, by what it proposes."""
    again = bench.returns.report(report.returned.digest)
    return {entry.proposed: entry.state for entry in again.proposals if isinstance(entry, TextProposal)}


def change(report: ReviewReport, proposed: str) -> TextProposal:
    (found,) = [
        entry
        for entry in report.proposals
        if isinstance(entry, TextProposal) and entry.proposed.strip() == proposed
    ]
    return found


def test_what_is_accepted_stands_and_who_accepted_it_stays(bench: Workbench, data: bytes) -> None:
    report = taken(bench, data, FIRST, SECOND)
    bench.settling.accept(report.returned.digest, [change(report, "team leaders").id], BY)
    assert "to team leaders, with human" in bench.wordings.text("S10", "en")
    assert "au bon moment" in bench.wordings.text("S10", "fr")
    (answer,) = bench.session.charter.all(ProposalAnswer)
    assert (answer.outcome, answer.by, answer.section) == (ProposalOutcome.ACCEPTED, BY, "S10")
    assert states(bench, report) == {
        "team leaders": ProposalState.ACCEPTED,
        "tout de suite": ProposalState.OPEN,
    }


def test_undoing_an_accepted_change_opens_its_proposal_again(bench: Workbench, data: bytes) -> None:
    before = bench.wordings.canonical("S10")
    report = taken(bench, data, FIRST, SECOND)
    bench.settling.accept(report.returned.digest, ids(report), BY)
    assert set(states(bench, report).values()) == {ProposalState.ACCEPTED}
    bench.session.undo()
    assert bench.wordings.canonical("S10") == before
    assert set(states(bench, report).values()) == {ProposalState.OPEN}
    bench.session.redo()
    assert set(states(bench, report).values()) == {ProposalState.ACCEPTED}


def test_languages_that_change_together_are_in_step_and_one_alone_leaves_the_other_behind(
    bench: Workbench, data: bytes
) -> None:
    report = taken(bench, data, FIRST, SECOND)
    bench.settling.accept(report.returned.digest, [change(report, "team leaders").id], BY)
    assert bench.wordings.state("S10", "fr").is_behind
    bench.session.undo()
    bench.settling.accept(report.returned.digest, ids(report), BY)
    assert not any(bench.wordings.state("S10", language).is_behind for language in ("fr", "en"))


def test_a_proposal_can_be_taken_in_other_words_together_with_the_other_language(
    bench: Workbench, data: bytes
) -> None:
    report = taken(bench, data, FIRST)
    entry = change(report, "team leaders")
    text = bench.settling.foreseen(entry).replace("team leaders", "heads of teams")
    french = bench.wordings.text("S10", "fr").replace("les gestionnaires", "les chefs d’équipe")
    bench.settling.edit(report.returned.digest, entry.id, text, BY, {"fr": french})
    assert "heads of teams" in bench.wordings.text("S10", "en")
    assert "les chefs d’équipe" in bench.wordings.text("S10", "fr")
    assert states(bench, report) == {"team leaders": ProposalState.EDITED}
    bench.session.undo()
    assert states(bench, report) == {"team leaders": ProposalState.OPEN}


def test_what_is_left_out_changes_nothing_and_keeps_its_reason(bench: Workbench, data: bytes) -> None:
    before = bench.wordings.canonical("S10")
    report = taken(bench, data, FIRST, Remark(FIELD, "Which?"), APPROVED)
    bench.settling.reject(report.returned.digest, ids(report), BY, "Already agreed.")
    assert bench.wordings.canonical("S10") == before
    assert bench.comments.of("S10") == ()
    assert bench.session.charter.all(Decision) == ()
    assert {entry.note for entry in bench.session.charter.all(ProposalAnswer)} == {"Already agreed."}
    assert bench.returns.report(report.returned.digest).open == ()


def test_a_decision_counts_for_what_was_sent_although_the_text_changes_with_it(
    bench: Workbench, data: bytes
) -> None:
    fingerprint = bench.wordings.fingerprint("S10")
    report = taken(bench, data, FIRST, APPROVED)
    bench.settling.accept(report.returned.digest, ids(report), BY)
    (decision,) = bench.session.charter.all(Decision)
    assert (decision.fingerprint, decision.by, decision.kind) == (fingerprint, "Hana Roy", APPROVE)
    (stand,) = [entry for entry in bench.agreement.row("S10").stands if entry.department == "hr"]
    assert stand.state is DepartmentState.OUTDATED


def test_a_request_for_change_blocks_until_it_is_settled(bench: Workbench, data: bytes) -> None:
    step = Decide("S10", "hr", (REQUEST,), "Hana Roy", note="Say with which budget.")
    report = taken(bench, data, step)
    bench.settling.accept(report.returned.digest, ids(report), BY)
    (asked,) = bench.comments.open_requests("S10")
    assert (asked.text, asked.author, asked.department) == ("Say with which budget.", "Hana Roy", "hr")


def test_comments_keep_who_said_what_about_which_words_when_and_in_answer_to_what(
    bench: Workbench, data: bytes
) -> None:
    report = taken(bench, data, Remark(FIELD, "Which?", (("Sam Okafor", "All."),)))
    bench.settling.accept(report.returned.digest, ids(report), BY)
    (thread,) = bench.comments.threads("S10")
    assert (thread.root.author, thread.root.text, thread.root.quote) == ("Hana Roy", "Which?", "our field")
    assert (thread.root.language, thread.root.at) == ("en", AT)
    assert thread.span is not None
    assert [(reply.author, reply.text) for reply in thread.replies] == [("Sam Okafor", "All.")]


def test_a_comment_that_is_longer_than_a_remark_goes_on_in_its_thread(bench: Workbench, data: bytes) -> None:
    long = " ".join(f"word{number}" for number in range(1500))
    report = taken(bench, data, Remark(FIELD, long), author="Hana " + "R" * 200)
    bench.settling.accept(report.returned.digest, ids(report), BY)
    (thread,) = bench.comments.threads("S10")
    pieces = [thread.root.text, *(reply.text for reply in thread.replies)]
    assert max(map(len, pieces)) <= 4000
    assert " ".join(pieces) == long
    assert {entry.author for entry in (thread.root, *thread.replies)} == {"Hana " + "R" * 115}


def test_many_comments_are_one_step_with_their_threads(bench: Workbench, data: bytes) -> None:
    remarks = [Remark(FIELD, f"Why {number}?", (("Sam Okafor", f"So {number}."),)) for number in range(5)]
    report = taken(bench, data, *remarks)
    steps: list[int] = []
    bench.session.listen(lambda changes: steps.append(len(changes)))
    bench.settling.accept(report.returned.digest, ids(report), BY)
    assert steps == [10]
    threads = bench.comments.threads("S10")
    assert {thread.root.text: [reply.text for reply in thread.replies] for thread in threads} == {
        f"Why {number}?": [f"So {number}."] for number in range(5)
    }
    assert len({comment.number for comment in bench.comments.of("S10")}) == 10


def test_a_comment_on_more_words_than_a_remark_can_quote_is_one_on_the_section(
    bench: Workbench, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = taken(bench, data, Remark(FIELD, "All of this?"))
    (proposal,) = report.proposals
    assert isinstance(proposal, CommentProposal)
    long = replace(proposal, comment=replace(proposal.comment, quote="word " * 1000))
    monkeypatch.setattr(bench.returns, "report", lambda _: replace(report, proposals=(long,)))
    bench.settling.accept(report.returned.digest, [proposal.id], BY)
    (thread,) = bench.comments.threads("S10")
    assert (thread.root.text, thread.root.quote) == ("All of this?", "")


def test_a_comment_that_says_nothing_is_not_taken_over(bench: Workbench, data: bytes) -> None:
    report = taken(bench, data, Remark(FIELD, ""))
    (empty,) = report.proposals
    with pytest.raises(ProposalStale) as caught:
        bench.settling.accept(report.returned.digest, [empty.id], BY)
    assert caught.value.parameters["reason"] == "it says nothing"


def test_what_was_answered_is_not_answered_again(bench: Workbench, data: bytes) -> None:
    report = taken(bench, data, FIRST, Remark(FIELD, "Which?"), APPROVED)
    every = ids(report)
    bench.settling.accept(report.returned.digest, every, BY)
    entries = bench.log.count
    for id_ in every:
        with pytest.raises(ProposalStale):
            bench.settling.accept(report.returned.digest, [id_], BY)
        with pytest.raises(ProposalStale):
            bench.settling.reject(report.returned.digest, [id_], BY)
    assert bench.log.count == entries


def test_nothing_is_taken_over_by_halves(bench: Workbench, data: bytes) -> None:
    lines = bench.wordings.plain(bench.wordings.text("S10", "en")).split("\n")
    gone = [Drop(Place("S10", "en", line)) for line in lines if line]
    report = taken(bench, data, *gone, Remark(Place("S10", "fr", "onmadit"), "Hm."), APPROVED)
    entries = bench.log.count
    with pytest.raises(WordingEmpty):
        bench.settling.accept(report.returned.digest, ids(report), BY)
    with pytest.raises(UnknownProposal):
        bench.settling.accept(report.returned.digest, [*ids(report, DecisionProposal), "ab"], BY)
    with pytest.raises(NameRequired):
        bench.settling.accept(report.returned.digest, ids(report), " ")
    with pytest.raises(TooLong):
        bench.settling.reject(report.returned.digest, ids(report), BY, "x" * 5000)
    with pytest.raises(TooLong):
        bench.settling.accept(
            report.returned.digest, ids(report, DecisionProposal, CommentProposal), "B" * 200
        )
    with pytest.raises(UnknownReview):
        bench.settling.accept("ab" * 32, ids(report), BY)
    assert bench.log.count == entries
    assert len(bench.returns.report(report.returned.digest).open) == len(report.open)


def test_a_file_saved_again_with_more_edits_asks_only_about_these(bench: Workbench, data: bytes) -> None:
    first = reviewed(data, [FIRST, SECOND, Remark(FIELD, "Which?"), APPROVED], "Hana Roy")
    report = bench.returns.take(first, "first.docx", BY)
    half = [change(report, "team leaders").id, *ids(report, CommentProposal, DecisionProposal)]
    bench.settling.accept(report.returned.digest, half, BY)
    bench.settling.reject(report.returned.digest, [change(report, "tout de suite").id], BY)
    more = reviewed(
        first,
        [
            NewLine(Place("S10", "fr", "Une petite attention"), "Un congé"),
            Remark(Place("S10", "fr", "onmadit"), "Trop long."),
        ],
        "Hana Roy",
    )
    again = bench.returns.take(more, "second.docx", BY)
    assert again.returned.digest != report.returned.digest
    assert len(again.proposals) == len(report.proposals) + 2
    assert {type(entry) for entry in again.open} == {TextProposal, CommentProposal}
    assert len(again.open) == 2
    bench.settling.accept(again.returned.digest, ids(again), BY)
    assert bench.returns.report(again.returned.digest).open == ()
    assert len(bench.session.charter.all(Decision)) == 1
    assert sorted(entry.text for entry in bench.session.charter.all(Comment)) == ["Trop long.", "Which?"]


def test_the_second_of_two_reviews_that_contradict_each_other_meets_the_first(
    bench: Workbench, data: bytes
) -> None:
    one = taken(bench, data, FIRST, APPROVED)
    refusal = Decide("S10", "hr", (REQUEST,), "Hugo Blanc", note="No.")
    two = taken(bench, data, Replace(MANAGERS, "directors"), SECOND, refusal, author="Hugo Blanc")
    assert len(one.open) == 2
    assert len(two.open) == 3
    bench.settling.accept(one.returned.digest, ids(one), BY)
    two = bench.returns.report(two.returned.digest)
    assert states(bench, two) == {
        "directors": ProposalState.CONFLICT,
        "tout de suite": ProposalState.OPEN,
    }
    (decision,) = [entry for entry in two.proposals if isinstance(entry, DecisionProposal)]
    assert decision.state is ProposalState.VOID
    bench.settling.accept(two.returned.digest, [change(two, "directors").id], BY)
    english = bench.wordings.text("S10", "en")
    assert "entrusted this to directors, with" in english
    assert "team leaders" not in english


def test_two_reviewers_who_say_the_same_are_both_answered_and_the_text_changes_once(
    bench: Workbench, data: bytes
) -> None:
    one, two = taken(bench, data, FIRST), taken(bench, data, FIRST, author="Hugo Blanc")
    bench.settling.accept(one.returned.digest, ids(one), BY)
    assert states(bench, two) == {"team leaders": ProposalState.PRESENT}
    bench.settling.accept(two.returned.digest, [change(two, "team leaders").id], BY)
    assert states(bench, two) == {"team leaders": ProposalState.ACCEPTED}
    assert bench.wordings.text("S10", "en").count("team leaders") == 1


def test_words_put_in_at_one_place_by_two_reviewers_do_not_mix_unseen(bench: Workbench, data: bytes) -> None:
    one = taken(bench, data, Insert(MANAGERS, " and directors"))
    two = taken(bench, data, Insert(MANAGERS, ", trustees"), author="Hugo Blanc")
    bench.settling.accept(one.returned.digest, ids(one), BY)
    assert states(bench, two) == {", trustees": ProposalState.CONFLICT}


def test_changes_of_a_section_that_left_the_charter_can_still_be_answered(
    bench: Workbench, data: bytes
) -> None:
    report = taken(bench, data, FIRST, Remark(FIELD, "Which?"), APPROVED)
    bench.answers.include({"S10": False})
    again = bench.returns.report(report.returned.digest)
    bench.settling.accept(again.returned.digest, ids(again), BY)
    bench.answers.include({"S10": True})
    assert "team leaders" in bench.wordings.text("S10", "en")
    assert bench.returns.report(report.returned.digest).open == ()
