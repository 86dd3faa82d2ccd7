import pytest

from charta.documents.factory import Pictures
from charta.documents.images import LARGEST_BYTES, picture_size
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
