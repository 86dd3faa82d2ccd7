import tracemalloc
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import numpy as np
import pytest
import zxingcpp
from PIL import Image

from charta.documents.forms.factory import MOST_IN_WORD, FormFactory
from charta.domain.form_layout import CODE_SIDE, DATE, SIGNATURE
from charta.domain.printed_people import FormBundle, FormCopy
from charta.errors import TooManyForms, UnknownFormat
from documents.forms_samples import CHANGES, COVER, NAMES, bundle, copies, form
from documents.word_checks import W, assert_valid, lines, names, part

TWIP = 25.4 / 1440
EMU = 25.4 / 914_400
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
MAIN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
factory = FormFactory()


def made(count: int, language: str = "fr", occasion: str = "onboarding") -> list[bytes]:
    return list(factory.separate(form(language, occasion), copies(count, language), "docx"))


def printed(given: FormBundle) -> bytes:
    out = BytesIO()
    *_, last = factory.combined(given, "docx", out)
    assert last == len(given.copies)
    return out.getvalue()


def shown(name: str) -> str:
    return name if name.isprintable() else " ".join(name.replace("\x00", "\u2400").split())


def texts(png: bytes) -> set[str]:
    picture = np.pad(np.array(Image.open(BytesIO(png)).convert("L")), 20, constant_values=255)
    return {found.text for found in zxingcpp.read_barcodes(picture)}


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("occasion", ["onboarding", "annual", "new_version"])
def test_every_form_is_valid_and_says_what_it_is_for(language: str, occasion: str, tmp_path: Path) -> None:
    (data,) = made(1, language, occasion)
    assert_valid(data, tmp_path)
    said = "\n".join(lines(data))
    assert NAMES[0] in said
    assert "3f2a 9b1c 77de 0a42" in said
    assert ("0.9" in said) == (occasion != "onboarding")
    assert all((change in said) == (occasion != "onboarding") for change in CHANGES[language])


def test_names_print_literally_and_files_stay_valid(tmp_path: Path) -> None:
    for name, data in zip(NAMES, made(len(NAMES)), strict=True):
        assert shown(name) in lines(data)
        assert_valid(data, tmp_path)
        with ZipFile(BytesIO(data)) as package:
            assert package.testzip() is None


def test_nothing_personal_but_the_name_is_in_a_file() -> None:
    (copy,) = copies(1)
    (data,) = factory.separate(form(), [copy], "docx")
    with ZipFile(BytesIO(data)) as package:
        held = {name: package.read(name) for name in package.namelist()}
    assert not [name for name, text in held.items() if copy.person.department.split()[0].encode() in text]
    named = copy.person.name.encode()
    assert [name for name, text in held.items() if named in text] == ["word/document.xml"]


def test_each_file_has_its_own_codes() -> None:
    for copy, data in zip(copies(12), made(12), strict=True):
        with ZipFile(BytesIO(data)) as package:
            (picture,) = (name for name in package.namelist() if name.startswith("word/media/"))
            assert texts(package.read(picture)) == {copy.head, copy.sign}


def test_two_runs_give_the_same_bytes_and_a_resumed_one_too() -> None:
    first, later = made(12), list(factory.separate(form(), list(copies(12))[7:], "docx"))
    assert made(12) == first
    assert later == first[7:]


def test_word_has_the_measures_of_the_layout() -> None:
    (data,) = made(1)
    root = part(data)
    table = next(table for table in root.iter(f"{W}tbl") if list(table.iter(f"{DRAWN}inline")))
    edges = np.cumsum([int(str(column.get(f"{W}w"))) * TWIP for column in table.iter(f"{W}gridCol")]) - 4
    assert np.allclose(edges, [SIGNATURE.left, SIGNATURE.right, DATE.right], atol=0.05)
    height = next(table.iter(f"{W}trHeight"))
    assert height.get(f"{W}hRule") == "exact"
    assert abs(int(str(height.get(f"{W}val"))) * TWIP - (SIGNATURE.bottom - SIGNATURE.top)) < 0.05
    for extent in root.iter(f"{DRAWN}extent"):
        assert abs(int(str(extent.get("cx"))) * EMU - CODE_SIDE) < 0.01
        assert extent.get("cx") == extent.get("cy")
    boxes = [cell for cell in table.iter(f"{W}tc") if cell.find(f"{W}tcPr/{W}tcBorders") is not None]
    assert len(boxes) == 2
    assert not "".join("".join(cell.itertext()) for cell in boxes).strip()


