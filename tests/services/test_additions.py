"""What is added to the register is worked out beforehand, on any thread, and entered whole or not at all."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest

from charta.bootstrap import Charta, Workbench
from charta.domain.people import Person, Presence
from charta.domain.records import FormBatch, RegisterEntry, RosterUpdate
from charta.domain.register import FactKind, Method
from charta.errors import DiskFull, NothingToImport, RosterOutdated
from charta.services import people_files
from charta.services.additions import NewFacts, numbered
from charta.services.form_files import Layout
from charta.services.forms import FormOrder
from charta.services.people_view import Column
from people import hire, many, sheet

T = TypeVar("T")
DAY = date(2026, 11, 24)


def elsewhere(work: Callable[[], T]) -> T:
    """Return what work gives on another thread."""
    found: list[T] = []
    thread = threading.Thread(target=lambda: found.append(work()))
    thread.start()
    thread.join()
    return found[0]


def told(bench: Workbench) -> object:
    """Return all that the register says."""
    register = bench.register
    facts = {id_: tuple(register.facts(id_)) for id_ in register.people}
    return dict(register.people), facts, dict(register.standings())


def test_nothing_is_kept_before_it_is_entered(published: Workbench) -> None:
    entries = published.session.store.entries
    ready = elsewhere(lambda: published.roster.prepared(published.roster.preview(sheet())))
    assert published.session.store.entries == entries
    assert not published.register.people
    ready()
    assert len(published.register.people) == 4


def test_what_was_worked_out_beforehand_is_what_the_file_says(
    published: Workbench, charta: Charta, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(people_files, "CHUNK", 150)
    hire(published, many(400))
    ids = list(published.register.people)
    elsewhere(lambda: published.signing.prepared(ids[:350], Method.PAPER, DAY, by="Hana", proof=b"%PDF-1"))()
    published.roster.mark(ids[300:], Presence.LEFT, DAY)
    assert len(published.session.charter.all(RosterUpdate)) == 4
    assert len(published.session.charter.all(RegisterEntry)) == 3
    assert len(published.register) == 350
    before, path = told(published), published.session.store.path
    published.close()
    again = charta.open(path)
    assert told(again) == before
    again.close()


def test_nothing_is_read_back_that_was_at_hand(published: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise AssertionError

    published.register.load()
    monkeypatch.setattr(published.session.store, "attachments", fail)
    ids = hire(published)
    published.signing.sign(ids.values(), Method.PAPER, DAY, by="Hana")
    assert published.register.is_read
    assert all(published.register.standing(id_).signed for id_ in ids.values())


def test_a_list_is_not_entered_over_people_who_changed_since(published: Workbench) -> None:
    ready = published.roster.prepared(published.roster.preview(sheet()))
    published.roster.add(Person(0, "900", "Eve"))
    before, entries = told(published), published.session.store.entries
    with pytest.raises(RosterOutdated):
        ready()
    assert (told(published), published.session.store.entries) == (before, entries)


def test_signatures_are_not_entered_over_those_that_came_since(published: Workbench) -> None:
    ids = hire(published)
    ready = published.signing.prepared(ids.values(), Method.PAPER, DAY, by="Hana")
    published.signing.sign([ids["101"]], Method.PAPER, DAY, by="Hana")
    with pytest.raises(RosterOutdated):
        ready()
    assert len(published.register) == 1
    assert published.signing.prepared(ids.values(), Method.PAPER, DAY, by="Hana")() == 3
    assert [fact.number for id_ in ids.values() for fact in published.register.facts(id_)] == [1, 2, 3, 4]


def test_what_was_prepared_once_is_entered_once(published: Workbench) -> None:
    ready = published.roster.prepared(published.roster.preview(sheet()))
    ready()
    with pytest.raises(RosterOutdated):
        ready()
    assert len(published.register.people) == 4
    with pytest.raises(NothingToImport):
        published.roster.prepared(published.roster.preview(sheet()))


def test_a_list_that_was_taken_back_is_prepared_anew(published: Workbench) -> None:
    hire(published)
    ready = published.roster.prepared(published.roster.preview(sheet(many(3))))
    published.session.undo()
    with pytest.raises(RosterOutdated):
        ready()
    assert not published.register.people


def test_what_cannot_be_stored_is_entered_in_no_part(
    published: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = hire(published)
    before = told(published)
    ready = published.signing.prepared(ids.values(), Method.PAPER, DAY, by="Hana")

    def fail(*_: object) -> None:
        raise DiskFull(path=published.session.store.path)

    with monkeypatch.context() as patched:
        patched.setattr(published.session.store, "append", fail)
        with pytest.raises(DiskFull):
            ready()
    assert told(published) == before
    assert ready() == 4


def test_a_fact_about_nobody_is_refused_before_anything_is_kept(published: Workbench) -> None:
    ids = hire(published)
    published.signing.sign([ids["101"]], Method.PAPER, DAY, by="Hana")
    entries, (fact,) = published.session.store.entries, published.register.facts(ids["101"])
    with pytest.raises(ValueError, match="nobody"):
        published.register.prepare(NewFacts([replace(fact, person=99)]))
    assert published.session.store.entries == entries


def test_a_batch_and_what_was_handed_out_are_one_step(
    published: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = hire(published)
    order = FormOrder(tuple(ids.values()), layout=Layout.SEPARATE, given_on=DAY)
    begin = elsewhere(lambda: published.forms.prepared(order, tmp_path / "forms"))
    assert not published.session.charter.all(FormBatch)
    assert not (tmp_path / "forms").exists()
    run = begin()
    end = elsewhere(lambda: published.forms.finished(run, 4))

    def fail(*_: object) -> None:
        raise DiskFull(path=published.session.store.path)

    with monkeypatch.context() as patched:
        patched.setattr(published.session.store, "append", fail)
        with pytest.raises(DiskFull):
            end()
    assert (published.forms.batch(1).made, len(published.register)) == (0, 0)
    end()
    assert (published.forms.batch(1).made, len(published.register)) == (4, 4)
    published.forms.finish(run, 4)
    assert len(published.register) == 4


def test_a_page_is_evidence_until_what_rests_on_it_is_corrected(published: Workbench) -> None:
    ids = hire(published)
    people = [ids["101"], ids["102"]]
    published.signing.sign(people, Method.ATTENDANCE, DAY, by="Hana", proof=b"%PDF-1.7 list")
    facts = [published.register.facts(id_)[0] for id_ in people]
    digest = facts[0].evidence
    assert published.register.is_evidence(digest)
    assert not published.register.is_evidence("")
    assert not published.register.is_evidence("0" * 64)
    published.signing.correct(facts[0], "Not there", by="Hana")
    assert published.register.is_evidence(digest)
    published.signing.correct(facts[1], "Not there", by="Hana")
    assert not published.register.is_evidence(digest)


def test_orders_by_what_facts_do_not_change_stay_right(published: Workbench) -> None:
    hire(published)
    view = published.people_view
    view.prepare()
    names = view.select()
    published.signing.sign(names[:1], Method.PAPER, DAY, by="Hana")
    assert view.select() == names
    assert view.select(order=Column.SIGNED)[0] == names[0]
    added = published.roster.add(Person(0, "900", "Aaron Aa"))
    assert view.select()[0] == added
    assert view.select(order=Column.NUMBER)[-1] == added


def test_people_and_facts_are_numbered_as_they_are(published: Workbench) -> None:
    drafts = [entry.person for entry in published.roster.preview(sheet()).comparison.joiners]
    assert numbered(drafts, 7) == [replace(draft, id=7 + place) for place, draft in enumerate(drafts)]
    hire(published)
    published.signing.sign([1, 2], Method.PAPER, DAY, by="Hana", note="Seen")
    facts = [published.register.facts(id_)[0] for id_ in (1, 2)]
    assert numbered(facts, 5) == [replace(fact, number=5 + place) for place, fact in enumerate(facts)]
    assert {fact.kind for fact in facts} == {FactKind.SIGNED}
    assert numbered([], 1) == []
