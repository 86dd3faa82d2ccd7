from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from charta import storage
from charta.domain.fingerprint import fingerprint
from charta.domain.journal import Entry, Flaw, Verdict
from charta.domain.records import (
    Action,
    ActionKind,
    AgendaItem,
    Aim,
    Answer,
    Change,
    Decision,
    DecisionKind,
    ItemKind,
    MinorChange,
    Motion,
    Proof,
    ProofState,
    Record,
    Resolution,
    ReviewRequest,
    ReviewReturn,
    Version,
    Workshop,
)
from charta.errors import FileError, VerificationFailed, sentence
from charta.storage.auditing import REASONS
from storage.samples import (
    MOMENT,
    RECORDS,
    SEEN,
    SEEN_LATER,
    added,
    by_another,
    filled,
    rewrite,
    state,
    tamper,
)

LAST = len(RECORDS) + 1
"""The number of entries in the charter of the fixture."""


@pytest.mark.parametrize(
    ("statement", "entry", "reason", "subject"),
    [
        ("UPDATE answer SET value = '\"cold\"' WHERE field = 'tone'", 1, "differs", 'answer ["S12","tone"]'),
        ("UPDATE answer SET value = '\"warm\" ' WHERE field = 'tone'", None, "", ""),
        ("UPDATE answer SET value = 'no json' WHERE field = 'tone'", 1, "differs", 'answer ["S12","tone"]'),
        ("UPDATE answer SET since = 99 WHERE field = 'tone'", 1, "differs", 'answer ["S12","tone"]'),
        ("UPDATE answer SET value = x'41' WHERE field = 'tone'", 1, "differs", 'answer ["S12","tone"]'),
        ("UPDATE answer SET field = 'x' WHERE field = 'tone'", 1, "missing", 'answer ["S12","tone"]'),
        ("UPDATE decision SET kind = 'reserve' WHERE number = 1", 11, "differs", 'decision ["1"]'),
        ("UPDATE decision SET kind = 'whatever' WHERE number = 1", 11, "differs", 'decision ["1"]'),
        ("UPDATE decision SET at = 'once' WHERE number = 1", 11, "differs", 'decision ["1"]'),
        ("UPDATE requirement SET required = 0", 10, "differs", 'requirement ["S12","it"]'),
        ("DELETE FROM decision WHERE number = 2", 12, "missing", 'decision ["2"]'),
        ("INSERT INTO behind VALUES ('S13', '[]', 77)", LAST + 1, "unexplained", 'behind ["S13"]'),
        ("UPDATE journal SET actor = 'Eve' WHERE number = 3", 3, "digest", ""),
        ("UPDATE journal SET after = '' WHERE number = 15", 15, "digest", ""),
        ("UPDATE journal SET number = 99 WHERE number = 4", 4, "order", ""),
        ("DELETE FROM journal WHERE number = 5", 5, "order", ""),
        ("DELETE FROM journal WHERE number = (SELECT max(number) FROM journal)", LAST, "end", ""),
        ("UPDATE charter SET entries = entries - 1", LAST, "end", ""),
        ("UPDATE charter SET head = upper(head)", LAST + 1, "end", ""),
        ("UPDATE charter SET created = '2020-01-01T00:00:00+00:00'", LAST, "seal", ""),
        ("UPDATE charter SET id = '00000000-0000-0000-0000-000000000000'", LAST, "seal", ""),
        ("INSERT INTO attachment VALUES ('x', x'41')", LAST, "seal", ""),
        ("UPDATE attachment SET data = x'41'", LAST, "attachment", ""),
    ],
)
def test_whatever_is_changed_behind_chartas_back_is_found_and_its_entry_named(
    path: Path, backups: Path, statement: str, entry: int | None, reason: str, subject: str
) -> None:
    tamper(path, statement)
    before = state(path.parent)
    report = storage.verify(path, backups=backups)
    assert state(path.parent) == before
    if entry is None:
        assert report.flaw is None
        return
    assert report.flaw is not None
    assert (report.flaw.entry, report.flaw.reason, report.subject) == (entry, reason, subject)
    with pytest.raises(VerificationFailed) as refused:
        storage.open_(path, backups=backups)
    assert refused.value.parameters["entry"] == entry
    assert state(path.parent) == before


def test_an_attachment_that_is_gone_is_found_and_the_first_entry_that_needs_it_named(
    path: Path, backups: Path
) -> None:
    tamper(path, "DELETE FROM attachment")
    report = storage.verify(path, backups=backups)
    assert report.flaw == Flaw(RECORDS.index(VERSION) + 1, "kept")
    before = path.read_bytes()
    with pytest.raises(FileError):
        storage.open_(path, backups=backups)
    with pytest.raises(FileError):
        storage.read(path, backups=backups)
    assert path.read_bytes() == before


