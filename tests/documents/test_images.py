from io import BytesIO

import pytest
from PIL import Image

from charta.documents.factory import Pictures
from charta.documents.images import LARGEST_BYTES, is_whole_picture, picture_size
from documents.samples import png

JPEG = bytes.fromhex(
    "ffd8ffe000104a46494600010101006000600000ffc0000b080010002001011100ffda0008010100003f00d2cf20ffd9"
)
pictures = Pictures()


def test_a_png_and_a_jpeg_are_usable() -> None:
    assert picture_size(png(120, 40)) == (120, 40, "png")
    assert picture_size(JPEG) == (32, 16, "jpg")
    assert pictures.is_usable(png())


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a" + bytes(40),
        b"BM" + bytes(60),
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"MM\x00*" + bytes(40),
        b"RIFF0000WEBP" + bytes(40),
        png()[:20],
        png()[:8],
        JPEG[:12],
        png(8001, 1),
        png(1, 8001),
        png(0, 5),
        png() + bytes(LARGEST_BYTES),
        bytes(range(256)),
    ],
)
def test_anything_else_is_refused(data: bytes) -> None:
    assert not pictures.is_usable(data)


def test_a_jpeg_that_breaks_off_before_its_pixels_is_refused() -> None:
    tables = bytes.fromhex("ffdb0043") + bytes(65)
    whole = JPEG[:20] + tables + JPEG[20:]
    pixels = whole.index(b"\xff\xda")
    assert pictures.is_usable(whole)
    assert pictures.is_usable(whole[: pixels + 4])
    assert [end for end in range(pixels + 2) if pictures.is_usable(whole[:end])] == []


@pytest.mark.parametrize(
    "middle", [b"\xff", b"\xff\xff\xff", b"\xff\xe1\x00\x00", b"\xff\xe1\xff\xff", b"\x00"]
)
def test_a_jpeg_with_a_broken_segment_does_no_harm(middle: bytes) -> None:
    picture_size(JPEG[:20] + middle + JPEG[20:])
    assert not pictures.is_usable(JPEG[:20] + middle)


def test_a_picture_is_whole_when_all_of_its_pixels_can_be_read() -> None:
    made = BytesIO()
    Image.effect_noise((300, 200), 60).save(made, "JPEG")
    whole = made.getvalue()
    assert is_whole_picture(whole)
    assert is_whole_picture(png())
    assert not is_whole_picture(whole[: len(whole) // 2])
    assert not is_whole_picture(JPEG)  # without the tables that its pixels need
    assert not is_whole_picture(png()[:-20])
    assert not is_whole_picture(b"")
