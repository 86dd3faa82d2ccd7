"""The kept lists of people and facts: one that is none ends in one sentence, long ones are kept in parts."""

import zlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from charta.bootstrap import Workbench
from charta.domain.people import Person
from charta.domain.records import Change, RegisterEntry, RosterUpdate
from charta.domain.register import Fact, FactKind, FormLine, Method, Occasion
from charta.errors import DiskFull, RegisterUnreadable
from charta.services.forms import FormOrder
from charta.services.people_files import CHUNK_BYTES, packed, packed_parts, unpacked
from people import hire

SIGNED = Fact(1, 1, FactKind.SIGNED, "1.0", "f", Occasion.ANNUAL, "fr", "2026-11-24", Method.PAPER)
GOOD = Person(1, "1", "Ada Byron")


def forged(bench: Workbench, people: bytes, facts: bytes = b"", **told: object) -> None:
    """Put lists into a charter as somebody with other programs would."""
    store, now = bench.session.store, bench.session.clock.now()
    update = RosterUpdate(1, store.put_attachment(people), "", 1, 0, 0, 0, "", now)
    bench.session.commit([Change(None, update)])
    if facts:
        entry = RegisterEntry(1, store.put_attachment(facts), "signed", 1, 1, 1, "", "", now)
        told_of: dict[str, Any] = told
        bench.session.commit([Change(None, replace(entry, **told_of))])


def raw(entries: Sequence[dict[str, Any]]) -> bytes:
    return zlib.compress(msgspec.json.encode(entries))


def person(**told: object) -> dict[str, Any]:
    return {"id": 1, "number": "1", "name": "Ada Byron", **told}


@pytest.mark.parametrize(
    "people",
    [
        b"",
        b"no list",
        packed([GOOD])[:-4],
        packed([GOOD]) + b"more",
        zlib.compress(b"0" * 100_000_001),
        zlib.compress(b'[{"id":1,"number":"","name":"A","x":' + b"[" * 200_000),
        zlib.compress(b"{}"),
        raw([person(id="1")]),
        raw([person(id=0)]),
        raw([person(id=-7)]),
        raw([person(name="")]),
        raw([person(hired="yesterday")]),
        raw([person(since="2026-02-30")]),
        raw([person(presence="asleep")]),
        raw([person(), person(name="Bo")]),
    ],
)
def test_a_list_of_people_that_is_none_is_said(published: Workbench, people: bytes) -> None:
    forged(published, people)
    for _ in range(2):
        with pytest.raises(RegisterUnreadable):
            published.register.standings()


@pytest.mark.parametrize(
    ("fact", "told"),
    [
        (replace(SIGNED, person=2), {}),
        (replace(SIGNED, person=-1), {}),
        (replace(SIGNED, number=2), {}),
        (replace(SIGNED, number=-1), {"first": -1}),
        (replace(SIGNED, on=""), {}),
        (replace(SIGNED, on="2026-13-01"), {}),
        (replace(SIGNED, version="two"), {}),
        (replace(SIGNED, kind=FactKind.GIVEN), {}),
        (replace(SIGNED, voids=1), {}),
        (replace(SIGNED, kind=FactKind.VOIDED), {"kind": "voided"}),
        (SIGNED, {"first": 5}),
        (SIGNED, {"count": 2}),
        (SIGNED, {"count": -1}),
        (SIGNED, {"kind": "dreamt"}),
    ],
)
def test_a_fact_that_cannot_be_is_said(published: Workbench, fact: Fact, told: dict[str, Any]) -> None:
    forged(published, packed([GOOD]), packed([fact]), **told)
    with pytest.raises(RegisterUnreadable):
        published.register.standings()


def test_a_fact_that_can_be_is_read(published: Workbench) -> None:
    forged(published, packed([GOOD]), packed([SIGNED]))
    assert published.register.facts(1) == (SIGNED,)
    assert published.register.entry_of(SIGNED).number == 1


def test_a_look_that_fails_is_repeated_without_anything_twice(
    published: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    forged(published, packed([GOOD]), packed([SIGNED]))
    real = published.session.store.attachments

    def fail(digests: Sequence[str]) -> None:
        raise DiskFull(path=published.session.store.path)

    monkeypatch.setattr(published.session.store, "attachments", fail)
    with pytest.raises(DiskFull):
        published.register.load()
    monkeypatch.setattr(published.session.store, "attachments", real)
    assert published.register.facts(1) == (SIGNED,)


def test_whoever_looks_at_the_register_keeps_what_they_look_at(published: Workbench) -> None:
    ids = hire(published)
    people, standings = published.register.people, published.register.standings()
    before = dict(people), dict(standings)
    published.signing.sign(ids.values(), Method.PAPER, date(2026, 11, 24), by="Hana")
    published.roster.add(Person(0, "900", "Eve"))
    assert len(published.register.standings()) == 5
    assert (people, standings) == before


def _long(place: int) -> Person:
    text = "".join(chr(0x20000 + (place * 300 + offset) % 40_000) for offset in range(300))
    return Person(place, text, text, "", "", text, text, text, text)


@pytest.mark.parametrize(("make", "parts"), [(_long, 2), (lambda place: Person(place, "", "A"), 1)])
def test_long_texts_are_kept_in_parts_that_can_be_read(make: Callable[[int], Person], parts: int) -> None:
    people = [make(place) for place in range(1, 2_001)]
    kept = list(packed_parts(people))
    assert len(kept) == parts
    assert [entry for part, _ in kept for entry in part] == people
    assert all(len(zlib.decompress(data)) <= CHUNK_BYTES + 2 for _, data in kept)
    assert all(data == packed(part) == zlib.compress(msgspec.json.encode(part), 6) for part, data in kept)
    assert [entry for _, data in kept for entry in unpacked(data, Person)] == people
    assert list(packed_parts(people[:0])) == []


@pytest.mark.parametrize("told", [{"person": 77}, {"person": -1}, {"language": "zz"}])
def test_forms_for_nobody_are_not_gone_on_with(
    published: Workbench, tmp_path: Path, told: dict[str, Any]
) -> None:
    hire(published)
    batch = published.forms.start(FormOrder((1,)), tmp_path / "forms").batch
    line = replace(FormLine(1, Occasion.ANNUAL, "fr", ""), **told)
    forged_batch = replace(batch, number=2, digest=published.session.store.put_attachment(packed([line])))
    published.session.commit([Change(None, forged_batch)])
    with pytest.raises(RegisterUnreadable):
        published.forms.resume(2, tmp_path / "forms")
