"""What reviewers do in LibreOffice, by its own scripting; `make.py` runs it with the Python of LibreOffice.

/usr/bin/python3 libreoffice.py SENT.docx FOLDER
"""
# ruff: noqa: ANN401 - what LibreOffice hands out has no types in Python

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK

PIPE = "charta_review"


def prop(name: str, value: object) -> Any:
    return PropertyValue(Name=name, Value=value)


class Office:
    def __init__(self, profile: str) -> None:
        self.process = subprocess.Popen(
            [  # noqa: S607 - wherever it is installed
                "soffice",
                "--headless",
                "--norestore",
                f"-env:UserInstallation=file://{profile}",
                f"--accept=pipe,name={PIPE};urp;",
            ]
        )
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        for _ in range(120):
            try:
                self.context = resolver.resolve(f"uno:pipe,name={PIPE};urp;StarOffice.ComponentContext")
                break
            except NoConnectException:
                time.sleep(0.5)
        self.manager = self.context.ServiceManager
        self.desktop = self.manager.createInstanceWithContext("com.sun.star.frame.Desktop", self.context)
        self.name_user("Jeanne", "Tremblay")

    def name_user(self, first: str, last: str) -> None:
        provider = self.manager.createInstanceWithContext(
            "com.sun.star.configuration.ConfigurationProvider", self.context
        )
        update = provider.createInstanceWithArguments(
            "com.sun.star.configuration.ConfigurationUpdateAccess",
            (prop("nodepath", "/org.openoffice.UserProfile/Data"),),
        )
        update.setPropertyValue("givenname", first)
        update.setPropertyValue("sn", last)
        update.commitChanges()

    def open(self, path: Path) -> Any:
        return self.desktop.loadComponentFromURL(
            path.resolve().as_uri(), "_blank", 0, (prop("Hidden", True),)
        )

    def dispatch(self, document: Any, command: str) -> None:
        dispatcher = self.manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", self.context)
        frame = document.CurrentController.Frame
        dispatcher.executeDispatch(frame, f".uno:{command}", "", 0, ())

    def save(self, document: Any, path: Path) -> None:
        document.storeToURL(path.resolve().as_uri(), (prop("FilterName", "MS Word 2007 XML"),))
        document.close(True)

    def close(self) -> None:
        self.desktop.terminate()
        self.process.wait(30)


def found(document: Any, words: str) -> Any:
    search = document.createSearchDescriptor()
    search.SearchString = words
    search.SearchCaseSensitive = True
    place = document.findFirst(search)
    assert place is not None, words
    return place


def replace(document: Any, words: str, others: str) -> None:
    found(document, words).setString(others)


def paragraph_after(document: Any, words: str, text: str) -> None:
    """Press Enter at the end of the paragraph with these words, and write."""
    cursor = document.Text.createTextCursorByRange(found(document, words))
    cursor.gotoEndOfParagraph(False)
    document.Text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
    document.Text.insertString(cursor, text, False)


def comment(document: Any, words: str, text: str) -> None:
    made = document.createInstance("com.sun.star.text.textfield.Annotation")
    made.Author = "Paul Roy"
    made.Content = text
    place = found(document, words)
    document.Text.insertTextContent(place, made, True)


def controls(document: Any) -> Iterator[tuple[int, str, Any]]:
    """Yield the content controls in the cells of each table, in order."""
    tables = document.TextTables
    for number in range(tables.Count):
        table = tables.getByIndex(number)
        for name in table.CellNames:
            for paragraph in table.getCellByName(name):
                for portion in paragraph:
                    if portion.TextPortionType == "ContentControl":
                        yield number, name, portion.ContentControl


def untouched(_office: "Office", _document: Any) -> None:
    pass


def tracked(_office: "Office", document: Any) -> None:
    document.RecordChanges = True
    replace(document, "bienvenue", "encouragée")
    replace(document, "Rien de confidentiel ne sort.", "")
    paragraph_after(document, "Attendre.", "Prévenir la direction.")
    paragraph_after(document, "Customers stay", "Suppliers too.")
    replace(document, "Confidentiality", "Confidential matters")
    replace(document, "restent ", "")
    comment(document, "réussite de l’équipe", "De quelle équipe ?")
    comment(document, "Ambition and position", "A better title?")
    comment(document, "Affaires juridiques", "C’est moi.")


