"""What was drawn in the room reaches the documents, those of a published version included."""

import json
from base64 import b64encode
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest

from charta.bootstrap import Charta, Workbench
from charta.domain.printed import PrintedSignOff
from charta.domain.records import Change, RoomSignature
from charta.i18n import translator
from charta.services.editions import decode_edition, encode_edition
from charta.services.publication import PublicationOrder
from documents.samples import signature

ENGLISH = translator("en")
SIGNED = signature()


def sign(
    bench: Workbench, department: str = "legal", image: bytes = SIGNED, absent: str = "Ana Reyes"
) -> str:
    """Record that the department's decision on S12 was taken in the room; return the digest."""
    digest = bench.session.store.put_attachment(image) if image else ""
    decision = bench.session.charter.decisions("S12", department)[-1]
    bench.session.commit([Change(None, RoomSignature(decision.number, 1, absent, digest))], undoable=False)
    return digest


def sign_off(bench: Workbench, department: str = "legal", language: str = "en") -> PrintedSignOff:
    section = next(each for each in bench.printing.charter(language).sections if each.id == "S12")
    return next(each for each in section.sign_offs if each.department == department)


def publish(bench: Workbench) -> None:
    bench.publication.publish(PublicationOrder("1.0", date(2027, 1, 15), None, "Ada"), ENGLISH)


def sheet(bench: Workbench, version: str | None = None) -> str:
    order = bench.export.order(["sign-off-sheet"], ["en"], "html", version=version)
    (job,) = bench.export.jobs(order)
    return job.make().decode()


def test_a_decision_taken_in_the_room_prints_its_signature_and_its_absent_representative(
    ready: Workbench,
) -> None:
    digest = sign(ready)
    for language in ready.printing.languages:
        printed = sign_off(ready, language=language)
        assert printed.signature == SIGNED
        assert printed.signature_digest == digest
        assert printed.delegate_for == "Ana Reyes"
    other = sign_off(ready, "it")
    assert (other.signature, other.delegate_for, other.signature_digest) == (None, "", "")
    assert sheet(ready).count("<img") == 1
    assert "for Ana Reyes (absent)" in sheet(ready)


def test_a_typed_name_prints_without_a_picture(ready: Workbench) -> None:
    sign(ready, image=b"", absent="")
    assert sign_off(ready).signature is None
    assert "<img" not in sheet(ready)


def test_a_later_decision_does_not_borrow_the_signature_of_the_one_before(ready: Workbench) -> None:
    sign(ready)
    before = ready.session.charter.decisions("S12", "legal")[-1]
    again = replace(before, number=9_000, by="Somebody Else", at=ready.session.clock.now())
    ready.session.commit([Change(None, again)], undoable=False)
    printed = sign_off(ready)
    assert printed.by == "Somebody Else"
    assert (printed.signature, printed.delegate_for) == (None, "")


def test_a_version_keeps_the_signatures_and_its_sheet_shows_them(ready: Workbench, charta: Charta) -> None:
    digest = sign(ready)
    sign(ready, "it", signature(2), "")
    publish(ready)
    path = ready.session.store.path
    kept = ready.session.store.attachment(ready.editions.find("1.0").version.text)
    assert kept is not None
    assert digest.encode() in kept
    assert b64encode(SIGNED) not in kept
    ready.close()
    assert charta.verify(path).flaw is None
    with closing(charta.open(path)) as bench:
        edition = bench.editions.edition("1.0")
        assert encode_edition(edition) == kept
        section = next(each for each in edition.charters["fr"].sections if each.id == "S12")
        drawn = {each.department: each.signature for each in section.sign_offs if each.signature}
        assert drawn == {"legal": SIGNED, "it": signature(2)}
        assert sheet(bench, "1.0").count("<img") == 2
        assert "for Ana Reyes (absent)" in sheet(bench, "1.0")
        assert edition.fingerprint() == bench.editions.find("1.0").version.fingerprint


def test_a_frozen_text_names_signatures_and_does_not_hold_them(ready: Workbench) -> None:
    sign(ready)
    edition = ready.editions.freeze("1.0", date(2027, 1, 15))
    drawn = encode_edition(edition)
    assert b64encode(SIGNED) not in drawn
    assert decode_edition(drawn) != edition
    assert encode_edition(decode_edition(drawn)) == drawn


def test_a_version_of_before_there_were_signatures_reads_as_it_did(published: Workbench) -> None:
    version = published.editions.find("1.0").version
    data = json.loads(published.session.store.attachment(version.text) or b"")
    for charter in data["charters"].values():
        for section in charter["sections"]:
            for printed in section["sign_offs"]:
                for name in ("signature", "delegate_for", "signature_digest"):
                    del printed[name]
    assert decode_edition(json.dumps(data).encode()) == published.editions.edition("1.0")


def test_a_signature_that_is_no_longer_found_costs_only_itself(
    ready: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    digest = sign(ready)
    publish(ready)
    find = ready.session.store.attachment
    monkeypatch.setattr(
        ready.session.store, "attachment", lambda name: None if name == digest else find(name)
    )
    assert sign_off(ready).signature is None
    assert "<img" not in sheet(ready, "1.0")
    assert "for Ana Reyes (absent)" in sheet(ready, "1.0")