def test_a_sound_charter_is_reported_as_such(path: Path, backups: Path) -> None:
    report = storage.verify(path, backups=backups)
    assert report.as_json() == {
        "charter": report.charter,
        "entries": LAST,
        "head": report.head,
        "holds": True,
        "flaw": None,
    }
    with pytest.raises(ValueError, match="nothing"):
        report.error()


class _Loud:
    language = "en"

    def tr(self, text: str) -> str:
        return text.upper() if text == "what it recorded is gone" else text


def test_a_flaw_is_told_in_one_translatable_sentence(path: Path, backups: Path) -> None:
    tamper(path, "DELETE FROM decision WHERE number = 2")
    report = storage.verify(path, backups=backups)
    assert report.as_json()["flaw"] == {
        "entry": 12,
        "reason": "missing",
        "record": 'decision ["2"]',
        "backup": None,
    }
    told = sentence(report.error(), _Loud())
    assert f"{path} does not hold: entry 12 fails (WHAT IT RECORDED IS GONE)." in told


def test_a_signed_text_that_is_not_its_fingerprint_is_found_by_verification(
    path: Path, backups: Path
) -> None:
    with closing(storage.open_(path, backups=backups)) as store:
        forged = Decision(
            3, "S12", "it", DecisionKind.APPROVE, "", "Eve", MOMENT, fingerprint(SEEN), SEEN + " "
        )
        store.append(added(forged), "Eve", MOMENT)
    report = storage.verify(path, backups=backups)
    assert report.flaw is not None
    assert (report.flaw.entry, report.flaw.reason, report.subject) == (
        LAST + 1,
        "fingerprint",
        'decision ["3"]',
    )


OTHER = "0" * 64
VERSION = next(record for record in RECORDS if isinstance(record, Version))
REQUEST = next(record for record in RECORDS if isinstance(record, ReviewRequest))
MINOR = next(record for record in RECORDS if isinstance(record, MinorChange))
PROOF = Proof("france.filing2", ProofState.DONE, "", "", "a.pdf", OTHER, "Ada")


@pytest.mark.parametrize(
    ("record", "reason", "subject"),
    [
        (replace(MINOR, number=2, old_text=SEEN_LATER), "minor", 'minor_change ["2"]'),
        (replace(MINOR, number=2, new_text=SEEN), "minor", 'minor_change ["2"]'),
        (replace(VERSION, number="2.0", text=OTHER), "kept", 'version ["2.0"]'),
        (replace(VERSION, number="2.0", documents={"a.docx": OTHER}), "kept", 'version ["2.0"]'),
        (replace(REQUEST, number=2, texts=OTHER), "kept", 'review_request ["2"]'),
        (ReviewReturn(OTHER, 1, "a.docx", "Ada", MOMENT), "kept", f'review_return ["{OTHER}"]'),
        (PROOF, "kept", 'proof ["france.filing2"]'),
    ],
    ids=["old text", "new text", "frozen text", "document", "texts sent", "returned file", "proof"],
)
def test_what_a_record_claims_and_the_charter_does_not_keep_is_found_by_verification(
    path: Path, backups: Path, record: Record, reason: str, subject: str
) -> None:
    with closing(storage.open_(path, backups=backups)) as store:
        store.append(added(record), "Eve", MOMENT)
        verdict = store.verify()
    report = storage.verify(path, backups=backups)
    assert report.flaw is not None
    assert (report.flaw.entry, report.flaw.reason, report.subject) == (LAST + 1, reason, subject)
    assert (verdict.flaw, verdict.subject, verdict.entries) == (report.flaw, subject, LAST + 1)
    assert verdict.reason == REASONS[reason]
    with closing(storage.read(path, backups=backups)) as snapshot:
        assert snapshot.verify() == verdict


def test_an_open_charter_is_checked_against_its_backups_too(backed_up: Path, backups: Path) -> None:
    with closing(storage.open_(backed_up, backups=backups)) as store:
        assert store.verify() == Verdict(LAST + 3, None)
        (copy,) = storage.list_backups(backups, backed_up)
        told = copy.file.with_suffix(".json")
        told.write_text(told.read_text().replace(copy.head, OTHER))
        assert store.verify().flaw == Flaw(LAST + 3, "backup")


@pytest.fixture
def backed_up(folder: Path, backups: Path) -> Path:
    return filled(folder / "ours.charta", backups, steps=3)


def without_the_last_three(entries: list[Entry]) -> Iterable[Entry]:
    return entries[:-3]


