import base64
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.mini import MiniContent
from charta import paths
from charta.catalog import load_catalogue
from charta.domain.catalogue import Catalogue
from charta.domain.fields import normalise
from charta.errors import AnswersFileError, UnreadableImage
from charta.exchange.answers_toml import LOGO_LIMIT, SIZE_LIMIT, read_answers, write_answers
from charta.services.answers import AnswerSet
from domain.strategies import catalogue_answers

PNG = b"\x89PNG\r\n\x1a\n some bytes"
JPEG = b"\xff\xd8\xff some bytes"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(paths.resources())


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """Return a catalogue with a field and a column of every type."""
    return load_catalogue(MiniContent(tmp_path_factory.mktemp("small")).resources)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("answers") / "answers.toml"


def read(file: Path, text: str) -> AnswerSet:
    file.write_bytes(text.encode())
    return read_answers(file)


def stored(catalogue: Catalogue, answers: AnswerSet) -> dict[str, dict[str, object]]:
    return {
        sheet: {
            field: normalise(sheet, catalogue.sheet(sheet).field(field), raw, catalogue.languages)
            for field, raw in given_.items()
        }
        for sheet, given_ in answers.sheets.items()
    }


# -- both ways --------------------------------------------------------------------------------------------


@settings(max_examples=150)
@given(data=st.data())
def test_any_answers_read_as_they_were_written(data: st.DataObject, catalogue: Catalogue, file: Path) -> None:
    answers = data.draw(catalogue_answers(catalogue))
    sections = data.draw(
        st.none() | st.lists(st.sampled_from([section.id for section in catalogue.sections]), unique=True)
    )
    logo = data.draw(st.none() | st.binary(min_size=1, max_size=40))
    text = write_answers(catalogue, AnswerSet(answers, sections, logo))
    again = read(file, text)
    assert {sheet: given_ for sheet, given_ in stored(catalogue, again).items() if given_} == answers
    assert again.sections == (None if sections is None else tuple(sections))
    assert again.logo == logo
    assert write_answers(catalogue, AnswerSet(stored(catalogue, again), again.sections, again.logo)) == text


@settings(max_examples=60)
@given(data=st.data())
def test_every_type_of_field_reads_as_it_was_written(
    data: st.DataObject, small: Catalogue, file: Path
) -> None:
    answers = data.draw(catalogue_answers(small))
    again = read(file, write_answers(small, AnswerSet(answers)))
    assert {sheet: given_ for sheet, given_ in stored(small, again).items() if given_} == answers


def test_a_charter_without_answers_gives_a_file_that_reads_as_none(catalogue: Catalogue, file: Path) -> None:
    text = write_answers(catalogue, AnswerSet({}))
    assert read(file, text) == AnswerSet({}, None, None, "")


def test_writing_follows_the_order_of_the_catalogue(catalogue: Catalogue) -> None:
    answers = {
        "S12": {"photos": "none", "clients": "never"},
        "organisation": {"size": "under_25", "name": "Exemple"},
    }
    text = write_answers(catalogue, AnswerSet(answers, ["S12", "S01"]))
    places = [
        text.index(word)
        for word in ("sections", "[organisation]", "name", "size", "[S12]", "clients", "photos")
    ]
    assert places == sorted(places)


def test_dates_and_long_texts_are_written_for_people(catalogue: Catalogue) -> None:
    rows = ({"period": {"en": "Results"}, "starts": "2027-01-15"},)
    answers = {"S12": {"quiet_periods": rows}, "S01": {"foreword": {"en": "First line.\nSecond line."}}}
    text = write_answers(catalogue, AnswerSet(answers))
    assert "starts = 2027-01-15" in text
    assert '"""\nFirst line.\nSecond line."""' in text


def test_what_the_catalogue_does_not_have_is_left_out(catalogue: Catalogue) -> None:
    answers = {"S99": {"x": "y"}, "S12": {"gone": "y"}}
    assert write_answers(catalogue, AnswerSet(answers)) == ""


def test_an_answer_that_is_not_in_its_stored_form_is_a_mistake_of_the_caller(catalogue: Catalogue) -> None:
    with pytest.raises(TypeError, match="photos"):
        write_answers(catalogue, AnswerSet({"S12": {"photos": 1.5}}))


# -- reading ----------------------------------------------------------------------------------------------


