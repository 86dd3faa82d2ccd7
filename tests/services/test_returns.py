"""Files that come back are told in full, whatever became of them on their way, and change nothing by it."""

import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from charta.bootstrap import Charta, Workbench
from charta.domain.proposals import (
    CommentProposal,
    DecisionProposal,
    Proposal,
    ProposalState,
    TextProposal,
)
from charta.domain.records import DecisionKind, ReviewReturn
from charta.domain.review import LeftoverKind
from charta.errors import (
    ChartaError,
    NameRequired,
    ReviewOfCopy,
    ReviewOfOther,
    ReviewUnmarked,
    ReviewUnusable,
    UnknownReview,
)
from charta.services.returns import FILE_LIMIT
from exchange.review.files import edited, part, with_parts
from fakes import SteppingClock
from reviewer import AT, Decide, Insert, Place, Remark, Replace, mended, reviewed
from services.returning import (
    AMBASSADORS,
    BY,
    FIELD,
    MANAGERS,
    MOMENT,
    all_accepted,
    moved_up,
    sent,
    twice,
    with_body_of,
    with_picture,
    with_table,
    without_controls,
    without_marks,
    without_section,
)

APPROVE, RESERVE, REQUEST = DecisionKind.APPROVE, DecisionKind.RESERVE, DecisionKind.REQUEST_CHANGE
STEPS = (
    Replace(MANAGERS, "team leaders"),
    Replace(MOMENT, "tout de suite"),
    Remark(FIELD, "Which field?"),
    Decide("S10", "hr", (APPROVE,), "Hana Roy", "3 décembre 2026"),
)
TOLD = {
    ("S10", "managers", "team leaders", "Hana Roy"),
    ("S10", "au bon moment", "tout de suite", "Hana Roy"),
    ("S10", "our field", "Which field?", "Hana Roy"),
    ("S10", "hr", "approve", "Hana Roy"),
}


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


@pytest.fixture
def returned(data: bytes) -> bytes:
    return reviewed(data, STEPS, "Hana Roy")


def told(proposals: tuple[Proposal, ...]) -> set[tuple[str, str, str, str]]:
    """Return what is proposed: its section, what it is about, what it says, and who said it."""
    found = set()
    for entry in proposals:
        match entry:
            case TextProposal():
                author = "".join(change.author for change in entry.authors)
                found.add((entry.section, entry.sent.strip(), entry.proposed.strip(), author))
            case CommentProposal(comment=comment):
                found.add((entry.section, comment.quote, comment.text, comment.author))
            case DecisionProposal():
                kind = entry.kind.value if entry.kind else ""
                found.add((entry.section, entry.department, kind, entry.by))
    return found


def refused(bench: Workbench, data: bytes, kind: type[ChartaError], number: int = 0) -> ChartaError:
    """Return the error with which a file is refused; nothing may be kept of it."""
    entries, kept = bench.log.count, bench.session.charter.all(ReviewReturn)
    with pytest.raises(kind) as caught:
        bench.returns.take(data, "Réponse.docx", BY, number)
    assert bench.log.count == entries
    assert bench.session.charter.all(ReviewReturn) == kept
    assert "Réponse.docx" in str(caught.value) or number
    return caught.value


# -- what is told -------------------------------------------------------------------------------------------


def test_everything_is_proposed_and_nothing_enters_by_itself(bench: Workbench, returned: bytes) -> None:
    before = {section: bench.wordings.canonical(section) for section in ("S09", "S10")}
    report = bench.returns.take(returned, "Réponse.docx", BY)
    assert told(report.proposals) == TOLD
    assert {entry.state for entry in report.proposals} == {ProposalState.OPEN}
    assert report.leftovers == ()
    assert report.untouched == ("S09",)
    assert (report.returned.by, report.returned.file) == (BY, "Réponse.docx")
    assert before == {section: bench.wordings.canonical(section) for section in before}
    assert bench.comments.of("S10") == ()
    assert bench.session.charter.decisions("S10", "hr") == ()


def test_an_untouched_file_proposes_nothing(bench: Workbench, data: bytes) -> None:
    report = bench.returns.take(data, "Réponse.docx", BY)
    assert (report.proposals, report.leftovers, report.untouched) == ((), (), ("S09", "S10"))


def test_a_file_under_another_name_is_known_again(bench: Workbench, returned: bytes) -> None:
    first = bench.returns.take(returned, "Réponse.docx", BY)
    entries = bench.log.count
    assert bench.returns.take(returned, "Renamed by somebody.docx", "Another") == first
    assert bench.log.count == entries
    assert len(bench.returns.reports()) == 1


