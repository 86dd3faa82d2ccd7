"""Ink in a box: never found where nobody wrote, and not missed where somebody did."""

import io
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

import scanner
from charta.domain.codes import CodePlace
from charta.domain.form_layout import DATE, INSET, SIGNATURE
from charta.domain.scans import Ink
from charta.exchange.scans import codes, geometry
from charta.exchange.scans.looking import look
from charta.exchange.scans.pages import Page
from charta.exchange.scans.patches import opened, patches, widened
from exchange.scans.conftest import BOOK, CODE
from handwriting import SIGNED
from scanner import Scan, Sheet, Written, any_scan


def seen(sheet: Sheet, signature: Written, date: Written, how: Scan) -> tuple[Ink | None, Ink | None]:
    image = scanner.scan(scanner.write(sheet, signature, date, how.seed), how)
    page = look(Page(Image.open(io.BytesIO(scanner.jpeg(image, how)))), 1)
    return page.signature, page.date


@pytest.mark.parametrize(("dpi", "seed"), [(150, 0), (150, 1), (200, 2), (300, 3)])
def test_what_was_written_is_told_from_what_was_not(sheet: Sheet, dpi: int, seed: int) -> None:
    how = any_scan(900 + seed, dpi)
    for written in SIGNED:
        signature, date = seen(sheet, written, Written.DATE, how)
        assert signature is Ink.FOUND or (written is Written.FAINT and signature is Ink.UNSURE)
        assert date is Ink.FOUND
    for nothing in (Written.NOTHING, Written.SPECK):
        assert seen(sheet, nothing, Written.NOTHING, how) == (Ink.NONE, Ink.NONE)
    tick, _ = seen(sheet, Written.TICK, Written.NOTHING, how)
    assert tick is not Ink.FOUND


@pytest.mark.parametrize("seed", range(4, 8))
def test_folds_rings_and_dirt_are_never_found(sheet: Sheet, seed: int) -> None:
    chance = np.random.default_rng(seed)
    how = Scan(150, chance.uniform(-3, 3), folds=9, ring=True, specks=300, noise=8, quality=50, seed=seed)
    signature, date = seen(sheet, Written.NOTHING, Written.NOTHING, how)
    assert signature is not Ink.FOUND
    assert date is not Ink.FOUND


@pytest.mark.parametrize("seed", [11, 49, 123, 143])
def test_a_pale_noisy_page_with_folds_across_a_cups_ring_is_never_found(seed: int) -> None:
    head, sign = (BOOK.write(CODE, place) for place in (CodePlace.HEAD, CodePlace.SIGNATURE))
    how = replace(any_scan(seed, 150, tilt=5), folds=3, ring=True, specks=80, black=110, white=205, noise=14)
    found = seen(scanner.form(head, sign, row=150), Written.NOTHING, Written.NOTHING, how)
    assert None not in found
    assert Ink.FOUND not in found


@pytest.mark.parametrize("level", [0, 90, 160])
def test_a_box_that_is_black_or_torn_out_is_no_signature(sheet: Sheet, level: int) -> None:
    page = sheet.page.copy()
    left, top = sheet.origin
    rows = slice(round((top - 6) * scanner.MM), round((top + 28) * scanner.MM))
    page[rows, round((left + 30) * scanner.MM) :] = level
    signature, _ = seen(Sheet(page, sheet.origin), Written.NOTHING, Written.NOTHING, Scan(150))
    assert signature is not Ink.FOUND


@pytest.mark.parametrize("quarters", range(4))
def test_the_boxes_are_found_within_a_millimetre(sheet: Sheet, quarters: int) -> None:
    # The boxes alone are filled, up to the inset: nothing of what counts may lie outside, or be missed.
    page = sheet.page.copy()
    for box in (SIGNATURE, DATE):
        x, y = sheet.origin
        rows, columns = (
            slice(round((start + INSET) * scanner.MM), round((end - INSET) * scanner.MM))
            for start, end in ((y + box.top, y + box.bottom), (x + box.left, x + box.right))
        )
        page[rows, columns] = 100
    image = scanner.scan(page, Scan(150, angle=6.5, scale=1.01, shift=(3, -2), quarters=quarters))
    code = next(one for one in codes.find(image) if one.place is CodePlace.SIGNATURE)
    dark = geometry.darkness(geometry.straightened(image, code.corners))
    frames = geometry.frames(dark)
    row = np.asarray(geometry.straightened(image, code.corners))
    assert frames.found
    for box in (SIGNATURE, DATE):
        inside = frames.inside(box)
        assert np.mean(row[inside] < 150) > 0.97
        assert np.mean(row[widened(inside, geometry.SCALE) & ~widened(inside, 3)] > 150) > 0.5


def test_patches_are_what_is_connected_corners_included() -> None:
    mask = np.array([[1, 0, 0, 1, 1], [0, 1, 0, 0, 0], [0, 0, 1, 0, 1], [1, 0, 0, 0, 1]], dtype=bool)
    sizes = sorted(int(patch.inside.sum()) for patch in patches(mask))
    assert sizes == [1, 2, 2, 3]
    assert patches(np.zeros((3, 3), dtype=bool)) == []
    whole = np.zeros_like(mask)
    for patch in patches(mask):
        whole[patch.place] |= patch.inside
    assert np.array_equal(whole, mask)


def test_what_is_opened_is_whole_rectangles() -> None:
    mask = np.zeros((8, 9), dtype=bool)
    mask[1:4, 2:6] = mask[5, :] = True
    assert opened(mask, 3, 3).sum() == 12
    assert opened(mask, 1, 9).sum() == 9
    assert not opened(mask, 9, 1).any()


def test_the_reader_imports_what_is_slow_when_it_reads() -> None:
    code = (
        "import sys; import charta.exchange.scans.reader as r; r.ScanFiles()\n"
        "slow = {'numpy', 'PIL', 'pikepdf', 'pypdfium2', 'zxingcpp', 'pyhanko'} & sys.modules.keys()\n"
        "sys.exit(f'{slow}' if slow else 0)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