def test_answers_keep_the_order_of_the_file(file: Path) -> None:
    answers = read(file, '[S12]\nb = "x"\na = 2027-01-15\n[S01]\nz = ["y"]\n')
    assert list(answers.sheets) == ["S12", "S01"]
    assert list(answers.sheets["S12"].items()) == [("b", "x"), ("a", date(2027, 1, 15))]


def test_a_byte_order_mark_is_not_a_mistake(file: Path) -> None:
    file.write_bytes('\ufeffsections = ["S01"]\n'.encode())
    assert read_answers(file).sections == ("S01",)


def test_no_sections_and_an_empty_list_of_sections_differ(file: Path) -> None:
    assert read(file, "").sections is None
    assert read(file, "sections = []").sections == ()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[S12", "end of document"),
        ("a = 1\na = 2\n", "line 2"),
        ('S12 = "x"', "such as \\[S12\\]"),
        ('sections = "S12"', "sections"),
        ("sections = [12]", "sections"),
        ("[organisation]\nlogo = 3", "logo"),
        ('[organisation]\nlogo = "/etc/hostname"', "relative"),
        ("x = " + "[" * 5000, "nested"),
        ("x = " + "9" * 5000, "digits"),
        ("x = 2027-13-01", "line 1|month"),
        ("#" * (SIZE_LIMIT + 1), "5 MB"),
    ],
    ids=lambda value: value[:24],
)
def test_a_file_that_holds_no_answers_is_refused_with_its_name(file: Path, text: str, problem: str) -> None:
    with pytest.raises(AnswersFileError, match=problem) as caught:
        read(file, text)
    assert str(file) in str(caught.value)


def test_a_file_that_is_not_there_or_no_file_is_refused(tmp_path: Path) -> None:
    for path, problem in ((tmp_path, "a folder or a device"), (tmp_path / "absent.toml", "no such file")):
        with pytest.raises(AnswersFileError, match=problem):
            read_answers(path)


def test_a_file_that_is_not_utf_8_is_refused(file: Path) -> None:
    file.write_bytes('[S12]\na = "é"'.encode("latin-1"))
    with pytest.raises(AnswersFileError, match="UTF-8"):
        read_answers(file)


# -- the logo ---------------------------------------------------------------------------------------------


def test_the_logo_is_found_beside_the_file_and_stands_apart(file: Path) -> None:
    (file.parent / "logo.png").write_bytes(PNG)
    answers = read(file, '[organisation]\nname = "x"\nlogo = "logo.png"')
    assert (answers.logo, answers.logo_name) == (PNG, "logo.png")
    assert answers.sheets == {"organisation": {"name": "x"}}


@pytest.mark.parametrize(("data", "kind"), [(PNG, "png"), (JPEG, "jpeg")])
def test_the_logo_may_stand_in_the_file(catalogue: Catalogue, file: Path, data: bytes, kind: str) -> None:
    text = write_answers(catalogue, AnswerSet({}, logo=data))
    assert f"data:image/{kind};base64," in text
    assert read(file, text).logo == data


def test_a_logo_may_be_broken_into_lines(file: Path) -> None:
    payload = base64.encodebytes(PNG * 20).decode()
    answers = read(file, f'[organisation]\nlogo = """data:image/png;base64,\n{payload}"""')
    assert answers.logo == PNG * 20


def test_an_empty_logo_is_none(file: Path) -> None:
    assert read(file, '[organisation]\nlogo = ""').logo is None


@pytest.mark.parametrize(
    "logo",
    [
        "absent.png",
        ".",
        "data:image/svg+xml;base64,AAAA",
        "data:image/png,AAAA",
        "data:image/png;base64,A*A=",
        "data:image/png;base64,AAA",
    ],
)
def test_a_logo_that_cannot_be_had_is_refused(file: Path, logo: str) -> None:
    with pytest.raises(UnreadableImage):
        read(file, f'[organisation]\nlogo = "{logo}"')


def test_a_logo_beyond_2_mb_is_refused(file: Path) -> None:
    (file.parent / "huge.png").write_bytes(b"x" * (LOGO_LIMIT + 1))
    with pytest.raises(UnreadableImage, match=r"huge\.png"):
        read(file, '[organisation]\nlogo = "huge.png"')
    payload = base64.b64encode(b"x" * (LOGO_LIMIT + 1)).decode()
    with pytest.raises(UnreadableImage, match=r"organisation\.logo"):
        read(file, f'[organisation]\nlogo = "data:image/png;base64,{payload}"')