def test_what_was_told_is_told_again_once_the_charter_was_closed(
    bench: Workbench, charta: Charta, returned: bytes, tmp_path: Path
) -> None:
    first = bench.returns.take(returned, "Réponse.docx", BY)
    bench.close()
    with closing(charta.open(tmp_path / "sent.charta")) as again:
        ((name, kept),) = again.returns.unread().values()
        assert (name, kept) == ("Réponse.docx", returned)
        assert again.returns.report(first.returned.digest) == first
        assert again.returns.unread() == {}


def test_a_decision_is_on_the_text_that_was_sent_and_says_when_that_is_outdated(
    bench: Workbench, returned: bytes
) -> None:
    fingerprint = bench.wordings.fingerprint("S10")
    bench.rewording.edit("S10", "fr", bench.wordings.text("S10", "fr") + "\nDe plus.\n")
    (decision,) = [
        entry
        for entry in bench.returns.take(returned, "Réponse.docx", BY).proposals
        if isinstance(entry, DecisionProposal)
    ]
    assert decision.fingerprint == fingerprint
    assert decision.is_outdated


def test_a_text_that_moved_on_is_met_where_it_stands(bench: Workbench, returned: bytes) -> None:
    text = bench.wordings.text("S10", "en")
    text = text.replace("to managers", "to supervisors").replace(
        "Every three months", "At last, twice a year"
    )
    bench.rewording.edit("S10", "en", text)
    french = bench.wordings.text("S10", "fr").replace("au bon moment", "tout de suite")
    bench.rewording.edit("S10", "fr", french)
    report = bench.returns.take(returned, "Réponse.docx", BY)
    states = {entry.sent: entry.state for entry in report.proposals if isinstance(entry, TextProposal)}
    assert states == {"managers": ProposalState.CONFLICT, "au bon moment": ProposalState.PRESENT}
    (conflict,) = [entry for entry in report.proposals if entry.state is ProposalState.CONFLICT]
    assert isinstance(conflict, TextProposal)
    assert (conflict.now, conflict.proposed) == ("supervisors", "team leaders")


# -- what became of the file on its way ---------------------------------------------------------------------


@pytest.mark.parametrize("change", [without_controls, moved_up("S10")], ids=["no controls", "moved"])
def test_controls_deleted_and_sections_moved_lose_nothing(
    bench: Workbench, returned: bytes, change: object
) -> None:
    assert callable(change)
    report = bench.returns.take(mended(returned, change), "Réponse.docx", BY)
    assert told(report.proposals) == TOLD
    assert report.leftovers == ()


def test_a_table_and_a_picture_are_listed_where_they_stand(bench: Workbench, returned: bytes) -> None:
    changed = mended(returned, with_table(AMBASSADORS, "Who", "How many"))
    changed = mended(changed, with_picture(AMBASSADORS, "Organigramme"))
    report = bench.returns.take(changed, "Réponse.docx", BY)
    assert told(report.proposals) == TOLD
    assert {(entry.kind, entry.section) for entry in report.leftovers} == {
        (LeftoverKind.TABLE, "S09"),
        (LeftoverKind.PICTURE, "S09"),
    }
    said = " ".join(entry.text for entry in report.leftovers)
    for words in ("Who", "How many", "Organigramme"):
        assert words in said


def test_a_section_that_is_missing_or_there_twice_is_listed(bench: Workbench, returned: bytes) -> None:
    missing = bench.returns.take(mended(returned, without_section("S09")), "Réponse.docx", BY)
    assert {(entry.kind, entry.section) for entry in missing.leftovers} == {
        (LeftoverKind.MISSING_SECTION, "S09")
    }
    assert told(missing.proposals) == TOLD
    double = bench.returns.take(mended(returned, twice("S09")), "Réponse.docx", BY)
    assert {(entry.kind, entry.section) for entry in double.leftovers} == {(LeftoverKind.TWICE, "S09")}
    assert told(double.proposals) == TOLD


def test_changes_that_were_all_accepted_before_are_found_as_silent_ones(
    bench: Workbench, returned: bytes
) -> None:
    report = bench.returns.take(mended(returned, all_accepted), "Réponse.docx", BY)
    changes = [entry for entry in report.proposals if isinstance(entry, TextProposal)]
    assert {(entry.sent, entry.proposed) for entry in changes} == {
        ("managers", "team leaders"),
        ("au bon moment", "tout de suite"),
    }
    assert all(entry.is_silent and not entry.authors for entry in changes)


