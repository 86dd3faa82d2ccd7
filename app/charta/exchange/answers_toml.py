"""The answers file: what `charta new --answers` reads and `charta answers` writes.

    sections = ["S01", "S12"]          # absent: the sections that belong to every charter

    [organisation]
    name = "Example"
    logo = "logo.png"                  # beside this file, or data:image/png;base64,...

    [S12.client_contact]               # a text that is given in each language
    fr = "l’équipe des communications"
    en = "the communications team"

Reading keeps the answers as they are written; whether they fit is judged when they are taken in.
"""

import base64
import binascii
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Final, TypeAlias

import tomli_w

from charta.domain.catalogue import Catalogue, Sheet
from charta.domain.fields import Column, Field, FieldType
from charta.domain.text import clean_line
from charta.errors import N_, AnswersFileError, Marked, UnreadableImage
from charta.services.answers import AnswerSet
from charta.services.reading import ORGANISATION

SIZE_LIMIT: Final = 5_000_000
LOGO_LIMIT: Final = 2_000_000
SECTIONS: Final = "sections"
LOGO: Final = "logo"
_DATA: Final = "data:image/"
_DATA_TYPES: Final = ("data:image/png;base64", "data:image/jpeg;base64")

_Toml: TypeAlias = "str | int | date | list[str] | dict[str, _Toml] | list[dict[str, _Toml]]"


# -- reading ----------------------------------------------------------------------------------------------


def read_answers(path: Path) -> AnswerSet:
    """Return the raw answers of a file, in its order.

    Raises `AnswersFileError` for a file that is no such thing, and `UnreadableImage` for a logo that cannot
    be had; whether its bytes are a picture is not judged here.
    """
    content = _parsed(path)
    sections = _sections(path, content.pop(SECTIONS, None))
    sheets: dict[str, dict[str, object]] = {}
    for sheet, answers in content.items():
        if not isinstance(answers, dict):
            raise AnswersFileError(
                path=path, problem=Marked(N_("answers stand under the name of their section, such as [S12]"))
            )
        sheets[sheet] = answers
    logo = sheets.get(ORGANISATION, {}).pop(LOGO, None)
    if logo is None or logo == "":
        return AnswerSet(sheets, sections)
    if not isinstance(logo, str):
        raise AnswersFileError(
            path=path, problem=Marked(N_("the logo is given as the name of a picture file"))
        )
    if logo.startswith(_DATA):
        return AnswerSet(sheets, sections, _decoded(logo), f"{ORGANISATION}.{LOGO}")
    return AnswerSet(sheets, sections, _picture(path, logo), Path(logo).name)


def _parsed(path: Path) -> dict[str, object]:
    if not path.is_file():
        missing = not path.exists()
        problem = N_("there is no such file") if missing else N_("it is a folder or a device, not a file")
        raise AnswersFileError(path=path, problem=Marked(problem))
    try:
        with path.open("rb") as source:
            data = source.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise AnswersFileError(path=path, problem=error.strerror) from error
    if len(data) > SIZE_LIMIT:
        raise AnswersFileError(path=path, problem=Marked(N_("it is larger than 5 MB")))
    try:
        # Some editors of Windows mark UTF-8 with three bytes that TOML does not know.
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise AnswersFileError(path=path, problem=Marked(N_("it is not in UTF-8"))) from error
    except ValueError as error:
        raise AnswersFileError(path=path, problem=str(error)) from error
    except RecursionError:
        raise AnswersFileError(path=path, problem=Marked(N_("its lists are nested too deeply"))) from None


def _sections(path: Path, raw: object) -> tuple[str, ...] | None:
    if raw is None:
        return None
    if isinstance(raw, list) and all(isinstance(entry, str) for entry in raw):
        return tuple(raw)
    raise AnswersFileError(path=path, problem=Marked(N_('“sections” is a list such as ["S01"]')))


def _decoded(uri: str) -> bytes:
    kind, _, payload = uri.partition(",")
    place = f"{ORGANISATION}.{LOGO}"
    if kind not in _DATA_TYPES:
        raise UnreadableImage(path=place)
    try:
        return _within_limit(base64.b64decode("".join(payload.split()), validate=True), place)
    except binascii.Error as error:
        raise UnreadableImage(path=place) from error


def _picture(path: Path, name: str) -> bytes:
    # An absolute path could make another computer of the network be asked for the picture.
    if Path(name).anchor:
        raise AnswersFileError(path=path, problem=Marked(N_("the logo’s path must be relative to this file")))
    file = path.parent / clean_line(name)
    try:
        # A pipe or a device would be waited for.
        if not file.is_file():
            raise UnreadableImage(path=file)
        with file.open("rb") as source:
            return _within_limit(source.read(LOGO_LIMIT + 1), str(file))
    except OSError as error:
        raise UnreadableImage(path=file) from error


def _within_limit(data: bytes, place: str) -> bytes:
    if len(data) > LOGO_LIMIT:
        raise UnreadableImage(path=place)
    return data


# -- writing ----------------------------------------------------------------------------------------------


def write_answers(catalogue: Catalogue, answers: AnswerSet) -> str:
    """Return the answers file that reads as `answers`, which are in their stored form.

    Sheets and fields come in the order of the catalogue; what it does not have is left out, since the file
    could not be taken in again.
    """
    content: dict[str, _Toml] = {}
    if answers.sections is not None:
        content[SECTIONS] = list(answers.sections)
    for sheet in (*catalogue.sheets, *catalogue.sections):
        table = _table(sheet, answers.sheets.get(sheet.id, {}))
        if sheet.id == ORGANISATION and answers.logo is not None:
            table[LOGO] = _data_uri(answers.logo)
        if table:
            content[sheet.id] = table
    return tomli_w.dumps(content, multiline_strings=True)


def _table(sheet: Sheet, given: Mapping[str, object]) -> dict[str, _Toml]:
    return {
        field.id: _written(field, given[field.id])
        for field in sheet.fields
        if field.type is not FieldType.IMAGE and given.get(field.id) is not None
    }


def _written(field: Field | Column, value: object) -> _Toml:
    match value:
        case str() if field.type is FieldType.DATE:
            return date.fromisoformat(value)
        case str() | int():
            return value
        case Mapping():
            return {str(language): str(text) for language, text in value.items()}
        case tuple() if isinstance(field, Field) and field.type is FieldType.ROWS:
            return [_row(field, row) for row in value if isinstance(row, Mapping)]
        case tuple():
            return [str(entry) for entry in value]
        case _:
            raise TypeError(f"{field.id} is not in its stored form")


def _row(field: Field, row: Mapping[str, object]) -> dict[str, _Toml]:
    return {column.id: _written(column, row[column.id]) for column in field.columns if column.id in row}


def _data_uri(data: bytes) -> str:
    kind = "jpeg" if data.startswith(b"\xff\xd8") else "png"
    return f"{_DATA}{kind};base64,{base64.b64encode(data).decode('ascii')}"
