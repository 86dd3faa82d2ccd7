from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile
from zlib import crc32, decompressobj

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charta.documents.forms.spans import Piece, Span, Spans, stored
from charta.documents.forms.zips import STORED, ZipStream, compressed_members


def unpacked(data: bytes) -> bytes:
    packer = decompressobj(-15)
    text = packer.decompress(data) + packer.flush()
    assert packer.eof
    assert not packer.unused_data
    return text


@given(
    st.lists(st.binary(max_size=300), min_size=1, max_size=4),
    st.binary(max_size=500),
    st.integers(0, 2**32 - 1),
)
def test_gaps_are_filled_and_sizes_and_sums_are_those_of_the_whole(
    spans: list[bytes], value: bytes, before: int
) -> None:
    spans = [span.replace(b"\xee", b"") for span in spans]
    made = Spans(b"\xee\x80\x80gap\xee\x80\x81".join(spans)).fill({"gap": value}, before)
    whole = value.join(spans)
    assert unpacked(made.data) == whole
    assert (made.size, made.crc) == (len(whole), crc32(whole, before))


@pytest.mark.parametrize("length", [0, 1, 65_535, 65_536, 200_000])
def test_a_stored_text_of_any_length_is_read_back(length: int) -> None:
    text = bytes(range(256)) * (length // 256 + 1)
    assert unpacked(stored(text[:length]) + b"\x03\x00") == text[:length]


def test_a_stream_is_a_zip_file_like_any_other() -> None:
    out = BytesIO()
    stream = ZipStream(out)
    stream.add("a.bin", Piece(b"\0\1\2", 3, crc32(b"\0\1\2")), STORED)
    first = Spans(b"one ", last=False).fill({})
    pieces = [first, Spans(b"two").fill({}, first.crc)]
    assert list(stream.add_long("folder/b.txt", pieces)) == [1, 2]
    stream.close()
    with ZipFile(out) as read:
        assert read.testzip() is None
        assert {name: read.read(name) for name in read.namelist()} == {
            "a.bin": b"\0\1\2",
            "folder/b.txt": b"one two",
        }


def test_members_are_copied_as_they_will_be_written() -> None:
    source = BytesIO()
    with ZipFile(source, "w", ZIP_DEFLATED) as package:
        package.writestr("kept", b"x" * 1000)
        package.writestr("left", b"y")
    with ZipFile(source) as package:
        ((name, piece),) = compressed_members(package, ["left"])
    assert (name, unpacked(piece.data), piece.size, piece.crc) == (
        "kept",
        b"x" * 1000,
        1000,
        crc32(b"x" * 1000),
    )


def test_a_span_moves_a_sum_on_without_its_bytes() -> None:
    text = b"constant" * 5000
    assert Span(text).crc_after(0xDEADBEEF) == crc32(text, 0xDEADBEEF)