def test_a_heading_is_not_the_teams_to_change_but_is_listed(bench: Workbench, data: bytes) -> None:
    title = Place("S10", "en", "Recognition and upward sharing")
    changed = reviewed(data, [Replace(title, "Thanks")], "Hana Roy")
    report = bench.returns.take(changed, "Réponse.docx", BY)
    assert report.proposals == ()
    (left,) = report.leftovers
    assert (left.kind, left.text, left.section, left.author) == (
        LeftoverKind.HEADING,
        "Thanks",
        "S10",
        "Hana Roy",
    )
    gone = bench.returns.take(reviewed(data, [Replace(title, "")], "Hana Roy"), "Réponse.docx", BY)
    assert [(entry.kind, entry.text, entry.author) for entry in gone.leftovers] == [
        (LeftoverKind.HEADING, "–", "Hana Roy")
    ]


def test_two_files_merged_by_hand_give_what_belongs_and_list_the_rest(
    bench: Workbench, clock: SteppingClock
) -> None:
    _, one = sent(bench, clock, "hr", sections=("S10",))
    _, two = sent(bench, clock, "legal", sections=("S12",))
    one = reviewed(one, STEPS, "Hana Roy")
    two = reviewed(
        two,
        [
            Insert(Place("S12", "fr", "parfois des soucis"), ", et des rêves"),
            Decide("S12", "legal", (APPROVE,), "Léa Fortin"),
        ],
        "Léa Fortin",
    )
    report = bench.returns.take(mended(one, with_body_of(two)), "Réponse.docx", BY)
    assert told(report.proposals) == TOLD
    kinds = {entry.kind for entry in report.leftovers}
    assert {LeftoverKind.UNKNOWN_SECTION, LeftoverKind.DECISION} <= kinds
    said = " ".join(entry.text for entry in report.leftovers)
    assert "parfois des soucis, et des rêves" in said
    assert "Léa Fortin" in said


# -- what is refused ----------------------------------------------------------------------------------------


def test_a_file_of_another_charter_is_refused(
    bench: Workbench, charta: Charta, clock: SteppingClock, tmp_path: Path
) -> None:
    with closing(charta.create(tmp_path / "other.charta", answers=charta.example_answers())) as other:
        _, data = sent(other, clock)
    refused(bench, data, ReviewOfOther)


def test_a_file_of_a_copy_that_went_its_own_way_is_refused(
    bench: Workbench, charta: Charta, clock: SteppingClock, tmp_path: Path, made: tuple[Path, bytes]
) -> None:
    copy = tmp_path / "copy.charta"
    shutil.copy(made[0], copy)
    with closing(charta.open(copy)) as other:
        other.rewording.edit("S10", "fr", other.wordings.text("S10", "fr") + "\nDe plus.\n")
        _, theirs = sent(other, clock)
    refused(bench, theirs, UnknownReview, number=2)  # it was never sent from here
    sent(bench, clock)
    error = refused(bench, theirs, ReviewOfCopy)
    assert error.parameters["number"] == 2


def test_a_file_without_marks_is_taken_in_once_somebody_says_which_review_it_answers(
    bench: Workbench, returned: bytes
) -> None:
    unmarked = mended(returned, without_marks)
    refused(bench, unmarked, ReviewUnmarked)
    refused(bench, unmarked, UnknownReview, number=9)
    report = bench.returns.take(unmarked, "Réponse.docx", BY, 1)
    assert told(report.proposals) == TOLD
    assert report.request.number == 1


def test_what_was_not_sent_in_the_review_that_somebody_named_is_listed_word_by_word(
    bench: Workbench, returned: bytes, clock: SteppingClock
) -> None:
    sent(bench, clock, "legal", sections=("S12",))
    report = bench.returns.take(mended(returned, without_marks), "Réponse.docx", BY, 2)
    assert {entry.state for entry in report.proposals} == {ProposalState.VOID}
    (decision,) = report.proposals
    assert isinstance(decision, DecisionProposal)
    assert decision.problem == "its section was not sent in that review"
    said = "\n".join(entry.text for entry in report.leftovers)
    for words in ("Recognition and upward sharing", "team leaders", "tout de suite", "Which field?"):
        assert words in said
    assert (LeftoverKind.COMMENT, "Hana Roy") in {(entry.kind, entry.author) for entry in report.leftovers}


def test_whoever_takes_in_has_a_name(bench: Workbench, returned: bytes) -> None:
    with pytest.raises(NameRequired):
        bench.returns.take(returned, "Réponse.docx", " \n")
    assert bench.returns.reports() == ()
    with pytest.raises(UnknownReview):
        bench.returns.report("ab" * 32)


