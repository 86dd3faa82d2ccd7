from io import BytesIO

import numpy as np
import pikepdf
import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from charta.documents.forms.factory import FormFactory
from charta.domain.form_layout import CODE_SIDE, DATE, SIGNATURE, Box
from charta.domain.printed_people import FormBundle, PrintedForm
from documents.forms_samples import CHANGES, COVER, NAMES, bundle, copies, form
from documents.samples import published

POINT = 25.4 / 72
STATEMENTS = {"received", "read", "whom", "understood", "optional", "rights", "no_waiver"}
factory = FormFactory()


def fillable(count: int, given: PrintedForm | None = None) -> list[bytes]:
    return list(factory.separate(given or form(), copies(count), "pdf"))


def printed(given: FormBundle) -> bytes:
    out = BytesIO()
    *_, last = factory.combined(given, "pdf", out)
    assert last == len(given.copies)
    return out.getvalue()


def rendered(data: bytes, page: int, dpi: int = 150) -> Image.Image:
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    picture = document[page].render(scale=dpi / 72).to_pil()
    document.close()
    return picture.convert("L")


def codes(picture: Image.Image) -> dict[str, zxingcpp.Barcode]:
    return {found.text: found for found in zxingcpp.read_barcodes(np.array(picture))}


def fields(data: bytes) -> dict[str, pikepdf.Object]:
    with pikepdf.open(BytesIO(data)) as pdf:
        assert pdf.check_pdf_syntax() == []
        return {str(each.T): pikepdf.Dictionary(dict(each.items())) for each in pdf.Root.AcroForm.Fields}


def words(data: bytes, page: int = 0) -> str:
    document = pypdfium2.PdfDocument(data)
    found = document[page].get_textpage().get_text_bounded()
    document.close()
    return str(found)


def assert_as_laid_out(picture: Image.Image, sign: str, dpi: int = 300) -> None:
    """Measure code, signature box and date box on a page, within half a millimetre."""
    dark = np.array(picture) < 128
    corners = codes(picture)[sign].position
    margin = dpi // 10
    left, top = corners.top_left.x - margin, corners.top_left.y - margin
    near = dark[top : corners.bottom_right.y + margin, left : corners.bottom_right.x + margin]
    rows, columns = np.nonzero(near)
    scale = 25.4 / dpi
    origin_x, origin_y = left + columns.min(), top + rows.min()
    assert abs((columns.max() + 1 - columns.min()) * scale - CODE_SIDE) < 0.3
    for box in (SIGNATURE, DATE):
        assert_framed(
            dark,
            Box(*(value / scale for value in (box.left, box.top, box.right, box.bottom))),
            origin_x,
            origin_y,
            round(0.5 / scale),
        )


def assert_framed(dark: np.ndarray, box: Box, x: float, y: float, near: int) -> None:
    """Find each side of a box as a line that is dark all along, and nothing within the box."""
    left, right, top, bottom = (round(v) for v in (x + box.left, x + box.right, y + box.top, y + box.bottom))
    for at in (left, right):
        assert dark[top + 9 : bottom - 9, at - near : at + near + 1].any(axis=1).all()
        assert dark[top + 9 : bottom - 9, at - near : at + near + 1].mean(axis=0).max() > 0.99
    for at in (top, bottom):
        assert dark[at - near : at + near + 1, left + 9 : right - 9].mean(axis=1).max() > 0.99
    assert not dark[top + 9 : bottom - 9, left + 9 : right - 9].any()


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("occasion", ["onboarding", "annual", "new_version"])
def test_a_fillable_form_is_one_tagged_page_with_all_its_fields(language: str, occasion: str) -> None:
    (data,) = factory.separate(form(language, occasion), copies(1), "pdf")
    found = fields(data)
    asked = STATEMENTS | (set() if occasion == "onboarding" else {"changes"})
    assert asked | {"charta_code", "signed_name", "signed_on", "signature", "refused", "witness"} <= set(
        found
    )
    assert ("changes" in found) == (occasion != "onboarding")
    assert found["signature"].FT == "/Sig"
    assert all(found[name].FT == "/Btn" and found[name].AP.N.keys() == {"/Yes", "/Off"} for name in asked)
    with pikepdf.open(BytesIO(data)) as pdf:
        assert len(pdf.pages) == 1
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == f"{language}-CA"
    assert all(
        change in words(data).replace("\r\n", " ") for change in CHANGES[language] if occasion != "onboarding"
    )


def test_what_is_known_stands_in_its_fields_and_cannot_be_changed() -> None:
    for copy, data in zip(copies(len(NAMES)), fillable(len(NAMES)), strict=True):
        found = fields(data)
        assert str(found["charta_code"].V) == copy.sign
        assert str(found["name"].V).split() == copy.person.name.replace("\x00", "\u2400").split()
        assert int(found["name"].Ff) & int(found["charta_code"].Ff) & 1
        assert int(found["charta_code"].F) & 2


