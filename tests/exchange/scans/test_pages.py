"""Pages from any scanner: every kind of file, any way up, and what is read off them."""

import io
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageFilter

import scanner
from charta.domain.codes import CodePlace, FormCode, ReadCode
from charta.domain.scans import Ink, ReturnedForm, ScannedPage
from charta.exchange.scans.reader import ScanFiles
from exchange.scans.conftest import BOOK, CODE, form
from handwriting import SIGNED
from scanner import Scan, Sheet, Written, any_scan

ROUGH = Scan(dpi=150, angle=2.2, blur=0.5, noise=9, quality=55, black=50, white=225, gradient=0.1, specks=30)


def pages(files: ScanFiles, path: Path) -> list[ScannedPage]:
    found = list(files.read(path))
    assert files.count(path) == len(found)
    assert all(isinstance(page, ScannedPage) for page in found)
    return [page for page in found if isinstance(page, ScannedPage)]


def only(files: ScanFiles, folder: Path, page: scanner.Grey, how: Scan) -> ScannedPage:
    path = folder / "scan.jpg"
    path.write_bytes(scanner.jpeg(scanner.scan(page, how), how))
    (found,) = pages(files, path)
    return found


def read_codes(page: ScannedPage) -> list[tuple[FormCode, CodePlace]]:
    read = [BOOK.read(text) for text in page.codes]
    told = [(one.code, one.place) for one in read if isinstance(one, ReadCode)]
    return sorted(told, key=lambda each: (each[0].person, each[1]))


BOTH = [(CODE, CodePlace.HEAD), (CODE, CodePlace.SIGNATURE)]


@pytest.mark.parametrize(("quarters", "angle"), [(0, 0), (0, -10), (1, 10), (2, 3.3), (3, -10), (3, 4.5)])
def test_a_page_is_read_however_it_lay_on_the_glass(
    files: ScanFiles, tmp_path: Path, sheet: Sheet, quarters: int, angle: float
) -> None:
    signed = scanner.write(sheet, Written.SIGNATURE, Written.NOTHING, seed=4)
    page = only(files, tmp_path, signed, replace(ROUGH, angle=angle, quarters=quarters))
    assert read_codes(page) == BOTH
    assert (page.signature, page.date) == (Ink.FOUND, Ink.NONE)
    assert page.turned == -90 * quarters % 360


def test_the_picture_is_upright_small_legible_and_the_same_each_time(
    files: ScanFiles, tmp_path: Path, sheet: Sheet
) -> None:
    signed = scanner.write(sheet, Written.SIGNATURE, Written.DATE, seed=4)
    plain = only(files, tmp_path, signed, ROUGH)
    turned = only(files, tmp_path, signed, replace(ROUGH, quarters=2))
    assert turned.turned == 180
    assert plain.picture == only(files, tmp_path, signed, ROUGH).picture
    first, second = (Image.open(io.BytesIO(page.picture)) for page in (plain, turned))
    assert first.mode == "L"
    assert np.allclose(first.size, second.size, rtol=0.01)
    assert 110 <= first.height / 297 * 25.4 <= 130
    assert len(plain.picture) <= 45_000
    path = tmp_path / "kept.jpg"
    path.write_bytes(turned.picture)
    (kept,) = pages(files, path)
    # What is kept can be read again, as it is.
    assert read_codes(kept) == BOTH
    assert (kept.turned, kept.signature) == (0, Ink.FOUND)


@pytest.mark.parametrize("ending", ["pdf", "tif", "png", "bmp", "bw.pdf", "bw.tif"])
def test_every_kind_of_file_gives_its_pages_in_order(
    files: ScanFiles, tmp_path: Path, sheet: Sheet, ending: str
) -> None:
    done = (Written.SIGNATURE, Written.NOTHING, Written.INITIALS)
    many = "pdf" in ending or "tif" in ending
    scans = []
    for number, written in enumerate(done if many else done[:1]):
        how = any_scan(number + 11, dpi=200)
        image = scanner.scan(scanner.write(sheet, written, Written.DATE, number), how)
        scans.append((scanner.black_and_white(image) if ending.startswith("bw") else image, how))
    path = tmp_path / f"scan.{ending}"
    if "pdf" in ending:
        path.write_bytes(scanner.pdf(scans))
    elif "tif" in ending:
        path.write_bytes(scanner.tiff([image for image, _ in scans], dpi=200))
    else:
        scans[0][0].save(path)
    found = pages(files, path)
    assert [page.number for page in found] == list(range(1, len(scans) + 1))
    assert all(read_codes(page) == BOTH for page in found)
    expected = [Ink.FOUND if written in SIGNED else Ink.NONE for written in done[: len(scans)]]
    assert [page.signature for page in found] == expected


def test_a_form_whose_second_code_is_torn_off_tells_only_who_it_is_of(
    files: ScanFiles, tmp_path: Path
) -> None:
    torn = form(CODE, has_signature_code=False)
    page = only(files, tmp_path, scanner.write(torn, Written.SIGNATURE, Written.DATE, 1), ROUGH)
    assert read_codes(page) == BOTH[:1]
    assert page.signature is page.date is None
    assert page.picture
    assert not page.is_blank