BOMB = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><w>&b;</w>'


@pytest.mark.parametrize(
    "kind", ["cut", "no archive", "entities", "empty", "no document", "macros", "too large"]
)
def test_what_is_no_review_is_refused_and_the_file_stays_as_it_was(
    bench: Workbench, returned: bytes, tmp_path: Path, kind: str
) -> None:
    types = part(returned, "[Content_Types].xml")
    bad = {
        "cut": returned[: len(returned) // 2],
        "no archive": b"%PDF-1.7 and so on",
        "entities": with_parts(returned, {"word/document.xml": BOMB}),
        "empty": b"",
        "no document": with_parts(returned, {"word/document.xml": None}),
        "macros": with_parts(
            returned,
            {
                "[Content_Types].xml": types.replace(
                    "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                    "vnd.ms-word.document.macroEnabled.main+xml",
                )
            },
        ),
        "too large": b"PK" + bytes(FILE_LIMIT),
    }[kind]
    file = tmp_path / "Réponse.docx"
    file.write_bytes(bad)
    os.utime(file, (1_700_000_000, 1_700_000_000))
    refused(bench, file.read_bytes(), ReviewUnusable)
    assert file.read_bytes() == bad
    assert file.stat().st_mtime == 1_700_000_000


# -- decisions ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("step", "problem"),
    [
        (Decide("S10", "hr", (APPROVE, REQUEST), "Hana"), "more than one box is ticked"),
        (Decide("S10", "hr", (), "Hana"), "no box is ticked"),
        (Decide("S10", "hr", (APPROVE,)), "the name is missing"),
        (Decide("S10", "hr", (RESERVE,), "Hana"), "the reason is missing"),
        (Decide("S10", "hr", (APPROVE,), "H" * 200), "the name or the reason is too long"),
        (Decide("S10", "hr", (RESERVE,), "Hana", note="n" * 5000), "the name or the reason is too long"),
    ],
)
def test_a_decision_that_says_too_little_or_too_much_cannot_count(
    bench: Workbench, data: bytes, step: Decide, problem: str
) -> None:
    report = bench.returns.take(reviewed(data, [step], "Hana Roy"), "Réponse.docx", BY)
    (decision,) = report.proposals
    assert isinstance(decision, DecisionProposal)
    assert (decision.state, decision.problem) == (ProposalState.VOID, problem)
    assert report.open == ()


def test_a_department_that_need_not_sign_any_more_cannot_decide(bench: Workbench, returned: bytes) -> None:
    bench.agreement.require("S10", "hr", "They asked to be left out.", required=False)
    report = bench.returns.take(returned, "Réponse.docx", BY)
    (decision,) = [entry for entry in report.proposals if isinstance(entry, DecisionProposal)]
    assert decision.problem == "that department is not asked to sign it"


def test_a_decision_made_since_goes_before_one_in_a_file(
    bench: Workbench, returned: bytes, clock: SteppingClock
) -> None:
    bench.agreement.sign("S10", "hr", RESERVE, "Hana Roy", "Not quite.")
    report = bench.returns.take(returned, "Réponse.docx", BY)
    (decision,) = [entry for entry in report.proposals if isinstance(entry, DecisionProposal)]
    assert (decision.state, decision.problem) == (
        ProposalState.VOID,
        "that department has decided on the section since the file was sent",
    )


def test_a_comment_keeps_its_moment_and_its_thread_and_one_that_says_nothing_cannot_be_taken_over(
    bench: Workbench, data: bytes
) -> None:
    steps = [Remark(FIELD, "Which?", (("Sam", "All."),)), Remark(MANAGERS, " ")]
    report = bench.returns.take(reviewed(data, steps, "Hana Roy"), "Réponse.docx", BY)
    comments = [entry for entry in report.proposals if isinstance(entry, CommentProposal)]
    by_text = {entry.comment.text.strip(): entry for entry in comments}
    assert by_text["All."].reply_to == by_text["Which?"].id
    assert {entry.comment.at for entry in comments} == {AT}
    assert by_text[""].state is ProposalState.VOID


def test_a_file_that_lost_its_own_part_is_known_by_its_properties(bench: Workbench, returned: bytes) -> None:
    lost = with_parts(returned, {"customXml/item1.xml": None, "customXml/itemProps1.xml": None})
    links = edited(lost, ("../customXml/item1.xml", "styles.xml"), name="word/_rels/document.xml.rels")
    assert told(bench.returns.take(links, "Réponse.docx", BY).proposals) == TOLD
