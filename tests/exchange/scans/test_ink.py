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
from charta.exchange.scans.folds import unfolded
from charta.exchange.scans.looking import look
from charta.exchange.scans.pages import Page
from charta.exchange.scans.patches import opened, patches, widened
from charta.exchange.scans.strokes import faint_strokes
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


def test_a_fold_is_taken_off_and_what_is_written_across_it_stays() -> None:
    dark = np.zeros((160, 480), dtype=np.float32)
    rows, columns = np.mgrid[0:160, 0:480]
    fold = np.abs(rows - 70 - 0.01 * columns) < 2
    written = (np.abs(columns - 120 - rows) < 3) | (np.abs(columns - 360 + rows) < 3)
    dark[fold], dark[written] = 0.2, 0.8
    dark[fold & written] = 0.9
    cleared = unfolded(dark)
    assert np.mean(cleared[fold & ~written] < 0.05) > 0.85
    assert cleared[written].min() > 0.55
    beside = ~widened(fold, 2)
    assert np.array_equal(cleared[beside], dark[beside])
    # A line that somebody drew is as dark as ink.
    assert np.array_equal(unfolded(4 * dark * fold), 4 * dark * fold)


@pytest.mark.parametrize("noise", [0.03, 0.045])
def test_a_pale_stroke_is_followed_through_noise_and_noise_is_no_stroke(noise: float) -> None:
    chance = np.random.default_rng(5)
    rows, columns = np.mgrid[0:160, 0:480]
    stroke = np.abs(rows - 80 - 50 * np.sin(columns / 30)) < 3
    paper = chance.normal(0, noise, stroke.shape).astype(np.float32)
    inside = np.ones_like(stroke)
    assert faint_strokes(paper, inside, noise).mean() < 0.002
    followed = faint_strokes(paper + np.float32(3.5 * noise) * stroke, inside, noise)
    assert followed[stroke].mean() > 0.6
    assert followed[~widened(stroke, 4)].mean() < 0.002


# Initials close to each other, folds broken by noise, a thick pen.
@pytest.mark.parametrize(
    ("seed", "written"),
    [
        (2, Written.INITIALS),
        (45, Written.NOTHING),
        (10081, Written.SIGNATURE),
    ],
)
def test_what_is_pale_noisy_and_tilted_is_told_apart(sheet: Sheet, seed: int, written: Written) -> None:
    how = replace(any_scan(seed, 150, tilt=10), black=110, white=205, noise=14)
    date = Written.DATE if written in SIGNED else Written.NOTHING
    expected = Ink.FOUND if written in SIGNED else Ink.NONE
    assert seen(sheet, written, date, how) == (expected, expected)


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
