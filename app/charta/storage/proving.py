"""What a record claims beyond itself: that a text has a fingerprint, that a file is kept with the charter."""

from charta.domain.fingerprint import fingerprint
from charta.domain.records import (
    Activity,
    Campaign,
    Decision,
    FormBatch,
    MinorChange,
    Proof,
    Record,
    RegisterEntry,
    ReviewRequest,
    ReviewReturn,
    RoomSignature,
    RosterUpdate,
    Version,
)


def objection(record: Record, kept: frozenset[str]) -> str | None:
    """Return what is wrong with a record's claims, as a reason of `auditing`; `kept` are the attachments."""
    match record:
        case Decision() if fingerprint(record.seen) != record.fingerprint:
            return "fingerprint"
        case MinorChange() if not _is_true(record):
            return "minor"
        case _ if not named(record) <= kept:
            return "kept"
    return None


def named(record: Record) -> frozenset[str]:
    """Return the digests of everything that has to be kept for a record to mean anything."""
    match record:
        case Version():
            return frozenset((record.text, *record.documents.values()))
        case ReviewRequest():
            return frozenset((record.texts,))
        case RoomSignature():
            return frozenset((record.image,)) - {""}
        case ReviewReturn() | RosterUpdate() | RegisterEntry() | FormBatch() | Campaign():
            return frozenset((record.digest,))
        case Proof() | Activity():
            return frozenset((record.digest,)) - {""}
    return frozenset()


def _is_true(change: MinorChange) -> bool:
    return fingerprint(change.old_text) == change.old and fingerprint(change.new_text) == change.new
