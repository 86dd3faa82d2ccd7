"""What each published version is on a day."""

from datetime import date

import pytest

from charta.bootstrap import Workbench
from charta.domain.records import ProofState, Version
from charta.errors import ReviewDayUnusable
from charta.i18n import translator
from charta.services.editions import VersionState
from charta.services.publication import PublicationOrder, review_day_of
from fakes import SteppingClock

ENGLISH = translator("en")


@pytest.fixture
def ready(signed: Workbench) -> Workbench:
    """Open a charter of one section that can be published."""
    for item in signed.formalities.open_items():
        signed.formalities.note(item.id, ProofState.NOT_APPLICABLE, None, "Nobody works there")
    signed.answers.include({entry.id: entry.id == "S12" for entry in signed.session.catalogue.sections})
    signed.endorsement.endorse("Claire Roy")
    return signed


def publish(bench: Workbench, number: str, effective: str) -> None:
    """Publish without documents; what is not new for the first time is made so by another set of sections."""
    if bench.session.charter.all(Version):
        included = {section.id for section in bench.session.included()}
        bench.answers.include({"S01": "S01" not in included})
        bench.endorsement.endorse("Claire Roy")
    order = PublicationOrder(number, date.fromisoformat(effective), None, "Ada")
    bench.publication.complete(bench.publication.prepare(order, ENGLISH), {}, ENGLISH)


def states(bench: Workbench) -> list[tuple[str, VersionState]]:
    return list(bench.editions.states().items())


def test_a_version_comes_applies_and_is_superseded_day_by_day(ready: Workbench, clock: SteppingClock) -> None:
    assert states(ready) == []
    publish(ready, "1.0", "2026-11-24")
    assert states(ready) == [("1.0", VersionState.IN_FORCE)]
    publish(ready, "1.1", "2026-12-24")
    assert states(ready) == [("1.1", VersionState.COMING), ("1.0", VersionState.IN_FORCE)]
    clock.advance(days=30)
    assert states(ready) == [("1.1", VersionState.IN_FORCE), ("1.0", VersionState.SUPERSEDED)]


def test_a_version_that_a_later_one_overtakes_never_comes(ready: Workbench) -> None:
    publish(ready, "1.0", "2027-03-01")
    publish(ready, "1.1", "2027-02-01")
    assert states(ready) == [("1.1", VersionState.COMING), ("1.0", VersionState.SUPERSEDED)]
    ready.publication.withdraw("1.1", "A mistake.", "Ada")
    assert states(ready) == [("1.1", VersionState.WITHDRAWN), ("1.0", VersionState.COMING)]


def test_what_was_withdrawn_gives_way_to_what_applied_before(ready: Workbench) -> None:
    publish(ready, "1.0", "2026-11-24")
    publish(ready, "2.0", "2026-11-24")
    assert states(ready) == [("2.0", VersionState.IN_FORCE), ("1.0", VersionState.SUPERSEDED)]
    ready.publication.withdraw("2.0", "A mistake.", "Ada")
    assert states(ready) == [("2.0", VersionState.WITHDRAWN), ("1.0", VersionState.IN_FORCE)]


def test_a_day_of_review_that_cannot_be_is_named(ready: Workbench) -> None:
    day = date(2027, 1, 15)
    with pytest.raises(ReviewDayUnusable):
        ready.publication.prepare(PublicationOrder("1.0", day, day, "Ada"), ENGLISH)
    with pytest.raises(ReviewDayUnusable):
        review_day_of("next year")
    assert review_day_of(" 2027-01-15 ") == day
