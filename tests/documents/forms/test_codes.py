from io import BytesIO
from struct import unpack
from zlib import crc32, decompress

import numpy as np
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from charta.documents.forms.codes import SCALE, CodePress
from charta.documents.word_pictures import CODES_SHARE
from charta.domain.codes import CodeFlaw
from documents.forms_samples import BOOK, copy

ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
press = CodePress()


def pixels(text: str) -> np.ndarray:
    """Return the pixels of a code as a PNG reader sees its lines."""
    made = press.pixels(text)
    width = (made.side + 7) // 8
    rows, above = [], bytes(width)
    for start in range(0, len(made.lines), width + 1):
        kind, line = made.lines[start], made.lines[start + 1 : start + 1 + width]
        above = bytes(line if kind == 0 else [(a + b) % 256 for a, b in zip(line, above, strict=True)])
        rows.append(np.unpackbits(np.frombuffer(above, np.uint8))[: made.side])
    assert len(rows) == made.side
    return np.array(rows, np.uint8) * 255


def modules(text: str) -> np.ndarray:
    """Return the modules as the encoder itself draws them, with our mask."""
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="Q", data_mask=0)
    return np.array(code.to_image(scale=1, add_quiet_zones=False))


@given(st.text(ALPHANUMERIC[10:], min_size=20, max_size=70))
@settings(max_examples=60)
def test_a_code_that_was_added_up_is_the_one_that_the_encoder_draws(text: str) -> None:
    assert np.array_equal(pixels(text)[::SCALE, ::SCALE], modules(text))


@pytest.mark.parametrize("person", [1, 23, 456, 7890, 200_000])
def test_both_codes_of_a_form_are_read_from_its_picture(person: int) -> None:
    made = copy(person, "Zoé")
    picture = Image.open(BytesIO(press.picture(made.head, made.sign)))
    picture.load()
    side = round(picture.height * CODES_SHARE)
    assert picture.width == side
    for text, top in ((made.head, 0), (made.sign, picture.height - side)):
        one = np.pad(np.array(picture.crop((0, top, side, top + side)).convert("L")), 20, constant_values=255)
        found = zxingcpp.read_barcode(one)
        assert found is not None
        assert found.text == text
        assert not isinstance(BOOK.read(found.text), CodeFlaw)


def test_a_picture_is_a_sound_png_file() -> None:
    made = copy(1, "Zoé")
    data = press.picture(made.head, made.sign)
    at, parts = 8, []
    while at < len(data):
        length, kind = unpack(">I4s", data[at : at + 8])
        body = data[at + 8 : at + 8 + length]
        assert unpack(">I", data[at + 8 + length : at + 12 + length]) == (crc32(kind + body),)
        parts.append((kind, body))
        at += 12 + length
    assert [kind for kind, _ in parts] == [b"IHDR", b"IDAT", b"IEND"]
    width, height = unpack(">II", parts[0][1][:8])
    lines = decompress(parts[1][1])  # which proves its sum
    assert len(lines) == height * (1 + (width + 7) // 8)


def test_the_same_text_has_the_same_picture_whatever_was_drawn_before() -> None:
    first, second = CodePress(), CodePress()
    texts = [copy(person, "").head for person in (1, 99_999, 12, 5)]
    assert [first.pixels(text) for text in texts] == [second.pixels(text) for text in reversed(texts)][::-1]


@pytest.mark.parametrize("text", ["lower case", "ÉTÉ", "漢字"])
def test_a_text_of_another_mode_is_drawn_too(text: str) -> None:
    found = zxingcpp.read_barcode(np.pad(pixels(text), 20, constant_values=255))
    assert found is not None
    assert found.text == text


def test_two_codes_of_different_size_are_refused() -> None:
    with pytest.raises(ValueError, match="differ in size"):
        press.picture("A" * 20, "A" * 60)
