"""The full round: five departments are asked in Word, four answer, and two versions come of it.

Everything is played twice: by a reviewer who edits the file as Word does, and by LibreOffice itself.
"""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from charta.bootstrap import Charta
from charta.domain.agreement import DepartmentState
from charta.domain.proposals import CommentProposal, DecisionProposal, ProposalState, TextProposal
from charta.domain.records import Comment, Decision, DecisionKind, ProposalAnswer, ProposalOutcome
from charta.errors import VerificationFailed
from charta.services.states import CHANGES, Comparing
from documents.redline_reading import expected, read
from documents.word_checks import assert_valid, lines
from reviewer import AT, Decide, reviewed
from round.accounts import Sitting, after, done, told
from round.libreoffice import is_installed, libreoffice
from round.story import EDITED, OLD, REJECTED, SITTINGS, Reviewer, Story
from round.story import told as played

LIBREOFFICE = "libreoffice"


@pytest.fixture(
    scope="module",
    params=[
        "word",
        pytest.param(
            LIBREOFFICE, marks=pytest.mark.skipif(not is_installed(), reason="there is no LibreOffice here")
        ),
    ],
)
def program(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def began() -> datetime:
    return datetime.now(UTC)


@pytest.fixture(scope="module")
def story(
    program: str, began: datetime, tmp_path_factory: pytest.TempPathFactory, charta_names: dict[str, str]
) -> Iterator[Story]:
    folder = tmp_path_factory.mktemp(program)
    if program == LIBREOFFICE:
        with libreoffice(charta_names) as office:
            play: Reviewer = lambda data, steps, author, tracked: office.reviewed(  # noqa: E731
                data, steps, author, tracked=tracked
            )
            with played(play, folder) as story:
                yield story
        return
    hand: Reviewer = lambda data, steps, author, tracked: reviewed(  # noqa: E731
        data, steps, author, tracked=tracked
    )
    with played(hand, folder) as story:
        yield story


@pytest.fixture(scope="module")
def charta_names() -> dict[str, str]:
    """Give the departments' names in the language in which the files are sent."""
    return {key: entry.name for key, entry in Charta().catalogue.lexicon("fr").departments.items()}


# -- what came back -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("sitting", SITTINGS, ids=lambda sitting: sitting.department)
def test_everything_a_reviewer_did_is_proposed_and_nothing_else(
    story: Story, program: str, sitting: Sitting
) -> None:
    report = story.taken[sitting.department]
    # An answer to a comment is a comment of its own once LibreOffice has saved it.
    assert told(report.proposals) == done(sitting, story.lines, threads=program != LIBREOFFICE)
    assert report.leftovers == ()
    assert set(report.untouched) == set(report.request.sections) - sitting.sections


def test_every_change_of_a_text_together_gives_the_text_that_came_back(story: Story) -> None:
    steps = [step for sitting in SITTINGS for step in sitting.steps]
    compared = {key: text for key, text in story.foreseen.items() if key[0] != OLD}
    assert len(compared) == 7
    for (section, language), text in compared.items():
        came_back = after(story.lines[section, language], steps, section, language)
        assert text == "\n".join(came_back), (section, language)


def test_what_was_tracked_or_said_keeps_its_moment_and_what_was_silent_has_none(
    story: Story, program: str, began: datetime
) -> None:
    moments = []
    for report in story.taken.values():
        for entry in report.proposals:
            if isinstance(entry, TextProposal):
                assert bool(entry.authors) is not entry.is_silent
                moments += [change.at for change in entry.authors]
            elif isinstance(entry, CommentProposal):
                moments.append(entry.comment.at)
    assert len(moments) > 10
    if program != LIBREOFFICE:
        assert set(moments) == {AT}
        return
    now, slack = datetime.now(UTC), timedelta(minutes=1)
    assert [at for at in moments if at is None or not began - slack <= at <= now + slack] == []


def test_a_change_of_words_that_changed_since_is_a_conflict_and_no_other_is(story: Story) -> None:
    conflicts = {
        (entry.section, entry.language, entry.now)
        for report in story.taken.values()
        for entry in report.proposals
        if entry.state is ProposalState.CONFLICT
        if isinstance(entry, TextProposal)
    }
    assert {(section, language) for section, language, _ in conflicts} == {(OLD, "fr"), (OLD, "en")}
    assert all("retour au travail" in now or "back at work" in now for _, _, now in conflicts)


def test_only_decisions_on_the_old_draft_are_outdated(story: Story) -> None:
    outdated = {
        (entry.section, entry.department)
        for report in story.taken.values()
        for entry in report.proposals
        if isinstance(entry, DecisionProposal) and entry.is_outdated
    }
    assert outdated == {(OLD, "operations")}


def test_taking_a_file_in_twice_changes_nothing(story: Story) -> None:
    assert story.again == story.taken
    assert story.entries[0] == story.entries[1]


@pytest.mark.skipif(not is_installed(), reason="there is no LibreOffice here")
def test_a_file_saved_again_by_libreoffice_proposes_what_was_answered_already(
    story: Story, program: str, charta_names: dict[str, str]
) -> None:
    known = {answer.proposal for answer in story.bench.session.charter.all(ProposalAnswer)}
    known |= {comment.source for comment in story.bench.session.charter.all(Comment)}
    with libreoffice(charta_names) as office:
        for sitting in SITTINGS:
            again = office.reviewed(story.returned[sitting.department], [])
            report = story.bench.returns.take(again, "again.docx", "Somebody")
            before = story.settled[sitting.department]
            assert report.returned.digest != before.returned.digest
            assert {entry.id for entry in report.proposals} == {entry.id for entry in before.proposals}
            assert report.open == ()
            assert report.leftovers == ()
            asked = {entry.id for entry in report.proposals if not isinstance(entry, DecisionProposal)}
            assert asked <= known


# -- what the team made of it -------------------------------------------------------------------------------


def test_every_proposal_was_answered(story: Story) -> None:
    for report in story.settled.values():
        assert report.open == ()
    answers = [entry.outcome for entry in story.bench.session.charter.all(ProposalAnswer)]
    assert answers.count(ProposalOutcome.EDITED) == 1
    assert answers.count(ProposalOutcome.REJECTED) == 1


def test_accepted_words_stand_the_others_do_not(story: Story) -> None:
    french = story.bench.wordings.text("S02", "fr")
    assert REJECTED.words in french
    assert EDITED.words not in french
    assert "inquiète inutilement." in french
    assert "de tout rang, sans exception, haute" in french
    for section, language, there, gone in (
        ("S02", "en", "- our internal social network\n- podcasts and live streams", "for nothing"),
        ("S03", "fr", "Protéger votre vie privée", "Témoigner"),
        ("S03", "en", "this charter adds none.\n\nUsing them is never a breach", "none. Using"),
        ("S04", "fr", "recettes, pour toutes les familles", "Instagram"),
        (OLD, "fr", "le soir attendra le lendemain", "retour au travail"),
        (OLD, "en", "the duty roster of the week look", "until you are back"),
    ):
        text = story.bench.wordings.text(section, language)
        assert there in text, (section, language)
        assert gone not in text, (section, language)


def test_comments_keep_author_words_and_thread(story: Story, program: str) -> None:
    (about,) = (entry for entry in story.bench.comments.threads("S10") if entry.root.text == "Which ones?")
    assert (about.root.author, about.root.department, about.root.quote) == ("Hana Roy", "hr", "managers")
    assert about.span is not None
    if program != LIBREOFFICE:
        assert [(reply.author, reply.text) for reply in about.replies] == [("Sam Okafor", "All of them.")]
    assert about.root.resolved_by


def test_a_decision_counts_for_the_text_that_was_sent_and_no_other(story: Story) -> None:
    reworded = {"S03", "S04", OLD}  # by what was accepted, and on the old draft
    for sitting in SITTINGS:
        for step in sitting.steps:
            if not isinstance(step, Decide):
                continue
            state = story.stands[step.section, step.department]
            if step.section in reworded:
                assert state is DepartmentState.OUTDATED
            else:
                assert state is STATES[step.kinds[0]]
    decided = {
        (step.section, step.department)
        for entry in SITTINGS
        for step in entry.steps
        if isinstance(step, Decide)
    }
    others = {state for key, state in story.stands.items() if key not in decided}
    assert others == {DepartmentState.PENDING}


STATES = {
    DecisionKind.APPROVE: DepartmentState.APPROVED,
    DecisionKind.RESERVE: DepartmentState.RESERVED,
    DecisionKind.REQUEST_CHANGE: DepartmentState.CHANGE_REQUESTED,
}


# -- two versions -------------------------------------------------------------------------------------------


def test_publication_waits_for_the_request_the_signatures_and_the_sponsor(story: Story) -> None:
    settled = story.missing["settled"]
    assert any("an open request for change by Human resources" in entry for entry in settled)
    assert sum("to be signed again by Operations" in entry for entry in settled) == 2
    assert story.missing["agreed"] == ["the executive sponsor has not endorsed the charter"]
    assert story.missing["endorsed"] == []
    assert story.bench.editions.find("1.0").version == story.versions["1.0"]


def test_a_confirmed_typo_asks_nobody_again_and_a_material_change_exactly_those_concerned(
    story: Story,
) -> None:
    signers = {("S05", department) for department in ("marketing", "legal", "hr", "operations")}
    assert story.outdated["typo"] == signers
    assert story.outdated["declared"] == signers
    assert story.outdated["confirmed"] == set()
    assert story.missing["typo"] == []
    assert story.outdated["material"] == {("S10", "hr"), ("S10", "marketing")}
    assert len(story.missing["material"]) == 2


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_redline_holds_both_versions(story: Story, language: str, tmp_path: Path) -> None:
    states = story.bench.states
    (job,) = states.jobs(Comparing("1.0", "1.1", languages=(language,)))
    made = job.make()
    assert_valid(made, tmp_path)
    both = [
        (states.printed(number, language), side) for number, side in (("1.0", "before"), ("1.1", "after"))
    ]
    for charter, side in both:
        assert read(made, side) == expected(charter)  # type: ignore[arg-type]
    assert both[0][0].sections != both[1][0].sections


def test_what_changed_tells_the_typo_as_minor_and_the_new_sentence(story: Story) -> None:
    (job,) = story.bench.states.jobs(Comparing("1.0", "1.1", languages=("en",)), CHANGES)
    said = "\n".join(lines(job.make()))
    assert "Each thank-you is noted." in said
    assert "Only a word that means the same." in said
    assert "Léa Fortin" in said
    assert "Hana Roy" in said
    titles = {section.title for section in story.bench.states.printed("1.1", "en").sections}
    assert {title for title in titles if title in said} == {"Who speaks", "Recognition and upward sharing"}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_evidence_file_says_who_agreed_to_which_text_and_proves_it(
    story: Story, language: str, tmp_path: Path
) -> None:
    bench = story.bench
    made = bench.evidence.job("1.1", language, "docx").make()
    assert_valid(made, tmp_path)
    said = re.sub(r"\s", "", "".join(lines(made)))
    version = story.versions["1.1"]
    entries = {entry.change.record.key: entry for entry in bench.log.entries() if entry.kind == "decision"}
    counted = _counted(story)
    assert len(counted) == len(story.stands)
    wanted = {version.fingerprint, version.text, *version.documents.values(), *version.sections.values()}
    wanted |= {bench.session.store.identity, bench.log.page(bench.log.count - 1)[-1].digest}
    for decision in counted:
        wanted |= {decision.by, decision.note, decision.fingerprint, entries[decision.key].digest}
    assert [word for word in wanted if re.sub(r"\s", "", word) not in said] == []
    for minor in ("Onlyawordthatmeansthesame.", "ClaireRoy"):
        assert minor in said
    for section in bench.states.printed("1.1", language).sections:
        assert re.sub(r"\s", "", section.title) in said


def _counted(story: Story) -> list[Decision]:
    """Return the decision of each department that counts, for every section."""
    latest: dict[tuple[str, str], Decision] = {}
    for decision in story.bench.session.charter.all(Decision):
        latest[decision.section, decision.department] = decision
    return list(latest.values())


def test_the_file_is_proved_and_a_letter_touched_behind_chartas_back_is_found_and_named(
    story: Story, tmp_path: Path
) -> None:
    assert story.charta.verify(story.finished).flaw is None
    data = story.finished.read_bytes()
    touched = tmp_path / "touched.charta"
    touched.write_bytes(data)
    words = "inquiète inutilement".encode()
    assert words in data
    with closing(sqlite3.connect(touched)) as file:
        file.execute(
            "UPDATE wording SET text = replace(text, 'inutilement', 'inutilemenT') WHERE section = 'S02'"
        )
        file.commit()
    last = [
        entry.number
        for entry in story.bench.log.entries()
        if (entry.kind, entry.change.record.key) == ("wording", ("S02", "fr"))
    ][-1]
    report = story.charta.verify(touched)
    assert report.flaw is not None
    assert (report.flaw.entry, report.flaw.reason) == (last, "differs")
    assert report.subject == 'wording ["S02","fr"]'
    with pytest.raises(VerificationFailed):
        story.charta.open(touched)
    letter = touched.parent / "letter.charta"
    letter.write_bytes(data.replace(words, "inquiète inutilemenT".encode()))
    assert story.charta.verify(letter).flaw is not None
