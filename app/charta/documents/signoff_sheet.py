"""The sheet on which departments sign the sections by hand: sections down, departments across."""

from dataclasses import dataclass, replace

from charta.documents.blocks import Document
from charta.documents.composing import Composer, Content
from charta.domain.printed import PrintedCharter, PrintedSection, PrintedSignOff

_SECTION_SHARE = 20


@dataclass(frozen=True)
class SheetRow:
    """One section: a cell per department, None where its sign-off is not required."""

    number: int
    title: str
    cells: tuple[PrintedSignOff | None, ...]


def compose_sign_off_sheet(composer: Composer, content: PrintedCharter) -> Document:
    """Return the sheet with what is decided already, and room for the rest."""
    asked = {sign_off.department for section in content.sections for sign_off in section.sign_offs}
    departments = {id_: name for id_, name in content.departments.items() if id_ in asked}
    rows = tuple(
        SheetRow(number, section.title, _cells(section, tuple(departments)))
        for number, section in enumerate(content.sections, start=1)
    )
    share = (100 - _SECTION_SHARE) // max(len(departments), 1)
    return composer.compose(
        "sign_off_sheet",
        Content(
            charter=content,
            variables={
                "departments": tuple(departments.values()),
                "rows": rows,
                "widths": (100 - share * len(departments), *[share] * len(departments)),
            },
            layout="sheet",
            pictures={
                f"{row.number}-{cell.department}": cell.signature
                for row in rows
                for cell in row.cells
                if cell and cell.signature
            },
        ),
    )


def _cells(section: PrintedSection, departments: tuple[str, ...]) -> tuple[PrintedSignOff | None, ...]:
    decided = {sign_off.department: _shown(sign_off) for sign_off in section.sign_offs}
    return tuple(decided.get(department) for department in departments)


def _shown(sign_off: PrintedSignOff) -> PrintedSignOff:
    """Return a sign-off without its signature where the text is no longer the one that was signed."""
    return replace(sign_off, signature=None) if sign_off.state == "outdated" else sign_off
