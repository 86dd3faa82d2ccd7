"""The personal form and the cover sheet as documents, with marks where something personal belongs."""

from dataclasses import replace
from typing import Final

from charta.documents.block_words import printable
from charta.documents.blocks import Document
from charta.documents.composing import Composer, Content
from charta.domain.printed_people import FormBundle, PrintedForm

NAME: Final = "\ue000name\ue001"
NUMBER: Final = "\ue000number\ue001"
DEPARTMENT: Final = "\ue000department\ue001"


def compose_form(
    composer: Composer, form: PrintedForm, *, on_paper: bool = False, on_screen: bool = False
) -> Document:
    """Return a form with `NAME` for the person's name.

    It has no fields where it is only printed, and one more, for a typed name, where it is filled on screen.
    """
    content = Content(
        charter=form.charter,
        variables={
            "occasion": form.occasion,
            "changes": form.changes,
            "since": form.since,
            "name": NAME,
            "on_screen": on_screen,
        },
        layout="form",
    )
    return replace(composer.compose("personal_form", content), on_paper=on_paper)


def compose_cover(composer: Composer, bundle: FormBundle) -> Document:
    """Return the cover sheet with one row of names, of marks: `NUMBER`, `NAME` and `DEPARTMENT`."""
    charters = [form.charter for form in bundle.forms]
    fitting = [charter for charter in charters if charter.language == bundle.language]
    content = Content(
        charter=replace((fitting or charters)[0], language=bundle.language),
        variables={
            "part": bundle.title,
            "count": str(len(bundle.copies)),
            "as_of": bundle.as_of,
            "number": NUMBER,
            "name": NAME,
            "department": DEPARTMENT,
        },
        layout="form",
    )
    return replace(composer.compose("form_cover", content), on_paper=True)


def on_one_line(text: str) -> str:
    """Return a text of a person as it prints: on one line, with nothing that a file cannot hold."""
    return text if text.isprintable() else " ".join(printable(text).split())
