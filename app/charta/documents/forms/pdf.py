"""Fillable PDF forms, a file for each person: laid out once, then finished copy by copy.

The fields are `received read whom understood optional rights no_waiver changes profile` (boxes to tick, of
the value `Yes` when ticked), `delivery_1` to `delivery_3` (boxes too), `session` or `last_training`,
`comment`, `signature` (for a digital signature), `signed_on`, `signed_name` (typed instead of a signature),
`received_by`, `received_on`, `refused`, `witness` and `refusal_note`. Two cannot be changed: `name`, and
`charta_code`, which is not shown and holds the text of the code beside the signature. A form has those that
its occasion asks for.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, Final

from charta.documents.composing import Composer
from charta.documents.forms.codes import CodePress
from charta.documents.forms.composing import compose_form, on_one_line
from charta.documents.forms.pdf_codes import code_object, code_places
from charta.documents.forms.pdf_fields import FieldMaker
from charta.documents.forms.pdf_fonts import form_font
from charta.documents.forms.pdf_layout import (
    NAME_HEIGHT,
    NAME_SIZES,
    Spot,
    Typesetter,
    form_source,
    page_height,
)
from charta.documents.forms.pdf_names import TextBox, TextDrawer
from charta.documents.forms.pdf_objects import Copier, PdfWriter, text_string
from charta.domain.printed_people import FormCopy, PrintedForm

if TYPE_CHECKING:
    import pikepdf

_CODE_FIELD: Final = "charta_code"


def pdf_copies(composer: Composer, form: PrintedForm, copies: Iterable[FormCopy]) -> Iterator[bytes]:
    """Yield the file of each copy."""
    laid_out = FillableForm(composer, form)
    for copy in copies:
        yield laid_out.copy(copy)


class FillableForm:
    """A form laid out once: everything that is the same in each copy is written already."""

    def __init__(self, composer: Composer, form: PrintedForm) -> None:
        import pikepdf

        document = compose_form(composer, form, on_screen=True)
        source, typesetter = form_source(document), Typesetter()
        spots = typesetter.spots(source, page_height(document.paper))
        self._press = CodePress()
        name = next(spot for spot in spots if spot.kind == "name")
        font = form_font("Bold")
        box = TextBox(name.right - name.left, NAME_HEIGHT, NAME_SIZES)
        self._names = TextDrawer(typesetter, font, box, document.created)
        constant = BytesIO()
        writer = PdfWriter(constant)
        # What is personal has its numbers before anything names it.
        self._name, self._code, self._head, self._sign, typed = (writer.reserve() for _ in range(5))
        with pikepdf.open(BytesIO(typesetter.pdf(source, document.created, tagged=True))) as pdf:
            typed_font = pdf.make_indirect(pikepdf.Dictionary())
            fields = _with_fields(pdf, spots, typed_font)
            places = code_places(pdf)
            known = {
                fields[name.name].objgen: self._name,
                fields[_CODE_FIELD].objgen: self._code,
                places["head"].objgen: self._head,
                places["sign"].objgen: self._sign,
                typed_font.objgen: typed,
            }
            copier = Copier(writer, known)
            self._root = copier.copied(pdf.Root)
            self._info = b"/Info %b" % copier.text(pdf.trailer.Info)
            self._name_field, self._code_field = (
                copier.inside(fields[each]) for each in (name.name, _CODE_FIELD)
            )
        form_font("Regular").write(writer, typed)
        self._bold = writer.reserve()
        font.write(writer, self._bold)
        self._constant, self._state = constant.getvalue(), writer.state()

    def copy(self, copy: FormCopy) -> bytes:
        """Return the file for one person."""
        target = BytesIO()
        target.write(self._constant)
        writer = PdfWriter(target, self._state)
        shown = text_string(on_one_line(copy.person.name))
        drawn = self._names.write(writer, self._bold, copy.person.name)
        field = b"<<%b/V %b/TU %b/AP<</N %d 0 R>>>>" % (self._name_field, shown, shown, drawn)
        writer.put(self._name, field)
        writer.put(self._code, b"<<%b/V %b>>" % (self._code_field, text_string(copy.sign)))
        writer.put(self._head, code_object(self._press.pixels(copy.head)))
        writer.put(self._sign, code_object(self._press.pixels(copy.sign)))
        identity = sha256(f"{copy.head}\n{copy.person.name}".encode("utf-8", "replace")).digest()[:16]
        writer.close(self._root, self._info, identity)
        return target.getvalue()


def _with_fields(
    pdf: "pikepdf.Pdf", spots: Iterable[Spot], font: "pikepdf.Object"
) -> dict[str, "pikepdf.Object"]:
    """Add all fields; return those that are personal, by name."""
    maker = FieldMaker(pdf, font)
    personal = {}
    for spot in spots:
        if spot.kind == "name":
            personal[spot.name] = maker.fixed(spot)
        elif spot.kind == "code":
            continue
        else:
            maker.add(spot)
    personal[_CODE_FIELD] = maker.hidden(_CODE_FIELD, 0)
    return personal
