"""Spreadsheets for tests, made by programs other than Charta's reader."""

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence

from xlsxwriter import Workbook

Cells = Sequence[Sequence[object]]


def csv_bytes(rows: Cells, separator: str = ",", encoding: str = "utf-8") -> bytes:
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=separator).writerows(rows)
    return target.getvalue().encode(encoding)


def workbook_bytes(*sheets: Cells, first_row: int = 0) -> bytes:
    target = io.BytesIO()
    with Workbook(target, {"in_memory": True, "strings_to_formulas": False}) as book:
        for rows in sheets:
            sheet = book.add_worksheet()
            for number, row in enumerate(rows, first_row):
                for place, cell in enumerate(row):
                    sheet.write(number, place, cell)
    return target.getvalue()


def raw_workbook(sheet: str, texts: str = "", members: Mapping[str, str] | None = None) -> bytes:
    """Return a workbook of one sheet with this XML."""
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    relations = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    links = "http://schemas.openxmlformats.org/package/2006/relationships"
    content = {
        "xl/workbook.xml": f'<workbook {main} {relations}><sheets><sheet name="A" sheetId="7" r:id="rId1"/>'
        "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{links}"><Relationship Id="rId1" '
        'Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": sheet,
        **({"xl/sharedStrings.xml": texts} if texts else {}),
        **(members or {}),
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in content.items():
            archive.writestr(name, text)
    return target.getvalue()