def test_every_shown_field_has_a_tooltip_and_its_place_in_the_structure() -> None:
    (data,) = fillable(1, form("fr", "annual"))
    with pikepdf.open(BytesIO(data)) as pdf:
        numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
        elements = {int(numbers[place]): numbers[place + 1] for place in range(0, len(numbers), 2)}
        for each in pdf.Root.AcroForm.Fields:
            assert str(each.TU)
            if not int(each.F) & 2:
                element = elements[int(each.StructParent)]
                assert element.S == "/Form"
                assert element.K[0].Obj.objgen == each.objgen


def test_a_form_can_be_filled_in_and_saved() -> None:
    (data,) = fillable(1)
    with pikepdf.open(BytesIO(data)) as pdf:
        for each in pdf.Root.AcroForm.Fields:
            if str(each.T) == "received":
                each.V = each.AS = pikepdf.Name.Yes
        out = BytesIO()
        pdf.save(out)
    before, after = (np.array(rendered(each, 0)) for each in (data, out.getvalue()))
    changed = np.argwhere(before != after)
    height, width = changed.max(axis=0) - changed.min(axis=0)
    assert 0 < height < 20
    assert 0 < width < 20


def test_codes_are_read_and_boxes_stand_where_they_should_on_every_page() -> None:
    for copy, data in zip(copies(3), fillable(3), strict=True):
        picture = rendered(data, 0, 300)
        assert set(codes(picture)) == {copy.head, copy.sign}
        assert_as_laid_out(picture, copy.sign)


def test_a4_has_the_same_measures() -> None:
    (copy,) = copies(1)
    (data,) = factory.separate(form(charter=published("fr", paper="a4")), [copy], "pdf")
    assert_as_laid_out(rendered(data, 0, 300), copy.sign)


def test_the_fields_lie_on_their_boxes() -> None:
    (data,) = fillable(1)
    found = fields(data)
    for name, box in (("signature", SIGNATURE), ("signed_on", DATE)):
        left, bottom, right, top = (float(edge) * POINT for edge in found[name].Rect)
        assert abs(right - left - (box.right - box.left)) < 0.5
        assert abs(top - bottom - (box.bottom - box.top)) < 0.5


def test_two_runs_give_the_same_bytes_and_a_resumed_one_too() -> None:
    first = fillable(len(NAMES) + 2)
    assert fillable(len(NAMES) + 2) == first
    assert list(factory.separate(form(), list(copies(len(NAMES) + 2))[5:], "pdf")) == first[5:]
    assert printed(bundle(9)) == printed(bundle(9))


def test_a_bundle_has_its_cover_and_each_form_with_its_own_codes() -> None:
    given = bundle(12)
    data = printed(given)
    with pikepdf.open(BytesIO(data)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert len(pdf.pages) == 13
    cover = words(data)
    assert "Opérations" in cover
    assert "12 formulaires" in cover
    assert NAMES[0] in cover
    for place, (_, copy) in enumerate(given.copies, start=1):
        assert set(codes(rendered(data, place))) == {copy.head, copy.sign}
    assert_as_laid_out(rendered(data, 2, 300), given.copies[1][1].sign)
    assert "Renouvellement annuel" in words(data, 1)
    assert "New version of the charter" in words(data, 2)
    assert NAMES[0] in words(data, 1)


def test_a_long_list_goes_on_on_further_pages_and_says_every_name() -> None:
    given = bundle(90)
    data = printed(given)
    with pikepdf.open(BytesIO(data)) as pdf:
        sheets = len(pdf.pages) - 90
    assert sheets == 3
    said = "".join(words(data, page) for page in range(sheets))
    assert all(f"Personne {number}" in said for number in range(len(NAMES), 90))
    # A page of names that comes back with the forms is known by itself.
    assert [set(codes(rendered(data, page))) for page in range(sheets)] == [{COVER}] * sheets


def test_without_a_title_there_is_no_cover() -> None:
    with pikepdf.open(BytesIO(printed(bundle(2, title="")))) as pdf:
        assert len(pdf.pages) == 2


def test_many_changes_take_another_page_and_both_codes_are_found() -> None:
    many = tuple(f"Changement {number}, qui tient sur une ligne." for number in range(40))
    (copy,) = copies(1)
    given = form("fr", "new_version", changes=many)
    (data,) = factory.separate(given, [copy], "pdf")
    bundled = printed(FormBundle("fr", "", (given,), [(0, copy)], bundle(1).as_of, ""))
    for each in (data, bundled):
        with pikepdf.open(BytesIO(each)) as pdf:
            assert len(pdf.pages) == 2
        assert set(codes(rendered(each, 0))) == {copy.head}
        assert set(codes(rendered(each, 1))) == {copy.sign}
