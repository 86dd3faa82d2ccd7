"""Fillable PDF forms that come back: their fields, the page as it was filled, and a digital signature."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pikepdf

from charta.domain.scans import DigitalSignature, ReturnedForm, ScannedPage
from charta.errors import N_
from charta.exchange.scans.pages import FileRefused, PageRefused
from charta.exchange.scans.pdf_weight import check

if TYPE_CHECKING:
    from collections.abc import Iterable

    from charta.exchange.scans.codes import FoundCode
    from charta.exchange.scans.pages import Page
    from charta.exchange.scans.pdf_drawing import Drawing

CODE: Final = "charta_code"
SIGNATURE: Final = "signature"
SIZE_LIMIT: Final = 50_000_000
_FIELDS: Final = 500
_PAGES: Final = 6
"""A form is on one page; what is bound together with others is read page by page."""
_DEEP: Final = 8
_LENGTH: Final = 2_000
_LARGE: Final = N_("it is larger than 50 MB, which no form is")
_SAYS: Final = 6
"""So many parts of a code say whose form it is."""


def is_form(pdf: pikepdf.Pdf) -> bool:
    """Tell whether a PDF is one fillable form of ours, by its fields.

    One that holds several forms is none: programs that join files make one field of all that have the same
    name, or forget all but the first, so that everybody's fields would say the same. Its pages are read as
    they look.
    """
    try:
        codes = [field for name, field in _fields(pdf) if name == CODE]
        if len(codes) != 1 or not _text(codes[0].get("/V")) or len(_kids(codes[0])) > 1:
            return False
        return len(pdf.pages) <= _PAGES and sum(map(_shows_code, pdf.pages)) <= 1
    except (pikepdf.PdfError, ValueError, TypeError):
        return False


def read(
    path: Path, pdf: pikepdf.Pdf, drawing: "Drawing", trusted: Path | None
) -> ReturnedForm | ScannedPage | None:
    """Return what a form says; None where another page of the file is somebody else's.

    A form that shows another code than it holds is a page with both. Raises `FileRefused` where it cannot
    be looked at.
    """
    from charta.exchange.scans import codes, geometry
    from charta.exchange.scans.showing import picture

    data = path.read_bytes()
    if len(data) > SIZE_LIMIT:
        raise FileRefused(_LARGE)
    fields = dict(_fields(pdf))
    code = _text(fields[CODE].get("/V"))
    shown = _page_of(pdf, fields.get(SIGNATURE, fields[CODE]))
    for number in range(len(pdf.pages)):
        if number != shown:
            other = codes.find(_drawn(pdf, data, number, drawing).image)
            if _others(other, code):
                return None
    page = _drawn(pdf, data, shown, drawing)
    seen = [found for found in codes.find(page.image) if found.place is not None]
    turned = geometry.upright(seen[0].corners) if seen else 0
    made = picture(page.image, page.dpi / 25.4, turned)
    if _others(seen, code):
        return ScannedPage(1, (code, *(found.text for found in seen)), None, None, made, turned)
    return ReturnedForm(code, _values(fields), made, _signature(data, fields.get(SIGNATURE), trusted))


def _others(found: "Iterable[FoundCode]", code: str) -> bool:
    """Tell whether a code is among those found that is of another form."""
    return any(one.place is not None and _whose(one.text) != _whose(code) for one in found)


def _drawn(pdf: pikepdf.Pdf, data: bytes, number: int, drawing: "Drawing") -> "Page":
    """Return a page as it was filled in."""
    try:
        check(pdf.pages[number])
        return drawing.draw(data, number)
    except PageRefused as refused:
        raise FileRefused(refused.problem) from None


def _shows_code(page: pikepdf.Page) -> bool:
    """Tell whether the field of a code is on a page, whether or not the file's form names it."""
    annotations = page.obj.get("/Annots")
    return isinstance(annotations, pikepdf.Array) and any(
        isinstance(one, pikepdf.Dictionary) and _text(one.get("/T")).split(".")[-1].startswith(CODE)
        for one in annotations
    )


def _page_of(pdf: pikepdf.Pdf, field: pikepdf.Object) -> int:
    widgets = {widget.objgen for widget in (_kids(field) or [field])}
    for number, page in enumerate(pdf.pages):
        annotations = page.obj.get("/Annots")
        if isinstance(annotations, pikepdf.Array) and any(
            isinstance(one, pikepdf.Dictionary) and one.objgen in widgets for one in annotations
        ):
            return number
    return 0


def _signature(data: bytes, field: pikepdf.Object | None, trusted: Path | None) -> DigitalSignature | None:
    if field is None or not isinstance(field.get("/V"), pikepdf.Dictionary):
        return None
    from charta.exchange.digital_signatures import check_signature

    return check_signature(data, SIGNATURE, trusted)


def _values(fields: Mapping[str, pikepdf.Object]) -> dict[str, str]:
    """Return what was filled in, by the name of the field; ticked boxes are 'yes', empty fields left out."""
    values = {}
    for name, field in fields.items():
        value = field.get("/V")
        kind = field.get("/FT")
        if kind == "/Btn":
            said = "yes" if isinstance(value, pikepdf.Name) and value != "/Off" else ""
        else:
            said = _text(value)
        if said:
            values[name] = said
    return values


def _fields(pdf: pikepdf.Pdf) -> Iterator[tuple[str, pikepdf.Object]]:
    """Return every field that has a value of its own with its whole name; raise `FileRefused`."""
    form = pdf.Root.get("/AcroForm")
    top = form.get("/Fields") if isinstance(form, pikepdf.Dictionary) else None
    waiting = [("", field, 0) for field in top] if isinstance(top, pikepdf.Array) else []
    for _ in range(_FIELDS):
        if not waiting:
            return
        before, field, depth = waiting.pop()
        if not isinstance(field, pikepdf.Dictionary) or depth > _DEEP:
            continue
        part = _text(field.get("/T"))
        name = f"{before}.{part}" if before and part else before or part
        named = [kid for kid in _kids(field) if "/T" in kid]
        if named:
            waiting.extend((name, kid, depth + 1) for kid in named)
        else:
            yield name, field


def _kids(field: pikepdf.Object) -> list[pikepdf.Object]:
    kids = field.get("/Kids")
    return (
        [kid for kid in kids if isinstance(kid, pikepdf.Dictionary)]
        if isinstance(kids, pikepdf.Array)
        else []
    )


def _text(value: object) -> str:
    return str(value)[:_LENGTH] if isinstance(value, pikepdf.String) else ""


def _whose(code: str) -> tuple[str, ...]:
    return tuple(code.split("/")[:_SAYS])
