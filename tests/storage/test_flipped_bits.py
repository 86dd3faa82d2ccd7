from contextlib import closing
from pathlib import Path

from charta import storage
from charta.errors import FileError
from storage.samples import filled


def test_a_flipped_bit_is_never_taken_for_another_charter(folder: Path, backups: Path) -> None:
    path = filled(folder / "ours.charta", backups, steps=10)
    whole = path.read_bytes()
    with closing(storage.open_(path, backups=backups)) as store:
        records, standing = list(store.records()), store.standing
    # The header and the schema of the first page are small, so many of the trials look there.
    # A prime step visits places that have nothing to do with the layout of pages; a page that is mostly room
    # for what may come would hide nothing but the point.
    written = [place for place, byte in enumerate(whole) if byte]
    places = [step * 27 % 4096 for step in range(120)]
    places += [written[step * 7919 % len(written)] for step in range(180)]
    refused = 0
    for step, place in enumerate(places):
        changed = bytearray(whole)
        changed[place] ^= 1 << step * 5 % 8
        path.write_bytes(changed)
        try:
            store = storage.open_(path, backups=backups)
        except FileError:
            refused += 1
            assert path.read_bytes() == changed
            continue
        with closing(store):
            assert list(store.records()) == records
            assert store.standing == standing
    # Most of a file is text that is proved; the rest is room that nothing uses.
    assert refused > len(places) // 4
