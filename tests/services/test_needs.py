"""What needs discussion: what is undecided, asked for, disputed, left over or unsigned."""

from contextlib import closing

from charta.bootstrap import Charta, Workbench
from charta.domain.records import Aim, DecisionKind
from charta.domain.workshops import Divergence, Need
from charta.services.deciding import Author, Ruling
from fakes import SteppingClock
from meeting import SECTION, held, photos, planned
from reviewer import Replace, reviewed
from services.returning import DEPARTMENTS, MANAGERS, sent


def test_a_finished_section_that_all_have_signed_needs_nothing(signed: Workbench) -> None:
    assert signed.needs.needs() == ()
    assert signed.needs.need(SECTION) == Need(SECTION)


def test_questions_without_an_answer_of_the_team_are_undecided(example: Workbench) -> None:
    example.answers.set(SECTION, "photos", None)
    need = example.needs.need(SECTION)
    assert need.undecided == ("photos",)
    assert need.aim is Aim.DECIDE


def test_an_excluded_section_needs_nothing(example: Workbench) -> None:
    example.answers.include({SECTION: False})
    assert SECTION not in [need.section for need in example.needs.needs()]


def test_requests_and_open_actions_are_named_until_they_are_settled(example: Workbench) -> None:
    comment = example.comments.add(SECTION, "legal", "Ann", "One word is wrong.", blocks=True)
    action = example.actions.add("Ask the insurer", section=SECTION)
    need = example.needs.need(SECTION)
    assert (need.requests, need.actions, need.aim) == ((comment,), (action,), Aim.SETTLE)
    example.comments.resolve(comment, "Ann")
    example.actions.settle(action)
    assert not example.needs.need(SECTION).is_open


def test_departments_that_decided_differently_diverge(example: Workbench) -> None:
    asked = example.agreement.row(SECTION)
    first, second = [stand.department for stand in asked.stands if stand.required][:2]
    example.agreement.sign(SECTION, first, DecisionKind.RESERVE, "Ann", "For now")
    assert example.needs.need(SECTION).divergences == (Divergence.RESERVED,)
    example.agreement.sign(SECTION, second, DecisionKind.REQUEST_CHANGE, "Bo", "Not like this")
    assert example.needs.need(SECTION).divergences == (Divergence.STANDS, Divergence.RESERVED)


def test_different_proposals_diverge_until_the_room_decides(example: Workbench) -> None:
    number = held(example)
    example.deciding.propose(photos(number), "none", "", Author("it"))
    assert Divergence.MOTIONS not in example.needs.need(SECTION).divergences
    other = example.deciding.propose(photos(number), None, "Let each site say", Author("hr"))
    assert Divergence.MOTIONS in example.needs.need(SECTION).divergences
    example.deciding.withdraw(other)
    assert Divergence.MOTIONS not in example.needs.need(SECTION).divergences
    example.deciding.withdraw(other, withdrawn=False)
    example.deciding.decide(photos(number), "none", Ruling(text="Safest"))
    assert Divergence.MOTIONS not in example.needs.need(SECTION).divergences


def test_what_a_workshop_did_not_come_to_is_left_for_the_next(example: Workbench) -> None:
    number = held(example, SECTION, "S13")
    assert not example.needs.need("S13").unfinished
    example.timekeeping.end(number)
    assert example.needs.need("S13").unfinished
    assert not example.needs.need(SECTION).unfinished
    again = planned(example, "S13")
    example.timekeeping.begin(again)
    example.timekeeping.take_up(again, example.agendas.items(again)[1].number)
    example.timekeeping.end(again)
    assert not example.needs.need("S13").unfinished


def test_reviews_that_ask_for_different_things_count_when_a_workshop_is_planned(
    charta: Charta, example: Workbench, clock: SteppingClock
) -> None:
    for department in DEPARTMENTS:
        _, data = sent(example, clock, department)
        data = reviewed(data, [Replace(MANAGERS, f"leads, says {department}")], department)
        example.returns.take(data, f"{department}.docx", "Ada")
    path = example.session.store.path
    example.close()
    with closing(charta.open(path)) as again:
        assert again.needs.need("S10").divergences == ()
        again.workshops.plan("review")
        assert again.agendas.items(1)[1].section == "S10"
        assert again.needs.need("S10").divergences == (Divergence.REVIEWS,)
