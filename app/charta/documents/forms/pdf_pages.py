"""Pages that Typst laid out, as constant parts of a file in which they are shown again and again."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from charta.documents.forms.pdf_objects import Copier

if TYPE_CHECKING:
    import pikepdf


class LaidOutPage:
    """One page: what it shows on every copy. `stand_ins` are pictures in whose place others come, by name."""

    def __init__(
        self, copier: Copier, page: "pikepdf.Page", stand_ins: Mapping[tuple[int, int], str]
    ) -> None:
        resources = page.obj.Resources
        self._content = copier.text(page.obj.Contents)
        self._places: dict[bytes, str] = {}
        pictures = []
        for name, picture in resources.get("/XObject", {}).items():
            if picture.objgen in stand_ins:
                self._places[name.encode()] = stand_ins[picture.objgen]
            else:
                pictures.append(name.encode() + b" " + copier.text(picture))
        self._pictures = b"".join(pictures)
        self._others = b"".join(
            key.encode() + b" " + copier.text(value) for key, value in resources.items() if key != "/XObject"
        )
        self._links = b"/Annots %b" % copier.text(page.obj.Annots) if "/Annots" in page.obj else b""
        self._box = copier.text(page.obj.MediaBox)

    def body(
        self, tree: int, pictures: Mapping[str, int], contents: Iterable[int], drawings: Mapping[bytes, int]
    ) -> bytes:
        """Return the page as an object of the page tree `tree`.

        It shows `pictures` in place of the stand-ins, and first the streams `contents`, which may name
        `drawings`.
        """
        shown = [b"%b %d 0 R" % (called, pictures[place]) for called, place in self._places.items()]
        shown += [b"%b %d 0 R" % drawing for drawing in drawings.items()]
        before = b"".join(b"%d 0 R " % content for content in contents)
        return (
            b"<</Type/Page/Parent %d 0 R/MediaBox %b/Contents[%b%b]%b/Resources<<%b/XObject<<%b%b>>>>>>"
            % (
                *(tree, self._box, before, self._content, self._links, self._others, self._pictures),
                b"".join(shown),
            )
        )