def test_a_damaged_code_is_looked_for_again(files: ScanFiles, tmp_path: Path, sheet: Sheet) -> None:
    stained = np.array(scanner.write(sheet, Written.SIGNATURE, Written.DATE, 1))
    left, top = (round(side * scanner.MM) for side in sheet.origin)
    stained[top + 130 : top + 175, left + 90 : left + 150] = 255
    how = replace(ROUGH, noise=26, black=120, white=225, blur=0.8)
    page = only(files, tmp_path, stained, how)
    assert read_codes(page) == BOTH
    assert page.signature is not Ink.NONE


def test_two_forms_on_one_page_are_no_certain_signature(
    files: ScanFiles, tmp_path: Path, sheet: Sheet
) -> None:
    other = form(replace(CODE, person=7))
    together = np.hstack([scanner.write(one, Written.SIGNATURE, Written.DATE, 2) for one in (sheet, other)])
    page = only(files, tmp_path, together, Scan(dpi=150))
    assert len(read_codes(page)) == 4
    assert (page.signature, page.date) == (Ink.UNSURE, Ink.UNSURE)


def test_the_empty_back_of_a_sheet_is_blank_and_a_line_of_writing_is_not(
    files: ScanFiles, tmp_path: Path, sheet: Sheet
) -> None:
    white = np.full_like(sheet.page, 255)
    back = only(files, tmp_path, white, replace(any_scan(3), folds=1, specks=40, ring=False))
    assert back.is_blank
    assert back.codes == ()
    note = scanner.write(Sheet(white, sheet.origin), Written.SIGNATURE, Written.NOTHING, 5)
    assert not only(files, tmp_path, note, Scan()).is_blank


def test_a_dirty_back_with_the_other_side_shining_through_is_blank(
    files: ScanFiles, tmp_path: Path, sheet: Sheet
) -> None:
    other = Image.fromarray(sheet.page[:, ::-1]).filter(ImageFilter.GaussianBlur(4))
    back = (255 - (255.0 - np.asarray(other)) * 0.1).astype(np.uint8)
    for seed in (300, 301):
        how = replace(any_scan(seed, 150), specks=150, folds=1, ring=False)
        found = only(files, tmp_path, back, how)
        assert found.is_blank
        assert found.codes == ()


@pytest.mark.parametrize("seed", [400, 401])
@pytest.mark.parametrize("kept", [1.0, 0.25])
def test_a_form_without_a_code_is_never_blank_however_pale_or_torn(
    files: ScanFiles, tmp_path: Path, seed: int, kept: float
) -> None:
    page = np.array(scanner.form("", "").page)
    page[: round(len(page) * (1 - kept))] = 255
    how = replace(any_scan(seed, 150, tilt=10), black=110, white=205, noise=14)
    found = only(files, tmp_path, page, how)
    assert found.codes == ()
    assert not found.is_blank


def test_a_code_of_something_else_is_handed_on_and_measures_nothing(files: ScanFiles, tmp_path: Path) -> None:
    page = np.full((1200, 1200), 255, dtype=np.uint8)
    code = np.asarray(scanner.code("https://example.org/menu"))
    page[300 : 300 + len(code), 300 : 300 + len(code)] = code
    Image.fromarray(page).save(tmp_path / "menu.png")
    (found,) = pages(files, tmp_path / "menu.png")
    assert found.codes == ("https://example.org/menu",)
    assert found.signature is None


def test_forms_as_they_are_really_printed_are_read_and_measured(
    files: ScanFiles, tmp_path: Path, real_forms: tuple[Path, Path]
) -> None:
    _, combined = real_forms
    for number, printed in enumerate(pages(files, combined)):
        sign = next(code for code in printed.codes if code.split("/")[6] == "S")
        assert (printed.signature, printed.date) == (Ink.NONE, Ink.NONE)
        paper = scanner.located(scanner.printed(combined, number), sign)
        for seed, written in enumerate((Written.NOTHING, Written.SIGNATURE, Written.INITIALS)):
            how = any_scan(seed + 40 * number, dpi=150)
            page = only(files, tmp_path, scanner.write(paper, written, Written.DATE, seed), how)
            assert set(page.codes) == set(printed.codes)
            assert page.signature is (Ink.FOUND if written in SIGNED else Ink.NONE)
            assert page.date is Ink.FOUND


def test_a_fillable_form_that_was_printed_and_signed_by_hand_is_a_scan(
    files: ScanFiles, tmp_path: Path, real_forms: tuple[Path, Path]
) -> None:
    folder, _ = real_forms
    path = min(folder.iterdir())
    (form_,) = files.read(path)
    assert isinstance(form_, ReturnedForm)
    paper = scanner.located(scanner.printed(path), form_.code)
    page = only(files, tmp_path, scanner.write(paper, Written.SIGNATURE, Written.DATE, 8), ROUGH)
    assert form_.code in page.codes
    assert (page.signature, page.date) == (Ink.FOUND, Ink.FOUND)