def silent(_office: "Office", document: Any) -> None:
    document.RecordChanges = False
    replace(document, "en tout temps", "toujours")
    paragraph_after(document, "Wait.", "Breathe.")
    replace(document, "Report at once.", "Report it at once.")


def decided(_office: "Office", document: Any) -> None:
    document.RecordChanges = True
    boxes: dict[tuple[int, str], int] = {}
    for table, name, control in list(controls(document)):
        place = boxes[table, name] = boxes.get((table, name), 0) + 1
        if table != FIRST_DECISIONS:
            continue
        if (name, place) in (("B2", 1), ("B3", 3)):
            control.Checked = True
            control.setString("☒")
        elif name == "D2":
            control.setString("2 décembre 2026")
    for name, text in (("C2", "Jeanne Tremblay"), ("C3", "Paul Roy"), ("E3", "Le mot « silence » choque.")):
        cell = document.TextTables.getByIndex(FIRST_DECISIONS).getCellByName(name)
        cursor = cell.createTextCursor()
        cursor.goRight(2, False)
        cell.insertString(cursor, text, False)


def accepted(office: "Office", document: Any) -> None:
    tracked(office, document)
    office.dispatch(document, "AcceptAllTrackedChanges")


def select(document: Any, first: str, last: str) -> None:
    """Select whole paragraphs, from the one with some words to the one with others."""
    start = document.Text.createTextCursorByRange(found(document, first).Start)
    start.gotoStartOfParagraph(False)
    start.gotoRange(found(document, last).End, True)
    start.gotoEndOfParagraph(True)
    start.goRight(1, True)
    document.CurrentController.select(start)


def move(document: Any, first: str, last: str, before: str) -> None:
    """Cut whole paragraphs and put them before another one."""
    controller = document.CurrentController
    select(document, first, last)
    cut = controller.getTransferable()
    controller.getSelection().getByIndex(0).setString("")
    target = document.Text.createTextCursorByRange(found(document, before).Start)
    target.gotoStartOfParagraph(False)
    controller.select(target)
    controller.insertTransferable(cut)


def moved(_office: "Office", document: Any) -> None:
    document.RecordChanges = False
    move(document, "Crise", "Attendre.", "Confidentialité")


def moved_tracked(_office: "Office", document: Any) -> None:
    document.RecordChanges = True
    move(document, "Les clients", "tout temps", "Signaler")


def tables(_office: "Office", document: Any) -> None:
    document.RecordChanges = True
    table = document.createInstance("com.sun.star.text.TextTable")
    table.initialize(2, 2)
    place = document.Text.createTextCursorByRange(found(document, "anonymes"))
    place.gotoEndOfParagraph(False)
    document.Text.insertTextContent(place, table, False)
    for name, text in (("A1", "Qui"), ("B1", "Quoi"), ("A2", "Client"), ("B2", "Nom")):
        table.getCellByName(name).setString(text)


def pictures(office: "Office", document: Any) -> None:
    document.RecordChanges = True
    provider = office.manager.createInstanceWithContext(
        "com.sun.star.graphic.GraphicProvider", office.context
    )
    png = Path(tempfile.mkdtemp()) / "signature.png"
    png.write_bytes(PNG)
    graphic = provider.queryGraphic((prop("URL", png.as_uri()),))
    for words, title in (("Call.", "Un organigramme"), ("Signaler", "")):
        made = document.createInstance("com.sun.star.text.TextGraphicObject")
        made.Graphic = graphic
        made.Title = title
        document.Text.insertTextContent(found(document, words).End, made, False)
    frame = document.createInstance("com.sun.star.text.TextFrame")
    document.Text.insertTextContent(found(document, "Publier.").End, frame, False)
    frame.Text.setString("Une remarque dans un cadre.")
    note = document.createInstance("com.sun.star.text.Footnote")
    document.Text.insertTextContent(found(document, "Attendre.").End, note, False)
    note.setString("Au plus une heure.")


FIRST_DECISIONS = 1
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c02"
    "0000000b4944415478da6364f80f00010501012718e3660000000049454e44ae426082"
)
ROUNDS = (untouched, tracked, silent, decided, accepted, moved, moved_tracked, tables, pictures)


def main() -> None:
    sent, folder = Path(sys.argv[1]), Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as profile:
        office = Office(profile)
        try:
            for act in ROUNDS:
                document = office.open(sent)
                try:
                    act(office, document)
                finally:
                    office.save(document, folder / f"{act.__name__}.docx")
        finally:
            office.close()


if __name__ == "__main__":
    main()