@pytest.mark.parametrize(
    ("edit", "entry"), [(without_the_last_three, LAST + 1), (by_another(4), 4)], ids=["cut", "rewritten"]
)
def test_a_journal_forged_whole_is_contradicted_by_a_backup(
    backed_up: Path, backups: Path, edit: Callable[[list[Entry]], Iterable[Entry]], entry: int
) -> None:
    rewrite(backed_up, edit)
    if edit is without_the_last_three:
        tamper(backed_up, "UPDATE answer SET value = '0' WHERE sheet = 'S03'")
    report = storage.verify(backed_up, backups=backups)
    assert report.flaw is not None
    assert (report.flaw.entry, report.flaw.reason) == (entry, "backup")
    told: list[FileError] = []
    storage.open_(backed_up, backups=backups, report=told.append).close()
    assert [error.code for error in told] == ["contradicted"]
    (witness,) = storage.list_backups(backups, backed_up)[1:]
    assert told[0].parameters == report.error().parameters
    assert told[0].parameters == {
        "path": backed_up,
        "entry": entry,
        "backup": witness.file,
        "backups": backups,
    }


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"kind": "unheard"}, "kind"),
        ({"before": '{"field":"reach","sheet":"S03","value":9}'}, "before"),
        ({"before": "{"}, "before"),
        ({"after": "{"}, "record"),
        ({"after": '{"field":"reach","sheet":"S03","value":true}'}, "record"),
        ({"after": r'{"field":"reach","sheet":"S03","value":"\u0000"}'}, "record"),
        ({"after": r'{"field":"reach","sheet":"S03","value":"\ud800"}'}, "record"),
        ({"after": "[" * 5000}, "record"),
    ],
)
def test_a_forged_entry_that_tells_nonsense_is_found_without_any_backup(
    path: Path, backups: Path, change: dict[str, str], reason: str
) -> None:
    rewrite(path, lambda entries: [*entries[:-1], replace(entries[-1], **change)])
    report = storage.verify(path, backups=backups)
    assert report.flaw is not None
    assert (report.flaw.entry, report.flaw.reason) == (LAST, reason)


def test_a_copy_under_another_name_goes_its_own_way(backed_up: Path, backups: Path) -> None:
    copy = backed_up.with_name("copy.charta")
    copy.write_bytes(backed_up.read_bytes())
    for path, value in ((backed_up, "x"), (copy, "y")):
        with closing(storage.open_(path, backups=backups)) as store:
            store.append([Change(None, Answer("S1", "a", value))], "Test", MOMENT)
    for path in (backed_up, copy):
        assert storage.verify(path, backups=backups).flaw is None


@pytest.mark.parametrize(
    "record",
    [
        Workshop(9, "", "one day", "", 90, "", "", 0),
        Workshop(9, "", "9999-12-31", "", 90, "", "", 0),
        Workshop(9, "", "2027-01-12", "9 o’clock", 90, "", "", 0),
        Workshop(9, "", "2027-01-12", "09:00+14:00", 90, "", "", 0),
        Workshop(9, "", "", "", 10**12, "", "", 0),
        AgendaItem(9, 1, 1, ItemKind.SECTION, "S12", "", -5, "", Aim.DECIDE),
        Action(9, 1, ActionKind.STEP, "", "Ask", "", "soon", "", "", "", MOMENT),
        Action(9, 1, ActionKind.STEP, "", "Ask", "", "", "done", "", "", MOMENT),
        Motion(9, 1, "S12", "tone", "{", "", "", "", withdrawn=False, at=MOMENT),
        Motion(9, 1, "S12", "tone", "[" * 100_000, "", "", "", withdrawn=False, at=MOMENT),
        Resolution(9, 1, 1, "S12", "tone", "warm", 0, 0, "", {}, {}, "", MOMENT),
    ],
    ids=lambda record: type(record).__name__,
)
def test_a_day_a_length_or_an_answer_that_is_none_is_found_before_anybody_reads_it(
    path: Path, backups: Path, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The store writes no such thing itself: this is what another program, or an earlier one, may leave.
    with monkeypatch.context() as other, closing(storage.open_(path, backups=backups)) as store:
        other.setattr("charta.storage.codec.is_legible", lambda _: True)
        store.append(added(record), "Eve", MOMENT)
    verdict = storage.verify(path, backups=backups)
    assert verdict.flaw == Flaw(LAST + 1, "record")
    before = path.read_bytes()
    with pytest.raises(FileError):
        storage.open_(path, backups=backups)
    with pytest.raises(FileError):
        storage.read(path, backups=backups)
    assert path.read_bytes() == before
