"""The journal and the row about the charter: what a file says about itself."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Final

from sqlalchemy import Connection, insert, select, update

from charta.domain.journal import GENESIS, Entry
from charta.storage.codec import Undecodable, canonical
from charta.storage.tables import ATTACHMENT, CHARTER, JOURNAL

_BATCH: Final = 500
_UUID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True)
class Standing:
    """Which charter a file holds, since when (ISO 8601), and where its journal ends."""

    id: str
    created: str
    head: str
    entries: int


def founded(id_: str, created: str) -> Standing:
    """Return the standing of a charter to which nothing has happened."""
    return Standing(id_, created, GENESIS, 0)


def seal(standing: Standing, attachments: Sequence[str]) -> str:
    """Return the digest over the standing and the attachments, by their sorted digests."""
    return _seal(standing, canonical(sorted(attachments)))


def _seal(standing: Standing, attachments: str) -> str:
    """Return the seal; `attachments` are their sorted digests as canonical JSON."""
    told = canonical([standing.id, standing.created, standing.head, standing.entries])
    return hashlib.sha256(f"{told[:-1]},{attachments}]".encode()).hexdigest()


def read_standing(connection: Connection) -> tuple[Standing, str]:
    """Return the standing and its seal; raise `Undecodable` where there is not exactly one."""
    rows = connection.execute(select(CHARTER)).all()
    if len(rows) != 1:
        raise Undecodable("no single standing")
    _, id_, created, head, entries, sealed = rows[0]
    if not isinstance(entries, int) or not all(
        isinstance(text, str) and "\x00" not in text for text in (id_, created, head, sealed)
    ):
        raise Undecodable("no standing")
    # The identity names a folder of backups, so that nothing but an identity may stand there.
    if not _UUID.fullmatch(id_):
        raise Undecodable("no identity")
    return Standing(id_, created, head, entries), sealed


def found(connection: Connection, standing: Standing) -> None:
    """Write the first standing of a new charter."""
    connection.execute(insert(CHARTER).values(one=1, **asdict(standing), seal=seal(standing, ())))


def write_standing(connection: Connection, standing: Standing, attachments: str) -> None:
    """Write where the charter stands now, sealed with the attachments.

    These are their sorted digests as canonical JSON: each change seals them, and there may be thousands.
    """
    values = {"head": standing.head, "entries": standing.entries}
    connection.execute(update(CHARTER).values(**values, seal=_seal(standing, attachments)))


def attachments(connection: Connection) -> Sequence[str]:
    """Return the digests of the attachments that are kept."""
    return connection.execute(select(ATTACHMENT.c.digest)).scalars().all()


def kept(connection: Connection, digests: Sequence[str]) -> Mapping[str, bytes]:
    """Return the attachments of these digests, as far as there are such."""
    found: dict[str, bytes] = {}
    for start in range(0, len(digests), _BATCH):
        query = select(ATTACHMENT).where(ATTACHMENT.c.digest.in_(digests[start : start + _BATCH]))
        found.update((row.digest, row.data) for row in connection.execute(query))
    return found


def write_entries(connection: Connection, entries: Sequence[Entry]) -> None:
    """Write entries at the end of the journal."""
    connection.execute(insert(JOURNAL), [asdict(entry) for entry in entries])


def entries(connection: Connection, after: int | None = None, batch: int | None = None) -> Iterator[Entry]:
    """Read the journal in its order, a batch at a time; raise `Undecodable` for what is no entry.

    `after` leaves out the entries up to that number; a `batch` is smaller where no more are wanted.
    """
    last, size = after, min(batch or _BATCH, _BATCH)
    while True:
        query = select(JOURNAL).order_by(JOURNAL.c.number).limit(size)
        rows = connection.execute(query if last is None else query.where(JOURNAL.c.number > last)).all()
        for number, *texts in rows:
            if not isinstance(number, int) or not _are_plain(texts):
                raise Undecodable("no entry")
            yield Entry(number, *texts)
            last = number
        if len(rows) < size:
            return


def _are_plain(texts: Sequence[str]) -> bool:
    # One look at all of them together: a journal has many entries.
    try:
        return "\x00" not in "".join(texts)
    except TypeError:
        return False


def digest_of(connection: Connection, number: int) -> str | None:
    """Return the digest of one entry, None where there is none."""
    digest: str | None = connection.execute(
        select(JOURNAL.c.digest).where(JOURNAL.c.number == number)
    ).scalar()
    return digest
