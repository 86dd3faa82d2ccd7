"""Form fields in Word: content controls to fill in on screen, drawn so that a pen works as well."""

from collections.abc import Iterable
from typing import Final

from charta.documents.block_words import choices
from charta.documents.blocks import EMPTY_BOX, TICKED_BOX, FormField
from charta.documents.word_xml import Element, qn, run, valued, w, w14

_LONGEST_TITLE: Final = 64  # what Word shows and accepts
# Spaces that leave a place to click and to write; a placeholder in words would be printed.
_ROOM: Final = "\u2003" * 6
_DATE_FORMATS: Final = {"fr": "d MMMM yyyy", "en": "MMMM d, yyyy"}


class Controls:
    """Makes content controls with unique ids.

    A file that comes back with tracked changes (`returns`) has neither plain-text controls nor placeholders:
    LibreOffice 7 writes broken XML where a change is tracked in the former, and goes on calling the latter
    empty once they are filled in. What is only printed (`on_paper`) has no controls, only what they show.
    """

    def __init__(
        self, locale: str, placeholder: str, box: str, *, returns: bool = False, on_paper: bool = False
    ) -> None:
        self._locale = locale
        self._returns = returns
        self._on_paper = on_paper
        self._placeholder = placeholder
        self._box = box
        self._next = 100_001

    def control(self, field: FormField) -> Element:
        """Return the content control of a field that is neither a box nor a choice."""
        kind = self._date() if field.kind == "date" else w("text")
        if field.kind == "lines":
            kind.set(qn("w:multiLine"), "1")
        if self._returns:
            written = None if kind.tag == qn("w:text") else kind
            return self._wrapped(field.label, field.name, written, [run(field.value or _ROOM)], waiting=False)
        shown = run(field.value) if field.value else run(_ROOM, self._placeholder)
        return self._wrapped(field.label, field.name, kind, [shown], waiting=not field.value)

    def box(self, label: str, name: str, *, ticked: bool) -> Element:
        """Return a box to tick."""
        kind = w14(
            "checkbox",
            w14("checked", val=int(ticked)),
            w14("checkedState", val="2612", font="MS Gothic"),
            w14("uncheckedState", val="2610", font="MS Gothic"),
        )
        glyph = run(TICKED_BOX if ticked else EMPTY_BOX, self._box)
        return self._wrapped(label, name, kind, [glyph], waiting=False)

    def choice(self, field: FormField) -> list[Element]:
        """Return a box for each option, and one for a value that is none of them."""
        found: list[Element] = []
        for index, (option, ticked) in enumerate(choices(field), start=1):
            found += [self.box(option, f"{field.name}_{index}", ticked=ticked), run(f"\u00a0{option}\u2003")]
        return found

    def _date(self) -> Element:
        return w(
            "date",
            valued("dateFormat", _DATE_FORMATS.get(self._locale[:2], "yyyy-MM-dd")),
            valued("lid", self._locale),
            valued("storeMappedDataAs", "dateTime"),
            valued("calendar", "gregorian"),
        )

    def enclosed(self, label: str, name: str, content: Iterable[Element]) -> Element:
        """Return a control around whole paragraphs, in which anything may be written."""
        return self._wrapped(label, name, None, content, waiting=False)

    def _wrapped(
        self, label: str, name: str, kind: Element | None, content: Iterable[Element], *, waiting: bool
    ) -> Element:
        if self._on_paper:
            (shown,) = content
            return shown
        identity = self._next
        self._next += 1
        title = label if len(label) <= _LONGEST_TITLE else f"{label[: _LONGEST_TITLE - 1]}…"
        properties = w(
            "sdtPr",
            valued("alias", title),
            valued("tag", f"charta:{name}"[:_LONGEST_TITLE]),
            valued("id", identity),
            w("showingPlcHdr") if waiting else None,
            kind,
        )
        return w("sdt", properties, w("sdtContent", *content))
