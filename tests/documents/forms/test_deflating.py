from zlib import decompressobj

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charta.documents.forms.deflating import plain, repeated


def unpacked(data: bytes) -> bytes:
    packer = decompressobj(-15)
    text = packer.decompress(data)
    assert packer.eof
    assert not packer.unused_data
    return text


def expanded(text: bytes, length: int, distance: int) -> bytes:
    for _ in range(length):
        text += text[-distance:][:1]
    return text


@given(st.binary(min_size=1, max_size=400), st.data(), st.binary(min_size=1, max_size=50))
def test_repetitions_and_plain_bytes_are_read_back(first: bytes, data: st.DataObject, last: bytes) -> None:
    some = st.tuples(st.integers(3, 1200), st.integers(1, len(first)))
    repetitions = data.draw(st.lists(some, min_size=1, max_size=3))
    made = (
        plain(len(first)) + first + repeated(*repetitions, then=len(last)) + last + repeated((3, 1), then=0)
    )
    wanted = first
    for length, distance in repetitions:
        wanted = expanded(wanted, length, distance)
    assert unpacked(made) == expanded(wanted + last, 3, 1)


@pytest.mark.parametrize("length", [3, 10, 11, 114, 115, 226, 227, 257, 258, 259, 260, 261, 514, 515, 517])
@pytest.mark.parametrize("distance", [1, 4, 5, 64, 65, 1024, 32_768])
def test_every_length_and_distance_has_its_code(length: int, distance: int) -> None:
    text = bytes(place * 7 % 251 for place in range(distance))
    assert unpacked(plain(distance) + text + repeated((length, distance), then=0)) == expanded(
        text, length, distance
    )
