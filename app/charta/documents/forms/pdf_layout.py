"""Where everything personal and every field stands on the pages of a form, as Typst lays it out."""

import json
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal, cast

from charta.documents.blocks import Document
from charta.documents.typst_source import typst_source
from charta.domain.form_layout import CODE_SIDE
from charta.paths import resources

if TYPE_CHECKING:
    import typst

Standard = Literal["ua-1", "a-2b"]

NAME_HEIGHT: Final = 26.0
"""Points that the printed name may take."""
NAME_SIZES: Final = (15.0, 13.0, 11.0, 9.0, 8.0, 7.0, 6.0, 5.0, 4.0)
"""The sizes of its letters, of which it has the largest that fits."""
_SPOTS: Final = """
#let spot(kind, name, label, width, height) = place(top + left, context {
  let at = here().position()
  [#metadata((kind: kind, name: name, label: label, page: at.page, x: at.x.pt(), y: at.y.pt(),
    width: width.to-absolute().pt(), height: height.to-absolute().pt()))<field>]
})
"""
_FIELDS: Final = f"""
#let room(kind, name, label, height) = layout(size => box(width: size.width, height: height,
  spot(kind, name, label, size.width, height)))
#let tickbox(mark, name: "", label: "") = box(width: 9pt, height: 9pt, baseline: 1pt, stroke: 0.75pt + rule,
  spot("check", name, label, 9pt, 9pt)) + h(1pt)
#let answer(label, height, body, name: "", kind: "text") = block(
  width: 100%, stroke: (bottom: 0.5pt + rule), inset: (bottom: 1pt), spacing: 0.4em,
  stack(spacing: 2pt, text(size: 0.8em, fill: quiet, label), room(kind, name, label, calc.max(height, 14pt))))
#let printedname(body) = block(width: 100%, height: {NAME_HEIGHT}pt, above: 0.4em, below: 0.8em,
  room("name", "name", "", {NAME_HEIGHT}pt))
#let code(place, alt) = {{
  let side = {CODE_SIDE}mm
  let stand-in = bytes(if place == "head" {{ (1,) }} else {{ (2,) }})
  box(width: side, height: side, {{
    spot("code", place, alt, side, side)
    image(stand-in, format: (encoding: "luma8", width: 1, height: 1), alt: alt, width: side, height: side)
  }})
}}
#let penbox(name, label) = rect(width: 100%, height: 100%, inset: 0pt, stroke: 0.75pt, layout(size =>
  box(width: size.width, height: size.height, spot("sign", name, label, size.width, size.height))))
"""


@dataclass(frozen=True)
class Spot:
    """A place on a page, in points from the lower left corner; `page` counts from 0.

    `kind` is that of a field (`blocks.FieldKind`), 'name', 'code' with the name 'head' or 'sign', or 'end'.
    """

    kind: str
    name: str
    label: str
    page: int
    left: float
    bottom: float
    right: float
    top: float


class Typesetter:
    """Compiles Typst sources with the fonts of Charta, or with the system's where those lack a character.

    A compiler that is used again forgets what it no longer needs; a new one for each source never does.
    """

    @cached_property
    def _own(self) -> "typst.Compiler":
        return _compiler(with_system_fonts=False)

    @cached_property
    def _system(self) -> "typst.Compiler":
        return _compiler(with_system_fonts=True)

    def pdf(self, source: str, created: datetime, *, tagged: bool) -> bytes:
        """Return the PDF; a text that no font at hand can draw leaves it without a standard."""
        import typst

        # It is asked for a standard even where none is promised, because that finds missing characters.
        standard: Standard = "ua-1" if tagged else "a-2b"
        try:
            return _compiled(self._own, source, created, standard, tagged=tagged)
        except typst.TypstError:
            pass
        try:
            return _compiled(self._system, source, created, standard, tagged=tagged)
        except typst.TypstError:
            return _compiled(self._system, source, created, None, tagged=tagged)

    def spots(self, source: str, height: float) -> tuple[Spot, ...]:
        """Return what a source marks on its pages, which are `height` points high."""
        import typst

        found = typst.query(
            source.encode(),
            "<field>",
            field="value",
            font_paths=_fonts(system=False),
            ignore_system_fonts=True,
        )
        return tuple(
            Spot(
                kind=spot["kind"],
                name=spot["name"],
                label=spot["label"],
                page=spot["page"] - 1,
                left=spot["x"],
                bottom=height - spot["y"] - spot["height"],
                right=spot["x"] + spot["width"],
                top=height - spot["y"],
            )
            for spot in json.loads(found)
        )


def _fonts(*, system: bool) -> "typst.Fonts":
    import typst

    return typst.Fonts(include_system_fonts=system, font_paths=[resources() / "fonts"])


def _compiler(*, with_system_fonts: bool) -> "typst.Compiler":
    import typst

    return typst.Compiler(b"", font_paths=_fonts(system=with_system_fonts), ignore_system_fonts=True)


def _compiled(
    compiler: "typst.Compiler", source: str, created: datetime, standard: "Standard | None", *, tagged: bool
) -> bytes:
    made = compiler.compile(
        source.encode(), format="pdf", pdf_standards=standard, pdf_tags=tagged, timestamp=created
    )
    return cast("bytes", made)  # one file, as every PDF is; pictures may be several


def page_height(paper: str) -> float:
    """Return how high a page of this paper is, in points."""
    return 841.89 if paper == "a4" else 792.0


def form_source(document: Document) -> str:
    """Return the Typst source of a form whose name, codes and fields are left open."""
    return typst_source(document, _SPOTS + _FIELDS)


def cover_source(document: Document) -> str:
    """Return the Typst source of a cover sheet; the place 'end' is where it ends."""
    end = '#block(width: 100%, spacing: 0pt, spot("end", "end", "", 1pt, 0pt))'
    return f"{form_source(document)}\n{end}\n"