def test_a_bundle_is_one_valid_file_with_a_cover_and_each_form_on_its_page(tmp_path: Path) -> None:
    given = bundle(12)
    data = printed(given)
    assert_valid(data, tmp_path)
    document = docx.Document(BytesIO(data))
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert [row[0] for row in rows[2:]] == [str(number) for number in range(1, 13)]
    assert [row[1] for row in rows[2:]] == [shown(copy.person.name) for _, copy in given.copies]
    assert {row[2] for row in rows[2:]} == {"Opérations & cie"}
    root = part(data)
    assert len(list(root.iter(f"{W}pageBreakBefore"))) == 12
    said = lines(data)
    assert said.count("Renouvellement annuel") == said.count("New version of the charter") == 6
    assert "12 formulaires" in "\n".join(said)


def test_every_page_of_a_bundle_shows_the_codes_of_its_own_person() -> None:
    given = bundle(12)
    data = printed(given)
    targets = {
        str(each.get("Id")): str(each.get("Target")) for each in part(data, "word/_rels/document.xml.rels")
    }
    _, *embedded = (str(blip.get(f"{REL}embed")) for blip in part(data).iter(f"{MAIN}blip"))
    assert len(set(embedded)) == 12
    with ZipFile(BytesIO(data)) as package:
        assert package.testzip() is None
        pictures = [package.read(f"word/{targets[each]}") for each in embedded[::2]]
    assert embedded[::2] == embedded[1::2]
    assert [texts(picture) for picture in pictures] == [{copy.head, copy.sign} for _, copy in given.copies]
    identities = [str(each.get("id")) for each in part(data).iter(f"{DRAWN}docPr")]
    assert len(set(identities)) == 25


def test_each_page_of_a_cover_sheet_has_its_code_and_its_head(tmp_path: Path) -> None:
    data = printed(bundle(90))
    assert_valid(data, tmp_path)
    table = next(part(data).iter(f"{W}tbl"))
    repeated = [row for row in table.iter(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is not None]
    assert repeated == list(table.iter(f"{W}tr"))[:2]
    said = ["".join(map(str, row.itertext())) for row in repeated]
    assert "Formulaires à remettre" in said[0]
    assert "90 formulaires" in said[0]
    # A floating picture would stand on the first page only.
    (drawn,) = repeated[0].iter(f"{W}drawing")
    assert [child.tag for child in drawn] == [f"{DRAWN}inline"]
    (blip,) = drawn.iter(f"{MAIN}blip")
    (target,) = (
        str(each.get("Target"))
        for each in part(data, "word/_rels/document.xml.rels")
        if each.get("Id") == blip.get(f"{REL}embed")
    )
    with ZipFile(BytesIO(data)) as package:
        assert texts(package.read(f"word/{target}")) == {COVER}
    after = table.getnext()
    assert after is not None
    assert after.find(f"{W}pPr/{W}pageBreakBefore") is not None


def test_a_form_on_paper_has_no_controls_and_no_cover_without_a_title(tmp_path: Path) -> None:
    data = printed(bundle(2, title=""))
    assert_valid(data, tmp_path)
    assert not list(part(data).iter(f"{W}sdt"))
    assert lines(data)[0] == "Renouvellement annuel"
    assert "word/media/code2.png" in names(data)


def test_a_bundle_twice_is_the_same() -> None:
    assert printed(bundle(9)) == printed(bundle(9))


def test_memory_does_not_grow_with_the_number_of_forms() -> None:
    class Sink(BytesIO):
        def write(self, data: bytes) -> int:  # type: ignore[override]
            return len(data)

    def peak(count: int) -> int:
        tracemalloc.start()
        given = bundle(count)
        tracemalloc.reset_peak()
        before = tracemalloc.get_traced_memory()[0]
        for _ in factory.combined(given, "docx", Sink()):
            pass
        found = tracemalloc.get_traced_memory()[1] - before
        tracemalloc.stop()
        return found

    peak(20)
    few, many = peak(100), peak(1100)
    # What a zip file tells of its members, and parts of codes that are kept.
    assert many - few < 1000 * 2500


def test_separate_files_are_made_one_at_a_time() -> None:
    asked: list[int] = []

    def given() -> Iterator[FormCopy]:
        for place, copy in enumerate(copies(100)):
            asked.append(place)
            yield copy

    files = factory.separate(form(), given(), "docx")
    next(files)
    assert asked == [0]
    next(files)
    assert asked == [0, 1]


def test_too_many_forms_for_one_word_file_are_refused_before_anything_is_written() -> None:
    placed = [(0, next(copies(1)))] * (MOST_IN_WORD + 1)
    given = FormBundle("fr", "Tous", (form(),), placed, bundle(1).as_of, COVER)
    out = BytesIO()
    with pytest.raises(TooManyForms):
        factory.combined(given, "docx", out)
    assert not out.getvalue()


@pytest.mark.parametrize("format_", ["html", "md", ""])
def test_other_formats_are_refused(format_: str) -> None:
    with pytest.raises(UnknownFormat):
        factory.separate(form(), [], format_)
    with pytest.raises(UnknownFormat):
        factory.combined(bundle(1), format_, BytesIO())
