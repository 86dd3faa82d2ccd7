"""Adds the fields of a form to a tagged PDF, each with its tooltip and its place in the structure."""

from typing import TYPE_CHECKING, Final

from charta.documents.forms.pdf_layout import Spot

if TYPE_CHECKING:
    import pikepdf

_PRINTED: Final = 4
_HIDDEN: Final = 2
_READ_ONLY: Final = 1
_SEVERAL_LINES: Final = 1 << 12
_TICK: Final = b"q 0.122 0.161 0.2 RG 1.3 w 1 J 1.8 4.6 m 3.8 2.4 l 7.4 7.2 l S Q"
_BOX_SIDE: Final = 9


class FieldMaker:
    """Adds fields to one open PDF. `font` stands for the font of what is typed."""

    def __init__(self, pdf: "pikepdf.Pdf", font: "pikepdf.Object") -> None:
        import pikepdf

        self._pdf = pdf
        self._empty = self._drawing(b"", 1)
        self._tick = self._drawing(_TICK, _BOX_SIDE)
        self._form = pikepdf.Dictionary(
            Fields=pikepdf.Array(),
            DR=pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font)),
            DA=pikepdf.String("/F 9 Tf 0.122 0.161 0.2 rg"),
        )
        pdf.Root.AcroForm = pdf.make_indirect(self._form)
        self._form = pdf.Root.AcroForm

    def add(self, spot: Spot) -> None:
        """Add the field of a place; a place for a pen alone has none."""
        import pikepdf

        if spot.kind == "check":
            states = pikepdf.Dictionary(Yes=self._tick, Off=self._empty)
            self._widget(
                spot, FT=pikepdf.Name.Btn, V=pikepdf.Name.Off, AS=pikepdf.Name.Off, AP={"/N": states}
            )
        elif spot.name == "signature":
            self._widget(spot, FT=pikepdf.Name.Sig, AP={"/N": self._empty})
        elif spot.kind in ("text", "lines", "date") or spot.name == "signed_on":
            flags = _SEVERAL_LINES if spot.kind == "lines" else 0
            self._widget(spot, FT=pikepdf.Name.Tx, Ff=flags, DA=self._form.DA, AP={"/N": self._empty})

    def fixed(self, spot: Spot) -> "pikepdf.Object":
        """Add a field whose text nobody changes and that is shown; what it says is put in later."""
        import pikepdf

        return self._widget(spot, FT=pikepdf.Name.Tx, Ff=_READ_ONLY, DA=self._form.DA)

    def hidden(self, name: str, page: int) -> "pikepdf.Object":
        """Add a field that is not shown; what it says is put in later."""
        import pikepdf

        spot = Spot("text", name, name, page, 0, 0, 0, 0)
        return self._widget(spot, FT=pikepdf.Name.Tx, Ff=_READ_ONLY, F=_HIDDEN, DA=self._form.DA)

    def _widget(self, spot: Spot, **entries: object) -> "pikepdf.Object":
        import pikepdf

        page = self._pdf.pages[spot.page]
        values = {
            "/Type": pikepdf.Name.Annot,
            "/Subtype": pikepdf.Name.Widget,
            "/T": pikepdf.String(spot.name),
            "/Rect": [round(edge, 2) for edge in (spot.left, spot.bottom, spot.right, spot.top)],
            "/P": page.obj,
            "/F": _PRINTED,
            **({"/TU": pikepdf.String(spot.label)} if spot.label else {}),
            **{f"/{key}": value for key, value in entries.items()},
        }
        widget = self._pdf.make_indirect(pikepdf.Dictionary(values))
        if "/Annots" not in page.obj:
            page.obj.Annots = pikepdf.Array()
        page.obj.Annots.append(widget)
        self._form.Fields.append(widget)
        if widget.F != _HIDDEN:
            self._tag(widget, page.obj)
        return widget

    def _tag(self, widget: "pikepdf.Object", page: "pikepdf.Object") -> None:
        """Give a field its element at the end of the structure, where there is one."""
        import pikepdf

        root = self._pdf.Root.get("/StructTreeRoot")
        if root is None:
            return
        top = root.K[0] if isinstance(root.K, pikepdf.Array) else root.K
        reference = pikepdf.Dictionary(Type=pikepdf.Name.OBJR, Obj=widget, Pg=page)
        element = self._pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.StructElem,
                S=pikepdf.Name.Form,
                P=top,
                Pg=page,
                K=pikepdf.Array([reference]),
            )
        )
        top.K.append(element)
        key = int(root.ParentTreeNextKey)
        root.ParentTree.Nums.append(key)
        root.ParentTree.Nums.append(element)
        root.ParentTreeNextKey = key + 1
        widget.StructParent = key

    def _drawing(self, content: bytes, side: int) -> "pikepdf.Object":
        import pikepdf

        made = self._pdf.make_stream(content)
        made.Type, made.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        made.BBox = [0, 0, side, side]
        return made
